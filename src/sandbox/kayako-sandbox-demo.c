/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-demo.h"

#include <string.h>

#include "kayako-sandbox-demo-resources.h"

/* The demo helpdesk's files are in the program; data/demo/README.md tells what
 * they hold. */
#define ROOT "/org/example/Kayako/Sandbox/demo/"

/* The helpdesk is older than its oldest conversation. */
#define AGE (3 * 365 * 86400)

/**
 * kayako_sandbox_demo_read:
 * @path: a file below data/demo
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
kayako_sandbox_demo_read (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (ROOT, path, NULL);

  return g_resource_lookup_data (kayako_sandbox_demo_get_resource (), name,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kayako_sandbox_demo_list:
 * @folder: a folder below data/demo, with a slash at its end
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its files' names, in order
 */
char **
kayako_sandbox_demo_list (const char *folder, GError **error)
{
  g_autofree char *name = g_strconcat (ROOT, folder, NULL);
  char **names = NULL;

  names = g_resource_enumerate_children (kayako_sandbox_demo_get_resource (), name,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (names != NULL)
    qsort (names, g_strv_length (names), sizeof *names, compare_names);

  return names;
}

/**
 * kayako_sandbox_demo_parse:
 * @path: a JSON file below data/demo
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): its root, which is an object
 */
JsonNode *
kayako_sandbox_demo_parse (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GBytes) bytes = kayako_sandbox_demo_read (path, error);
  JsonNode *root = NULL;

  if (bytes == NULL)
    return NULL;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   error)) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }

  root = json_parser_steal_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_clear_pointer (&root, json_node_unref);
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not an object", path);
  }

  return root;
}

/**
 * kayako_sandbox_demo_get_string:
 * @object: an object
 * @name: a member
 *
 * Returns: (nullable): its text, %NULL when it is absent or null
 */
const char *
kayako_sandbox_demo_get_string (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/**
 * kayako_sandbox_demo_get_id:
 * @object: an object
 * @name: a member
 *
 * Returns: its number, 0 when it is absent or null
 */
gint64
kayako_sandbox_demo_get_id (JsonObject *object, const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

/**
 * kayako_sandbox_demo_fill:
 * @database: a database with empty tables
 * @error: return location for a #GError
 *
 * Loads the demo helpdesk. Its dates are told as how long ago they were, and
 * are reckoned from the helpdesk's clock.
 *
 * Returns: %FALSE with @error when a file is wrong; the database keeps its own
 *   failures
 */
gboolean
kayako_sandbox_demo_fill (KayakoSandboxDatabase *database, GError **error)
{
  gint64 made_at = kayako_sandbox_database_get_now (database) - AGE;
  g_autoptr (JsonNode) root = kayako_sandbox_demo_parse ("helpdesk.json", error);
  JsonObject *helpdesk = NULL;

  if (root == NULL)
    return FALSE;

  helpdesk = json_node_get_object (root);
  if (!kayako_sandbox_demo_fill_people (database, helpdesk, made_at, error))
    return FALSE;

  kayako_sandbox_demo_fill_choices (database, helpdesk, made_at);

  return kayako_sandbox_demo_fill_conversations (database, error);
}
