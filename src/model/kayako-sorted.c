/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sorted.h"

#include "kayako-resource.h"

struct _KayakoSorted {
  GListModel *owner; /* (not owned): who emits */
  const KayakoSortOrder *order;
  GSequence *rows;     /* (owned): Row, in order; frees them */
  GHashTable *by_item; /* (owned): item to Row */
  GHashTable *by_id;   /* (owned): id to Row, of the items that have one */
  guint64 last_serial;
  guint offset; /* how many other items the owner has before these */
};

/* The key is a copy, so that the order stays consistent while several items
 * have changed and not all of them have said so. */
typedef struct {
  KayakoSorted *sorted;
  KayakoResource *item; /* (owned) */
  KayakoSortKey key;
  GSequenceIter *iter; /* NULL while it is in no place */
  gulong notify_id;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_signal_handler (&row->notify_id, row->item);
  g_clear_object (&row->item);
  g_free (row);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Row *first = a;
  const Row *second = b;
  const KayakoSortOrder *order = user_data;

  return order->compare (&first->key, &second->key);
}

static int
compare_row_pointers (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return compare_rows (*(Row *const *) a, *(Row *const *) b, user_data);
}

static void
emit_changed (KayakoSorted *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (self->owner, self->offset + position, removed, added);
}

/* What lies between the two places is told as one change, so that a selection
 * finds its item again. */
static void
emit_moved (KayakoSorted *self, guint before, guint after)
{
  guint first = MIN (before, after);
  guint n = MAX (before, after) - first + 1;

  emit_changed (self, first, n, n);
}

/* Moves a row whose key has changed to where it belongs. */
static void
place_row (KayakoSorted *self, Row *row)
{
  guint before = g_sequence_iter_get_position (row->iter);
  guint after;

  g_sequence_sort_changed (row->iter, compare_rows, (gpointer) self->order);
  after = g_sequence_iter_get_position (row->iter);

  if (before != after)
    emit_moved (self, before, after);
}

static void
time_changed_cb (KayakoResource *item, GParamSpec *pspec, gpointer user_data)
{
  Row *row = user_data;

  row->key.time = row->sorted->order->get_time (item);
  if (row->iter != NULL)
    place_row (row->sorted, row);
}

static void
attach_item (Row *row, gpointer item)
{
  KayakoSorted *self = row->sorted;

  row->item = g_object_ref (item);
  row->key.time = self->order->get_time (item);
  row->key.id = kayako_resource_get_id (item);
  row->notify_id = g_signal_connect (item, self->order->notify, G_CALLBACK (time_changed_cb), row);

  g_hash_table_insert (self->by_item, item, row);
  if (row->key.id != 0)
    g_hash_table_insert (self->by_id, &row->key.id, row);
}

static void
detach_item (Row *row)
{
  KayakoSorted *self = row->sorted;

  g_hash_table_remove (self->by_item, row->item);
  if (row->key.id != 0)
    g_hash_table_remove (self->by_id, &row->key.id);

  g_clear_signal_handler (&row->notify_id, row->item);
  g_clear_object (&row->item);
}

static Row *
create_row (KayakoSorted *self, gpointer item)
{
  Row *row = g_new0 (Row, 1);

  row->sorted = self;
  row->key.serial = ++self->last_serial;
  attach_item (row, item);

  return row;
}

static Row *
find_row (KayakoSorted *self, gpointer item)
{
  gint64 id = kayako_resource_get_id (item);
  Row *row = g_hash_table_lookup (self->by_item, item);

  return row != NULL || id == 0 ? row : g_hash_table_lookup (self->by_id, &id);
}

/* Puts the rows that belong next to @rows[start] into one gap, and tells of
 * them at once. */
static guint
insert_run (KayakoSorted *self, GPtrArray *rows, guint start)
{
  Row *row = rows->pdata[start];
  GSequenceIter *gap = g_sequence_search (self->rows, row, compare_rows, (gpointer) self->order);
  guint position = g_sequence_iter_get_position (gap);
  guint n = 0;

  do {
    row->iter = g_sequence_insert_before (gap, row);
    n++;
    row = start + n < rows->len ? rows->pdata[start + n] : NULL;
  } while (row != NULL && (g_sequence_iter_is_end (gap) ||
                           compare_rows (row, g_sequence_get (gap), (gpointer) self->order) < 0));

  emit_changed (self, position, 0, n);

  return n;
}

/* An empty list for @owner, which emits items-changed for it. */
KayakoSorted *
kayako_sorted_new (GListModel *owner, const KayakoSortOrder *order)
{
  KayakoSorted *self = g_new0 (KayakoSorted, 1);

  self->owner = owner;
  self->order = order;
  self->rows = g_sequence_new (row_free);
  self->by_item = g_hash_table_new (NULL, NULL);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  return self;
}

/* Lets go of everything without a word. */
void
kayako_sorted_free (KayakoSorted *self)
{
  g_hash_table_unref (self->by_item);
  g_hash_table_unref (self->by_id);
  g_sequence_free (self->rows);
  g_free (self);
}

/* What the owner has before these items counts where it is told of changes. */
void
kayako_sorted_set_offset (KayakoSorted *self, guint offset)
{
  self->offset = offset;
}

/* How many items there are. */
guint
kayako_sorted_get_n_items (KayakoSorted *self)
{
  return g_sequence_get_length (self->rows);
}

/* The item at @position, or NULL beyond the end. */
gpointer
kayako_sorted_peek (KayakoSorted *self, guint position)
{
  GSequenceIter *iter;
  Row *row;

  if (position >= kayako_sorted_get_n_items (self))
    return NULL;

  iter = g_sequence_get_iter_at_pos (self->rows, position);
  row = g_sequence_get (iter);

  return row->item;
}

/* The item with that id, or NULL. */
gpointer
kayako_sorted_lookup (KayakoSorted *self, gint64 id)
{
  Row *row = g_hash_table_lookup (self->by_id, &id);

  return row != NULL ? row->item : NULL;
}

/* Where @item is. */
gboolean
kayako_sorted_find (KayakoSorted *self, gpointer item, guint *position)
{
  Row *row = g_hash_table_lookup (self->by_item, item);

  if (row == NULL || row->iter == NULL)
    return FALSE;

  if (position != NULL)
    *position = g_sequence_iter_get_position (row->iter);

  return TRUE;
}

/* Adds the items that are not there yet; the others, known by their id, are
 * merged. */
void
kayako_sorted_merge (KayakoSorted *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  guint done = 0;

  for (guint i = 0; i < items->len; i++) {
    Row *known = find_row (self, items->pdata[i]);

    if (known == NULL)
      g_ptr_array_add (rows, create_row (self, items->pdata[i]));
    else if (known->item != items->pdata[i])
      kayako_resource_merge (known->item, items->pdata[i]);
  }

  g_ptr_array_sort_with_data (rows, compare_row_pointers, (gpointer) self->order);
  while (done < rows->len)
    done += insert_run (self, rows, done);
}

/* Puts another item in the row of @item. */
void
kayako_sorted_replace (KayakoSorted *self, gpointer item, gpointer replacement)
{
  Row *row = g_hash_table_lookup (self->by_item, item);
  guint before;

  g_return_if_fail (row != NULL && row->iter != NULL);
  g_return_if_fail (find_row (self, replacement) == NULL);

  before = g_sequence_iter_get_position (row->iter);
  detach_item (row);
  attach_item (row, replacement);
  g_sequence_sort_changed (row->iter, compare_rows, (gpointer) self->order);

  emit_moved (self, before, g_sequence_iter_get_position (row->iter));
}

/* Removes an item; FALSE when it was not there. */
gboolean
kayako_sorted_remove (KayakoSorted *self, gpointer item)
{
  Row *row = g_hash_table_lookup (self->by_item, item);
  guint position;

  if (row == NULL || row->iter == NULL)
    return FALSE;

  position = g_sequence_iter_get_position (row->iter);
  detach_item (row);
  g_sequence_remove (row->iter);
  emit_changed (self, position, 1, 0);

  return TRUE;
}

/* Removes all items. */
void
kayako_sorted_clear (KayakoSorted *self)
{
  guint n = kayako_sorted_get_n_items (self);

  if (n == 0)
    return;

  g_hash_table_remove_all (self->by_item);
  g_hash_table_remove_all (self->by_id);
  g_sequence_remove_range (g_sequence_get_begin_iter (self->rows),
                           g_sequence_get_end_iter (self->rows));
  emit_changed (self, 0, n, 0);
}
