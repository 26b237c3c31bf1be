/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-field-value.h"
#include "kayako-resource.h"
#include "kayako-v1-sample.h"

static KayakoConversation *
read_one (const char *sample)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse (sample);
  g_autoptr (GError) error = NULL;
  KayakoConversation *conversation =
      kayako_v1_codec_read_conversation (kayako_v1_envelope_get_data (envelope), &error);

  g_assert_no_error (error);

  return conversation;
}

static GPtrArray *
read_many (const char *sample)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse (sample);
  g_autoptr (GError) error = NULL;
  GPtrArray *conversations =
      kayako_v1_codec_read_conversations (kayako_v1_envelope_get_data (envelope), &error);

  g_assert_no_error (error);

  return conversations;
}

static KayakoConversation *
read_text (const char *text)
{
  g_autoptr (JsonNode) node = kayako_v1_sample_node (text);
  g_autoptr (GError) error = NULL;
  KayakoConversation *conversation = kayako_v1_codec_read_conversation (node, &error);

  g_assert_no_error (error);

  return conversation;
}

/* Seed 003's own example: everything nested is a stub. */
static void
test_stubs (void)
{
  g_autoptr (KayakoConversation) conversation = read_one ("conversation.json");
  g_autoptr (KayakoFieldValue) value =
      g_list_model_get_item (kayako_conversation_get_custom_fields (conversation), 0);

  g_assert_cmpint (kayako_conversation_get_id (conversation), ==, 1);
  g_assert_cmpstr (kayako_conversation_get_uuid (conversation), ==,
                   "3502b1bf-8a7f-5ac7-967e-e2f02d0fb056");
  g_assert_null (kayako_conversation_get_legacy_id (conversation));
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==,
                   "Atmosphere Coffee, Inc annual maintenance");
  g_assert_cmpint (kayako_conversation_get_channel (conversation), ==, KAYAKO_CHANNEL_MAIL);
  g_assert_false (kayako_conversation_get_is_closed (conversation));
  g_assert_cmpint (kayako_conversation_get_last_message_status (conversation), ==,
                   KAYAKO_DELIVERY_SEEN);
  g_assert_cmpstr (kayako_conversation_get_last_message_preview (conversation), ==,
                   "Coffee machine annual maintenance");
  g_assert_true (
      g_str_has_suffix (kayako_conversation_get_realtime_channel (conversation), "@v1_cases_1"));
  g_assert_cmpint (kayako_conversation_get_last_replied_at (conversation), ==, 1437978909);
  g_assert_cmpint (kayako_conversation_get_created_at (conversation), ==, 1451274765);
  g_assert_cmpint (kayako_conversation_get_updated_at (conversation), ==, 1451274765);
  g_assert_cmpint (kayako_conversation_get_last_activity_at (conversation), ==, 1451274765);

  g_assert_cmpint (kayako_user_get_id (kayako_conversation_get_requester (conversation)), ==, 2);
  g_assert_true (
      kayako_resource_is_stub (KAYAKO_RESOURCE (kayako_conversation_get_requester (conversation))));
  g_assert_true (
      kayako_resource_is_stub (KAYAKO_RESOURCE (kayako_conversation_get_team (conversation))));
  g_assert_true (
      kayako_resource_is_stub (KAYAKO_RESOURCE (kayako_conversation_get_status (conversation))));
  g_assert_true (kayako_resource_is_stub (
      KAYAKO_RESOURCE (kayako_conversation_get_read_marker (conversation))));
  g_assert_cmpint (kayako_priority_get_id (kayako_conversation_get_priority (conversation)), ==, 3);
  g_assert_cmpint (kayako_case_type_get_id (kayako_conversation_get_case_type (conversation)), ==,
                   1);

  g_assert_cmpint (kayako_field_get_id (kayako_field_value_get_field (value)), ==, 10);
  g_assert_cmpstr (kayako_field_value_get_value (value), ==, "12");

  g_clear_object (&value);
  g_assert_finalize_object (g_steal_pointer (&conversation));
}

static void
test_expanded (void)
{
  g_autoptr (KayakoConversation) conversation = read_one ("conversation_expanded.json");
  KayakoUser *requester = kayako_conversation_get_requester (conversation);
  KayakoStatus *status = kayako_conversation_get_status (conversation);

  g_assert_cmpstr (kayako_user_get_full_name (requester), ==, "Caryn Pryor");
  g_assert_cmpint (kayako_user_get_last_active_at (requester), ==, 1493323276);
  g_assert_nonnull (kayako_user_get_avatar_url (requester));
  g_assert_false (kayako_resource_is_stub (KAYAKO_RESOURCE (requester)));
  g_assert_cmpstr (kayako_status_get_label (status), ==, "New");
  g_assert_cmpint (kayako_status_get_status_type (status), ==, KAYAKO_STATUS_TYPE_NEW);
  g_assert_cmpint (kayako_status_get_sort_order (status), ==, 1);

  g_assert_null (kayako_conversation_get_last_agent_replier (conversation));
  g_assert_null (kayako_conversation_get_team (conversation));
  g_assert_null (kayako_conversation_get_agent (conversation));
  g_assert_null (kayako_conversation_get_priority (conversation));
  g_assert_null (kayako_conversation_get_case_type (conversation));
  g_assert_null (kayako_conversation_get_read_marker (conversation));
  g_assert_cmpint (kayako_conversation_get_unread_count (conversation), ==, 0);

  /* Named three times, one person. */
  g_assert_true (requester == kayako_conversation_get_creator (conversation));
  g_assert_true (requester == kayako_conversation_get_last_replier (conversation));

  g_assert_finalize_object (g_steal_pointer (&conversation));
}

static void
test_lists (void)
{
  g_autoptr (GPtrArray) seed = read_many ("conversations.json");
  g_autoptr (GPtrArray) live = read_many ("conversations_page2_links.json");
  g_autoptr (GPtrArray) none = read_many ("conversations_past_end.json");

  g_assert_cmpuint (seed->len, ==, 1);
  g_assert_cmpuint (live->len, >, 1);
  g_assert_cmpuint (none->len, ==, 0);

  for (guint i = 0; i < live->len; i++) {
    g_assert_nonnull (kayako_conversation_get_subject (live->pdata[i]));
    g_assert_cmpint (kayako_conversation_get_created_at (live->pdata[i]), >, 0);
  }
}

static void
test_created (void)
{
  g_autoptr (KayakoConversation) conversation = read_one ("conversation_created.json");

  g_assert_cmpint (kayako_conversation_get_id (conversation), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&conversation));
}

static void
test_shared_people (void)
{
  g_autoptr (JsonNode) node = kayako_v1_sample_node (
      "[{\"id\":1,\"subject\":\"a\",\"requester\":{\"id\":7,\"resource_type\":\"user_minimal\"},"
      "  \"assigned_team\":{\"id\":7,\"legacy_id\":null,\"resource_type\":\"team\"}},"
      " {\"id\":2,\"subject\":\"b\",\"requester\":{\"id\":\"7\",\"full_name\":\"Caryn\","
      "  \"resource_type\":\"user_minimal\"},\"creator\":{\"id\":7}}]");
  g_autoptr (GPtrArray) page = kayako_v1_codec_read_conversations (node, NULL);
  KayakoUser *requester = kayako_conversation_get_requester (page->pdata[0]);

  g_assert_true (requester == kayako_conversation_get_requester (page->pdata[1]));
  g_assert_true (requester == kayako_conversation_get_creator (page->pdata[1]));
  g_assert_cmpstr (kayako_user_get_full_name (requester), ==, "Caryn");
  g_assert_true (
      kayako_resource_is_stub (KAYAKO_RESOURCE (kayako_conversation_get_team (page->pdata[0]))));
}

static void
test_wide_ids (void)
{
  g_autoptr (KayakoConversation) conversation = read_text (
      "{\"id\":80014400777,\"requester\":{\"id\":\"80014400778\"},"
      "\"read_marker\":{\"id\":1,\"last_read_post_id\":80014400779,\"unread_count\":\"3\"}}");

  g_assert_cmpint (kayako_conversation_get_id (conversation), ==, G_GINT64_CONSTANT (80014400777));
  g_assert_cmpint (kayako_user_get_id (kayako_conversation_get_requester (conversation)), ==,
                   G_GINT64_CONSTANT (80014400778));
  g_assert_cmpint (kayako_read_marker_get_last_read_message_id (
                       kayako_conversation_get_read_marker (conversation)),
                   ==, G_GINT64_CONSTANT (80014400779));
  g_assert_cmpint (kayako_conversation_get_unread_count (conversation), ==, 3);
}

/* What a server of another year says must neither stop nor mislead us. */
static void
test_tolerant (void)
{
  g_autoptr (KayakoConversation) conversation = read_text (
      "{\"id\":1,\"subject\":17,\"channel\":\"FAX\",\"requester\":\"Caryn\",\"creator\":{},"
      "\"status\":{\"id\":9,\"type\":\"PARKED\",\"label\":null},\"is_closed\":\"yes\","
      "\"custom_fields\":[null,3,{},{\"field\":null,\"value\":\"x\"},"
      "{\"field\":{\"id\":4},\"value\":12},{\"field\":{\"id\":5},\"value\":[\"1\",\"2\"]},"
      "{\"field\":{\"id\":6},\"value\":null},{\"field\":{\"id\":7}}],"
      "\"created_at\":\"yesterday\",\"last_replied_at\":1437978909,\"tomorrow\":{\"a\":[1]}}");
  GListModel *values = kayako_conversation_get_custom_fields (conversation);
  static const char *const expected[] = { "12", "1,2", NULL, NULL };

  g_assert_null (kayako_conversation_get_subject (conversation));
  g_assert_cmpint (kayako_conversation_get_channel (conversation), ==, KAYAKO_CHANNEL_UNKNOWN);
  g_assert_null (kayako_conversation_get_requester (conversation));
  g_assert_null (kayako_conversation_get_creator (conversation));
  g_assert_cmpint (kayako_status_get_status_type (kayako_conversation_get_status (conversation)),
                   ==, KAYAKO_STATUS_TYPE_UNKNOWN);
  g_assert_false (kayako_conversation_get_is_closed (conversation));
  g_assert_cmpint (kayako_conversation_get_created_at (conversation), ==, 0);
  g_assert_cmpint (kayako_conversation_get_last_replied_at (conversation), ==, 1437978909);

  g_assert_cmpuint (g_list_model_get_n_items (values), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (KayakoFieldValue) value = g_list_model_get_item (values, i);

    g_assert_cmpstr (kayako_field_value_get_value (value), ==, expected[i]);
  }
}

/* A member that is missing is not known, one that is null is known as nothing. */
static void
test_presence (void)
{
  g_autoptr (KayakoConversation) known = read_one ("conversation_expanded.json");
  g_autoptr (KayakoConversation) fresh =
      read_text ("{\"id\":23,\"subject\":\"New\",\"status\":null}");

  kayako_resource_merge (KAYAKO_RESOURCE (known), KAYAKO_RESOURCE (fresh));
  g_assert_cmpstr (kayako_conversation_get_subject (known), ==, "New");
  g_assert_null (kayako_conversation_get_status (known));
  g_assert_nonnull (kayako_conversation_get_requester (known));
  g_assert_cmpint (kayako_conversation_get_created_at (known), >, 0);
}

static void
test_closed (void)
{
  g_autoptr (KayakoConversation) derived =
      read_text ("{\"id\":1,\"is_completed\":true,\"status\":{\"id\":5,\"type\":\"CLOSED\"}}");
  g_autoptr (KayakoConversation) told =
      read_text ("{\"id\":1,\"is_closed\":false,\"status\":{\"id\":5,\"type\":\"CLOSED\"}}");

  g_assert_true (kayako_conversation_get_is_closed (derived));
  g_assert_false (kayako_conversation_get_is_closed (told));
}

static void
test_unusable (void)
{
  static const char *const texts[] = {
    "null", "12", "\"x\"", "[]", "{}", "{\"id\":null}", "{\"id\":\"abc\"}"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (JsonNode) node = kayako_v1_sample_node (texts[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoConversation) conversation = kayako_v1_codec_read_conversation (node, &error);

    g_assert_null (conversation);
    g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
  }
}

static void
test_unusable_lists (void)
{
  static const struct {
    const char *text;
    int length; /* -1: no list */
  } rows[] = {
    { "null", 0 }, { "[]", 0 },  { "[null,1,{},{\"id\":3}]", 1 },
    { "{}", -1 },  { "12", -1 }, { "\"\"", -1 },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) node = kayako_v1_sample_node (rows[i].text);
    g_autoptr (GError) row_error = NULL;
    g_autoptr (GPtrArray) page = kayako_v1_codec_read_conversations (node, &row_error);

    if (rows[i].length < 0)
      g_assert_error (row_error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
    else
      g_assert_cmpuint (page->len, ==, rows[i].length);
  }

  g_assert_null (kayako_v1_codec_read_conversations (NULL, &error));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
}

static void
test_ratings (void)
{
  g_autoptr (KayakoV1Envelope) created =
      kayako_v1_sample_parse ("conversation_rating_created.json");
  g_autoptr (KayakoV1Envelope) seed = kayako_v1_sample_parse ("conversation_ratings.json");
  g_autoptr (KayakoV1Envelope) live = kayako_v1_sample_parse ("ratings_live.json");
  g_autoptr (KayakoRating) rating =
      kayako_v1_codec_read_rating (kayako_v1_envelope_get_data (created), NULL);
  g_autoptr (GPtrArray) ratings =
      kayako_v1_codec_read_ratings (kayako_v1_envelope_get_data (seed), NULL);
  g_autoptr (GPtrArray) live_ratings =
      kayako_v1_codec_read_ratings (kayako_v1_envelope_get_data (live), NULL);

  g_assert_cmpint (kayako_rating_get_score (rating), ==, KAYAKO_SCORE_GOOD);
  g_assert_cmpstr (kayako_rating_get_comment (rating), ==, "Excellent service!");
  g_assert_cmpint (kayako_rating_get_conversation_id (rating), ==, 1);
  g_assert_cmpint (kayako_user_get_id (kayako_rating_get_creator (rating)), ==, 2);
  g_assert_cmpint (kayako_rating_get_created_at (rating), ==, 1438046124);
  g_assert_cmpint (kayako_rating_get_updated_at (rating), ==, 1438046124);
  g_assert_cmpuint (ratings->len, ==, 1);
  g_assert_cmpuint (live_ratings->len, >, 0);
  for (guint i = 0; i < live_ratings->len; i++)
    g_assert_cmpint (kayako_rating_get_score (live_ratings->pdata[i]), !=, KAYAKO_SCORE_NONE);

  g_assert_finalize_object (g_steal_pointer (&rating));
}

static void
test_starter (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("conversation_starter.json");
  g_autoptr (KayakoStarter) starter =
      kayako_v1_codec_read_starter (kayako_v1_envelope_get_data (envelope), NULL);
  g_autoptr (KayakoUser) agent =
      g_list_model_get_item (kayako_starter_get_last_active_agents (starter), 2);

  g_assert_cmpfloat (kayako_starter_get_average_reply_time (starter), ==, 1257.2);
  g_assert_cmpuint (g_list_model_get_n_items (kayako_starter_get_last_active_agents (starter)), ==,
                    3);
  g_assert_cmpstr (kayako_user_get_full_name (agent), ==, "Jordan Mitchell");
  g_assert_cmpuint (g_list_model_get_n_items (kayako_starter_get_active_conversations (starter)),
                    ==, 0);
  g_assert_null (kayako_starter_get_user_email (starter));
}

static void
test_new_starter (void)
{
  g_autoptr (JsonNode) node = kayako_v1_sample_node (
      "{\"average_reply_time\":null,\"user_email\":\"caryn@example.com\",\"realtime_url\":\"wss://"
      "x\","
      "\"active_conversations\":[{\"id\":3,\"subject\":\"Grinder\"}],\"last_active_agents\":null}");
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoStarter) starter = kayako_v1_codec_read_starter (node, &error);
  g_autoptr (KayakoConversation) conversation =
      g_list_model_get_item (kayako_starter_get_active_conversations (starter), 0);

  g_assert_cmpfloat (kayako_starter_get_average_reply_time (starter), <, 0.0);
  g_assert_cmpstr (kayako_starter_get_user_email (starter), ==, "caryn@example.com");
  g_assert_cmpstr (kayako_starter_get_realtime_url (starter), ==, "wss://x");
  g_assert_cmpstr (kayako_conversation_get_subject (conversation), ==, "Grinder");

  g_assert_null (kayako_v1_codec_read_starter (NULL, &error));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/v1-codec-conversation/stubs", test_stubs);
  g_test_add_func ("/v1-codec-conversation/expanded", test_expanded);
  g_test_add_func ("/v1-codec-conversation/lists", test_lists);
  g_test_add_func ("/v1-codec-conversation/created", test_created);
  g_test_add_func ("/v1-codec-conversation/shared-people", test_shared_people);
  g_test_add_func ("/v1-codec-conversation/wide-ids", test_wide_ids);
  g_test_add_func ("/v1-codec-conversation/tolerant", test_tolerant);
  g_test_add_func ("/v1-codec-conversation/presence", test_presence);
  g_test_add_func ("/v1-codec-conversation/closed", test_closed);
  g_test_add_func ("/v1-codec-conversation/unusable", test_unusable);
  g_test_add_func ("/v1-codec-conversation/unusable-lists", test_unusable_lists);
  g_test_add_func ("/v1-codec-conversation/ratings", test_ratings);
  g_test_add_func ("/v1-codec-conversation/starter", test_starter);
  g_test_add_func ("/v1-codec-conversation/new-starter", test_new_starter);

  return g_test_run ();
}
