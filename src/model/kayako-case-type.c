/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-case-type.h"

#include "kayako-slots.h"

/**
 * KayakoCaseType:
 *
 * What kind of matter a conversation is.
 */
struct _KayakoCaseType {
  GObject parent_instance;

  KayakoSlotState state;
  char *label; /* (owned) (nullable) */
};

typedef enum {
  PROP_LABEL = KAYAKO_SLOT_FIRST,
} KayakoCaseTypeProperty;

static const KayakoSlot slots[] = {
  /** KayakoCaseType:label: the name to show */
  [PROP_LABEL] = { "label", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoCaseType, label) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoCaseType, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoCaseType,
                               kayako_case_type,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_case_type_class_init (KayakoCaseTypeClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_case_type_init (KayakoCaseType *self)
{
}

/**
 * kayako_case_type_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoCaseType *
kayako_case_type_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_CASE_TYPE, "id", id, NULL);
}

/**
 * kayako_case_type_get_id:
 * @self: a `KayakoCaseType`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_case_type_get_id (KayakoCaseType *self)
{
  g_return_val_if_fail (KAYAKO_IS_CASE_TYPE (self), 0);

  return self->state.id;
}

/**
 * kayako_case_type_get_label:
 * @self: a `KayakoCaseType`
 *
 * Returns: (nullable): the name to show
 */
const char *
kayako_case_type_get_label (KayakoCaseType *self)
{
  g_return_val_if_fail (KAYAKO_IS_CASE_TYPE (self), NULL);

  return self->label;
}

/**
 * kayako_case_type_set_label:
 * @self: a `KayakoCaseType`
 * @label: (nullable): the name to show
 *
 * Sets #KayakoCaseType:label.
 */
void
kayako_case_type_set_label (KayakoCaseType *self, const char *label)
{
  g_return_if_fail (KAYAKO_IS_CASE_TYPE (self));

  kayako_slots_set_string (&table, self, PROP_LABEL, label);
}
