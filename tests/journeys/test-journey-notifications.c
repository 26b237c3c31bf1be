/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a helpdesk wants people to read comes with any answer: as a toast, or as
 * a banner when it shall stay. It is text, whatever it looks like. */

#include "kayako-journey.h"

#define LIST   "path=/api/v1/conversations,times=1"
#define TOAST  "The helpdesk will be <b>slow</b> at noon, R&D tests the mail"
#define STICKY "Your trial ends on Friday, at five"

static void
notify (KayakoJourney *journey, const char *spec)
{
  kayako_test_sandbox_fault (kayako_journey_get_sandbox (journey), spec);
}

static void
test_notifications (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);
  g_autoptr (AtspiAccessible) row =
      kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_autoptr (AtspiAccessible) link = NULL;

  notify (journey, "notification:type=INFO,sticky=false,message=" TOAST "," LIST);
  kayako_driver_press (driver, "F5");
  kayako_driver_wait_announced (driver, TOAST);
  kayako_journey_picture (driver, "notification-toast");

  /* Said twice, it is there once. */
  notify (journey, "notification:type=WARNING,sticky=true,message=" STICKY
                   ",related-label=Choose a Plan,related-href=https://example.com/plans," LIST);
  notify (journey, "notification:type=WARNING,sticky=true,message=" STICKY "," LIST);
  kayako_driver_press (driver, "F5");
  kayako_journey_read (driver, STICKY);
  link = kayako_driver_find (driver, ATSPI_ROLE_BUTTON, "Choose a Plan");
  g_clear_object (&row);
  row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_assert_nonnull (row);
  kayako_journey_picture (driver, "notification-banner");
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Dismiss");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, STICKY);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, TOAST);
}

/* A link that is none is never offered. */
static void
test_link (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);
  g_autoptr (AtspiAccessible) row =
      kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);

  notify (journey, "notification:type=ERROR,sticky=true,message=" STICKY
                   ",related-label=Open It,related-href=file:///etc/passwd," LIST);
  kayako_driver_press (driver, "F5");
  kayako_journey_read (driver, STICKY);
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_BUTTON, "Open It"));
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/notifications/kinds", test_notifications);
  g_test_add_func ("/journey/notifications/link", test_link);

  return g_test_run ();
}
