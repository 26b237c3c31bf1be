/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-outbox-private.h"

#include "kayako-local-files.h"

#define KIND_RATING "rating"
#define KIND_BEGIN  "conversation"
#define KIND_REPLY  "reply"
#define KIND_CHANGE "change"

/* The longest that anything is held back here, in milliseconds: the clock may
 * have been put back. */
#define LONGEST_WAIT 60000

/**
 * kayako_outbox_item_new:
 * @send: (transfer full): what sends a message
 *
 * Makes an item that may leave at once.
 *
 * Returns: (transfer full): the item
 */
KayakoOutboxItem *
kayako_outbox_item_new (KayakoSend *send)
{
  KayakoOutboxItem *item = g_new0 (KayakoOutboxItem, 1);

  item->send = send;
  item->created_at = g_get_real_time () / 1000;
  item->state = KAYAKO_INTENT_STATE_WAITING;
  return item;
}

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
  dex_clear (&item->kept);
  g_clear_pointer (&item->send, kayako_send_unref);
  g_clear_pointer (&item->change, kayako_change_unref);
  g_clear_pointer (&item->then, kayako_change_unref);
  g_clear_pointer (&item->beginning, kayako_conversation_draft_unref);
  g_free (item->draft_key);
  g_free (item);
}

/**
 * kayako_outbox_item_get_conversation_id:
 * @item: an item
 *
 * Returns: where it belongs
 */
gint64
kayako_outbox_item_get_conversation_id (KayakoOutboxItem *item)
{
  return kayako_conversation_get_id (kayako_send_get_conversation (item->send));
}

/**
 * kayako_outbox_item_is_on_its_way:
 * @item: an item
 *
 * Returns: whether something is being done about it at this moment
 */
gboolean
kayako_outbox_item_is_on_its_way (KayakoOutboxItem *item)
{
  return item->is_under_way;
}

/**
 * kayako_outbox_item_holds_back:
 * @item: an item
 *
 * Returns: whether what is behind it does not leave before it
 */
gboolean
kayako_outbox_item_holds_back (KayakoOutboxItem *item)
{
  return kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY || !item->stopped ||
         item->remedy != KAYAKO_SEND_REMEDY_PERSON;
}

/**
 * kayako_outbox_item_get_kind:
 * @item: an item
 *
 * Returns: what it is
 */
KayakoUnsentKind
kayako_outbox_item_get_kind (KayakoOutboxItem *item)
{
  if (item->change != NULL)
    return KAYAKO_UNSENT_CHANGE;
  if (item->beginning != NULL)
    return KAYAKO_UNSENT_CONVERSATION;

  return item->score != KAYAKO_SCORE_NONE ? KAYAKO_UNSENT_RATING : KAYAKO_UNSENT_REPLY;
}

/* How the disk calls it. */
static const char *
get_name (KayakoOutboxItem *item)
{
  switch (kayako_outbox_item_get_kind (item)) {
  case KAYAKO_UNSENT_CHANGE:
    return KIND_CHANGE;
  case KAYAKO_UNSENT_RATING:
    return KIND_RATING;
  case KAYAKO_UNSENT_CONVERSATION:
    return KIND_BEGIN;
  case KAYAKO_UNSENT_REPLY:
  default:
    return KIND_REPLY;
  }
}

/**
 * kayako_outbox_item_get_wait:
 * @item: an item
 *
 * Returns: in how many milliseconds it may leave, as far as that is its own
 *   doing; 0 for now
 */
guint
kayako_outbox_item_get_wait (KayakoOutboxItem *item)
{
  gint64 wait = item->not_before - g_get_real_time () / 1000;

  return (guint) CLAMP (wait, 0, LONGEST_WAIT);
}

/**
 * kayako_outbox_item_stop:
 * @item: an item
 * @remedy: what it waits for
 * @error: why it could not be sent
 *
 * Says on the message what became of it.
 */
void
kayako_outbox_item_stop (KayakoOutboxItem *item, KayakoSendRemedy remedy, const GError *error)
{
  KayakoMessage *message = kayako_send_get_message (item->send);
  gboolean failed = remedy == KAYAKO_SEND_REMEDY_PERSON;
  gboolean told = failed || remedy == KAYAKO_SEND_REMEDY_SIGN_IN;

  item->is_under_way = FALSE;
  item->stopped = remedy != KAYAKO_SEND_REMEDY_REPEAT;
  item->remedy = remedy;
  if (failed)
    item->state = KAYAKO_INTENT_STATE_FAILED;
  else if (remedy != KAYAKO_SEND_REMEDY_REPEAT)
    item->state = kayako_send_get_attempted_at (item->send) != 0 ? KAYAKO_INTENT_STATE_UNCLEAR
                                                                 : KAYAKO_INTENT_STATE_WAITING;
  kayako_message_set_error (message, error);
  kayako_message_set_delivery (message, failed ? KAYAKO_DELIVERY_FAILED : KAYAKO_DELIVERY_WAITING);
  if (told && item->done != NULL) {
    dex_promise_reject (item->done, g_error_copy (error));
    dex_clear (&item->done);
  }
}

static void
write_reply (KayakoOutboxItem *item, GVariantDict *dict)
{
  KayakoMessage *message = kayako_send_get_message (item->send);
  KayakoUser *author = kayako_message_get_creator (message);
  g_autoptr (GVariant) files =
      kayako_local_files_to_variant (kayako_message_get_attachments (message));

  if (files != NULL)
    g_variant_dict_insert_value (dict, "files", files);
  g_variant_dict_insert (dict, "text", "s", kayako_message_get_content_text (message));
  g_variant_dict_insert (dict, "newest", "x", kayako_send_get_newest_id (item->send));
  g_variant_dict_insert (dict, "seen", "x", kayako_send_get_seen_id (item->send));
  if (item->then != NULL) {
    GVariantDict then;

    g_variant_dict_init (&then, NULL);
    kayako_change_write_payload (item->then, &then);
    g_variant_dict_insert_value (dict, "then", g_variant_dict_end (&then));
  }
  if (author != NULL)
    g_variant_dict_insert (dict, "author", "x", kayako_user_get_id (author));
}

static GBytes *
create_payload (KayakoOutboxItem *item)
{
  const char *subject = kayako_conversation_get_subject (kayako_send_get_conversation (item->send));
  g_autoptr (GVariant) payload = NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (item->change != NULL)
    kayako_change_write_payload (item->change, &dict);
  else if (kayako_outbox_item_get_kind (item) == KAYAKO_UNSENT_REPLY)
    write_reply (item, &dict);
  else
    kayako_outbox_write_task (item, &dict);
  if (kayako_send_may_have_arrived (item->send))
    g_variant_dict_insert (&dict, "unclear", "b", TRUE);
  if (subject != NULL)
    g_variant_dict_insert (&dict, "subject", "s", subject);

  payload = g_variant_ref_sink (g_variant_dict_end (&dict));
  return g_variant_get_data_as_bytes (payload);
}

/**
 * kayako_outbox_item_create_intent:
 * @item: an item
 *
 * Makes of an item what the disk is to know of it.
 *
 * Returns: (transfer full): an intent
 */
KayakoIntent *
kayako_outbox_item_create_intent (KayakoOutboxItem *item)
{
  KayakoMessage *message = kayako_send_get_message (item->send);
  g_autoptr (GBytes) payload = create_payload (item);
  KayakoIntent *intent =
      kayako_intent_new (kayako_message_get_client_id (message), get_name (item), payload);

  intent->conversation_id = kayako_outbox_item_get_conversation_id (item);
  intent->state = item->state;
  intent->attempted_at = kayako_send_get_attempted_at (item->send);
  intent->not_before = item->not_before;
  intent->created_at = item->created_at;
  kayako_intent_set_error (intent, kayako_message_get_error (message));
  return intent;
}

static KayakoConversation *
dup_conversation (KayakoRegistry *registry, gint64 id, const char *subject)
{
  KayakoConversation *conversation =
      kayako_registry_lookup (registry, KAYAKO_TYPE_CONVERSATION, id);

  if (conversation != NULL)
    return g_object_ref (conversation);

  conversation = kayako_conversation_new (id);
  if (subject != NULL)
    kayako_conversation_set_subject (conversation, subject);
  return kayako_registry_adopt (registry, conversation);
}

static KayakoMessage *
create_message (KayakoOutbox *outbox, const KayakoIntent *intent, const char *text, gint64 author)
{
  KayakoRegistry *registry = kayako_link_get_registry (outbox->link);
  g_autoptr (KayakoUser) creator =
      author != 0 ? kayako_registry_adopt (registry, kayako_user_new (author)) : NULL;
  KayakoMessage *message = kayako_message_new_local (intent->client_id, text, creator);

  kayako_message_set_created_at (message, intent->created_at / 1000);
  kayako_message_set_delivery (message, intent->state == KAYAKO_INTENT_STATE_FAILED
                                            ? KAYAKO_DELIVERY_FAILED
                                            : KAYAKO_DELIVERY_WAITING);
  if (intent->error_domain != NULL && intent->error_text != NULL) {
    g_autoptr (GError) error = g_error_new_literal (g_quark_from_string (intent->error_domain),
                                                    (int) intent->error_code, intent->error_text);

    kayako_message_set_error (message, error);
  }
  return message;
}

/**
 * kayako_outbox_item_new_for_intent:
 * @outbox: where it goes
 * @intent: what an earlier run of the program left
 *
 * Makes an item of an intent. Where it had failed it does not leave before a
 * person asks for it.
 *
 * Returns: (transfer full) (nullable): the item, %NULL where this program does
 *   not know what was meant
 */
KayakoOutboxItem *
kayako_outbox_item_new_for_intent (KayakoOutbox *outbox, const KayakoIntent *intent)
{
  g_autoptr (GVariant) payload = NULL;
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (KayakoChange) change = NULL;
  g_autoptr (GVariant) files = NULL;
  g_autoptr (GVariant) then = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (KayakoConversationDraft) beginning = NULL;
  KayakoScore score = KAYAKO_SCORE_NONE;
  KayakoOutboxItem *item = NULL;
  const char *text = NULL;
  const char *subject = NULL;
  gint64 newest_id = 0;
  gint64 seen_id = 0;
  gint64 author = 0;
  gboolean unclear = intent->state == KAYAKO_INTENT_STATE_UNCLEAR;

  payload = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, intent->payload, FALSE));
  g_variant_lookup (payload, "text", "&s", &text);
  if (g_str_equal (intent->kind, KIND_CHANGE))
    change = kayako_change_new_for_payload (payload);
  else if (g_str_equal (intent->kind, KIND_BEGIN))
    beginning = kayako_outbox_read_beginning (payload, intent->client_id);
  else if (g_str_equal (intent->kind, KIND_RATING))
    score = kayako_outbox_read_score (payload);
  else if (!g_str_equal (intent->kind, KIND_REPLY))
    return NULL;

  if (change == NULL && text == NULL)
    return NULL;
  /* What somebody thinks of it must not become a reply. */
  if (g_str_equal (intent->kind, KIND_RATING) && score == KAYAKO_SCORE_NONE)
    return NULL;
  if ((intent->conversation_id == 0) != (beginning != NULL))
    return NULL;

  g_variant_lookup (payload, "subject", "&s", &subject);
  g_variant_lookup (payload, "newest", "x", &newest_id);
  g_variant_lookup (payload, "seen", "x", &seen_id);
  g_variant_lookup (payload, "author", "x", &author);
  g_variant_lookup (payload, "unclear", "b", &unclear);
  conversation =
      dup_conversation (kayako_link_get_registry (outbox->link), intent->conversation_id, subject);
  message = create_message (outbox, intent, text != NULL ? text : "", author);
  files = g_variant_lookup_value (payload, "files", KAYAKO_STORED_DRAFT_FILES);
  attachments = kayako_local_files_from_variant (files);
  kayako_message_set_attachments (message, attachments);

  item = kayako_outbox_item_new (kayako_send_new (conversation, message, 0, outbox->slow));
  kayako_send_restore (item->send, newest_id, intent->attempted_at, unclear);
  kayako_send_set_seen_id (item->send, seen_id);
  item->change = g_steal_pointer (&change);
  item->beginning = g_steal_pointer (&beginning);
  item->score = score;
  then = g_variant_lookup_value (payload, "then", G_VARIANT_TYPE_VARDICT);
  item->then = then != NULL ? kayako_change_new_for_payload (then) : NULL;
  item->created_at = intent->created_at;
  item->not_before = intent->not_before;
  item->state = intent->state;
  item->keeping = KAYAKO_KEEPING_KEPT;
  item->stopped = intent->state == KAYAKO_INTENT_STATE_FAILED;
  item->remedy = KAYAKO_SEND_REMEDY_PERSON;
  return item;
}
