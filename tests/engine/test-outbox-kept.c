/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is decided, thought better of, and on the disk all the time. */

#include "kayako-outbox-private.h"

#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-v1-client.h"

#define NAME "somebody"

typedef struct {
  char *folder;                     /* (owned) */
  char *path;                       /* (owned): of the store's file */
  KayakoStore *store;               /* (owned) */
  KayakoOutbox *outbox;             /* (owned): of nobody who can be reached */
  KayakoConversation *conversation; /* (owned) */
} Fixture;

static gboolean
is_loaded (gpointer data)
{
  return !((Fixture *) data)->outbox->expects_store;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new ("http://127.0.0.1:1", NULL);
  g_autoptr (KayakoLink) link = kayako_link_new (KAYAKO_CLIENT (client), "somebody@example.test");
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kayako-outbox-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, NAME ".db", NULL);
  fixture->store = kayako_test_await_object (kayako_store_open (fixture->folder, NAME), &error);
  g_assert_no_error (error);
  fixture->conversation = kayako_conversation_new (1);
  fixture->outbox = kayako_outbox_new (link);
  kayako_outbox_expect_store (fixture->outbox);
  kayako_outbox_set_store (fixture->outbox, fixture->store);
  kayako_test_wait_until (is_loaded, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer store = fixture->store;

  kayako_outbox_drop_store (fixture->outbox);
  g_clear_object (&fixture->outbox);
  g_clear_object (&fixture->conversation);
  kayako_test_await_boolean (kayako_store_close (store), NULL);
  g_object_add_weak_pointer (store, &store);
  g_clear_object (&fixture->store);
  kayako_test_wait_gone (&store);
  kayako_test_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* As another program. */
static char *
run_sql (Fixture *fixture, const char *command)
{
  const char *argv[] = {
    "sqlite3", "-batch", "-cmd", ".timeout 60000", fixture->path, command, NULL
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  char *output = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpint (status, ==, 0);
  return g_strchomp (output);
}

static KayakoOutboxItem *
get_last (Fixture *fixture)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (fixture->outbox, 1);

  return queue != NULL && queue->items->len > 0
             ? g_ptr_array_index (queue->items, queue->items->len - 1)
             : NULL;
}

static gboolean
is_at_rest (gpointer data)
{
  KayakoOutboxItem *item = get_last (data);

  return item != NULL && item->stopped && item->keeping == KAYAKO_KEEPING_KEPT;
}

/* For good, as nothing is tried any more. */
static gboolean
is_unkept (gpointer data)
{
  KayakoOutboxItem *item = get_last (data);

  return item->stopped && item->keeping == KAYAKO_KEEPING_UNKEPT;
}

static void
rename_to (Fixture *fixture, const char *subject)
{
  g_autoptr (KayakoConversationChange) change = kayako_conversation_change_new ();

  kayako_conversation_change_set_subject (change, subject);
  dex_future_disown (kayako_outbox_change (fixture->outbox, fixture->conversation, change));
}

static void
assert_rows (Fixture *fixture, const char *expected)
{
  g_autofree char *rows = run_sql (fixture, "SELECT client_id FROM outbox");

  g_assert_cmpstr (rows, ==, expected);
}

static char *
dup_last_id (Fixture *fixture)
{
  return g_strdup (
      kayako_message_get_client_id (kayako_send_get_message (get_last (fixture)->send)));
}

/* From now on the disk takes nothing new. */
static void
fill_disk (Fixture *fixture)
{
  g_autofree char *output =
      run_sql (fixture, "CREATE TRIGGER full BEFORE INSERT ON outbox "
                        "BEGIN SELECT raise (ABORT, 'database or disk is full'); END");

  g_assert_cmpstr (output, ==, "");
}

static void
assert_place_taken (Fixture *fixture)
{
  g_autofree char *id = dup_last_id (fixture);

  kayako_test_wait_until (is_at_rest, fixture);
  assert_rows (fixture, id);
}

/* What is chosen anew takes the place of what was chosen before, and that leaves the
 * disk at no other moment. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  rename_to (fixture, "First");
  kayako_test_wait_until (is_at_rest, fixture);
  rename_to (fixture, "Second");
  assert_place_taken (fixture);

  id = dup_last_id (fixture);
  fill_disk (fixture);
  rename_to (fixture, "Third");
  kayako_test_wait_until (is_unkept, fixture);
  assert_rows (fixture, id);
}

static void
rate (Fixture *fixture, KayakoScore score, const char *comment)
{
  dex_future_disown (kayako_outbox_rate (fixture->outbox, fixture->conversation, score, comment));
}

static void
test_rated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  rate (fixture, KAYAKO_SCORE_GOOD, "First");
  kayako_test_wait_until (is_at_rest, fixture);
  rate (fixture, KAYAKO_SCORE_BAD, "Second");
  assert_place_taken (fixture);

  id = dup_last_id (fixture);
  fill_disk (fixture);
  rate (fixture, KAYAKO_SCORE_GOOD, "Third");
  kayako_test_wait_until (is_unkept, fixture);
  assert_rows (fixture, id);
}

/* The writer does one thing after the other. */
static void
let_write (Fixture *fixture)
{
  kayako_test_await_boolean (kayako_store_settle_intents (fixture->store, "none", 1), NULL);
}

static void
assert_remembered (Fixture *fixture, const char *expected)
{
  g_autofree char *versions =
      run_sql (fixture, "SELECT key, coalesce (subject, '-'), text FROM draft_version");

  g_assert_cmpstr (versions, ==, expected);
  assert_rows (fixture, "");
}

/* What is given up is in the history of what is written there. */
static void
test_rating_discarded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoMessage) message = NULL;
  g_autofree char *text = NULL;

  rate (fixture, KAYAKO_SCORE_BAD, "Too slow");
  kayako_test_wait_until (is_at_rest, fixture);
  message = g_object_ref (kayako_send_get_message (get_last (fixture)->send));
  text = kayako_outbox_discard (fixture->outbox, message, NULL);
  g_assert_cmpstr (text, ==, "Too slow");
  let_write (fixture);
  assert_remembered (fixture, "conversation:1|-|Too slow");
}

static gboolean
has_begun_kept (gpointer data)
{
  KayakoOutboxItem *item = kayako_outbox_get_first (((Fixture *) data)->outbox, 0);

  return item != NULL && item->stopped && item->keeping == KAYAKO_KEEPING_KEPT;
}

static void
test_beginning_discarded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new ("A question", "Where is it?", "abc");
  g_autofree char *text = NULL;

  dex_future_disown (kayako_outbox_begin (fixture->outbox, draft));
  kayako_test_wait_until (has_begun_kept, fixture);
  text = kayako_outbox_discard (
      fixture->outbox, kayako_send_get_message (kayako_outbox_get_first (fixture->outbox, 0)->send),
      NULL);
  g_assert_cmpstr (text, ==, "Where is it?");
  let_write (fixture);
  assert_remembered (fixture, "new:abc|A question|Where is it?");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/outbox/kept/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/outbox/kept/rated", Fixture, NULL, set_up, test_rated, tear_down);
  g_test_add ("/outbox/kept/rating-discarded", Fixture, NULL, set_up, test_rating_discarded,
              tear_down);
  g_test_add ("/outbox/kept/beginning-discarded", Fixture, NULL, set_up, test_beginning_discarded,
              tear_down);

  return g_test_run ();
}
