/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main journey: start, sign in by typing, open a conversation, answer it,
 * find the answer on the server, start again and still be signed in. It leaves
 * the pictures that build-aux/run and the README show. */

#include "kayako-journey.h"

#include <signal.h>

#define ANSWER "Good morning Simon, Jordan will be there at eight."

static void
take_narrow_pictures (KayakoDriver *driver, const char *style)
{
  g_autofree char *thread = g_strconcat ("narrow-thread-", style, NULL);
  g_autofree char *list = g_strconcat ("narrow-list-", style, NULL);
  g_autoptr (AtspiAccessible) reply = NULL;
  g_autoptr (AtspiAccessible) row = NULL;

  kayako_driver_resize (driver, 360, 720);
  reply = kayako_driver_find_text (driver, "Reply");
  kayako_journey_picture (driver, thread);

  kayako_driver_focus (driver, reply);
  kayako_driver_press (driver, "Escape");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Messages");
  row = kayako_driver_find_focused (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_assert_nonnull (row);
  kayako_journey_picture (driver, list);
  kayako_driver_resize (driver, 1280, 800);
}

static void
test_answer (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) demo = NULL;
  g_autoptr (AtspiAccessible) answer = NULL;
  g_autoptr (AtspiAccessible) again = NULL;

  demo = kayako_driver_find (driver, ATSPI_ROLE_BUTTON, "Try the Demo Helpdesk");
  kayako_journey_picture (driver, "welcome-light");
  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);

  kayako_journey_reply (driver, ANSWER);
  kayako_journey_picture (driver, "wide-light");
  kayako_driver_press (driver, "Ctrl+Return");
  answer = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, "Caryn Pryor, *: " ANSWER);
  kayako_journey_wait_mark (driver, ANSWER, "Sent");
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, ANSWER), ==, 1);
  take_narrow_pictures (driver, "light");

  kayako_driver_kill (driver, SIGTERM);
  g_clear_object (&driver);

  driver = kayako_journey_start (journey, NULL, TRUE);
  again = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_INVALID, "Try the Demo Helpdesk"));
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, "Anything else we can do?");
  kayako_journey_picture (driver, "wide-dark");
  take_narrow_pictures (driver, "dark");
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/answer", test_answer);

  return g_test_run ();
}
