/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-registry.h"

#include "kayako-slots.h"

/**
 * KayakoRegistry:
 *
 * Keeps one object per resource of an account, so that everything that shows
 * a person or a conversation shows the same object. It holds weak references:
 * what nobody shows goes away. Main thread only.
 */
struct _KayakoRegistry {
  GObject parent_instance;

  GHashTable *entries; /* (owned): RegistryEntry, to itself */
};

G_DEFINE_FINAL_TYPE (KayakoRegistry, kayako_registry, G_TYPE_OBJECT)

typedef struct {
  GType type;
  gint64 id;
  KayakoRegistry *registry; /* (not owned): outlives its entries */
  GObject *object;          /* (not owned): a weak reference ends the entry */
} RegistryEntry;

static guint
entry_hash (gconstpointer key)
{
  const RegistryEntry *entry = key;
  guint64 mixed = (guint64) entry->id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ entry->type;

  return (guint) (mixed ^ (mixed >> 32));
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const RegistryEntry *first = a;
  const RegistryEntry *second = b;

  return first->type == second->type && first->id == second->id;
}

static void
object_gone_cb (gpointer data, GObject *where_the_object_was)
{
  RegistryEntry *entry = data;

  entry->object = NULL;
  g_hash_table_remove (entry->registry->entries, entry);
}

static void
entry_free (gpointer data)
{
  RegistryEntry *entry = data;

  if (entry->object != NULL)
    g_object_weak_unref (entry->object, object_gone_cb, entry);
  g_free (entry);
}

static void
add_entry (KayakoRegistry *self, GObject *object)
{
  RegistryEntry *entry = g_new0 (RegistryEntry, 1);

  entry->type = G_OBJECT_TYPE (object);
  entry->id = kayako_resource_get_id (KAYAKO_RESOURCE (object));
  entry->registry = self;
  entry->object = object;
  g_object_weak_ref (object, object_gone_cb, entry);
  g_hash_table_add (self->entries, entry);
}

static void
kayako_registry_finalize (GObject *object)
{
  KayakoRegistry *self = KAYAKO_REGISTRY (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);

  G_OBJECT_CLASS (kayako_registry_parent_class)->finalize (object);
}

static void
kayako_registry_class_init (KayakoRegistryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_registry_finalize;
}

static void
kayako_registry_init (KayakoRegistry *self)
{
  self->entries = g_hash_table_new_full (entry_hash, entry_equal, entry_free, NULL);
}

/**
 * kayako_registry_new:
 *
 * Returns: (transfer full): an empty registry
 */
KayakoRegistry *
kayako_registry_new (void)
{
  return g_object_new (KAYAKO_TYPE_REGISTRY, NULL);
}

/**
 * kayako_registry_lookup:
 * @self: a `KayakoRegistry`
 * @type: the type of a resource
 * @id: its id
 *
 * Returns: (transfer none) (nullable): the object of that resource, if
 *   somebody still holds it
 */
gpointer
kayako_registry_lookup (KayakoRegistry *self, GType type, gint64 id)
{
  RegistryEntry key = { .type = type, .id = id };
  RegistryEntry *entry;

  g_return_val_if_fail (KAYAKO_IS_REGISTRY (self), NULL);

  entry = g_hash_table_lookup (self->entries, &key);

  return entry != NULL ? entry->object : NULL;
}

/**
 * kayako_registry_adopt:
 * @self: a `KayakoRegistry`
 * @fresh: (transfer full): a #KayakoResource just read
 *
 * Turns what was read into the one object of that resource: the one that is
 * known, after merging @fresh into it, else @fresh itself. The same is done
 * for everything nested in it. Without an id it stays itself.
 *
 * Returns: (transfer full): the object to use from now on
 */
gpointer
kayako_registry_adopt (KayakoRegistry *self, gpointer fresh)
{
  g_autoptr (GObject) owned = fresh;
  gint64 id;
  g_autoptr (GObject) known = NULL;

  g_return_val_if_fail (KAYAKO_IS_REGISTRY (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_RESOURCE (fresh), NULL);

  id = kayako_resource_get_id (fresh);
  if (id == 0 || KAYAKO_RESOURCE_GET_IFACE (fresh)->table->is_part) {
    kayako_resource_adopt (fresh, self);
    return g_steal_pointer (&owned);
  }

  /* A handler of the merge may drop what else holds the known one. */
  g_set_object (&known, kayako_registry_lookup (self, G_OBJECT_TYPE (fresh), id));
  if (known == fresh)
    return g_steal_pointer (&owned);

  kayako_resource_adopt (fresh, self);
  if (known == NULL) {
    add_entry (self, fresh);
    return g_steal_pointer (&owned);
  }

  kayako_resource_merge (KAYAKO_RESOURCE (known), fresh);
  return g_steal_pointer (&known);
}

/**
 * kayako_registry_adopt_all:
 * @self: a `KayakoRegistry`
 * @resources: #KayakoResource s just read, which @resources owns
 *
 * Adopts each and puts the object to use from now on in its place.
 */
void
kayako_registry_adopt_all (KayakoRegistry *self, GPtrArray *resources)
{
  g_return_if_fail (KAYAKO_IS_REGISTRY (self));
  g_return_if_fail (resources != NULL);

  for (guint i = 0; i < resources->len; i++)
    resources->pdata[i] = kayako_registry_adopt (self, resources->pdata[i]);
}
