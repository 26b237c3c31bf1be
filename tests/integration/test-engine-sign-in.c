/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every way in, against the real sandbox: what comes of it, what is kept of it,
 * and what is said where it leads nowhere. */

#include "kayako-engine-fixture.h"

#include "kayako-account-private.h"
#include "kayako-browser-sign-in.h"
#include "kayako-ways.h"

#include <string.h>

#define FINGERPRINT       "5b3b8f6e-4a57-4a3c-9d0f-3a3a5f0d8f11"
#define OTHER_FINGERPRINT "0c1d9c51-14b4-4d6d-8f5c-1f2b8f0f3c77"

/* Signs in with credentials that the caller has no other use for. */
static DexFuture *
enter (EngineFixture *fixture, KayakoCredentials *credentials)
{
  g_autoptr (KayakoCredentials) owned = credentials;

  return kayako_accounts_sign_in (fixture->accounts,
                                  kayako_test_sandbox_get_base_uri (fixture->sandbox), owned, TRUE);
}

static KayakoAccount *
await_account (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  KayakoAccount *account = kayako_test_await_object (future, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
  return account;
}

static void
enter_again (KayakoAccount *account, KayakoCredentials *credentials)
{
  g_autoptr (KayakoCredentials) owned = credentials;
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (kayako_account_sign_in_again (account, owned), &error);
  g_assert_no_error (error);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
}

static KayakoSecret *
load_secret (EngineFixture *fixture, KayakoAccount *account)
{
  return kayako_test_await_boxed (
      kayako_vault_load (fixture->vault, kayako_account_get_id (account)), NULL);
}

static char *
dup_secret (EngineFixture *fixture, KayakoAccount *account, const char *name)
{
  g_autoptr (KayakoSecret) secret = load_secret (fixture, account);

  return secret != NULL ? g_strdup (kayako_secret_get (secret, name)) : NULL;
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

static const struct {
  const char *fault;
  KayakoError code;
  KayakoAccountState state;
} codes[] = {
  { "status:code=401,error=AUTHORIZATION_REQUIRED", KAYAKO_ERROR_UNAUTHORIZED,
    KAYAKO_ACCOUNT_STATE_EXPIRED },
  { "status:code=401,error=AUTHENTICATION_FAILED", KAYAKO_ERROR_NOT_ACCEPTED,
    KAYAKO_ACCOUNT_STATE_EXPIRED },
  { "status:code=454,error=SESSION_LOADING_FAILED", KAYAKO_ERROR_SESSION_LOST,
    KAYAKO_ACCOUNT_STATE_EXPIRED },
  { "status:code=403,error=CSRF_FAILED", KAYAKO_ERROR_CSRF, KAYAKO_ACCOUNT_STATE_EXPIRED },
  { "status:code=403,error=OTP_EXPECTED", KAYAKO_ERROR_OTP_EXPECTED, KAYAKO_ACCOUNT_STATE_EXPIRED },
  { "status:code=403,error=CREDENTIAL_EXPIRED", KAYAKO_ERROR_PASSWORD_EXPIRED,
    KAYAKO_ACCOUNT_STATE_EXPIRED },
  { "status:code=429,error=AUTHENTICATION_LOCKED", KAYAKO_ERROR_LOCKED,
    KAYAKO_ACCOUNT_STATE_EXPIRED },
  { "status:code=403,error=PERMISSIONS_DENIED", KAYAKO_ERROR_FORBIDDEN,
    KAYAKO_ACCOUNT_STATE_FAILED },
  { "rate-limit:seconds=3600", KAYAKO_ERROR_RATE_LIMITED, KAYAKO_ACCOUNT_STATE_FAILED },
};

/* Whatever the helpdesk says of somebody who was signed in, the account says it. */
static void
test_codes (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autofree char *fault = g_strconcat (codes[i].fault, ",path=/api/v1/me*", NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) again = NULL;

    g_test_message ("%s", codes[i].fault);
    kayako_test_sandbox_fault (fixture->sandbox, fault);
    error = kayako_test_await_error (kayako_account_reconnect (account));
    g_assert_error (error, KAYAKO_ERROR, (int) codes[i].code);
    g_assert_cmpint (kayako_account_get_state (account), ==, codes[i].state);
    g_assert_error (kayako_account_get_error (account), KAYAKO_ERROR, (int) codes[i].code);

    kayako_test_sandbox_clear_faults (fixture->sandbox);
    kayako_test_await_boolean (
        kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD), &again);
    g_assert_no_error (again);
    g_assert_no_error (kayako_account_get_error (account));
  }
}

static GError *
refuse (EngineFixture *fixture, KayakoCredentials *credentials, KayakoError code)
{
  GError *error = kayako_test_await_error (enter (fixture, credentials));

  g_assert_error (error, KAYAKO_ERROR, (int) code);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 0);
  return error;
}

static KayakoCredentials *
create_otp (const GError *expected, const char *code)
{
  g_autoptr (KayakoCredentials) bare =
      kayako_credentials_new_otp (kayako_error_get_auth_token (expected), code);

  return kayako_credentials_copy_with (bare, KAYAKO_CREDENTIALS_EMAIL, WAYS_OTP_PERSON);
}

/* A code besides the password: nobody is asked for one again on this device. */
static void
test_otp (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoCredentials) password =
      kayako_credentials_new_password (WAYS_OTP_PERSON, KAYAKO_TEST_PASSWORD);
  g_autoptr (GError) expected =
      refuse (fixture, kayako_credentials_ref (password), KAYAKO_ERROR_OTP_EXPECTED);
  g_autoptr (GError) wrong =
      refuse (fixture, create_otp (expected, "0000000"), KAYAKO_ERROR_CREDENTIALS);
  g_autoptr (GError) again =
      refuse (fixture, kayako_credentials_ref (password), KAYAKO_ERROR_OTP_EXPECTED);
  g_autofree char *code = ways_dup_otp ();
  g_autoptr (KayakoAccount) account = await_account (enter (fixture, create_otp (again, code)));
  g_autofree char *kept = dup_secret (fixture, account, KAYAKO_SECRET_PASSWORD);
  g_autofree char *token = dup_secret (fixture, account, KAYAKO_SECRET_REMEMBER_TOKEN);

  g_assert_cmpstr (kayako_account_get_email (account), ==, WAYS_OTP_PERSON);
  g_assert_null (kept);
  g_assert_nonnull (token);

  g_clear_object (&account);
  kayako_test_sandbox_fault (fixture->sandbox, "revoke-session:times=1");
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
}

/* The password is changed on the way in, and is what signs in from then on. */
static void
test_expired_password (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) expired =
      refuse (fixture, kayako_credentials_new_password (WAYS_EXPIRED_PERSON, KAYAKO_TEST_PASSWORD),
              KAYAKO_ERROR_PASSWORD_EXPIRED);
  const char *token = kayako_error_get_auth_token (expired);
  g_autoptr (GError) empty =
      refuse (fixture, kayako_credentials_new_changed_password (WAYS_EXPIRED_PERSON, token, ""),
              KAYAKO_ERROR_REJECTED);
  g_autoptr (KayakoAccount) account = await_account (enter (
      fixture, kayako_credentials_new_changed_password (WAYS_EXPIRED_PERSON, token, "new & old")));
  g_autofree char *kept = dup_secret (fixture, account, KAYAKO_SECRET_PASSWORD);

  g_assert_cmpstr (kayako_account_get_email (account), ==, WAYS_EXPIRED_PERSON);
  g_assert_cmpstr (kept, ==, "new & old");

  /* With the next session the helpdesk knows this device, and the password goes. */
  g_clear_object (&account);
  kayako_test_sandbox_fault (fixture->sandbox, "revoke-session:times=1");
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
  g_clear_pointer (&kept, g_free);
  kept = dup_secret (fixture, account, KAYAKO_SECRET_PASSWORD);
  g_assert_null (kept);
}

/* Who is locked out is told for how long, and asked nothing meanwhile. */
static void
test_locked (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) locked =
      refuse (fixture, kayako_credentials_new_password (WAYS_LOCKED_PERSON, KAYAKO_TEST_PASSWORD),
              KAYAKO_ERROR_LOCKED);

  g_assert_cmpuint (kayako_error_get_retry_after (locked), >, 0);
}

/* Tokens, whose owner the helpdesk tells; those that take their place are kept. */
static void
test_oauth (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account =
      await_account (enter (fixture, ways_create_oauth (fixture->sandbox, KAYAKO_TEST_AGENT)));
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  g_autofree char *first = dup_secret (fixture, account, KAYAKO_SECRET_REFRESH_TOKEN);
  g_autofree char *second = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (kayako_account_get_email (account), ==, KAYAKO_TEST_AGENT);
  g_assert_cmpint (kayako_account_get_scheme (account), ==, KAYAKO_ACCOUNT_SCHEME_OAUTH);
  g_assert_nonnull (first);

  ways_pass_time (fixture->sandbox, 3601);
  kayako_test_await_boolean (kayako_conversation_feed_refresh (feed), &error);
  g_assert_no_error (error);
  second = dup_secret (fixture, account, KAYAKO_SECRET_REFRESH_TOKEN);
  g_assert_cmpstr (second, !=, first);

  g_clear_object (&feed);
  g_clear_object (&account);
  ways_pass_time (fixture->sandbox, 3601);
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
  g_assert_cmpint (kayako_account_get_scheme (account), ==, KAYAKO_ACCOUNT_SCHEME_OAUTH);

  /* Nobody was there for so long that nothing is good any more. */
  g_clear_object (&account);
  ways_pass_time (fixture->sandbox, 8640000);
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_EXPIRED);
  none = dup_secret (fixture, account, KAYAKO_SECRET_REFRESH_TOKEN);
  g_assert_null (none);
  enter_again (account, ways_create_oauth (fixture->sandbox, KAYAKO_TEST_AGENT));
}

static KayakoBrowserSignIn *
begin_in_browser (EngineFixture *fixture)
{
  static const KayakoBrowserWords words = { "en", "Kayako", "Done.", "Denied.", "Failed." };
  g_autoptr (GError) error = NULL;
  KayakoBrowserSignIn *browser = kayako_browser_sign_in_new (
      fixture->accounts, kayako_test_sandbox_get_base_uri (fixture->sandbox), "kayako-gnome", NULL,
      &words, &error);

  g_assert_no_error (error);
  return browser;
}

/* On the helpdesk's own page, where nobody else sees the password. */
static void
test_browser (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoBrowserSignIn) refused = begin_in_browser (fixture);
  g_autoptr (KayakoBrowserSignIn) allowed = begin_in_browser (fixture);
  DexFuture *refusing = kayako_browser_sign_in_wait (refused, TRUE);
  DexFuture *allowing = kayako_browser_sign_in_wait (allowed, TRUE);
  g_autoptr (GError) denied = NULL;
  g_autoptr (KayakoAccount) account = NULL;
  g_autofree char *token = NULL;

  ways_decide (fixture->sandbox, kayako_browser_sign_in_get_uri (refused), "deny");
  denied = kayako_test_await_error (refusing);
  g_assert_error (denied, KAYAKO_ERROR, KAYAKO_ERROR_DENIED);

  ways_decide (fixture->sandbox, kayako_browser_sign_in_get_uri (allowed), "allow");
  account = await_account (allowing);
  g_assert_cmpstr (kayako_account_get_email (account), ==, KAYAKO_TEST_AGENT);
  g_assert_cmpint (kayako_account_get_scheme (account), ==, KAYAKO_ACCOUNT_SCHEME_OAUTH);
  token = dup_secret (fixture, account, KAYAKO_SECRET_REFRESH_TOKEN);
  g_assert_nonnull (token);
}

static void
test_jwt (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account =
      await_account (enter (fixture, ways_create_jwt ("new.person@example.test")));
  g_autofree char *kept = dup_secret (fixture, account, KAYAKO_SECRET_JWT);

  g_assert_cmpstr (kayako_account_get_email (account), ==, "new.person@example.test");
  g_assert_cmpint (kayako_account_get_scheme (account), ==, KAYAKO_ACCOUNT_SCHEME_JWT);
  g_assert_nonnull (kept);

  g_clear_object (&account);
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);

  g_clear_object (&account);
  ways_pass_time (fixture->sandbox, 604800);
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_EXPIRED);
  g_assert_error (kayako_account_get_error (account), KAYAKO_ERROR, KAYAKO_ERROR_NOT_ACCEPTED);
  g_clear_pointer (&kept, g_free);
  kept = dup_secret (fixture, account, KAYAKO_SECRET_JWT);
  g_assert_null (kept);
}

/* Nobody is anybody without an account, and is so only once at a helpdesk. */
static void
test_fingerprint (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account =
      await_account (enter (fixture, kayako_credentials_new_fingerprint (FINGERPRINT)));
  g_autoptr (KayakoAccount) again =
      await_account (enter (fixture, kayako_credentials_new_fingerprint (OTHER_FINGERPRINT)));
  g_autofree char *kept = dup_secret (fixture, account, KAYAKO_SECRET_FINGERPRINT);
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (account == again);
  g_assert_cmpstr (kept, ==, FINGERPRINT);
  g_assert_cmpstr (kayako_account_get_email (account), ==, "");
  g_assert_cmpint (kayako_account_get_scheme (account), ==, KAYAKO_ACCOUNT_SCHEME_FINGERPRINT);
  g_assert_false (kayako_account_get_is_staff (account));
  g_assert_true (kayako_account_get_capabilities (account) & KAYAKO_CAPABILITIES_CREATE);

  g_clear_object (&account);
  g_clear_object (&again);
  account = restart (fixture);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
  g_assert_cmpstr (kayako_account_get_helpdesk (account), ==, "127.0.0.1");

  /* Nothing else says who asked: it stays, whatever the helpdesk says of it. */
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=401,path=/api/v1/conversations*");
  refused = kayako_test_await_error (kayako_account_reconnect (account));
  g_assert_error (refused, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED);
  g_clear_pointer (&kept, g_free);
  kept = dup_secret (fixture, account, KAYAKO_SECRET_FINGERPRINT);
  g_assert_cmpstr (kept, ==, FINGERPRINT);
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  kayako_test_await_boolean (kayako_account_reconnect (account), &error);
  g_assert_no_error (error);
}

/* The same person by another way is the same account. */
static void
test_other_way (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) first = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoAccount) second =
      await_account (enter (fixture, ways_create_oauth (fixture->sandbox, KAYAKO_TEST_AGENT)));
  g_autofree char *session = dup_secret (fixture, first, KAYAKO_SECRET_SESSION_ID);
  g_autofree char *token = dup_secret (fixture, first, KAYAKO_SECRET_REFRESH_TOKEN);

  g_assert_true (first == second);
  g_assert_cmpint (kayako_account_get_scheme (first), ==, KAYAKO_ACCOUNT_SCHEME_OAUTH);
  g_assert_null (session);
  g_assert_nonnull (token);
}

/* Whoever has the token sees the one conversation, and there is no account. */
static void
test_conversation (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);
  KayakoClient *client = kayako_link_get_client (kayako_account_get_link (account));
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new ("To be shown", "Hello", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoConversation) made =
      kayako_test_await_object (kayako_client_create_conversation (client, draft), &error);
  gint64 id = kayako_conversation_get_id (made);
  g_autofree char *link = g_strdup_printf ("kayako:%s/conversations/%" G_GINT64_FORMAT "?token=%s",
                                           kayako_test_sandbox_get_base_uri (fixture->sandbox), id,
                                           kayako_client_get_request_token (client, id));
  g_autoptr (KayakoConversation) shown = kayako_test_await_object (
      kayako_accounts_show_conversation (fixture->accounts, link), &error);
  g_autoptr (GError) ended = NULL;
  g_autoptr (GError) no_link = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, "To be shown");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->accounts)), ==, 1);

  ways_pass_time (fixture->sandbox, 121);
  ended = kayako_test_await_error (kayako_accounts_show_conversation (fixture->accounts, link));
  g_assert_error (ended, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED);
  no_link = kayako_test_await_error (
      kayako_accounts_show_conversation (fixture->accounts, "https://a.test/conversations/1"));
  g_assert_error (no_link, KAYAKO_ERROR, KAYAKO_ERROR_ADDRESS);
}

/* Tokens end while somebody writes: what was begun goes through once they are in
 * again, and what was being written is still there. */
static void
test_interrupted (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account =
      await_account (enter (fixture, ways_create_oauth (fixture->sandbox, KAYAKO_TEST_AGENT)));
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, 1);
  g_autoptr (KayakoThread) other = engine_fixture_load_thread (account, 2);
  KayakoConversation *conversation = kayako_thread_get_conversation (thread);
  g_autoptr (KayakoConversationChange) change = kayako_conversation_change_new ();
  g_autoptr (GError) kept_back = NULL;

  kayako_thread_set_draft (other, "Not done yet");
  ways_pass_time (fixture->sandbox, 8640000);
  kept_back = kayako_test_await_error (kayako_thread_send (thread, "What was begun"));
  g_assert_error (kept_back, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED);
  kayako_conversation_change_set_subject (change, "Changed meanwhile");
  dex_future_disown (kayako_account_change_conversation (account, conversation, change));
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_EXPIRED);
  g_assert_true (kayako_error_ends_session (kayako_account_get_error (account)));
  g_assert_cmpuint (kayako_account_get_n_unsent (account), ==, 2);

  enter_again (account, ways_create_oauth (fixture->sandbox, KAYAKO_TEST_AGENT));
  engine_fixture_wait_property (account, "n-unsent", 0);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, 1, "What was begun"), ==, 1);
  g_assert_no_error (kayako_account_get_error (account));
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Changed meanwhile");
  g_assert_cmpstr (kayako_thread_get_draft (other), ==, "Not done yet");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/sign-in/codes", test_codes);
  ENGINE_TEST ("/engine/sign-in/otp", test_otp);
  ENGINE_TEST ("/engine/sign-in/expired-password", test_expired_password);
  ENGINE_TEST ("/engine/sign-in/locked", test_locked);
  ENGINE_TEST ("/engine/sign-in/oauth", test_oauth);
  ENGINE_TEST ("/engine/sign-in/browser", test_browser);
  ENGINE_TEST ("/engine/sign-in/jwt", test_jwt);
  ENGINE_TEST ("/engine/sign-in/fingerprint", test_fingerprint);
  ENGINE_TEST ("/engine/sign-in/other-way", test_other_way);
  ENGINE_TEST ("/engine/sign-in/conversation", test_conversation);
  ENGINE_TEST ("/engine/sign-in/interrupted", test_interrupted);

  return g_test_run ();
}
