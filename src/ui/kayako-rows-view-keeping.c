/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows have a widget, and what these show. */

#include "kayako-rows-view-private.h"

/* Widgets that wait to be used again: about a screenful. */
#define MAX_SPARE 12

/**
 * kayako_rows_entry_free:
 * @entry: (transfer full): a row that has a widget
 *
 * Takes its widgets out of the list and frees it.
 */
void
kayako_rows_entry_free (KayakoRowsEntry *entry)
{
  if (entry->head != NULL)
    gtk_widget_unparent (entry->head);
  if (gtk_widget_get_parent (entry->row) != NULL)
    gtk_widget_unparent (entry->row);
  g_clear_object (&entry->head);
  g_clear_object (&entry->row);
  g_free (entry);
}

/* The first entry that is not before @position. */
static guint
find_entry (KayakoRowsView *self, guint position)
{
  guint low = 0;
  guint high = self->entries->len;

  while (low < high) {
    guint middle = (low + high) / 2;
    const KayakoRowsEntry *entry = self->entries->pdata[middle];

    if (entry->position < position)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/**
 * kayako_rows_view_lookup:
 * @self: a `KayakoRowsView`
 * @position: a row
 *
 * Returns: (nullable) (transfer none): its entry, where it has a widget
 */
KayakoRowsEntry *
kayako_rows_view_lookup (KayakoRowsView *self, guint position)
{
  guint i = find_entry (self, position);
  KayakoRowsEntry *entry = i < self->entries->len ? self->entries->pdata[i] : NULL;

  return entry != NULL && entry->position == position ? entry : NULL;
}

/**
 * kayako_rows_view_lookup_child:
 * @self: a `KayakoRowsView`
 * @child: (nullable): a child of it
 *
 * Returns: (nullable) (transfer none): the entry whose row that is
 */
KayakoRowsEntry *
kayako_rows_view_lookup_child (KayakoRowsView *self, GtkWidget *child)
{
  for (guint i = 0; child != NULL && i < self->entries->len; i++) {
    KayakoRowsEntry *entry = self->entries->pdata[i];

    if (entry->row == child)
      return entry;
  }

  return NULL;
}

/* A screen reader tells the place in the whole, of which it finds only a part. */
static void
update_place (KayakoRowsView *self, KayakoRowsEntry *entry)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry->row), GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int) entry->position + 1, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                  (int) kayako_rows_view_count (self), -1);
}

static void
update_head (KayakoRowsView *self, KayakoRowsEntry *entry)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->model, entry->position);
  g_autoptr (GObject) before =
      entry->position > 0 ? g_list_model_get_item (self->model, entry->position - 1) : NULL;
  GtkWidget *head = self->kind.head (entry->head, before, item, self->user_data);

  if (head == entry->head)
    return;

  if (entry->head != NULL)
    gtk_widget_unparent (entry->head);
  g_clear_object (&entry->head);

  if (head == NULL)
    return;

  entry->head = g_object_ref_sink (head);
  gtk_widget_insert_before (head, GTK_WIDGET (self), entry->row);
}

static void
bind_entry (KayakoRowsView *self, KayakoRowsEntry *entry)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->model, entry->position);

  self->kind.bind (entry->row, item, self->user_data);
}

static GtkWidget *
take_row (KayakoRowsView *self)
{
  if (self->spare->len > 0)
    return g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);

  return g_object_ref_sink (self->kind.create (self->user_data));
}

/* Children stand in the order in which they are read. */
static GtkWidget *
get_next_child (KayakoRowsView *self, guint i)
{
  const KayakoRowsEntry *next = i < self->entries->len ? self->entries->pdata[i] : NULL;

  if (next == NULL)
    return NULL;

  return next->head != NULL ? next->head : next->row;
}

/**
 * kayako_rows_view_ensure:
 * @self: a `KayakoRowsView`
 * @position: a row
 *
 * Gives the row a widget where it has none.
 *
 * Returns: (transfer none): its entry
 */
KayakoRowsEntry *
kayako_rows_view_ensure (KayakoRowsView *self, guint position)
{
  guint i = find_entry (self, position);
  KayakoRowsEntry *entry = kayako_rows_view_lookup (self, position);

  if (entry != NULL)
    return entry;

  entry = g_new0 (KayakoRowsEntry, 1);
  entry->position = position;
  entry->row = take_row (self);
  bind_entry (self, entry);
  gtk_widget_insert_before (entry->row, GTK_WIDGET (self), get_next_child (self, i));
  g_ptr_array_insert (self->entries, (int) i, entry);
  update_head (self, entry);
  update_place (self, entry);

  return entry;
}

/* What has the focus stays, also while it is out of sight. */
static void
drop_entry (KayakoRowsView *self, guint i)
{
  KayakoRowsEntry *entry = g_ptr_array_steal_index (self->entries, i);

  if (self->spare->len < MAX_SPARE) {
    gtk_widget_unparent (entry->row);
    self->kind.bind (entry->row, NULL, self->user_data);
    g_ptr_array_add (self->spare, g_object_ref (entry->row));
  }
  kayako_rows_entry_free (entry);
}

/**
 * kayako_rows_view_keep:
 * @self: a `KayakoRowsView`
 * @first: the first row that is needed
 * @last: the last one
 *
 * Takes the widgets of all others away, but for the row that has the focus.
 */
void
kayako_rows_view_keep (KayakoRowsView *self, guint first, guint last)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  for (guint i = self->entries->len; i > 0; i--) {
    KayakoRowsEntry *entry = self->entries->pdata[i - 1];

    if ((entry->position < first || entry->position > last) && entry->row != focus)
      drop_entry (self, i - 1);
  }
}

/**
 * kayako_rows_view_drop_all:
 * @self: a `KayakoRowsView`
 *
 * Takes the widgets of all rows away.
 */
void
kayako_rows_view_drop_all (KayakoRowsView *self)
{
  while (self->entries->len > 0)
    drop_entry (self, self->entries->len - 1);
}

/* The rows from @position on are others, or stand elsewhere. */
static void
move_entries (KayakoRowsView *self, guint position, guint removed, guint added)
{
  for (guint i = self->entries->len; i > 0; i--) {
    KayakoRowsEntry *entry = self->entries->pdata[i - 1];

    if (entry->position >= position + removed)
      entry->position += added - removed;
    else if (entry->position >= position + added)
      drop_entry (self, i - 1);
  }
}

/* The one that had the focus is gone: its neighbour has it now. */
static void
hand_focus_on (KayakoRowsView *self, guint position)
{
  guint n_items = kayako_rows_view_count (self);

  if (n_items > 0)
    gtk_widget_grab_focus (kayako_rows_view_ensure (self, MIN (position, n_items - 1))->row);
}

/**
 * kayako_rows_view_follow:
 * @self: a `KayakoRowsView`
 * @position: where the model changed
 * @removed: how many items went
 * @added: how many came
 *
 * Lets the rows that have a widget show what is there now. One that was
 * replaced keeps its widget, and with it the focus.
 */
void
kayako_rows_view_follow (KayakoRowsView *self, guint position, guint removed, guint added)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gboolean had_focus = FALSE;

  if (focus != NULL) {
    KayakoRowsEntry *entry = kayako_rows_view_lookup_child (self, focus);

    had_focus = entry != NULL && entry->position >= position + added &&
                entry->position < position + removed;
  }

  move_entries (self, position, removed, added);
  if (had_focus)
    hand_focus_on (self, position);
  kayako_rows_view_update_rows (self);
}

/**
 * kayako_rows_view_update_rows:
 * @self: a `KayakoRowsView`
 *
 * Shows anew what the rows are, what stands above them and where in the whole
 * they are, after something has changed that the model does not tell.
 */
void
kayako_rows_view_update_rows (KayakoRowsView *self)
{
  g_return_if_fail (KAYAKO_IS_ROWS_VIEW (self));

  for (guint i = 0; i < self->entries->len; i++) {
    KayakoRowsEntry *entry = self->entries->pdata[i];

    bind_entry (self, entry);
    update_head (self, entry);
    update_place (self, entry);
  }
}
