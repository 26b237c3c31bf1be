/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client-fixture.h"

#include "kayako-conversation.h"
#include "kayako-future.h"
#include "kayako-message.h"
#include "kayako-v1-client.h"

#include <libsoup/soup.h>
#include <string.h>

/* Whatever a helpdesk, or what stands in front of it, can do to us: each has
 * to end in the one error that says what helps. */

static DexFuture *
read_list (KayakoClient *client)
{
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();

  return kayako_client_list_conversations (client, query);
}

static DexFuture *
read_one (KayakoClient *client)
{
  return kayako_client_get_conversation (client, 1);
}

static DexFuture *
reply (KayakoClient *client)
{
  g_autoptr (KayakoMessageDraft) draft = kayako_message_draft_new ("Hello", "cid-fault");

  return kayako_client_create_message (client, 1, draft);
}

static DexFuture *
rename_it (KayakoClient *client)
{
  g_autoptr (KayakoConversationChange) change = kayako_conversation_change_new ();

  kayako_conversation_change_set_subject (change, "Renamed");

  return kayako_client_update_conversation (client, 1, change);
}

static const struct {
  const char *fault;
  int read;    /* what reading rejects with */
  int changed; /* what a change rejects with */
} faults[] = {
  { "status:code=400", KAYAKO_ERROR_REJECTED, KAYAKO_ERROR_REJECTED },
  { "status:code=401", KAYAKO_ERROR_UNAUTHORIZED, KAYAKO_ERROR_UNAUTHORIZED },
  { "status:code=402", KAYAKO_ERROR_LICENSE, KAYAKO_ERROR_LICENSE },
  { "status:code=403", KAYAKO_ERROR_FORBIDDEN, KAYAKO_ERROR_FORBIDDEN },
  { "status:code=403,error=CSRF_FAILED", KAYAKO_ERROR_CSRF, KAYAKO_ERROR_CSRF },
  { "status:code=404", KAYAKO_ERROR_NOT_FOUND, KAYAKO_ERROR_NOT_FOUND },
  { "status:code=405", KAYAKO_ERROR_PROTOCOL, KAYAKO_ERROR_PROTOCOL },
  { "status:code=406", KAYAKO_ERROR_PROTOCOL, KAYAKO_ERROR_PROTOCOL },
  { "status:code=412", KAYAKO_ERROR_CONFLICT, KAYAKO_ERROR_CONFLICT },
  { "status:code=413", KAYAKO_ERROR_TOO_LARGE, KAYAKO_ERROR_TOO_LARGE },
  { "status:code=422,error=FIELD_INVALID", KAYAKO_ERROR_REJECTED, KAYAKO_ERROR_REJECTED },
  { "status:code=426", KAYAKO_ERROR_LICENSE, KAYAKO_ERROR_LICENSE },
  { "status:code=454", KAYAKO_ERROR_SESSION_LOST, KAYAKO_ERROR_SESSION_LOST },
  { "status:code=500", KAYAKO_ERROR_SERVER, KAYAKO_ERROR_SERVER },
  { "status:code=503", KAYAKO_ERROR_SERVER, KAYAKO_ERROR_SERVER },
  { "html:code=502", KAYAKO_ERROR_SERVER, KAYAKO_ERROR_SERVER },
  { "html:code=403", KAYAKO_ERROR_FORBIDDEN, KAYAKO_ERROR_FORBIDDEN },
  { "html:code=404", KAYAKO_ERROR_NOT_HELPDESK, KAYAKO_ERROR_NOT_HELPDESK },
  { "html:code=200", KAYAKO_ERROR_NOT_HELPDESK, KAYAKO_ERROR_NOT_HELPDESK },
  { "malformed", KAYAKO_ERROR_PROTOCOL, KAYAKO_ERROR_UNCLEAR },
  { "deep:levels=100000", KAYAKO_ERROR_PROTOCOL, KAYAKO_ERROR_UNCLEAR },
  { "truncate:bytes=100", KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR },
  { "truncate:bytes=0", KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR },
  { "drop-before", KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR },
  { "drop-after", KAYAKO_ERROR_NETWORK, KAYAKO_ERROR_UNCLEAR },
  { "oversize:bytes=33554433", KAYAKO_ERROR_TOO_LARGE, KAYAKO_ERROR_UNCLEAR },
  { "redirect:to=https://elsewhere.test/api/v1/x", KAYAKO_ERROR_REDIRECTED,
    KAYAKO_ERROR_REDIRECTED },
  { "redirect:to=http://169.254.0.1/,code=307", KAYAKO_ERROR_REDIRECTED, KAYAKO_ERROR_REDIRECTED },
};

static void
test_faults (ClientFixture *fixture, gconstpointer email)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_test_message ("%s", faults[i].fault);
    kayako_test_sandbox_fault (fixture->sandbox, faults[i].fault);
    client_fixture_expect (read_list (fixture->client), faults[i].read);
    client_fixture_expect (read_one (fixture->client), faults[i].read);
    client_fixture_expect (reply (fixture->client), faults[i].changed);
    client_fixture_expect (rename_it (fixture->client), faults[i].changed);
    kayako_test_sandbox_clear_faults (fixture->sandbox);
  }

  /* And all of it did no lasting harm. */
  g_object_unref (client_fixture_object (read_one (fixture->client)));
}

/* A short failure of the network is not even noticed. */
static void
test_recovers (ClientFixture *fixture, gconstpointer email)
{
  kayako_test_sandbox_fault (fixture->sandbox, "truncate:bytes=50,times=1");
  g_object_unref (client_fixture_object (read_one (fixture->client)));
  g_assert_cmpuint (fixture->not_reached, ==, 0);
}

static guint
count_replies (ClientFixture *fixture)
{
  g_autofree char *seen = kayako_test_sandbox_ask (fixture->sandbox, "GET",
                                                   "/api/v1/conversations/1/messages?limit=100",
                                                   KAYAKO_TEST_AGENT, NULL, NULL);
  guint count = 0;

  for (const char *at = seen; (at = strstr (at, "cid-fault")) != NULL; at++)
    count++;

  return count;
}

/* Carried out or not, an unclear change is never sent again by itself. */
static void
test_never_twice (ClientFixture *fixture, gconstpointer email)
{
  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:method=POST,times=1");
  client_fixture_expect (reply (fixture->client), KAYAKO_ERROR_UNCLEAR);
  g_assert_cmpuint (count_replies (fixture), ==, 0);

  kayako_test_sandbox_fault (fixture->sandbox, "drop-after:method=POST,times=1");
  client_fixture_expect (reply (fixture->client), KAYAKO_ERROR_UNCLEAR);
  g_assert_cmpuint (count_replies (fixture), ==, 1);
}

static void
test_rate_limit (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (GError) error = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "rate-limit:seconds=2,times=2");
  error = kayako_test_await_error (read_one (fixture->client));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_RATE_LIMITED);
  g_assert_cmpuint (kayako_error_get_retry_after (error), ==, 2);
  client_fixture_expect (reply (fixture->client), KAYAKO_ERROR_RATE_LIMITED);
}

static void
test_notification (ClientFixture *fixture, gconstpointer email)
{
  kayako_test_sandbox_fault (fixture->sandbox, "notification:message=Hello, world,type=WARNING");
  g_object_unref (client_fixture_object (read_one (fixture->client)));
  g_assert_cmpuint (fixture->notified, ==, 1);
}

/* The sandbox has gone away. */
static void
test_gone (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoTestSandbox) own = kayako_test_sandbox_new (NULL);
  g_autoptr (KayakoV1Client) client = NULL;
  g_autoptr (GError) error = NULL;

  client = kayako_v1_client_new (kayako_test_sandbox_get_base_uri (own), &error);
  g_assert_no_error (error);
  kayako_test_sandbox_stop (own);
  client_fixture_expect (kayako_client_probe (KAYAKO_CLIENT (client)), KAYAKO_ERROR_NETWORK);
  /* Nothing left, so nothing is unclear. */
  client_fixture_expect (reply (KAYAKO_CLIENT (client)), KAYAKO_ERROR_NETWORK);
}

static void
record_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  guint *requests = user_data;

  *requests += 1;
  soup_server_message_set_status (message, 200, NULL);
}

/* The other host is there and listens: it hears nothing at all. */
static void
test_redirect (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *fault = NULL;
  GSList *uris = NULL;
  guint requests = 0;

  soup_server_add_handler (server, NULL, record_cb, &requests, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  origin = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  fault = g_strdup_printf ("redirect:to=%s/api/v1/conversations/1", origin);
  kayako_test_sandbox_fault (fixture->sandbox, fault);
  refused = kayako_test_await_error (read_one (fixture->client));
  g_assert_error (refused, KAYAKO_ERROR, KAYAKO_ERROR_REDIRECTED);
  g_assert_cmpstr (kayako_error_get_parameter (refused), ==, origin);
  client_fixture_expect (
      client_fixture_enter (fixture->client, kayako_credentials_new_password (
                                                 KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD)),
      KAYAKO_ERROR_REDIRECTED);
  client_fixture_expect (kayako_client_download (fixture->client, "/avatar/get/x"),
                         KAYAKO_ERROR_REDIRECTED);
  g_assert_cmpuint (requests, ==, 0);
  soup_server_disconnect (server);
}

/* Whoever drops a chain is rid of it at once, and what the helpdesk answers all
 * the same changes nothing. */
static void
test_cancelled_during (ClientFixture *fixture, gconstpointer email)
{
  DexFuture *read = NULL;
  DexFuture *chain = NULL;
  g_autoptr (GError) error = NULL;
  guint reached = 0;

  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=3000,path=/api/v1/conversations*");
  kayako_test_sandbox_fault (fixture->sandbox,
                             "notification:message=Too late,path=/api/v1/conversations*");
  read = read_list (fixture->client);
  chain = kayako_chain (dex_ref (read));
  /* Another request has been there and back: this one has left. */
  kayako_page_unref (client_fixture_page (kayako_client_list_statuses (fixture->client)));
  reached = fixture->reached;
  g_assert_true (dex_future_is_pending (read));
  dex_clear (&chain);
  error = kayako_test_await_error (read);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->reached, ==, reached);

  /* What is asked later and takes as long comes back later. */
  kayako_test_sandbox_clear_faults (fixture->sandbox);
  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=3000");
  kayako_page_unref (client_fixture_page (kayako_client_list_statuses (fixture->client)));
  g_assert_cmpuint (fixture->reached, ==, reached + 1);
  g_assert_cmpuint (fixture->notified, ==, 0);
}

/* What nobody waits for keeps no client alive. */
static void
test_dropped_during (ClientFixture *fixture, gconstpointer email)
{
  DexFuture *chain = NULL;
  KayakoClient *client = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=20000,path=/api/v1/conversations*");
  chain = kayako_chain (reply (fixture->client));
  kayako_page_unref (client_fixture_page (kayako_client_list_statuses (fixture->client)));
  client = g_steal_pointer (&fixture->client);
  g_object_add_weak_pointer (G_OBJECT (client), (gpointer *) &client);
  g_signal_handlers_disconnect_by_data (client, fixture);
  g_object_unref (client);
  g_assert_nonnull (client);
  dex_clear (&chain);
  kayako_test_wait_gone ((gpointer *) &client);
}

static void
test_cancelled_before (ClientFixture *fixture, gconstpointer email)
{
  DexFuture *chain = kayako_chain (reply (fixture->client));

  dex_clear (&chain);
  g_object_unref (client_fixture_object (read_one (fixture->client)));
  g_assert_cmpuint (count_replies (fixture), ==, 0);
}

/* A body large enough to be read in a thread. */
static void
test_large (ClientFixture *fixture, gconstpointer email)
{
  g_autoptr (KayakoPage) page = NULL;
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();

  kayako_conversation_query_set_limit (query, 100);
  page = client_fixture_page (kayako_client_list_conversations (fixture->client, query));
  g_assert_cmpuint (kayako_page_get_items (page)->len, >, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  CLIENT_TEST ("/client/faults/table", KAYAKO_TEST_AGENT, test_faults);
  CLIENT_TEST ("/client/faults/recovers", KAYAKO_TEST_AGENT, test_recovers);
  CLIENT_TEST ("/client/faults/never-twice", KAYAKO_TEST_AGENT, test_never_twice);
  CLIENT_TEST ("/client/faults/rate-limit", KAYAKO_TEST_AGENT, test_rate_limit);
  CLIENT_TEST ("/client/faults/notification", KAYAKO_TEST_AGENT, test_notification);
  CLIENT_TEST ("/client/faults/gone", NULL, test_gone);
  CLIENT_TEST ("/client/faults/redirect", KAYAKO_TEST_AGENT, test_redirect);
  CLIENT_TEST ("/client/faults/cancelled-during", KAYAKO_TEST_AGENT, test_cancelled_during);
  CLIENT_TEST ("/client/faults/dropped-during", KAYAKO_TEST_AGENT, test_dropped_during);
  CLIENT_TEST ("/client/faults/cancelled-before", KAYAKO_TEST_AGENT, test_cancelled_before);
  CLIENT_TEST ("/client/faults/large", KAYAKO_TEST_AGENT, test_large);

  return client_fixture_run ();
}
