/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-test-await.h"

/* A test that waits longer than this hangs; under a sanitizer on a busy
 * machine everything takes several times as long. */
#define PATIENCE 120 /* seconds */

/* What another thread or program does wakes nobody here. */
#define LOOK_AGAIN 100 /* ms */

static gboolean
lose_patience_cb (gpointer user_data)
{
  g_error ("What the test waits for did not happen in %d s", PATIENCE);

  return G_SOURCE_REMOVE;
}

static gboolean
look_again_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * kayako_test_wait_until:
 * @condition: tells whether it has happened
 * @data: (nullable): handed to @condition
 *
 * Runs the main loop until something is true; a test fails that waits for two
 * minutes.
 */
void
kayako_test_wait_until (KayakoTestCondition condition, gpointer data)
{
  guint patience_id = g_timeout_add_seconds (PATIENCE, lose_patience_cb, NULL);
  guint look_id = g_timeout_add (LOOK_AGAIN, look_again_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (look_id);
  g_source_remove (patience_id);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/**
 * kayako_test_wait_gone:
 * @object: where a weak pointer is
 *
 * Runs the main loop until the object behind a weak pointer is finalized.
 */
void
kayako_test_wait_gone (gpointer *object)
{
  kayako_test_wait_until (is_gone, object);
}

static gboolean
is_settled (gpointer data)
{
  return !dex_future_is_pending (data);
}

static DexFuture *
wake_cb (DexFuture *future, gpointer user_data)
{
  g_main_context_wakeup (NULL);

  return dex_ref (future);
}

/**
 * kayako_test_wait:
 * @future: (transfer none): a future
 *
 * Runs the main loop until @future is resolved or rejected.
 */
void
kayako_test_wait (DexFuture *future)
{
  DexFuture *waker = dex_future_finally (dex_ref (future), wake_cb, NULL, NULL);

  kayako_test_wait_until (is_settled, waker);
  dex_unref (waker);
}

static gboolean
await_value (DexFuture *future, GValue *value, GError **error)
{
  const GValue *result = NULL;

  kayako_test_wait (future);
  result = dex_future_get_value (future, error);
  if (result != NULL) {
    g_value_init (value, G_VALUE_TYPE (result));
    g_value_copy (result, value);
  }
  dex_unref (future);

  return result != NULL;
}

/**
 * kayako_test_await_object:
 * @future: (transfer full): a future of an object
 * @error: return location for what it rejects with
 *
 * Returns: (transfer full) (nullable): the object
 */
gpointer
kayako_test_await_object (DexFuture *future, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return await_value (future, &value, error) ? g_value_dup_object (&value) : NULL;
}

/**
 * kayako_test_await_boxed:
 * @future: (transfer full): a future of a boxed value
 * @error: return location for what it rejects with
 *
 * Returns: (transfer full) (nullable): the value
 */
gpointer
kayako_test_await_boxed (DexFuture *future, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return await_value (future, &value, error) ? g_value_dup_boxed (&value) : NULL;
}

/**
 * kayako_test_await_boolean:
 * @future: (transfer full): a future of a truth value
 * @error: return location for what it rejects with
 *
 * Returns: the truth value, %FALSE where it rejects
 */
gboolean
kayako_test_await_boolean (DexFuture *future, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return await_value (future, &value, error) && g_value_get_boolean (&value);
}

/**
 * kayako_test_await_int:
 * @future: (transfer full): a future of a number
 * @error: return location for what it rejects with
 *
 * Returns: the number, -1 where it rejects
 */
int
kayako_test_await_int (DexFuture *future, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return await_value (future, &value, error) ? g_value_get_int (&value) : -1;
}

/**
 * kayako_test_await_error:
 * @future: (transfer full): a future that has to reject
 *
 * Returns: (transfer full): what it rejects with
 */
GError *
kayako_test_await_error (DexFuture *future)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GError *error = NULL;

  g_assert_false (await_value (future, &value, &error));
  g_assert_nonnull (error);

  return error;
}
