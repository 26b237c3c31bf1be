/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The doctor in the window: what it finds, what was asked, and the report. */

#include "kayako-doctor-dialog.h"
#include "kayako-doctor-row.h"
#include "kayako-request-row.h"
#include "kayako-test-await.h"
#include "window-fixture.h"

static GtkWidget *
open_doctor (WindowFixture *fixture)
{
  window_fixture_activate (fixture, "win.show-doctor");
  return window_fixture_wait_for (fixture, KAYAKO_TYPE_DOCTOR_DIALOG, NULL, NULL);
}

static GtkWidget *
find_row (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = window_fixture_find (dialog, KAYAKO_TYPE_DOCTOR_ROW, "title", title);

  g_assert_nonnull (row);
  return row;
}

static void
assert_says (GtkWidget *dialog, const char *title, const char *text)
{
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (dialog, title))), ==,
                   text);
}

static char *
dup_copied (GtkWidget *dialog)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (dialog));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, &error));
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

static void
test_well (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;
  GtkWidget *row = NULL;
  g_autofree char *report = NULL;
  g_autofree char *curl = NULL;

  window_fixture_sign_in_agent (fixture);
  dialog = open_doctor (fixture);
  window_fixture_wait_for (fixture, ADW_TYPE_PREFERENCES_PAGE, "description",
                           "The connection works.");
  assert_says (dialog, "Address", "Found at 127.0.0.1");
  assert_says (dialog, "Encryption", "Not encrypted: the helpdesk is on this computer");
  assert_says (dialog, "Version", "Kayako API 1");
  assert_says (dialog, "Sign-In", "Let in as Caryn Pryor");
  assert_says (dialog, "Role", "Agent");
  assert_says (dialog, "Create", "2 tests were made");
  assert_says (dialog, "Remove", "Nothing is left behind");

  /* What was asked, one by one. */
  g_assert_true (gtk_widget_activate_action (dialog, "doctor.show-requests", NULL));
  row = window_fixture_find (dialog, KAYAKO_TYPE_REQUEST_ROW, NULL, NULL);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate_action (row, "request-row.copy", NULL));
  curl = dup_copied (dialog);
  g_assert_true (g_str_has_prefix (curl, "curl "));

  /* And all of it for whoever is to help, without what only the person knows. */
  g_assert_true (gtk_widget_activate_action (dialog, "doctor.copy-report", NULL));
  report = dup_copied (dialog);
  g_assert_nonnull (strstr (report, "Role: Good. Agent"));
  g_assert_nonnull (strstr (report, "GET /api/v1/"));
  g_assert_null (strstr (report, "sandbox"));
  g_assert_null (strstr (report, "session_id"));
}

static void
test_away (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  window_fixture_sign_in_agent (fixture);
  kayako_test_sandbox_fault (fixture->sandbox, "html:code=200,times=1000");
  dialog = open_doctor (fixture);
  window_fixture_wait_for (fixture, ADW_TYPE_PREFERENCES_PAGE, "description",
                           "1 problem was found.");
  assert_says (dialog, "Sign-In", "Not checked");
}

#define WINDOW_TEST(path, func)                                                                    \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  window_fixture_init (&argc, &argv);
  WINDOW_TEST ("/doctor/well", test_well);
  WINDOW_TEST ("/doctor/away", test_away);

  return g_test_run ();
}
