/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Conversations, where they stand and whether they were read. */

#include "kayako-apply.h"
#include "kayako-record.h"

/* What a conversation's place is, by its status: the same that
 * kayako_view_matches() goes by. ?2 is the type of its status. */
#define PLACE(closed)                                                                              \
  "CASE WHEN ?2 = 'completed' THEN 'completed'"                                                    \
  " WHEN " closed " OR ?2 = 'closed' THEN 'closed'"                                                \
  " WHEN ?2 = 'pending' THEN 'pending' ELSE 'waiting' END"

static const char write_sql[] =
    "INSERT INTO conversation (id, place, is_closed, status_id, requester_id, agent_id,"
    " team_id, read_marker_id, unread_count, last_activity_at, updated_at, facts)"
    " VALUES (?1, " PLACE (
        "?3") ", ?3, ?4, ?5, ?6, ?11, ?7,"
              " coalesce ((SELECT unread_count FROM read_marker WHERE id = ?7), 0), ?8, ?9, ?10)"
              " ON CONFLICT (id) DO UPDATE SET place = excluded.place, is_closed = "
              "excluded.is_closed,"
              " status_id = excluded.status_id, requester_id = excluded.requester_id,"
              " agent_id = excluded.agent_id, team_id = excluded.team_id, read_marker_id = "
              "excluded.read_marker_id,"
              " unread_count = excluded.unread_count, last_activity_at = excluded.last_activity_at,"
              " updated_at = excluded.updated_at, facts = excluded.facts";

static char *
dup_status_type (KayakoDatabase *database, gint64 status_id)
{
  g_autoptr (GVariant) facts =
      status_id != 0 ? kayako_table_dup_facts (database, "status", status_id) : NULL;

  return facts != NULL ? kayako_record_dup_text (facts, "status-type") : NULL;
}

static void
write_conversation (KayakoApply *apply, gint64 id, gint64 owner_id, GVariant *old, GVariant *facts)
{
  gint64 status_id = kayako_record_get_number (facts, "status");
  g_autofree char *status_type = dup_status_type (apply->database, status_id);
  gint64 activity_at = MAX (kayako_record_get_number (facts, "last-replied-at"),
                            kayako_record_get_number (facts, "created-at"));

  kayako_database_change (apply->database, write_sql, "isinnnniivn", id, status_type,
                          kayako_record_get_number (facts, "is-closed"), status_id,
                          kayako_record_get_number (facts, "requester"),
                          kayako_record_get_number (facts, "agent"),
                          kayako_record_get_number (facts, "read-marker"), activity_at,
                          kayako_record_get_number (facts, "updated-at"), facts,
                          kayako_record_get_number (facts, "team"));
  kayako_search_index_add_conversation (apply->index, id, old, facts);
}

const KayakoTable kayako_table_conversation = {
  .kind = "conversation",
  .select = "SELECT facts, 0 FROM conversation WHERE id = ?",
  .remove = "DELETE FROM conversation WHERE id = ?",
  .write = write_conversation,
};

/* Makes sure that something can belong to a conversation. */
void
kayako_table_note_conversation (KayakoApply *apply, gint64 id)
{
  if (apply->noted_id == id)
    return;

  apply->noted_id = id;
  kayako_database_change (
      apply->database, "INSERT OR IGNORE INTO conversation (id, facts) VALUES (?, x'')", "i", id);
}

/* A status that means something else now moves its conversations. */
void
kayako_table_update_places (KayakoApply *apply, gint64 status_id, GVariant *facts)
{
  g_autofree char *status_type = kayako_record_dup_text (facts, "status-type");

  kayako_database_change (apply->database,
                          "UPDATE conversation SET place = " PLACE (
                              "is_closed") " WHERE status_id = ?1 AND place IS NOT NULL",
                          "is", status_id, status_type);
}

static void
write_read_marker (KayakoApply *apply, gint64 id, gint64 owner_id, GVariant *old, GVariant *facts)
{
  gint64 unread_count = kayako_record_get_number (facts, "unread-count");

  kayako_database_change (apply->database,
                          "INSERT INTO read_marker (id, unread_count, facts) VALUES (?, ?, ?)"
                          " ON CONFLICT (id) DO UPDATE SET unread_count = excluded.unread_count,"
                          " facts = excluded.facts",
                          "iiv", id, unread_count, facts);
  kayako_database_change (apply->database,
                          "UPDATE conversation SET unread_count = ?2"
                          " WHERE read_marker_id = ?1 AND unread_count <> ?2",
                          "ii", id, unread_count);
}

const KayakoTable kayako_table_read_marker = {
  .kind = "read-marker",
  .select = "SELECT facts, 0 FROM read_marker WHERE id = ?",
  .remove = "DELETE FROM read_marker WHERE id = ?",
  .write = write_read_marker,
};
