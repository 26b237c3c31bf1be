/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-when-done.h"

#include <gio/gio.h>

typedef struct {
  guint calls;
  int number;
  int code;
} Outcome;

static Outcome outcome;

static void
done (gpointer object, const GValue *value, const GError *error)
{
  g_assert_true (G_IS_OBJECT (object));
  outcome.calls++;
  outcome.number = value != NULL ? g_value_get_int (value) : -1;
  outcome.code = error != NULL ? error->code : -1;
}

static void
run_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_result (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (DexPromise) promise = dex_promise_new ();
  g_autoptr (DexFuture) chain = NULL;

  outcome = (Outcome) { 0 };
  chain = kayako_when_done (dex_ref (DEX_FUTURE (promise)), object, done);
  g_assert_cmpuint (outcome.calls, ==, 0);

  dex_promise_resolve_int (promise, 7);
  run_loop ();
  g_assert_cmpuint (outcome.calls, ==, 1);
  g_assert_cmpint (outcome.number, ==, 7);
  g_assert_cmpint (outcome.code, ==, -1);
}

static void
test_error (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (DexPromise) promise = dex_promise_new ();
  g_autoptr (DexFuture) chain = NULL;

  outcome = (Outcome) { 0 };
  chain = kayako_when_done (dex_ref (DEX_FUTURE (promise)), object, done);
  dex_promise_reject (promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "closed"));
  run_loop ();
  g_assert_cmpuint (outcome.calls, ==, 1);
  g_assert_cmpint (outcome.code, ==, G_IO_ERROR_CLOSED);
}

static void
test_cancelled (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (DexPromise) promise = dex_promise_new ();
  g_autoptr (DexFuture) chain = NULL;

  outcome = (Outcome) { 0 };
  chain = kayako_when_done (dex_ref (DEX_FUTURE (promise)), object, done);
  dex_promise_reject (promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "gone"));
  run_loop ();
  g_assert_cmpuint (outcome.calls, ==, 0);
}

static void
test_dropped (void)
{
  g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (DexPromise) promise = dex_promise_new_cancellable ();
  DexFuture *chain = kayako_when_done (dex_ref (DEX_FUTURE (promise)), object, done);

  outcome = (Outcome) { 0 };
  dex_clear (&chain);
  g_assert_true (g_cancellable_is_cancelled (dex_promise_get_cancellable (promise)));

  dex_promise_resolve_int (promise, 7);
  run_loop ();
  g_assert_cmpuint (outcome.calls, ==, 0);
}

static void
test_object_gone (void)
{
  GObject *object = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (DexPromise) promise = dex_promise_new ();
  g_autoptr (DexFuture) chain = kayako_when_done (dex_ref (DEX_FUTURE (promise)), object, done);

  outcome = (Outcome) { 0 };
  g_assert_finalize_object (object);
  dex_promise_resolve_int (promise, 7);
  run_loop ();
  g_assert_cmpuint (outcome.calls, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/when-done/result", test_result);
  g_test_add_func ("/when-done/error", test_error);
  g_test_add_func ("/when-done/cancelled", test_cancelled);
  g_test_add_func ("/when-done/dropped", test_dropped);
  g_test_add_func ("/when-done/object-gone", test_object_gone);

  return g_test_run ();
}
