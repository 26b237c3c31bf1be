/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts, their history, and the outbox. */

#include "kayako-error.h"
#include "kayako-store-fixture.h"

#define MINUTE (60 * G_GINT64_CONSTANT (1000))
#define DAY    (24 * 60 * MINUTE)
#define NOW    (20000 * DAY)

static void
save (KayakoStoreFixture *fixture, const char *key, const char *text, gint64 saved_at)
{
  g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new (key, text);

  draft->saved_at = saved_at;
  kayako_store_fixture_await (kayako_store_save_draft (fixture->store, draft));
}

static GPtrArray *
list_versions (KayakoStoreFixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions =
      kayako_test_await_boxed (kayako_store_list_draft_versions (fixture->store, key), &error);

  g_assert_no_error (error);

  return versions;
}

static const char *
get_text (GPtrArray *drafts, guint position)
{
  const KayakoStoredDraft *draft = NULL;

  g_assert_cmpint (position, <, drafts->len);
  draft = drafts->pdata[position];

  return draft->text;
}

/* Everything of it comes back, after the program has ended too. */
static void
test_draft (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new ("new:1", "Grüße, 世界");
  g_autoptr (KayakoStoredDraft) loaded = NULL;
  g_autoptr (KayakoStoredDraft) none = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  draft->conversation_id = 7;
  draft->subject = g_strdup ("Subject");
  draft->caret = 3;
  draft->saved_at = NOW;
  draft->options = g_variant_ref_sink (g_variant_new_parsed ("{'status': <@x 4>}"));
  draft->files =
      g_variant_ref_sink (g_variant_new_parsed ("[('/tmp/a.png', 'a.png', 'image/png', @x 12)]"));
  kayako_store_fixture_open (fixture);
  kayako_store_fixture_await (kayako_store_save_draft (fixture->store, draft));
  kayako_store_fixture_close (fixture);
  kayako_store_fixture_open (fixture);

  loaded = kayako_test_await_boxed (kayako_store_load_draft (fixture->store, "new:1"), NULL);
  g_assert_cmpstr (loaded->text, ==, draft->text);
  g_assert_cmpstr (loaded->subject, ==, "Subject");
  g_assert_cmpint (loaded->conversation_id, ==, 7);
  g_assert_cmpint (loaded->caret, ==, 3);
  g_assert_cmpint (loaded->saved_at, ==, NOW);
  g_assert_true (g_variant_equal (loaded->options, draft->options));
  g_assert_true (g_variant_equal (loaded->files, draft->files));

  none = kayako_test_await_boxed (kayako_store_load_draft (fixture->store, "new:2"), NULL);
  g_assert_null (none);
  drafts = kayako_test_await_boxed (kayako_store_list_drafts (fixture->store), NULL);
  g_assert_cmpint (drafts->len, ==, 1);
}

/* A minute of typing is one version; what takes most of it away is another. */
static void
test_versions (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (KayakoStoredDraft) loaded = NULL;

  kayako_store_fixture_open (fixture);
  save (fixture, "c:1", "H", NOW);
  save (fixture, "c:1", "Hello", NOW + 1000);
  save (fixture, "c:2", "Other", NOW + 1500);
  save (fixture, "c:1", "Hello there", NOW + 2000);
  save (fixture, "c:1", "H", NOW + 3000);
  save (fixture, "c:1", "Hi", NOW + 4000);
  save (fixture, "c:1", "Hi", NOW + 5 * MINUTE);
  save (fixture, "c:1", "Hi Ada", NOW + 6 * MINUTE);
  kayako_store_fixture_await (kayako_store_clear_draft (fixture->store, "c:1"));

  versions = list_versions (fixture, "c:1");
  g_assert_cmpint (versions->len, ==, 3);
  g_assert_cmpstr (get_text (versions, 0), ==, "Hi Ada");
  g_assert_cmpstr (get_text (versions, 1), ==, "Hi");
  g_assert_cmpstr (get_text (versions, 2), ==, "Hello there");
  loaded = kayako_test_await_boxed (kayako_store_load_draft (fixture->store, "c:1"), NULL);
  g_assert_null (loaded);
}

/* What takes the place of a text is another one, however soon and however long. */
static void
test_versions_replaced (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;

  kayako_store_fixture_open (fixture);
  save (fixture, "c:1", "First words", NOW);
  save (fixture, "c:1", "Quite another and longer text", NOW + 1000);
  save (fixture, "c:1", "Quite another, and a longer text", NOW + 2000);
  save (fixture, "c:1", "Hello! Quite another, and a longer text", NOW + 3000);

  versions = list_versions (fixture, "c:1");
  g_assert_cmpint (versions->len, ==, 2);
  g_assert_cmpstr (get_text (versions, 0), ==, "Hello! Quite another, and a longer text");
  g_assert_cmpstr (get_text (versions, 1), ==, "First words");
}

/* What is begun after something was sent or thrown away takes nothing from it, and
 * neither does what is asked to stand apart. */
static void
test_versions_apart (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoStoredDraft) apart = kayako_stored_draft_new ("c:1", "Restored, long ago");
  g_autoptr (GPtrArray) versions = NULL;

  kayako_store_fixture_open (fixture);
  save (fixture, "c:1", "Sent", NOW);
  kayako_store_fixture_await (kayako_store_clear_draft (fixture->store, "c:1"));
  save (fixture, "c:1", "Written after it", NOW + 1000);
  apart->saved_at = NOW + 2000;
  apart->is_apart = TRUE;
  kayako_store_fixture_await (kayako_store_save_draft (fixture->store, apart));
  save (fixture, "c:1", "Restored, long ago. Changed.", NOW + 3000);

  versions = list_versions (fixture, "c:1");
  g_assert_cmpint (versions->len, ==, 3);
  g_assert_cmpstr (get_text (versions, 0), ==, "Restored, long ago. Changed.");
  g_assert_cmpstr (get_text (versions, 1), ==, "Written after it");
  g_assert_cmpstr (get_text (versions, 2), ==, "Sent");
}

static void
test_versions_age (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  kayako_store_fixture_open (fixture);
  save (fixture, "c:1", "Old", NOW);
  save (fixture, "c:2", "New", NOW + 30 * DAY);
  before = list_versions (fixture, "c:1");
  g_assert_cmpint (before->len, ==, 1);
  save (fixture, "c:2", "Newer", NOW + 30 * DAY + 1);
  after = list_versions (fixture, "c:1");
  g_assert_cmpint (after->len, ==, 0);
}

static KayakoIntent *
create_intent (const char *client_id, gint64 conversation_id)
{
  g_autoptr (GBytes) payload = g_bytes_new ("payload\0with anything", 21);
  KayakoIntent *intent = kayako_intent_new (client_id, "reply", payload);

  intent->conversation_id = conversation_id;
  intent->created_at = NOW;
  intent->not_before = NOW + 5000;

  return intent;
}

static gint64
add (KayakoStoreFixture *fixture, const char *client_id, gint64 conversation_id)
{
  g_autoptr (KayakoIntent) intent = create_intent (client_id, conversation_id);

  return kayako_store_fixture_await_int64 (kayako_store_add_intent (fixture->store, intent, NULL));
}

static GPtrArray *
list_intents (KayakoStoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *intents = kayako_test_await_boxed (kayako_store_list_intents (fixture->store), &error);

  g_assert_no_error (error);

  return intents;
}

/* Those of a conversation keep their order, and none is there twice. */
static void
test_outbox (KayakoStoreFixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "e", "b", "d", "a", "c" };
  g_autoptr (KayakoIntent) local = create_intent ("e", 0);
  g_autoptr (GPtrArray) intents = NULL;
  gint64 id = 0;

  kayako_store_fixture_open (fixture);
  id = add (fixture, "a", 9);
  add (fixture, "b", 5);
  add (fixture, "c", 9);
  add (fixture, "d", 5);
  g_assert_cmpint (add (fixture, "a", 9), ==, id);
  local->local_id = g_strdup ("new:1");
  kayako_store_fixture_await_int64 (kayako_store_add_intent (fixture->store, local, NULL));

  intents = list_intents (fixture);
  g_assert_cmpint (intents->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < intents->len; i++) {
    const KayakoIntent *intent = intents->pdata[i];

    g_assert_cmpstr (intent->client_id, ==, expected[i]);
    g_assert_cmpint (g_bytes_get_size (intent->payload), ==, 21);
    g_assert_cmpint (intent->not_before, ==, NOW + 5000);
  }
}

static void
test_outbox_update (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) why = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_REJECTED, "No");
  g_autoptr (GError) missing = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (KayakoIntent) intent = NULL;
  KayakoIntent *loaded = NULL;

  kayako_store_fixture_open (fixture);
  add (fixture, "a", 9);
  before = list_intents (fixture);
  intent = kayako_intent_copy (before->pdata[0]);
  intent->state = KAYAKO_INTENT_STATE_FAILED;
  intent->attempts = 2;
  intent->attempted_at = NOW + 1;
  kayako_intent_set_error (intent, why);
  kayako_store_fixture_await (kayako_store_update_intent (fixture->store, intent));

  after = list_intents (fixture);
  loaded = after->pdata[0];
  g_assert_cmpint (loaded->state, ==, KAYAKO_INTENT_STATE_FAILED);
  g_assert_cmpint (loaded->attempts, ==, 2);
  g_assert_cmpint (loaded->attempted_at, ==, NOW + 1);
  g_assert_cmpstr (loaded->error_domain, ==, g_quark_to_string (KAYAKO_ERROR));
  g_assert_cmpint (loaded->error_code, ==, KAYAKO_ERROR_REJECTED);
  g_assert_cmpstr (loaded->error_text, ==, "No");

  g_set_str (&intent->client_id, "gone");
  missing = kayako_test_await_error (kayako_store_update_intent (fixture->store, intent));
  g_assert_error (missing, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND);
}

/* What was written is either a draft or in the outbox. */
static void
test_draft_and_outbox (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoIntent) intent = create_intent ("a", 1);
  g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new ("c:1", "Hello");
  g_autoptr (KayakoStoredDraft) sent = NULL;
  g_autoptr (KayakoStoredDraft) back = NULL;
  g_autoptr (KayakoStoredDraft) kept = NULL;
  g_autoptr (GPtrArray) intents = NULL;
  g_autoptr (GError) missing = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_fixture_await (kayako_store_save_draft (fixture->store, draft));
  kayako_store_fixture_await_int64 (kayako_store_add_intent (fixture->store, intent, "c:1"));
  sent = kayako_test_await_boxed (kayako_store_load_draft (fixture->store, "c:1"), NULL);
  g_assert_null (sent);

  kayako_store_fixture_await (kayako_store_remove_intent (fixture->store, "a", draft));
  back = kayako_test_await_boxed (kayako_store_load_draft (fixture->store, "c:1"), NULL);
  g_assert_cmpstr (back->text, ==, "Hello");
  intents = list_intents (fixture);
  g_assert_cmpint (intents->len, ==, 0);

  /* One that has left does not become a draft a second time. */
  g_set_str (&draft->text, "Again");
  missing = kayako_test_await_error (kayako_store_remove_intent (fixture->store, "a", draft));
  g_assert_error (missing, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND);
  kept = kayako_test_await_boxed (kayako_store_load_draft (fixture->store, "c:1"), NULL);
  g_assert_cmpstr (kept->text, ==, "Hello");
}

/* The program ended while something was on its way. */
static void
test_outbox_reopened (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  KayakoIntent *intent = NULL;

  kayako_store_fixture_open (fixture);
  add (fixture, "a", 9);
  add (fixture, "b", 9);
  before = list_intents (fixture);
  intent = before->pdata[0];
  intent->state = KAYAKO_INTENT_STATE_SENDING;
  kayako_store_fixture_await (kayako_store_update_intent (fixture->store, intent));
  kayako_store_fixture_close (fixture);

  kayako_store_fixture_open (fixture);
  after = list_intents (fixture);
  intent = after->pdata[0];
  g_assert_cmpint (intent->state, ==, KAYAKO_INTENT_STATE_UNCLEAR);
  intent = after->pdata[1];
  g_assert_cmpint (intent->state, ==, KAYAKO_INTENT_STATE_WAITING);
}

/* A conversation gets its number; and what was sent goes as it comes back. */
static void
test_outbox_settled (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoIntent) local = create_intent ("a", 0);
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (GPtrArray) settled = NULL;
  g_autoptr (GPtrArray) finished = NULL;
  KayakoIntent *intent = NULL;

  kayako_store_fixture_open (fixture);
  local->local_id = g_strdup ("new:1");
  kayako_store_fixture_await_int64 (kayako_store_add_intent (fixture->store, local, NULL));
  kayako_store_fixture_await (kayako_store_settle_intents (fixture->store, "new:1", 12));
  settled = list_intents (fixture);
  intent = settled->pdata[0];
  g_assert_cmpint (intent->conversation_id, ==, 12);
  g_assert_null (intent->local_id);

  kayako_store_batch_add_message (batch, 12, kayako_store_fixture_message (3, "Hello"));
  kayako_store_batch_finish_intent (batch, intent->id);
  kayako_store_fixture_store (fixture, batch);
  finished = list_intents (fixture);
  g_assert_cmpint (finished->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func)                                                                            \
  g_test_add (path, KayakoStoreFixture, NULL, kayako_store_fixture_set_up, func,                   \
              kayako_store_fixture_tear_down)
  ADD ("/store-writing/draft", test_draft);
  ADD ("/store-writing/versions", test_versions);
  ADD ("/store-writing/versions-apart", test_versions_apart);
  ADD ("/store-writing/versions-replaced", test_versions_replaced);
  ADD ("/store-writing/versions-age", test_versions_age);
  ADD ("/store-writing/outbox", test_outbox);
  ADD ("/store-writing/outbox-update", test_outbox_update);
  ADD ("/store-writing/draft-and-outbox", test_draft_and_outbox);
  ADD ("/store-writing/outbox-reopened", test_outbox_reopened);
  ADD ("/store-writing/outbox-settled", test_outbox_settled);

  return g_test_run ();
}
