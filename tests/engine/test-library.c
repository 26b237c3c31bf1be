/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told, into the account's store and out of it again. */

#include "kayako-conversation-list.h"
#include "kayako-error.h"
#include "library-fixture.h"

/* The same, with a note of how far somebody has come. */
static DexFuture *
tell_progress (LibraryFixture *fixture, gint64 id, const char *subject)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  KayakoConversation *conversation = kayako_conversation_new (id);

  kayako_conversation_set_subject (conversation, subject);
  kayako_store_batch_set_cursor (batch, "progress/1", 10, NULL);
  kayako_store_batch_set_validator (batch, "progress", "\"a\"");
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  kayako_store_batch_set_cursor (batch, "thread/1", 20, NULL);
  return kayako_library_apply (fixture->library, batch);
}

static void
assert_no_progress (LibraryFixture *fixture)
{
  g_autoptr (KayakoStore) store =
      kayako_test_await_object (kayako_library_ensure_store (fixture->library), NULL);
  g_autoptr (GArray) progress =
      kayako_test_await_boxed (kayako_store_list_cursors (store, "progress/"), NULL);
  g_autoptr (GArray) threads =
      kayako_test_await_boxed (kayako_store_list_cursors (store, "thread/"), NULL);
  g_autoptr (DexFuture) validator = kayako_store_get_validator (store, "progress");

  g_assert_cmpuint (progress->len, ==, 0);
  g_assert_cmpuint (threads->len, ==, 0);
  kayako_test_wait (validator);
  g_assert_null (g_value_get_string (dex_future_get_value (validator, NULL)));
}

static void
test_stored (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoConversation) shown = NULL;
  g_autoptr (KayakoConversation) again = NULL;
  g_autoptr (KayakoConversation) unknown = NULL;
  DexFuture *first = NULL;
  DexFuture *second = NULL;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  g_assert_true (kayako_library_get_is_new (fixture->library));
  g_assert_false (kayako_library_get_in_memory (fixture->library));

  /* Nobody has opened the store: both wait for it, in their order. */
  first = library_fixture_tell (fixture, 1, "First");
  second = library_fixture_tell (fixture, 1, "Second");
  library_fixture_await_told (first, KAYAKO_STORE_CHANGE_INSERTED, 1);
  library_fixture_await_told (second, KAYAKO_STORE_CHANGE_UPDATED, 1);
  g_assert_cmpuint (fixture->told->len, ==, 2);
  g_assert_null (kayako_registry_lookup (fixture->registry, KAYAKO_TYPE_CONVERSATION, 1));

  shown = library_fixture_load (fixture, 1);
  again = library_fixture_load (fixture, 1);
  unknown = library_fixture_load (fixture, 2);
  g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, "Second");
  g_assert_true (shown == again);
  g_assert_null (unknown);

  /* What is shown says it before anybody is told. */
  library_fixture_await_told (library_fixture_tell (fixture, 1, "Third"),
                              KAYAKO_STORE_CHANGE_UPDATED, 1);
  g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, "Third");
  g_assert_cmpuint (fixture->told->len, ==, 3);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_nothing_new (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoConversation) shown = NULL;
  g_autoptr (KayakoStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_notified = 0;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  library_fixture_await_told (library_fixture_tell (fixture, 1, "Same"),
                              KAYAKO_STORE_CHANGE_INSERTED, 1);
  shown = library_fixture_load (fixture, 1);
  g_signal_connect (shown, "notify", G_CALLBACK (count_cb), &n_notified);

  changes = kayako_test_await_boxed (library_fixture_tell (fixture, 1, "Same"), &error);
  g_assert_no_error (error);
  g_assert_true (kayako_store_changes_is_empty (changes));
  g_assert_cmpuint (fixture->told->len, ==, 1);
  g_assert_cmpuint (n_notified, ==, 0);
}

/* The program ends, and is started again. */
static void
test_kept (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoConversation) shown = NULL;
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GError) error = NULL;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  store = kayako_test_await_object (kayako_library_ensure_store (fixture->library), &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  dex_future_disown (library_fixture_tell (fixture, 1, "Of yesterday"));
  library_fixture_drop (fixture);

  library_fixture_make (fixture);
  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  g_assert_false (kayako_library_get_is_new (fixture->library));
  shown = library_fixture_load (fixture, 1);
  g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, "Of yesterday");
}

static void
check_in_memory (LibraryFixture *fixture)
{
  g_autoptr (KayakoConversation) shown = NULL;
  g_autoptr (KayakoConversation) again = NULL;

  library_fixture_await_told (library_fixture_tell (fixture, 2, "First"),
                              KAYAKO_STORE_CHANGE_UPDATED, 2);
  g_assert_true (kayako_library_get_in_memory (fixture->library));
  shown = library_fixture_load (fixture, 2);
  g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, "First");
  library_fixture_await_told (library_fixture_tell (fixture, 2, "Second"),
                              KAYAKO_STORE_CHANGE_UPDATED, 2);
  again = library_fixture_load (fixture, 2);
  g_assert_true (shown == again);
  g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, "Second");
  g_assert_cmpuint (fixture->told->len, ==, 2);
}

static void
test_no_place (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error =
      kayako_test_await_error (kayako_library_ensure_store (fixture->library));

  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE);
  check_in_memory (fixture);
}

/* Another program has the store. */
static void
test_busy (LibraryFixture *fixture, gconstpointer data)
{
  LibraryFixture other = { .folder = fixture->folder };
  guint n_notified = 0;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  library_fixture_await_told (library_fixture_tell (fixture, 1, "Its own"),
                              KAYAKO_STORE_CHANGE_INSERTED, 1);

  library_fixture_make (&other);
  g_signal_connect (other.library, "notify::in-memory", G_CALLBACK (count_cb), &n_notified);
  kayako_library_set_place (other.library, fixture->folder, LIBRARY_NAME);
  check_in_memory (&other);
  g_assert_cmpuint (n_notified, ==, 1);
  library_fixture_drop (&other);
}

/* Somebody has found damage: what comes meanwhile waits for the new store. */
static void
test_replaced (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (KayakoStore) replaced = NULL;
  g_autoptr (KayakoStore) again = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *future = NULL;
  DexFuture *told = NULL;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  store = kayako_test_await_object (kayako_library_ensure_store (fixture->library), &error);
  g_assert_no_error (error);

  future = kayako_library_replace_store (fixture->library, store);
  told = library_fixture_tell (fixture, 1, "Meanwhile");
  replaced = kayako_test_await_object (future, &error);
  g_assert_no_error (error);
  g_assert_true (replaced != store);
  library_fixture_await_told (told, KAYAKO_STORE_CHANGE_INSERTED, 1);

  again = kayako_test_await_object (kayako_library_replace_store (fixture->library, store), &error);
  g_assert_no_error (error);
  g_assert_true (again == replaced);
}

#define PAGE 4096

/* All but the beginning. */
static void
damage_file (LibraryFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, LIBRARY_NAME ".db", NULL);
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpint (size, >, 80 * PAGE);
  for (gsize i = 40 * PAGE; i < size; i += 97)
    content[i] = (char) ~content[i];
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

static void
fill_store (LibraryFixture *fixture)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autofree char *subject = g_strnfill (1000, 'x');
  g_autoptr (KayakoStoreChanges) changes = NULL;

  for (gint64 id = 1; id <= 400; id++) {
    KayakoConversation *conversation = kayako_conversation_new (id);

    kayako_conversation_set_subject (conversation, subject);
    kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  }
  changes = kayako_test_await_boxed (kayako_library_apply (fixture->library, batch), NULL);
  g_assert_nonnull (changes);
}

/* What finds damage is written to the store that takes the damaged one's place,
 * in its order, and that is told once. How far somebody had come is not true of
 * that one. */
static void
test_damaged (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoConversation) first = NULL;
  g_autoptr (KayakoConversation) second = NULL;
  DexFuture *told = NULL;
  DexFuture *after = NULL;
  guint n_told = 0;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  fill_store (fixture);
  library_fixture_drop (fixture);
  damage_file (fixture);

  library_fixture_make (fixture);
  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  kayako_library_set_is_current (fixture->library, TRUE);
  g_signal_connect (fixture->library, "notify::error", G_CALLBACK (count_cb), &n_told);
  told = tell_progress (fixture, 401, "What found it");
  after = library_fixture_tell (fixture, 401, "And after");
  library_fixture_await_told (told, KAYAKO_STORE_CHANGE_INSERTED, 401);
  library_fixture_await_told (after, KAYAKO_STORE_CHANGE_UPDATED, 401);
  second = library_fixture_load (fixture, 401);
  g_assert_cmpstr (kayako_conversation_get_subject (second), ==, "And after");
  assert_no_progress (fixture);
  first = library_fixture_load (fixture, 1);
  g_assert_null (first);

  /* That it is so, and that it is over. */
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_no_error (kayako_library_get_error (fixture->library));
  g_assert_false (kayako_library_get_is_current (fixture->library));
}

/* Where nobody waits for another store, what finds damage is refused. */
static void
test_damaged_at_the_end (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (GError) error = NULL;
  DexFuture *told = NULL;
  DexFuture *closed = NULL;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  fill_store (fixture);
  library_fixture_drop (fixture);
  damage_file (fixture);

  library_fixture_make (fixture);
  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  store = kayako_test_await_object (kayako_library_ensure_store (fixture->library), &error);
  g_assert_no_error (error);
  told = library_fixture_tell (fixture, 401, "What found it");
  closed = kayako_library_close (fixture->library);
  error = kayako_test_await_error (told);
  g_assert_nonnull (error);
  kayako_test_await_boolean (closed, NULL);
}

/* What a newer program has saved is left alone, and that is told once. */
static void
test_newer (LibraryFixture *fixture, gconstpointer data)
{
  guint n_told = 0;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  fill_store (fixture);
  library_fixture_drop (fixture);
  library_fixture_set_version (fixture, 0, 99);

  library_fixture_make (fixture);
  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  g_signal_connect (fixture->library, "notify::error", G_CALLBACK (count_cb), &n_told);
  check_in_memory (fixture);
  g_assert_error (kayako_library_get_error (fixture->library), KAYAKO_ERROR,
                  KAYAKO_ERROR_STORE_NEWER);
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_closed (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  kayako_test_await_boolean (kayako_library_close (fixture->library), NULL);
  error = kayako_test_await_error (library_fixture_tell (fixture, 1, "Too late"));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->told->len, ==, 0);
}

static KayakoConversation *
create_conversation (gint64 id, const char *subject)
{
  KayakoConversation *conversation = kayako_conversation_new (id);

  kayako_conversation_set_subject (conversation, subject);
  kayako_conversation_set_created_at (conversation, id);
  return conversation;
}

static void
take (LibraryFixture *fixture, gint64 id, const char *subject)
{
  g_autoptr (GPtrArray) resources = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (resources, create_conversation (id, subject));
  kayako_library_take (fixture->library, resources, 0);
}

static gboolean
is_told_thrice (gpointer data)
{
  return ((LibraryFixture *) data)->told->len == 3;
}

/* What somebody waits for is shown before it is stored. */
static void
test_taken (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoConversation) shown = NULL;
  DexFuture *settled = NULL;

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  library_fixture_await_told (library_fixture_tell (fixture, 1, "Old"),
                              KAYAKO_STORE_CHANGE_INSERTED, 1);
  shown = library_fixture_load (fixture, 1);

  /* On its way there is something older. */
  dex_future_disown (library_fixture_tell (fixture, 1, "Older"));
  take (fixture, 1, "New");
  g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, "New");
  g_assert_cmpuint (kayako_library_get_n_takes (fixture->library), ==, 1);
  settled = kayako_library_settle (fixture->library);
  kayako_test_wait (settled);
  dex_unref (settled);
  kayako_test_wait_until (is_told_thrice, fixture);
  g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, "New");

  library_fixture_drop (fixture);
  g_clear_object (&shown);
  library_fixture_make (fixture);
  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  shown = library_fixture_load (fixture, 1);
  g_assert_cmpstr (kayako_conversation_get_subject (shown), ==, "New");
}

#define N_ROWS 2000

static void
store_rows (LibraryFixture *fixture)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  for (gint64 id = 1; id <= N_ROWS; id++)
    kayako_store_batch_add (batch, KAYAKO_RESOURCE (create_conversation (id, "Stored")));
  changes = kayako_test_await_boxed (kayako_library_apply (fixture->library, batch), &error);
  g_assert_no_error (error);
}

static void
list_rows (LibraryFixture *fixture, KayakoConversationList *list)
{
  g_autoptr (KayakoView) view = kayako_view_new (KAYAKO_VIEW_KIND_ALL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = kayako_test_await_boxed (
      kayako_library_list_conversations (fixture->library, view, 0), &error);

  g_assert_no_error (error);
  kayako_conversation_list_set_keys (list, keys);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *changes)
{
  g_string_append_printf (changes, "%u-%u+%u ", position, removed, added);
}

static gboolean
is_filled (gpointer conversation)
{
  return kayako_conversation_get_subject (conversation) != NULL;
}

static guint
count_objects (LibraryFixture *fixture)
{
  guint n_objects = 0;

  for (gint64 id = 1; id <= N_ROWS; id++)
    n_objects += kayako_registry_lookup (fixture->registry, KAYAKO_TYPE_CONVERSATION, id) != NULL;

  return n_objects;
}

/* A list has ids; objects come when a row asks, and go when others were asked
 * for since. */
static void
test_rows (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoConversationList) list = NULL;
  g_autoptr (KayakoConversation) first = NULL;
  g_autoptr (KayakoConversation) last = NULL;
  g_autoptr (GString) changes = g_string_new (NULL);

  kayako_library_set_place (fixture->library, fixture->folder, LIBRARY_NAME);
  store_rows (fixture);
  list = kayako_conversation_list_new_for_source (KAYAKO_ROW_SOURCE (fixture->library));
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), changes);
  list_rows (fixture, list);
  g_assert_cmpstr (changes->str, ==, "0-0+2000 ");
  g_assert_cmpuint (count_objects (fixture), ==, 0);

  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  last = g_list_model_get_item (G_LIST_MODEL (list), N_ROWS - 1);
  g_assert_cmpint (kayako_conversation_get_id (first), ==, N_ROWS);
  g_assert_cmpint (kayako_conversation_get_id (last), ==, 1);
  g_assert_false (is_filled (first));
  kayako_test_wait_until (is_filled, first);
  g_assert_true (is_filled (last));
  g_assert_cmpuint (count_objects (fixture), ==, 2);

  /* Nothing is new; then something is; then it moves. */
  list_rows (fixture, list);
  g_assert_cmpstr (changes->str, ==, "0-0+2000 ");
  take (fixture, N_ROWS + 1, "New");
  list_rows (fixture, list);
  g_assert_cmpstr (changes->str, ==, "0-0+2000 0-0+1 ");
  kayako_conversation_set_last_replied_at (last, N_ROWS - 1);
  g_assert_cmpstr (changes->str, ==, "0-0+2000 0-0+1 3-1998+1998 ");

  g_clear_object (&first);
  g_clear_object (&last);
  for (guint i = 0; i < N_ROWS; i++) {
    g_autoptr (KayakoConversation) row = g_list_model_get_item (G_LIST_MODEL (list), i);

    g_assert_nonnull (row);
  }
  g_assert_cmpuint (count_objects (fixture), <, N_ROWS);
  g_assert_cmpuint (count_objects (fixture), >, 200);
}

#define ADD(name, func)                                                                            \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/library/stored", test_stored);
  ADD ("/library/nothing-new", test_nothing_new);
  ADD ("/library/kept", test_kept);
  ADD ("/library/no-place", test_no_place);
  ADD ("/library/busy", test_busy);
  ADD ("/library/replaced", test_replaced);
  ADD ("/library/damaged", test_damaged);
  ADD ("/library/damaged-at-the-end", test_damaged_at_the_end);
  ADD ("/library/newer", test_newer);
  ADD ("/library/closed", test_closed);
  ADD ("/library/taken", test_taken);
  ADD ("/library/rows", test_rows);

  return g_test_run ();
}
