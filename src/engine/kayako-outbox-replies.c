/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages on their way out. */

#include "kayako-outbox-private.h"

/* From what the person sees now who decides it. */
static KayakoChange *
create_then (KayakoConversation *conversation, gint64 status_id)
{
  g_autoptr (KayakoConversationChange) wanted = kayako_conversation_change_new ();

  kayako_conversation_change_set_status_id (wanted, status_id);
  return kayako_change_new (conversation, wanted);
}

/**
 * kayako_outbox_send:
 * @self: an outbox
 * @conversation: where
 * @text: what was written
 * @newest_id: the newest message of @conversation that is known, 0 when none is;
 *   where @text has to wait and somebody else has written more by then, it is held
 *   (%KAYAKO_ERROR_CROSSED)
 * @draft_key: (nullable): the draft that it was, which goes from the disk when it
 *   is there as a message
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
                    gint64 newest_id,
                    const char *draft_key)
{
  return kayako_outbox_send_files (self, conversation, text, NULL, newest_id, 0, draft_key);
}

/**
 * kayako_outbox_send_files:
 * @self: an outbox
 * @conversation: where
 * @text: what was written
 * @files: (nullable) (element-type KayakoAttachment): what is sent with it, see
 *   kayako_local_files_copy()
 * @newest_id: the newest message of @conversation that is known, 0 when none is
 * @status_id: the status to set as soon as it is sent, 0 for none
 * @draft_key: (nullable): the draft that it was
 *
 * Queues a message with files, as kayako_outbox_send() does one without.
 *
 * Returns: (transfer full): a future as that of kayako_outbox_send()
 */
DexFuture *
kayako_outbox_send_files (KayakoOutbox *self,
                          KayakoConversation *conversation,
                          const char *text,
                          GPtrArray *files,
                          gint64 newest_id,
                          gint64 status_id,
                          const char *draft_key)
{
  g_autofree char *client_id = g_uuid_string_random ();
  g_autoptr (KayakoMessage) message = NULL;
  gint64 conversation_id = 0;
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *item = NULL;
  DexFuture *done = NULL;

  g_return_val_if_fail (KAYAKO_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  message = kayako_message_new_local (
      client_id, text, kayako_session_get_user (kayako_link_get_session (self->link)));
  if (files != NULL)
    kayako_message_set_attachments (message, files);
  conversation_id = kayako_conversation_get_id (conversation);
  queue = kayako_outbox_ensure_queue (self, conversation_id);
  item = kayako_outbox_item_new (kayako_send_new (conversation, message, newest_id, self->slow));
  kayako_send_set_seen_id (item->send, newest_id);
  item->done = dex_promise_new ();
  item->not_before = self->delay > 0 ? item->created_at + self->delay * 1000 : 0;
  item->draft_key = g_strdup (draft_key);
  item->then = status_id != 0 ? create_then (conversation, status_id) : NULL;
  done = dex_ref (DEX_FUTURE (item->done));
  kayako_outbox_add (self, queue, item, NULL);
  g_signal_emit_by_name (self, "queued", conversation_id, message);
  kayako_outbox_start (self, conversation_id);
  return done;
}

/**
 * kayako_outbox_is_staff:
 * @self: an outbox
 *
 * Returns: whether who writes is one of the helpdesk's
 */
gboolean
kayako_outbox_is_staff (KayakoOutbox *self)
{
  KayakoUser *user = kayako_session_get_user (kayako_link_get_session (self->link));

  return user != NULL && kayako_user_get_role (user) >= KAYAKO_ROLE_TYPE_COLLABORATOR;
}

/**
 * kayako_outbox_note_reply:
 * @self: an outbox
 * @queue: one of its queues
 * @position: where a reply was that has just been sent
 *
 * What a reply does to the status is not somebody else's doing, and the next run of
 * the program must know that, too.
 */
void
kayako_outbox_note_reply (KayakoOutbox *self, KayakoOutboxQueue *queue, guint position)
{
  for (guint i = position; i < queue->items->len; i++) {
    KayakoOutboxItem *behind = g_ptr_array_index (queue->items, i);

    if (behind->change == NULL)
      continue;

    kayako_change_note_reply (behind->change, kayako_outbox_is_staff (self));
    if (!self->expects_store)
      dex_future_disown (kayako_outbox_keep (self, behind));
  }
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

    if (kayako_outbox_item_get_kind (item) != KAYAKO_UNSENT_REPLY ||
        kayako_outbox_item_is_on_its_way (item))
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
