/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An account's search as somebody types, over a real store. */

#include "kayako-account-private.h"
#include "kayako-engine-fixture.h"
#include "kayako-library.h"

#include <string.h>

typedef struct {
  KayakoAccount *account; /* (owned) */
  KayakoSearch *search;   /* (owned) */
  guint n_changes;        /* of the list */
} Desk;

static void
add (KayakoStoreBatch *batch, gint64 id, const char *subject, const char *name, const char *text)
{
  KayakoConversation *conversation = kayako_conversation_new (id);
  KayakoMessage *message = kayako_message_new (id * 10);
  g_autoptr (KayakoUser) user = kayako_user_new (100 + id);

  kayako_user_set_full_name (user, name);
  kayako_conversation_set_subject (conversation, subject);
  kayako_conversation_set_requester (conversation, user);
  kayako_message_set_content_text (message, text);
  kayako_message_set_creator (message, user);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  kayako_store_batch_add_message (batch, id, message);
}

static void
apply (KayakoAccount *account, KayakoStoreBatch *batch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoStoreChanges) changes =
      kayako_test_await_boxed (kayako_library_apply (account->library, batch), &error);

  g_assert_no_error (error);
}

static void
changed_cb (Desk *desk)
{
  desk->n_changes++;
}

static void
desk_set_up (Desk *desk, EngineFixture *fixture)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  desk->account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  add (batch, 9001, "Zeppelin über München", "Grace Hopper", "The gondola is full.");
  add (batch, 9002, "設定画面が開かない", "山田太郎", "Zeppelin, nothing else.");
  add (batch, 9003, "Other", "Ada Lovelace", "A balloon.");
  apply (desk->account, batch);
  desk->search = kayako_account_create_search (desk->account);
  g_signal_connect_swapped (kayako_search_get_hits (desk->search), "items-changed",
                            G_CALLBACK (changed_cb), desk);
}

static void
desk_tear_down (Desk *desk)
{
  g_assert_finalize_object (desk->search);
  g_clear_object (&desk->account);
}

static void
expect (Desk *desk, KayakoSearchState state)
{
  engine_fixture_wait_property (desk->search, "state", (int) state);
}

static gint64
get_id (Desk *desk, guint position)
{
  g_autoptr (KayakoSearchHit) hit =
      g_list_model_get_item (kayako_search_get_hits (desk->search), position);

  return kayako_search_hit_get_conversation_id (hit);
}

static guint
count (Desk *desk)
{
  return g_list_model_get_n_items (kayako_search_get_hits (desk->search));
}

/* Each letter is looked for, what was found stays until the next answer, and
 * what is found again is not told. */
static void
test_typing (EngineFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };
  g_autoptr (KayakoSearchHit) before = NULL;
  g_autoptr (KayakoSearchHit) after = NULL;

  desk_set_up (&desk, fixture);
  g_assert_cmpint (kayako_search_get_state (desk.search), ==, KAYAKO_SEARCH_STATE_EMPTY);

  kayako_search_set_text (desk.search, "z");
  g_assert_cmpint (kayako_search_get_state (desk.search), ==, KAYAKO_SEARCH_STATE_SEARCHING);
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  g_assert_cmpuint (count (&desk), ==, 2);
  g_assert_cmpint (get_id (&desk, 0), ==, 9001);

  kayako_search_set_text (desk.search, "zep");
  g_assert_cmpuint (count (&desk), ==, 2);
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  desk.n_changes = 0;
  before = g_list_model_get_item (kayako_search_get_hits (desk.search), 0);
  kayako_search_refresh (desk.search);
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  after = g_list_model_get_item (kayako_search_get_hits (desk.search), 0);
  g_assert_cmpuint (desk.n_changes, ==, 0);
  g_assert_true (before == after);

  kayako_search_set_text (desk.search, "zeppelin gondola nobody");
  expect (&desk, KAYAKO_SEARCH_STATE_NOTHING);
  g_assert_cmpuint (count (&desk), ==, 0);
  kayako_search_set_text (desk.search, "設定");
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  g_assert_cmpint (get_id (&desk, 0), ==, 9002);
  kayako_search_set_text (desk.search, "munchen");
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  g_assert_cmpint (get_id (&desk, 0), ==, 9001);
  kayako_search_set_text (desk.search, "\"( from: *");
  expect (&desk, KAYAKO_SEARCH_STATE_NOTHING);
  kayako_search_set_text (desk.search, " ");
  g_assert_cmpint (kayako_search_get_state (desk.search), ==, KAYAKO_SEARCH_STATE_EMPTY);
  desk_tear_down (&desk);
}

/* The answer to an older text never comes after a newer one was typed. */
static void
test_newer (EngineFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };

  desk_set_up (&desk, fixture);
  for (guint i = 0; i < 100; i++) {
    kayako_search_set_text (desk.search, "zeppelin");
    if (i % 3 == 0)
      g_main_context_iteration (NULL, FALSE);
    kayako_search_set_text (desk.search, "balloon");
    expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
    g_assert_cmpuint (count (&desk), ==, 1);
    g_assert_cmpint (get_id (&desk, 0), ==, 9003);
    kayako_search_set_text (desk.search, i % 2 == 0 ? "" : "zeppelin");
  }

  /* Dropped while it waits. */
  desk_tear_down (&desk);
}

static gboolean
has_three (gpointer user_data)
{
  return count (user_data) == 3;
}

/* What is stored later is found by itself. */
static void
test_refresh (EngineFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  desk_set_up (&desk, fixture);
  kayako_search_set_text (desk.search, "zeppelin");
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  add (batch, 9004, "Zeppelin", "Ada Lovelace", "Another one.");
  apply (desk.account, batch);
  kayako_test_wait_until (has_three, &desk);
  desk_tear_down (&desk);
}

static void
test_more (EngineFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  gboolean is_exact = FALSE;

  desk_set_up (&desk, fixture);
  for (gint64 id = 9100; id < 9180; id++)
    add (batch, id, "Dirigible", "Ada Lovelace", "Up");
  apply (desk.account, batch);
  kayako_search_set_text (desk.search, "dirigible");
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  g_assert_cmpuint (count (&desk), ==, 25);
  g_assert_cmpuint (kayako_search_get_n_found (desk.search, &is_exact), ==, 80);
  g_assert_true (is_exact);
  kayako_search_load_more (desk.search);
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  g_assert_cmpuint (count (&desk), ==, 50);
  kayako_search_load_more (desk.search);
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  g_assert_cmpuint (count (&desk), ==, 80);
  /* That is all. */
  kayako_search_load_more (desk.search);
  g_assert_cmpint (kayako_search_get_state (desk.search), ==, KAYAKO_SEARCH_STATE_FOUND);
  desk_tear_down (&desk);
}

/* One object a conversation: the account's where there is one, else of what is
 * stored, which is the account's then. */
static void
test_conversation (EngineFixture *fixture, gconstpointer data)
{
  Desk desk = { 0 };
  KayakoRegistry *registry = NULL;
  g_autoptr (KayakoSearchHit) hit = NULL;
  g_autoptr (KayakoSearchHit) again = NULL;
  g_autoptr (KayakoConversation) conversation = NULL;

  desk_set_up (&desk, fixture);
  registry = kayako_link_get_registry (kayako_account_get_link (desk.account));
  kayako_search_set_text (desk.search, "gondola");
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  hit = g_list_model_get_item (kayako_search_get_hits (desk.search), 0);
  g_assert_cmpint (kayako_search_hit_get_message_id (hit), ==, 90010);
  g_assert_null (kayako_search_hit_get_conversation (hit));

  conversation =
      kayako_test_await_object (kayako_search_load_conversation (desk.search, hit), NULL);
  g_assert_true (conversation == kayako_registry_lookup (registry, KAYAKO_TYPE_CONVERSATION, 9001));
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Zeppelin über München");
  g_assert_cmpstr (kayako_user_get_full_name (kayako_conversation_get_requester (conversation)), ==,
                   "Grace Hopper");

  kayako_search_refresh (desk.search);
  expect (&desk, KAYAKO_SEARCH_STATE_FOUND);
  again = g_list_model_get_item (kayako_search_get_hits (desk.search), 0);
  g_assert_true (kayako_search_hit_get_conversation (again) == conversation);
  g_clear_object (&hit);
  g_clear_object (&again);
  desk_tear_down (&desk);
}

/* Typed before the store is open, and with nobody there. */
static void
test_early (EngineFixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (KayakoSearch) search = NULL;
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  add (batch, 9001, "Zeppelin", "Grace Hopper", "The gondola is full.");
  apply (account, batch);
  g_clear_object (&account);
  engine_fixture_drop_accounts (fixture);

  engine_fixture_make_accounts (fixture);
  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  search = kayako_account_create_search (account);
  kayako_search_set_text (search, "nobody");
  kayako_search_set_text (search, "zeppelin");
  engine_fixture_stop (fixture);
  engine_fixture_wait_property (search, "state", KAYAKO_SEARCH_STATE_FOUND);
  g_assert_cmpuint (g_list_model_get_n_items (kayako_search_get_hits (search)), ==, 1);
}

static void
test_no_store (EngineFixture *fixture, gconstpointer data)
{
  g_autofree char *place = g_build_filename (fixture->folder, "data", NULL);
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (KayakoSearch) search = NULL;

  /* A file is where the folder should be. */
  g_assert_true (g_file_set_contents (place, "x", 1, NULL));
  account = engine_fixture_sign_in (fixture, KAYAKO_TEST_AGENT);
  search = kayako_account_create_search (account);
  kayako_search_set_text (search, "zeppelin");
  engine_fixture_wait_property (search, "state", KAYAKO_SEARCH_STATE_FAILED);
  g_assert_nonnull (kayako_search_get_error (search));
  kayako_search_set_text (search, "");
  g_assert_cmpint (kayako_search_get_state (search), ==, KAYAKO_SEARCH_STATE_EMPTY);
  g_assert_null (kayako_search_get_error (search));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ENGINE_TEST ("/engine/search/typing", test_typing);
  ENGINE_TEST ("/engine/search/newer", test_newer);
  ENGINE_TEST ("/engine/search/refresh", test_refresh);
  ENGINE_TEST ("/engine/search/more", test_more);
  ENGINE_TEST ("/engine/search/conversation", test_conversation);
  ENGINE_TEST ("/engine/search/early", test_early);
  ENGINE_TEST ("/engine/search/no-store", test_no_store);

  return g_test_run ();
}
