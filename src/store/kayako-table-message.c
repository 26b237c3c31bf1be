/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages, the files with them, and who wrote them. */

#include "kayako-apply.h"
#include "kayako-fold.h"
#include "kayako-record.h"

static gboolean
has_files (GVariant *facts)
{
  g_autoptr (GVariant) files = g_variant_lookup_value (facts, "attachments", G_VARIANT_TYPE ("av"));

  return files != NULL && g_variant_n_children (files) > 0;
}

static void
write_message (KayakoApply *apply, gint64 id, gint64 owner_id, GVariant *old, GVariant *facts)
{
  g_autofree char *client_id = kayako_record_dup_text (facts, "client-id");

  kayako_database_change (
      apply->database,
      "INSERT INTO message (id, conversation_id, creator_id, has_files, client_id, created_at,"
      " facts) VALUES (?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET conversation_id = excluded.conversation_id,"
      " creator_id = excluded.creator_id, has_files = excluded.has_files,"
      " client_id = excluded.client_id, created_at = excluded.created_at, facts = excluded.facts",
      "iinisiv", id, owner_id, kayako_record_get_number (facts, "creator"),
      (gint64) has_files (facts), client_id, kayako_record_get_number (facts, "created-at"), facts);
  kayako_search_index_add_message (apply->index, id, old, facts);
}

const KayakoTable kayako_table_message = {
  .kind = "message",
  .select = "SELECT facts, conversation_id FROM message WHERE id = ?",
  .remove = "DELETE FROM message WHERE id = ?",
  .write = write_message,
};

static void
write_attachment (KayakoApply *apply, gint64 id, gint64 owner_id, GVariant *old, GVariant *facts)
{
  kayako_database_change (apply->database,
                          "INSERT INTO attachment (id, message_id, facts) VALUES (?, ?, ?)"
                          " ON CONFLICT (id) DO UPDATE SET message_id = excluded.message_id,"
                          " facts = excluded.facts",
                          "inv", id, owner_id, facts);
}

const KayakoTable kayako_table_attachment = {
  .kind = "attachment",
  .select = "SELECT facts, coalesce (message_id, 0) FROM attachment WHERE id = ?",
  .remove = "DELETE FROM attachment WHERE id = ?",
  .write = write_attachment,
};

static char *
dup_folded_name (GVariant *facts)
{
  g_autofree char *name = kayako_record_dup_text (facts, "full-name");
  g_autofree char *email = kayako_record_dup_text (facts, "email");
  g_autoptr (GString) folded = g_string_new (NULL);

  kayako_fold_append (folded, name);
  kayako_fold_append (folded, email);

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static void
write_user (KayakoApply *apply, gint64 id, gint64 owner_id, GVariant *old, GVariant *facts)
{
  g_autofree char *name = dup_folded_name (facts);
  g_autofree char *old_name = old != NULL ? dup_folded_name (old) : NULL;

  kayako_database_change (apply->database,
                          "INSERT INTO user (id, name, facts) VALUES (?, ?, ?)"
                          " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                          " facts = excluded.facts",
                          "isv", id, name, facts);
  if (g_strcmp0 (name, old_name) != 0)
    kayako_search_index_add_requester (apply->index, id);
}

const KayakoTable kayako_table_user = {
  .kind = "user",
  .select = "SELECT facts, 0 FROM user WHERE id = ?",
  .remove = "DELETE FROM user WHERE id = ?",
  .write = write_user,
};
