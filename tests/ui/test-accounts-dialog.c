/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several accounts in one window: their order, their colours, and leaving them. */

#include "kayako-account-row.h"
#include "kayako-accounts-dialog.h"
#include "kayako-test-await.h"
#include "kayako-window.h"
#include "window-fixture.h"

static void
add_account (WindowFixture *fixture, const char *email)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoAccount) account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (fixture->accounts,
                                             kayako_test_sandbox_get_base_uri (fixture->sandbox),
                                             email, KAYAKO_TEST_PASSWORD, TRUE),
      &error);

  g_assert_no_error (error);
}

static void
set_up (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_set_up (fixture, data);
  add_account (fixture, KAYAKO_TEST_AGENT);
  add_account (fixture, KAYAKO_TEST_CUSTOMER);
}

static KayakoAccount *
get_account (WindowFixture *fixture, guint position)
{
  g_autoptr (KayakoAccount) account =
      g_list_model_get_item (G_LIST_MODEL (fixture->accounts), position);

  return account;
}

static gpointer
get_row (WindowFixture *fixture, const char *name)
{
  return window_fixture_wait_for (fixture, KAYAKO_TYPE_ACCOUNT_ROW, "title", name);
}

static GtkWidget *
find_button (gpointer row, GType type, const char *property, const char *text)
{
  GtkWidget *button = window_fixture_find (row, type, property, text);

  g_assert_nonnull (button);
  return button;
}

/* The one that was moved keeps the keyboard, and the last is told to be last. */
static void
test_order (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *focus = NULL;
  gpointer row = NULL;

  window_fixture_activate (fixture, "win.show-accounts");
  row = get_row (fixture, "Simon Blackhouse");
  adw_expander_row_set_expanded (row, TRUE);
  window_fixture_wait_for_frames (fixture, 5);
  g_assert_false (
      gtk_widget_get_sensitive (find_button (row, ADW_TYPE_BUTTON_ROW, "title", "Move Down")));
  gtk_widget_grab_focus (find_button (row, ADW_TYPE_BUTTON_ROW, "title", "Move Up"));
  gtk_widget_activate_action (row, "account.move-up", NULL);
  g_assert_cmpstr (kayako_account_get_email (get_account (fixture, 0)), ==, KAYAKO_TEST_CUSTOMER);

  row = get_row (fixture, "Simon Blackhouse");
  g_assert_false (
      gtk_widget_get_sensitive (find_button (row, ADW_TYPE_BUTTON_ROW, "title", "Move Up")));
  focus = gtk_window_get_focus (fixture->window);
  g_test_message ("Focus on %s", focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
  g_assert_true (focus == find_button (row, ADW_TYPE_BUTTON_ROW, "title", "Move Down"));

  /* There is nothing above the first. */
  gtk_widget_activate_action (row, "account.move-up", NULL);
  g_assert_cmpstr (kayako_account_get_email (get_account (fixture, 0)), ==, KAYAKO_TEST_CUSTOMER);
}

static void
test_colour (WindowFixture *fixture, gconstpointer data)
{
  KayakoAccount *account = get_account (fixture, 0);
  gpointer row = NULL;
  GtkWidget *red = NULL;

  g_assert_cmpuint (kayako_account_get_colour (account), !=,
                    kayako_account_get_colour (get_account (fixture, 1)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "several-accounts"));

  window_fixture_activate (fixture, "win.show-accounts");
  row = get_row (fixture, "Caryn Pryor");
  adw_expander_row_set_expanded (row, TRUE);
  red = find_button (row, GTK_TYPE_BUTTON, "tooltip-text", "Red");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (red)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (red), TRUE);
  g_assert_cmpuint (kayako_account_get_colour (account), ==, 5);
}

static gboolean
has_one (gpointer data)
{
  WindowFixture *fixture = data;

  return g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)) == 1;
}

static void
test_sign_out (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_activate (fixture, "win.show-accounts");
  gtk_widget_activate_action (get_row (fixture, "Caryn Pryor"), "account.sign-out", NULL);
  kayako_test_wait_until (has_one, fixture);
  g_assert_cmpstr (kayako_account_get_email (get_account (fixture, 0)), ==, KAYAKO_TEST_CUSTOMER);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "several-accounts"));
}

/* It is asked first. That nothing stays on the disk is held by the engine's tests. */
static void
test_erase (WindowFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = NULL;

  window_fixture_activate (fixture, "win.show-accounts");
  gtk_widget_activate_action (get_row (fixture, "Caryn Pryor"), "account.erase", NULL);
  window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "Sign Out and Erase?");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 2);

  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_signal_emit_by_name (dialog, "response::erase", "erase");
  kayako_test_wait_until (has_one, fixture);
  adw_dialog_force_close (dialog);
}

int
main (int argc, char *argv[])
{
  window_fixture_init (&argc, &argv);

#define ADD(path, func)                                                                            \
  g_test_add (path, WindowFixture, NULL, set_up, func, window_fixture_tear_down)
  ADD ("/accounts-dialog/order", test_order);
  ADD ("/accounts-dialog/colour", test_colour);
  ADD ("/accounts-dialog/sign-out", test_sign_out);
  ADD ("/accounts-dialog/erase", test_erase);
#undef ADD

  return g_test_run ();
}
