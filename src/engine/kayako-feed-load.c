/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-feed-load.h"

#include "kayako-conversation-query.h"

/* What a person can see at once: a load goes on until it has so many. */
#define SCREENFUL      30

#define PAGE_SIZE      50  /* where nearly every conversation belongs into the view */
#define LONG_PAGE_SIZE 100 /* where most of them do not */

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
  self->seen = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
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

/* Notes that a conversation has come. FALSE when it had come before: a helpdesk
 * that sends nothing else does not get on, whatever it says of further pages. */
static gboolean
note_read (KayakoFeedLoad *self, KayakoConversation *conversation)
{
  gint64 id = kayako_conversation_get_id (conversation);
  gboolean listed =
      self->aim == KAYAKO_FEED_AIM_MORE && kayako_conversation_list_lookup (self->list, id) != NULL;

  return g_hash_table_add (self->read, g_memdup2 (&id, sizeof (id))) && !listed;
}

static void
take_page (KayakoFeedLoad *self, KayakoPage *page)
{
  KayakoUser *me = kayako_session_get_user (kayako_link_get_session (self->link));
  GPtrArray *items = kayako_page_get_items (page);
  g_autoptr (GPtrArray) matching = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean got_on = FALSE;

  for (guint i = 0; i < items->len; i++)
    got_on = note_read (self, g_ptr_array_index (items, i)) || got_on;

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

    if (g_hash_table_add (self->seen, g_object_ref (conversation)))
      self->found++;
    g_ptr_array_add (matching, g_object_ref (conversation));
  }

  kayako_conversation_list_merge (self->list, matching);
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
  } while (!self->range.complete && (self->range.offset < self->end || self->found < SCREENFUL));

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

/**
 * kayako_feed_load_drop_vanished:
 * @self: a load that has read from the beginning
 * @list: where it has put what it found
 *
 * Takes out what would have come again if it still were in the view. What was
 * made while the pages were on their way would not be in them.
 */
void
kayako_feed_load_drop_vanished (KayakoFeedLoad *self, KayakoConversationList *list)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KAYAKO_IS_CONVERSATION_LIST (list));

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (list)); i > 0; i--) {
    g_autoptr (KayakoConversation) conversation =
        g_list_model_get_item (G_LIST_MODEL (list), i - 1);

    if (!g_hash_table_contains (self->seen, conversation) &&
        kayako_conversation_get_id (conversation) <= self->newest_id &&
        (self->range.complete ||
         kayako_conversation_get_created_at (conversation) > self->range.oldest))
      kayako_conversation_list_remove (list, conversation);
  }
}
