/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is decided, thought better of, and on the disk all the time. */

#include "kayako-error.h"
#include "kayako-outbox-private.h"

#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-transcript.h"
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

/* All that the disk knows, in its order, but for what kept it from leaving: what is
 * behind another has tried nothing yet. A beginning may have been tried again. */
static char *
dup_all (Fixture *fixture)
{
  return run_sql (fixture, "SELECT client_id, intent, conversation_id,"
                           " CASE intent WHEN 'conversation' THEN '' ELSE hex (payload) END,"
                           " replace (state, 'unclear', 'waiting'),"
                           " not_before, created_at FROM outbox"
                           " ORDER BY conversation_id, position");
}

static char *
dup_queue (Fixture *fixture, gint64 conversation_id)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (fixture->outbox, conversation_id);
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < queue->items->len; i++) {
    KayakoOutboxItem *item = queue->items->pdata[i];

    g_string_append_printf (texts, "%s/",
                            kayako_message_get_content_text (kayako_send_get_message (item->send)));
  }
  return g_string_free (texts, FALSE);
}

/* Waits until all is on the disk. */
static gboolean
is_quiet (gpointer data)
{
  Fixture *fixture = data;
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, fixture->outbox->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoOutboxQueue *queue = value;

    for (guint i = 0; i < queue->items->len; i++) {
      KayakoOutboxItem *item = queue->items->pdata[i];

      if (item->keeping != KAYAKO_KEEPING_KEPT || item->is_under_way)
        return FALSE;
    }
  }

  return TRUE;
}

/* What is first waits for a connection. */
static gboolean
has_stopped (gpointer data)
{
  KayakoOutboxItem *item = kayako_outbox_get_first (((Fixture *) data)->outbox, 1);

  return item->stopped && is_quiet (data);
}

typedef struct {
  KayakoIntent *intent; /* (owned) */
  guint64 order;
} Discarded;

static Discarded
discard (Fixture *fixture, gint64 conversation_id, guint position)
{
  KayakoOutboxQueue *queue = kayako_outbox_get_queue (fixture->outbox, conversation_id);
  KayakoOutboxItem *item = queue->items->pdata[position];
  g_autoptr (KayakoMessage) message = g_object_ref (kayako_send_get_message (item->send));
  guint n_before = kayako_outbox_get_n_messages (fixture->outbox);
  Discarded discarded = { 0 };
  g_autofree char *text = NULL;

  discarded.intent = kayako_outbox_create_intent (fixture->outbox, message, &discarded.order);
  text = kayako_outbox_discard (fixture->outbox, message, NULL);
  g_assert_nonnull (text);
  g_assert_cmpuint (kayako_outbox_get_n_messages (fixture->outbox), ==, n_before - 1);
  return discarded;
}

static gboolean
put_back (Fixture *fixture, Discarded *discarded)
{
  guint n_before = kayako_outbox_get_n_messages (fixture->outbox);
  gboolean is_back = kayako_outbox_put_back (fixture->outbox, discarded->intent, discarded->order);

  g_assert_cmpuint (kayako_outbox_get_n_messages (fixture->outbox), ==, n_before + is_back);
  /* Not twice. */
  g_assert_false (kayako_outbox_put_back (fixture->outbox, discarded->intent, discarded->order) &&
                  is_back);
  g_clear_pointer (&discarded->intent, kayako_intent_free);
  kayako_test_wait_until (is_quiet, fixture);
  return is_back;
}

static void
assert_queue (Fixture *fixture, const char *expected)
{
  g_autofree char *texts = dup_queue (fixture, 1);

  g_assert_cmpstr (texts, ==, expected);
}

static void
assert_all (Fixture *fixture, const char *expected)
{
  g_autofree char *all = dup_all (fixture);

  g_assert_cmpstr (all, ==, expected);
}

/* As the thread shows them. */
static void
assert_transcript (KayakoTranscript *transcript, const char *expected)
{
  GListModel *messages = G_LIST_MODEL (kayako_transcript_get_messages (transcript));
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (messages); i++) {
    g_autoptr (KayakoMessage) message = g_list_model_get_item (messages, i);

    g_string_append_printf (texts, "%s/", kayako_message_get_content_text (message));
  }
  g_assert_cmpstr (texts->str, ==, expected);
}

/* Where it was, whatever else was discarded. What is behind may be tried meanwhile: nothing
 * overtakes that. */
static void
test_replies_put_back (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "A", "B", "C" };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (KayakoTranscript) transcript = kayako_transcript_new (fixture->outbox, 1);
  g_autofree char *before = NULL;
  Discarded first = { 0 };
  Discarded second = { 0 };

  g_ptr_array_add (files, g_object_new (KAYAKO_TYPE_ATTACHMENT, "name", "leak.jpg", "url",
                                        "file:///nowhere/leak.jpg", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dex_future_disown (kayako_outbox_send_files (fixture->outbox, fixture->conversation, texts[i],
                                                 i == 1 ? files : NULL, 0, 0, NULL));
  kayako_test_wait_until (is_quiet, fixture);
  kayako_test_wait_until (has_stopped, fixture);
  before = dup_all (fixture);

  kayako_test_wait_until (has_stopped, fixture);
  first = discard (fixture, 1, 0);
  kayako_test_wait_until (has_stopped, fixture);
  second = discard (fixture, 1, 0);
  let_write (fixture);
  assert_queue (fixture, "C/");
  {
    g_autofree char *id = dup_last_id (fixture);

    assert_rows (fixture, id);
  }
  kayako_test_wait_until (has_stopped, fixture);
  g_assert_true (put_back (fixture, &first));
  assert_queue (fixture, "A/C/");
  kayako_test_wait_until (has_stopped, fixture);
  g_assert_true (put_back (fixture, &second));
  assert_queue (fixture, "A/B/C/");
  assert_transcript (transcript, "A/B/C/");
  assert_all (fixture, before);

  kayako_test_wait_until (has_stopped, fixture);
  first = discard (fixture, 1, 0);
  kayako_test_wait_until (has_stopped, fixture);
  second = discard (fixture, 1, 1);
  kayako_test_wait_until (has_stopped, fixture);
  g_assert_true (put_back (fixture, &second));
  kayako_test_wait_until (has_stopped, fixture);
  g_assert_true (put_back (fixture, &first));
  assert_queue (fixture, "A/B/C/");
  assert_all (fixture, before);
}

/* It shows again, unless something else has been chosen. */
static void
test_change_put_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  Discarded discarded = { 0 };

  kayako_conversation_set_subject (fixture->conversation, "As it was");
  rename_to (fixture, "First");
  kayako_test_wait_until (is_at_rest, fixture);
  before = dup_all (fixture);
  discarded = discard (fixture, 1, 0);
  let_write (fixture);
  assert_rows (fixture, "");
  g_assert_cmpstr (kayako_conversation_get_subject (fixture->conversation), ==, "As it was");
  g_assert_true (put_back (fixture, &discarded));
  g_assert_cmpstr (kayako_conversation_get_subject (fixture->conversation), ==, "First");
  assert_all (fixture, before);

  discarded = discard (fixture, 1, 0);
  rename_to (fixture, "Second");
  kayako_test_wait_until (is_at_rest, fixture);
  g_assert_false (put_back (fixture, &discarded));
  g_assert_cmpstr (kayako_conversation_get_subject (fixture->conversation), ==, "Second");
  assert_place_taken (fixture);
}

static void
test_tasks_put_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new ("A question", "Where is it?", "abc");
  g_autofree char *before = NULL;
  Discarded rating = { 0 };
  Discarded beginning = { 0 };

  rate (fixture, KAYAKO_SCORE_BAD, "Too slow");
  dex_future_disown (kayako_outbox_begin (fixture->outbox, draft));
  kayako_test_wait_until (is_at_rest, fixture);
  kayako_test_wait_until (has_begun_kept, fixture);
  before = dup_all (fixture);
  rating = discard (fixture, 1, 0);
  beginning = discard (fixture, 0, 0);
  let_write (fixture);
  assert_rows (fixture, "");
  g_assert_true (put_back (fixture, &rating));
  g_assert_true (put_back (fixture, &beginning));
  assert_all (fixture, before);
  g_assert_cmpstr (kayako_conversation_draft_get_subject (
                       kayako_outbox_get_first (fixture->outbox, 0)->beginning),
                   ==, "A question");
  {
    g_autofree char *texts = dup_queue (fixture, 0);

    g_assert_cmpstr (texts, ==, "Where is it?/");
  }
}

/* What may have arrived is not overtaken by what is put back: what comes of that would
 * be taken for what was there before. */
static void
test_put_back_behind (Fixture *fixture, gconstpointer data)
{
  KayakoOutboxItem *item = NULL;
  gint64 newest_id = 0;
  Discarded discarded = { 0 };

  dex_future_disown (kayako_outbox_send (fixture->outbox, fixture->conversation, "A", 0, NULL));
  dex_future_disown (kayako_outbox_send (fixture->outbox, fixture->conversation, "B", 0, NULL));
  kayako_test_wait_until (is_quiet, fixture);
  kayako_test_wait_until (has_stopped, fixture);
  discarded = discard (fixture, 1, 0);
  kayako_test_wait_until (has_stopped, fixture);
  item = kayako_outbox_get_first (fixture->outbox, 1);
  kayako_send_note_attempt (item->send);
  g_assert_true (put_back (fixture, &discarded));
  assert_queue (fixture, "B/A/");

  newest_id = kayako_send_get_newest_id (item->send);
  kayako_send_note_newest (item->send, newest_id + 1);
  g_assert_cmpint (kayako_send_get_newest_id (item->send), ==, newest_id);
}

/* A newer program has had the file meanwhile: it can be read only. */
static void
open_as_of_newer (Fixture *fixture)
{
  g_autoptr (KayakoLink) link = g_object_ref (fixture->outbox->link);
  g_autoptr (GError) error = NULL;

  kayako_outbox_drop_store (fixture->outbox);
  g_clear_object (&fixture->outbox);
  kayako_test_await_boolean (kayako_store_close (fixture->store), NULL);
  g_clear_object (&fixture->store);
  g_free (run_sql (fixture, "PRAGMA user_version = 65635"));
  fixture->store = kayako_test_await_object (kayako_store_open (fixture->folder, NAME), &error);
  g_assert_no_error (error);
  g_assert_error (kayako_store_get_refusal (fixture->store), KAYAKO_ERROR,
                  KAYAKO_ERROR_STORE_NEWER);
  fixture->outbox = kayako_outbox_new (link);
  kayako_outbox_expect_store (fixture->outbox);
  kayako_outbox_set_store (fixture->outbox, fixture->store);
  kayako_test_wait_until (is_loaded, fixture);
}

/* What cannot be taken from the disk stays: the next start would send it, or make it
 * after what was decided later. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  KayakoOutboxQueue *queue = NULL;
  KayakoOutboxItem *change = NULL;
  KayakoOutboxItem *reply = NULL;

  kayako_conversation_set_subject (fixture->conversation, "As it was");
  rename_to (fixture, "First");
  kayako_test_wait_until (is_at_rest, fixture);
  dex_future_disown (kayako_outbox_send (fixture->outbox, fixture->conversation, "A", 0, NULL));
  kayako_test_wait_until (is_quiet, fixture);
  open_as_of_newer (fixture);

  queue = kayako_outbox_get_queue (fixture->outbox, 1);
  g_assert_cmpuint (queue->items->len, ==, 2);
  change = queue->items->pdata[0];
  reply = queue->items->pdata[1];
  g_assert_null (
      kayako_outbox_discard (fixture->outbox, kayako_send_get_message (reply->send), NULL));
  g_assert_null (
      kayako_outbox_discard (fixture->outbox, kayako_send_get_message (change->send), NULL));
  rename_to (fixture, "Second");
  g_assert_cmpuint (queue->items->len, ==, 3);
  g_assert_true (kayako_outbox_item_is_held (fixture->outbox, change));
  g_assert_true (kayako_outbox_item_is_held (fixture->outbox, reply));
  g_assert_false (kayako_change_is_empty (change->change));
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
  g_test_add ("/outbox/kept/replies-put-back", Fixture, NULL, set_up, test_replies_put_back,
              tear_down);
  g_test_add ("/outbox/kept/put-back-behind", Fixture, NULL, set_up, test_put_back_behind,
              tear_down);
  g_test_add ("/outbox/kept/held", Fixture, NULL, set_up, test_held, tear_down);
  g_test_add ("/outbox/kept/change-put-back", Fixture, NULL, set_up, test_change_put_back,
              tear_down);
  g_test_add ("/outbox/kept/tasks-put-back", Fixture, NULL, set_up, test_tasks_put_back, tear_down);

  return g_test_run ();
}
