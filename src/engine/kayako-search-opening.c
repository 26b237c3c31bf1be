/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-private.h"

#include "kayako-future.h"
#include "kayako-link.h"

typedef struct {
  KayakoRegistry *registry; /* (owned) */
  KayakoStore *store;       /* (owned) (nullable) */
  gint64 id;
} LoadData;

static void
load_data_free (gpointer user_data)
{
  LoadData *data = user_data;

  g_clear_object (&data->registry);
  g_clear_object (&data->store);
  g_free (data);
}

static DexFuture *
load_fiber (gpointer user_data)
{
  LoadData *data = user_data;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;
  KayakoConversation *fresh = NULL;

  if (data->store != NULL)
    stored = dex_await_boxed (
        kayako_store_load (data->store, KAYAKO_TYPE_CONVERSATION, &data->id, 1), &error);
  if (kayako_link_error_is_cancelled (error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (error != NULL)
    g_debug ("A conversation that was found cannot be read: %s", error->message);

  /* What came from the helpdesk meanwhile is newer. */
  fresh = kayako_registry_lookup (data->registry, KAYAKO_TYPE_CONVERSATION, data->id);
  if (fresh != NULL)
    return dex_future_new_for_object (fresh);

  fresh = stored != NULL && stored->len > 0 ? g_object_ref (stored->pdata[0])
                                            : kayako_conversation_new (data->id);
  return dex_future_new_take_object (kayako_registry_adopt (data->registry, fresh));
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
  KayakoConversation *known = NULL;

  g_return_val_if_fail (KAYAKO_IS_SEARCH (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_SEARCH_HIT (hit), NULL);

  known = kayako_registry_lookup (self->registry, KAYAKO_TYPE_CONVERSATION,
                                  kayako_search_hit_get_conversation_id (hit));
  if (known != NULL)
    return dex_future_new_for_object (known);

  data = g_new0 (LoadData, 1);
  data->registry = g_object_ref (self->registry);
  g_set_object (&data->store, kayako_drafts_get_store (self->drafts));
  data->id = kayako_search_hit_get_conversation_id (hit);
  return kayako_spawn (load_fiber, data, load_data_free);
}
