/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client-fixture.h"

#include "kayako-attachment.h"
#include "kayako-conversation.h"
#include "kayako-file.h"
#include "kayako-message.h"
#include "kayako-rating.h"

#include <string.h>

static KayakoPage *
list (ClientFixture *fixture, guint offset, guint limit)
{
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();

  kayako_conversation_query_set_offset (query, offset);
  kayako_conversation_query_set_limit (query, limit);

  return client_fixture_page (kayako_client_list_conversations (fixture->client, query));
}

static void
test_list (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) page = list (fixture, 0, 100);
  GPtrArray *items = kayako_page_get_items (page);

  g_assert_cmpint (kayako_page_get_total (page), ==, (int) items->len);
  g_assert_false (kayako_page_get_has_more (page));
  g_assert_cmpuint (items->len, >, 20);
  for (guint i = 0; i < items->len; i++)
    client_fixture_assert_full (client_fixture_item (page, i));
}

static void
test_list_pages (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint offset = 0;
  gboolean more = TRUE;
  int total = 0;

  while (more) {
    g_autoptr (KayakoPage) page = list (fixture, offset, 7);
    GPtrArray *items = kayako_page_get_items (page);

    g_assert_cmpuint (kayako_page_get_offset (page), ==, offset);
    g_assert_cmpuint (kayako_page_get_limit (page), ==, 7);
    for (guint i = 0; i < items->len; i++) {
      gint64 id = kayako_conversation_get_id (client_fixture_item (page, i));

      g_assert_true (g_hash_table_add (seen, GSIZE_TO_POINTER (id)));
    }

    offset += items->len;
    more = kayako_page_get_has_more (page);
    total = kayako_page_get_total (page);
  }

  g_assert_cmpint ((int) g_hash_table_size (seen), ==, total);
}

static void
test_list_past_end (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) page = list (fixture, 5000, 10);

  g_assert_cmpuint (kayako_page_get_items (page)->len, ==, 0);
  g_assert_false (kayako_page_get_has_more (page));
}

static void
test_list_filters (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();
  g_autoptr (KayakoPage) page = NULL;
  GPtrArray *items = NULL;

  kayako_conversation_query_set_limit (query, 100);
  kayako_conversation_query_set_statuses (query, KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_PENDING) |
                                                     KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_CLOSED));
  kayako_conversation_query_set_priority_level (query, 3);
  page = client_fixture_page (kayako_client_list_conversations (fixture->client, query));
  items = kayako_page_get_items (page);
  g_assert_cmpuint (items->len, >, 0);

  for (guint i = 0; i < items->len; i++) {
    KayakoConversation *conversation = client_fixture_item (page, i);
    KayakoStatusType type =
        kayako_status_get_status_type (kayako_conversation_get_status (conversation));

    g_assert_true (type == KAYAKO_STATUS_TYPE_PENDING || type == KAYAKO_STATUS_TYPE_CLOSED);
    g_assert_cmpint (kayako_priority_get_level (kayako_conversation_get_priority (conversation)),
                     <=, 3);
  }
}

/* As a customer: the own ones, and those of colleagues when asked for. */
static void
test_list_organization (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();
  g_autoptr (KayakoPage) own = list (fixture, 0, 100);
  g_autoptr (KayakoPage) all = NULL;

  kayako_conversation_query_set_my_organization (query, TRUE);
  kayako_conversation_query_set_limit (query, 100);
  all = client_fixture_page (kayako_client_list_conversations (fixture->client, query));
  g_assert_cmpuint (kayako_page_get_items (own)->len, >, 0);
  g_assert_cmpuint (kayako_page_get_items (all)->len, >, kayako_page_get_items (own)->len);
}

static void
test_get (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoConversation) conversation =
      client_fixture_object (kayako_client_get_conversation (fixture->client, 1));

  g_assert_cmpint (kayako_conversation_get_id (conversation), ==, 1);
  g_assert_nonnull (kayako_conversation_get_validator (conversation));
  g_assert_cmpstr (kayako_user_get_full_name (kayako_conversation_get_creator (conversation)), ==,
                   "Simon Blackhouse");
  g_assert_nonnull (kayako_conversation_get_realtime_channel (conversation));
  client_fixture_assert_full (conversation);

  client_fixture_expect (kayako_client_get_conversation (fixture->client, 80014400777),
                         KAYAKO_ERROR_NOT_FOUND);
}

static void
test_participants (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) page =
      client_fixture_page (kayako_client_list_participants (fixture->client, 1, 0, 50));

  g_assert_cmpuint (kayako_page_get_items (page)->len, >=, 2);
  client_fixture_assert_full (client_fixture_item (page, 0));
  client_fixture_expect (kayako_client_list_participants (fixture->client, 999999, 0, 50),
                         KAYAKO_ERROR_NOT_FOUND);
}

static void
test_create (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new ("Grinder “jams” & stops", "It does <so>.\n\nHelp!", "cid-1");
  g_autoptr (KayakoConversationDraft) empty = kayako_conversation_draft_new ("", "", NULL);
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoPage) messages = NULL;
  KayakoMessage *message = NULL;
  gint64 id = 0;

  kayako_conversation_draft_set_user_agent (draft, "Kayako for GNOME");
  conversation = client_fixture_object (kayako_client_create_conversation (fixture->client, draft));
  id = kayako_conversation_get_id (conversation);
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Grinder “jams” & stops");
  client_fixture_assert_full (conversation);

  messages = client_fixture_page (kayako_client_list_messages (fixture->client, id, 0, 10));
  message = client_fixture_item (messages, 0);
  g_assert_cmpstr (kayako_message_get_client_id (message), ==, "cid-1");
  g_assert_cmpstr (kayako_message_get_content_text (message), ==, "It does <so>.\n\nHelp!");
  g_assert_cmpstr (kayako_message_get_user_agent (message), ==, "Kayako for GNOME");
  g_assert_cmpint (kayako_message_get_source (message), ==, KAYAKO_SOURCE_API);

  client_fixture_expect (kayako_client_create_conversation (fixture->client, empty),
                         KAYAKO_ERROR_REJECTED);
}

static void
test_create_with_file (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new ("With a file", "See it", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("one\ntwo\n", 8);
  g_autoptr (GBytes) received = NULL;
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoPage) messages = NULL;
  g_autoptr (KayakoAttachment) attachment = NULL;
  g_autoptr (GError) error = NULL;

  kayako_conversation_draft_add_file (draft, "notes.txt", "text/plain", bytes);
  conversation = client_fixture_object (kayako_client_create_conversation (fixture->client, draft));
  messages = client_fixture_page (kayako_client_list_messages (
      fixture->client, kayako_conversation_get_id (conversation), 0, 10));
  attachment =
      g_list_model_get_item (kayako_message_get_attachments (client_fixture_item (messages, 0)), 0);
  g_assert_nonnull (attachment);
  g_assert_cmpstr (kayako_attachment_get_name (attachment), ==, "notes.txt");

  received = kayako_test_await_boxed (
      kayako_client_download (fixture->client, kayako_attachment_get_download_url (attachment)),
      &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (received, bytes));
}

/* Nobody is signed in: the request's own token shows what was made. */
static void
test_create_anonymous (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new ("From outside", "Hello", NULL);
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoConversation) again = NULL;
  const char *token = NULL;
  gint64 id = 0;

  client_fixture_expect (kayako_client_create_conversation (fixture->client, draft),
                         KAYAKO_ERROR_REJECTED);

  kayako_conversation_draft_set_requester (draft, "New Person", "new.person@nowhere.test");
  conversation = client_fixture_object (kayako_client_create_conversation (fixture->client, draft));
  id = kayako_conversation_get_id (conversation);
  token = kayako_client_get_request_token (fixture->client, id);
  g_assert_nonnull (token);
  g_assert_null (kayako_client_get_request_token (fixture->client, 1));

  again = client_fixture_object (
      kayako_client_get_conversation_with_token (fixture->client, id, token));
  g_assert_cmpstr (kayako_conversation_get_subject (again), ==, "From outside");
  client_fixture_expect (kayako_client_get_conversation_with_token (fixture->client, id, "another"),
                         KAYAKO_ERROR_UNAUTHORIZED);
}

static void
test_update (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoConversation) before =
      client_fixture_object (kayako_client_get_conversation (fixture->client, 1));
  g_autoptr (KayakoConversation) after = NULL;
  g_autoptr (KayakoConversationChange) change = kayako_conversation_change_new ();

  kayako_conversation_change_set_subject (change, "Renamed");
  kayako_conversation_change_set_status_id (change, 3);
  kayako_conversation_change_set_priority_id (change, 2);
  kayako_conversation_change_set_validator (change, kayako_conversation_get_validator (before));
  after = client_fixture_object (kayako_client_update_conversation (fixture->client, 1, change));
  g_assert_cmpstr (kayako_conversation_get_subject (after), ==, "Renamed");
  g_assert_cmpint (kayako_status_get_status_type (kayako_conversation_get_status (after)), ==,
                   KAYAKO_STATUS_TYPE_PENDING);
  g_assert_cmpstr (kayako_conversation_get_validator (after), !=,
                   kayako_conversation_get_validator (before));
  client_fixture_assert_full (after);

  /* The same change of the same version again: somebody was faster. */
  client_fixture_expect (kayako_client_update_conversation (fixture->client, 1, change),
                         KAYAKO_ERROR_CONFLICT);
}

static void
test_update_refused (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoConversationChange) change = kayako_conversation_change_new ();

  kayako_conversation_change_set_status_id (change, 4);
  client_fixture_expect (kayako_client_update_conversation (fixture->client, 1, change),
                         KAYAKO_ERROR_FORBIDDEN);
}

static void
test_messages (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) first =
      client_fixture_page (kayako_client_list_messages (fixture->client, 1, 0, 2));
  g_autoptr (KayakoPage) rest = NULL;
  g_autoptr (KayakoMessage) one = NULL;
  KayakoMessage *newest = client_fixture_item (first, 0);

  g_assert_true (kayako_page_get_has_more (first));
  g_assert_cmpint (kayako_message_get_created_at (newest), >=,
                   kayako_message_get_created_at (client_fixture_item (first, 1)));
  client_fixture_assert_full (newest);

  rest = client_fixture_page (kayako_client_list_messages (fixture->client, 1, 2, 100));
  g_assert_false (kayako_page_get_has_more (rest));

  one = client_fixture_object (
      kayako_client_get_message (fixture->client, 1, kayako_message_get_id (newest)));
  g_assert_cmpstr (kayako_message_get_content_text (one), ==,
                   kayako_message_get_content_text (newest));
  client_fixture_expect (kayako_client_get_message (fixture->client, 1, 999999),
                         KAYAKO_ERROR_NOT_FOUND);
}

static void
test_reply (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("On it! مرحبا 你好", "cid-7");
  g_autoptr (KayakoMessage) message =
      client_fixture_object (kayako_client_create_message (fixture->client, 1, draft));
  g_autofree char *seen =
      kayako_test_sandbox_ask (fixture->sandbox, "GET", "/api/v1/conversations/1/messages?limit=1",
                               KAYAKO_TEST_SECOND_AGENT, NULL, NULL);

  g_assert_cmpint (kayako_message_get_id (message), >, 0);
  g_assert_cmpstr (kayako_message_get_client_id (message), ==, "cid-7");
  g_assert_cmpstr (kayako_message_get_content_text (message), ==, "On it! مرحبا 你好");
  client_fixture_assert_full (message);
  g_assert_nonnull (strstr (seen, "cid-7"));
}

static void
test_reply_with_file (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\x89PNG\r\n\x1a\n\0\1", 10);
  g_autoptr (KayakoFile) file = client_fixture_object (
      kayako_client_upload_file (fixture->client, "Photo ü.png", "image/png", bytes));
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("Here", NULL);
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (KayakoAttachment) attachment = NULL;

  kayako_message_draft_add_file_id (draft, kayako_file_get_id (file));
  message = client_fixture_object (kayako_client_create_message (fixture->client, 1, draft));
  attachment = g_list_model_get_item (kayako_message_get_attachments (message), 0);
  g_assert_nonnull (attachment);
  g_assert_cmpstr (kayako_attachment_get_name (attachment), ==, "Photo ü.png");
  g_assert_cmpint (kayako_attachment_get_size (attachment), ==, 10);
}

static void
test_reply_refused (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();
  g_autoptr (KayakoPage) closed = NULL;
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("Hello", NULL);
  g_autoptr (KayakoMessageDraft) empty = kayako_message_draft_new ("", NULL);

  kayako_conversation_query_set_statuses (query, KAYAKO_STATUS_BIT (KAYAKO_STATUS_TYPE_CLOSED));
  closed = client_fixture_page (kayako_client_list_conversations (fixture->client, query));
  client_fixture_expect (
      kayako_client_create_message (
          fixture->client, kayako_conversation_get_id (client_fixture_item (closed, 0)), draft),
      KAYAKO_ERROR_FORBIDDEN);
  client_fixture_expect (kayako_client_create_message (fixture->client, 1, empty),
                         KAYAKO_ERROR_REJECTED);
}

static void
test_seen (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (KayakoPage) page =
      client_fixture_page (kayako_client_list_messages (fixture->client, 1, 0, 1));
  gint64 id = kayako_message_get_id (client_fixture_item (page, 0));
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kayako_test_await_boolean (
      kayako_client_set_message_status (fixture->client, 1, id, KAYAKO_DELIVERY_SEEN), &error));
  g_assert_no_error (error);
  conversation = client_fixture_object (kayako_client_get_conversation (fixture->client, 1));
  g_assert_cmpint (kayako_conversation_get_unread_count (conversation), ==, 0);
  client_fixture_expect (
      kayako_client_set_message_status (fixture->client, 1, 999999, KAYAKO_DELIVERY_DELIVERED),
      KAYAKO_ERROR_NOT_FOUND);
}

/* As the creator of conversation 1. */
static void
test_rating (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoRating) rating = client_fixture_object (
      kayako_client_create_rating (fixture->client, 1, KAYAKO_SCORE_BAD, NULL));
  g_autoptr (KayakoRating) changed = client_fixture_object (kayako_client_update_rating (
      fixture->client, 1, kayako_rating_get_id (rating), KAYAKO_SCORE_GOOD, "Solved after all"));
  g_autoptr (KayakoPage) page =
      client_fixture_page (kayako_client_list_ratings (fixture->client, 1, 0, 10));

  g_assert_cmpint (kayako_rating_get_score (rating), ==, KAYAKO_SCORE_BAD);
  g_assert_cmpint (kayako_rating_get_score (changed), ==, KAYAKO_SCORE_GOOD);
  g_assert_cmpstr (kayako_rating_get_comment (changed), ==, "Solved after all");
  g_assert_cmpint (kayako_rating_get_conversation_id (changed), ==, 1);
  g_assert_cmpuint (kayako_page_get_items (page)->len, ==, 1);
  client_fixture_assert_full (client_fixture_item (page, 0));
}

static void
test_rating_refused (ClientFixture *fixture, gconstpointer email)
{
  client_fixture_expect (kayako_client_create_rating (fixture->client, 1, KAYAKO_SCORE_GOOD, NULL),
                         KAYAKO_ERROR_FORBIDDEN);
  client_fixture_expect (
      kayako_client_update_rating (fixture->client, 1, 999999, KAYAKO_SCORE_GOOD, NULL),
      KAYAKO_ERROR_FORBIDDEN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  CLIENT_TEST ("/client/conversations/list", KAYAKO_TEST_AGENT, test_list);
  CLIENT_TEST ("/client/conversations/list-pages", KAYAKO_TEST_AGENT, test_list_pages);
  CLIENT_TEST ("/client/conversations/list-past-end", KAYAKO_TEST_AGENT, test_list_past_end);
  CLIENT_TEST ("/client/conversations/list-filters", KAYAKO_TEST_AGENT, test_list_filters);
  CLIENT_TEST ("/client/conversations/list-organization", KAYAKO_TEST_CUSTOMER,
               test_list_organization);
  CLIENT_TEST ("/client/conversations/get", KAYAKO_TEST_AGENT, test_get);
  CLIENT_TEST ("/client/conversations/participants", KAYAKO_TEST_AGENT, test_participants);
  CLIENT_TEST ("/client/conversations/create", KAYAKO_TEST_AGENT, test_create);
  CLIENT_TEST ("/client/conversations/create-with-file", KAYAKO_TEST_CUSTOMER,
               test_create_with_file);
  CLIENT_TEST ("/client/conversations/create-anonymous", NULL, test_create_anonymous);
  CLIENT_TEST ("/client/conversations/update", KAYAKO_TEST_AGENT, test_update);
  CLIENT_TEST ("/client/conversations/update-refused", KAYAKO_TEST_CUSTOMER, test_update_refused);
  CLIENT_TEST ("/client/conversations/messages", KAYAKO_TEST_AGENT, test_messages);
  CLIENT_TEST ("/client/conversations/reply", KAYAKO_TEST_AGENT, test_reply);
  CLIENT_TEST ("/client/conversations/reply-with-file", KAYAKO_TEST_AGENT, test_reply_with_file);
  CLIENT_TEST ("/client/conversations/reply-refused", KAYAKO_TEST_AGENT, test_reply_refused);
  CLIENT_TEST ("/client/conversations/seen", KAYAKO_TEST_CUSTOMER, test_seen);
  CLIENT_TEST ("/client/conversations/rating", KAYAKO_TEST_CUSTOMER, test_rating);
  CLIENT_TEST ("/client/conversations/rating-refused", KAYAKO_TEST_AGENT, test_rating_refused);

  return client_fixture_run ();
}
