/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-link-private.h"

#include "kayako-error.h"
#include "kayako-future.h"

typedef struct {
  KayakoLink *link; /* (owned) */
  KayakoLinkFunc func;
  gpointer user_data; /* (owned) (nullable) */
  GDestroyNotify user_data_free;
  gboolean is_quiet;   /* nobody waits for it */
  gboolean is_counted; /* others wait for it */
} RequestData;

static void
stop_counting (RequestData *data)
{
  if (!data->is_counted)
    return;

  data->is_counted = FALSE;
  if (--data->link->n_requests == 0)
    kayako_link_stir (data->link);
}

static void
request_data_free (gpointer user_data)
{
  RequestData *data = user_data;

  stop_counting (data);
  if (data->user_data_free != NULL)
    data->user_data_free (data->user_data);
  g_object_unref (data->link);
  g_free (data);
}

/* Lets a request that nobody waits for wait until nobody waits for any other,
 * and the helpdesk is there and wants no break. FALSE with @error set when it
 * may not go any more. */
static gboolean
await_quiet (KayakoLink *self, GError **error)
{
  while (self->n_requests > 0 || !kayako_link_may_poll (self)) {
    guint delay = kayako_link_get_break (self);
    DexFuture *future = NULL;

    if (self->state == KAYAKO_ACCOUNT_STATE_ONLINE && delay > 0) {
      future = kayako_link_delay (self, delay);
    } else {
      if (self->stirred == NULL)
        self->stirred = dex_promise_new ();
      future = kayako_link_until_closed (self, dex_ref (DEX_FUTURE (self->stirred)));
    }

    if (!dex_await (future, error))
      return FALSE;
  }

  return TRUE;
}

/* Lets a request wait for what would make it fail otherwise. NULL when it may
 * go, else why it may not. */
static GError *
await_turn (KayakoLink *self)
{
  g_autoptr (GError) error = kayako_link_dup_break_error (self);

  if (error != NULL)
    return g_steal_pointer (&error);

  if ((self->state == KAYAKO_ACCOUNT_STATE_FAILED ||
       self->state == KAYAKO_ACCOUNT_STATE_CONNECTING) &&
      !dex_await (kayako_link_until_closed (self, kayako_link_ensure_connecting (self, FALSE)),
                  &error) &&
      !kayako_link_error_needs_person (error))
    return g_steal_pointer (&error);

  if (self->state == KAYAKO_ACCOUNT_STATE_EXPIRED)
    return g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED, "The session has ended");

  return NULL;
}

/* Makes the session good again after a request of session @generation found
 * that it had ended. NULL when the request may be repeated. */
static GError *
await_renewal (KayakoLink *self, guint generation)
{
  g_autoptr (GError) error = NULL;

  if (generation != self->generation)
    return NULL;

  if (dex_await (kayako_link_until_closed (self, kayako_link_ensure_connecting (self, TRUE)),
                 &error))
    return NULL;

  if (kayako_link_error_needs_person (error))
    return g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED, "The session has ended");

  return g_steal_pointer (&error);
}

static DexFuture *
try_request (RequestData *data)
{
  KayakoLink *self = data->link;

  for (guint attempt = 0;; attempt++) {
    g_autoptr (DexFuture) future = NULL;
    g_autoptr (GError) error = await_turn (self);
    guint generation = self->generation;

    if (error != NULL)
      return dex_future_new_for_error (g_steal_pointer (&error));

    future = kayako_link_until_closed (self, data->func (self->client, data->user_data));
    if (dex_await (dex_ref (future), &error))
      return g_steal_pointer (&future);

    kayako_link_note_failure (self, error);
    if (!kayako_error_ends_session (error))
      return dex_future_new_for_error (g_steal_pointer (&error));

    if (attempt > 0) {
      /* A session made a moment ago is refused again: no use in going on. */
      kayako_link_expire (self, error);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }

    g_clear_error (&error);
    if ((error = await_renewal (self, generation)) != NULL)
      return dex_future_new_for_error (g_steal_pointer (&error));
  }
}

static DexFuture *
request_fiber (gpointer user_data)
{
  RequestData *data = user_data;
  g_autoptr (GError) error = NULL;
  DexFuture *outcome = NULL;

  if (data->is_quiet && !await_quiet (data->link, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  outcome = try_request (data);
  stop_counting (data);
  return outcome;
}

static DexFuture *
start_request (KayakoLink *self,
               KayakoLinkFunc func,
               gpointer user_data,
               GDestroyNotify user_data_free,
               gboolean is_quiet)
{
  RequestData *data = g_new0 (RequestData, 1);

  data->link = g_object_ref (self);
  data->func = func;
  data->user_data = user_data;
  data->user_data_free = user_data_free;
  data->is_quiet = is_quiet;
  data->is_counted = !is_quiet;
  self->n_requests += !is_quiet;
  return kayako_spawn (request_fiber, data, request_data_free);
}

/**
 * kayako_link_stir:
 * @self: a link
 *
 * Wakes the requests that wait for a quiet moment: this may be one.
 */
void
kayako_link_stir (KayakoLink *self)
{
  g_autoptr (DexPromise) stirred = g_steal_pointer (&self->stirred);

  if (stirred != NULL)
    dex_promise_resolve_boolean (stirred, TRUE);
}

/**
 * kayako_link_request:
 * @self: a link
 * @func: makes the request
 * @user_data: (nullable): handed to @func
 * @user_data_free: (nullable): frees @user_data
 *
 * Asks the helpdesk something. Waits for the attempt to connect that is
 * running; when the session has ended it is renewed once with the password
 * that is kept, and the request repeated.
 *
 * Returns: (transfer full): a future with the outcome of @func, or one that
 *   rejects with %KAYAKO_ERROR_UNAUTHORIZED where a person has to sign in
 */
DexFuture *
kayako_link_request (KayakoLink *self,
                     KayakoLinkFunc func,
                     gpointer user_data,
                     GDestroyNotify user_data_free)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  return start_request (self, func, user_data, user_data_free, FALSE);
}

/**
 * kayako_link_request_quietly:
 * @self: a link
 * @func: makes the request
 * @user_data: (nullable): handed to @func
 * @user_data_free: (nullable): frees @user_data
 *
 * Asks the helpdesk something that nobody waits for: as kayako_link_request(),
 * but only while online, outside a break that the helpdesk asked for, and when
 * no request is on its way that somebody waits for. Who makes one such request
 * after the other leaves the way free for all others.
 *
 * Returns: (transfer full): a future as that of kayako_link_request()
 */
DexFuture *
kayako_link_request_quietly (KayakoLink *self,
                             KayakoLinkFunc func,
                             gpointer user_data,
                             GDestroyNotify user_data_free)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  return start_request (self, func, user_data, user_data_free, TRUE);
}

static DexFuture *
quiet_fiber (gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!await_quiet (user_data, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_true ();
}

/**
 * kayako_link_when_quiet:
 * @self: a link
 *
 * Waits for when kayako_link_request_quietly() would ask.
 *
 * Returns: (transfer full): a future that resolves to %TRUE then, or rejects
 *   with %G_IO_ERROR_CANCELLED when the link is closed
 */
DexFuture *
kayako_link_when_quiet (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);

  return kayako_spawn (quiet_fiber, g_object_ref (self), g_object_unref);
}

static DexFuture *
time_is_up_cb (DexFuture *future, gpointer user_data)
{
  return dex_future_new_true ();
}

/**
 * kayako_link_delay:
 * @self: a link
 * @milliseconds: how long
 *
 * Waits.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the time is
 *   up, or rejects with %G_IO_ERROR_CANCELLED when the link is closed
 */
DexFuture *
kayako_link_delay (KayakoLink *self, guint milliseconds)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);

  return kayako_link_until_closed (
      self, dex_future_catch (dex_timeout_new_msec (milliseconds), time_is_up_cb, NULL, NULL));
}
