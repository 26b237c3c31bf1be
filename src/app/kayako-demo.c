/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-demo.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

/* What the demo helpdesk prints when it serves, before its address. */
#define GREETING "Listening on "

/* The demo helpdesk: a server on this computer's loopback address that lives
 * as long as this object, and never longer than the program. */
struct _KayakoDemo {
  GObject parent_instance;

  char *program;            /* (owned) (not nullable): a path */
  GSubprocess *server;      /* (owned) (nullable): NULL until it is started */
  GDataInputStream *output; /* (owned) (nullable): what the server prints */
};

G_DEFINE_FINAL_TYPE (KayakoDemo, kayako_demo, G_TYPE_OBJECT)

static void
kayako_demo_dispose (GObject *object)
{
  KayakoDemo *self = KAYAKO_DEMO (object);

  if (self->server != NULL)
    g_subprocess_send_signal (self->server, SIGTERM);
  g_clear_object (&self->server);
  g_clear_object (&self->output);

  G_OBJECT_CLASS (kayako_demo_parent_class)->dispose (object);
}

static void
kayako_demo_finalize (GObject *object)
{
  KayakoDemo *self = KAYAKO_DEMO (object);

  g_clear_pointer (&self->program, g_free);

  G_OBJECT_CLASS (kayako_demo_parent_class)->finalize (object);
}

static void
kayako_demo_class_init (KayakoDemoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_demo_dispose;
  object_class->finalize = kayako_demo_finalize;
}

static void
kayako_demo_init (KayakoDemo *self)
{
}

/**
 * kayako_demo_new:
 * @program: the path of the demo helpdesk's program
 *
 * Makes a demo helpdesk that is not started yet.
 *
 * Returns: (transfer full): the demo helpdesk
 */
KayakoDemo *
kayako_demo_new (const char *program)
{
  KayakoDemo *self = NULL;

  g_return_val_if_fail (program != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_DEMO, NULL);
  self->program = g_strdup (program);

  return self;
}

/* Runs in the new process, between fork and exec. */
static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static void
greeted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DexPromise) promise = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (object), result, NULL,
                                                    &error);
  if (error != NULL)
    dex_promise_reject (promise, g_steal_pointer (&error));
  else if (line == NULL || !g_str_has_prefix (line, GREETING))
    dex_promise_reject (promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                                      "The demo helpdesk ended before it served"));
  else
    dex_promise_resolve_string (promise, g_strdup (line + strlen (GREETING)));
}

/**
 * kayako_demo_start:
 * @self: a `KayakoDemo`, not started before
 *
 * Starts the server and waits until it serves.
 *
 * Returns: (transfer full): a future that resolves to its address, a string,
 *   or rejects with a #GError of GIO or GLib
 */
DexFuture *
kayako_demo_start (KayakoDemo *self)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  DexPromise *promise = NULL;

  g_return_val_if_fail (KAYAKO_IS_DEMO (self), NULL);
  g_return_val_if_fail (self->server == NULL, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  self->server = g_subprocess_launcher_spawn (launcher, &error, self->program, NULL);
  if (self->server == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  promise = dex_promise_new_cancellable ();
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT,
                                       dex_promise_get_cancellable (promise), greeted_cb,
                                       dex_ref (promise));

  return DEX_FUTURE (promise);
}

/**
 * kayako_demo_get_email:
 * @role: “agent” or “customer”
 *
 * Finds who takes part in the demo.
 *
 * Returns: (nullable): the email to sign in with, %NULL for another role
 */
const char *
kayako_demo_get_email (const char *role)
{
  if (g_strcmp0 (role, "agent") == 0)
    return "caryn.pryor@brewfictus.test";

  if (g_strcmp0 (role, "customer") == 0)
    return "simon.blackhouse@atmosphere.test";

  return NULL;
}

/**
 * kayako_demo_get_name:
 *
 * Finds what the demo's helpdesk is called: a company's own name, the same in
 * every language.
 *
 * Returns: the name
 */
const char *
kayako_demo_get_name (void)
{
  return "Brewfictus";
}

/**
 * kayako_demo_get_password:
 *
 * Finds the password of everybody in the demo, which is no secret.
 *
 * Returns: the password
 */
const char *
kayako_demo_get_password (void)
{
  return "sandbox";
}
