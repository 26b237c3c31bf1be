/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoStoreChanges:
 *
 * What really changed in the store when something was applied to it: ids by
 * the type of resource. Immutable once it is handed out.
 */
typedef struct _KayakoStoreChanges KayakoStoreChanges;

/**
 * KayakoStoreChange:
 * @KAYAKO_STORE_CHANGE_INSERTED: not known before
 * @KAYAKO_STORE_CHANGE_UPDATED: known otherwise before
 * @KAYAKO_STORE_CHANGE_DELETED: no longer known
 *
 * What happened to a resource.
 */
typedef enum {
  KAYAKO_STORE_CHANGE_INSERTED,
  KAYAKO_STORE_CHANGE_UPDATED,
  KAYAKO_STORE_CHANGE_DELETED,
} KayakoStoreChange;

#define KAYAKO_TYPE_STORE_CHANGES (kayako_store_changes_get_type ())

GType kayako_store_changes_get_type (void) G_GNUC_CONST;

KayakoStoreChanges *kayako_store_changes_new (void) G_GNUC_WARN_UNUSED_RESULT;
KayakoStoreChanges *kayako_store_changes_ref (KayakoStoreChanges *self);
void kayako_store_changes_unref (KayakoStoreChanges *self);

void kayako_store_changes_add (KayakoStoreChanges *self,
                               KayakoStoreChange change,
                               GType type,
                               gint64 id);
void kayako_store_changes_add_thread (KayakoStoreChanges *self, gint64 conversation_id);
void kayako_store_changes_note_views (KayakoStoreChanges *self);

gboolean kayako_store_changes_is_empty (const KayakoStoreChanges *self);
gboolean kayako_store_changes_is_about (const KayakoStoreChanges *self, GType type);
const gint64 *kayako_store_changes_get (const KayakoStoreChanges *self,
                                        KayakoStoreChange change,
                                        GType type,
                                        gsize *n_ids);
GArray *kayako_store_changes_dup_types (const KayakoStoreChanges *self) G_GNUC_WARN_UNUSED_RESULT;
const gint64 *kayako_store_changes_get_threads (const KayakoStoreChanges *self, gsize *n_ids);
gboolean kayako_store_changes_get_views (const KayakoStoreChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoStoreChanges, kayako_store_changes_unref)

G_END_DECLS
