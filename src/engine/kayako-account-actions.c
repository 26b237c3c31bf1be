/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-private.h"

#include "kayako-conversation-feed-private.h"
#include "kayako-future.h"
#include "kayako-search-private.h"
#include "kayako-thread-private.h"

/**
 * kayako_account_dup_feed:
 * @self: an account
 * @view: one of its views
 *
 * Gets the conversations of a view, always the same object. Ask for it
 * whenever the view is shown: the feed that was asked for last is the one that
 * follows what changes.
 *
 * Returns: (transfer full): the feed
 */
KayakoConversationFeed *
kayako_account_dup_feed (KayakoAccount *self, KayakoView *view)
{
  KayakoConversationFeed *feed = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_VIEW (view), NULL);

  feed = g_hash_table_lookup (self->feeds, kayako_view_get_id (view));
  if (feed == NULL) {
    feed = kayako_conversation_feed_new (self->link, view);
    g_hash_table_insert (self->feeds, g_strdup (kayako_view_get_id (view)), feed);
  }

  kayako_sync_note_activity (self->sync);
  if (self->shown != feed) {
    if (self->shown != NULL)
      kayako_conversation_feed_set_active (self->shown, FALSE);
    self->shown = feed;
    kayako_conversation_feed_set_active (feed, TRUE);
  }

  return g_object_ref (feed);
}

/**
 * kayako_account_dup_thread:
 * @self: an account
 * @conversation: one of its conversations
 *
 * Gets what a conversation says. While somebody holds it, it is the same
 * object; drafts and messages on their way out are there again in the next
 * one, and so is what has been read, unless many others have been since.
 *
 * Returns: (transfer full): the thread
 */
KayakoThread *
kayako_account_dup_thread (KayakoAccount *self, KayakoConversation *conversation)
{
  gint64 id = 0;
  GWeakRef *ref = NULL;
  KayakoThread *thread = NULL;
  g_autoptr (KayakoConversation) canonical = NULL;
  g_autoptr (KayakoTranscript) transcript = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);

  kayako_sync_note_activity (self->sync);
  id = kayako_conversation_get_id (conversation);
  ref = g_hash_table_lookup (self->threads, &id);
  thread = ref != NULL ? g_weak_ref_get (ref) : NULL;
  if (thread != NULL)
    return thread;

  canonical =
      kayako_registry_adopt (kayako_link_get_registry (self->link), g_object_ref (conversation));
  transcript = kayako_shelf_dup_transcript (self->shelf, id);
  thread = kayako_thread_new (self->link, self->outbox, self->drafts, transcript, canonical);
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, thread);
  g_hash_table_replace (self->threads, g_memdup2 (&id, sizeof (id)), ref);
  return thread;
}

/**
 * kayako_account_create_search:
 * @self: an account
 *
 * Makes something that looks through all that is stored of the account. It
 * works without the helpdesk.
 *
 * Returns: (transfer full): a search that looks for nothing yet
 */
KayakoSearch *
kayako_account_create_search (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_search_new (self->library, kayako_link_get_session (self->link));
}

static DexFuture *
count_cb (DexFuture *future, gpointer user_data)
{
  kayako_choices_count (user_data);
  return dex_ref (future);
}

/**
 * kayako_account_change_conversation:
 * @self: an account
 * @conversation: one of its conversations
 * @change: what to change
 *
 * Changes a conversation. It is shown at once, kept, and made when the helpdesk
 * can be reached. Of several changes of one property that wait only the last is
 * made, and none where it becomes what it was. Dropping the future changes
 * nothing.
 *
 * Returns: (transfer full): a future that resolves to @conversation when the
 *   helpdesk has it, or rejects with #KayakoError when it waits for a person:
 *   kayako_account_retry(), kayako_account_discard(), or after
 *   %KAYAKO_ERROR_CONFLICT kayako_account_settle()
 */
DexFuture *
kayako_account_change_conversation (KayakoAccount *self,
                                    KayakoConversation *conversation,
                                    KayakoConversationChange *change)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  return dex_future_then (kayako_outbox_change (self->outbox, conversation, change), count_cb,
                          g_object_ref (self->choices), g_object_unref);
}

static DexFuture *
download (KayakoClient *client, gpointer user_data)
{
  return kayako_client_download (client, user_data);
}

/**
 * kayako_account_download:
 * @self: an account
 * @url: of an avatar, an attachment or the like
 *
 * Fetches bytes. This person's credentials go to this helpdesk only.
 *
 * Returns: (transfer full): a future that resolves to #GBytes, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_account_download (KayakoAccount *self, const char *url)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (url != NULL, NULL);

  return kayako_link_request (self->link, download, g_strdup (url), g_free);
}

/**
 * kayako_account_sign_in_again:
 * @self: an account
 * @credentials: what the person has just brought, of any kind but
 *   %KAYAKO_CREDENTIALS_CONVERSATION
 *
 * Signs in after %KAYAKO_ACCOUNT_STATE_EXPIRED. What could not be sent for want
 * of a session goes by itself then.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   %KAYAKO_ERROR_CREDENTIALS, %KAYAKO_ERROR_LOCKED or another #KayakoError
 */
DexFuture *
kayako_account_sign_in_again (KayakoAccount *self, KayakoCredentials *credentials)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);

  return kayako_link_sign_in (self->link, credentials);
}

/**
 * kayako_account_sign_in_again_with_password:
 * @self: an account with an email
 * @password: what the person has just typed
 *
 * Signs in again with what most people have.
 *
 * Returns: (transfer full): a future as that of kayako_account_sign_in_again()
 */
DexFuture *
kayako_account_sign_in_again_with_password (KayakoAccount *self, const char *password)
{
  g_autoptr (KayakoCredentials) credentials = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (password != NULL, NULL);

  credentials = kayako_credentials_new_password (self->email, password);
  return kayako_account_sign_in_again (self, credentials);
}

/**
 * kayako_account_reconnect:
 * @self: an account
 *
 * Tries to get online at once, without waiting for the next attempt.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with why
 *   it is not online; the state says it, too
 */
DexFuture *
kayako_account_reconnect (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_link_connect (self->link);
}

/**
 * kayako_account_rate:
 * @self: an account
 * @conversation: one of its conversations
 * @score: how content this person is with it
 * @comment: (nullable): and why
 *
 * Rates a conversation; it is kept, and told when the helpdesk can be reached.
 * Dropping the future changes nothing.
 *
 * Returns: (transfer full): a future that resolves to the helpdesk's #KayakoRating,
 *   or rejects with #KayakoError when it waits for a person in the outbox
 */
DexFuture *
kayako_account_rate (KayakoAccount *self,
                     KayakoConversation *conversation,
                     KayakoScore score,
                     const char *comment)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_outbox_rate (self->outbox, conversation, score, comment);
}

/**
 * kayako_account_begin_conversation:
 * @self: an account
 * @draft: what to begin, without files
 *
 * Begins a conversation, once whatever happens; it is kept, and told when the
 * helpdesk can be reached. Dropping the future changes nothing.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoConversation, or
 *   rejects with #KayakoError when it waits for a person in the outbox
 */
DexFuture *
kayako_account_begin_conversation (KayakoAccount *self, KayakoConversationDraft *draft)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  return kayako_outbox_begin (self->outbox, draft);
}
