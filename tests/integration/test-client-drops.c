/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-exchange.h"

#include "kayako-error.h"
#include "kayako-http-response.h"
#include "kayako-http.h"
#include "kayako-test-await.h"
#include "kayako-test-sandbox.h"

#include <libsoup/soup.h>

/* A helpdesk that hangs up on what it is asked, now and then: libsoup asks again
 * where a kept connection turns out to be dead, and must be through with every
 * message once, and once only. */

#define AT_ONCE  8
#define REQUESTS 1000
#define COUNT    "kayako-test-ends"

typedef struct {
  KayakoTestSandbox *sandbox; /* (owned) (not nullable) */
  SoupSession *session;       /* (owned) (not nullable) */
  guint n_sent;
  guint n_ended;
  guint n_answered;
} Drops;

static const KayakoHttpLimits limits = { .body = G_MAXUINT,
                                         .window = G_MAXINT,
                                         .deadline = G_MAXINT };

static void ask (Drops *drops);

static DexFuture *
ended_cb (DexFuture *future, gpointer user_data)
{
  Drops *drops = user_data;

  drops->n_ended++;
  if (dex_future_is_resolved (future))
    drops->n_answered++;
  if (drops->n_sent < REQUESTS)
    ask (drops);

  return dex_future_new_true ();
}

static void
ask (Drops *drops)
{
  g_autofree char *url = g_strconcat (kayako_test_sandbox_get_base_uri (drops->sandbox),
                                      "/api/v1/tests?limit=1", NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);

  drops->n_sent++;
  dex_future_disown (dex_future_finally (kayako_http_exchange (drops->session, message, &limits),
                                         ended_cb, drops, NULL));
}

static void
unqueued_cb (SoupSession *session, SoupMessage *message, gpointer user_data)
{
  g_assert_null (g_object_get_data (G_OBJECT (message), COUNT));
  g_object_set_data (G_OBJECT (message), COUNT, GINT_TO_POINTER (TRUE));
}

static gboolean
have_all_ended (gpointer user_data)
{
  Drops *drops = user_data;

  return drops->n_ended == REQUESTS;
}

static void
test_end_once (void)
{
  Drops drops = { 0 };

  drops.sandbox = kayako_test_sandbox_new (NULL);
  drops.session = soup_session_new_with_options ("max-conns-per-host", AT_ONCE, NULL);
  g_signal_connect (drops.session, "request-unqueued", G_CALLBACK (unqueued_cb), NULL);
  kayako_test_sandbox_fault (drops.sandbox, "drop-before:probability=0.4,path=/api/*");

  for (guint i = 0; i < AT_ONCE; i++)
    ask (&drops);
  kayako_test_wait_until (have_all_ended, &drops);

  g_assert_cmpuint (drops.n_answered, >, 0);
  g_assert_cmpuint (drops.n_answered, <, REQUESTS);
  g_clear_object (&drops.session);
  kayako_test_sandbox_free (drops.sandbox);
}

/* A page that comes drop by drop is given up, not waited for. */
static void
test_slow (void)
{
  KayakoTestSandbox *sandbox = kayako_test_sandbox_new (NULL);
  g_autoptr (KayakoHttp) http =
      g_object_new (KAYAKO_TYPE_HTTP, "base-uri", kayako_test_sandbox_get_base_uri (sandbox),
                    "window", 500u, NULL);
  g_autoptr (KayakoHttpRequest) request =
      kayako_http_request_new (SOUP_METHOD_GET, "/api/v1/tests?limit=1", KAYAKO_HTTP_ONCE);
  g_autoptr (GError) error = NULL;

  kayako_test_sandbox_fault (sandbox, "slow:bytes-per-second=100,path=/api/*");
  error = kayako_test_await_error (kayako_http_send (http, request));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
  g_assert_finalize_object (g_steal_pointer (&http));
  kayako_test_sandbox_free (sandbox);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/client-drops/end-once", test_end_once);
  g_test_add_func ("/client-drops/slow", test_slow);

  return g_test_run ();
}
