/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-list-cut.h"

#define ROW_HEIGHT 76 /* pixels, about */
#define GROWTH     16 /* rows a frame */
#define MOST_ROWS  256

/* How many rows can be seen. */
static guint
count_seen (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  int height = gtk_widget_get_height (widget);

  if (height == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), NULL, &height);

  return height > 0 ? (guint) height / ROW_HEIGHT + 1 : GROWTH;
}

/**
 * kayako_list_cut_begin:
 * @slice: what the list shows
 * @items: (nullable): what it is to show
 * @widget: the list
 *
 * Shows other items, at first no more of them than can be seen. A #GtkListView
 * makes rows for 200 items, whatever its height, and the first frame would wait
 * for all of them.
 */
void
kayako_list_cut_begin (GtkSliceListModel *slice, GListModel *items, GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (slice));
  g_return_if_fail (items == NULL || G_IS_LIST_MODEL (items));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_slice_list_model_set_model (slice, NULL);
  gtk_slice_list_model_set_size (slice, count_seen (widget));
  gtk_slice_list_model_set_model (slice, items);
}

/**
 * kayako_list_cut_grow:
 * @slice: what a list shows
 *
 * Shows some more, to be called after each frame.
 *
 * Returns: %FALSE when the list shows all it has, and will
 */
gboolean
kayako_list_cut_grow (GtkSliceListModel *slice)
{
  guint size = 0;

  g_return_val_if_fail (GTK_IS_SLICE_LIST_MODEL (slice), FALSE);

  size = gtk_slice_list_model_get_size (slice);
  if (size < MOST_ROWS && kayako_list_cut_is_cut (slice)) {
    gtk_slice_list_model_set_size (slice, size + GROWTH);
    return TRUE;
  }

  gtk_slice_list_model_set_size (slice, G_MAXUINT);
  return FALSE;
}

/**
 * kayako_list_cut_is_cut:
 * @slice: what a list shows
 *
 * Whether there are items that have no row yet.
 *
 * Returns: %TRUE until kayako_list_cut_grow() has brought them
 */
gboolean
kayako_list_cut_is_cut (GtkSliceListModel *slice)
{
  GListModel *items = NULL;

  g_return_val_if_fail (GTK_IS_SLICE_LIST_MODEL (slice), FALSE);

  items = gtk_slice_list_model_get_model (slice);
  return items != NULL && g_list_model_get_n_items (items) > gtk_slice_list_model_get_size (slice);
}
