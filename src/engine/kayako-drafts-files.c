/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files that are to be sent with what is being written. */

#include "kayako-drafts-private.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-local-files.h"
#include "kayako-store-writing.h"

/* How old a copy is that nobody needs before it goes, in seconds: one that has just
 * been made is in no draft yet. */
#define PRUNE_AGE (60 * 60)

typedef struct {
  KayakoDrafts *drafts; /* (owned) */
  gint64 conversation_id;
  DexFuture *copying; /* (owned) (nullable) */
} AttachData;

static void
attach_data_free (gpointer user_data)
{
  AttachData *data = user_data;

  g_object_unref (data->drafts);
  dex_clear (&data->copying);
  g_free (data);
}

/**
 * kayako_drafts_get_files:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Gets what is to be sent with what is being written there; always the same
 * model.
 *
 * Returns: (transfer none): a model of #KayakoAttachment
 */
GListModel *
kayako_drafts_get_files (KayakoDrafts *self, gint64 conversation_id)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);

  return G_LIST_MODEL (kayako_drafts_ensure (self, conversation_id)->files);
}

/**
 * kayako_drafts_dup_files:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Remembers which files are there now.
 *
 * Returns: (transfer full) (element-type KayakoAttachment): the files
 */
GPtrArray *
kayako_drafts_dup_files (KayakoDrafts *self, gint64 conversation_id)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *files = kayako_drafts_get_files (self, conversation_id);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (array, g_list_model_get_item (files, i));

  return array;
}

static DexFuture *
attach_fiber (gpointer user_data)
{
  AttachData *data = user_data;
  KayakoDrafts *self = data->drafts;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoAttachment) file = dex_await_object (g_steal_pointer (&data->copying), &error);
  KayakoDraft *draft = NULL;

  if (file == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  draft = kayako_drafts_ensure (self, data->conversation_id);
  g_list_store_append (draft->files, file);
  draft->is_changed = TRUE;
  kayako_drafts_tell_mark (self, draft);
  return kayako_drafts_save (self);
}

static DexFuture *
start_attaching (KayakoDrafts *self, gint64 conversation_id, DexFuture *copying)
{
  AttachData *data = g_new0 (AttachData, 1);

  data->drafts = g_object_ref (self);
  data->conversation_id = conversation_id;
  data->copying = copying;
  return kayako_spawn (attach_fiber, data, attach_data_free);
}

static DexFuture *
new_no_place (void)
{
  return dex_future_new_reject (KAYAKO_ERROR, (int) KAYAKO_ERROR_STORE,
                                "There is no place for files");
}

/**
 * kayako_drafts_attach:
 * @self: the drafts
 * @conversation_id: a conversation
 * @file: what somebody chose
 *
 * Copies a file, to be sent with what is being written there.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is there and
 *   the disk knows it, or rejects as kayako_local_files_copy() or
 *   kayako_drafts_save() does
 */
DexFuture *
kayako_drafts_attach (KayakoDrafts *self, gint64 conversation_id, GFile *file)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  folder = kayako_library_dup_files_folder (self->library);
  if (folder == NULL)
    return new_no_place ();

  return start_attaching (self, conversation_id, kayako_local_files_copy (folder, file));
}

/**
 * kayako_drafts_attach_bytes:
 * @self: the drafts
 * @conversation_id: a conversation
 * @name: what it is to be called
 * @content_type: its MIME type
 * @content: its bytes
 *
 * Makes a file of what is none, to be sent with what is being written there.
 *
 * Returns: (transfer full): a future as that of kayako_drafts_attach()
 */
DexFuture *
kayako_drafts_attach_bytes (KayakoDrafts *self,
                            gint64 conversation_id,
                            const char *name,
                            const char *content_type,
                            GBytes *content)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);

  folder = kayako_library_dup_files_folder (self->library);
  if (folder == NULL)
    return new_no_place ();

  return start_attaching (self, conversation_id,
                          kayako_local_files_write (folder, name, content_type, content));
}

/**
 * kayako_drafts_detach:
 * @self: the drafts
 * @conversation_id: a conversation
 * @file: one of its files
 *
 * Does not send a file. Its copy stays as long as a version has it.
 */
void
kayako_drafts_detach (KayakoDrafts *self, gint64 conversation_id, KayakoAttachment *file)
{
  KayakoDraft *draft = NULL;
  guint position = 0;

  g_return_if_fail (KAYAKO_IS_DRAFTS (self));
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (file));

  draft = kayako_drafts_ensure (self, conversation_id);
  if (!g_list_store_find (draft->files, file, &position))
    return;

  g_list_store_remove (draft->files, position);
  kayako_drafts_save_soon (self, draft);
  kayako_drafts_tell_mark (self, draft);
}

/**
 * kayako_drafts_add_files:
 * @self: the drafts
 * @conversation_id: a conversation
 * @files: (element-type KayakoAttachment): what was to be sent
 *
 * Gets files back into what is being written there.
 */
void
kayako_drafts_add_files (KayakoDrafts *self, gint64 conversation_id, GPtrArray *files)
{
  KayakoDraft *draft = NULL;

  g_return_if_fail (KAYAKO_IS_DRAFTS (self));
  g_return_if_fail (files != NULL);

  if (files->len == 0)
    return;

  draft = kayako_drafts_ensure (self, conversation_id);
  g_list_store_splice (draft->files, g_list_model_get_n_items (G_LIST_MODEL (draft->files)), 0,
                       files->pdata, files->len);
  kayako_drafts_save_soon (self, draft);
  kayako_drafts_tell_mark (self, draft);
}

static void
note_paths (GHashTable *paths, GVariant *variant)
{
  g_autoptr (GPtrArray) files = kayako_local_files_from_variant (variant);

  for (guint i = 0; i < files->len; i++)
    g_hash_table_add (paths, kayako_local_files_dup_path (files->pdata[i]));
}

/* Returns: FALSE where it cannot be known what is needed */
static gboolean
await_needed (KayakoStore *store, GHashTable *paths)
{
  g_autoptr (GPtrArray) intents = NULL;
  g_autoptr (GPtrArray) drafts =
      dex_await_boxed (kayako_store_prune_drafts (store, g_get_real_time () / 1000), NULL);

  if (drafts == NULL)
    return FALSE;

  for (guint i = 0; i < drafts->len; i++)
    note_paths (paths, ((const KayakoStoredDraft *) drafts->pdata[i])->files);

  intents = dex_await_boxed (kayako_store_list_intents (store), NULL);
  for (guint i = 0; intents != NULL && i < intents->len; i++) {
    const KayakoIntent *intent = intents->pdata[i];
    g_autoptr (GVariant) payload = g_variant_ref_sink (
        g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, intent->payload, FALSE));
    g_autoptr (GVariant) files =
        g_variant_lookup_value (payload, "files", KAYAKO_STORED_DRAFT_FILES);

    note_paths (paths, files);
  }

  return intents != NULL;
}

static DexFuture *
prune_fiber (gpointer user_data)
{
  KayakoDrafts *self = user_data;
  g_autofree char *folder = kayako_library_dup_files_folder (self->library);
  g_autoptr (KayakoStore) store = g_object_ref (self->store);
  g_autoptr (GHashTable) needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) old =
      dex_await_boxed (kayako_local_files_list_old (folder, PRUNE_AGE), NULL);

  if (old == NULL || old->len == 0 || !await_needed (store, needed))
    return dex_future_new_true ();

  for (guint i = old->len; i > 0; i--) {
    if (g_hash_table_contains (needed, g_ptr_array_index (old, i - 1)))
      g_ptr_array_remove_index (old, i - 1);
  }

  return kayako_local_files_remove (old);
}

/**
 * kayako_drafts_prune_files:
 * @self: the drafts, of which the store is open
 *
 * Forgets versions that are too old, and deletes the copies of files that no
 * draft, version or message in the outbox has.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when that is done
 */
DexFuture *
kayako_drafts_prune_files (KayakoDrafts *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (self->store != NULL, NULL);

  return kayako_spawn (prune_fiber, g_object_ref (self), g_object_unref);
}
