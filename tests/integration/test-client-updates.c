/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tells a client that conversations have changed. */

#include "kayako-client-fixture.h"

#include "kayako-conversation.h"

static const KayakoUpdate *
get_update (KayakoPage *page, guint position)
{
  return g_ptr_array_index (kayako_page_get_items (page), position);
}

static KayakoPage *
list (ClientFixture *fixture, guint offset, guint limit)
{
  return client_fixture_page (kayako_client_list_updates (fixture->client, NULL, offset, limit));
}

static GArray *
new_ids (gint64 first, ...)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  va_list others;

  va_start (others, first);
  for (gint64 id = first; id != 0; id = va_arg (others, gint64))
    g_array_append_val (ids, id);
  va_end (others);

  return ids;
}

/* As an agent, behind the client's back. */
static void
ask (ClientFixture *fixture, const char *method, const char *path, const char *json)
{
  guint status = 0;
  g_autofree char *body = kayako_test_sandbox_ask (fixture->sandbox, method, path,
                                                   KAYAKO_TEST_SECOND_AGENT, json, &status);

  g_assert_cmpuint (status / 100, ==, 2);
}

static void
test_order (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) page = list (fixture, 0, 1000);
  GPtrArray *items = kayako_page_get_items (page);

  g_assert_cmpint (kayako_page_get_total (page), ==, (int) items->len);
  g_assert_false (kayako_page_get_has_more (page));
  g_assert_cmpuint (items->len, >, 20);
  for (guint i = 1; i < items->len; i++)
    g_assert_cmpint (get_update (page, i)->updated_at, <=, get_update (page, i - 1)->updated_at);
}

static void
test_pages (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) whole = list (fixture, 0, 1000);
  guint n_items = kayako_page_get_items (whole)->len;

  for (guint offset = 0; offset < n_items; offset += 7) {
    g_autoptr (KayakoPage) page = list (fixture, offset, 7);

    g_assert_cmpint (kayako_page_get_has_more (page), ==, offset + 7 < n_items);
    for (guint i = 0; i < kayako_page_get_items (page)->len; i++)
      g_assert_cmpint (get_update (page, i)->id, ==, get_update (whole, offset + i)->id);
  }
}

/* The same id names the conversation, which says the same of its last change. */
static void
test_same_ids (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) page = list (fixture, 0, 5);

  for (guint i = 0; i < 5; i++) {
    g_autoptr (KayakoConversation) conversation = client_fixture_object (
        kayako_client_get_conversation (fixture->client, get_update (page, i)->id));

    g_assert_cmpint (kayako_conversation_get_updated_at (conversation), ==,
                     get_update (page, i)->updated_at);
  }
}

static void
test_change (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) before = list (fixture, 0, 1);
  g_autoptr (KayakoPage) after = NULL;

  ask (fixture, "POST", "/sandbox/advance?seconds=60", NULL);
  ask (fixture, "PUT", "/api/v1/conversations/2", "{\"subject\":\"Otherwise\"}");
  after = list (fixture, 0, 2);

  g_assert_cmpint (get_update (after, 0)->id, ==, 2);
  g_assert_cmpint (get_update (after, 0)->updated_at, >, get_update (before, 0)->updated_at);
  g_assert_cmpint (get_update (after, 1)->id, ==, get_update (before, 0)->id);
}

static void
test_chosen (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GArray) ids = new_ids (2, (gint64) 1, (gint64) 999999, (gint64) 0);
  g_autoptr (KayakoPage) updates = NULL;
  g_autoptr (KayakoPage) conversations = NULL;

  updates = client_fixture_page (kayako_client_list_updates (fixture->client, ids, 0, 10));
  conversations = client_fixture_page (kayako_client_get_conversations (fixture->client, ids));

  g_assert_cmpuint (kayako_page_get_items (updates)->len, ==, 2);
  g_assert_cmpuint (kayako_page_get_items (conversations)->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    g_assert_cmpint (get_update (updates, i)->id, <=, 2);
    client_fixture_assert_full (client_fixture_item (conversations, i));
  }
}

static void
test_trash (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GArray) ids = new_ids (2, (gint64) 1, (gint64) 0);
  g_autoptr (KayakoPage) updates = NULL;
  g_autoptr (KayakoPage) conversations = NULL;

  ask (fixture, "PUT", "/api/v1/cases/1/trash", "{}");
  updates = client_fixture_page (kayako_client_list_updates (fixture->client, ids, 0, 10));
  conversations = client_fixture_page (kayako_client_get_conversations (fixture->client, ids));

  g_assert_cmpuint (kayako_page_get_items (updates)->len, ==, 1);
  g_assert_cmpint (get_update (updates, 0)->id, ==, 2);
  g_assert_cmpuint (kayako_page_get_items (conversations)->len, ==, 1);
  client_fixture_expect (kayako_client_get_conversation (fixture->client, 1),
                         KAYAKO_ERROR_NOT_FOUND);
}

static void
test_refused (ClientFixture *fixture, gconstpointer email)
{
  client_fixture_expect (kayako_client_list_updates (fixture->client, NULL, 0, 10),
                         KAYAKO_ERROR_FORBIDDEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  CLIENT_TEST ("/client/updates/order", KAYAKO_TEST_AGENT, test_order);
  CLIENT_TEST ("/client/updates/pages", KAYAKO_TEST_AGENT, test_pages);
  CLIENT_TEST ("/client/updates/same-ids", KAYAKO_TEST_AGENT, test_same_ids);
  CLIENT_TEST ("/client/updates/change", KAYAKO_TEST_AGENT, test_change);
  CLIENT_TEST ("/client/updates/chosen", KAYAKO_TEST_AGENT, test_chosen);
  CLIENT_TEST ("/client/updates/trash", KAYAKO_TEST_AGENT, test_trash);
  CLIENT_TEST ("/client/updates/refused", KAYAKO_TEST_CUSTOMER, test_refused);

  return client_fixture_run ();
}
