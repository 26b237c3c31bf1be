/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-private.h"

#include "kayako-error.h"
#include "kayako-future.h"

/**
 * kayako_thread_get_can_reply:
 * @self: a thread
 *
 * Tells whether this person may reply, and the conversation takes replies.
 *
 * Returns: whether kayako_thread_send() makes sense
 */
gboolean
kayako_thread_get_can_reply (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), FALSE);

  return self->can_reply;
}

/**
 * kayako_thread_get_draft:
 * @self: a thread
 *
 * Gets what is being written.
 *
 * Returns: the text, owned by @self; empty when there is none
 */
const char *
kayako_thread_get_draft (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), "");

  return kayako_drafts_get_text (self->drafts, kayako_conversation_get_id (self->conversation));
}

/**
 * kayako_thread_set_draft:
 * @self: a thread
 * @draft: (nullable): what is being written
 *
 * Keeps what is being written: it is on the disk within a second. The caret goes
 * to its end.
 */
void
kayako_thread_set_draft (KayakoThread *self, const char *draft)
{
  g_return_if_fail (KAYAKO_IS_THREAD (self));

  kayako_drafts_set_text (self->drafts, kayako_conversation_get_id (self->conversation),
                          draft != NULL ? draft : "");
}

/**
 * kayako_thread_get_draft_caret:
 * @self: a thread
 *
 * Gets where in the draft one was writing.
 *
 * Returns: characters from its beginning
 */
gint64
kayako_thread_get_draft_caret (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), 0);

  return kayako_drafts_get_caret (self->drafts, kayako_conversation_get_id (self->conversation));
}

/**
 * kayako_thread_set_draft_caret:
 * @self: a thread
 * @caret: where in the draft one is writing, in characters from its beginning
 *
 * Keeps the place of the caret with the draft.
 */
void
kayako_thread_set_draft_caret (KayakoThread *self, gint64 caret)
{
  g_return_if_fail (KAYAKO_IS_THREAD (self));

  kayako_drafts_set_caret (self->drafts, kayako_conversation_get_id (self->conversation), caret);
}

/**
 * kayako_thread_get_draft_saved:
 * @self: a thread
 *
 * Tells whether there is a draft and it would be there again if the program
 * ended, all but the last second of typing.
 *
 * Returns: %FALSE also where there is no draft
 */
gboolean
kayako_thread_get_draft_saved (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), FALSE);

  return self->draft_saved;
}

/**
 * kayako_thread_get_draft_error:
 * @self: a thread
 *
 * Tells why what is being written is not saved.
 *
 * Returns: (nullable): the error, owned by @self; %NULL where it is saved, nothing
 *   is written, or that is not known yet
 */
const GError *
kayako_thread_get_draft_error (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  return self->draft_error;
}

static void
update_draft_error (KayakoThread *self)
{
  const GError *error =
      kayako_drafts_get_trouble (self->drafts, kayako_conversation_get_id (self->conversation));

  if (error == self->draft_error ||
      (error != NULL && self->draft_error != NULL &&
       g_error_matches (self->draft_error, error->domain, error->code)))
    return;

  g_clear_error (&self->draft_error);
  self->draft_error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify (G_OBJECT (self), "draft-error");
}

/**
 * kayako_thread_watch_saving:
 * @self: a thread that has just been made
 *
 * Has it know whether what is written in it can be saved.
 */
void
kayako_thread_watch_saving (KayakoThread *self)
{
  g_signal_connect_object (self->drafts, "text-changed", G_CALLBACK (update_draft_error), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "mark-changed", G_CALLBACK (update_draft_error), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "notify::error", G_CALLBACK (update_draft_error), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kayako_link_get_library (self->link), "notify::error",
                           G_CALLBACK (update_draft_error), self, G_CONNECT_SWAPPED);
  update_draft_error (self);
}

/**
 * kayako_thread_save_draft:
 * @self: a thread
 *
 * Saves what is being written at once, as when somebody turns to something else.
 */
void
kayako_thread_save_draft (KayakoThread *self)
{
  g_return_if_fail (KAYAKO_IS_THREAD (self));

  /* How it ends is told by the account. */
  dex_future_disown (kayako_drafts_save (self->drafts));
}

/**
 * kayako_thread_get_draft_files:
 * @self: a thread
 *
 * Gets what is to be sent with what is being written; always the same model. What is
 * still being copied has neither a number nor an address.
 *
 * Returns: (transfer none): a model of #KayakoAttachment
 */
GListModel *
kayako_thread_get_draft_files (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  return kayako_drafts_get_files (self->drafts, kayako_conversation_get_id (self->conversation));
}

/**
 * kayako_thread_attach:
 * @self: a thread
 * @file: what somebody chose
 *
 * Has a file sent with what is being written: a copy is made at once, and stays
 * with the draft. Until that is there, kayako_thread_get_attaching() says so.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when it is there, or
 *   rejects with %KAYAKO_ERROR_TOO_LARGE (see %KAYAKO_THREAD_FILE_LIMIT),
 *   %KAYAKO_ERROR_REJECTED for what is no file or empty, or another #KayakoError
 */
DexFuture *
kayako_thread_attach (KayakoThread *self, GFile *file)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  return kayako_drafts_attach (self->drafts, kayako_conversation_get_id (self->conversation), file);
}

/**
 * kayako_thread_attach_content:
 * @self: a thread
 * @name: what it is to be called
 * @content_type: its MIME type
 * @content: (transfer full): a future that resolves to its #GBytes
 *
 * Has something sent with what is being written that is no file yet.
 *
 * Returns: (transfer full): a future as that of kayako_thread_attach(), which also
 *   rejects as @content does
 */
DexFuture *
kayako_thread_attach_content (KayakoThread *self,
                              const char *name,
                              const char *content_type,
                              DexFuture *content)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  return kayako_drafts_attach_content (
      self->drafts, kayako_conversation_get_id (self->conversation), name, content_type, content);
}

/**
 * kayako_thread_get_attaching:
 * @self: a thread
 *
 * Tells whether a file is still being copied. What is sent now leaves it behind, in
 * the draft. The model of kayako_thread_get_draft_files() tells when that changes.
 *
 * Returns: %FALSE when all files are there
 */
gboolean
kayako_thread_get_attaching (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), FALSE);

  return kayako_drafts_get_attaching (self->drafts,
                                      kayako_conversation_get_id (self->conversation));
}

/**
 * kayako_thread_detach:
 * @self: a thread
 * @file: one of kayako_thread_get_draft_files()
 *
 * Does not send a file.
 */
void
kayako_thread_detach (KayakoThread *self, KayakoAttachment *file)
{
  g_return_if_fail (KAYAKO_IS_THREAD (self));

  kayako_drafts_detach (self->drafts, kayako_conversation_get_id (self->conversation), file);
}

/**
 * kayako_thread_add_draft_files:
 * @self: a thread
 * @files: (element-type KayakoAttachment): of a message that was given up
 *
 * Has what was to be sent with a message sent with what is being written.
 */
void
kayako_thread_add_draft_files (KayakoThread *self, GPtrArray *files)
{
  g_return_if_fail (KAYAKO_IS_THREAD (self));

  kayako_drafts_add_files (self->drafts, kayako_conversation_get_id (self->conversation), files);
}

/**
 * kayako_thread_list_draft_versions:
 * @self: a thread
 *
 * Reads what was written here in the last 30 days, also what was sent or thrown
 * away.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of
 *   #KayakoDraftVersion, the latest first, or rejects with #KayakoError
 */
DexFuture *
kayako_thread_list_draft_versions (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  return kayako_drafts_list_versions (self->drafts,
                                      kayako_conversation_get_id (self->conversation));
}

/**
 * kayako_thread_dup_draft_version:
 * @self: a thread
 *
 * Remembers what is being written now.
 *
 * Returns: (transfer full): a version for kayako_thread_restore_draft()
 */
KayakoDraftVersion *
kayako_thread_dup_draft_version (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  return kayako_drafts_dup_version (self->drafts, kayako_conversation_get_id (self->conversation));
}

/**
 * kayako_thread_restore_draft:
 * @self: a thread
 * @version: what was written here
 *
 * Makes a version the draft again. What it replaces is a version then.
 */
void
kayako_thread_restore_draft (KayakoThread *self, KayakoDraftVersion *version)
{
  g_return_if_fail (KAYAKO_IS_THREAD (self));
  g_return_if_fail (KAYAKO_IS_DRAFT_VERSION (version));

  kayako_drafts_restore (self->drafts, kayako_conversation_get_id (self->conversation), version);
}

/**
 * kayako_thread_send:
 * @self: a thread
 * @text: what to say
 *
 * Sends a reply. It is among the messages before this returns: on its way, or
 * waiting for its turn or the connection. A draft that says the same is empty
 * then, and its files are sent with it. It belongs to the account; the future, and the thread, may
 * be dropped.
 *
 * Returns: (transfer full): a future that resolves to the helpdesk's
 *   #KayakoMessage when it has been sent, or rejects with #KayakoError when it
 *   has failed; the message stays, with its text and the error
 */
DexFuture *
kayako_thread_send (KayakoThread *self, const char *text)
{
  return kayako_thread_send_and_set (self, text, 0);
}

/**
 * kayako_thread_send_and_set:
 * @self: a thread
 * @text: what to say
 * @status_id: the status to set as soon as it is sent, 0 for none
 *
 * Sends a reply as kayako_thread_send() does. The status is kept with it, whatever
 * ends the program, and left as it is where the reply is taken back, or where
 * another status has been chosen by then.
 *
 * Returns: (transfer full): a future as that of kayako_thread_send(): the status is
 *   on its way then, see kayako_account_wait_changed()
 */
DexFuture *
kayako_thread_send_and_set (KayakoThread *self, const char *text, gint64 status_id)
{
  KayakoMessage *newest = NULL;
  g_autofree char *said = g_strdup (text);
  g_autofree char *draft_key = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  newest = kayako_message_list_get_last_remote (self->messages);
  draft_key = kayako_drafts_hand_over (
      self->drafts, kayako_conversation_get_id (self->conversation), said, &files);
  return kayako_outbox_send_files (self->outbox, self->conversation, said, files,
                                   newest != NULL ? kayako_message_get_id (newest) : 0, status_id,
                                   draft_key);
}

/**
 * kayako_thread_retry:
 * @self: a thread
 * @message: one that failed or waits
 *
 * Tries again to send a reply. The helpdesk is searched for it first, so that
 * it is never there twice.
 *
 * Returns: (transfer full): a future as that of kayako_thread_send()
 */
DexFuture *
kayako_thread_retry (KayakoThread *self, KayakoMessage *message)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  return kayako_outbox_retry (self->outbox, message);
}

/**
 * kayako_thread_discard:
 * @self: a thread
 * @message: one that failed or waits
 *
 * Gives a reply up, for instance to write it anew.
 *
 * Returns: (transfer full) (nullable): its text, or %NULL where it is on its way
 *   at this moment, or has been sent
 */
char *
kayako_thread_discard (KayakoThread *self, KayakoMessage *message)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  return kayako_outbox_discard (self->outbox, message, NULL);
}

/**
 * kayako_thread_take_back:
 * @self: a thread
 * @message: one that failed or waits
 *
 * Makes a reply the draft again, before what is being written.
 *
 * Returns: %FALSE where it is on its way at this moment, or has been sent
 */
gboolean
kayako_thread_take_back (KayakoThread *self, KayakoMessage *message)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), FALSE);

  return kayako_drafts_take_message (self->drafts, kayako_conversation_get_id (self->conversation),
                                     message);
}

/* The newest message of somebody else. */
static KayakoMessage *
get_newest_received (KayakoThread *self)
{
  GListModel *messages = G_LIST_MODEL (self->messages);
  KayakoUser *me = kayako_session_get_user (kayako_link_get_session (self->link));

  for (guint i = g_list_model_get_n_items (messages); i > 0; i--) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (messages, i - 1);

    /* The list keeps it. */
    if (!kayako_message_is_local (message) && kayako_message_get_creator (message) != me)
      return message;
  }

  return NULL;
}

static DexFuture *
forget_seen_cb (DexFuture *future, gpointer user_data)
{
  g_autoptr (KayakoThread) self = g_weak_ref_get (user_data);

  if (self != NULL)
    self->seen_id = 0;
  return dex_ref (future);
}

static DexFuture *
refresh_cb (DexFuture *future, gpointer user_data)
{
  g_autoptr (KayakoThread) self = g_weak_ref_get (user_data);

  /* The read marker is another one now. */
  return self != NULL ? kayako_thread_refresh (self) : dex_ref (future);
}

static void
weak_ref_free (gpointer user_data)
{
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

static gpointer
weak_ref_new (KayakoThread *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  return ref;
}

/**
 * kayako_thread_mark_seen:
 * @self: a thread
 *
 * Tells the helpdesk that the newest message of somebody else has been read,
 * if there is one and it has not been told before. It shows at once, and the
 * helpdesk is told when it can be reached.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_thread_mark_seen (KayakoThread *self)
{
  KayakoMessage *message = NULL;
  KayakoReadMarker *marker = NULL;
  DexFuture *future = NULL;

  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  message = get_newest_received (self);
  marker = kayako_conversation_get_read_marker (self->conversation);
  if (message == NULL || kayako_message_get_id (message) == self->seen_id ||
      (marker != NULL && kayako_read_marker_get_unread_count (marker) == 0))
    return dex_future_new_true ();

  self->seen_id = kayako_message_get_id (message);
  future = kayako_outbox_mark_seen (self->outbox, self->conversation, self->seen_id);
  future = dex_future_then (future, refresh_cb, weak_ref_new (self), weak_ref_free);
  return dex_future_catch (future, forget_seen_cb, weak_ref_new (self), weak_ref_free);
}
