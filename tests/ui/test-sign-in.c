/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of signing in, in front of a real helpdesk. */

#include "kayako-secret.h"
#include "kayako-sign-in-browser-page.h"
#include "kayako-sign-in-code-page.h"
#include "kayako-sign-in-locked-page.h"
#include "kayako-sign-in-page.h"
#include "kayako-sign-in-password-page.h"
#include "kayako-sign-in-renew-page.h"
#include "kayako-sign-in-stranger-page.h"
#include "kayako-sign-in-token-page.h"
#include "kayako-test-await.h"
#include "kayako-test-browser.h"
#include "kayako-test-folder.h"
#include "kayako-test-port.h"
#include "kayako-vault.h"
#include "kayako-ways.h"
#include "kayako-window.h"
#include "window-fixture.h"

static char *data_home;

static AdwEntryRow *
get_row (WindowFixture *fixture, const char *title)
{
  return window_fixture_wait_for (fixture, ADW_TYPE_ENTRY_ROW, "title", title);
}

static const char *
get_text (WindowFixture *fixture, const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, title)));
}

static gboolean
is_marked (WindowFixture *fixture, const char *title)
{
  return gtk_widget_has_css_class (GTK_WIDGET (get_row (fixture, title)), "error");
}

static void
read_label (WindowFixture *fixture, const char *text)
{
  g_assert_nonnull (window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", text));
}

static const char *
get_base (WindowFixture *fixture)
{
  return kayako_test_sandbox_get_base_uri (fixture->sandbox);
}

static KayakoAccount *
get_account (WindowFixture *fixture)
{
  return kayako_window_get_account (KAYAKO_WINDOW (fixture->window));
}

static gboolean
is_in (gpointer data)
{
  WindowFixture *fixture = data;

  return get_account (fixture) != NULL &&
         kayako_account_get_state (get_account (fixture)) == KAYAKO_ACCOUNT_STATE_ONLINE;
}

static void
expect_in (WindowFixture *fixture, const char *email, KayakoAccountScheme scheme)
{
  kayako_test_wait_until (is_in, fixture);
  g_assert_cmpstr (kayako_account_get_email (get_account (fixture)), ==, email);
  g_assert_cmpint (kayako_account_get_scheme (get_account (fixture)), ==, scheme);
}

static AdwNavigationView *
get_view (WindowFixture *fixture)
{
  return window_fixture_find (GTK_WIDGET (fixture->window), ADW_TYPE_NAVIGATION_VIEW, NULL, NULL);
}

static void
go_back (WindowFixture *fixture)
{
  g_assert_true (adw_navigation_view_pop (get_view (fixture)));
  window_fixture_wait_for_frames (fixture, 3);
}

static void
show_way (WindowFixture *fixture, const char *tag)
{
  window_fixture_go_to (fixture, get_base (fixture));
  gtk_widget_activate_action (
      window_fixture_wait_for (fixture, KAYAKO_TYPE_SIGN_IN_PASSWORD_PAGE, NULL, NULL),
      "sign-in.show", "s", tag);
}

/* What is found is said, and where; and it can be gone back to. */
static void
test_address (WindowFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = NULL;

  window_fixture_go_to (fixture, get_base (fixture));
  read_label (fixture, "There is a Kayako helpdesk at this address");
  page = adw_navigation_view_get_visible_page (get_view (fixture));
  g_assert_cmpstr (adw_navigation_page_get_title (page), ==,
                   get_base (fixture) + strlen ("http://"));

  go_back (fixture);
  g_assert_cmpstr (get_text (fixture, "Helpdesk address"), ==, get_base (fixture));
}

static void
test_wrong_address (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *nobody = g_strdup_printf ("127.0.0.1:%u", kayako_test_port_reserve ());

  window_fixture_go_to (fixture, "what is this");
  read_label (fixture, "This is not the address of a helpdesk.");
  g_assert_true (is_marked (fixture, "Helpdesk address"));

  /* Typing takes it back. */
  window_fixture_type (fixture, "Helpdesk address", nobody);
  g_assert_false (is_marked (fixture, "Helpdesk address"));
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_PAGE);
  read_label (fixture, "There is no server at this address.");

  kayako_test_sandbox_fault (fixture->sandbox, "html:code=404,path=/api/v1/*");
  window_fixture_go_to (fixture, get_base (fixture));
  read_label (fixture, "This helpdesk is a Kayako Classic");
  g_assert_cmpstr (get_text (fixture, "Helpdesk address"), ==, get_base (fixture));
}

/* What is missing is said, not only shown by a colour. */
static void
test_nothing_typed (WindowFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-in", NULL);
  g_signal_emit_by_name (get_row (fixture, "Helpdesk address"), "entry-activated");
  read_label (fixture, "Type the address of your helpdesk.");
  g_assert_true (is_marked (fixture, "Helpdesk address"));

  window_fixture_go_to (fixture, get_base (fixture));
  g_signal_emit_by_name (get_row (fixture, "Email"), "entry-activated");
  read_label (fixture, "Type your email.");
  g_assert_true (is_marked (fixture, "Email"));
  window_fixture_type (fixture, "Email", KAYAKO_TEST_AGENT);
  g_assert_false (is_marked (fixture, "Email"));
  g_signal_emit_by_name (get_row (fixture, "Email"), "entry-activated");
  g_assert_false (is_marked (fixture, "Password"));
  g_signal_emit_by_name (get_row (fixture, "Password"), "entry-activated");
  read_label (fixture, "Type your password.");
}

static void
test_wrong_password (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, get_base (fixture), KAYAKO_TEST_AGENT, "wrong");
  read_label (fixture, "The email or the password is not right.");
  g_assert_cmpstr (get_text (fixture, "Password"), ==, "wrong");
  g_assert_true (is_marked (fixture, "Password"));
  g_assert_null (get_account (fixture));
}

/* Nothing that was typed goes while people go back and forth; who leaves takes
 * their secrets along. */
static void
test_back (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, get_base (fixture), KAYAKO_TEST_AGENT, "secret");
  read_label (fixture, "The email or the password is not right.");
  go_back (fixture);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_PAGE);
  g_assert_cmpstr (get_text (fixture, "Email"), ==, KAYAKO_TEST_AGENT);
  g_assert_cmpstr (get_text (fixture, "Password"), ==, "secret");

  go_back (fixture);
  go_back (fixture);
  read_label (fixture, "Try the Demo Helpdesk");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_window_get_focus (fixture->window))), ==,
                   "Sign In");
  window_fixture_go_to (fixture, get_base (fixture));
  g_assert_cmpstr (get_text (fixture, "Email"), ==, KAYAKO_TEST_AGENT);
  g_assert_cmpstr (get_text (fixture, "Password"), ==, "");
}

/* A window that changes its panes shows its page anew; somebody types there. */
static void
test_resized (WindowFixture *fixture, gconstpointer data)
{
  static const int widths[] = { 400, 1200, 700 };
  GtkWidget *password = NULL;

  window_fixture_go_to (fixture, get_base (fixture));
  password = GTK_WIDGET (get_row (fixture, "Password"));
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

static void
test_code (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *code = ways_dup_otp ();
  g_autofree char *spaced = g_strdup_printf (" %.3s %s", code, code + 3);

  window_fixture_sign_in (fixture, get_base (fixture), WAYS_OTP_PERSON, KAYAKO_TEST_PASSWORD);
  window_fixture_type (fixture, "Verification code", "0000000");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_CODE_PAGE);
  read_label (fixture, "This code is not right, or too old.");
  g_assert_true (is_marked (fixture, "Verification code"));

  /* What came before is still there. */
  go_back (fixture);
  g_assert_cmpstr (get_text (fixture, "Password"), ==, KAYAKO_TEST_PASSWORD);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_PASSWORD_PAGE);
  window_fixture_type (fixture, "Verification code", spaced);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_CODE_PAGE);
  expect_in (fixture, WAYS_OTP_PERSON, KAYAKO_ACCOUNT_SCHEME_PASSWORD);
}

static void
test_expired (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, get_base (fixture), WAYS_EXPIRED_PERSON, KAYAKO_TEST_PASSWORD);
  window_fixture_type (fixture, "New password again", "fresh beans");
  window_fixture_type (fixture, "New password", "fresh bean");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_RENEW_PAGE);
  read_label (fixture, "The two passwords differ.");
  g_assert_true (is_marked (fixture, "New password again"));

  kayako_test_sandbox_fault (fixture->sandbox,
                             "status:code=400,error=FIELD_INVALID,path=/api/v1/profile/*,times=1");
  window_fixture_type (fixture, "New password", "fresh beans");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_RENEW_PAGE);
  read_label (fixture, "The helpdesk does not accept this password.");

  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_RENEW_PAGE);
  expect_in (fixture, WAYS_EXPIRED_PERSON, KAYAKO_ACCOUNT_SCHEME_PASSWORD);
}

static void
test_locked (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *again = NULL;

  window_fixture_sign_in (fixture, get_base (fixture), WAYS_LOCKED_PERSON, KAYAKO_TEST_PASSWORD);
  read_label (fixture, "Try again in 10 minutes.");
  again = window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Try Again");
  g_assert_false (gtk_widget_get_sensitive (again));
  go_back (fixture);
  g_assert_cmpstr (get_text (fixture, "Email"), ==, WAYS_LOCKED_PERSON);
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_get_sensitive (widget);
}

/* When the time has passed, a person may try again; nothing else does. */
static void
test_lock_passes (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *again = NULL;

  window_fixture_sign_in (fixture, get_base (fixture), KAYAKO_TEST_AGENT, "wrong");
  read_label (fixture, "The email or the password is not right.");
  adw_navigation_view_push (get_view (fixture), kayako_sign_in_locked_page_new (1));
  again = window_fixture_wait_for (fixture, GTK_TYPE_BUTTON, "label", "Try Again");
  kayako_test_wait_until (is_sensitive, again);
  read_label (fixture, "The lock is over.");

  gtk_widget_activate_action (again, "navigation.pop", NULL);
  g_assert_cmpstr (get_text (fixture, "Password"), ==, "wrong");
  g_assert_null (get_account (fixture));
}

static void
test_token (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoCredentials) jwt = ways_create_jwt ("new.person@example.test");
  g_autofree char *pasted =
      g_strdup_printf (" %s ", kayako_credentials_get (jwt, KAYAKO_CREDENTIALS_TOKEN));

  show_way (fixture, "sign-in-token");
  window_fixture_type (fixture, "Sign-on token", "nonsense");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_TOKEN_PAGE);
  read_label (fixture, "The helpdesk does not accept this token");
  g_assert_true (is_marked (fixture, "Sign-on token"));

  window_fixture_type (fixture, "Sign-on token", pasted);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_TOKEN_PAGE);
  expect_in (fixture, "new.person@example.test", KAYAKO_ACCOUNT_SCHEME_JWT);
}

static void
test_stranger (WindowFixture *fixture, gconstpointer data)
{
  show_way (fixture, "sign-in-stranger");
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=503,times=1");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_STRANGER_PAGE);
  read_label (fixture, "The helpdesk is not working properly right now.");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_STRANGER_PAGE);
  expect_in (fixture, "", KAYAKO_ACCOUNT_SCHEME_FINGERPRINT);
}

static gboolean
take_uri (gpointer data)
{
  char **uri = data;

  *uri = kayako_test_browser_take_uri (data_home);
  return *uri != NULL;
}

static void
decide (WindowFixture *fixture, const char *decision)
{
  g_autofree char *uri = NULL;

  kayako_test_wait_until (take_uri, &uri);
  ways_decide (fixture->sandbox, uri, decision);
}

static void
test_browser (WindowFixture *fixture, gconstpointer data)
{
  show_way (fixture, "sign-in-browser");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_BROWSER_PAGE);
  read_label (fixture, "Waiting for you to sign in in your browser…");
  decide (fixture, "deny");
  read_label (fixture, "You did not let this app use your account");
  g_assert_null (get_account (fixture));

  /* Who changes their mind may begin anew. */
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_BROWSER_PAGE);
  gtk_widget_activate_action (
      window_fixture_wait_for (fixture, KAYAKO_TYPE_SIGN_IN_BROWSER_PAGE, NULL, NULL),
      "sign-in.cancel", NULL);
  {
    g_autofree char *uri = NULL;

    kayako_test_wait_until (take_uri, &uri);
  }
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_BROWSER_PAGE);
  decide (fixture, "allow");
  expect_in (fixture, KAYAKO_TEST_AGENT, KAYAKO_ACCOUNT_SCHEME_OAUTH);
}

static gboolean
has_no_dialog (gpointer data)
{
  WindowFixture *fixture = data;

  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) ==
         NULL;
}

static gboolean
has_nobody (gpointer data)
{
  WindowFixture *fixture = data;

  return get_account (fixture) == NULL;
}

static char *
dup_fingerprint (WindowFixture *fixture)
{
  g_autoptr (KayakoSecret) secret = kayako_test_await_boxed (
      kayako_vault_load (fixture->vault, kayako_account_get_id (get_account (fixture))), NULL);

  return secret != NULL ? g_strdup (kayako_secret_get (secret, KAYAKO_SECRET_FINGERPRINT)) : NULL;
}

/* Each is asked again for what they came with. */
static void
test_again (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *code = ways_dup_otp ();

  window_fixture_sign_in (fixture, get_base (fixture), WAYS_OTP_PERSON, KAYAKO_TEST_PASSWORD);
  window_fixture_type (fixture, "Verification code", code);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_CODE_PAGE);
  expect_in (fixture, WAYS_OTP_PERSON, KAYAKO_ACCOUNT_SCHEME_PASSWORD);

  window_fixture_activate (fixture, "win.sign-in-again");
  read_label (fixture, "Your session has ended. Type the password of " WAYS_OTP_PERSON);
  window_fixture_type (fixture, "Password", "wrong");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_PASSWORD_PAGE);
  read_label (fixture, "The password is not right.");
  window_fixture_type (fixture, "Password", KAYAKO_TEST_PASSWORD);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_PASSWORD_PAGE);
  window_fixture_type (fixture, "Verification code", code);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_CODE_PAGE);
  kayako_test_wait_until (has_no_dialog, fixture);
}

/* Nobody becomes somebody else by signing in again: no second account comes, and
 * a visitor stays the one who asked. */
static void
test_again_by_other_ways (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoCredentials) jwt = ways_create_jwt ("new.person@example.test");
  const char *token = kayako_credentials_get (jwt, KAYAKO_CREDENTIALS_TOKEN);
  g_autofree char *fingerprint = NULL;
  g_autofree char *same = NULL;

  show_way (fixture, "sign-in-stranger");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_STRANGER_PAGE);
  expect_in (fixture, "", KAYAKO_ACCOUNT_SCHEME_FINGERPRINT);
  fingerprint = dup_fingerprint (fixture);
  g_assert_nonnull (fingerprint);
  window_fixture_activate (fixture, "win.sign-in-again");
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_STRANGER_PAGE);
  kayako_test_wait_until (has_no_dialog, fixture);
  same = dup_fingerprint (fixture);
  g_assert_cmpstr (same, ==, fingerprint);

  window_fixture_activate (fixture, "win.sign-out");
  kayako_test_wait_until (has_nobody, fixture);
  show_way (fixture, "sign-in-token");
  window_fixture_type (fixture, "Sign-on token", token);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_TOKEN_PAGE);
  expect_in (fixture, "new.person@example.test", KAYAKO_ACCOUNT_SCHEME_JWT);
  window_fixture_activate (fixture, "win.sign-in-again");
  window_fixture_type (fixture, "Sign-on token", token);
  window_fixture_submit (fixture, KAYAKO_TYPE_SIGN_IN_TOKEN_PAGE);
  kayako_test_wait_until (has_no_dialog, fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("kayako-sign-in-XXXXXX", NULL);
  g_autofree char *config_home = g_build_filename (folder, "config", NULL);
  int result = 0;

  data_home = g_build_filename (folder, "data", NULL);
  kayako_test_browser_install (data_home, config_home);
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", config_home, TRUE);
  window_fixture_init (&argc, &argv);

#define ADD(path, func)                                                                            \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("/sign-in/address", test_address);
  ADD ("/sign-in/wrong-address", test_wrong_address);
  ADD ("/sign-in/nothing-typed", test_nothing_typed);
  ADD ("/sign-in/wrong-password", test_wrong_password);
  ADD ("/sign-in/back", test_back);
  ADD ("/sign-in/resized", test_resized);
  ADD ("/sign-in/code", test_code);
  ADD ("/sign-in/expired", test_expired);
  ADD ("/sign-in/locked", test_locked);
  ADD ("/sign-in/lock-passes", test_lock_passes);
  ADD ("/sign-in/token", test_token);
  ADD ("/sign-in/stranger", test_stranger);
  ADD ("/sign-in/browser", test_browser);
  ADD ("/sign-in/again", test_again);
  ADD ("/sign-in/again-by-other-ways", test_again_by_other_ways);
#undef ADD

  result = g_test_run ();
  kayako_test_remove_folder (folder);
  g_free (data_home);
  return result;
}
