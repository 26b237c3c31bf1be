/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-bodies.h"

#include "kayako-v1-codec-enums.h"
#include "kayako-wipe.h"

#include <string.h>

#include <json-glib/json-glib.h>

static void
take_json (KayakoHttpRequest *request, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) body = NULL;
  char *text = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  body = g_bytes_new_take (text, strlen (text));
  kayako_http_request_set_body (request, "application/json", body);
}

static JsonBuilder *
begin_json (void)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);

  return builder;
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* An id, or null where it is 0. */
static void
add_id (JsonBuilder *builder, const char *name, gint64 id)
{
  json_builder_set_member_name (builder, name);
  if (id != 0)
    json_builder_add_int_value (builder, id);
  else
    json_builder_add_null_value (builder);
}

static void
add_user_agent (JsonBuilder *builder, const char *user_agent)
{
  if (user_agent == NULL)
    return;

  json_builder_set_member_name (builder, "metadata");
  json_builder_begin_object (builder);
  add_string (builder, "user_agent", user_agent);
  json_builder_end_object (builder);
}

static void
add_field_values (JsonBuilder *builder, GHashTable *values)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  if (g_hash_table_size (values) == 0)
    return;

  json_builder_set_member_name (builder, "field_values");
  json_builder_begin_object (builder);
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    add_string (builder, key, value);
  json_builder_end_object (builder);
}

/* A password, as a form, which is overwritten once it is sent. */
void
kayako_v1_body_set_new_password (KayakoHttpRequest *request, const char *new_password)
{
  g_autoptr (KayakoWipedText) escaped = g_uri_escape_string (new_password, NULL, FALSE);
  char *text = g_strconcat ("new_password=", escaped, NULL);
  g_autoptr (GBytes) body =
      g_bytes_new_with_free_func (text, strlen (text), (GDestroyNotify) kayako_wipe_free, text);

  kayako_http_request_set_body (request, SOUP_FORM_MIME_TYPE_URLENCODED, body);
}

/* A message, in JSON. */
void
kayako_v1_body_set_message (KayakoHttpRequest *request, KayakoMessageDraft *draft)
{
  g_autoptr (JsonBuilder) builder = begin_json ();
  g_autoptr (GString) file_ids = g_string_new (NULL);
  gsize n_ids = 0;
  const gint64 *ids = kayako_message_draft_get_file_ids (draft, &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (file_ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);

  add_string (builder, "contents", kayako_message_draft_get_text (draft));
  add_string (builder, "source",
              kayako_v1_codec_source_to_wire (kayako_message_draft_get_source (draft)));
  add_string (builder, "client_id", kayako_message_draft_get_client_id (draft));
  if (n_ids > 0)
    add_string (builder, "file_ids", file_ids->str);
  add_user_agent (builder, kayako_message_draft_get_user_agent (draft));
  take_json (request, builder);
}

static void
set_conversation_json (KayakoHttpRequest *request, KayakoConversationDraft *draft)
{
  g_autoptr (JsonBuilder) builder = begin_json ();

  add_string (builder, "name", kayako_conversation_draft_get_name (draft));
  add_string (builder, "email", kayako_conversation_draft_get_email (draft));
  add_string (builder, "subject", kayako_conversation_draft_get_subject (draft));
  add_string (builder, "contents", kayako_conversation_draft_get_text (draft));
  add_string (builder, "source",
              kayako_v1_codec_source_to_wire (kayako_conversation_draft_get_source (draft)));
  add_string (builder, "client_id", kayako_conversation_draft_get_client_id (draft));
  if (kayako_conversation_draft_get_priority_id (draft) != 0)
    add_id (builder, "priority_id", kayako_conversation_draft_get_priority_id (draft));
  if (kayako_conversation_draft_get_form_id (draft) != 0)
    add_id (builder, "form_id", kayako_conversation_draft_get_form_id (draft));
  add_field_values (builder, kayako_conversation_draft_get_field_values (draft));
  add_user_agent (builder, kayako_conversation_draft_get_user_agent (draft));
  take_json (request, builder);
}

static void
take_multipart (KayakoHttpRequest *request, SoupMultipart *multipart)
{
  g_autoptr (SoupMessageHeaders) headers =
      soup_message_headers_new (SOUP_MESSAGE_HEADERS_MULTIPART);
  g_autoptr (GBytes) body = NULL;

  soup_multipart_to_message (multipart, headers, &body);
  kayako_http_request_set_body (request, soup_message_headers_get_one (headers, "Content-Type"),
                                body);
}

static void
add_part (SoupMultipart *multipart, const char *name, const char *value)
{
  if (value != NULL)
    soup_multipart_append_form_string (multipart, name, value);
}

static void
add_id_part (SoupMultipart *multipart, const char *name, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (id != 0)
    add_part (multipart, name, text);
}

static void
add_field_parts (SoupMultipart *multipart, GHashTable *values)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    g_autofree char *name = g_strdup_printf ("field_values[%s]", (const char *) key);

    add_part (multipart, name, value);
  }
}

static void
set_conversation_multipart (KayakoHttpRequest *request, KayakoConversationDraft *draft)
{
  g_autoptr (SoupMultipart) multipart = soup_multipart_new ("multipart/form-data");

  add_part (multipart, "name", kayako_conversation_draft_get_name (draft));
  add_part (multipart, "email", kayako_conversation_draft_get_email (draft));
  add_part (multipart, "subject", kayako_conversation_draft_get_subject (draft));
  add_part (multipart, "contents", kayako_conversation_draft_get_text (draft));
  add_part (multipart, "source",
            kayako_v1_codec_source_to_wire (kayako_conversation_draft_get_source (draft)));
  add_part (multipart, "client_id", kayako_conversation_draft_get_client_id (draft));
  add_id_part (multipart, "priority_id", kayako_conversation_draft_get_priority_id (draft));
  add_id_part (multipart, "form_id", kayako_conversation_draft_get_form_id (draft));
  add_field_parts (multipart, kayako_conversation_draft_get_field_values (draft));
  add_part (multipart, "metadata[user_agent]", kayako_conversation_draft_get_user_agent (draft));

  for (guint i = 0; i < kayako_conversation_draft_get_n_files (draft); i++) {
    const char *name = NULL;
    const char *content_type = NULL;
    GBytes *content = kayako_conversation_draft_get_file (draft, i, &name, &content_type);

    soup_multipart_append_form_file (multipart, "files[]", name, content_type, content);
  }

  take_multipart (request, multipart);
}

/* A conversation: in JSON, or in parts where files go along. */
void
kayako_v1_body_set_conversation (KayakoHttpRequest *request, KayakoConversationDraft *draft)
{
  if (kayako_conversation_draft_get_n_files (draft) > 0)
    set_conversation_multipart (request, draft);
  else
    set_conversation_json (request, draft);
}

/* What changes of a conversation, with the version it was seen in. */
void
kayako_v1_body_set_change (KayakoHttpRequest *request, KayakoConversationChange *change)
{
  g_autoptr (JsonBuilder) builder = begin_json ();
  gint64 id = 0;

  add_string (builder, "source", kayako_v1_codec_source_to_wire (KAYAKO_SOURCE_API));
  add_string (builder, "subject", kayako_conversation_change_get_subject (change));
  if (kayako_conversation_change_get_status_id (change) != 0)
    add_id (builder, "status_id", kayako_conversation_change_get_status_id (change));
  if (kayako_conversation_change_get_priority_id (change, &id))
    add_id (builder, "priority_id", id);
  if (kayako_conversation_change_get_type_id (change, &id))
    add_id (builder, "type_id", id);
  add_field_values (builder, kayako_conversation_change_get_field_values (change));
  take_json (request, builder);

  kayako_http_request_set_header (request, "If-Match",
                                  kayako_conversation_change_get_validator (change));
}

/* That a message has arrived, or was read. */
void
kayako_v1_body_set_message_status (KayakoHttpRequest *request, KayakoDelivery delivery)
{
  g_autoptr (JsonBuilder) builder = begin_json ();

  add_string (builder, "message_status", kayako_v1_codec_delivery_to_wire (delivery));
  take_json (request, builder);
}

/* A rating. */
void
kayako_v1_body_set_rating (KayakoHttpRequest *request, KayakoScore score, const char *comment)
{
  g_autoptr (JsonBuilder) builder = begin_json ();

  add_string (builder, "score", kayako_v1_codec_score_to_wire (score));
  add_string (builder, "comment", comment);
  take_json (request, builder);
}

static void
add_item (JsonBuilder *builder, const char *item)
{
  gint64 number = 0;

  if (g_ascii_string_to_signed (item, 10, G_MININT64, G_MAXINT64, &number, NULL))
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_string_value (builder, item);
}

static void
add_test_numbers (JsonBuilder *builder, KayakoTestDraft *draft)
{
  gint64 integer_number = 0;
  double float_number = 0;
  gboolean is_boolean = FALSE;

  if (kayako_test_draft_get_integer_number (draft, &integer_number)) {
    json_builder_set_member_name (builder, "integer_number");
    json_builder_add_int_value (builder, integer_number);
  }

  if (kayako_test_draft_get_float_number (draft, &float_number)) {
    json_builder_set_member_name (builder, "float_number");
    json_builder_add_double_value (builder, float_number);
  }

  if (kayako_test_draft_get_is_boolean (draft, &is_boolean)) {
    json_builder_set_member_name (builder, "is_boolean");
    json_builder_add_boolean_value (builder, is_boolean);
  }
}

/* A test: what was set, and nothing else. */
void
kayako_v1_body_set_test (KayakoHttpRequest *request, KayakoTestDraft *draft)
{
  g_autoptr (JsonBuilder) builder = begin_json ();
  const char *const *items = kayako_test_draft_get_array_items (draft);
  GBytes *binary_data = kayako_test_draft_get_binary_data (draft);
  gint64 date = 0;

  add_string (builder, "name", kayako_test_draft_get_name (draft));
  add_string (builder, "option", kayako_test_draft_get_option (draft));
  add_test_numbers (builder, draft);

  if (kayako_test_draft_get_date (draft, &date)) {
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (date);
    g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

    add_string (builder, "date", text);
  }

  if (items != NULL) {
    json_builder_set_member_name (builder, "array_items");
    json_builder_begin_array (builder);
    for (gsize i = 0; items[i] != NULL; i++)
      add_item (builder, items[i]);
    json_builder_end_array (builder);
  }

  if (binary_data != NULL) {
    gsize size = 0;
    const guint8 *bytes = g_bytes_get_data (binary_data, &size);
    g_autofree char *text = g_base64_encode (bytes, size);

    add_string (builder, "binary_data", text);
  }

  take_json (request, builder);
}

/* A type that the server would take for parameters, not for a file. */
static gboolean
is_parameters (const char *content_type)
{
  return g_ascii_strncasecmp (content_type, "application/json", 16) == 0 ||
         g_ascii_strncasecmp (content_type, "application/x-www-form-urlencoded", 33) == 0 ||
         g_ascii_strncasecmp (content_type, "multipart/", 10) == 0;
}

/* A name that can stand in a header as it is. */
static gboolean
is_plain_name (const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isprint (*at) || *at == '"' || *at == '\\')
      return FALSE;

  return TRUE;
}

/* A file: the bytes themselves, described by headers, or by arguments where
 * the name does not fit into a header (api/v1.md §6.10). */
void
kayako_v1_body_set_file (KayakoHttpRequest *request,
                         const char *name,
                         const char *content_type,
                         GBytes *content)
{
  g_autofree char *md5 = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, content);
  g_autofree char *disposition = NULL;

  if (is_parameters (content_type)) {
    g_autoptr (SoupMultipart) multipart = soup_multipart_new ("multipart/form-data");

    soup_multipart_append_form_file (multipart, "files[]", name, content_type, content);
    take_multipart (request, multipart);
    return;
  }

  kayako_http_request_set_body (request, content_type, content);
  kayako_http_request_set_header (request, "Content-MD5", md5);
  if (!is_plain_name (name)) {
    kayako_http_request_add_argument (request, "_field", "files");
    kayako_http_request_add_argument (request, "_filename", name);
    return;
  }

  disposition = g_strdup_printf ("attachment; name=\"files\"; filename=\"%s\"", name);
  kayako_http_request_set_header (request, "Content-Disposition", disposition);
}
