/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is gone from the helpdesk: nothing tells that, it has to be looked for. */

#include "kayako-sync-private.h"

/* As many as are looked for at a time; they stand in an address. */
#define CHUNK 200

static GArray *
dup_known_ids (KayakoSync *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (self->pulled));
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, self->pulled);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (ids, *(gint64 *) id);

  return ids;
}

static GArray *
take_chunk (KayakoSync *self)
{
  GArray *chunk = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint start = 0;

  if (self->sweeping == NULL || self->sweeping->len == 0) {
    g_clear_pointer (&self->sweeping, g_array_unref);
    self->sweeping = dup_known_ids (self);
  }

  start = self->sweeping->len > CHUNK ? self->sweeping->len - CHUNK : 0;
  g_array_append_vals (chunk, &g_array_index (self->sweeping, gint64, start),
                       self->sweeping->len - start);
  g_array_set_size (self->sweeping, start);
  return chunk;
}

/* Takes out of @chunk what is there, and gathers in @due what is there
 * otherwise. FALSE where the helpdesk does not keep to what it was asked for. */
static gboolean
take_found (KayakoSync *self, GHashTable *chunk, GPtrArray *found, GArray *due)
{
  for (guint i = 0; i < found->len; i++) {
    const KayakoUpdate *update = found->pdata[i];

    if (!g_hash_table_remove (chunk, &update->id))
      return FALSE;
    if (kayako_sync_is_due (self, update->id, update->updated_at))
      g_array_append_val (due, *update);
  }

  return TRUE;
}

static gboolean
await_all_checked (KayakoSync *self, GHashTable *missing, GError **error)
{
  GHashTableIter iter;
  gpointer id = NULL;

  g_hash_table_iter_init (&iter, missing);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    gboolean is_there = FALSE;

    if (!kayako_sync_await_check (self, *(gint64 *) id, &is_there, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * kayako_sync_await_some_sweeping:
 * @self: a sync of somebody who is told what changed
 * @error: return location
 *
 * Looks for some of what is in the store, others the next time, and takes out
 * what is gone.
 *
 * Returns: whether that is done
 */
gboolean
kayako_sync_await_some_sweeping (KayakoSync *self, GError **error)
{
  g_autoptr (GArray) chunk = take_chunk (self);
  g_autoptr (GHashTable) missing = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (KayakoUpdate));
  g_autoptr (KayakoPage) page = NULL;

  if (chunk->len == 0)
    return TRUE;

  page = kayako_sync_await_updates (self, chunk, 0, chunk->len, error);
  if (page == NULL)
    return FALSE;

  for (guint i = 0; i < chunk->len; i++)
    g_hash_table_add (missing, &g_array_index (chunk, gint64, i));

  if (!take_found (self, missing, kayako_page_get_items (page), due)) {
    g_debug ("The helpdesk lists others than it is asked for: nothing is swept");
    self->sweeps = FALSE;
    return TRUE;
  }

  return await_all_checked (self, missing, error) &&
         kayako_sync_await_markers (self, kayako_page_get_items (page), due, error) &&
         kayako_sync_await_pull (self, due, error);
}

/**
 * kayako_sync_await_whole_sweep:
 * @self: a sync of somebody who is told what changed
 * @error: return location
 *
 * Looks for everything that is in the store, and takes out what is gone.
 *
 * Returns: whether that is done
 */
gboolean
kayako_sync_await_whole_sweep (KayakoSync *self, GError **error)
{
  g_clear_pointer (&self->sweeping, g_array_unref);

  do {
    if (!kayako_sync_await_some_sweeping (self, error))
      return FALSE;
  } while (self->sweeps && self->sweeping != NULL && self->sweeping->len > 0);

  return TRUE;
}
