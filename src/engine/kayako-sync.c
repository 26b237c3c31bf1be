/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sync-private.h"

#include "kayako-backoff.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-sync-pace.h"

#include <gio/gio.h>

G_DEFINE_FINAL_TYPE (KayakoSync, kayako_sync, G_TYPE_OBJECT)

/* Every so many quiet rounds look for what is gone instead of what is new. */
#define SWEEP_ROUNDS 5

/* For how long somebody who has done something is taken to be at it, in seconds. */
#define WATCH_SECONDS 60

/* How long nothing is tried after what does not pass, in seconds. */
#define SULK_SECONDS 300

/* The steps in which progress is told. */
#define STEP 0.005

typedef enum {
  PROP_IS_FIRST = 1,
  PROP_FRACTION,
} KayakoSyncProperty;

static GParamSpec *props[PROP_FRACTION + 1];

/**
 * kayako_sync_set_progress:
 * @self: a sync
 * @is_first: whether what there is is pulled for the first time
 * @fraction: how much of it is there, from 0 to 1
 *
 * Notes how far it has come.
 */
void
kayako_sync_set_progress (KayakoSync *self, gboolean is_first, double fraction)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->is_first != is_first) {
    self->is_first = is_first;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_FIRST]);
  }
  if (ABS (self->fraction - fraction) >= STEP || (fraction >= 1.0 && self->fraction < 1.0)) {
    self->fraction = fraction;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
  }
  g_object_thaw_notify (G_OBJECT (self));
}

/* A count that does not fit says that something is gone. One that does not fit
 * afterwards either has another cause, and says nothing any more. */
static gboolean
await_vanished (KayakoSync *self, GError **error)
{
  guint n_known = g_hash_table_size (self->pulled);
  gboolean asked = self->sweep_asked;
  guint mismatch = n_known > self->n_total ? n_known - self->n_total : 0;

  if (self->lists_only || !self->sweeps || self->n_total == 0)
    return TRUE;
  if (!asked && (mismatch == 0 || mismatch == self->n_mismatch))
    return TRUE;

  if (!kayako_sync_await_whole_sweep (self, error))
    return FALSE;

  n_known = g_hash_table_size (self->pulled);
  self->n_mismatch = n_known > self->n_total ? n_known - self->n_total : 0;
  self->sweep_asked = FALSE;
  return TRUE;
}

static gboolean
is_time_to_sweep (KayakoSync *self)
{
  return self->sweeps && !self->lists_only && !self->is_first && self->asked == NULL &&
         self->n_quiet % SWEEP_ROUNDS == SWEEP_ROUNDS - 1;
}

static gboolean
await_round (KayakoSync *self, GError **error)
{
  guint before = self->n_pulled;
  gboolean sweep = is_time_to_sweep (self);

  if (!kayako_sync_await_known (self, error) ||
      !dex_await (kayako_link_when_quiet (self->link), error))
    return FALSE;

  kayako_sync_tell_progress (self);
  if (sweep ? !kayako_sync_await_some_sweeping (self, error)
            : !kayako_sync_await_walk (self, error) || !await_vanished (self, error))
    return FALSE;

  self->has_swept = sweep;
  self->n_quiet = self->n_pulled == before ? self->n_quiet + 1 : 0;
  return TRUE;
}

/* How long to wait still after a round, in milliseconds. */
static guint
get_rest (KayakoSync *self, gboolean has_failed)
{
  gboolean metered = g_network_monitor_get_network_metered (g_network_monitor_get_default ());
  gint64 now = g_get_monotonic_time ();
  guint seconds =
      kayako_sync_pace_round (self->n_quiet, now < self->watched_until, self->has_swept, metered);
  gint64 rest = 0;

  if (has_failed)
    seconds = SULK_SECONDS;
  rest = self->ended_at + (gint64) seconds * G_USEC_PER_SEC - now;
  return rest > 0 ? (guint) (rest / 1000) + 1 : 0;
}

/* Somebody who comes back to the program ends a pause that would not be so long
 * had they been there. */
static gboolean
await_pause (KayakoSync *self, gboolean has_failed, GError **error)
{
  guint rest = 0;

  self->is_woken = FALSE;
  self->ended_at = g_get_monotonic_time ();
  while (self->asked == NULL && !self->is_woken && (rest = get_rest (self, has_failed)) > 0) {
    dex_clear (&self->wake);
    self->wake = dex_promise_new ();
    if (!dex_await (dex_future_first (kayako_link_delay (self->link, rest),
                                      dex_ref (DEX_FUTURE (self->wake)), NULL),
                    error))
      return FALSE;
  }

  return TRUE;
}

/* Whether nobody else has to ask what changed. */
static gboolean
keeps_up (KayakoSync *self)
{
  return self->is_told && self->floor != 0 &&
         kayako_link_get_state (self->link) == KAYAKO_ACCOUNT_STATE_ONLINE;
}

static void
answer (DexPromise *asked, const GError *error)
{
  if (asked == NULL)
    return;

  if (error != NULL)
    dex_promise_reject (asked, g_error_copy (error));
  else
    dex_promise_resolve_boolean (asked, TRUE);
}

/* A round that fails because its store was closed under it was not ended by
 * anybody. */
static gboolean
note_replaced (KayakoSync *self, GError **error)
{
  if (!kayako_sync_await_is_replaced (self))
    return FALSE;

  g_clear_error (error);
  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED,
                       "Another store has taken its place");
  return TRUE;
}

static DexFuture *
work_fiber (gpointer user_data)
{
  KayakoSync *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean has_failed = FALSE;
  gboolean was_replaced = FALSE;
  gboolean is_replaced = FALSE;

  do {
    g_autoptr (DexPromise) asked = g_steal_pointer (&self->asked);

    g_clear_error (&error);
    was_replaced = is_replaced;
    has_failed = !await_round (self, &error);
    is_replaced = has_failed && note_replaced (self, &error);
    kayako_library_set_is_current (self->library, !has_failed && keeps_up (self));
    answer (asked, error);
    if (kayako_link_error_is_cancelled (error) || kayako_library_get_in_memory (self->library))
      break;
    if (has_failed)
      g_debug ("A round of the sync failed: %s %d", g_quark_to_string (error->domain), error->code);

    g_clear_error (&error);
    /* What a damaged store held comes again at once, but not for ever. */
  } while ((is_replaced && !was_replaced) || await_pause (self, has_failed, &error));

  kayako_library_set_is_current (self->library, FALSE);
  kayako_sync_set_progress (self, FALSE, self->fraction);
  answer (self->asked, error);
  dex_clear (&self->asked);
  return dex_future_new_true ();
}

static void
look_at_pause (KayakoSync *self)
{
  g_autoptr (DexPromise) promise = g_steal_pointer (&self->wake);

  if (promise != NULL)
    dex_promise_resolve_boolean (promise, TRUE);
}

static void
wake (KayakoSync *self)
{
  self->is_woken = TRUE;
  look_at_pause (self);
}

/* Whoever was away looks at once what has changed meanwhile. */
static void
link_state_cb (KayakoSync *self)
{
  if (kayako_link_get_state (self->link) != KAYAKO_ACCOUNT_STATE_ONLINE) {
    kayako_library_set_is_current (self->library, FALSE);
    return;
  }

  self->n_quiet = 0;
  wake (self);
}

/* What a damaged store held comes again at once. */
static void
library_error_cb (KayakoSync *self)
{
  if (g_error_matches (kayako_library_get_error (self->library), KAYAKO_ERROR,
                       KAYAKO_ERROR_STORE_DAMAGED))
    wake (self);
}

static void
kayako_sync_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoSync *self = KAYAKO_SYNC (object);

  switch ((KayakoSyncProperty) prop_id) {
  case PROP_IS_FIRST:
    g_value_set_boolean (value, self->is_first);
    break;
  case PROP_FRACTION:
    g_value_set_double (value, self->fraction);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_sync_finalize (GObject *object)
{
  KayakoSync *self = KAYAKO_SYNC (object);

  dex_clear (&self->wake);
  dex_clear (&self->asked);
  g_clear_pointer (&self->pulled, g_hash_table_unref);
  g_clear_pointer (&self->sweeping, g_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->library);
  g_clear_object (&self->link);

  G_OBJECT_CLASS (kayako_sync_parent_class)->finalize (object);
}

static void
kayako_sync_class_init (KayakoSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kayako_sync_get_property;
  object_class->finalize = kayako_sync_finalize;

  /**
   * KayakoSync:is-first:
   *
   * Whether what the helpdesk has is being pulled for the first time.
   */
  props[PROP_IS_FIRST] = g_param_spec_boolean ("is-first", NULL, NULL, FALSE, flags);

  /**
   * KayakoSync:fraction:
   *
   * How much of it is there.
   */
  props[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0.0, 1.0, 0.0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_sync_init (KayakoSync *self)
{
  self->pulled = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->sweeps = TRUE;
}

/**
 * kayako_sync_new:
 * @link: the helpdesk
 * @library: where to bring what it has
 *
 * Makes a sync that does nothing before kayako_sync_start().
 *
 * Returns: (transfer full): the sync
 */
KayakoSync *
kayako_sync_new (KayakoLink *link, KayakoLibrary *library)
{
  KayakoSync *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (library), NULL);

  self = g_object_new (KAYAKO_TYPE_SYNC, NULL);
  self->link = g_object_ref (link);
  self->library = g_object_ref (library);
  g_signal_connect_object (link, "notify::state", G_CALLBACK (link_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::error", G_CALLBACK (library_error_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * kayako_sync_start:
 * @self: a sync
 *
 * Begins to pull, until the link is closed: at once all that is not there yet,
 * then now and then what has changed. Without a store there is nothing to do.
 */
void
kayako_sync_start (KayakoSync *self)
{
  g_return_if_fail (KAYAKO_IS_SYNC (self));

  if (self->started || kayako_library_get_in_memory (self->library))
    return;

  self->started = TRUE;
  dex_future_disown (kayako_spawn (work_fiber, g_object_ref (self), g_object_unref));
}

/**
 * kayako_sync_poll:
 * @self: a sync that was started
 *
 * Has it look at once what has changed.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when what had
 *   changed before this call is there, or rejects with #KayakoError
 */
DexFuture *
kayako_sync_poll (KayakoSync *self)
{
  g_return_val_if_fail (KAYAKO_IS_SYNC (self), NULL);

  if (self->asked == NULL)
    self->asked = dex_promise_new ();
  wake (self);
  return dex_ref (DEX_FUTURE (self->asked));
}

/**
 * kayako_sync_sweep:
 * @self: a sync that was started
 *
 * Has it look at once also for what is gone.
 *
 * Returns: (transfer full): a future as that of kayako_sync_poll()
 */
DexFuture *
kayako_sync_sweep (KayakoSync *self)
{
  g_return_val_if_fail (KAYAKO_IS_SYNC (self), NULL);

  self->sweep_asked = TRUE;
  return kayako_sync_poll (self);
}

/**
 * kayako_sync_note_activity:
 * @self: a sync
 *
 * Notes that somebody is at it, so that what changes is to be there soon. For
 * every touch: calls cost next to nothing.
 */
void
kayako_sync_note_activity (KayakoSync *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean was_watched = FALSE;

  g_return_if_fail (KAYAKO_IS_SYNC (self));

  was_watched = now < self->watched_until;
  self->watched_until = now + WATCH_SECONDS * G_USEC_PER_SEC;
  if (!was_watched)
    look_at_pause (self);
}

/**
 * kayako_sync_get_is_first:
 * @self: a sync
 *
 * Tells whether what the helpdesk has is being pulled for the first time.
 *
 * Returns: %TRUE until all has been there once
 */
gboolean
kayako_sync_get_is_first (KayakoSync *self)
{
  g_return_val_if_fail (KAYAKO_IS_SYNC (self), FALSE);

  return self->is_first;
}

/**
 * kayako_sync_get_fraction:
 * @self: a sync
 *
 * Tells how much of what the helpdesk has is there.
 *
 * Returns: from 0 to 1
 */
double
kayako_sync_get_fraction (KayakoSync *self)
{
  g_return_val_if_fail (KAYAKO_IS_SYNC (self), 0.0);

  return self->fraction;
}

/**
 * kayako_sync_get_n_pulled:
 * @self: a sync
 * @n_total: (out) (optional): how many the helpdesk has, 0 while that is not known
 *
 * Tells how many conversations are there.
 *
 * Returns: how many
 */
guint
kayako_sync_get_n_pulled (KayakoSync *self, guint *n_total)
{
  g_return_val_if_fail (KAYAKO_IS_SYNC (self), 0);

  if (n_total != NULL)
    *n_total = self->n_total;

  return g_hash_table_size (self->pulled);
}
