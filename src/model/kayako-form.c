/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-form.h"

#include "kayako-field.h"
#include "kayako-slots.h"

/**
 * KayakoForm:
 *
 * A set of fields to fill in for a new conversation.
 */
struct _KayakoForm {
  GObject parent_instance;

  KayakoSlotState state;
  KayakoTranslations *titles;       /* (owned) (nullable) */
  KayakoTranslations *descriptions; /* (owned) (nullable) */
  GListStore *fields;               /* (owned) (nullable): made when first needed */
};

typedef enum {
  PROP_TITLES = KAYAKO_SLOT_FIRST,
  PROP_DESCRIPTIONS,
  PROP_FIELDS,
} KayakoFormProperty;

static gboolean
translations_equal (gconstpointer a, gconstpointer b)
{
  return kayako_translations_equal (a, b);
}

static const KayakoSlot slots[] = {
  /** KayakoForm:titles: the name in each language */
  [PROP_TITLES] = { "titles", KAYAKO_SLOT_BOXED, G_STRUCT_OFFSET (KayakoForm, titles),
                    kayako_translations_get_type, translations_equal },
  /** KayakoForm:descriptions: the explanation in each language */
  [PROP_DESCRIPTIONS] = { "descriptions", KAYAKO_SLOT_BOXED,
                          G_STRUCT_OFFSET (KayakoForm, descriptions), kayako_translations_get_type,
                          translations_equal },
  /** KayakoForm:fields: what to fill in */
  [PROP_FIELDS] = { "fields", KAYAKO_SLOT_LIST, G_STRUCT_OFFSET (KayakoForm, fields),
                    kayako_field_get_type },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoForm, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoForm,
                               kayako_form,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_form_class_init (KayakoFormClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_form_init (KayakoForm *self)
{
}

/**
 * kayako_form_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoForm *
kayako_form_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_FORM, "id", id, NULL);
}

/**
 * kayako_form_get_id:
 * @self: a `KayakoForm`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_form_get_id (KayakoForm *self)
{
  g_return_val_if_fail (KAYAKO_IS_FORM (self), 0);

  return self->state.id;
}

/**
 * kayako_form_get_titles:
 * @self: a `KayakoForm`
 *
 * Returns: (transfer none) (nullable): the name in each language
 */
KayakoTranslations *
kayako_form_get_titles (KayakoForm *self)
{
  g_return_val_if_fail (KAYAKO_IS_FORM (self), NULL);

  return self->titles;
}

/**
 * kayako_form_set_titles:
 * @self: a `KayakoForm`
 * @titles: (nullable): the name in each language
 *
 * Sets #KayakoForm:titles.
 */
void
kayako_form_set_titles (KayakoForm *self, KayakoTranslations *titles)
{
  g_return_if_fail (KAYAKO_IS_FORM (self));

  kayako_slots_set_boxed (&table, self, PROP_TITLES, titles);
}

/**
 * kayako_form_get_descriptions:
 * @self: a `KayakoForm`
 *
 * Returns: (transfer none) (nullable): the explanation in each language
 */
KayakoTranslations *
kayako_form_get_descriptions (KayakoForm *self)
{
  g_return_val_if_fail (KAYAKO_IS_FORM (self), NULL);

  return self->descriptions;
}

/**
 * kayako_form_set_descriptions:
 * @self: a `KayakoForm`
 * @descriptions: (nullable): the explanation in each language
 *
 * Sets #KayakoForm:descriptions.
 */
void
kayako_form_set_descriptions (KayakoForm *self, KayakoTranslations *descriptions)
{
  g_return_if_fail (KAYAKO_IS_FORM (self));

  kayako_slots_set_boxed (&table, self, PROP_DESCRIPTIONS, descriptions);
}

/**
 * kayako_form_get_fields:
 * @self: a `KayakoForm`
 *
 * Returns: (transfer none): a list of #KayakoField, what to fill in
 */
GListModel *
kayako_form_get_fields (KayakoForm *self)
{
  g_return_val_if_fail (KAYAKO_IS_FORM (self), NULL);

  return kayako_slots_get_list (&table, self, PROP_FIELDS);
}

/**
 * kayako_form_set_fields:
 * @self: a `KayakoForm`
 * @fields: (nullable) (element-type KayakoField): the new items; those that are there already are
 * merged and stay
 *
 * Sets #KayakoForm:fields.
 */
void
kayako_form_set_fields (KayakoForm *self, GPtrArray *fields)
{
  g_return_if_fail (KAYAKO_IS_FORM (self));

  kayako_slots_set_list (&table, self, PROP_FIELDS, fields);
}
