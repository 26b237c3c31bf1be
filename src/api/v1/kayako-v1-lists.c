/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-call.h"
#include "kayako-v1-readers.h"

/* What a helpdesk offers to choose from (seed 003, api/v1.md §6.5, §6.12). */

#define FIELD_INCLUDE   "conversation_field,field_option,locale_field"
#define STARTER_INCLUDE "user_minimal,user,role,conversation,case_status,read_marker"

/* These lists are short and the server sends them whole; the number is for
 * those that page them all the same. */
#define WHOLE 1000

static DexFuture *
list_whole (KayakoClient *client, const char *path, const char *include, KayakoV1Reader reader)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, path, KAYAKO_HTTP_NONE);

  if (include != NULL)
    kayako_http_request_add_argument (request, "include", include);

  return kayako_v1_call_page (KAYAKO_V1_CLIENT (client), request, 0, WHOLE, reader);
}

static DexFuture *
get_one (KayakoClient *client,
         const char *path,
         gint64 id,
         const char *include,
         KayakoV1Reader reader)
{
  g_autofree char *full = g_strdup_printf ("%s/%" G_GINT64_FORMAT, path, id);
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, full, KAYAKO_HTTP_NONE);

  kayako_http_request_add_argument (request, "include", include);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT, reader);
}

static DexFuture *
list_forms (KayakoClient *client)
{
  return list_whole (client, "/conversations/forms", FIELD_INCLUDE, kayako_v1_read_forms);
}

static DexFuture *
get_form (KayakoClient *client, gint64 id)
{
  return get_one (client, "/conversations/forms", id, FIELD_INCLUDE, kayako_v1_read_form);
}

static DexFuture *
list_fields (KayakoClient *client, guint offset, guint limit)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, "/conversations/fields", KAYAKO_HTTP_NONE);

  kayako_http_request_add_argument (request, "include", FIELD_INCLUDE);

  return kayako_v1_call_page (KAYAKO_V1_CLIENT (client), request, offset, limit,
                              kayako_v1_read_fields);
}

static DexFuture *
get_field (KayakoClient *client, gint64 id)
{
  return get_one (client, "/conversations/fields", id, FIELD_INCLUDE, kayako_v1_read_field);
}

static DexFuture *
get_starter (KayakoClient *client)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, "/conversations/starter", KAYAKO_HTTP_NONE);

  kayako_http_request_add_argument (request, "include", STARTER_INCLUDE);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_starter);
}

static DexFuture *
list_statuses (KayakoClient *client)
{
  return list_whole (client, "/cases/statuses", NULL, kayako_v1_read_statuses);
}

static DexFuture *
list_priorities (KayakoClient *client)
{
  return list_whole (client, "/cases/priorities", NULL, kayako_v1_read_priorities);
}

static DexFuture *
list_types (KayakoClient *client)
{
  return list_whole (client, "/cases/types", NULL, kayako_v1_read_types);
}

static DexFuture *
list_locales (KayakoClient *client)
{
  return list_whole (client, "/locales", NULL, kayako_v1_read_locales);
}

/* Fills the part of the interface that this file implements. */
void
kayako_v1_client_init_lists (KayakoClientInterface *iface)
{
  iface->list_forms = list_forms;
  iface->get_form = get_form;
  iface->list_fields = list_fields;
  iface->get_field = get_field;
  iface->get_starter = get_starter;
  iface->list_statuses = list_statuses;
  iface->list_priorities = list_priorities;
  iface->list_types = list_types;
  iface->list_locales = list_locales;
}
