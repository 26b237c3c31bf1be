/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-driver-private.h"

#include <signal.h>
#include <string.h>

#define LOOK_AGAIN_MS 40

/* AT-SPI gives a program 0.8 seconds, and takes one that is busy for longer for one
 * that has nothing, or has hung. */
#define ANSWER_MS    (30 * 1000)

#define ANNOUNCEMENT "object:announcement"

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
  atspi_event_listener_deregister (self->listener, ANNOUNCEMENT, NULL);
  g_clear_object (&self->listener);
  g_clear_pointer (&self->announced, g_ptr_array_unref);
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
announced_cb (AtspiEvent *event, void *user_data)
{
  KayakoDriver *self = user_data;

  if (G_VALUE_HOLDS_STRING (&event->any_data))
    g_ptr_array_add (self->announced, g_value_dup_string (&event->any_data));
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

static void
kayako_driver_init (KayakoDriver *self)
{
  g_autoptr (GError) error = NULL;

  atspi_set_timeout (ANSWER_MS, ANSWER_MS);
  self->announced = g_ptr_array_new_with_free_func (g_free);
  self->listener = atspi_event_listener_new (announced_cb, self, NULL);
  atspi_event_listener_register (self->listener, ANNOUNCEMENT, &error);
  g_assert_no_error (error);
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

static gboolean
has_ended (KayakoDriver *self, gpointer data)
{
  return kayako_driver_get_pid (self) == 0;
}

/**
 * kayako_driver_wait_ended:
 * @self: a driver
 *
 * Waits until the program has ended by itself, and well. The test fails where it
 * does not end, as when it asks something first.
 */
void
kayako_driver_wait_ended (KayakoDriver *self)
{
  g_autoptr (GError) error = NULL;

  if (!kayako_driver_wait_for (self, has_ended, NULL))
    kayako_driver_fail_to_end (self);

  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_announced (KayakoDriver *self, gpointer data)
{
  for (guint i = 0; i < self->announced->len; i++)
    if (strstr (self->announced->pdata[i], data) != NULL) {
      g_ptr_array_remove_index (self->announced, i);
      return TRUE;
    }

  return FALSE;
}

/**
 * kayako_driver_wait_announced:
 * @self: a driver
 * @text: a whole sentence; GTK may say more around it
 *
 * Waits until the program has said something to a screen reader since it was last
 * waited for: what it says in passing may have gone from the screen when somebody
 * looks.
 */
void
kayako_driver_wait_announced (KayakoDriver *self, const char *text)
{
  if (!kayako_driver_wait_for (self, is_announced, (gpointer) text))
    kayako_driver_fail (self, "Not said in %d s: “%s”", KAYAKO_DRIVER_PATIENCE, text);
}
