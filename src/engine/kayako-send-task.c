/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a rating and a new conversation get to the helpdesk. */

#include "kayako-send-private.h"

#include "kayako-error.h"
#include "kayako-rating.h"

#define PAGE_SIZE 50

/* How far back a conversation that may have been begun is looked for. */
#define MAX_CONVERSATIONS 200

typedef struct {
  gint64 conversation_id;
  gint64 rating_id; /* 0 where there is none yet */
  KayakoScore score;
  char *comment; /* (owned) (nullable) */
} RateData;

static void
rate_data_free (gpointer user_data)
{
  RateData *data = user_data;

  g_free (data->comment);
  g_free (data);
}

static DexFuture *
list_ratings (KayakoClient *client, gpointer user_data)
{
  return kayako_client_list_ratings (client, *(gint64 *) user_data, 0, PAGE_SIZE);
}

static DexFuture *
rate (KayakoClient *client, gpointer user_data)
{
  RateData *data = user_data;

  return data->rating_id != 0
             ? kayako_client_update_rating (client, data->conversation_id, data->rating_id,
                                            data->score, data->comment)
             : kayako_client_create_rating (client, data->conversation_id, data->score,
                                            data->comment);
}

static KayakoRating *
find_own (KayakoSend *self, GPtrArray *ratings)
{
  KayakoUser *author = kayako_message_get_creator (self->message);
  KayakoRating *newest = NULL;

  for (guint i = 0; i < ratings->len; i++) {
    KayakoRating *rating = ratings->pdata[i];
    KayakoUser *creator = kayako_rating_get_creator (rating);

    if (author != NULL && creator != NULL &&
        kayako_user_get_id (author) == kayako_user_get_id (creator) &&
        (newest == NULL || kayako_rating_get_id (rating) > kayako_rating_get_id (newest)))
      newest = rating;
  }

  return newest != NULL ? g_object_ref (newest) : NULL;
}

/* NULL without @error where this person has not rated it yet. */
static KayakoRating *
await_own (KayakoSend *self, KayakoLink *link, GError **error)
{
  gint64 id = kayako_conversation_get_id (self->conversation);
  g_autoptr (KayakoPage) page = dex_await_boxed (
      kayako_link_request (link, list_ratings, g_memdup2 (&id, sizeof (id)), g_free), error);

  return page != NULL ? find_own (self, kayako_page_get_items (page)) : NULL;
}

/* What broke off is looked for again a little later: the helpdesk may not have
 * written it down yet. */
static KayakoRating *
await_settled (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KayakoRating *own = await_own (self, link, &local_error);

  if (own == NULL && local_error == NULL && self->settling &&
      dex_await (kayako_link_delay (link, kayako_send_get_settling_time (self)), &local_error))
    own = await_own (self, link, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return own;
}

/**
 * kayako_send_await_own_rating:
 * @self: a rating on its way
 * @link: the helpdesk
 * @error: return location
 *
 * Begins an attempt: finds out how this person has rated the conversation so far,
 * be it by an earlier attempt. Only in a fibre.
 *
 * Returns: (transfer full) (nullable): the helpdesk's rating; %NULL with @error set
 *   where that cannot be found out, and %NULL without where there is none
 */
KayakoRating *
kayako_send_await_own_rating (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KayakoRating *own = NULL;

  self->attempts++;
  own = await_settled (self, link, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    self->settling = FALSE;
  return own;
}

/**
 * kayako_send_await_rated:
 * @self: a rating on its way
 * @link: the helpdesk
 * @own: (nullable): what kayako_send_await_own_rating() has found
 * @score: how content this person is
 * @comment: (nullable): and why
 * @error: return location
 *
 * Rates a conversation. This person has one rating of it: it is changed where
 * there is one, so that it is there once whatever happened to an answer. Only in
 * a fibre.
 *
 * Returns: (transfer full) (nullable): the helpdesk's rating, or %NULL with @error
 *   set
 */
KayakoRating *
kayako_send_await_rated (KayakoSend *self,
                         KayakoLink *link,
                         KayakoRating *own,
                         KayakoScore score,
                         const char *comment,
                         GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KayakoRating *rated = NULL;
  RateData *data = g_new0 (RateData, 1);
  gint64 begun_at = g_get_monotonic_time ();

  data->conversation_id = kayako_conversation_get_id (self->conversation);
  data->rating_id = own != NULL ? kayako_rating_get_id (own) : 0;
  data->score = score;
  data->comment = g_strdup (comment);
  rated = dex_await_object (kayako_link_request (link, rate, data, rate_data_free), &local_error);
  if (rated != NULL)
    return rated;

  kayako_send_note_failure (self, local_error, begun_at);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static DexFuture *
list_conversations (KayakoClient *client, gpointer user_data)
{
  return kayako_client_list_conversations (client, user_data);
}

typedef struct {
  gint64 conversation_id;
} MessagesData;

static DexFuture *
list_messages (KayakoClient *client, gpointer user_data)
{
  const MessagesData *data = user_data;

  return kayako_client_list_messages (client, data->conversation_id, 0, PAGE_SIZE);
}

static gboolean
may_be_it (KayakoSend *self, KayakoConversation *conversation)
{
  KayakoUser *author = kayako_message_get_creator (self->message);
  KayakoUser *creator = kayako_conversation_get_creator (conversation);

  return g_strcmp0 (kayako_conversation_get_subject (conversation),
                    kayako_conversation_get_subject (self->conversation)) == 0 &&
         (author == NULL || creator == NULL ||
          kayako_user_get_id (author) == kayako_user_get_id (creator));
}

/* Whether its first message is the one that was written here. */
static gboolean
await_is_it (KayakoSend *self, KayakoLink *link, KayakoConversation *conversation, GError **error)
{
  const char *client_id = kayako_message_get_client_id (self->message);
  MessagesData *data = g_new0 (MessagesData, 1);
  g_autoptr (KayakoPage) page = NULL;
  GPtrArray *items = NULL;

  data->conversation_id = kayako_conversation_get_id (conversation);
  page = dex_await_boxed (kayako_link_request (link, list_messages, data, g_free), error);
  if (page == NULL)
    return FALSE;

  items = kayako_page_get_items (page);
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (kayako_message_get_client_id (items->pdata[i]), client_id) == 0)
      return TRUE;

  return FALSE;
}

/* NULL without @error where the helpdesk does not have it. */
static KayakoConversation *
await_begun_search (KayakoSend *self, KayakoLink *link, GError **error)
{
  for (guint offset = 0; offset < MAX_CONVERSATIONS;) {
    g_autoptr (GError) local_error = NULL;
    g_autoptr (KayakoPage) page = NULL;
    KayakoConversationQuery *query = kayako_conversation_query_new ();
    GPtrArray *items = NULL;

    kayako_conversation_query_set_offset (query, offset);
    kayako_conversation_query_set_limit (query, PAGE_SIZE);
    page = dex_await_boxed (kayako_link_request (link, list_conversations, query,
                                                 (GDestroyNotify) kayako_conversation_query_free),
                            error);
    if (page == NULL)
      return NULL;

    items = kayako_page_get_items (page);
    for (guint i = 0; i < items->len; i++) {
      KayakoConversation *conversation = items->pdata[i];

      if (may_be_it (self, conversation) && await_is_it (self, link, conversation, &local_error))
        return g_object_ref (conversation);
      if (local_error != NULL) {
        g_propagate_error (error, g_steal_pointer (&local_error));
        return NULL;
      }
    }

    offset += items->len;
    if (items->len == 0 || !kayako_page_get_has_more (page))
      return NULL;
  }

  return NULL;
}

/**
 * kayako_send_await_begun_found:
 * @self: a new conversation on its way
 * @link: the helpdesk
 * @error: return location
 *
 * Begins an attempt: finds out whether an earlier one has been carried out. Only in
 * a fibre.
 *
 * Returns: (transfer full) (nullable): the fresh conversation of the helpdesk's;
 *   %NULL with @error set where that cannot be found out, and %NULL without where
 *   it is to be begun now
 */
KayakoConversation *
kayako_send_await_begun_found (KayakoSend *self, KayakoLink *link, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KayakoConversation *found = NULL;

  self->attempts++;
  if (!self->unclear && !self->doubtful)
    return NULL;

  found = await_begun_search (self, link, &local_error);
  if (found == NULL && local_error == NULL && self->settling &&
      dex_await (kayako_link_delay (link, kayako_send_get_settling_time (self)), &local_error))
    found = await_begun_search (self, link, &local_error);

  self->unsearched = local_error != NULL;
  self->undecided = found == NULL && local_error == NULL && self->slow;
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
  } else if (self->undecided) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR,
                         "The helpdesk was slow to begin the conversation and does not list it");
  } else {
    self->unclear = FALSE;
    self->settling = FALSE;
    self->doubtful = FALSE;
  }
  return found;
}

static DexFuture *
create_conversation (KayakoClient *client, gpointer user_data)
{
  return kayako_client_create_conversation (client, user_data);
}

/**
 * kayako_send_await_begun:
 * @self: a new conversation on its way, which kayako_send_await_begun_found() did
 *   not find
 * @link: the helpdesk
 * @draft: what to begin
 * @error: return location
 *
 * Begins a conversation. Only in a fibre.
 *
 * Returns: (transfer full) (nullable): the fresh conversation of the helpdesk's, or
 *   %NULL with @error set
 */
KayakoConversation *
kayako_send_await_begun (KayakoSend *self,
                         KayakoLink *link,
                         KayakoConversationDraft *draft,
                         GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 begun_at = g_get_monotonic_time ();
  KayakoConversation *fresh = dex_await_object (
      kayako_link_request (link, create_conversation, kayako_conversation_draft_ref (draft),
                           (GDestroyNotify) kayako_conversation_draft_unref),
      &local_error);

  if (fresh != NULL)
    return fresh;

  kayako_send_note_failure (self, local_error, begun_at);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
