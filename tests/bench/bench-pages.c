/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-pages.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonNode *
read_data (const char *name)
{
  g_autofree char *path = g_build_filename (SAMPLES, name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  if (!json_parser_load_from_file (parser, path, &error))
    g_error ("%s: %s", name, error->message);

  root = json_node_get_object (json_parser_get_root (parser));
  if (!json_object_has_member (root, "data"))
    return json_node_copy (json_parser_get_root (parser));

  return json_node_copy (json_object_get_member (root, "data"));
}

static JsonNode *
read_first (const char *name)
{
  g_autoptr (JsonNode) node = read_data (name);

  return json_node_copy (json_array_get_element (json_node_get_array (node), 0));
}

/* Each customer is another person; a helpdesk has a dozen agents. */
static JsonNode *
create_person (gint64 id)
{
  JsonNode *node = read_data ("user_minimal.json");
  JsonObject *object = json_node_get_object (node);
  g_autofree char *name = g_strdup_printf ("Caryn Pryor the %" G_GINT64_FORMAT "th", id);
  g_autofree char *url =
      g_strdup_printf ("https://brewfictus.kayako.com/api/v1/users/%" G_GINT64_FORMAT, id);
  JsonNode *role = read_first ("roles.json");

  json_object_set_int_member (object, "id", id);
  json_object_set_string_member (object, "full_name", name);
  json_object_set_string_member (object, "resource_url", url);
  json_object_set_member (object, "role", role);

  return node;
}

static JsonArray *
create_field_values (guint number)
{
  JsonArray *values = json_array_new ();

  for (guint i = 0; i < 2; i++) {
    g_autofree char *value = g_strdup_printf ("%u", number);
    JsonObject *item = json_object_new ();
    JsonNode *field = read_first ("conversation_fields.json");

    json_object_set_int_member (json_node_get_object (field), "id", 10 + i);
    json_object_set_member (item, "field", field);
    json_object_set_string_member (item, "value", value);
    json_object_set_string_member (item, "resource_type", "conversation_field_value");
    json_array_add_object_element (values, item);
  }

  return values;
}

static JsonObject *
create_conversation (guint number)
{
  g_autoptr (JsonNode) node = read_first ("conversations.json");
  g_autoptr (JsonNode) statuses = read_data ("case_statuses_default_set.json");
  JsonObject *object = json_object_ref (json_node_get_object (node));
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *subject = g_strdup_printf ("Atmosphere Coffee, Inc maintenance %u", number);
  JsonNode *marker = read_data ("read_marker.json");
  gint64 agent = 1 + number % 12;

  json_object_set_int_member (object, "id", number);
  json_object_set_string_member (object, "uuid", uuid);
  json_object_set_string_member (object, "subject", subject);
  json_object_set_member (object, "requester", create_person (1000 + number));
  json_object_set_member (object, "creator", create_person (1000 + number));
  json_object_set_member (object, "last_replier", create_person (agent));
  json_object_set_member (object, "last_agent_replier", create_person (agent));
  json_object_set_member (object, "assigned_agent", create_person (agent));
  json_object_set_member (object, "assigned_team", read_first ("teams.json"));
  json_object_set_member (
      object, "status",
      json_node_copy (json_array_get_element (json_node_get_array (statuses), number % 5)));
  json_object_set_member (object, "priority", read_first ("case_priorities.json"));
  json_object_set_member (object, "type", read_first ("case_types.json"));
  json_object_set_int_member (json_node_get_object (marker), "id", number);
  json_object_set_member (object, "read_marker", marker);
  json_object_set_array_member (object, "custom_fields", create_field_values (number));

  return object;
}

static const char *const words[] = {
  "the",   "machine", "steam",  "again", "Tuesday",  "group head", "leaks",  "invoice",
  "since", "beans",   "please", "water", "pressure", "engineer",   "Thanks", "café",
};

static JsonObject *
create_message (guint number)
{
  g_autoptr (JsonNode) node = read_first ("messages_expanded_page.json");
  JsonObject *object = json_object_ref (json_node_get_object (node));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *html = NULL;
  g_autofree char *uuid = g_uuid_string_random ();

  for (guint i = 0; i < 20 + number % 60; i++)
    g_string_append_printf (text, "%s %u ", words[(number * 7 + i * 3) % G_N_ELEMENTS (words)],
                            (number + i) % 97);
  html = g_strdup_printf ("<p>%s</p>", text->str);
  json_object_set_int_member (object, "id", number);
  json_object_set_string_member (object, "uuid", uuid);
  json_object_set_string_member (object, "content_text", text->str);
  json_object_set_string_member (object, "content_html", html);
  json_object_set_member (object, "creator", create_person (1 + number % 12));

  return object;
}

/* @data is taken. */
static GBytes *
wrap (JsonArray *data, const char *resource)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  guint n = json_array_get_length (data);
  char *text = NULL;

  json_object_set_int_member (root, "status", 200);
  json_object_set_array_member (root, "data", data);
  json_object_set_string_member (root, "resource", resource);
  json_object_set_int_member (root, "offset", 0);
  json_object_set_int_member (root, "limit", n);
  json_object_set_int_member (root, "total_count", n);
  json_node_take_object (node, root);
  text = json_to_string (node, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

GBytes *
bench_pages_create_conversations (guint first, guint n)
{
  JsonArray *data = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_object_element (data, create_conversation (first + i));

  return wrap (data, "conversation");
}

GBytes *
bench_pages_create_messages (guint first, guint n)
{
  JsonArray *data = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_object_element (data, create_message (first + i));

  return wrap (data, "conversation_message");
}
