/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-outbox-private.h"

#include "kayako-error.h"
#include "kayako-future.h"

typedef struct {
  KayakoOutbox *outbox; /* (owned) */
  gint64 conversation_id;
} WorkerData;

static WorkerData *
worker_data_new (KayakoOutbox *self, gint64 conversation_id)
{
  WorkerData *data = g_new0 (WorkerData, 1);

  data->outbox = g_object_ref (self);
  data->conversation_id = conversation_id;
  return data;
}

static void
worker_data_free (gpointer user_data)
{
  WorkerData *data = user_data;

  g_object_unref (data->outbox);
  g_free (data);
}

/**
 * kayako_outbox_finish:
 * @self: an outbox
 * @queue: one of its queues
 * @position: of an item in it
 * @fresh: what the helpdesk made of it
 *
 * Takes out what has been sent, and tells everybody.
 */
void
kayako_outbox_finish (KayakoOutbox *self,
                      KayakoOutboxQueue *queue,
                      guint position,
                      KayakoMessage *fresh)
{
  KayakoOutboxItem *item = g_ptr_array_steal_index (queue->items, position);
  g_autoptr (KayakoMessage) remote = NULL;

  remote = kayako_registry_adopt (kayako_link_get_registry (self->link), g_object_ref (fresh));
  /* What goes next may say the same, and is another one. */
  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *behind = g_ptr_array_index (queue->items, i);

    kayako_send_note_newest (behind->send, kayako_message_get_id (remote));
  }
  kayako_outbox_note_reply (self, queue, position);
  /* It is on the disk before the reply leaves it. */
  kayako_outbox_follow_reply (self, item);
  kayako_outbox_count (self, queue, kayako_send_get_conversation (item->send));
  kayako_outbox_unlist (self, item);
  g_signal_emit_by_name (self, "sent", kayako_outbox_item_get_conversation_id (item),
                         kayako_send_get_message (item->send), remote);
  kayako_outbox_forget (self, item, NULL);
  if (item->done != NULL)
    dex_promise_resolve_object (item->done, g_object_ref (remote));
  dex_clear (&item->done);
  kayako_outbox_item_free (item);
}

static gboolean
handle_failure (KayakoOutbox *self, gint64 conversation_id, KayakoSend *send, GError *failure)
{
  g_autoptr (GError) error = failure;
  KayakoOutboxItem *item = kayako_outbox_get_first (self, conversation_id);
  KayakoSendRemedy remedy = kayako_send_get_remedy (send, error);

  if (item == NULL || item->send != send)
    return TRUE;

  /* Whatever kept us from finding out: a person must know that it may be there. */
  if (remedy == KAYAKO_SEND_REMEDY_PERSON && kayako_send_is_unclear (send) &&
      !g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR)) {
    g_autofree char *text = g_strdup_printf ("It may have been sent: %s", error->message);

    g_clear_error (&error);
    error = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR, text);
  }

  if (remedy == KAYAKO_SEND_REMEDY_CONNECTION &&
      kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_ONLINE)
    remedy = KAYAKO_SEND_REMEDY_REPEAT;
  else if (remedy == KAYAKO_SEND_REMEDY_REPEAT && kayako_link_is_waiting (self->link))
    remedy = KAYAKO_SEND_REMEDY_CONNECTION;

  /* Who waits for it looks for it among the others. */
  kayako_outbox_list (self, item);
  kayako_outbox_item_stop (item, remedy, error);
  kayako_outbox_explain_behind (self, conversation_id);
  kayako_outbox_count (self, kayako_outbox_get_queue (self, conversation_id),
                       kayako_send_get_conversation (send));
  if (remedy != KAYAKO_SEND_REMEDY_REPEAT) {
    dex_future_disown (kayako_outbox_keep (self, item));
    if (kayako_outbox_item_holds_back (item))
      return FALSE;

    /* Others do not wait for what a person thinks of it. */
    if (item->change != NULL)
      kayako_outbox_supersede (self, conversation_id, item);
    return TRUE;
  }

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
static DexFuture *
refresh_fiber (gpointer user_data)
{
  WorkerData *data = user_data;
  KayakoOutbox *self = data->outbox;
  gint64 conversation_id = data->conversation_id;
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
    return dex_future_new_for_error (g_steal_pointer (&error));
  }

  g_ptr_array_add (conversations, conversation);
  kayako_link_adopt_conversations (self->link, conversations);
  return dex_future_new_true ();
}

/* What is written next does not wait for it. */
static void
start_refresh (KayakoOutbox *self, gint64 conversation_id)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (self, conversation_id);

  dex_clear (&queue->refresh);
  queue->refresh = kayako_chain (
      kayako_spawn (refresh_fiber, worker_data_new (self, conversation_id), worker_data_free));
}

/* Has the disk know that @send may arrive, before it may. */
static void
await_attempt_kept (KayakoOutbox *self, gint64 conversation_id, KayakoSend *send)
{
  KayakoOutboxItem *item = kayako_outbox_get_first (self, conversation_id);
  g_autoptr (GError) unkept = NULL;

  kayako_send_note_attempt (send);
  if (item == NULL || item->send != send)
    return;

  item->state = KAYAKO_INTENT_STATE_SENDING;
  /* What cannot be written is sent nevertheless. */
  if (!dex_await (kayako_outbox_keep (self, item), &unkept))
    g_debug ("A message is sent from memory: %s", unkept->message);
}

static KayakoMessage *
await_sent (KayakoOutbox *self, gint64 conversation_id, KayakoSend *send, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KayakoMessage *remote = kayako_send_await_found (send, self->link, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  if (remote != NULL || (error != NULL && *error != NULL))
    return remote;

  await_attempt_kept (self, conversation_id, send);
  return kayako_send_await_created (send, self->link, error);
}

static KayakoConversation *
await_begun (KayakoOutbox *self, KayakoSend *send, KayakoConversationDraft *draft, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);
  KayakoConversation *fresh = kayako_send_await_begun_found (send, self->link, &local_error);

  if (fresh == NULL && local_error == NULL) {
    await_attempt_kept (self, 0, send);
    fresh = kayako_send_await_begun (send, self->link, draft, &local_error);
  }
  if (fresh == NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }

  g_ptr_array_add (conversations, fresh);
  kayako_link_adopt_conversations (self->link, conversations);
  return g_object_ref (conversations->pdata[0]);
}

static gboolean
says (KayakoRating *rating, KayakoScore score, const char *comment)
{
  const char *said = kayako_rating_get_comment (rating);

  return kayako_rating_get_score (rating) == score &&
         g_strcmp0 (said != NULL ? said : "", comment) == 0;
}

static KayakoRating *
await_rated (KayakoOutbox *self,
             gint64 conversation_id,
             KayakoSend *send,
             KayakoScore score,
             GError **error)
{
  g_autofree char *comment =
      g_strdup (kayako_message_get_content_text (kayako_send_get_message (send)));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KayakoRating) own = kayako_send_await_own_rating (send, self->link, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  if (own != NULL && says (own, score, comment))
    return g_steal_pointer (&own);

  await_attempt_kept (self, conversation_id, send);
  return kayako_send_await_rated (send, self->link, own, score, *comment != '\0' ? comment : NULL,
                                  error);
}

/* A rating or a new conversation. */
static gboolean
await_task (KayakoOutbox *self, gint64 conversation_id, KayakoOutboxItem *item, GError **error)
{
  g_autoptr (KayakoSend) send = kayako_send_ref (item->send);
  g_autoptr (GObject) result = NULL;

  if (item->beginning != NULL) {
    g_autoptr (KayakoConversationDraft) draft = kayako_conversation_draft_ref (item->beginning);

    result = (GObject *) await_begun (self, send, draft, error);
  } else {
    result = (GObject *) await_rated (self, conversation_id, send, item->score, error);
  }
  if (result == NULL)
    return FALSE;

  item = kayako_outbox_get_first (self, conversation_id);
  if (item != NULL && item->send == send)
    kayako_outbox_take_out (self, kayako_outbox_get_queue (self, conversation_id), item, result);
  return TRUE;
}

/* Does what @send is about, and takes it out when it is done. */
static gboolean
await_done (KayakoOutbox *self, gint64 conversation_id, KayakoSend *send, GError **error)
{
  KayakoOutboxItem *item = kayako_outbox_get_first (self, conversation_id);
  g_autoptr (KayakoChange) change = item->change != NULL ? kayako_change_ref (item->change) : NULL;
  g_autoptr (KayakoMessage) remote = NULL;

  if (kayako_outbox_item_is_held (self, item)) {
    g_propagate_error (error, g_error_copy (kayako_store_get_refusal (self->store)));
    return FALSE;
  }

  if (change == NULL && kayako_outbox_item_get_kind (item) != KAYAKO_UNSENT_REPLY)
    return await_task (self, conversation_id, item, error);
  if (change != NULL && !kayako_send_await_changed (send, self->link, change, error))
    return FALSE;
  if (change == NULL && (remote = await_sent (self, conversation_id, send, error)) == NULL)
    return FALSE;

  item = kayako_outbox_get_first (self, conversation_id);
  if (item == NULL || item->send != send)
    return TRUE;

  if (change != NULL) {
    kayako_outbox_finish_change (self, conversation_id, item);
  } else {
    KayakoOutboxQueue *queue = kayako_outbox_get_queue (self, conversation_id);
    guint position = 0;

    g_ptr_array_find (queue->items, item, &position);
    kayako_outbox_finish (self, queue, position, remote);
    if (kayako_outbox_get_first (self, conversation_id) == NULL)
      start_refresh (self, conversation_id);
  }
  return TRUE;
}

typedef struct {
  KayakoOutbox *outbox; /* (not owned): it owns the timer */
  gint64 conversation_id;
} TimerData;

static gboolean
timer_cb (gpointer user_data)
{
  TimerData *data = user_data;

  kayako_outbox_get_queue (data->outbox, data->conversation_id)->timer_id = 0;
  kayako_outbox_start (data->outbox, data->conversation_id);
  return G_SOURCE_REMOVE;
}

/* For what is there to be had back for a while. */
static void
start_timer (KayakoOutbox *self, gint64 conversation_id)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (self, conversation_id);
  KayakoOutboxItem *item = kayako_outbox_get_first (self, conversation_id);
  guint wait = item != NULL && !item->stopped ? kayako_outbox_item_get_wait (item) : 0;
  TimerData *data = NULL;

  g_clear_handle_id (&queue->timer_id, g_source_remove);
  if (wait == 0)
    return;

  data = g_new0 (TimerData, 1);
  data->outbox = self;
  data->conversation_id = conversation_id;
  queue->timer_id = g_timeout_add_full (G_PRIORITY_DEFAULT, wait, timer_cb, data, g_free);
}

static gboolean
may_leave (KayakoOutboxItem *item)
{
  return item != NULL && !item->stopped && kayako_outbox_item_get_wait (item) == 0;
}

static DexFuture *
worker_fiber (gpointer user_data)
{
  WorkerData *data = user_data;
  KayakoOutbox *self = data->outbox;
  KayakoOutboxItem *item = NULL;

  while (may_leave (item = kayako_outbox_get_first (self, data->conversation_id))) {
    g_autoptr (KayakoSend) send = kayako_send_ref (item->send);
    g_autoptr (GError) error = NULL;

    item->is_under_way = TRUE;
    kayako_message_set_error (kayako_send_get_message (send), NULL);
    kayako_message_set_delivery (kayako_send_get_message (send), KAYAKO_DELIVERY_SENDING);
    kayako_outbox_explain_behind (self, data->conversation_id);
    kayako_outbox_count (self, kayako_outbox_get_queue (self, data->conversation_id),
                         kayako_send_get_conversation (send));
    if (await_done (self, data->conversation_id, send, &error))
      continue;
    if (kayako_link_error_is_cancelled (error))
      return dex_future_new_for_error (g_steal_pointer (&error));
    if (!handle_failure (self, data->conversation_id, send, g_steal_pointer (&error)))
      break;
  }

  if (item != NULL)
    start_timer (self, data->conversation_id);
  return dex_future_new_true ();
}

/**
 * kayako_outbox_start:
 * @self: an outbox
 * @conversation_id: a conversation
 *
 * Sends what may go there, one after the other, unless that is being done. What
 * has to wait its delay goes after it.
 */
void
kayako_outbox_start (KayakoOutbox *self, gint64 conversation_id)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (self, conversation_id);

  if (queue == NULL || self->expects_store ||
      (queue->worker != NULL && dex_future_is_pending (queue->worker)))
    return;

  if (!may_leave (kayako_outbox_get_first (self, conversation_id))) {
    start_timer (self, conversation_id);
    return;
  }

  dex_clear (&queue->worker);
  queue->worker = kayako_chain (
      kayako_spawn (worker_fiber, worker_data_new (self, conversation_id), worker_data_free));
}

/**
 * kayako_outbox_go_on:
 * @self: an outbox
 * @conversation_id: where something was discarded
 *
 * Sends what was behind it. Without a connection that is not even tried, so that it
 * can go behind again.
 */
void
kayako_outbox_go_on (KayakoOutbox *self, gint64 conversation_id)
{
  KayakoOutboxItem *item = kayako_outbox_get_first (self, conversation_id);

  if (item != NULL && !item->stopped && !item->is_under_way &&
      kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_OFFLINE)
    kayako_outbox_item_stop (item, KAYAKO_SEND_REMEDY_CONNECTION,
                             kayako_link_get_error (self->link));
  kayako_outbox_explain_behind (self, conversation_id);
  kayako_outbox_start (self, conversation_id);
}
