/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an account has not sent yet, and what can be done about it. */

#include "kayako-account-private.h"

#include "kayako-outbox-private.h"
#include "kayako-unsent-private.h"

static gboolean
find (KayakoAccount *self, KayakoMessage *message, guint *position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->unsent));

  for (guint i = 0; i < n_items; i++) {
    g_autoptr (KayakoUnsent) unsent = g_list_model_get_item (G_LIST_MODEL (self->unsent), i);

    if (kayako_unsent_get_message (unsent) == message) {
      *position = i;
      return TRUE;
    }
  }

  return FALSE;
}

/* As near to @wanted as it may be among those of its conversation. */
static guint
find_place (KayakoAccount *self, KayakoOutboxItem *item, guint wanted)
{
  KayakoOutboxQueue *queue =
      kayako_outbox_get_queue (self->outbox, kayako_outbox_item_get_conversation_id (item));
  guint place = MIN (wanted, g_list_model_get_n_items (G_LIST_MODEL (self->unsent)));
  gboolean is_behind = FALSE;

  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *other = g_ptr_array_index (queue->items, i);
    guint position = 0;

    if (other == item)
      is_behind = TRUE;
    else if (find (self, kayako_send_get_message (other->send), &position))
      place = is_behind ? MIN (place, position) : MAX (place, position + 1);
  }

  return place;
}

static void
add (KayakoAccount *self, KayakoOutboxItem *item, guint place)
{
  g_autoptr (KayakoUnsent) unsent = kayako_unsent_new (
      kayako_send_get_conversation (item->send), kayako_send_get_message (item->send),
      kayako_outbox_item_get_kind (item),
      item->change != NULL ? kayako_change_get_fields (item->change) : NULL, item->score);

  if (item->is_listed)
    g_list_store_insert (self->unsent, find_place (self, item, place), unsent);
}

static void
listed_cb (KayakoAccount *self, KayakoMessage *message)
{
  KayakoOutboxItem *item =
      kayako_outbox_find_client_id (self->outbox, kayako_message_get_client_id (message));

  if (item != NULL)
    add (self, item, self->unsent_place);
}

static void
unlisted_cb (KayakoAccount *self, KayakoMessage *message)
{
  guint position = 0;

  if (find (self, message, &position))
    g_list_store_remove (self->unsent, position);
}

static void
add_all (KayakoAccount *self)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->outbox->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoOutboxQueue *queue = value;

    for (guint i = 0; i < queue->items->len; i++)
      add (self, g_ptr_array_index (queue->items, i), G_MAXUINT);
  }
}

/**
 * kayako_account_get_unsent:
 * @self: an account
 *
 * Gets what the helpdesk does not have yet; always the same model.
 *
 * Returns: (transfer none): a model of #KayakoUnsent, those of one conversation
 *   in the order in which they leave
 */
GListModel *
kayako_account_get_unsent (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  if (self->unsent == NULL) {
    self->unsent = g_list_store_new (KAYAKO_TYPE_UNSENT);
    self->unsent_place = G_MAXUINT;
    add_all (self);
    g_signal_connect_object (self->outbox, "listed", G_CALLBACK (listed_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (self->outbox, "unlisted", G_CALLBACK (unlisted_cb), self,
                             G_CONNECT_SWAPPED);
  }

  return G_LIST_MODEL (self->unsent);
}

/**
 * kayako_account_retry:
 * @self: an account
 * @unsent: what waits or failed
 *
 * Tries again to send a message, for which the helpdesk is searched first, so that
 * it is never there twice; or to make a change.
 */
void
kayako_account_retry (KayakoAccount *self, KayakoUnsent *unsent)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT (self));
  g_return_if_fail (KAYAKO_IS_UNSENT (unsent));

  /* How it ends is said by the message. */
  dex_future_disown (kayako_outbox_retry (self->outbox, kayako_unsent_get_message (unsent)));
}

/**
 * kayako_account_take_back:
 * @self: an account
 * @unsent: what waits or failed
 *
 * Makes a message its conversation's draft again, before what is being written.
 *
 * Returns: %FALSE where it is on its way at this moment, or has been sent, or is
 *   no message
 */
gboolean
kayako_account_take_back (KayakoAccount *self, KayakoUnsent *unsent)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_UNSENT (unsent), FALSE);

  if (kayako_unsent_get_kind (unsent) != KAYAKO_UNSENT_REPLY)
    return FALSE;

  return kayako_drafts_take_message (
      self->drafts, kayako_conversation_get_id (kayako_unsent_get_conversation (unsent)),
      kayako_unsent_get_message (unsent));
}

/**
 * kayako_account_discard:
 * @self: an account
 * @unsent: what waits or failed
 *
 * Gives a message up, or has a conversation look again as the helpdesk says. As long
 * as somebody holds @unsent, kayako_account_put_back() can take that back.
 *
 * Returns: %FALSE where it is on its way at this moment, or has been sent
 */
gboolean
kayako_account_discard (KayakoAccount *self, KayakoUnsent *unsent)
{
  KayakoMessage *message = NULL;
  g_autoptr (KayakoIntent) intent = NULL;
  g_autofree char *text = NULL;
  guint64 order = 0;
  guint place = G_MAXUINT;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_UNSENT (unsent), FALSE);

  message = kayako_unsent_get_message (unsent);
  find (self, message, &place);
  intent = kayako_outbox_create_intent (self->outbox, message, &order);
  text = kayako_outbox_discard (self->outbox, message, NULL);
  if (text == NULL)
    return FALSE;

  kayako_unsent_set_intent (unsent, g_steal_pointer (&intent), order, place);
  return TRUE;
}

/**
 * kayako_account_put_back:
 * @self: an account
 * @unsent: what kayako_account_discard() has given up
 *
 * Has what was discarded wait again where it was, under the same name and with the same
 * files, or fail as it did. What has become of a change in the meantime counts. It is
 * another #KayakoUnsent then.
 *
 * Returns: %FALSE where there is nothing to put back
 */
gboolean
kayako_account_put_back (KayakoAccount *self, KayakoUnsent *unsent)
{
  const KayakoIntent *intent = NULL;
  gboolean is_back = FALSE;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_UNSENT (unsent), FALSE);

  intent = kayako_unsent_get_intent (unsent);
  if (intent == NULL)
    return FALSE;

  self->unsent_place = kayako_unsent_get_place (unsent);
  is_back = kayako_outbox_put_back (self->outbox, intent, kayako_unsent_get_order (unsent));
  self->unsent_place = G_MAXUINT;
  kayako_unsent_set_intent (unsent, NULL, 0, G_MAXUINT);
  return is_back;
}

/**
 * kayako_account_settle:
 * @self: an account
 * @unsent: a change that somebody else has crossed
 * @keeps_mine: (array length=n_fields): of each of its properties, whether it is to
 *   become what this person wanted; else it stays as somebody else has made it
 * @n_fields: how many there are
 *
 * Decides about a change, and makes what is left of it. Properties that nobody else
 * has changed are not asked about.
 *
 * Returns: %FALSE where it is on its way at this moment, or done with
 */
gboolean
kayako_account_settle (KayakoAccount *self,
                       KayakoUnsent *unsent,
                       const gboolean *keeps_mine,
                       guint n_fields)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_UNSENT (unsent), FALSE);
  g_return_val_if_fail (keeps_mine != NULL, FALSE);

  return kayako_outbox_settle (self->outbox, kayako_unsent_get_message (unsent), keeps_mine,
                               n_fields);
}

/**
 * kayako_account_wait_changed:
 * @self: an account
 * @conversation: one of its conversations
 *
 * Waits until what is being changed of a conversation is changed.
 *
 * Returns: (transfer full): a future as that of
 *   kayako_account_change_conversation()
 */
DexFuture *
kayako_account_wait_changed (KayakoAccount *self, KayakoConversation *conversation)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);

  return kayako_outbox_wait_changed (self->outbox, conversation);
}

/**
 * kayako_account_find_disputed:
 * @self: an account
 * @conversation: one of its conversations
 *
 * Finds what a person must decide about, because somebody else has changed the
 * same.
 *
 * Returns: (transfer none) (nullable): the change, %NULL where there is none
 */
KayakoUnsent *
kayako_account_find_disputed (KayakoAccount *self, KayakoConversation *conversation)
{
  GListModel *unsent = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);

  unsent = kayako_account_get_unsent (self);
  for (guint i = 0; i < g_list_model_get_n_items (unsent); i++) {
    g_autoptr (KayakoUnsent) item = g_list_model_get_item (unsent, i);

    /* The model keeps it. */
    if (kayako_unsent_get_conversation (item) == conversation && kayako_unsent_is_disputed (item))
      return item;
  }

  return NULL;
}

/**
 * kayako_account_get_n_failed:
 * @self: an account
 *
 * Counts what is not sent before somebody does something about it. The notification of
 * #KayakoAccount:n-unsent tells when that changes, too.
 *
 * Returns: how many of what kayako_account_get_n_unsent() counts
 */
guint
kayako_account_get_n_failed (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), 0);

  return kayako_outbox_get_n_failed (self->outbox);
}

static KayakoChanging
get_changing (KayakoOutboxItem *item, KayakoChangedField *field)
{
  KayakoMessage *message = kayako_send_get_message (item->send);

  if (kayako_changed_field_is_disputed (field))
    return KAYAKO_CHANGING_DISPUTED;

  return kayako_message_get_delivery (message) == KAYAKO_DELIVERY_FAILED ? KAYAKO_CHANGING_FAILED
                                                                         : KAYAKO_CHANGING_WAITING;
}

/**
 * kayako_account_get_changing:
 * @self: an account
 * @conversation: one of its conversations
 * @what: a property, but no custom field
 *
 * Tells whether the helpdesk has a property as it is shown. The notification of
 * #KayakoAccount:n-unsent tells when that changes. What is made at once is not waiting.
 *
 * Returns: how it stands with the latest change of @what
 */
KayakoChanging
kayako_account_get_changing (KayakoAccount *self,
                             KayakoConversation *conversation,
                             KayakoChangedWhat what)
{
  KayakoOutboxQueue *queue = NULL;
  KayakoChanging changing = KAYAKO_CHANGING_NOT;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), KAYAKO_CHANGING_NOT);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), KAYAKO_CHANGING_NOT);

  queue = kayako_outbox_get_queue (self->outbox, kayako_conversation_get_id (conversation));
  for (guint i = 0; queue != NULL && i < queue->items->len; i++) {
    KayakoOutboxItem *item = queue->items->pdata[i];
    GPtrArray *fields =
        item->change != NULL && item->is_listed ? kayako_change_get_fields (item->change) : NULL;

    for (guint j = 0; fields != NULL && j < fields->len; j++)
      if (kayako_changed_field_get_what (fields->pdata[j]) == what)
        changing = get_changing (item, fields->pdata[j]);
  }

  return changing;
}
