/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody attaches a file, the program is killed, and the file is there again and is
 * sent. */

#include "kayako-driver-private.h"
#include "kayako-journey.h"

#include <glib/gstdio.h>
#include <signal.h>

#define TEXT "See the invoice"
#define NAME "invoice.pdf"
#define FILE "Attachment: " NAME ", 8 bytes"

/* Chooses a file, which then is not needed any more. */
static void
attach (KayakoJourney *journey, KayakoDriver *driver)
{
  g_autofree char *folder = kayako_journey_dup_data_folder (journey);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *path = g_build_filename (parent, NAME, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AtspiAccessible) chooser = NULL;
  g_autoptr (AtspiAccessible) chip = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "%PDF-1.7", -1, NULL));
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Attach Files");
  chooser = kayako_driver_find (driver, ATSPI_ROLE_DIALOG, "Attach Files");
  kayako_journey_picture (driver, "files-chooser");
  kayako_driver_type (driver, path);
  kayako_driver_press (driver, "Return");
  chip = kayako_driver_find (driver, ATSPI_ROLE_GROUPING, FILE);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_DIALOG, "Attach Files");
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static gboolean
has_arrived (KayakoDriver *driver, gpointer data)
{
  return kayako_journey_count_on_server (data, 1, TEXT) == 1;
}

static void
test_killed (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) tray = NULL;
  g_autoptr (AtspiAccessible) chip = NULL;

  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, TEXT);
  attach (journey, driver);
  kayako_journey_read (driver, "Draft saved");
  kayako_journey_picture (driver, "files");
  kayako_driver_kill (driver, SIGKILL);
  g_clear_object (&driver);

  driver = kayako_journey_start (journey, NULL, TRUE);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_expect_text (driver, "Reply", TEXT);
  tray = kayako_driver_find (driver, ATSPI_ROLE_GROUPING, "Attached Files");
  chip = kayako_driver_find_in (driver, tray, ATSPI_ROLE_GROUPING, FILE);
  kayako_journey_picture (driver, "files-dark");
  kayako_driver_resize (driver, 360, 720);
  kayako_journey_read (driver, "Draft saved");
  kayako_journey_picture (driver, "files-narrow");
  kayako_driver_resize (driver, 1280, 800);

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Send");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_GROUPING, "Attached Files");
  g_assert_true (kayako_driver_wait_for (driver, has_arrived, journey));
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/files/killed", test_killed);

  return g_test_run ();
}
