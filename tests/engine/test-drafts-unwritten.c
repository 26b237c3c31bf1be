/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was sent while the disk took nothing: it is a draft or a message there, and
 * never neither or both. */

#include "kayako-drafts.h"
#include "kayako-outbox-private.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-v1-client.h"

#define NAME "somebody"

typedef struct {
  char *folder;           /* (owned) */
  char *path;             /* (owned): of the store's file */
  KayakoOutbox *outbox;   /* (owned): of nobody who can be reached */
  KayakoLibrary *library; /* (owned) */
  KayakoDrafts *drafts;   /* (owned) */
} Fixture;

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (kayako_drafts_save (fixture->drafts), &error);
  g_assert_no_error (error);
}

static void
make_drafts (Fixture *fixture)
{
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new ("http://127.0.0.1:1", NULL);
  g_autoptr (KayakoLink) link = kayako_link_new (KAYAKO_CLIENT (client), "somebody@example.test");

  fixture->outbox = kayako_outbox_new (link);
  fixture->library = kayako_library_new (kayako_link_get_registry (link));
  fixture->drafts = kayako_drafts_new (fixture->outbox, fixture->library);
  kayako_library_set_place (fixture->library, fixture->folder, NAME);
  kayako_drafts_open (fixture->drafts);
  save (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("kayako-drafts-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, NAME ".db", NULL);
  make_drafts (fixture);
}

static void
drop_drafts (Fixture *fixture)
{
  gpointer gone = fixture->drafts;

  g_object_add_weak_pointer (gone, &gone);
  kayako_test_await_boolean (kayako_drafts_close (fixture->drafts), NULL);
  g_clear_object (&fixture->drafts);
  g_clear_object (&fixture->library);
  kayako_test_wait_gone (&gone);
  g_clear_object (&fixture->outbox);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  drop_drafts (fixture);
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

/* From now on the disk has no room for it. */
static void
fill (Fixture *fixture, const char *change)
{
  g_autofree char *command =
      g_strdup_printf ("CREATE TRIGGER full BEFORE %s "
                       "BEGIN SELECT raise (ABORT, 'database or disk is full'); END",
                       change);
  g_autofree char *output = run_sql (fixture, command);

  g_assert_cmpstr (output, ==, "");
}

static void
make_room (Fixture *fixture)
{
  g_autofree char *output = run_sql (fixture, "DROP TRIGGER full");

  g_assert_cmpstr (output, ==, "");
}

static void
assert_stored (Fixture *fixture, const char *draft, guint n_messages)
{
  g_autofree char *expected = g_strdup_printf ("%s|%u", draft, n_messages);
  g_autofree char *found =
      run_sql (fixture, "SELECT coalesce ((SELECT replace (text, char (10), '/') FROM draft), ''),"
                        " (SELECT count (*) FROM outbox)");

  g_assert_cmpstr (found, ==, expected);
}

static KayakoOutboxItem *
get_item (Fixture *fixture, guint position)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (fixture->outbox, 1);

  return queue != NULL && position < queue->items->len ? g_ptr_array_index (queue->items, position)
                                                       : NULL;
}

static gboolean
is_unkept (gpointer data)
{
  KayakoOutboxItem *item = get_item (data, 0);

  return item->stopped && item->keeping == KAYAKO_KEEPING_UNKEPT;
}

static gboolean
is_kept (gpointer data)
{
  KayakoOutboxItem *item = get_item (data, 0);

  return item != NULL && item->keeping == KAYAKO_KEEPING_KEPT;
}

static gboolean
is_second_kept (gpointer data)
{
  KayakoOutboxItem *item = get_item (data, 1);

  return item != NULL && item->keeping == KAYAKO_KEEPING_KEPT;
}

static void
send (Fixture *fixture, const char *text)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *key = NULL;

  kayako_drafts_set_text (fixture->drafts, 1, text);
  key = kayako_drafts_hand_over (fixture->drafts, 1, text, &files);
  dex_future_disown (
      kayako_outbox_send_files (fixture->outbox, conversation, text, files, 0, 0, key));
}

/* Sent, and on the disk as a draft. */
static void
send_unkept (Fixture *fixture)
{
  fill (fixture, "INSERT ON outbox");
  send (fixture, "First");
  kayako_test_wait_until (is_unkept, fixture);
  save (fixture);
  assert_stored (fixture, "First", 0);
  make_room (fixture);
}

static gboolean
keep (Fixture *fixture)
{
  return kayako_test_await_boolean (kayako_outbox_keep (fixture->outbox, get_item (fixture, 0)),
                                    NULL);
}

/* It stops being a draft when it is a message, and not after that. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  send_unkept (fixture);
  kayako_drafts_set_text (fixture->drafts, 1, "Typed");
  save (fixture);
  assert_stored (fixture, "First//Typed", 0);

  fill (fixture, "UPDATE ON draft");
  g_assert_false (keep (fixture));
  assert_stored (fixture, "First//Typed", 0);
  make_room (fixture);
  g_assert_true (keep (fixture));
  assert_stored (fixture, "Typed", 1);

  drop_drafts (fixture);
  make_drafts (fixture);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "Typed");
  kayako_test_wait_until (is_kept, fixture);
}

/* What is sent after it does not take it away with its own draft. */
static void
test_followed (Fixture *fixture, gconstpointer data)
{
  send_unkept (fixture);
  send (fixture, "Second");
  kayako_test_wait_until (is_second_kept, fixture);
  assert_stored (fixture, "", 2);

  drop_drafts (fixture);
  make_drafts (fixture);
  g_assert_cmpstr (kayako_drafts_get_text (fixture->drafts, 1), ==, "");
  kayako_test_wait_until (is_kept, fixture);
  g_assert_cmpstr (
      kayako_message_get_content_text (kayako_send_get_message (get_item (fixture, 0)->send)), ==,
      "First");
  g_assert_nonnull (get_item (fixture, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/drafts/unwritten/once", Fixture, NULL, set_up, test_once, tear_down);
  g_test_add ("/drafts/unwritten/followed", Fixture, NULL, set_up, test_followed, tear_down);

  return g_test_run ();
}
