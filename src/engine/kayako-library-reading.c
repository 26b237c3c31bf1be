/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known, out of the store. */

#include "kayako-library-private.h"

#include "kayako-future.h"

typedef struct {
  KayakoLibrary *library; /* (owned) */
  GType type;
  GArray *ids; /* (owned) (element-type gint64) */
} LoadData;

static void
load_data_free (gpointer user_data)
{
  LoadData *data = user_data;

  g_object_unref (data->library);
  g_array_unref (data->ids);
  g_free (data);
}

static GPtrArray *
dup_known (LoadData *data)
{
  GPtrArray *resources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < data->ids->len; i++) {
    gpointer known = kayako_registry_lookup (data->library->registry, data->type,
                                             g_array_index (data->ids, gint64, i));

    if (known != NULL && !kayako_resource_is_stub (known))
      g_ptr_array_add (resources, g_object_ref (known));
  }

  return resources;
}

static DexFuture *
load_fiber (gpointer user_data)
{
  LoadData *data = user_data;
  KayakoLibrary *self = data->library;
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GPtrArray) resources = NULL;
  g_autoptr (GError) error = NULL;

  if (!kayako_library_has_no_store (self))
    store = dex_await_object (kayako_library_ensure_store (self), &error);
  if (kayako_library_has_no_store (self))
    return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, dup_known (data));

  if (store != NULL)
    resources = dex_await_boxed (
        kayako_store_load (store, data->type, (const gint64 *) (gconstpointer) data->ids->data,
                           data->ids->len),
        &error);
  if (resources == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  kayako_registry_adopt_all (self->registry, resources);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&resources));
}

/**
 * kayako_library_load:
 * @self: a library
 * @type: a type of resource
 * @ids: (array length=n_ids): which ones
 * @n_ids: how many
 *
 * Reads what is known of resources. Without a store these are those that
 * somebody holds.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of the
 *   account's own objects, in the order of @ids, without those that are not
 *   known; or rejects as kayako_library_ensure_store() or kayako_store_load()
 */
DexFuture *
kayako_library_load (KayakoLibrary *self, GType type, const gint64 *ids, gsize n_ids)
{
  LoadData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  data = g_new0 (LoadData, 1);
  data->library = g_object_ref (self);
  data->type = type;
  data->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
  if (n_ids > 0)
    g_array_append_vals (data->ids, ids, (guint) n_ids);
  return kayako_spawn (load_fiber, data, load_data_free);
}
