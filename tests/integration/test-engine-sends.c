/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replies against the real sandbox, and everything that may go wrong. */

#include "kayako-engine-fixture.h"

#define CONVERSATION 1
#define POSTS        "method=POST,path=/api/v1/conversations/*"

static KayakoMessage *
get_last (KayakoThread *thread)
{
  return kayako_message_list_get_last (kayako_thread_get_messages (thread));
}

static guint
get_n_items (KayakoThread *thread)
{
  return g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (thread)));
}

static void
assert_sent (DexFuture *future, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoMessage) message = kayako_test_await_object (future, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kayako_message_get_content_text (message), ==, text);
  g_assert_cmpint (kayako_message_get_id (message), !=, 0);
}

static void
send_once (EngineFixture *fixture, const char *fault)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  guint n_items = get_n_items (thread);
  DexFuture *future = NULL;

  g_assert_true (kayako_thread_get_can_reply (thread));
  if (fault != NULL)
    kayako_test_sandbox_fault (fixture->sandbox, fault);

  future = kayako_thread_send (thread, "Only once");
  g_assert_cmpuint (get_n_items (thread), ==, n_items + 1);
  g_assert_true (kayako_message_is_local (get_last (thread)));
  g_assert_cmpint (kayako_message_get_delivery (get_last (thread)), ==, KAYAKO_DELIVERY_SENDING);
  g_assert_cmpuint (kayako_account_get_n_unsent (account), ==, 1);

  assert_sent (future, "Only once");
  g_assert_cmpuint (get_n_items (thread), ==, n_items + 1);
  g_assert_false (kayako_message_is_local (get_last (thread)));
  g_assert_cmpuint (kayako_account_get_n_unsent (account), ==, 0);
  engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_ONLINE);
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Only once"), ==, 1);
}

static void
test_send (EngineFixture *fixture, gconstpointer data)
{
  send_once (fixture, NULL);
}

static void
test_drop_after (EngineFixture *fixture, gconstpointer data)
{
  send_once (fixture, "drop-after:" POSTS ",times=1");
}

static void
test_drop_before (EngineFixture *fixture, gconstpointer data)
{
  send_once (fixture, "drop-before:" POSTS ",times=1");
}

static void
test_truncated (EngineFixture *fixture, gconstpointer data)
{
  send_once (fixture, "truncate:bytes=20," POSTS ",times=1");
}

static void
test_server_error (EngineFixture *fixture, gconstpointer data)
{
  send_once (fixture, "status:code=503," POSTS ",times=1");
}

static void
test_rate_limit (EngineFixture *fixture, gconstpointer data)
{
  send_once (fixture, "rate-limit:seconds=1," POSTS ",times=1");
}

static void
test_revoked_session (EngineFixture *fixture, gconstpointer data)
{
  send_once (fixture, "revoke-session:" POSTS ",times=1");
}

static void
test_order (EngineFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "one", "two", "three", "four", "five" };
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  DexFuture *futures[G_N_ELEMENTS (texts)] = { NULL };
  guint n_items = get_n_items (thread);
  gint64 last_id = 0;

  kayako_test_sandbox_fault (fixture->sandbox, "drop-after:" POSTS ",times=1");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    futures[i] = kayako_thread_send (thread, texts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_sent (futures[i], texts[i]);

  g_assert_cmpuint (get_n_items (thread), ==, n_items + G_N_ELEMENTS (texts));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (
        G_LIST_MODEL (kayako_thread_get_messages (thread)), n_items + (guint) i);

    g_assert_cmpstr (kayako_message_get_content_text (message), ==, texts[i]);
    g_assert_cmpint (kayako_message_get_id (message), >, last_id);
    last_id = kayako_message_get_id (message);
    g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, texts[i]), ==, 1);
  }
}

static void
test_refused (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoMessage) first = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *future = NULL;
  DexFuture *second = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,error=PERMISSIONS_DENIED," POSTS);
  future = kayako_thread_send (thread, "First");
  g_set_object (&first, get_last (thread));
  second = kayako_thread_send (thread, "Second");
  error = kayako_test_await_error (future);
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  g_assert_cmpint (kayako_message_get_delivery (first), ==, KAYAKO_DELIVERY_FAILED);
  g_assert_error (kayako_message_get_error (first), KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  g_assert_cmpstr (kayako_message_get_content_text (first), ==, "First");
  /* It does not overtake. */
  g_assert_cmpint (kayako_message_get_delivery (get_last (thread)), ==, KAYAKO_DELIVERY_WAITING);

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  assert_sent (kayako_thread_retry (thread, first), "First");
  assert_sent (second, "Second");
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "First"), ==, 1);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Second"), ==, 1);
}

/* With the next reply the session is over, and the password no good any more. */
static void
end_session (EngineFixture *fixture)
{
  kayako_test_sandbox_fault (fixture->sandbox, "revoke-session:" POSTS);
  kayako_test_sandbox_fault (fixture->sandbox,
                             "status:code=401,error=AUTHENTICATION_FAILED,path=/api/v1/session*");
}

/* What could not go since somebody has to sign in waits, and so does what is
 * behind it. */
static void
test_signed_out (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoMessage) first = NULL;
  g_autoptr (KayakoMessage) second = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *future = NULL;

  end_session (fixture);
  future = kayako_thread_send (thread, "First");
  g_set_object (&first, get_last (thread));
  dex_future_disown (kayako_thread_send (thread, "Second"));
  g_set_object (&second, get_last (thread));
  error = kayako_test_await_error (future);
  dex_future_disown (kayako_thread_send (thread, "Third"));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED);
  g_assert_cmpint (kayako_message_get_delivery (first), ==, KAYAKO_DELIVERY_WAITING);
  g_assert_error (kayako_message_get_error (first), KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED);
  g_assert_cmpint (kayako_message_get_delivery (second), ==, KAYAKO_DELIVERY_WAITING);
  g_assert_error (kayako_message_get_error (second), KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED);
  g_assert_error (kayako_message_get_error (get_last (thread)), KAYAKO_ERROR,
                  KAYAKO_ERROR_UNAUTHORIZED);

  /* Somebody has, and nothing waits for that any more. */
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=120000," POSTS);
  g_clear_error (&error);
  kayako_test_await_boolean (
      kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD), &error);
  g_assert_no_error (error);
  engine_fixture_wait_delivery (first, KAYAKO_DELIVERY_SENDING);
  g_assert_no_error (kayako_message_get_error (second));
}

/* The helpdesk does only now what it was asked to. */
static void
do_late (EngineFixture *fixture, KayakoMessage *message)
{
  g_autofree char *json = g_strdup_printf (
      "{\"contents\": \"%s\", \"client_id\": \"%s\", \"source\": \"API\"}",
      kayako_message_get_content_text (message), kayako_message_get_client_id (message));
  guint status = 0;
  g_autofree char *body =
      kayako_test_sandbox_ask (fixture->sandbox, "POST", "/api/v1/conversations/1/messages",
                               KAYAKO_TEST_AGENT, json, &status);

  g_assert_cmpuint (status, ==, 201);
}

/* The helpdesk takes so long that the connection breaks, and then does it all the
 * same: a person decides, and nothing is sent twice. */
static void
test_slow (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *future = NULL;

  engine_fixture_call_slow (account, 0);
  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:times=1," POSTS);
  future = kayako_thread_send (thread, "Slowly");
  g_set_object (&message, get_last (thread));
  error = kayako_test_await_error (future);
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR);
  g_assert_cmpint (kayako_message_get_delivery (message), ==, KAYAKO_DELIVERY_FAILED);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Slowly"), ==, 0);

  g_assert_cmpint (kayako_conversation_get_n_failed (kayako_thread_get_conversation (thread)), ==,
                   1);

  do_late (fixture, message);
  assert_sent (kayako_thread_retry (thread, message), "Slowly");
  g_assert_cmpint (kayako_conversation_get_n_failed (kayako_thread_get_conversation (thread)), ==,
                   0);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Slowly"), ==, 1);
}

/* The same person said the same a moment ago, elsewhere, and the conversation has
 * not been read here: that was another message. */
static void
test_said_before (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (CONVERSATION);
  g_autoptr (KayakoThread) thread = NULL;
  g_autofree char *body = NULL;
  guint status = 0;

  body = kayako_test_sandbox_ask (fixture->sandbox, "POST", "/api/v1/conversations/1/messages",
                                  KAYAKO_TEST_AGENT,
                                  "{\"contents\": \"Thanks\", \"source\": \"API\"}", &status);
  g_assert_cmpuint (status, ==, 201);
  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:times=1," POSTS);
  thread = kayako_account_dup_thread (account, conversation);
  g_assert_cmpint (kayako_thread_get_state (thread), ==, KAYAKO_FEED_STATE_LOADING);
  assert_sent (kayako_thread_send (thread, "Thanks"), "Thanks");
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Thanks"), ==, 2);
}

/* While a message waits, somebody uses the same words elsewhere. */
static void
test_said_meanwhile (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoMessage) first = NULL;
  g_autofree char *text = NULL;
  g_autofree char *body = NULL;
  DexFuture *second = NULL;
  guint status = 0;

  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,error=PERMISSIONS_DENIED," POSTS);
  error = kayako_test_await_error (kayako_thread_send (thread, "First"));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  g_set_object (&first, get_last (thread));
  second = kayako_thread_send (thread, "Thanks");

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  body = kayako_test_sandbox_ask (fixture->sandbox, "POST", "/api/v1/conversations/1/messages",
                                  KAYAKO_TEST_AGENT,
                                  "{\"contents\": \"Thanks\", \"source\": \"API\"}", &status);
  g_assert_cmpuint (status, ==, 201);
  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:times=1," POSTS);
  text = kayako_thread_discard (thread, first);
  g_assert_cmpstr (text, ==, "First");
  assert_sent (second, "Thanks");
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Thanks"), ==, 2);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Reading the conversation after a reply holds nothing up, however long it takes
 * and however it ends. */
static void
test_refresh_holds_nothing (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  kayako_test_await_boolean (kayako_thread_refresh (thread), &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (account, "notify::state", G_CALLBACK (count_cb), &n_changes);
  kayako_test_sandbox_fault (fixture->sandbox,
                             "delay:ms=120000,method=GET,path=/api/v1/conversations/1");
  assert_sent (kayako_thread_send (thread, "First"), "First");
  assert_sent (kayako_thread_send (thread, "Second"), "Second");
  assert_sent (kayako_thread_send (thread, "Third"), "Third");
  /* Reading would have been given up by then, and the account be offline. */
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpuint (engine_fixture_count_faults (fixture), >, 0);
  g_signal_handlers_disconnect_by_data (account, &n_changes);
}

static gboolean
has_come (gpointer data)
{
  return engine_fixture_count_faults (data) > 0;
}

/* The message cannot be sent nor looked for: it says that it may be there. */
static void
test_unclear (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *future = NULL;

  /* What is there is looked at before; the way back breaks while it is on its way. */
  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=10000,times=1," POSTS);
  kayako_test_sandbox_fault (fixture->sandbox, "drop-after:times=1," POSTS);
  future = kayako_thread_send (thread, "Perhaps");
  g_set_object (&message, get_last (thread));
  kayako_test_wait_until (has_come, fixture);
  kayako_test_sandbox_fault (fixture->sandbox,
                             "status:code=503,method=GET,path=/api/v1/conversations/*/messages*");
  error = kayako_test_await_error (future);
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR);
  g_assert_error (kayako_message_get_error (message), KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR);

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  assert_sent (kayako_thread_retry (thread, message), "Perhaps");
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Perhaps"), ==, 1);
}

static void
test_discard (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  KayakoConversation *conversation = kayako_thread_get_conversation (thread);
  guint n_items = get_n_items (thread);
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,error=PERMISSIONS_DENIED," POSTS);
  error = kayako_test_await_error (kayako_thread_send (thread, "Never mind"));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  g_assert_cmpint (kayako_conversation_get_n_failed (conversation), ==, 1);

  g_set_object (&message, get_last (thread));
  text = kayako_thread_discard (thread, message);
  g_assert_cmpint (kayako_conversation_get_n_failed (conversation), ==, 0);
  g_assert_cmpstr (text, ==, "Never mind");
  g_assert_cmpuint (get_n_items (thread), ==, n_items);
  g_assert_cmpuint (kayako_account_get_n_unsent (account), ==, 0);
  again = kayako_thread_discard (thread, message);
  g_assert_null (again);
}

/* The session ends and the password does not work any more. */
static void
test_expired (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) wrong = NULL;

  end_session (fixture);
  error = kayako_test_await_error (kayako_thread_send (thread, "What was typed stays"));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_EXPIRED);
  g_set_object (&message, get_last (thread));
  g_assert_cmpint (kayako_message_get_delivery (message), ==, KAYAKO_DELIVERY_WAITING);
  g_assert_cmpstr (kayako_message_get_content_text (message), ==, "What was typed stays");

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  wrong = kayako_test_await_error (kayako_account_sign_in_again_with_password (account, "wrong"));
  g_assert_error (wrong, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_EXPIRED);

  g_clear_error (&error);
  kayako_test_await_boolean (
      kayako_account_sign_in_again_with_password (account, KAYAKO_TEST_PASSWORD), &error);
  g_assert_no_error (error);
  engine_fixture_wait_property (account, "n-unsent", 0);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "What was typed stays"),
                    ==, 1);
}

static void
test_offline (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autofree char *port = g_strdup_printf ("%u", kayako_test_sandbox_get_port (fixture->sandbox));
  const char *const arguments[] = { "--port", port, NULL };
  DexFuture *first = NULL;
  DexFuture *second = NULL;

  engine_fixture_stop (fixture);
  first = kayako_thread_send (thread, "Written without a network");
  engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_OFFLINE);
  engine_fixture_wait_delivery (get_last (thread), KAYAKO_DELIVERY_WAITING);
  second = kayako_thread_send (thread, "This too");
  g_assert_cmpint (kayako_message_get_delivery (get_last (thread)), ==, KAYAKO_DELIVERY_WAITING);

  /* Nobody reads it any more: it belongs to the account. */
  g_clear_object (&thread);
  engine_fixture_start (fixture, arguments);
  assert_sent (first, "Written without a network");
  assert_sent (second, "This too");
  g_assert_cmpuint (
      engine_fixture_count_on_server (fixture, CONVERSATION, "Written without a network"), ==, 1);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "This too"), ==, 1);
}

static void
test_kept_by_the_account (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GError) error = NULL;
  gpointer gone = thread;

  kayako_thread_set_draft (thread, "Half a sen");
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,error=PERMISSIONS_DENIED," POSTS);
  error = kayako_test_await_error (kayako_thread_send (thread, "Failed"));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);

  g_object_add_weak_pointer (G_OBJECT (thread), &gone);
  g_clear_object (&thread);
  kayako_test_wait_gone (&gone);

  thread = engine_fixture_load_thread (account, CONVERSATION);
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "Half a sen");
  g_assert_cmpstr (kayako_message_get_content_text (get_last (thread)), ==, "Failed");
  g_assert_cmpint (kayako_message_get_delivery (get_last (thread)), ==, KAYAKO_DELIVERY_FAILED);
}

static void
test_seen (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);
  g_autoptr (KayakoThread) thread = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  guint status = 0;

  body = kayako_test_sandbox_ask (fixture->sandbox, "POST", "/api/v1/conversations/1/messages",
                                  KAYAKO_TEST_AGENT,
                                  "{\"contents\": \"For you\", \"source\": \"API\"}", &status);
  g_assert_cmpuint (status, ==, 201);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  g_assert_cmpstr (kayako_message_get_content_text (get_last (thread)), ==, "For you");
  kayako_test_await_boolean (kayako_thread_mark_seen (thread), &error);
  g_assert_no_error (error);
  g_assert_cmpint (kayako_message_get_delivery (get_last (thread)), ==, KAYAKO_DELIVERY_SEEN);
  g_assert_cmpint (kayako_conversation_get_unread_count (kayako_thread_get_conversation (thread)),
                   ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/sends/plain", test_send);
  ENGINE_TEST ("/engine/sends/drop-after", test_drop_after);
  ENGINE_TEST ("/engine/sends/drop-before", test_drop_before);
  ENGINE_TEST ("/engine/sends/truncated", test_truncated);
  ENGINE_TEST ("/engine/sends/server-error", test_server_error);
  ENGINE_TEST ("/engine/sends/rate-limit", test_rate_limit);
  ENGINE_TEST ("/engine/sends/revoked-session", test_revoked_session);
  ENGINE_TEST ("/engine/sends/order", test_order);
  ENGINE_TEST ("/engine/sends/refused", test_refused);
  ENGINE_TEST ("/engine/sends/signed-out", test_signed_out);
  ENGINE_TEST ("/engine/sends/slow", test_slow);
  ENGINE_TEST ("/engine/sends/said-before", test_said_before);
  ENGINE_TEST ("/engine/sends/said-meanwhile", test_said_meanwhile);
  ENGINE_TEST ("/engine/sends/refresh-holds-nothing", test_refresh_holds_nothing);
  ENGINE_TEST ("/engine/sends/unclear", test_unclear);
  ENGINE_TEST ("/engine/sends/discard", test_discard);
  ENGINE_TEST ("/engine/sends/expired", test_expired);
  ENGINE_TEST ("/engine/sends/offline", test_offline);
  ENGINE_TEST ("/engine/sends/kept-by-the-account", test_kept_by_the_account);
  ENGINE_TEST ("/engine/sends/seen", test_seen);

  return g_test_run ();
}
