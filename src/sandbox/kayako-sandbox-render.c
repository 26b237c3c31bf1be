/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-render.h"

#include <string.h>

static const KayakoSandboxRendererEntry *const entries[] = {
  kayako_sandbox_conversation_renderers, kayako_sandbox_message_renderers,
  kayako_sandbox_people_renderers,       kayako_sandbox_choice_renderers,
  kayako_sandbox_form_renderers,         kayako_sandbox_case_renderers,
};

/* Documented in kayako-sandbox-resources.h. */
JsonObject *
kayako_sandbox_render (KayakoSandboxDatabase *database,
                       const KayakoSandboxCaller *viewer,
                       const char *resource_type,
                       gint64 id)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    for (const KayakoSandboxRendererEntry *entry = entries[i]; entry->resource_type != NULL;
         entry++) {
      if (strcmp (entry->resource_type, resource_type) == 0)
        return entry->render (database, viewer, id);
    }
  }

  return NULL;
}

/* Documented in kayako-sandbox-resources.h. Every field written here is shown
 * by default. */
gboolean
kayako_sandbox_field_is_on_request (const char *resource_type, const char *field)
{
  return FALSE;
}

/* Documented in kayako-sandbox-resources.h. */
JsonNode *
kayako_sandbox_stub (const char *resource_type, gint64 id)
{
  JsonObject *object = NULL;
  JsonNode *node = NULL;

  if (id == 0)
    return json_node_new (JSON_NODE_NULL);

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  if (strcmp (resource_type, "team") == 0)
    json_object_set_null_member (object, "legacy_id");
  json_object_set_string_member (object, "resource_type", resource_type);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}

/* Documented in kayako-sandbox-resources.h. */
char *
kayako_sandbox_format_date (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_seconds);

  g_return_val_if_fail (time != NULL, NULL);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S+00:00");
}

/**
 * kayako_sandbox_set_string:
 * @object: a resource
 * @name: a member
 * @value: (nullable): its text; %NULL is written as null
 */
void
kayako_sandbox_set_string (JsonObject *object, const char *name, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

/**
 * kayako_sandbox_set_date:
 * @object: a resource
 * @name: a member
 * @rows: a row
 * @column: a column of Unix seconds; NULL is written as null
 */
void
kayako_sandbox_set_date (JsonObject *object, const char *name, KayakoSandboxRows *rows, int column)
{
  g_autofree char *date = NULL;

  if (!kayako_sandbox_rows_is_null (rows, column))
    date = kayako_sandbox_format_date (kayako_sandbox_rows_get_int64 (rows, column));

  kayako_sandbox_set_string (object, name, date);
}

/**
 * kayako_sandbox_set_stub:
 * @object: a resource
 * @name: a member
 * @resource_type: what it holds
 * @id: its id; 0 is written as null
 */
void
kayako_sandbox_set_stub (JsonObject *object, const char *name, const char *resource_type, gint64 id)
{
  json_object_set_member (object, name, kayako_sandbox_stub (resource_type, id));
}

/**
 * kayako_sandbox_set_stubs:
 * @object: a resource
 * @name: a member that is a list
 * @resource_type: what the list holds
 * @ids: (transfer full): their ids, as #gint64
 */
void
kayako_sandbox_set_stubs (JsonObject *object,
                          const char *name,
                          const char *resource_type,
                          GArray *ids)
{
  g_autoptr (GArray) owned = ids;
  JsonArray *list = json_array_sized_new (owned->len);

  for (guint i = 0; i < owned->len; i++)
    json_array_add_element (list,
                            kayako_sandbox_stub (resource_type, g_array_index (owned, gint64, i)));

  json_object_set_array_member (object, name, list);
}

/**
 * kayako_sandbox_set_nulls:
 * @object: a resource
 * @names: (array zero-terminated=1): members this helpdesk has no values for
 */
void
kayako_sandbox_set_nulls (JsonObject *object, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    json_object_set_null_member (object, names[i]);
}

/**
 * kayako_sandbox_set_lists:
 * @object: a resource
 * @names: (array zero-terminated=1): lists that are empty in this helpdesk
 */
void
kayako_sandbox_set_lists (JsonObject *object, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    json_object_set_array_member (object, names[i], json_array_new ());
}

/**
 * kayako_sandbox_set_type:
 * @object: a resource
 * @viewer: who reads it
 * @resource_type: its type
 * @path: (nullable): a format for its path under `/api/v1/`; %NULL leaves
 *   `resource_url` out
 * @...: the format's values
 *
 * Closes a resource with its `resource_type` and `resource_url`.
 */
void
kayako_sandbox_set_type (JsonObject *object,
                         const KayakoSandboxCaller *viewer,
                         const char *resource_type,
                         const char *path,
                         ...)
{
  g_autofree char *tail = NULL;
  g_autofree char *url = NULL;
  va_list values;

  json_object_set_string_member (object, "resource_type", resource_type);
  if (path == NULL)
    return;

  va_start (values, path);
  tail = g_strdup_vprintf (path, values);
  va_end (values);

  url = g_strconcat (viewer->base_uri, "/api/v1/", tail, NULL);
  json_object_set_string_member (object, "resource_url", url);
}

/**
 * kayako_sandbox_dup_instance_hash:
 * @viewer: who reads it
 *
 * The part that all realtime topics of this helpdesk share.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
kayako_sandbox_dup_instance_hash (const KayakoSandboxCaller *viewer)
{
  g_autoptr (GUri) uri = g_uri_parse (viewer->base_uri, G_URI_FLAGS_NONE, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                        uri != NULL ? g_uri_get_host (uri) : viewer->base_uri, -1);
}
