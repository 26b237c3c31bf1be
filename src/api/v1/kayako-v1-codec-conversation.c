/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-conversation.h"

#include "kayako-error.h"
#include "kayako-field-value.h"
#include "kayako-v1-codec-enums.h"
#include "kayako-v1-codec-json.h"
#include "kayako-v1-codec-kinds.h"
#include "kayako-v1-codec-read.h"

static void
fill_marker (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoReadMarker *marker = resource;
  gint64 number;
  int count;

  if (kayako_v1_json_read_int64 (object, "last_read_post_id", &number))
    kayako_read_marker_set_last_read_message_id (marker, number);

  if (kayako_v1_json_read_date (object, "last_read_at", &number))
    kayako_read_marker_set_last_read_at (marker, number);

  if (kayako_v1_json_read_int (object, "unread_count", &count))
    kayako_read_marker_set_unread_count (marker, MAX (count, 0));
}

static const KayakoV1Kind kind_marker = { "Read marker", kayako_read_marker_get_type, fill_marker };

static void
fill_texts (KayakoConversation *conversation, JsonObject *object)
{
  const char *text;

  if (kayako_v1_json_read_text (object, "uuid", &text))
    kayako_conversation_set_uuid (conversation, text);

  if (kayako_v1_json_read_text (object, "subject", &text))
    kayako_conversation_set_subject (conversation, text);

  if (kayako_v1_json_read_text (object, "channel", &text))
    kayako_conversation_set_channel (conversation, kayako_v1_codec_channel_from_wire (text));

  if (kayako_v1_json_read_text (object, "realtime_channel", &text))
    kayako_conversation_set_realtime_channel (conversation, text);

  if (kayako_v1_json_read_text (object, "last_message_preview", &text))
    kayako_conversation_set_last_message_preview (conversation, text);

  if (kayako_v1_json_read_text (object, "last_message_status", &text))
    kayako_conversation_set_last_message_status (conversation,
                                                 kayako_v1_codec_delivery_from_wire (text));
}

static void
fill_times (KayakoConversation *conversation, JsonObject *object)
{
  gint64 time;

  if (kayako_v1_json_read_date (object, "last_replied_at", &time))
    kayako_conversation_set_last_replied_at (conversation, time);

  if (kayako_v1_json_read_date (object, "created_at", &time))
    kayako_conversation_set_created_at (conversation, time);

  if (kayako_v1_json_read_date (object, "updated_at", &time))
    kayako_conversation_set_updated_at (conversation, time);
}

static void
fill_people (KayakoConversation *conversation, KayakoV1Pool *pool, JsonObject *object)
{
  const KayakoV1Kind *kind = &kayako_v1_kind_user;
  gpointer member;

  if (kayako_v1_pool_read_member (pool, kind, object, "requester", &member))
    kayako_conversation_set_requester (conversation, member);

  if (kayako_v1_pool_read_member (pool, kind, object, "creator", &member))
    kayako_conversation_set_creator (conversation, member);

  if (kayako_v1_pool_read_member (pool, kind, object, "last_replier", &member))
    kayako_conversation_set_last_replier (conversation, member);

  if (kayako_v1_pool_read_member (pool, kind, object, "last_agent_replier", &member))
    kayako_conversation_set_last_agent_replier (conversation, member);

  if (kayako_v1_pool_read_member (pool, kind, object, "assigned_agent", &member))
    kayako_conversation_set_agent (conversation, member);

  if (kayako_v1_pool_read_member (pool, &kayako_v1_kind_team, object, "assigned_team", &member))
    kayako_conversation_set_team (conversation, member);
}

/* Servers of early 2017 do not say whether a conversation is closed. */
static gboolean
is_status_closed (KayakoConversation *conversation)
{
  KayakoStatus *status = kayako_conversation_get_status (conversation);

  return status != NULL && kayako_status_get_status_type (status) == KAYAKO_STATUS_TYPE_CLOSED;
}

static void
fill_state (KayakoConversation *conversation, KayakoV1Pool *pool, JsonObject *object)
{
  gpointer member;
  gboolean flag;

  if (kayako_v1_pool_read_member (pool, &kayako_v1_kind_status, object, "status", &member))
    kayako_conversation_set_status (conversation, member);

  if (kayako_v1_pool_read_member (pool, &kayako_v1_kind_priority, object, "priority", &member))
    kayako_conversation_set_priority (conversation, member);

  if (kayako_v1_pool_read_member (pool, &kayako_v1_kind_case_type, object, "type", &member))
    kayako_conversation_set_case_type (conversation, member);

  if (kayako_v1_pool_read_member (pool, &kind_marker, object, "read_marker", &member))
    kayako_conversation_set_read_marker (conversation, member);

  if (kayako_v1_json_read_boolean (object, "is_closed", &flag))
    kayako_conversation_set_is_closed (conversation, flag);
  else if (is_status_closed (conversation))
    kayako_conversation_set_is_closed (conversation, TRUE);
}

static KayakoFieldValue *
read_field_value (KayakoV1Pool *pool, JsonObject *object)
{
  g_autoptr (KayakoFieldValue) value = NULL;
  g_autofree char *text = NULL;
  JsonNode *node = json_object_get_member (object, "value");
  gpointer field;

  if (!kayako_v1_pool_read_member (pool, &kayako_v1_kind_field, object, "field", &field) ||
      field == NULL)
    return NULL;

  value = kayako_field_value_new ();
  kayako_field_value_set_field (value, field);
  if (node != NULL) {
    text = kayako_v1_json_dup_text (node);
    kayako_field_value_set_value (value, text);
  }

  return g_steal_pointer (&value);
}

static void
fill_custom_fields (KayakoConversation *conversation, KayakoV1Pool *pool, JsonObject *object)
{
  JsonArray *array = kayako_v1_json_read_array (object, "custom_fields");
  g_autoptr (GPtrArray) values = NULL;

  if (array == NULL)
    return;

  values = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *item = kayako_v1_json_get_object (json_array_get_element (array, i));
    KayakoFieldValue *value = item != NULL ? read_field_value (pool, item) : NULL;

    if (value != NULL)
      g_ptr_array_add (values, value);
  }

  kayako_conversation_set_custom_fields (conversation, values);
}

static void
fill_conversation (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoConversation *conversation = resource;
  JsonNode *legacy_id = json_object_get_member (object, "legacy_id");

  /* A stub may carry the imported number, and is still one. */
  if (legacy_id != NULL && json_object_has_member (object, "subject")) {
    g_autofree char *text = kayako_v1_json_dup_text (legacy_id);

    kayako_conversation_set_legacy_id (conversation, text);
  }

  fill_texts (conversation, object);
  fill_times (conversation, object);
  fill_people (conversation, pool, object);
  fill_state (conversation, pool, object);
  fill_custom_fields (conversation, pool, object);
}

const KayakoV1Kind kayako_v1_kind_conversation = { "Conversation", kayako_conversation_get_type,
                                                   fill_conversation };

static void
fill_rating (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoRating *rating = resource;
  JsonObject *conversation = kayako_v1_json_read_object (object, "conversation");
  const char *text;
  gpointer creator;
  gint64 time;

  if (kayako_v1_json_read_text (object, "score", &text))
    kayako_rating_set_score (rating, kayako_v1_codec_score_from_wire (text));

  if (kayako_v1_json_read_text (object, "comment", &text))
    kayako_rating_set_comment (rating, text);

  if (conversation != NULL)
    kayako_rating_set_conversation_id (rating, kayako_v1_json_get_id (conversation));

  if (kayako_v1_pool_read_member (pool, &kayako_v1_kind_user, object, "creator", &creator))
    kayako_rating_set_creator (rating, creator);

  if (kayako_v1_json_read_date (object, "created_at", &time))
    kayako_rating_set_created_at (rating, time);

  if (kayako_v1_json_read_date (object, "updated_at", &time))
    kayako_rating_set_updated_at (rating, time);
}

static const KayakoV1Kind kind_rating = { "Rating", kayako_rating_get_type, fill_rating };

static void
fill_starter (KayakoStarter *starter, KayakoV1Pool *pool, JsonObject *object)
{
  g_autoptr (GPtrArray) agents =
      kayako_v1_pool_read_list (pool, &kayako_v1_kind_user, object, "last_active_agents");
  g_autoptr (GPtrArray) conversations =
      kayako_v1_pool_read_list (pool, &kayako_v1_kind_conversation, object, "active_conversations");
  const char *text;
  double seconds;

  if (agents != NULL)
    kayako_starter_set_last_active_agents (starter, agents);

  if (conversations != NULL)
    kayako_starter_set_active_conversations (starter, conversations);

  if (kayako_v1_json_read_double (object, "average_reply_time", &seconds))
    kayako_starter_set_average_reply_time (starter, seconds);

  if (kayako_v1_json_read_text (object, "user_email", &text))
    kayako_starter_set_user_email (starter, text);

  if (kayako_v1_json_read_text (object, "realtime_url", &text))
    kayako_starter_set_realtime_url (starter, text);
}

/**
 * kayako_v1_codec_read_conversation:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads a conversation, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoConversation *
kayako_v1_codec_read_conversation (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kayako_v1_kind_conversation, node, error);
}

/**
 * kayako_v1_codec_read_conversations:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads conversations, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoConversation): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_conversations (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kayako_v1_kind_conversation, node, error);
}

/**
 * kayako_v1_codec_read_rating:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads a rating, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoRating *
kayako_v1_codec_read_rating (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kind_rating, node, error);
}

/**
 * kayako_v1_codec_read_ratings:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads ratings, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoRating): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_ratings (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kind_rating, node, error);
}

/**
 * kayako_v1_codec_read_starter:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads a conversation starter, which has no id.
 *
 * Returns: (transfer full) (nullable): what it tells
 */
KayakoStarter *
kayako_v1_codec_read_starter (JsonNode *node, GError **error)
{
  g_autoptr (KayakoV1Pool) pool = kayako_v1_pool_new ();
  g_autoptr (KayakoStarter) starter = NULL;
  JsonObject *object = kayako_v1_json_get_object (node);

  if (object == NULL) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "Starter: not an object");
    return NULL;
  }

  starter = kayako_starter_new ();
  fill_starter (starter, pool, object);

  return g_steal_pointer (&starter);
}
