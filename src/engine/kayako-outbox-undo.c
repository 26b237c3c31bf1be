/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was discarded, and is wanted after all. While it is discarded it is neither
 * here nor on the disk, so that nothing can send it. */

#include "kayako-outbox-private.h"

/**
 * kayako_outbox_create_intent:
 * @self: an outbox
 * @message: what is about to be discarded
 * @order: (out): its place among the others, for kayako_outbox_put_back()
 *
 * Remembers what is in the outbox of @message.
 *
 * Returns: (transfer full) (nullable): as the disk would know it, %NULL where it is not
 *   in the outbox
 */
KayakoIntent *
kayako_outbox_create_intent (KayakoOutbox *self, KayakoMessage *message, guint64 *order)
{
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  KayakoIntent *intent = NULL;
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);
  g_return_val_if_fail (order != NULL, NULL);

  item = kayako_outbox_find_message (self, message, &queue, &position);
  if (item == NULL)
    return NULL;

  *order = item->order;
  intent = kayako_outbox_item_create_intent (item);
  /* The disk is careful: here it is known that it has not arrived. */
  if (intent->state == KAYAKO_INTENT_STATE_UNCLEAR && !kayako_send_may_have_arrived (item->send))
    intent->state = KAYAKO_INTENT_STATE_WAITING;
  return intent;
}

/* What is on its way, or may have arrived, is not overtaken. */
static guint
find_place (KayakoOutboxQueue *queue, guint64 order)
{
  guint place = 0;

  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);

    if (item->order < order || kayako_outbox_item_is_on_its_way (item) ||
        kayako_send_may_have_arrived (item->send))
      place = i + 1;
  }

  return place;
}

/* On the disk what is added goes behind the others: what is behind it here is added
 * after it, at the same time. */
static void
write_from (KayakoOutbox *self, KayakoOutboxQueue *queue, guint place)
{
  g_autoptr (KayakoOutboxExchange) exchange = kayako_outbox_exchange_new (self);

  for (guint i = place; i < queue->items->len; i++) {
    kayako_outbox_exchange_remove (exchange, queue->items->pdata[i]);
    kayako_outbox_exchange_write (exchange, queue->items->pdata[i]);
  }
  kayako_outbox_exchange_make (exchange);
}

/**
 * kayako_outbox_put_back:
 * @self: an outbox
 * @intent: what kayako_outbox_create_intent() made of something before it was
 *   discarded
 * @order: its place
 *
 * Puts back what was discarded: under the same name, in the same state, and where it
 * was among the others, or else behind what is on its way. A change of what has been
 * changed anew since stays discarded.
 *
 * Returns: %FALSE where there is nothing to put back
 */
gboolean
kayako_outbox_put_back (KayakoOutbox *self, const KayakoIntent *intent, guint64 order)
{
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  gboolean is_left = TRUE;
  guint place = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), FALSE);
  g_return_val_if_fail (intent != NULL, FALSE);

  if (kayako_outbox_find_client_id (self, intent->client_id) != NULL)
    return FALSE;

  item = kayako_outbox_item_new_for_intent (self, intent);
  if (item == NULL)
    return FALSE;

  item->order = order;
  item->keeping = KAYAKO_KEEPING_NEW;
  queue = kayako_outbox_ensure_queue (self, intent->conversation_id);
  if (!item->stopped && kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_OFFLINE)
    kayako_outbox_item_stop (item, KAYAKO_SEND_REMEDY_CONNECTION,
                             kayako_link_get_error (self->link));
  place = find_place (queue, order);
  g_ptr_array_insert (queue->items, (int) place, item);
  if (item->change != NULL)
    is_left = kayako_outbox_put_back_change (self, queue, item);
  write_from (self, queue, place);
  if (!is_left)
    return FALSE;

  kayako_outbox_list (self, item);
  kayako_outbox_explain_behind (self, intent->conversation_id);
  kayako_outbox_count (self, queue, kayako_send_get_conversation (item->send));
  if (kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY)
    g_signal_emit_by_name (self, "queued", intent->conversation_id,
                           kayako_send_get_message (item->send));
  kayako_outbox_start (self, intent->conversation_id);
  return TRUE;
}
