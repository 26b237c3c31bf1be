/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paging where something between us and the real sandbox loses the offset: every
 * page is the first one, and says that more follows. */

#include "kayako-engine-fixture.h"

#include <string.h>

#define CONVERSATION 1
#define ENOUGH       60 /* more messages than a page has */

typedef struct {
  EngineFixture base;
  GSocketService *proxy; /* (owned) (not nullable) */
  char *address;         /* (owned) (not nullable): the proxy's */
  int n_peers;           /* atomic: connections that are open */
  int n_pages;           /* atomic: how many pages were asked for since it was set to 0 */
} Fixture;

typedef struct {
  GInputStream *from; /* not owned */
  GOutputStream *to;  /* not owned */
  GSocket *socket;    /* not owned: behind to */
} Pipe;

/* Runs in a thread. */
static gpointer
carry (gpointer user_data)
{
  const Pipe *pipe = user_data;

  g_output_stream_splice (pipe->to, pipe->from, G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL);
  g_socket_shutdown (pipe->socket, FALSE, TRUE, NULL);
  return NULL;
}

static char *
lose_offset (Fixture *fixture, const char *text, gsize length)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("([?&])offset=\\d+", G_REGEX_RAW, G_REGEX_MATCH_DEFAULT, NULL);

  if (g_regex_match_full (regex, text, (gssize) length, 0, G_REGEX_MATCH_DEFAULT, NULL, NULL) &&
      g_atomic_int_add (&fixture->n_pages, 1) > 100)
    g_error ("The same page is asked for again and again");

  return g_regex_replace (regex, text, (gssize) length, 0, "\\1offset=0", G_REGEX_MATCH_DEFAULT,
                          NULL);
}

/* Runs in a thread. */
static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) upstream = NULL;
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char buffer[16 * 1024];
  Pipe back = { NULL, g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                g_socket_connection_get_socket (connection) };
  GThread *thread = NULL;
  gssize size = 0;

  upstream = g_socket_client_connect_to_host (
      client, "127.0.0.1", (guint16) kayako_test_sandbox_get_port (fixture->base.sandbox), NULL,
      NULL);
  g_assert_nonnull (upstream);
  back.from = g_io_stream_get_input_stream (G_IO_STREAM (upstream));
  thread = g_thread_new ("back", carry, &back);
  while ((size = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL)) > 0) {
    g_autofree char *request = lose_offset (fixture, buffer, (gsize) size);

    if (!g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (upstream)), request,
                                    strlen (request), NULL, NULL, NULL))
      break;
  }

  g_socket_shutdown (g_socket_connection_get_socket (upstream), TRUE, TRUE, NULL);
  g_thread_join (thread);
  g_atomic_int_add (&fixture->n_peers, -1);
  g_main_context_wakeup (NULL);
  return TRUE;
}

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  Fixture *fixture = user_data;

  g_atomic_int_inc (&fixture->n_peers);
  return FALSE;
}

static void
set_up (Fixture *fixture, gconstpointer arguments)
{
  g_autoptr (GError) error = NULL;
  guint16 port = 0;

  engine_fixture_set_up (&fixture->base, arguments);
  fixture->proxy = g_threaded_socket_service_new (-1);
  g_signal_connect (fixture->proxy, "incoming", G_CALLBACK (incoming_cb), fixture);
  g_signal_connect (fixture->proxy, "run", G_CALLBACK (run_cb), fixture);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (fixture->proxy), NULL, &error);
  g_assert_no_error (error);
  fixture->address = g_strdup_printf ("http://127.0.0.1:%u", port);
}

static gboolean
has_no_peers (gpointer user_data)
{
  Fixture *fixture = user_data;

  return g_atomic_int_get (&fixture->n_peers) == 0;
}

static void
tear_down (Fixture *fixture, gconstpointer arguments)
{
  engine_fixture_drop_accounts (&fixture->base);
  kayako_test_wait_until (has_no_peers, fixture);
  g_socket_service_stop (fixture->proxy);
  g_socket_listener_close (G_SOCKET_LISTENER (fixture->proxy));
  g_clear_object (&fixture->proxy);
  g_clear_pointer (&fixture->address, g_free);
  engine_fixture_tear_down (&fixture->base, arguments);
}

static KayakoAccount *
sign_in (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KayakoAccount *account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (fixture->base.accounts, fixture->address,
                                             KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD, TRUE),
      &error);

  g_assert_no_error (error);
  return account;
}

/* A screenful is not in the page that comes again and again. */
static void
test_screenful (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sign_in (fixture);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_MINE);

  g_assert_cmpuint (g_list_model_get_n_items (kayako_conversation_feed_get_items (feed)), <, 30);
  g_assert_true (kayako_conversation_feed_get_complete (feed));
}

static void
test_more (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sign_in (fixture);
  g_autoptr (KayakoConversationFeed) feed =
      engine_fixture_load_feed (account, KAYAKO_VIEW_KIND_ALL);
  g_autoptr (GError) error = NULL;

  /* Whoever scrolls to the end asks for more for as long as there may be more. */
  for (guint i = 0; i < 3 && !kayako_conversation_feed_get_complete (feed); i++) {
    kayako_test_await_boolean (kayako_conversation_feed_load_more (feed), &error);
    g_assert_no_error (error);
  }
  g_assert_true (kayako_conversation_feed_get_complete (feed));
}

static void
write_much (Fixture *fixture, const char *email)
{
  for (guint i = 0; i < ENOUGH; i++) {
    guint status = 0;
    g_autofree char *body = kayako_test_sandbox_ask (
        fixture->base.sandbox, "POST", "/api/v1/conversations/1/messages", email,
        "{\"contents\": \"And another thing\", \"source\": \"API\"}", &status);

    g_assert_cmpuint (status, ==, 201);
  }
}

/* What is older is not in the page that comes again and again, neither is what
 * was read before. */
static void
test_thread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sign_in (fixture);
  g_autoptr (KayakoThread) thread = NULL;
  g_autoptr (GError) error = NULL;

  write_much (fixture, KAYAKO_TEST_SECOND_AGENT);
  thread = engine_fixture_load_thread (account, CONVERSATION);
  write_much (fixture, KAYAKO_TEST_SECOND_AGENT);
  kayako_test_await_boolean (kayako_thread_refresh (thread), &error);
  g_assert_no_error (error);

  /* Whoever scrolls to the start asks for older ones for as long as there may be
   * some. */
  for (guint i = 0; i < 3 && !kayako_thread_get_complete (thread); i++) {
    kayako_test_await_boolean (kayako_thread_load_older (thread), &error);
    g_assert_no_error (error);
  }
  g_assert_true (kayako_thread_get_complete (thread));
}

/* What may have been sent is looked for, and not in the page that comes again
 * and again. */
static void
test_send (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoAccount) account = sign_in (fixture);
  g_autoptr (KayakoThread) thread = engine_fixture_load_thread (account, CONVERSATION);
  g_autoptr (KayakoMessage) message = NULL;
  g_autoptr (GError) error = NULL;

  write_much (fixture, KAYAKO_TEST_AGENT);
  kayako_test_sandbox_fault (fixture->base.sandbox,
                             "drop-before:method=POST,path=/api/v1/conversations/*,times=1");
  message = kayako_test_await_object (kayako_thread_send (thread, "Only once"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (engine_fixture_count_on_server (&fixture->base, CONVERSATION, "Only once"), ==,
                    1);
}

#define PAGES_TEST(path, arguments, func)                                                          \
  g_test_add (path, Fixture, arguments, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  static const char *const generated[] = { "--conversations", "500", "--seed", "1", NULL };

  g_test_init (&argc, &argv, NULL);
  dex_init ();

  PAGES_TEST ("/engine/pages/screenful", generated, test_screenful);
  PAGES_TEST ("/engine/pages/more", generated, test_more);
  PAGES_TEST ("/engine/pages/thread", NULL, test_thread);
  PAGES_TEST ("/engine/pages/send", NULL, test_send);

  return g_test_run ();
}
