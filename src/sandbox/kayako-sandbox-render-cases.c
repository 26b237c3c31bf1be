/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-render.h"

#include "kayako-sandbox-text.h"

/* A conversation as agents see it (api/v1.md §6.3). */

/* The columns of the query, in its order. */
enum {
  SUBJECT,
  CHANNEL,
  SOURCE,
  ASSOCIATES, /* as many as there are associates */
  LAST_STATUS = ASSOCIATES + 15,
  LAST_PREVIEW,
  LAST_KIND,
  POST_COUNT,
  HAS_NOTES,
  HAS_ATTACHMENTS,
  SCORE,
  IS_TRASH,
  LAST_REPLIED_AT,
  CLOSED_AT,
  BY_AGENT_AT,
  BY_REQUESTER_AT,
  CREATED_AT,
  UPDATED_AT,
};

#define QUERY                                                                                      \
  "SELECT c.subject, c.channel, c.source, c.requester_id, c.creator_id,"                           \
  " (SELECT min (id) FROM identity_email WHERE user_id = c.requester_id AND is_primary),"          \
  " c.agent_id, c.team_id, c.agent_id, 1, c.status_id, c.priority_id, c.type_id,"                  \
  " (SELECT r.id FROM read_marker r WHERE r.conversation_id = c.id AND r.user_id = ?2),"           \
  " c.form_id, c.last_replier_id,"                                                                 \
  " (SELECT min (id) FROM identity_email WHERE user_id = c.last_replier_id AND is_primary),"       \
  " NULL, c.last_message_status, c.last_message_preview,"                                          \
  " (SELECT kind FROM message WHERE conversation_id = c.id ORDER BY id DESC LIMIT 1),"             \
  " (SELECT count(*) FROM message WHERE conversation_id = c.id),"                                  \
  " EXISTS (SELECT 1 FROM message WHERE conversation_id = c.id AND kind = 'note'),"                \
  " EXISTS (SELECT 1 FROM attachment a JOIN message m ON m.id = a.message_id"                      \
  "  WHERE m.conversation_id = c.id),"                                                             \
  " (SELECT score FROM rating WHERE conversation_id = c.id"                                        \
  "  ORDER BY created_at DESC, id DESC LIMIT 1),"                                                  \
  " EXISTS (SELECT 1 FROM trash WHERE conversation_id = c.id), c.last_replied_at,"                 \
  " CASE s.type WHEN 'CLOSED' THEN c.updated_at END,"                                              \
  " (SELECT max (created_at) FROM message WHERE conversation_id = c.id"                            \
  "  AND kind = 'message' AND by_staff),"                                                          \
  " (SELECT max (created_at) FROM message WHERE conversation_id = c.id"                            \
  "  AND kind = 'message' AND NOT by_staff),"                                                      \
  " c.created_at, c.updated_at"                                                                    \
  " FROM conversation c JOIN case_status s ON s.id = c.status_id WHERE c.id = ?1"

static void
set_associates (JsonObject *object, KayakoSandboxRows *rows)
{
  static const struct {
    const char *name;
    const char *resource_type;
  } associates[] = {
    { "requester", "user" },
    { "creator", "user" },
    { "identity", "identity_email" },
    { "assigned_agent", "user" },
    { "assigned_team", "team" },
    { "last_assigned_by", "user" },
    { "brand", "brand" },
    { "status", "case_status" },
    { "priority", "case_priority" },
    { "type", "case_type" },
    { "read_marker", "read_marker" },
    { "form", "case_form" },
    { "last_replier", "user" },
    { "last_replier_identity", "identity_email" },
    { "sla_version", "sla_version" },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (associates) == LAST_STATUS - ASSOCIATES);

  for (guint i = 0; i < G_N_ELEMENTS (associates); i++)
    kayako_sandbox_set_stub (object, associates[i].name, associates[i].resource_type,
                             kayako_sandbox_rows_get_int64 (rows, ASSOCIATES + (int) i));
}

/* A channel has a UUID for an id. */
static void
set_channel (JsonObject *object, const char *name, const char *channel)
{
  g_autofree char *uuid = kayako_sandbox_text_uuid (channel, 1);
  JsonObject *stub = json_object_new ();

  json_object_set_string_member (stub, "uuid", uuid);
  json_object_set_string_member (stub, "resource_type", "channel");
  json_object_set_object_member (object, name, stub);
}

static void
set_custom_fields (KayakoSandboxDatabase *database, JsonObject *object, gint64 id)
{
  JsonArray *list = json_array_new ();
  g_autoptr (KayakoSandboxRows) rows = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT v.field_id, v.value FROM field_value v JOIN field f ON f.id = v.field_id"
      " WHERE v.conversation_id = ?1 ORDER BY f.sort_order, f.id",
      "i", id);
  while (kayako_sandbox_rows_next (rows)) {
    JsonObject *value = json_object_new ();

    kayako_sandbox_set_stub (value, "field", "case_field", kayako_sandbox_rows_get_int64 (rows, 0));
    kayako_sandbox_set_string (value, "value", kayako_sandbox_rows_get_string (rows, 1));
    kayako_sandbox_set_type (value, NULL, "case_field_value", NULL);
    json_array_add_object_element (list, value);
  }

  json_object_set_array_member (object, "custom_fields", list);
}

static void
set_last_post (JsonObject *object, KayakoSandboxRows *rows)
{
  const char *preview = kayako_sandbox_rows_get_string (rows, LAST_PREVIEW);
  const char *score = kayako_sandbox_rows_get_string (rows, SCORE);
  gboolean is_note = g_strcmp0 (kayako_sandbox_rows_get_string (rows, LAST_KIND), "note") == 0;

  json_object_set_string_member (
      object, "state", kayako_sandbox_rows_get_boolean (rows, IS_TRASH) ? "TRASH" : "ACTIVE");
  json_object_set_int_member (object, "post_count",
                              kayako_sandbox_rows_get_int64 (rows, POST_COUNT));
  json_object_set_boolean_member (object, "has_notes",
                                  kayako_sandbox_rows_get_boolean (rows, HAS_NOTES));
  json_object_set_int_member (object, "pinned_notes_count", 0);
  json_object_set_boolean_member (object, "has_attachments",
                                  kayako_sandbox_rows_get_boolean (rows, HAS_ATTACHMENTS));
  json_object_set_boolean_member (object, "is_merged", FALSE);
  kayako_sandbox_set_string (object, "rating", score);
  json_object_set_string_member (object, "rating_status", score != NULL ? "RECEIVED" : "UNOFFERED");
  kayako_sandbox_set_string (object, "last_post_status",
                             kayako_sandbox_rows_get_string (rows, LAST_STATUS));
  kayako_sandbox_set_string (object, "last_post_preview", preview);
  json_object_set_string_member (object, "last_post_type", is_note ? "NOTE" : "PUBLIC");
  kayako_sandbox_set_string (object, "last_message_preview", preview);
}

static void
set_times (JsonObject *object, KayakoSandboxRows *rows)
{
  static const char *const unknown[] = { "last_assigned_at",
                                         "last_opened_at",
                                         "last_pending_at",
                                         "last_completed_at",
                                         "agent_updated_at",
                                         "latest_assignee_update",
                                         NULL };
  static const struct {
    const char *name;
    int column;
  } times[] = {
    { "last_replied_at", LAST_REPLIED_AT },
    { "last_closed_at", CLOSED_AT },
    { "last_agent_activity_at", BY_AGENT_AT },
    { "last_customer_activity_at", BY_REQUESTER_AT },
    { "last_reply_by_agent_at", BY_AGENT_AT },
    { "last_reply_by_requester_at", BY_REQUESTER_AT },
    { "created_at", CREATED_AT },
    { "updated_at", UPDATED_AT },
  };

  kayako_sandbox_set_nulls (object, unknown);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    kayako_sandbox_set_date (object, times[i].name, rows, times[i].column);
}

static JsonObject *
render_case (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  static const char *const unknown[] = { "legacy_id", "last_completed_by", "last_updated_by",
                                         "last_closed_by", NULL };
  static const char *const empty[] = { "sla_metrics", NULL };
  g_autoptr (KayakoSandboxRows) rows =
      kayako_sandbox_database_query (database, QUERY, "ii", id, viewer->user_id);
  const char *channel = NULL;
  JsonObject *object = NULL;

  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "subject", kayako_sandbox_rows_get_string (rows, SUBJECT));
  channel = kayako_sandbox_rows_get_string (rows, SOURCE);
  json_object_set_string_member (object, "portal", channel != NULL ? channel : "API");
  channel = kayako_sandbox_rows_get_string (rows, CHANNEL);
  set_channel (object, "source_channel", channel);
  set_channel (object, "last_public_channel", channel);
  set_associates (object, rows);
  kayako_sandbox_set_lists (object, empty);
  set_custom_fields (database, object, id);
  kayako_sandbox_set_nulls (object, unknown);
  set_last_post (object, rows);
  kayako_sandbox_set_realtime_channel (object, viewer, id);
  set_times (object, rows);
  kayako_sandbox_set_type (object, viewer, "case", "cases/%" G_GINT64_FORMAT, id);

  return object;
}

/* Documented in kayako-sandbox-render.h. */
const KayakoSandboxRendererEntry kayako_sandbox_case_renderers[] = {
  { "case", render_case },
  { NULL, NULL },
};
