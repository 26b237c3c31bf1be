/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-status-pages.h"
#include "kayako-test-await.h"
#include "kayako-ui.h"

static gpointer
find_child (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find_child (child, type);

    if (found != NULL)
      return found;
  }

  return NULL;
}

typedef struct {
  KayakoStatusPages *pages;
  GtkStack *stack;
  AdwStatusPage *page;
  GtkButton *button;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pages = g_object_ref_sink (
      g_object_new (KAYAKO_TYPE_STATUS_PAGES, "retry-action", "test.retry", NULL));
  fixture->stack = find_child (GTK_WIDGET (fixture->pages), GTK_TYPE_STACK);
}

/* Made with the first thing that is to be said. */
static void
find_page (Fixture *fixture)
{
  fixture->page = find_child (GTK_WIDGET (fixture->pages), ADW_TYPE_STATUS_PAGE);
  g_assert_nonnull (fixture->page);
  fixture->button = find_child (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON);
  g_assert_nonnull (fixture->button);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->pages);
}

static void
test_loading (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "loading");

  kayako_status_pages_show_empty (fixture->pages, "object-select-symbolic", "Done", "Nothing.");
  kayako_status_pages_show_loading (fixture->pages);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "loading");
}

static gboolean
is_spinning_all_the_same (gpointer data)
{
  Fixture *fixture = data;

  kayako_status_pages_show_loading (fixture->pages);

  return gtk_widget_get_visible (find_child (GTK_WIDGET (fixture->pages), ADW_TYPE_SPINNER));
}

/* Whatever comes meanwhile, who waits is told so. */
static void
test_still_loading (Fixture *fixture, gconstpointer data)
{
  kayako_status_pages_show_empty (fixture->pages, "object-select-symbolic", "Done", "Nothing.");
  kayako_status_pages_show_loading (fixture->pages);
  kayako_test_wait_until (is_spinning_all_the_same, fixture);

  kayako_status_pages_show_empty (fixture->pages, "object-select-symbolic", "Done", "Nothing.");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "message");
  kayako_status_pages_show_loading (fixture->pages);
  g_assert_false (
      gtk_widget_get_visible (find_child (GTK_WIDGET (fixture->pages), ADW_TYPE_SPINNER)));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  kayako_status_pages_show_empty (fixture->pages, "object-select-symbolic", "R&D",
                                  "<b>Nothing</b>.");
  find_page (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "message");
  g_assert_cmpstr (adw_status_page_get_title (fixture->page), ==, "R&amp;D");
  g_assert_cmpstr (adw_status_page_get_description (fixture->page), ==,
                   "&lt;b&gt;Nothing&lt;/b&gt;.");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->button)));
}

static void
test_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) network = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_NETWORK, "x");
  g_autoptr (GError) expired = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED, "x");
  g_autoptr (GError) forbidden = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN, "x");

  kayako_status_pages_show_error (fixture->pages, network);
  find_page (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "message");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->button)));
  g_assert_cmpstr (gtk_button_get_label (fixture->button), ==, "Retry");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (fixture->button)), ==,
                   "test.retry");

  kayako_status_pages_show_error (fixture->pages, expired);
  g_assert_cmpstr (adw_status_page_get_title (fixture->page), ==, "Not Loaded Yet");
  g_assert_cmpstr (gtk_button_get_label (fixture->button), ==, "Sign In Again");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (fixture->button)), ==,
                   "win.sign-in-again");

  kayako_status_pages_show_error (fixture->pages, forbidden);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->button)));
}

static gboolean
set_done_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *frames = user_data;

  (*frames)++;

  return *frames < 5 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Where an icon would push the words off the screen, there is none. */
static void
test_low (Fixture *fixture, gconstpointer data)
{
  const struct {
    int height;
    const char *icon_name;
  } sizes[] = { { 247, NULL }, { 600, "object-select-symbolic" }, { 247, NULL } };
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_child (window, GTK_WIDGET (fixture->pages));
  kayako_status_pages_show_empty (fixture->pages, "object-select-symbolic", "Done", "Nothing.");
  find_page (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    guint frames = 0;

    gtk_window_set_default_size (window, 360, sizes[i].height);
    gtk_window_present (window);
    gtk_widget_add_tick_callback (GTK_WIDGET (window), set_done_cb, &frames, NULL);
    while (frames < 5)
      g_main_context_iteration (NULL, TRUE);

    g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->pages)), ==, sizes[i].height);
    g_assert_cmpstr (adw_status_page_get_icon_name (fixture->page), ==, sizes[i].icon_name);
  }

  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/status-pages/loading", test_loading);
  ADD ("/status-pages/still-loading", test_still_loading);
  ADD ("/status-pages/empty", test_empty);
  ADD ("/status-pages/error", test_error);
  ADD ("/status-pages/low", test_low);
#undef ADD

  return g_test_run ();
}
