/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation.h"

#include "kayako-conversation-private.h"
#include "kayako-field-value.h"

/**
 * KayakoConversation:
 *
 * A conversation between a customer and the helpdesk.
 */

static const KayakoSlot slots[] = {
  /** KayakoConversation:uuid: the server's second name for it */
  [PROP_UUID] = { "uuid", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoConversation, uuid) },
  /** KayakoConversation:legacy-id: its number before it was imported */
  [PROP_LEGACY_ID] = { "legacy-id", KAYAKO_SLOT_STRING,
                       G_STRUCT_OFFSET (KayakoConversation, legacy_id) },
  /** KayakoConversation:subject: what it is about */
  [PROP_SUBJECT] = { "subject", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoConversation, subject) },
  /** KayakoConversation:channel: how it began */
  [PROP_CHANNEL] = { "channel", KAYAKO_SLOT_ENUM, G_STRUCT_OFFSET (KayakoConversation, channel),
                     kayako_channel_get_type },
  /** KayakoConversation:requester: who needs help */
  [PROP_REQUESTER] = { "requester", KAYAKO_SLOT_OBJECT,
                       G_STRUCT_OFFSET (KayakoConversation, requester), kayako_user_get_type },
  /** KayakoConversation:creator: who began it */
  [PROP_CREATOR] = { "creator", KAYAKO_SLOT_OBJECT, G_STRUCT_OFFSET (KayakoConversation, creator),
                     kayako_user_get_type },
  /** KayakoConversation:last-replier: who wrote last */
  [PROP_LAST_REPLIER] = { "last-replier", KAYAKO_SLOT_OBJECT,
                          G_STRUCT_OFFSET (KayakoConversation, last_replier),
                          kayako_user_get_type },
  /** KayakoConversation:last-agent-replier: which agent wrote last */
  [PROP_LAST_AGENT_REPLIER] = { "last-agent-replier", KAYAKO_SLOT_OBJECT,
                                G_STRUCT_OFFSET (KayakoConversation, last_agent_replier),
                                kayako_user_get_type },
  /** KayakoConversation:team: the team it is assigned to */
  [PROP_TEAM] = { "team", KAYAKO_SLOT_OBJECT, G_STRUCT_OFFSET (KayakoConversation, team),
                  kayako_team_get_type },
  /** KayakoConversation:agent: the agent it is assigned to */
  [PROP_AGENT] = { "agent", KAYAKO_SLOT_OBJECT, G_STRUCT_OFFSET (KayakoConversation, agent),
                   kayako_user_get_type },
  /** KayakoConversation:status: where it stands; %NULL when hidden from customers */
  [PROP_STATUS] = { "status", KAYAKO_SLOT_OBJECT, G_STRUCT_OFFSET (KayakoConversation, status),
                    kayako_status_get_type },
  /** KayakoConversation:is-closed: whether it takes no more replies */
  [PROP_IS_CLOSED] = { "is-closed", KAYAKO_SLOT_BOOLEAN,
                       G_STRUCT_OFFSET (KayakoConversation, is_closed) },
  /** KayakoConversation:priority: how urgent it is; %NULL when hidden from customers */
  [PROP_PRIORITY] = { "priority", KAYAKO_SLOT_OBJECT,
                      G_STRUCT_OFFSET (KayakoConversation, priority), kayako_priority_get_type },
  /** KayakoConversation:case-type: what kind of matter it is; %NULL when hidden from customers */
  [PROP_CASE_TYPE] = { "case-type", KAYAKO_SLOT_OBJECT,
                       G_STRUCT_OFFSET (KayakoConversation, case_type), kayako_case_type_get_type },
  /** KayakoConversation:read-marker: how far the signed-in person has read */
  [PROP_READ_MARKER] = { "read-marker", KAYAKO_SLOT_OBJECT,
                         G_STRUCT_OFFSET (KayakoConversation, read_marker),
                         kayako_read_marker_get_type },
  /** KayakoConversation:custom-fields: the values of its custom fields */
  [PROP_CUSTOM_FIELDS] = { "custom-fields", KAYAKO_SLOT_LIST,
                           G_STRUCT_OFFSET (KayakoConversation, custom_fields),
                           kayako_field_value_get_type },
  /** KayakoConversation:realtime-channel: its realtime topic */
  [PROP_REALTIME_CHANNEL] = { "realtime-channel", KAYAKO_SLOT_STRING,
                              G_STRUCT_OFFSET (KayakoConversation, realtime_channel) },
  /** KayakoConversation:last-message-status: how far the last message has come */
  [PROP_LAST_MESSAGE_STATUS] = { "last-message-status", KAYAKO_SLOT_ENUM,
                                 G_STRUCT_OFFSET (KayakoConversation, last_message_status),
                                 kayako_delivery_get_type },
  /** KayakoConversation:last-message-preview: how the last message begins */
  [PROP_LAST_MESSAGE_PREVIEW] = { "last-message-preview", KAYAKO_SLOT_STRING,
                                  G_STRUCT_OFFSET (KayakoConversation, last_message_preview) },
  /** KayakoConversation:last-replied-at: when the last message came; Unix seconds, 0 when unknown
   */
  [PROP_LAST_REPLIED_AT] = { "last-replied-at", KAYAKO_SLOT_INT64,
                             G_STRUCT_OFFSET (KayakoConversation, last_replied_at) },
  /** KayakoConversation:created-at: when it began; Unix seconds, 0 when unknown */
  [PROP_CREATED_AT] = { "created-at", KAYAKO_SLOT_INT64,
                        G_STRUCT_OFFSET (KayakoConversation, created_at) },
  /** KayakoConversation:updated-at: when anything about it last changed; Unix seconds, 0 when
     unknown */
  [PROP_UPDATED_AT] = { "updated-at", KAYAKO_SLOT_INT64,
                        G_STRUCT_OFFSET (KayakoConversation, updated_at) },
  /** KayakoConversation:validator: the ETag it came with */
  [PROP_VALIDATOR] = { "validator", KAYAKO_SLOT_STRING,
                       G_STRUCT_OFFSET (KayakoConversation, validator) },
  /** KayakoConversation:unread-count: messages the signed-in person has not read; from its marker
   */
  [PROP_UNREAD_COUNT] = { "unread-count", KAYAKO_SLOT_INT,
                          G_STRUCT_OFFSET (KayakoConversation, unread_count), .derived = TRUE },
  /** KayakoConversation:n-failed: messages written here that could not be sent */
  [PROP_N_FAILED] = { "n-failed", KAYAKO_SLOT_INT, G_STRUCT_OFFSET (KayakoConversation, n_failed),
                      .derived = TRUE },
  /** KayakoConversation:n-waiting: messages and changes of this person's that wait to be sent */
  [PROP_N_WAITING] = { "n-waiting", KAYAKO_SLOT_INT,
                       G_STRUCT_OFFSET (KayakoConversation, n_waiting), .derived = TRUE },
  /** KayakoConversation:n-undecided: changes of this person's that were not made */
  [PROP_N_UNDECIDED] = { "n-undecided", KAYAKO_SLOT_INT,
                         G_STRUCT_OFFSET (KayakoConversation, n_undecided), .derived = TRUE },
  /** KayakoConversation:last-activity-at: when the last message came, else when it began; lists
     sort by it */
  [PROP_LAST_ACTIVITY_AT] = { "last-activity-at", KAYAKO_SLOT_INT64,
                              G_STRUCT_OFFSET (KayakoConversation, last_activity_at),
                              .derived = TRUE },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static void
update_unread_count (KayakoConversation *self)
{
  KayakoReadMarker *marker = self->read_marker;

  kayako_slots_set_int (&kayako_conversation_table, self, PROP_UNREAD_COUNT,
                        marker != NULL ? kayako_read_marker_get_unread_count (marker) : 0);
}

static void
unwatch_marker (KayakoConversation *self)
{
  g_clear_signal_handler (&self->watched_marker_id, self->watched_marker);
  g_clear_object (&self->watched_marker);
}

/* The marker is shared with whatever else refreshes it, so its count may
 * change without the conversation being told. */
static void
watch_marker (KayakoConversation *self)
{
  unwatch_marker (self);

  if (self->read_marker != NULL) {
    self->watched_marker = g_object_ref (self->read_marker);
    self->watched_marker_id = g_signal_connect_swapped (
        self->watched_marker, "notify::unread-count", G_CALLBACK (update_unread_count), self);
  }

  update_unread_count (self);
}

static void
changed (gpointer object, guint prop)
{
  KayakoConversation *self = object;

  if (prop == PROP_READ_MARKER)
    watch_marker (self);
  else if (prop == PROP_LAST_REPLIED_AT || prop == PROP_CREATED_AT)
    kayako_slots_set_int64 (&kayako_conversation_table, self, PROP_LAST_ACTIVITY_AT,
                            MAX (self->last_replied_at, self->created_at));
}

const KayakoSlotTable kayako_conversation_table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoConversation, state),
  .changed = changed,
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &kayako_conversation_table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoConversation,
                               kayako_conversation,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_conversation_dispose (GObject *object)
{
  unwatch_marker (KAYAKO_CONVERSATION (object));

  kayako_slots_dispose (object);
}

static void
kayako_conversation_class_init (KayakoConversationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  kayako_slots_install (object_class, &kayako_conversation_table);
  object_class->dispose = kayako_conversation_dispose;
}

static void
kayako_conversation_init (KayakoConversation *self)
{
}

/**
 * kayako_conversation_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoConversation *
kayako_conversation_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_CONVERSATION, "id", id, NULL);
}

/**
 * kayako_conversation_get_id:
 * @self: a `KayakoConversation`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_conversation_get_id (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), 0);

  return self->state.id;
}

/**
 * kayako_conversation_get_uuid:
 * @self: a `KayakoConversation`
 *
 * Returns: (nullable): the server's second name for it
 */
const char *
kayako_conversation_get_uuid (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->uuid;
}

/**
 * kayako_conversation_set_uuid:
 * @self: a `KayakoConversation`
 * @uuid: (nullable): the server's second name for it
 *
 * Sets #KayakoConversation:uuid.
 */
void
kayako_conversation_set_uuid (KayakoConversation *self, const char *uuid)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_string (&kayako_conversation_table, self, PROP_UUID, uuid);
}

/**
 * kayako_conversation_get_legacy_id:
 * @self: a `KayakoConversation`
 *
 * Returns: (nullable): its number before it was imported
 */
const char *
kayako_conversation_get_legacy_id (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->legacy_id;
}

/**
 * kayako_conversation_set_legacy_id:
 * @self: a `KayakoConversation`
 * @legacy_id: (nullable): its number before it was imported
 *
 * Sets #KayakoConversation:legacy-id.
 */
void
kayako_conversation_set_legacy_id (KayakoConversation *self, const char *legacy_id)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_string (&kayako_conversation_table, self, PROP_LEGACY_ID, legacy_id);
}

/**
 * kayako_conversation_get_subject:
 * @self: a `KayakoConversation`
 *
 * Returns: (nullable): what it is about
 */
const char *
kayako_conversation_get_subject (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->subject;
}

/**
 * kayako_conversation_set_subject:
 * @self: a `KayakoConversation`
 * @subject: (nullable): what it is about
 *
 * Sets #KayakoConversation:subject.
 */
void
kayako_conversation_set_subject (KayakoConversation *self, const char *subject)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_string (&kayako_conversation_table, self, PROP_SUBJECT, subject);
}

/**
 * kayako_conversation_get_channel:
 * @self: a `KayakoConversation`
 *
 * Returns: how it began
 */
KayakoChannel
kayako_conversation_get_channel (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), KAYAKO_CHANNEL_UNKNOWN);

  return self->channel;
}

/**
 * kayako_conversation_set_channel:
 * @self: a `KayakoConversation`
 * @channel: how it began
 *
 * Sets #KayakoConversation:channel.
 */
void
kayako_conversation_set_channel (KayakoConversation *self, KayakoChannel channel)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_int (&kayako_conversation_table, self, PROP_CHANNEL, channel);
}

/**
 * kayako_conversation_get_custom_fields:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none): a list of #KayakoFieldValue, the values of its custom fields
 */
GListModel *
kayako_conversation_get_custom_fields (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return kayako_slots_get_list (&kayako_conversation_table, self, PROP_CUSTOM_FIELDS);
}

/**
 * kayako_conversation_set_custom_fields:
 * @self: a `KayakoConversation`
 * @custom_fields: (nullable) (element-type KayakoFieldValue): the new items; those that are there
 * already are merged and stay
 *
 * Sets #KayakoConversation:custom-fields.
 */
void
kayako_conversation_set_custom_fields (KayakoConversation *self, GPtrArray *custom_fields)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_list (&kayako_conversation_table, self, PROP_CUSTOM_FIELDS, custom_fields);
}

/**
 * kayako_conversation_get_realtime_channel:
 * @self: a `KayakoConversation`
 *
 * Returns: (nullable): its realtime topic
 */
const char *
kayako_conversation_get_realtime_channel (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->realtime_channel;
}

/**
 * kayako_conversation_set_realtime_channel:
 * @self: a `KayakoConversation`
 * @realtime_channel: (nullable): its realtime topic
 *
 * Sets #KayakoConversation:realtime-channel.
 */
void
kayako_conversation_set_realtime_channel (KayakoConversation *self, const char *realtime_channel)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_string (&kayako_conversation_table, self, PROP_REALTIME_CHANNEL,
                           realtime_channel);
}

/**
 * kayako_conversation_get_created_at:
 * @self: a `KayakoConversation`
 *
 * Returns: when it began; Unix seconds, 0 when unknown
 */
gint64
kayako_conversation_get_created_at (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), 0);

  return self->created_at;
}

/**
 * kayako_conversation_set_created_at:
 * @self: a `KayakoConversation`
 * @created_at: when it began; Unix seconds, 0 when unknown
 *
 * Sets #KayakoConversation:created-at.
 */
void
kayako_conversation_set_created_at (KayakoConversation *self, gint64 created_at)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_int64 (&kayako_conversation_table, self, PROP_CREATED_AT, created_at);
}

/**
 * kayako_conversation_get_updated_at:
 * @self: a `KayakoConversation`
 *
 * Returns: when anything about it last changed; Unix seconds, 0 when unknown
 */
gint64
kayako_conversation_get_updated_at (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), 0);

  return self->updated_at;
}

/**
 * kayako_conversation_set_updated_at:
 * @self: a `KayakoConversation`
 * @updated_at: when anything about it last changed; Unix seconds, 0 when unknown
 *
 * Sets #KayakoConversation:updated-at.
 */
void
kayako_conversation_set_updated_at (KayakoConversation *self, gint64 updated_at)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_int64 (&kayako_conversation_table, self, PROP_UPDATED_AT, updated_at);
}

/**
 * kayako_conversation_get_validator:
 * @self: a `KayakoConversation`
 *
 * Returns: (nullable): the ETag it came with
 */
const char *
kayako_conversation_get_validator (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->validator;
}

/**
 * kayako_conversation_set_validator:
 * @self: a `KayakoConversation`
 * @validator: (nullable): the ETag it came with
 *
 * Sets #KayakoConversation:validator.
 */
void
kayako_conversation_set_validator (KayakoConversation *self, const char *validator)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_string (&kayako_conversation_table, self, PROP_VALIDATOR, validator);
}

/**
 * kayako_conversation_get_last_activity_at:
 * @self: a `KayakoConversation`
 *
 * What a list of conversations sorts by: the server moves `updated_at` for
 * changes that are no messages (api/v1.md §7.20).
 *
 * Returns: when the last message came, else when it began; Unix seconds
 */
gint64
kayako_conversation_get_last_activity_at (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), 0);

  return self->last_activity_at;
}
