/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-team.h"

#include "kayako-slots.h"

/**
 * KayakoTeam:
 *
 * A group of agents that conversations are assigned to.
 */
struct _KayakoTeam {
  GObject parent_instance;

  KayakoSlotState state;
  char *title; /* (owned) (nullable) */
};

typedef enum {
  PROP_TITLE = KAYAKO_SLOT_FIRST,
} KayakoTeamProperty;

static const KayakoSlot slots[] = {
  /** KayakoTeam:title: the name to show */
  [PROP_TITLE] = { "title", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoTeam, title) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoTeam, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoTeam,
                               kayako_team,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_team_class_init (KayakoTeamClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_team_init (KayakoTeam *self)
{
}

/**
 * kayako_team_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoTeam *
kayako_team_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_TEAM, "id", id, NULL);
}

/**
 * kayako_team_get_id:
 * @self: a `KayakoTeam`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_team_get_id (KayakoTeam *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEAM (self), 0);

  return self->state.id;
}

/**
 * kayako_team_get_title:
 * @self: a `KayakoTeam`
 *
 * Returns: (nullable): the name to show
 */
const char *
kayako_team_get_title (KayakoTeam *self)
{
  g_return_val_if_fail (KAYAKO_IS_TEAM (self), NULL);

  return self->title;
}

/**
 * kayako_team_set_title:
 * @self: a `KayakoTeam`
 * @title: (nullable): the name to show
 *
 * Sets #KayakoTeam:title.
 */
void
kayako_team_set_title (KayakoTeam *self, const char *title)
{
  g_return_if_fail (KAYAKO_IS_TEAM (self));

  kayako_slots_set_string (&table, self, PROP_TITLE, title);
}
