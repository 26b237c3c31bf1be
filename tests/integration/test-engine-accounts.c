/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Signing in, out and coming back, against the real sandbox and the real
 * keyring. */

#include "kayako-engine-fixture.h"
#include "kayako-keyring-vault.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
assert_refused (EngineFixture *fixture,
                const char *address,
                const char *email,
                const char *password,
                KayakoError code)
{
  g_autoptr (GError) error = kayako_test_await_error (
      kayako_accounts_sign_in_with_password (fixture->accounts, address, email, password, TRUE));

  g_assert_error (error, KAYAKO_ERROR, (int) code);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);
}

static void
test_sign_in (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 1);
  g_assert_cmpstr (kayako_user_get_full_name (kayako_account_get_user (account)), ==,
                   "Caryn Pryor");
  g_assert_true (kayako_account_get_is_staff (account));
  g_assert_cmpuint (g_list_model_get_n_items (kayako_account_get_views (account)), ==, 6);
  g_assert_cmpstr (kayako_account_get_host (account), ==, "127.0.0.1");
  g_assert_null (kayako_account_get_keyring_error (account));

  secret = kayako_test_await_boxed (
      kayako_vault_load (fixture->vault, kayako_account_get_id (account)), &error);
  g_assert_no_error (error);
  g_assert_nonnull (kayako_secret_get (secret, KAYAKO_SECRET_SESSION_ID));

  /* The helpdesk knows this device again, so that the password need not be kept. */
  g_assert_nonnull (kayako_secret_get (secret, KAYAKO_SECRET_DEVICE));
  g_assert_nonnull (kayako_secret_get (secret, KAYAKO_SECRET_REMEMBER_TOKEN));
  g_assert_null (kayako_secret_get (secret, KAYAKO_SECRET_PASSWORD));
}

static void
test_sign_in_customer (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);

  g_assert_false (kayako_account_get_is_staff (account));
  g_assert_cmpuint (g_list_model_get_n_items (kayako_account_get_views (account)), ==, 3);
}

static void
test_sign_in_twice (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) first = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoAccount) second = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);

  g_assert_true (first == second);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 1);
}

static void
test_choices (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) inbox =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);

  /* What there is to read comes first. */
  g_assert_cmpuint (g_list_model_get_n_items (kayako_account_get_statuses (account)), ==, 0);

  g_assert_true (kayako_conversation_feed_get_complete (inbox));
  g_assert_cmpint (
      kayako_view_get_count (engine_fixture_get_view (account, KAYAKO_VIEW_KIND_INBOX)), ==,
      (int) g_list_model_get_n_items (kayako_conversation_feed_get_items (inbox)));
  while (g_list_model_get_n_items (kayako_account_get_case_types (account)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (kayako_account_get_statuses (account)), >=, 5);
  g_assert_cmpuint (g_list_model_get_n_items (kayako_account_get_priorities (account)), >=, 4);
}

static void
test_refused (EngineFixture *fixture, gconstpointer data)
{
  const char *address = kayako_test_sandbox_get_base_uri (fixture->sandbox);

  assert_refused (fixture, address, KAYAKO_TEST_AGENT, "wrong", KAYAKO_ERROR_CREDENTIALS);
  assert_refused (fixture, address, "nobody@brewfictus.test", "sandbox", KAYAKO_ERROR_CREDENTIALS);
  assert_refused (fixture, address, "locked@brewfictus.test", "sandbox", KAYAKO_ERROR_LOCKED);
  assert_refused (fixture, address, "expired@brewfictus.test", "sandbox",
                  KAYAKO_ERROR_PASSWORD_EXPIRED);
  assert_refused (fixture, address, "otp@brewfictus.test", "sandbox", KAYAKO_ERROR_OTP_EXPECTED);
}

static void
test_wrong_address (EngineFixture *fixture, gconstpointer data)
{
  assert_refused (fixture, "not an address", KAYAKO_TEST_AGENT, "sandbox", KAYAKO_ERROR_ADDRESS);
  assert_refused (fixture, "http://helpdesk.example", KAYAKO_TEST_AGENT, "sandbox",
                  KAYAKO_ERROR_INSECURE);
  assert_refused (fixture, "http://127.0.0.1:1", KAYAKO_TEST_AGENT, "sandbox",
                  KAYAKO_ERROR_NETWORK);
}

static void
test_not_helpdesk (EngineFixture *fixture, gconstpointer data)
{
  kayako_test_sandbox_fault (fixture->sandbox, "html:code=200");
  assert_refused (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox), KAYAKO_TEST_AGENT,
                  "sandbox", KAYAKO_ERROR_NOT_HELPDESK);
}

static void
test_sign_out (EngineFixture *fixture, gconstpointer data)
{
  KayakoAccount *account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  g_autofree char *id = g_strdup (kayako_account_get_id (account));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) forgotten = NULL;
  g_autoptr (GError) refused = NULL;

  g_assert_true (
      kayako_test_await_boolean (kayako_accounts_sign_out (fixture->accounts, account), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_SIGNED_OUT);

  forgotten = kayako_test_await_error (kayako_vault_load (fixture->vault, id));
  g_assert_error (forgotten, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND);
  refused = kayako_test_await_error (kayako_conversation_feed_refresh (feed));
  g_assert_error (refused, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_object_add_weak_pointer (G_OBJECT (account), (gpointer *) &account);
  g_object_unref (account);
  kayako_test_wait_gone ((gpointer *) &account);
}

/* The program is started again. */
static KayakoAccount *
restart (EngineFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  engine_fixture_drop_accounts (fixture);
  engine_fixture_make_accounts (fixture);
  kayako_test_await_boolean (kayako_accounts_restore (fixture->accounts), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 1);
  return g_list_model_get_item (G_LIST_MODEL (fixture->accounts), 0);
}

static void
test_restore (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = NULL;

  g_clear_object (&fixture->accounts);
  g_assert_finalize_object (fixture->vault);
  fixture->vault = kayako_keyring_vault_new ();
  engine_fixture_make_accounts (fixture);
  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_assert_null (kayako_account_get_keyring_error (account));
  g_clear_object (&account);

  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
  g_assert_cmpstr (kayako_user_get_full_name (kayako_account_get_user (account)), ==,
                   "Caryn Pryor");

  /* The session of last time has ended: the token of this device signs in. */
  g_clear_object (&account);
  kayako_test_sandbox_fault (fixture->sandbox, "revoke-session:times=1");
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
}

static void
test_restore_without_secret (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (kayako_vault_forget (fixture->vault, kayako_account_get_id (account)),
                             &error);
  g_clear_object (&account);

  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_EXPIRED);
  g_assert_cmpstr (kayako_user_get_full_name (kayako_account_get_user (account)), ==,
                   "Caryn Pryor");
  g_assert_true (kayako_account_get_is_staff (account));

  g_assert_true (kayako_test_await_boolean (
      kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD), &error));
  g_assert_no_error (error);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
}

static void
test_restore_offline (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autofree char *port = g_strdup_printf ("%u", kayako_test_sandbox_get_port (fixture->sandbox));
  const char *const arguments[] = { "--port", port, NULL };
  g_autoptr (KayakoConversationFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&account);
  engine_fixture_stop (fixture);
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_OFFLINE);
  feed =
      kayako_account_dup_feed (account, engine_fixture_get_view (account, KAYAKO_VIEW_KIND_INBOX));
  engine_fixture_wait_property (feed, "state", KAYAKO_FEED_STATE_FAILED);
  g_assert_error (kayako_conversation_feed_get_error (feed), KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);

  /* Its session and this device are unknown to the helpdesk that comes back. */
  engine_fixture_start (fixture, arguments);
  engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_EXPIRED);
  kayako_test_await_boolean (
      kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD), &error);
  g_assert_no_error (error);
  engine_fixture_wait_property (feed, "state", KAYAKO_FEED_STATE_READY);
  g_assert_null (kayako_conversation_feed_get_error (feed));
}

static const char *const refusals[] = {
  "status:code=401,error=AUTHENTICATION_FAILED,path=/api/v1/session*",
  "status:code=403,error=AUTHENTICATION_FAILED,path=/api/v1/session*",
  "status:code=403,error=AUTHENTICATION_LOCKED,path=/api/v1/session*",
  "status:code=403,error=CREDENTIAL_EXPIRED,path=/api/v1/session*",
  "status:code=403,error=OTP_EXPECTED,path=/api/v1/session*",
};

/* What the helpdesk has refused once it never hears again from us, however often
 * the program is started: it counts, and locks people out. */
static void
test_refused_once (EngineFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) again = NULL;

    g_test_message ("%s", refusals[i]);
    g_clear_object (&account);
    kayako_test_sandbox_fault (fixture->sandbox, refusals[i]);
    kayako_test_sandbox_fault (fixture->sandbox, "revoke-session:times=1");
    account = restart (fixture);
    g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_EXPIRED);
    g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 1);

    error = kayako_test_await_error (kayako_account_reconnect (account));
    g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED);
    g_clear_object (&account);
    account = restart (fixture);
    g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_EXPIRED);
    g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 1);

    kayako_test_sandbox_clear_faults (fixture->sandbox);
    g_assert_true (kayako_test_await_boolean (
        kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD), &again));
    g_assert_no_error (again);
  }
}

/* While the token that is kept is still being tried, a person signs in; that it
 * is refused in the end changes nothing any more. */
static void
test_refused_late (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  g_autoptr (KayakoSecret) secret = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *renewing = NULL;

  kayako_test_sandbox_fault (
      fixture->sandbox,
      "status:code=401,error=AUTHENTICATION_FAILED,times=1,path=/api/v1/session*");
  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=5000,times=1,path=/api/v1/session*");
  kayako_test_sandbox_fault (fixture->sandbox,
                             "revoke-session:times=1,path=/api/v1/conversations*");
  renewing = kayako_conversation_feed_refresh (feed);
  while (engine_fixture_count_faults (fixture) == 0)
    g_main_context_iteration (NULL, FALSE);

  kayako_test_await_boolean (
      kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD), &error);
  g_assert_no_error (error);
  kayako_test_await_boolean (renewing, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
  secret = kayako_test_await_boxed (
      kayako_vault_load (fixture->vault, kayako_account_get_id (account)), &error);
  g_assert_no_error (error);
  g_assert_nonnull (kayako_secret_get (secret, KAYAKO_SECRET_REMEMBER_TOKEN));
}

/* A helpdesk that asks for a break gets it, and a person gets through. */
static void
test_break (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  guint asked = 0;

  g_clear_object (&account);
  kayako_test_sandbox_fault (fixture->sandbox, "rate-limit:seconds=3600,path=/api/v1/me*");
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_FAILED);
  g_assert_error (kayako_account_get_error (account), KAYAKO_ERROR, KAYAKO_ERROR_RATE_LIMITED);
  g_assert_cmpuint (kayako_error_get_retry_after (kayako_account_get_error (account)), ==, 3600);

  asked = engine_fixture_count_faults (fixture);
  feed =
      kayako_account_dup_feed (account, engine_fixture_get_view (account, KAYAKO_VIEW_KIND_INBOX));
  engine_fixture_wait_property (feed, "state", KAYAKO_FEED_STATE_FAILED);
  g_assert_error (kayako_conversation_feed_get_error (feed), KAYAKO_ERROR,
                  KAYAKO_ERROR_RATE_LIMITED);
  engine_fixture_let_pass (fixture, 2500);
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, asked);

  error = kayako_test_await_error (kayako_account_reconnect (account));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_RATE_LIMITED);
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, asked + 1);

  g_clear_error (&error);
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  g_assert_true (kayako_test_await_boolean (kayako_account_reconnect (account), &error));
  g_assert_no_error (error);
  engine_fixture_wait_property (feed, "state", KAYAKO_FEED_STATE_READY);
}

static void
test_break_ends (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);

  g_clear_object (&account);
  kayako_test_sandbox_fault (fixture->sandbox, "rate-limit:seconds=1,times=1,path=/api/v1/me*");
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_FAILED);
  engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_ONLINE);
  g_assert_null (kayako_account_get_error (account));
}

static char *
read_list (EngineFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "accounts.ini", NULL);
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
write_list (EngineFixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "accounts.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* An account whose address somebody has spoilt stays in the list for when it is
 * put right. */
static void
test_unusable (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  write_list (fixture, "[spoilt]\nAddress=ftp://helpdesk.test\nEmail=x@a.test\nName=Xenia\n");
  kayako_test_await_boolean (kayako_accounts_restore (fixture->accounts), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);

  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  text = read_list (fixture);
  g_assert_nonnull (strstr (text, kayako_account_get_id (account)));
  g_assert_nonnull (strstr (text, "[spoilt]"));
  g_assert_nonnull (strstr (text, "ftp://helpdesk.test"));
  g_assert_nonnull (strstr (text, "Xenia"));
}

/* A list that cannot be read is not written over. */
static void
test_unreadable (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "accounts.ini", NULL);
  g_autofree char *aside = g_build_filename (fixture->folder, "aside", NULL);
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) ended = NULL;

  /* A link that leads to itself cannot be read, and is replaced by what is written. */
  write_list (fixture, "[kept]\n");
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_cmpint (symlink ("accounts.ini", path), ==, 0);
  g_assert_false (kayako_test_await_boolean (kayako_accounts_restore (fixture->accounts), &error));
  g_assert_cmpint (error->domain, ==, G_FILE_ERROR);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rename (aside, path), ==, 0);

  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_assert_error (kayako_account_get_keyring_error (account), KAYAKO_ERROR, KAYAKO_ERROR_KEYRING);
  text = read_list (fixture);
  g_assert_cmpstr (text, ==, "[kept]\n");

  /* Nor does signing out, which says that it could not be taken out. */
  ended = kayako_test_await_error (kayako_accounts_sign_out (fixture->accounts, account));
  g_assert_error (ended, KAYAKO_ERROR, KAYAKO_ERROR_KEYRING);
}

/* An account that comes back at the next start, because the list could not be
 * written, is not signed out without a word. */
static void
test_sign_out_unsaved (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autofree char *path = g_build_filename (fixture->folder, "accounts.ini", NULL);
  g_autofree char *child = g_build_filename (path, "child", NULL);
  g_autoptr (KayakoSecret) secret = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) gone = NULL;

  /* A folder is in the way, for whoever writes and with whatever rights. */
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (child, 0700), ==, 0);
  error = kayako_test_await_error (kayako_accounts_sign_out (fixture->accounts, account));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_KEYRING);
  secret = kayako_test_await_boxed (
      kayako_vault_load (fixture->vault, kayako_account_get_id (account)), &gone);
  g_assert_null (secret);
  g_assert_cmpint (g_rmdir (child), ==, 0);
}

static void
test_not_remembered (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoAccount) account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (fixture->accounts,
                                             kayako_test_sandbox_get_base_uri (fixture->sandbox),
                                             KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD, FALSE),
      &error);

  g_assert_no_error (error);
  g_clear_object (&account);
  engine_fixture_drop_accounts (fixture);
  engine_fixture_make_accounts (fixture);
  kayako_test_await_boolean (kayako_accounts_restore (fixture->accounts), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/accounts/sign-in", test_sign_in);
  ENGINE_TEST ("/engine/accounts/sign-in/customer", test_sign_in_customer);
  ENGINE_TEST ("/engine/accounts/sign-in/twice", test_sign_in_twice);
  ENGINE_TEST ("/engine/accounts/choices", test_choices);
  ENGINE_TEST ("/engine/accounts/refused", test_refused);
  ENGINE_TEST ("/engine/accounts/wrong-address", test_wrong_address);
  ENGINE_TEST ("/engine/accounts/not-a-helpdesk", test_not_helpdesk);
  ENGINE_TEST ("/engine/accounts/sign-out", test_sign_out);
  ENGINE_TEST ("/engine/accounts/sign-out/unsaved", test_sign_out_unsaved);
  ENGINE_TEST ("/engine/accounts/restore", test_restore);
  ENGINE_TEST ("/engine/accounts/restore/without-secret", test_restore_without_secret);
  ENGINE_TEST ("/engine/accounts/restore/offline", test_restore_offline);
  ENGINE_TEST ("/engine/accounts/refused-once", test_refused_once);
  ENGINE_TEST ("/engine/accounts/refused-late", test_refused_late);
  ENGINE_TEST ("/engine/accounts/break", test_break);
  ENGINE_TEST ("/engine/accounts/break/ends", test_break_ends);
  ENGINE_TEST ("/engine/accounts/unusable", test_unusable);
  ENGINE_TEST ("/engine/accounts/unreadable", test_unreadable);
  ENGINE_TEST ("/engine/accounts/not-remembered", test_not_remembered);

  return g_test_run ();
}
