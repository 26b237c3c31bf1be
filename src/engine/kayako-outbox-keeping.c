/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-outbox-private.h"

#include "kayako-error.h"
#include "kayako-future.h"

typedef struct {
  GWeakRef outbox; /* of KayakoOutbox, which holds the future that holds this */
  char *client_id; /* (owned) */
  gint64 conversation_id;
} KeepData;

static void
keep_data_free (gpointer user_data)
{
  KeepData *data = user_data;

  g_weak_ref_clear (&data->outbox);
  g_free (data->client_id);
  g_free (data);
}

static void
set_keeping (KayakoOutbox *self, KayakoOutboxItem *item, KayakoKeeping keeping)
{
  gboolean is_changed =
      (item->keeping == KAYAKO_KEEPING_UNKEPT) != (keeping == KAYAKO_KEEPING_UNKEPT);

  item->keeping = keeping;
  if (is_changed)
    g_signal_emit_by_name (self, "unkept-changed", kayako_outbox_item_get_conversation_id (item));
}

static DexFuture *
written_cb (DexFuture *future, gpointer user_data)
{
  KeepData *data = user_data;
  g_autoptr (KayakoOutbox) self = g_weak_ref_get (&data->outbox);
  KayakoOutboxItem *item =
      self != NULL ? kayako_outbox_find_client_id (self, data->client_id) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_written = dex_future_get_value (future, &error) != NULL;

  /* One that is not there any more has come back from the helpdesk. */
  if (item != NULL)
    set_keeping (self, item,
                 is_written || g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND)
                     ? KAYAKO_KEEPING_KEPT
                     : KAYAKO_KEEPING_UNKEPT);
  else if (self != NULL && !is_written)
    g_signal_emit_by_name (self, "unkept-changed", data->conversation_id);
  return dex_ref (future);
}

/* Messages that cannot be kept stand in the draft of their conversation. They go
 * over all together, and the draft becomes what is being typed at the same time. */
static DexFuture *
start_keeping_all (KayakoOutbox *self, GPtrArray *items)
{
  static const char *const none[] = { NULL };
  g_autoptr (KayakoStoredDraft) draft = NULL;
  g_autoptr (DexFuture) writing = NULL;
  GPtrArray *intents = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_intent_free);

  for (guint i = 0; i < items->len; i++) {
    KayakoOutboxItem *item = items->pdata[i];

    g_clear_pointer (&item->draft_key, g_free);
    g_ptr_array_add (intents, kayako_outbox_item_create_intent (item));
  }
  if (self->draft_func != NULL)
    draft = self->draft_func (self->draft_data,
                              kayako_outbox_item_get_conversation_id (items->pdata[0]));
  writing = kayako_store_exchange_intents (self->store, none, intents, draft);
  for (guint i = 0; i < items->len; i++)
    kayako_outbox_note_writing (self, items->pdata[i], writing);
  return g_steal_pointer (&writing);
}

/* Returns: (transfer full): @item, and what cannot be kept of what people have
 *   written there, in its order */
static GPtrArray *
collect_unkept (KayakoOutbox *self, KayakoOutboxItem *item)
{
  GPtrArray *items = g_ptr_array_new ();
  KayakoOutboxQueue *queue =
      kayako_outbox_get_queue (self, kayako_outbox_item_get_conversation_id (item));

  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *other = g_ptr_array_index (queue->items, i);

    if (other == item || (other->keeping == KAYAKO_KEEPING_UNKEPT &&
                          kayako_outbox_item_get_kind (other) == KAYAKO_UNSENT_REPLY))
      g_ptr_array_add (items, other);
  }

  return items;
}

/* What is asked for first is done first. One that is not known to be there is
 * written whether it is or not: the disk may have been full when it was added. */
static DexFuture *
start_writing (KayakoOutbox *self, KayakoOutboxItem *item)
{
  static const char *const none[] = { NULL };
  g_autoptr (KayakoIntent) intent = kayako_outbox_item_create_intent (item);
  g_autofree char *draft_key = g_steal_pointer (&item->draft_key);
  GPtrArray *intents = NULL;

  if (item->keeping == KAYAKO_KEEPING_KEPT)
    return kayako_store_update_intent (self->store, intent);
  if (item->kept == NULL)
    return kayako_store_add_intent (self->store, intent, draft_key);

  intents = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_intent_free);
  g_ptr_array_add (intents, g_steal_pointer (&intent));
  return kayako_store_exchange_intents (self->store, none, intents, NULL);
}

/**
 * kayako_outbox_note_writing:
 * @self: an outbox
 * @item: what is in it
 * @writing: (nullable): brings it to the disk, %NULL where there is none
 *
 * Knows whether @item survives the program as soon as that is known.
 */
void
kayako_outbox_note_writing (KayakoOutbox *self, KayakoOutboxItem *item, DexFuture *writing)
{
  KeepData *data = NULL;

  if (writing == NULL) {
    set_keeping (self, item, KAYAKO_KEEPING_UNKEPT);
    return;
  }

  data = g_new0 (KeepData, 1);
  g_weak_ref_init (&data->outbox, self);
  data->client_id = g_strdup (kayako_message_get_client_id (kayako_send_get_message (item->send)));
  data->conversation_id = kayako_outbox_item_get_conversation_id (item);
  dex_clear (&item->kept);
  item->kept = dex_future_finally (dex_ref (writing), written_cb, data, keep_data_free);
  dex_future_disown (dex_ref (item->kept));
}

/**
 * kayako_outbox_item_is_held:
 * @self: an outbox
 * @item: what is in it
 *
 * Tells whether @item is in a store that can only be read. It cannot be sent then,
 * as the next start would find it there and send it once more.
 *
 * Returns: whether it has to stay
 */
gboolean
kayako_outbox_item_is_held (KayakoOutbox *self, KayakoOutboxItem *item)
{
  return self->store != NULL && kayako_store_get_refusal (self->store) != NULL &&
         item->keeping == KAYAKO_KEEPING_KEPT;
}

/**
 * kayako_outbox_keep:
 * @self: an outbox
 * @item: what is in it
 *
 * Writes to the disk how it stands with @item.
 *
 * Returns: (transfer full): a future that resolves when it is written, or rejects
 *   with why it cannot be
 */
DexFuture *
kayako_outbox_keep (KayakoOutbox *self, KayakoOutboxItem *item)
{
  g_autoptr (DexFuture) writing = NULL;
  g_autoptr (GPtrArray) items = NULL;

  /* What is written there stays as it is. */
  if (kayako_outbox_item_is_held (self, item))
    return dex_future_new_for_error (g_error_copy (kayako_store_get_refusal (self->store)));

  if (self->store != NULL && item->keeping != KAYAKO_KEEPING_KEPT &&
      kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY)
    items = collect_unkept (self, item);
  if (items != NULL &&
      (items->len > 1 || item->kept != NULL || item->keeping == KAYAKO_KEEPING_UNKEPT)) {
    writing = start_keeping_all (self, items);
    return dex_ref (item->kept);
  }

  if (self->store != NULL)
    writing = start_writing (self, item);
  kayako_outbox_note_writing (self, item, writing);
  return writing != NULL
             ? dex_ref (item->kept)
             : dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_STORE, "There is no store");
}

/**
 * kayako_outbox_forget:
 * @self: an outbox
 * @item: what is no longer in it
 * @draft: (nullable): what it becomes at the same time
 *
 * Takes @item from the disk.
 */
void
kayako_outbox_forget (KayakoOutbox *self, KayakoOutboxItem *item, const KayakoStoredDraft *draft)
{
  KayakoMessage *message = kayako_send_get_message (item->send);

  if (self->store != NULL && (item->keeping == KAYAKO_KEEPING_KEPT || item->kept != NULL))
    dex_future_disown (
        kayako_store_remove_intent (self->store, kayako_message_get_client_id (message), draft));
  if (item->keeping == KAYAKO_KEEPING_UNKEPT)
    g_signal_emit_by_name (self, "unkept-changed", kayako_outbox_item_get_conversation_id (item));
}

static void
keep_all (KayakoOutbox *self)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoOutboxQueue *queue = value;

    for (guint i = 0; i < queue->items->len; i++) {
      KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);

      if (item->keeping != KAYAKO_KEEPING_KEPT)
        dex_future_disown (kayako_outbox_keep (self, item));
    }
  }
  kayako_outbox_keep_markers (self);
}

/* What is restored comes before what has been written since, unless that is on
 * its way, and after what has been restored before it. */
static guint
find_place (KayakoOutboxQueue *queue)
{
  guint place = queue->worker != NULL && dex_future_is_pending (queue->worker) ? 1 : 0;

  while (place < queue->items->len) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, place);

    if (item->keeping != KAYAKO_KEEPING_KEPT || item->kept != NULL)
      break;
    place++;
  }

  return MIN (place, queue->items->len);
}

/**
 * kayako_outbox_restore:
 * @self: an outbox
 * @intent: what the disk has
 *
 * Gets back what an earlier run of the program left, unless it is here.
 */
void
kayako_outbox_restore (KayakoOutbox *self, const KayakoIntent *intent)
{
  KayakoOutboxItem *item = NULL;
  KayakoOutboxQueue *queue = NULL;

  if (kayako_outbox_restore_marker (self, intent) ||
      kayako_outbox_find_client_id (self, intent->client_id) != NULL)
    return;

  item = kayako_outbox_item_new_for_intent (self, intent);
  if (item == NULL)
    return;

  item->order = self->n_restored++;
  queue = kayako_outbox_ensure_queue (self, intent->conversation_id);
  if (!item->stopped && kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_OFFLINE)
    kayako_outbox_item_stop (item, KAYAKO_SEND_REMEDY_CONNECTION,
                             kayako_link_get_error (self->link));
  g_ptr_array_insert (queue->items, (int) find_place (queue), item);
  kayako_outbox_list (self, item);
  kayako_outbox_explain_behind (self, intent->conversation_id);
  kayako_outbox_count (self, queue, kayako_send_get_conversation (item->send));
  if (item->change != NULL)
    kayako_outbox_show_changes (self, queue);
  else if (kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY)
    g_signal_emit_by_name (self, "queued", intent->conversation_id,
                           kayako_send_get_message (item->send));
}

/* Reads where it all belongs. What was written down with an intent is as old as
 * that: it must not be taken for what the helpdesk says. */
static GPtrArray *
await_conversations (KayakoOutbox *self, GPtrArray *intents, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < intents->len; i++) {
    const KayakoIntent *intent = g_ptr_array_index (intents, i);

    /* Those of one conversation come together. */
    if (intent->conversation_id != 0 &&
        (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != intent->conversation_id))
      g_array_append_val (ids, intent->conversation_id);
  }
  if (ids->len == 0)
    return g_ptr_array_new ();

  return dex_await_boxed (
      kayako_library_load (kayako_link_get_library (self->link), KAYAKO_TYPE_CONVERSATION,
                           (const gint64 *) (gconstpointer) ids->data, ids->len),
      error);
}

static DexFuture *
load_fiber (gpointer user_data)
{
  KayakoOutbox *self = user_data;
  g_autoptr (KayakoStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conversations = NULL;
  g_autoptr (GPtrArray) intents = dex_await_boxed (kayako_store_list_intents (store), &error);

  if (intents == NULL)
    g_debug ("The outbox was not read: %s", error->message);
  else if ((conversations = await_conversations (self, intents, &error)) == NULL) {
    /* Another store is read soon, or none. */
    if (kayako_link_error_is_cancelled (error))
      return dex_future_new_for_error (g_steal_pointer (&error));
    g_debug ("Conversations of the outbox were not read: %s", error->message);
  }

  for (guint i = 0; intents != NULL && i < intents->len; i++)
    kayako_outbox_restore (self, g_ptr_array_index (intents, i));

  self->expects_store = FALSE;
  keep_all (self);
  kayako_outbox_start_all (self);
  return dex_future_new_true ();
}

/**
 * kayako_outbox_expect_store:
 * @self: an outbox
 *
 * Says that kayako_outbox_set_store() will be called: nothing leaves before
 * that, as what was there at the beginning comes first.
 */
void
kayako_outbox_expect_store (KayakoOutbox *self)
{
  g_return_if_fail (KAYAKO_IS_OUTBOX (self));

  self->expects_store = TRUE;
}

/**
 * kayako_outbox_set_store:
 * @self: an outbox
 * @store: (nullable): an open store, or %NULL where there is none now
 *
 * Has everything kept in a store, and gets back what is in it. Without one
 * messages are sent from memory.
 */
void
kayako_outbox_set_store (KayakoOutbox *self, KayakoStore *store)
{
  g_return_if_fail (KAYAKO_IS_OUTBOX (self));
  g_return_if_fail (store == NULL || KAYAKO_IS_STORE (store));

  g_set_object (&self->store, store);
  dex_clear (&self->loading);
  if (store != NULL) {
    self->loading = kayako_chain (kayako_spawn (load_fiber, g_object_ref (self), g_object_unref));
    return;
  }

  self->expects_store = FALSE;
  keep_all (self);
  kayako_outbox_start_all (self);
}

/**
 * kayako_outbox_drop_store:
 * @self: an outbox
 *
 * Lets go of the store, which is about to be closed. What has been asked of it is
 * still done.
 */
void
kayako_outbox_drop_store (KayakoOutbox *self)
{
  g_return_if_fail (KAYAKO_IS_OUTBOX (self));

  dex_clear (&self->loading);
  g_clear_object (&self->store);
}

/**
 * kayako_outbox_set_draft_func:
 * @self: an outbox
 * @func: (nullable): says what is being written in a conversation, without what this
 *   outbox cannot keep; %NULL for nobody
 * @user_data: for @func, which is called as long as nobody says otherwise
 *
 * Has messages that could not be kept leave the draft at the moment at which they
 * can.
 */
void
kayako_outbox_set_draft_func (KayakoOutbox *self, KayakoOutboxDraftFunc func, gpointer user_data)
{
  g_return_if_fail (KAYAKO_IS_OUTBOX (self));

  self->draft_func = func;
  self->draft_data = user_data;
}

/**
 * kayako_outbox_dup_keeping:
 * @self: an outbox
 * @conversation_id: a conversation
 *
 * Tells whether it is being found out if messages can be kept.
 *
 * Returns: (transfer full) (nullable): a future that resolves or rejects when that
 *   is known of one of them, %NULL where it is known of all
 */
DexFuture *
kayako_outbox_dup_keeping (KayakoOutbox *self, gint64 conversation_id)
{
  KayakoOutboxQueue *queue = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);

  queue = kayako_outbox_get_queue (self, conversation_id);
  for (guint i = 0; queue != NULL && i < queue->items->len; i++) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i);

    if (item->keeping != KAYAKO_KEEPING_KEPT && item->kept != NULL &&
        dex_future_is_pending (item->kept) &&
        kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY)
      return dex_ref (item->kept);
  }

  return NULL;
}

/**
 * kayako_outbox_wait_kept:
 * @self: an outbox
 * @message: one of its messages
 *
 * Waits until a message survives the program.
 *
 * Returns: (transfer full): a future that resolves when @message is on the disk as
 *   it is now, or rejects with why it is not
 */
DexFuture *
kayako_outbox_wait_kept (KayakoOutbox *self, KayakoMessage *message)
{
  KayakoOutboxItem *item = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  item = kayako_outbox_find_client_id (self, kayako_message_get_client_id (message));
  if (item == NULL || item->kept == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                                  "The message is not being written");

  return dex_ref (item->kept);
}
