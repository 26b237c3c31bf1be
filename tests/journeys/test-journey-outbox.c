/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was not sent is found in one place, with why, and can be sent again, be
 * taken back or given up there. */

#include "kayako-journey.h"

#define REFUSED "Not to be taken."
#define KEPT    "Written without a connection."
#define SECOND  "And this is not meant."
#define POSTS   "status:code=403,error=PERMISSIONS_DENIED,method=POST,path=/api/v1/conversations/*"
#define SUBJECT "Coffee machine leaks again"
#define LIST    "Not Sent Yet"

static AtspiAccessible *
find (KayakoDriver *driver, AtspiRole role, const char *pattern)
{
  return kayako_driver_find_within (driver, ATSPI_ROLE_LIST, LIST, role, pattern);
}

static void
click (KayakoDriver *driver, const char *name)
{
  g_autoptr (AtspiAccessible) button = find (driver, ATSPI_ROLE_BUTTON, name);

  kayako_driver_activate (driver, button);
}

static void
test_refused (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);
  g_autoptr (AtspiAccessible) row = NULL;

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_BUTTON, "Outbox, *"));
  kayako_test_sandbox_fault (kayako_journey_get_sandbox (journey), POSTS);
  kayako_journey_reply (driver, REFUSED);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_read (driver, "This message was not sent.*");
  kayako_journey_picture (driver, "outbox-sidebar");

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Outbox, 1 not sent yet, 1 failed");
  row = find (driver, ATSPI_ROLE_LIST_ITEM, SUBJECT ", " REFUSED ", This message was not sent.*");
  g_assert_nonnull (row);
  kayako_journey_picture (driver, "outbox");
  kayako_driver_resize (driver, 360, 720);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Views");
  kayako_journey_picture (driver, "outbox-narrow");
  kayako_driver_resize (driver, 1280, 800);

  kayako_test_sandbox_clear_faults (kayako_journey_get_sandbox (journey));
  click (driver, "Retry");
  kayako_journey_read (driver, "Nothing Is Waiting");
  kayako_journey_picture (driver, "outbox-empty");
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, REFUSED), ==, 1);
  kayako_driver_press (driver, "Escape");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Outbox, *");
}

static void
test_taken_back (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *argument =
      g_strconcat ("--demo-address=", kayako_journey_get_address (journey), NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, argument, TRUE);
  g_autoptr (AtspiAccessible) first = NULL;
  g_autoptr (AtspiAccessible) reply = NULL;

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_stop_sandbox (journey);
  kayako_journey_reply (driver, KEPT);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, KEPT, "Waiting");
  kayako_journey_reply (driver, SECOND);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, SECOND, "Waiting");

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Outbox, 2 not sent yet");
  first = find (driver, ATSPI_ROLE_BUTTON, "Edit");
  kayako_journey_picture (driver, "outbox-dark");
  click (driver, "Edit");
  reply = kayako_driver_find_focused (driver, ATSPI_ROLE_INVALID, "Reply");
  kayako_journey_expect_text (driver, "Reply", KEPT);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, LIST);

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Outbox, 1 not sent yet");
  click (driver, "Discard");
  kayako_driver_wait_announced (driver, "Message discarded");
  kayako_journey_read (driver, "Nothing Is Waiting");
  kayako_journey_picture (driver, "outbox-discarded");
  g_assert_nonnull (reply);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/outbox/refused", test_refused);
  g_test_add_func ("/journey/outbox/taken-back", test_taken_back);

  return g_test_run ();
}
