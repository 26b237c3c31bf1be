/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client-fixture.h"

#include "kayako-conversation.h"
#include "kayako-v1-client.h"

#include <libsoup/soup.h>
#include <string.h>

/* Every way in but a password, which test-client-session.c has. */

#define OAUTH_ID     "kayako-gnome"
#define OAUTH_SECRET "sandbox-oauth"
#define JWT_SECRET   "sandbox-jwt-secret"
#define FINGERPRINT  "5b3b8f6e-4a57-4a3c-9d0f-3a3a5f0d8f11"

/* A text of a flat JSON object, as this test's own little client reads it. */
static char *
dup_member (const char *json, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\"%s\":\"?([^\",}]*)", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_true (g_regex_match (regex, json, 0, &match));

  return g_match_info_fetch (match, 1);
}

/* Tokens of the password grant, had past the client. */
static KayakoCredentials *
new_oauth (ClientFixture *fixture, const char *scope)
{
  static const char form[] = "{\"grant_type\":\"password\",\"client_id\":\"" OAUTH_ID
                             "\",\"client_secret\":\"" OAUTH_SECRET "\",\"username\":\"%s\","
                             "\"password\":\"" KAYAKO_TEST_PASSWORD "\",\"scope\":\"%s\"}";
  guint status = 0;
  g_autofree char *json = g_strdup_printf (form, KAYAKO_TEST_AGENT, scope);
  g_autofree char *answer =
      kayako_test_sandbox_ask (fixture->sandbox, "POST", "/oauth/token", NULL, json, &status);
  g_autofree char *access = NULL;
  g_autofree char *refresh = NULL;
  g_autofree char *lifetime = NULL;

  g_assert_cmpuint (status, ==, 200);
  access = dup_member (answer, "access_token");
  refresh = dup_member (answer, "refresh_token");
  lifetime = dup_member (answer, "expires_in");

  return kayako_credentials_new_oauth (OAUTH_ID, OAUTH_SECRET, access, refresh,
                                       g_get_real_time () / G_USEC_PER_SEC + atoi (lifetime));
}

static const char *
get_token (ClientFixture *fixture)
{
  return kayako_credentials_get (kayako_client_get_credentials (fixture->client),
                                 KAYAKO_CREDENTIALS_TOKEN);
}

static void
post (ClientFixture *fixture, const char *path)
{
  guint status = 0;
  g_autofree char *answer =
      kayako_test_sandbox_ask (fixture->sandbox, "POST", path, NULL, "{}", &status);

  g_assert_cmpuint (status, ==, 200);
}

static void
assert_reads_and_writes (ClientFixture *fixture)
{
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("Hello", "c-1");
  g_autoptr (KayakoConversation) conversation =
      client_fixture_object (kayako_client_get_conversation (fixture->client, 1));
  g_autoptr (GObject) message =
      client_fixture_object (kayako_client_create_message (fixture->client, 1, draft));
}

static void
test_oauth (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoCredentials) credentials = new_oauth (fixture, "users conversations");
  g_autoptr (KayakoUser) user =
      client_fixture_object (kayako_client_sign_in (fixture->client, credentials));
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Caryn Pryor");
  g_assert_cmpint (kayako_user_get_role (user), ==, KAYAKO_ROLE_TYPE_AGENT);
  g_assert_true (
      kayako_credentials_equal (kayako_client_get_credentials (fixture->client), credentials));
  g_assert_null (kayako_client_get_session_id (fixture->client));
  assert_reads_and_writes (fixture);
  g_assert_cmpuint (fixture->session_changes, ==, 1);

  /* There is no session to keep alive or to end. */
  g_assert_true (kayako_test_await_boolean (kayako_client_keep_alive (fixture->client), &error));
  g_assert_no_error (error);
  g_assert_true (kayako_test_await_boolean (kayako_client_sign_out (fixture->client), &error));
  g_assert_no_error (error);
  g_assert_null (kayako_client_get_credentials (fixture->client));
}

/* The helpdesk does not want the token any more: it is renewed, once for all
 * who ask at the same time, and what was asked goes through, changes too. */
static void
test_oauth_refused (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoCredentials) credentials = new_oauth (fixture, "users conversations");
  g_autoptr (KayakoUser) user =
      client_fixture_object (kayako_client_sign_in (fixture->client, credentials));
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("Hello", "c-1");
  DexFuture *first = NULL;
  DexFuture *second = NULL;
  DexFuture *third = NULL;
  g_autoptr (GObject) conversation = NULL;
  g_autoptr (GObject) other = NULL;
  g_autoptr (GObject) message = NULL;

  post (fixture, "/sandbox/advance?seconds=3601");
  first = kayako_client_get_conversation (fixture->client, 1);
  second = kayako_client_create_message (fixture->client, 1, draft);
  third = kayako_client_get_conversation (fixture->client, 2);
  conversation = client_fixture_object (first);
  message = client_fixture_object (second);
  other = client_fixture_object (third);

  g_assert_cmpstr (get_token (fixture), !=,
                   kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_TOKEN));
  g_assert_cmpuint (fixture->session_changes, ==, 2);
}

/* Who keeps the tokens, and how far they are. */
typedef struct {
  DexPromise *kept; /* (owned) */
  guint n_asked;
} Keeper;

static DexFuture *
keep (gpointer user_data)
{
  Keeper *keeper = user_data;

  keeper->n_asked++;
  return dex_ref (DEX_FUTURE (keeper->kept));
}

static gboolean
is_asked (gpointer user_data)
{
  Keeper *keeper = user_data;

  return keeper->n_asked > 0;
}

/* Tokens that take the place of others are not used before they are kept: the
 * program may end at any moment, and the old ones are good for nothing. */
static void
test_oauth_kept_first (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoCredentials) credentials = new_oauth (fixture, "users conversations");
  g_autoptr (KayakoUser) user =
      client_fixture_object (kayako_client_sign_in (fixture->client, credentials));
  KayakoRequestLog *log = kayako_client_get_request_log (fixture->client);
  g_autoptr (DexPromise) kept = dex_promise_new ();
  Keeper keeper = { kept };
  g_autoptr (GObject) conversation = NULL;
  DexFuture *future = NULL;
  guint n_requests = 0;

  kayako_client_set_keeper (fixture->client, keep, &keeper);
  post (fixture, "/sandbox/advance?seconds=3601");
  future = kayako_client_get_conversation (fixture->client, 1);
  kayako_test_wait_until (is_asked, &keeper);
  n_requests = g_list_model_get_n_items (G_LIST_MODEL (log));

  /* Whatever would go meanwhile has had the time to. */
  post (fixture, "/sandbox/advance?seconds=1");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (dex_future_is_pending (future));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (log)), ==, n_requests);

  dex_promise_resolve_boolean (kept, TRUE);
  conversation = client_fixture_object (future);
  g_assert_cmpuint (keeper.n_asked, ==, 1);
  kayako_client_set_keeper (fixture->client, NULL, NULL);
}

/* A token that is about to end is renewed before it is used. */
static void
test_oauth_ends_soon (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoCredentials) credentials = NULL;
  g_autoptr (KayakoUser) user = NULL;

  post (fixture, "/sandbox/oauth?lifetime=30");
  credentials = new_oauth (fixture, "users conversations");
  post (fixture, "/sandbox/oauth?lifetime=3600");
  user = client_fixture_object (kayako_client_sign_in (fixture->client, credentials));
  g_assert_cmpstr (get_token (fixture), !=,
                   kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_TOKEN));
  g_assert_cmpint (
      kayako_credentials_get_expires_at (kayako_client_get_credentials (fixture->client)), >,
      g_get_real_time () / G_USEC_PER_SEC + 3000);
  g_assert_cmpuint (fixture->session_changes, ==, 2);
}

/* The refresh token has ended too: somebody has to sign in. */
static void
test_oauth_over (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoCredentials) credentials = new_oauth (fixture, "users conversations");
  g_autoptr (KayakoUser) user =
      client_fixture_object (kayako_client_sign_in (fixture->client, credentials));

  post (fixture, "/sandbox/advance?seconds=8640000");
  client_fixture_expect (kayako_client_get_conversation (fixture->client, 1),
                         KAYAKO_ERROR_UNAUTHORIZED);
}

/* What was not allowed is not there, and says so. */
static void
test_oauth_scope (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoCredentials) credentials = new_oauth (fixture, "users conversations:read");
  g_autoptr (KayakoUser) user =
      client_fixture_object (kayako_client_sign_in (fixture->client, credentials));
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("Hello", "c-1");
  g_autoptr (GObject) conversation =
      client_fixture_object (kayako_client_get_conversation (fixture->client, 1));

  client_fixture_expect (kayako_client_create_message (fixture->client, 1, draft),
                         KAYAKO_ERROR_FORBIDDEN);
}

static char *
encode (const void *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

static char *
dup_jwt (const char *email, gint64 made_at)
{
  g_autofree char *claims = g_strdup_printf (
      "{\"iat\":%" G_GINT64_FORMAT ",\"jti\":\"1\",\"email\":\"%s\",\"name\":\"New Person\"}",
      made_at, email);
  g_autofree char *header = encode ("{\"alg\":\"HS256\"}", strlen ("{\"alg\":\"HS256\"}"));
  g_autofree char *body = encode (claims, strlen (claims));
  g_autofree char *text = g_strconcat (header, ".", body, NULL);
  g_autoptr (GHmac) hmac =
      g_hmac_new (G_CHECKSUM_SHA256, (const guint8 *) JWT_SECRET, strlen (JWT_SECRET));
  g_autofree char *signature = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guint8 *) text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  signature = encode (digest, length);

  return g_strconcat (text, ".", signature, NULL);
}

static void
test_jwt (ClientFixture *fixture, gconstpointer unused)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *jwt = dup_jwt ("new.person@example.test", now);
  g_autofree char *old = dup_jwt ("new.person@example.test", now - 604800);
  g_autoptr (KayakoUser) user = client_fixture_object (
      client_fixture_enter (fixture->client, kayako_credentials_new_jwt (jwt)));
  g_autoptr (KayakoConversationDraft) draft = kayako_conversation_draft_new ("A", "B", NULL);
  g_autoptr (GObject) conversation = NULL;

  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "New Person");
  g_assert_cmpint (kayako_user_get_role (user), ==, KAYAKO_ROLE_TYPE_CUSTOMER);
  conversation = client_fixture_object (kayako_client_create_conversation (fixture->client, draft));

  client_fixture_expect (client_fixture_enter (fixture->client, kayako_credentials_new_jwt (old)),
                         KAYAKO_ERROR_NOT_ACCEPTED);
  g_assert_null (kayako_client_get_credentials (fixture->client));
}

/* Somebody without an account sees what was asked with the same id. */
static void
test_fingerprint (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoUser) user = client_fixture_object (
      client_fixture_enter (fixture->client, kayako_credentials_new_fingerprint (FINGERPRINT)));
  g_autoptr (KayakoConversationDraft) draft = kayako_conversation_draft_new ("A", "B", NULL);
  g_autoptr (KayakoConversation) made = NULL;
  g_autoptr (KayakoConversation) seen = NULL;

  g_assert_cmpint (kayako_user_get_id (user), ==, 0);
  g_assert_cmpint (kayako_user_get_role (user), ==, KAYAKO_ROLE_TYPE_UNKNOWN);
  g_assert_true (kayako_client_get_capabilities (fixture->client) & KAYAKO_CAPABILITIES_CREATE);
  g_assert_false (kayako_client_get_capabilities (fixture->client) &
                  KAYAKO_CAPABILITIES_SET_STATUS);

  kayako_conversation_draft_set_requester (draft, "Ann Onymous", "ann@example.test");
  made = client_fixture_object (kayako_client_create_conversation (fixture->client, draft));
  seen = client_fixture_object (
      kayako_client_get_conversation (fixture->client, kayako_conversation_get_id (made)));
  client_fixture_expect (kayako_client_get_conversation (fixture->client, 1),
                         KAYAKO_ERROR_FORBIDDEN);
}

/* The token of one conversation shows that one, for two minutes. */
static void
test_conversation (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Client) guest =
      kayako_v1_client_new (kayako_client_get_base_uri (fixture->client), &error);
  g_autoptr (KayakoConversationDraft) draft = kayako_conversation_draft_new ("A", "B", NULL);
  g_autoptr (KayakoConversation) made =
      client_fixture_object (kayako_client_create_conversation (fixture->client, draft));
  gint64 id = kayako_conversation_get_id (made);
  const char *token = kayako_client_get_request_token (fixture->client, id);
  g_autoptr (KayakoUser) nobody = NULL;
  g_autoptr (KayakoConversation) seen = NULL;

  nobody = client_fixture_object (client_fixture_enter (
      KAYAKO_CLIENT (guest), kayako_credentials_new_conversation (id, token)));
  g_assert_cmpint (kayako_user_get_id (nobody), ==, 0);
  seen = client_fixture_object (kayako_client_get_conversation (KAYAKO_CLIENT (guest), id));
  g_assert_cmpint (kayako_conversation_get_id (seen), ==, id);
  client_fixture_expect (kayako_client_get_conversation (KAYAKO_CLIENT (guest), 1),
                         KAYAKO_ERROR_UNAUTHORIZED);

  post (fixture, "/sandbox/advance?seconds=121");
  client_fixture_expect (
      client_fixture_enter (KAYAKO_CLIENT (guest), kayako_credentials_new_conversation (id, token)),
      KAYAKO_ERROR_UNAUTHORIZED);
}

/* The helpdesk remembers this device, and lets it in without a password. */
static void
test_remembered (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoCredentials) plain =
      kayako_credentials_new_password (KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD);
  g_autoptr (KayakoUser) user = NULL;
  g_autoptr (KayakoUser) again = NULL;
  g_autoptr (KayakoCredentials) session = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  user = client_fixture_object (client_fixture_enter (
      fixture->client,
      kayako_credentials_copy_with (plain, KAYAKO_CREDENTIALS_DEVICE, FINGERPRINT)));
  session = kayako_credentials_ref (kayako_client_get_credentials (fixture->client));
  g_assert_cmpint (kayako_credentials_get_kind (session), ==, KAYAKO_CREDENTIALS_SESSION);
  token = g_strdup (kayako_credentials_get (session, KAYAKO_CREDENTIALS_REMEMBER_TOKEN));
  g_assert_nonnull (token);
  g_assert_cmpstr (kayako_credentials_get (session, KAYAKO_CREDENTIALS_DEVICE), ==, FINGERPRINT);

  g_assert_true (kayako_test_await_boolean (kayako_client_sign_out (fixture->client), &error));
  again = client_fixture_object (client_fixture_enter (
      fixture->client, kayako_credentials_new_remembered (token, FINGERPRINT)));
  g_assert_cmpint (kayako_user_get_id (again), ==, kayako_user_get_id (user));
  g_assert_cmpstr (kayako_credentials_get (kayako_client_get_credentials (fixture->client),
                                           KAYAKO_CREDENTIALS_REMEMBER_TOKEN),
                   ==, token);
  assert_reads_and_writes (fixture);

  /* Another device is not let in with it, nor is one that says anything. */
  client_fixture_expect (client_fixture_enter (fixture->client, kayako_credentials_new_remembered (
                                                                    token, "another device")),
                         KAYAKO_ERROR_UNAUTHORIZED);
  g_assert_null (kayako_client_get_credentials (fixture->client));
}

/* Nobody asks to be remembered who did not say so. */
static void
test_not_remembered (ClientFixture *fixture, gconstpointer email)
{
  KayakoCredentials *credentials = kayako_client_get_credentials (fixture->client);

  g_assert_null (kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_REMEMBER_TOKEN));
  g_assert_null (kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_SECRET));
}

static void
test_expired_password (ClientFixture *fixture, gconstpointer unused)
{
  static const char person[] = "expired@brewfictus.test";
  g_autoptr (GError) expired = kayako_test_await_error (client_fixture_enter (
      fixture->client, kayako_credentials_new_password (person, KAYAKO_TEST_PASSWORD)));
  g_autoptr (KayakoUser) user = NULL;
  g_autoptr (KayakoUser) again = NULL;

  g_assert_error (expired, KAYAKO_ERROR, KAYAKO_ERROR_PASSWORD_EXPIRED);
  client_fixture_expect (
      kayako_client_change_password (fixture->client, "no token of theirs", "better & new"),
      KAYAKO_ERROR_CREDENTIALS);
  client_fixture_expect (
      kayako_client_change_password (fixture->client, kayako_error_get_auth_token (expired), ""),
      KAYAKO_ERROR_REJECTED);
  g_assert_null (kayako_client_get_credentials (fixture->client));

  user = client_fixture_object (kayako_client_change_password (
      fixture->client, kayako_error_get_auth_token (expired), "better & new"));
  g_assert_nonnull (kayako_client_get_session_id (fixture->client));
  again = client_fixture_object (client_fixture_enter (
      fixture->client, kayako_credentials_new_password (person, "better & new")));
  g_assert_cmpint (kayako_user_get_id (again), ==, kayako_user_get_id (user));
}

static void
test_keep_alive (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GError) error = NULL;

  post (fixture, "/sandbox/advance?seconds=20000");
  g_assert_true (kayako_test_await_boolean (kayako_client_keep_alive (fixture->client), &error));
  g_assert_no_error (error);
  post (fixture, "/sandbox/advance?seconds=20000");
  assert_reads_and_writes (fixture);

  post (fixture, "/sandbox/advance?seconds=40000");
  client_fixture_expect (kayako_client_keep_alive (fixture->client), KAYAKO_ERROR_SESSION_LOST);
}

/* Whatever was asked, and however one was let in: the log has no secret. */
static void
test_log (ClientFixture *fixture, gconstpointer email)
{
  KayakoRequestLog *log = kayako_client_get_request_log (fixture->client);
  g_autoptr (KayakoConversationDraft) draft = kayako_conversation_draft_new ("A", "B", NULL);
  g_autoptr (KayakoConversation) made =
      client_fixture_object (kayako_client_create_conversation (fixture->client, draft));
  gint64 id = kayako_conversation_get_id (made);
  g_autofree char *token = g_strdup (kayako_client_get_request_token (fixture->client, id));
  g_autoptr (KayakoConversation) seen = client_fixture_object (
      kayako_client_get_conversation_with_token (fixture->client, id, token));
  g_autofree char *line =
      g_strdup_printf (" 200 GET /api/v1/conversations/%" G_GINT64_FORMAT "?", id);
  g_autofree char *text = kayako_request_log_dup_text (log);
  const char *const secrets[] = {
    token,
    kayako_client_get_session_id (fixture->client),
    kayako_client_get_csrf_token (fixture->client),
    KAYAKO_TEST_PASSWORD "\n",
    email,
  };

  g_assert_nonnull (strstr (text, line));
  g_assert_nonnull (strstr (text, "token=…"));
  g_assert_nonnull (strstr (text, " 201 POST /api/v1/conversations?include="));
  g_assert_nonnull (strstr (text, " 200 GET /api/v1/session\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (text, secrets[i]));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (log)); i++) {
    g_autoptr (KayakoRequestEntry) entry = g_list_model_get_item (G_LIST_MODEL (log), i);
    g_autofree char *curl = kayako_request_entry_dup_curl (entry);

    for (gsize j = 0; j < G_N_ELEMENTS (secrets); j++)
      g_assert_null (strstr (curl, secrets[j]));
  }
}

/* What did not come back is there too. */
static void
test_log_broken (ClientFixture *fixture, gconstpointer email)
{
  KayakoRequestLog *log = kayako_client_get_request_log (fixture->client);
  g_autoptr (KayakoRequestEntry) newest = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:path=/api/v1/tests*");
  client_fixture_expect (kayako_client_get_test (fixture->client, 1), KAYAKO_ERROR_NETWORK);
  newest = g_list_model_get_item (G_LIST_MODEL (log), 0);
  g_assert_cmpuint (kayako_request_entry_get_status (newest), ==, 0);
  g_assert_true (g_str_has_prefix (kayako_request_entry_get_path (newest), "/api/v1/tests/1?"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLIENT_TEST ("/client/oauth", NULL, test_oauth);
  CLIENT_TEST ("/client/oauth/refused", NULL, test_oauth_refused);
  CLIENT_TEST ("/client/oauth/kept-first", NULL, test_oauth_kept_first);
  CLIENT_TEST ("/client/oauth/ends-soon", NULL, test_oauth_ends_soon);
  CLIENT_TEST ("/client/oauth/over", NULL, test_oauth_over);
  CLIENT_TEST ("/client/oauth/scope", NULL, test_oauth_scope);
  CLIENT_TEST ("/client/jwt", NULL, test_jwt);
  CLIENT_TEST ("/client/fingerprint", NULL, test_fingerprint);
  CLIENT_TEST ("/client/conversation", KAYAKO_TEST_AGENT, test_conversation);
  CLIENT_TEST ("/client/remembered", NULL, test_remembered);
  CLIENT_TEST ("/client/remembered/not", KAYAKO_TEST_AGENT, test_not_remembered);
  CLIENT_TEST ("/client/expired-password", NULL, test_expired_password);
  CLIENT_TEST ("/client/keep-alive", KAYAKO_TEST_AGENT, test_keep_alive);

  CLIENT_TEST ("/client/log", KAYAKO_TEST_AGENT, test_log);
  CLIENT_TEST ("/client/log/broken", KAYAKO_TEST_AGENT, test_log_broken);

  return client_fixture_run ();
}
