/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What drafts were, and how that comes back. */

#include "kayako-drafts-private.h"

#include "kayako-draft-version.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-local-files.h"
#include "kayako-store-writing.h"

typedef struct {
  KayakoDrafts *drafts; /* (owned) */
  gint64 conversation_id;
} ListData;

static void
list_data_free (gpointer user_data)
{
  ListData *data = user_data;

  g_object_unref (data->drafts);
  g_free (data);
}

static GPtrArray *
create_versions (GPtrArray *drafts)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < drafts->len; i++) {
    const KayakoStoredDraft *stored = g_ptr_array_index (drafts, i);

    g_autoptr (GPtrArray) files = kayako_local_files_from_variant (stored->files);

    g_ptr_array_add (versions, kayako_draft_version_new (stored->text, stored->caret, files,
                                                         stored->saved_at / 1000));
  }

  return versions;
}

static DexFuture *
list_fiber (gpointer user_data)
{
  ListData *data = user_data;
  KayakoDrafts *self = data->drafts;
  g_autofree char *key = kayako_drafts_dup_key (data->conversation_id);
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  /* What cannot be written may still be read. */
  if (!dex_await (kayako_drafts_save (self), &error))
    g_debug ("Listing versions without the latest: %s", error->message);
  if (self->store == NULL)
    return error != NULL
               ? dex_future_new_for_error (g_steal_pointer (&error))
               : dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_STORE, "There is no store");

  g_clear_error (&error);
  store = g_object_ref (self->store);
  drafts = dex_await_boxed (kayako_store_list_draft_versions (store, key), &error);
  if (drafts == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, create_versions (drafts));
}

/**
 * kayako_drafts_list_versions:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Reads what was written there in the last 30 days, also what was sent or thrown
 * away.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of
 *   #KayakoDraftVersion, the latest first, or rejects with #KayakoError
 */
DexFuture *
kayako_drafts_list_versions (KayakoDrafts *self, gint64 conversation_id)
{
  ListData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);

  data = g_new0 (ListData, 1);
  data->drafts = g_object_ref (self);
  data->conversation_id = conversation_id;
  return kayako_spawn (list_fiber, data, list_data_free);
}

/**
 * kayako_drafts_dup_version:
 * @self: the drafts
 * @conversation_id: a conversation
 *
 * Remembers what is being written there now.
 *
 * Returns: (transfer full): a version of now
 */
KayakoDraftVersion *
kayako_drafts_dup_version (KayakoDrafts *self, gint64 conversation_id)
{
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (KAYAKO_IS_DRAFTS (self), NULL);

  files = kayako_drafts_dup_files (self, conversation_id);
  return kayako_draft_version_new (kayako_drafts_get_text (self, conversation_id),
                                   kayako_drafts_get_caret (self, conversation_id), files,
                                   g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * kayako_drafts_write_replaced:
 * @self: the drafts
 * @draft: one of them, which is about to be replaced or sent
 *
 * Makes a version of what was typed to its last word. The writer does one thing
 * after the other: it is one before anything else is done with it.
 */
void
kayako_drafts_write_replaced (KayakoDrafts *self, KayakoDraft *draft)
{
  g_autoptr (KayakoStoredDraft) stored = NULL;

  if (self->store == NULL || !draft->is_changed || kayako_draft_is_empty (draft))
    return;

  stored = kayako_drafts_create_stored (self, draft);
  dex_future_disown (kayako_store_save_draft (self->store, stored));
}

/**
 * kayako_drafts_restore:
 * @self: the drafts
 * @conversation_id: a conversation
 * @version: what it was
 *
 * Makes a version the draft again. What it replaces is a version then.
 */
void
kayako_drafts_restore (KayakoDrafts *self, gint64 conversation_id, KayakoDraftVersion *version)
{
  KayakoDraft *draft = NULL;
  GPtrArray *files = NULL;

  g_return_if_fail (KAYAKO_IS_DRAFTS (self));
  g_return_if_fail (KAYAKO_IS_DRAFT_VERSION (version));

  draft = kayako_drafts_ensure (self, conversation_id);
  kayako_drafts_write_replaced (self, draft);
  files = kayako_draft_version_get_files (version);
  kayako_draft_drop_files (draft);
  g_list_store_splice (draft->files, 0, 0, files->pdata, files->len);
  draft->is_apart = TRUE;
  kayako_drafts_save_soon (self, draft);
  kayako_drafts_replace (self, draft, g_strdup (kayako_draft_version_get_text (version)),
                         kayako_draft_version_get_caret (version));
  /* How it ends is told by KayakoDrafts:error. */
  dex_future_disown (kayako_drafts_save (self));
}
