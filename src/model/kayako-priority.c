/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-priority.h"

#include "kayako-slots.h"

/**
 * KayakoPriority:
 *
 * How urgent a conversation is.
 */
struct _KayakoPriority {
  GObject parent_instance;

  KayakoSlotState state;
  char *label; /* (owned) (nullable) */
  int level;
};

typedef enum {
  PROP_LABEL = KAYAKO_SLOT_FIRST,
  PROP_LEVEL,
} KayakoPriorityProperty;

static const KayakoSlot slots[] = {
  /** KayakoPriority:label: the name to show */
  [PROP_LABEL] = { "label", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoPriority, label) },
  /** KayakoPriority:level: the urgency; higher is more urgent */
  [PROP_LEVEL] = { "level", KAYAKO_SLOT_INT, G_STRUCT_OFFSET (KayakoPriority, level) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoPriority, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoPriority,
                               kayako_priority,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_priority_class_init (KayakoPriorityClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_priority_init (KayakoPriority *self)
{
}

/**
 * kayako_priority_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoPriority *
kayako_priority_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_PRIORITY, "id", id, NULL);
}

/**
 * kayako_priority_get_id:
 * @self: a `KayakoPriority`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_priority_get_id (KayakoPriority *self)
{
  g_return_val_if_fail (KAYAKO_IS_PRIORITY (self), 0);

  return self->state.id;
}

/**
 * kayako_priority_get_label:
 * @self: a `KayakoPriority`
 *
 * Returns: (nullable): the name to show
 */
const char *
kayako_priority_get_label (KayakoPriority *self)
{
  g_return_val_if_fail (KAYAKO_IS_PRIORITY (self), NULL);

  return self->label;
}

/**
 * kayako_priority_set_label:
 * @self: a `KayakoPriority`
 * @label: (nullable): the name to show
 *
 * Sets #KayakoPriority:label.
 */
void
kayako_priority_set_label (KayakoPriority *self, const char *label)
{
  g_return_if_fail (KAYAKO_IS_PRIORITY (self));

  kayako_slots_set_string (&table, self, PROP_LABEL, label);
}

/**
 * kayako_priority_get_level:
 * @self: a `KayakoPriority`
 *
 * Returns: the urgency; higher is more urgent
 */
int
kayako_priority_get_level (KayakoPriority *self)
{
  g_return_val_if_fail (KAYAKO_IS_PRIORITY (self), 0);

  return self->level;
}

/**
 * kayako_priority_set_level:
 * @self: a `KayakoPriority`
 * @level: the urgency; higher is more urgent
 *
 * Sets #KayakoPriority:level.
 */
void
kayako_priority_set_level (KayakoPriority *self, int level)
{
  g_return_if_fail (KAYAKO_IS_PRIORITY (self));

  kayako_slots_set_int (&table, self, PROP_LEVEL, level);
}
