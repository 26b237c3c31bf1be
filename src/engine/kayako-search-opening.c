/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-private.h"

typedef struct {
  KayakoLibrary *library; /* (owned) */
  gint64 id;
} LoadData;

static void
load_data_free (gpointer user_data)
{
  LoadData *data = user_data;

  g_object_unref (data->library);
  g_free (data);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer user_data)
{
  LoadData *data = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *stored = value != NULL ? g_value_get_boxed (value) : NULL;

  if (stored != NULL && stored->len > 0)
    return dex_future_new_for_object (stored->pdata[0]);

  /* What it says of itself the helpdesk can tell. */
  if (error != NULL)
    g_debug ("A conversation that was found cannot be read: %s", error->message);
  return dex_future_new_take_object (kayako_registry_adopt (
      kayako_library_get_registry (data->library), kayako_conversation_new (data->id)));
}

/**
 * kayako_search_load_conversation:
 * @self: a search
 * @hit: what was found
 *
 * Gets the conversation that @hit is in, for opening it: the account's one
 * object where it is known, else it is made of what is stored.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoConversation,
 *   which may be a stub; it rejects only where it is dropped
 */
DexFuture *
kayako_search_load_conversation (KayakoSearch *self, KayakoSearchHit *hit)
{
  LoadData *data = NULL;
  gint64 id = 0;
  KayakoConversation *known = NULL;

  g_return_val_if_fail (KAYAKO_IS_SEARCH (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (hit), NULL);

  id = kayako_search_hit_get_conversation_id (hit);
  known = kayako_registry_lookup (kayako_library_get_registry (self->library),
                                  KAYAKO_TYPE_CONVERSATION, id);
  if (known != NULL && !kayako_resource_is_stub (KAYAKO_RESOURCE (known)))
    return dex_future_new_for_object (known);

  data = g_new0 (LoadData, 1);
  data->library = g_object_ref (self->library);
  data->id = id;
  return dex_future_finally (
      kayako_library_load (self->library, KAYAKO_TYPE_CONVERSATION, &data->id, 1), loaded_cb, data,
      load_data_free);
}
