/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-output.h"

#include <string.h>

/* Deeper than any resource nests, so that a cycle the path does not see ends. */
#define MAX_DEPTH 24

/* One answer being expanded. */
typedef struct {
  const KayakoSandboxOutput *output;
  gboolean all;      /* include=* */
  GHashTable *types; /* (owned) (element-type utf8): the types to expand */
  GPtrArray *path;   /* (owned) (element-type utf8): what the walk is inside of, as "type:id" */
  JsonObject *flat;  /* (owned) (nullable): "resources" of flat mode */
  GHashTable *seen;  /* (owned) (element-type utf8 JsonObject): expanded alike everywhere */
  guint cut_short;   /* how often a resource inside itself was left a stub */
  KayakoSandboxRenderFunc render;
  KayakoSandboxOnRequestFunc is_on_request;
  gpointer user_data;
} Walk;

static void walk_node (Walk *walk, JsonNode *node, const KayakoSandboxFields *fields);

static void
walk_init (Walk *walk)
{
  g_auto (GStrv) names =
      g_strsplit (walk->output->include != NULL ? walk->output->include : "", ",", -1);

  walk->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->path = g_ptr_array_new_with_free_func (g_free);
  walk->seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  walk->flat = walk->output->flat ? json_object_new () : NULL;

  for (guint i = 0; names[i] != NULL; i++) {
    const char *name = g_strstrip (names[i]);

    if (strcmp (name, "*") == 0)
      walk->all = TRUE;
    else if (*name != '\0')
      g_hash_table_add (walk->types, kayako_sandbox_name_to_snake (name));
  }
}

static void
walk_clear (Walk *walk)
{
  g_hash_table_unref (walk->types);
  g_ptr_array_unref (walk->path);
  g_hash_table_unref (walk->seen);
  g_clear_pointer (&walk->flat, json_object_unref);
}

/* Whether an object names a resource and says nothing else of it. */
static gboolean
is_stub (JsonObject *object)
{
  g_autoptr (GList) names = NULL;
  JsonNode *id = json_object_get_member (object, "id");

  if (id == NULL || json_node_get_value_type (id) != G_TYPE_INT64 ||
      !json_object_has_member (object, "resource_type") || json_object_get_size (object) > 4)
    return FALSE;

  names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    if (strcmp (l->data, "id") != 0 && strcmp (l->data, "resource_type") != 0 &&
        strcmp (l->data, "legacy_id") != 0 && strcmp (l->data, "uuid") != 0)
      return FALSE;

  return TRUE;
}

static char *
describe (JsonObject *object)
{
  JsonNode *id = json_object_get_member (object, "id");
  const char *type = json_object_get_string_member_with_default (object, "resource_type", NULL);

  if (id == NULL || type == NULL || json_node_get_value_type (id) != G_TYPE_INT64)
    return NULL;

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, type, json_node_get_int (id));
}

static gboolean
is_inside_of (Walk *walk, const char *description)
{
  return g_ptr_array_find_with_equal_func (walk->path, description, g_str_equal, NULL);
}

/* What a sender put into metadata is neither resource nor name of ours. */
static gboolean
is_senders_own (const char *member)
{
  return strcmp (member, "metadata") == 0;
}

static void
walk_members (Walk *walk, JsonObject *object, const KayakoSandboxFields *fields)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (!is_senders_own (l->data))
      walk_node (walk, json_object_get_member (object, l->data),
                 kayako_sandbox_fields_of_member (fields, l->data));
}

/* A resource that is written out: leaves out what is not to be shown, then
 * goes on inside. */
static void
walk_resource (Walk *walk, JsonObject *object, const KayakoSandboxFields *fields)
{
  g_autofree char *description = describe (object);

  kayako_sandbox_fields_apply (fields, object, walk->is_on_request);

  if (description != NULL)
    g_ptr_array_add (walk->path, g_steal_pointer (&description));
  else
    g_ptr_array_add (walk->path, g_strdup (""));
  walk_members (walk, object, fields);
  g_ptr_array_remove_index (walk->path, walk->path->len - 1);
}

static JsonObject *
flat_type (Walk *walk, const char *type)
{
  if (!json_object_has_member (walk->flat, type))
    json_object_set_object_member (walk->flat, type, json_object_new ());

  return json_object_get_object_member (walk->flat, type);
}

static void
walk_flat_stub (Walk *walk, JsonObject *stub, const KayakoSandboxFields *fields)
{
  const char *type = json_object_get_string_member (stub, "resource_type");
  gint64 id = json_object_get_int_member (stub, "id");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  JsonObject *full = NULL;

  if (json_object_has_member (flat_type (walk, type), key))
    return;

  full = walk->render (type, id, walk->user_data);
  if (full == NULL)
    return;

  json_object_set_object_member (flat_type (walk, type), key, full);
  walk_resource (walk, full, fields);
}

/* A page names the same people and teams again and again: what was expanded
 * once is used again, unless where it stood changed what is in it. */
static void
walk_nested_stub (Walk *walk,
                  JsonNode *node,
                  const char *description,
                  const KayakoSandboxFields *fields)
{
  JsonObject *stub = json_node_get_object (node);
  g_autofree char *key = g_strdup_printf ("%s %p", description, (const void *) fields);
  JsonObject *full = g_hash_table_lookup (walk->seen, key);
  guint cut_short = walk->cut_short;

  if (full != NULL) {
    json_node_set_object (node, full);
    return;
  }

  full = walk->render (json_object_get_string_member (stub, "resource_type"),
                       json_object_get_int_member (stub, "id"), walk->user_data);
  if (full == NULL)
    return;

  json_node_take_object (node, full);
  walk_resource (walk, full, fields);
  if (walk->cut_short == cut_short)
    g_hash_table_insert (walk->seen, g_steal_pointer (&key), json_object_ref (full));
}

static void
walk_stub (Walk *walk, JsonNode *node, const KayakoSandboxFields *fields)
{
  JsonObject *stub = json_node_get_object (node);
  g_autofree char *description = describe (stub);

  if (!walk->all &&
      !g_hash_table_contains (walk->types, json_object_get_string_member (stub, "resource_type")))
    return;

  if (is_inside_of (walk, description) || walk->path->len >= MAX_DEPTH)
    walk->cut_short++;
  else if (walk->flat != NULL)
    walk_flat_stub (walk, stub, fields);
  else
    walk_nested_stub (walk, node, description, fields);
}

static void
walk_node (Walk *walk, JsonNode *node, const KayakoSandboxFields *fields)
{
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    g_autoptr (GList) items = json_array_get_elements (json_node_get_array (node));

    for (GList *l = items; l != NULL; l = l->next)
      walk_node (walk, l->data, fields);
  } else if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObject *object = json_node_get_object (node);

    if (is_stub (object))
      walk_stub (walk, node, fields);
    else if (json_object_has_member (object, "resource_type"))
      walk_resource (walk, object, fields);
    else
      walk_members (walk, object, fields);
  }
}

static void remove_empty (JsonNode *node);

static void
remove_empty_members (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next) {
    JsonNode *member = json_object_get_member (object, l->data);

    if (is_senders_own (l->data))
      continue;
    if (JSON_NODE_HOLDS_NULL (member) ||
        (JSON_NODE_HOLDS_ARRAY (member) &&
         json_array_get_length (json_node_get_array (member)) == 0))
      json_object_remove_member (object, l->data);
    else
      remove_empty (member);
  }
}

static void
remove_empty (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node)) {
    g_autoptr (GList) items = json_array_get_elements (json_node_get_array (node));

    for (GList *l = items; l != NULL; l = l->next)
      remove_empty (l->data);
  } else if (JSON_NODE_HOLDS_OBJECT (node)) {
    remove_empty_members (json_node_get_object (node));
  }
}

/* What was asked for to be expanded and is not there leaves no empty type behind. */
static void
drop_empty_types (JsonObject *resources)
{
  g_autoptr (GList) types = json_object_get_members (resources);

  for (GList *l = types; l != NULL; l = l->next)
    if (json_object_get_size (json_object_get_object_member (resources, l->data)) == 0)
      json_object_remove_member (resources, l->data);
}

/* The data itself is always full, even when it would pass for a stub. */
static void
walk_data (Walk *walk, JsonNode *data, const KayakoSandboxFields *fields)
{
  if (JSON_NODE_HOLDS_OBJECT (data)) {
    walk_resource (walk, json_node_get_object (data), fields);
  } else if (JSON_NODE_HOLDS_ARRAY (data)) {
    g_autoptr (GList) items = json_array_get_elements (json_node_get_array (data));

    for (GList *l = items; l != NULL; l = l->next)
      walk_data (walk, l->data, fields);
  }
}

/**
 * kayako_sandbox_output_expand:
 * @self: how the caller wants it
 * @envelope: the answer, with resources whose nested resources are stubs
 * @render: gives a stub's full resource
 * @is_on_request: tells which fields are shown only when asked for
 * @user_data: for @render
 *
 * Expands stubs of the included types at every depth, shows the fields that
 * are asked for, moves expanded resources aside in flat mode and leaves out
 * what is empty. A resource inside itself stays a stub.
 */
void
kayako_sandbox_output_expand (const KayakoSandboxOutput *self,
                              JsonObject *envelope,
                              KayakoSandboxRenderFunc render,
                              KayakoSandboxOnRequestFunc is_on_request,
                              gpointer user_data)
{
  Walk walk = {
    .output = self, .render = render, .is_on_request = is_on_request, .user_data = user_data
  };
  JsonNode *data = json_object_get_member (envelope, "data");
  g_autoptr (KayakoSandboxFields) fields =
      self->fields != NULL ? kayako_sandbox_fields_parse (self->fields) : NULL;

  if (data == NULL)
    return;

  walk_init (&walk);
  walk_data (&walk, data, fields);
  if (self->no_empty)
    remove_empty (data);

  if (walk.flat != NULL) {
    drop_empty_types (walk.flat);
    json_object_set_object_member (envelope, "resources", g_steal_pointer (&walk.flat));
    if (self->no_empty)
      remove_empty (json_object_get_member (envelope, "resources"));
  }
  walk_clear (&walk);
}

/* The values that name a type are written like names, but a message's own
 * type is not (api/v1.md §1.5). */
static JsonNode *
rename_value (KayakoSandboxCase output_case, const char *member, JsonNode *node)
{
  g_autofree char *renamed = NULL;
  JsonNode *result = NULL;

  if ((strcmp (member, "resource") != 0 && strcmp (member, "resource_type") != 0) ||
      json_node_get_value_type (node) != G_TYPE_STRING ||
      strcmp (json_node_get_string (node), "case_message") == 0)
    return kayako_sandbox_output_rename (output_case, node);

  renamed = kayako_sandbox_name_from_snake (json_node_get_string (node), output_case);
  result = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (result, renamed);
  return result;
}

static JsonObject *
rename_members (KayakoSandboxCase output_case, JsonObject *object)
{
  JsonObject *result = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    g_autofree char *renamed = kayako_sandbox_name_from_snake (name, output_case);

    json_object_set_member (result, renamed,
                            is_senders_own (name) ? json_node_copy (member)
                                                  : rename_value (output_case, name, member));
  }

  return result;
}

/**
 * kayako_sandbox_output_rename:
 * @output_case: how to write names
 * @node: an answer or a part of one, in snake case
 *
 * Writes every name as the caller asked for it, but not those inside of
 * `metadata`.
 *
 * Returns: (transfer full): the renamed copy
 */
JsonNode *
kayako_sandbox_output_rename (KayakoSandboxCase output_case, JsonNode *node)
{
  JsonNode *result = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node)) {
    result = json_node_new (JSON_NODE_OBJECT);
    json_node_take_object (result, rename_members (output_case, json_node_get_object (node)));
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    g_autoptr (GList) items = json_array_get_elements (json_node_get_array (node));
    JsonArray *array = json_array_new ();

    for (GList *l = items; l != NULL; l = l->next)
      json_array_add_element (array, kayako_sandbox_output_rename (output_case, l->data));
    result = json_node_new (JSON_NODE_ARRAY);
    json_node_take_array (result, array);
  } else {
    result = json_node_copy (node);
  }

  return result;
}
