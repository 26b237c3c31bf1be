/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-accounts.h"
#include "kayako-memory-vault.h"
#include "kayako-sign-in-page.h"
#include "kayako-test-await.h"
#include "kayako-test-sandbox.h"
#include "kayako-ui.h"
#include "kayako-window.h"

#include <glib/gstdio.h>
#include <string.h>

/* The whole window in front of the real engine and the real sandbox. */
typedef struct {
  KayakoTestSandbox *sandbox;
  char *folder;
  KayakoAccounts *accounts;
  GSettings *settings;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoVault) vault = kayako_memory_vault_new ();

  fixture->sandbox = kayako_test_sandbox_new (NULL);
  fixture->folder = g_dir_make_tmp ("kayako-window-XXXXXX", NULL);
  fixture->accounts = kayako_accounts_new (vault, fixture->folder);
  fixture->settings = g_settings_new ("org.example.Kayako");
  fixture->window = kayako_window_new (NULL, fixture->accounts, fixture->settings);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "accounts.ini", NULL);
  gpointer accounts = NULL;

  gtk_window_destroy (fixture->window);
  g_set_weak_pointer (&accounts, fixture->accounts);
  g_object_unref (fixture->accounts);
  kayako_test_wait_gone (&accounts);
  g_clear_object (&fixture->settings);
  kayako_test_sandbox_free (fixture->sandbox);
  g_remove (file);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* The first descendant of a type whose property has a value. */
static gpointer
find (GtkWidget *widget, GType type, const char *property, const char *wanted)
{
  g_autofree char *value = NULL;

  if (!gtk_widget_get_child_visible (widget))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)) {
    if (property == NULL)
      return widget;

    g_object_get (widget, property, &value, NULL);
    if (value != NULL && strstr (value, wanted) != NULL)
      return widget;
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find (child, type, property, wanted);

    if (found != NULL)
      return found;
  }

  return NULL;
}

typedef struct {
  Fixture *fixture;
  GType type;
  const char *property;
  const char *wanted;
} Search;

static gboolean
search_cb (gpointer data)
{
  Search *search = data;

  return find (GTK_WIDGET (search->fixture->window), search->type, search->property,
               search->wanted) != NULL;
}

static gpointer
wait_for (Fixture *fixture, GType type, const char *property, const char *wanted)
{
  Search search = { fixture, type, property, wanted };

  kayako_test_wait_until (search_cb, &search);

  return find (GTK_WIDGET (fixture->window), type, property, wanted);
}

static void
type_into (Fixture *fixture, const char *title, const char *text)
{
  gtk_editable_set_text (wait_for (fixture, ADW_TYPE_ENTRY_ROW, "title", title), text);
}

static void
sign_in (Fixture *fixture, const char *address, const char *email, const char *password)
{
  gpointer page = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-in", NULL);
  page = wait_for (fixture, KAYAKO_TYPE_SIGN_IN_PAGE, NULL, NULL);
  type_into (fixture, "Helpdesk address", address);
  type_into (fixture, "Email", email);
  type_into (fixture, "Password", password);
  gtk_widget_activate_action (page, "sign-in.submit", NULL);
}

static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_BUTTON, "label", "Sign In"));
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_BUTTON, "label", "Try the Demo Helpdesk"));
  g_assert_cmpstr (gtk_window_get_title (fixture->window), ==, "Kayako");

  /* Nothing is to be welcomed while an account is about to come. */
  kayako_window_set_waiting (KAYAKO_WINDOW (fixture->window), TRUE);
  g_assert_null (find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "label", "Sign In"));
  kayako_window_set_waiting (KAYAKO_WINDOW (fixture->window), FALSE);
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_BUTTON, "label", "Sign In"));
}

static void
test_wrong_password (Fixture *fixture, gconstpointer data)
{
  AdwEntryRow *password = NULL;

  sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox), KAYAKO_TEST_AGENT,
           "wrong");
  wait_for (fixture, GTK_TYPE_LABEL, "label", "The email or the password is not right.");

  /* What was typed stays, and the next try may begin. */
  password = wait_for (fixture, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (password)), ==, "wrong");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (password), "error"));
  g_assert_null (kayako_window_get_account (KAYAKO_WINDOW (fixture->window)));
}

static void
test_wrong_address (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture, "http://support.example.com", KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD);
  wait_for (fixture, GTK_TYPE_LABEL, "label", "would send your password unprotected");
  g_assert_true (gtk_widget_has_css_class (
      wait_for (fixture, ADW_TYPE_ENTRY_ROW, "title", "Helpdesk address"), "error"));
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox), "locked@brewfictus.test",
           KAYAKO_TEST_PASSWORD);
  wait_for (fixture, GTK_TYPE_LABEL, "label", "This account is locked");
}

static void
test_agent (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox), KAYAKO_TEST_AGENT,
           KAYAKO_TEST_PASSWORD);
  wait_for (fixture, GTK_TYPE_LABEL, "label", "Caryn Pryor");
  wait_for (fixture, GTK_TYPE_LABEL, "label", "Unassigned");
  wait_for (fixture, GTK_TYPE_LABEL, "label", "Coffee machine leaks again");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "i", 4);
  wait_for (fixture, ADW_TYPE_WINDOW_TITLE, "title", "Pending");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-out", NULL);
  wait_for (fixture, GTK_TYPE_BUTTON, "label", "Try the Demo Helpdesk");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);
}

static void
test_customer (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox), KAYAKO_TEST_CUSTOMER,
           KAYAKO_TEST_PASSWORD);
  wait_for (fixture, GTK_TYPE_LABEL, "label", "My Organisation");
  g_assert_null (find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "label", "Unassigned"));
}

static void
test_failing_list (Fixture *fixture, gconstpointer data)
{
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=503,path=/api/v1/conversations*");
  sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox), KAYAKO_TEST_AGENT,
           KAYAKO_TEST_PASSWORD);
  wait_for (fixture, GTK_TYPE_LABEL, "label", "The helpdesk is not working properly right now.");

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  gtk_widget_activate_action (wait_for (fixture, GTK_TYPE_BUTTON, "label", "Retry"),
                              "conversations.refresh", NULL);
  wait_for (fixture, GTK_TYPE_LABEL, "label", "Coffee machine leaks again");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  kayako_ui_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/window/welcome", test_welcome);
  ADD ("/window/wrong-password", test_wrong_password);
  ADD ("/window/wrong-address", test_wrong_address);
  ADD ("/window/locked", test_locked);
  ADD ("/window/agent", test_agent);
  ADD ("/window/customer", test_customer);
  ADD ("/window/failing-list", test_failing_list);
#undef ADD

  return g_test_run ();
}
