/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-future.h"

#include <gio/gio.h>

/* libdex's default of 128 KiB overflowed in a plain recursion, and a template
 * built in a fibre or a deep JSON body goes deeper. Pages are committed when
 * they are touched, so a large stack costs address space only. */
#define STACK_SIZE (1024 * 1024)

/* A fibre and the future that stands for it outside. */
typedef struct {
  gatomicrefcount ref_count;
  DexPromise *promise; /* (owned) (not nullable) */
  DexFuture *fiber;    /* (owned) (nullable): a chain on it, NULL when it is over */
  gulong dropped_id;   /* handler of the promise's cancellable, 0 when it is over */
  DexFiberFunc func;
  gpointer data;            /* (owned) (nullable) */
  GDestroyNotify data_free; /* (nullable) */
} Spawned;

static void
spawned_unref (gpointer user_data)
{
  Spawned *spawned = user_data;

  if (!g_atomic_ref_count_dec (&spawned->ref_count))
    return;

  dex_clear (&spawned->fiber);
  dex_clear (&spawned->promise);
  g_free (spawned);
}

static void
spawned_free_data (gpointer user_data)
{
  Spawned *spawned = user_data;

  if (spawned->data_free != NULL)
    spawned->data_free (spawned->data);
  spawned_unref (spawned);
}

/* What was dropped before it began does nothing. */
static DexFuture *
run_fiber (gpointer user_data)
{
  Spawned *spawned = user_data;

  if (g_cancellable_is_cancelled (dex_promise_get_cancellable (spawned->promise)))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody waits");

  return spawned->func (spawned->data);
}

static Spawned *
spawned_ref (Spawned *spawned)
{
  g_atomic_ref_count_inc (&spawned->ref_count);
  return spawned;
}

static void
spawned_end (Spawned *spawned)
{
  DexFuture *fiber = g_steal_pointer (&spawned->fiber);

  g_clear_signal_handler (&spawned->dropped_id, dex_promise_get_cancellable (spawned->promise));
  dex_clear (&fiber);
}

static DexFuture *
ended_cb (DexFuture *future, gpointer user_data)
{
  Spawned *spawned = spawned_ref (user_data);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL)
    dex_promise_resolve (spawned->promise, value);
  else
    dex_promise_reject (spawned->promise, g_steal_pointer (&error));
  spawned_end (spawned);
  spawned_unref (spawned);

  return dex_future_new_true ();
}

static gboolean
discard_cb (gpointer user_data)
{
  Spawned *spawned = user_data;

  if (spawned->fiber == NULL)
    return G_SOURCE_REMOVE;

  spawned_end (spawned);
  dex_promise_reject (spawned->promise,
                      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody waits"));

  return G_SOURCE_REMOVE;
}

static void
dropped_cb (GCancellable *cancellable, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, discard_cb, spawned_ref (user_data), spawned_unref);
}

/**
 * kayako_spawn:
 * @func: what to do; it may await
 * @data: (nullable): handed to @func
 * @data_free: (nullable): frees @data when @func has ended
 *
 * Runs @func as a fibre of the main loop with a stack of 1 MiB. Dropping the
 * result does not cancel it; dropping a kayako_chain() of it does, once every
 * fibre that can go on has done so: libdex 0.10 corrupts its list of fibres
 * when one that can go on is cancelled.
 *
 * Returns: (transfer full): a future with the outcome of @func
 */
DexFuture *
kayako_spawn (DexFiberFunc func, gpointer data, GDestroyNotify data_free)
{
  Spawned *spawned = NULL;
  DexFuture *future = NULL;

  g_return_val_if_fail (func != NULL, NULL);

  spawned = g_new0 (Spawned, 1);
  g_atomic_ref_count_init (&spawned->ref_count);
  spawned->promise = dex_promise_new_cancellable ();
  spawned->func = func;
  spawned->data = data;
  spawned->data_free = data_free;
  future = dex_ref (DEX_FUTURE (spawned->promise));
  spawned->dropped_id = g_signal_connect_data (
      dex_promise_get_cancellable (spawned->promise), "cancelled", G_CALLBACK (dropped_cb),
      spawned_ref (spawned), (GClosureNotify) (void (*) (void)) spawned_unref, 0);
  spawned->fiber = dex_future_finally (
      dex_scheduler_spawn (NULL, STACK_SIZE, run_fiber, spawned_ref (spawned), spawned_free_data),
      ended_cb, spawned_ref (spawned), spawned_unref);
  spawned_unref (spawned);

  return future;
}

/* Work of the thread pool, on its way there and back. */
typedef struct {
  DexFiberFunc func;
  gpointer data;            /* (owned) (nullable) */
  GDestroyNotify data_free; /* (nullable) */
  DexPromise *promise;      /* (owned) (not nullable): touched on the main thread only */
  DexFuture *outcome;       /* (owned) (nullable): NULL until it is there */
} ThreadWork;

static void
thread_work_free (gpointer user_data)
{
  ThreadWork *work = user_data;

  if (work->data_free != NULL)
    work->data_free (work->data);
  dex_clear (&work->outcome);
  dex_clear (&work->promise);
  g_free (work);
}

static gboolean
deliver_cb (gpointer user_data)
{
  ThreadWork *work = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (work->outcome, &error);

  if (value != NULL)
    dex_promise_resolve (work->promise, value);
  else
    dex_promise_reject (work->promise, g_steal_pointer (&error));

  return G_SOURCE_REMOVE;
}

static DexFuture *
work_fiber (gpointer user_data)
{
  ThreadWork *work = user_data;

  work->outcome = work->func (work->data);
  dex_await (dex_ref (work->outcome), NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT, deliver_cb, work, thread_work_free);

  return dex_future_new_true ();
}

/**
 * kayako_spawn_in_thread:
 * @func: what to do, touching nothing that the main thread touches
 * @data: (nullable): handed to @func
 * @data_free: (nullable): frees @data on the main thread when all is done
 *
 * Runs @func as a fibre of the thread pool, for parsing and decoding. It gets
 * copies and resolves to fresh objects.
 *
 * The outcome comes back through the main loop: libdex 0.10 corrupts its list
 * of fibres when a thread wakes a fibre that the main thread is cancelling.
 *
 * Returns: (transfer full): a future with the outcome of @func
 */
DexFuture *
kayako_spawn_in_thread (DexFiberFunc func, gpointer data, GDestroyNotify data_free)
{
  ThreadWork *work = NULL;
  DexPromise *promise = NULL;

  g_return_val_if_fail (func != NULL, NULL);

  promise = dex_promise_new ();
  work = g_new0 (ThreadWork, 1);
  work->func = func;
  work->data = data;
  work->data_free = data_free;
  work->promise = dex_ref (promise);
  dex_future_disown (dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), STACK_SIZE,
                                          work_fiber, work, NULL));

  return DEX_FUTURE (promise);
}

static DexFuture *
pass_on_cb (DexFuture *future, gpointer user_data)
{
  return dex_ref (future);
}

/**
 * kayako_chain:
 * @future: (transfer full): what a view waits for
 *
 * Makes a future that a view can hold and drop: when the last reference to
 * the chain goes, what it waits for is cancelled. A bare fibre or promise is
 * not cancelled by dropping it.
 *
 * Returns: (transfer full): a future with the outcome of @future
 */
DexFuture *
kayako_chain (DexFuture *future)
{
  g_return_val_if_fail (DEX_IS_FUTURE (future), NULL);

  return dex_future_finally (future, pass_on_cb, NULL, NULL);
}
