/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-message.h"

#include "kayako-thumbnail.h"
#include "kayako-v1-codec-enums.h"
#include "kayako-v1-codec-json.h"
#include "kayako-v1-codec-kinds.h"
#include "kayako-v1-codec-read.h"

#include <string.h>

static KayakoThumbnail *
read_thumbnail (JsonObject *object)
{
  const char *name = NULL;
  const char *content_type = NULL;
  const char *url = NULL;
  gint64 size = 0;
  gint64 created_at = 0;
  int width = 0;
  int height = 0;

  kayako_v1_json_read_text (object, "name", &name);
  kayako_v1_json_read_text (object, "type", &content_type);
  kayako_v1_json_read_text (object, "url", &url);
  kayako_v1_json_read_int64 (object, "size", &size);
  kayako_v1_json_read_int (object, "width", &width);
  kayako_v1_json_read_int (object, "height", &height);
  kayako_v1_json_read_date (object, "created_at", &created_at);

  return kayako_thumbnail_new (name, content_type, url, size, width, height, created_at);
}

static int
compare_thumbnails (gconstpointer a, gconstpointer b)
{
  const KayakoThumbnail *first = a;
  const KayakoThumbnail *second = b;

  return kayako_thumbnail_get_width (first) - kayako_thumbnail_get_width (second);
}

static void
fill_thumbnails (KayakoAttachment *attachment, JsonObject *object)
{
  JsonArray *array = kayako_v1_json_read_array (object, "thumbnails");
  g_autoptr (GPtrArray) thumbnails = NULL;

  if (array == NULL)
    return;

  thumbnails = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_thumbnail_unref);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *item = kayako_v1_json_get_object (json_array_get_element (array, i));

    if (item != NULL)
      g_ptr_array_add (thumbnails, read_thumbnail (item));
  }

  g_ptr_array_sort_values (thumbnails, compare_thumbnails);
  kayako_attachment_set_thumbnails (attachment, thumbnails);
}

static void
fill_attachment_size (KayakoAttachment *attachment, JsonObject *object)
{
  gint64 size;
  int length;

  if (kayako_v1_json_read_int64 (object, "size", &size))
    kayako_attachment_set_size (attachment, size);

  if (kayako_v1_json_read_int (object, "width", &length))
    kayako_attachment_set_width (attachment, length);

  if (kayako_v1_json_read_int (object, "height", &length))
    kayako_attachment_set_height (attachment, length);
}

static void
fill_attachment (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoAttachment *attachment = resource;
  const char *text;
  gint64 time;

  if (kayako_v1_json_read_string (object, "name", &text))
    kayako_attachment_set_name (attachment, text);

  if (kayako_v1_json_read_text (object, "type", &text))
    kayako_attachment_set_content_type (attachment, text);

  if (kayako_v1_json_read_text (object, "content_id", &text))
    kayako_attachment_set_content_id (attachment, text);

  if (kayako_v1_json_read_text (object, "alt", &text))
    kayako_attachment_set_alt (attachment, text);

  if (kayako_v1_json_read_text (object, "url", &text))
    kayako_attachment_set_url (attachment, text);

  if (kayako_v1_json_read_text (object, "url_download", &text))
    kayako_attachment_set_download_url (attachment, text);

  if (kayako_v1_json_read_date (object, "created_at", &time))
    kayako_attachment_set_created_at (attachment, time);

  fill_attachment_size (attachment, object);
  fill_thumbnails (attachment, object);
}

const KayakoV1Kind kayako_v1_kind_attachment = { "Attachment", kayako_attachment_get_type,
                                                 fill_attachment };

static void
fill_file (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoFile *file = resource;
  const char *text;
  gint64 number;

  if (kayako_v1_json_read_string (object, "name", &text))
    kayako_file_set_name (file, text);

  if (kayako_v1_json_read_int64 (object, "size", &number))
    kayako_file_set_size (file, number);

  if (kayako_v1_json_read_text (object, "content_type", &text))
    kayako_file_set_content_type (file, text);

  if (kayako_v1_json_read_text (object, "content_url", &text))
    kayako_file_set_content_url (file, text);

  if (kayako_v1_json_read_date (object, "created_at", &number))
    kayako_file_set_created_at (file, number);

  if (kayako_v1_json_read_date (object, "expiry_at", &number))
    kayako_file_set_expiry_at (file, number);
}

static const KayakoV1Kind kind_file = { "File", kayako_file_get_type, fill_file };

static void
fill_delivery (KayakoMessage *message, JsonObject *object)
{
  const char *text;
  gint64 time;

  /* Seed 003 gives SENT as what holds when nothing is said. */
  if (kayako_v1_json_read_text (object, "message_status", &text))
    kayako_message_set_delivery (message, text != NULL ? kayako_v1_codec_delivery_from_wire (text)
                                                       : KAYAKO_DELIVERY_SENT);

  if (kayako_v1_json_read_text (object, "message_status_reject_type", &text))
    kayako_message_set_reject_type (message, kayako_v1_codec_reject_type_from_wire (text));

  if (kayako_v1_json_read_text (object, "message_status_reject_reason", &text))
    kayako_message_set_reject_reason (message, text);

  if (kayako_v1_json_read_date (object, "message_status_updated_at", &time))
    kayako_message_set_delivery_updated_at (message, time);
}

static void
fill_metadata (KayakoMessage *message, JsonObject *object)
{
  JsonObject *metadata = kayako_v1_json_read_object (object, "metadata");
  const char *text;

  if (metadata == NULL)
    return;

  if (kayako_v1_json_read_text (metadata, "user_agent", &text))
    kayako_message_set_user_agent (message, text);

  if (kayako_v1_json_read_text (metadata, "page_url", &text))
    kayako_message_set_page_url (message, text);
}

static void
fill_origin (KayakoMessage *message, JsonObject *object)
{
  const char *text;

  if (kayako_v1_json_read_text (object, "uuid", &text))
    kayako_message_set_uuid (message, text);

  if (kayako_v1_json_read_text (object, "client_id", &text))
    kayako_message_set_client_id (message, text);

  if (kayako_v1_json_read_text (object, "channel", &text))
    kayako_message_set_channel (message, kayako_v1_codec_channel_from_wire (text));

  if (kayako_v1_json_read_text (object, "source", &text))
    kayako_message_set_source (message, kayako_v1_codec_source_from_wire (text));

  if (kayako_v1_json_read_string (object, "resource_type", &text) && text != NULL) {
    if (strcmp (text, "note") == 0)
      kayako_message_set_kind (message, KAYAKO_MESSAGE_KIND_NOTE);
    else if (strcmp (text, "activity") == 0)
      kayako_message_set_kind (message, KAYAKO_MESSAGE_KIND_ACTIVITY);
  }
}

static void
fill_content (KayakoMessage *message, JsonObject *object)
{
  const char *text;

  if (kayako_v1_json_read_string (object, "subject", &text))
    kayako_message_set_subject (message, text);

  if (kayako_v1_json_read_string (object, "content_text", &text))
    kayako_message_set_content_text (message, text);

  if (kayako_v1_json_read_string (object, "content_html", &text))
    kayako_message_set_content_html (message, text);

  if (kayako_v1_json_read_text (object, "download_all", &text))
    kayako_message_set_download_all (message, text);
}

static void
fill_message (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoMessage *message = resource;
  g_autoptr (GPtrArray) attachments =
      kayako_v1_pool_read_list (pool, &kayako_v1_kind_attachment, object, "attachments");
  gpointer creator;
  gint64 time;

  fill_origin (message, object);
  fill_content (message, object);
  fill_delivery (message, object);
  fill_metadata (message, object);

  if (kayako_v1_pool_read_member (pool, &kayako_v1_kind_user, object, "creator", &creator))
    kayako_message_set_creator (message, creator);

  if (attachments != NULL)
    kayako_message_set_attachments (message, attachments);

  if (kayako_v1_json_read_date (object, "created_at", &time))
    kayako_message_set_created_at (message, time);

  if (kayako_v1_json_read_date (object, "updated_at", &time))
    kayako_message_set_updated_at (message, time);
}

static const KayakoV1Kind kind_message = { "Message", kayako_message_get_type, fill_message };

/**
 * kayako_v1_codec_read_message:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads a message, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoMessage *
kayako_v1_codec_read_message (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kind_message, node, error);
}

/**
 * kayako_v1_codec_read_messages:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads messages, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoMessage): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_messages (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kind_message, node, error);
}

/**
 * kayako_v1_codec_read_attachment:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads an attachment, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoAttachment *
kayako_v1_codec_read_attachment (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kayako_v1_kind_attachment, node, error);
}

/**
 * kayako_v1_codec_read_file:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads an uploaded file, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoFile *
kayako_v1_codec_read_file (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kind_file, node, error);
}

/**
 * kayako_v1_codec_read_files:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads uploaded files, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoFile): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_files (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kind_file, node, error);
}
