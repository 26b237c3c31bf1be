/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known besides the store, where that cannot be written: it lies over what
 * the store has, and ends with the program. And how that ends. */

#include "kayako-library-private.h"

#include "kayako-conversation.h"
#include "kayako-future.h"
#include "kayako-message.h"

static guint
hash_want (gconstpointer key)
{
  const KayakoLibraryWant *want = key;

  return g_int64_hash (&want->id) ^ (guint) want->type;
}

static gboolean
equal_wants (gconstpointer a, gconstpointer b)
{
  const KayakoLibraryWant *first = a;
  const KayakoLibraryWant *second = b;

  return first->type == second->type && first->id == second->id;
}

/**
 * kayako_library_init_memory:
 * @self: a library
 *
 * Begins without anything.
 */
void
kayako_library_init_memory (KayakoLibrary *self)
{
  self->kept = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->gone = g_hash_table_new_full (hash_want, equal_wants, g_free, NULL);
  self->threads =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
}

/**
 * kayako_library_clear_memory:
 * @self: a library
 *
 * Forgets everything, for good.
 */
void
kayako_library_clear_memory (KayakoLibrary *self)
{
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->gone, g_hash_table_unref);
  g_clear_pointer (&self->threads, g_hash_table_unref);
}

static GArray *
ensure_thread (KayakoLibrary *self, gint64 conversation_id)
{
  GArray *ids = g_hash_table_lookup (self->threads, &conversation_id);

  if (ids != NULL)
    return ids;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_insert (self->threads, g_memdup2 (&conversation_id, sizeof (gint64)), ids);
  return ids;
}

/* Where @id stands or would stand: later messages have higher ids. */
static guint
find_place (GArray *ids, gint64 id)
{
  guint place = ids->len;

  while (place > 0 && g_array_index (ids, gint64, place - 1) >= id)
    place--;

  return place;
}

static void
insert_id (GArray *ids, gint64 id)
{
  guint place = find_place (ids, id);

  if (place == ids->len || g_array_index (ids, gint64, place) != id)
    g_array_insert_val (ids, place, id);
}

/**
 * kayako_library_note_kept:
 * @self: a library
 * @resource: one of the account's own
 * @conversation_id: whose message it is, 0 where it is none
 *
 * Keeps it.
 */
void
kayako_library_note_kept (KayakoLibrary *self, KayakoResource *resource, gint64 conversation_id)
{
  KayakoLibraryWant want = { G_OBJECT_TYPE (resource), kayako_resource_get_id (resource) };

  g_hash_table_add (self->kept, g_object_ref (resource));
  g_hash_table_remove (self->gone, &want);
  if (conversation_id != 0)
    insert_id (ensure_thread (self, conversation_id), want.id);
}

static void
note_type_gone (KayakoLibrary *self, KayakoStoreChanges *changes, GType type)
{
  gsize n_ids = 0;
  const gint64 *ids = kayako_store_changes_get (changes, KAYAKO_STORE_CHANGE_DELETED, type, &n_ids);

  for (gsize i = 0; i < n_ids; i++) {
    KayakoLibraryWant want = { type, ids[i] };
    gpointer known = kayako_registry_lookup (self->registry, type, ids[i]);

    g_hash_table_add (self->gone, g_memdup2 (&want, sizeof want));
    if (known != NULL)
      g_hash_table_remove (self->kept, known);
  }
}

/**
 * kayako_library_note_gone:
 * @self: a library
 * @changes: what happened
 *
 * Hides what has gone of what goes on a helpdesk, though the store has it.
 */
void
kayako_library_note_gone (KayakoLibrary *self, KayakoStoreChanges *changes)
{
  note_type_gone (self, changes, KAYAKO_TYPE_CONVERSATION);
  note_type_gone (self, changes, KAYAKO_TYPE_MESSAGE);
}

/**
 * kayako_library_is_gone:
 * @self: a library
 * @type: a type of resource
 * @id: its id
 *
 * Returns: whether it is not there any more, though the store may have it
 */
gboolean
kayako_library_is_gone (KayakoLibrary *self, GType type, gint64 id)
{
  KayakoLibraryWant want = { type, id };

  return g_hash_table_contains (self->gone, &want);
}

/**
 * kayako_library_dup_thread:
 * @self: a library
 * @conversation_id: a conversation
 * @stored: (element-type gint64): what the store has of its messages, in order
 *
 * Puts together what is known of a conversation's messages.
 *
 * Returns: (transfer full): the ids of all of them, in order
 */
GArray *
kayako_library_dup_thread (KayakoLibrary *self, gint64 conversation_id, GArray *stored)
{
  GArray *kept = g_hash_table_lookup (self->threads, &conversation_id);
  g_autoptr (GHashTable) there = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < stored->len; i++) {
    gint64 *id = &g_array_index (stored, gint64, i);

    g_hash_table_add (there, id);
    if (!kayako_library_is_gone (self, KAYAKO_TYPE_MESSAGE, *id))
      g_array_append_val (ids, *id);
  }
  for (guint i = 0; kept != NULL && i < kept->len; i++) {
    gint64 *id = &g_array_index (kept, gint64, i);

    if (!g_hash_table_contains (there, id) &&
        !kayako_library_is_gone (self, KAYAKO_TYPE_MESSAGE, *id))
      insert_id (ids, *id);
  }

  return ids;
}

/* Who reads the old one still has its answers. */
static DexFuture *
reopen_fiber (gpointer user_data)
{
  KayakoLibrary *self = user_data;
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_writable = FALSE;

  store = dex_await_object (kayako_store_open (self->folder, self->name), &error);
  is_writable = store != NULL && kayako_store_get_refusal (store) == NULL;
  if (store == NULL)
    g_debug ("The store stays as it is: %s %d", g_quark_to_string (error->domain), error->code);
  if (is_writable)
    kayako_library_set_error (self, NULL);
  if (is_writable && self->store != NULL) {
    g_autoptr (KayakoStore) old = self->store;

    self->store = g_object_ref (store);
    dex_future_disown (kayako_store_close (old));
  } else if (store != NULL) {
    dex_future_disown (kayako_store_close (store));
  }

  return dex_future_new_for_object (self->store);
}

/**
 * kayako_library_reopen_store:
 * @self: a library of which the store can only be read
 *
 * Looks whether the store can be written by now. What has come until then stays in
 * memory; what somebody writes can be kept.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoStore, another
 *   one where it can, or rejects as that of kayako_library_ensure_store()
 */
DexFuture *
kayako_library_reopen_store (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  if (self->closing == NULL && self->store != NULL &&
      kayako_store_get_refusal (self->store) != NULL && !kayako_shared_is_running (&self->opening))
    kayako_shared_set (&self->opening,
                       kayako_spawn (reopen_fiber, g_object_ref (self), g_object_unref));

  return kayako_shared_is_running (&self->opening) ? kayako_shared_join (&self->opening)
                                                   : kayako_library_ensure_store (self);
}
