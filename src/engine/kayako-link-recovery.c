/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-link-private.h"

#include "kayako-backoff.h"
#include "kayako-error.h"
#include "kayako-future.h"

typedef struct {
  KayakoLink *link; /* (owned) */
  gboolean wait;    /* let the back-off pass first */
} RecoveryData;

static void
recovery_data_free (gpointer user_data)
{
  RecoveryData *data = user_data;

  g_object_unref (data->link);
  g_free (data);
}

static gboolean
is_break (KayakoLink *self)
{
  return self->break_until > g_get_monotonic_time ();
}

static gboolean
needs_recovery (KayakoLink *self)
{
  return self->state == KAYAKO_ACCOUNT_STATE_OFFLINE || kayako_link_is_waiting (self);
}

static guint
get_delay (KayakoLink *self)
{
  if (is_break (self))
    return kayako_link_get_break (self);

  return kayako_backoff_delay (++self->failures, g_random_double ());
}

static DexFuture *
recovery_fiber (gpointer user_data)
{
  RecoveryData *data = user_data;
  KayakoLink *self = data->link;
  gboolean wait = data->wait;

  while (needs_recovery (self)) {
    g_autoptr (GError) error = NULL;

    if ((wait || is_break (self)) &&
        !dex_await (kayako_link_delay (self, get_delay (self)), &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
    wait = TRUE;

    /* What becomes of the attempt stands in the state. */
    if (needs_recovery (self) && !is_break (self) &&
        !dex_await (kayako_link_until_closed (self, kayako_link_ensure_connecting (self, FALSE)),
                    &error) &&
        kayako_link_error_is_cancelled (error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  }

  return dex_future_new_true ();
}

static void
start_recovery (KayakoLink *self, gboolean wait)
{
  RecoveryData *data = g_new0 (RecoveryData, 1);

  data->link = g_object_ref (self);
  data->wait = wait;
  dex_clear (&self->recovery);
  self->recovery = kayako_chain (kayako_spawn (recovery_fiber, data, recovery_data_free));
}

static void
state_changed_cb (KayakoLink *self)
{
  gboolean recovering = self->recovery != NULL && dex_future_is_pending (self->recovery);

  if (needs_recovery (self) && !recovering && !kayako_link_is_closed (self))
    start_recovery (self, TRUE);
  else if (self->state == KAYAKO_ACCOUNT_STATE_ONLINE)
    self->failures = 0;
}

static void
network_changed_cb (KayakoLink *self, gboolean available, GNetworkMonitor *monitor)
{
  switch (self->state) {
  case KAYAKO_ACCOUNT_STATE_OFFLINE:
    if (available) {
      self->failures = 0;
      start_recovery (self, FALSE);
    }
    break;
  case KAYAKO_ACCOUNT_STATE_ONLINE:
    /* Being without a network says nothing about a helpdesk on this machine:
     * ask it. */
    if (!available)
      dex_future_disown (kayako_link_ensure_connecting (self, FALSE));
    break;
  case KAYAKO_ACCOUNT_STATE_FAILED:
    if (available && !kayako_link_is_waiting (self))
      dex_future_disown (kayako_link_ensure_connecting (self, FALSE));
    break;
  case KAYAKO_ACCOUNT_STATE_CONNECTING:
  case KAYAKO_ACCOUNT_STATE_EXPIRED:
  case KAYAKO_ACCOUNT_STATE_SIGNED_OUT:
  default:
    break;
  }
}

static void
reached_cb (KayakoLink *self, gboolean reached, KayakoClient *client)
{
  if (!reached && self->state == KAYAKO_ACCOUNT_STATE_ONLINE) {
    g_autoptr (GError) error =
        g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_NETWORK, "The helpdesk cannot be reached");

    kayako_link_set_state (self, KAYAKO_ACCOUNT_STATE_OFFLINE, error);
  } else if (reached && self->state == KAYAKO_ACCOUNT_STATE_OFFLINE &&
             !kayako_link_is_connecting (self)) {
    start_recovery (self, FALSE);
  }
}

/**
 * kayako_link_watch:
 * @self: a link
 *
 * Follows what the client and the network monitor tell, and keeps trying while
 * the helpdesk cannot be reached.
 */
void
kayako_link_watch (KayakoLink *self)
{
  g_return_if_fail (KAYAKO_IS_LINK (self));

  g_signal_connect (self, "notify::state", G_CALLBACK (state_changed_cb), NULL);
  g_signal_connect_object (self->client, "reached", G_CALLBACK (reached_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kayako_link_note_failure:
 * @self: a link
 * @error: why a request failed
 *
 * Remembers how long the helpdesk wants to be left alone, if it says so.
 */
void
kayako_link_note_failure (KayakoLink *self, const GError *error)
{
  guint seconds = kayako_error_get_retry_after (error);

  if (seconds == 0 || !kayako_link_error_asks_for_break (error))
    return;

  self->break_until =
      g_get_monotonic_time () + (gint64) kayako_backoff_break (seconds, g_random_double ()) * 1000;
}

/**
 * kayako_link_end_break:
 * @self: a link
 *
 * The helpdesk answers again.
 */
void
kayako_link_end_break (KayakoLink *self)
{
  self->break_until = 0;
}

/**
 * kayako_link_get_break:
 * @self: a link
 *
 * Tells how long the helpdesk wants to be left alone.
 *
 * Returns: milliseconds, 0 outside such a break
 */
guint
kayako_link_get_break (KayakoLink *self)
{
  return is_break (self) ? (guint) ((self->break_until - g_get_monotonic_time ()) / 1000) + 1 : 0;
}

/**
 * kayako_link_dup_break_error:
 * @self: a link
 *
 * Tells why nothing is asked now, where the helpdesk wants to be left alone
 * altogether.
 *
 * Returns: (transfer full) (nullable): an error that says how long it will last
 *   from now on, or %NULL outside such a break
 */
GError *
kayako_link_dup_break_error (KayakoLink *self)
{
  GError *error = NULL;
  gint64 left = self->break_until - g_get_monotonic_time ();

  if (left <= 0 || !kayako_link_is_waiting (self))
    return NULL;

  error = g_error_copy (self->error);
  kayako_error_set_retry_after (error, (guint) (left / G_USEC_PER_SEC) + 1);
  return error;
}

/**
 * kayako_link_is_waiting:
 * @self: a link
 *
 * Tells whether it is not online because the helpdesk has asked for a break; it
 * is tried again by itself after that.
 *
 * Returns: %TRUE in %KAYAKO_ACCOUNT_STATE_FAILED with an error that passes
 */
gboolean
kayako_link_is_waiting (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), FALSE);

  return self->state == KAYAKO_ACCOUNT_STATE_FAILED &&
         kayako_link_error_asks_for_break (self->error);
}

/**
 * kayako_link_may_poll:
 * @self: a link
 *
 * Tells whether to ask the helpdesk something that no person is waiting for.
 *
 * Returns: %TRUE while online, outside a break that the helpdesk asked for
 */
gboolean
kayako_link_may_poll (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), FALSE);

  return self->state == KAYAKO_ACCOUNT_STATE_ONLINE && !is_break (self);
}
