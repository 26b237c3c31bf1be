/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What does not leave at once. */

#include "kayako-engine-fixture.h"

#include "kayako-account-private.h"
#include "kayako-outbox-private.h"

#include <string.h>

#define CONVERSATION 1
#define POSTS        "method=POST,path=/api/v1/conversations/*"

static KayakoMessage *
get_last (KayakoThread *thread)
{
  return kayako_message_list_get_last (kayako_thread_get_messages (thread));
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
say_as (EngineFixture *fixture, const char *email, const char *json)
{
  guint status = 0;
  g_autofree char *body = kayako_test_sandbox_ask (
      fixture->sandbox, "POST", "/api/v1/conversations/1/messages", email, json, &status);

  g_assert_cmpuint (status, ==, 201);
}

/* What has waited does not cross what its writer has not seen, unless it is wanted
 * so. What one has written oneself crosses nothing. */
static void
test_crossing (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoMessage) first = NULL;
  g_autoptr (KayakoMessage) held = NULL;
  g_autofree char *text = NULL;
  DexFuture *second = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,error=PERMISSIONS_DENIED," POSTS);
  error = kayako_test_await_error (kayako_thread_send (thread, "First"));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_set_object (&first, get_last (thread));
  second = kayako_thread_send (thread, "Waits behind it");
  g_set_object (&held, get_last (thread));

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  say_as (fixture, KAYAKO_TEST_AGENT, "{\"contents\": \"Mine\", \"source\": \"API\"}");
  say_as (fixture, KAYAKO_TEST_SECOND_AGENT,
          "{\"contents\": \"Wait for me\", \"source\": \"API\"}");
  text = kayako_thread_discard (thread, first);
  error = kayako_test_await_error (second);
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_CROSSED);
  g_assert_cmpint (kayako_message_get_delivery (held), ==, KAYAKO_DELIVERY_FAILED);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Waits behind it"), ==,
                    0);

  assert_sent (kayako_thread_retry (thread, held), "Waits behind it");
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Waits behind it"), ==,
                    1);
}

/* Neither does what leaves at once, nor what has waited for its delay only. */
static void
test_crossing_online (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoMessage) held = NULL;

  say_as (fixture, KAYAKO_TEST_SECOND_AGENT,
          "{\"contents\": \"Wait for me\", \"source\": \"API\"}");
  error = kayako_test_await_error (kayako_thread_send (thread, "At once"));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_CROSSED);
  g_set_object (&held, get_last (thread));
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "At once"), ==, 0);

  assert_sent (kayako_thread_retry (thread, held), "At once");
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "At once"), ==, 1);
}

static gboolean
has_failed_twice (gpointer data)
{
  return engine_fixture_count_faults (data) >= 2;
}

static gboolean
has_store (gpointer data)
{
  KayakoAccount *account = data;

  return account->outbox->store != NULL && !account->outbox->expects_store;
}

static gboolean
has_no_marker (gpointer data)
{
  KayakoAccount *account = data;

  return g_hash_table_size (account->outbox->markers) == 0;
}

static gboolean
is_seen_on_server (EngineFixture *fixture)
{
  guint status = 0;
  g_autofree char *body =
      kayako_test_sandbox_ask (fixture->sandbox, "GET", "/api/v1/conversations/1/messages?limit=1",
                               KAYAKO_TEST_SECOND_AGENT, NULL, &status);

  g_assert_cmpuint (status, ==, 200);
  g_assert_nonnull (strstr (body, "Unread"));
  return g_regex_match_simple ("\"message_status\"\\s*:\\s*\"SEEN\"", body, G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT);
}

/* Read while the helpdesk cannot be told: nothing is unread at once, and the next run
 * of the program tells it. */
static void
test_seen_later (EngineFixture *fixture, gconstpointer data)
{
  say_as (fixture, KAYAKO_TEST_SECOND_AGENT, "{\"contents\": \"Unread\", \"source\": \"API\"}");
  {
    g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_CUSTOMER);
    g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
    KayakoConversation *conversation = kayako_thread_get_conversation (thread);

    g_assert_cmpint (kayako_conversation_get_unread_count (conversation), >, 0);
    kayako_test_sandbox_fault (fixture->sandbox, "drop-before:method=PUT");
    dex_future_disown (kayako_thread_mark_seen (thread));
    g_assert_cmpint (kayako_conversation_get_unread_count (conversation), ==, 0);
    kayako_test_wait_until (has_failed_twice, fixture);
    g_assert_cmpuint (kayako_account_get_n_unsent (account), ==, 0);
    g_assert_false (is_seen_on_server (fixture));
  }

  engine_fixture_drop_accounts (fixture);
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  engine_fixture_make_accounts (fixture);
  {
    g_autoptr (KayakoAccount) account = NULL;
    g_autoptr (GError) error = NULL;

    kayako_test_await_boolean (kayako_accounts_restore (fixture->accounts), &error);
    g_assert_no_error (error);
    account = g_list_model_get_item (G_LIST_MODEL (fixture->accounts), 0);
    engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_ONLINE);
    kayako_test_wait_until (has_store, account);
    kayako_test_wait_until (has_no_marker, account);
    g_assert_true (is_seen_on_server (fixture));
  }
}

/* What was sent can be had back until it leaves, and leaves by itself. */
static void
test_delay (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *taken_back = NULL;

  kayako_accounts_set_send_delay (fixture->accounts, 60);
  g_assert_cmpuint (kayako_account_get_send_delay (account), ==, 60);
  kayako_thread_set_draft (thread, "Too early");
  taken_back = kayako_thread_send (thread, "Too early");
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "");
  kayako_thread_set_draft (thread, "Typed since");
  g_set_object (&message, get_last (thread));
  g_assert_cmpint (kayako_message_get_delivery (message), ==, KAYAKO_DELIVERY_SENDING);
  g_assert_true (kayako_thread_take_back (thread, message));
  error = kayako_test_await_error (taken_back);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, "Too early\n\nTyped since");
  g_assert_cmpint (kayako_thread_get_draft_caret (thread), ==, 9);
  g_assert_false (kayako_thread_take_back (thread, message));

  kayako_accounts_set_send_delay (fixture->accounts, 1);
  assert_sent (kayako_thread_send (thread, "In time"), "In time");
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "Too early"), ==, 0);
  g_assert_cmpuint (engine_fixture_count_on_server (fixture, CONVERSATION, "In time"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/waits/crossing", test_crossing);
  ENGINE_TEST ("/engine/waits/crossing-online", test_crossing_online);
  ENGINE_TEST ("/engine/waits/delay", test_delay);
  ENGINE_TEST ("/engine/waits/seen-later", test_seen_later);

  return g_test_run ();
}
