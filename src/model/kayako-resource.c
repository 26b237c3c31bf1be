/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-resource.h"

#include "kayako-registry.h"
#include "kayako-slots.h"

/**
 * KayakoResource:
 *
 * Something a helpdesk has: a conversation, a message, a person. It has an id
 * that never changes, and properties that are told a few or all at a time; as
 * long as nothing but the id has been told it is a stub.
 */

G_DEFINE_INTERFACE (KayakoResource, kayako_resource, G_TYPE_OBJECT)

static void
kayako_resource_default_init (KayakoResourceInterface *iface)
{
}

static KayakoSlotState *
get_state (KayakoResource *self)
{
  return kayako_slots_get_state (KAYAKO_RESOURCE_GET_IFACE (self)->table, self);
}

/**
 * kayako_resource_get_id:
 * @self: a `KayakoResource`
 *
 * What identifies @self among those of its type at its helpdesk.
 *
 * Returns: the id, or 0 for one that the helpdesk does not know (yet)
 */
gint64
kayako_resource_get_id (KayakoResource *self)
{
  const KayakoSlotTable *table;

  g_return_val_if_fail (KAYAKO_IS_RESOURCE (self), 0);

  table = KAYAKO_RESOURCE_GET_IFACE (self)->table;

  return table->identify != NULL ? table->identify (self) : get_state (self)->id;
}

/**
 * kayako_resource_is_stub:
 * @self: a `KayakoResource`
 *
 * Whether nothing but the id is known: it was named inside another resource
 * without being expanded (api/v1.md §1.3).
 *
 * Returns: %TRUE for a stub
 */
gboolean
kayako_resource_is_stub (KayakoResource *self)
{
  g_return_val_if_fail (KAYAKO_IS_RESOURCE (self), FALSE);

  return get_state (self)->known == 0;
}

/**
 * kayako_resource_merge:
 * @self: a `KayakoResource`
 * @fresh: the same resource as the helpdesk told it now
 *
 * Takes over every property that @fresh was told, and notifies those that
 * change, after all are taken. What @fresh was not told stays, so a stub
 * changes nothing. Nested resources and list items keep their identity.
 */
void
kayako_resource_merge (KayakoResource *self, KayakoResource *fresh)
{
  g_return_if_fail (KAYAKO_IS_RESOURCE (self));
  g_return_if_fail (KAYAKO_IS_RESOURCE (fresh));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (fresh));
  g_return_if_fail (kayako_resource_get_id (self) == kayako_resource_get_id (fresh));

  kayako_slots_merge (KAYAKO_RESOURCE_GET_IFACE (self)->table, self, fresh);
}

/**
 * kayako_resource_adopt:
 * @self: a `KayakoResource`
 * @registry: whose objects to use
 *
 * Replaces the resources nested in @self by those of @registry. Main thread
 * only; kayako_registry_adopt() does it for the resource itself.
 */
void
kayako_resource_adopt (KayakoResource *self, KayakoRegistry *registry)
{
  g_return_if_fail (KAYAKO_IS_RESOURCE (self));
  g_return_if_fail (KAYAKO_IS_REGISTRY (registry));

  kayako_slots_adopt (KAYAKO_RESOURCE_GET_IFACE (self)->table, self, registry);
}
