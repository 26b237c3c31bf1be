/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-registry.h"
#include "kayako-row-source.h"
#include "kayako-store.h"
#include "kayako-view.h"

#include <libdex.h>

G_BEGIN_DECLS

/* The name of the cursor that says up to when all that changed on the helpdesk is in
 * the store; there is none until all has been there once. */
#define KAYAKO_LIBRARY_PULLED "sync"

#define KAYAKO_TYPE_LIBRARY   (kayako_library_get_type ())

/* Properties, notifying: "in-memory" (boolean): there is no store, and what comes
 * is kept until the program ends; "is-current" (boolean): what changes on the
 * helpdesk comes into the store by itself; "error" (GError, nullable): what is wrong
 * with the store.
 *
 * Signal "changed" (KayakoStoreChanges): something is known otherwise now. */
G_DECLARE_FINAL_TYPE (KayakoLibrary, kayako_library, KAYAKO, LIBRARY, GObject)

KayakoLibrary *kayako_library_new (KayakoRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

char *kayako_library_dup_files_folder (KayakoLibrary *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_library_set_place (KayakoLibrary *self, const char *folder, const char *name);
void kayako_library_set_after (KayakoLibrary *self, DexFuture *after);
gboolean kayako_library_has_place (KayakoLibrary *self);
gboolean kayako_library_get_is_new (KayakoLibrary *self);
gboolean kayako_library_get_in_memory (KayakoLibrary *self);
const GError *kayako_library_get_error (KayakoLibrary *self);
gboolean kayako_library_get_is_current (KayakoLibrary *self);
void kayako_library_set_is_current (KayakoLibrary *self, gboolean is_current);
KayakoRegistry *kayako_library_get_registry (KayakoLibrary *self);

DexFuture *kayako_library_ensure_store (KayakoLibrary *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_library_reopen_store (KayakoLibrary *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_library_replace_store (KayakoLibrary *self, KayakoStore *store) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_library_close (KayakoLibrary *self) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *
kayako_library_apply (KayakoLibrary *self, KayakoStoreBatch *batch) G_GNUC_WARN_UNUSED_RESULT;
void kayako_library_take (KayakoLibrary *self, GPtrArray *resources, gint64 conversation_id);
guint64 kayako_library_get_n_takes (KayakoLibrary *self);
DexFuture *kayako_library_settle (KayakoLibrary *self) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_library_list_conversations (KayakoLibrary *self,
                                              KayakoView *view,
                                              gint64 me_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_library_count_conversations (KayakoLibrary *self,
                                               KayakoView *view,
                                               gint64 me_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_library_get_pulled (KayakoLibrary *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_library_list_messages (KayakoLibrary *self,
                                         gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_library_list (KayakoLibrary *self, GType type) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_library_load (KayakoLibrary *self, GType type, const gint64 *ids, gsize n_ids)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
