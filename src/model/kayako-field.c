/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-field.h"

#include "kayako-field-option.h"
#include "kayako-slots.h"

/**
 * KayakoField:
 *
 * A custom field of conversations: its name, kind and rules.
 */
struct _KayakoField {
  GObject parent_instance;

  KayakoSlotState state;
  char *uuid; /* (owned) (nullable) */
  char *key;  /* (owned) (nullable) */
  KayakoFieldType field_type;
  KayakoTranslations *titles;       /* (owned) (nullable) */
  KayakoTranslations *descriptions; /* (owned) (nullable) */
  gboolean is_required;
  gboolean is_editable;
  gboolean is_system;
  char *regular_expression; /* (owned) (nullable) */
  GListStore *options;      /* (owned) (nullable): made when first needed */
};

typedef enum {
  PROP_UUID = KAYAKO_SLOT_FIRST,
  PROP_KEY,
  PROP_FIELD_TYPE,
  PROP_TITLES,
  PROP_DESCRIPTIONS,
  PROP_IS_REQUIRED,
  PROP_IS_EDITABLE,
  PROP_IS_SYSTEM,
  PROP_REGULAR_EXPRESSION,
  PROP_OPTIONS,
} KayakoFieldProperty;

static gboolean
translations_equal (gconstpointer a, gconstpointer b)
{
  return kayako_translations_equal (a, b);
}

static const KayakoSlot slots[] = {
  /** KayakoField:uuid: the server's second name for it */
  [PROP_UUID] = { "uuid", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoField, uuid) },
  /** KayakoField:key: the name in requests */
  [PROP_KEY] = { "key", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoField, key) },
  /** KayakoField:field-type: what kind of value it takes */
  [PROP_FIELD_TYPE] = { "field-type", KAYAKO_SLOT_ENUM, G_STRUCT_OFFSET (KayakoField, field_type),
                        kayako_field_type_get_type },
  /** KayakoField:titles: the label in each language */
  [PROP_TITLES] = { "titles", KAYAKO_SLOT_BOXED, G_STRUCT_OFFSET (KayakoField, titles),
                    kayako_translations_get_type, translations_equal },
  /** KayakoField:descriptions: the explanation in each language */
  [PROP_DESCRIPTIONS] = { "descriptions", KAYAKO_SLOT_BOXED,
                          G_STRUCT_OFFSET (KayakoField, descriptions), kayako_translations_get_type,
                          translations_equal },
  /** KayakoField:is-required: whether customers must fill it in */
  [PROP_IS_REQUIRED] = { "is-required", KAYAKO_SLOT_BOOLEAN,
                         G_STRUCT_OFFSET (KayakoField, is_required) },
  /** KayakoField:is-editable: whether customers may change it */
  [PROP_IS_EDITABLE] = { "is-editable", KAYAKO_SLOT_BOOLEAN,
                         G_STRUCT_OFFSET (KayakoField, is_editable) },
  /** KayakoField:is-system: whether the helpdesk brought it along */
  [PROP_IS_SYSTEM] = { "is-system", KAYAKO_SLOT_BOOLEAN, G_STRUCT_OFFSET (KayakoField, is_system) },
  /** KayakoField:regular-expression: what a value must match */
  [PROP_REGULAR_EXPRESSION] = { "regular-expression", KAYAKO_SLOT_STRING,
                                G_STRUCT_OFFSET (KayakoField, regular_expression) },
  /** KayakoField:options: what may be chosen */
  [PROP_OPTIONS] = { "options", KAYAKO_SLOT_LIST, G_STRUCT_OFFSET (KayakoField, options),
                     kayako_field_option_get_type },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoField, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoField,
                               kayako_field,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_field_class_init (KayakoFieldClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_field_init (KayakoField *self)
{
}

/**
 * kayako_field_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoField *
kayako_field_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_FIELD, "id", id, NULL);
}

/**
 * kayako_field_get_id:
 * @self: a `KayakoField`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_field_get_id (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), 0);

  return self->state.id;
}

/**
 * kayako_field_get_uuid:
 * @self: a `KayakoField`
 *
 * Returns: (nullable): the server's second name for it
 */
const char *
kayako_field_get_uuid (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), NULL);

  return self->uuid;
}

/**
 * kayako_field_set_uuid:
 * @self: a `KayakoField`
 * @uuid: (nullable): the server's second name for it
 *
 * Sets #KayakoField:uuid.
 */
void
kayako_field_set_uuid (KayakoField *self, const char *uuid)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_string (&table, self, PROP_UUID, uuid);
}

/**
 * kayako_field_get_key:
 * @self: a `KayakoField`
 *
 * Returns: (nullable): the name in requests
 */
const char *
kayako_field_get_key (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), NULL);

  return self->key;
}

/**
 * kayako_field_set_key:
 * @self: a `KayakoField`
 * @key: (nullable): the name in requests
 *
 * Sets #KayakoField:key.
 */
void
kayako_field_set_key (KayakoField *self, const char *key)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_string (&table, self, PROP_KEY, key);
}

/**
 * kayako_field_get_field_type:
 * @self: a `KayakoField`
 *
 * Returns: what kind of value it takes
 */
KayakoFieldType
kayako_field_get_field_type (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), KAYAKO_FIELD_TYPE_UNKNOWN);

  return self->field_type;
}

/**
 * kayako_field_set_field_type:
 * @self: a `KayakoField`
 * @field_type: what kind of value it takes
 *
 * Sets #KayakoField:field-type.
 */
void
kayako_field_set_field_type (KayakoField *self, KayakoFieldType field_type)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_int (&table, self, PROP_FIELD_TYPE, field_type);
}

/**
 * kayako_field_get_titles:
 * @self: a `KayakoField`
 *
 * Returns: (transfer none) (nullable): the label in each language
 */
KayakoTranslations *
kayako_field_get_titles (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), NULL);

  return self->titles;
}

/**
 * kayako_field_set_titles:
 * @self: a `KayakoField`
 * @titles: (nullable): the label in each language
 *
 * Sets #KayakoField:titles.
 */
void
kayako_field_set_titles (KayakoField *self, KayakoTranslations *titles)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_boxed (&table, self, PROP_TITLES, titles);
}

/**
 * kayako_field_get_descriptions:
 * @self: a `KayakoField`
 *
 * Returns: (transfer none) (nullable): the explanation in each language
 */
KayakoTranslations *
kayako_field_get_descriptions (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), NULL);

  return self->descriptions;
}

/**
 * kayako_field_set_descriptions:
 * @self: a `KayakoField`
 * @descriptions: (nullable): the explanation in each language
 *
 * Sets #KayakoField:descriptions.
 */
void
kayako_field_set_descriptions (KayakoField *self, KayakoTranslations *descriptions)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_boxed (&table, self, PROP_DESCRIPTIONS, descriptions);
}

/**
 * kayako_field_get_is_required:
 * @self: a `KayakoField`
 *
 * Returns: whether customers must fill it in
 */
gboolean
kayako_field_get_is_required (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), FALSE);

  return self->is_required;
}

/**
 * kayako_field_set_is_required:
 * @self: a `KayakoField`
 * @is_required: whether customers must fill it in
 *
 * Sets #KayakoField:is-required.
 */
void
kayako_field_set_is_required (KayakoField *self, gboolean is_required)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_boolean (&table, self, PROP_IS_REQUIRED, is_required);
}

/**
 * kayako_field_get_is_editable:
 * @self: a `KayakoField`
 *
 * Returns: whether customers may change it
 */
gboolean
kayako_field_get_is_editable (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), FALSE);

  return self->is_editable;
}

/**
 * kayako_field_set_is_editable:
 * @self: a `KayakoField`
 * @is_editable: whether customers may change it
 *
 * Sets #KayakoField:is-editable.
 */
void
kayako_field_set_is_editable (KayakoField *self, gboolean is_editable)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_boolean (&table, self, PROP_IS_EDITABLE, is_editable);
}

/**
 * kayako_field_get_is_system:
 * @self: a `KayakoField`
 *
 * Returns: whether the helpdesk brought it along
 */
gboolean
kayako_field_get_is_system (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), FALSE);

  return self->is_system;
}

/**
 * kayako_field_set_is_system:
 * @self: a `KayakoField`
 * @is_system: whether the helpdesk brought it along
 *
 * Sets #KayakoField:is-system.
 */
void
kayako_field_set_is_system (KayakoField *self, gboolean is_system)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_boolean (&table, self, PROP_IS_SYSTEM, is_system);
}

/**
 * kayako_field_get_regular_expression:
 * @self: a `KayakoField`
 *
 * Returns: (nullable): what a value must match
 */
const char *
kayako_field_get_regular_expression (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), NULL);

  return self->regular_expression;
}

/**
 * kayako_field_set_regular_expression:
 * @self: a `KayakoField`
 * @regular_expression: (nullable): what a value must match
 *
 * Sets #KayakoField:regular-expression.
 */
void
kayako_field_set_regular_expression (KayakoField *self, const char *regular_expression)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_string (&table, self, PROP_REGULAR_EXPRESSION, regular_expression);
}

/**
 * kayako_field_get_options:
 * @self: a `KayakoField`
 *
 * Returns: (transfer none): a list of #KayakoFieldOption, what may be chosen
 */
GListModel *
kayako_field_get_options (KayakoField *self)
{
  g_return_val_if_fail (KAYAKO_IS_FIELD (self), NULL);

  return kayako_slots_get_list (&table, self, PROP_OPTIONS);
}

/**
 * kayako_field_set_options:
 * @self: a `KayakoField`
 * @options: (nullable) (element-type KayakoFieldOption): the new items; those that are there
 * already are merged and stay
 *
 * Sets #KayakoField:options.
 */
void
kayako_field_set_options (KayakoField *self, GPtrArray *options)
{
  g_return_if_fail (KAYAKO_IS_FIELD (self));

  kayako_slots_set_list (&table, self, PROP_OPTIONS, options);
}
