/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far it has come, in memory as in the store. */

#include "kayako-sync-private.h"

#include "kayako-error.h"

#define FLOOR       KAYAKO_LIBRARY_PULLED
#define WALK_OFFSET "sync-walk-offset"
#define WALK_HEAD   "sync-walk-head"
#define THREAD      "thread/"

static KayakoSyncPulled *
add_pulled (KayakoSync *self, gint64 id, gint64 updated_at)
{
  KayakoSyncPulled *pulled = g_new0 (KayakoSyncPulled, 1);

  pulled->id = id;
  pulled->updated_at = updated_at;
  g_hash_table_replace (self->pulled, &pulled->id, pulled);
  return pulled;
}

/**
 * kayako_sync_await_is_replaced:
 * @self: a sync
 *
 * Tells whether another store has taken the place of the one whose progress is
 * known, as it does when that is damaged.
 *
 * Returns: %TRUE where all has to be pulled anew
 */
gboolean
kayako_sync_await_is_replaced (KayakoSync *self)
{
  g_autoptr (KayakoStore) store = NULL;

  if (self->store == NULL || kayako_library_get_in_memory (self->library))
    return FALSE;

  store = dex_await_object (kayako_library_ensure_store (self->library), NULL);
  return store != NULL && store != self->store;
}

/**
 * kayako_sync_await_known:
 * @self: a sync
 * @error: return location
 *
 * Reads from the store how far it had come, unless that is known. In a store that
 * took the place of another it has not come anywhere.
 *
 * Returns: %FALSE where there is no store to pull into, as when it can only be read
 */
gboolean
kayako_sync_await_known (KayakoSync *self, GError **error)
{
  static const char *const names[] = { FLOOR, WALK_OFFSET, WALK_HEAD };
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GArray) cursors = NULL;
  g_autoptr (GError) cause = NULL;
  gint64 numbers[3] = { 0 };

  store = dex_await_object (kayako_library_ensure_store (self->library), error);
  if (store == NULL)
    return FALSE;
  if (kayako_library_get_in_memory (self->library)) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE, "The store cannot be written");
    return FALSE;
  }
  if (store == self->store)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers) && cause == NULL; i++)
    numbers[i] = dex_await_int64 (kayako_store_get_cursor (store, names[i]), &cause);
  if (cause == NULL)
    cursors = dex_await_boxed (kayako_store_list_cursors (store, THREAD), &cause);
  if (cause != NULL) {
    g_propagate_error (error, g_steal_pointer (&cause));
    return FALSE;
  }

  g_set_object (&self->store, store);
  self->floor = numbers[0];
  self->walk_offset = (guint) numbers[1];
  self->walk_head = numbers[2];
  self->head = MAX (self->floor, self->walk_head);
  g_hash_table_remove_all (self->pulled);
  g_clear_pointer (&self->sweeping, g_array_unref);
  for (guint i = 0; i < cursors->len; i++)
    self->head = MAX (self->head, g_array_index (cursors, KayakoStoreCursor, i).number);
  for (guint i = 0; i < cursors->len; i++) {
    const KayakoStoreCursor *cursor = &g_array_index (cursors, KayakoStoreCursor, i);

    add_pulled (self, cursor->id, cursor->number)->is_settled = cursor->number < self->head;
  }

  return TRUE;
}

/**
 * kayako_sync_get_pulled:
 * @self: a sync
 * @id: a conversation's id
 *
 * Returns: (transfer none) (nullable): what is known of it, %NULL where it has
 *   never been pulled whole
 */
KayakoSyncPulled *
kayako_sync_get_pulled (KayakoSync *self, gint64 id)
{
  return g_hash_table_lookup (self->pulled, &id);
}

/**
 * kayako_sync_is_due:
 * @self: a sync
 * @id: a conversation's id
 * @updated_at: when it changed, as the helpdesk says
 *
 * Tells whether it is to be pulled. What changed in the latest second there is
 * may have changed again within it, which nobody could see: it is pulled once
 * more when it is met again.
 *
 * Returns: %FALSE where it is there as it is on the helpdesk
 */
gboolean
kayako_sync_is_due (KayakoSync *self, gint64 id, gint64 updated_at)
{
  KayakoSyncPulled *pulled = kayako_sync_get_pulled (self, id);

  if (pulled == NULL)
    return TRUE;

  return updated_at != 0 && (pulled->updated_at != updated_at || !pulled->is_settled);
}

/**
 * kayako_sync_note_pulled:
 * @self: a sync
 * @id: a conversation's id
 * @updated_at: as of which change it is there
 *
 * Notes that it is in the store, with its messages.
 */
void
kayako_sync_note_pulled (KayakoSync *self, gint64 id, gint64 updated_at)
{
  KayakoSyncPulled *pulled = kayako_sync_get_pulled (self, id);
  gboolean again = pulled != NULL && pulled->updated_at == updated_at;

  if (pulled == NULL)
    pulled = add_pulled (self, id, updated_at);
  pulled->updated_at = updated_at;
  pulled->is_settled = again || updated_at < self->head;
  self->n_pulled += !again;
  kayako_sync_tell_progress (self);
}

/**
 * kayako_sync_note_dropped:
 * @self: a sync
 * @id: a conversation's id
 *
 * Notes that it is not in the store any more.
 */
void
kayako_sync_note_dropped (KayakoSync *self, gint64 id)
{
  g_hash_table_remove (self->pulled, &id);
}

/**
 * kayako_sync_note_in_batch:
 * @batch: what brings the last of a conversation
 * @id: its id
 * @updated_at: as of which change it is there then, 0 where it is not
 *
 * Has it noted in the store together with what it is about. A helpdesk that
 * tells no time has it pulled once.
 */
void
kayako_sync_note_in_batch (KayakoStoreBatch *batch, gint64 id, gint64 updated_at)
{
  g_autofree char *name = g_strdup_printf (THREAD "%" G_GINT64_FORMAT, id);

  kayako_store_batch_set_cursor (batch, name, updated_at, NULL);
}

static gboolean
await_same_store (KayakoSync *self, GError **error)
{
  if (!kayako_sync_await_is_replaced (self))
    return TRUE;

  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED,
                       "Another store has taken its place");
  return FALSE;
}

/**
 * kayako_sync_await_apply:
 * @self: a sync
 * @batch: (transfer full): what was pulled
 * @error: return location
 *
 * Brings it into the store whose progress is known.
 *
 * Returns: whether it is there; not where another store has taken its place, before
 *   or meanwhile
 */
gboolean
kayako_sync_await_apply (KayakoSync *self, KayakoStoreBatch *batch, GError **error)
{
  g_autoptr (KayakoStoreBatch) own = batch;
  g_autoptr (KayakoStoreChanges) changes = NULL;

  if (!await_same_store (self, error))
    return FALSE;

  changes = dex_await_boxed (kayako_library_apply (self->library, g_steal_pointer (&own)), error);
  return changes != NULL && await_same_store (self, error);
}

/**
 * kayako_sync_await_walked:
 * @self: a sync
 * @offset: how far a walk has come, 0 when it is over
 * @head: the latest change there was above that
 * @error: return location
 *
 * Notes where to go on, whatever ends the program.
 *
 * Returns: whether it is noted
 */
gboolean
kayako_sync_await_walked (KayakoSync *self, guint offset, gint64 head, GError **error)
{
  g_autoptr (KayakoStoreBatch) batch = kayako_store_batch_new ();

  kayako_store_batch_set_cursor (batch, WALK_OFFSET, offset, NULL);
  kayako_store_batch_set_cursor (batch, WALK_HEAD, head, NULL);
  if (!kayako_sync_await_apply (self, g_steal_pointer (&batch), error))
    return FALSE;

  self->walk_offset = offset;
  self->walk_head = head;
  return TRUE;
}

/**
 * kayako_sync_await_floor:
 * @self: a sync
 * @floor: everything that changed until then is there
 * @error: return location
 *
 * Notes that a walk has come to its end.
 *
 * Returns: whether it is noted
 */
gboolean
kayako_sync_await_floor (KayakoSync *self, gint64 floor, GError **error)
{
  g_autoptr (KayakoStoreBatch) batch = NULL;

  if (self->walk_offset != 0 && !kayako_sync_await_walked (self, 0, 0, error))
    return FALSE;

  /* Also where there was nothing, the first time is over. */
  floor = MAX (floor, 1);
  if (self->floor >= floor)
    return TRUE;

  batch = kayako_store_batch_new ();
  kayako_store_batch_set_cursor (batch, FLOOR, floor, NULL);
  if (!kayako_sync_await_apply (self, g_steal_pointer (&batch), error))
    return FALSE;

  self->floor = floor;
  kayako_sync_tell_progress (self);
  return TRUE;
}

/**
 * kayako_sync_tell_progress:
 * @self: a sync
 *
 * Tells how far the first time has come.
 */
void
kayako_sync_tell_progress (KayakoSync *self)
{
  guint n_pulled = g_hash_table_size (self->pulled);

  if (self->floor == 0)
    kayako_sync_set_progress (
        self, TRUE, self->n_total > 0 ? MIN (1.0, (double) n_pulled / self->n_total) : 0.0);
  else
    kayako_sync_set_progress (self, FALSE, 1.0);
}
