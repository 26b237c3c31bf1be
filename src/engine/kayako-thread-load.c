/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-load.h"

#include <gio/gio.h>

#define PAGE_SIZE 50

/* What is read from the store first: a long conversation opens as a short one. */
#define SCREENFUL 15

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

static KayakoLibrary *
get_library (KayakoThreadLoad *self)
{
  return kayako_link_get_library (self->link);
}

/* Under which name it is noted that the first message is stored. */
static char *
dup_start_name (KayakoThreadLoad *self)
{
  return g_strdup_printf ("thread-start:%" G_GINT64_FORMAT, self->conversation_id);
}

/* So that the beginning is known for one without a network. */
static void
store_start (KayakoThreadLoad *self)
{
  g_autofree char *name = dup_start_name (self);
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  kayako_store_batch_set_cursor (batch, name, 1, NULL);
  dex_future_disown (kayako_library_apply (get_library (self), batch));
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

  /* Some of the page may be known by chance, as what was just sent. */
  if (items->len > 0)
    meets = kayako_message_list_lookup (
                self->list, kayako_message_get_id (items->pdata[items->len - 1])) != NULL;

  kayako_library_take (kayako_link_get_library (self->link), items, self->conversation_id);
  kayako_outbox_reconcile (self->outbox, self->conversation_id, items);
  kayako_message_list_merge (self->list, items);
  self->reached_start = items->len == 0 || !kayako_page_get_has_more (page);
  if (self->reached_start)
    store_start (self);
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
  KayakoStoreBatch *batch = NULL;

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->list)); i > 0; i--) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (G_LIST_MODEL (self->list), i - 1);

    if (!g_hash_table_contains (seen, message) &&
        lies_within (message, newest, oldest, self->reached_start)) {
      if (batch == NULL)
        batch = kayako_store_batch_new ();
      kayako_store_batch_remove (batch, KAYAKO_TYPE_MESSAGE, kayako_message_get_id (message));
      kayako_message_list_remove (self->list, message);
    }
  }

  if (batch != NULL)
    dex_future_disown (kayako_library_apply (get_library (self), batch));
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

  self->reached_start = FALSE;
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

/* Where the store cannot be read, there is nothing stored; but who is not waited
 * for any more returns at once. */
static gboolean
is_dropped (GError *local_error, GError **error)
{
  if (local_error == NULL || local_error->domain != DEX_ERROR)
    return FALSE;

  g_propagate_error (error, g_error_copy (local_error));
  return TRUE;
}

static GArray *
await_stored_ids (KayakoThreadLoad *self, guint n_newest, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GArray *ids = dex_await_boxed (
      kayako_library_list_messages (get_library (self), self->conversation_id, n_newest),
      &local_error);

  if (ids != NULL || is_dropped (local_error, error))
    return ids;

  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static DexFuture *
get_start_cb (DexFuture *future, gpointer user_data)
{
  KayakoStore *store = g_value_get_object (dex_future_get_value (future, NULL));

  return kayako_store_get_cursor (store, user_data);
}

static gboolean
await_has_start (KayakoThreadLoad *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 has_start =
      dex_await_int64 (dex_future_then (kayako_library_ensure_store (get_library (self)),
                                        get_start_cb, dup_start_name (self), g_free),
                       &local_error);

  return !is_dropped (local_error, error) && has_start != 0;
}

/* Brings stored messages into the list. */
static guint
await_stored_messages (KayakoThreadLoad *self, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) messages = NULL;

  if (n_ids == 0)
    return 0;

  messages = dex_await_boxed (
      kayako_library_load (get_library (self), KAYAKO_TYPE_MESSAGE, ids, n_ids), &local_error);
  if (messages == NULL) {
    is_dropped (local_error, error);
    return 0;
  }

  kayako_outbox_reconcile (self->outbox, self->conversation_id, messages);
  kayako_message_list_merge (self->list, messages);
  return messages->len;
}

/* Which of @ids is the first of the list; their number where there is none. */
static guint
find_first (KayakoThreadLoad *self, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (kayako_message_list_lookup (self->list, g_array_index (ids, gint64, i)) != NULL)
      return i;

  return ids->len;
}

/**
 * kayako_thread_load_await_stored:
 * @self: a load
 * @error: return location
 *
 * Reads the page before the oldest message of the list from the store. Only in a
 * fibre.
 *
 * Returns: how many messages came; @error is set only where nobody waits any more
 */
guint
kayako_thread_load_await_stored (KayakoThreadLoad *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean is_first = FALSE;
  guint n_wanted = 0;
  guint end = 0;
  guint start = 0;
  guint n_messages = 0;

  g_return_val_if_fail (self != NULL, 0);

  /* One more tells whether that is the beginning. */
  is_first = kayako_message_list_get_last_remote (self->list) == NULL;
  ids = await_stored_ids (self, is_first ? SCREENFUL + 1 : 0, error);
  if (ids == NULL || ids->len == 0)
    return 0;

  end = find_first (self, ids);
  n_wanted = is_first ? SCREENFUL : PAGE_SIZE;
  start = end > n_wanted ? end - n_wanted : 0;
  n_messages =
      await_stored_messages (self, &g_array_index (ids, gint64, start), end - start, &local_error);
  if (local_error == NULL)
    self->reached_start = start == 0 && await_has_start (self, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return n_messages;
}

/**
 * kayako_thread_load_await_changes:
 * @self: a load of a list that has something
 *
 * Brings what the store has since into the list, from the oldest message of the
 * list on. Only in a fibre.
 */
void
kayako_thread_load_await_changes (KayakoThreadLoad *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (self != NULL);

  ids = await_stored_ids (self, 0, NULL);
  if (ids == NULL)
    return;

  for (guint i = find_first (self, ids); i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);

    if (kayako_message_list_lookup (self->list, id) == NULL)
      g_array_append_val (missing, id);
  }
  await_stored_messages (self, (const gint64 *) (gconstpointer) missing->data, missing->len, NULL);
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
