/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-test-await.h"

#include <string.h>

#define CHUNK (64 * 1024) /* bytes */

/* What fits between a server and a client that does not read, in bytes; less
 * than what a client reads that does. */
#define MOST_UNREAD (24 << 20)

#define SHORT       50       /* milliseconds */
#define LONG        G_MAXINT /* milliseconds */

#define MANY        100 /* reads: more than there are connections for them */
#define MOST        32  /* the connections there are for them */

/* A server of the test's own, which counts and answers by path. */
typedef struct {
  SoupServer *server;          /* (owned) (not nullable) */
  KayakoHttp *http;            /* (owned) (nullable) */
  char *base_uri;              /* (owned) (not nullable) */
  SoupServerMessage *paused;   /* (owned) (nullable): waits for ever */
  GPtrArray *waiting;          /* (owned) (not nullable): the server's messages */
  SoupMessageHeaders *headers; /* (owned) (nullable): of the last request */
  guint requests;
  guint disconnected; /* requests whose connection ended under them */
  gsize written;      /* bytes of bodies */
  gboolean reached;
  guint reaches;
} Fixture;

static void
reply (SoupServerMessage *message, guint status, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body,
                                    strlen (body));
}

static void
disconnected_cb (SoupServerMessage *message, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->disconnected++;
}

static void
wrote_cb (SoupServerMessage *message, guint size, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->written += size;
}

static void
add_chunk (SoupServerMessage *message)
{
  soup_message_body_append_take (soup_server_message_get_response_body (message), g_malloc0 (CHUNK),
                                 CHUNK);
}

/* Waits with the answer, which then has no end. */
static void
reply_endlessly (SoupServerMessage *message, Fixture *fixture)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  add_chunk (message);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (add_chunk), NULL);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (wrote_cb), fixture);
  g_signal_connect (message, "disconnected", G_CALLBACK (disconnected_cb), fixture);
  g_set_object (&fixture->paused, message);
  soup_server_message_pause (message);
}

static void
redirect (SoupServerMessage *message, guint status, const char *target)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                target);
}

static void
reply_validated (SoupServerMessage *message)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  /* Without quotes, as some servers write it (api/v1.md §2.6). */
  soup_message_headers_replace (headers, "ETag", "c5096115");
  if (g_strcmp0 (soup_message_headers_get_one (asked, "If-None-Match"), "c5096115") == 0)
    soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
  else
    reply (message, 200, "{\"held\":true}");
}

static void
reply_ok (SoupServerMessage *message)
{
  reply (message, 200, "{}");
}

/* Keeps the answer back until the test lets it go. */
static void
reply_later (SoupServerMessage *message,
             Fixture *fixture,
             void (*reply_func) (SoupServerMessage *message))
{
  reply_func (message);
  g_ptr_array_add (fixture->waiting, g_object_ref (message));
  soup_server_message_pause (message);
}

static void
let_go (Fixture *fixture)
{
  for (guint i = 0; i < fixture->waiting->len; i++)
    soup_server_message_unpause (fixture->waiting->pdata[i]);
  g_ptr_array_set_size (fixture->waiting, 0);
}

static void
handle_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Fixture *fixture = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  fixture->requests++;
  g_clear_pointer (&fixture->headers, soup_message_headers_unref);
  fixture->headers = soup_message_headers_ref (headers);

  if (g_str_equal (path, "/ok"))
    reply (message, 200, "{}");
  else if (g_str_equal (path, "/refused"))
    reply (message, 403, "{\"status\":403}");
  else if (g_str_equal (path, "/to-ok"))
    redirect (message, 302, "/ok");
  else if (g_str_equal (path, "/to-ok-again"))
    redirect (message, 307, "ok");
  else if (g_str_equal (path, "/circle"))
    redirect (message, 302, "/circle");
  else if (g_str_equal (path, "/nowhere"))
    soup_server_message_set_status (message, 302, NULL);
  else if (g_str_equal (path, "/validated"))
    reply_validated (message);
  else if (g_str_equal (path, "/validated-later"))
    reply_later (message, fixture, reply_validated);
  else if (g_str_equal (path, "/later"))
    reply_later (message, fixture, reply_ok);
  else if (g_str_equal (path, "/endless"))
    reply_endlessly (message, fixture);
  else
    soup_server_message_set_status (message, 404, NULL);
}

static void
reached_cb (KayakoHttp *http, gboolean reached, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->reached = reached;
  fixture->reaches++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;
  GSList *uris = NULL;

  fixture->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, handle_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (fixture->server);
  fixture->base_uri = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->http = kayako_http_new (fixture->base_uri);
  g_signal_connect (fixture->http, "reached", G_CALLBACK (reached_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->http != NULL)
    g_assert_finalize_object (fixture->http);
  g_clear_object (&fixture->paused);
  g_clear_pointer (&fixture->waiting, g_ptr_array_unref);
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
  g_clear_pointer (&fixture->headers, soup_message_headers_unref);
  g_clear_pointer (&fixture->base_uri, g_free);
}

static DexFuture *
send_request (Fixture *fixture, const char *method, const char *path, KayakoHttpFlags flags)
{
  g_autoptr (KayakoHttpRequest) request = kayako_http_request_new (method, path, flags);

  return kayako_http_send (fixture->http, request);
}

static KayakoHttpResponse *
send_well (Fixture *fixture, const char *method, const char *path, KayakoHttpFlags flags)
{
  g_autoptr (GError) error = NULL;
  KayakoHttpResponse *response =
      kayako_test_await_boxed (send_request (fixture, method, path, flags), &error);

  g_assert_no_error (error);

  return response;
}

static void
test_result (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoHttpResponse) response =
      send_well (fixture, SOUP_METHOD_GET, "/ok", KAYAKO_HTTP_NONE);
  const char *agent = soup_message_headers_get_one (fixture->headers, "User-Agent");

  g_assert_cmpuint (kayako_http_response_get_status (response), ==, 200);
  g_assert_cmpuint (g_bytes_get_size (kayako_http_response_get_body (response)), ==, 2);
  g_assert_true (g_str_has_prefix (agent, "Kayako"));
  g_assert_null (strpbrk (agent, "0123456789"));
  g_assert_cmpuint (fixture->reaches, ==, 1);
  g_assert_true (fixture->reached);
}

/* A bad status is an answer. */
static void
test_status (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoHttpResponse) response =
      send_well (fixture, SOUP_METHOD_POST, "/refused", KAYAKO_HTTP_NONE);

  g_assert_cmpuint (kayako_http_response_get_status (response), ==, 403);
  g_assert_false (kayako_http_response_is_success (response));
  g_assert_true (fixture->reached);
}

static void
test_redirect (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoHttpResponse) read =
      send_well (fixture, SOUP_METHOD_GET, "/to-ok", KAYAKO_HTTP_NONE);
  g_autoptr (KayakoHttpResponse) changed =
      send_well (fixture, SOUP_METHOD_POST, "/to-ok-again", KAYAKO_HTTP_NONE);
  g_autoptr (GError) unclear = NULL;
  g_autoptr (GError) endless = NULL;
  g_autoptr (GError) nowhere = NULL;

  g_assert_true (kayako_http_response_is_success (read));
  g_assert_true (kayako_http_response_is_success (changed));
  g_assert_cmpuint (fixture->requests, ==, 4);

  unclear = kayako_test_await_error (
      send_request (fixture, SOUP_METHOD_POST, "/to-ok", KAYAKO_HTTP_NONE));
  g_assert_error (unclear, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR);
  g_assert_cmpuint (fixture->requests, ==, 5);

  endless = kayako_test_await_error (
      send_request (fixture, SOUP_METHOD_GET, "/circle", KAYAKO_HTTP_NONE));
  g_assert_error (endless, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
  nowhere = kayako_test_await_error (
      send_request (fixture, SOUP_METHOD_GET, "/nowhere", KAYAKO_HTTP_NONE));
  g_assert_error (nowhere, KAYAKO_ERROR, KAYAKO_ERROR_REDIRECTED);
}

static void
test_revalidate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoHttpResponse) first =
      send_well (fixture, SOUP_METHOD_GET, "/validated", KAYAKO_HTTP_REVALIDATE);
  g_autoptr (KayakoHttpResponse) second =
      send_well (fixture, SOUP_METHOD_GET, "/validated", KAYAKO_HTTP_REVALIDATE);
  g_autoptr (KayakoHttpResponse) plain = NULL;
  g_autoptr (KayakoHttpResponse) third = NULL;

  g_assert_cmpstr (soup_message_headers_get_one (fixture->headers, "If-None-Match"), ==,
                   "c5096115");
  g_assert_cmpuint (kayako_http_response_get_status (second), ==, 200);
  g_assert_true (g_bytes_equal (kayako_http_response_get_body (first),
                                kayako_http_response_get_body (second)));

  plain = send_well (fixture, SOUP_METHOD_GET, "/validated", KAYAKO_HTTP_NONE);
  g_assert_null (soup_message_headers_get_one (fixture->headers, "If-None-Match"));

  kayako_http_forget (fixture->http);
  third = send_well (fixture, SOUP_METHOD_GET, "/validated", KAYAKO_HTTP_REVALIDATE);
  g_assert_null (soup_message_headers_get_one (fixture->headers, "If-None-Match"));
  g_assert_cmpuint (fixture->requests, ==, 4);
}

static gboolean
is_waiting (gpointer data)
{
  Fixture *fixture = data;

  return fixture->waiting->len > 0;
}

static gboolean
have_three_waited (gpointer data)
{
  Fixture *fixture = data;

  return fixture->waiting->len == 3;
}

static gboolean
have_most_waited (gpointer data)
{
  Fixture *fixture = data;

  return fixture->waiting->len >= MOST;
}

static void
expect_ok (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoHttpResponse) response = kayako_test_await_boxed (future, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kayako_http_response_get_status (response), ==, 200);
}

/* Waits until the server has been asked, for a validator or not. */
static DexFuture *
revalidate_later (Fixture *fixture, const char *validator)
{
  DexFuture *future =
      send_request (fixture, SOUP_METHOD_GET, "/validated-later", KAYAKO_HTTP_REVALIDATE);

  kayako_test_wait_until (is_waiting, fixture);
  g_assert_cmpstr (soup_message_headers_get_one (fixture->headers, "If-None-Match"), ==, validator);

  return future;
}

/* “Still good” of what was dropped while we asked is no answer: it is asked for
 * whole. And what one person was told is not kept for the next one. */
static void
test_revalidate_forgotten (Fixture *fixture, gconstpointer data)
{
  DexFuture *later = revalidate_later (fixture, NULL);

  let_go (fixture);
  expect_ok (later);

  later = revalidate_later (fixture, "c5096115");
  kayako_http_forget (fixture->http);
  let_go (fixture);
  kayako_test_wait_until (is_waiting, fixture);
  g_assert_null (soup_message_headers_get_one (fixture->headers, "If-None-Match"));
  kayako_http_forget (fixture->http);
  let_go (fixture);
  expect_ok (later);

  later = revalidate_later (fixture, NULL);
  kayako_http_forget (fixture->http);
  let_go (fixture);
  expect_ok (later);

  later = revalidate_later (fixture, NULL);
  let_go (fixture);
  expect_ok (later);
}

static void
use_limits (Fixture *fixture, guint window, guint deadline)
{
  g_assert_finalize_object (fixture->http);
  fixture->http = g_object_new (KAYAKO_TYPE_HTTP, "base-uri", fixture->base_uri, "window", window,
                                "deadline", deadline, NULL);
}

/* A server that takes too long is one that cannot be reached. */
static void
test_still (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) read = NULL;
  g_autoptr (GError) changed = NULL;

  use_limits (fixture, SHORT, LONG);
  read =
      kayako_test_await_error (send_request (fixture, SOUP_METHOD_GET, "/later", KAYAKO_HTTP_ONCE));
  g_assert_error (read, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  changed = kayako_test_await_error (
      send_request (fixture, SOUP_METHOD_POST, "/later", KAYAKO_HTTP_NONE));
  g_assert_error (changed, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR);
  let_go (fixture);
}

/* Only a file may take longer than the deadline. */
static void
test_deadline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) attachment = g_bytes_new_take (g_malloc0 (1 << 20), 1 << 20);
  g_autoptr (KayakoHttpRequest) upload =
      kayako_http_request_new (SOUP_METHOD_POST, "/later", KAYAKO_HTTP_NONE);
  g_autoptr (GError) late = NULL;
  DexFuture *up = NULL;
  DexFuture *down = NULL;

  use_limits (fixture, LONG, SHORT);
  kayako_http_request_set_body (upload, "application/octet-stream", attachment);
  up = kayako_http_send (fixture->http, upload);
  down = send_request (fixture, SOUP_METHOD_GET, "/later", KAYAKO_HTTP_FILE);
  late =
      kayako_test_await_error (send_request (fixture, SOUP_METHOD_GET, "/later", KAYAKO_HTTP_ONCE));
  g_assert_error (late, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);

  g_assert_true (dex_future_is_pending (up));
  g_assert_true (dex_future_is_pending (down));
  kayako_test_wait_until (have_three_waited, fixture);
  let_go (fixture);
  expect_ok (up);
  expect_ok (down);
}

/* However many reads nobody waits for still hold their connections, a reply
 * leaves. */
static void
test_reply_not_held_up (Fixture *fixture, gconstpointer data)
{
  DexFuture *chains[MANY] = { NULL };
  KayakoHttp *http = NULL;
  g_autoptr (KayakoHttpResponse) response = NULL;

  for (guint i = 0; i < MANY; i++)
    chains[i] = kayako_chain (send_request (fixture, SOUP_METHOD_GET, "/later", KAYAKO_HTTP_ONCE));
  kayako_test_wait_until (have_most_waited, fixture);
  for (guint i = 0; i < MANY; i++)
    dex_clear (&chains[i]);

  response = send_well (fixture, SOUP_METHOD_POST, "/ok", KAYAKO_HTTP_NONE);
  g_assert_true (kayako_http_response_is_success (response));
  g_assert_cmpuint (fixture->waiting->len, >=, MOST);
  let_go (fixture);

  http = g_steal_pointer (&fixture->http);
  g_object_add_weak_pointer (G_OBJECT (http), (gpointer *) &http);
  g_object_unref (http);
  kayako_test_wait_gone ((gpointer *) &http);
}

/* Nobody listens: nothing left, so that even a change may simply be repeated
 * by the person. */
static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) read = NULL;
  g_autoptr (GError) changed = NULL;

  soup_server_disconnect (fixture->server);

  changed =
      kayako_test_await_error (send_request (fixture, SOUP_METHOD_POST, "/ok", KAYAKO_HTTP_NONE));
  g_assert_error (changed, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  g_assert_cmpuint (fixture->reaches, ==, 1);
  g_assert_false (fixture->reached);

  read = kayako_test_await_error (send_request (fixture, SOUP_METHOD_GET, "/ok", KAYAKO_HTTP_NONE));
  g_assert_error (read, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  g_assert_cmpuint (fixture->reaches, ==, 2);
}

static gboolean
is_paused (gpointer data)
{
  Fixture *fixture = data;

  return fixture->paused != NULL;
}

static gboolean
is_disconnected (gpointer data)
{
  Fixture *fixture = data;

  return fixture->disconnected > 0;
}

/* Whoever drops the chain is rid of it at once. The answer that comes all the
 * same is not read: it is hung up on, and nobody hears of it. */
static void
test_cancelled_during (Fixture *fixture, gconstpointer data)
{
  DexFuture *sent = send_request (fixture, SOUP_METHOD_POST, "/endless", KAYAKO_HTTP_NONE);
  DexFuture *chain = kayako_chain (dex_ref (sent));
  g_autoptr (GError) error = NULL;

  kayako_test_wait_until (is_paused, fixture);
  g_assert_true (dex_future_is_pending (sent));
  dex_clear (&chain);
  error = kayako_test_await_error (sent);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  soup_server_message_unpause (fixture->paused);
  kayako_test_wait_until (is_disconnected, fixture);
  g_assert_cmpuint (fixture->written, <, MOST_UNREAD);
  g_assert_cmpuint (fixture->requests, ==, 1);
  g_assert_cmpuint (fixture->reaches, ==, 0);
}

/* Nothing that nobody waits for keeps the connection to a helpdesk alive. */
static void
test_dropped_during (Fixture *fixture, gconstpointer data)
{
  DexFuture *chain =
      kayako_chain (send_request (fixture, SOUP_METHOD_POST, "/endless", KAYAKO_HTTP_NONE));
  KayakoHttp *http = g_steal_pointer (&fixture->http);

  g_object_add_weak_pointer (G_OBJECT (http), (gpointer *) &http);
  kayako_test_wait_until (is_paused, fixture);
  g_signal_handlers_disconnect_by_data (http, fixture);
  g_object_unref (http);
  g_assert_nonnull (http);
  dex_clear (&chain);
  kayako_test_wait_gone ((gpointer *) &http);

  soup_server_message_unpause (fixture->paused);
  kayako_test_wait_until (is_disconnected, fixture);
  g_assert_cmpuint (fixture->written, <, MOST_UNREAD);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoHttpResponse) response = NULL;
  DexFuture *chain =
      kayako_chain (send_request (fixture, SOUP_METHOD_POST, "/ok", KAYAKO_HTTP_NONE));

  dex_clear (&chain);

  /* A later request arrives; the dropped one never does. */
  response = send_well (fixture, SOUP_METHOD_GET, "/ok", KAYAKO_HTTP_NONE);
  g_assert_cmpuint (fixture->requests, ==, 1);
  g_assert_cmpuint (fixture->reaches, ==, 1);
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = g_strconcat (fixture->base_uri, "/a?b", NULL);
  g_autofree char *longer = g_strconcat (fixture->base_uri, "0/a", NULL);

  g_assert_true (kayako_http_is_own (fixture->http, own));
  g_assert_true (kayako_http_is_own (fixture->http, "/relative"));
  g_assert_false (kayako_http_is_own (fixture->http, longer));
  g_assert_false (kayako_http_is_own (fixture->http, "//other.test/a"));
  g_assert_false (kayako_http_is_own (fixture->http, "https://127.0.0.1/a"));
  g_assert_false (kayako_http_is_own (fixture->http, "data:text/plain,x"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/http/result", test_result);
  ADD ("/http/status", test_status);
  ADD ("/http/redirect", test_redirect);
  ADD ("/http/revalidate/held", test_revalidate);
  ADD ("/http/revalidate/forgotten", test_revalidate_forgotten);
  ADD ("/http/still", test_still);
  ADD ("/http/deadline", test_deadline);
  ADD ("/http/reply-not-held-up", test_reply_not_held_up);
  ADD ("/http/nobody", test_nobody);
  ADD ("/http/cancelled-during", test_cancelled_during);
  ADD ("/http/cancelled-before", test_cancelled_before);
  ADD ("/http/dropped-during", test_dropped_during);
  ADD ("/http/own", test_own);
#undef ADD

  return g_test_run ();
}
