/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the helpdesk has comes by itself after the first list. It is said how far
 * that is, and all can be used meanwhile. */

#include "kayako-journey.h"

#define PROGRESS "Getting conversations*"

/* Somebody has the time to look at it, and an answer comes before it would count as
 * lost. */
#define SLOWLY "delay:ms=5000,path=/api/v1/conversations/*/messages"

/* As somebody has it who likes it dark, in a narrow window. */
static void
test_narrow (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *demo =
      g_strconcat ("--demo-address=", kayako_journey_get_address (journey), NULL);
  g_autoptr (KayakoDriver) driver = NULL;
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) progress = NULL;

  kayako_test_sandbox_fault (kayako_journey_get_sandbox (journey), SLOWLY);
  driver = kayako_journey_start (journey, demo, TRUE);
  row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  progress = kayako_driver_find_match (driver, ATSPI_ROLE_PROGRESS_BAR, PROGRESS);
  kayako_journey_picture (driver, "sync-dark");
  kayako_driver_resize (driver, 360, 720);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Views");
  /* The list says it there, and so does the sidebar when one goes to it. */
  kayako_journey_read (driver, "Getting conversations: * of about *");
  kayako_journey_picture (driver, "sync-narrow-list");
  kayako_driver_press (driver, "Escape");
  g_clear_object (&progress);
  progress = kayako_driver_find_match (driver, ATSPI_ROLE_PROGRESS_BAR, PROGRESS);
  kayako_journey_picture (driver, "sync-narrow");
}

static void
test_first (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = NULL;
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) progress = NULL;

  kayako_test_sandbox_fault (kayako_journey_get_sandbox (journey), SLOWLY);
  driver = kayako_journey_start_demo (journey);
  row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  progress = kayako_driver_find_match (driver, ATSPI_ROLE_PROGRESS_BAR, PROGRESS);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_picture (driver, "sync-wide");

  kayako_test_sandbox_clear_faults (kayako_journey_get_sandbox (journey));
  kayako_driver_wait_gone (driver, ATSPI_ROLE_PROGRESS_BAR, PROGRESS);
}

/* What does not get on says nothing of getting on. */
static void
test_offline (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = NULL;
  g_autoptr (AtspiAccessible) progress = NULL;

  kayako_test_sandbox_fault (kayako_journey_get_sandbox (journey), SLOWLY);
  driver = kayako_journey_start_demo (journey);
  progress = kayako_driver_find_match (driver, ATSPI_ROLE_PROGRESS_BAR, PROGRESS);

  kayako_journey_stop_sandbox (journey);
  kayako_journey_read (driver, "Brewfictus · Offline");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_PROGRESS_BAR, PROGRESS);
  kayako_journey_picture (driver, "sync-offline");
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/sync/first", test_first);
  g_test_add_func ("/journey/sync/narrow", test_narrow);
  g_test_add_func ("/journey/sync/offline", test_offline);

  return g_test_run ();
}
