/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http.h"

#include "kayako-error.h"
#include "kayako-test-await.h"

#include <glib/gstdio.h>

typedef struct {
  SoupServer *server; /* (owned) (not nullable): https with a certificate of its own making */
  SoupServer *plain;  /* (owned) (not nullable): http */
  char *folder;       /* (owned) (not nullable) */
  guint requests;
} Fixture;

static GTlsCertificate *
make_certificate (const char *folder)
{
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
  g_autoptr (GError) error = NULL;
  GTlsCertificate *result = NULL;

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  result = g_tls_certificate_new_from_files (certificate, key, &error);
  g_assert_no_error (error);

  g_unlink (key);
  g_unlink (certificate);

  return result;
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
  soup_server_message_set_status (message, 200, NULL);
}

static char *
dup_host (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  char *host = g_strdup_printf ("localhost:%d", g_uri_get_port (uris->data));

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return host;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kayako-tls-XXXXXX", &error);
  g_assert_no_error (error);
  certificate = make_certificate (fixture->folder);

  fixture->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (fixture->server, NULL, handle_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_HTTPS, &error);
  g_assert_no_error (error);

  fixture->plain = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->plain, NULL, handle_cb, fixture, NULL);
  soup_server_listen_local (fixture->plain, 0, 0, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  soup_server_disconnect (fixture->server);
  soup_server_disconnect (fixture->plain);
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->plain);
  g_rmdir (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static GError *
ask (const char *host, const char *method)
{
  g_autofree char *base_uri = g_strconcat ("https://", host, NULL);
  g_autoptr (KayakoHttp) http = kayako_http_new (base_uri);
  g_autoptr (KayakoHttpRequest) request = kayako_http_request_new (method, "/", KAYAKO_HTTP_NONE);

  kayako_http_request_set_header (request, "Authorization", "Basic c2VjcmV0");

  return kayako_test_await_error (kayako_http_send (http, request));
}

/* Nobody vouches for the certificate: nothing is sent. */
static void
test_self_signed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *host = dup_host (fixture->server);
  g_autoptr (GError) read = ask (host, SOUP_METHOD_GET);
  g_autoptr (GError) changed = ask (host, SOUP_METHOD_POST);

  g_assert_error (read, KAYAKO_ERROR, KAYAKO_ERROR_CERTIFICATE);
  g_assert_error (changed, KAYAKO_ERROR, KAYAKO_ERROR_CERTIFICATE);
  g_assert_cmpuint (fixture->requests, ==, 0);
}

/* A server that speaks no TLS gets nothing either. */
static void
test_plain (Fixture *fixture, gconstpointer data)
{
  g_autofree char *host = dup_host (fixture->plain);
  g_autoptr (GError) error = ask (host, SOUP_METHOD_POST);

  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  g_assert_cmpuint (fixture->requests, ==, 0);
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
