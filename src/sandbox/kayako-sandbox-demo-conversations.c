/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-demo.h"

#include "kayako-sandbox-picture.h"
#include "kayako-sandbox-text.h"
#include "kayako-sandbox-thread.h"
#include "kayako-sandbox-thumbnail.h"

#include <string.h>

/* What reading one conversation's file needs. */
typedef struct {
  KayakoSandboxDatabase *database;
  JsonObject *conversation;
  const char *path;
  gint64 id;
  gint64 now;
} Loading;

static gboolean
parse_ago (Loading *loading, JsonObject *object, gint64 *at, GError **error)
{
  const char *ago = kayako_sandbox_demo_get_string (object, "ago");
  gint64 seconds = 0;

  if (!kayako_sandbox_text_parse_ago (ago, &seconds)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: ‘ago’ is ‘%s’", loading->path,
                 ago != NULL ? ago : "missing");
    return FALSE;
  }

  *at = loading->now - seconds;
  return TRUE;
}

static void
insert_conversation (Loading *loading)
{
  JsonObject *object = loading->conversation;
  g_autofree char *uuid = kayako_sandbox_text_uuid ("conversation", loading->id);

  kayako_sandbox_database_insert (
      loading->database,
      "INSERT INTO conversation (id, uuid, subject, channel, requester_id, creator_id, team_id,"
      " agent_id, status_id, priority_id, type_id, form_id, created_at, updated_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif (?7, 0), nullif (?8, 0), CASE ?9 WHEN 0 THEN"
      " (SELECT id FROM case_status WHERE type = ?10 ORDER BY sort_order LIMIT 1) ELSE ?9 END,"
      " nullif (?11, 0), nullif (?12, 0), nullif (?13, 0), ?14, ?14)",
      "isssiiiiisiiii", loading->id, uuid, kayako_sandbox_demo_get_string (object, "subject"),
      kayako_sandbox_demo_get_string (object, "channel"),
      kayako_sandbox_demo_get_id (object, "requester"),
      kayako_sandbox_demo_get_id (object, "creator"), kayako_sandbox_demo_get_id (object, "team"),
      kayako_sandbox_demo_get_id (object, "agent"),
      kayako_sandbox_demo_get_id (object, "status_id"),
      kayako_sandbox_demo_get_string (object, "status"),
      kayako_sandbox_demo_get_id (object, "priority"), kayako_sandbox_demo_get_id (object, "type"),
      kayako_sandbox_demo_get_id (object, "form"), loading->now);
}

static void
insert_field_values (Loading *loading)
{
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *value = NULL;

  if (!json_object_has_member (loading->conversation, "fields"))
    return;

  json_object_iter_init_ordered (&iter,
                                 json_object_get_object_member (loading->conversation, "fields"));
  while (json_object_iter_next_ordered (&iter, &key, &value))
    kayako_sandbox_database_insert (loading->database,
                                    "INSERT INTO field_value (conversation_id, field_id, value)"
                                    " VALUES (?1, (SELECT id FROM field WHERE key = ?2), ?3)",
                                    "iss", loading->id, key, json_node_get_string (value));
}

/* The thumbnails that lie beside a photograph; FALSE when there are none. */
static gboolean
insert_thumbnails (Loading *loading, const char *file, gint64 content_id)
{
  g_autofree char *name = g_path_get_basename (file);
  guint n_widths = 0;
  const guint *widths = kayako_sandbox_thumbnail_get_widths (&n_widths);
  gboolean found = FALSE;

  if (!g_str_has_suffix (name, ".jpg"))
    return FALSE;

  name[strlen (name) - strlen (".jpg")] = '\0';
  for (guint i = 0; i < n_widths; i++) {
    g_autofree char *path = g_strdup_printf ("thumbnails/%s_%u.jpg", name, widths[i]);
    g_autoptr (GBytes) bytes = kayako_sandbox_demo_read (path, NULL);

    if (bytes == NULL)
      continue;
    kayako_sandbox_thumbnail_keep (loading->database, content_id, "image/jpeg", bytes);
    found = TRUE;
  }

  return found;
}

static gboolean
insert_attachment (Loading *loading,
                   JsonObject *attachment,
                   gint64 message_id,
                   gint64 at,
                   GError **error)
{
  const char *file = kayako_sandbox_demo_get_string (attachment, "file");
  g_autoptr (GBytes) bytes = NULL;
  gint64 content_id = 0;
  guint width = 0;
  guint height = 0;

  if (file == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: an attachment has no ‘file’",
                 loading->path);
    return FALSE;
  }

  bytes = kayako_sandbox_demo_read (file, error);
  if (bytes == NULL)
    return FALSE;

  kayako_sandbox_picture_measure (bytes, &width, &height);
  content_id = kayako_sandbox_thread_keep_bytes (loading->database, bytes);
  if (!insert_thumbnails (loading, file, content_id))
    kayako_sandbox_thumbnail_make (loading->database, content_id, bytes);
  kayako_sandbox_database_insert (
      loading->database,
      "INSERT INTO attachment (message_id, content_id, name, type, size, width, height, cid,"
      " created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      "iissiiisi", message_id, content_id, kayako_sandbox_demo_get_string (attachment, "name"),
      kayako_sandbox_demo_get_string (attachment, "type"), (gint64) g_bytes_get_size (bytes),
      (gint64) width, (gint64) height, kayako_sandbox_demo_get_string (attachment, "content_id"),
      at);
  return TRUE;
}

static gboolean
insert_attachments (Loading *loading,
                    JsonObject *message,
                    gint64 message_id,
                    gint64 at,
                    GError **error)
{
  JsonArray *attachments = NULL;

  if (!json_object_has_member (message, "attachments"))
    return TRUE;

  attachments = json_object_get_array_member (message, "attachments");
  for (guint i = 0; i < json_array_get_length (attachments); i++) {
    if (!insert_attachment (loading, json_array_get_object_element (attachments, i), message_id, at,
                            error))
      return FALSE;
  }

  return TRUE;
}

/* HTML as it came, or made from the text. */
static char *
dup_html (JsonObject *message, GError **error)
{
  const char *html = kayako_sandbox_demo_get_string (message, "html");
  const char *file = kayako_sandbox_demo_get_string (message, "html_file");
  g_autoptr (GBytes) bytes = NULL;

  if (html != NULL)
    return g_strdup (html);

  if (file == NULL)
    return kayako_sandbox_text_to_html (
        json_object_get_string_member_with_default (message, "text", ""));

  bytes = kayako_sandbox_demo_read (file, error);
  if (bytes == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gint64
insert_message_row (Loading *loading, JsonObject *message, const char *html, gint64 at)
{
  g_autofree char *seed =
      g_strconcat ("message-", kayako_sandbox_demo_get_string (message, "ago"), NULL);
  g_autofree char *uuid = kayako_sandbox_text_uuid (seed, loading->id);
  gint64 by = kayako_sandbox_demo_get_id (message, "by");
  gboolean by_staff = kayako_sandbox_thread_is_of_staff (loading->database, loading->id, by);
  const char *status = kayako_sandbox_demo_get_string (message, "status");
  const char *user_agent = NULL;
  const char *page_url = NULL;

  if (status == NULL)
    status = by_staff ? "SENT" : "DELIVERED";
  if (json_object_has_member (message, "metadata")) {
    JsonObject *metadata = json_object_get_object_member (message, "metadata");

    user_agent = kayako_sandbox_demo_get_string (metadata, "user_agent");
    page_url = kayako_sandbox_demo_get_string (metadata, "page_url");
  }

  return kayako_sandbox_database_insert (
      loading->database,
      "INSERT INTO message (conversation_id, uuid, client_id, kind, subject, channel, source,"
      " content_text, content_html, creator_id, by_staff, user_agent, page_url, status,"
      " reject_type, reject_reason, status_updated_at, created_at, updated_at)"
      " SELECT id, ?2, ?3, ?4, subject, coalesce (?5, channel), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
      " ?14, ?15, ?16, ?16, ?16 FROM conversation WHERE id = ?1",
      "isssssssibsssssi", loading->id, uuid, kayako_sandbox_demo_get_string (message, "client_id"),
      json_object_get_string_member_with_default (message, "kind", "message"),
      kayako_sandbox_demo_get_string (message, "channel"),
      kayako_sandbox_demo_get_string (message, "source"),
      json_object_get_string_member_with_default (message, "text", ""), html, by, by_staff,
      user_agent, page_url, status, kayako_sandbox_demo_get_string (message, "reject_type"),
      kayako_sandbox_demo_get_string (message, "reject_reason"), at);
}

static gboolean
insert_messages (Loading *loading, GError **error)
{
  JsonArray *messages = json_object_get_array_member (loading->conversation, "messages");

  for (guint i = 0; i < json_array_get_length (messages); i++) {
    JsonObject *message = json_array_get_object_element (messages, i);
    g_autofree char *html = NULL;
    gint64 at = 0;

    if (!parse_ago (loading, message, &at, error))
      return FALSE;

    html = dup_html (message, error);
    if (html == NULL)
      return FALSE;

    if (!insert_attachments (loading, message, insert_message_row (loading, message, html, at), at,
                             error))
      return FALSE;
  }

  return TRUE;
}

/* What a conversation knows of its messages. */
static void
summarize (Loading *loading)
{
  g_autofree char *text = NULL;
  g_autofree char *preview = NULL;

  text = kayako_sandbox_database_dup_string (
      loading->database,
      "SELECT content_text FROM message WHERE conversation_id = ?1 AND kind = 'message'"
      " ORDER BY created_at DESC, id DESC LIMIT 1",
      "i", loading->id);
  preview = kayako_sandbox_text_preview (text != NULL ? text : "");

  kayako_sandbox_database_execute (
      loading->database,
      "UPDATE conversation SET last_message_preview = ?2,"
      " (last_message_status, last_replier_id, last_replied_at) ="
      " (SELECT status, creator_id, created_at FROM message WHERE conversation_id = ?1"
      "  AND kind = 'message' ORDER BY created_at DESC, id DESC LIMIT 1),"
      " last_agent_replier_id = (SELECT creator_id FROM message WHERE conversation_id = ?1"
      "  AND kind = 'message' AND by_staff ORDER BY created_at DESC, id DESC LIMIT 1),"
      " created_at = (SELECT min (created_at) FROM message WHERE conversation_id = ?1),"
      " updated_at = (SELECT max (created_at) FROM message WHERE conversation_id = ?1)"
      " WHERE id = ?1",
      "is", loading->id, preview);
}

/* The newest message that somebody has read who has not read @n_unread. */
static void
insert_read_marker (Loading *loading, gint64 user_id, gint64 n_unread)
{
  gboolean is_staff = kayako_sandbox_thread_is_of_staff (loading->database, loading->id, user_id);

  kayako_sandbox_database_execute (
      loading->database,
      "INSERT INTO read_marker (conversation_id, user_id, last_read_post_id, last_read_at)"
      " SELECT ?1, ?2, (SELECT max (id) FROM message WHERE conversation_id = ?1"
      "  AND kind = 'message' AND id < coalesce (CASE ?3 WHEN 0 THEN NULL ELSE"
      "   (SELECT min (id) FROM (SELECT id FROM message WHERE conversation_id = ?1"
      "    AND kind = 'message' AND by_staff <> ?4 ORDER BY id DESC LIMIT ?3)) END,"
      "   9223372036854775807)), NULL",
      "iiib", loading->id, user_id, n_unread, is_staff);
  kayako_sandbox_database_execute (loading->database,
                                   "UPDATE read_marker SET last_read_at ="
                                   " (SELECT created_at FROM message WHERE id = last_read_post_id)"
                                   " WHERE conversation_id = ?1 AND user_id = ?2",
                                   "ii", loading->id, user_id);
}

/* Everybody who takes part has a marker, and whoever has unread messages. */
static void
insert_read_markers (Loading *loading)
{
  JsonObject *unread = NULL;
  g_autoptr (GArray) readers = NULL;

  if (json_object_has_member (loading->conversation, "unread"))
    unread = json_object_get_object_member (loading->conversation, "unread");

  readers = kayako_sandbox_database_list_ids (
      loading->database,
      "SELECT requester_id FROM conversation WHERE id = ?1"
      " UNION SELECT agent_id FROM conversation WHERE id = ?1 AND agent_id IS NOT NULL"
      " UNION SELECT creator_id FROM message WHERE conversation_id = ?1",
      "i", loading->id);

  for (guint i = 0; i < readers->len; i++) {
    gint64 reader = g_array_index (readers, gint64, i);
    g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, reader);

    insert_read_marker (loading, reader,
                        unread != NULL ? json_object_get_int_member_with_default (unread, key, 0)
                                       : 0);
    if (unread != NULL)
      json_object_remove_member (unread, key);
  }

  if (unread != NULL) {
    g_autoptr (GList) others = json_object_get_members (unread);

    for (GList *link = others; link != NULL; link = link->next)
      insert_read_marker (loading, g_ascii_strtoll (link->data, NULL, 10),
                          json_object_get_int_member (unread, link->data));
  }
}

static gboolean
insert_rating (Loading *loading, GError **error)
{
  JsonNode *node = json_object_get_member (loading->conversation, "rating");
  JsonObject *rating = NULL;
  gint64 at = 0;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;

  rating = json_node_get_object (node);
  if (!parse_ago (loading, rating, &at, error))
    return FALSE;

  kayako_sandbox_database_insert (
      loading->database,
      "INSERT INTO rating (conversation_id, creator_id, score, comment, created_at, updated_at)"
      " SELECT id, creator_id, ?2, ?3, ?4, ?4 FROM conversation WHERE id = ?1",
      "issi", loading->id, kayako_sandbox_demo_get_string (rating, "score"),
      kayako_sandbox_demo_get_string (rating, "comment"), at);
  return TRUE;
}

static gboolean
fill_conversation (KayakoSandboxDatabase *database, const char *path, gint64 now, GError **error)
{
  g_autoptr (JsonNode) root = kayako_sandbox_demo_parse (path, error);
  Loading loading = { .database = database, .path = path, .now = now };

  if (root == NULL)
    return FALSE;

  loading.conversation = json_node_get_object (root);
  loading.id = kayako_sandbox_demo_get_id (loading.conversation, "id");
  if (loading.id == 0 || !json_object_has_member (loading.conversation, "messages")) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: no ‘id’ or no ‘messages’", path);
    return FALSE;
  }

  insert_conversation (&loading);
  insert_field_values (&loading);
  if (!insert_messages (&loading, error))
    return FALSE;
  summarize (&loading);
  insert_read_markers (&loading);

  return insert_rating (&loading, error);
}

/**
 * kayako_sandbox_demo_fill_conversations:
 * @database: the helpdesk, with its people and choices
 * @error: return location for a #GError
 *
 * Loads every file of conversations/.
 *
 * Returns: %FALSE with @error when a file is wrong
 */
gboolean
kayako_sandbox_demo_fill_conversations (KayakoSandboxDatabase *database, GError **error)
{
  gint64 now = kayako_sandbox_database_get_now (database);
  g_auto (GStrv) names = kayako_sandbox_demo_list ("conversations/", error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_strconcat ("conversations/", names[i], NULL);

    if (!fill_conversation (database, path, now, error))
      return FALSE;
  }

  return TRUE;
}
