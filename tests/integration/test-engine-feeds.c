/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of conversations against the real sandbox. */

#include "kayako-conversation-feed-private.h"
#include "kayako-engine-fixture.h"

#include <glib/gstdio.h>

static guint
get_n_items (KayakoConversationFeed *feed)
{
  return g_list_model_get_n_items (kayako_conversation_feed_get_items (feed));
}

static KayakoConversation *
get_item (KayakoConversationFeed *feed, guint position)
{
  g_autoptr (KayakoConversation) item =
      g_list_model_get_item (kayako_conversation_feed_get_items (feed), position);

  /* The model keeps it. */
  return item;
}

static KayakoConversation *
find_item (KayakoConversationFeed *feed, gint64 id)
{
  for (guint i = 0; i < get_n_items (feed); i++) {
    if (kayako_conversation_get_id (get_item (feed, i)) == id)
      return get_item (feed, i);
  }

  return NULL;
}

static void
refresh (KayakoConversationFeed *feed)
{
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (kayako_conversation_feed_refresh (feed), &error);
  g_assert_no_error (error);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_paging (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_ALL);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  guint n_first = get_n_items (feed);

  g_assert_cmpuint (n_first, >=, 30);
  g_assert_cmpuint (n_first, <, 500);
  g_assert_false (kayako_conversation_feed_get_complete (feed));

  while (!kayako_conversation_feed_get_complete (feed)) {
    DexFuture *more = kayako_conversation_feed_load_more (feed);

    g_assert_true (kayako_conversation_feed_get_loading_more (feed));
    kayako_test_await_boolean (more, &error);
    g_assert_no_error (error);
    g_assert_false (kayako_conversation_feed_get_loading_more (feed));
  }

  g_assert_cmpuint (get_n_items (feed), >=, 500);
  for (guint i = 0; i < get_n_items (feed); i++) {
    KayakoConversation *item = get_item (feed, i);

    g_assert_true (g_hash_table_add (ids, item));
    if (i > 0)
      g_assert_cmpint (kayako_conversation_get_last_activity_at (get_item (feed, i - 1)), >=,
                       kayako_conversation_get_last_activity_at (item));
  }
}

static void
load_all (KayakoConversationFeed *feed)
{
  g_autoptr (GError) error = NULL;

  while (!kayako_conversation_feed_get_complete (feed)) {
    kayako_test_await_boolean (kayako_conversation_feed_load_more (feed), &error);
    g_assert_no_error (error);
  }
}

static void
poll (KayakoConversationFeed *feed)
{
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (kayako_conversation_feed_poll (feed), &error);
  g_assert_no_error (error);
}

static void
ask (EngineFixture *fixture, const char *method, const char *path, const char *json)
{
  guint status = 0;
  g_autofree char *body = kayako_test_sandbox_ask (fixture->sandbox, method, path,
                                                   KAYAKO_TEST_SECOND_AGENT, json, &status);

  g_assert_cmpuint (status, >=, 200);
  g_assert_cmpuint (status, <, 300);
}

/* Whatever has been paged in, nobody asks for it again each minute. */
static void
test_poll (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_ALL);
  guint n_items = 0;
  gint64 newest_id = 0;
  g_autofree char *path = NULL;

  load_all (feed);
  n_items = get_n_items (feed);
  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=1,path=/api/v1/conversations*");
  for (guint i = 0; i < 5; i++)
    poll (feed);
  /* Eleven pages each, and the counts of the views just once. */
  g_assert_cmpuint (engine_fixture_count_faults (fixture), >=, 5);
  g_assert_cmpuint (engine_fixture_count_faults (fixture), <, 11);
  g_assert_cmpuint (get_n_items (feed), ==, n_items);
  g_assert_true (kayako_conversation_feed_get_complete (feed));

  /* What is on the page changes. */
  for (guint i = 0; i < n_items; i++)
    newest_id = MAX (newest_id, kayako_conversation_get_id (get_item (feed, i)));
  path = g_strdup_printf ("/api/v1/conversations/%" G_GINT64_FORMAT, newest_id);
  ask (fixture, "PUT", path, "{\"subject\": \"Another subject\"}");
  poll (feed);
  g_assert_cmpstr (kayako_conversation_get_subject (find_item (feed, newest_id)), ==,
                   "Another subject");
}

/* What leaves the view is noticed, however far behind the first page it was. */
static void
test_poll_gone (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);

  load_all (feed);
  g_assert_nonnull (find_item (feed, 1));
  g_assert_cmpuint (get_n_items (feed), >, 50);
  ask (fixture, "PUT", "/api/v1/conversations/1", "{\"status_id\": 4}");
  poll (feed);
  g_assert_null (find_item (feed, 1));
  g_assert_true (kayako_conversation_feed_get_complete (feed));
}

/* What has changed far behind is noticed now and then. */
static void
test_poll_whole (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_ALL);
  KayakoConversation *conversation = NULL;

  load_all (feed);
  conversation = find_item (feed, 1);
  ask (fixture, "PUT", "/api/v1/conversations/1", "{\"subject\": \"Another subject\"}");
  for (guint i = 0; i < 10; i++)
    poll (feed);
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Another subject");
}

/* Mine is a view that the helpdesk cannot be asked for. */
static void
test_screenful (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_MINE);

  g_assert_true (get_n_items (feed) >= 30 || kayako_conversation_feed_get_complete (feed));
  g_assert_cmpuint (get_n_items (feed), >, 0);
  for (guint i = 0; i < get_n_items (feed); i++)
    g_assert_true (kayako_conversation_get_agent (get_item (feed, i)) ==
                   kayako_account_get_user (account));
}

static void
test_refresh_of_nothing (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  guint n_changes = 0;

  refresh (feed);
  g_signal_connect_swapped (kayako_conversation_feed_get_items (feed), "items-changed",
                            G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (feed, "notify", G_CALLBACK (count_cb), &n_changes);
  for (guint i = 0; i < get_n_items (feed); i++)
    g_signal_connect_swapped (get_item (feed, i), "notify", G_CALLBACK (count_cb), &n_changes);
  refresh (feed);
  g_assert_cmpuint (n_changes, ==, 0);

  g_signal_handlers_disconnect_by_data (kayako_conversation_feed_get_items (feed), &n_changes);
  g_signal_handlers_disconnect_by_data (feed, &n_changes);
  for (guint i = 0; i < get_n_items (feed); i++)
    g_signal_handlers_disconnect_by_data (get_item (feed, i), &n_changes);
}

/* Somebody else changes a conversation: the object that rows show changes. */
static void
test_refresh_in_place (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) inbox =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  g_autoptr (KayakoConversationFeed) all = engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_ALL);
  KayakoConversation *conversation = find_item (inbox, 1);
  guint status = 0;
  g_autofree char *body = NULL;

  g_assert_nonnull (conversation);
  g_assert_true (find_item (all, 1) == conversation);

  body = kayako_test_sandbox_ask (fixture->sandbox, "PUT", "/api/v1/conversations/1",
                                  KAYAKO_TEST_SECOND_AGENT,
                                  "{\"subject\": \"Another subject\", \"status_id\": 4}", &status);
  g_assert_cmpuint (status, ==, 200);
  refresh (all);
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Another subject");
  g_assert_true (find_item (all, 1) == conversation);
  /* The other list has heard of it. */
  g_assert_null (find_item (inbox, 1));
}

static KayakoStatus *
get_status (KayakoAccount *account, KayakoStatusType type)
{
  GListModel *statuses = kayako_account_get_statuses (account);

  while (g_list_model_get_n_items (statuses) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (statuses); i++) {
    g_autoptr (KayakoStatus) status = g_list_model_get_item (statuses, i);

    /* The model keeps it. */
    if (kayako_status_get_status_type (status) == type)
      return status;
  }

  g_assert_not_reached ();
}

static void
test_change (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) inbox =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  KayakoStatus *completed = get_status (account, KAYAKO_STATUS_TYPE_COMPLETED);
  g_autoptr (KayakoConversation) conversation = g_object_ref (find_item (inbox, 1));
  g_autoptr (KayakoConversation) changed = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *future = kayako_account_change_status (account, conversation, completed);

  g_assert_true (kayako_conversation_get_status (conversation) == completed);
  g_assert_null (find_item (inbox, 1));
  changed = kayako_test_await_object (future, &error);
  g_assert_no_error (error);
  g_assert_true (changed == conversation);
  g_assert_true (kayako_conversation_get_status (conversation) == completed);
}

static void
test_change_refused (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) inbox =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  KayakoStatus *completed = get_status (account, KAYAKO_STATUS_TYPE_COMPLETED);
  g_autoptr (KayakoConversation) conversation = g_object_ref (find_item (inbox, 1));
  KayakoStatus *before = kayako_conversation_get_status (conversation);
  g_autoptr (KayakoUnsent) unsent = NULL;
  g_autoptr (GError) error = NULL;

  kayako_test_sandbox_fault (fixture->sandbox,
                             "status:code=403,error=PERMISSIONS_DENIED,method=PUT");
  error = kayako_test_await_error (kayako_account_change_status (account, conversation, completed));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN);
  g_assert_true (kayako_conversation_get_status (conversation) == completed);
  g_assert_null (find_item (inbox, 1));
  unsent = g_list_model_get_item (kayako_account_get_unsent (account), 0);
  g_assert_true (kayako_account_discard (account, unsent));
  g_assert_true (kayako_conversation_get_status (conversation) == before);
  g_assert_true (find_item (inbox, 1) == conversation);
}

/* The answer is lost, and nobody knows whether the change was made: it is found out. */
static void
test_change_unclear (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) inbox =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  KayakoStatus *completed = get_status (account, KAYAKO_STATUS_TYPE_COMPLETED);
  g_autoptr (KayakoConversation) conversation = g_object_ref (find_item (inbox, 1));
  g_autoptr (KayakoConversation) changed = NULL;
  g_autoptr (GError) error = NULL;

  ask (fixture, "PUT", "/api/v1/conversations/1", "{\"subject\": \"Meanwhile\"}");
  kayako_test_sandbox_fault (fixture->sandbox, "drop-after:method=PUT,times=1");
  changed = kayako_test_await_object (
      kayako_account_change_status (account, conversation, completed), &error);
  g_assert_no_error (error);
  g_assert_true (changed == conversation);
  g_assert_true (kayako_conversation_get_status (conversation) == completed);
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Meanwhile");
  g_assert_null (find_item (inbox, 1));
}

static gboolean
shows_reply (gpointer conversation)
{
  return g_strcmp0 (kayako_conversation_get_last_message_preview (conversation),
                    "Read in the list") == 0;
}

/* A reply shows in the list at once, not only when the list is read again. */
static void
test_reply (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, 1);
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (shows_reply (find_item (feed, 1)));
  kayako_test_sandbox_fault (fixture->sandbox,
                             "delay:ms=120000,method=GET,path=/api/v1/conversations");
  message = kayako_test_await_object (kayako_thread_send (thread, "Read in the list"), &error);
  g_assert_no_error (error);
  kayako_test_wait_until (shows_reply, find_item (feed, 1));
}

static void
test_first_load_fails (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (KayakoConversationFeed) feed = NULL;
  g_autoptr (DexFuture) unasked = NULL;
  g_autoptr (DexFuture) asked = NULL;

  /* Before anything could be stored. */
  kayako_test_sandbox_fault (fixture->sandbox, "malformed:path=/api/v1/conversations*");
  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  feed = kayako_account_dup_feed (account, engine_fixture_get_view (account, KAYAKO_VIEW_KIND_ALL));
  g_assert_cmpint (kayako_conversation_feed_get_state (feed), ==, KAYAKO_FEED_STATE_LOADING);
  engine_fixture_wait_property (feed, "state", KAYAKO_FEED_STATE_FAILED);
  g_assert_error (kayako_conversation_feed_get_error (feed), KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);

  /* What is said stays, unless it is somebody who tries again. */
  unasked = kayako_conversation_feed_refresh (feed);
  g_assert_cmpint (kayako_conversation_feed_get_state (feed), ==, KAYAKO_FEED_STATE_FAILED);
  asked = kayako_conversation_feed_try_again (feed);
  g_assert_cmpint (kayako_conversation_feed_get_state (feed), ==, KAYAKO_FEED_STATE_LOADING);
  engine_fixture_wait_property (feed, "state", KAYAKO_FEED_STATE_FAILED);

  kayako_test_sandbox_clear_faults (fixture->sandbox);
  refresh (feed);
  g_assert_cmpint (kayako_conversation_feed_get_state (feed), ==, KAYAKO_FEED_STATE_READY);
  g_assert_null (kayako_conversation_feed_get_error (feed));
}

static void
test_dropped_while_loading (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  KayakoConversationFeed *feed = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=60000");
  feed = kayako_account_dup_feed (account, engine_fixture_get_view (account, KAYAKO_VIEW_KIND_ALL));
  g_object_add_weak_pointer (G_OBJECT (feed), (gpointer *) &feed);
  g_object_unref (feed);
  g_clear_object (&account);
  engine_fixture_drop_accounts (fixture);
  kayako_test_wait_gone ((gpointer *) &feed);
}

static void
test_offline_and_back (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("kayako-database-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (folder, "helpdesk.db", NULL);
  const char *arguments[] = { "--database", database, NULL, NULL, NULL };
  g_autofree char *port = NULL;
  g_autofree char *body = NULL;
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (KayakoConversationFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  guint n_items = 0;
  guint status = 0;

  engine_fixture_stop (fixture);
  engine_fixture_start (fixture, arguments);
  port = g_strdup_printf ("%u", kayako_test_sandbox_get_port (fixture->sandbox));
  arguments[2] = "--port";
  arguments[3] = port;
  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  feed = engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_ALL);
  n_items = get_n_items (feed);
  body =
      kayako_test_sandbox_ask (fixture->sandbox, "PUT", "/api/v1/conversations/1",
                               KAYAKO_TEST_SECOND_AGENT, "{\"subject\": \"Meanwhile\"}", &status);
  g_assert_cmpuint (status, ==, 200);

  engine_fixture_stop (fixture);
  error = kayako_test_await_error (kayako_conversation_feed_refresh (feed));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  g_assert_cmpint (kayako_account_get_state (account), ==, KAYAKO_ACCOUNT_STATE_OFFLINE);
  g_assert_error (kayako_account_get_error (account), KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  /* What has been seen stays. */
  g_assert_cmpint (kayako_conversation_feed_get_state (feed), ==, KAYAKO_FEED_STATE_READY);
  g_assert_cmpuint (get_n_items (feed), ==, n_items);

  engine_fixture_start (fixture, arguments);
  engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_ONLINE);
  g_assert_null (kayako_account_get_error (account));
  while (!g_str_equal (kayako_conversation_get_subject (find_item (feed, 1)), "Meanwhile"))
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  static const char *const generated[] = { "--conversations", "500", "--seed", "1", NULL };

  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/engine/feeds/paging", EngineFixture, generated, engine_fixture_set_up, test_paging,
              engine_fixture_tear_down);
  g_test_add ("/engine/feeds/screenful", EngineFixture, generated, engine_fixture_set_up,
              test_screenful, engine_fixture_tear_down);
  g_test_add ("/engine/feeds/poll", EngineFixture, generated, engine_fixture_set_up, test_poll,
              engine_fixture_tear_down);
  g_test_add ("/engine/feeds/poll/gone", EngineFixture, generated, engine_fixture_set_up,
              test_poll_gone, engine_fixture_tear_down);
  g_test_add ("/engine/feeds/poll/whole", EngineFixture, generated, engine_fixture_set_up,
              test_poll_whole, engine_fixture_tear_down);
  ENGINE_TEST ("/engine/feeds/refresh-of-nothing", test_refresh_of_nothing);
  ENGINE_TEST ("/engine/feeds/refresh-in-place", test_refresh_in_place);
  ENGINE_TEST ("/engine/feeds/change", test_change);
  ENGINE_TEST ("/engine/feeds/change/refused", test_change_refused);
  ENGINE_TEST ("/engine/feeds/change/unclear", test_change_unclear);
  ENGINE_TEST ("/engine/feeds/reply", test_reply);
  ENGINE_TEST ("/engine/feeds/first-load-fails", test_first_load_fails);
  ENGINE_TEST ("/engine/feeds/dropped-while-loading", test_dropped_while_loading);
  ENGINE_TEST ("/engine/feeds/offline-and-back", test_offline_and_back);

  return g_test_run ();
}
