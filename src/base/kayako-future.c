/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-future.h"

/* libdex's default of 128 KiB overflowed in a plain recursion, and a template
 * built in a fibre or a deep JSON body goes deeper. Pages are committed when
 * they are touched, so a large stack costs address space only. */
#define STACK_SIZE (1024 * 1024)

/**
 * kayako_spawn:
 * @func: what to do; it may await
 * @data: (nullable): handed to @func
 * @data_free: (nullable): frees @data when @func has ended
 *
 * Runs @func as a fibre of the main loop with a stack of 1 MiB. Dropping the
 * result does not cancel it; dropping a kayako_chain() of it does.
 *
 * Returns: (transfer full): a future with the outcome of @func
 */
DexFuture *
kayako_spawn (DexFiberFunc func, gpointer data, GDestroyNotify data_free)
{
  g_return_val_if_fail (func != NULL, NULL);

  return dex_scheduler_spawn (NULL, STACK_SIZE, func, data, data_free);
}

/**
 * kayako_spawn_in_thread:
 * @func: what to do, touching nothing that the main thread touches
 * @data: (nullable): handed to @func
 * @data_free: (nullable): frees @data when @func has ended
 *
 * Runs @func as a fibre of the thread pool, for parsing and decoding. It gets
 * copies and resolves to fresh objects.
 *
 * Returns: (transfer full): a future with the outcome of @func
 */
DexFuture *
kayako_spawn_in_thread (DexFiberFunc func, gpointer data, GDestroyNotify data_free)
{
  g_return_val_if_fail (func != NULL, NULL);

  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), STACK_SIZE, func, data,
                              data_free);
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
