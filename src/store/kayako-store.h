/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-store-batch.h"
#include "kayako-store-changes.h"
#include "kayako-view.h"

#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_STORE (kayako_store_get_type ())

G_DECLARE_FINAL_TYPE (KayakoStore, kayako_store, KAYAKO, STORE, GObject)

DexFuture *kayako_store_open (const char *folder, const char *account_id) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_store_exists (const char *folder, const char *account_id);
DexFuture *kayako_store_close (KayakoStore *self) G_GNUC_WARN_UNUSED_RESULT;

const char *kayako_store_get_set_aside (KayakoStore *self);
guint kayako_store_get_n_rescued (KayakoStore *self);
const GError *kayako_store_get_refusal (KayakoStore *self);
DexFuture *kayako_store_verify (KayakoStore *self) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *
kayako_store_apply (KayakoStore *self, KayakoStoreBatch *batch) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_apply_or_leave (KayakoStore *self,
                                        KayakoStoreBatch *batch,
                                        KayakoStoreBatch **left) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_store_list_conversations (KayakoStore *self,
                                            KayakoView *view,
                                            gint64 me_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_list_conversation_keys (KayakoStore *self,
                                                KayakoView *view,
                                                gint64 me_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_count_conversations (KayakoStore *self,
                                             KayakoView *view,
                                             gint64 me_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_store_list_messages (KayakoStore *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_list (KayakoStore *self, GType type) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_load (KayakoStore *self, GType type, const gint64 *ids, gsize n_ids)
    G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_store_find_message (KayakoStore *self, const char *client_id) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *
kayako_store_get_validator (KayakoStore *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_store_get_cursor (KayakoStore *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_store_get_cursor_text (KayakoStore *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/**
 * KayakoStoreCursor:
 * @id: what the cursor's name ends in
 * @number: the cursor's number, never 0
 *
 * One of many cursors that are named alike.
 */
typedef struct {
  gint64 id;
  gint64 number;
} KayakoStoreCursor;

DexFuture *
kayako_store_list_cursors (KayakoStore *self, const char *prefix) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
