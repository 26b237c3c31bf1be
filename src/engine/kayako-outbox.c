/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-outbox-private.h"

#include "kayako-error.h"

/* A helpdesk that broke off only after this long, in microseconds, may still be
 * at work on what it was sent: not finding it yet proves nothing. */
#define SLOW (10 * G_USEC_PER_SEC)

/* What was there when the program began has been decided before. */
#define FIRST_ADDED G_MAXUINT32

G_DEFINE_FINAL_TYPE (KayakoOutbox, kayako_outbox, G_TYPE_OBJECT)

typedef enum {
  PROP_N_MESSAGES = 1,
} KayakoOutboxProperty;

static GParamSpec *props[PROP_N_MESSAGES + 1];

enum {
  SIGNAL_QUEUED,
  SIGNAL_SENT,
  SIGNAL_DISCARDED,
  SIGNAL_LISTED,
  SIGNAL_UNLISTED,
  SIGNAL_UNKEPT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
queue_free (gpointer user_data)
{
  KayakoOutboxQueue *queue = user_data;

  g_clear_handle_id (&queue->timer_id, g_source_remove);
  if (queue->shown != NULL)
    g_clear_signal_handler (&queue->shown_id, queue->shown);
  g_clear_object (&queue->shown);
  dex_clear (&queue->worker);
  dex_clear (&queue->refresh);
  g_ptr_array_unref (queue->items);
  g_free (queue);
}

/**
 * kayako_outbox_ensure_queue:
 * @self: an outbox
 * @conversation_id: a conversation
 *
 * Returns: what waits there, owned by @self
 */
KayakoOutboxQueue *
kayako_outbox_ensure_queue (KayakoOutbox *self, gint64 conversation_id)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (self, conversation_id);

  if (queue == NULL) {
    queue = g_new0 (KayakoOutboxQueue, 1);
    queue->items = g_ptr_array_new_with_free_func (kayako_outbox_item_free);
    g_hash_table_insert (self->queues, g_memdup2 (&conversation_id, sizeof (conversation_id)),
                         queue);
  }

  return queue;
}

/**
 * kayako_outbox_set_slow:
 * @self: an outbox
 * @slow: microseconds
 *
 * Changes how long a helpdesk may think about a message before its breaking off
 * proves nothing any more. Tests have no time.
 */
void
kayako_outbox_set_slow (KayakoOutbox *self, gint64 slow)
{
  self->slow = slow;
}

/**
 * kayako_outbox_set_delay:
 * @self: an outbox
 * @seconds: a while
 *
 * Has what is sent from now on wait so long before it leaves, for people who
 * want it back.
 */
void
kayako_outbox_set_delay (KayakoOutbox *self, guint seconds)
{
  g_return_if_fail (KAYAKO_IS_OUTBOX (self));

  self->delay = seconds;
}

/**
 * kayako_outbox_list:
 * @self: an outbox
 * @item: what is in it
 *
 * Lets people see that @item has not been sent.
 */
void
kayako_outbox_list (KayakoOutbox *self, KayakoOutboxItem *item)
{
  if (item->is_listed)
    return;

  item->is_listed = TRUE;
  self->n_messages++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_MESSAGES]);
  g_signal_emit (self, signals[SIGNAL_LISTED], 0, kayako_send_get_message (item->send));
}

/**
 * kayako_outbox_unlist:
 * @self: an outbox
 * @item: what is no longer in it
 *
 * Lets people see that it is done with.
 */
void
kayako_outbox_unlist (KayakoOutbox *self, KayakoOutboxItem *item)
{
  if (!item->is_listed)
    return;

  item->is_listed = FALSE;
  self->n_messages--;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_MESSAGES]);
  g_signal_emit (self, signals[SIGNAL_UNLISTED], 0, kayako_send_get_message (item->send));
}

static void
release_item (KayakoOutboxItem *item)
{
  item->stopped = FALSE;
  kayako_send_start_over (item->send);
}

/* The helpdesk can be reached: what waits for more is what waits for a person. */
static void
release_queue (KayakoOutboxQueue *queue)
{
  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);

    if (item->stopped && item->remedy != KAYAKO_SEND_REMEDY_PERSON)
      release_item (item);
  }
}

/**
 * kayako_outbox_start_all:
 * @self: an outbox
 *
 * Sends what may go, and where the helpdesk can be reached also what has been
 * waiting for that.
 */
void
kayako_outbox_start_all (KayakoOutbox *self)
{
  g_autofree gpointer *ids = NULL;
  guint n_ids = 0;
  gboolean is_online = kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_ONLINE;

  ids = g_hash_table_get_keys_as_array (self->queues, &n_ids);
  for (guint i = 0; i < n_ids; i++) {
    gint64 conversation_id = *(gint64 *) ids[i];

    if (is_online)
      release_queue (kayako_outbox_get_queue (self, conversation_id));
    kayako_outbox_start (self, conversation_id);
  }
  if (is_online)
    kayako_outbox_start_markers (self);
}

static void
link_state_cb (KayakoOutbox *self)
{
  if (kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_ONLINE)
    kayako_outbox_start_all (self);
}

static void
kayako_outbox_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoOutbox *self = KAYAKO_OUTBOX (object);

  switch ((KayakoOutboxProperty) prop_id) {
  case PROP_N_MESSAGES:
    g_value_set_uint (value, self->n_messages);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_outbox_finalize (GObject *object)
{
  KayakoOutbox *self = KAYAKO_OUTBOX (object);

  dex_clear (&self->loading);
  g_clear_pointer (&self->queues, g_hash_table_unref);
  g_clear_pointer (&self->markers, g_hash_table_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->link);

  G_OBJECT_CLASS (kayako_outbox_parent_class)->finalize (object);
}

static void
kayako_outbox_class_init (KayakoOutboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_outbox_get_property;
  object_class->finalize = kayako_outbox_finalize;

  /**
   * KayakoOutbox:n-messages:
   *
   * How many messages and changes wait, are on their way or failed. A change that
   * goes at once is not counted.
   */
  props[PROP_N_MESSAGES] =
      g_param_spec_uint ("n-messages", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KayakoOutbox::queued:
   * @self: the outbox
   * @conversation_id: where
   * @message: the local message
   */
  signals[SIGNAL_QUEUED] =
      g_signal_new ("queued", KAYAKO_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT64, KAYAKO_TYPE_MESSAGE);

  /**
   * KayakoOutbox::sent:
   * @self: the outbox
   * @conversation_id: where
   * @local: what was queued
   * @remote: what the helpdesk made of it
   */
  signals[SIGNAL_SENT] =
      g_signal_new ("sent", KAYAKO_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    3, G_TYPE_INT64, KAYAKO_TYPE_MESSAGE, KAYAKO_TYPE_MESSAGE);

  /**
   * KayakoOutbox::discarded:
   * @self: the outbox
   * @conversation_id: where
   * @message: the local message, which will not be sent
   */
  signals[SIGNAL_DISCARDED] =
      g_signal_new ("discarded", KAYAKO_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT64, KAYAKO_TYPE_MESSAGE);

  /**
   * KayakoOutbox::listed:
   * @self: the outbox
   * @message: the local message of what has not been sent, written or not
   */
  signals[SIGNAL_LISTED] = g_signal_new ("listed", KAYAKO_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, KAYAKO_TYPE_MESSAGE);

  /**
   * KayakoOutbox::unlisted:
   * @self: the outbox
   * @message: the local message of what was sent or discarded
   */
  signals[SIGNAL_UNLISTED] = g_signal_new ("unlisted", KAYAKO_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, KAYAKO_TYPE_MESSAGE);

  /**
   * KayakoOutbox::unkept-changed:
   * @self: the outbox
   * @conversation_id: where other messages than before end with the program
   */
  signals[SIGNAL_UNKEPT_CHANGED] =
      g_signal_new ("unkept-changed", KAYAKO_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
kayako_outbox_init (KayakoOutbox *self)
{
  self->slow = SLOW;
  self->markers =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, kayako_outbox_marker_free);
  self->queues = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, queue_free);
}

/**
 * kayako_outbox_new:
 * @link: the helpdesk
 *
 * Makes an empty outbox. What waits for the connection, or for somebody to
 * sign in, goes by itself when @link is online.
 *
 * Returns: (transfer full): the outbox
 */
KayakoOutbox *
kayako_outbox_new (KayakoLink *link)
{
  KayakoOutbox *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);

  self = g_object_new (KAYAKO_TYPE_OUTBOX, NULL);
  self->link = g_object_ref (link);
  g_signal_connect_object (link, "notify::state", G_CALLBACK (link_state_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* How it stands with what has just been written. */
static void
set_beginning (KayakoOutbox *self, KayakoOutboxItem *first, KayakoOutboxItem *item)
{
  KayakoMessage *message = kayako_send_get_message (item->send);

  if (first != NULL)
    kayako_message_set_delivery (message, KAYAKO_DELIVERY_WAITING);
  else if (kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_OFFLINE)
    kayako_outbox_item_stop (item, KAYAKO_SEND_REMEDY_CONNECTION,
                             kayako_link_get_error (self->link));
}

/**
 * kayako_outbox_add:
 * @self: an outbox
 * @queue: one of its queues
 * @item: (transfer full): what has just been decided
 * @exchange: (nullable): what it is written with
 *
 * Puts @item behind the others. A change that can go at once is not listed.
 */
void
kayako_outbox_add (KayakoOutbox *self,
                   KayakoOutboxQueue *queue,
                   KayakoOutboxItem *item,
                   KayakoOutboxExchange *exchange)
{
  KayakoOutboxItem *first =
      kayako_outbox_get_first (self, kayako_outbox_item_get_conversation_id (item));

  set_beginning (self, first, item);
  item->order = FIRST_ADDED + self->n_added++;
  g_ptr_array_add (queue->items, item);
  if (kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY || first != NULL || item->stopped)
    kayako_outbox_list (self, item);
  kayako_outbox_explain_behind (self, kayako_outbox_item_get_conversation_id (item));
  kayako_outbox_count (self, queue, kayako_send_get_conversation (item->send));
  if (exchange != NULL)
    kayako_outbox_exchange_write (exchange, item);
  else if (!self->expects_store)
    dex_future_disown (kayako_outbox_keep (self, item));
}

/**
 * kayako_outbox_retry:
 * @self: an outbox
 * @message: one that waits or failed
 *
 * Tries it again, whatever it crosses; the helpdesk is searched for it first. One
 * that is on its way, or behind others, just stays so.
 *
 * Returns: (transfer full): a future as that of kayako_outbox_send()
 */
DexFuture *
kayako_outbox_retry (KayakoOutbox *self, KayakoMessage *message)
{
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  item = kayako_outbox_find_message (self, message, &queue, &position);
  if (item == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                                  "The message is not in the outbox");

  if (item->done == NULL)
    item->done = dex_promise_new ();
  if (item->stopped) {
    /* Who asks for it has the conversation in sight. */
    kayako_send_set_seen_id (item->send, 0);
    release_item (item);
    kayako_message_set_error (message, NULL);
    kayako_message_set_delivery (
        message,
        kayako_outbox_get_first (self, kayako_outbox_item_get_conversation_id (item)) == item
            ? KAYAKO_DELIVERY_SENDING
            : KAYAKO_DELIVERY_WAITING);
    kayako_outbox_count (self, queue, kayako_send_get_conversation (item->send));
    kayako_outbox_start (self, kayako_outbox_item_get_conversation_id (item));
  }

  return dex_ref (DEX_FUTURE (item->done));
}

/**
 * kayako_outbox_discard:
 * @self: an outbox
 * @message: one that waits or failed
 * @draft: (nullable): what it becomes on the disk at the same time
 *
 * Gives a message up. One that is on its way cannot be, nor one that cannot be taken
 * from the disk: the next start would send it.
 *
 * Returns: (transfer full) (nullable): its text, or %NULL where it is not in
 *   the outbox, on its way, or held
 */
char *
kayako_outbox_discard (KayakoOutbox *self, KayakoMessage *message, const KayakoStoredDraft *draft)
{
  g_autoptr (KayakoMessage) kept = NULL;
  g_autoptr (KayakoConversation) conversation = NULL;
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  gint64 conversation_id = 0;
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  item = kayako_outbox_find_message (self, message, &queue, &position);
  if (item == NULL || kayako_outbox_item_is_on_its_way (item) ||
      kayako_outbox_item_is_held (self, item))
    return NULL;

  kept = g_object_ref (message);
  conversation = g_object_ref (kayako_send_get_conversation (item->send));
  conversation_id = kayako_conversation_get_id (conversation);
  if (item->change != NULL) {
    kayako_outbox_drop_change (self, queue, item);
    return g_strdup ("");
  }
  if (kayako_outbox_item_get_kind (item) != KAYAKO_UNSENT_REPLY) {
    kayako_outbox_drop_task (self, queue, item);
    kayako_outbox_go_on (self, conversation_id);
    return g_strdup (kayako_message_get_content_text (kept));
  }

  g_ptr_array_steal_index (queue->items, position);
  kayako_outbox_unlist (self, item);
  kayako_outbox_forget (self, item, draft);
  kayako_outbox_item_free (item);
  kayako_outbox_count (self, queue, conversation);
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0, conversation_id, kept);
  kayako_outbox_go_on (self, conversation_id);
  return g_strdup (kayako_message_get_content_text (kept));
}
