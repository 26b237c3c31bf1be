/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-slots.h"

#include "kayako-registry.h"

static GPtrArray *
dup_items (GListStore *store)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; store != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (store), i));

  return items;
}

/* A nested resource that is already here keeps its identity. */
static void
merge_object (const KayakoSlotTable *table, gpointer self, guint prop, gpointer fresh)
{
  GObject **place = kayako_slots_value_at (table, self, prop);

  if (*place != NULL && fresh != NULL && kayako_slots_is_same (*place, fresh)) {
    kayako_slots_mark_known (table, self, prop);
    kayako_resource_merge (KAYAKO_RESOURCE (*place), fresh);
    return;
  }

  kayako_slots_set_object (table, self, prop, fresh);
}

static void
merge_slot (const KayakoSlotTable *table, gpointer self, gpointer fresh, guint prop)
{
  gpointer source = kayako_slots_value_at (table, fresh, prop);

  switch (table->slots[prop].kind) {
  case KAYAKO_SLOT_BOOLEAN:
  case KAYAKO_SLOT_INT:
  case KAYAKO_SLOT_ENUM:
    kayako_slots_set_int (table, self, prop, *(int *) source);
    break;
  case KAYAKO_SLOT_INT64:
    kayako_slots_set_int64 (table, self, prop, *(gint64 *) source);
    break;
  case KAYAKO_SLOT_DOUBLE:
    kayako_slots_set_double (table, self, prop, *(double *) source);
    break;
  case KAYAKO_SLOT_STRING:
    kayako_slots_set_string (table, self, prop, *(char **) source);
    break;
  case KAYAKO_SLOT_BOXED:
    kayako_slots_set_boxed (table, self, prop, *(gpointer *) source);
    break;
  case KAYAKO_SLOT_OBJECT:
    merge_object (table, self, prop, *(gpointer *) source);
    break;
  case KAYAKO_SLOT_LIST: {
    g_autoptr (GPtrArray) items = dup_items (*(GListStore **) source);

    kayako_slots_set_list (table, self, prop, items);
    break;
  }
  default:
    g_assert_not_reached ();
  }
}

/**
 * kayako_slots_merge:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @fresh: the same resource as it was told now
 *
 * Takes over what @fresh has been told. Notifications come when all is done.
 */
void
kayako_slots_merge (const KayakoSlotTable *table, gpointer self, gpointer fresh)
{
  guint64 known = kayako_slots_get_state (table, fresh)->known;

  if (self == fresh || known == 0)
    return;

  g_object_freeze_notify (self);
  for (guint prop = KAYAKO_SLOT_FIRST; prop < table->n_slots; prop++)
    if (known & (G_GUINT64_CONSTANT (1) << prop))
      merge_slot (table, self, fresh, prop);
  g_object_thaw_notify (self);
}

static void
adopt_object (const KayakoSlotTable *table, gpointer self, guint prop, KayakoRegistry *registry)
{
  GObject **place = kayako_slots_value_at (table, self, prop);
  g_autoptr (GObject) canonical = NULL;

  if (*place == NULL)
    return;

  canonical = kayako_registry_adopt (registry, g_object_ref (*place));
  kayako_slots_set_object (table, self, prop, canonical);
}

static void
adopt_list (const KayakoSlotTable *table, gpointer self, guint prop, KayakoRegistry *registry)
{
  GListStore **place = kayako_slots_value_at (table, self, prop);
  g_autoptr (GPtrArray) items = dup_items (*place);

  for (guint i = 0; i < items->len; i++) {
    g_autoptr (GObject) canonical =
        kayako_registry_adopt (registry, g_object_ref (items->pdata[i]));
    gpointer additions[] = { canonical };

    if (canonical != items->pdata[i])
      g_list_store_splice (*place, i, 1, additions, 1);
  }
}

/**
 * kayako_slots_adopt:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @registry: whose objects to use
 *
 * Replaces nested resources by the registry's own.
 */
void
kayako_slots_adopt (const KayakoSlotTable *table, gpointer self, KayakoRegistry *registry)
{
  for (guint prop = KAYAKO_SLOT_FIRST; prop < table->n_slots; prop++) {
    if (table->slots[prop].kind == KAYAKO_SLOT_OBJECT)
      adopt_object (table, self, prop, registry);
    else if (table->slots[prop].kind == KAYAKO_SLOT_LIST)
      adopt_list (table, self, prop, registry);
  }
}
