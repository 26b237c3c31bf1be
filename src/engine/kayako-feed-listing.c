/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-feed-listing.h"

#include "kayako-future.h"
#include "kayako-shared.h"

/* What is stored of a view, in the list that shows it.
 *
 * What has just come is shown at once and stored meanwhile, and what is stored is
 * listed again when something has changed there. So that the two never disagree,
 * a list from the store counts only when all that had been shown before was
 * stored by then. */
struct _KayakoFeedListing {
  GObject parent_instance;

  KayakoLink *link;             /* (owned) (not nullable) */
  KayakoLibrary *library;       /* (owned) (not nullable): the link's */
  KayakoView *view;             /* (owned) (not nullable) */
  KayakoConversationList *list; /* (owned) (not nullable) */

  KayakoShared listing; /* the latest list from the store */
  gboolean is_active;
  gboolean is_outdated; /* the store has changed since */
};

G_DEFINE_FINAL_TYPE (KayakoFeedListing, kayako_feed_listing, G_TYPE_OBJECT)

/* More than are seen at once. */
#define SCREENFUL 40

enum {
  SIGNAL_LISTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct {
  GWeakRef listing;
  KayakoLibrary *library; /* (owned) */
  KayakoView *view;       /* (owned) */
  gint64 me_id;
  GArray *keys;     /* (owned) (nullable) (element-type KayakoConversationKey) */
  GPtrArray *first; /* (owned) (nullable): what is seen first */
} ListData;

static void
list_data_free (gpointer user_data)
{
  ListData *data = user_data;

  g_weak_ref_clear (&data->listing);
  g_object_unref (data->library);
  g_object_unref (data->view);
  g_clear_pointer (&data->keys, g_array_unref);
  g_clear_pointer (&data->first, g_ptr_array_unref);
  g_free (data);
}

/* The rows that are seen first are there when they are drawn first. */
static gboolean
await_first (ListData *data, GError **error)
{
  gint64 ids[SCREENFUL];
  guint n_ids = MIN (data->keys->len, SCREENFUL);

  for (guint i = 0; i < n_ids; i++)
    ids[i] = kayako_conversation_key_at (data->keys, i)->id;
  data->first = dex_await_boxed (
      kayako_library_load (data->library, KAYAKO_TYPE_CONVERSATION, ids, n_ids), error);
  return data->first != NULL;
}

static gboolean
await_keys (ListData *data, GError **error)
{
  guint64 n_takes = 0;

  do {
    g_clear_pointer (&data->keys, g_array_unref);
    n_takes = kayako_library_get_n_takes (data->library);
    data->keys = dex_await_boxed (
        kayako_library_list_conversations (data->library, data->view, data->me_id), error);
    if (data->keys == NULL)
      return FALSE;

    if (data->first == NULL && !await_first (data, error))
      return FALSE;
  } while (n_takes != kayako_library_get_n_takes (data->library));

  return TRUE;
}

/* What a store that cannot be written has does not change, and what comes is in the
 * list alone. */
static gboolean
is_read_out (KayakoFeedListing *self)
{
  return kayako_library_get_in_memory (self->library) &&
         g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
}

static DexFuture *
list_fiber (gpointer user_data)
{
  ListData *data = user_data;
  gboolean is_outdated = FALSE;

  do {
    g_autoptr (KayakoFeedListing) self = g_weak_ref_get (&data->listing);
    g_autoptr (GError) error = NULL;

    if (self != NULL)
      self->is_outdated = FALSE;
    g_clear_object (&self);

    /* Without a store there is nothing that is not shown. */
    if (!await_keys (data, &error))
      return dex_future_new_for_error (g_steal_pointer (&error));

    if (!(self = g_weak_ref_get (&data->listing)))
      return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody needs it any more");

    if (!is_read_out (self))
      kayako_conversation_list_set_keys (self->list, data->keys);
    g_signal_emit (self, signals[SIGNAL_LISTED], 0);
    is_outdated = self->is_outdated;
  } while (is_outdated);

  return dex_future_new_true ();
}

static void
changed_cb (KayakoFeedListing *self, KayakoStoreChanges *changes)
{
  if (kayako_library_get_in_memory (self->library))
    return;

  if (!kayako_store_changes_is_about (changes, KAYAKO_TYPE_CONVERSATION) &&
      !kayako_store_changes_is_about (changes, KAYAKO_TYPE_STATUS) &&
      !kayako_store_changes_get_views (changes))
    return;

  self->is_outdated = TRUE;
  if (self->is_active)
    dex_future_disown (kayako_feed_listing_start (self));
}

static void
kayako_feed_listing_dispose (GObject *object)
{
  kayako_feed_listing_close (KAYAKO_FEED_LISTING (object));

  G_OBJECT_CLASS (kayako_feed_listing_parent_class)->dispose (object);
}

static void
kayako_feed_listing_finalize (GObject *object)
{
  KayakoFeedListing *self = KAYAKO_FEED_LISTING (object);

  g_clear_object (&self->link);
  g_clear_object (&self->library);
  g_clear_object (&self->view);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (kayako_feed_listing_parent_class)->finalize (object);
}

static void
kayako_feed_listing_class_init (KayakoFeedListingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_feed_listing_dispose;
  object_class->finalize = kayako_feed_listing_finalize;

  /**
   * KayakoFeedListing::listed:
   * @self: the listing
   *
   * The list holds what is stored.
   */
  signals[SIGNAL_LISTED] = g_signal_new ("listed", KAYAKO_TYPE_FEED_LISTING, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kayako_feed_listing_init (KayakoFeedListing *self)
{
}

/**
 * kayako_feed_listing_new:
 * @link: the helpdesk
 * @view: which conversations
 * @list: where to put them
 *
 * Makes a listing that has read nothing yet.
 *
 * Returns: (transfer full): the listing
 */
KayakoFeedListing *
kayako_feed_listing_new (KayakoLink *link, KayakoView *view, KayakoConversationList *list)
{
  KayakoFeedListing *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);
  g_return_val_if_fail (KAYAKO_IS_VIEW (view), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (list), NULL);

  self = g_object_new (KAYAKO_TYPE_FEED_LISTING, NULL);
  self->link = g_object_ref (link);
  self->library = g_object_ref (kayako_link_get_library (link));
  self->view = g_object_ref (view);
  self->list = g_object_ref (list);
  g_signal_connect_object (self->library, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * kayako_feed_listing_set_active:
 * @self: a listing
 * @active: whether somebody sees the list
 *
 * While somebody does, it follows the store; when somebody begins to, it catches
 * up.
 */
void
kayako_feed_listing_set_active (KayakoFeedListing *self, gboolean active)
{
  g_return_if_fail (KAYAKO_IS_FEED_LISTING (self));

  self->is_active = active;
  if (active && self->is_outdated)
    dex_future_disown (kayako_feed_listing_start (self));
}

/**
 * kayako_feed_listing_start:
 * @self: a listing
 *
 * Makes the list hold what is stored now. Calls while it is being read join it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects where
 *   there is no store, or as kayako_library_list_conversations()
 */
DexFuture *
kayako_feed_listing_start (KayakoFeedListing *self)
{
  KayakoUser *me = NULL;
  ListData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_FEED_LISTING (self), NULL);

  self->is_outdated = TRUE;
  if (kayako_shared_is_running (&self->listing))
    return kayako_shared_join (&self->listing);

  if (is_read_out (self))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is nothing new");

  me = kayako_session_get_user (kayako_link_get_session (self->link));
  data = g_new0 (ListData, 1);
  g_weak_ref_init (&data->listing, self);
  data->library = g_object_ref (self->library);
  data->view = g_object_ref (self->view);
  data->me_id = me != NULL ? kayako_user_get_id (me) : 0;
  kayako_shared_set (&self->listing, kayako_spawn (list_fiber, data, list_data_free));
  return kayako_shared_join (&self->listing);
}

/**
 * kayako_feed_listing_close:
 * @self: a listing
 *
 * Stops reading.
 */
void
kayako_feed_listing_close (KayakoFeedListing *self)
{
  g_return_if_fail (KAYAKO_IS_FEED_LISTING (self));

  self->is_active = FALSE;
  kayako_shared_clear (&self->listing);
}
