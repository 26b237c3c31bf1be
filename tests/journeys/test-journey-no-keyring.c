/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A computer without a keyring: signing in works, and it is said that it will
 * not be remembered, why, and that it can be kept until the program quits. */

#include "kayako-journey.h"

#define NOT_REMEMBERED                                                                             \
  "Your sign-in will not be remembered: there is no keyring. Install one to stay signed in."

static void
test_no_keyring (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) row = NULL;

  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
  row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  kayako_journey_read (driver, NOT_REMEMBERED);
  kayako_journey_picture (driver, "no-keyring");

  /* Then it shall do without. */
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Keep Until I Quit");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, NOT_REMEMBERED);
  g_clear_object (&row);
  row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_assert_nonnull (row);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/no-keyring", test_no_keyring);

  return g_test_run ();
}
