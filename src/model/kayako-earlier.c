/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-earlier.h"

/* How many objects are kept beside those that somebody holds: more than a view
 * has rows at a time. */
#define MAX_KEPT 256

/* An object is had from the source when it is asked for. Those asked for last
 * are kept, so that a row that is asked for twice is the same. */
struct _KayakoEarlier {
  KayakoRowSource *source; /* (owned) (not nullable) */
  GArray *ids;             /* (owned) (element-type gint64): the oldest first */
  GHashTable *positions;   /* (owned) (nullable): id to position + 1, made when needed */
  GHashTable *kept;        /* (owned): id to KayakoMessage */
  GQueue recent;           /* (element-type KayakoMessage): the one asked for last first */
};

/**
 * kayako_earlier_new:
 * @source: where objects come from
 *
 * Returns: (transfer full): no messages
 */
KayakoEarlier *
kayako_earlier_new (KayakoRowSource *source)
{
  KayakoEarlier *self = g_new0 (KayakoEarlier, 1);

  self->source = g_object_ref (source);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_queue_init (&self->recent);

  return self;
}

/**
 * kayako_earlier_free:
 * @self: (transfer full): messages
 *
 * Frees them.
 */
void
kayako_earlier_free (KayakoEarlier *self)
{
  g_return_if_fail (self != NULL);

  g_queue_clear (&self->recent);
  g_hash_table_unref (self->kept);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_array_unref (self->ids);
  g_object_unref (self->source);
  g_free (self);
}

/**
 * kayako_earlier_get_n_ids:
 * @self: messages
 *
 * Returns: how many they are
 */
guint
kayako_earlier_get_n_ids (KayakoEarlier *self)
{
  return self->ids->len;
}

/**
 * kayako_earlier_get_id:
 * @self: messages
 * @position: one of them
 *
 * Returns: its id
 */
gint64
kayako_earlier_get_id (KayakoEarlier *self, guint position)
{
  return g_array_index (self->ids, gint64, position);
}

static void
keep (KayakoEarlier *self, gint64 id, KayakoMessage *message)
{
  g_queue_push_head (&self->recent, message);
  g_hash_table_insert (self->kept, g_memdup2 (&id, sizeof id), g_object_ref (message));

  if (self->recent.length > MAX_KEPT) {
    KayakoMessage *oldest = g_queue_pop_tail (&self->recent);
    gint64 oldest_id = kayako_message_get_id (oldest);

    g_hash_table_remove (self->kept, &oldest_id);
  }
}

/**
 * kayako_earlier_dup_message:
 * @self: messages
 * @position: one of them
 *
 * Returns: (transfer full): its object, which may be filled a little later
 */
KayakoMessage *
kayako_earlier_dup_message (KayakoEarlier *self, guint position)
{
  gint64 id = kayako_earlier_get_id (self, position);
  KayakoMessage *message = g_hash_table_lookup (self->kept, &id);

  if (message != NULL) {
    g_queue_remove (&self->recent, message);
    g_queue_push_head (&self->recent, message);
    return g_object_ref (message);
  }

  message = kayako_row_source_dup_row (self->source, KAYAKO_TYPE_MESSAGE, id);
  keep (self, id, message);

  return message;
}

/* Made once for all that are looked for until the ids change. */
static void
ensure_positions (KayakoEarlier *self)
{
  if (self->positions != NULL)
    return;

  self->positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->ids->len; i++)
    g_hash_table_insert (self->positions, &g_array_index (self->ids, gint64, i),
                         GUINT_TO_POINTER (i + 1));
}

/**
 * kayako_earlier_find:
 * @self: messages
 * @id: of one
 * @position: (out) (optional): where it is
 *
 * Returns: %FALSE when it is not there
 */
gboolean
kayako_earlier_find (KayakoEarlier *self, gint64 id, guint *position)
{
  guint found = 0;

  if (self->ids->len == 0)
    return FALSE;

  ensure_positions (self);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, &id));
  if (found == 0)
    return FALSE;

  if (position != NULL)
    *position = found - 1;
  return TRUE;
}

static void
forget_gone (KayakoEarlier *self)
{
  for (GList *link = self->recent.head; link != NULL;) {
    GList *next = link->next;
    gint64 id = kayako_message_get_id (link->data);

    if (!kayako_earlier_find (self, id, NULL)) {
      g_queue_delete_link (&self->recent, link);
      g_hash_table_remove (self->kept, &id);
    }
    link = next;
  }
}

/**
 * kayako_earlier_set_ids:
 * @self: messages
 * @ids: (array length=n_ids): which ones there are now, the oldest first
 * @n_ids: how many
 * @change: (out): what is otherwise now, as one change
 *
 * Makes them others.
 *
 * Returns: whether anything is otherwise
 */
gboolean
kayako_earlier_set_ids (KayakoEarlier *self,
                        const gint64 *ids,
                        guint n_ids,
                        KayakoEarlierChange *change)
{
  const gint64 *known = (const gint64 *) (gconstpointer) self->ids->data;
  guint n_known = self->ids->len;
  guint n_common = MIN (n_known, n_ids);
  guint start = 0;
  guint end = 0;

  while (end < n_common && known[n_known - end - 1] == ids[n_ids - end - 1])
    end++;
  while (start < n_common - end && known[start] == ids[start])
    start++;

  *change = (KayakoEarlierChange) { start, n_known - end - start, n_ids - end - start };
  if (change->removed == 0 && change->added == 0)
    return FALSE;

  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_array_set_size (self->ids, 0);
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, n_ids);
  forget_gone (self);

  return TRUE;
}
