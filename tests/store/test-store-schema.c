/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of each old version becomes one of this version, with all that was in
 * it. The dumps under schema/ were made by the programs of their time. */

#include "kayako-schema.h"
#include "kayako-store-fixture.h"
#include "kayako-store-search.h"

#include <string.h>

static char *
run_sqlite (const char *path, const char *command)
{
  /* A dump of a search index writes into the schema. */
  const char *argv[] = {
    "sqlite3", "-batch", "-cmd", ".dbconfig defensive off", path, command, NULL
  };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpint (status, ==, 0);

  /* The first line says that it is off. */
  return g_strdup (strchr (output, '\n') + 1);
}

#define DESCRIPTION                                                                                \
  "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name; PRAGMA user_version;"

static char *
describe_new (void)
{
  KayakoStoreFixture fixture = { NULL };
  char *description = NULL;

  kayako_store_fixture_set_up (&fixture, NULL);
  kayako_store_fixture_open (&fixture);
  kayako_store_fixture_close (&fixture);
  description = run_sqlite (fixture.path, DESCRIPTION);
  kayako_store_fixture_tear_down (&fixture, NULL);

  return description;
}

static void
assert_content (KayakoStoreFixture *fixture)
{
  g_autoptr (KayakoConversation) conversation =
      kayako_store_fixture_load (fixture, KAYAKO_TYPE_CONVERSATION, 1);
  g_autoptr (KayakoMessage) message = kayako_store_fixture_load (fixture, KAYAKO_TYPE_MESSAGE, 2);
  g_autoptr (KayakoStoredDraft) draft =
      kayako_test_await_boxed (kayako_store_load_draft (fixture->store, "c:1"), NULL);
  g_autoptr (GPtrArray) intents =
      kayako_test_await_boxed (kayako_store_list_intents (fixture->store), NULL);
  g_autoptr (KayakoSearchQuery) query = kayako_search_query_new ("fire");
  g_autoptr (KayakoSearchAnswer) answer =
      kayako_test_await_object (kayako_store_search (fixture->store, query, 0, 9), NULL);

  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Printer");
  g_assert_cmpstr (kayako_message_get_content_text (message), ==, "On fire");
  g_assert_cmpstr (draft->text, ==, "Hello");
  g_assert_cmpint (intents->len, ==, 1);
  g_assert_cmpint (kayako_search_answer_get_n_found (answer), ==, 1);
}

static void
test_migrated (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "store", "schema", data, NULL);
  g_autofree char *command = g_strdup_printf (".read '%s'", dump);
  g_autofree char *loaded = run_sqlite (fixture->path, command);
  g_autofree char *expected = describe_new ();
  g_autofree char *description = NULL;

  g_assert_nonnull (loaded);
  kayako_store_fixture_open (fixture);
  g_assert_null (kayako_store_get_set_aside (fixture->store));
  assert_content (fixture);
  kayako_store_fixture_await (kayako_store_verify (fixture->store));
  kayako_store_fixture_close (fixture);
  description = run_sqlite (fixture->path, DESCRIPTION);
  g_assert_cmpstr (description, ==, expected);
}

/* What a dump of this version is made of: run with KAYAKO_STORE_DUMP set to
 * where it goes. */
static void
test_dump (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new ("c:1", "Hello");
  g_autoptr (GBytes) payload = g_bytes_new ("payload", 7);
  g_autoptr (KayakoIntent) intent = kayako_intent_new ("client", "reply", payload);
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autofree char *version =
      g_strdup_printf ("PRAGMA user_version = %u;\n", kayako_schema_get_version ());
  g_autofree char *tables = NULL;
  g_autofree char *dump = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_batch_add (batch,
                          KAYAKO_RESOURCE (kayako_store_fixture_conversation (1, "Printer")));
  kayako_store_batch_add_message (batch, 1, kayako_store_fixture_message (2, "On fire"));
  kayako_store_fixture_store (fixture, batch);
  kayako_store_fixture_await (kayako_store_save_draft (fixture->store, draft));
  kayako_store_fixture_await_int64 (kayako_store_add_intent (fixture->store, intent, NULL));
  assert_content (fixture);
  kayako_store_fixture_close (fixture);

  tables = run_sqlite (fixture->path, ".dump");
  dump = g_strconcat (version, tables, NULL);
  if (g_getenv ("KAYAKO_STORE_DUMP") != NULL)
    g_assert_true (g_file_set_contents (g_getenv ("KAYAKO_STORE_DUMP"), dump, -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func, data)                                                                      \
  g_test_add (path, KayakoStoreFixture, data, kayako_store_fixture_set_up, func,                   \
              kayako_store_fixture_tear_down)
  ADD ("/store-schema/migrated/1", test_migrated, "1.sql");
  ADD ("/store-schema/dump", test_dump, NULL);

  return g_test_run ();
}
