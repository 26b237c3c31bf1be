/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each member of each sample is put in the place of each kind of nonsense, one
 * at a time. Nothing may crash, warn or leak, whatever reads the result. */

#include "kayako-v1-sample.h"

#include <string.h>

typedef GPtrArray *(*ReadMany) (JsonNode *node, GError **error);

static const ReadMany list_readers[] = {
  kayako_v1_codec_read_case_types, kayako_v1_codec_read_conversations, kayako_v1_codec_read_fields,
  kayako_v1_codec_read_files,      kayako_v1_codec_read_forms,         kayako_v1_codec_read_locales,
  kayako_v1_codec_read_messages,   kayako_v1_codec_read_priorities,    kayako_v1_codec_read_ratings,
  kayako_v1_codec_read_statuses,   kayako_v1_codec_read_teams,         kayako_v1_codec_read_tests,
  kayako_v1_codec_read_users,
};

static const char *const nonsense[] = {
  "null",
  "true",
  "-1",
  "0",
  "1e999",
  "-0.5",
  "9223372036854775807",
  "18446744073709551616",
  "\"\"",
  "\"x\"",
  "\"\\u0000\"",
  "\"%s%n%d\"",
  "[]",
  "[null]",
  "[[[]]]",
  "[\"a\",1,{}]",
  "{}",
  "{\"id\":1}",
  "{\"id\":\"1\",\"resource_type\":\"user\"}",
  "{\"a\":{\"b\":{}}}",
};

static void
check_result (gpointer object, GError *error)
{
  g_assert_true ((object == NULL) == (error != NULL));
}

static void
read_singles (JsonNode *node)
{
  g_autoptr (GError) attachment_error = NULL;
  g_autoptr (GError) conversation_error = NULL;
  g_autoptr (GError) session_error = NULL;
  g_autoptr (GError) starter_error = NULL;
  g_autoptr (KayakoAttachment) attachment =
      kayako_v1_codec_read_attachment (node, &attachment_error);
  g_autoptr (KayakoConversation) conversation =
      kayako_v1_codec_read_conversation (node, &conversation_error);
  g_autoptr (KayakoStarter) starter = kayako_v1_codec_read_starter (node, &starter_error);
  g_autofree char *session_id = NULL;
  g_autoptr (KayakoUser) user = NULL;

  kayako_v1_codec_read_session (node, &session_id, &user, &session_error);
  check_result (attachment, attachment_error);
  check_result (conversation, conversation_error);
  check_result (starter, starter_error);
  check_result (session_id, session_error);
}

static void
read_lists (JsonNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (list_readers); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) objects = list_readers[i](node, &error);

    check_result (objects, error);
  }
}

/* As what it is, and as the only item of a list. */
static void
read_everything (JsonNode *node)
{
  g_autoptr (JsonNode) list = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (list, json_array_new ());
  if (node != NULL)
    json_array_add_element (json_node_get_array (list), json_node_copy (node));

  read_singles (node);
  read_lists (node);
  read_lists (list);
}

static void
read_root (JsonNode *root)
{
  g_autofree char *text = json_to_string (root, FALSE);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_envelope_parse (body, &error);

  g_assert_true ((envelope == NULL) == (error != NULL));
  if (envelope == NULL)
    return;

  read_everything (kayako_v1_envelope_get_data (envelope));
}

static void mutate (JsonNode *root, JsonNode *node);

static void
mutate_member (JsonNode *root, JsonObject *object, const char *name)
{
  g_autoptr (JsonNode) original = json_node_copy (json_object_get_member (object, name));

  mutate (root, json_object_get_member (object, name));

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++) {
    json_object_set_member (object, name, kayako_v1_sample_node (nonsense[i]));
    read_root (root);
  }

  json_object_remove_member (object, name);
  read_root (root);
  json_object_set_member (object, name, g_steal_pointer (&original));
}

/* Of a list only the first two items: the others are like them. */
static void
mutate (JsonNode *root, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObject *object = json_node_get_object (node);
    g_autoptr (GList) names = json_object_get_members (object);
    g_auto (GStrv) copies = g_new0 (char *, g_list_length (names) + 1);
    guint n = 0;

    for (GList *link = names; link != NULL; link = link->next)
      copies[n++] = g_strdup (link->data);
    for (guint i = 0; i < n; i++)
      mutate_member (root, object, copies[i]);
  }

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < MIN (json_array_get_length (array), 2); i++)
      mutate (root, json_array_get_element (array, i));
  }
}

static void
test_sample (gconstpointer data)
{
  g_autoptr (GBytes) body = kayako_v1_sample_read (data);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr (JsonNode) root = kayako_v1_sample_node (text);

  mutate (root, root);
}

int
main (int argc, char **argv)
{
  static const char *const samples[] = {
    "conversations.json",
    "conversation_expanded.json",
    "conversation_messages.json",
    "message_created_with_attachment.json",
    "conversation_fields.json",
    "conversation_forms.json",
    "conversation_ratings.json",
    "conversation_starter.json",
    "participants.json",
    "user.json",
    "case_statuses.json",
    "case_priorities.json",
    "locale.json",
    "test.json",
    "file.json",
    "notifications_and_logs.json",
    "error_any_field_required.json",
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *path = g_strconcat ("/v1-codec-hostile/", samples[i], NULL);

    g_test_add_data_func (path, samples[i], test_sample);
  }

  return g_test_run ();
}
