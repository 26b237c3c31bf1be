/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-list-click.h"

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *item = gtk_widget_get_parent (row);

  /* The list has selected the row by now; activating says that a person chose
   * it, even if it was selected before. */
  if (n_press == 1 && item != NULL && gtk_widget_contains (row, x, y))
    gtk_widget_activate (item);
}

/**
 * kayako_list_click_add:
 * @row: what a list item factory puts into each item
 *
 * Makes one click activate a row of a #GtkListView. The list's own
 * #GtkListView:single-click-activate would also select rows under a pointer
 * that only passes by.
 */
void
kayako_list_click_add (GtkWidget *row)
{
  GtkGesture *gesture = NULL;

  g_return_if_fail (GTK_IS_WIDGET (row));

  gesture = gtk_gesture_click_new ();
  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
}
