/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-window.h"
#include "window-fixture.h"

static void
test_welcome (WindowFixture *fixture, gconstpointer data)
{
  g_assert_nonnull (window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Sign In"));
  g_assert_nonnull (
      window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Try the Demo Helpdesk"));
  g_assert_cmpstr (gtk_window_get_title (fixture->window), ==, "Kayako");

  /* Nothing is to be welcomed while an account is about to come. */
  kayako_window_set_waiting (KAYAKO_WINDOW (fixture->window), TRUE);
  g_assert_null (
      window_fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "label", "Sign In"));
  kayako_window_set_waiting (KAYAKO_WINDOW (fixture->window), FALSE);
  g_assert_nonnull (window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Sign In"));
}

static void
test_wrong_password (WindowFixture *fixture, gconstpointer data)
{
  AdwEntryRow *password = NULL;

  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_AGENT, "wrong");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label",
                           "The email or the password is not right.");

  /* What was typed stays, and the next try may begin. */
  password = window_fixture_wait_for (fixture, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, "wrong");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (password), "error"));
  g_assert_null (kayako_window_get_account (KAYAKO_WINDOW (fixture->window)));
}

static void
test_wrong_address (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, "http://support.example.com", KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label",
                           "would send your password unprotected");
  g_assert_true (gtk_widget_has_css_class (
      window_fixture_wait_for (fixture, ADW_TYPE_ENTRY_ROW, "title", "Helpdesk address"), "error"));
}

/* What is missing is said, not only shown by a colour. */
static void
test_nothing_typed (WindowFixture *fixture, gconstpointer data)
{
  AdwEntryRow *address = NULL;
  AdwEntryRow *email = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-in", NULL);
  address = window_fixture_wait_for (fixture, ADW_TYPE_ENTRY_ROW, "title", "Helpdesk address");
  g_signal_emit_by_name (address, "entry-activated");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Type the address of your helpdesk.");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (address), "error"));

  gtk_editable_set_text (GTK_EDITABLE (address), "support.example.com");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (address), "error"));
  email = window_fixture_wait_for (fixture, ADW_TYPE_ENTRY_ROW, "title", "Email");
  g_signal_emit_by_name (email, "entry-activated");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Type your email.");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (email), "error"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (address), "error"));
}

static const char *
get_text (WindowFixture *fixture, const char *title)
{
  return gtk_editable_get_text (
      window_fixture_wait_for (fixture, ADW_TYPE_ENTRY_ROW, "title", title));
}

/* A window that changes its panes shows its page anew; somebody types there. */
static void
test_resized_sign_in (WindowFixture *fixture, gconstpointer data)
{
  static const int widths[] = { 400, 1200, 700 };
  GtkWidget *password = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-in", NULL);
  g_assert_nonnull (
      window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "such as support.example.com"));
  password = window_fixture_wait_for (fixture, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL, NULL);
  window_fixture_wait_for_frames (fixture, 3);
  gtk_widget_grab_focus (password);

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++) {
    gtk_window_set_default_size (fixture->window, widths[i], 640);
    window_fixture_wait_for_frames (fixture, 10);
    g_test_message ("%d wide", gtk_widget_get_width (GTK_WIDGET (fixture->window)));
    g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), password));
  }

  /* The next window would be as small as this one. */
  gtk_window_set_default_size (fixture->window, 1280, 800);
}

/* Who goes back and comes again finds what was typed, except for the secret. */
static void
test_back_from_sign_in (WindowFixture *fixture, gconstpointer data)
{
  AdwNavigationView *view = NULL;
  GtkWidget *row = NULL;

  window_fixture_sign_in (fixture, "not an address", KAYAKO_TEST_AGENT, "secret");
  view = window_fixture_find (GTK_WIDGET (fixture->window), ADW_TYPE_NAVIGATION_VIEW, NULL, NULL);
  adw_navigation_view_pop (view);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Try the Demo Helpdesk");
  window_fixture_wait_for_frames (fixture, 3);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_window_get_focus (fixture->window))), ==,
                   "Sign In");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-in", NULL);
  g_assert_cmpstr (get_text (fixture, "Helpdesk address"), ==, "not an address");
  g_assert_cmpstr (get_text (fixture, "Email"), ==, KAYAKO_TEST_AGENT);
  g_assert_cmpstr (get_text (fixture, "Password"), ==, "");

  /* Enter where something is missing tells which. */
  row = window_fixture_wait_for (fixture, ADW_TYPE_ENTRY_ROW, "title", "Password");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
}

static void
test_locked (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          "locked@brewfictus.test", KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "This account is locked");
}

static void
test_agent (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Caryn Pryor");
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Unassigned");
  window_fixture_wait_for (fixture, GTK_TYPE_INSCRIPTION, "text", "Coffee machine leaks again");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "i", 4);
  window_fixture_wait_for (fixture, ADW_TYPE_WINDOW_TITLE, "title", "Pending");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-out", NULL);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Try the Demo Helpdesk");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);
}

static void
test_customer (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_CUSTOMER, KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "My Organisation");
  g_assert_null (
      window_fixture_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "label", "Unassigned"));
}

static void
test_failing_list (WindowFixture *fixture, gconstpointer data)
{
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=503,path=/api/v1/conversations*");
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label",
                           "The helpdesk is not working properly right now.");

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  gtk_widget_activate_action (window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Retry"),
                              "conversations.refresh", NULL);
  window_fixture_wait_for (fixture, GTK_TYPE_INSCRIPTION, "text", "Coffee machine leaks again");
}

int
main (int argc, char *argv[])
{
  window_fixture_init (&argc, &argv);

#define ADD(path, func)                                                                            \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("/window/welcome", test_welcome);
  ADD ("/window/wrong-password", test_wrong_password);
  ADD ("/window/wrong-address", test_wrong_address);
  ADD ("/window/nothing-typed", test_nothing_typed);
  ADD ("/window/back-from-sign-in", test_back_from_sign_in);
  ADD ("/window/resized-sign-in", test_resized_sign_in);
  ADD ("/window/locked", test_locked);
  ADD ("/window/agent", test_agent);
  ADD ("/window/customer", test_customer);
  ADD ("/window/failing-list", test_failing_list);
#undef ADD

  return g_test_run ();
}
