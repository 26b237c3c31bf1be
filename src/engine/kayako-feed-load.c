/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-feed-load.h"

#include "kayako-conversation-query.h"
#include "kayako-error.h"

/* What a person can see at once: a load goes on until it has so many. */
#define SCREENFUL      30

#define PAGE_SIZE      50  /* where nearly every conversation belongs into the view */
#define LONG_PAGE_SIZE 100 /* where most of them do not */

/* How many pages one goes on for, and how many of what has gone are asked for. */
#define MAX_PAGES    10
#define MAX_VANISHED 50

/* One load of a feed: pages from the helpdesk's list, each adopted and merged
 * as it comes, until there is enough. It knows the list but not the feed, so
 * that a feed that nobody holds any more ends it by going away. */
struct _KayakoFeedLoad {
  KayakoLink *link;             /* (owned) (not nullable) */
  KayakoView *view;             /* (owned) (not nullable) */
  KayakoConversationList *list; /* (owned) (not nullable) */

  KayakoFeedAim aim;
  KayakoFeedRange known; /* what had been read before */
  KayakoFeedRange range; /* so far */
  gint64 newest_id;      /* the first conversation of this load */
  guint n_new;           /* how many are newer than what had been read before */
  guint end;             /* the offset up to which a refresh reads in any case */
  guint found;           /* how many that belong into the view */
  guint n_pages;         /* of this load */
  GHashTable *read;      /* (owned): the ids of the conversations of this load */
  GHashTable *seen;      /* (owned): those of them that belong */
};

/**
 * kayako_feed_load_new:
 * @link: the helpdesk
 * @view: which conversations
 * @list: where to put them
 *
 * Makes a load.
 *
 * Returns: (transfer full): the load
 */
KayakoFeedLoad *
kayako_feed_load_new (KayakoLink *link, KayakoView *view, KayakoConversationList *list)
{
  KayakoFeedLoad *self = g_new0 (KayakoFeedLoad, 1);

  self->link = g_object_ref (link);
  self->view = g_object_ref (view);
  self->list = g_object_ref (list);
  self->read = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->newest_id = G_MAXINT64;
  return self;
}

/**
 * kayako_feed_load_free:
 * @self: (transfer full): a load
 *
 * Frees a load.
 */
void
kayako_feed_load_free (KayakoFeedLoad *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->read);
  g_hash_table_unref (self->seen);
  g_object_unref (self->link);
  g_object_unref (self->view);
  g_object_unref (self->list);
  g_free (self);
}

/* Whether the helpdesk can be asked for exactly the view's conversations. */
static gboolean
is_exact (KayakoView *view)
{
  KayakoViewKind kind = kayako_view_get_kind (view);

  return kind != KAYAKO_VIEW_KIND_MINE && kind != KAYAKO_VIEW_KIND_UNASSIGNED;
}

/**
 * kayako_feed_load_begin:
 * @self: a load
 * @range: what has been read so far
 * @aim: what this load is for
 *
 * Says where to begin, just before kayako_feed_load_await().
 */
void
kayako_feed_load_begin (KayakoFeedLoad *self, const KayakoFeedRange *range, KayakoFeedAim aim)
{
  g_return_if_fail (self != NULL && range != NULL);

  self->aim = aim;
  self->known = *range;
  self->range = *range;
  if (aim == KAYAKO_FEED_AIM_MORE)
    return;

  self->range.offset = 0;
  self->range.oldest = G_MAXINT64;
  self->range.newest = 0;
  self->range.last_id = 0;
  self->end = range->offset;
}

static DexFuture *
list_page (KayakoClient *client, gpointer user_data)
{
  return kayako_client_list_conversations (client, user_data);
}

static DexFuture *
request_page (KayakoFeedLoad *self)
{
  KayakoConversationQuery *query = kayako_view_dup_query (self->view);

  kayako_conversation_query_set_offset (query, self->range.offset);
  kayako_conversation_query_set_limit (query, is_exact (self->view) ? PAGE_SIZE : LONG_PAGE_SIZE);
  return kayako_link_request (self->link, list_page, query,
                              (GDestroyNotify) kayako_conversation_query_free);
}

static gpointer
dup_id (KayakoConversation *conversation)
{
  gint64 id = kayako_conversation_get_id (conversation);

  return g_memdup2 (&id, sizeof (id));
}

/* Notes that a conversation has come. FALSE when it had come before: a helpdesk
 * that sends nothing else does not get on, whatever it says of further pages. */
static gboolean
note_read (KayakoFeedLoad *self, KayakoConversation *conversation)
{
  gint64 id = kayako_conversation_get_id (conversation);

  return g_hash_table_add (self->read, g_memdup2 (&id, sizeof (id)));
}

/* Whether only the helpdesk knows what the view holds. */
static gboolean
has_members (KayakoView *view)
{
  KayakoViewKind kind = kayako_view_get_kind (view);

  return kind == KAYAKO_VIEW_KIND_MY_ORGANIZATION || kind == KAYAKO_VIEW_KIND_CUSTOM;
}

/* Stores what the view holds, where that cannot be seen from the conversations. */
static void
store_members (KayakoFeedLoad *self, gboolean is_whole)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KayakoStoreBatch *batch = NULL;
  GHashTableIter iter;
  gpointer key = NULL;

  if (!has_members (self->view))
    return;

  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  batch = kayako_store_batch_new ();
  kayako_store_batch_set_view (batch, kayako_view_get_id (self->view),
                               (const gint64 *) (gconstpointer) ids->data, ids->len, is_whole);
  dex_future_disown (kayako_library_apply (kayako_link_get_library (self->link), batch));
}

/* Which ones of a page are rows already. */
static GHashTable *
dup_listed (KayakoFeedLoad *self, GPtrArray *items)
{
  GHashTable *listed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    if (self->aim == KAYAKO_FEED_AIM_MORE &&
        kayako_conversation_list_contains (self->list,
                                           kayako_conversation_get_id (items->pdata[i])))
      g_hash_table_add (listed, GUINT_TO_POINTER (i + 1));

  return listed;
}

static gint64
get_last_id (GPtrArray *items)
{
  return items->len > 0 ? kayako_conversation_get_id (items->pdata[items->len - 1]) : 0;
}

static void
take_page (KayakoFeedLoad *self, KayakoPage *page)
{
  KayakoUser *me = kayako_session_get_user (kayako_link_get_session (self->link));
  GPtrArray *items = kayako_page_get_items (page);
  g_autoptr (GPtrArray) matching = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) listed = dup_listed (self, items);
  gboolean got_on = FALSE;

  for (guint i = 0; i < items->len; i++)
    got_on = note_read (self, g_ptr_array_index (items, i)) || got_on;
  got_on = got_on && get_last_id (items) != self->range.last_id;

  kayako_link_adopt_conversations (self->link, items);
  if (self->range.offset == 0 && items->len > 0)
    self->newest_id = kayako_conversation_get_id (g_ptr_array_index (items, 0));
  for (guint i = 0; i < items->len; i++) {
    KayakoConversation *conversation = g_ptr_array_index (items, i);
    gint64 created_at = kayako_conversation_get_created_at (conversation);

    if (created_at > self->known.newest)
      self->n_new++;
    self->range.newest = MAX (self->range.newest, created_at);
    self->range.oldest = MIN (self->range.oldest, created_at);
    if (!kayako_view_matches (self->view, conversation, me))
      continue;

    if (g_hash_table_add (self->seen, dup_id (conversation)) &&
        !g_hash_table_contains (listed, GUINT_TO_POINTER (i + 1)))
      self->found++;
    g_ptr_array_add (matching, g_object_ref (conversation));
  }

  kayako_conversation_list_merge (self->list, matching);
  self->range.last_id = get_last_id (items);
  self->n_pages++;
  self->range.offset += items->len;
  self->range.complete = !got_on || !kayako_page_get_has_more (page);
  self->range.total = kayako_page_get_total (page);
}

/* Whether the first page of a poll tells all there is to know: what lies behind
 * it is what had been read, behind what is new. Validators do not tell, those of
 * a list are about which conversations it has and not about what these say. */
static gboolean
is_up_to_date (KayakoFeedLoad *self)
{
  return self->known.offset >= self->range.offset && self->n_new < self->range.offset &&
         self->range.total >= 0 && self->range.total == self->known.total + (int) self->n_new;
}

/* Leaves what had been read as it is, as far as the first page goes. */
static void
keep_known (KayakoFeedLoad *self)
{
  self->known.offset += self->n_new;
  self->known.newest = self->range.newest;
  self->known.total = self->range.total;
}

/* Where much is stored already, the helpdesk's pages may bring nothing new for
 * long. */
static gboolean
is_enough (KayakoFeedLoad *self)
{
  if (self->range.offset < self->end)
    return FALSE;

  return self->found >= SCREENFUL ||
         (self->aim == KAYAKO_FEED_AIM_MORE && self->n_pages >= MAX_PAGES);
}

/**
 * kayako_feed_load_await:
 * @self: a load
 * @error: return location
 *
 * Reads pages until there is a screenful that belongs into the view, and at
 * least as much as had been read before, or all. A poll reads the first page,
 * and goes on only where that does not fit what had been read. Only in a fibre.
 *
 * Returns: %FALSE with @error set where the helpdesk could not be asked
 */
gboolean
kayako_feed_load_await (KayakoFeedLoad *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  do {
    g_autoptr (KayakoPage) page = dex_await_boxed (request_page (self), error);

    if (page == NULL)
      return FALSE;

    take_page (self, page);
    if (self->aim == KAYAKO_FEED_AIM_POLL && !self->range.complete) {
      if (is_up_to_date (self)) {
        keep_known (self);
        return TRUE;
      }
      self->aim = KAYAKO_FEED_AIM_REFRESH;
    }
  } while (!self->range.complete && !is_enough (self));

  store_members (self, self->aim != KAYAKO_FEED_AIM_MORE && self->range.complete);
  self->known = self->range;
  return TRUE;
}

/**
 * kayako_feed_load_get_range:
 * @self: a load
 *
 * Gets what has been read now.
 *
 * Returns: the range, owned by @self
 */
const KayakoFeedRange *
kayako_feed_load_get_range (KayakoFeedLoad *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->known;
}

/**
 * kayako_feed_load_get_count:
 * @self: a load that has run
 *
 * Counts what belongs into the view.
 *
 * Returns: how many there are on the helpdesk, -1 where that is not known
 */
int
kayako_feed_load_get_count (KayakoFeedLoad *self)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->known.complete)
    return (int) g_list_model_get_n_items (G_LIST_MODEL (self->list));

  return is_exact (self->view) ? self->known.total : -1;
}

/* Those rows that would have come if they still were in the view, as far as that
 * can be told without their objects. What was made while the pages were on their
 * way would not be in them. */
static GArray *
dup_missing (KayakoFeedLoad *self)
{
  GArray *keys = kayako_conversation_list_get_keys (self->list);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < keys->len && ids->len < MAX_VANISHED; i++) {
    const KayakoConversationKey *key = kayako_conversation_key_at (keys, i);

    if (!g_hash_table_contains (self->seen, &key->id) && key->id <= self->newest_id &&
        (self->range.complete || key->time > self->range.oldest))
      g_array_append_val (ids, key->id);
  }

  return ids;
}

static DexFuture *
get_conversation (KayakoClient *client, gpointer user_data)
{
  return kayako_client_get_conversation (client, *(gint64 *) user_data);
}

/* What is not there any more, or not for this person, is forgotten. */
static void
forget (KayakoFeedLoad *self, gint64 id)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  kayako_store_batch_remove (batch, KAYAKO_TYPE_CONVERSATION, id);
  kayako_conversation_list_remove_id (self->list, id);
  dex_future_disown (kayako_library_apply (kayako_link_get_library (self->link), batch));
}

/* FALSE where the helpdesk cannot be asked now. */
static gboolean
await_news (KayakoFeedLoad *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conversations = NULL;
  KayakoConversation *conversation = dex_await_object (
      kayako_link_request (self->link, get_conversation, g_memdup2 (&id, sizeof (id)), g_free),
      &error);

  if (conversation != NULL) {
    conversations = g_ptr_array_new_with_free_func (g_object_unref);
    g_ptr_array_add (conversations, conversation);
    kayako_link_adopt_conversations (self->link, conversations);
    return TRUE;
  }

  if (!g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND) &&
      !g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN))
    return FALSE;

  forget (self, id);
  return TRUE;
}

/* Whether the helpdesk would have sent it, as far as the pages go. */
static gboolean
await_is_missing (KayakoFeedLoad *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (self->range.complete)
    return TRUE;

  found = dex_await_boxed (
      kayako_library_load (kayako_link_get_library (self->link), KAYAKO_TYPE_CONVERSATION, &id, 1),
      error);
  return found != NULL && found->len > 0 &&
         kayako_conversation_get_created_at (found->pdata[0]) > self->range.oldest;
}

/**
 * kayako_feed_load_await_vanished:
 * @self: a load that has read from the beginning
 *
 * Finds out what has become of the rows that would have come again if they still
 * were in the view: the helpdesk is asked for each, and what it tells takes them
 * out. Only in a fibre.
 */
void
kayako_feed_load_await_vanished (KayakoFeedLoad *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (self != NULL);

  ids = dup_missing (self);
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autoptr (GError) error = NULL;

    if (has_members (self->view))
      kayako_conversation_list_remove_id (self->list, id);
    else if (await_is_missing (self, id, &error) && !await_news (self, id))
      return;
    if (error != NULL)
      return;
  }
}
