/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk is full, or cannot be written: it is said once in plain words, all else
 * goes on, and nothing that is typed is taken for kept that is not. */

/* For prlimit(). */
#define _GNU_SOURCE

#include "kayako-driver-private.h"
#include "kayako-journey.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#define FULL      "There is no room left on the disk, so nothing more can be saved. *"
#define READ_ONLY "The folder where this app keeps its data cannot be written to, so *"
#define LOST      "1 reply is not finished and will be lost."
#define TYPED     "see you tomorrow"
#define MORE      " at eight"
#define ALL       TYPED MORE "!"

/* How far any file may grow when nothing more fits on the disk. */
#define NO_ROOM 4096

static void
sign_in (KayakoJourney *journey, KayakoDriver *driver)
{
  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
}

static void
set_room (KayakoDriver *driver, rlim_t room)
{
  struct rlimit limit = { room, RLIM_INFINITY };

  g_assert_cmpint (prlimit (kayako_driver_get_pid (driver), RLIMIT_FSIZE, &limit, NULL), ==, 0);
}

static gboolean
has_arrived (KayakoDriver *driver, gpointer data)
{
  return kayako_journey_count_on_server (data, 1, TYPED) == 1;
}

/* No file can grow any more, as on a full disk. When there is room again all is
 * saved that was typed meanwhile. */
static void
test_full (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *folder = kayako_journey_dup_data_folder (journey);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) reply = NULL;

  sign_in (journey, driver);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, TYPED);
  kayako_journey_read (driver, "Draft saved");

  set_room (driver, NO_ROOM);
  kayako_driver_type (driver, MORE);
  kayako_journey_read (driver, FULL);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "Draft saved");
  kayako_journey_picture (driver, "disk-full");
  kayako_journey_expect_text (driver, "Reply", TYPED MORE);
  kayako_driver_press (driver, "Ctrl+q");
  kayako_journey_read (driver, LOST);
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Cancel");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, LOST);
  reply = kayako_driver_find_focused (driver, ATSPI_ROLE_INVALID, "Reply");

  set_room (driver, RLIM_INFINITY);
  kayako_driver_type (driver, "!");
  kayako_journey_wait_on_disk (driver, folder, ALL);
  kayako_driver_kill (driver, SIGKILL);
  g_clear_object (&driver);

  driver = kayako_journey_start (journey, NULL, FALSE);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_expect_text (driver, "Reply", ALL);
}

/* Everything can be read and answered all the same; who leaves is told what is
 * lost. */
static void
test_read_only (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *folder = kayako_journey_dup_data_folder (journey);
  g_autoptr (KayakoDriver) driver = NULL;
  g_autoptr (AtspiAccessible) reply = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  driver = kayako_journey_start_read_only (journey);
  sign_in (journey, driver);
  kayako_journey_read (driver, READ_ONLY);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, TYPED);
  kayako_journey_picture (driver, "disk-read-only");
  kayako_driver_press (driver, "Ctrl+q");
  kayako_journey_read (driver, LOST);
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LABEL, "Draft saved"));
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Cancel");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, LOST);
  reply = kayako_driver_find_focused (driver, ATSPI_ROLE_INVALID, "Reply");

  kayako_journey_expect_text (driver, "Reply", TYPED);
  kayako_driver_press (driver, "Ctrl+Return");
  g_assert_true (kayako_driver_wait_for (driver, has_arrived, journey));
  kayako_journey_expect_text (driver, "Reply", "");
}

#define KEPT   "to be finished tomorrow"
#define HERE   "Offline. Replies go out later."
#define ANSWER "Draft not saved: its folder is read-only"

/* What was seen and written while it could be saved is there without a network,
 * too; who writes on is told at once that it is not saved, and can send it. */
static void
test_read_only_offline (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *folder = kayako_journey_dup_data_folder (journey);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) message = NULL;
  g_autoptr (AtspiAccessible) reply = NULL;

  sign_in (journey, driver);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, KEPT);
  kayako_journey_wait_on_disk (driver, folder, KEPT);
  kayako_journey_read (driver, "Draft saved");
  kayako_driver_press (driver, "Ctrl+q");
  kayako_driver_wait_ended (driver);
  g_clear_object (&driver);

  kayako_journey_stop_sandbox (journey);
  driver = kayako_journey_start_read_only (journey);
  kayako_journey_read (driver, HERE);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  message =
      kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, "Simon Blackhouse, *: It got worse*");
  kayako_journey_expect_text (driver, "Reply", KEPT);
  reply = kayako_driver_find_text (driver, "Reply");
  kayako_driver_focus (driver, reply);
  kayako_driver_press (driver, "Ctrl+End");
  kayako_driver_type (driver, MORE);
  kayako_journey_expect_text (driver, "Reply", KEPT MORE);
  kayako_journey_read (driver, ANSWER);
  kayako_journey_picture (driver, "disk-read-only-offline");

  kayako_journey_start_sandbox (journey);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, HERE);
  kayako_journey_read (driver, READ_ONLY);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, KEPT MORE, "Sent");
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, KEPT MORE), ==, 1);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  /* As the program inherits it: a file that may not grow is told, not punished. */
  signal (SIGXFSZ, SIG_IGN);
  g_test_add_func ("/journey/disk/full", test_full);
  g_test_add_func ("/journey/disk/read-only", test_read_only);
  g_test_add_func ("/journey/disk/read-only-offline", test_read_only_offline);

  return g_test_run ();
}
