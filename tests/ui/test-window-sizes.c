/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every page on a phone's screen, with text twice as large and in the smallest
 * window: nothing may need more room than there is. GTK warns of what does, and
 * a warning fails the test. */

#include "kayako-message-row.h"
#include "kayako-window.h"
#include "window-fixture.h"

#define PHONE_WIDTH 360
#define LARGE_TEXT  (2 * 96 * 1024)

/* The next window takes its size from the settings. */
static void
set_size (int width, int height)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.example.Kayako");

  /* The frame takes 5 pixels on each side: here is nobody else to draw it. */
  g_settings_set_int (settings, "window-width", width + 10);
  g_settings_set_int (settings, "window-height", height + 10);
}

static void
set_up_small (WindowFixture *fixture, gconstpointer data)
{
  const int height = GPOINTER_TO_INT (data);

  if (height > 294)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_TEXT, NULL);

  set_size (PHONE_WIDTH, height);
  window_fixture_set_up (fixture, NULL);
}

static void
tear_down_small (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_tear_down (fixture, data);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

/* Names what is too wide, the innermost last. */
static void
describe_wide (GtkWidget *widget, int depth)
{
  int minimum = 0;

  if (!gtk_widget_get_mapped (widget))
    return;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > PHONE_WIDTH / 2)
    g_test_message ("%*s%s needs %d", depth, "", G_OBJECT_TYPE_NAME (widget), minimum);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    describe_wide (child, depth + 1);
}

static void
expect_fitting (WindowFixture *fixture, const char *page)
{
  GtkWidget *content =
      adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window));
  int width = 0;

  window_fixture_wait_for_frames (fixture, 3);
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (width > PHONE_WIDTH)
    describe_wide (content, 0);

  g_test_message ("%s: %d", page, width);
  g_assert_cmpint (gtk_widget_get_width (content), ==, PHONE_WIDTH);
  g_assert_cmpint (width, <=, PHONE_WIDTH);
}

static void
test_entry (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled = NULL;
  GtkWidget *text = NULL;
  graphene_rect_t bounds;

  expect_fitting (fixture, "welcome");
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_AGENT, "wrong");
  text = window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label",
                                  "The email or the password is not right.");
  expect_fitting (fixture, "sign in");

  /* What went wrong can be read without scrolling. */
  scrolled = gtk_widget_get_ancestor (text, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (text, scrolled, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scrolled));
}

static void
expect_dialog_fitting (WindowFixture *fixture, const char *action)
{
  AdwDialog *dialog = NULL;

  window_fixture_activate (fixture, action);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_nonnull (dialog);
  expect_fitting (fixture, action);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (dialog)), <=, PHONE_WIDTH);
  adw_dialog_force_close (dialog);
}

static void
test_account (WindowFixture *fixture, gconstpointer data)
{
  expect_dialog_fitting (fixture, "win.show-shortcuts");

  window_fixture_sign_in_agent (fixture);
  expect_fitting (fixture, "list");
  expect_dialog_fitting (fixture, "win.show-preferences");
  expect_dialog_fitting (fixture, "win.show-accounts");
  expect_dialog_fitting (fixture, "win.add-account");
  expect_dialog_fitting (fixture, "win.show-drafts");
  expect_dialog_fitting (fixture, "win.show-outbox");
  expect_dialog_fitting (fixture, "win.show-doctor");

  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:path=/api/v1/*");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.refresh", NULL);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Replies go out later");
  expect_fitting (fixture, "list, offline");
  window_fixture_recover (fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.move", "i", 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", NULL);
  window_fixture_wait_for (fixture, KAYAKO_TYPE_MESSAGE_ROW, NULL, NULL);
  expect_fitting (fixture, "thread");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go-back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go-back", NULL);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Unassigned");
  expect_fitting (fixture, "views");
}

int
main (int argc, char *argv[])
{
  window_fixture_init (&argc, &argv);

#define ADD(path, height, func)                                                                    \
  g_test_add (path, WindowFixture, GINT_TO_POINTER (height), set_up_small, func, tear_down_small)
  ADD ("/window-sizes/large-text/entry", 640, test_entry);
  ADD ("/window-sizes/large-text/account", 640, test_account);
  ADD ("/window-sizes/smallest/entry", 294, test_entry);
  ADD ("/window-sizes/smallest/account", 294, test_account);
#undef ADD

  return g_test_run ();
}
