/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-starter.h"

#include "kayako-conversation.h"
#include "kayako-slots.h"
#include "kayako-user.h"

/**
 * KayakoStarter:
 *
 * What a person sees before starting a conversation.
 */
struct _KayakoStarter {
  GObject parent_instance;

  KayakoSlotState state;
  GListStore *last_active_agents; /* (owned) (nullable): made when first needed */
  double average_reply_time;
  GListStore *active_conversations; /* (owned) (nullable): made when first needed */
  char *user_email;                 /* (owned) (nullable) */
  char *realtime_url;               /* (owned) (nullable) */
};

typedef enum {
  PROP_LAST_ACTIVE_AGENTS = KAYAKO_SLOT_FIRST,
  PROP_AVERAGE_REPLY_TIME,
  PROP_ACTIVE_CONVERSATIONS,
  PROP_USER_EMAIL,
  PROP_REALTIME_URL,
} KayakoStarterProperty;

static const KayakoSlot slots[] = {
  /** KayakoStarter:last-active-agents: agents who were here last */
  [PROP_LAST_ACTIVE_AGENTS] = { "last-active-agents", KAYAKO_SLOT_LIST,
                                G_STRUCT_OFFSET (KayakoStarter, last_active_agents),
                                kayako_user_get_type },
  /** KayakoStarter:average-reply-time: in seconds; negative when unknown */
  [PROP_AVERAGE_REPLY_TIME] = { "average-reply-time", KAYAKO_SLOT_DOUBLE,
                                G_STRUCT_OFFSET (KayakoStarter, average_reply_time) },
  /** KayakoStarter:active-conversations: conversations of one's own that go on */
  [PROP_ACTIVE_CONVERSATIONS] = { "active-conversations", KAYAKO_SLOT_LIST,
                                  G_STRUCT_OFFSET (KayakoStarter, active_conversations),
                                  kayako_conversation_get_type },
  /** KayakoStarter:user-email: the address the helpdesk knows one by */
  [PROP_USER_EMAIL] = { "user-email", KAYAKO_SLOT_STRING,
                        G_STRUCT_OFFSET (KayakoStarter, user_email) },
  /** KayakoStarter:realtime-url: where the realtime socket is */
  [PROP_REALTIME_URL] = { "realtime-url", KAYAKO_SLOT_STRING,
                          G_STRUCT_OFFSET (KayakoStarter, realtime_url) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoStarter, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoStarter,
                               kayako_starter,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_starter_class_init (KayakoStarterClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_starter_init (KayakoStarter *self)
{
  self->average_reply_time = -1.0;
}

/**
 * kayako_starter_new:
 *
 * Returns: (transfer full): one of which nothing is known yet
 */
KayakoStarter *
kayako_starter_new (void)
{
  return g_object_new (KAYAKO_TYPE_STARTER, NULL);
}

/**
 * kayako_starter_get_last_active_agents:
 * @self: a `KayakoStarter`
 *
 * Returns: (transfer none): a list of #KayakoUser, agents who were here last
 */
GListModel *
kayako_starter_get_last_active_agents (KayakoStarter *self)
{
  g_return_val_if_fail (KAYAKO_IS_STARTER (self), NULL);

  return kayako_slots_get_list (&table, self, PROP_LAST_ACTIVE_AGENTS);
}

/**
 * kayako_starter_set_last_active_agents:
 * @self: a `KayakoStarter`
 * @last_active_agents: (nullable) (element-type KayakoUser): the new items; those that are there
 * already are merged and stay
 *
 * Sets #KayakoStarter:last-active-agents.
 */
void
kayako_starter_set_last_active_agents (KayakoStarter *self, GPtrArray *last_active_agents)
{
  g_return_if_fail (KAYAKO_IS_STARTER (self));

  kayako_slots_set_list (&table, self, PROP_LAST_ACTIVE_AGENTS, last_active_agents);
}

/**
 * kayako_starter_get_average_reply_time:
 * @self: a `KayakoStarter`
 *
 * Returns: in seconds; negative when unknown
 */
double
kayako_starter_get_average_reply_time (KayakoStarter *self)
{
  g_return_val_if_fail (KAYAKO_IS_STARTER (self), 0.0);

  return self->average_reply_time;
}

/**
 * kayako_starter_set_average_reply_time:
 * @self: a `KayakoStarter`
 * @average_reply_time: in seconds; negative when unknown
 *
 * Sets #KayakoStarter:average-reply-time.
 */
void
kayako_starter_set_average_reply_time (KayakoStarter *self, double average_reply_time)
{
  g_return_if_fail (KAYAKO_IS_STARTER (self));

  kayako_slots_set_double (&table, self, PROP_AVERAGE_REPLY_TIME, average_reply_time);
}

/**
 * kayako_starter_get_active_conversations:
 * @self: a `KayakoStarter`
 *
 * Returns: (transfer none): a list of #KayakoConversation, conversations of one's own that go on
 */
GListModel *
kayako_starter_get_active_conversations (KayakoStarter *self)
{
  g_return_val_if_fail (KAYAKO_IS_STARTER (self), NULL);

  return kayako_slots_get_list (&table, self, PROP_ACTIVE_CONVERSATIONS);
}

/**
 * kayako_starter_set_active_conversations:
 * @self: a `KayakoStarter`
 * @active_conversations: (nullable) (element-type KayakoConversation): the new items; those that
 * are there already are merged and stay
 *
 * Sets #KayakoStarter:active-conversations.
 */
void
kayako_starter_set_active_conversations (KayakoStarter *self, GPtrArray *active_conversations)
{
  g_return_if_fail (KAYAKO_IS_STARTER (self));

  kayako_slots_set_list (&table, self, PROP_ACTIVE_CONVERSATIONS, active_conversations);
}

/**
 * kayako_starter_get_user_email:
 * @self: a `KayakoStarter`
 *
 * Returns: (nullable): the address the helpdesk knows one by
 */
const char *
kayako_starter_get_user_email (KayakoStarter *self)
{
  g_return_val_if_fail (KAYAKO_IS_STARTER (self), NULL);

  return self->user_email;
}

/**
 * kayako_starter_set_user_email:
 * @self: a `KayakoStarter`
 * @user_email: (nullable): the address the helpdesk knows one by
 *
 * Sets #KayakoStarter:user-email.
 */
void
kayako_starter_set_user_email (KayakoStarter *self, const char *user_email)
{
  g_return_if_fail (KAYAKO_IS_STARTER (self));

  kayako_slots_set_string (&table, self, PROP_USER_EMAIL, user_email);
}

/**
 * kayako_starter_get_realtime_url:
 * @self: a `KayakoStarter`
 *
 * Returns: (nullable): where the realtime socket is
 */
const char *
kayako_starter_get_realtime_url (KayakoStarter *self)
{
  g_return_val_if_fail (KAYAKO_IS_STARTER (self), NULL);

  return self->realtime_url;
}

/**
 * kayako_starter_set_realtime_url:
 * @self: a `KayakoStarter`
 * @realtime_url: (nullable): where the realtime socket is
 *
 * Sets #KayakoStarter:realtime-url.
 */
void
kayako_starter_set_realtime_url (KayakoStarter *self, const char *realtime_url)
{
  g_return_if_fail (KAYAKO_IS_STARTER (self));

  kayako_slots_set_string (&table, self, PROP_REALTIME_URL, realtime_url);
}
