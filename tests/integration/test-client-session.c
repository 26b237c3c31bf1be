/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client-fixture.h"
#include "kayako-ways.h"

#include "kayako-conversation.h"
#include "kayako-v1-client.h"

#include <string.h>

#define NOBODY NULL

static void
test_address (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kayako_v1_client_new ("http://support.example.com", &error));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_INSECURE);
  g_clear_error (&error);
  g_assert_null (kayako_v1_client_new ("not an address", &error));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_ADDRESS);
  g_assert_cmpstr (kayako_client_get_base_uri (fixture->client), ==,
                   kayako_test_sandbox_get_base_uri (fixture->sandbox));
}

static void
test_probe (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kayako_test_await_boolean (kayako_client_probe (fixture->client), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->reached, ==, 1);
  g_assert_null (kayako_client_get_session_id (fixture->client));
}

/* A site that is there and is something else. */
static void
test_probe_wrong_site (ClientFixture *fixture, gconstpointer email)
{
  static const char *const faults[] = { "html:code=200",   "html:code=404", "status:code=404",
                                        "status:code=401", "malformed",     "deep:levels=100000" };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_test_message ("%s", faults[i]);
    kayako_test_sandbox_fault (fixture->sandbox, faults[i]);
    client_fixture_expect (kayako_client_probe (fixture->client), KAYAKO_ERROR_NOT_HELPDESK);
    kayako_test_sandbox_clear_faults (fixture->sandbox);
  }

  kayako_test_sandbox_fault (fixture->sandbox, "status:code=503");
  client_fixture_expect (kayako_client_probe (fixture->client), KAYAKO_ERROR_SERVER);
}

static void
test_sign_in (ClientFixture *fixture, gconstpointer email)
{
  KayakoUser *user = NULL;

  g_assert_null (kayako_client_get_user (fixture->client));
  g_assert_cmpuint (kayako_client_get_capabilities (fixture->client), ==, 0);

  /* As people type it. */
  client_fixture_sign_in (fixture, "  " KAYAKO_TEST_AGENT " ");

  user = kayako_client_get_user (fixture->client);
  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Caryn Pryor");
  g_assert_cmpint (kayako_user_get_role (user), ==, KAYAKO_ROLE_TYPE_AGENT);
  g_assert_cmpstr (kayako_user_get_email (user), ==, KAYAKO_TEST_AGENT);
  g_assert_true (kayako_client_get_capabilities (fixture->client) &
                 KAYAKO_CAPABILITIES_VIEWS_OF_STAFF);
  g_assert_nonnull (kayako_client_get_session_id (fixture->client));
  g_assert_nonnull (kayako_client_get_csrf_token (fixture->client));
  g_assert_cmpuint (fixture->session_changes, ==, 1);
}

static void
test_sign_in_customer (ClientFixture *fixture, gconstpointer email)
{
  KayakoCapabilities capabilities = kayako_client_get_capabilities (fixture->client);

  g_assert_cmpint (kayako_user_get_role (kayako_client_get_user (fixture->client)), ==,
                   KAYAKO_ROLE_TYPE_CUSTOMER);
  g_assert_true (capabilities & KAYAKO_CAPABILITIES_REPLY);
  g_assert_false (capabilities & KAYAKO_CAPABILITIES_SET_STATUS);
  g_assert_false (capabilities & KAYAKO_CAPABILITIES_VIEWS_OF_STAFF);
}

static void
test_sign_in_refused (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GError) locked = NULL;
  g_autoptr (GError) expired = NULL;

  client_fixture_expect (client_fixture_enter (fixture->client, kayako_credentials_new_password (
                                                                    KAYAKO_TEST_AGENT, "wrong")),
                         KAYAKO_ERROR_CREDENTIALS);
  client_fixture_expect (
      client_fixture_enter (fixture->client,
                            kayako_credentials_new_password ("nobody@nowhere.test", "sandbox")),
      KAYAKO_ERROR_CREDENTIALS);

  locked = kayako_test_await_error (client_fixture_enter (
      fixture->client, kayako_credentials_new_password ("locked@brewfictus.test", "sandbox")));
  g_assert_error (locked, KAYAKO_ERROR, KAYAKO_ERROR_LOCKED);
  g_assert_cmpuint (kayako_error_get_retry_after (locked), >, 0);

  expired = kayako_test_await_error (client_fixture_enter (
      fixture->client, kayako_credentials_new_password ("expired@brewfictus.test", "sandbox")));
  g_assert_error (expired, KAYAKO_ERROR, KAYAKO_ERROR_PASSWORD_EXPIRED);
  g_assert_nonnull (kayako_error_get_auth_token (expired));

  g_assert_null (kayako_client_get_session_id (fixture->client));
  g_assert_null (kayako_client_get_user (fixture->client));
  g_assert_cmpuint (fixture->session_changes, ==, 0);
}

static void
test_sign_in_otp (ClientFixture *fixture, gconstpointer email)
{
  static const char person[] = "otp@brewfictus.test";
  g_autoptr (GError) expected = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (KayakoUser) user = NULL;
  g_autofree char *otp = NULL;

  expected = kayako_test_await_error (
      client_fixture_enter (fixture->client, kayako_credentials_new_password (person, "sandbox")));
  g_assert_error (expected, KAYAKO_ERROR, KAYAKO_ERROR_OTP_EXPECTED);
  g_assert_nonnull (kayako_error_get_auth_token (expected));
  g_assert_cmpuint (fixture->notified, ==, 1);

  client_fixture_expect (
      client_fixture_enter (
          fixture->client,
          kayako_credentials_new_otp (kayako_error_get_auth_token (expected), "0000000")),
      KAYAKO_ERROR_CREDENTIALS);

  again = kayako_test_await_error (
      client_fixture_enter (fixture->client, kayako_credentials_new_password (person, "sandbox")));
  otp = ways_dup_otp ();
  user = client_fixture_object (client_fixture_enter (
      fixture->client, kayako_credentials_new_otp (kayako_error_get_auth_token (again), otp)));
  g_assert_true (kayako_client_get_user (fixture->client) == user);
  g_assert_nonnull (kayako_client_get_session_id (fixture->client));
}

static void
test_resume (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Client) second =
      kayako_v1_client_new (kayako_client_get_base_uri (fixture->client), &error);
  g_autoptr (KayakoUser) user = NULL;
  g_autoptr (KayakoConversationDraft) draft = kayako_conversation_draft_new ("A", "B", NULL);
  g_autoptr (KayakoConversation) conversation = NULL;

  user = client_fixture_object (client_fixture_enter (
      KAYAKO_CLIENT (second),
      kayako_credentials_new_session (kayako_client_get_session_id (fixture->client),
                                      kayako_client_get_csrf_token (fixture->client))));
  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Caryn Pryor");

  /* The token is good for changes too. */
  conversation =
      client_fixture_object (kayako_client_create_conversation (KAYAKO_CLIENT (second), draft));
}

static void
test_resume_ended (ClientFixture *fixture, gconstpointer email)
{
  client_fixture_expect (
      client_fixture_enter (fixture->client,
                            kayako_credentials_new_session ("no-session-of-theirs", "token")),
      KAYAKO_ERROR_SESSION_LOST);
  g_assert_null (kayako_client_get_session_id (fixture->client));
  g_assert_null (kayako_client_get_user (fixture->client));
}

/* The network failed, not the session: it is kept for a later try. */
static void
test_resume_later (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoUser) user = NULL;
  g_autofree char *session_id = g_strdup (kayako_client_get_session_id (fixture->client));
  g_autofree char *csrf_token = g_strdup (kayako_client_get_csrf_token (fixture->client));

  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:path=/api/v1/me");
  client_fixture_expect (client_fixture_enter (fixture->client, kayako_credentials_new_session (
                                                                    session_id, csrf_token)),
                         KAYAKO_ERROR_NETWORK);
  g_assert_cmpstr (kayako_client_get_session_id (fixture->client), ==, session_id);
  g_assert_cmpuint (fixture->not_reached, ==, 1);

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  user = client_fixture_object (client_fixture_enter (
      fixture->client, kayako_credentials_new_session (session_id, csrf_token)));
}

static void
test_sign_out (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *session_id = g_strdup (kayako_client_get_session_id (fixture->client));
  DexFuture *future = kayako_client_sign_out (fixture->client);

  g_assert_null (kayako_client_get_session_id (fixture->client));
  g_assert_null (kayako_client_get_user (fixture->client));
  g_assert_cmpuint (kayako_client_get_capabilities (fixture->client), ==, 0);
  g_assert_true (kayako_test_await_boolean (future, &error));
  g_assert_no_error (error);

  client_fixture_expect (
      client_fixture_enter (fixture->client, kayako_credentials_new_session (session_id, NULL)),
      KAYAKO_ERROR_SESSION_LOST);
}

/* The session is gone at the server, for reading and for changing. */
static void
test_revoked (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("Hello", "c-1");

  kayako_test_sandbox_fault (fixture->sandbox, "revoke-session:times=1");
  client_fixture_expect (kayako_client_get_conversation (fixture->client, 1),
                         KAYAKO_ERROR_SESSION_LOST);
  client_fixture_expect (kayako_client_create_message (fixture->client, 1, draft),
                         KAYAKO_ERROR_SESSION_LOST);
}

static void
test_signed_out (ClientFixture *fixture, gconstpointer email)
{
  client_fixture_expect (kayako_client_get_conversation (fixture->client, 1),
                         KAYAKO_ERROR_UNAUTHORIZED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  CLIENT_TEST ("/client/session/address", NOBODY, test_address);
  CLIENT_TEST ("/client/session/probe", NOBODY, test_probe);
  CLIENT_TEST ("/client/session/probe-wrong-site", NOBODY, test_probe_wrong_site);
  CLIENT_TEST ("/client/session/sign-in", NOBODY, test_sign_in);
  CLIENT_TEST ("/client/session/sign-in-customer", KAYAKO_TEST_CUSTOMER, test_sign_in_customer);
  CLIENT_TEST ("/client/session/sign-in-refused", NOBODY, test_sign_in_refused);
  CLIENT_TEST ("/client/session/sign-in-otp", NOBODY, test_sign_in_otp);
  CLIENT_TEST ("/client/session/resume", KAYAKO_TEST_AGENT, test_resume);
  CLIENT_TEST ("/client/session/resume-ended", NOBODY, test_resume_ended);
  CLIENT_TEST ("/client/session/resume-later", KAYAKO_TEST_AGENT, test_resume_later);
  CLIENT_TEST ("/client/session/sign-out", KAYAKO_TEST_AGENT, test_sign_out);
  CLIENT_TEST ("/client/session/revoked", KAYAKO_TEST_AGENT, test_revoked);
  CLIENT_TEST ("/client/session/signed-out", NOBODY, test_signed_out);

  return client_fixture_run ();
}
