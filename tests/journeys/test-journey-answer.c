/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main journey: start, sign in by typing, open a conversation, answer it,
 * find the answer on the server, start again and still be signed in. */

#include "kayako-journey.h"

#include <locale.h>
#include <signal.h>

#define CARYN    "caryn.pryor@brewfictus.test"
#define PASSWORD "sandbox"
#define ROW      "Simon Blackhouse, Coffee machine leaks again, *"

static void
write_reply (KayakoDriver *driver, const char *text)
{
  g_autoptr (AtspiAccessible) reply = kayako_driver_find (driver, ATSPI_ROLE_INVALID, "Reply");

  kayako_driver_focus (driver, reply);
  kayako_driver_type (driver, text);
}

static void
test_answer (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, "", FALSE);
  g_autoptr (AtspiAccessible) answer = NULL;
  g_autoptr (AtspiAccessible) again = NULL;

  kayako_journey_picture (journey, driver, "welcome-light");
  kayako_journey_sign_in (journey, driver, kayako_journey_get_address (journey), CARYN, PASSWORD);
  kayako_journey_open (journey, driver, ROW);

  write_reply (driver, "Good morning Simon, Jordan will be there at eight.");
  kayako_journey_picture (journey, driver, "wide-light");
  kayako_driver_press (driver, "Ctrl+Return");
  answer = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM,
                                     "Caryn Pryor, *: Good morning Simon, Jordan will*");
  g_assert_nonnull (answer);

  kayako_journey_wait_for_messages (journey, 1, "Jordan will be there at eight", 1);

  kayako_driver_kill (driver, SIGTERM);
  g_clear_object (&driver);

  driver = kayako_journey_start (journey, "", FALSE);
  again = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, ROW);
  g_assert_nonnull (again);
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_INVALID, "Try the Demo Helpdesk"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journey/answer", test_answer);

  return g_test_run ();
}
