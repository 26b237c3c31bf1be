/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-slots.h"

#include <string.h>

/**
 * kayako_slots_mark_known:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 *
 * Told once means known for good, also when what was told is "nothing".
 */
void
kayako_slots_mark_known (const KayakoSlotTable *table, gpointer self, guint prop)
{
  KayakoSlotState *state = kayako_slots_get_state (table, self);
  gboolean was_stub = state->known == 0;

  if (table->slots[prop].derived)
    return;

  state->known |= G_GUINT64_CONSTANT (1) << prop;

  if (was_stub)
    g_object_notify_by_pspec (self, table->props[KAYAKO_SLOT_STUB]);
}

static void
notify (const KayakoSlotTable *table, gpointer self, guint prop)
{
  g_object_notify_by_pspec (self, table->props[prop]);

  if (table->changed != NULL)
    table->changed (self, prop);
}

/**
 * kayako_slots_set_boolean:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 * @value: its new value
 *
 * Sets a truth value.
 */
void
kayako_slots_set_boolean (const KayakoSlotTable *table, gpointer self, guint prop, gboolean value)
{
  kayako_slots_set_int (table, self, prop, !!value);
}

/**
 * kayako_slots_set_int:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 * @value: its new value
 *
 * Sets a number or an enum's value.
 */
void
kayako_slots_set_int (const KayakoSlotTable *table, gpointer self, guint prop, int value)
{
  int *place = kayako_slots_value_at (table, self, prop);

  kayako_slots_mark_known (table, self, prop);

  if (*place == value)
    return;

  *place = value;
  notify (table, self, prop);
}

/**
 * kayako_slots_set_int64:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 * @value: its new value
 *
 * Sets a number of 64 bits.
 */
void
kayako_slots_set_int64 (const KayakoSlotTable *table, gpointer self, guint prop, gint64 value)
{
  gint64 *place = kayako_slots_value_at (table, self, prop);

  kayako_slots_mark_known (table, self, prop);

  if (*place == value)
    return;

  *place = value;
  notify (table, self, prop);
}

/**
 * kayako_slots_set_double:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 * @value: its new value
 *
 * Sets a fraction.
 */
void
kayako_slots_set_double (const KayakoSlotTable *table, gpointer self, guint prop, double value)
{
  double *place = kayako_slots_value_at (table, self, prop);

  kayako_slots_mark_known (table, self, prop);

  if (memcmp (place, &value, sizeof value) == 0)
    return;

  *place = value;
  notify (table, self, prop);
}

/**
 * kayako_slots_set_string:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 * @value: (nullable): its new value
 *
 * Sets a copy of a text.
 */
void
kayako_slots_set_string (const KayakoSlotTable *table, gpointer self, guint prop, const char *value)
{
  char **place = kayako_slots_value_at (table, self, prop);

  kayako_slots_mark_known (table, self, prop);

  if (g_set_str (place, value))
    notify (table, self, prop);
}

/**
 * kayako_slots_set_boxed:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 * @value: (nullable): its new value
 *
 * Sets a copy of a boxed value.
 */
void
kayako_slots_set_boxed (const KayakoSlotTable *table,
                        gpointer self,
                        guint prop,
                        gconstpointer value)
{
  const KayakoSlot *slot = &table->slots[prop];
  gpointer *place = kayako_slots_value_at (table, self, prop);
  gpointer old = *place;

  kayako_slots_mark_known (table, self, prop);

  if (old == value || (old != NULL && value != NULL && slot->equal (old, value)))
    return;

  *place = value != NULL ? g_boxed_copy (slot->get_type (), value) : NULL;
  notify (table, self, prop);

  if (old != NULL)
    g_boxed_free (slot->get_type (), old);
}

/**
 * kayako_slots_set_object:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 * @value: (nullable): its new value
 *
 * Sets an object, taking a reference.
 */
void
kayako_slots_set_object (const KayakoSlotTable *table, gpointer self, guint prop, gpointer value)
{
  GObject **place = kayako_slots_value_at (table, self, prop);

  kayako_slots_mark_known (table, self, prop);

  if (g_set_object (place, value))
    notify (table, self, prop);
}

/**
 * kayako_slots_get_list:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 *
 * The list of a slot, made where there is none yet.
 *
 * Returns: (transfer none): the list
 */
GListModel *
kayako_slots_get_list (const KayakoSlotTable *table, gpointer self, guint prop)
{
  GListStore **place = kayako_slots_value_at (table, self, prop);

  if (*place == NULL)
    *place = g_list_store_new (table->slots[prop].get_type ());

  return G_LIST_MODEL (*place);
}

/**
 * kayako_slots_is_same:
 * @a: a resource
 * @b: another
 *
 * Whether two resources are the same one, in two states perhaps.
 *
 * Returns: whether it is so
 */
gboolean
kayako_slots_is_same (gpointer a, gpointer b)
{
  if (a == b)
    return TRUE;

  return G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b) && kayako_resource_get_id (a) != 0 &&
         kayako_resource_get_id (a) == kayako_resource_get_id (b);
}

static gboolean
merge_at (GListStore *store, guint position, gpointer fresh)
{
  g_autoptr (KayakoResource) item = g_list_model_get_item (G_LIST_MODEL (store), position);

  if (!kayako_slots_is_same (item, fresh))
    return FALSE;

  kayako_resource_merge (item, fresh);
  return TRUE;
}

/**
 * kayako_slots_set_list:
 * @table: how the resource is made up
 * @self: a resource of that kind
 * @prop: the number of a property
 * @items: (nullable): its new items
 *
 * Makes the list hold @items, in their order: items it already has at the same
 * place from either end are merged, what differs between is replaced.
 */
void
kayako_slots_set_list (const KayakoSlotTable *table, gpointer self, guint prop, GPtrArray *items)
{
  GListStore **place = kayako_slots_value_at (table, self, prop);
  guint n_new = items != NULL ? items->len : 0;
  guint n_old;
  guint start = 0;
  guint end = 0;

  kayako_slots_mark_known (table, self, prop);

  if (*place == NULL && n_new == 0)
    return;

  kayako_slots_get_list (table, self, prop);
  n_old = g_list_model_get_n_items (G_LIST_MODEL (*place));

  while (start < MIN (n_old, n_new) && merge_at (*place, start, items->pdata[start]))
    start++;

  while (end < MIN (n_old, n_new) - start &&
         merge_at (*place, n_old - 1 - end, items->pdata[n_new - 1 - end]))
    end++;

  if (n_old == n_new && start + end == n_new)
    return;

  g_list_store_splice (*place, start, n_old - start - end, n_new > 0 ? items->pdata + start : NULL,
                       n_new - start - end);

  if (table->changed != NULL)
    table->changed (self, prop);
}
