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

static DexFuture *
recovery_fiber (gpointer user_data)
{
  RecoveryData *data = user_data;
  KayakoLink *self = data->link;
  gboolean wait = data->wait;

  while (self->state == KAYAKO_ACCOUNT_STATE_OFFLINE) {
    g_autoptr (GError) error = NULL;

    if (wait) {
      guint delay = kayako_backoff_delay (++self->failures, g_random_double ());

      if (!dex_await (kayako_link_delay (self, delay), &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
    wait = TRUE;

    /* What becomes of the attempt stands in the state. */
    if (self->state == KAYAKO_ACCOUNT_STATE_OFFLINE &&
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

  if (self->state == KAYAKO_ACCOUNT_STATE_OFFLINE && !recovering && !kayako_link_is_closed (self))
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
    if (available)
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
