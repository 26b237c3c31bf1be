/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-exchange.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-http-response.h"
#include "kayako-test-await.h"

#include <string.h>

#define SHORT 50 /* milliseconds */

/* A server of the test's own, which answers /ok, never answers /wait, and never
 * comes to an end with /trickle. */
typedef struct {
  SoupServer *server;   /* (owned) (not nullable) */
  SoupSession *session; /* (owned) (not nullable): with one connection */
  GPtrArray *waiting;   /* (owned) (not nullable): the server's messages */
  char *base_uri;       /* (owned) (not nullable) */
  guint trickle_id;     /* GSource id, 0 when nothing trickles */
  guint requests;
} Fixture;

static gboolean
trickle_cb (gpointer user_data)
{
  SoupServerMessage *message = user_data;

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            " ", 1);
  soup_server_message_unpause (message);

  return G_SOURCE_CONTINUE;
}

static void
wrote_chunk_cb (SoupServerMessage *message)
{
  soup_server_message_pause (message);
}

static void
trickle (Fixture *fixture, SoupServerMessage *message)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), NULL);
  soup_server_message_pause (message);
  g_ptr_array_add (fixture->waiting, g_object_ref (message));
  fixture->trickle_id = g_timeout_add (1, trickle_cb, message);
}

static void
handle_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->requests++;
  if (g_str_equal (path, "/trickle")) {
    trickle (fixture, message);
    return;
  }

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
  if (g_str_equal (path, "/wait")) {
    g_ptr_array_add (fixture->waiting, g_object_ref (message));
    soup_server_message_pause (message);
  }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GSList *uris = NULL;

  fixture->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->session = soup_session_new_with_options ("max-conns-per-host", 1, NULL);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, handle_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (fixture->server);
  fixture->base_uri = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_handle_id (&fixture->trickle_id, g_source_remove);
  g_clear_pointer (&fixture->waiting, g_ptr_array_unref);
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
  /* What was given up is over when its connection is. */
  g_object_add_weak_pointer (G_OBJECT (fixture->session), (gpointer *) &fixture->session);
  g_object_unref (fixture->session);
  kayako_test_wait_gone ((gpointer *) &fixture->session);
  g_clear_pointer (&fixture->base_uri, g_free);
}

static const KayakoHttpLimits wide = { .body = 1 << 20, .window = G_MAXINT, .deadline = G_MAXINT };

static DexFuture *
send_message (Fixture *fixture, const char *path, const KayakoHttpLimits *limits)
{
  g_autofree char *url = g_strconcat (fixture->base_uri, path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);

  return kayako_http_exchange (fixture->session, message, limits);
}

static void
expect_answer (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoHttpResponse) response = kayako_test_await_boxed (future, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kayako_http_response_get_status (response), ==, 200);
}

static void
test_result (Fixture *fixture, gconstpointer data)
{
  expect_answer (send_message (fixture, "/ok", &wide));
  g_assert_cmpuint (fixture->requests, ==, 1);
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  KayakoHttpLimits limits = wide;
  g_autoptr (GError) error = NULL;

  limits.body = 1;
  error = kayako_test_await_error (send_message (fixture, "/ok", &limits));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_TOO_LARGE);
}

/* Bytes come all the time, and would for ever. */
static void
test_trickle (Fixture *fixture, gconstpointer data)
{
  KayakoHttpLimits limits = wide;
  g_autoptr (GError) error = NULL;

  limits.window = SHORT;
  error = kayako_test_await_error (send_message (fixture, "/trickle", &limits));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_no_answer (Fixture *fixture, gconstpointer data)
{
  KayakoHttpLimits limits = wide;
  g_autoptr (GError) error = NULL;

  limits.window = SHORT;
  error = kayako_test_await_error (send_message (fixture, "/wait", &limits));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_deadline (Fixture *fixture, gconstpointer data)
{
  KayakoHttpLimits limits = wide;
  g_autoptr (GError) error = NULL;

  limits.deadline = SHORT;
  error = kayako_test_await_error (send_message (fixture, "/trickle", &limits));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static gboolean
is_waiting (gpointer data)
{
  Fixture *fixture = data;

  return fixture->waiting->len > 0;
}

/* What waits for a connection would be sent later, so that a change is not told
 * to have failed; what reads is. */
static void
test_queued (Fixture *fixture, gconstpointer data)
{
  KayakoHttpLimits limits = wide;
  DexFuture *first = send_message (fixture, "/wait", &wide);
  DexFuture *change = NULL;
  g_autoptr (GError) error = NULL;

  kayako_test_wait_until (is_waiting, fixture);
  limits.window = SHORT;
  limits.deadline = SHORT;
  limits.counts_once_leaving = TRUE;
  change = send_message (fixture, "/ok", &limits);
  limits.counts_once_leaving = FALSE;
  error = kayako_test_await_error (send_message (fixture, "/ok", &limits));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_true (dex_future_is_pending (change));

  soup_server_message_unpause (fixture->waiting->pdata[0]);
  expect_answer (first);
  dex_unref (change);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  DexFuture *chain = kayako_chain (send_message (fixture, "/ok", &wide));

  dex_clear (&chain);
  expect_answer (send_message (fixture, "/ok", &wide));
  g_assert_cmpuint (fixture->requests, ==, 1);
}

static void
test_cancelled_during (Fixture *fixture, gconstpointer data)
{
  DexFuture *sent = send_message (fixture, "/wait", &wide);
  DexFuture *chain = kayako_chain (dex_ref (sent));
  g_autoptr (GError) error = NULL;

  kayako_test_wait_until (is_waiting, fixture);
  dex_clear (&chain);
  error = kayako_test_await_error (sent);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/http-exchange/result", test_result);
  ADD ("/http-exchange/too-large", test_too_large);
  ADD ("/http-exchange/trickle", test_trickle);
  ADD ("/http-exchange/no-answer", test_no_answer);
  ADD ("/http-exchange/deadline", test_deadline);
  ADD ("/http-exchange/queued", test_queued);
  ADD ("/http-exchange/cancelled-before", test_cancelled_before);
  ADD ("/http-exchange/cancelled-during", test_cancelled_during);
#undef ADD

  return g_test_run ();
}
