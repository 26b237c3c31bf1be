/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-load.h"

#include <gio/gio.h>

#define PAGE_SIZE 50

/* One load of a thread: pages of messages, newest first, each adopted and
 * merged as it comes. It knows the list but not the thread, so that a thread
 * that nobody holds any more ends it by going away. */
struct _KayakoThreadLoad {
  KayakoLink *link;        /* (owned) (not nullable) */
  KayakoOutbox *outbox;    /* (owned) (not nullable) */
  KayakoMessageList *list; /* (owned) (not nullable) */
  gint64 conversation_id;

  gboolean reached_start; /* the first message has come */
};

typedef struct {
  gint64 conversation_id;
  guint offset;
} RequestData;

/**
 * kayako_thread_load_new:
 * @link: the helpdesk
 * @outbox: who must know what has been sent after all
 * @list: where to put the messages
 * @conversation_id: whose messages
 *
 * Makes a load.
 *
 * Returns: (transfer full): the load
 */
KayakoThreadLoad *
kayako_thread_load_new (KayakoLink *link,
                        KayakoOutbox *outbox,
                        KayakoMessageList *list,
                        gint64 conversation_id)
{
  KayakoThreadLoad *self = g_new0 (KayakoThreadLoad, 1);

  self->link = g_object_ref (link);
  self->outbox = g_object_ref (outbox);
  self->list = g_object_ref (list);
  self->conversation_id = conversation_id;
  return self;
}

/**
 * kayako_thread_load_free:
 * @self: (transfer full): a load
 *
 * Frees a load.
 */
void
kayako_thread_load_free (KayakoThreadLoad *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->link);
  g_object_unref (self->outbox);
  g_object_unref (self->list);
  g_free (self);
}

static DexFuture *
list_messages (KayakoClient *client, gpointer user_data)
{
  const RequestData *data = user_data;

  return kayako_client_list_messages (client, data->conversation_id, data->offset, PAGE_SIZE);
}

static DexFuture *
request_page (KayakoThreadLoad *self, guint offset)
{
  RequestData *data = g_new0 (RequestData, 1);

  data->conversation_id = self->conversation_id;
  data->offset = offset;
  return kayako_link_request (self->link, list_messages, data, g_free);
}

/* Brings a page into the list. TRUE when it meets what had been there, so that
 * there is no gap between the two. */
static gboolean
take_page (KayakoThreadLoad *self, KayakoPage *page)
{
  GPtrArray *items = kayako_page_get_items (page);
  gboolean meets = FALSE;

  for (guint i = 0; i < items->len && !meets; i++)
    meets = kayako_message_list_lookup (
                self->list, kayako_message_get_id (g_ptr_array_index (items, i))) != NULL;

  kayako_registry_adopt_all (kayako_link_get_registry (self->link), items);
  kayako_outbox_reconcile (self->outbox, self->conversation_id, items);
  kayako_message_list_merge (self->list, items);
  self->reached_start = items->len == 0 || !kayako_page_get_has_more (page);
  return meets;
}

/* Whether the helpdesk would have sent @message with pages that go from @newest
 * back to @oldest. One that came while they were on their way would not be in
 * them. */
static gboolean
lies_within (KayakoMessage *message,
             KayakoMessage *newest,
             KayakoMessage *oldest,
             gboolean reached_start)
{
  return !kayako_message_is_local (message) &&
         kayako_message_get_id (message) < kayako_message_get_id (newest) &&
         (reached_start ||
          kayako_message_get_created_at (message) > kayako_message_get_created_at (oldest));
}

static void
drop_vanished (KayakoThreadLoad *self,
               GHashTable *seen,
               KayakoMessage *newest,
               KayakoMessage *oldest)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->list)); i > 0; i--) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (G_LIST_MODEL (self->list), i - 1);

    if (!g_hash_table_contains (seen, message) &&
        lies_within (message, newest, oldest, self->reached_start))
      kayako_message_list_remove (self->list, message);
  }
}

/**
 * kayako_thread_load_await_newest:
 * @self: a load
 * @error: return location
 *
 * Reads from the newest message back to what the list had, so that no gap is
 * left, or one page when it had nothing. Only in a fibre.
 *
 * Returns: %FALSE with @error set where the helpdesk could not be asked
 */
gboolean
kayako_thread_load_await_newest (KayakoThreadLoad *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  gboolean had_some = FALSE;
  gboolean meets = FALSE;
  KayakoMessage *newest = NULL;
  KayakoMessage *oldest = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  had_some = kayako_message_list_get_last_remote (self->list) != NULL;
  for (guint offset = 0; !meets && !self->reached_start;) {
    g_autoptr (KayakoPage) page = dex_await_boxed (request_page (self, offset), error);
    GPtrArray *items = NULL;

    if (page == NULL)
      return FALSE;

    meets = take_page (self, page) || !had_some;
    items = kayako_page_get_items (page);
    for (guint i = 0; i < items->len; i++) {
      oldest = g_ptr_array_index (items, i);
      if (newest == NULL)
        newest = oldest;
      g_hash_table_add (seen, g_object_ref (oldest));
    }
    offset += items->len;
  }

  if (newest != NULL)
    drop_vanished (self, seen, newest, oldest);
  return TRUE;
}

static guint
count_remote (KayakoMessageList *list)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));

  while (n_items > 0) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (G_LIST_MODEL (list), n_items - 1);

    if (!kayako_message_is_local (message))
      break;
    n_items--;
  }

  return n_items;
}

/**
 * kayako_thread_load_await_older:
 * @self: a load
 * @error: return location
 *
 * Reads the page before the oldest message of the list. Only in a fibre.
 *
 * Returns: %FALSE with @error set where the helpdesk could not be asked
 */
gboolean
kayako_thread_load_await_older (KayakoThreadLoad *self, GError **error)
{
  g_autoptr (KayakoPage) page = NULL;
  guint n_before = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  n_before = count_remote (self->list);
  page = dex_await_boxed (request_page (self, n_before), error);
  if (page == NULL)
    return FALSE;

  take_page (self, page);
  /* What says that there is more and sends nothing new would be asked for ever. */
  if (count_remote (self->list) == n_before)
    self->reached_start = TRUE;
  return TRUE;
}

static DexFuture *
get_conversation (KayakoClient *client, gpointer user_data)
{
  return kayako_client_get_conversation (client, *(gint64 *) user_data);
}

/**
 * kayako_thread_load_await_conversation:
 * @self: a load
 * @error: return location
 *
 * Reads the conversation itself. Only in a fibre.
 *
 * Returns: %FALSE with @error set where the helpdesk could not be asked
 */
gboolean
kayako_thread_load_await_conversation (KayakoThreadLoad *self, GError **error)
{
  g_autoptr (GPtrArray) conversations = NULL;
  KayakoConversation *conversation = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  /* Nothing is owned while waiting: a fibre that is dropped then frees nothing. */
  conversation = dex_await_object (
      kayako_link_request (self->link, get_conversation,
                           g_memdup2 (&self->conversation_id, sizeof (gint64)), g_free),
      error);
  if (conversation == NULL)
    return FALSE;

  conversations = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (conversations, conversation);
  kayako_link_adopt_conversations (self->link, conversations);
  return TRUE;
}

/**
 * kayako_thread_load_reached_start:
 * @self: a load
 *
 * Tells whether it has come to the first message.
 *
 * Returns: %TRUE when there is nothing older on the helpdesk
 */
gboolean
kayako_thread_load_reached_start (KayakoThreadLoad *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->reached_start;
}
