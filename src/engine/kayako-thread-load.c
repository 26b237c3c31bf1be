/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-load.h"

#include <gio/gio.h>

#define PAGE_SIZE 50

/* How many are asked for at most to find where the list goes on, besides those that
 * it fills itself. */
#define MOST_PAGES 100

/* Of how many stored messages, the newest, there are objects at once. The others
 * get theirs when somebody looks at them: a long conversation opens as a short
 * one. */
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
  guint limit;
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
  kayako_message_list_set_source (list, KAYAKO_ROW_SOURCE (kayako_link_get_library (link)));
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

  return kayako_client_list_messages (client, data->conversation_id, data->offset, data->limit);
}

static DexFuture *
request_page (KayakoThreadLoad *self, guint offset, guint limit)
{
  RequestData *data = g_new0 (RequestData, 1);

  data->conversation_id = self->conversation_id;
  data->offset = offset;
  data->limit = limit;
  return kayako_link_request (self->link, list_messages, data, g_free);
}

/* Takes a page, and brings it into the list where @is_shown. TRUE when it meets
 * what had been there, so that there is no gap between the two. */
static gboolean
take_page (KayakoThreadLoad *self, KayakoPage *page, gboolean is_shown)
{
  GPtrArray *items = kayako_page_get_items (page);
  gboolean meets = FALSE;

  /* Some of the page may be known by chance, as what was just sent. */
  if (items->len > 0)
    meets = kayako_message_list_find_id (
        self->list, kayako_message_get_id (items->pdata[items->len - 1]), NULL);

  kayako_library_take (kayako_link_get_library (self->link), items, self->conversation_id);
  kayako_outbox_reconcile (self->outbox, self->conversation_id, items);
  if (is_shown)
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

static gboolean
is_seen (GHashTable *seen, gint64 id)
{
  GHashTableIter iter;
  gpointer message = NULL;

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &message, NULL))
    if (kayako_message_get_id (message) == id)
      return TRUE;

  return FALSE;
}

/* Of those of which only the store has objects: they are in order. */
static void
find_vanished_earlier (KayakoThreadLoad *self, GHashTable *seen, gint64 oldest_id, GArray *vanished)
{
  guint n_earlier = kayako_message_list_get_n_earlier (self->list);
  guint first = 0;

  if (!self->reached_start && !kayako_message_list_find_id (self->list, oldest_id, &first))
    return;

  for (guint i = first; i < n_earlier; i++) {
    gint64 id = kayako_message_list_get_id (self->list, i);

    if (!is_seen (seen, id))
      g_array_append_val (vanished, id);
  }
}

static void
drop_vanished (KayakoThreadLoad *self,
               GHashTable *seen,
               KayakoMessage *newest,
               KayakoMessage *oldest)
{
  g_autoptr (GArray) vanished = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  KayakoStoreBatch *batch = NULL;

  find_vanished_earlier (self, seen, kayako_message_get_id (oldest), vanished);
  for (guint i = kayako_message_list_get_n_earlier (self->list); i < n_items; i++) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (G_LIST_MODEL (self->list), i);
    gint64 id = kayako_message_get_id (message);

    if (!g_hash_table_contains (seen, message) &&
        lies_within (message, newest, oldest, self->reached_start))
      g_array_append_val (vanished, id);
  }

  if (vanished->len == 0)
    return;

  batch = kayako_store_batch_new ();
  for (guint i = 0; i < vanished->len; i++) {
    kayako_store_batch_remove (batch, KAYAKO_TYPE_MESSAGE, g_array_index (vanished, gint64, i));
    kayako_message_list_remove_id (self->list, g_array_index (vanished, gint64, i));
  }
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
  int total = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  self->reached_start = FALSE;
  had_some = kayako_message_list_get_last_remote (self->list) != NULL;
  for (guint offset = 0; !meets && !self->reached_start;) {
    g_autoptr (KayakoPage) page = dex_await_boxed (request_page (self, offset, PAGE_SIZE), error);
    GPtrArray *items = NULL;
    guint n_less = 0;

    if (page == NULL)
      return FALSE;

    /* What is taken away between two pages moves the rest up, at most by so many. */
    n_less = offset > 0 ? (guint) MAX (total - kayako_page_get_total (page), 0) : 0;
    total = kayako_page_get_total (page);
    if (n_less > 0) {
      offset -= MIN (offset, n_less);
      continue;
    }

    meets = take_page (self, page, TRUE) || !had_some;
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
await_stored_ids (KayakoThreadLoad *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GArray *ids = dex_await_boxed (
      kayako_library_list_messages (get_library (self), self->conversation_id), &local_error);

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

/* What is stored before the first message of which the list has the object. */
static void
show_earlier (KayakoThreadLoad *self, GArray *ids)
{
  kayako_message_list_set_earlier (self->list, (const gint64 *) (gconstpointer) ids->data,
                                   find_first (self, ids));
}

static gint64
get_item_id (GPtrArray *items, guint i)
{
  return items->len > 0 ? kayako_message_get_id (items->pdata[MIN (i, items->len - 1)]) : 0;
}

/* The page that goes on behind what the list has. Where messages have gone, all that
 * are older have moved up, and what follows is not where it was; where some have come
 * that nobody has looked for, it has moved down. Mostly it is near; a helpdesk that
 * says now this and now that is not asked for ever. */
static KayakoPage *
await_page_before (KayakoThreadLoad *self, guint n_before, GError **error)
{
  gint64 oldest_id = n_before > 0 ? kayako_message_list_get_id (self->list, 0) : G_MAXINT64;
  guint offset = n_before > 0 ? n_before - 1 : 0;
  gint64 last_id = G_MAXINT64;
  guint n_left = MOST_PAGES + n_before / PAGE_SIZE;

  for (guint step = 1;; step = MIN (step * 2, PAGE_SIZE)) {
    g_autoptr (KayakoPage) page =
        dex_await_boxed (request_page (self, offset, PAGE_SIZE + 1), error);
    GPtrArray *items = page != NULL ? kayako_page_get_items (page) : NULL;
    gboolean is_behind = FALSE;

    if (items == NULL)
      return NULL;

    if (n_left-- == 0)
      return g_steal_pointer (&page);

    is_behind = offset > 0 && get_item_id (items, 0) < oldest_id;
    if (!is_behind &&
        (get_item_id (items, G_MAXUINT) < oldest_id || get_item_id (items, G_MAXUINT) >= last_id ||
         items->len < 2 || !kayako_page_get_has_more (page)))
      return g_steal_pointer (&page);

    if (is_behind) {
      offset -= MIN (offset, step);
      last_id = G_MAXINT64;
    } else {
      offset += items->len - 1;
      last_id = get_item_id (items, G_MAXUINT);
    }
  }
}

/**
 * kayako_thread_load_await_older:
 * @self: a load
 * @error: return location
 *
 * Reads the page before the oldest message of the list. Only in a fibre.
 *
 * Returns: %FALSE with @error set where the helpdesk could not be asked, or what
 *   came could not be stored
 */
gboolean
kayako_thread_load_await_older (KayakoThreadLoad *self, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (KayakoPage) page = NULL;
  gboolean has_earlier = FALSE;
  guint n_before = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  n_before = count_remote (self->list);
  page = await_page_before (self, n_before, error);
  if (page == NULL)
    return FALSE;

  /* What comes before those that are only stored is stored first; where that cannot
   * be, it cannot be shown. */
  has_earlier = kayako_message_list_get_n_earlier (self->list) > 0;
  take_page (self, page, !has_earlier);
  if (has_earlier && !dex_await (kayako_library_settle (get_library (self)), error))
    return FALSE;
  if (has_earlier && (ids = await_stored_ids (self, error)) == NULL)
    return FALSE;
  if (has_earlier)
    show_earlier (self, ids);

  /* What says that there is more and sends nothing new would be asked for ever. */
  if (count_remote (self->list) == n_before)
    self->reached_start = TRUE;
  return TRUE;
}

/**
 * kayako_thread_load_await_stored:
 * @self: a load
 * @error: return location
 *
 * Shows what is stored: the newest messages with their objects, where the list
 * has none, and the ids of all that are before them. Only in a fibre.
 *
 * Returns: how many messages came; @error is set only where nobody waits any more
 */
guint
kayako_thread_load_await_stored (KayakoThreadLoad *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean is_there = TRUE;
  guint n_messages = 0;
  guint n_before = 0;

  g_return_val_if_fail (self != NULL, 0);

  ids = await_stored_ids (self, error);
  if (ids == NULL || ids->len == 0)
    return 0;

  if (kayako_message_list_get_last_remote (self->list) == NULL) {
    guint start = ids->len > SCREENFUL ? ids->len - SCREENFUL : 0;

    n_messages = await_stored_messages (self, &g_array_index (ids, gint64, start), ids->len - start,
                                        &local_error);
    is_there = n_messages > 0;
  }
  if (is_there && local_error == NULL)
    self->reached_start = await_has_start (self, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  if (!is_there || (error != NULL && *error != NULL))
    return 0;

  n_before = kayako_message_list_get_n_earlier (self->list);
  show_earlier (self, ids);

  return n_messages + kayako_message_list_get_n_earlier (self->list) - n_before;
}

/**
 * kayako_thread_load_await_changes:
 * @self: a load of a list that has something
 *
 * Brings what the store has since into the list. Only in a fibre.
 */
void
kayako_thread_load_await_changes (KayakoThreadLoad *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (self != NULL);

  ids = await_stored_ids (self, NULL);
  if (ids == NULL)
    return;

  show_earlier (self, ids);

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
