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
  KayakoAttachment *coming; /* (owned): stands for it until it is there */
  char *folder;             /* (owned) */
  DexFuture *content;       /* (owned) (nullable): of what is no file */
  GFile *source;            /* (owned) (nullable) */
} AttachData;

static void
attach_data_free (gpointer user_data)
{
  AttachData *data = user_data;

  g_object_unref (data->drafts);
  g_object_unref (data->coming);
  g_free (data->folder);
  dex_clear (&data->content);
  g_clear_object (&data->source);
  g_free (data);
}

/* What is still being copied has no place yet. */
static gboolean
is_coming (KayakoAttachment *file)
{
  return kayako_attachment_get_url (file) == NULL;
}

/**
 * kayako_drafts_get_files:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Gets what is to be sent with what is being written there; always the same
 * model. What is still being copied is in it with neither a number nor an address.
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
 * kayako_drafts_get_attaching:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Returns: whether a file is still being copied that is to be sent with what is
 *   being written there
 */
gboolean
kayako_drafts_get_attaching (KayakoDrafts *self, gint64 conversation_id)
{
  GListModel *files = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), FALSE);

  files = kayako_drafts_get_files (self, conversation_id);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (KayakoAttachment) file = g_list_model_get_item (files, i);

    if (is_coming (file))
      return TRUE;
  }

  return FALSE;
}

/**
 * kayako_drafts_dup_files:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Remembers which files are there now, all of them.
 *
 * Returns: (transfer full) (element-type KayakoAttachment): the files
 */
GPtrArray *
kayako_drafts_dup_files (KayakoDrafts *self, gint64 conversation_id)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *files = kayako_drafts_get_files (self, conversation_id);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (KayakoAttachment) file = g_list_model_get_item (files, i);

    if (!is_coming (file))
      g_ptr_array_add (array, g_steal_pointer (&file));
  }

  return array;
}

/**
 * kayako_draft_drop_files:
 * @draft: a draft
 *
 * Removes the files, but those that are still being copied: whoever chose them wants
 * them yet.
 */
void
kayako_draft_drop_files (KayakoDraft *draft)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (draft->files)); i > 0; i--) {
    g_autoptr (KayakoAttachment) file = g_list_model_get_item (G_LIST_MODEL (draft->files), i - 1);

    if (!is_coming (file))
      g_list_store_remove (draft->files, i - 1);
  }
}

/* Returns: our copy, or %NULL with @error set */
static KayakoAttachment *
await_copied (AttachData *data, GError **error)
{
  g_autoptr (GBytes) content = NULL;

  if (data->source != NULL)
    return dex_await_object (kayako_local_files_copy (data->folder, data->source), error);

  content = dex_await_boxed (g_steal_pointer (&data->content), error);
  if (content == NULL)
    return NULL;

  return dex_await_object (
      kayako_local_files_write (data->folder, kayako_attachment_get_name (data->coming),
                                kayako_attachment_get_content_type (data->coming), content),
      error);
}

/* Somebody has changed their mind meanwhile. */
static DexFuture *
forget (KayakoAttachment *file)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (file == NULL)
    return dex_future_new_true ();

  g_ptr_array_add (paths, kayako_local_files_dup_path (file));
  return kayako_local_files_remove (paths);
}

static DexFuture *
attach_fiber (gpointer user_data)
{
  AttachData *data = user_data;
  KayakoDrafts *self = data->drafts;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoAttachment) file = await_copied (data, &error);
  KayakoDraft *draft = kayako_drafts_ensure (self, data->conversation_id);
  guint position = 0;

  if (!g_list_store_find (draft->files, data->coming, &position))
    return forget (file);

  if (file != NULL)
    draft->is_changed = TRUE;
  g_list_store_splice (draft->files, position, 1, (gpointer *) &file, file != NULL ? 1 : 0);
  kayako_drafts_tell_mark (self, draft);
  return file != NULL ? kayako_drafts_save (self)
                      : dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
start_attaching (KayakoDrafts *self,
                 gint64 conversation_id,
                 const char *name,
                 const char *content_type,
                 GFile *source,
                 DexFuture *content)
{
  g_autofree char *folder = kayako_library_dup_files_folder (self->library);
  KayakoDraft *draft = kayako_drafts_ensure (self, conversation_id);
  AttachData *data = NULL;

  if (folder == NULL) {
    dex_clear (&content);
    return dex_future_new_reject (KAYAKO_ERROR, (int) KAYAKO_ERROR_STORE,
                                  "There is no place for files");
  }

  data = g_new0 (AttachData, 1);
  data->drafts = g_object_ref (self);
  data->conversation_id = conversation_id;
  data->coming = kayako_attachment_new (0);
  data->folder = g_steal_pointer (&folder);
  g_set_object (&data->source, source);
  data->content = content;
  kayako_attachment_set_name (data->coming, name);
  kayako_attachment_set_content_type (data->coming, content_type);
  g_list_store_append (draft->files, data->coming);
  kayako_drafts_tell_mark (self, draft);
  return kayako_spawn (attach_fiber, data, attach_data_free);
}

/**
 * kayako_drafts_attach:
 * @self: the drafts
 * @conversation_id: a conversation
 * @file: what somebody chose
 *
 * Copies a file, to be sent with what is being written there. It is among the files
 * at once, and no longer when that fails.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is there and
 *   the disk knows it, or it was removed meanwhile, or rejects as
 *   kayako_local_files_copy() or kayako_drafts_save() does
 */
DexFuture *
kayako_drafts_attach (KayakoDrafts *self, gint64 conversation_id, GFile *file)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *content_type = NULL;
  g_autofree char *mime_type = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base != NULL ? base : "");
  content_type = g_content_type_guess (name, NULL, 0, NULL);
  mime_type = g_content_type_get_mime_type (content_type);
  return start_attaching (self, conversation_id, name, mime_type, file, NULL);
}

/**
 * kayako_drafts_attach_content:
 * @self: the drafts
 * @conversation_id: a conversation
 * @name: what it is to be called
 * @content_type: its MIME type
 * @content: (transfer full): a future that resolves to its #GBytes
 *
 * Makes a file of what is none, to be sent with what is being written there.
 *
 * Returns: (transfer full): a future as that of kayako_drafts_attach(), which also
 *   rejects as @content does
 */
DexFuture *
kayako_drafts_attach_content (KayakoDrafts *self,
                              gint64 conversation_id,
                              const char *name,
                              const char *content_type,
                              DexFuture *content)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);
  g_return_val_if_fail (name != NULL && content_type != NULL, NULL);
  g_return_val_if_fail (DEX_IS_FUTURE (content), NULL);

  return start_attaching (self, conversation_id, name, content_type, NULL, content);
}

/**
 * kayako_drafts_detach:
 * @self: the drafts
 * @conversation_id: a conversation
 * @file: one of its files
 *
 * Does not send a file. Its copy stays as long as a version has it; one that is
 * still being made goes.
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
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GHashTable) needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) old = NULL;

  /* The account has been closed since. */
  if (!g_set_object (&store, self->store))
    return dex_future_new_true ();

  old = dex_await_boxed (kayako_local_files_list_old (folder, PRUNE_AGE), NULL);
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
