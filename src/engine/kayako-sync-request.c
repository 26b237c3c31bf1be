/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What it asks the helpdesk: one request after the other, each when nobody
 * waits for another one. What may pass is asked again until it does. */

#include "kayako-sync-private.h"

#include "kayako-backoff.h"
#include "kayako-conversation-query.h"
#include "kayako-error.h"
#include "kayako-sync-pace.h"

typedef enum {
  ASK_UPDATES,
  ASK_CONVERSATIONS,
  ASK_LIST,
  ASK_MESSAGES,
  ASK_CONVERSATION,
} What;

typedef struct {
  What what;
  GArray *ids; /* (owned) (nullable) */
  gint64 id;
  gboolean of_organization;
  guint offset;
  guint limit;
} Question;

static Question *
question_copy (const Question *self)
{
  Question *copy = g_memdup2 (self, sizeof *self);

  copy->ids = self->ids != NULL ? g_array_ref (self->ids) : NULL;
  return copy;
}

static void
question_free (gpointer user_data)
{
  Question *self = user_data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static DexFuture *
list (KayakoClient *client, const Question *question)
{
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();

  kayako_conversation_query_set_my_organization (query, question->of_organization);
  kayako_conversation_query_set_offset (query, question->offset);
  kayako_conversation_query_set_limit (query, question->limit);
  return kayako_client_list_conversations (client, query);
}

static DexFuture *
ask (KayakoClient *client, gpointer user_data)
{
  const Question *question = user_data;

  switch (question->what) {
  case ASK_UPDATES:
    return kayako_client_list_updates (client, question->ids, question->offset, question->limit);
  case ASK_CONVERSATIONS:
    return kayako_client_get_conversations (client, question->ids);
  case ASK_LIST:
    return list (client, question);
  case ASK_MESSAGES:
    return kayako_client_list_messages (client, question->id, question->offset, question->limit);
  case ASK_CONVERSATION:
  default:
    return kayako_client_get_conversation (client, question->id);
  }
}

static gboolean
await_delay (KayakoSync *self, guint milliseconds, GError **error)
{
  return milliseconds == 0 || dex_await (kayako_link_delay (self->link, milliseconds), error);
}

/* (transfer full) (nullable): a future that has resolved. */
static DexFuture *
await_answer (KayakoSync *self, const Question *question, GError **error)
{
  for (;;) {
    gboolean metered = g_network_monitor_get_network_metered (g_network_monitor_get_default ());
    g_autoptr (DexFuture) future = NULL;
    g_autoptr (GError) cause = NULL;

    if (!await_delay (self, kayako_sync_pace_request (metered), error))
      return NULL;

    future = kayako_link_request_quietly (self->link, ask, question_copy (question), question_free);
    if (dex_await (dex_ref (future), &cause)) {
      self->n_failures = 0;
      return g_steal_pointer (&future);
    }

    /* Until it works again, whoever shows something asks for it. */
    kayako_library_set_is_current (self->library, FALSE);
    if (!kayako_error_may_pass (cause)) {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

    /* A helpdesk that says how long is asked again right after that. */
    if (kayako_error_get_retry_after (cause) == 0 &&
        !await_delay (self, kayako_backoff_delay (++self->n_failures, g_random_double ()), error))
      return NULL;
  }
}

static KayakoPage *
await_page (KayakoSync *self, const Question *question, GError **error)
{
  DexFuture *answer = await_answer (self, question, error);

  return answer != NULL ? dex_await_boxed (answer, error) : NULL;
}

/**
 * kayako_sync_await_updates:
 * @self: a sync
 * @ids: (nullable): of which conversations, or %NULL for all
 * @offset: how many to leave out
 * @limit: how many at most
 * @error: return location
 *
 * Asks what changed last.
 *
 * Returns: (transfer full) (nullable): a page of #KayakoUpdate
 */
KayakoPage *
kayako_sync_await_updates (KayakoSync *self, GArray *ids, guint offset, guint limit, GError **error)
{
  Question question = { .what = ASK_UPDATES, .ids = ids, .offset = offset, .limit = limit };

  return await_page (self, &question, error);
}

/**
 * kayako_sync_await_conversations:
 * @self: a sync
 * @ids: which conversations
 * @error: return location
 *
 * Asks for several conversations.
 *
 * Returns: (transfer full) (nullable): a page of those of them that are there
 */
KayakoPage *
kayako_sync_await_conversations (KayakoSync *self, GArray *ids, GError **error)
{
  Question question = { .what = ASK_CONVERSATIONS, .ids = ids };

  return await_page (self, &question, error);
}

/**
 * kayako_sync_await_list:
 * @self: a sync
 * @of_organization: whether those of the person's organization are meant
 * @offset: how many to leave out
 * @limit: how many at most
 * @error: return location
 *
 * Asks for the conversations that the person may see.
 *
 * Returns: (transfer full) (nullable): a page of #KayakoConversation
 */
KayakoPage *
kayako_sync_await_list (KayakoSync *self,
                        gboolean of_organization,
                        guint offset,
                        guint limit,
                        GError **error)
{
  Question question = {
    .what = ASK_LIST, .of_organization = of_organization, .offset = offset, .limit = limit
  };

  return await_page (self, &question, error);
}

/**
 * kayako_sync_await_messages:
 * @self: a sync
 * @id: whose messages
 * @offset: how many to leave out
 * @limit: how many at most
 * @error: return location
 *
 * Asks what a conversation says.
 *
 * Returns: (transfer full) (nullable): a page of #KayakoMessage, newest first
 */
KayakoPage *
kayako_sync_await_messages (KayakoSync *self, gint64 id, guint offset, guint limit, GError **error)
{
  Question question = { .what = ASK_MESSAGES, .id = id, .offset = offset, .limit = limit };

  return await_page (self, &question, error);
}

/**
 * kayako_sync_await_conversation:
 * @self: a sync
 * @id: which conversation
 * @error: return location
 *
 * Asks for one conversation.
 *
 * Returns: (transfer full) (nullable): the conversation
 */
KayakoConversation *
kayako_sync_await_conversation (KayakoSync *self, gint64 id, GError **error)
{
  Question question = { .what = ASK_CONVERSATION, .id = id };
  DexFuture *answer = await_answer (self, &question, error);

  return answer != NULL ? dex_await_object (answer, error) : NULL;
}

/**
 * kayako_sync_error_says_gone:
 * @error: (nullable): what came of asking for a conversation
 *
 * Returns: whether the helpdesk says that there is none, or none any more that
 *   the person may see
 */
gboolean
kayako_sync_error_says_gone (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
}
