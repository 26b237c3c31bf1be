/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the person has read elsewhere. Nothing tells when that changes, but it
 * stands beside what is looked at anyway: of what changed last each time, of the
 * rest as it is swept. */

#include "kayako-sync-private.h"

/* Whether it was the same the last time. */
static gboolean
is_known (const KayakoSyncPulled *pulled, const KayakoUpdate *update)
{
  return pulled->marker_id == update->marker_id && pulled->unread_count == update->unread_count &&
         pulled->last_read_message_id == update->last_read_message_id;
}

/* What was not looked at before, or was otherwise. What is to be pulled brings
 * its own. */
static GPtrArray *
take_moved (KayakoSync *self, GPtrArray *updates)
{
  GPtrArray *moved = g_ptr_array_new ();

  for (guint i = 0; i < updates->len; i++) {
    const KayakoUpdate *update = updates->pdata[i];
    KayakoSyncPulled *pulled = kayako_sync_get_pulled (self, update->id);

    if (pulled == NULL || update->marker_id == 0 || is_known (pulled, update) ||
        kayako_sync_is_due (self, update->id, update->updated_at))
      continue;

    pulled->marker_id = update->marker_id;
    pulled->last_read_message_id = update->last_read_message_id;
    pulled->unread_count = update->unread_count;
    g_ptr_array_add (moved, (gpointer) update);
  }

  return moved;
}

static KayakoReadMarker *
find_stored (GPtrArray *stored, gint64 id)
{
  for (guint i = 0; i < stored->len; i++)
    if (kayako_read_marker_get_id (stored->pdata[i]) == id)
      return stored->pdata[i];

  return NULL;
}

/* What was read here since the helpdesk was asked counts: nothing is unread. */
static gboolean
is_news (KayakoReadMarker *stored, const KayakoUpdate *update)
{
  gint64 last_read = kayako_read_marker_get_last_read_message_id (stored);

  return update->last_read_message_id > last_read ||
         (update->last_read_message_id == last_read &&
          update->unread_count < kayako_read_marker_get_unread_count (stored));
}

static KayakoResource *
create_marker (const KayakoUpdate *update)
{
  KayakoReadMarker *marker = kayako_read_marker_new (update->marker_id);

  kayako_read_marker_set_last_read_message_id (marker, update->last_read_message_id);
  kayako_read_marker_set_last_read_at (marker, update->last_read_at);
  kayako_read_marker_set_unread_count (marker, update->unread_count);
  return KAYAKO_RESOURCE (marker);
}

/**
 * kayako_sync_await_markers:
 * @self: a sync
 * @updates: (element-type KayakoUpdate): what was looked at
 * @due: (element-type KayakoUpdate): what is to be pulled; a conversation joins it
 *   that has a marker now and had none
 * @error: return location
 *
 * Brings into the store what was read elsewhere.
 *
 * Returns: whether it is there
 */
gboolean
kayako_sync_await_markers (KayakoSync *self, GPtrArray *updates, GArray *due, GError **error)
{
  g_autoptr (GPtrArray) moved = take_moved (self, updates);
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KayakoStoreBatch) batch = kayako_store_batch_new ();
  guint n_news = 0;

  if (moved->len == 0)
    return TRUE;

  for (guint i = 0; i < moved->len; i++)
    g_array_append_val (ids, ((const KayakoUpdate *) moved->pdata[i])->marker_id);
  stored =
      dex_await_boxed (kayako_library_load (self->library, KAYAKO_TYPE_READ_MARKER,
                                            (const gint64 *) (gconstpointer) ids->data, ids->len),
                       error);
  if (stored == NULL)
    return FALSE;

  for (guint i = 0; i < moved->len; i++) {
    const KayakoUpdate *update = moved->pdata[i];
    KayakoReadMarker *marker = find_stored (stored, update->marker_id);

    if (marker == NULL) {
      g_array_append_val (due, *update);
    } else if (is_news (marker, update)) {
      kayako_store_batch_add (batch, create_marker (update));
      n_news++;
    }
  }

  return n_news == 0 || kayako_sync_await_apply (self, g_steal_pointer (&batch), error);
}
