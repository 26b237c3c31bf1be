/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-error.h"
#include "kayako-http-retry.h"

#include <libdex.h>
#include <string.h>

/* What GIO names in its messages, and no log may. */
#define SECRET_HOST "support.acme.test"

static const struct {
  guint status;
  KayakoError code;
} statuses[] = {
  { 304, KAYAKO_ERROR_PROTOCOL },     { 400, KAYAKO_ERROR_REJECTED },
  { 401, KAYAKO_ERROR_UNAUTHORIZED }, { 402, KAYAKO_ERROR_LICENSE },
  { 403, KAYAKO_ERROR_FORBIDDEN },    { 404, KAYAKO_ERROR_NOT_FOUND },
  { 405, KAYAKO_ERROR_PROTOCOL },     { 406, KAYAKO_ERROR_PROTOCOL },
  { 410, KAYAKO_ERROR_NOT_FOUND },    { 412, KAYAKO_ERROR_CONFLICT },
  { 413, KAYAKO_ERROR_TOO_LARGE },    { 418, KAYAKO_ERROR_PROTOCOL },
  { 422, KAYAKO_ERROR_REJECTED },     { 426, KAYAKO_ERROR_LICENSE },
  { 429, KAYAKO_ERROR_RATE_LIMITED }, { 454, KAYAKO_ERROR_SESSION_LOST },
  { 500, KAYAKO_ERROR_SERVER },       { 502, KAYAKO_ERROR_SERVER },
  { 503, KAYAKO_ERROR_SERVER },       { 504, KAYAKO_ERROR_SERVER },
  { 599, KAYAKO_ERROR_SERVER },
};

static void
test_status (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_test_message ("%u", statuses[i].status);
    g_assert_cmpint (kayako_http_error_code_for_status (statuses[i].status), ==, statuses[i].code);
  }
}

static void
check_transport (GQuark domain, int code, KayakoError read, KayakoError changed)
{
  g_autoptr (GError) cause =
      g_error_new_literal (domain, code, domain != KAYAKO_ERROR ? "No " SECRET_HOST : "Cause");
  g_autoptr (GError) reading = kayako_http_error_from_transport (cause, FALSE, TRUE);
  g_autoptr (GError) before = kayako_http_error_from_transport (cause, TRUE, FALSE);
  g_autoptr (GError) after = kayako_http_error_from_transport (cause, TRUE, TRUE);

  g_test_message ("%s %d", g_quark_to_string (domain), code);
  g_assert_null (strstr (reading->message, SECRET_HOST));
  g_assert_null (strstr (after->message, SECRET_HOST));
  g_assert_error (reading, KAYAKO_ERROR, (int) read);
  g_assert_error (before, KAYAKO_ERROR, (int) read);
  g_assert_error (after, KAYAKO_ERROR, (int) changed);
}

static void
test_transport (void)
{
  check_transport (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, KAYAKO_ERROR_NETWORK,
                   KAYAKO_ERROR_UNCLEAR);
  check_transport (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR);
  check_transport (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, KAYAKO_ERROR_NETWORK,
                   KAYAKO_ERROR_UNCLEAR);
  check_transport (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, KAYAKO_ERROR_PROTOCOL,
                   KAYAKO_ERROR_UNCLEAR);
  check_transport (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, KAYAKO_ERROR_NETWORK,
                   KAYAKO_ERROR_UNCLEAR);
  check_transport (G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, KAYAKO_ERROR_CERTIFICATE,
                   KAYAKO_ERROR_UNCLEAR);
  check_transport (G_TLS_ERROR, G_TLS_ERROR_EOF, KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR);
  check_transport (SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING, KAYAKO_ERROR_PROTOCOL,
                   KAYAKO_ERROR_UNCLEAR);
  check_transport (DEX_ERROR, DEX_ERROR_TIMED_OUT, KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR);
  check_transport (KAYAKO_ERROR, KAYAKO_ERROR_TOO_LARGE, KAYAKO_ERROR_TOO_LARGE,
                   KAYAKO_ERROR_UNCLEAR);
}

static void
test_cancelled (void)
{
  g_autoptr (GError) io = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cause");
  g_autoptr (GError) dex = g_error_new_literal (DEX_ERROR, DEX_ERROR_FIBER_CANCELLED, "Cause");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Cause");
  g_autoptr (GError) from_io = kayako_http_error_from_transport (io, TRUE, TRUE);
  g_autoptr (GError) from_dex = kayako_http_error_from_transport (dex, TRUE, TRUE);

  g_assert_error (from_io, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (from_dex, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (kayako_http_error_is_cancelled (other));
  g_assert_false (kayako_http_error_is_cancelled (NULL));
}

static void
test_retry_after (void)
{
  /* Fri, 14 Aug 2015 18:39:41 GMT */
  const gint64 now = 1439577581;

  g_assert_cmpuint (kayako_http_parse_retry_after (NULL, now), ==, 0);
  g_assert_cmpuint (kayako_http_parse_retry_after ("", now), ==, 0);
  g_assert_cmpuint (kayako_http_parse_retry_after ("soon", now), ==, 0);
  g_assert_cmpuint (kayako_http_parse_retry_after ("-5", now), ==, 0);
  g_assert_cmpuint (kayako_http_parse_retry_after ("0", now), ==, 0);
  g_assert_cmpuint (kayako_http_parse_retry_after ("600", now), ==, 600);
  g_assert_cmpuint (kayako_http_parse_retry_after ("4000000000", now), ==, 86400);
  g_assert_cmpuint (kayako_http_parse_retry_after ("Fri, 14 Aug 2015 18:40:41 GMT", now), ==, 60);
  g_assert_cmpuint (kayako_http_parse_retry_after ("Fri, 14 Aug 2015 18:40:41 +0000", now), ==, 60);
  g_assert_cmpuint (kayako_http_parse_retry_after ("Fri, 14 Aug 2015 18:00:00 GMT", now), ==, 0);
  g_assert_cmpuint (kayako_http_parse_retry_after ("Sat, 14 Aug 2100 18:00:00 GMT", now), ==,
                    86400);
}

static const struct {
  guint attempt;
  double jitter;
  guint delay;
} delays[] = {
  { 1, 0.0, 300 },  { 1, 1.0, 375 },  { 2, 0.0, 600 },  { 2, 0.5, 675 },
  { 3, 0.0, 1200 }, { 5, 0.0, 4800 }, { 6, 0.0, 5000 }, { 6, 1.0, 6250 },
  { 7, 0.0, 5000 }, { 1, 7.0, 375 },  { 1, -1.0, 300 }, { G_MAXUINT, 1.0, 6250 },
};

static void
test_retry_delay (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (delays); i++)
    g_assert_cmpuint (kayako_http_retry_delay (delays[i].attempt, delays[i].jitter), ==,
                      delays[i].delay);
}

static const struct {
  const char *from;
  const char *to; /* NULL: no usable address */
  guint status;
  gboolean changes;
  int code; /* -1: may be followed */
  const char *origin;
} redirects[] = {
  { "https://a.test/x", "https://a.test/y", 301, FALSE, -1, NULL },
  { "https://a.test/x", "https://a.test/y", 302, FALSE, -1, NULL },
  { "https://a.test/x", "https://a.test/y", 303, FALSE, -1, NULL },
  { "https://a.test/x", "https://a.test:443/y", 307, TRUE, -1, NULL },
  { "https://a.test/x", "https://a.test/y", 308, TRUE, -1, NULL },
  { "https://a.test/x", "https://a.test/y", 301, TRUE, KAYAKO_ERROR_UNCLEAR, NULL },
  { "https://a.test/x", "https://a.test/y", 303, TRUE, KAYAKO_ERROR_UNCLEAR, NULL },
  { "https://a.test/x", "https://b.test/y", 301, FALSE, KAYAKO_ERROR_REDIRECTED, "https://b.test" },
  { "https://a.test/x", "http://a.test/y", 301, FALSE, KAYAKO_ERROR_REDIRECTED, "http://a.test" },
  { "http://127.0.0.1:1/x", "https://127.0.0.1:1/y", 301, FALSE, KAYAKO_ERROR_REDIRECTED,
    "https://127.0.0.1:1" },
  { "https://a.test/x", "https://a.test:8443/y", 302, FALSE, KAYAKO_ERROR_REDIRECTED,
    "https://a.test:8443" },
  { "https://a.test/x", "https://u:p@a.test/y", 302, FALSE, KAYAKO_ERROR_REDIRECTED,
    "https://a.test" },
  { "https://a.test/x", "file:///etc/passwd", 302, FALSE, KAYAKO_ERROR_REDIRECTED, NULL },
  { "https://a.test/x", NULL, 302, FALSE, KAYAKO_ERROR_REDIRECTED, NULL },
};

static void
test_redirect (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (redirects); i++) {
    g_autoptr (GUri) from = g_uri_parse (redirects[i].from, SOUP_HTTP_URI_FLAGS, NULL);
    g_autoptr (GUri) to =
        redirects[i].to != NULL ? g_uri_parse (redirects[i].to, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
    g_autoptr (GError) error = NULL;
    gboolean may =
        kayako_http_may_redirect (from, to, redirects[i].status, redirects[i].changes, &error);

    g_test_message ("%u from %s to %s", redirects[i].status, redirects[i].from, redirects[i].to);
    g_assert_true (may == (redirects[i].code == -1));
    g_assert_true ((error == NULL) == may);
    if (error != NULL) {
      g_assert_error (error, KAYAKO_ERROR, redirects[i].code);
      g_assert_null (strstr (error->message, ".test"));
    }
    g_assert_cmpstr (kayako_error_get_parameter (error), ==, redirects[i].origin);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/http-error/status", test_status);
  g_test_add_func ("/http-error/transport", test_transport);
  g_test_add_func ("/http-error/cancelled", test_cancelled);
  g_test_add_func ("/http-error/retry-after", test_retry_after);
  g_test_add_func ("/http-error/retry-delay", test_retry_delay);
  g_test_add_func ("/http-error/redirect", test_redirect);

  return g_test_run ();
}
