/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who takes part in a conversation. */

#include "kayako-conversation-private.h"

/**
 * kayako_conversation_get_requester:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): who needs help
 */
KayakoUser *
kayako_conversation_get_requester (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->requester;
}

/**
 * kayako_conversation_set_requester:
 * @self: a `KayakoConversation`
 * @requester: (nullable): who needs help
 *
 * Sets #KayakoConversation:requester.
 */
void
kayako_conversation_set_requester (KayakoConversation *self, KayakoUser *requester)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (requester == NULL || KAYAKO_IS_USER (requester));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_REQUESTER, requester);
}

/**
 * kayako_conversation_get_creator:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): who began it
 */
KayakoUser *
kayako_conversation_get_creator (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->creator;
}

/**
 * kayako_conversation_set_creator:
 * @self: a `KayakoConversation`
 * @creator: (nullable): who began it
 *
 * Sets #KayakoConversation:creator.
 */
void
kayako_conversation_set_creator (KayakoConversation *self, KayakoUser *creator)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (creator == NULL || KAYAKO_IS_USER (creator));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_CREATOR, creator);
}

/**
 * kayako_conversation_get_last_replier:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): who wrote last
 */
KayakoUser *
kayako_conversation_get_last_replier (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->last_replier;
}

/**
 * kayako_conversation_set_last_replier:
 * @self: a `KayakoConversation`
 * @last_replier: (nullable): who wrote last
 *
 * Sets #KayakoConversation:last-replier.
 */
void
kayako_conversation_set_last_replier (KayakoConversation *self, KayakoUser *last_replier)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (last_replier == NULL || KAYAKO_IS_USER (last_replier));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_LAST_REPLIER, last_replier);
}

/**
 * kayako_conversation_get_last_agent_replier:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): which agent wrote last
 */
KayakoUser *
kayako_conversation_get_last_agent_replier (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->last_agent_replier;
}

/**
 * kayako_conversation_set_last_agent_replier:
 * @self: a `KayakoConversation`
 * @last_agent_replier: (nullable): which agent wrote last
 *
 * Sets #KayakoConversation:last-agent-replier.
 */
void
kayako_conversation_set_last_agent_replier (KayakoConversation *self,
                                            KayakoUser *last_agent_replier)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (last_agent_replier == NULL || KAYAKO_IS_USER (last_agent_replier));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_LAST_AGENT_REPLIER,
                           last_agent_replier);
}

/**
 * kayako_conversation_get_team:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): the team it is assigned to
 */
KayakoTeam *
kayako_conversation_get_team (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->team;
}

/**
 * kayako_conversation_set_team:
 * @self: a `KayakoConversation`
 * @team: (nullable): the team it is assigned to
 *
 * Sets #KayakoConversation:team.
 */
void
kayako_conversation_set_team (KayakoConversation *self, KayakoTeam *team)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (team == NULL || KAYAKO_IS_TEAM (team));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_TEAM, team);
}

/**
 * kayako_conversation_get_agent:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): the agent it is assigned to
 */
KayakoUser *
kayako_conversation_get_agent (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->agent;
}

/**
 * kayako_conversation_set_agent:
 * @self: a `KayakoConversation`
 * @agent: (nullable): the agent it is assigned to
 *
 * Sets #KayakoConversation:agent.
 */
void
kayako_conversation_set_agent (KayakoConversation *self, KayakoUser *agent)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (agent == NULL || KAYAKO_IS_USER (agent));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_AGENT, agent);
}
