/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ratings and new conversations on their way out. */

#include "kayako-outbox-private.h"

#include "kayako-drafts-private.h"

#include "kayako-error.h"

static KayakoOutboxItem *
create_item (KayakoOutbox *self, KayakoConversation *conversation, const char *text)
{
  g_autofree char *client_id = g_uuid_string_random ();
  g_autoptr (KayakoMessage) message = kayako_message_new_local (
      client_id, text, kayako_session_get_user (kayako_link_get_session (self->link)));
  KayakoOutboxItem *item =
      kayako_outbox_item_new (kayako_send_new (conversation, message, 0, self->slow));

  item->done = dex_promise_new ();
  return item;
}

/* Of several ratings that wait only the last is made. */
static void
drop_ratings (KayakoOutbox *self, KayakoOutboxQueue *queue, KayakoOutboxExchange *exchange)
{
  for (guint i = queue->items->len; i > 0; i--) {
    KayakoOutboxItem *item = g_ptr_array_index (queue->items, i - 1);

    if (kayako_outbox_item_get_kind (item) != KAYAKO_UNSENT_RATING ||
        kayako_outbox_item_is_on_its_way (item) || kayako_outbox_item_is_held (self, item) ||
        kayako_send_may_have_arrived (item->send))
      continue;

    kayako_outbox_exchange_remove (exchange, item);
    kayako_outbox_take_out (self, queue, item, NULL);
  }
}

/**
 * kayako_outbox_rate:
 * @self: an outbox
 * @conversation: what is rated
 * @score: how content this person is
 * @comment: (nullable): and why
 *
 * Queues a rating. Of several of one conversation that wait only the last is made.
 *
 * Returns: (transfer full): a future that resolves to the helpdesk's #KayakoRating,
 *   or rejects with #KayakoError when a person must do something about it, or
 *   with %G_IO_ERROR_CANCELLED when another takes its place. Dropping the future
 *   changes nothing
 */
DexFuture *
kayako_outbox_rate (KayakoOutbox *self,
                    KayakoConversation *conversation,
                    KayakoScore score,
                    const char *comment)
{
  g_autoptr (KayakoOutboxExchange) exchange = kayako_outbox_exchange_new (self);
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  DexFuture *done = NULL;
  gint64 id = 0;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (score != KAYAKO_SCORE_NONE, NULL);

  id = kayako_conversation_get_id (conversation);
  queue = kayako_outbox_ensure_queue (self, id);
  drop_ratings (self, queue, exchange);
  item = create_item (self, conversation, comment != NULL ? comment : "");
  item->score = score;
  done = dex_ref (DEX_FUTURE (item->done));
  kayako_outbox_add (self, queue, item, exchange);
  kayako_outbox_exchange_make (exchange);
  kayako_outbox_start (self, id);
  return done;
}

/**
 * kayako_outbox_begin:
 * @self: an outbox
 * @draft: a new conversation, without files; its client id names it
 *
 * Queues a new conversation. Those that wait do so in one queue, in the order of
 * writing; one that failed holds back none.
 *
 * Returns: (transfer full): a future that resolves to the helpdesk's
 *   #KayakoConversation, or rejects with #KayakoError when a person must do
 *   something about it; it stays queued then. Dropping the future changes nothing
 */
DexFuture *
kayako_outbox_begin (KayakoOutbox *self, KayakoConversationDraft *draft)
{
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoMessage) message = NULL;
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  DexFuture *done = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  conversation = kayako_conversation_new (0);
  kayako_conversation_set_subject (conversation, kayako_conversation_draft_get_subject (draft));
  message = kayako_message_new_local (
      kayako_conversation_draft_get_client_id (draft), kayako_conversation_draft_get_text (draft),
      kayako_session_get_user (kayako_link_get_session (self->link)));
  queue = kayako_outbox_ensure_queue (self, 0);
  item = kayako_outbox_item_new (kayako_send_new (conversation, message, 0, self->slow));
  item->done = dex_promise_new ();
  item->beginning = kayako_conversation_draft_ref (draft);
  done = dex_ref (DEX_FUTURE (item->done));
  kayako_outbox_add (self, queue, item, NULL);
  kayako_outbox_start (self, 0);
  return done;
}

/**
 * kayako_outbox_take_out:
 * @self: an outbox
 * @queue: one of its queues
 * @item: something in it
 * @result: (nullable): what became of it, %NULL where it is given up
 *
 * Takes @item out, without a word to the helpdesk.
 */
void
kayako_outbox_take_out (KayakoOutbox *self,
                        KayakoOutboxQueue *queue,
                        KayakoOutboxItem *item,
                        gpointer result)
{
  KayakoConversation *conversation = kayako_send_get_conversation (item->send);
  guint position = 0;

  if (!g_ptr_array_find (queue->items, item, &position))
    return;

  g_ptr_array_steal_index (queue->items, position);
  kayako_outbox_unlist (self, item);
  kayako_outbox_count (self, queue, conversation);
  kayako_outbox_forget (self, item, NULL);
  if (item->done != NULL && result != NULL) {
    dex_promise_resolve_object (item->done, g_object_ref (result));
    dex_clear (&item->done);
  }
  kayako_outbox_item_free (item);
}

/* What was written, for the history: with a rating that of what is written in its
 * conversation. NULL where nothing was. */
static KayakoStoredDraft *
create_version (KayakoOutboxItem *item)
{
  KayakoMessage *message = kayako_send_get_message (item->send);
  const char *text = kayako_message_get_content_text (message);
  gint64 id = kayako_outbox_item_get_conversation_id (item);
  g_autofree char *key = NULL;
  KayakoStoredDraft *version = NULL;

  if (text == NULL || *text == '\0')
    return NULL;

  key = id != 0 ? kayako_drafts_dup_key (id)
                : g_strconcat ("new:", kayako_message_get_client_id (message), NULL);
  version = kayako_stored_draft_new (key, text);
  version->conversation_id = id;
  version->saved_at = g_get_real_time () / 1000;
  if (item->beginning != NULL)
    version->subject = g_strdup (kayako_conversation_draft_get_subject (item->beginning));
  return version;
}

/**
 * kayako_outbox_drop_task:
 * @self: an outbox
 * @queue: one of its queues
 * @item: a rating or a new conversation in it that is not on its way
 *
 * Gives it up. What was written is in the history of what is written there.
 */
void
kayako_outbox_drop_task (KayakoOutbox *self, KayakoOutboxQueue *queue, KayakoOutboxItem *item)
{
  g_autoptr (KayakoStoredDraft) version = create_version (item);
  g_autoptr (KayakoOutboxExchange) exchange = kayako_outbox_exchange_new (self);

  if (version != NULL && self->store != NULL) {
    const char *client_id = kayako_message_get_client_id (kayako_send_get_message (item->send));

    dex_future_disown (kayako_store_discard_intent (self->store, client_id, version));
    /* It has gone from the disk with that. */
    kayako_outbox_exchange_remove (exchange, item);
  }
  kayako_outbox_take_out (self, queue, item, NULL);
}

/* Names of scores on the disk. */
static const char *
score_to_text (KayakoScore score)
{
  return score == KAYAKO_SCORE_GOOD ? "good" : "bad";
}

static void
write_beginning (KayakoConversationDraft *draft, GVariantDict *dict)
{
  GHashTable *values = kayako_conversation_draft_get_field_values (draft);
  const char *name = kayako_conversation_draft_get_name (draft);
  const char *email = kayako_conversation_draft_get_email (draft);
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  g_variant_dict_insert (dict, "begin-subject", "s", kayako_conversation_draft_get_subject (draft));
  g_variant_dict_insert (dict, "text", "s", kayako_conversation_draft_get_text (draft));
  g_variant_dict_insert (dict, "priority", "x", kayako_conversation_draft_get_priority_id (draft));
  g_variant_dict_insert (dict, "form", "x", kayako_conversation_draft_get_form_id (draft));
  if (name != NULL)
    g_variant_dict_insert (dict, "name", "s", name);
  if (email != NULL)
    g_variant_dict_insert (dict, "email", "s", email);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_variant_builder_add (&builder, "{ss}", key, value);
  g_variant_dict_insert_value (dict, "values", g_variant_builder_end (&builder));
}

/**
 * kayako_outbox_write_task:
 * @item: a rating or a new conversation
 * @dict: what the disk is to know
 *
 * Writes down what is to be done.
 */
void
kayako_outbox_write_task (KayakoOutboxItem *item, GVariantDict *dict)
{
  KayakoMessage *message = kayako_send_get_message (item->send);
  KayakoUser *author = kayako_message_get_creator (message);

  if (author != NULL)
    g_variant_dict_insert (dict, "author", "x", kayako_user_get_id (author));
  if (item->beginning != NULL) {
    write_beginning (item->beginning, dict);
    return;
  }

  g_variant_dict_insert (dict, "score", "s", score_to_text (item->score));
  g_variant_dict_insert (dict, "text", "s", kayako_message_get_content_text (message));
}

/**
 * kayako_outbox_read_score:
 * @payload: what kayako_outbox_write_task() has written
 *
 * Returns: the score, %KAYAKO_SCORE_NONE where it is no rating
 */
KayakoScore
kayako_outbox_read_score (GVariant *payload)
{
  const char *score = NULL;

  if (!g_variant_lookup (payload, "score", "&s", &score))
    return KAYAKO_SCORE_NONE;

  return g_str_equal (score, "good") ? KAYAKO_SCORE_GOOD : KAYAKO_SCORE_BAD;
}

/**
 * kayako_outbox_read_beginning:
 * @payload: what kayako_outbox_write_task() has written
 * @client_id: names it
 *
 * Returns: (transfer full) (nullable): the new conversation, %NULL where it is none
 */
KayakoConversationDraft *
kayako_outbox_read_beginning (GVariant *payload, const char *client_id)
{
  g_autoptr (GVariantIter) values = NULL;
  KayakoConversationDraft *draft = NULL;
  const char *subject = NULL;
  const char *text = NULL;
  const char *name = NULL;
  const char *email = NULL;
  const char *key = NULL;
  const char *value = NULL;
  gint64 id = 0;

  if (!g_variant_lookup (payload, "begin-subject", "&s", &subject) ||
      !g_variant_lookup (payload, "text", "&s", &text))
    return NULL;

  draft = kayako_conversation_draft_new (subject, text, client_id);
  g_variant_lookup (payload, "name", "&s", &name);
  g_variant_lookup (payload, "email", "&s", &email);
  if (name != NULL || email != NULL)
    kayako_conversation_draft_set_requester (draft, name, email);
  if (g_variant_lookup (payload, "priority", "x", &id))
    kayako_conversation_draft_set_priority_id (draft, id);
  if (g_variant_lookup (payload, "form", "x", &id))
    kayako_conversation_draft_set_form_id (draft, id);
  if (g_variant_lookup (payload, "values", "a{ss}", &values))
    while (g_variant_iter_next (values, "{&s&s}", &key, &value))
      kayako_conversation_draft_set_field_value (draft, key, value);
  return draft;
}
