/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known, out of the store. */

#include "kayako-library-private.h"

#include "kayako-future.h"

typedef struct {
  KayakoLibrary *library; /* (owned) */
  GType type;
  GArray *ids; /* (owned) (nullable) (element-type gint64): NULL for all */
} LoadData;

static void
load_data_free (gpointer user_data)
{
  LoadData *data = user_data;

  g_object_unref (data->library);
  g_clear_pointer (&data->ids, g_array_unref);
  g_free (data);
}

/**
 * kayako_library_adopt_stored:
 * @self: a library
 * @resources: (element-type KayakoResource): what the store has; replaced by the
 *   account's own objects
 *
 * Brings what is stored into the objects that somebody holds, but for what has
 * come since and is on its way into the store, or cannot be brought there.
 */
void
kayako_library_adopt_stored (KayakoLibrary *self, GPtrArray *resources)
{
  for (guint i = 0; i < resources->len; i++) {
    gpointer stored = resources->pdata[i];
    gpointer known = kayako_registry_lookup (self->registry, G_OBJECT_TYPE (stored),
                                             kayako_resource_get_id (stored));

    if (known != NULL && (g_hash_table_contains (self->taken, known) ||
                          (self->in_memory && g_hash_table_contains (self->kept, known)))) {
      resources->pdata[i] = g_object_ref (known);
      g_object_unref (stored);
    } else {
      resources->pdata[i] = kayako_registry_adopt (self->registry, stored);
    }
  }
}

static GPtrArray *
dup_known (LoadData *data)
{
  GPtrArray *resources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; data->ids != NULL && i < data->ids->len; i++) {
    gpointer known = kayako_registry_lookup (data->library->registry, data->type,
                                             g_array_index (data->ids, gint64, i));

    if (known != NULL && !kayako_resource_is_stub (known))
      g_ptr_array_add (resources, g_object_ref (known));
  }

  return resources;
}

static GArray *
dup_ids (GPtrArray *resources)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < resources->len; i++) {
    gint64 id = kayako_resource_get_id (resources->pdata[i]);

    g_array_append_val (ids, id);
  }

  return ids;
}

/* What is kept lies over what is stored, which has come into the account's own
 * objects before. */
static GPtrArray *
lay_over (LoadData *data, GPtrArray *stored)
{
  KayakoLibrary *self = data->library;
  g_autoptr (GArray) stored_ids = dup_ids (stored);
  g_autoptr (GHashTable) there = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids = data->ids != NULL ? data->ids : stored_ids;
  GPtrArray *resources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < stored->len; i++)
    g_hash_table_insert (there, &g_array_index (stored_ids, gint64, i), stored->pdata[i]);

  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    gpointer resource = g_hash_table_lookup (there, &id);
    gpointer known = kayako_registry_lookup (self->registry, data->type, id);

    if (resource == NULL && known != NULL && g_hash_table_contains (self->kept, known))
      resource = known;
    if (resource != NULL && !kayako_library_is_gone (self, data->type, id))
      g_ptr_array_add (resources, g_object_ref (resource));
  }

  return resources;
}

static DexFuture *
ask (KayakoStore *store, LoadData *data)
{
  if (data->ids == NULL)
    return kayako_store_list (store, data->type);

  return kayako_store_load (store, data->type, (const gint64 *) (gconstpointer) data->ids->data,
                            data->ids->len);
}

static DexFuture *
load_fiber (gpointer user_data)
{
  LoadData *data = user_data;
  KayakoLibrary *self = data->library;
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GPtrArray) resources = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n_stored = 0;

  if (!kayako_library_has_nothing_stored (self))
    store = dex_await_object (kayako_library_ensure_store (self), &error);
  if (kayako_library_has_nothing_stored (self))
    return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, dup_known (data));

  /* What was read may be older than what was stored meanwhile. */
  while (store != NULL) {
    n_stored = self->n_stored;
    resources = dex_await_boxed (ask (store, data), &error);
    if (resources == NULL || n_stored == self->n_stored)
      break;
    g_clear_pointer (&resources, g_ptr_array_unref);
  }
  if (resources == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  kayako_library_adopt_stored (self, resources);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, self->in_memory
                                                          ? lay_over (data, resources)
                                                          : g_steal_pointer (&resources));
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

/**
 * kayako_library_list:
 * @self: a library
 * @type: a type of which there are few
 *
 * Reads all that is known of a type. Without a store that is nothing.
 *
 * Returns: (transfer full): a future as that of kayako_library_load()
 */
DexFuture *
kayako_library_list (KayakoLibrary *self, GType type)
{
  LoadData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  data = g_new0 (LoadData, 1);
  data->library = g_object_ref (self);
  data->type = type;
  return kayako_spawn (load_fiber, data, load_data_free);
}

typedef struct {
  KayakoLibrary *library; /* (owned) */
  KayakoView *view;       /* (owned) (nullable): NULL for messages */
  gint64 id;              /* who is signed in, or which conversation */
  gboolean is_count;      /* how many there are is enough */
} ListData;

static void
list_data_free (gpointer user_data)
{
  ListData *data = user_data;

  g_object_unref (data->library);
  g_clear_object (&data->view);
  g_free (data);
}

/* With what cannot be stored. */
static DexFuture *
list_known_messages (ListData *data, KayakoStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) stored =
      dex_await_boxed (kayako_store_list_messages (store, data->id), &error);

  if (stored == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_ARRAY,
                                    kayako_library_dup_thread (data->library, data->id, stored));
}

static DexFuture *
list_fiber (gpointer user_data)
{
  ListData *data = user_data;
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GError) error = NULL;

  /* What could not be stored is not in the list. */
  if (!dex_await (kayako_library_settle (data->library), &error) && error->domain == DEX_ERROR)
    return dex_future_new_for_error (g_steal_pointer (&error));

  g_clear_error (&error);
  store = dex_await_object (kayako_library_ensure_store (data->library), &error);

  if (store == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (data->view != NULL)
    return data->is_count ? kayako_store_count_conversations (store, data->view, data->id)
                          : kayako_store_list_conversation_keys (store, data->view, data->id);

  return data->library->in_memory ? list_known_messages (data, store)
                                  : kayako_store_list_messages (store, data->id);
}

static DexFuture *
ask_view (KayakoLibrary *self, KayakoView *view, gint64 me_id, gboolean is_count)
{
  ListData *data = g_new0 (ListData, 1);

  data->library = g_object_ref (self);
  data->view = g_object_ref (view);
  data->id = me_id;
  data->is_count = is_count;
  return kayako_spawn (list_fiber, data, list_data_free);
}

/**
 * kayako_library_list_conversations:
 * @self: a library
 * @view: which conversations
 * @me_id: the signed-in person
 *
 * Lists what is stored of a view, after what has been taken until now.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of
 *   #KayakoConversationKey, or rejects as kayako_library_ensure_store() or
 *   kayako_store_list_conversation_keys()
 */
DexFuture *
kayako_library_list_conversations (KayakoLibrary *self, KayakoView *view, gint64 me_id)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_VIEW (view), NULL);

  return ask_view (self, view, me_id, FALSE);
}

/**
 * kayako_library_count_conversations:
 * @self: a library
 * @view: which conversations
 * @me_id: the signed-in person
 *
 * Counts what is stored of a view, after what has been taken until now.
 *
 * Returns: (transfer full): a future that resolves to an int, or rejects as
 *   kayako_library_ensure_store() or kayako_store_count_conversations()
 */
DexFuture *
kayako_library_count_conversations (KayakoLibrary *self, KayakoView *view, gint64 me_id)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_VIEW (view), NULL);

  return ask_view (self, view, me_id, TRUE);
}

/**
 * kayako_library_list_messages:
 * @self: a library
 * @conversation_id: a conversation
 *
 * Lists what is stored of a conversation's messages, the oldest first, after
 * what has been taken until now.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of gint64, or
 *   rejects as kayako_library_ensure_store() or kayako_store_list_messages()
 */
DexFuture *
kayako_library_list_messages (KayakoLibrary *self, gint64 conversation_id)
{
  ListData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  data = g_new0 (ListData, 1);
  data->library = g_object_ref (self);
  data->id = conversation_id;
  return kayako_spawn (list_fiber, data, list_data_free);
}

static DexFuture *
get_pulled_cb (DexFuture *future, gpointer user_data)
{
  return kayako_store_get_cursor (g_value_get_object (dex_future_get_value (future, NULL)),
                                  KAYAKO_LIBRARY_PULLED);
}

/**
 * kayako_library_get_pulled:
 * @self: a library
 *
 * Tells whether what is stored is all there is, but for what has changed since: a
 * count of it says something then.
 *
 * Returns: (transfer full): a future that resolves to an int64, 0 where the first pull
 *   has not come to its end, or rejects as kayako_library_ensure_store()
 */
DexFuture *
kayako_library_get_pulled (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  return dex_future_then (kayako_library_ensure_store (self), get_pulled_cb, NULL, NULL);
}

/* Fills the rows of one type; what is said of the others stays wanted. */
static void
fill_type (KayakoLibrary *self, GArray *wanted, GType type)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < wanted->len; i++) {
    KayakoLibraryWant *want = &g_array_index (wanted, KayakoLibraryWant, i);

    if (want->type != type)
      continue;

    g_array_append_val (ids, want->id);
    want->type = G_TYPE_NONE;
  }

  dex_future_disown (
      kayako_library_load (self, type, (const gint64 *) (gconstpointer) ids->data, ids->len));
}

static gboolean
fill_cb (gpointer user_data)
{
  KayakoLibrary *self = user_data;
  g_autoptr (GArray) wanted = g_steal_pointer (&self->wanted);

  self->fill_id = 0;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (KayakoLibraryWant));
  for (guint i = 0; i < wanted->len; i++) {
    KayakoLibraryWant *want = &g_array_index (wanted, KayakoLibraryWant, i);

    if (want->type != G_TYPE_NONE)
      fill_type (self, wanted, want->type);
  }

  return G_SOURCE_REMOVE;
}

static gpointer
dup_row (KayakoRowSource *source, GType type, gint64 id)
{
  KayakoLibrary *self = KAYAKO_LIBRARY (source);
  KayakoLibraryWant want = { type, id };
  gpointer row = kayako_registry_lookup (self->registry, type, id);

  if (row != NULL)
    g_object_ref (row);
  else
    row = kayako_registry_adopt (self->registry, g_object_new (type, "id", id, NULL));

  if (kayako_resource_is_stub (row) && !kayako_library_has_nothing_stored (self) &&
      self->closing == NULL) {
    g_array_append_val (self->wanted, want);
    if (self->fill_id == 0)
      self->fill_id = g_idle_add_full (G_PRIORITY_DEFAULT, fill_cb, self, NULL);
  }

  return row;
}

/**
 * kayako_library_init_rows:
 * @iface: an interface
 *
 * Makes libraries a source of rows: those that are asked for at one time are
 * filled together.
 */
void
kayako_library_init_rows (KayakoRowSourceInterface *iface)
{
  iface->dup_row = dup_row;
}
