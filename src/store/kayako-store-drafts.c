/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-draft-table.h"
#include "kayako-store-private.h"
#include "kayako-store-writing.h"

#define COLUMNS "key, conversation_id, subject, text, caret, options, files, saved_at"

static gboolean
save_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  kayako_draft_table_save (database, data);

  return TRUE;
}

/**
 * kayako_store_save_draft:
 * @self: a `KayakoStore`
 * @draft: what somebody is writing
 *
 * Saves a draft in place of the one with the same key, and in its history: one
 * version for each minute of typing, kept for 30 days.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is on the
 *   disk, or rejects as kayako_store_apply() does
 */
DexFuture *
kayako_store_save_draft (KayakoStore *self, const KayakoStoredDraft *draft)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (draft != NULL && draft->key != NULL && draft->text != NULL, NULL);

  return kayako_store_write (self, KAYAKO_STORE_CARE_WRITTEN, save_func,
                             kayako_stored_draft_copy (draft),
                             (GDestroyNotify) kayako_stored_draft_free);
}

static gboolean
clear_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  kayako_draft_table_clear (database, data);

  return TRUE;
}

/**
 * kayako_store_clear_draft:
 * @self: a `KayakoStore`
 * @key: names the draft
 *
 * Forgets a draft that is empty, or was thrown away. Its history stays.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects as
 *   kayako_store_apply() does
 */
DexFuture *
kayako_store_clear_draft (KayakoStore *self, const char *key)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self) && key != NULL, NULL);

  return kayako_store_write (self, KAYAKO_STORE_CARE_WRITTEN, clear_func, g_strdup (key), g_free);
}

static KayakoStoredDraft *
read_draft (sqlite3_stmt *statement)
{
  KayakoStoredDraft *draft = g_new0 (KayakoStoredDraft, 1);

  draft->key = kayako_database_dup_text (statement, 0);
  draft->conversation_id = sqlite3_column_int64 (statement, 1);
  draft->subject = kayako_database_dup_text (statement, 2);
  draft->text = kayako_database_dup_text (statement, 3);
  draft->caret = sqlite3_column_int64 (statement, 4);
  draft->options = kayako_database_dup_variant (statement, 5, G_VARIANT_TYPE_VARDICT);
  draft->files = kayako_database_dup_variant (statement, 6, KAYAKO_STORED_DRAFT_FILES);
  draft->saved_at = sqlite3_column_int64 (statement, 7);
  draft->version = sqlite3_column_int64 (statement, 8);

  return draft;
}

static gboolean
load_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  sqlite3_stmt *statement = kayako_database_query (
      database, "SELECT " COLUMNS ", 0 FROM draft WHERE key = ?", "s", (const char *) data);

  g_value_init (result, KAYAKO_TYPE_STORED_DRAFT);
  if (kayako_database_step (database, statement)) {
    g_value_take_boxed (result, read_draft (statement));
    kayako_database_end (database, statement);
  }

  return TRUE;
}

/**
 * kayako_store_load_draft:
 * @self: a `KayakoStore`
 * @key: names the draft
 *
 * Reads a draft.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoStoredDraft, %NULL
 *   where there is none, or rejects with %KAYAKO_ERROR_STORE_DAMAGED or
 *   %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_load_draft (KayakoStore *self, const char *key)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self) && key != NULL, NULL);

  return kayako_store_read (self, load_func, g_strdup (key), g_free);
}

static gboolean
list_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_stored_draft_free);
  sqlite3_stmt *statement = NULL;

  if (data == NULL)
    statement = kayako_database_query (
        database, "SELECT " COLUMNS ", 0 FROM draft ORDER BY saved_at DESC, key", "");
  else
    statement = kayako_database_query (
        database,
        "SELECT " COLUMNS ", id FROM draft_version WHERE key = ? ORDER BY saved_at DESC, id DESC",
        "s", (const char *) data);

  while (kayako_database_step (database, statement))
    g_ptr_array_add (drafts, read_draft (statement));

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&drafts));

  return TRUE;
}

/**
 * kayako_store_list_drafts:
 * @self: a `KayakoStore`
 *
 * Reads all drafts.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of
 *   #KayakoStoredDraft, the latest first, or rejects with
 *   %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_list_drafts (KayakoStore *self)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);

  return kayako_store_read (self, list_func, NULL, NULL);
}

/**
 * kayako_store_list_draft_versions:
 * @self: a `KayakoStore`
 * @key: names a draft, also one that was sent or thrown away
 *
 * Reads what a draft was in the last 30 days.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of
 *   #KayakoStoredDraft, the latest first, or rejects with
 *   %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_list_draft_versions (KayakoStore *self, const char *key)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self) && key != NULL, NULL);

  return kayako_store_read (self, list_func, g_strdup (key), g_free);
}

static gboolean
prune_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_stored_draft_free);
  sqlite3_stmt *statement = NULL;

  kayako_draft_table_prune (database, *(gint64 *) data);
  statement = kayako_database_query (database,
                                     "SELECT " COLUMNS ", 0 FROM draft WHERE files IS NOT NULL"
                                     " UNION ALL SELECT " COLUMNS
                                     ", id FROM draft_version WHERE files IS NOT NULL",
                                     "");
  while (kayako_database_step (database, statement))
    g_ptr_array_add (drafts, read_draft (statement));

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&drafts));

  return TRUE;
}

/**
 * kayako_store_prune_drafts:
 * @self: a `KayakoStore`
 * @now: the present moment; Unix milliseconds
 *
 * Forgets versions that are older than 30 days, and reads what has files of what
 * stays.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of
 *   #KayakoStoredDraft, drafts and versions, or rejects as kayako_store_apply()
 *   does
 */
DexFuture *
kayako_store_prune_drafts (KayakoStore *self, gint64 now)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);

  return kayako_store_write (self, KAYAKO_STORE_CARE_PULLED, prune_func,
                             g_memdup2 (&now, sizeof now), g_free);
}
