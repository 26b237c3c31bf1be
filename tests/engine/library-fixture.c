/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

#include "kayako-test-await.h"
#include "kayako-test-folder.h"

static void
changed_cb (KayakoLibrary *library, KayakoStoreChanges *changes, LibraryFixture *fixture)
{
  g_assert_false (kayako_store_changes_is_empty (changes));
  g_ptr_array_add (fixture->told, kayako_store_changes_ref (changes));
}

/* Makes a library without a place. */
void
library_fixture_make (LibraryFixture *fixture)
{
  fixture->registry = kayako_registry_new ();
  fixture->library = kayako_library_new (fixture->registry);
  fixture->told = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_store_changes_unref);
  g_signal_connect (fixture->library, "changed", G_CALLBACK (changed_cb), fixture);
}

/* Closes the library; nobody else holds it. */
void
library_fixture_drop (LibraryFixture *fixture)
{
  gpointer gone = fixture->library;

  kayako_test_await_boolean (kayako_library_close (fixture->library), NULL);
  g_object_add_weak_pointer (gone, &gone);
  g_clear_object (&fixture->library);
  kayako_test_wait_gone (&gone);
  g_clear_object (&fixture->registry);
  g_clear_pointer (&fixture->told, g_ptr_array_unref);
}

/* Makes a folder, and a library without a place. */
void
library_fixture_set_up (LibraryFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kayako-library-XXXXXX", NULL);
  library_fixture_make (fixture);
}

/* Drops the library and removes the folder. */
void
library_fixture_tear_down (LibraryFixture *fixture, gconstpointer data)
{
  library_fixture_drop (fixture);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Tells of a conversation. */
DexFuture *
library_fixture_tell (LibraryFixture *fixture, gint64 id, const char *subject)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  KayakoConversation *conversation = kayako_conversation_new (id);

  kayako_conversation_set_subject (conversation, subject);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  return kayako_library_apply (fixture->library, batch);
}

/* Waits until what was told is known, and did that to one conversation. */
void
library_fixture_await_told (DexFuture *future, KayakoStoreChange change, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoStoreChanges) changes = kayako_test_await_boxed (future, &error);
  gsize n_ids = 0;
  const gint64 *ids = NULL;

  g_assert_no_error (error);
  ids = kayako_store_changes_get (changes, change, KAYAKO_TYPE_CONVERSATION, &n_ids);
  g_assert_cmpuint (n_ids, ==, 1);
  g_assert_cmpint (ids[0], ==, id);
}

/* Reads a conversation, %NULL where it is not known. */
KayakoConversation *
library_fixture_load (LibraryFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) resources = kayako_test_await_boxed (
      kayako_library_load (fixture->library, KAYAKO_TYPE_CONVERSATION, &id, 1), &error);

  g_assert_no_error (error);
  return resources->len > 0 ? g_object_ref (resources->pdata[0]) : NULL;
}

/* Writes a version where it stands in the file's header, behind the one that can
 * read it. */
void
library_fixture_set_version (LibraryFixture *fixture, char readable_from, char version)
{
  g_autofree char *path = g_build_filename (fixture->folder, LIBRARY_NAME ".db", NULL);
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  content[61] = readable_from;
  content[63] = version;
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}
