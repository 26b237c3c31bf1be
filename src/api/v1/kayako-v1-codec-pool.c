/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-pool.h"

#include "kayako-v1-codec-json.h"

struct _KayakoV1Pool {
  GHashTable *entries; /* (owned): PoolEntry, to itself */
};

typedef struct {
  const KayakoV1Kind *kind;
  gint64 id;
  guint n_members;   /* of the fullest object that was read */
  GObject *resource; /* (owned) */
} PoolEntry;

static guint
entry_hash (gconstpointer key)
{
  const PoolEntry *entry = key;

  return (guint) (entry->id ^ (entry->id >> 32)) * 31 + GPOINTER_TO_UINT (entry->kind);
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const PoolEntry *first = a;
  const PoolEntry *second = b;

  return first->kind == second->kind && first->id == second->id;
}

static void
entry_free (gpointer data)
{
  PoolEntry *entry = data;

  g_clear_object (&entry->resource);
  g_free (entry);
}

static PoolEntry *
add_entry (KayakoV1Pool *self, const KayakoV1Kind *kind, gint64 id)
{
  PoolEntry *entry = g_new0 (PoolEntry, 1);

  entry->kind = kind;
  entry->id = id;
  entry->resource = g_object_new (kind->get_type (), "id", id, NULL);
  g_hash_table_add (self->entries, entry);

  return entry;
}

/* A pool for one call. */
KayakoV1Pool *
kayako_v1_pool_new (void)
{
  KayakoV1Pool *self = g_new0 (KayakoV1Pool, 1);

  self->entries = g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);

  return self;
}

/* Lets go of everything that nobody else holds. */
void
kayako_v1_pool_free (KayakoV1Pool *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/* The resource that @object tells of, owned by the pool; NULL where it has no
 * id. It is read again only where it tells more than before: first as a stub,
 * then in full. */
gpointer
kayako_v1_pool_read (KayakoV1Pool *self, const KayakoV1Kind *kind, JsonObject *object)
{
  PoolEntry key = { .kind = kind, .id = kayako_v1_json_get_id (object) };
  guint n_members = json_object_get_size (object);
  PoolEntry *entry;

  if (key.id == 0)
    return NULL;

  entry = g_hash_table_lookup (self->entries, &key);
  if (entry == NULL)
    entry = add_entry (self, kind, key.id);

  if (n_members > entry->n_members) {
    entry->n_members = n_members;
    kind->fill (self, entry->resource, object);
  }

  return entry->resource;
}

/* A nested resource: FALSE where it is not told, NULL where there is none. */
gboolean
kayako_v1_pool_read_member (KayakoV1Pool *self,
                            const KayakoV1Kind *kind,
                            JsonObject *object,
                            const char *name,
                            gpointer *resource)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonObject *member = kayako_v1_json_get_object (node);

  *resource = NULL;
  if (node == NULL)
    return FALSE;

  if (member != NULL)
    *resource = kayako_v1_pool_read (self, kind, member);

  return *resource != NULL || JSON_NODE_HOLDS_NULL (node);
}

/* The resources of a list, without what is none; NULL where it is not told. */
GPtrArray *
kayako_v1_pool_read_list (KayakoV1Pool *self,
                          const KayakoV1Kind *kind,
                          JsonObject *object,
                          const char *name)
{
  JsonArray *array = kayako_v1_json_read_array (object, name);
  GPtrArray *resources;

  if (array == NULL)
    return NULL;

  resources = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *item = kayako_v1_json_get_object (json_array_get_element (array, i));
    gpointer resource = item != NULL ? kayako_v1_pool_read (self, kind, item) : NULL;

    if (resource != NULL)
      g_ptr_array_add (resources, g_object_ref (resource));
  }

  return resources;
}
