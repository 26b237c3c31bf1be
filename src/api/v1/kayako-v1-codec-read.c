/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-read.h"

#include "kayako-error.h"
#include "kayako-v1-codec-json.h"

static gpointer
read_item (KayakoV1Pool *pool, const KayakoV1Kind *kind, JsonNode *node, GError **error)
{
  JsonObject *object = kayako_v1_json_get_object (node);
  gpointer resource = object != NULL ? kayako_v1_pool_read (pool, kind, object) : NULL;

  if (object == NULL)
    g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "%s: not an object", kind->name);
  else if (resource == NULL)
    g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "%s: missing ‘id’", kind->name);

  return resource;
}

/* A resource that an answer is about. */
gpointer
kayako_v1_codec_read_one (const KayakoV1Kind *kind, JsonNode *node, GError **error)
{
  g_autoptr (KayakoV1Pool) pool = kayako_v1_pool_new ();
  gpointer resource = read_item (pool, kind, node, error);

  return resource != NULL ? g_object_ref (resource) : NULL;
}

/* The resources that an answer is about; none where it says null. */
GPtrArray *
kayako_v1_codec_read_many (const KayakoV1Kind *kind, JsonNode *node, GError **error)
{
  g_autoptr (KayakoV1Pool) pool = kayako_v1_pool_new ();
  g_autoptr (GPtrArray) resources = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *array = kayako_v1_json_get_array (node);

  if (array == NULL && (node == NULL || !JSON_NODE_HOLDS_NULL (node))) {
    g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "%s: not a list", kind->name);
    return NULL;
  }

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    g_autoptr (GError) item_error = NULL;
    gpointer resource = read_item (pool, kind, json_array_get_element (array, i), &item_error);

    /* One item that cannot be used does not cost the person the others. */
    if (resource != NULL)
      g_ptr_array_add (resources, g_object_ref (resource));
    else
      g_debug ("Item %u is left out: %s", i, item_error->message);
  }

  return g_steal_pointer (&resources);
}
