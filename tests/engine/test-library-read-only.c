/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A store that can be read and not written: what is in it is known, and what comes
 * lies over it. */

#include "kayako-error.h"
#include "kayako-message.h"
#include "library-fixture.h"

static void
expect_subject (LibraryFixture *fixture, gint64 id, const char *subject)
{
  g_autoptr (KayakoConversation) shown = library_fixture_load (fixture, id);

  if (subject == NULL)
    g_assert_null (shown);
  else
    g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, subject);
}

static void
forget (DexFuture *told)
{
  g_autoptr (KayakoStoreChanges) changes = kayako_test_await_boxed (told, NULL);

  g_assert_nonnull (changes);
}

static void
tell_message (LibraryFixture *fixture, gint64 id)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  KayakoMessage *message = kayako_message_new (id);

  kayako_message_set_content_text (message, "Something");
  kayako_store_batch_add_message (batch, 1, message);
  forget (kayako_library_apply (fixture->library, batch));
}

static void
tell_gone (LibraryFixture *fixture, GType type, gint64 id)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  kayako_store_batch_remove (batch, type, id);
  forget (kayako_library_apply (fixture->library, batch));
}

static void
expect_messages (LibraryFixture *fixture, gint64 first, gint64 second)
{
  g_autoptr (GArray) ids =
      kayako_test_await_boxed (kayako_library_list_messages (fixture->library, 1), NULL);

  g_assert_cmpuint (ids->len, ==, second != 0 ? 2 : 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first);
  if (second != 0)
    g_assert_cmpint (g_array_index (ids, gint64, 1), ==, second);
}

/* What can be read but not written is shown, and what comes lies over it. When it
 * can be written, what people write is. */
static void
test_read_only (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (KayakoStore) again = NULL;
  g_autoptr (KayakoConversation) held = NULL;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  library_fixture_await_told (library_fixture_tell (fixture, 1, "Of yesterday"),
                              KAYAKO_STORE_CHANGE_INSERTED, 1);
  library_fixture_await_told (library_fixture_tell (fixture, 2, "And this"),
                              KAYAKO_STORE_CHANGE_INSERTED, 2);
  tell_message (fixture, 10);
  tell_message (fixture, 12);
  library_fixture_drop (fixture);
  library_fixture_set_version (fixture, 1, 99);

  library_fixture_make (fixture);
  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  held = library_fixture_load (fixture, 1);
  g_assert_cmpstr (kayako_conversation_get_subject (held), ==, "Of yesterday");
  g_assert_true (kayako_library_get_in_memory (fixture->library));
  g_assert_error (kayako_library_get_error (fixture->library), KAYAKO_ERROR,
                  KAYAKO_ERROR_STORE_NEWER);
  expect_messages (fixture, 10, 12);

  library_fixture_await_told (library_fixture_tell (fixture, 1, "Of today"),
                              KAYAKO_STORE_CHANGE_UPDATED, 1);
  library_fixture_await_told (library_fixture_tell (fixture, 3, "Another"),
                              KAYAKO_STORE_CHANGE_UPDATED, 3);
  tell_gone (fixture, KAYAKO_TYPE_CONVERSATION, 2);
  tell_message (fixture, 11);
  tell_gone (fixture, KAYAKO_TYPE_MESSAGE, 10);
  expect_subject (fixture, 1, "Of today");
  expect_subject (fixture, 2, NULL);
  expect_subject (fixture, 3, "Another");
  expect_messages (fixture, 11, 12);

  store = kayako_test_await_object (kayako_library_reopen_store (fixture->library), NULL);
  g_assert_nonnull (kayako_store_get_refusal (store));
  library_fixture_set_version (fixture, 0, 1);
  again = kayako_test_await_object (kayako_library_reopen_store (fixture->library), NULL);
  g_assert_true (again != store);
  g_assert_no_error (kayako_store_get_refusal (again));
  g_assert_no_error (kayako_library_get_error (fixture->library));
  expect_subject (fixture, 1, "Of today");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/library-read-only/over-it", LibraryFixture, NULL, library_fixture_set_up,
              test_read_only, library_fixture_tear_down);

  return g_test_run ();
}
