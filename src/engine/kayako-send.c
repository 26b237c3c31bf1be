/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-send.h"

#include "kayako-api-drafts.h"
#include "kayako-backoff.h"
#include "kayako-error.h"

#include <string.h>

/* How many attempts there are before a person has to decide. */
#define MAX_ATTEMPTS 4

#define PAGE_SIZE    50

/* For how long what was the newest message is taken to be that still, in
 * microseconds. */
#define NEWEST_AGE (60 * G_USEC_PER_SEC)

/* A broken connection says so before the helpdesk has written down what came
 * through it; so a search that finds nothing is made twice. */
#define SETTLE_MILLISECONDS 1000

#define USER_AGENT          "Kayako for GNOME"

/* One message on its way. Before it is repeated, the conversation's newest
 * messages are searched for its client_id, so that it is there once whatever
 * happened to the answer. */
struct _KayakoSend {
  gatomicrefcount ref_count;
  KayakoConversation *conversation; /* (owned) (not nullable) */
  KayakoMessage *message;           /* (owned) (not nullable): the local one */

  gint64 limit;        /* what is slow, in microseconds */
  gint64 newest_id;    /* the newest message before it was first tried, 0 when there was none */
  gint64 newest_until; /* when that has to be asked again, monotonic; 0: it is not known */
  gboolean attempted;  /* it has been tried */
  gboolean unclear;    /* an earlier attempt may have been carried out */
  gboolean settling;   /* that attempt broke off just now */
  gboolean slow;       /* that attempt broke off after a long wait */
  gboolean undecided;  /* it was slow, and has not been found */
  gboolean unsearched; /* it could not be looked for */
  guint attempts;      /* since a person last asked for it */
};

typedef struct {
  gint64 conversation_id;
  guint offset;
  guint limit;
  KayakoMessageDraft *draft; /* (owned) (nullable) */
} RequestData;

static void
request_data_free (gpointer user_data)
{
  RequestData *data = user_data;

  g_clear_pointer (&data->draft, kayako_message_draft_unref);
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

static gboolean
has_same_text (KayakoMessage *a, KayakoMessage *b)
{
  g_autofree char *first = g_strdup (kayako_message_get_content_text (a));
  g_autofree char *second = g_strdup (kayako_message_get_content_text (b));

  return first != NULL && second != NULL && strcmp (g_strstrip (first), g_strstrip (second)) == 0;
}

/**
 * kayako_send_is_same_message:
 * @sent: what was sent
 * @found: a message of the helpdesk's, newer than what was there before
 *
 * Recognises a message by its client_id or, where the helpdesk has erased
 * that, by author and text.
 *
 * Returns: whether @found is what became of @sent
 */
gboolean
kayako_send_is_same_message (KayakoMessage *sent, KayakoMessage *found)
{
  const char *client_id = NULL;
  KayakoUser *author = NULL;
  KayakoUser *creator = NULL;

  g_return_val_if_fail (KAYAKO_IS_MESSAGE (sent), FALSE);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (found), FALSE);

  client_id = kayako_message_get_client_id (found);
  if (client_id != NULL && *client_id != '\0')
    return g_strcmp0 (client_id, kayako_message_get_client_id (sent)) == 0;

  author = kayako_message_get_creator (sent);
  creator = kayako_message_get_creator (found);
  return author != NULL && creator != NULL &&
         kayako_user_get_id (author) == kayako_user_get_id (creator) && has_same_text (sent, found);
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

  self->newest_id = MAX (self->newest_id, newest_id);
  if (!self->attempted)
    self->newest_until = g_get_monotonic_time () + NEWEST_AGE;
}

/**
 * kayako_send_is_older:
 * @self: a message on its way
 * @message: a message of the helpdesk's
 *
 * Tells by the helpdesk's own order, as no two clocks agree.
 *
 * Returns: whether @message was there before @self was first tried
 */
gboolean
kayako_send_is_older (KayakoSend *self, KayakoMessage *message)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), FALSE);

  return kayako_message_get_id (message) <= self->newest_id;
}

static DexFuture *
list_messages (KayakoClient *client, gpointer user_data)
{
  RequestData *data = user_data;

  return kayako_client_list_messages (client, data->conversation_id, data->offset, data->limit);
}

static DexFuture *
create_message (KayakoClient *client, gpointer user_data)
{
  RequestData *data = user_data;

  return kayako_client_create_message (client, data->conversation_id, data->draft);
}

static RequestData *
request_data_new (KayakoSend *self)
{
  RequestData *data = g_new0 (RequestData, 1);

  data->conversation_id = kayako_conversation_get_id (self->conversation);
  return data;
}

/* NULL with @error set where the helpdesk could not be asked. */
static KayakoPage *
await_messages (KayakoSend *self, KayakoLink *link, guint offset, guint limit, GError **error)
{
  RequestData *data = request_data_new (self);

  data->offset = offset;
  data->limit = limit;
  return dex_await_boxed (kayako_link_request (link, list_messages, data, request_data_free),
                          error);
}

/* Finds out what is there before the first attempt, so that nothing of that is
 * taken for what came of it. */
static gboolean
await_newest (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (KayakoPage) page = NULL;
  GPtrArray *items = NULL;

  if (self->attempted || self->newest_until > g_get_monotonic_time ())
    return TRUE;

  page = await_messages (self, link, 0, 1, error);
  if (page == NULL)
    return FALSE;

  items = kayako_page_get_items (page);
  kayako_send_note_newest (
      self, items->len > 0 ? kayako_message_get_id (g_ptr_array_index (items, 0)) : 0);
  return TRUE;
}

/* Looks through the newest messages back to what was there before. NULL
 * without an error: it is not on the helpdesk. */
static KayakoMessage *
await_search (KayakoSend *self, KayakoLink *link, GError **error)
{
  gint64 oldest_id = G_MAXINT64;

  for (guint offset = 0;;) {
    g_autoptr (KayakoPage) page = await_messages (self, link, offset, PAGE_SIZE, error);
    GPtrArray *items = NULL;
    gboolean got_on = FALSE;

    if (page == NULL)
      return NULL;

    items = kayako_page_get_items (page);
    for (guint i = 0; i < items->len; i++) {
      KayakoMessage *found = g_ptr_array_index (items, i);

      if (kayako_send_is_older (self, found))
        return NULL;
      if (kayako_send_is_same_message (self->message, found))
        return g_object_ref (found);

      got_on = got_on || kayako_message_get_id (found) < oldest_id;
      oldest_id = MIN (oldest_id, kayako_message_get_id (found));
    }

    offset += items->len;
    /* A helpdesk that sends the same again does not get on. */
    if (!got_on || !kayako_page_get_has_more (page))
      return NULL;
  }
}

static KayakoMessage *
await_found (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KayakoMessage *found = await_search (self, link, &local_error);

  if (found == NULL && local_error == NULL && self->settling &&
      dex_await (kayako_link_delay (link, SETTLE_MILLISECONDS), &local_error))
    found = await_search (self, link, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    self->settling = FALSE;
  return found;
}

static KayakoMessage *
await_created (KayakoSend *self, KayakoLink *link, GError **error)
{
  RequestData *data = request_data_new (self);

  data->draft = kayako_message_draft_new (kayako_message_get_content_text (self->message),
                                          kayako_message_get_client_id (self->message));
  kayako_message_draft_set_source (data->draft, KAYAKO_SOURCE_API);
  kayako_message_draft_set_user_agent (data->draft, USER_AGENT);
  return dex_await_object (kayako_link_request (link, create_message, data, request_data_free),
                           error);
}

/**
 * kayako_send_await:
 * @self: a message on its way
 * @link: the helpdesk
 * @error: return location
 *
 * Sends the message, or finds that it had been sent. Only in a fibre.
 *
 * Returns: (transfer full) (nullable): the fresh message of the helpdesk's, or
 *   %NULL with @error set
 */
KayakoMessage *
kayako_send_await (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KayakoMessage) remote = NULL;
  gint64 begun_at = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);

  self->attempts++;
  if (!await_newest (self, link, error))
    return NULL;

  if (self->unclear) {
    remote = await_found (self, link, &local_error);
    self->unsearched = local_error != NULL;
    if (local_error != NULL) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
    if (remote != NULL)
      return g_steal_pointer (&remote);

    self->undecided = self->slow;
    if (self->undecided) {
      g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR,
                           "The helpdesk was slow to take the message and does not list it yet");
      return NULL;
    }

    self->unclear = FALSE;
  }

  self->attempted = TRUE;
  begun_at = g_get_monotonic_time ();
  remote = await_created (self, link, &local_error);
  if (remote != NULL)
    return g_steal_pointer (&remote);

  /* Only an answer that refuses is proof that nothing was done. */
  self->unclear = g_error_matches (local_error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR) ||
                  g_error_matches (local_error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK) ||
                  g_error_matches (local_error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER) ||
                  g_error_matches (local_error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL) ||
                  g_error_matches (local_error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK) ||
                  kayako_link_error_is_cancelled (local_error);
  self->settling = self->unclear;
  self->slow = self->unclear && g_get_monotonic_time () - begun_at > self->limit;
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

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED))
    return KAYAKO_SEND_REMEDY_SIGN_IN;

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK))
    return KAYAKO_SEND_REMEDY_CONNECTION;

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
  self->slow = FALSE;
  self->undecided = FALSE;
  self->unclear = self->attempted;
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
