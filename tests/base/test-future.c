/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-future.h"

#include <gio/gio.h>

typedef struct {
  GCancellable *cancellable; /* (owned) (nullable): of the promise waited for */
  DexPromise *promise;       /* (owned) (nullable) */
  guint freed;
} Probe;

static void
probe_clear (Probe *probe)
{
  g_clear_object (&probe->cancellable);
  dex_clear (&probe->promise);
}

static void
count_free_cb (gpointer data)
{
  Probe *probe = data;

  probe->freed++;
}

static void
iterate_until_done (DexFuture *future)
{
  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);
}

/* Deep enough to overflow libdex's default stack of 128 KiB. */
static guint
recurse (guint levels)
{
  volatile char frame[4096];

  frame[0] = (char) levels;
  frame[sizeof frame - 1] = frame[0];
  if (levels == 0)
    return 0;

  return recurse (levels - 1) + 1 + (guint) (frame[0] - frame[sizeof frame - 1]);
}

static DexFuture *
deep_fiber (gpointer data)
{
  return dex_future_new_for_uint (recurse (64));
}

/* Both kinds of fibre, awaited in one of the main loop. */
static DexFuture *
both_fiber (gpointer data)
{
  Probe *probe = data;
  guint levels = dex_await_uint (kayako_spawn (deep_fiber, probe, count_free_cb), NULL);

  levels += dex_await_uint (kayako_spawn_in_thread (deep_fiber, NULL, NULL), NULL);

  return dex_future_new_for_uint (levels);
}

static void
test_stack (void)
{
  Probe probe = { 0 };
  g_autoptr (DexFuture) future = kayako_spawn (both_fiber, &probe, NULL);

  iterate_until_done (future);

  g_assert_cmpuint (g_value_get_uint (dex_future_get_value (future, NULL)), ==, 128);
  g_assert_cmpuint (probe.freed, ==, 1);
}

static DexFuture *
waiting_fiber (gpointer data)
{
  Probe *probe = data;
  g_autoptr (GError) error = NULL;

  if (!dex_await (dex_ref (DEX_FUTURE (probe->promise)), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_true ();
}

static void
test_chain_passes_on (void)
{
  Probe probe = { .promise = dex_promise_new_cancellable () };
  g_autoptr (DexFuture) chain = kayako_chain (kayako_spawn (waiting_fiber, &probe, NULL));

  g_main_context_iteration (NULL, FALSE);
  dex_promise_resolve_boolean (probe.promise, TRUE);
  iterate_until_done (chain);

  g_assert_true (dex_future_is_resolved (chain));
  probe_clear (&probe);
}

static void
test_chain_rejects (void)
{
  Probe probe = { .promise = dex_promise_new_cancellable () };
  g_autoptr (DexFuture) chain = kayako_chain (kayako_spawn (waiting_fiber, &probe, NULL));
  g_autoptr (GError) error = NULL;

  g_main_context_iteration (NULL, FALSE);
  dex_promise_reject (probe.promise, g_error_new (G_IO_ERROR, G_IO_ERROR_BUSY, "Probe"));
  iterate_until_done (chain);

  g_assert_null (dex_future_get_value (chain, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  probe_clear (&probe);
}

/* Dropping the last reference to a chain cancels the work it waits for. */
static void
test_chain_cancels (void)
{
  Probe probe = { .promise = dex_promise_new_cancellable () };
  DexFuture *chain = kayako_chain (kayako_spawn (waiting_fiber, &probe, count_free_cb));

  probe.cancellable = g_object_ref (dex_promise_get_cancellable (probe.promise));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dex_clear (&probe.promise);
  g_assert_false (g_cancellable_is_cancelled (probe.cancellable));

  dex_clear (&chain);
  while (probe.freed == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_cancellable_is_cancelled (probe.cancellable));
  probe_clear (&probe);
}

int
main (int argc, char *argv[])
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/future/stack", test_stack);
  g_test_add_func ("/future/chain/passes-on", test_chain_passes_on);
  g_test_add_func ("/future/chain/rejects", test_chain_rejects);
  g_test_add_func ("/future/chain/cancels", test_chain_cancels);

  return g_test_run ();
}
