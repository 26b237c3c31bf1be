/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-outbox-private.h"

#include "kayako-error.h"

/* A helpdesk that broke off only after this long, in microseconds, may still be
 * at work on what it was sent: not finding it yet proves nothing. */
#define SLOW (10 * G_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (KayakoOutbox, kayako_outbox, G_TYPE_OBJECT)

typedef enum {
  PROP_N_MESSAGES = 1,
} KayakoOutboxProperty;

static GParamSpec *props[PROP_N_MESSAGES + 1];

enum {
  SIGNAL_QUEUED,
  SIGNAL_SENT,
  SIGNAL_DISCARDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * kayako_outbox_item_free:
 * @user_data: (transfer full): an item
 *
 * Frees an item.
 */
void
kayako_outbox_item_free (gpointer user_data)
{
  KayakoOutboxItem *item = user_data;

  /* Nobody must wait for ever for what has been discarded. */
  if (item->done != NULL)
    dex_promise_reject (item->done, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                         "The message was discarded"));
  dex_clear (&item->done);
  g_clear_pointer (&item->send, kayako_send_unref);
  g_free (item);
}

static void
queue_free (gpointer user_data)
{
  KayakoOutboxQueue *queue = user_data;

  dex_clear (&queue->worker);
  dex_clear (&queue->refresh);
  g_ptr_array_unref (queue->items);
  g_free (queue);
}

static KayakoOutboxQueue *
ensure_queue (KayakoOutbox *self, gint64 conversation_id)
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
 * kayako_outbox_change_n_messages:
 * @self: an outbox
 * @change: how many more
 *
 * Keeps count.
 */
void
kayako_outbox_change_n_messages (KayakoOutbox *self, int change)
{
  self->n_messages += change;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_MESSAGES]);
}

static KayakoOutboxItem *
find_item (KayakoOutbox *self,
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

/* Whether something is being done about it at this moment. */
static gboolean
is_on_its_way (KayakoOutboxItem *item)
{
  return kayako_message_get_delivery (kayako_send_get_message (item->send)) ==
         KAYAKO_DELIVERY_SENDING;
}

static void
release_item (KayakoOutboxItem *item)
{
  item->stopped = FALSE;
  kayako_send_start_over (item->send);
}

static void
wait_behind (KayakoOutboxItem *first, KayakoMessage *message)
{
  if (first->stopped && first->remedy == KAYAKO_SEND_REMEDY_SIGN_IN)
    kayako_message_set_error (message,
                              kayako_message_get_error (kayako_send_get_message (first->send)));
  kayako_message_set_delivery (message, KAYAKO_DELIVERY_WAITING);
}

static void
link_state_cb (KayakoOutbox *self)
{
  g_autofree gpointer *ids = NULL;
  guint n_ids = 0;

  if (kayako_link_get_state (self->link) != KAYAKO_ACCOUNT_STATE_ONLINE)
    return;

  ids = g_hash_table_get_keys_as_array (self->queues, &n_ids);
  for (guint i = 0; i < n_ids; i++) {
    gint64 conversation_id = *(gint64 *) ids[i];
    KayakoOutboxItem *item = kayako_outbox_get_first (self, conversation_id);

    if (item != NULL && item->stopped && item->remedy != KAYAKO_SEND_REMEDY_PERSON) {
      release_item (item);
      kayako_outbox_start (self, conversation_id);
    }
  }
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

  g_clear_pointer (&self->queues, g_hash_table_unref);
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
   * How many messages wait, are on their way or failed.
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
}

static void
kayako_outbox_init (KayakoOutbox *self)
{
  self->slow = SLOW;
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

/**
 * kayako_outbox_get_n_messages:
 * @self: an outbox
 *
 * Counts what the helpdesk does not have yet.
 *
 * Returns: how many messages wait, are on their way or failed
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

    g_ptr_array_add (messages, g_object_ref (kayako_send_get_message (item->send)));
  }

  return messages;
}

/**
 * kayako_outbox_send:
 * @self: an outbox
 * @conversation: where
 * @text: what was written
 * @newest_id: the newest message of @conversation that is known, 0 when none is
 *
 * Queues a message, which is shown at once (KayakoOutbox::queued).
 *
 * Returns: (transfer full): a future that resolves to the helpdesk's
 *   #KayakoMessage, or rejects with #KayakoError when a person must do
 *   something about it; it stays queued then. Dropping the future changes
 *   nothing
 */
DexFuture *
kayako_outbox_send (KayakoOutbox *self,
                    KayakoConversation *conversation,
                    const char *text,
                    gint64 newest_id)
{
  g_autofree char *client_id = g_uuid_string_random ();
  g_autoptr (KayakoMessage) message = NULL;
  gint64 conversation_id = 0;
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  gboolean at_once = FALSE;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  message = kayako_message_new_local (
      client_id, text, kayako_session_get_user (kayako_link_get_session (self->link)));
  conversation_id = kayako_conversation_get_id (conversation);
  queue = ensure_queue (self, conversation_id);
  at_once =
      queue->items->len == 0 && kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_ONLINE;
  item = g_new0 (KayakoOutboxItem, 1);
  /* What has to wait asks again what is there when its turn has come. */
  item->send = kayako_send_new (conversation, message, at_once ? newest_id : 0, self->slow);
  item->done = dex_promise_new ();
  if (queue->items->len > 0)
    wait_behind (kayako_outbox_get_first (self, conversation_id), message);
  else if (kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_OFFLINE)
    kayako_outbox_item_stop (item, KAYAKO_SEND_REMEDY_CONNECTION,
                             kayako_link_get_error (self->link));
  g_ptr_array_add (queue->items, item);

  kayako_outbox_change_n_messages (self, 1);
  g_signal_emit (self, signals[SIGNAL_QUEUED], 0, conversation_id, message);
  kayako_outbox_start (self, conversation_id);
  return dex_ref (DEX_FUTURE (item->done));
}

/**
 * kayako_outbox_retry:
 * @self: an outbox
 * @message: one that waits or failed
 *
 * Tries it again; the helpdesk is searched for it first. One that is on its
 * way, or behind others, just stays so.
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

  item = find_item (self, message, &queue, &position);
  if (item == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                                  "The message is not in the outbox");

  if (item->done == NULL)
    item->done = dex_promise_new ();
  if (item->stopped) {
    release_item (item);
    kayako_message_set_error (message, NULL);
    kayako_message_set_delivery (message,
                                 position == 0 ? KAYAKO_DELIVERY_SENDING : KAYAKO_DELIVERY_WAITING);
    kayako_outbox_count_failed (queue, kayako_send_get_conversation (item->send));
    kayako_outbox_start (self, kayako_outbox_item_get_conversation_id (item));
  }

  return dex_ref (DEX_FUTURE (item->done));
}

/**
 * kayako_outbox_discard:
 * @self: an outbox
 * @message: one that waits or failed
 *
 * Gives a message up. One that is on its way cannot be.
 *
 * Returns: (transfer full) (nullable): its text, or %NULL where it is not in
 *   the outbox, or on its way
 */
char *
kayako_outbox_discard (KayakoOutbox *self, KayakoMessage *message)
{
  g_autoptr (KayakoMessage) kept = NULL;
  g_autoptr (KayakoConversation) conversation = NULL;
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  gint64 conversation_id = 0;
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  item = find_item (self, message, &queue, &position);
  if (item == NULL || is_on_its_way (item))
    return NULL;

  kept = g_object_ref (message);
  conversation = g_object_ref (kayako_send_get_conversation (item->send));
  conversation_id = kayako_conversation_get_id (conversation);
  g_ptr_array_remove_index (queue->items, position);
  kayako_outbox_count_failed (queue, conversation);
  kayako_outbox_change_n_messages (self, -1);
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0, conversation_id, kept);
  kayako_outbox_start (self, conversation_id);
  return g_strdup (kayako_message_get_content_text (kept));
}

/**
 * kayako_outbox_reconcile:
 * @self: an outbox
 * @conversation_id: a conversation
 * @messages: (element-type KayakoMessage): what the helpdesk has in it
 *
 * Takes out what turns out to have been sent after all.
 */
void
kayako_outbox_reconcile (KayakoOutbox *self, gint64 conversation_id, GPtrArray *messages)
{
  KayakoOutboxQueue *queue = NULL;

  g_return_if_fail (KAYAKO_IS_OUTBOX (self));
  g_return_if_fail (messages != NULL);

  queue = kayako_outbox_get_queue (self, conversation_id);
  for (guint i = queue != NULL ? queue->items->len : 0; i > 0; i--) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i - 1);
    const char *client_id = kayako_message_get_client_id (kayako_send_get_message (item->send));

    if (is_on_its_way (item))
      continue;

    for (guint j = 0; j < messages->len; j++) {
      KayakoMessage *message = g_ptr_array_index (messages, j);

      if (g_strcmp0 (kayako_message_get_client_id (message), client_id) == 0) {
        kayako_outbox_finish (self, queue, i - 1, message);
        break;
      }
    }
  }

  if (queue != NULL)
    kayako_outbox_start (self, conversation_id);
}
