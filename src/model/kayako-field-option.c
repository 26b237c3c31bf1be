/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-field-option.h"

#include "kayako-slots.h"

/**
 * KayakoFieldOption:
 *
 * One choice of a field.
 */
struct _KayakoFieldOption {
  GObject parent_instance;

  KayakoSlotState state;
  KayakoTranslations *values; /* (owned) (nullable) */
  char *tag;                  /* (owned) (nullable) */
  int sort_order;
};

typedef enum {
  PROP_VALUES = KAYAKO_SLOT_FIRST,
  PROP_TAG,
  PROP_SORT_ORDER,
} KayakoFieldOptionProperty;

static gboolean
translations_equal (gconstpointer a, gconstpointer b)
{
  return kayako_translations_equal (a, b);
}

static const KayakoSlot slots[] = {
  /** KayakoFieldOption:values: the label in each language */
  [PROP_VALUES] = { "values", KAYAKO_SLOT_BOXED, G_STRUCT_OFFSET (KayakoFieldOption, values),
                    kayako_translations_get_type, translations_equal },
  /** KayakoFieldOption:tag: the short name */
  [PROP_TAG] = { "tag", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoFieldOption, tag) },
  /** KayakoFieldOption:sort-order: the place among the options */
  [PROP_SORT_ORDER] = { "sort-order", KAYAKO_SLOT_INT,
                        G_STRUCT_OFFSET (KayakoFieldOption, sort_order) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoFieldOption, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoFieldOption,
                               kayako_field_option,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_field_option_class_init (KayakoFieldOptionClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_field_option_init (KayakoFieldOption *self)
{
}

/**
 * kayako_field_option_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoFieldOption *
kayako_field_option_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_FIELD_OPTION, "id", id, NULL);
}

/**
 * kayako_field_option_get_id:
 * @self: a `KayakoFieldOption`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_field_option_get_id (KayakoFieldOption *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD_OPTION (self), 0);

  return self->state.id;
}

/**
 * kayako_field_option_get_values:
 * @self: a `KayakoFieldOption`
 *
 * Returns: (transfer none) (nullable): the label in each language
 */
KayakoTranslations *
kayako_field_option_get_values (KayakoFieldOption *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD_OPTION (self), NULL);

  return self->values;
}

/**
 * kayako_field_option_set_values:
 * @self: a `KayakoFieldOption`
 * @values: (nullable): the label in each language
 *
 * Sets #KayakoFieldOption:values.
 */
void
kayako_field_option_set_values (KayakoFieldOption *self, KayakoTranslations *values)
{
  g_return_if_fail (KAYAKO_IS_FIELD_OPTION (self));

  kayako_slots_set_boxed (&table, self, PROP_VALUES, values);
}

/**
 * kayako_field_option_get_tag:
 * @self: a `KayakoFieldOption`
 *
 * Returns: (nullable): the short name
 */
const char *
kayako_field_option_get_tag (KayakoFieldOption *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD_OPTION (self), NULL);

  return self->tag;
}

/**
 * kayako_field_option_set_tag:
 * @self: a `KayakoFieldOption`
 * @tag: (nullable): the short name
 *
 * Sets #KayakoFieldOption:tag.
 */
void
kayako_field_option_set_tag (KayakoFieldOption *self, const char *tag)
{
  g_return_if_fail (KAYAKO_IS_FIELD_OPTION (self));

  kayako_slots_set_string (&table, self, PROP_TAG, tag);
}

/**
 * kayako_field_option_get_sort_order:
 * @self: a `KayakoFieldOption`
 *
 * Returns: the place among the options
 */
int
kayako_field_option_get_sort_order (KayakoFieldOption *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD_OPTION (self), 0);

  return self->sort_order;
}

/**
 * kayako_field_option_set_sort_order:
 * @self: a `KayakoFieldOption`
 * @sort_order: the place among the options
 *
 * Sets #KayakoFieldOption:sort-order.
 */
void
kayako_field_option_set_sort_order (KayakoFieldOption *self, int sort_order)
{
  g_return_if_fail (KAYAKO_IS_FIELD_OPTION (self));

  kayako_slots_set_int (&table, self, PROP_SORT_ORDER, sort_order);
}
