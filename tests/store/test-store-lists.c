/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which conversations a view shows, and in which order. */

#include "kayako-conversation-list.h"
#include "kayako-store-fixture.h"

#define ME 1

static KayakoConversation *
create_random (gint64 id, GRand *random)
{
  KayakoConversation *conversation = kayako_store_fixture_conversation (id, "Subject");
  int type = g_rand_int_range (random, -1, KAYAKO_STATUS_TYPE_CUSTOM + 1);
  g_autoptr (KayakoUser) requester = NULL;
  g_autoptr (KayakoUser) agent = NULL;
  g_autoptr (KayakoStatus) status = NULL;

  /* Several at the same time, so that the order among them shows. */
  kayako_conversation_set_created_at (conversation, g_rand_int_range (random, 1, 20));
  kayako_conversation_set_last_replied_at (conversation, g_rand_int_range (random, 0, 20));
  kayako_conversation_set_is_closed (conversation, g_rand_int_range (random, 0, 4) == 0);
  requester = kayako_store_fixture_user (g_rand_int_range (random, ME, ME + 3), "Somebody");
  kayako_conversation_set_requester (conversation, requester);
  if (g_rand_boolean (random))
    agent = kayako_store_fixture_user (g_rand_int_range (random, ME, ME + 3), "Somebody");
  kayako_conversation_set_agent (conversation, agent);
  if (type >= 0)
    status = kayako_store_fixture_status (100 + type, (KayakoStatusType) type);
  kayako_conversation_set_status (conversation, status);

  return conversation;
}

static void
assert_view (KayakoStoreFixture *fixture, KayakoViewKind kind, GPtrArray *all)
{
  g_autoptr (KayakoView) view = kayako_view_new (kind);
  g_autoptr (KayakoUser) me = kayako_store_fixture_user (ME, "Somebody");
  g_autoptr (KayakoConversationList) expected = kayako_conversation_list_new ();
  g_autoptr (GPtrArray) matching = g_ptr_array_new ();
  g_autoptr (GArray) ids = kayako_store_fixture_list (fixture, kind, ME);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < all->len; i++)
    if (kayako_view_matches (view, all->pdata[i], me))
      g_ptr_array_add (matching, all->pdata[i]);
  kayako_conversation_list_merge (expected, matching);

  g_assert_cmpint (ids->len, ==, matching->len);
  g_assert_cmpint (ids->len, >, 0);
  g_assert_cmpint (
      kayako_test_await_int (kayako_store_count_conversations (fixture->store, view, ME), &error),
      ==, ids->len);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (KayakoConversation) conversation =
        g_list_model_get_item (G_LIST_MODEL (expected), i);

    g_assert_cmpint (g_array_index (ids, gint64, i), ==, kayako_conversation_get_id (conversation));
  }
}

static const KayakoViewKind kinds[] = {
  KAYAKO_VIEW_KIND_INBOX,     KAYAKO_VIEW_KIND_MINE,   KAYAKO_VIEW_KIND_UNASSIGNED,
  KAYAKO_VIEW_KIND_PENDING,   KAYAKO_VIEW_KIND_CLOSED, KAYAKO_VIEW_KIND_MY_CONVERSATIONS,
  KAYAKO_VIEW_KIND_COMPLETED, KAYAKO_VIEW_KIND_ALL,
};

/* The store decides as the model does. */
static void
test_views (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  kayako_store_fixture_open (fixture);
  for (gint64 id = 1; id <= 400; id++) {
    guint32 seed = g_rand_int (random);
    g_autoptr (GRand) first = g_rand_new_with_seed (seed);
    g_autoptr (GRand) second = g_rand_new_with_seed (seed);

    g_ptr_array_add (all, create_random (id, first));
    kayako_store_batch_add (batch, KAYAKO_RESOURCE (create_random (id, second)));
  }
  kayako_store_fixture_store (fixture, batch);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    assert_view (fixture, kinds[i], all);
}

/* Which a helpdesk may decide for a status that is in use. */
static void
test_status_changed (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  KayakoConversation *conversation = kayako_store_fixture_conversation (1, "Subject");
  g_autoptr (KayakoStatus) status = kayako_store_fixture_status (5, KAYAKO_STATUS_TYPE_OPEN);
  g_autoptr (KayakoStatus) stub = kayako_status_new (5);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) again = NULL;

  kayako_store_fixture_open (fixture);
  kayako_conversation_set_status (conversation, status);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  kayako_store_fixture_store (fixture, batch);
  before = kayako_store_fixture_list (fixture, KAYAKO_VIEW_KIND_PENDING, ME);
  g_assert_cmpint (before->len, ==, 0);

  batch = kayako_store_batch_new ();
  kayako_store_batch_add (
      batch, KAYAKO_RESOURCE (kayako_store_fixture_status (5, KAYAKO_STATUS_TYPE_PENDING)));
  kayako_store_fixture_store (fixture, batch);
  after = kayako_store_fixture_list (fixture, KAYAKO_VIEW_KIND_PENDING, ME);
  g_assert_cmpint (after->len, ==, 1);

  /* A conversation that only names its status is in its place too. */
  batch = kayako_store_batch_new ();
  conversation = kayako_store_fixture_conversation (2, "Subject");
  kayako_conversation_set_status (conversation, stub);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  kayako_store_fixture_store (fixture, batch);
  again = kayako_store_fixture_list (fixture, KAYAKO_VIEW_KIND_PENDING, ME);
  g_assert_cmpint (again->len, ==, 2);
}

/* Of which only the helpdesk knows who belongs to it. */
static void
test_members (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoView) view = kayako_view_new_custom ("77", "Theirs");
  const char *id = kayako_view_get_id (view);
  gint64 first[] = { 1, 2 };
  gint64 second[] = { 2, 3 };
  g_autoptr (GArray) some = NULL;
  g_autoptr (GArray) whole = NULL;

  kayako_store_fixture_open (fixture);
  for (gint64 i = 1; i <= 4; i++)
    kayako_store_batch_add (batch, KAYAKO_RESOURCE (kayako_store_fixture_conversation (i, "S")));
  kayako_store_batch_set_view (batch, id, first, 2, TRUE);
  kayako_store_batch_set_view (batch, id, second, 2, FALSE);
  kayako_store_fixture_store (fixture, batch);
  some = kayako_test_await_boxed (kayako_store_list_conversations (fixture->store, view, ME), NULL);
  g_assert_cmpint (some->len, ==, 3);
  g_assert_cmpint (g_array_index (some, gint64, 0), ==, 3);

  batch = kayako_store_batch_new ();
  kayako_store_batch_set_view (batch, id, second, 2, TRUE);
  kayako_store_batch_remove (batch, KAYAKO_TYPE_CONVERSATION, 3);
  kayako_store_fixture_store (fixture, batch);
  whole =
      kayako_test_await_boxed (kayako_store_list_conversations (fixture->store, view, ME), NULL);
  g_assert_cmpint (whole->len, ==, 1);
  g_assert_cmpint (g_array_index (whole, gint64, 0), ==, 2);
}

/* A conversation of which only messages are known is in no list. */
static void
test_only_messages (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) messages = NULL;
  g_autoptr (KayakoConversation) conversation = NULL;
  KayakoMessage *late = kayako_store_fixture_message (10, "Late");

  kayako_store_fixture_open (fixture);
  kayako_message_set_created_at (late, 99);
  kayako_message_set_client_id (late, "client");
  kayako_store_batch_add_message (batch, 1, late);
  kayako_store_batch_add_message (batch, 1, kayako_store_fixture_message (12, "Middle"));
  kayako_store_batch_add_message (batch, 1, kayako_store_fixture_message (11, "Early"));
  kayako_store_fixture_store (fixture, batch);
  ids = kayako_store_fixture_list (fixture, KAYAKO_VIEW_KIND_ALL, ME);
  conversation = kayako_store_fixture_load (fixture, KAYAKO_TYPE_CONVERSATION, 1);
  g_assert_cmpint (ids->len, ==, 0);
  g_assert_null (conversation);

  messages = kayako_test_await_boxed (kayako_store_list_messages (fixture->store, 1), NULL);
  g_assert_cmpint (messages->len, ==, 3);
  g_assert_cmpint (g_array_index (messages, gint64, 0), ==, 11);
  g_assert_cmpint (g_array_index (messages, gint64, 2), ==, 10);
  g_assert_cmpint (
      kayako_store_fixture_await_int64 (kayako_store_find_message (fixture->store, "client")), ==,
      10);
  g_assert_cmpint (
      kayako_store_fixture_await_int64 (kayako_store_find_message (fixture->store, "other")), ==,
      0);
}

/* Those that come together share who is in them. */
static void
test_load (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (KayakoUser) requester = kayako_store_fixture_user (9, "Ada");
  gint64 ids[] = { 3, 8, 1 };
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GPtrArray) statuses = NULL;

  kayako_store_fixture_open (fixture);
  for (gint64 i = 1; i <= 3; i++) {
    KayakoConversation *conversation = kayako_store_fixture_conversation (i, "Subject");

    kayako_conversation_set_requester (conversation, requester);
    kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
    kayako_store_batch_add (
        batch, KAYAKO_RESOURCE (kayako_store_fixture_status (i, KAYAKO_STATUS_TYPE_NEW)));
  }
  kayako_store_fixture_store (fixture, batch);

  loaded = kayako_test_await_boxed (
      kayako_store_load (fixture->store, KAYAKO_TYPE_CONVERSATION, ids, 3), NULL);
  g_assert_cmpint (loaded->len, ==, 2);
  g_assert_cmpint (kayako_conversation_get_id (loaded->pdata[0]), ==, 3);
  g_assert_cmpint (kayako_conversation_get_id (loaded->pdata[1]), ==, 1);
  g_assert_true (kayako_conversation_get_requester (loaded->pdata[0]) ==
                 kayako_conversation_get_requester (loaded->pdata[1]));

  statuses = kayako_test_await_boxed (kayako_store_list (fixture->store, KAYAKO_TYPE_STATUS), NULL);
  g_assert_cmpint (statuses->len, ==, 3);
  g_assert_cmpint (kayako_status_get_status_type (statuses->pdata[2]), ==, KAYAKO_STATUS_TYPE_NEW);
}

/* A marker that comes alone counts for its conversation. */
static void
test_read (KayakoStoreFixture *fixture, gconstpointer data)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  KayakoConversation *conversation = kayako_store_fixture_conversation (1, "Subject");
  KayakoReadMarker *marker = kayako_read_marker_new (4);
  g_autoptr (KayakoConversation) loaded = NULL;

  kayako_store_fixture_open (fixture);
  kayako_read_marker_set_unread_count (marker, 3);
  kayako_conversation_set_read_marker (conversation, marker);
  g_object_unref (marker);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (conversation));
  marker = kayako_read_marker_new (4);
  kayako_read_marker_set_unread_count (marker, 1);
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (marker));
  kayako_store_fixture_store (fixture, batch);
  loaded = kayako_store_fixture_load (fixture, KAYAKO_TYPE_CONVERSATION, 1);
  g_assert_cmpint (kayako_conversation_get_unread_count (loaded), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func)                                                                            \
  g_test_add (path, KayakoStoreFixture, NULL, kayako_store_fixture_set_up, func,                   \
              kayako_store_fixture_tear_down)
  ADD ("/store-lists/views", test_views);
  ADD ("/store-lists/status-changed", test_status_changed);
  ADD ("/store-lists/members", test_members);
  ADD ("/store-lists/only-messages", test_only_messages);
  ADD ("/store-lists/load", test_load);
  ADD ("/store-lists/read", test_read);

  return g_test_run ();
}
