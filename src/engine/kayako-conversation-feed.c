/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-feed-private.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-view-counts.h"

G_DEFINE_ENUM_TYPE (KayakoFeedState,
                    kayako_feed_state,
                    G_DEFINE_ENUM_VALUE (KAYAKO_FEED_STATE_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FEED_STATE_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FEED_STATE_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (KayakoConversationFeed, kayako_conversation_feed, G_TYPE_OBJECT)

/* How often a feed that is shown asks again, where nobody else does. */
#define POLL_SECONDS 60

/* What has changed behind the first page is found by every so many polls. */
#define WHOLE_POLLS 10

typedef enum {
  PROP_VIEW = 1,
  PROP_ITEMS,
  PROP_STATE,
  PROP_ERROR,
  PROP_COMPLETE,
  PROP_LOADING_MORE,
  PROP_EXACT,
} KayakoConversationFeedProperty;

static GParamSpec *props[PROP_EXACT + 1];

typedef struct {
  GWeakRef feed;        /* a feed that nobody holds any more needs no pages */
  KayakoFeedLoad *load; /* (owned) */
  DexFuture *after;     /* (owned) (nullable): what must have ended first */
  KayakoFeedAim aim;
} LoadData;

static void
load_data_free (gpointer user_data)
{
  LoadData *data = user_data;

  g_weak_ref_clear (&data->feed);
  g_clear_pointer (&data->load, kayako_feed_load_free);
  dex_clear (&data->after);
  g_free (data);
}

static void
set_state (KayakoConversationFeed *self, KayakoFeedState state, const GError *error)
{
  gboolean error_changed = error != self->error;

  g_object_freeze_notify (G_OBJECT (self));
  if (error_changed) {
    g_clear_error (&self->error);
    self->error = error != NULL ? g_error_copy (error) : NULL;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
  }
  if (self->state != state) {
    self->state = state;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_complete (KayakoConversationFeed *self, gboolean complete)
{
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPLETE]);
}

static void
set_loading_more (KayakoConversationFeed *self, gboolean loading_more)
{
  if (self->loading_more == loading_more)
    return;

  self->loading_more = loading_more;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING_MORE]);
}

/* What a load has found is what the feed shows from now on. */
static void
finish_load (KayakoConversationFeed *self, KayakoFeedLoad *load, KayakoFeedAim aim)
{
  self->range = *kayako_feed_load_get_range (load);
  if (aim != KAYAKO_FEED_AIM_MORE)
    self->stale = FALSE;

  set_complete (self, self->range.complete);
  if (kayako_view_counts_includes (self->view) && kayako_feed_load_get_count (load) >= 0)
    kayako_view_set_count (self->view, kayako_feed_load_get_count (load));
  set_state (self, KAYAKO_FEED_STATE_READY, NULL);
}

static void
set_failed (KayakoConversationFeed *self, const GError *error)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    set_state (self, KAYAKO_FEED_STATE_READY, NULL);
  else
    set_state (self, KAYAKO_FEED_STATE_FAILED, error);
}

/* What is stored may do where the helpdesk cannot be asked. */
static void
await_listed (KayakoConversationFeed *feed)
{
  DexFuture *listing = kayako_feed_listing_start (feed->listing);

  g_object_unref (feed);
  dex_await (listing, NULL);
}

static DexFuture *
load_fiber (gpointer user_data)
{
  LoadData *data = user_data;
  g_autoptr (KayakoConversationFeed) self = NULL;
  g_autoptr (GError) error = NULL;

  if (data->after != NULL && !dex_await (g_steal_pointer (&data->after), &error) &&
      kayako_link_error_is_cancelled (error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  g_clear_error (&error);
  if (!(self = g_weak_ref_get (&data->feed)))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody needs it any more");

  kayako_feed_load_begin (data->load, &self->range, data->aim);
  g_clear_object (&self);

  if (kayako_feed_load_await (data->load, &error) && data->aim != KAYAKO_FEED_AIM_MORE)
    kayako_feed_load_await_vanished (data->load);
  else if (error != NULL && !kayako_link_error_is_cancelled (error) &&
           (self = g_weak_ref_get (&data->feed)))
    await_listed (g_steal_pointer (&self));
  if (!(self = g_weak_ref_get (&data->feed)))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody needs it any more");

  if (data->aim == KAYAKO_FEED_AIM_MORE)
    set_loading_more (self, FALSE);

  if (error == NULL) {
    finish_load (self, data->load, data->aim);
    return dex_future_new_true ();
  }

  if (!kayako_link_error_is_cancelled (error) && self->state != KAYAKO_FEED_STATE_READY)
    set_failed (self, error);

  /* Whether all of the helpdesk fails is told by the state of the link. */
  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER) &&
      kayako_link_may_poll (self->link))
    dex_future_disown (kayako_link_connect (self->link));
  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
start_load (KayakoConversationFeed *self, KayakoShared *after, KayakoFeedAim aim)
{
  LoadData *data = g_new0 (LoadData, 1);

  g_weak_ref_init (&data->feed, self);
  data->load = kayako_feed_load_new (self->link, self->view, self->list);
  data->after = kayako_shared_is_running (after) ? kayako_shared_join (after) : NULL;
  data->aim = aim;
  return kayako_spawn (load_fiber, data, load_data_free);
}

static DexFuture *
start_refresh (KayakoConversationFeed *self, KayakoFeedAim aim)
{
  if (!kayako_shared_is_running (&self->refreshing))
    kayako_shared_set (&self->refreshing, start_load (self, &self->more, aim));

  return kayako_shared_join (&self->refreshing);
}

static void
current_cb (KayakoConversationFeed *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXACT]);
}

static gboolean
poll_cb (gpointer user_data)
{
  KayakoConversationFeed *self = user_data;

  self->stale = !kayako_conversation_feed_comes_by_itself (self);
  if (kayako_link_may_poll (self->link))
    dex_future_disown (kayako_conversation_feed_poll (self));
  return G_SOURCE_CONTINUE;
}

static void
link_state_cb (KayakoConversationFeed *self)
{
  if (!kayako_link_may_poll (self->link))
    return;

  self->stale = TRUE;
  if (self->poll_id != 0 || self->state == KAYAKO_FEED_STATE_FAILED)
    dex_future_disown (kayako_conversation_feed_refresh (self));
}

static void
weak_ref_free (gpointer user_data)
{
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

static gboolean
counts_listed (KayakoConversationFeed *self)
{
  return kayako_view_counts_includes (self->view) &&
         kayako_link_get_state (self->link) != KAYAKO_ACCOUNT_STATE_ONLINE;
}

/* A part of what there is says nothing of the whole. */
static DexFuture *
pulled_cb (DexFuture *future, gpointer user_data)
{
  g_autoptr (KayakoConversationFeed) self = g_weak_ref_get (user_data);
  gint64 pulled = g_value_get_int64 (dex_future_get_value (future, NULL));

  if (self != NULL && pulled != 0 && counts_listed (self))
    kayako_view_set_count (self->view, (int) g_list_model_get_n_items (G_LIST_MODEL (self->list)));

  return dex_future_new_true ();
}

static void
start_counting (KayakoConversationFeed *self)
{
  GWeakRef *feed = g_new0 (GWeakRef, 1);

  g_weak_ref_init (feed, self);
  dex_future_disown (
      dex_future_then (kayako_library_get_pulled (kayako_link_get_library (self->link)), pulled_cb,
                       feed, weak_ref_free));
}

static void
listed_cb (KayakoConversationFeed *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  /* In a store that has just been made there is no more than what has come. */
  if (n_items > 0 && !kayako_library_get_is_new (kayako_link_get_library (self->link)))
    set_state (self, KAYAKO_FEED_STATE_READY, NULL);
  if (counts_listed (self))
    start_counting (self);
}

static void
conversations_seen_cb (KayakoConversationFeed *self, GPtrArray *conversations)
{
  KayakoUser *me = kayako_session_get_user (kayako_link_get_session (self->link));
  g_autoptr (GPtrArray) matching = g_ptr_array_new ();

  for (guint i = 0; i < conversations->len; i++) {
    KayakoConversation *conversation = g_ptr_array_index (conversations, i);
    gint64 id = kayako_conversation_get_id (conversation);
    gboolean known = kayako_conversation_list_contains (self->list, id);

    if (!kayako_view_matches (self->view, conversation, me))
      kayako_conversation_list_remove_id (self->list, id);
    else if (known || (self->state == KAYAKO_FEED_STATE_READY &&
                       !kayako_conversation_feed_has_members (self)))
      g_ptr_array_add (matching, conversation);
  }
  kayako_conversation_list_merge (self->list, matching);

  if (self->complete && kayako_view_counts_includes (self->view))
    kayako_view_set_count (self->view, (int) g_list_model_get_n_items (G_LIST_MODEL (self->list)));
}

static void
kayako_conversation_feed_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  KayakoConversationFeed *self = KAYAKO_CONVERSATION_FEED (object);

  switch ((KayakoConversationFeedProperty) prop_id) {
  case PROP_VIEW:
    g_value_set_object (value, self->view);
    break;
  case PROP_ITEMS:
    g_value_set_object (value, self->list);
    break;
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_ERROR:
    g_value_set_boxed (value, self->error);
    break;
  case PROP_COMPLETE:
    g_value_set_boolean (value, self->complete);
    break;
  case PROP_EXACT:
    g_value_set_boolean (value, kayako_conversation_feed_get_exact (self));
    break;
  case PROP_LOADING_MORE:
    g_value_set_boolean (value, self->loading_more);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_conversation_feed_dispose (GObject *object)
{
  KayakoConversationFeed *self = KAYAKO_CONVERSATION_FEED (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  kayako_shared_clear (&self->more);
  kayako_shared_clear (&self->refreshing);
  kayako_feed_listing_close (self->listing);

  G_OBJECT_CLASS (kayako_conversation_feed_parent_class)->dispose (object);
}

static void
kayako_conversation_feed_finalize (GObject *object)
{
  KayakoConversationFeed *self = KAYAKO_CONVERSATION_FEED (object);

  g_clear_object (&self->link);
  g_clear_object (&self->view);
  g_clear_object (&self->list);
  g_clear_object (&self->listing);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (kayako_conversation_feed_parent_class)->finalize (object);
}

static void
kayako_conversation_feed_class_init (KayakoConversationFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kayako_conversation_feed_get_property;
  object_class->dispose = kayako_conversation_feed_dispose;
  object_class->finalize = kayako_conversation_feed_finalize;

  /**
   * KayakoConversationFeed:view:
   *
   * Whose conversations these are.
   */
  props[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, KAYAKO_TYPE_VIEW, flags);

  /**
   * KayakoConversationFeed:items:
   *
   * The conversations, newest activity first; always the same model.
   */
  props[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  /**
   * KayakoConversationFeed:state:
   *
   * How far the first load has come.
   */
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, KAYAKO_TYPE_FEED_STATE,
                                         KAYAKO_FEED_STATE_LOADING, flags);

  /**
   * KayakoConversationFeed:error:
   *
   * Why the first load failed, %NULL in every other state.
   */
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  /**
   * KayakoConversationFeed:complete:
   *
   * Whether there is nothing more to page in.
   */
  props[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);

  /**
   * KayakoConversationFeed:loading-more:
   *
   * Whether a further page is on its way.
   */
  props[PROP_LOADING_MORE] = g_param_spec_boolean ("loading-more", NULL, NULL, FALSE, flags);

  /**
   * KayakoConversationFeed:exact:
   *
   * Whether the list is all that the view holds.
   */
  props[PROP_EXACT] = g_param_spec_boolean ("exact", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_conversation_feed_init (KayakoConversationFeed *self)
{
}

/**
 * kayako_conversation_feed_new:
 * @link: the helpdesk
 * @view: which conversations
 *
 * Makes a feed that has begun to load: from the store, where there is one of last
 * time, and from the helpdesk.
 *
 * Returns: (transfer full): the feed
 */
KayakoConversationFeed *
kayako_conversation_feed_new (KayakoLink *link, KayakoView *view)
{
  KayakoConversationFeed *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);
  g_return_val_if_fail (KAYAKO_IS_VIEW (view), NULL);

  self = g_object_new (KAYAKO_TYPE_CONVERSATION_FEED, NULL);
  self->link = g_object_ref (link);
  self->view = g_object_ref (view);
  self->list =
      kayako_conversation_list_new_for_source (KAYAKO_ROW_SOURCE (kayako_link_get_library (link)));
  self->listing = kayako_feed_listing_new (link, view, self->list);
  g_signal_connect_object (self->listing, "listed", G_CALLBACK (listed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (link, "notify::state", G_CALLBACK (link_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kayako_link_get_library (link), "notify::is-current",
                           G_CALLBACK (current_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (link, "conversations-seen", G_CALLBACK (conversations_seen_cb), self,
                           G_CONNECT_SWAPPED);
  if (!kayako_library_get_is_new (kayako_link_get_library (link)))
    dex_future_disown (kayako_feed_listing_start (self->listing));
  dex_future_disown (kayako_conversation_feed_refresh (self));
  return self;
}

/**
 * kayako_conversation_feed_set_active:
 * @self: a feed
 * @active: whether somebody shows it
 *
 * While somebody does, it follows the store. Where nobody else brings what
 * changes into that, it asks the helpdesk every minute; when somebody begins to
 * show it, it asks at once if something may have been missed.
 */
void
kayako_conversation_feed_set_active (KayakoConversationFeed *self, gboolean active)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_FEED (self));

  if (active == (self->poll_id != 0))
    return;

  kayako_feed_listing_set_active (self->listing, active);
  if (!active) {
    g_clear_handle_id (&self->poll_id, g_source_remove);
    self->stale = TRUE;
    return;
  }

  self->poll_id = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);
  if (self->stale && kayako_link_may_poll (self->link) &&
      !kayako_conversation_feed_comes_by_itself (self))
    dex_future_disown (kayako_conversation_feed_refresh (self));
}

/**
 * kayako_conversation_feed_load_more:
 * @self: a feed
 *
 * Pages in a further screenful, or what is left. Calls while one is on its way
 * join it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_conversation_feed_load_more (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), NULL);

  if (kayako_shared_is_running (&self->more))
    return kayako_shared_join (&self->more);

  if (self->complete)
    return dex_future_new_true ();

  set_loading_more (self, TRUE);
  kayako_shared_set (&self->more, start_load (self, &self->refreshing, KAYAKO_FEED_AIM_MORE));
  return kayako_shared_join (&self->more);
}

/**
 * kayako_conversation_feed_refresh:
 * @self: a feed
 *
 * Reads again what has been read so far. Rows whose conversation is still in
 * the view stay; a refresh that finds nothing new emits nothing. Calls while
 * one is on its way join it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_conversation_feed_refresh (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), NULL);

  self->n_polls = 0;
  return start_refresh (self, KAYAKO_FEED_AIM_REFRESH);
}

/**
 * kayako_conversation_feed_poll:
 * @self: a feed
 *
 * Looks whether something is new, without anybody having asked for it: a page
 * is enough for that most of the time, and nothing at all where what is new
 * comes by itself. Joins a refresh that is on its way.
 *
 * Returns: (transfer full): a future as that of
 *   kayako_conversation_feed_refresh()
 */
DexFuture *
kayako_conversation_feed_poll (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), NULL);

  if (kayako_conversation_feed_comes_by_itself (self))
    return dex_future_new_true ();

  if (self->state != KAYAKO_FEED_STATE_READY || ++self->n_polls >= WHOLE_POLLS)
    return kayako_conversation_feed_refresh (self);

  return start_refresh (self, KAYAKO_FEED_AIM_POLL);
}

/**
 * kayako_conversation_feed_try_again:
 * @self: a feed
 *
 * Refreshes it for somebody who asked for it. Where it had failed it is loading
 * again; what refreshes by itself leaves what is said about the failure alone
 * until it knows better.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_conversation_feed_try_again (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), NULL);

  if (self->state == KAYAKO_FEED_STATE_FAILED)
    set_state (self, KAYAKO_FEED_STATE_LOADING, NULL);

  return kayako_conversation_feed_refresh (self);
}
