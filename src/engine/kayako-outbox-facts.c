/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be found in an outbox. */

#include "kayako-outbox-private.h"

/**
 * kayako_outbox_get_queue:
 * @self: an outbox
 * @conversation_id: a conversation
 *
 * Returns: (nullable): what waits there, owned by @self
 */
KayakoOutboxQueue *
kayako_outbox_get_queue (KayakoOutbox *self, gint64 conversation_id)
{
  return g_hash_table_lookup (self->queues, &conversation_id);
}

/**
 * kayako_outbox_get_first:
 * @self: an outbox
 * @conversation_id: a conversation
 *
 * Returns: (nullable): what goes next there, owned by @self
 */
KayakoOutboxItem *
kayako_outbox_get_first (KayakoOutbox *self, gint64 conversation_id)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (self, conversation_id);

  for (guint i = 0; queue != NULL && i < queue->items->len; i++)
    if (kayako_outbox_item_holds_back (g_ptr_array_index (queue->items, i)))
      return g_ptr_array_index (queue->items, i);

  return NULL;
}

/**
 * kayako_outbox_find_message:
 * @self: an outbox
 * @message: a message
 * @queue_out: (out): where it is
 * @position: (out): and at which place
 *
 * Returns: (nullable): what is in the outbox of it, owned by @self
 */
KayakoOutboxItem *
kayako_outbox_find_message (KayakoOutbox *self,
                            KayakoMessage *message,
                            KayakoOutboxQueue **queue_out,
                            guint *position)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoOutboxQueue *queue = value;

    for (guint i = 0; i < queue->items->len; i++) {
      KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);

      if (kayako_send_get_message (item->send) == message) {
        *queue_out = queue;
        *position = i;
        return item;
      }
    }
  }

  return NULL;
}

/**
 * kayako_outbox_find_client_id:
 * @self: an outbox
 * @client_id: names a message
 *
 * Returns: (nullable): what is in the outbox of it, owned by @self
 */
KayakoOutboxItem *
kayako_outbox_find_client_id (KayakoOutbox *self, const char *client_id)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoOutboxQueue *queue = value;

    for (guint i = 0; i < queue->items->len; i++) {
      KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);
      KayakoMessage *message = kayako_send_get_message (item->send);

      if (g_strcmp0 (kayako_message_get_client_id (message), client_id) == 0)
        return item;
    }
  }

  return NULL;
}

/**
 * kayako_outbox_get_n_messages:
 * @self: an outbox
 *
 * Counts what the helpdesk does not have yet, as people see it.
 *
 * Returns: how many messages and changes wait, are on their way or failed
 */
guint
kayako_outbox_get_n_messages (KayakoOutbox *self)
{
  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), 0);

  return self->n_messages;
}

/**
 * kayako_outbox_dup_messages:
 * @self: an outbox
 * @conversation_id: a conversation
 *
 * Gets what has been written in a conversation and is not there yet.
 *
 * Returns: (transfer full) (element-type KayakoMessage): local messages, in the
 *   order of writing
 */
GPtrArray *
kayako_outbox_dup_messages (KayakoOutbox *self, gint64 conversation_id)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  KayakoOutboxQueue *queue = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), messages);

  queue = kayako_outbox_get_queue (self, conversation_id);
  for (guint i = 0; queue != NULL && i < queue->items->len; i++) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);

    if (kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY)
      g_ptr_array_add (messages, g_object_ref (kayako_send_get_message (item->send)));
  }

  return messages;
}

/**
 * kayako_outbox_get_delay:
 * @self: an outbox
 *
 * Returns: for how many seconds what is sent can be had back
 */
guint
kayako_outbox_get_delay (KayakoOutbox *self)
{
  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), 0);

  return self->delay;
}

/**
 * kayako_outbox_can_discard:
 * @self: an outbox
 * @message: a message
 *
 * Returns: whether @message is in the outbox, and not on its way or where it cannot
 *   be taken from
 */
gboolean
kayako_outbox_can_discard (KayakoOutbox *self, KayakoMessage *message)
{
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), FALSE);

  item = kayako_outbox_find_message (self, message, &queue, &position);
  return item != NULL && !kayako_outbox_item_is_on_its_way (item) &&
         !kayako_outbox_item_is_held (self, item);
}

/**
 * kayako_outbox_dup_unkept:
 * @self: an outbox
 * @conversation_id: a conversation
 *
 * Gets the messages that end with the program.
 *
 * Returns: (transfer full) (element-type KayakoMessage): local messages, in the
 *   order of writing
 */
GPtrArray *
kayako_outbox_dup_unkept (KayakoOutbox *self, gint64 conversation_id)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  KayakoOutboxQueue *queue = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), messages);

  queue = kayako_outbox_get_queue (self, conversation_id);
  for (guint i = 0; queue != NULL && i < queue->items->len; i++) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);

    if (item->keeping == KAYAKO_KEEPING_UNKEPT &&
        kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY)
      g_ptr_array_add (messages, g_object_ref (kayako_send_get_message (item->send)));
  }

  return messages;
}
