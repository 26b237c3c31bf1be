/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http.h"

#include "kayako-error.h"
#include "kayako-test-await.h"

#include <string.h>

/* A server that is none: it takes a connection, reads what comes, writes the
 * case's bytes and hangs up. */
typedef struct {
  GSocketService *service; /* (owned) (not nullable) */
  KayakoHttp *http;        /* (owned) (not nullable) */
  const char *head;        /* what it writes first */
  GBytes *body;            /* (owned) (nullable): what it writes then */
  gboolean endless;        /* whether it writes the body again and again */
  gboolean keep;           /* whether it serves another request on the connection */
  guint requests;
} Fixture;

typedef struct {
  Fixture *fixture;
  GSocketConnection *connection; /* (owned) (not nullable) */
  char buffer[16 * 1024];
} Peer;

static void read_request (Peer *peer);

static void
hang_up (Peer *peer)
{
  g_io_stream_close (G_IO_STREAM (peer->connection), NULL, NULL);
  g_object_unref (peer->connection);
  g_free (peer);
}

static void
wrote_body_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Peer *peer = user_data;
  gsize size = 0;
  gconstpointer data = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL)) {
    hang_up (peer);
    return;
  }

  if (peer->fixture->endless) {
    data = g_bytes_get_data (peer->fixture->body, &size);
    g_output_stream_write_all_async (G_OUTPUT_STREAM (source), data, size, G_PRIORITY_DEFAULT, NULL,
                                     wrote_body_cb, peer);
  } else if (peer->fixture->keep) {
    peer->fixture->head = NULL;
    read_request (peer);
  } else {
    hang_up (peer);
  }
}

static void
wrote_head_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Peer *peer = user_data;
  gsize size = 0;
  gconstpointer data =
      peer->fixture->body != NULL ? g_bytes_get_data (peer->fixture->body, &size) : "";

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL)) {
    hang_up (peer);
    return;
  }

  g_output_stream_write_all_async (G_OUTPUT_STREAM (source), data, size, G_PRIORITY_DEFAULT, NULL,
                                   wrote_body_cb, peer);
}

static void
read_request_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Peer *peer = user_data;
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (peer->connection));
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (size > 0)
    peer->fixture->requests++;

  if (size <= 0 || peer->fixture->head == NULL) {
    hang_up (peer);
    return;
  }

  g_output_stream_write_all_async (output, peer->fixture->head, strlen (peer->fixture->head),
                                   G_PRIORITY_DEFAULT, NULL, wrote_head_cb, peer);
}

static void
read_request (Peer *peer)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (peer->connection)),
                             peer->buffer, sizeof peer->buffer, G_PRIORITY_DEFAULT, NULL,
                             read_request_cb, peer);
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  Peer *peer = g_new0 (Peer, 1);

  peer->fixture = user_data;
  peer->connection = g_object_ref (connection);
  read_request (peer);

  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) actual = NULL;
  g_autofree char *base_uri = NULL;

  fixture->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (fixture->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &actual, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->service, "incoming", G_CALLBACK (incoming_cb), fixture);

  base_uri = g_strdup_printf ("http://127.0.0.1:%u",
                              g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (actual)));
  fixture->http = kayako_http_new (base_uri);
}

static gboolean
is_idle (gpointer data)
{
  return !g_main_context_pending (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->http);
  g_socket_service_stop (fixture->service);
  g_socket_listener_close (G_SOCKET_LISTENER (fixture->service));
  kayako_test_wait_until (is_idle, NULL);
  g_clear_object (&fixture->service);
  g_clear_pointer (&fixture->body, g_bytes_unref);
}

static GError *
ask (Fixture *fixture, const char *method, KayakoHttpFlags flags)
{
  g_autoptr (KayakoHttpRequest) request = kayako_http_request_new (method, "/", flags);

  return kayako_test_await_error (kayako_http_send (fixture->http, request));
}

static void
expect (Fixture *fixture, KayakoError read, KayakoError changed)
{
  g_autoptr (GError) reading = ask (fixture, SOUP_METHOD_GET, KAYAKO_HTTP_ONCE);
  g_autoptr (GError) posting = ask (fixture, SOUP_METHOD_POST, KAYAKO_HTTP_NONE);
  g_autoptr (GError) putting = ask (fixture, SOUP_METHOD_PUT, KAYAKO_HTTP_NONE);
  g_autoptr (GError) deleting = ask (fixture, SOUP_METHOD_DELETE, KAYAKO_HTTP_NONE);

  g_assert_error (reading, KAYAKO_ERROR, (int) read);
  g_assert_error (posting, KAYAKO_ERROR, (int) changed);
  g_assert_error (putting, KAYAKO_ERROR, (int) changed);
  g_assert_error (deleting, KAYAKO_ERROR, (int) changed);
  g_assert_cmpuint (fixture->requests, ==, 4);
}

static void
test_silence (Fixture *fixture, gconstpointer data)
{
  fixture->head = "";
  expect (fixture, KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR);
}

/* What reads is tried three times, then told. */
static void
test_repeat (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->head = "";
  error = ask (fixture, SOUP_METHOD_GET, KAYAKO_HTTP_NONE);
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  g_assert_cmpuint (fixture->requests, ==, 3);
}

/* A kept connection that turns out to be closed must not have a change sent
 * twice, which libsoup would do with PUT and DELETE. */
static void
test_kept_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_http_request_new (SOUP_METHOD_GET, "/", KAYAKO_HTTP_NONE);
  g_autoptr (KayakoHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unclear = NULL;

  fixture->head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
  fixture->keep = TRUE;
  response = kayako_test_await_boxed (kayako_http_send (fixture->http, request), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->requests, ==, 1);

  fixture->head = NULL;
  unclear = ask (fixture, SOUP_METHOD_PUT, KAYAKO_HTTP_NONE);
  g_assert_error (unclear, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR);
  g_assert_cmpuint (fixture->requests, ==, 2);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  fixture->head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\":";
  expect (fixture, KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR);
}

static void
test_truncated_closing (Fixture *fixture, gconstpointer data)
{
  fixture->head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{}";
  expect (fixture, KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR);
}

static void
test_truncated_chunks (Fixture *fixture, gconstpointer data)
{
  fixture->head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"st";
  expect (fixture, KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR);
}

static void
test_not_http (Fixture *fixture, gconstpointer data)
{
  fixture->head = "SSH-2.0-OpenSSH_9.2\r\n\r\n\r\n";
  expect (fixture, KAYAKO_ERROR_PROTOCOL, KAYAKO_ERROR_UNCLEAR);
}

static void
test_announced_too_long (Fixture *fixture, gconstpointer data)
{
  fixture->head = "HTTP/1.1 200 OK\r\nContent-Length: 33554433\r\n\r\n{}";
  expect (fixture, KAYAKO_ERROR_TOO_LARGE, KAYAKO_ERROR_UNCLEAR);
}

static void
test_endless_body (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zeros = g_malloc0 (1 << 20);
  g_autoptr (GError) error = NULL;

  fixture->head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
  fixture->body = g_bytes_new (zeros, 1 << 20);
  fixture->endless = TRUE;
  error = ask (fixture, SOUP_METHOD_GET, KAYAKO_HTTP_NONE);
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_TOO_LARGE);
  g_assert_cmpuint (fixture->requests, ==, 1);
}

static void
test_endless_headers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4096; i++)
    g_string_append_printf (lines, "X-More-%u: %032d\r\n", i, 0);
  fixture->head = "HTTP/1.1 200 OK\r\n";
  fixture->body = g_string_free_to_bytes (g_steal_pointer (&lines));
  fixture->endless = TRUE;
  error = ask (fixture, SOUP_METHOD_GET, KAYAKO_HTTP_ONCE);
  g_assert_cmpuint (error->domain, ==, KAYAKO_ERROR);
}

static GBytes *
compress_zeros (gsize size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_autofree char *zeros = g_malloc0 (1 << 20);
  g_autoptr (GError) error = NULL;

  for (gsize written = 0; written < size; written += 1 << 20)
    g_output_stream_write_all (stream, zeros, 1 << 20, NULL, NULL, &error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Small on the wire, large in memory: what comes out is counted. */
static void
test_bomb (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n";
  fixture->body = compress_zeros (64 << 20);
  g_assert_cmpuint (g_bytes_get_size (fixture->body), <, 1 << 20);
  error = ask (fixture, SOUP_METHOD_GET, KAYAKO_HTTP_NONE);
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_TOO_LARGE);
  g_assert_cmpuint (fixture->requests, ==, 1);
}

static void
test_damaged_gzip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = compress_zeros (1 << 20);
  gsize size = 0;
  guint8 *bytes = g_bytes_unref_to_data (g_steal_pointer (&whole), &size);

  memset (bytes + size / 2, 0xff, size / 4);
  fixture->head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n";
  fixture->body = g_bytes_new_take (bytes, size);
  expect (fixture, KAYAKO_ERROR_PROTOCOL, KAYAKO_ERROR_UNCLEAR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/http-hostile/silence", test_silence);
  ADD ("/http-hostile/repeat", test_repeat);
  ADD ("/http-hostile/kept-connection", test_kept_connection);
  ADD ("/http-hostile/truncated", test_truncated);
  ADD ("/http-hostile/truncated-closing", test_truncated_closing);
  ADD ("/http-hostile/truncated-chunks", test_truncated_chunks);
  ADD ("/http-hostile/not-http", test_not_http);
  ADD ("/http-hostile/announced-too-long", test_announced_too_long);
  ADD ("/http-hostile/endless-body", test_endless_body);
  ADD ("/http-hostile/endless-headers", test_endless_headers);
  ADD ("/http-hostile/bomb", test_bomb);
  ADD ("/http-hostile/damaged-gzip", test_damaged_gzip);
#undef ADD

  return g_test_run ();
}
