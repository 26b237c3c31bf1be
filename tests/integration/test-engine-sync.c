/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes into the store by itself, from the real sandbox. */

#include "kayako-sync-fixture.h"

#include <string.h>

typedef struct {
  KayakoAccount *account;
  double last;
  guint n_steps;
  gboolean was_first;
} Progress;

static void
progress_cb (Progress *progress)
{
  double fraction = kayako_account_get_sync_fraction (progress->account);

  g_assert_cmpfloat (fraction, >=, progress->last);
  progress->was_first = progress->was_first || kayako_account_get_syncing (progress->account);
  progress->last = fraction;
  progress->n_steps++;
}

static void
test_first (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (&fixture->engine, KAYAKO_TEST_AGENT);
  Progress progress = { account };

  g_assert_false (kayako_account_get_syncing (account));
  g_signal_connect_swapped (account, "notify::sync-fraction", G_CALLBACK (progress_cb), &progress);
  kayako_account_keep_up (account);
  sync_fixture_await (kayako_sync_poll (account->sync));

  g_assert_true (progress.was_first);
  g_assert_cmpuint (progress.n_steps, >, 20);
  g_assert_cmpfloat (progress.last, ==, 1.0);
  g_assert_false (kayako_account_get_syncing (account));
  sync_fixture_check_all (fixture, account);
}

/* Nothing that is shown is known by its id only. */
static void
test_full (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (GArray) ids = sync_fixture_list_stored (account, KAYAKO_VIEW_KIND_ALL);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (KayakoConversation) conversation =
        sync_fixture_load (account, g_array_index (ids, gint64, i));
    KayakoUser *requester = kayako_conversation_get_requester (conversation);
    KayakoStatus *status = kayako_conversation_get_status (conversation);

    g_assert_false (kayako_resource_is_stub (KAYAKO_RESOURCE (conversation)));
    g_assert_false (kayako_resource_is_stub (KAYAKO_RESOURCE (requester)));
    g_assert_false (kayako_resource_is_stub (KAYAKO_RESOURCE (status)));
  }
}

static gboolean
has_half (gpointer data)
{
  return kayako_account_get_sync_fraction (data) >= 0.5;
}

static guint
count_pulls (GPtrArray *log, const char *path)
{
  guint n = 0;

  for (guint i = 0; i < log->len; i++)
    n += strcmp (((SyncAsked *) log->pdata[i])->path, path) == 0;

  return n;
}

/* Whoever ends in the middle goes on from there: what was pulled is not asked
 * for again, and the rest comes. */
static void
test_resume (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (&fixture->engine, KAYAKO_TEST_AGENT);
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_twice = 0;

  kayako_account_keep_up (account);
  kayako_test_wait_until (has_half, account);
  g_assert_true (kayako_account_get_syncing (account));
  g_clear_object (&account);
  engine_fixture_drop_accounts (&fixture->engine);

  engine_fixture_make_accounts (&fixture->engine);
  account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);

  log = sync_fixture_read_log (fixture);
  for (guint i = 0; i < log->len; i++) {
    const SyncAsked *asked = log->pdata[i];

    if (strstr (asked->path, "/messages") != NULL && g_hash_table_add (paths, asked->path))
      n_twice += count_pulls (log, asked->path) > 1;
  }

  /* The one it was at, and what changed in the latest second. */
  g_assert_cmpuint (n_twice, <=, 2);
  sync_fixture_check_all (fixture, account);
}

static gboolean
has_most (gpointer data)
{
  return kayako_account_get_sync_fraction (data) >= 0.8;
}

/* Nor is it looked again at all that is there: what has changed meanwhile is
 * found, and then it goes on at the page where it was. */
static void
test_resume_page (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (&fixture->engine, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversation) changed = NULL;
  g_autoptr (GPtrArray) log = NULL;
  guint n_before = 0;
  guint n_pages = 0;

  kayako_account_keep_up (account);
  kayako_test_wait_until (has_most, account);
  g_assert_true (kayako_account_get_syncing (account));
  g_clear_object (&account);
  engine_fixture_drop_accounts (&fixture->engine);
  log = sync_fixture_read_log (fixture);
  n_before = count_pulls (log, "/api/v1/cases");
  g_clear_pointer (&log, g_ptr_array_unref);
  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "PUT", "/api/v1/conversations/2", "{\"subject\":\"In other words\"}");

  engine_fixture_make_accounts (&fixture->engine);
  account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  log = sync_fixture_read_log (fixture);
  n_pages = (sync_fixture_count_stored (account) + 99) / 100;
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (n_before, >=, n_pages - 2);
  /* The look at what is new, the page it was at, and those behind it. */
  g_assert_cmpuint (count_pulls (log, "/api/v1/cases") - n_before, <=, n_pages - n_before + 2);
  changed = sync_fixture_load (account, 2);
  g_assert_cmpstr (kayako_conversation_get_subject (changed), ==, "In other words");
  sync_fixture_check_all (fixture, account);
}

static void
test_change (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversation) conversation = NULL;
  guint n_messages = sync_fixture_count_messages (account, 1);

  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "POST", "/api/v1/conversations/1/messages",
                    "{\"contents\":\"One more thing\"}");
  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "PUT", "/api/v1/conversations/2", "{\"subject\":\"In other words\"}");
  sync_fixture_await (kayako_sync_poll (account->sync));

  g_assert_cmpuint (sync_fixture_count_messages (account, 1), ==, n_messages + 1);
  conversation = sync_fixture_load (account, 2);
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "In other words");
}

/* Within one second nothing tells a second change from the first. */
static void
test_same_second (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoConversation) first = NULL;
  gint64 updated_at = 0;

  /* Until both have fallen into one. */
  do {
    sync_fixture_let_time_pass (fixture);
    sync_fixture_act (fixture, "PUT", "/api/v1/conversations/2", "{\"subject\":\"First\"}");
    sync_fixture_await (kayako_sync_poll (account->sync));
    g_clear_object (&first);
    first = sync_fixture_load (account, 2);
    g_assert_cmpstr (kayako_conversation_get_subject (first), ==, "First");
    sync_fixture_act (fixture, "PUT", "/api/v1/conversations/2", "{\"subject\":\"Second\"}");
    updated_at = sync_fixture_read_number (fixture, "/api/v1/conversations/2",
                                           "\"updated_at\"\\s*:\\s*\"[^\"]*:(\\d+)\\+");
  } while (updated_at != kayako_conversation_get_updated_at (first) % 60);

  sync_fixture_await (kayako_sync_poll (account->sync));
  conversation = sync_fixture_load (account, 2);
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Second");
}

static void
test_close (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (KayakoConversation) conversation = NULL;
  gint64 closed = sync_fixture_read_number (
      fixture, "/api/v1/cases/statuses", "\"id\"\\s*:\\s*(\\d+)[^}]*\"type\"\\s*:\\s*\"CLOSED\"");
  g_autofree char *json = g_strdup_printf ("{\"status_id\":%" G_GINT64_FORMAT "}", closed);

  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "PUT", "/api/v1/conversations/1", json);
  sync_fixture_await (kayako_sync_poll (account->sync));

  conversation = sync_fixture_load (account, 1);
  g_assert_cmpint (kayako_status_get_status_type (kayako_conversation_get_status (conversation)),
                   ==, KAYAKO_STATUS_TYPE_CLOSED);
}

/* The count tells that something is gone. */
static void
test_vanish (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  guint before = sync_fixture_count_stored (account);

  sync_fixture_act (fixture, "PUT", "/api/v1/cases/5/trash", "{}");
  sync_fixture_await (kayako_sync_poll (account->sync));

  g_assert_cmpuint (sync_fixture_count_stored (account), ==, before - 1);
  g_assert_null (sync_fixture_load (account, 5));
  g_assert_cmpuint (sync_fixture_count_messages (account, 5), ==, 0);

  sync_fixture_act (fixture, "PUT", "/api/v1/cases/5/restore", "{}");
  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "PUT", "/api/v1/conversations/5", "{\"subject\":\"Here again\"}");
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_cmpuint (sync_fixture_count_stored (account), ==, before);
  g_assert_cmpuint (sync_fixture_count_messages (account, 5), >, 0);
}

/* Also where as many came as went. */
static void
test_exchange (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  guint before = sync_fixture_count_stored (account);

  sync_fixture_act (fixture, "PUT", "/api/v1/cases/5/trash", "{}");
  sync_fixture_act (fixture, "POST", "/api/v1/conversations",
                    "{\"subject\":\"New\",\"contents\":\"Hello\",\"source\":\"API\"}");
  sync_fixture_await (kayako_sync_poll (account->sync));

  g_assert_cmpuint (sync_fixture_count_stored (account), ==, before);
  g_assert_null (sync_fixture_load (account, 5));
}

/* A helpdesk that counts otherwise than it lists is not searched each time;
 * what is gone is found all the same, in its turn. */
static void
test_sweep (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  guint before = sync_fixture_count_stored (account);

  account->sync->n_mismatch = 1;
  sync_fixture_act (fixture, "PUT", "/api/v1/cases/5/trash", "{}");
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_cmpuint (sync_fixture_count_stored (account), ==, before);

  sync_fixture_await (kayako_sync_sweep (account->sync));
  g_assert_cmpuint (sync_fixture_count_stored (account), ==, before - 1);
  g_assert_null (sync_fixture_load (account, 5));
}

/* Customers have what they may see, and what their colleagues asked apart. */
static void
test_customer (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_CUSTOMER);
  g_autoptr (GArray) organization =
      sync_fixture_list_stored (account, KAYAKO_VIEW_KIND_MY_ORGANIZATION);
  guint before = sync_fixture_count_stored (account);
  guint n_messages = sync_fixture_count_messages (account, 1);

  g_assert_cmpuint (before, >, 1);
  g_assert_cmpuint (before, <,
                    sync_fixture_count_on_server (fixture, "/api/v1/conversations?limit=0"));
  g_assert_cmpuint (organization->len, >, 1);
  g_assert_cmpuint (n_messages, >, 0);
  g_assert_false (kayako_account_get_syncing (account));

  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "POST", "/api/v1/conversations/1/messages",
                    "{\"contents\":\"We look into it\"}");
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_cmpuint (sync_fixture_count_messages (account, 1), ==, n_messages + 1);

  sync_fixture_act (fixture, "PUT", "/api/v1/cases/1/trash", "{}");
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_cmpuint (sync_fixture_count_stored (account), ==, before - 1);
  g_assert_null (sync_fixture_load (account, 1));
}

/* What the person may not see any more goes as well. */
static void
test_forbidden (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_CUSTOMER);
  guint before = sync_fixture_count_stored (account);

  /* The helpdesk of the test takes nothing from anybody: it is told to say so. */
  sync_fixture_act (fixture, "PUT", "/api/v1/cases/1/trash", "{}");
  kayako_test_sandbox_fault (fixture->engine.sandbox,
                             "status:code=403,path=/api/v1/conversations/1");
  sync_fixture_await (kayako_sync_poll (account->sync));

  g_assert_cmpuint (engine_fixture_count_faults (&fixture->engine), ==, 1);
  g_assert_cmpuint (sync_fixture_count_stored (account), ==, before - 1);
  g_assert_null (sync_fixture_load (account, 1));
}

/* A helpdesk that wants a break gets it, and nothing is given up for it. */
static void
test_break (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (GPtrArray) log = NULL;
  gint64 limited_at = 0;

  kayako_test_sandbox_fault (fixture->engine.sandbox,
                             "rate-limit:seconds=2,path=/api/v1/conversations/*,times=1");
  account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  g_assert_cmpuint (engine_fixture_count_faults (&fixture->engine), ==, 1);

  log = sync_fixture_read_log (fixture);
  for (guint i = 0; i < log->len; i++) {
    const SyncAsked *asked = log->pdata[i];

    if (asked->status == 429)
      limited_at = asked->ended;
    else if (limited_at != 0 && sync_fixture_is_of_sync (asked))
      g_assert_cmpint (asked->begun - limited_at, >=, 2 * G_USEC_PER_SEC);
  }

  g_assert_cmpint (limited_at, !=, 0);
  sync_fixture_check_all (fixture, account);
}

/* What passes is tried again where it was. */
static void
test_faults (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = NULL;

  kayako_test_sandbox_fault (fixture->engine.sandbox,
                             "status:code=503,path=/api/v1/conversations/*,times=2");
  kayako_test_sandbox_fault (fixture->engine.sandbox, "drop-after:path=/api/v1/cases,times=1");
  account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  sync_fixture_check_all (fixture, account);
}

static const SyncAsked *
find_asked (GPtrArray *log, const char *path)
{
  for (guint i = 0; i < log->len; i++)
    if (strcmp (((SyncAsked *) log->pdata[i])->path, path) == 0)
      return log->pdata[i];

  return NULL;
}

/* While somebody waits for an answer, nothing else is asked. */
static void
test_interactive (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = engine_fixture_sign_in (&fixture->engine, KAYAKO_TEST_AGENT);
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const SyncAsked *waited = NULL;
  guint n_meanwhile = 0;

  kayako_account_keep_up (account);
  kayako_test_wait_until (has_half, account);
  g_assert_true (kayako_account_get_syncing (account));
  kayako_test_sandbox_fault (fixture->engine.sandbox, "delay:ms=700,path=/api/v1/me");
  bytes = kayako_test_await_boxed (kayako_account_download (account, "/api/v1/me"), NULL);
  g_assert_nonnull (bytes);
  sync_fixture_await (kayako_sync_poll (account->sync));

  log = sync_fixture_read_log (fixture);
  for (guint i = 0; i < log->len; i++) {
    const SyncAsked *asked = log->pdata[i];

    if (strcmp (asked->path, "/api/v1/me") == 0)
      waited = asked;
  }
  g_assert_nonnull (waited);
  g_assert_cmpint (waited->ended - waited->begun, >=, 700 * 1000);
  for (guint i = 0; i < log->len; i++) {
    const SyncAsked *asked = log->pdata[i];

    n_meanwhile += sync_fixture_is_of_sync (asked) && asked->begun > waited->begun &&
                   asked->begun < waited->ended;
  }

  /* One may have been on its way when the other was made. */
  g_assert_cmpuint (n_meanwhile, <=, 1);
  sync_fixture_check_all (fixture, account);
}

/* Nothing new costs one request. */
static void
test_quiet (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  guint before = 0;

  /* What changed in the latest second is looked at once more. */
  sync_fixture_await (kayako_sync_poll (account->sync));
  before = sync_fixture_count_asked (fixture);
  sync_fixture_await (kayako_sync_poll (account->sync));
  g_assert_cmpuint (sync_fixture_count_asked (fixture), ==, before + 1);
}

/* One at a time, whatever there is to pull. */
static void
test_one_at_a_time (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (GPtrArray) log = sync_fixture_read_log (fixture);
  gint64 ended = 0;

  g_assert_nonnull (find_asked (log, "/api/v1/cases"));
  for (guint i = 0; i < log->len; i++) {
    const SyncAsked *asked = log->pdata[i];

    if (!sync_fixture_is_of_sync (asked))
      continue;
    /* The log's clock counts in microseconds, its durations do not. */
    g_assert_cmpint (asked->begun, >=, ended - 1000);
    ended = asked->ended;
  }
}

/* Whoever opens the store next finds it damaged. */
static void
mark_damaged (SyncFixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->engine.folder, "data", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;
  guint n_marked = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *mark = g_strconcat (folder, G_DIR_SEPARATOR_S, name, ".damaged", NULL);

    if (g_str_has_suffix (name, ".db"))
      n_marked += g_file_set_contents (mark, "", 0, NULL);
  }
  g_assert_cmpuint (n_marked, ==, 1);
}

typedef struct {
  SyncFixture *fixture;
  KayakoAccount *account;
} Replacing;

static void
replace_cb (Replacing *replacing, KayakoStoreChanges *changes, KayakoLibrary *library)
{
  gsize n_ids = 0;

  kayako_store_changes_get (changes, KAYAKO_STORE_CHANGE_INSERTED, KAYAKO_TYPE_CONVERSATION,
                            &n_ids);
  if (n_ids == 0)
    return;

  g_signal_handlers_disconnect_by_func (library, replace_cb, replacing);
  mark_damaged (replacing->fixture);
  dex_future_disown (kayako_library_replace_store (library, replacing->account->sync->store));
}

static gboolean
is_current (gpointer data)
{
  return kayako_library_get_is_current (data);
}

/* What was pulled is gone with a damaged store, also where that is found in the
 * middle of a round: all of it comes again, at once. */
static void
test_damaged (SyncFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sync_fixture_sign_in_and_pull (fixture, KAYAKO_TEST_AGENT);
  g_autoptr (GError) error = NULL;
  Replacing replacing = { fixture, account };

  sync_fixture_let_time_pass (fixture);
  sync_fixture_act (fixture, "POST", "/api/v1/conversations",
                    "{\"subject\":\"New\",\"contents\":\"Hello\",\"source\":\"API\"}");
  g_signal_connect_swapped (account->library, "changed", G_CALLBACK (replace_cb), &replacing);
  error = kayako_test_await_error (kayako_sync_poll (account->sync));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED);

  kayako_test_wait_until (is_current, account->library);
  sync_fixture_check_all (fixture, account);
}

/* Where it takes more than a page there are so many besides the demo's own. */
#define MANY GINT_TO_POINTER (70)

/* Where it takes some pages. */
#define PAGES GINT_TO_POINTER (300)

#define SYNC_TEST(path, more, func)                                                                \
  g_test_add (path, SyncFixture, more, sync_fixture_set_up, func, sync_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  SYNC_TEST ("/engine/sync/first", MANY, test_first);
  SYNC_TEST ("/engine/sync/full", NULL, test_full);
  SYNC_TEST ("/engine/sync/resume", MANY, test_resume);
  SYNC_TEST ("/engine/sync/resume-page", PAGES, test_resume_page);
  SYNC_TEST ("/engine/sync/change", NULL, test_change);
  SYNC_TEST ("/engine/sync/same-second", NULL, test_same_second);
  SYNC_TEST ("/engine/sync/close", NULL, test_close);
  SYNC_TEST ("/engine/sync/vanish", NULL, test_vanish);
  SYNC_TEST ("/engine/sync/exchange", NULL, test_exchange);
  SYNC_TEST ("/engine/sync/sweep", NULL, test_sweep);
  SYNC_TEST ("/engine/sync/customer", NULL, test_customer);
  SYNC_TEST ("/engine/sync/forbidden", NULL, test_forbidden);
  SYNC_TEST ("/engine/sync/break", NULL, test_break);
  SYNC_TEST ("/engine/sync/faults", NULL, test_faults);
  SYNC_TEST ("/engine/sync/interactive", MANY, test_interactive);
  SYNC_TEST ("/engine/sync/quiet", NULL, test_quiet);
  SYNC_TEST ("/engine/sync/damaged", NULL, test_damaged);
  SYNC_TEST ("/engine/sync/one-at-a-time", NULL, test_one_at_a_time);

  return g_test_run ();
}
