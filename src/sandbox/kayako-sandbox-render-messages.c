/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-render.h"
#include "kayako-sandbox-text.h"

#include <string.h>

enum {
  COLUMN_CONVERSATION_ID,
  COLUMN_UUID,
  COLUMN_CLIENT_ID,
  COLUMN_SUBJECT,
  COLUMN_CHANNEL,
  COLUMN_CONTENT_TEXT,
  COLUMN_CONTENT_HTML,
  COLUMN_CREATOR_ID,
  COLUMN_SOURCE,
  COLUMN_USER_AGENT,
  COLUMN_PAGE_URL,
  COLUMN_METADATA,
  COLUMN_STATUS,
  COLUMN_REJECT_TYPE,
  COLUMN_REJECT_REASON,
  COLUMN_STATUS_UPDATED_AT,
  COLUMN_CREATED_AT,
  COLUMN_UPDATED_AT,
};

static void
set_metadata (JsonObject *object, KayakoSandboxRows *rows)
{
  const char *user_agent = kayako_sandbox_rows_get_string (rows, COLUMN_USER_AGENT);
  const char *page_url = kayako_sandbox_rows_get_string (rows, COLUMN_PAGE_URL);
  const char *others = kayako_sandbox_rows_get_string (rows, COLUMN_METADATA);
  g_autoptr (JsonNode) node = others != NULL ? json_from_string (others, NULL) : NULL;
  JsonObject *metadata = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  json_object_set_string_member (metadata, "user_agent", user_agent != NULL ? user_agent : "");
  json_object_set_string_member (metadata, "page_url", page_url != NULL ? page_url : "");

  if (node != NULL) {
    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &member))
      json_object_set_member (metadata, name, json_node_copy (member));
  }

  json_object_set_object_member (object, "metadata", metadata);
}

/* As it came, or made from the text. */
static void
set_html (JsonObject *object, KayakoSandboxRows *rows)
{
  g_autofree char *html = g_strdup (kayako_sandbox_rows_get_string (rows, COLUMN_CONTENT_HTML));

  if (html == NULL)
    html = kayako_sandbox_text_to_html (kayako_sandbox_rows_get_string (rows, COLUMN_CONTENT_TEXT));

  json_object_set_string_member (object, "content_html", html);
}

static void
set_delivery (JsonObject *object, KayakoSandboxRows *rows)
{
  kayako_sandbox_set_string (object, "message_status",
                             kayako_sandbox_rows_get_string (rows, COLUMN_STATUS));
  kayako_sandbox_set_string (object, "message_status_reject_type",
                             kayako_sandbox_rows_get_string (rows, COLUMN_REJECT_TYPE));
  kayako_sandbox_set_string (object, "message_status_reject_reason",
                             kayako_sandbox_rows_get_string (rows, COLUMN_REJECT_REASON));
  kayako_sandbox_set_date (object, "message_status_updated_at", rows, COLUMN_STATUS_UPDATED_AT);
}

/* One attachment is fetched by itself; several can be fetched as one archive. */
static void
set_download_all (JsonObject *object,
                  const KayakoSandboxCaller *viewer,
                  gint64 conversation_id,
                  gint64 id)
{
  g_autofree char *url = NULL;

  if (json_array_get_length (json_object_get_array_member (object, "attachments")) > 1)
    url = g_strdup_printf ("%s/api/v1/conversations/%" G_GINT64_FORMAT "/messages/%" G_GINT64_FORMAT
                           "/attachments/download",
                           viewer->base_uri, conversation_id, id);

  kayako_sandbox_set_string (object, "download_all", url);
}

static JsonObject *
render_message (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  static const struct {
    const char *name;
    int column;
  } texts[] = {
    { "uuid", COLUMN_UUID },
    { "client_id", COLUMN_CLIENT_ID },
    { "subject", COLUMN_SUBJECT },
    { "channel", COLUMN_CHANNEL },
    { "content_text", COLUMN_CONTENT_TEXT },
    { "source", COLUMN_SOURCE },
  };
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT conversation_id, uuid, client_id, subject, channel, content_text, content_html,"
      " creator_id, source, user_agent, page_url, metadata, status, reject_type, reject_reason,"
      " status_updated_at, created_at, updated_at FROM message WHERE id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    kayako_sandbox_set_string (object, texts[i].name,
                               kayako_sandbox_rows_get_string (rows, texts[i].column));
  set_html (object, rows);
  kayako_sandbox_set_stub (object, "creator", "user_minimal",
                           kayako_sandbox_rows_get_int64 (rows, COLUMN_CREATOR_ID));
  kayako_sandbox_set_stubs (
      object, "attachments", "attachment",
      kayako_sandbox_database_list_ids (
          database, "SELECT id FROM attachment WHERE message_id = ?1 ORDER BY id", "i", id));
  set_download_all (object, viewer, kayako_sandbox_rows_get_int64 (rows, COLUMN_CONVERSATION_ID),
                    id);
  set_metadata (object, rows);
  set_delivery (object, rows);
  kayako_sandbox_set_date (object, "created_at", rows, COLUMN_CREATED_AT);
  kayako_sandbox_set_date (object, "updated_at", rows, COLUMN_UPDATED_AT);
  kayako_sandbox_set_type (object, viewer, "case_message",
                           "conversations/%" G_GINT64_FORMAT "/messages/%" G_GINT64_FORMAT,
                           kayako_sandbox_rows_get_int64 (rows, COLUMN_CONVERSATION_ID), id);

  return object;
}

/* "photo.jpg" of width 64 is "photo_64.jpg". */
static char *
dup_thumbnail_name (const char *name, guint width)
{
  const char *dot = strrchr (name, '.');
  gsize stem = dot != NULL ? (gsize) (dot - name) : strlen (name);

  return g_strdup_printf ("%.*s_%u%s", (int) stem, name, width, dot != NULL ? dot : "");
}

/* Those that were made: of small pictures fewer, of what is no picture none. */
static void
set_thumbnails (KayakoSandboxDatabase *database,
                JsonObject *object,
                KayakoSandboxRows *rows,
                const char *url)
{
  g_autoptr (KayakoSandboxRows) thumbnails = kayako_sandbox_database_query (
      database,
      "SELECT width, height, type, length (bytes) FROM thumbnail WHERE content_id = ?1"
      " ORDER BY width",
      "i", kayako_sandbox_rows_get_int64 (rows, 10));
  JsonArray *list = json_array_new ();

  while (kayako_sandbox_rows_next (thumbnails)) {
    gint64 width = kayako_sandbox_rows_get_int64 (thumbnails, 0);
    g_autofree char *name =
        dup_thumbnail_name (kayako_sandbox_rows_get_string (rows, 1), (guint) width);
    g_autofree char *thumbnail_url = g_strdup_printf ("%s&size=%" G_GINT64_FORMAT, url, width);
    JsonObject *thumbnail = json_object_new ();

    json_object_set_string_member (thumbnail, "name", name);
    json_object_set_int_member (thumbnail, "size", kayako_sandbox_rows_get_int64 (thumbnails, 3));
    json_object_set_int_member (thumbnail, "width", width);
    json_object_set_int_member (thumbnail, "height", kayako_sandbox_rows_get_int64 (thumbnails, 1));
    kayako_sandbox_set_string (thumbnail, "type", kayako_sandbox_rows_get_string (thumbnails, 2));
    json_object_set_string_member (thumbnail, "url", thumbnail_url);
    kayako_sandbox_set_date (thumbnail, "created_at", rows, 8);
    json_array_add_object_element (list, thumbnail);
  }

  json_object_set_array_member (object, "thumbnails", list);
}

static JsonObject *
render_attachment (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  g_autofree char *path = NULL;
  g_autofree char *url = NULL;
  g_autofree char *download = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT a.message_id, a.name, a.type, a.size, a.width, a.height, a.cid, a.alt, a.created_at,"
      " m.conversation_id, a.content_id FROM attachment a JOIN message m ON m.id = a.message_id "
      "WHERE a.id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  path = g_strdup_printf ("conversations/%" G_GINT64_FORMAT "/messages/%" G_GINT64_FORMAT
                          "/attachments/%" G_GINT64_FORMAT,
                          kayako_sandbox_rows_get_int64 (rows, 9),
                          kayako_sandbox_rows_get_int64 (rows, 0), id);
  url = g_strconcat (viewer->base_uri, "/api/v1/", path, "/url", NULL);
  download = g_strconcat (viewer->base_uri, "/api/v1/", path, "/download", NULL);

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "name", kayako_sandbox_rows_get_string (rows, 1));
  json_object_set_int_member (object, "size", kayako_sandbox_rows_get_int64 (rows, 3));
  json_object_set_int_member (object, "width", kayako_sandbox_rows_get_int64 (rows, 4));
  json_object_set_int_member (object, "height", kayako_sandbox_rows_get_int64 (rows, 5));
  kayako_sandbox_set_string (object, "type", kayako_sandbox_rows_get_string (rows, 2));
  kayako_sandbox_set_string (object, "content_id", kayako_sandbox_rows_get_string (rows, 6));
  kayako_sandbox_set_string (object, "alt", kayako_sandbox_rows_get_string (rows, 7));
  json_object_set_string_member (object, "url", url);
  json_object_set_string_member (object, "url_download", download);
  set_thumbnails (database, object, rows, url);
  kayako_sandbox_set_date (object, "created_at", rows, 8);
  kayako_sandbox_set_type (object, viewer, "attachment", "%s", path);

  return object;
}

static JsonObject *
render_file (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  g_autofree char *content_url = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT name, size, content_type, hash, created_at, expiry_at FROM file WHERE id = ?1", "i",
      id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  content_url =
      g_strdup_printf ("%s/api/v1/files/%" G_GINT64_FORMAT "/content", viewer->base_uri, id);
  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "name", kayako_sandbox_rows_get_string (rows, 0));
  json_object_set_int_member (object, "size", kayako_sandbox_rows_get_int64 (rows, 1));
  kayako_sandbox_set_string (object, "content_type", kayako_sandbox_rows_get_string (rows, 2));
  json_object_set_string_member (object, "content_url", content_url);
  kayako_sandbox_set_string (object, "hash", kayako_sandbox_rows_get_string (rows, 3));
  kayako_sandbox_set_date (object, "created_at", rows, 4);
  kayako_sandbox_set_date (object, "expiry_at", rows, 5);
  kayako_sandbox_set_type (object, viewer, "file", "files/%" G_GINT64_FORMAT, id);

  return object;
}

/* A message is called one thing in the envelope and another in itself. */
const KayakoSandboxRendererEntry kayako_sandbox_message_renderers[] = {
  { "conversation_message", render_message },
  { "case_message", render_message },
  { "attachment", render_attachment },
  { "file", render_file },
  { NULL, NULL },
};
