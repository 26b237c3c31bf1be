/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the helpdesk told, on its way into the tables. */

#include "kayako-apply.h"

#include "kayako-attachment.h"
#include "kayako-conversation.h"
#include "kayako-message.h"
#include "kayako-record.h"
#include "kayako-store-batch-private.h"
#include "kayako-store-private.h"

static const KayakoTable *const tables[] = {
  &kayako_table_conversation, &kayako_table_message,     &kayako_table_attachment,
  &kayako_table_user,         &kayako_table_read_marker,
};

/* (nullable): %NULL where it is among those that are only kept by their kind. */
static const KayakoTable *
find_table (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i]->kind, kind))
      return tables[i];

  return NULL;
}

static GVariant *
take_facts (KayakoDatabase *database, sqlite3_stmt *statement, gint64 *owner_id)
{
  GVariant *facts = NULL;

  if (!kayako_database_step (database, statement))
    return NULL;

  /* A conversation of which only the id is known has none. */
  if (sqlite3_column_bytes (statement, 0) > 0)
    facts = kayako_database_dup_variant (statement, 0, G_VARIANT_TYPE_VARDICT);
  if (owner_id != NULL)
    *owner_id = sqlite3_column_int64 (statement, 1);
  kayako_database_end (database, statement);

  return facts;
}

static GVariant *
dup_facts (KayakoDatabase *database, const char *kind, gint64 id, gint64 *owner_id)
{
  const KayakoTable *table = find_table (kind);
  sqlite3_stmt *statement = NULL;

  if (table != NULL)
    statement = kayako_database_query (database, table->select, "i", id);
  else
    statement = kayako_database_query (
        database, "SELECT facts, 0 FROM resource WHERE kind = ? AND id = ?", "si", kind, id);

  return take_facts (database, statement, owner_id);
}

/* (transfer full) (nullable): what is stored of a resource. */
GVariant *
kayako_table_dup_facts (KayakoDatabase *database, const char *kind, gint64 id)
{
  return dup_facts (database, kind, id, NULL);
}

static void
write_resource (KayakoApply *apply, const char *kind, gint64 id, GVariant *facts)
{
  kayako_database_change (apply->database,
                          "INSERT INTO resource (kind, id, facts) VALUES (?, ?, ?)"
                          " ON CONFLICT DO UPDATE SET facts = excluded.facts",
                          "siv", kind, id, facts);
  if (g_str_equal (kind, "status"))
    kayako_table_update_places (apply, id, facts);
}

static void
write_facts (KayakoApply *apply,
             const char *kind,
             gint64 id,
             gint64 owner_id,
             GVariant *old,
             GVariant *facts)
{
  const KayakoTable *table = find_table (kind);

  if (table != NULL)
    table->write (apply, id, owner_id, old, facts);
  else
    write_resource (apply, kind, id, facts);
}

static void add (KayakoApply *apply, KayakoResource *resource, gint64 owner_id);

typedef struct {
  KayakoApply *apply;
  gint64 owner_id; /* the message, 0 for what is no message */
} Visit;

static void
visit_cb (KayakoResource *resource, gpointer user_data)
{
  Visit *visit = user_data;

  /* The files of a message are its own; who wrote it is not. */
  add (visit->apply, resource, KAYAKO_IS_ATTACHMENT (resource) ? visit->owner_id : 0);
}

/* Only what came anew, or otherwise than it is stored, is written and told. */
static void
add (KayakoApply *apply, KayakoResource *resource, gint64 owner_id)
{
  gint64 id = kayako_resource_get_id (resource);
  GType type = G_OBJECT_TYPE (resource);
  Visit visit = { apply, KAYAKO_IS_MESSAGE (resource) ? id : 0 };
  const char *kind = kayako_record_get_kind (type);
  g_autoptr (GVariant) old = NULL;
  g_autoptr (GVariant) facts = NULL;
  gint64 old_owner_id = 0;

  if (kind == NULL || kayako_resource_is_stub (resource) ||
      !g_hash_table_add (apply->done, resource))
    return;

  kayako_record_visit (resource, visit_cb, &visit);
  old = dup_facts (apply->database, kind, id, &old_owner_id);
  facts = g_variant_ref_sink (kayako_record_encode (resource, old));
  if (owner_id == 0)
    owner_id = old_owner_id;
  if (old != NULL && old_owner_id == owner_id && kayako_record_is_same (old, facts))
    return;

  write_facts (apply, kind, id, owner_id, old, facts);
  kayako_store_changes_add (
      apply->changes, old != NULL ? KAYAKO_STORE_CHANGE_UPDATED : KAYAKO_STORE_CHANGE_INSERTED,
      type, id);
  if (KAYAKO_IS_MESSAGE (resource)) {
    kayako_store_changes_add_thread (apply->changes, owner_id);
    if (old != NULL && old_owner_id != owner_id)
      kayako_store_changes_add_thread (apply->changes, old_owner_id);
  }
}

static void
remove_one (KayakoApply *apply, GType type, gint64 id)
{
  const char *kind = kayako_record_get_kind (type);
  const KayakoTable *table = kind != NULL ? find_table (kind) : NULL;
  gint64 conversation_id = 0;

  if (kind == NULL)
    return;

  /* What goes takes its words with it. */
  kayako_search_index_write (apply->index);
  apply->noted_id = 0;
  if (type == KAYAKO_TYPE_MESSAGE)
    conversation_id = kayako_database_get_int (
        apply->database, "SELECT conversation_id FROM message WHERE id = ?", "i", id);
  if (table != NULL)
    kayako_database_change (apply->database, table->remove, "i", id);
  else
    kayako_database_change (apply->database, "DELETE FROM resource WHERE kind = ? AND id = ?", "si",
                            kind, id);

  if (kayako_database_get_n_changed (apply->database) == 0)
    return;

  kayako_store_changes_add (apply->changes, KAYAKO_STORE_CHANGE_DELETED, type, id);
  if (conversation_id != 0)
    kayako_store_changes_add_thread (apply->changes, conversation_id);
}

static void
drop_members (KayakoApply *apply, const KayakoStoreStep *step)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = kayako_database_query (
      apply->database, "SELECT conversation_id FROM view_member WHERE view = ?", "s", step->name);

  for (guint i = 0; i < step->ids->len; i++)
    g_hash_table_add (kept, &g_array_index (step->ids, gint64, i));

  while (kayako_database_step (apply->database, statement)) {
    gint64 id = sqlite3_column_int64 (statement, 0);

    if (!g_hash_table_contains (kept, &id))
      g_array_append_val (gone, id);
  }

  for (guint i = 0; i < gone->len; i++)
    kayako_database_change (apply->database,
                            "DELETE FROM view_member WHERE view = ? AND conversation_id = ?", "si",
                            step->name, g_array_index (gone, gint64, i));
  if (gone->len > 0)
    kayako_store_changes_note_views (apply->changes);
}

static void
set_view (KayakoApply *apply, const KayakoStoreStep *step)
{
  if (step->is_whole)
    drop_members (apply, step);

  for (guint i = 0; i < step->ids->len; i++) {
    gint64 id = g_array_index (step->ids, gint64, i);

    kayako_table_note_conversation (apply, id);
    kayako_database_change (
        apply->database, "INSERT OR IGNORE INTO view_member (view, conversation_id) VALUES (?, ?)",
        "si", step->name, id);
    if (kayako_database_get_n_changed (apply->database) > 0)
      kayako_store_changes_note_views (apply->changes);
  }
}

static void
set_validator (KayakoDatabase *database, const KayakoStoreStep *step)
{
  if (step->text == NULL)
    kayako_database_change (database, "DELETE FROM validator WHERE name = ?", "s", step->name);
  else
    kayako_database_change (database,
                            "INSERT INTO validator (name, value) VALUES (?, ?)"
                            " ON CONFLICT DO UPDATE SET value = excluded.value",
                            "ss", step->name, step->text);
}

static void
take_step (KayakoApply *apply, const KayakoStoreStep *step)
{
  switch (step->kind) {
  case KAYAKO_STORE_STEP_ADD:
    if (step->owner_id != 0)
      kayako_table_note_conversation (apply, step->owner_id);
    add (apply, step->resource, step->owner_id);
    break;
  case KAYAKO_STORE_STEP_REMOVE:
    remove_one (apply, step->type, step->id);
    break;
  case KAYAKO_STORE_STEP_VIEW:
    set_view (apply, step);
    break;
  case KAYAKO_STORE_STEP_VALIDATOR:
    set_validator (apply->database, step);
    break;
  case KAYAKO_STORE_STEP_CURSOR:
    kayako_database_change (apply->database,
                            "INSERT INTO cursor (name, number, text) VALUES (?, ?, ?) ON CONFLICT"
                            " DO UPDATE SET number = excluded.number, text = excluded.text",
                            "sis", step->name, step->id, step->text);
    break;
  case KAYAKO_STORE_STEP_FINISH:
    kayako_database_change (apply->database, "DELETE FROM outbox WHERE id = ?", "i", step->id);
    break;
  default:
    g_assert_not_reached ();
  }
}

static gboolean
apply_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  KayakoStoreBatch *batch = data;
  g_autoptr (KayakoStoreChanges) changes = kayako_store_changes_new ();
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr (KayakoSearchIndex) index = kayako_search_index_new (database);
  KayakoApply apply = { database, changes, done, index };

  for (guint i = 0; i < batch->steps->len; i++)
    take_step (&apply, batch->steps->pdata[i]);
  kayako_search_index_write (index);

  g_value_init (result, KAYAKO_TYPE_STORE_CHANGES);
  g_value_set_boxed (result, changes);

  return TRUE;
}

/**
 * kayako_store_apply:
 * @self: a `KayakoStore`
 * @batch: (transfer full): what a page or an event brings
 *
 * Stores a batch: all of it or, where that fails, nothing. Batches are applied
 * in the order in which they come. What is nested is stored too, each resource
 * by itself; a stub, and what a resource was not told, overwrites nothing.
 *
 * Returns: (transfer full): a future that resolves to #KayakoStoreChanges, empty
 *   when all was known, or rejects with %KAYAKO_ERROR_DISK_FULL,
 *   %KAYAKO_ERROR_STORE_BUSY, %KAYAKO_ERROR_STORE_READ_ONLY,
 *   %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_apply (KayakoStore *self, KayakoStoreBatch *batch)
{
  return kayako_store_apply_or_leave (self, batch, NULL);
}

/**
 * kayako_store_apply_or_leave:
 * @self: a `KayakoStore`
 * @batch: (transfer full): what a page or an event brings
 * @left: (out) (nullable) (transfer full): where to put @batch when it is not
 *   written because the store is damaged; it must stay until the future is done
 *
 * Stores a batch, as kayako_store_apply(), so that it can be stored in the one
 * that takes the place of this one.
 *
 * Returns: (transfer full): a future as that of kayako_store_apply(); @left is set
 *   before it rejects
 */
DexFuture *
kayako_store_apply_or_leave (KayakoStore *self, KayakoStoreBatch *batch, KayakoStoreBatch **left)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);
  g_return_val_if_fail (batch != NULL, NULL);

  return kayako_store_write_or_leave (
      self, batch->is_written ? KAYAKO_STORE_CARE_WRITTEN : KAYAKO_STORE_CARE_PULLED, apply_func,
      batch, (GDestroyNotify) kayako_store_batch_free, (gpointer *) left);
}
