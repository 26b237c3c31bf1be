/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-driver-private.h"

#include <signal.h>

#define LOOK_AGAIN_MS 40

G_DEFINE_FINAL_TYPE (KayakoDriver, kayako_driver, G_TYPE_OBJECT)

static gboolean
tick_cb (gpointer data)
{
  gboolean *ticked = data;

  *ticked = TRUE;

  return G_SOURCE_REMOVE;
}

/**
 * kayako_driver_wait_for:
 * @self: a driver
 * @condition: what shall hold
 * @data: handed to @condition
 *
 * Looks until a condition holds; the main loop runs between the looks.
 *
 * Returns: whether it held before the driver's patience was at its end
 */
gboolean
kayako_driver_wait_for (KayakoDriver *self, KayakoDriverCondition condition, gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + KAYAKO_DRIVER_PATIENCE * G_USEC_PER_SEC;

  while (!condition (self, data)) {
    gboolean ticked = FALSE;

    if (g_get_monotonic_time () > deadline)
      return FALSE;

    g_timeout_add (LOOK_AGAIN_MS, tick_cb, &ticked);
    while (!ticked)
      g_main_context_iteration (NULL, TRUE);
  }

  return TRUE;
}

static void
kayako_driver_finalize (GObject *object)
{
  KayakoDriver *self = KAYAKO_DRIVER (object);

  if (self->process != NULL) {
    g_subprocess_send_signal (self->process, SIGTERM);
    g_subprocess_wait (self->process, NULL, NULL);
  }
  g_clear_object (&self->process);
  g_clear_object (&self->application);
  g_clear_pointer (&self->display, kayako_display_close);

  G_OBJECT_CLASS (kayako_driver_parent_class)->finalize (object);
}

static void
kayako_driver_class_init (KayakoDriverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_driver_finalize;
}

static void
kayako_driver_init (KayakoDriver *self)
{
  self->display = kayako_display_open ();
}

static gboolean
has_keyboard (KayakoDriver *self, gpointer data)
{
  return kayako_display_focus (self->display);
}

/**
 * kayako_driver_new:
 * @argv: (array zero-terminated=1): the program and its arguments
 * @environment: (array zero-terminated=1) (nullable): further "NAME=value"s
 *
 * Starts the program and waits until its window is there and has the keyboard.
 *
 * Returns: (transfer full): the driver of the running program
 */
KayakoDriver *
kayako_driver_new (const char *const *argv, const char *const *environment)
{
  KayakoDriver *self = g_object_new (KAYAKO_TYPE_DRIVER, NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  KayakoDriverSearch search = { .role = ATSPI_ROLE_FRAME, .pattern = "*" };
  g_autoptr (AtspiAccessible) frame = NULL;

  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "atspi", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "NO_AT_BRIDGE");
  for (gsize i = 0; environment != NULL && environment[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (environment[i], "=", 2);

    g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
  }

  self->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);

  frame = kayako_driver_await_found (self, &search);
  if (!kayako_driver_wait_for (self, has_keyboard, NULL))
    kayako_driver_fail (self, "The window cannot have the keyboard");

  return self;
}

/**
 * kayako_driver_get_pid:
 * @self: a driver
 *
 * Which process the program is.
 *
 * Returns: its process id, 0 when it has ended
 */
int
kayako_driver_get_pid (KayakoDriver *self)
{
  const char *identifier = g_subprocess_get_identifier (self->process);

  return identifier != NULL ? (int) g_ascii_strtoll (identifier, NULL, 10) : 0;
}

/**
 * kayako_driver_kill:
 * @self: a driver
 * @signal_number: such as SIGTERM
 *
 * Sends a signal to the program and waits for its end.
 */
void
kayako_driver_kill (KayakoDriver *self, int signal_number)
{
  g_subprocess_send_signal (self->process, signal_number);
  g_subprocess_wait (self->process, NULL, NULL);
}

/**
 * kayako_driver_wait_ended:
 * @self: a driver
 *
 * Waits until the program has ended by itself, and well.
 */
void
kayako_driver_wait_ended (KayakoDriver *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
}
