/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "kayako-sandbox.h"

#define EXIT_USAGE 64
#define MOST       10000000

/* The command line, a contract that tests and tools rely on. */
typedef struct {
  int port;
  char *database; /* (owned) (nullable) */
  int conversations;
  int messages;
  int users;
  int seed;
  gboolean live;
  GStrv faults; /* (owned) (nullable) */
  char *log;    /* (owned) (nullable) */
  char *tls;    /* (owned) (nullable) */
} CommandLine;

static const char faults_help[] =
    "Faults, each for all requests or with path=PATTERN, method=METHOD, times=N, probability=P:\n"
    "  status:code=N[,error=CODE]   delay:ms=N            drop-before   drop-after\n"
    "  drop-during (only part of what is sent has come)\n"
    "  truncate:bytes=N             slow:bytes-per-second=N\n"
    "  malformed                    html[:code=N]         redirect:to=URL[,code=N]\n"
    "  rate-limit:seconds=N         revoke-session        oversize:bytes=N   deep:levels=N\n"
    "  notification:message=TEXT[,type=TYPE,sticky=true,related-url=URL,related-href=URL,\n"
    "                            related-label=TEXT]\n"
    "  socket-close   socket-silent   duplicate-events   lose-events\n"
    "Also while it runs: POST /sandbox/fault with such a text, DELETE /sandbox/fault with\n"
    "one of them or for all, GET /sandbox/state, POST /sandbox/advance?count=N or\n"
    "?seconds=N, POST /sandbox/reset, POST /sandbox/oauth?lifetime=SECONDS of the access\n"
    "tokens to come.\n"
    "The log's durations are milliseconds.";

static void
command_line_clear (CommandLine *line)
{
  g_clear_pointer (&line->database, g_free);
  g_clear_pointer (&line->faults, g_strfreev);
  g_clear_pointer (&line->log, g_free);
  g_clear_pointer (&line->tls, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CommandLine, command_line_clear)

static gboolean
check_range (const char *name, int value, int most, GError **error)
{
  if (value >= 0 && value <= most)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s must be from 0 to %d", name,
               most);
  return FALSE;
}

static gboolean
check_line (const CommandLine *line, int argc, GError **error)
{
  if (argc > 1) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                 "It takes options only, see --help");
    return FALSE;
  }

  return check_range ("--port", line->port, 65535, error) &&
         check_range ("--conversations", line->conversations, MOST, error) &&
         check_range ("--messages", line->messages, MOST, error) &&
         check_range ("--users", line->users, MOST, error) &&
         check_range ("--seed", line->seed, G_MAXINT, error);
}

static gboolean
parse_line (CommandLine *line, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &line->port, "Serve on this port; any free one if 0", "N" },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &line->database,
      "Keep the helpdesk in this file; in memory if not given", "FILE" },
    { "conversations", 0, 0, G_OPTION_ARG_INT, &line->conversations,
      "Generate so many conversations besides the demo's", "N" },
    { "messages", 0, 0, G_OPTION_ARG_INT, &line->messages, "Generate so many messages in them",
      "N" },
    { "users", 0, 0, G_OPTION_ARG_INT, &line->users, "Generate so many customers", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &line->seed, "The same seed gives the same helpdesk", "N" },
    { "live", 0, 0, G_OPTION_ARG_NONE, &line->live, "Simulate customers and colleagues", NULL },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line->faults,
      "Let something go wrong: KIND[:key=value,…]", "SPEC" },
    { "log", 0, 0, G_OPTION_ARG_FILENAME, &line->log, "Write a line for each request", "FILE" },
    { "tls", 0, 0, G_OPTION_ARG_FILENAME, &line->tls,
      "Speak https with this certificate and its key, both in PEM", "FILE" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- a local helpdesk");

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, faults_help);
  return g_option_context_parse (context, argc, argv, error) && check_line (line, *argc, error);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static int
fail (const GError *error)
{
  fprintf (stderr, "kayako-sandbox: %s\n", error->message);
  return error->domain == G_OPTION_ERROR ? EXIT_USAGE : EXIT_FAILURE;
}

/* Signals are listened to before the line that says that it serves. */
static void
run (KayakoSandbox *sandbox)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint terminate_id = g_unix_signal_add (SIGTERM, quit_cb, loop);
  guint interrupt_id = g_unix_signal_add (SIGINT, quit_cb, loop);

  printf ("Listening on %s\n", kayako_sandbox_get_base_uri (sandbox));
  fflush (stdout);
  g_main_loop_run (loop);

  /* What is being made to wait holds the sandbox: let go of it. */
  kayako_sandbox_stop (sandbox);
  g_source_remove (terminate_id);
  g_source_remove (interrupt_id);
}

int
main (int argc, char **argv)
{
  g_auto (CommandLine) line = { .seed = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoSandbox) sandbox = NULL;
  KayakoSandboxOptions options = { 0 };

  setlocale (LC_ALL, "");
  if (!parse_line (&line, &argc, &argv, &error))
    return fail (error);

  options.database = line.database;
  options.conversations = (guint) line.conversations;
  options.messages = (guint) line.messages;
  options.users = (guint) line.users;
  options.seed = (guint) line.seed;
  options.live = line.live;
  options.faults = (const char *const *) line.faults;
  options.log = line.log;
  options.tls = line.tls;

  sandbox = kayako_sandbox_new (&options, &error);
  if (sandbox == NULL || !kayako_sandbox_start (sandbox, (guint) line.port, &error))
    return fail (error);

  run (sandbox);
  return EXIT_SUCCESS;
}
