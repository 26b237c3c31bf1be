/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-render.h"

#include <string.h>

#define ACTIVE_AGENTS 3

/* A custom field's value is no resource: it is written out. */
static void
set_custom_fields (KayakoSandboxDatabase *database, JsonObject *object, gint64 conversation_id)
{
  JsonArray *list = json_array_new ();
  g_autoptr (KayakoSandboxRows) rows = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT v.field_id, v.value FROM field_value v JOIN field f ON f.id = v.field_id"
      " WHERE v.conversation_id = ?1 ORDER BY f.sort_order, f.id",
      "i", conversation_id);

  while (kayako_sandbox_rows_next (rows)) {
    JsonObject *value = json_object_new ();

    kayako_sandbox_set_stub (value, "field", "conversation_field",
                             kayako_sandbox_rows_get_int64 (rows, 0));
    kayako_sandbox_set_string (value, "value", kayako_sandbox_rows_get_string (rows, 1));
    kayako_sandbox_set_type (value, NULL, "conversation_field_value", NULL);
    json_array_add_object_element (list, value);
  }

  json_object_set_array_member (object, "custom_fields", list);
}

static void
set_associates (JsonObject *object, KayakoSandboxRows *rows, int column)
{
  static const struct {
    const char *name;
    const char *resource_type;
  } associates[] = {
    { "requester", "user_minimal" },
    { "creator", "user_minimal" },
    { "last_replier", "user_minimal" },
    { "last_agent_replier", "user_minimal" },
    { "assigned_team", "team" },
    { "assigned_agent", "user_minimal" },
    { "status", "case_status" },
    { "priority", "case_priority" },
    { "type", "case_type" },
    { "read_marker", "read_marker" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (associates); i++)
    kayako_sandbox_set_stub (object, associates[i].name, associates[i].resource_type,
                             kayako_sandbox_rows_get_int64 (rows, column + i));
}

/**
 * kayako_sandbox_set_realtime_channel:
 * @object: a conversation, or the case that it is too
 * @viewer: who reads it
 * @id: its id
 *
 * Names the topic of what happens to it, one for both.
 */
void
kayako_sandbox_set_realtime_channel (JsonObject *object,
                                     const KayakoSandboxCaller *viewer,
                                     gint64 id)
{
  g_autofree char *instance = kayako_sandbox_dup_instance_hash (viewer);
  g_autofree char *channel = NULL;

  channel = g_strdup_printf ("presence-%s@v1_cases_%" G_GINT64_FORMAT, instance, id);
  json_object_set_string_member (object, "realtime_channel", channel);
}

static JsonObject *
render_conversation (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  /* Nobody's read marker is the requester's: of an anonymous device, or of
   * who holds a new conversation's token. */
  rows = kayako_sandbox_database_query (
      database,
      "SELECT c.uuid, c.subject, c.channel, c.requester_id, c.creator_id, c.last_replier_id,"
      " c.last_agent_replier_id, c.team_id, c.agent_id, c.status_id, c.priority_id, c.type_id,"
      " (SELECT r.id FROM read_marker r WHERE r.conversation_id = c.id"
      "  AND r.user_id = CASE ?2 WHEN 0 THEN c.requester_id ELSE ?2 END),"
      " s.type = 'CLOSED', c.last_message_status, c.last_message_preview, c.last_replied_at,"
      " c.created_at, c.updated_at"
      " FROM conversation c JOIN case_status s ON s.id = c.status_id WHERE c.id = ?1",
      "ii", id, viewer->user_id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "uuid", kayako_sandbox_rows_get_string (rows, 0));
  json_object_set_null_member (object, "legacy_id");
  kayako_sandbox_set_string (object, "subject", kayako_sandbox_rows_get_string (rows, 1));
  kayako_sandbox_set_string (object, "channel", kayako_sandbox_rows_get_string (rows, 2));
  set_associates (object, rows, 3);
  json_object_set_boolean_member (object, "is_closed", kayako_sandbox_rows_get_boolean (rows, 13));
  set_custom_fields (database, object, id);
  kayako_sandbox_set_string (object, "last_message_status",
                             kayako_sandbox_rows_get_string (rows, 14));
  kayako_sandbox_set_string (object, "last_message_preview",
                             kayako_sandbox_rows_get_string (rows, 15));
  kayako_sandbox_set_realtime_channel (object, viewer, id);
  kayako_sandbox_set_date (object, "last_replied_at", rows, 16);
  kayako_sandbox_set_date (object, "created_at", rows, 17);
  kayako_sandbox_set_date (object, "updated_at", rows, 18);
  kayako_sandbox_set_type (object, viewer, "conversation", "conversations/%" G_GINT64_FORMAT, id);

  return object;
}

static JsonObject *
render_read_marker (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  /* Unread is what the other side wrote after the last that was read. */
  rows = kayako_sandbox_database_query (
      database,
      "SELECT m.last_read_post_id, m.last_read_at,"
      " (SELECT count(*) FROM message WHERE conversation_id = m.conversation_id"
      "  AND kind = 'message' AND id > coalesce (m.last_read_post_id, 0)"
      "  AND by_staff = (o.type = 'CUSTOMER' OR c.requester_id = m.user_id))"
      " FROM read_marker m JOIN conversation c ON c.id = m.conversation_id"
      " JOIN user u ON u.id = m.user_id JOIN role o ON o.id = u.role_id WHERE m.id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  if (kayako_sandbox_rows_is_null (rows, 0))
    json_object_set_null_member (object, "last_read_post_id");
  else
    json_object_set_int_member (object, "last_read_post_id",
                                kayako_sandbox_rows_get_int64 (rows, 0));
  kayako_sandbox_set_date (object, "last_read_at", rows, 1);
  json_object_set_int_member (object, "unread_count", kayako_sandbox_rows_get_int64 (rows, 2));
  kayako_sandbox_set_type (object, viewer, "read_marker", NULL);

  return object;
}

static JsonObject *
render_rating (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  gint64 conversation_id = 0;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT conversation_id, creator_id, score, comment, created_at, updated_at"
      " FROM rating WHERE id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  conversation_id = kayako_sandbox_rows_get_int64 (rows, 0);
  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "score", kayako_sandbox_rows_get_string (rows, 2));
  kayako_sandbox_set_string (object, "comment", kayako_sandbox_rows_get_string (rows, 3));
  kayako_sandbox_set_stub (object, "conversation", "conversation", conversation_id);
  kayako_sandbox_set_stub (object, "creator", "user_minimal",
                           kayako_sandbox_rows_get_int64 (rows, 1));
  kayako_sandbox_set_date (object, "created_at", rows, 4);
  kayako_sandbox_set_date (object, "updated_at", rows, 5);
  kayako_sandbox_set_type (object, viewer, "conversation_rating", "cases/ratings/%" G_GINT64_FORMAT,
                           id);

  return object;
}

/* The conversations of this person or device that are not over. */
static GArray *
list_active (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer)
{
  return kayako_sandbox_database_list_ids (
      database,
      "SELECT c.id FROM conversation c JOIN case_status s ON s.id = c.status_id"
      " WHERE s.type NOT IN ('COMPLETED', 'CLOSED')"
      " AND c.id NOT IN (SELECT conversation_id FROM trash)"
      " AND (c.requester_id = ?1 OR (?1 = 0 AND c.fingerprint = ?2))"
      " ORDER BY c.created_at DESC, c.id DESC LIMIT 10",
      "is", viewer->user_id, viewer->fingerprint);
}

/* The mean of how long people waited for the first answer, lately. */
static void
set_average_reply_time (KayakoSandboxDatabase *database, JsonObject *object)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT avg (reply - asked) FROM (SELECT c.created_at AS asked,"
      " (SELECT min (created_at) FROM message WHERE conversation_id = c.id"
      "  AND kind = 'message' AND by_staff) AS reply"
      " FROM conversation c ORDER BY c.created_at DESC LIMIT 100)",
      NULL);

  if (kayako_sandbox_rows_next (rows) && !kayako_sandbox_rows_is_null (rows, 0))
    json_object_set_double_member (object, "average_reply_time",
                                   kayako_sandbox_rows_get_double (rows, 0));
  else
    json_object_set_null_member (object, "average_reply_time");
}

/**
 * kayako_sandbox_render_starter:
 * @database: the helpdesk
 * @viewer: anybody
 *
 * Writes what a messenger shows before a conversation begins.
 *
 * Returns: (transfer full): a `conversation_starter`; it has no id
 */
JsonObject *
kayako_sandbox_render_starter (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer)
{
  JsonObject *object = json_object_new ();
  g_autofree char *email = NULL;
  g_autofree char *socket = NULL;

  kayako_sandbox_set_stubs (
      object, "last_active_agents", "user_minimal",
      kayako_sandbox_database_list_ids (
          database,
          "SELECT u.id FROM user u JOIN role r ON r.id = u.role_id"
          " WHERE r.type = 'AGENT' AND u.is_enabled AND u.last_active_at IS NOT NULL"
          " ORDER BY u.last_active_at DESC, u.id LIMIT ?1",
          "i", (gint64) ACTIVE_AGENTS));
  set_average_reply_time (database, object);
  kayako_sandbox_set_stubs (object, "active_conversations", "conversation",
                            list_active (database, viewer));

  email = kayako_sandbox_database_dup_string (
      database, "SELECT email FROM identity_email WHERE user_id = ?1 ORDER BY is_primary DESC", "i",
      viewer->user_id);
  kayako_sandbox_set_string (object, "user_email", email);

  /* "http…" becomes "ws…", and so would "https…" become "wss…". */
  socket = g_strconcat ("ws", viewer->base_uri + strlen ("http"), "/socket", NULL);
  json_object_set_string_member (object, "realtime_url", socket);
  kayako_sandbox_set_type (object, viewer, "conversation_starter", NULL);

  return object;
}

const KayakoSandboxRendererEntry kayako_sandbox_conversation_renderers[] = {
  { "conversation", render_conversation },
  { "read_marker", render_read_marker },
  { "conversation_rating", render_rating },
  { NULL, NULL },
};
