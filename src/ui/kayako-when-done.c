/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-when-done.h"

typedef struct {
  GWeakRef object;
  KayakoDoneFunc func;
} DoneData;

static void
done_data_free (gpointer data)
{
  DoneData *done = data;

  g_weak_ref_clear (&done->object);
  g_free (done);
}

static DexFuture *
done_cb (DexFuture *future, gpointer user_data)
{
  DoneData *data = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&data->object);
  g_autoptr (GError) error = NULL;
  const GValue *value = NULL;

  if (object == NULL)
    return dex_ref (future);

  value = dex_future_get_value (future, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    data->func (object, value, error);

  return dex_ref (future);
}

/**
 * kayako_when_done:
 * @future: (transfer full): what to wait for
 * @object: (type GObject): who waits; held weakly
 * @func: called once when @future has ended, unless it was cancelled
 *
 * Lets a view wait: @func is called in the main loop if @object is still alive
 * then. Dropping the result cancels what it waits for, so a view that shows
 * something else meanwhile is not told any more.
 *
 * Returns: (transfer full): a chain to hold, or to disown
 */
DexFuture *
kayako_when_done (DexFuture *future, gpointer object, KayakoDoneFunc func)
{
  DoneData *data = NULL;

  g_return_val_if_fail (DEX_IS_FUTURE (future), NULL);
  g_return_val_if_fail (G_IS_OBJECT (object), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  data = g_new0 (DoneData, 1);
  g_weak_ref_init (&data->object, object);
  data->func = func;

  return dex_future_finally (future, done_cb, data, done_data_free);
}
