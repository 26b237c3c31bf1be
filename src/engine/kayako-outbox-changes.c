/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changed properties on their way out. They show at once, and go on showing
 * whatever the helpdesk says meanwhile. */

#include "kayako-outbox-private.h"

#include "kayako-error.h"

static KayakoRegistry *
get_registry (KayakoOutbox *self)
{
  return kayako_link_get_registry (self->link);
}

static void
tell (KayakoOutbox *self, KayakoConversation *conversation)
{
  g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (conversations, g_object_ref (conversation));
  kayako_link_adopt_conversations (self->link, conversations);
}

static gboolean
has_changes (KayakoOutboxQueue *queue)
{
  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);

    if (item->change != NULL)
      return TRUE;
  }

  return FALSE;
}

/* What was decided last is what shows. */
static gboolean
show_all (KayakoOutbox *self, KayakoOutboxQueue *queue)
{
  g_autoptr (GPtrArray) claimed = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_changed = FALSE;

  queue->is_showing = TRUE;
  for (guint i = queue->items->len; i > 0; i--) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i - 1);

    if (item->change != NULL &&
        kayako_change_show (item->change, queue->shown, get_registry (self), claimed))
      is_changed = TRUE;
  }
  queue->is_showing = FALSE;
  return is_changed;
}

typedef struct {
  KayakoOutbox *outbox;             /* (owned) */
  KayakoConversation *conversation; /* (owned) */
} TellData;

static void
tell_data_free (gpointer user_data)
{
  TellData *data = user_data;

  g_object_unref (data->outbox);
  g_object_unref (data->conversation);
  g_free (data);
}

static gboolean
tell_cb (gpointer user_data)
{
  TellData *data = user_data;

  tell (data->outbox, data->conversation);
  return G_SOURCE_REMOVE;
}

/* Not from within what tells it just now. */
static void
tell_soon (KayakoOutbox *self, KayakoConversation *conversation)
{
  TellData *data = g_new0 (TellData, 1);

  data->outbox = g_object_ref (self);
  data->conversation = g_object_ref (conversation);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, data, tell_data_free);
}

static void
shown_cb (KayakoConversation *conversation, GParamSpec *pspec, KayakoOutbox *self)
{
  KayakoOutboxQueue *queue =
      kayako_outbox_get_queue (self, kayako_conversation_get_id (conversation));

  if (queue != NULL && queue->shown == conversation && !queue->is_showing && show_all (self, queue))
    tell_soon (self, conversation);
}

static void
watch (KayakoOutbox *self, KayakoOutboxQueue *queue, KayakoConversation *conversation)
{
  if (queue->shown != NULL)
    return;

  queue->shown = g_object_ref (conversation);
  queue->shown_id = g_signal_connect (conversation, "notify", G_CALLBACK (shown_cb), self);
}

static void
unwatch (KayakoOutboxQueue *queue)
{
  if (queue->shown == NULL || has_changes (queue))
    return;

  g_clear_signal_handler (&queue->shown_id, queue->shown);
  g_clear_object (&queue->shown);
}

/**
 * kayako_outbox_show_changes:
 * @self: an outbox
 * @queue: one of its queues
 *
 * Has the conversation look as its changes want it, from now on until they are
 * made.
 */
void
kayako_outbox_show_changes (KayakoOutbox *self, KayakoOutboxQueue *queue)
{
  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);

    if (item->change != NULL)
      watch (self, queue, kayako_send_get_conversation (item->send));
  }

  if (queue->shown != NULL && show_all (self, queue))
    tell (self, queue->shown);
}

/* Takes @item out without a word to the helpdesk. */
static void
take_out (KayakoOutbox *self, KayakoOutboxQueue *queue, KayakoOutboxItem *item)
{
  kayako_outbox_take_out (self, queue, item, kayako_send_get_conversation (item->send));
  unwatch (queue);
}

/**
 * kayako_outbox_finish_change:
 * @self: an outbox
 * @conversation_id: where
 * @item: a change that the helpdesk has
 *
 * Takes out what has been changed.
 */
void
kayako_outbox_finish_change (KayakoOutbox *self, gint64 conversation_id, KayakoOutboxItem *item)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (self, conversation_id);

  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *behind = g_ptr_array_index (queue->items, i);

    if (behind != item && behind->change != NULL)
      kayako_change_follow (behind->change, item->change);
  }
  take_out (self, queue, item);
}

/* Whether nothing of it can be on the helpdesk, and it may go from the disk, so that
 * it can still become something else. */
static gboolean
is_untouched (KayakoOutbox *self, KayakoOutboxItem *item)
{
  return item->change != NULL && !kayako_outbox_item_is_on_its_way (item) &&
         !kayako_outbox_item_is_held (self, item) && !kayako_send_may_have_arrived (item->send);
}

/* What is decided now goes for what was decided before. */
static void
take_over (KayakoOutbox *self,
           KayakoOutboxQueue *queue,
           KayakoChange *change,
           KayakoOutboxExchange *exchange)
{
  for (guint i = queue->items->len; i > 0; i--) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i - 1);

    if (!is_untouched (self, item) || item->change == change)
      continue;

    if (!kayako_change_take_over (change, item->change))
      continue;

    if (kayako_change_is_empty (item->change)) {
      kayako_outbox_exchange_remove (exchange, item);
      take_out (self, queue, item);
    } else {
      kayako_outbox_exchange_write (exchange, item);
    }
  }
}

/**
 * kayako_outbox_supersede:
 * @self: an outbox
 * @conversation_id: where
 * @item: a change that a person must decide about
 *
 * Where that has been decided already, by a later change of the same
 * properties, nobody is asked.
 */
void
kayako_outbox_supersede (KayakoOutbox *self, gint64 conversation_id, KayakoOutboxItem *item)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (self, conversation_id);
  g_autoptr (KayakoOutboxExchange) exchange = kayako_outbox_exchange_new (self);
  gboolean is_taken = FALSE;
  guint position = 0;

  if (!is_untouched (self, item) || !g_ptr_array_find (queue->items, item, &position))
    return;

  for (guint i = position + 1; i < queue->items->len; i++) {
    KayakoOutboxItem *later = g_ptr_array_index (queue->items, i);

    if (is_untouched (self, later) && kayako_change_take_over (later->change, item->change)) {
      kayako_outbox_exchange_write (exchange, later);
      is_taken = TRUE;
    }
  }
  if (!is_taken)
    return;

  if (kayako_change_is_empty (item->change)) {
    kayako_outbox_exchange_remove (exchange, item);
    take_out (self, queue, item);
  } else {
    kayako_outbox_exchange_write (exchange, item);
  }
  kayako_outbox_exchange_make (exchange);
}

/* Not for a person. */
static gboolean
is_waiting (KayakoOutboxItem *item)
{
  return !item->stopped || item->remedy == KAYAKO_SEND_REMEDY_CONNECTION;
}

/* The last one, where what is decided now can go with it. */
static KayakoOutboxItem *
find_companion (KayakoOutbox *self, KayakoOutboxQueue *queue)
{
  KayakoOutboxItem *last =
      queue->items->len > 0 ? g_ptr_array_index (queue->items, queue->items->len - 1) : NULL;

  if (last == NULL || !is_untouched (self, last) || last->done == NULL)
    return NULL;

  return is_waiting (last) ? last : NULL;
}

static KayakoOutboxItem *
create_item (KayakoOutbox *self, KayakoConversation *conversation, KayakoChange *change)
{
  g_autofree char *client_id = g_uuid_string_random ();
  g_autoptr (KayakoMessage) message = kayako_message_new_local (client_id, "", NULL);
  KayakoOutboxItem *item =
      kayako_outbox_item_new (kayako_send_new (conversation, message, 0, self->slow));

  item->change = kayako_change_ref (change);
  item->done = dex_promise_new ();
  return item;
}

/* Where it waits for the connection, so does what joins it. */
static DexFuture *
join (KayakoOutbox *self,
      KayakoOutboxItem *item,
      KayakoChange *change,
      KayakoOutboxExchange *exchange)
{
  kayako_change_join (item->change, change);
  kayako_outbox_exchange_write (exchange, item);
  g_object_notify (G_OBJECT (self), "n-messages");
  /* Whoever shows it looks again. */
  g_object_notify (G_OBJECT (kayako_send_get_message (item->send)), "delivery");
  return dex_ref (DEX_FUTURE (item->done));
}

static DexFuture *
queue_change (KayakoOutbox *self, KayakoConversation *conversation, KayakoChange *change)
{
  gint64 id = kayako_conversation_get_id (conversation);
  KayakoOutboxQueue *queue = kayako_outbox_ensure_queue (self, id);
  g_autoptr (KayakoOutboxExchange) exchange = kayako_outbox_exchange_new (self);
  KayakoOutboxItem *item = NULL;
  DexFuture *done = NULL;

  queue->is_showing = TRUE;
  kayako_change_preview (change, conversation, get_registry (self));
  queue->is_showing = FALSE;
  take_over (self, queue, change, exchange);
  kayako_change_drop_idle (change, conversation, get_registry (self));
  if (kayako_change_is_empty (change)) {
    done = dex_future_new_for_object (conversation);
  } else if ((item = find_companion (self, queue)) != NULL) {
    done = join (self, item, change, exchange);
  } else {
    item = create_item (self, conversation, change);
    done = dex_ref (DEX_FUTURE (item->done));
    kayako_outbox_add (self, queue, item, exchange);
  }
  kayako_outbox_exchange_make (exchange);

  if (has_changes (queue))
    watch (self, queue, conversation);
  tell (self, conversation);
  kayako_outbox_start (self, id);
  return done;
}

/**
 * kayako_outbox_change:
 * @self: an outbox
 * @conversation: what to change
 * @wanted: what is to become of it
 *
 * Queues a change, which shows at once. Of several changes of one property that
 * wait only the last is made; what becomes what it was is not changed at all.
 *
 * Returns: (transfer full): a future that resolves to @conversation, or rejects
 *   with #KayakoError when a person must do something about it; it stays queued
 *   then. Dropping the future changes nothing
 */
DexFuture *
kayako_outbox_change (KayakoOutbox *self,
                      KayakoConversation *conversation,
                      KayakoConversationChange *wanted)
{
  g_autoptr (KayakoChange) change = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (wanted != NULL, NULL);

  change = kayako_change_new (conversation, wanted);
  return queue_change (self, conversation, change);
}

/* Whether a status has been chosen since. */
static gboolean
has_later_status (KayakoOutboxQueue *queue)
{
  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);
    GPtrArray *fields =
        item->change != NULL && is_waiting (item) ? kayako_change_get_fields (item->change) : NULL;

    for (guint j = 0; fields != NULL && j < fields->len; j++)
      if (kayako_changed_field_get_what (fields->pdata[j]) == KAYAKO_CHANGED_STATUS)
        return TRUE;
  }

  return FALSE;
}

/**
 * kayako_outbox_follow_reply:
 * @self: an outbox
 * @reply: a reply that has just been sent and is out of its queue, but on the disk
 *
 * Queues the status that was to be set once it is sent.
 */
void
kayako_outbox_follow_reply (KayakoOutbox *self, KayakoOutboxItem *reply)
{
  KayakoConversation *conversation = kayako_send_get_conversation (reply->send);
  g_autoptr (KayakoChange) change = NULL;

  if (reply->then == NULL || has_later_status (kayako_outbox_ensure_queue (
                                 self, kayako_conversation_get_id (conversation))))
    return;

  change = kayako_change_ref (reply->then);
  kayako_change_note_reply (change, kayako_outbox_is_staff (self));
  dex_future_disown (queue_change (self, conversation, change));
}

/**
 * kayako_outbox_wait_changed:
 * @self: an outbox
 * @conversation: where
 *
 * Waits until what is being changed is changed.
 *
 * Returns: (transfer full): a future that resolves to @conversation, or rejects as
 *   that of kayako_outbox_change()
 */
DexFuture *
kayako_outbox_wait_changed (KayakoOutbox *self, KayakoConversation *conversation)
{
  KayakoOutboxQueue *queue = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);

  queue = kayako_outbox_get_queue (self, kayako_conversation_get_id (conversation));
  for (guint i = queue != NULL ? queue->items->len : 0; i > 0; i--) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i - 1);
    const GError *error = kayako_message_get_error (kayako_send_get_message (item->send));

    if (item->change == NULL)
      continue;
    if (item->done != NULL)
      return dex_ref (DEX_FUTURE (item->done));
    if (error != NULL)
      return dex_future_new_for_error (g_error_copy (error));
  }

  return dex_future_new_for_object (conversation);
}

/**
 * kayako_outbox_drop_change:
 * @self: an outbox
 * @queue: one of its queues
 * @item: a change in it that is not on its way
 *
 * Gives a change up: the conversation looks as the helpdesk says.
 */
void
kayako_outbox_drop_change (KayakoOutbox *self, KayakoOutboxQueue *queue, KayakoOutboxItem *item)
{
  g_autoptr (KayakoConversation) conversation =
      g_object_ref (kayako_send_get_conversation (item->send));
  g_autoptr (KayakoChange) change = kayako_change_ref (item->change);
  g_autoptr (GPtrArray) claimed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KayakoOutboxExchange) exchange = kayako_outbox_exchange_new (self);
  guint position = 0;

  g_ptr_array_find (queue->items, item, &position);
  for (guint i = position + 1; i < queue->items->len; i++) {
    KayakoOutboxItem *later = g_ptr_array_index (queue->items, i);

    if ((later->change != NULL && kayako_change_inherit (later->change, change)) ||
        (later->then != NULL && kayako_change_inherit (later->then, change)))
      kayako_outbox_exchange_write (exchange, later);
  }
  kayako_outbox_exchange_remove (exchange, item);
  take_out (self, queue, item);
  kayako_outbox_exchange_make (exchange);

  queue->is_showing = TRUE;
  for (guint i = queue->items->len; i > 0; i--) {
    KayakoOutboxItem *other = g_ptr_array_index (queue->items, i - 1);

    if (other->change != NULL)
      kayako_change_show (other->change, conversation, get_registry (self), claimed);
  }
  kayako_change_take_back (change, conversation, get_registry (self), claimed);
  queue->is_showing = FALSE;
  tell (self, conversation);
  kayako_outbox_go_on (self, kayako_conversation_get_id (conversation));
}

/**
 * kayako_outbox_put_back_change:
 * @self: an outbox
 * @queue: one of its queues
 * @item: a change in it that had been discarded, and is not on the disk
 *
 * Has the conversation look changed again. What has been decided since about the same
 * properties counts.
 *
 * Returns: %FALSE where nothing is left of @item, which is out of the queue then
 */
gboolean
kayako_outbox_put_back_change (KayakoOutbox *self, KayakoOutboxQueue *queue, KayakoOutboxItem *item)
{
  gboolean is_free = is_untouched (self, item);
  guint position = 0;

  g_ptr_array_find (queue->items, item, &position);
  for (guint i = position + 1; i < queue->items->len; i++) {
    KayakoOutboxItem *later = g_ptr_array_index (queue->items, i);

    if (later->change == NULL)
      continue;
    if (is_free && is_untouched (self, later))
      kayako_change_take_over (later->change, item->change);
    else
      kayako_change_go_after (later->change, item->change);
  }
  if (kayako_change_is_empty (item->change)) {
    take_out (self, queue, item);
    return FALSE;
  }

  kayako_outbox_show_changes (self, queue);
  return TRUE;
}

/**
 * kayako_outbox_settle:
 * @self: an outbox
 * @message: what stands for a change
 * @keeps_mine: (array length=n_fields): of each of its properties, whether it is
 *   to become what this person wanted
 * @n_fields: how many there are
 *
 * Decides about a change that somebody else has crossed, and sends it.
 *
 * Returns: %FALSE where it is not in the outbox any more, or has changed
 */
gboolean
kayako_outbox_settle (KayakoOutbox *self,
                      KayakoMessage *message,
                      const gboolean *keeps_mine,
                      guint n_fields)
{
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  g_autoptr (KayakoConversation) conversation = NULL;
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), FALSE);

  item = kayako_outbox_find_message (self, message, &queue, &position);
  if (item == NULL || item->change == NULL || kayako_outbox_item_is_on_its_way (item) ||
      kayako_change_get_fields (item->change)->len != n_fields)
    return FALSE;

  conversation = g_object_ref (kayako_send_get_conversation (item->send));
  queue->is_showing = TRUE;
  kayako_change_settle (item->change, keeps_mine, n_fields, conversation, get_registry (self));
  queue->is_showing = FALSE;
  tell (self, conversation);
  if (kayako_change_is_empty (item->change)) {
    take_out (self, queue, item);
    return TRUE;
  }

  dex_future_disown (kayako_outbox_retry (self, message));
  dex_future_disown (kayako_outbox_keep (self, item));
  return TRUE;
}
