/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-status.h"

#include "kayako-slots.h"

/**
 * KayakoStatus:
 *
 * Where a conversation stands. Its label is the helpdesk's, its type is what programs go by.
 */
struct _KayakoStatus {
  GObject parent_instance;

  KayakoSlotState state;
  char *label; /* (owned) (nullable) */
  KayakoStatusType status_type;
  int sort_order;
};

typedef enum {
  PROP_LABEL = KAYAKO_SLOT_FIRST,
  PROP_STATUS_TYPE,
  PROP_SORT_ORDER,
} KayakoStatusProperty;

static const KayakoSlot slots[] = {
  /** KayakoStatus:label: the name to show */
  [PROP_LABEL] = { "label", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoStatus, label) },
  /** KayakoStatus:status-type: what the status means */
  [PROP_STATUS_TYPE] = { "status-type", KAYAKO_SLOT_ENUM,
                         G_STRUCT_OFFSET (KayakoStatus, status_type), kayako_status_type_get_type },
  /** KayakoStatus:sort-order: the place among the statuses */
  [PROP_SORT_ORDER] = { "sort-order", KAYAKO_SLOT_INT, G_STRUCT_OFFSET (KayakoStatus, sort_order) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoStatus, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoStatus,
                               kayako_status,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_status_class_init (KayakoStatusClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_status_init (KayakoStatus *self)
{
}

/**
 * kayako_status_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoStatus *
kayako_status_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_STATUS, "id", id, NULL);
}

/**
 * kayako_status_get_id:
 * @self: a `KayakoStatus`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_status_get_id (KayakoStatus *self)
{
  g_return_val_if_fail (KAYAKO_IS_STATUS (self), 0);

  return self->state.id;
}

/**
 * kayako_status_get_label:
 * @self: a `KayakoStatus`
 *
 * Returns: (nullable): the name to show
 */
const char *
kayako_status_get_label (KayakoStatus *self)
{
  g_return_val_if_fail (KAYAKO_IS_STATUS (self), NULL);

  return self->label;
}

/**
 * kayako_status_set_label:
 * @self: a `KayakoStatus`
 * @label: (nullable): the name to show
 *
 * Sets #KayakoStatus:label.
 */
void
kayako_status_set_label (KayakoStatus *self, const char *label)
{
  g_return_if_fail (KAYAKO_IS_STATUS (self));

  kayako_slots_set_string (&table, self, PROP_LABEL, label);
}

/**
 * kayako_status_get_status_type:
 * @self: a `KayakoStatus`
 *
 * Returns: what the status means
 */
KayakoStatusType
kayako_status_get_status_type (KayakoStatus *self)
{
  g_return_val_if_fail (KAYAKO_IS_STATUS (self), KAYAKO_STATUS_TYPE_UNKNOWN);

  return self->status_type;
}

/**
 * kayako_status_set_status_type:
 * @self: a `KayakoStatus`
 * @status_type: what the status means
 *
 * Sets #KayakoStatus:status-type.
 */
void
kayako_status_set_status_type (KayakoStatus *self, KayakoStatusType status_type)
{
  g_return_if_fail (KAYAKO_IS_STATUS (self));

  kayako_slots_set_int (&table, self, PROP_STATUS_TYPE, status_type);
}

/**
 * kayako_status_get_sort_order:
 * @self: a `KayakoStatus`
 *
 * Returns: the place among the statuses
 */
int
kayako_status_get_sort_order (KayakoStatus *self)
{
  g_return_val_if_fail (KAYAKO_IS_STATUS (self), 0);

  return self->sort_order;
}

/**
 * kayako_status_set_sort_order:
 * @self: a `KayakoStatus`
 * @sort_order: the place among the statuses
 *
 * Sets #KayakoStatus:sort-order.
 */
void
kayako_status_set_sort_order (KayakoStatus *self, int sort_order)
{
  g_return_if_fail (KAYAKO_IS_STATUS (self));

  kayako_slots_set_int (&table, self, PROP_SORT_ORDER, sort_order);
}
