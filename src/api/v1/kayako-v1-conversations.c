/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-bodies.h"
#include "kayako-v1-call.h"
#include "kayako-v1-codec-enums.h"
#include "kayako-v1-readers.h"

/* Conversations (seed 003, api/v1.md §6.1). */

/* Whatever a row or a header shows, so that nothing shown is a stub. */
#define CONVERSATION_INCLUDE                                                                       \
  "user_minimal,user,role,team,team_minimal,case_status,case_priority,case_type,read_marker,"      \
  "conversation_field,conversation_field_value,field_option,locale_field"
#define PARTICIPANT_INCLUDE "user_minimal,user,role,team,team_minimal"

static KayakoHttpRequest *
new_request (const char *method, gint64 id, const char *sub_path)
{
  g_autofree char *path = g_strdup_printf ("/conversations/%" G_GINT64_FORMAT "%s", id, sub_path);

  return kayako_v1_request_new (method, path, KAYAKO_HTTP_NONE);
}

static char *
dup_statuses (KayakoConversationQuery *query)
{
  static const KayakoStatusType types[] = {
    KAYAKO_STATUS_TYPE_NEW,       KAYAKO_STATUS_TYPE_OPEN,   KAYAKO_STATUS_TYPE_PENDING,
    KAYAKO_STATUS_TYPE_COMPLETED, KAYAKO_STATUS_TYPE_CLOSED, KAYAKO_STATUS_TYPE_CUSTOM,
  };
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    if (!kayako_conversation_query_has_status (query, types[i]))
      continue;

    if (names->len > 0)
      g_string_append_c (names, ',');
    g_string_append (names, kayako_v1_codec_status_type_to_wire (types[i]));
  }

  return g_string_free_and_steal (g_steal_pointer (&names));
}

static DexFuture *
list_conversations (KayakoClient *client, KayakoConversationQuery *query)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, "/conversations", KAYAKO_HTTP_NONE);
  int level = kayako_conversation_query_get_priority_level (query);

  if (kayako_conversation_query_get_statuses (query) != 0) {
    g_autofree char *statuses = dup_statuses (query);

    kayako_http_request_add_argument (request, "status", statuses);
  }

  if (level > 0) {
    g_autofree char *priority = g_strdup_printf ("%d", level);

    kayako_http_request_add_argument (request, "priority", priority);
  }

  if (kayako_conversation_query_get_my_organization (query))
    kayako_http_request_add_argument (request, "filters", "MY_ORGANIZATION");
  kayako_http_request_add_argument (request, "include", CONVERSATION_INCLUDE);

  return kayako_v1_call_page (
      KAYAKO_V1_CLIENT (client), request, kayako_conversation_query_get_offset (query),
      kayako_conversation_query_get_limit (query), kayako_v1_read_conversations);
}

/* Of the agent's view only what tells that something changed. */
static DexFuture *
list_updates (KayakoClient *client, GArray *ids, guint offset, guint limit)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, "/cases", KAYAKO_HTTP_NONE);

  kayako_http_request_add_argument (request, "fields", "updated_at,read_marker");
  kayako_http_request_add_argument (request, "include", "read_marker");
  if (ids != NULL)
    kayako_v1_request_add_ids (request, ids);

  return kayako_v1_call_page (KAYAKO_V1_CLIENT (client), request, offset, limit,
                              kayako_v1_read_updates);
}

static DexFuture *
get_conversations (KayakoClient *client, GArray *ids)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, "/conversations", KAYAKO_HTTP_NONE);

  kayako_http_request_add_argument (request, "include", CONVERSATION_INCLUDE);
  kayako_v1_request_add_ids (request, ids);

  return kayako_v1_call_page (KAYAKO_V1_CLIENT (client), request, 0, ids->len,
                              kayako_v1_read_conversations);
}

static DexFuture *
get_conversation (KayakoClient *client, gint64 id)
{
  g_autoptr (KayakoHttpRequest) request = new_request (SOUP_METHOD_GET, id, "");

  kayako_http_request_add_argument (request, "include", CONVERSATION_INCLUDE);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_conversation);
}

static DexFuture *
get_conversation_with_token (KayakoClient *client, gint64 id, const char *token)
{
  g_autoptr (KayakoHttpRequest) request = new_request (SOUP_METHOD_GET, id, "");

  kayako_http_request_add_argument (request, "include", CONVERSATION_INCLUDE);
  kayako_http_request_add_argument (request, "token", token);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_ANONYMOUS,
                         kayako_v1_read_conversation);
}

static DexFuture *
create_conversation (KayakoClient *client, KayakoConversationDraft *draft)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_POST, "/conversations", KAYAKO_HTTP_NONE);

  kayako_http_request_add_argument (request, "include", CONVERSATION_INCLUDE);
  kayako_v1_body_set_conversation (request, draft);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_conversation);
}

static DexFuture *
update_conversation (KayakoClient *client, gint64 id, KayakoConversationChange *change)
{
  g_autoptr (KayakoHttpRequest) request = new_request (SOUP_METHOD_PUT, id, "");

  kayako_http_request_add_argument (request, "include", CONVERSATION_INCLUDE);
  kayako_v1_body_set_change (request, change);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_conversation);
}

static DexFuture *
list_participants (KayakoClient *client, gint64 id, guint offset, guint limit)
{
  g_autoptr (KayakoHttpRequest) request = new_request (SOUP_METHOD_GET, id, "/participants");

  kayako_http_request_add_argument (request, "include", PARTICIPANT_INCLUDE);

  return kayako_v1_call_page (KAYAKO_V1_CLIENT (client), request, offset, limit,
                              kayako_v1_read_users);
}

/* Fills the part of the interface that this file implements. */
void
kayako_v1_client_init_conversations (KayakoClientInterface *iface)
{
  iface->list_conversations = list_conversations;
  iface->list_updates = list_updates;
  iface->get_conversations = get_conversations;
  iface->get_conversation = get_conversation;
  iface->get_conversation_with_token = get_conversation_with_token;
  iface->create_conversation = create_conversation;
  iface->update_conversation = update_conversation;
  iface->list_participants = list_participants;
}
