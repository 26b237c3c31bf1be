/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sample.h"

#include <string.h>

/* What differs from a sample, and why that is right. Whoever took the samples
 * had other people and other choices in their helpdesk. */
typedef struct {
  const char *sample;
  const char *path; /* in the answer: "data[0].priority" */
  const char *why;
} Exception;

static const Exception exceptions[] = {
  { "case.json", "data.legacy_id", "ours was not imported" },
  { "case.json", "data.sla_version", "ours promises no times" },
  { "case.json", "data.sla_metrics", "ours promises no times" },
  { "case.json", "data.last_assigned_at", "ours does not keep when" },
  { "case.json", "data.last_agent_activity_at", "theirs is not answered yet" },
  { "case.json", "data.last_reply_by_agent_at", "theirs is not answered yet" },
  { "case.json", "data.last_reply_by_requester_at", "theirs is older than this" },
  { "cases.json", "data[0].legacy_id", "ours was not imported" },
  { "cases.json", "data[0].sla_version", "ours promises no times" },
  { "cases.json", "data[0].sla_metrics", "ours promises no times" },
  { "cases.json", "data[0].last_assigned_at", "ours does not keep when" },
  { "cases.json", "data[0].last_agent_activity_at", "theirs is not answered yet" },
  { "cases.json", "data[0].last_reply_by_agent_at", "theirs is not answered yet" },
  { "cases.json", "data[0].last_reply_by_requester_at", "theirs is older than this" },
  { "conversation_created.json", "data.assigned_agent", "ours is new" },
  { "conversation_created.json", "data.assigned_team", "ours is new" },
  { "conversation_created.json", "data.priority", "ours is new" },
  { "conversation_created.json", "data.type", "ours is new" },
  { "conversation_expanded.json", "data.assigned_agent", "theirs is untouched" },
  { "conversation_expanded.json", "data.assigned_team", "theirs is untouched" },
  { "conversation_expanded.json", "data.priority", "theirs is untouched" },
  { "conversation_expanded.json", "data.read_marker", "theirs is untouched" },
  { "conversation_expanded.json", "data.type", "theirs is untouched" },
  { "conversation_message.json", "data.client_id", "ours came without one" },
  { "conversation_messages.json", "data[0].client_id", "ours came without one" },
  { "conversations_page2_links.json", "data[0].assigned_agent", "theirs is untouched" },
  { "conversations_page2_links.json", "data[0].last_agent_replier", "theirs is untouched" },
  { "conversations_page2_links.json", "data[0].priority", "theirs is untouched" },
  { "conversations_page2_links.json", "data[0].type", "theirs is untouched" },
  { "conversations_page2_links.json", "data[0].requester.last_active_at", "theirs is a new user" },
  { "conversations_page2_links.json", "data[0].is_completed", "called is_closed since" },
  { "message_case_camel.json", "data.downloadAll", "theirs has no attachments" },
  { "messages_expanded_page.json", "data[0].download_all", "theirs has no attachments" },
  { "user.json", "data.last_active_at", "theirs never signed in" },
  { "user.json", "data.last_activity_at", "theirs never signed in" },
  { "user.json", "data.last_logged_in_at", "theirs never signed in" },
  { "user.json", "data.last_seen_at", "theirs never signed in" },
  { "user.json", "data.presence_channel", "theirs never signed in" },
  { "user.json", "data.realtime_channel", "theirs never signed in" },
  { "user.json", "data.last_seen_ip", "theirs never signed in" },
  { "user.json", "data.last_seen_user_agent", "theirs never signed in" },
  { "user.json", "data.organization", "ours is an agent" },
  { "user.json", "data.organization_case_access", "ours is an agent" },
  { "user.json", "data.phones", "ours is an agent" },
  { "user.json", "data.agent_case_access", "ours is as the role says" },
  { "profile.json", "data.custom_fields", "ours has no such fields" },
  { "flat_mode.json", "resources.user.2.organization_case_access", "theirs is an agent" },
  { "flat_mode.json", "resources.user.2.agent_case_access", "ours is a customer" },
  { "conversations.json", "data[0].assigned_agent", "our newest is nobody's yet" },
  { "conversations_page2_links.json", "data[0].creator.last_active_at", "theirs is a new user" },
  { "conversation_expanded.json", "data.last_agent_replier", "theirs is not answered yet" },
  { "conversation_created.json", "data.last_agent_replier", "theirs is answered already" },
  { "conversation_messages.json", "data[0].download_all", "theirs has no attachments" },
  { "conversation_message.json", "data.download_all", "theirs has no attachments" },
  { "messages_expanded_page.json", "data[0].source", "taken when there was no source" },
  { "message_created_with_attachment.json", "data.source", "taken when there was no source" },
  { "message_case_camel.json", "data.source", "taken when there was no source" },
  { "conversation_forms.json", "data[0].description", "their form has none" },
  { "ratings_live.json", "data[0].comment", "theirs says nothing" },
  { "user.json", "data.password_updated_at", "theirs never changed it" },
  { "profile.json", "data.designation", "theirs has none" },
  { "profile.json", "data.organization", "our agent works for no customer" },
  { "flat_mode.json", "resources.user.2.teams", "our customer is in no team" },
};

static const char *
name_type (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return "null";
  if (JSON_NODE_HOLDS_OBJECT (node))
    return "object";
  if (JSON_NODE_HOLDS_ARRAY (node))
    return "array";
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return "string";
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return "boolean";

  return "number";
}

/* A pair that is still to be compared: nesting becomes a list of work. */
typedef struct {
  JsonNode *sample;
  JsonNode *ours;
  char *where; /* (owned) */
} Pair;

static void
pair_free (Pair *pair)
{
  g_free (pair->where);
  g_free (pair);
}

static void
push_pair (GQueue *pairs, JsonNode *sample, JsonNode *ours, char *where)
{
  Pair *pair = g_new0 (Pair, 1);

  pair->sample = sample;
  pair->ours = ours;
  pair->where = where;
  g_queue_push_tail (pairs, pair);
}

static gboolean
is_excepted (const char *sample, const char *where)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (strcmp (exceptions[i].sample, sample) == 0 && strcmp (exceptions[i].path, where) == 0)
      return TRUE;

  return FALSE;
}

/* Every difference counts, not only a test's first. */
G_GNUC_PRINTF (1, 2)
static void
complain (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_test_message ("%s", text);
  g_test_fail ();
}

static void
push_members (GQueue *pairs, const Pair *pair, const char *sample)
{
  JsonObject *ours = json_node_get_object (pair->ours);
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *value = NULL;

  json_object_iter_init (&iter, json_node_get_object (pair->sample));
  while (json_object_iter_next (&iter, &key, &value)) {
    g_autofree char *where =
        *pair->where != '\0' ? g_strconcat (pair->where, ".", key, NULL) : g_strdup (key);

    if (json_object_has_member (ours, key))
      push_pair (pairs, value, json_object_get_member (ours, key), g_steal_pointer (&where));
    else if (!is_excepted (sample, where))
      complain ("%s: %s is missing", sample, where);
  }
}

/* A sample's list stands for its first item, and so does ours. */
static void
push_items (GQueue *pairs, const Pair *pair, const char *sample)
{
  JsonArray *theirs = json_node_get_array (pair->sample);
  JsonArray *ours = json_node_get_array (pair->ours);

  if (json_array_get_length (theirs) == 0)
    return;

  if (json_array_get_length (ours) > 0)
    push_pair (pairs, json_array_get_element (theirs, 0), json_array_get_element (ours, 0),
               g_strconcat (pair->where, "[0]", NULL));
  else if (!is_excepted (sample, pair->where))
    complain ("%s: %s is empty", sample, pair->where);
}

static void
compare_pair (GQueue *pairs, const Pair *pair, const char *sample)
{
  const char *wanted = name_type (pair->sample);
  const char *got = name_type (pair->ours);

  if (strcmp (wanted, got) != 0) {
    gboolean is_null = JSON_NODE_HOLDS_NULL (pair->sample) || JSON_NODE_HOLDS_NULL (pair->ours);

    if (!is_null || !is_excepted (sample, pair->where))
      complain ("%s: %s is of type %s, not %s", sample, pair->where, got, wanted);
    return;
  }

  if (JSON_NODE_HOLDS_OBJECT (pair->sample))
    push_members (pairs, pair, sample);
  if (JSON_NODE_HOLDS_ARRAY (pair->sample))
    push_items (pairs, pair, sample);
}

/**
 * kayako_sample_compare:
 * @wanted: a sample, or a part of one
 * @ours: what the sandbox answered instead
 * @sample: the sample's file
 * @where: where in the answer @ours is, "" for all of it
 *
 * Fails the test for every key of the sample that is missing or of another
 * type, unless that is an exception.
 */
void
kayako_sample_compare (JsonNode *wanted, JsonNode *ours, const char *sample, const char *where)
{
  GQueue pairs = G_QUEUE_INIT;

  push_pair (&pairs, wanted, ours, g_strdup (where));
  while (!g_queue_is_empty (&pairs)) {
    Pair *pair = g_queue_pop_head (&pairs);

    compare_pair (&pairs, pair, sample);
    pair_free (pair);
  }
}
