/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The helpdesk goes away while somebody works: what is open stays readable, a
 * reply written now is kept and marked, and when the helpdesk is back
 * everything comes back by itself and the reply goes out once. */

#include "kayako-journey.h"

#define OFFLINE "Offline. Replies go out later."
#define MISSING "What belongs here appears as soon as the helpdesk answers."
#define ANSWER  "Written without a connection."
#define SECOND  "And one more of the same kind."
#define DRAFT   "Not finished yet"
#define CROSSED "Not sent yet: somebody wrote before it could be sent."
#define SINCE   "Written while nobody could see it."

static void
expect_readable (KayakoDriver *driver)
{
  g_autoptr (AtspiAccessible) row =
      kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_autoptr (AtspiAccessible) message =
      kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, "Simon Blackhouse, *: It got worse*");

  g_assert_nonnull (row);
  g_assert_nonnull (message);
}

/* What was never opened cannot be read, and says so; what was written waits. */
static void
open_another (KayakoDriver *driver)
{
  kayako_journey_open (driver, "Phoebe Todd, Grinder jams on dark roast, *");
  kayako_journey_read (driver, "Not Loaded Yet");
  kayako_journey_read (driver, MISSING);
  kayako_journey_picture (driver, "offline-unread");
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_wait_mark (driver, ANSWER, "Waiting");
}

static void
test_offline (void)
{
  /* What the helpdesk would not tell has not been read when it goes. */
  static const char *const arguments[] = {
    "--fault",
    "status:code=503,path=/api/v1/conversations/4/messages*",
    NULL,
  };
  g_autoptr (KayakoJourney) journey = kayako_journey_new (arguments);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  expect_readable (driver);
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LABEL, OFFLINE));

  kayako_journey_stop_sandbox (journey);
  kayako_journey_reply (driver, ANSWER);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_read (driver, OFFLINE);
  kayako_journey_read (driver, "Brewfictus · Offline");
  kayako_journey_wait_mark (driver, ANSWER, "Waiting");
  kayako_journey_reply (driver, SECOND);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, SECOND, "Waiting");
  kayako_journey_reply (driver, DRAFT);
  expect_readable (driver);
  kayako_journey_picture (driver, "offline");
  open_another (driver);

  /* Nobody does anything but wait. */
  kayako_journey_start_sandbox (journey);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, OFFLINE);
  kayako_journey_read (driver, "Brewfictus · Polling");
  kayako_journey_wait_mark (driver, ANSWER, "Sent");
  kayako_journey_wait_mark (driver, SECOND, "Sent");
  kayako_journey_expect_text (driver, "Reply", DRAFT);
  expect_readable (driver);
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, ANSWER), ==, 1);
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, SECOND), ==, 1);
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, DRAFT), ==, 0);
}

static void
answer (KayakoJourney *journey)
{
  guint status = kayako_journey_ask_unseen (journey, "POST", "/api/v1/conversations/1/messages",
                                            "{\"contents\": \"" SINCE "\", \"source\": \"API\"}");

  g_assert_cmpuint (status, ==, 201);
}

/* Started without a helpdesk: a person who is signed in sees, reads and answers
 * what was there last time, is told once how things stand, then sees what has
 * happened since, and sends the answer all the same. */
static void
test_start (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) message = NULL;
  g_autoptr (AtspiAccessible) why = NULL;

  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  expect_readable (driver);
  kayako_driver_press (driver, "Ctrl+q");
  kayako_driver_wait_ended (driver);
  g_clear_object (&driver);

  kayako_journey_stop_sandbox (journey);
  driver = kayako_journey_start (journey, NULL, FALSE);
  kayako_journey_read (driver, OFFLINE);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  expect_readable (driver);
  kayako_journey_reply (driver, ANSWER);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, ANSWER, "Waiting");
  kayako_journey_picture (driver, "offline-start");

  answer (journey);
  kayako_journey_start_sandbox (journey);
  /* Somebody was faster: it waits for a word of the person. */
  kayako_journey_wait_mark (driver, ANSWER, "Not sent");
  message = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, "*: " SINCE "*");
  g_assert_nonnull (message);
  why = kayako_driver_find_match (driver, ATSPI_ROLE_LABEL, CROSSED);
  g_assert_nonnull (why);
  kayako_journey_picture (driver, "offline-held");
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, ANSWER), ==, 0);
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Send Anyway");
  kayako_journey_wait_mark (driver, ANSWER, "Sent");
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, ANSWER), ==, 1);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, OFFLINE);
  expect_readable (driver);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/offline/window", test_offline);
  g_test_add_func ("/journey/offline/start", test_start);

  return g_test_run ();
}
