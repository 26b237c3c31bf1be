/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What conversations say, against the real sandbox. */

#include "kayako-account-private.h"
#include "kayako-engine-fixture.h"
#include "kayako-notification.h"
#include "kayako-thread-private.h"

#define CONVERSATION 1
#define MESSAGES     "/api/v1/conversations/1/messages"

static void
say (EngineFixture *fixture, const char *text)
{
  g_autofree char *json = g_strdup_printf ("{\"contents\": \"%s\", \"source\": \"API\"}", text);
  guint status = 0;
  g_autofree char *body = kayako_test_sandbox_ask (fixture->sandbox, "POST", MESSAGES,
                                                   KAYAKO_TEST_SECOND_AGENT, json, &status);

  g_assert_cmpuint (status, ==, 201);
}

static guint
get_n_items (KayakoThread *thread)
{
  return g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (thread)));
}

static void
assert_in_order (KayakoThread *thread, const char *prefix, guint n_messages)
{
  guint n_items = get_n_items (thread);

  g_assert_cmpuint (n_items, >=, n_messages);
  for (guint i = 0; i < n_messages; i++) {
    g_autofree char *text = g_strdup_printf ("%s %u", prefix, i);
    g_autoptr (KayakoMessage) message = g_list_model_get_item (
        G_LIST_MODEL (kayako_thread_get_messages (thread)), n_items - n_messages + i);

    g_assert_cmpstr (kayako_message_get_content_text (message), ==, text);
  }
}

static void
say_many (EngineFixture *fixture, const char *prefix, guint n_messages)
{
  for (guint i = 0; i < n_messages; i++) {
    g_autofree char *text = g_strdup_printf ("%s %u", prefix, i);

    say (fixture, text);
  }
}

static void
refresh (KayakoThread *thread)
{
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (kayako_thread_refresh (thread), &error);
  g_assert_no_error (error);
}

static void
test_paging (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = NULL;
  g_autoptr (GError) error = NULL;

  say_many (fixture, "Old", 120);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  g_assert_cmpuint (get_n_items (thread), ==, 50);
  g_assert_false (kayako_thread_get_complete (thread));

  while (!kayako_thread_get_complete (thread)) {
    DexFuture *older = kayako_thread_load_older (thread);

    g_assert_true (kayako_thread_get_loading_older (thread));
    kayako_test_await_boolean (older, &error);
    g_assert_no_error (error);
    g_assert_false (kayako_thread_get_loading_older (thread));
  }

  g_assert_cmpuint (get_n_items (thread), >, 120);
  assert_in_order (thread, "Old", 120);
}

/* What is older and cannot be stored is asked for again, and what is stored stays. */
static void
test_paging_without_store (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = NULL;
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint n_items = 0;

  say_many (fixture, "Old", 120);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  g_clear_object (&thread);
  g_clear_object (&account);
  engine_fixture_drop_accounts (fixture);

  engine_fixture_make_accounts (fixture);
  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  n_items = get_n_items (thread);
  g_assert_cmpuint (kayako_message_list_get_n_earlier (kayako_thread_get_messages (thread)), >, 0);

  store = kayako_test_await_object (kayako_library_ensure_store (account->library), &error);
  g_assert_no_error (error);
  kayako_test_await_boolean (kayako_store_close (store), NULL);
  error = kayako_test_await_error (kayako_thread_load_older (thread));
  g_assert_nonnull (error);
  g_assert_cmpuint (get_n_items (thread), ==, n_items);
  g_assert_false (kayako_thread_get_complete (thread));
}

/* More has been said than fits a page: a refresh leaves no gap. */
static void
test_refresh_without_gap (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  guint n_items = get_n_items (thread);

  say_many (fixture, "New", 70);
  refresh (thread);
  g_assert_cmpuint (get_n_items (thread), ==, n_items + 70);
  assert_in_order (thread, "New", 70);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_refresh_of_nothing (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  GListModel *messages = G_LIST_MODEL (kayako_thread_get_messages (thread));
  guint n_changes = 0;

  refresh (thread);
  g_signal_connect_swapped (messages, "items-changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (thread, "notify", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (kayako_thread_get_conversation (thread), "notify",
                            G_CALLBACK (count_cb), &n_changes);
  refresh (thread);
  g_assert_cmpuint (n_changes, ==, 0);

  g_signal_handlers_disconnect_by_data (messages, &n_changes);
  g_signal_handlers_disconnect_by_data (thread, &n_changes);
  g_signal_handlers_disconnect_by_data (kayako_thread_get_conversation (thread), &n_changes);
}

static void
test_identity (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_ALL);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoThread) again =
      kayako_account_dup_thread (account, kayako_thread_get_conversation (thread));
  GListModel *items = kayako_conversation_feed_get_items (feed);
  guint found = 0;

  g_assert_true (again == thread);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (KayakoConversation) item = g_list_model_get_item (items, i);

    if (item == kayako_thread_get_conversation (thread))
      found++;
  }
  g_assert_cmpuint (found, ==, 1);
}

static void
test_closed (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  guint status = 0;
  g_autofree char *body = NULL;

  g_assert_true (kayako_thread_get_can_reply (thread));
  body = kayako_test_sandbox_ask (fixture->sandbox, "PUT", "/api/v1/conversations/1",
                                  KAYAKO_TEST_SECOND_AGENT, "{\"status_id\": 5}", &status);
  g_assert_cmpuint (status, ==, 200);
  refresh (thread);
  g_assert_false (kayako_thread_get_can_reply (thread));
}

static void
notified_cb (KayakoAccount *account, KayakoNotification *notification, char **text)
{
  g_set_str (text, kayako_notification_get_message (notification));
}

static void
test_notified (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autofree char *text = NULL;
  g_autoptr (KayakoThread) thread = NULL;

  g_signal_connect (account, "notified", G_CALLBACK (notified_cb), &text);
  kayako_test_sandbox_fault (fixture->sandbox,
                             "notification:type=WARNING,message=Back at nine,path=" MESSAGES);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  g_assert_cmpstr (text, ==, "Back at nine");
  g_signal_handlers_disconnect_by_data (account, &text);
}

/* What the helpdesk wants to be left alone with is not asked by itself. */
static void
test_break (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (GError) error = NULL;

  refresh (thread);
  kayako_test_sandbox_fault (fixture->sandbox, "rate-limit:seconds=600,path=" MESSAGES "*");
  kayako_thread_poll (thread);
  error = kayako_test_await_error (kayako_thread_refresh (thread));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_RATE_LIMITED);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_ONLINE);
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 1);

  kayako_thread_poll (thread);
  engine_fixture_let_pass (fixture, 500);
  g_assert_cmpuint (engine_fixture_count_faults (fixture), ==, 1);

  /* A person may. */
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  refresh (thread);
}

/* What has been read stays readable without a network, also after others. */
static void
test_offline (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (CONVERSATION);
  g_autoptr (KayakoThread) thread = NULL;
  g_autoptr (KayakoThread) other = NULL;
  g_autoptr (GError) error = NULL;
  gpointer gone = NULL;
  guint n_items = 0;

  say_many (fixture, "Read", 3);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  n_items = get_n_items (thread);
  gone = thread;
  g_object_add_weak_pointer (G_OBJECT (thread), &gone);
  g_clear_object (&thread);
  kayako_test_wait_gone (&gone);
  other = engine_fixture_load_thread (account, 2);

  engine_fixture_stop (fixture);
  thread = kayako_account_dup_thread (account, conversation);
  g_assert_cmpint (kayako_thread_get_state (thread), ==, KAYAKO_FEED_STATE_READY);
  error = kayako_test_await_error (kayako_thread_refresh (thread));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  g_assert_cmpint (kayako_thread_get_state (thread), ==, KAYAKO_FEED_STATE_READY);
  g_assert_true (kayako_thread_get_complete (thread));
  g_assert_cmpuint (get_n_items (thread), ==, n_items);
  assert_in_order (thread, "Read", 3);
}

static void
test_dropped_while_loading (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (CONVERSATION);
  KayakoThread *thread = NULL;
  gpointer gone = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=60000");
  thread = kayako_account_dup_thread (account, conversation);
  gone = thread;
  g_object_add_weak_pointer (G_OBJECT (thread), &gone);
  /* The first request has left. */
  for (guint i = 0; i < 10; i++)
    g_main_context_iteration (NULL, FALSE);
  g_object_unref (thread);
  kayako_test_wait_gone (&gone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/threads/paging", test_paging);
  ENGINE_TEST ("/engine/threads/paging-without-store", test_paging_without_store);
  ENGINE_TEST ("/engine/threads/refresh-without-gap", test_refresh_without_gap);
  ENGINE_TEST ("/engine/threads/refresh-of-nothing", test_refresh_of_nothing);
  ENGINE_TEST ("/engine/threads/identity", test_identity);
  ENGINE_TEST ("/engine/threads/closed", test_closed);
  ENGINE_TEST ("/engine/threads/notified", test_notified);
  ENGINE_TEST ("/engine/threads/break", test_break);
  ENGINE_TEST ("/engine/threads/offline", test_offline);
  ENGINE_TEST ("/engine/threads/dropped-while-loading", test_dropped_while_loading);

  return g_test_run ();
}
