/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-outbox.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-send.h"

/* What people have written and the helpdesk does not have yet. Within a
 * conversation one message leaves at a time, in the order of writing: one that
 * failed holds back those behind it until it is sent or discarded.
 * Conversations do not wait for each other. */
struct _KayakoOutbox {
  GObject parent_instance;

  KayakoLink *link;   /* (owned) (not nullable) */
  GHashTable *queues; /* (owned): conversation id → Queue */
  guint n_messages;
};

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

typedef struct {
  KayakoSend *send;        /* (owned) */
  DexPromise *done;        /* (owned) (nullable): what who asked waits for */
  gboolean stopped;        /* it does not go by itself now … */
  KayakoSendRemedy remedy; /* … but when this has happened */
} Item;

typedef struct {
  GPtrArray *items;  /* (owned) (element-type Item): the first one is the next to go */
  DexFuture *worker; /* (owned) (nullable) */
} Queue;

typedef struct {
  KayakoOutbox *outbox; /* (owned) */
  gint64 conversation_id;
} WorkerData;

static void
worker_data_free (gpointer user_data)
{
  WorkerData *data = user_data;

  g_object_unref (data->outbox);
  g_free (data);
}

static void
item_free (gpointer user_data)
{
  Item *item = user_data;

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
  Queue *queue = user_data;

  dex_clear (&queue->worker);
  g_ptr_array_unref (queue->items);
  g_free (queue);
}

static void
change_n_messages (KayakoOutbox *self, int change)
{
  self->n_messages += change;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_MESSAGES]);
}

static Queue *
get_queue (KayakoOutbox *self, gint64 conversation_id)
{
  return g_hash_table_lookup (self->queues, &conversation_id);
}

static Queue *
ensure_queue (KayakoOutbox *self, gint64 conversation_id)
{
  Queue *queue = get_queue (self, conversation_id);

  if (queue == NULL) {
    queue = g_new0 (Queue, 1);
    queue->items = g_ptr_array_new_with_free_func (item_free);
    g_hash_table_insert (self->queues, g_memdup2 (&conversation_id, sizeof (conversation_id)),
                         queue);
  }

  return queue;
}

static Item *
find_item (KayakoOutbox *self, KayakoMessage *message, Queue **queue_out, guint *position)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Queue *queue = value;

    for (guint i = 0; i < queue->items->len; i++) {
      Item *item = g_ptr_array_index (queue->items, i);

      if (kayako_send_get_message (item->send) == message) {
        *queue_out = queue;
        *position = i;
        return item;
      }
    }
  }

  return NULL;
}

static gint64
get_conversation_id (Item *item)
{
  return kayako_conversation_get_id (kayako_send_get_conversation (item->send));
}

/* Whether something is being done about it at this moment. */
static gboolean
is_on_its_way (Item *item)
{
  return kayako_message_get_delivery (kayako_send_get_message (item->send)) ==
         KAYAKO_DELIVERY_SENDING;
}

static Item *
get_first (KayakoOutbox *self, gint64 conversation_id)
{
  Queue *queue = get_queue (self, conversation_id);

  return queue != NULL && queue->items->len > 0 ? g_ptr_array_index (queue->items, 0) : NULL;
}

static void
finish_item (KayakoOutbox *self, Queue *queue, guint position, KayakoMessage *fresh)
{
  Item *item = g_ptr_array_steal_index (queue->items, position);
  g_autoptr (KayakoMessage) remote = NULL;

  remote = kayako_registry_adopt (kayako_link_get_registry (self->link), g_object_ref (fresh));
  change_n_messages (self, -1);
  g_signal_emit (self, signals[SIGNAL_SENT], 0, get_conversation_id (item),
                 kayako_send_get_message (item->send), remote);
  if (item->done != NULL)
    dex_promise_resolve_object (item->done, g_object_ref (remote));
  dex_clear (&item->done);
  item_free (item);
}

/* Says on the message what became of it, and what it waits for. */
static void
stop_item (Item *item, KayakoSendRemedy remedy, const GError *error)
{
  KayakoMessage *message = kayako_send_get_message (item->send);
  gboolean failed = remedy == KAYAKO_SEND_REMEDY_PERSON || remedy == KAYAKO_SEND_REMEDY_SIGN_IN;

  item->stopped = remedy != KAYAKO_SEND_REMEDY_REPEAT;
  item->remedy = remedy;
  kayako_message_set_error (message, error);
  kayako_message_set_delivery (message, failed ? KAYAKO_DELIVERY_FAILED : KAYAKO_DELIVERY_WAITING);
  if (failed && item->done != NULL) {
    dex_promise_reject (item->done, g_error_copy (error));
    dex_clear (&item->done);
  }
}

static gboolean
handle_failure (KayakoOutbox *self, gint64 conversation_id, KayakoSend *send, GError *failure)
{
  g_autoptr (GError) error = failure;
  Item *item = get_first (self, conversation_id);
  KayakoSendRemedy remedy = kayako_send_get_remedy (send, error);

  if (item == NULL || item->send != send)
    return TRUE;

  if (remedy == KAYAKO_SEND_REMEDY_CONNECTION &&
      kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_ONLINE)
    remedy = KAYAKO_SEND_REMEDY_REPEAT;

  stop_item (item, remedy, error);
  if (remedy != KAYAKO_SEND_REMEDY_REPEAT)
    return FALSE;

  return dex_await (
      kayako_link_delay (self->link, kayako_send_get_delay (send, error, g_random_double ())),
      NULL);
}

static DexFuture *
get_conversation (KayakoClient *client, gpointer user_data)
{
  return kayako_client_get_conversation (client, *(gint64 *) user_data);
}

/* A reply changes the conversation: its time, its preview, maybe its status. */
static void
await_conversation (KayakoOutbox *self, gint64 conversation_id)
{
  g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  KayakoConversation *conversation =
      dex_await_object (kayako_link_request (self->link, get_conversation,
                                             g_memdup2 (&conversation_id, sizeof (gint64)), g_free),
                        &error);

  if (conversation == NULL) {
    /* The next poll brings it. */
    g_debug ("Conversation %" G_GINT64_FORMAT " was not read after a reply: %s", conversation_id,
             error->message);
    return;
  }

  g_ptr_array_add (conversations, conversation);
  kayako_link_adopt_conversations (self->link, conversations);
}

static DexFuture *
worker_fiber (gpointer user_data)
{
  WorkerData *data = user_data;
  KayakoOutbox *self = data->outbox;
  Item *item = NULL;

  while ((item = get_first (self, data->conversation_id)) != NULL && !item->stopped) {
    g_autoptr (KayakoSend) send = kayako_send_ref (item->send);
    g_autoptr (KayakoMessage) remote = NULL;
    g_autoptr (GError) error = NULL;

    kayako_message_set_error (kayako_send_get_message (send), NULL);
    kayako_message_set_delivery (kayako_send_get_message (send), KAYAKO_DELIVERY_SENDING);
    remote = kayako_send_await (send, self->link, &error);
    if (remote != NULL) {
      item = get_first (self, data->conversation_id);
      if (item != NULL && item->send == send)
        finish_item (self, get_queue (self, data->conversation_id), 0, remote);
      if (get_first (self, data->conversation_id) == NULL)
        await_conversation (self, data->conversation_id);
    } else if (kayako_link_error_is_cancelled (error)) {
      return dex_future_new_for_error (g_steal_pointer (&error));
    } else if (!handle_failure (self, data->conversation_id, send, g_steal_pointer (&error))) {
      break;
    }
  }

  return dex_future_new_true ();
}

static void
start_worker (KayakoOutbox *self, gint64 conversation_id)
{
  Queue *queue = get_queue (self, conversation_id);
  WorkerData *data = NULL;

  if (queue == NULL || (queue->worker != NULL && dex_future_is_pending (queue->worker)))
    return;

  data = g_new0 (WorkerData, 1);
  data->outbox = g_object_ref (self);
  data->conversation_id = conversation_id;
  dex_clear (&queue->worker);
  queue->worker = kayako_chain (kayako_spawn (worker_fiber, data, worker_data_free));
}

static void
release_item (Item *item)
{
  item->stopped = FALSE;
  kayako_send_start_over (item->send);
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
    Item *item = get_first (self, conversation_id);

    if (item != NULL && item->stopped && item->remedy != KAYAKO_SEND_REMEDY_PERSON) {
      release_item (item);
      start_worker (self, conversation_id);
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
  Queue *queue = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), messages);

  queue = get_queue (self, conversation_id);
  for (guint i = 0; queue != NULL && i < queue->items->len; i++) {
    Item *item = g_ptr_array_index (queue->items, i);

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
  Queue *queue = NULL;
  Item *item = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  message = kayako_message_new_local (
      client_id, text, kayako_session_get_user (kayako_link_get_session (self->link)));
  conversation_id = kayako_conversation_get_id (conversation);
  queue = ensure_queue (self, conversation_id);
  item = g_new0 (Item, 1);
  item->send = kayako_send_new (conversation, message, newest_id);
  item->done = dex_promise_new ();
  if (queue->items->len > 0)
    kayako_message_set_delivery (message, KAYAKO_DELIVERY_WAITING);
  else if (kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_OFFLINE)
    stop_item (item, KAYAKO_SEND_REMEDY_CONNECTION, kayako_link_get_error (self->link));
  g_ptr_array_add (queue->items, item);

  change_n_messages (self, 1);
  g_signal_emit (self, signals[SIGNAL_QUEUED], 0, conversation_id, message);
  start_worker (self, conversation_id);
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
  Queue *queue = NULL;
  Item *item = NULL;
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
    start_worker (self, get_conversation_id (item));
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
  Queue *queue = NULL;
  Item *item = NULL;
  gint64 conversation_id = 0;
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  item = find_item (self, message, &queue, &position);
  if (item == NULL || is_on_its_way (item))
    return NULL;

  kept = g_object_ref (message);
  conversation_id = get_conversation_id (item);
  g_ptr_array_remove_index (queue->items, position);
  change_n_messages (self, -1);
  g_signal_emit (self, signals[SIGNAL_DISCARDED], 0, conversation_id, kept);
  start_worker (self, conversation_id);
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
  Queue *queue = NULL;

  g_return_if_fail (KAYAKO_IS_OUTBOX (self));
  g_return_if_fail (messages != NULL);

  queue = get_queue (self, conversation_id);
  for (guint i = queue != NULL ? queue->items->len : 0; i > 0; i--) {
    Item *item = g_ptr_array_index (queue->items, i - 1);
    const char *client_id = kayako_message_get_client_id (kayako_send_get_message (item->send));

    if (is_on_its_way (item))
      continue;

    for (guint j = 0; j < messages->len; j++) {
      KayakoMessage *message = g_ptr_array_index (messages, j);

      if (g_strcmp0 (kayako_message_get_client_id (message), client_id) == 0) {
        finish_item (self, queue, i - 1, message);
        break;
      }
    }
  }

  if (queue != NULL)
    start_worker (self, conversation_id);
}
