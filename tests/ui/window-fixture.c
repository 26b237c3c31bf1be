/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-fixture.h"

#include "kayako-memory-vault.h"
#include "kayako-sign-in-form.h"
#include "kayako-sign-in-page.h"
#include "kayako-sign-in-password-page.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-ui.h"
#include "kayako-window.h"

#include <glib/gstdio.h>
#include <string.h>

void
window_fixture_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  dex_init ();
  kayako_ui_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

void
window_fixture_set_up (WindowFixture *fixture, gconstpointer data)
{
  fixture->sandbox = kayako_test_sandbox_new (NULL);
  fixture->folder = g_dir_make_tmp ("kayako-window-XXXXXX", NULL);
  fixture->vault = kayako_memory_vault_new ();
  fixture->accounts = kayako_accounts_new (fixture->vault, fixture->folder, fixture->folder);
  fixture->settings = g_settings_new ("org.example.Kayako");
  fixture->window = kayako_window_new (NULL, fixture->accounts, fixture->settings);
  gtk_window_present (fixture->window);
}

/* Where the focus went is the first question when it went astray. */
static void
notify_focus_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  g_test_message ("Focus on %s", focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
}

/* As wide as @data says, in pixels. */
void
window_fixture_set_up_wide (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.example.Kayako");

  g_settings_set_int (settings, "window-width", GPOINTER_TO_INT (data));
  g_settings_set_int (settings, "window-height", 640);
  window_fixture_set_up (fixture, data);
  g_signal_connect (fixture->window, "notify::focus-widget", G_CALLBACK (notify_focus_cb), NULL);
}

void
window_fixture_activate (WindowFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

void
window_fixture_tear_down (WindowFixture *fixture, gconstpointer data)
{
  gpointer accounts = NULL;

  g_clear_pointer (&fixture->window, gtk_window_destroy);
  kayako_test_await_boolean (kayako_accounts_close (fixture->accounts), NULL);
  g_set_weak_pointer (&accounts, fixture->accounts);
  g_object_unref (fixture->accounts);
  kayako_test_wait_gone (&accounts);
  g_clear_object (&fixture->vault);
  /* The window has kept its size; the next one has its own. */
  g_settings_reset (fixture->settings, "window-width");
  g_settings_reset (fixture->settings, "window-height");
  g_clear_object (&fixture->settings);
  kayako_test_sandbox_free (fixture->sandbox);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* The first descendant of a type whose property has a value. */
gpointer
window_fixture_find (GtkWidget *widget, GType type, const char *property, const char *wanted)
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
    gpointer found = window_fixture_find (child, type, property, wanted);

    if (found != NULL)
      return found;
  }

  return NULL;
}

typedef struct {
  WindowFixture *fixture;
  GType type;
  const char *property;
  const char *wanted;
} Search;

static gboolean
search_cb (gpointer data)
{
  Search *search = data;

  return window_fixture_find (GTK_WIDGET (search->fixture->window), search->type, search->property,
                              search->wanted) != NULL;
}

gpointer
window_fixture_wait_for (WindowFixture *fixture,
                         GType type,
                         const char *property,
                         const char *wanted)
{
  Search search = { fixture, type, property, wanted };

  g_test_message ("Waiting for %s %s", g_type_name (type), wanted != NULL ? wanted : "");
  kayako_test_wait_until (search_cb, &search);

  return window_fixture_find (GTK_WIDGET (fixture->window), type, property, wanted);
}

void
window_fixture_type (WindowFixture *fixture, const char *title, const char *text)
{
  gtk_editable_set_text (window_fixture_wait_for (fixture, ADW_TYPE_ENTRY_ROW, "title", title),
                         text);
}

/* Presses the button of the page that is shown. */
void
window_fixture_submit (WindowFixture *fixture, GType page_type)
{
  GtkWidget *page = window_fixture_wait_for (fixture, page_type, NULL, NULL);

  gtk_widget_activate_action (window_fixture_find (page, KAYAKO_TYPE_SIGN_IN_FORM, NULL, NULL),
                              "sign-in.submit", NULL);
}

/* To the page that asks for the password. */
void
window_fixture_go_to (WindowFixture *fixture, const char *address)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-in", NULL);
  window_fixture_type (fixture, "Helpdesk address", address);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_PAGE);
}

void
window_fixture_sign_in (WindowFixture *fixture,
                        const char *address,
                        const char *email,
                        const char *password)
{
  window_fixture_go_to (fixture, address);
  window_fixture_type (fixture, "Email", email);
  window_fixture_type (fixture, "Password", password);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_PASSWORD_PAGE);
}

static gboolean
has_statuses (gpointer data)
{
  WindowFixture *fixture = data;
  KayakoAccount *account = kayako_window_get_account (KAYAKO_WINDOW (fixture->window));

  return g_list_model_get_n_items (kayako_account_get_statuses (account)) > 0;
}

void
window_fixture_sign_in_agent (WindowFixture *fixture)
{
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_INSCRIPTION, "text", "Coffee machine leaks again");
  kayako_test_wait_until (has_statuses, fixture);
}

static gboolean
is_online (gpointer data)
{
  WindowFixture *fixture = data;
  KayakoAccount *account = kayako_window_get_account (KAYAKO_WINDOW (fixture->window));

  return kayako_account_get_state (account) == KAYAKO_ACCOUNT_STATE_ONLINE;
}

/* What nobody opens stays unknown, as it is while a first pull has not come to
 * it; to be called before signing in. */
void
window_fixture_hold_pull (WindowFixture *fixture)
{
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=503,path=/api/v1/cases");
}

/* Lets the helpdesk work again, and waits until the account has seen it. */
void
window_fixture_recover (WindowFixture *fixture)
{
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  kayako_test_wait_until (is_online, fixture);
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  int *frames = user_data;

  (*frames)--;

  return *frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_counted (gpointer data)
{
  int *frames = data;

  return *frames <= 0;
}

/* Lets the window draw itself a few times. */
void
window_fixture_wait_for_frames (WindowFixture *fixture, int frames)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture->window), count_frame_cb, &frames, NULL);
  kayako_test_wait_until (is_counted, &frames);
}
