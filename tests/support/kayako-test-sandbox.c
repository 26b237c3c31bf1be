/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-test-sandbox.h"

#include "kayako-test-port.h"
#include "kayako-test-threads.h"

#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

struct _KayakoTestSandbox {
  GSubprocess *process; /* (owned) (nullable): NULL once stopped */
  SoupSession *session; /* (owned) (not nullable) */
  char *base_uri;       /* (owned) (not nullable) */
};

/* A test that crashes takes its helpdesk along. */
static void
die_with_test_cb (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
spawn (const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_test_cb, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);

  return process;
}

static char *
read_base_uri (GSubprocess *process)
{
  static const char prefix[] = "Listening on ";
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  /* The pipe stays open, so that a later line finds a reader. */
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  if (line == NULL || !g_str_has_prefix (line, prefix))
    g_error ("The sandbox said ‘%s’", line != NULL ? line : "nothing");

  return g_strdup (line + strlen (prefix));
}

/**
 * kayako_test_sandbox_new:
 * @arguments: (nullable) (array zero-terminated=1): the program's arguments
 *
 * Starts the sandbox that KAYAKO_SANDBOX names and waits until it serves. Without
 * an argument “--port” it has a port that nobody else gets while it is away.
 *
 * Returns: (transfer full): the running sandbox
 */
KayakoTestSandbox *
kayako_test_sandbox_new (const char *const *arguments)
{
  const char *program = g_getenv ("KAYAKO_SANDBOX");
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;
  KayakoTestSandbox *self = NULL;

  if (program == NULL)
    g_error ("KAYAKO_SANDBOX does not name the sandbox");

  g_strv_builder_add (argv, program);
  if (arguments == NULL || !g_strv_contains (arguments, "--port"))
    g_strv_builder_take (argv, g_strdup_printf ("--port=%u", kayako_test_port_reserve ()));
  for (gsize i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_strv_builder_add (argv, arguments[i]);
  strv = g_strv_builder_end (argv);

  self = g_new0 (KayakoTestSandbox, 1);
  self->process = spawn ((const char *const *) strv);
  self->base_uri = read_base_uri (self->process);
  self->session = soup_session_new ();

  return self;
}

/**
 * kayako_test_sandbox_stop:
 * @self: the sandbox
 *
 * Ends the program as a person would end it, as if the helpdesk went away.
 * It has to end well.
 */
void
kayako_test_sandbox_stop (KayakoTestSandbox *self)
{
  g_autoptr (GError) error = NULL;

  if (self->process == NULL)
    return;

  soup_session_abort (self->session);
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->process);
}

/**
 * kayako_test_sandbox_free:
 * @self: (transfer full): the sandbox
 *
 * Ends the program, where it still runs, and frees @self. What it had answered
 * is read to the end.
 */
void
kayako_test_sandbox_free (KayakoTestSandbox *self)
{
  kayako_test_sandbox_stop (self);
  kayako_test_wait_threads ();
  g_clear_object (&self->session);
  g_free (self->base_uri);
  g_free (self);
}

/**
 * kayako_test_sandbox_get_base_uri:
 * @self: the sandbox
 *
 * Returns: its scheme, host and port, without a slash at the end
 */
const char *
kayako_test_sandbox_get_base_uri (KayakoTestSandbox *self)
{
  return self->base_uri;
}

/**
 * kayako_test_sandbox_get_port:
 * @self: the sandbox
 *
 * Returns: the port it listens on
 */
guint
kayako_test_sandbox_get_port (KayakoTestSandbox *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->base_uri, G_URI_FLAGS_NONE, NULL);

  return (guint) g_uri_get_port (uri);
}

static char *
ask (KayakoTestSandbox *self, SoupMessage *message, guint *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = soup_session_send_and_read (self->session, message, NULL, &error);

  g_assert_no_error (error);
  if (status != NULL)
    *status = soup_message_get_status (message);

  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

/* It is this test's own, whoever vouches for it. */
static gboolean
accept_cb (SoupMessage *message,
           GTlsCertificate *certificate,
           GTlsCertificateFlags errors,
           gpointer user_data)
{
  return TRUE;
}

static SoupMessage *
new_message (KayakoTestSandbox *self,
             const char *method,
             const char *path,
             const char *content_type,
             const char *text)
{
  g_autofree char *uri = g_strconcat (self->base_uri, path, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  g_assert_nonnull (message);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_cb), NULL);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                "application/json");
  if (text != NULL) {
    g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

    soup_message_set_request_body_from_bytes (message, content_type, body);
  }

  return message;
}

/* A request to the sandbox itself, not to its helpdesk. */
static void
command (KayakoTestSandbox *self, const char *method, const char *path, const char *text)
{
  g_autoptr (SoupMessage) message = new_message (self, method, path, "text/plain", text);
  guint status = 0;
  g_autofree char *answer = ask (self, message, &status);

  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    g_error ("%s %s: HTTP %u: %s", method, path, status, answer);
}

/**
 * kayako_test_sandbox_fault:
 * @self: the sandbox
 * @spec: `KIND[:key=value,…]`, as the program's --fault takes it
 *
 * Has something go wrong from now on.
 */
void
kayako_test_sandbox_fault (KayakoTestSandbox *self, const char *spec)
{
  command (self, SOUP_METHOD_POST, "/sandbox/fault", spec);
}

/**
 * kayako_test_sandbox_has_struck:
 * @self: the sandbox
 * @spec: as it was given to kayako_test_sandbox_fault()
 *
 * Returns: whether something has gone wrong as it was told to
 */
gboolean
kayako_test_sandbox_has_struck (KayakoTestSandbox *self, const char *spec)
{
  g_autofree char *state =
      kayako_test_sandbox_ask (self, SOUP_METHOD_GET, "/sandbox/state", NULL, NULL, NULL);
  g_autofree char *escaped = g_regex_escape_string (spec, -1);
  g_autofree char *pattern = g_strdup_printf ("\"%s\"\\s*,\\s*\"fired\"\\s*:\\s*[1-9]", escaped);

  return g_regex_match_simple (pattern, state, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}

/**
 * kayako_test_sandbox_remove_fault:
 * @self: the sandbox
 * @spec: as it was given to kayako_test_sandbox_fault()
 *
 * Has one thing go well again. The other faults last on without a gap.
 */
void
kayako_test_sandbox_remove_fault (KayakoTestSandbox *self, const char *spec)
{
  command (self, SOUP_METHOD_DELETE, "/sandbox/fault", spec);
}

/**
 * kayako_test_sandbox_clear_faults:
 * @self: the sandbox
 *
 * Has everything go well again.
 */
void
kayako_test_sandbox_clear_faults (KayakoTestSandbox *self)
{
  command (self, SOUP_METHOD_DELETE, "/sandbox/fault", NULL);
}

/**
 * kayako_test_sandbox_reset:
 * @self: the sandbox
 *
 * Has the helpdesk be as it was at the start.
 */
void
kayako_test_sandbox_reset (KayakoTestSandbox *self)
{
  command (self, SOUP_METHOD_POST, "/sandbox/reset", "");
}

/**
 * kayako_test_sandbox_advance:
 * @self: the sandbox
 * @times: how many things to do
 *
 * Has simulated people do something.
 */
void
kayako_test_sandbox_advance (KayakoTestSandbox *self, guint times)
{
  g_autofree char *path = g_strdup_printf ("/sandbox/advance?count=%u", times);

  command (self, SOUP_METHOD_POST, path, "");
}

/**
 * kayako_test_sandbox_ask:
 * @self: the sandbox
 * @method: an HTTP method
 * @path: a path with its arguments
 * @email: (nullable): who asks, by Basic authentication
 * @json: (nullable): the body
 * @status: (out) (optional): where to put the HTTP status
 *
 * Asks the helpdesk as a stranger's program would, past the client that is
 * tested, to see what is really there.
 *
 * Returns: (transfer full): the body
 */
char *
kayako_test_sandbox_ask (KayakoTestSandbox *self,
                         const char *method,
                         const char *path,
                         const char *email,
                         const char *json,
                         guint *status)
{
  g_autoptr (SoupMessage) message = new_message (self, method, path, "application/json", json);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  if (email != NULL) {
    g_autofree char *pair = g_strconcat (email, ":" KAYAKO_TEST_PASSWORD, NULL);
    g_autofree char *encoded = g_base64_encode ((const guint8 *) pair, strlen (pair));
    g_autofree char *value = g_strconcat ("Basic ", encoded, NULL);

    soup_message_headers_replace (headers, "Authorization", value);
    /* One request without a token, in a session of its own. */
    soup_message_headers_replace (headers, "X-CSRF", "false");
  }

  return ask (self, message, status);
}
