/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-private.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-thread-load.h"

G_DEFINE_FINAL_TYPE (KayakoThread, kayako_thread, G_TYPE_OBJECT)

/* How often an open thread asks again, where nobody else does. */
#define POLL_SECONDS 20

typedef enum {
  PROP_CONVERSATION = 1,
  PROP_MESSAGES,
  PROP_STATE,
  PROP_ERROR,
  PROP_COMPLETE,
  PROP_LOADING_OLDER,
  PROP_CAN_REPLY,
  PROP_DRAFT,
  PROP_DRAFT_SAVED,
  PROP_DRAFT_ERROR,
} KayakoThreadProperty;

static GParamSpec *props[PROP_DRAFT_ERROR + 1];

typedef struct {
  GWeakRef thread;        /* a thread that nobody holds any more needs no messages */
  KayakoThreadLoad *load; /* (owned) */
  DexFuture *after;       /* (owned) (nullable): what must have ended first */
  gboolean older;
  gboolean is_first; /* nothing has been read yet */
} LoadData;

static void
load_data_free (gpointer user_data)
{
  LoadData *data = user_data;

  g_weak_ref_clear (&data->thread);
  g_clear_pointer (&data->load, kayako_thread_load_free);
  dex_clear (&data->after);
  g_free (data);
}

static gint64
get_id (KayakoThread *self)
{
  return kayako_conversation_get_id (self->conversation);
}

static void
set_state (KayakoThread *self, KayakoFeedState state, const GError *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (error != self->error) {
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
set_flag (KayakoThread *self, gboolean *flag, gboolean value, KayakoThreadProperty property)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
update_can_reply (KayakoThread *self)
{
  KayakoCapabilities capabilities =
      kayako_client_get_capabilities (kayako_link_get_client (self->link));

  set_flag (self, &self->can_reply,
            (capabilities & KAYAKO_CAPABILITIES_REPLY) != 0 &&
                !kayako_conversation_get_is_closed (self->conversation),
            PROP_CAN_REPLY);
}

static DexFuture *
finish_load (LoadData *data, GError *failure)
{
  g_autoptr (KayakoThread) self = g_weak_ref_get (&data->thread);
  g_autoptr (GError) error = failure;

  if (self == NULL)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody needs it any more");

  if (data->older)
    set_flag (self, &self->loading_older, FALSE, PROP_LOADING_OLDER);

  if (error == NULL) {
    kayako_transcript_note_read (self->transcript, kayako_thread_load_reached_start (data->load));
    if (kayako_thread_load_reached_start (data->load))
      set_flag (self, &self->complete, TRUE, PROP_COMPLETE);
    set_state (self, KAYAKO_FEED_STATE_READY, NULL);
    return dex_future_new_true ();
  }

  if (!kayako_link_error_is_cancelled (error) && self->state != KAYAKO_FEED_STATE_READY)
    set_state (self, KAYAKO_FEED_STATE_FAILED, error);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/* What is stored can be read while the helpdesk is being asked. */
static void
note_stored (LoadData *data)
{
  g_autoptr (KayakoThread) self = g_weak_ref_get (&data->thread);

  if (self == NULL)
    return;

  kayako_transcript_note_read (self->transcript, kayako_thread_load_reached_start (data->load));
  set_flag (self, &self->complete, kayako_transcript_get_complete (self->transcript),
            PROP_COMPLETE);
  set_state (self, KAYAKO_FEED_STATE_READY, NULL);
}

static DexFuture *
load_fiber (gpointer user_data)
{
  LoadData *data = user_data;
  g_autoptr (GError) error = NULL;
  guint n_stored = 0;

  if (data->after != NULL && !dex_await (g_steal_pointer (&data->after), &error) &&
      kayako_link_error_is_cancelled (error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  g_clear_error (&error);
  if (data->older || data->is_first)
    n_stored = kayako_thread_load_await_stored (data->load, &error);
  if (error == NULL && data->is_first && n_stored > 0)
    note_stored (data);
  if (error != NULL ||
      (data->older && (n_stored > 0 || kayako_thread_load_reached_start (data->load))))
    return finish_load (data, g_steal_pointer (&error));

  if (data->older)
    kayako_thread_load_await_older (data->load, &error);
  else if (kayako_thread_load_await_newest (data->load, &error))
    kayako_thread_load_await_conversation (data->load, &error);

  return finish_load (data, g_steal_pointer (&error));
}

static LoadData *
load_data_new (KayakoThread *self, KayakoShared *after, gboolean older)
{
  LoadData *data = g_new0 (LoadData, 1);

  g_weak_ref_init (&data->thread, self);
  data->load = kayako_thread_load_new (self->link, self->outbox, self->messages, get_id (self));
  data->after =
      after != NULL && kayako_shared_is_running (after) ? kayako_shared_join (after) : NULL;
  data->older = older;
  data->is_first = !older && !kayako_transcript_get_read (self->transcript);
  return data;
}

static DexFuture *
start_load (KayakoThread *self, KayakoShared *after, gboolean older)
{
  return kayako_spawn (load_fiber, load_data_new (self, after, older), load_data_free);
}

static DexFuture *
catch_up_fiber (gpointer user_data)
{
  LoadData *data = user_data;

  kayako_thread_load_await_changes (data->load);
  return dex_future_new_true ();
}

/* Somebody else has stored a message, or taken one out. */
static void
library_changed_cb (KayakoThread *self, KayakoStoreChanges *changes)
{
  gsize n_ids = 0;
  const gint64 *ids = kayako_store_changes_get_threads (changes, &n_ids);
  gboolean is_about = FALSE;

  kayako_thread_drop_removed (self, changes);

  for (gsize i = 0; i < n_ids; i++)
    is_about = is_about || ids[i] == get_id (self);
  if (is_about && kayako_transcript_get_read (self->transcript))
    kayako_shared_set (
        &self->catching_up,
        kayako_spawn (catch_up_fiber, load_data_new (self, NULL, FALSE), load_data_free));
}

/**
 * kayako_thread_poll:
 * @self: a thread
 *
 * Refreshes it without anybody having asked for it, if the helpdesk lets us and
 * what changes does not come by itself.
 */
void
kayako_thread_poll (KayakoThread *self)
{
  gboolean comes_by_itself = self->state == KAYAKO_FEED_STATE_READY &&
                             kayako_library_get_is_current (kayako_link_get_library (self->link));

  if (kayako_link_may_poll (self->link) && !comes_by_itself)
    dex_future_disown (kayako_thread_refresh (self));
}

static gboolean
poll_cb (gpointer user_data)
{
  kayako_thread_poll (user_data);
  return G_SOURCE_CONTINUE;
}

static void
link_state_cb (KayakoThread *self)
{
  update_can_reply (self);
  kayako_thread_poll (self);
}

static void
kayako_thread_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoThread *self = KAYAKO_THREAD (object);

  switch ((KayakoThreadProperty) prop_id) {
  case PROP_CONVERSATION:
    g_value_set_object (value, self->conversation);
    break;
  case PROP_MESSAGES:
    g_value_set_object (value, self->messages);
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
  case PROP_LOADING_OLDER:
    g_value_set_boolean (value, self->loading_older);
    break;
  case PROP_CAN_REPLY:
    g_value_set_boolean (value, self->can_reply);
    break;
  case PROP_DRAFT:
    g_value_set_string (value, kayako_thread_get_draft (self));
    break;
  case PROP_DRAFT_SAVED:
    g_value_set_boolean (value, kayako_thread_get_draft_saved (self));
    break;
  case PROP_DRAFT_ERROR:
    g_value_set_boxed (value, kayako_thread_get_draft_error (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_thread_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch ((KayakoThreadProperty) prop_id) {
  case PROP_DRAFT:
    kayako_thread_set_draft (KAYAKO_THREAD (object), g_value_get_string (value));
    break;
  case PROP_CONVERSATION:
  case PROP_MESSAGES:
  case PROP_STATE:
  case PROP_ERROR:
  case PROP_COMPLETE:
  case PROP_LOADING_OLDER:
  case PROP_CAN_REPLY:
  case PROP_DRAFT_SAVED:
  case PROP_DRAFT_ERROR:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_thread_dispose (GObject *object)
{
  KayakoThread *self = KAYAKO_THREAD (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  kayako_shared_clear (&self->older);
  kayako_shared_clear (&self->refreshing);
  kayako_shared_clear (&self->catching_up);

  G_OBJECT_CLASS (kayako_thread_parent_class)->dispose (object);
}

static void
kayako_thread_finalize (GObject *object)
{
  KayakoThread *self = KAYAKO_THREAD (object);

  g_clear_object (&self->link);
  g_clear_object (&self->outbox);
  g_clear_object (&self->drafts);
  g_clear_object (&self->conversation);
  g_clear_object (&self->messages);
  g_clear_object (&self->transcript);
  g_clear_error (&self->error);
  g_clear_error (&self->draft_error);

  G_OBJECT_CLASS (kayako_thread_parent_class)->finalize (object);
}

static void
kayako_thread_class_init (KayakoThreadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kayako_thread_get_property;
  object_class->set_property = kayako_thread_set_property;
  object_class->dispose = kayako_thread_dispose;
  object_class->finalize = kayako_thread_finalize;

  /**
   * KayakoThread:conversation:
   *
   * What it is about.
   */
  props[PROP_CONVERSATION] =
      g_param_spec_object ("conversation", NULL, NULL, KAYAKO_TYPE_CONVERSATION, flags);

  /**
   * KayakoThread:messages:
   *
   * The messages, oldest first; always the same model.
   */
  props[PROP_MESSAGES] =
      g_param_spec_object ("messages", NULL, NULL, KAYAKO_TYPE_MESSAGE_LIST, flags);

  /**
   * KayakoThread:state:
   *
   * How far the first load has come.
   */
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, KAYAKO_TYPE_FEED_STATE,
                                         KAYAKO_FEED_STATE_LOADING, flags);

  /**
   * KayakoThread:error:
   *
   * Why the first load failed, %NULL in every other state.
   */
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);

  /**
   * KayakoThread:complete:
   *
   * Whether the first message is there.
   */
  props[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);

  /**
   * KayakoThread:loading-older:
   *
   * Whether older messages are on their way.
   */
  props[PROP_LOADING_OLDER] = g_param_spec_boolean ("loading-older", NULL, NULL, FALSE, flags);

  /**
   * KayakoThread:can-reply:
   *
   * Whether this person may reply, and the conversation takes replies.
   */
  props[PROP_CAN_REPLY] = g_param_spec_boolean ("can-reply", NULL, NULL, FALSE, flags);

  /**
   * KayakoThread:draft:
   *
   * What is being written, never %NULL. It is kept, also while nobody holds the
   * thread and when the program ends.
   */
  props[PROP_DRAFT] = g_param_spec_string ("draft", NULL, NULL, "", flags | G_PARAM_WRITABLE);

  /**
   * KayakoThread:draft-saved:
   *
   * Whether there is a draft and it would be there again if the program ended,
   * all but the last second of typing.
   */
  props[PROP_DRAFT_SAVED] = g_param_spec_boolean ("draft-saved", NULL, NULL, FALSE, flags);

  /**
   * KayakoThread:draft-error:
   *
   * Why what is being written would not be there again if the program ended,
   * %NULL where it would be, or that is not known yet.
   */
  props[PROP_DRAFT_ERROR] = g_param_spec_boxed ("draft-error", NULL, NULL, G_TYPE_ERROR, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_thread_init (KayakoThread *self)
{
}

static void
draft_text_cb (KayakoThread *self, gint64 conversation_id)
{
  if (conversation_id == get_id (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT]);
}

static void
draft_mark_cb (KayakoThread *self, gint64 conversation_id)
{
  gboolean is_saved = kayako_drafts_get_saved (self->drafts, get_id (self));

  if (conversation_id == get_id (self))
    set_flag (self, &self->draft_saved, is_saved, PROP_DRAFT_SAVED);
}

static void
connect_signals (KayakoThread *self)
{
  g_signal_connect_object (self->drafts, "text-changed", G_CALLBACK (draft_text_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "mark-changed", G_CALLBACK (draft_mark_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kayako_link_get_library (self->link), "changed",
                           G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "notify::state", G_CALLBACK (link_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conversation, "notify::is-closed", G_CALLBACK (update_can_reply),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kayako_link_get_client (self->link), "notify::capabilities",
                           G_CALLBACK (update_can_reply), self, G_CONNECT_SWAPPED);
}

/**
 * kayako_thread_new:
 * @link: the helpdesk
 * @outbox: what is on its way out
 * @drafts: what is being written, of all conversations
 * @transcript: what is known of what @conversation says
 * @conversation: a canonical conversation
 *
 * Makes a thread that has begun to load, and is ready already where it was read
 * before.
 *
 * Returns: (transfer full): the thread
 */
KayakoThread *
kayako_thread_new (KayakoLink *link,
                   KayakoOutbox *outbox,
                   KayakoDrafts *drafts,
                   KayakoTranscript *transcript,
                   KayakoConversation *conversation)
{
  KayakoThread *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);
  g_return_val_if_fail (KAYAKO_IS_OUTBOX (outbox), NULL);
  g_return_val_if_fail (KAYAKO_IS_DRAFTS (drafts), NULL);
  g_return_val_if_fail (KAYAKO_IS_TRANSCRIPT (transcript), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);

  self = g_object_new (KAYAKO_TYPE_THREAD, NULL);
  self->link = g_object_ref (link);
  self->outbox = g_object_ref (outbox);
  self->drafts = g_object_ref (drafts);
  self->transcript = g_object_ref (transcript);
  self->messages = g_object_ref (kayako_transcript_get_messages (transcript));
  self->complete = kayako_transcript_get_complete (transcript);
  self->state =
      kayako_transcript_get_read (transcript) ? KAYAKO_FEED_STATE_READY : KAYAKO_FEED_STATE_LOADING;
  self->conversation = g_object_ref (conversation);
  self->draft_saved = kayako_drafts_get_saved (drafts, kayako_conversation_get_id (conversation));
  connect_signals (self);
  kayako_thread_watch_saving (self);
  update_can_reply (self);

  self->poll_id = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);
  dex_future_disown (kayako_thread_refresh (self));
  return self;
}

/**
 * kayako_thread_load_older:
 * @self: a thread
 *
 * Pages in what was written before the oldest message here. Calls while a page
 * is on its way join it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_thread_load_older (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  if (kayako_shared_is_running (&self->older))
    return kayako_shared_join (&self->older);

  if (self->complete)
    return dex_future_new_true ();

  set_flag (self, &self->loading_older, TRUE, PROP_LOADING_OLDER);
  kayako_shared_set (&self->older, start_load (self, &self->refreshing, TRUE));
  return kayako_shared_join (&self->older);
}

/**
 * kayako_thread_refresh:
 * @self: a thread
 *
 * Reads the newest messages and the conversation again. One that finds nothing
 * new emits nothing. Calls while one is on its way join it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_thread_refresh (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  if (kayako_shared_is_running (&self->refreshing))
    return kayako_shared_join (&self->refreshing);

  kayako_shared_set (&self->refreshing, start_load (self, &self->older, FALSE));
  return kayako_shared_join (&self->refreshing);
}

/**
 * kayako_thread_try_again:
 * @self: a thread
 *
 * Refreshes it for somebody who asked for it. Where it had failed it is loading
 * again; what refreshes by itself leaves what is said about the failure alone
 * until it knows better.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_thread_try_again (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  if (self->state == KAYAKO_FEED_STATE_FAILED)
    set_state (self, KAYAKO_FEED_STATE_LOADING, NULL);

  return kayako_thread_refresh (self);
}
