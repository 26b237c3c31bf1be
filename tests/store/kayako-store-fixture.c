/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-store-fixture.h"

#include <glib/gstdio.h>

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Makes a folder without a store. */
void
kayako_store_fixture_set_up (KayakoStoreFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kayako-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, KAYAKO_STORE_ACCOUNT ".db", NULL);
}

/* Closes the store and removes the folder. */
void
kayako_store_fixture_tear_down (KayakoStoreFixture *fixture, gconstpointer data)
{
  kayako_store_fixture_close (fixture);
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Opens the store. */
void
kayako_store_fixture_open (KayakoStoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture->store);
  fixture->store =
      kayako_test_await_object (kayako_store_open (fixture->folder, KAYAKO_STORE_ACCOUNT), &error);
  g_assert_no_error (error);
}

/* Closes the store if it is open; nobody else holds it. */
void
kayako_store_fixture_close (KayakoStoreFixture *fixture)
{
  gpointer store = fixture->store;

  if (store == NULL)
    return;

  kayako_store_fixture_await (kayako_store_close (store));
  g_object_add_weak_pointer (store, &store);
  g_clear_object (&fixture->store);
  kayako_test_wait_gone (&store);
}

/* Applies @batch and hands out what changed. */
KayakoStoreChanges *
kayako_store_fixture_apply (KayakoStoreFixture *fixture, KayakoStoreBatch *batch)
{
  g_autoptr (GError) error = NULL;
  KayakoStoreChanges *changes =
      kayako_test_await_boxed (kayako_store_apply (fixture->store, batch), &error);

  g_assert_no_error (error);

  return changes;
}

/* Applies @batch. */
void
kayako_store_fixture_store (KayakoStoreFixture *fixture, KayakoStoreBatch *batch)
{
  g_autoptr (KayakoStoreChanges) changes = kayako_store_fixture_apply (fixture, batch);

  g_assert_nonnull (changes);
}

static void
write_drafts (KayakoStoreFixture *fixture, guint n_drafts)
{
  g_autoptr (GBytes) payload = g_bytes_new ("payload", 7);

  for (guint i = 0; i < n_drafts; i++) {
    g_autofree char *key = g_strdup_printf ("c:%u", i);
    g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new (key, key);
    g_autoptr (KayakoIntent) intent = kayako_intent_new (key, "reply", payload);

    intent->conversation_id = 1;
    kayako_store_fixture_await (kayako_store_save_draft (fixture->store, draft));
    kayako_store_fixture_await_int64 (kayako_store_add_intent (fixture->store, intent, NULL));
  }
}

/* Stores conversations, maybe with a message in each, and writes as many drafts as
 * replies that are to be sent, named "c:0" and so on. */
void
kayako_store_fixture_fill (KayakoStoreFixture *fixture,
                           gint64 n_conversations,
                           gboolean with_messages,
                           guint n_drafts)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  for (gint64 i = 1; i <= n_conversations; i++) {
    kayako_store_batch_add (batch,
                            KAYAKO_RESOURCE (kayako_store_fixture_conversation (i, "Something")));
    if (with_messages)
      kayako_store_batch_add_message (
          batch, i, kayako_store_fixture_message (i, "A message with a few words in it"));
  }
  kayako_store_fixture_store (fixture, batch);
  write_drafts (fixture, n_drafts);
}

/* Has another program run @sql on the file. */
void
kayako_store_fixture_run_sql (KayakoStoreFixture *fixture, const char *sql)
{
  const char *argv[] = { "sqlite3", fixture->path, sql, NULL };
  int status = -1;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* Reads one resource, %NULL where it is not stored. */
gpointer
kayako_store_fixture_load (KayakoStoreFixture *fixture, GType type, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) resources =
      kayako_test_await_boxed (kayako_store_load (fixture->store, type, &id, 1), &error);

  g_assert_no_error (error);

  return resources->len > 0 ? g_object_ref (resources->pdata[0]) : NULL;
}

/* Lists a view. */
GArray *
kayako_store_fixture_list (KayakoStoreFixture *fixture, KayakoViewKind kind, gint64 me_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoView) view = kayako_view_new (kind);
  GArray *ids = kayako_test_await_boxed (
      kayako_store_list_conversations (fixture->store, view, me_id), &error);

  g_assert_no_error (error);

  return ids;
}

/* Waits for something that does not fail. */
void
kayako_store_fixture_await (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  kayako_test_wait (future);
  dex_future_get_value (future, &error);
  g_assert_no_error (error);
  dex_unref (future);
}

/* Waits for a number. */
gint64
kayako_store_fixture_await_int64 (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = NULL;
  gint64 number = 0;

  kayako_test_wait (future);
  value = dex_future_get_value (future, &error);
  g_assert_no_error (error);
  number = g_value_get_int64 (value);
  dex_unref (future);

  return number;
}

/* Waits for a text. */
char *
kayako_store_fixture_await_string (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = NULL;
  char *text = NULL;

  kayako_test_wait (future);
  value = dex_future_get_value (future, &error);
  g_assert_no_error (error);
  text = g_value_dup_string (value);
  dex_unref (future);

  return text;
}

/* A conversation that began at the second of its number. */
KayakoConversation *
kayako_store_fixture_conversation (gint64 id, const char *subject)
{
  KayakoConversation *conversation = kayako_conversation_new (id);

  kayako_conversation_set_subject (conversation, subject);
  kayako_conversation_set_created_at (conversation, id);
  kayako_conversation_set_updated_at (conversation, id);

  return conversation;
}

/* A message that was written at the second of its number. */
KayakoMessage *
kayako_store_fixture_message (gint64 id, const char *text)
{
  KayakoMessage *message = kayako_message_new (id);

  kayako_message_set_content_text (message, text);
  kayako_message_set_created_at (message, id);

  return message;
}

/* A person with a name. */
KayakoUser *
kayako_store_fixture_user (gint64 id, const char *name)
{
  KayakoUser *user = kayako_user_new (id);

  kayako_user_set_full_name (user, name);

  return user;
}

/* A status that means something. */
KayakoStatus *
kayako_store_fixture_status (gint64 id, KayakoStatusType type)
{
  KayakoStatus *status = kayako_status_new (id);

  kayako_status_set_label (status, "Status");
  kayako_status_set_status_type (status, type);

  return status;
}
