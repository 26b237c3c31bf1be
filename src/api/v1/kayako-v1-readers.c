/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-readers.h"

#include "kayako-error.h"
#include "kayako-v1-codec.h"
#include "kayako-wipe.h"

/* Readers are handed to kayako_v1_call() and may run in any thread. */

static JsonNode *
get_data (const KayakoV1Reading *reading, GError **error)
{
  JsonNode *data = kayako_v1_envelope_get_data (reading->envelope);

  if (data == NULL)
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "The answer has no ‘data’");

  return data;
}

/* The answer only says that it was done: TRUE. */
gboolean
kayako_v1_read_done (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  g_value_init (value, G_TYPE_BOOLEAN);
  g_value_set_boolean (value, TRUE);

  return TRUE;
}

/* To how many it was done: an int. */
gboolean
kayako_v1_read_count (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  gint64 total = kayako_v1_envelope_get_total_count (reading->envelope);

  if (total < 0) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL,
                         "The answer has no ‘total_count’");
    return FALSE;
  }

  g_value_init (value, G_TYPE_INT);
  g_value_set_int (value, (int) MIN (total, G_MAXINT));

  return TRUE;
}

/* Whether the public test resource answers as a helpdesk's: TRUE. */
gboolean
kayako_v1_read_probe (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = kayako_v1_envelope_get_data (reading->envelope);

  if (data == NULL || !JSON_NODE_HOLDS_ARRAY (data) ||
      g_strcmp0 (kayako_v1_envelope_get_resource (reading->envelope), "test") != 0) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK,
                         "The answer is no list of tests");
    return FALSE;
  }

  return kayako_v1_read_done (reading, value, error);
}

/* The id of a new session, from either place it can be in: a KayakoWipedText. */
gboolean
kayako_v1_read_session_id (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = kayako_v1_envelope_get_data (reading->envelope);
  g_autoptr (KayakoWipedText) session_id = NULL;
  g_autoptr (KayakoUser) user = NULL;

  if (data != NULL && JSON_NODE_HOLDS_OBJECT (data) &&
      !kayako_v1_codec_read_session (data, &session_id, &user, error))
    return FALSE;

  if (session_id == NULL)
    session_id = g_strdup (kayako_v1_envelope_get_session_id (reading->envelope));

  if (session_id == NULL || *session_id == '\0') {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "The answer has no session");
    return FALSE;
  }

  g_value_init (value, KAYAKO_TYPE_WIPED_TEXT);
  g_value_take_boxed (value, g_steal_pointer (&session_id));

  return TRUE;
}

/* Whether a link leads on from where we asked. One that leads back would be
 * followed for ever. */
static gboolean
leads_on (const char *next_url, guint offset)
{
  g_autoptr (GUri) uri = g_uri_parse (next_url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GHashTable) arguments = NULL;
  const char *text = NULL;
  guint64 next = 0;

  if (uri == NULL || g_uri_get_query (uri) == NULL)
    return TRUE;

  arguments = soup_form_decode (g_uri_get_query (uri));
  text = g_hash_table_lookup (arguments, "offset");
  return text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, &next, NULL) ||
         next > offset;
}

/* Whether items follow: by the link, else by the count, else by a full page. */
static gboolean
has_more (const KayakoV1Reading *reading, gint64 offset, guint n_items)
{
  gint64 total = kayako_v1_envelope_get_total_count (reading->envelope);
  const char *next_url = kayako_v1_envelope_get_next_url (reading->envelope);

  if (n_items == 0)
    return FALSE;

  if (next_url != NULL)
    return leads_on (next_url, reading->offset);

  if (kayako_v1_envelope_get_offset (reading->envelope) >= 0 || reading->offset > 0)
    return total >= 0 ? offset + n_items < total : reading->limit > 0 && n_items >= reading->limit;

  return FALSE;
}

static gboolean
take_page (const KayakoV1Reading *reading, GPtrArray *items, GValue *value)
{
  gint64 offset = kayako_v1_envelope_get_offset (reading->envelope);
  gint64 limit = kayako_v1_envelope_get_limit (reading->envelope);
  gint64 total = kayako_v1_envelope_get_total_count (reading->envelope);
  guint n_items = 0;

  if (items == NULL)
    return FALSE;

  n_items = items->len;
  offset = offset >= 0 ? MIN (offset, G_MAXINT) : reading->offset;
  limit = limit >= 0 ? MIN (limit, G_MAXINT) : reading->limit;
  g_value_init (value, KAYAKO_TYPE_PAGE);
  g_value_take_boxed (value, kayako_page_new (items, (guint) offset, (guint) limit,
                                              (int) CLAMP (total, -1, G_MAXINT),
                                              has_more (reading, offset, n_items)));

  return TRUE;
}

static gboolean
take_object (gpointer object, GType type, GValue *value)
{
  if (object == NULL)
    return FALSE;

  g_value_init (value, type);
  g_value_take_object (value, object);

  return TRUE;
}

gboolean
kayako_v1_read_conversation (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_object (kayako_v1_codec_read_conversation (data, error),
                                      KAYAKO_TYPE_CONVERSATION, value);
}

gboolean
kayako_v1_read_field (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL &&
         take_object (kayako_v1_codec_read_field (data, error), KAYAKO_TYPE_FIELD, value);
}

gboolean
kayako_v1_read_file (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL &&
         take_object (kayako_v1_codec_read_file (data, error), KAYAKO_TYPE_FILE, value);
}

gboolean
kayako_v1_read_form (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL &&
         take_object (kayako_v1_codec_read_form (data, error), KAYAKO_TYPE_FORM, value);
}

gboolean
kayako_v1_read_message (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL &&
         take_object (kayako_v1_codec_read_message (data, error), KAYAKO_TYPE_MESSAGE, value);
}

gboolean
kayako_v1_read_rating (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL &&
         take_object (kayako_v1_codec_read_rating (data, error), KAYAKO_TYPE_RATING, value);
}

gboolean
kayako_v1_read_starter (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL &&
         take_object (kayako_v1_codec_read_starter (data, error), KAYAKO_TYPE_STARTER, value);
}

gboolean
kayako_v1_read_test (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL &&
         take_object (kayako_v1_codec_read_test (data, error), KAYAKO_TYPE_TEST, value);
}

gboolean
kayako_v1_read_user (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL &&
         take_object (kayako_v1_codec_read_user (data, error), KAYAKO_TYPE_USER, value);
}

/* That there is an answer shows that somebody was let in: a user whom nobody
 * knows. */
gboolean
kayako_v1_read_stranger (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  return get_data (reading, error) != NULL &&
         take_object (kayako_user_new (0), KAYAKO_TYPE_USER, value);
}

gboolean
kayako_v1_read_conversations (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL &&
         take_page (reading, kayako_v1_codec_read_conversations (data, error), value);
}

gboolean
kayako_v1_read_fields (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_fields (data, error), value);
}

gboolean
kayako_v1_read_forms (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_forms (data, error), value);
}

gboolean
kayako_v1_read_locales (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_locales (data, error), value);
}

gboolean
kayako_v1_read_messages (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_messages (data, error), value);
}

gboolean
kayako_v1_read_priorities (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_priorities (data, error), value);
}

gboolean
kayako_v1_read_ratings (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_ratings (data, error), value);
}

gboolean
kayako_v1_read_statuses (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_statuses (data, error), value);
}

gboolean
kayako_v1_read_tests (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_tests (data, error), value);
}

gboolean
kayako_v1_read_types (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_case_types (data, error), value);
}

gboolean
kayako_v1_read_updates (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_updates (data, error), value);
}

gboolean
kayako_v1_read_users (const KayakoV1Reading *reading, GValue *value, GError **error)
{
  JsonNode *data = get_data (reading, error);

  return data != NULL && take_page (reading, kayako_v1_codec_read_users (data, error), value);
}
