/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-index.h"

#include "kayako-apply.h"
#include "kayako-fold.h"
#include "kayako-record.h"

struct _KayakoSearchIndex {
  KayakoDatabase *database; /* (not owned) */
  GArray *entries;          /* (owned) (element-type Entry): to be written */
};

/* What is looked for in a conversation or a message, folded. */
typedef struct {
  const char *sql;
  gint64 id;
  char *first;  /* (owned): a subject, or a text */
  char *second; /* (owned): people, or files */
} Entry;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->first);
  g_free (entry->second);
}

/* Nothing is written yet to @database. */
KayakoSearchIndex *
kayako_search_index_new (KayakoDatabase *database)
{
  KayakoSearchIndex *self = g_new0 (KayakoSearchIndex, 1);

  self->database = database;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);

  return self;
}

/* What was not written is forgotten. */
void
kayako_search_index_free (KayakoSearchIndex *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

static void
add_entry (KayakoSearchIndex *self, const char *sql, gint64 id, GString *first, GString *second)
{
  Entry entry = { sql, id, g_string_free_and_steal (first), g_string_free_and_steal (second) };

  g_array_append_val (self->entries, entry);
}

/* Writes what was added: at the end of a transaction, and before anything is
 * taken out of the tables. */
void
kayako_search_index_write (KayakoSearchIndex *self)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index (self->entries, Entry, i);

    kayako_database_change (self->database, entry->sql, "iss", entry->id, entry->first,
                            entry->second);
  }

  g_array_set_size (self->entries, 0);
}

static gboolean
is_same_value (GVariant *old, GVariant *facts, const char *name)
{
  g_autoptr (GVariant) before = g_variant_lookup_value (old, name, NULL);
  g_autoptr (GVariant) now = g_variant_lookup_value (facts, name, NULL);

  if (before == NULL || now == NULL)
    return before == now;

  return g_variant_equal (before, now);
}

static void
append_folded (GString *folded, GVariant *facts, const char *name)
{
  g_autofree char *text = kayako_record_dup_text (facts, name);

  kayako_fold_append (folded, text);
}

static void
append_person (GString *folded, KayakoDatabase *database, gint64 user_id)
{
  g_autoptr (GVariant) facts =
      user_id != 0 ? kayako_table_dup_facts (database, "user", user_id) : NULL;

  if (facts == NULL)
    return;

  append_folded (folded, facts, "full-name");
  append_folded (folded, facts, "email");
}

static void
add_conversation (KayakoSearchIndex *self, gint64 id, GVariant *facts)
{
  GString *subject = g_string_new (NULL);
  GString *people = g_string_new (NULL);

  append_folded (subject, facts, "subject");
  append_person (people, self->database, kayako_record_get_number (facts, "requester"));
  add_entry (self,
             "INSERT OR REPLACE INTO conversation_search (rowid, subject, people)"
             " VALUES (?, ?, ?)",
             id, subject, people);
}

/* After a conversation was written. */
void
kayako_search_index_add_conversation (KayakoSearchIndex *self,
                                      gint64 id,
                                      GVariant *old,
                                      GVariant *facts)
{
  if (old != NULL && is_same_value (old, facts, "subject") &&
      is_same_value (old, facts, "requester"))
    return;

  add_conversation (self, id, facts);
}

/* After somebody's name was written. */
void
kayako_search_index_add_requester (KayakoSearchIndex *self, gint64 user_id)
{
  sqlite3_stmt *statement = kayako_database_query (
      self->database,
      "SELECT id, facts FROM conversation WHERE requester_id = ? AND place IS NOT NULL", "i",
      user_id);

  while (kayako_database_step (self->database, statement)) {
    g_autoptr (GVariant) facts = kayako_database_dup_variant (statement, 1, G_VARIANT_TYPE_VARDICT);

    add_conversation (self, sqlite3_column_int64 (statement, 0), facts);
  }
}

static void
append_files (GString *folded, KayakoDatabase *database, GVariant *facts)
{
  g_autoptr (GVariant) files = g_variant_lookup_value (facts, "attachments", G_VARIANT_TYPE ("av"));

  for (gsize i = 0; files != NULL && i < g_variant_n_children (files); i++) {
    g_autoptr (GVariant) boxed = g_variant_get_child_value (files, i);
    g_autoptr (GVariant) child = g_variant_get_variant (boxed);
    g_autoptr (GVariant) file = NULL;

    if (!g_variant_is_of_type (child, G_VARIANT_TYPE_INT64))
      continue;

    file = kayako_table_dup_facts (database, "attachment", g_variant_get_int64 (child));
    if (file != NULL)
      append_folded (folded, file, "name");
  }
}

/* After a message was written. */
void
kayako_search_index_add_message (KayakoSearchIndex *self, gint64 id, GVariant *old, GVariant *facts)
{
  GString *text = NULL;
  GString *files = NULL;

  if (old != NULL && is_same_value (old, facts, "content-text") &&
      is_same_value (old, facts, "attachments"))
    return;

  text = g_string_new (NULL);
  files = g_string_new (NULL);
  append_folded (text, facts, "content-text");
  append_files (files, self->database, facts);
  add_entry (self, "INSERT OR REPLACE INTO message_search (rowid, text, files) VALUES (?, ?, ?)",
             id, text, files);
}
