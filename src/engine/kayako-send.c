/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-send-private.h"

#include "kayako-api-drafts.h"
#include "kayako-backoff.h"
#include "kayako-error.h"

/* How many attempts there are before a person has to decide. */
#define MAX_ATTEMPTS 4

/* For how long what was the newest message is taken to be that still, in
 * microseconds. */
#define NEWEST_AGE (60 * G_USEC_PER_SEC)

#define USER_AGENT "Kayako for GNOME"

typedef struct {
  gint64 conversation_id;
  KayakoMessageDraft *draft; /* (owned) */
} CreateData;

static void
create_data_free (gpointer user_data)
{
  CreateData *data = user_data;

  kayako_message_draft_unref (data->draft);
  g_free (data);
}

/**
 * kayako_send_new:
 * @conversation: where it belongs
 * @message: a local message
 * @newest_id: the newest message of @conversation that is known, 0 when none is
 * @limit: after how many microseconds a helpdesk that breaks off may still be at
 *   work on @message
 *
 * Makes what sends @message.
 *
 * Returns: (transfer full): a new #KayakoSend
 */
KayakoSend *
kayako_send_new (KayakoConversation *conversation,
                 KayakoMessage *message,
                 gint64 newest_id,
                 gint64 limit)
{
  KayakoSend *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);

  self = g_new0 (KayakoSend, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->conversation = g_object_ref (conversation);
  self->message = g_object_ref (message);
  self->file_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->limit = limit;
  if (newest_id != 0)
    kayako_send_note_newest (self, newest_id);
  return self;
}

/**
 * kayako_send_ref:
 * @self: a message on its way
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoSend *
kayako_send_ref (KayakoSend *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * kayako_send_unref:
 * @self: (transfer full): a message on its way
 *
 * Lets go of a reference.
 */
void
kayako_send_unref (KayakoSend *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->conversation);
  g_object_unref (self->message);
  g_array_unref (self->file_ids);
  g_free (self);
}

/**
 * kayako_send_get_message:
 * @self: a message on its way
 *
 * Gets the local message that rows show meanwhile.
 *
 * Returns: (transfer none): the message
 */
KayakoMessage *
kayako_send_get_message (KayakoSend *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->message;
}

/**
 * kayako_send_get_conversation:
 * @self: a message on its way
 *
 * Gets where it belongs.
 *
 * Returns: (transfer none): the conversation
 */
KayakoConversation *
kayako_send_get_conversation (KayakoSend *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->conversation;
}

/**
 * kayako_send_restore:
 * @self: a message of an earlier run of the program
 * @newest_id: the newest message before it was first tried, 0 when there was none
 * @attempted_at: when it was tried last; Unix milliseconds, 0 for never
 * @unclear: that attempt may have been carried out
 *
 * Goes on where the program ended. It is looked for before it is sent, also
 * where it had not been tried: the disk may have been full when it was.
 */
void
kayako_send_restore (KayakoSend *self, gint64 newest_id, gint64 attempted_at, gboolean unclear)
{
  gint64 age = g_get_real_time () - attempted_at * 1000;

  g_return_if_fail (self != NULL);

  self->newest_id = newest_id;
  self->newest_until = 0;
  self->attempted_at = attempted_at;
  self->doubtful = attempted_at == 0;
  self->attempted = attempted_at != 0;
  self->unclear = self->attempted;
  self->has_waited = TRUE;
  self->settling = unclear && age < self->limit;
  if (self->settling)
    self->settled_at = g_get_monotonic_time () + self->limit - MAX (age, 0);
}

/**
 * kayako_send_may_have_arrived:
 * @self: a message on its way
 *
 * Returns: whether its last attempt was not refused
 */
gboolean
kayako_send_may_have_arrived (KayakoSend *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->attempted && self->unclear;
}

/**
 * kayako_send_get_newest_id:
 * @self: a message on its way
 *
 * Returns: the newest message that is known to be another one, 0 when none is
 */
gint64
kayako_send_get_newest_id (KayakoSend *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->newest_id;
}

/**
 * kayako_send_get_attempted_at:
 * @self: a message on its way
 *
 * Returns: when it was tried last; Unix milliseconds, 0 for never
 */
gint64
kayako_send_get_attempted_at (KayakoSend *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->attempted_at;
}

/**
 * kayako_send_note_newest:
 * @self: a message on its way
 * @newest_id: a message that was on the helpdesk before @self is first tried,
 *   or is another one of ours
 *
 * Rules out that @newest_id, or what is older, is what became of @self.
 */
void
kayako_send_note_newest (KayakoSend *self, gint64 newest_id)
{
  g_return_if_fail (self != NULL);

  /* What has come since it was tried may be what came of it. */
  if (self->attempted)
    return;

  self->newest_id = MAX (self->newest_id, newest_id);
  self->newest_until = g_get_monotonic_time () + NEWEST_AGE;
}

/**
 * kayako_send_get_seen_id:
 * @self: a message on its way
 *
 * Returns: the newest message that its writer has seen, 0 where it may cross any
 */
gint64
kayako_send_get_seen_id (KayakoSend *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->seen_id;
}

/**
 * kayako_send_set_seen_id:
 * @self: a message on its way
 * @seen_id: the newest message that its writer has seen, 0 where it may cross any
 *
 * Has it held where it would cross what somebody else has written since; that is
 * looked at right before it is sent for the first time.
 */
void
kayako_send_set_seen_id (KayakoSend *self, gint64 seen_id)
{
  g_return_if_fail (self != NULL);

  self->seen_id = seen_id;
}

/**
 * kayako_send_note_attempt:
 * @self: a message on its way
 *
 * Says that it is sent now: from here on it may be on the helpdesk.
 */
void
kayako_send_note_attempt (KayakoSend *self)
{
  g_return_if_fail (self != NULL);

  self->attempted = TRUE;
  self->unclear = TRUE;
  self->attempted_at = g_get_real_time () / 1000;
}

static DexFuture *
create_message (KayakoClient *client, gpointer user_data)
{
  CreateData *data = user_data;

  return kayako_client_create_message (client, data->conversation_id, data->draft);
}

static DexFuture *
start_creating (KayakoSend *self, KayakoLink *link)
{
  CreateData *data = g_new0 (CreateData, 1);

  data->conversation_id = kayako_conversation_get_id (self->conversation);
  data->draft = kayako_message_draft_new (kayako_message_get_content_text (self->message),
                                          kayako_message_get_client_id (self->message));
  kayako_message_draft_set_source (data->draft, KAYAKO_SOURCE_API);
  kayako_message_draft_set_user_agent (data->draft, USER_AGENT);
  for (guint i = 0; i < self->file_ids->len; i++)
    kayako_message_draft_add_file_id (data->draft, g_array_index (self->file_ids, gint64, i));
  return kayako_link_request (link, create_message, data, create_data_free);
}

/**
 * kayako_send_note_failure:
 * @self: something on its way
 * @error: how an attempt ended
 * @begun_at: when it began, monotonic
 *
 * Says whether it may be on the helpdesk all the same.
 */
void
kayako_send_note_failure (KayakoSend *self, const GError *error, gint64 begun_at)
{
  /* Only an answer that refuses is proof that nothing was done. */
  self->unclear = g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR) ||
                  g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK) ||
                  g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER) ||
                  g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL) ||
                  g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK) ||
                  kayako_link_error_is_cancelled (error);
  self->settling = self->unclear;
  self->slow = self->unclear && g_get_monotonic_time () - begun_at > self->limit;
}

/**
 * kayako_send_await_created:
 * @self: a message on its way, which kayako_send_await_found() did not find
 * @link: the helpdesk
 * @error: return location
 *
 * Sends the message. Only in a fibre.
 *
 * Returns: (transfer full) (nullable): the fresh message of the helpdesk's, or
 *   %NULL with @error set
 */
KayakoMessage *
kayako_send_await_created (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KayakoMessage *remote = NULL;
  gint64 begun_at = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);

  /* Until they are there, nothing can have arrived. */
  if (!kayako_send_await_files (self, link, error)) {
    self->unclear = FALSE;
    self->settling = FALSE;
    return NULL;
  }

  begun_at = g_get_monotonic_time ();
  remote = dex_await_object (start_creating (self, link), &local_error);
  if (remote != NULL)
    return remote;

  kayako_send_note_failure (self, local_error, begun_at);
  /* The helpdesk may have forgotten them. */
  if (!self->unclear)
    g_array_set_size (self->file_ids, 0);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * kayako_send_get_remedy:
 * @self: a message on its way
 * @error: why it could not be sent
 *
 * Decides what comes next.
 *
 * Returns: what helps
 */
KayakoSendRemedy
kayako_send_get_remedy (KayakoSend *self, const GError *error)
{
  g_return_val_if_fail (self != NULL, KAYAKO_SEND_REMEDY_PERSON);

  if (kayako_error_ends_session (error))
    return KAYAKO_SEND_REMEDY_SIGN_IN;

  /* A connection that breaks under each file is there, and of no use. */
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK))
    return self->n_broken >= MAX_ATTEMPTS ? KAYAKO_SEND_REMEDY_PERSON
                                          : KAYAKO_SEND_REMEDY_CONNECTION;

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_RATE_LIMITED))
    return KAYAKO_SEND_REMEDY_REPEAT;

  if ((g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR) ||
       g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER)) &&
      !self->undecided && self->attempts < MAX_ATTEMPTS)
    return KAYAKO_SEND_REMEDY_REPEAT;

  return KAYAKO_SEND_REMEDY_PERSON;
}

/**
 * kayako_send_get_delay:
 * @self: a message on its way
 * @error: why it could not be sent
 * @jitter: a random number from 0 to 1
 *
 * How long to wait before the next attempt: as long as the helpdesk says, or
 * longer each time.
 *
 * Returns: milliseconds
 */
guint
kayako_send_get_delay (KayakoSend *self, const GError *error, double jitter)
{
  guint retry_after = kayako_error_get_retry_after (error);

  g_return_val_if_fail (self != NULL, 0);

  /* Whether it is there can be found out at once. */
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR) && self->attempts == 1)
    return 0;

  if (retry_after > 0)
    return kayako_backoff_break (retry_after, jitter);

  return kayako_backoff_delay (self->attempts, jitter);
}

/**
 * kayako_send_start_over:
 * @self: a message on its way
 *
 * A person, or a connection that is back, gives it a new chance. If it has been
 * tried before, the helpdesk is searched for it first.
 */
void
kayako_send_start_over (KayakoSend *self)
{
  g_return_if_fail (self != NULL);

  self->attempts = 0;
  /* A connection that is back may be one that breaks under the file again. */
  if (self->n_broken >= MAX_ATTEMPTS)
    self->n_broken = 0;
  self->slow = FALSE;
  self->undecided = FALSE;
  self->unclear = self->attempted;
  self->has_waited = TRUE;
  /* It has waited: others may have written meanwhile. */
  if (!self->attempted)
    self->newest_until = 0;
}

/**
 * kayako_send_is_unclear:
 * @self: a message on its way
 *
 * Finds out whether the message may be on the helpdesk although no answer has
 * said so.
 *
 * Returns: %TRUE if an earlier attempt may have been carried out and looking for
 *   it has not told
 */
gboolean
kayako_send_is_unclear (KayakoSend *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->undecided || self->unsearched;
}
