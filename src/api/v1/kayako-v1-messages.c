/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-bodies.h"
#include "kayako-v1-call.h"
#include "kayako-v1-readers.h"

/* The messages and ratings of a conversation (seed 003, api/v1.md §6.1). */

#define MESSAGE_INCLUDE "user_minimal,user,role,attachment,case_message"
#define RATING_INCLUDE  "user_minimal,user,role"

/* A request below a conversation: the resource, and one of it unless 0. */
static KayakoHttpRequest *
new_request (const char *method,
             gint64 conversation_id,
             const char *resource,
             gint64 id,
             const char *include)
{
  g_autofree char *tail = id != 0 ? g_strdup_printf ("/%" G_GINT64_FORMAT, id) : g_strdup ("");
  g_autofree char *path =
      g_strdup_printf ("/conversations/%" G_GINT64_FORMAT "/%s%s", conversation_id, resource, tail);
  KayakoHttpRequest *request = kayako_v1_request_new (method, path, KAYAKO_HTTP_NONE);

  if (include != NULL)
    kayako_http_request_add_argument (request, "include", include);

  return request;
}

static DexFuture *
list_messages (KayakoClient *client, gint64 id, guint offset, guint limit)
{
  g_autoptr (KayakoHttpRequest) request =
      new_request (SOUP_METHOD_GET, id, "messages", 0, MESSAGE_INCLUDE);

  return kayako_v1_call_page (KAYAKO_V1_CLIENT (client), request, offset, limit,
                              kayako_v1_read_messages);
}

static DexFuture *
get_message (KayakoClient *client, gint64 id, gint64 message_id)
{
  g_autoptr (KayakoHttpRequest) request =
      new_request (SOUP_METHOD_GET, id, "messages", message_id, MESSAGE_INCLUDE);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_message);
}

static DexFuture *
create_message (KayakoClient *client, gint64 id, KayakoMessageDraft *draft)
{
  g_autoptr (KayakoHttpRequest) request =
      new_request (SOUP_METHOD_POST, id, "messages", 0, MESSAGE_INCLUDE);

  kayako_v1_body_set_message (request, draft);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_message);
}

static DexFuture *
set_message_status (KayakoClient *client, gint64 id, gint64 message_id, KayakoDelivery delivery)
{
  g_autoptr (KayakoHttpRequest) request =
      new_request (SOUP_METHOD_PUT, id, "messages", message_id, NULL);

  kayako_v1_body_set_message_status (request, delivery);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_done);
}

static DexFuture *
list_ratings (KayakoClient *client, gint64 id, guint offset, guint limit)
{
  g_autoptr (KayakoHttpRequest) request =
      new_request (SOUP_METHOD_GET, id, "ratings", 0, RATING_INCLUDE);

  return kayako_v1_call_page (KAYAKO_V1_CLIENT (client), request, offset, limit,
                              kayako_v1_read_ratings);
}

static DexFuture *
create_rating (KayakoClient *client, gint64 id, KayakoScore score, const char *comment)
{
  g_autoptr (KayakoHttpRequest) request =
      new_request (SOUP_METHOD_POST, id, "ratings", 0, RATING_INCLUDE);

  kayako_v1_body_set_rating (request, score, comment);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_rating);
}

static DexFuture *
update_rating (KayakoClient *client,
               gint64 id,
               gint64 rating_id,
               KayakoScore score,
               const char *comment)
{
  g_autoptr (KayakoHttpRequest) request =
      new_request (SOUP_METHOD_PUT, id, "ratings", rating_id, RATING_INCLUDE);

  kayako_v1_body_set_rating (request, score, comment);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_rating);
}

/* Fills the part of the interface that this file implements. */
void
kayako_v1_client_init_messages (KayakoClientInterface *iface)
{
  iface->list_messages = list_messages;
  iface->get_message = get_message;
  iface->create_message = create_message;
  iface->set_message_status = set_message_status;
  iface->list_ratings = list_ratings;
  iface->create_rating = create_rating;
  iface->update_rating = update_rating;
}
