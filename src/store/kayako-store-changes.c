/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-store-changes.h"

#define N_CHANGES (KAYAKO_STORE_CHANGE_DELETED + 1)

struct _KayakoStoreChanges {
  gatomicrefcount ref_count;
  GHashTable *ids[N_CHANGES]; /* (owned) (element-type GType GArray): gint64, in order */
  GArray *threads;            /* (owned): gint64, each once */
  gboolean views;
};

G_DEFINE_BOXED_TYPE (KayakoStoreChanges,
                     kayako_store_changes,
                     kayako_store_changes_ref,
                     kayako_store_changes_unref)

/**
 * kayako_store_changes_new:
 *
 * Returns: (transfer full): no changes
 */
KayakoStoreChanges *
kayako_store_changes_new (void)
{
  KayakoStoreChanges *self = g_new0 (KayakoStoreChanges, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < N_CHANGES; i++)
    self->ids[i] = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->threads = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

/**
 * kayako_store_changes_ref:
 * @self: changes
 *
 * Returns: (transfer full): @self
 */
KayakoStoreChanges *
kayako_store_changes_ref (KayakoStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * kayako_store_changes_unref:
 * @self: (transfer full): changes
 *
 * Lets go of @self, in any thread.
 */
void
kayako_store_changes_unref (KayakoStoreChanges *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < N_CHANGES; i++)
    g_hash_table_unref (self->ids[i]);
  g_array_unref (self->threads);
  g_free (self);
}

/**
 * kayako_store_changes_add:
 * @self: changes that nobody else has seen
 * @change: what happened
 * @type: the type of the resource
 * @id: its id
 *
 * Notes a change.
 */
void
kayako_store_changes_add (KayakoStoreChanges *self, KayakoStoreChange change, GType type, gint64 id)
{
  GArray *ids = NULL;

  g_return_if_fail (self != NULL);

  ids = g_hash_table_lookup (self->ids[change], GSIZE_TO_POINTER (type));
  if (ids == NULL) {
    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_hash_table_insert (self->ids[change], GSIZE_TO_POINTER (type), ids);
  }
  g_array_append_val (ids, id);
}

/**
 * kayako_store_changes_add_thread:
 * @self: changes that nobody else has seen
 * @conversation_id: a conversation of which a message has changed
 *
 * Notes that a thread is to be read again.
 */
void
kayako_store_changes_add_thread (KayakoStoreChanges *self, gint64 conversation_id)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->threads->len; i > 0; i--)
    if (g_array_index (self->threads, gint64, i - 1) == conversation_id)
      return;

  g_array_append_val (self->threads, conversation_id);
}

/**
 * kayako_store_changes_note_views:
 * @self: changes that nobody else has seen
 *
 * Notes that a view of the helpdesk's has other members.
 */
void
kayako_store_changes_note_views (KayakoStoreChanges *self)
{
  g_return_if_fail (self != NULL);

  self->views = TRUE;
}

/**
 * kayako_store_changes_is_empty:
 * @self: changes
 *
 * Returns: whether all was known before
 */
gboolean
kayako_store_changes_is_empty (const KayakoStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < N_CHANGES; i++)
    if (g_hash_table_size (self->ids[i]) > 0)
      return FALSE;

  return self->threads->len == 0 && !self->views;
}

/**
 * kayako_store_changes_get:
 * @self: changes
 * @change: what happened
 * @type: a type of resource
 * @n_ids: (out): how many there are
 *
 * Returns: (nullable) (array length=n_ids): the ids to which it happened,
 *   owned by @self
 */
const gint64 *
kayako_store_changes_get (const KayakoStoreChanges *self,
                          KayakoStoreChange change,
                          GType type,
                          gsize *n_ids)
{
  GArray *ids = NULL;

  g_return_val_if_fail (self != NULL && n_ids != NULL, NULL);

  ids = g_hash_table_lookup (self->ids[change], GSIZE_TO_POINTER (type));
  *n_ids = ids != NULL ? ids->len : 0;

  return ids != NULL ? (const gint64 *) (gconstpointer) ids->data : NULL;
}

/**
 * kayako_store_changes_is_about:
 * @self: changes
 * @type: a type of resource
 *
 * Returns: whether any of that type came, changed or went
 */
gboolean
kayako_store_changes_is_about (const KayakoStoreChanges *self, GType type)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < N_CHANGES; i++)
    if (g_hash_table_contains (self->ids[i], GSIZE_TO_POINTER (type)))
      return TRUE;

  return FALSE;
}

/**
 * kayako_store_changes_dup_types:
 * @self: changes
 *
 * Returns: (transfer full) (element-type GType): the types of what came anew or
 *   otherwise, each once
 */
GArray *
kayako_store_changes_dup_types (const KayakoStoreChanges *self)
{
  GArray *types = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  types = g_array_new (FALSE, FALSE, sizeof (GType));
  for (guint i = 0; i < KAYAKO_STORE_CHANGE_DELETED; i++) {
    GHashTableIter iter;
    gpointer key = NULL;

    g_hash_table_iter_init (&iter, self->ids[i]);
    while (g_hash_table_iter_next (&iter, &key, NULL)) {
      GType type = GPOINTER_TO_SIZE (key);

      if (i == 0 || !g_hash_table_contains (self->ids[0], key))
        g_array_append_val (types, type);
    }
  }

  return types;
}

/**
 * kayako_store_changes_get_threads:
 * @self: changes
 * @n_ids: (out): how many there are
 *
 * Returns: (nullable) (array length=n_ids): the conversations of which messages
 *   came, changed or went, owned by @self
 */
const gint64 *
kayako_store_changes_get_threads (const KayakoStoreChanges *self, gsize *n_ids)
{
  g_return_val_if_fail (self != NULL && n_ids != NULL, NULL);

  *n_ids = self->threads->len;

  return (const gint64 *) (gconstpointer) self->threads->data;
}

/**
 * kayako_store_changes_get_views:
 * @self: changes
 *
 * Returns: whether a view of the helpdesk's has other members
 */
gboolean
kayako_store_changes_get_views (const KayakoStoreChanges *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->views;
}
