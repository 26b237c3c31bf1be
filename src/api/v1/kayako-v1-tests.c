/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-bodies.h"
#include "kayako-v1-call.h"
#include "kayako-v1-readers.h"

/* The public test resource (seed 000, api/v1.md §1.7). */

#define TEST_INCLUDE "user,role"

static KayakoHttpRequest *
new_request (const char *method, gint64 id, KayakoHttpFlags flags)
{
  g_autofree char *path =
      id != 0 ? g_strdup_printf ("/tests/%" G_GINT64_FORMAT, id) : g_strdup ("/tests");

  return kayako_v1_request_new (method, path, flags);
}

static KayakoHttpRequest *
new_bulk_request (const char *method, GArray *ids)
{
  KayakoHttpRequest *request = new_request (method, 0, KAYAKO_HTTP_NONE);

  kayako_v1_request_add_ids (request, ids);

  return request;
}

static DexFuture *
list_tests (KayakoClient *client, GArray *ids, gint64 after_id, guint limit)
{
  g_autoptr (KayakoHttpRequest) request = ids != NULL && ids->len > 0
                                              ? new_bulk_request (SOUP_METHOD_GET, ids)
                                              : new_request (SOUP_METHOD_GET, 0, KAYAKO_HTTP_NONE);

  if (after_id > 0) {
    g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, after_id);

    kayako_http_request_add_argument (request, "after_id", text);
  }

  kayako_http_request_add_argument (request, "include", TEST_INCLUDE);

  return kayako_v1_call_page (KAYAKO_V1_CLIENT (client), request, 0, limit, kayako_v1_read_tests);
}

static DexFuture *
get_test (KayakoClient *client, gint64 id)
{
  g_autoptr (KayakoHttpRequest) request = new_request (SOUP_METHOD_GET, id, KAYAKO_HTTP_REVALIDATE);

  kayako_http_request_add_argument (request, "include", TEST_INCLUDE);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_test);
}

static DexFuture *
create_test (KayakoClient *client, KayakoTestDraft *draft)
{
  g_autoptr (KayakoHttpRequest) request = new_request (SOUP_METHOD_POST, 0, KAYAKO_HTTP_NONE);

  kayako_v1_body_set_test (request, draft);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_test);
}

static DexFuture *
update_test (KayakoClient *client, gint64 id, KayakoTestDraft *draft)
{
  g_autoptr (KayakoHttpRequest) request = new_request (SOUP_METHOD_PUT, id, KAYAKO_HTTP_NONE);

  kayako_v1_body_set_test (request, draft);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_test);
}

static DexFuture *
update_tests (KayakoClient *client, GArray *ids, KayakoTestDraft *draft)
{
  g_autoptr (KayakoHttpRequest) request = new_bulk_request (SOUP_METHOD_PUT, ids);

  kayako_v1_body_set_test (request, draft);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_count);
}

static DexFuture *
delete_test (KayakoClient *client, gint64 id)
{
  g_autoptr (KayakoHttpRequest) request = new_request (SOUP_METHOD_DELETE, id, KAYAKO_HTTP_NONE);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_done);
}

static DexFuture *
delete_tests (KayakoClient *client, GArray *ids)
{
  g_autoptr (KayakoHttpRequest) request = new_bulk_request (SOUP_METHOD_DELETE, ids);

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_count);
}

/* Fills the part of the interface that this file implements. */
void
kayako_v1_client_init_tests (KayakoClientInterface *iface)
{
  iface->list_tests = list_tests;
  iface->get_test = get_test;
  iface->create_test = create_test;
  iface->update_test = update_test;
  iface->update_tests = update_tests;
  iface->delete_test = delete_test;
  iface->delete_tests = delete_tests;
}
