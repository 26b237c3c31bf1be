/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-resource.h"
#include "kayako-slots.h"

static gpointer copy (GHashTable *copies, gpointer original);

static void
copy_object (GHashTable *copies, const KayakoSlotTable *table, gpointer self, guint prop)
{
  GObject **place = kayako_slots_value_at (table, self, prop);

  if (*place != NULL)
    kayako_slots_set_object (table, self, prop, copy (copies, *place));
}

static void
copy_list (GHashTable *copies, const KayakoSlotTable *table, gpointer self, guint prop)
{
  GListStore **place = kayako_slots_value_at (table, self, prop);

  for (guint i = 0; *place != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (*place)); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (*place), i);
    gpointer additions[] = { copy (copies, item) };

    g_list_store_splice (*place, i, 1, additions, 1);
  }
}

/* (transfer none): @copies has it. */
static gpointer
copy (GHashTable *copies, gpointer original)
{
  const KayakoSlotTable *table = KAYAKO_RESOURCE_GET_IFACE (original)->table;
  gpointer self = g_hash_table_lookup (copies, original);

  if (self != NULL)
    return self;

  self = g_object_new (G_OBJECT_TYPE (original), "id", kayako_slots_get_state (table, original)->id,
                       NULL);
  g_hash_table_insert (copies, original, self);
  kayako_slots_merge (table, self, original);
  for (guint prop = KAYAKO_SLOT_FIRST; prop < table->n_slots; prop++) {
    if (table->slots[prop].kind == KAYAKO_SLOT_OBJECT)
      copy_object (copies, table, self, prop);
    else if (table->slots[prop].kind == KAYAKO_SLOT_LIST)
      copy_list (copies, table, self, prop);
  }

  return self;
}

/**
 * kayako_resource_copy:
 * @self: a `KayakoResource`
 *
 * Copies what @self was told, and what is nested in it: nothing in the copy is
 * shared, so that another thread may have it. What is nested twice is once in
 * the copy, too.
 *
 * Returns: (transfer full): the copy
 */
KayakoResource *
kayako_resource_copy (KayakoResource *self)
{
  g_autoptr (GHashTable) copies = NULL;

  g_return_val_if_fail (KAYAKO_IS_RESOURCE (self), NULL);

  copies = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  return g_object_ref (copy (copies, self));
}
