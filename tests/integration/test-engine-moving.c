/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is taken away on the helpdesk between two pages moves the rest up: nothing
 * of it may be missed, and nothing dropped that is there. The helpdesk is real,
 * and its file is changed under it, since it deletes no message by itself. */

#include "kayako-sync-fixture.h"
#include "kayako-thread-private.h"

#define CONVERSATION 1
#define MESSAGES     "/api/v1/conversations/1/messages"

/* What a walk, and the pull of a conversation, take at a time. */
#define PAGE 100

/* What a thread takes at a time. */
#define THREAD_PAGE 50

typedef struct {
  SyncFixture sync;
  char *database;         /* (owned): the helpdesk's file */
  KayakoAccount *account; /* (not owned): whose changes something is to happen at */
  guint n_asked;          /* as often as something had been asked for then */
  gboolean has_happened;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *conversations = g_strdup_printf ("%d", GPOINTER_TO_INT (data));
  SyncFixture *sync = &fixture->sync;
  const char *arguments[] = {
    "--conversations", conversations, "--messages", "2",  "--users", "20", "--seed", "1",
    "--log",           NULL,          "--database", NULL, NULL,
  };

  sync->folder = g_dir_make_tmp ("kayako-moving-XXXXXX", NULL);
  sync->log = g_build_filename (sync->folder, "log", NULL);
  fixture->database = g_build_filename (sync->folder, "helpdesk.db", NULL);
  arguments[9] = sync->log;
  arguments[11] = fixture->database;
  engine_fixture_set_up (&sync->engine, arguments);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->database);
  sync_fixture_tear_down (&fixture->sync, data);
}

/* (transfer full): what @sql has to say. */
static char *
run_sql (Fixture *fixture, const char *sql)
{
  const char *argv[] = { "sqlite3", "-cmd", ".timeout 60000", fixture->database, sql, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

/* The message that stands behind @n newer ones. */
static gint64
find_message (Fixture *fixture, guint n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM message WHERE conversation_id = 1"
                                          " ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET %u",
                                          n);
  g_autofree char *output = run_sql (fixture, sql);

  return g_ascii_strtoll (output, NULL, 10);
}

static void
delete_newest (Fixture *fixture)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM message WHERE id = %" G_GINT64_FORMAT,
                                          find_message (fixture, 0));
  g_autofree char *output = run_sql (fixture, sql);

  g_assert_cmpstr (output, ==, "");
}

static void
say_many (Fixture *fixture, guint n_messages)
{
  for (guint i = 0; i < n_messages; i++)
    sync_fixture_act (&fixture->sync, "POST", MESSAGES, "{\"contents\":\"One more thing\"}");
}

static guint
count_asked (Fixture *fixture, const char *path)
{
  g_autoptr (GPtrArray) log = sync_fixture_read_log (&fixture->sync);
  guint n = 0;

  for (guint i = 0; i < log->len; i++)
    n += g_str_equal (((SyncAsked *) log->pdata[i])->path, path);

  return n;
}

static gboolean
has_stored (KayakoAccount *account, gint64 message_id)
{
  g_autoptr (GArray) ids =
      kayako_test_await_boxed (kayako_library_list_messages (account->library, CONVERSATION), NULL);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == message_id)
      return TRUE;

  return FALSE;
}

static gboolean
has_half (gpointer data)
{
  return kayako_account_get_sync_fraction (data) >= 0.55;
}

/* When the walk has gone on where an earlier one ended, all that this page showed
 * goes. */
static void
trash_page_cb (Fixture *fixture)
{
  g_autofree char *sql = NULL;
  g_autofree char *output = NULL;

  if (fixture->has_happened || count_asked (fixture, "/api/v1/cases") < fixture->n_asked + 2)
    return;

  fixture->has_happened = TRUE;
  sql = g_strdup_printf ("INSERT INTO trash (conversation_id) SELECT id FROM conversation"
                         " ORDER BY updated_at DESC, id DESC LIMIT %d OFFSET %u",
                         PAGE, fixture->account->sync->walk_offset);
  output = run_sql (fixture, sql);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  EngineFixture *engine = &fixture->sync.engine;
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (engine, KAYAKO_TEST_AGENT);
  guint n_before = sync_fixture_count_on_server (&fixture->sync, "/api/v1/conversations?limit=0");

  kayako_account_keep_up (account);
  kayako_test_wait_until (has_half, account);
  g_assert_true (kayako_account_get_syncing (account));
  g_clear_object (&account);
  engine_fixture_drop_accounts (engine);

  fixture->n_asked = count_asked (fixture, "/api/v1/cases");
  engine_fixture_make_accounts (engine);
  account = engine_fixture_sign_in (engine, KAYAKO_TEST_AGENT);
  fixture->account = account;
  g_signal_connect_swapped (account->library, "changed", G_CALLBACK (trash_page_cb), fixture);
  kayako_account_keep_up (account);
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_true (fixture->has_happened);
  g_assert_cmpuint (sync_fixture_count_on_server (&fixture->sync, "/api/v1/conversations?limit=0"),
                    ==, n_before - PAGE);
  sync_fixture_check_all (&fixture->sync, account);
}

/* When the first page of the conversation is there. */
static void
delete_pulled_cb (Fixture *fixture)
{
  if (fixture->has_happened || count_asked (fixture, MESSAGES) == fixture->n_asked)
    return;

  fixture->has_happened = TRUE;
  delete_newest (fixture);
}

static void
test_pull (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account =
      engine_fixture_sign_in (&fixture->sync.engine, KAYAKO_TEST_AGENT);
  gint64 next_id = 0;

  say_many (fixture, PAGE + 10);
  next_id = find_message (fixture, PAGE);
  fixture->n_asked = count_asked (fixture, MESSAGES);
  g_signal_connect_swapped (account->library, "changed", G_CALLBACK (delete_pulled_cb), fixture);
  kayako_account_keep_up (account);
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_true (fixture->has_happened);
  g_assert_true (has_stored (account, next_id));
}

static void
delete_shown_cb (Fixture *fixture)
{
  if (fixture->has_happened)
    return;

  fixture->has_happened = TRUE;
  delete_newest (fixture);
}

static guint
get_n_items (KayakoThread *thread)
{
  return g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (thread)));
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account =
      engine_fixture_sign_in (&fixture->sync.engine, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  KayakoMessageList *messages = kayako_thread_get_messages (thread);
  gint64 newest_id = find_message (fixture, 0);
  guint n_items = get_n_items (thread);
  g_autoptr (DexFuture) settled = NULL;

  say_many (fixture, THREAD_PAGE);
  g_signal_connect_swapped (messages, "items-changed", G_CALLBACK (delete_shown_cb), fixture);
  sync_fixture_await (kayako_thread_refresh (thread));
  g_assert_true (fixture->has_happened);
  g_assert_nonnull (kayako_message_list_lookup (messages, newest_id));
  g_assert_cmpuint (get_n_items (thread), ==, n_items + THREAD_PAGE);
  kayako_test_wait (settled = kayako_library_settle (account->library));
  g_assert_true (has_stored (account, newest_id));

  /* What is gone is so the next time. */
  say_many (fixture, 1);
  sync_fixture_await (kayako_thread_refresh (thread));
  g_assert_cmpuint (get_n_items (thread), ==, n_items + THREAD_PAGE);
}

/* What went before somebody scrolls up leaves no gap, however much it is. */
static void
test_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account =
      engine_fixture_sign_in (&fixture->sync.engine, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = NULL;
  KayakoMessageList *messages = NULL;
  gint64 next_ids[2] = { 0 };

  say_many (fixture, THREAD_PAGE * 2 + 20);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  messages = kayako_thread_get_messages (thread);
  next_ids[0] = find_message (fixture, THREAD_PAGE);
  next_ids[1] = find_message (fixture, THREAD_PAGE + 1);
  g_assert_null (kayako_message_list_lookup (messages, next_ids[0]));
  delete_newest (fixture);
  delete_newest (fixture);
  sync_fixture_await (kayako_thread_load_older (thread));
  g_assert_nonnull (kayako_message_list_lookup (messages, next_ids[0]));
  g_assert_nonnull (kayako_message_list_lookup (messages, next_ids[1]));

  for (guint i = 0; i < 5 && !kayako_thread_get_complete (thread); i++)
    sync_fixture_await (kayako_thread_load_older (thread));
  g_assert_true (kayako_thread_get_complete (thread));
  /* The two are shown until the next refresh. */
  g_assert_cmpuint (get_n_items (thread), ==,
                    sync_fixture_count_on_server (&fixture->sync, MESSAGES "?limit=0") + 2);
}

/* What came before somebody scrolls up, and has not been looked for, does not stand
 * in the way, however much it is. */
static void
test_older_after_news (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account =
      engine_fixture_sign_in (&fixture->sync.engine, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoThread) thread = NULL;
  gint64 next_id = 0;

  say_many (fixture, THREAD_PAGE * 2);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  next_id = find_message (fixture, THREAD_PAGE);
  g_assert_null (kayako_message_list_lookup (kayako_thread_get_messages (thread), next_id));
  say_many (fixture, THREAD_PAGE * 2);
  sync_fixture_await (kayako_thread_load_older (thread));
  g_assert_nonnull (kayako_message_list_lookup (kayako_thread_get_messages (thread), next_id));
  g_assert_false (kayako_thread_get_complete (thread));
}

/* So many that there are pages below the one at which a walk goes on. */
#define PAGES GINT_TO_POINTER (400)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, more, func) g_test_add (path, Fixture, more, set_up, func, tear_down)
  ADD ("/engine/moving/walk", PAGES, test_walk);
  ADD ("/engine/moving/pull", NULL, test_pull);
  ADD ("/engine/moving/refresh", NULL, test_refresh);
  ADD ("/engine/moving/older", NULL, test_older);
  ADD ("/engine/moving/older-after-news", NULL, test_older_after_news);

  return g_test_run ();
}
