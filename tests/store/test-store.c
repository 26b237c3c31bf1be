/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a store: its files, its threads, what it is asked for too late. */

#include "kayako-database.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static guint
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return info.st_mode & 0777;
}

/* Nobody else on the machine can read what is in it. */
static void
test_modes (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "data", "stores", NULL);
  g_autofree char *path = g_build_filename (folder, KAYAKO_STORE_ACCOUNT ".db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoStore) store =
      kayako_test_await_object (kayako_store_open (folder, KAYAKO_STORE_ACCOUNT), &error);

  g_assert_no_error (error);
  kayako_store_fixture_await (kayako_store_clear_draft (store, "none"));
  g_assert_cmpint (get_mode (folder), ==, 0700);
  g_assert_cmpint (get_mode (path), ==, 0600);
  g_assert_cmpint (get_mode (log), ==, 0600);
  g_assert_cmpint (get_mode (lock), ==, 0600);
  g_assert_null (kayako_store_get_set_aside (store));
  kayako_store_fixture_await (kayako_store_close (store));
  /* It has been tidied up. */
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

/* A folder that others could look into is closed. */
static void
test_mode_mended (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  kayako_store_fixture_open (fixture);
  g_assert_cmpint (get_mode (fixture->folder), ==, 0700);
  g_assert_cmpint (get_mode (fixture->path), ==, 0600);
}

static void
test_reopen (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoConversation) conversation = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (kayako_store_fixture_conversation (7, "Seven")));
  kayako_store_fixture_store (fixture, batch);
  kayako_store_fixture_close (fixture);

  kayako_store_fixture_open (fixture);
  conversation = kayako_store_fixture_load (fixture, KAYAKO_TYPE_CONVERSATION, 7);
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Seven");
}

/* Closing waits for what was asked for before it; after it nothing is done. */
static void
test_close_in_between (KayakoStoreFixture *fixture, gconstpointer data)
{
  DexFuture *saved = NULL;
  DexFuture *closed = NULL;
  g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new ("conversation:1", "Hello");
  g_autoptr (KayakoStoredDraft) loaded = NULL;
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GError) write_error = NULL;

  kayako_store_fixture_open (fixture);
  saved = kayako_store_save_draft (fixture->store, draft);
  closed = kayako_store_close (fixture->store);
  read_error = kayako_test_await_error (kayako_store_load_draft (fixture->store, draft->key));
  write_error = kayako_test_await_error (kayako_store_save_draft (fixture->store, draft));
  g_assert_error (read_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (write_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kayako_store_fixture_await (saved);
  kayako_store_fixture_await (closed);
  kayako_store_fixture_close (fixture);

  kayako_store_fixture_open (fixture);
  loaded = kayako_test_await_boxed (kayako_store_load_draft (fixture->store, draft->key), NULL);
  g_assert_cmpstr (loaded->text, ==, "Hello");
}

/* Letting go of it without closing it loses nothing either. */
static void
test_dropped (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new ("conversation:1", "Hello");
  g_autoptr (KayakoStoredDraft) loaded = NULL;
  DexFuture *saved = NULL;

  kayako_store_fixture_open (fixture);
  saved = kayako_store_save_draft (fixture->store, draft);
  g_clear_object (&fixture->store);
  kayako_store_fixture_await (saved);

  for (;;) {
    g_autoptr (GError) error = NULL;

    fixture->store = kayako_test_await_object (
        kayako_store_open (fixture->folder, KAYAKO_STORE_ACCOUNT), &error);
    if (fixture->store != NULL)
      break;
    /* The old one's threads are ending. */
    g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY);
  }
  loaded = kayako_test_await_boxed (kayako_store_load_draft (fixture->store, draft->key), NULL);
  g_assert_cmpstr (loaded->text, ==, "Hello");
}

/* Two programs with one outbox would send everything twice. */
static void
test_locked (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoStore) other = NULL;

  kayako_store_fixture_open (fixture);
  error = kayako_test_await_error (kayako_store_open (fixture->folder, KAYAKO_STORE_ACCOUNT));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY);
  g_clear_error (&error);
  kayako_store_fixture_close (fixture);

  other =
      kayako_test_await_object (kayako_store_open (fixture->folder, KAYAKO_STORE_ACCOUNT), &error);
  g_assert_no_error (error);
  kayako_store_fixture_await (kayako_store_close (other));
}

/* What nobody waits for is cancelled, before it begins and while it runs. */
static void
test_dropped_read (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoView) view = kayako_view_new (KAYAKO_VIEW_KIND_ALL);
  g_autoptr (GArray) ids = NULL;

  kayako_store_fixture_open (fixture);
  for (guint i = 0; i < 50; i++) {
    DexFuture *future = kayako_chain (kayako_store_list_conversations (fixture->store, view, 0));

    dex_clear (&future);
  }
  ids = kayako_store_fixture_list (fixture, KAYAKO_VIEW_KIND_ALL, 0);
  g_assert_cmpint (ids->len, ==, 0);
}

/* A query without an end, of which nobody waits for the end. */
static void
test_interrupted (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KayakoDatabase) database =
      kayako_database_new (fixture->path, KAYAKO_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  kayako_database_set_cancellable (database, cancellable);
  g_assert_cmpint (kayako_database_get_int (database, "SELECT 3", ""), ==, 3);
  g_cancellable_cancel (cancellable);
  kayako_database_get_int (database,
                           "WITH RECURSIVE endless (n) AS"
                           " (SELECT 1 UNION ALL SELECT n + 1 FROM endless)"
                           " SELECT count (*) FROM endless",
                           "");
  g_assert_false (kayako_database_check (database, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  kayako_database_set_cancellable (database, NULL);
  g_assert_cmpint (kayako_database_get_int (database, "SELECT 4", ""), ==, 4);
}

static void
test_verify (KayakoStoreFixture *fixture, gconstpointer data)
{
  kayako_store_fixture_open (fixture);
  kayako_store_fixture_await (kayako_store_verify (fixture->store));
}

/* All of a batch or nothing of it is there, and it is there in its order. */
static void
test_progress (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autofree char *validator = NULL;
  g_autofree char *none = NULL;
  g_autofree char *text = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_batch_set_cursor (batch, "pull", 41, "old");
  kayako_store_batch_set_cursor (batch, "pull", 42, "page 3");
  kayako_store_batch_set_validator (batch, "/teams", "\"a\"");
  kayako_store_batch_set_validator (batch, "/users", "\"b\"");
  kayako_store_batch_set_validator (batch, "/users", NULL);
  kayako_store_fixture_store (fixture, batch);

  validator =
      kayako_store_fixture_await_string (kayako_store_get_validator (fixture->store, "/teams"));
  none = kayako_store_fixture_await_string (kayako_store_get_validator (fixture->store, "/users"));
  text = kayako_store_fixture_await_string (kayako_store_get_cursor_text (fixture->store, "pull"));
  g_assert_cmpstr (validator, ==, "\"a\"");
  g_assert_null (none);
  g_assert_cmpstr (text, ==, "page 3");
  g_assert_cmpint (
      kayako_store_fixture_await_int64 (kayako_store_get_cursor (fixture->store, "pull")), ==, 42);
  g_assert_cmpint (
      kayako_store_fixture_await_int64 (kayako_store_get_cursor (fixture->store, "push")), ==, 0);
}

/* Those that are named alike, and no others. */
static void
test_cursors (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (GArray) cursors = NULL;
  gint64 sum = 0;

  kayako_store_fixture_open (fixture);
  kayako_store_batch_set_cursor (batch, "thread/7", 70, NULL);
  kayako_store_batch_set_cursor (batch, "thread/9007199254740993", 5, NULL);
  kayako_store_batch_set_cursor (batch, "thread/8", 80, NULL);
  kayako_store_batch_set_cursor (batch, "thread/8", 0, NULL);
  kayako_store_batch_set_cursor (batch, "thread", 1, NULL);
  kayako_store_batch_set_cursor (batch, "threads/9", 1, NULL);
  kayako_store_fixture_store (fixture, batch);

  cursors = kayako_test_await_boxed (kayako_store_list_cursors (fixture->store, "thread/"), NULL);
  g_assert_cmpuint (cursors->len, ==, 2);
  for (guint i = 0; i < cursors->len; i++) {
    const KayakoStoreCursor *cursor = &g_array_index (cursors, KayakoStoreCursor, i);

    sum += cursor->id;
    g_assert_cmpint (cursor->number, ==, cursor->id == 7 ? 70 : 5);
  }
  g_assert_cmpint (sum, ==, 9007199254740993 + 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func)                                                                            \
  g_test_add (path, KayakoStoreFixture, NULL, kayako_store_fixture_set_up, func,                   \
              kayako_store_fixture_tear_down)
  ADD ("/store/modes", test_modes);
  ADD ("/store/mode-mended", test_mode_mended);
  ADD ("/store/reopen", test_reopen);
  ADD ("/store/close-in-between", test_close_in_between);
  ADD ("/store/dropped", test_dropped);
  ADD ("/store/locked", test_locked);
  ADD ("/store/dropped-read", test_dropped_read);
  ADD ("/store/interrupted", test_interrupted);
  ADD ("/store/verify", test_verify);
  ADD ("/store/progress", test_progress);
  ADD ("/store/cursors", test_cursors);

  return g_test_run ();
}
