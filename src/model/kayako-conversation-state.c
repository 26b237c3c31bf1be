/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a conversation stands and how far it is read. */

#include "kayako-conversation-private.h"

/**
 * kayako_conversation_get_status:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): where it stands; %NULL when hidden from customers
 */
KayakoStatus *
kayako_conversation_get_status (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->status;
}

/**
 * kayako_conversation_set_status:
 * @self: a `KayakoConversation`
 * @status: (nullable): where it stands; %NULL when hidden from customers
 *
 * Sets #KayakoConversation:status.
 */
void
kayako_conversation_set_status (KayakoConversation *self, KayakoStatus *status)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (status == NULL || KAYAKO_IS_STATUS (status));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_STATUS, status);
}

/**
 * kayako_conversation_get_is_closed:
 * @self: a `KayakoConversation`
 *
 * Returns: whether it takes no more replies
 */
gboolean
kayako_conversation_get_is_closed (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), FALSE);

  return self->is_closed;
}

/**
 * kayako_conversation_set_is_closed:
 * @self: a `KayakoConversation`
 * @is_closed: whether it takes no more replies
 *
 * Sets #KayakoConversation:is-closed.
 */
void
kayako_conversation_set_is_closed (KayakoConversation *self, gboolean is_closed)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_boolean (&kayako_conversation_table, self, PROP_IS_CLOSED, is_closed);
}

/**
 * kayako_conversation_get_priority:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): how urgent it is; %NULL when hidden from customers
 */
KayakoPriority *
kayako_conversation_get_priority (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->priority;
}

/**
 * kayako_conversation_set_priority:
 * @self: a `KayakoConversation`
 * @priority: (nullable): how urgent it is; %NULL when hidden from customers
 *
 * Sets #KayakoConversation:priority.
 */
void
kayako_conversation_set_priority (KayakoConversation *self, KayakoPriority *priority)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (priority == NULL || KAYAKO_IS_PRIORITY (priority));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_PRIORITY, priority);
}

/**
 * kayako_conversation_get_case_type:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): what kind of matter it is; %NULL when hidden from customers
 */
KayakoCaseType *
kayako_conversation_get_case_type (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->case_type;
}

/**
 * kayako_conversation_set_case_type:
 * @self: a `KayakoConversation`
 * @case_type: (nullable): what kind of matter it is; %NULL when hidden from customers
 *
 * Sets #KayakoConversation:case-type.
 */
void
kayako_conversation_set_case_type (KayakoConversation *self, KayakoCaseType *case_type)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (case_type == NULL || KAYAKO_IS_CASE_TYPE (case_type));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_CASE_TYPE, case_type);
}

/**
 * kayako_conversation_get_read_marker:
 * @self: a `KayakoConversation`
 *
 * Returns: (transfer none) (nullable): how far the signed-in person has read
 */
KayakoReadMarker *
kayako_conversation_get_read_marker (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->read_marker;
}

/**
 * kayako_conversation_set_read_marker:
 * @self: a `KayakoConversation`
 * @read_marker: (nullable): how far the signed-in person has read
 *
 * Sets #KayakoConversation:read-marker.
 */
void
kayako_conversation_set_read_marker (KayakoConversation *self, KayakoReadMarker *read_marker)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));
  g_return_if_fail (read_marker == NULL || KAYAKO_IS_READ_MARKER (read_marker));

  kayako_slots_set_object (&kayako_conversation_table, self, PROP_READ_MARKER, read_marker);
}

/**
 * kayako_conversation_get_last_message_status:
 * @self: a `KayakoConversation`
 *
 * Returns: how far the last message has come
 */
KayakoDelivery
kayako_conversation_get_last_message_status (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), KAYAKO_DELIVERY_UNKNOWN);

  return self->last_message_status;
}

/**
 * kayako_conversation_set_last_message_status:
 * @self: a `KayakoConversation`
 * @last_message_status: how far the last message has come
 *
 * Sets #KayakoConversation:last-message-status.
 */
void
kayako_conversation_set_last_message_status (KayakoConversation *self,
                                             KayakoDelivery last_message_status)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_int (&kayako_conversation_table, self, PROP_LAST_MESSAGE_STATUS,
                        last_message_status);
}

/**
 * kayako_conversation_get_last_message_preview:
 * @self: a `KayakoConversation`
 *
 * Returns: (nullable): how the last message begins
 */
const char *
kayako_conversation_get_last_message_preview (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), NULL);

  return self->last_message_preview;
}

/**
 * kayako_conversation_set_last_message_preview:
 * @self: a `KayakoConversation`
 * @last_message_preview: (nullable): how the last message begins
 *
 * Sets #KayakoConversation:last-message-preview.
 */
void
kayako_conversation_set_last_message_preview (KayakoConversation *self,
                                              const char *last_message_preview)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_string (&kayako_conversation_table, self, PROP_LAST_MESSAGE_PREVIEW,
                           last_message_preview);
}

/**
 * kayako_conversation_get_last_replied_at:
 * @self: a `KayakoConversation`
 *
 * Returns: when the last message came; Unix seconds, 0 when unknown
 */
gint64
kayako_conversation_get_last_replied_at (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), 0);

  return self->last_replied_at;
}

/**
 * kayako_conversation_set_last_replied_at:
 * @self: a `KayakoConversation`
 * @last_replied_at: when the last message came; Unix seconds, 0 when unknown
 *
 * Sets #KayakoConversation:last-replied-at.
 */
void
kayako_conversation_set_last_replied_at (KayakoConversation *self, gint64 last_replied_at)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_int64 (&kayako_conversation_table, self, PROP_LAST_REPLIED_AT, last_replied_at);
}

/**
 * kayako_conversation_get_unread_count:
 * @self: a `KayakoConversation`
 *
 * Returns: messages the signed-in person has not read; 0 without a read marker
 */
int
kayako_conversation_get_unread_count (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), 0);

  return self->unread_count;
}

/**
 * kayako_conversation_get_n_failed:
 * @self: a `KayakoConversation`
 *
 * Returns: how many messages written here could not be sent and wait for somebody
 *   to do something about it
 */
int
kayako_conversation_get_n_failed (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), 0);

  return self->n_failed;
}

/**
 * kayako_conversation_set_n_failed:
 * @self: a `KayakoConversation`
 * @n_failed: how many messages written here could not be sent
 *
 * Sets #KayakoConversation:n-failed. The helpdesk knows nothing of it.
 */
void
kayako_conversation_set_n_failed (KayakoConversation *self, int n_failed)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_int (&kayako_conversation_table, self, PROP_N_FAILED, n_failed);
}

/**
 * kayako_conversation_get_n_waiting:
 * @self: a `KayakoConversation`
 *
 * Returns: how many messages and changes of this person's wait to be sent
 */
int
kayako_conversation_get_n_waiting (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), 0);

  return self->n_waiting;
}

/**
 * kayako_conversation_set_n_waiting:
 * @self: a `KayakoConversation`
 * @n_waiting: how many messages and changes of this person's wait to be sent
 *
 * Sets #KayakoConversation:n-waiting. The helpdesk knows nothing of it.
 */
void
kayako_conversation_set_n_waiting (KayakoConversation *self, int n_waiting)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_int (&kayako_conversation_table, self, PROP_N_WAITING, n_waiting);
}

/**
 * kayako_conversation_get_n_undecided:
 * @self: a `KayakoConversation`
 *
 * Returns: how many changes and ratings of this person's were not made, and wait for somebody
 *   to do something about it
 */
int
kayako_conversation_get_n_undecided (KayakoConversation *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (self), 0);

  return self->n_undecided;
}

/**
 * kayako_conversation_set_n_undecided:
 * @self: a `KayakoConversation`
 * @n_undecided: how many changes and ratings of this person's were not made
 *
 * Sets #KayakoConversation:n-undecided. The helpdesk knows nothing of it.
 */
void
kayako_conversation_set_n_undecided (KayakoConversation *self, int n_undecided)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION (self));

  kayako_slots_set_int (&kayako_conversation_table, self, PROP_N_UNDECIDED, n_undecided);
}
