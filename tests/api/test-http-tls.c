/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http.h"

#include "kayako-error.h"
#include "kayako-test-await.h"

#include <glib/gstdio.h>

/* The first byte of a TLS record that shakes hands. */
#define TLS_HANDSHAKE 0x16
#define SECRET        "c2VjcmV0"

typedef struct {
  GSocketService *service;      /* (owned) (not nullable) */
  GTlsCertificate *certificate; /* (owned) (nullable): of its own making; unset, it speaks no TLS */
  guint16 port;
  GByteArray *told; /* (owned) (not nullable): what it was told, without the TLS around it */
} Server;

typedef struct {
  Server tls;
  Server plain;
} Fixture;

/* Somebody who has connected. */
typedef struct {
  Server *server;
  GIOStream *stream; /* (owned) (not nullable) */
  guint8 buffer[4096];
} Visit;

static void
visit_free (Visit *visit)
{
  g_clear_object (&visit->stream);
  g_free (visit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Visit, visit_free)

static GTlsCertificate *
make_certificate (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kayako-tls-XXXXXX", &error);
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *certificate = g_build_filename (folder, "certificate.pem", NULL);
  const char *argv[] = {
    "openssl",  "req",           "-x509",   "-newkey",
    "rsa:2048", "-nodes",        "-keyout", key,
    "-out",     certificate,     "-days",   "2",
    "-subj",    "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
    NULL
  };
  g_autoptr (GSubprocess) process = NULL;
  GTlsCertificate *result = NULL;

  g_assert_no_error (error);
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  result = g_tls_certificate_new_from_files (certificate, key, &error);
  g_assert_no_error (error);

  g_unlink (key);
  g_unlink (certificate);
  g_rmdir (folder);

  return result;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Visit) visit = user_data;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (n_read > 0)
    g_byte_array_append (visit->server->told, visit->buffer, n_read);
}

static void
listen_to (Visit *visit)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (visit->stream), visit->buffer,
                             sizeof visit->buffer, G_PRIORITY_DEFAULT, NULL, read_cb, visit);
}

static void
handshake_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Visit) visit = user_data;

  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, NULL))
    listen_to (g_steal_pointer (&visit));
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source_object,
             gpointer user_data)
{
  static const char answer[] = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
  Visit *visit = g_new0 (Visit, 1);

  visit->server = user_data;
  if (visit->server->certificate != NULL) {
    visit->stream =
        g_tls_server_connection_new (G_IO_STREAM (connection), visit->server->certificate, NULL);
    g_tls_connection_handshake_async (G_TLS_CONNECTION (visit->stream), G_PRIORITY_DEFAULT, NULL,
                                      handshake_cb, visit);
    return TRUE;
  }

  /* Answers in clear, as a server without TLS does to somebody who begins with it. */
  visit->stream = G_IO_STREAM (g_object_ref (connection));
  g_output_stream_write_all (g_io_stream_get_output_stream (visit->stream), answer,
                             sizeof answer - 1, NULL, NULL, NULL);
  listen_to (visit);

  return TRUE;
}

static void
server_start (Server *self, GTlsCertificate *certificate)
{
  g_autoptr (GError) error = NULL;

  self->certificate = certificate;
  self->told = g_byte_array_new ();
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  self->port =
      g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->service), NULL, &error);
  g_assert_no_error (error);
}

static void
server_stop (Server *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  /* Those who had connected have gone, and are let go of here. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->service);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->told, g_byte_array_unref);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  server_start (&fixture->tls, make_certificate ());
  server_start (&fixture->plain, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  server_stop (&fixture->tls);
  server_stop (&fixture->plain);
}

static GError *
ask (const Server *server, const char *method)
{
  g_autofree char *base_uri = g_strdup_printf ("https://localhost:%u", server->port);
  g_autoptr (KayakoHttp) http = kayako_http_new (base_uri);
  g_autoptr (KayakoHttpRequest) request = kayako_http_request_new (method, "/", KAYAKO_HTTP_NONE);

  kayako_http_request_set_header (request, "Authorization", "Basic " SECRET);

  return kayako_test_await_error (kayako_http_send (http, request));
}

/* Nobody vouches for the certificate: nothing is sent. */
static void
test_self_signed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) read = ask (&fixture->tls, SOUP_METHOD_GET);
  g_autoptr (GError) changed = ask (&fixture->tls, SOUP_METHOD_POST);

  g_assert_error (read, KAYAKO_ERROR, KAYAKO_ERROR_CERTIFICATE);
  g_assert_error (changed, KAYAKO_ERROR, KAYAKO_ERROR_CERTIFICATE);
  g_assert_cmpuint (fixture->tls.told->len, ==, 0);
}

/* A server that speaks no TLS is told a hello, and no word of the request. */
static void
test_plain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = ask (&fixture->plain, SOUP_METHOD_POST);
  GByteArray *told = fixture->plain.told;

  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  while (told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmphex (told->data[0], ==, TLS_HANDSHAKE);
  g_assert_null (memmem (told->data, told->len, SECRET, strlen (SECRET)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/http-tls/self-signed", Fixture, NULL, set_up, test_self_signed, tear_down);
  g_test_add ("/http-tls/plain", Fixture, NULL, set_up, test_plain, tear_down);

  return g_test_run ();
}
