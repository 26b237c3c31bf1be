/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How it stands with what is in an outbox, as people see it. */

#include "kayako-outbox-private.h"

#include "kayako-error.h"

/* What waits for a person to see to the message before it. */
static GError *
create_behind_error (void)
{
  return g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_BEHIND,
                              "The message before it was not sent");
}

/**
 * kayako_outbox_explain_behind:
 * @self: an outbox
 * @conversation_id: a conversation
 *
 * Says on what waits behind something else what it waits for: a message that was not
 * sent, somebody to sign in, or just its turn.
 */
void
kayako_outbox_explain_behind (KayakoOutbox *self, gint64 conversation_id)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (self, conversation_id);
  KayakoOutboxItem *first = kayako_outbox_get_first (self, conversation_id);
  g_autoptr (GError) error = NULL;
  guint position = 0;

  if (first == NULL)
    return;

  if (first->stopped && first->remedy == KAYAKO_SEND_REMEDY_PERSON) {
    error = create_behind_error ();
  } else if (first->stopped && first->remedy == KAYAKO_SEND_REMEDY_SIGN_IN) {
    const GError *reason = kayako_message_get_error (kayako_send_get_message (first->send));

    error = reason != NULL ? g_error_copy (reason) : NULL;
  }

  g_ptr_array_find (queue->items, first, &position);
  for (guint i = position + 1; i < queue->items->len; i++) {
    KayakoOutboxItem *behind = g_ptr_array_index (queue->items, i);

    if (!behind->stopped)
      kayako_message_set_error (kayako_send_get_message (behind->send), error);
  }
}

/**
 * kayako_outbox_count:
 * @self: an outbox
 * @queue: one of its queues
 * @conversation: where it belongs
 *
 * Says on the conversation, and of all, how much waits and how much could not be sent.
 */
void
kayako_outbox_count (KayakoOutbox *self, KayakoOutboxQueue *queue, KayakoConversation *conversation)
{
  guint n_replies = 0;
  guint n_failed = 0;
  guint n_waiting = 0;

  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);
    KayakoDelivery delivery = kayako_message_get_delivery (kayako_send_get_message (item->send));

    if (delivery == KAYAKO_DELIVERY_FAILED) {
      n_failed++;
      if (kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY)
        n_replies++;
    } else if (delivery == KAYAKO_DELIVERY_WAITING && item->is_listed) {
      n_waiting++;
    }
  }

  /* New ones have a queue, but no conversation in common. */
  if (kayako_conversation_get_id (conversation) != 0) {
    kayako_conversation_set_n_failed (conversation, (int) n_replies);
    kayako_conversation_set_n_undecided (conversation, (int) (n_failed - n_replies));
    kayako_conversation_set_n_waiting (conversation, (int) n_waiting);
  }
  if (queue->n_failed == n_failed && queue->n_waiting == n_waiting)
    return;

  queue->n_failed = n_failed;
  queue->n_waiting = n_waiting;
  g_object_notify (G_OBJECT (self), "n-messages");
}

/**
 * kayako_outbox_get_n_failed:
 * @self: an outbox
 *
 * Counts what does not leave before somebody does something about it.
 *
 * Returns: how many messages and changes failed; KayakoOutbox:n-messages notifies of that,
 *   too
 */
guint
kayako_outbox_get_n_failed (KayakoOutbox *self)
{
  GHashTableIter iter;
  gpointer value = NULL;
  guint n_failed = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), 0);

  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n_failed += ((KayakoOutboxQueue *) value)->n_failed;

  return n_failed;
}
