/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-field-value.h"

#include "kayako-slots.h"

/**
 * KayakoFieldValue:
 *
 * What one conversation has in one field. Its identity is the field's; it lives within its
 * conversation.
 */
struct _KayakoFieldValue {
  GObject parent_instance;

  KayakoSlotState state;
  KayakoField *field; /* (owned) (nullable) */
  char *value;        /* (owned) (nullable) */
};

typedef enum {
  PROP_FIELD = KAYAKO_SLOT_FIRST,
  PROP_VALUE,
} KayakoFieldValueProperty;

static const KayakoSlot slots[] = {
  /** KayakoFieldValue:field: the field */
  [PROP_FIELD] = { "field", KAYAKO_SLOT_OBJECT, G_STRUCT_OFFSET (KayakoFieldValue, field),
                   kayako_field_get_type },
  /** KayakoFieldValue:value: the value as the wire has it: always text (api/v1.md §7.19) */
  [PROP_VALUE] = { "value", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoFieldValue, value) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static gint64
identify (gpointer object)
{
  KayakoFieldValue *self = object;

  return self->field != NULL ? kayako_field_get_id (self->field) : 0;
}

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoFieldValue, state),
  .is_part = TRUE,
  .identify = identify,
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoFieldValue,
                               kayako_field_value,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_field_value_class_init (KayakoFieldValueClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_field_value_init (KayakoFieldValue *self)
{
}

/**
 * kayako_field_value_new:
 *
 * Returns: (transfer full): one of which nothing is known yet
 */
KayakoFieldValue *
kayako_field_value_new (void)
{
  return g_object_new (KAYAKO_TYPE_FIELD_VALUE, NULL);
}

/**
 * kayako_field_value_get_field:
 * @self: a `KayakoFieldValue`
 *
 * Returns: (transfer none) (nullable): the field
 */
KayakoField *
kayako_field_value_get_field (KayakoFieldValue *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD_VALUE (self), NULL);

  return self->field;
}

/**
 * kayako_field_value_set_field:
 * @self: a `KayakoFieldValue`
 * @field: (nullable): the field
 *
 * Sets #KayakoFieldValue:field.
 */
void
kayako_field_value_set_field (KayakoFieldValue *self, KayakoField *field)
{
  g_return_if_fail (KAYAKO_IS_FIELD_VALUE (self));
  g_return_if_fail (field == NULL || KAYAKO_IS_FIELD (field));

  kayako_slots_set_object (&table, self, PROP_FIELD, field);
}

/**
 * kayako_field_value_get_value:
 * @self: a `KayakoFieldValue`
 *
 * Returns: (nullable): the value as the wire has it: always text (api/v1.md §7.19)
 */
const char *
kayako_field_value_get_value (KayakoFieldValue *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD_VALUE (self), NULL);

  return self->value;
}

/**
 * kayako_field_value_set_value:
 * @self: a `KayakoFieldValue`
 * @value: (nullable): the value as the wire has it: always text (api/v1.md §7.19)
 *
 * Sets #KayakoFieldValue:value.
 */
void
kayako_field_value_set_value (KayakoFieldValue *self, const char *value)
{
  g_return_if_fail (KAYAKO_IS_FIELD_VALUE (self));

  kayako_slots_set_string (&table, self, PROP_VALUE, value);
}
