/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody types a reply, and the program is killed, is quit, is signed out of:
 * each time the reply is there again, and the caret where it was. */

#include "kayako-journey.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define TYPED   "see you tomorrow at eight"
#define SECOND  "Great, "
#define DRAFT   SECOND TYPED
#define OTHER   "on second thought: no"
#define UNSENT  "1 message has not been sent yet. It will be kept until you come back."
#define UNSAVED "What is saved of this account cannot be read or written. *"
#define MARKED  "Simon Blackhouse, Coffee machine leaks again, *Draft, *"

static gboolean
has_caret (KayakoDriver *driver, gpointer data)
{
  g_autoptr (AtspiAccessible) reply = kayako_driver_find_text (driver, "Reply");
  g_autoptr (AtspiText) text = atspi_accessible_get_text_iface (reply);

  return text != NULL && atspi_text_get_caret_offset (text, NULL) == GPOINTER_TO_INT (data);
}

static void
expect_draft (KayakoDriver *driver)
{
  g_autoptr (AtspiAccessible) row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, MARKED);

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_read (driver, "Draft saved");
  kayako_journey_expect_text (driver, "Reply", DRAFT);
  g_assert_true (
      kayako_driver_wait_for (driver, has_caret, GINT_TO_POINTER ((int) strlen (SECOND))));
  g_assert_nonnull (row);
}

static void
sign_in (KayakoJourney *journey, KayakoDriver *driver)
{
  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
}

static void
test_drafts (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *folder = kayako_journey_dup_data_folder (journey);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) account = NULL;
  g_autoptr (AtspiAccessible) item = NULL;

  sign_in (journey, driver);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, TYPED);
  kayako_driver_press (driver, "Home");
  kayako_driver_type (driver, SECOND);
  kayako_journey_wait_on_disk (driver, folder, DRAFT);
  kayako_driver_kill (driver, SIGKILL);
  g_clear_object (&driver);

  driver = kayako_journey_start (journey, NULL, FALSE);
  expect_draft (driver);
  kayako_journey_picture (driver, "draft");

  /* Nothing is lost, so nobody is asked. */
  kayako_driver_press (driver, "Ctrl+q");
  kayako_driver_wait_ended (driver);
  g_clear_object (&driver);

  driver = kayako_journey_start (journey, NULL, TRUE);
  expect_draft (driver);
  kayako_journey_picture (driver, "draft-dark");
  kayako_driver_resize (driver, 360, 720);
  kayako_journey_read (driver, "Draft saved");
  kayako_journey_picture (driver, "draft-narrow");
  kayako_driver_resize (driver, 1280, 800);

  account = kayako_driver_find_match (driver, ATSPI_ROLE_TOGGLE_BUTTON, "Account: *");
  kayako_driver_activate (driver, account);
  item = kayako_driver_find_focused (driver, ATSPI_ROLE_MENU_ITEM, "*");
  kayako_driver_press (driver, "o");
  sign_in (journey, driver);
  expect_draft (driver);
}

static gboolean
has_arrived (KayakoDriver *driver, gpointer data)
{
  return kayako_journey_count_on_server (data, 1, DRAFT) == 1;
}

/* The program ends before the helpdesk has a reply: who leaves is told so, and it
 * goes by itself next time. */
static void
test_unsent (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);

  sign_in (journey, driver);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, DRAFT);
  kayako_journey_stop_sandbox (journey);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, DRAFT, "Waiting");
  kayako_driver_press (driver, "Ctrl+q");
  kayako_journey_read (driver, UNSENT);
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Quit");
  kayako_driver_wait_ended (driver);
  g_clear_object (&driver);

  kayako_journey_start_sandbox (journey);
  driver = kayako_journey_start (journey, NULL, FALSE);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_expect_text (driver, "Reply", "");
  g_assert_true (kayako_driver_wait_for (driver, has_arrived, journey));
}

/* Where nothing can be saved that is told, everything else works, and who leaves
 * is told what is lost. */
static void
test_no_place (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *folder = kayako_journey_dup_data_folder (journey);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (KayakoDriver) driver = NULL;

  /* A file is where the folder should be. */
  g_assert_cmpint (g_mkdir (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  driver = kayako_journey_start (journey, NULL, FALSE);
  sign_in (journey, driver);
  kayako_journey_read (driver, UNSAVED);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, DRAFT);
  kayako_journey_picture (driver, "draft-unsaved");
  kayako_driver_press (driver, "Ctrl+q");
  kayako_journey_read (driver, "1 reply is not finished and will be lost.");
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LABEL, "Draft saved"));
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Quit");
  kayako_driver_wait_ended (driver);
}

#define VERSIONS "Versions"

static gboolean
shows_version (KayakoDriver *driver, gpointer data)
{
  g_autoptr (AtspiAccessible) preview =
      kayako_driver_find (driver, ATSPI_ROLE_TEXT, "Text of the Version");
  g_autofree char *text = kayako_driver_dup_text (driver, preview);

  return g_str_equal (text, data);
}

static void
expect_version (KayakoDriver *driver, const char *text)
{
  g_assert_true (kayako_driver_wait_for (driver, shows_version, (gpointer) text));
}

/* Somebody throws away what they wrote, writes something else, and finds the first
 * again. */
static void
test_history (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *folder = kayako_journey_dup_data_folder (journey);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) current = NULL;
  g_autoptr (AtspiAccessible) reply = NULL;
  g_autoptr (AtspiAccessible) restored = NULL;
  g_autoptr (AtspiAccessible) item = NULL;
  g_autoptr (AtspiAccessible) again = NULL;
  g_autoptr (AtspiAccessible) first = NULL;
  g_autoptr (AtspiAccessible) second = NULL;

  sign_in (journey, driver);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, DRAFT);
  kayako_journey_wait_on_disk (driver, folder, DRAFT);
  kayako_journey_read (driver, "Draft saved");
  kayako_driver_press (driver, "Ctrl+a");
  kayako_driver_press (driver, "BackSpace");
  kayako_journey_expect_text (driver, "Reply", "");
  kayako_driver_type (driver, OTHER);
  kayako_journey_expect_text (driver, "Reply", OTHER);

  kayako_driver_press (driver, "Ctrl+h");
  row = kayako_driver_find_focused (driver, ATSPI_ROLE_LIST_ITEM, "*, *: " DRAFT);
  expect_version (driver, DRAFT);
  current = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, "*, current: " OTHER);
  g_assert_nonnull (current);
  kayako_journey_picture (driver, "draft-history");
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Restore");
  reply = kayako_driver_find_focused (driver, ATSPI_ROLE_INVALID, "Reply");
  kayako_journey_expect_text (driver, "Reply", DRAFT);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, VERSIONS);
  kayako_journey_picture (driver, "draft-restored");

  /* What is told of is on the disk. */
  kayako_driver_press (driver, "Ctrl+h");
  restored = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, "*, current: " DRAFT);
  g_assert_nonnull (restored);
  kayako_driver_kill (driver, SIGKILL);
  g_clear_object (&driver);

  driver = kayako_journey_start (journey, NULL, TRUE);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_expect_text (driver, "Reply", DRAFT);
  kayako_driver_resize (driver, 360, 720);
  kayako_driver_click (driver, ATSPI_ROLE_TOGGLE_BUTTON, "More Options");
  item = kayako_driver_find_focused (driver, ATSPI_ROLE_MENU_ITEM, "*");
  kayako_driver_press (driver, "Return");
  again = kayako_driver_find_focused (driver, ATSPI_ROLE_LIST_ITEM, "*, *: *");
  kayako_driver_press (driver, "Home");
  first = kayako_driver_find_focused (driver, ATSPI_ROLE_LIST_ITEM, "*, current: " DRAFT);
  kayako_driver_press (driver, "Down");
  second = kayako_driver_find_focused (driver, ATSPI_ROLE_LIST_ITEM, "*, *: " OTHER);
  kayako_journey_picture (driver, "draft-history-narrow");
  kayako_driver_press (driver, "Return");
  expect_version (driver, OTHER);
  kayako_journey_picture (driver, "draft-history-narrow-version");
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Restore");
  kayako_journey_expect_text (driver, "Reply", OTHER);
  kayako_driver_click_toast (driver, "Undo");
  kayako_journey_expect_text (driver, "Reply", DRAFT);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/drafts/kept", test_drafts);
  g_test_add_func ("/journey/drafts/history", test_history);
  g_test_add_func ("/journey/drafts/unsent", test_unsent);
  g_test_add_func ("/journey/drafts/no-place", test_no_place);

  return g_test_run ();
}
