/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-send-private.h"

#include "kayako-error.h"

#include <string.h>

#define PAGE_SIZE 50

/* A broken connection says so before the helpdesk has written down what came
 * through it; so a search that finds nothing is made twice. */
#define SETTLE_MILLISECONDS 1000

typedef struct {
  gint64 conversation_id;
  guint offset;
  guint limit;
} RequestData;

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
start_listing (KayakoSend *self, KayakoLink *link, guint offset, guint limit)
{
  RequestData *data = g_new0 (RequestData, 1);

  data->conversation_id = kayako_conversation_get_id (self->conversation);
  data->offset = offset;
  data->limit = limit;
  return kayako_link_request (link, list_messages, data, g_free);
}

static KayakoMessage *
find_client_id (KayakoSend *self, GPtrArray *items)
{
  const char *client_id = kayako_message_get_client_id (self->message);

  for (guint i = 0; i < items->len; i++) {
    KayakoMessage *found = g_ptr_array_index (items, i);

    if (g_strcmp0 (kayako_message_get_client_id (found), client_id) == 0)
      return g_object_ref (found);
  }

  return NULL;
}

static gboolean
is_of_author (KayakoSend *self, KayakoMessage *message)
{
  KayakoUser *author = kayako_message_get_creator (self->message);
  KayakoUser *creator = kayako_message_get_creator (message);

  return author == NULL || creator == NULL ||
         kayako_user_get_id (author) == kayako_user_get_id (creator);
}

/* Whether somebody else has written what the writer had not seen. */
static gboolean
crosses (KayakoSend *self, GPtrArray *items, GError **error)
{
  for (guint i = 0; self->seen_id != 0 && i < items->len; i++) {
    KayakoMessage *message = g_ptr_array_index (items, i);

    if (kayako_message_get_id (message) > self->seen_id && !is_of_author (self, message)) {
      g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_CROSSED,
                           "Somebody has written what the writer had not seen");
      return TRUE;
    }
  }

  return FALSE;
}

/* Finds out what is there before the first attempt, so that nothing of that is
 * taken for what came of it, and whether it would cross something. NULL with
 * @error set where the helpdesk could not be asked or it would cross; a message
 * only where an earlier program was wrong about the attempt. */
static KayakoMessage *
await_newest (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (KayakoPage) page = NULL;
  GPtrArray *items = NULL;
  KayakoMessage *found = NULL;

  if (self->attempted || (self->seen_id == 0 && self->newest_until > g_get_monotonic_time ()))
    return NULL;

  page = dex_await_boxed (
      start_listing (self, link, 0, self->doubtful || self->seen_id != 0 ? PAGE_SIZE : 1), error);
  if (page == NULL)
    return NULL;

  items = kayako_page_get_items (page);
  if (self->doubtful)
    found = find_client_id (self, items);
  self->doubtful = FALSE;
  if (found == NULL && crosses (self, items, error))
    return NULL;

  kayako_send_note_newest (
      self, items->len > 0 ? kayako_message_get_id (g_ptr_array_index (items, 0)) : 0);
  return found;
}

/* Looks through the newest messages back to what was there before. NULL
 * without an error: it is not on the helpdesk. */
static KayakoMessage *
await_search (KayakoSend *self, KayakoLink *link, GError **error)
{
  gint64 oldest_id = G_MAXINT64;

  for (guint offset = 0;;) {
    g_autoptr (KayakoPage) page =
        dex_await_boxed (start_listing (self, link, offset, PAGE_SIZE), error);
    GPtrArray *items = NULL;
    gboolean got_on = FALSE;

    if (page == NULL)
      return NULL;

    items = kayako_page_get_items (page);
    for (guint i = 0; i < items->len; i++) {
      KayakoMessage *found = g_ptr_array_index (items, i);

      if (kayako_send_is_older (self, found)) {
        self->is_crossing = self->is_crossing || crosses (self, items, NULL);
        return NULL;
      }
      if (kayako_send_is_same_message (self->message, found))
        return g_object_ref (found);

      got_on = got_on || kayako_message_get_id (found) < oldest_id;
      oldest_id = MIN (oldest_id, kayako_message_get_id (found));
    }

    offset += items->len;
    self->is_crossing = self->is_crossing || crosses (self, items, NULL);
    /* A helpdesk that sends the same again does not get on. */
    if (!got_on || !kayako_page_get_has_more (page))
      return NULL;
  }
}

/**
 * kayako_send_get_settling_time:
 * @self: something on its way whose attempt broke off
 *
 * Returns: in how many milliseconds the helpdesk has written down what came
 *   through
 */
guint
kayako_send_get_settling_time (KayakoSend *self)
{
  gint64 rest = (self->settled_at - g_get_monotonic_time ()) / 1000;

  return (guint) MAX (rest, SETTLE_MILLISECONDS);
}

static KayakoMessage *
await_settled_search (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KayakoMessage *found = await_search (self, link, &local_error);

  if (found == NULL && local_error == NULL && self->settling &&
      dex_await (kayako_link_delay (link, kayako_send_get_settling_time (self)), &local_error))
    found = await_search (self, link, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    self->settling = FALSE;
  return found;
}

/**
 * kayako_send_await_found:
 * @self: a message on its way
 * @link: the helpdesk
 * @error: return location
 *
 * Begins an attempt: finds out what is there, and whether the message is among
 * it already. Only in a fibre.
 *
 * Returns: (transfer full) (nullable): the fresh message of the helpdesk's;
 *   %NULL with @error set where that cannot be found out, and %NULL without where
 *   it is to be sent now
 */
KayakoMessage *
kayako_send_await_found (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KayakoMessage *remote = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);

  self->attempts++;
  remote = await_newest (self, link, &local_error);
  if (remote == NULL && local_error == NULL && self->unclear) {
    self->is_crossing = FALSE;
    remote = await_settled_search (self, link, &local_error);
    self->unsearched = local_error != NULL;
    self->undecided = remote == NULL && local_error == NULL && self->slow;
    self->unclear = self->unsearched || self->undecided;
  }

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (self->undecided && remote == NULL)
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR,
                         "The helpdesk was slow to take the message and does not list it yet");
  else if (self->is_crossing && self->has_waited && remote == NULL)
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_CROSSED,
                         "Somebody has written what the writer had not seen");
  return remote;
}
