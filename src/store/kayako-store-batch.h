/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-message.h"
#include "kayako-resource.h"
#include "kayako-store-changes.h"

G_BEGIN_DECLS

/**
 * KayakoStoreBatch:
 *
 * What one page or one event brings, to be applied to the store at once or not
 * at all. What is put into it belongs to it: a resource is handed over fresh,
 * nobody else looks at it or at what is nested in it any more, and what is to
 * be shown is read back from the store.
 */
typedef struct _KayakoStoreBatch KayakoStoreBatch;

KayakoStoreBatch *kayako_store_batch_new (void) G_GNUC_WARN_UNUSED_RESULT;
void kayako_store_batch_free (KayakoStoreBatch *self);

void kayako_store_batch_add (KayakoStoreBatch *self, KayakoResource *resource);
void kayako_store_batch_add_message (KayakoStoreBatch *self,
                                     gint64 conversation_id,
                                     KayakoMessage *message);
void kayako_store_batch_remove (KayakoStoreBatch *self, GType type, gint64 id);
void kayako_store_batch_set_view (KayakoStoreBatch *self,
                                  const char *view_id,
                                  const gint64 *conversation_ids,
                                  gsize n_ids,
                                  gboolean is_whole);
void
kayako_store_batch_set_validator (KayakoStoreBatch *self, const char *name, const char *validator);
void kayako_store_batch_set_cursor (KayakoStoreBatch *self,
                                    const char *name,
                                    gint64 number,
                                    const char *text);
void kayako_store_batch_forget_progress (KayakoStoreBatch *self);
void kayako_store_batch_finish_intent (KayakoStoreBatch *self, gint64 intent_id);

GPtrArray *kayako_store_batch_take_apart (KayakoStoreBatch *self,
                                          KayakoStoreChanges *changes,
                                          GArray *owner_ids) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoStoreBatch, kayako_store_batch_free)

G_END_DECLS
