/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown follows what comes by itself, and asks for nothing beside it. */

#include "kayako-sync-fixture.h"

#include "kayako-conversation-feed-private.h"
#include "kayako-thread-private.h"

static gboolean
is_current (KayakoAccount *account)
{
  return kayako_library_get_is_current (account->library);
}

static KayakoMessageList *
get_messages (KayakoThread *thread)
{
  return kayako_thread_get_messages (thread);
}

static guint
count_shown (KayakoThread *thread)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_messages (thread)));
}

static guint
count_requests (SyncFixture *fixture)
{
  g_autoptr (GPtrArray) log = sync_fixture_read_log (fixture);

  return log->len;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

typedef struct {
  KayakoAccount *account;
  KayakoConversationFeed *feed;
} Shown;

static gboolean
shows_all (gpointer data)
{
  Shown *shown = data;
  guint n_total = 0;
  guint n = kayako_account_get_n_synced (shown->account, &n_total);

  return n == n_total &&
         g_list_model_get_n_items (kayako_conversation_feed_get_items (shown->feed)) == n;
}

static void
poll_all (KayakoConversationFeed *feed, KayakoThread *thread)
{
  sync_fixture_await (kayako_conversation_feed_poll (feed));
  kayako_thread_poll (thread);
}

/* Staff are told what changed, so nobody asks beside that until it fails. */
static void
test_staff (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (&fixture->engine, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_INBOX);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, 1);
  g_autoptr (GError) error = NULL;
  guint n_requests = 0;

  g_assert_false (is_current (account));
  kayako_account_keep_up (account);
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_true (is_current (account));
  sync_fixture_await (kayako_thread_refresh (thread));
  /* What changed in the latest second is looked at once more. */
  sync_fixture_await (kayako_sync_poll (account->sync));

  n_requests = count_requests (fixture);
  poll_all (feed, thread);
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_cmpuint (count_requests (fixture), ==, n_requests + 1);

  /* A person who asks is answered. */
  sync_fixture_await (kayako_thread_try_again (thread));
  sync_fixture_await (kayako_conversation_feed_try_again (feed));
  g_assert_cmpuint (count_requests (fixture), >=, n_requests + 4);

  engine_fixture_stop (&fixture->engine);
  error = kayako_test_await_error (kayako_thread_refresh (thread));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_OFFLINE);
  g_assert_false (is_current (account));
}

/* Customers, and staff of a helpdesk that does not tell, go on asking. */
static void
check_asking (SyncFixture *fixture, const char *email, KayakoViewKind kind)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, email);
  g_autoptr (KayakoConversationFeed) feed = engine_fixture_load_feed (account, kind);
  guint n_requests = 0;

  g_assert_false (is_current (account));
  n_requests = count_requests (fixture);
  sync_fixture_await (kayako_conversation_feed_poll (feed));
  g_assert_cmpuint (count_requests (fixture), >, n_requests);
}

static void
test_customer (SyncFixture *fixture, gconstpointer data)
{
  check_asking (fixture, KAYAKO_TEST_CUSTOMER, KAYAKO_VIEW_KIND_MY_CONVERSATIONS);
}

static void
test_refused (SyncFixture *fixture, gconstpointer data)
{
  kayako_test_sandbox_fault (fixture->engine.sandbox, "status:code=403,path=/api/v1/cases");
  check_asking (fixture, KAYAKO_TEST_AGENT, KAYAKO_VIEW_KIND_INBOX);
}

typedef struct {
  KayakoThread *thread;
  guint n_messages;
} Awaited;

static gboolean
has_messages (gpointer data)
{
  const Awaited *awaited = data;

  return count_shown (awaited->thread) == awaited->n_messages;
}

/* What others write is in the open thread, and in the list, without a look. */
static void
test_reply (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, 1);
  Awaited awaited = { thread };

  sync_fixture_await (kayako_thread_refresh (thread));
  awaited.n_messages = count_shown (thread) + 1;
  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "POST", "/api/v1/conversations/1/messages",
                    "{\"contents\":\"One more thing\"}");
  sync_fixture_await (kayako_sync_poll (account->sync));
  kayako_test_wait_until (has_messages, &awaited);
}

/* What the helpdesk has no more is gone from the open thread, too, be it the
 * newest or one before. The helpdesk of the test removes nothing: the store is
 * given what it never had. */
static void
test_removed (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, 1);
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoStoreChanges) changes = NULL;
  Awaited awaited = { thread };
  guint n_messages = 0;
  gint64 newest_at = 0;

  sync_fixture_await (kayako_thread_refresh (thread));
  n_messages = count_shown (thread);
  newest_at =
      kayako_message_get_created_at (kayako_message_list_get_last_remote (get_messages (thread)));
  for (guint i = 0; i < 2; i++) {
    KayakoMessage *message = kayako_message_new (i == 0 ? 900001 : G_MAXINT32);

    kayako_message_set_content_text (message, "Taken back");
    kayako_message_set_created_at (message, i == 0 ? newest_at - 1 : newest_at + 1);
    kayako_store_batch_add_message (batch, 1, message);
  }
  changes = kayako_test_await_boxed (kayako_library_apply (account->library, batch), NULL);
  awaited.n_messages = n_messages + 2;
  kayako_test_wait_until (has_messages, &awaited);

  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "PUT", "/api/v1/conversations/1", "{\"subject\":\"In other words\"}");
  sync_fixture_await (kayako_sync_poll (account->sync));
  awaited.n_messages = n_messages;
  kayako_test_wait_until (has_messages, &awaited);
  g_assert_cmpuint (
      sync_fixture_count_messages (account, 1), ==,
      sync_fixture_count_on_server (fixture, "/api/v1/conversations/1/messages?limit=0"));
}

static gint64
get_unread (KayakoAccount *account, gint64 id)
{
  g_autoptr (KayakoConversation) conversation = sync_fixture_load (account, id);
  KayakoReadMarker *marker = kayako_conversation_get_read_marker (conversation);

  return marker != NULL ? kayako_read_marker_get_unread_count (marker) : -1;
}

/* What the same person reads elsewhere is read here, though nothing says that it
 * changed. */
static void
test_read_elsewhere (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = NULL;
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;
  gint64 updated_at = 0;
  guint status = 0;

  sync_fixture_act (fixture, "POST", "/api/v1/conversations/1/messages",
                    "{\"contents\":\"One more thing\"}");
  sync_fixture_let_time_pass (fixture);
  account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_cmpint (get_unread (account, 1), >, 0);
  updated_at = sync_fixture_read_number (fixture, "/api/v1/conversations/1",
                                         "\"updated_at\"\\s*:\\s*\"[^\"]*:(\\d+)\\+");

  path = g_strdup_printf ("/api/v1/conversations/1/messages/%" G_GINT64_FORMAT,
                          sync_fixture_read_number (fixture,
                                                    "/api/v1/conversations/1/messages?limit=1",
                                                    "\"id\"\\s*:\\s*(\\d+)"));
  body = kayako_test_sandbox_ask (fixture->engine.sandbox, "PUT", path, KAYAKO_TEST_AGENT,
                                  "{\"message_status\":\"SEEN\"}", &status);
  g_assert_cmpuint (status, ==, 200);
  g_assert_cmpint (updated_at, ==,
                   sync_fixture_read_number (fixture, "/api/v1/conversations/1",
                                             "\"updated_at\"\\s*:\\s*\"[^\"]*:(\\d+)\\+"));

  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_cmpint (get_unread (account, 1), ==, 0);
}

typedef struct {
  KayakoAccount *account;
  KayakoViewKind kind;
  int count;
} Counted;

static gboolean
is_counted (gpointer data)
{
  const Counted *counted = data;
  KayakoView *view = engine_fixture_get_view (counted->account, counted->kind);

  return kayako_view_get_count (view) == counted->count;
}

static void
wait_counts (KayakoAccount *account)
{
  static const KayakoViewKind kinds[] = { KAYAKO_VIEW_KIND_INBOX, KAYAKO_VIEW_KIND_MINE,
                                          KAYAKO_VIEW_KIND_UNASSIGNED, KAYAKO_VIEW_KIND_PENDING };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GArray) ids = sync_fixture_list_stored (account, kinds[i]);
    Counted counted = { account, kinds[i], (int) ids->len };

    kayako_test_wait_until (is_counted, &counted);
  }
}

/* Every view is counted, not only the one that is shown. */
static void
test_counts (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  gint64 pending = sync_fixture_read_number (
      fixture, "/api/v1/cases/statuses", "\"id\"\\s*:\\s*(\\d+)[^}]*\"type\"\\s*:\\s*\"PENDING\"");
  g_autofree char *json = g_strdup_printf ("{\"status_id\":%" G_GINT64_FORMAT "}", pending);
  g_autoptr (GArray) waiting = NULL;
  g_autofree char *path = NULL;

  wait_counts (account);
  waiting = sync_fixture_list_stored (account, KAYAKO_VIEW_KIND_INBOX);
  path = g_strdup_printf ("/api/v1/conversations/%" G_GINT64_FORMAT,
                          g_array_index (waiting, gint64, 0));
  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "PUT", path, json);
  sync_fixture_await (kayako_sync_poll (account->sync));
  wait_counts (account);
}

/* Also without a network, at the next start. */
static void
test_counts_offline (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);

  g_clear_object (&account);
  engine_fixture_drop_accounts (&fixture->engine);
  engine_fixture_stop (&fixture->engine);
  engine_fixture_make_accounts (&fixture->engine);
  sync_fixture_await (kayako_accounts_restore (fixture->engine.accounts));
  account = g_list_model_get_item (G_LIST_MODEL (fixture->engine.accounts), 0);
  g_assert_nonnull (account);
  engine_fixture_wait_property (account, "state", KAYAKO_ACCOUNT_STATE_OFFLINE);
  wait_counts (account);
}

/* Once all is stored, the list of a view is all of it, though nobody has paged to
 * its end. */
static void
test_exact (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (&fixture->engine, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_ALL);
  Shown shown = { account, feed };
  guint n_told = 0;

  g_signal_connect_swapped (feed, "notify::exact", G_CALLBACK (count_cb), &n_told);
  kayako_conversation_feed_set_active (feed, TRUE);
  g_assert_false (kayako_conversation_feed_get_complete (feed));
  g_assert_false (kayako_conversation_feed_get_exact (feed));

  kayako_account_keep_up (account);
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_true (is_current (account));
  kayako_test_wait_until (shows_all, &shown);
  g_assert_false (kayako_conversation_feed_get_complete (feed));
  g_assert_true (kayako_conversation_feed_get_exact (feed));
  g_assert_cmpuint (n_told, >, 0);
  g_signal_handlers_disconnect_by_data (feed, &n_told);
}

#define CURRENT_TEST(path, func)                                                                   \
  g_test_add (path, SyncFixture, NULL, sync_fixture_set_up, func, sync_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  CURRENT_TEST ("/engine/current/staff", test_staff);
  CURRENT_TEST ("/engine/current/customer", test_customer);
  g_test_add ("/engine/current/exact", SyncFixture, GINT_TO_POINTER (120), sync_fixture_set_up,
              test_exact, sync_fixture_tear_down);
  CURRENT_TEST ("/engine/current/refused", test_refused);
  CURRENT_TEST ("/engine/current/reply", test_reply);
  CURRENT_TEST ("/engine/current/removed", test_removed);
  CURRENT_TEST ("/engine/current/read-elsewhere", test_read_elsewhere);
  CURRENT_TEST ("/engine/current/counts", test_counts);
  CURRENT_TEST ("/engine/current/counts-offline", test_counts_offline);

  return g_test_run ();
}
