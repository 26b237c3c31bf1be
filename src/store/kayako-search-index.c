/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-index.h"

#include "kayako-apply.h"
#include "kayako-fold.h"
#include "kayako-record.h"

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
write_conversation (KayakoDatabase *database, gint64 id, GVariant *facts)
{
  g_autoptr (GString) subject = g_string_new (NULL);
  g_autoptr (GString) people = g_string_new (NULL);

  append_folded (subject, facts, "subject");
  append_person (people, database, kayako_record_get_number (facts, "requester"));
  kayako_database_change (
      database,
      "INSERT OR REPLACE INTO conversation_search (rowid, subject, people) VALUES (?, ?, ?)", "iss",
      id, subject->str, people->str);
}

/* After a conversation was written. */
void
kayako_search_index_conversation (KayakoDatabase *database,
                                  gint64 id,
                                  GVariant *old,
                                  GVariant *facts)
{
  if (old != NULL && is_same_value (old, facts, "subject") &&
      is_same_value (old, facts, "requester"))
    return;

  write_conversation (database, id, facts);
}

/* After somebody's name was written. */
void
kayako_search_index_requester (KayakoDatabase *database, gint64 user_id)
{
  sqlite3_stmt *statement = kayako_database_query (
      database, "SELECT id, facts FROM conversation WHERE requester_id = ? AND place IS NOT NULL",
      "i", user_id);

  while (kayako_database_step (database, statement)) {
    g_autoptr (GVariant) facts = kayako_database_dup_variant (statement, 1, G_VARIANT_TYPE_VARDICT);

    write_conversation (database, sqlite3_column_int64 (statement, 0), facts);
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
kayako_search_index_message (KayakoDatabase *database, gint64 id, GVariant *old, GVariant *facts)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) files = NULL;

  if (old != NULL && is_same_value (old, facts, "content-text") &&
      is_same_value (old, facts, "attachments"))
    return;

  text = g_string_new (NULL);
  files = g_string_new (NULL);
  append_folded (text, facts, "content-text");
  append_files (files, database, facts);
  kayako_database_change (
      database, "INSERT OR REPLACE INTO message_search (rowid, text, files) VALUES (?, ?, ?)",
      "iss", id, text->str, files->str);
}
