/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-reply-view.h"
#include "kayako-test-await.h"
#include "kayako-ui.h"

#include <adwaita.h>

static gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_width (data) > 300;
}

/* Where the caret is in the width of the view. */
static int
get_caret (GtkWidget *view)
{
  GdkRectangle caret;
  int x = 0;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (view), NULL, &caret, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, caret.x,
                                         caret.y, &x, NULL);
  return x;
}

/* Nothing is written from the side where the window begins, whatever the keyboard
 * is set to; what is written decides for itself. */
static void
expect_caret (GtkTextDirection direction, gboolean is_right)
{
  GtkWidget *window = NULL;
  GtkWidget *view = NULL;
  GtkTextBuffer *buffer = NULL;

  gtk_widget_set_default_direction (direction);
  window = gtk_window_new ();
  view = kayako_reply_view_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 200);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  kayako_test_wait_until (is_laid_out, view);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  g_assert_cmpint (get_caret (view) > 200, ==, is_right);
  gtk_text_buffer_set_text (buffer, "a", -1);
  g_assert_cmpint (get_caret (view), <, 200);
  gtk_text_buffer_set_text (buffer, "א", -1);
  g_assert_cmpint (get_caret (view), >, 200);
  gtk_text_buffer_set_text (buffer, "", -1);
  g_assert_cmpint (get_caret (view) > 200, ==, is_right);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_left_to_right (void)
{
  expect_caret (GTK_TEXT_DIR_LTR, FALSE);
}

static void
test_right_to_left (void)
{
  expect_caret (GTK_TEXT_DIR_RTL, TRUE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  kayako_ui_init ();

  g_test_add_func ("/reply-view/left-to-right", test_left_to_right);
  g_test_add_func ("/reply-view/right-to-left", test_right_to_left);

  return g_test_run ();
}
