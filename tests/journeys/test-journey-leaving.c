/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody closes the window over a reply that is not sent, or discards one: they
 * are asked, or can have it back. */

#include "kayako-journey.h"

#define DRAFT    "Half a sentence, and then the telephone ra"
#define AFTER    "And what came next"
#define QUESTION "1 reply is not finished and will be lost."
#define OTHER    "1 message has not been sent yet and will be lost. " QUESTION

static void
test_draft (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, DRAFT);
  kayako_driver_press (driver, "Ctrl+q");
  kayako_journey_read (driver, QUESTION);
  kayako_journey_picture (driver, "leaving");
  kayako_driver_press (driver, "Escape");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, QUESTION);
  kayako_journey_expect_text (driver, "Reply", DRAFT);

  /* What never went out is counted too. */
  kayako_journey_stop_sandbox (journey);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, DRAFT, "Waiting");
  kayako_journey_reply (driver, "And another");
  kayako_driver_press (driver, "Ctrl+q");
  kayako_journey_read (driver, OTHER);
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Quit");
  kayako_driver_wait_ended (driver);
}

static void
test_discard (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);
  g_autoptr (AtspiAccessible) list_row = NULL;

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_test_sandbox_fault (kayako_journey_get_sandbox (journey),
                             "status:code=422,method=POST,path=/api/v1/conversations/1/messages");
  kayako_journey_reply (driver, DRAFT);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, DRAFT, "Not sent");
  kayako_journey_reply (driver, AFTER);
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Discard");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Discard");
  /* Out of the text, where the key would undo typing. */
  kayako_driver_press (driver, "Ctrl+1");
  list_row = kayako_driver_find_focused (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_assert_nonnull (list_row);
  kayako_driver_press (driver, "Ctrl+z");
  kayako_journey_expect_text (driver, "Reply", DRAFT "\n\n" AFTER);
}

/* With nothing to lose nobody is asked. */
static void
test_nothing (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_driver_press (driver, "Ctrl+q");
  kayako_driver_wait_ended (driver);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/leaving/draft", test_draft);
  g_test_add_func ("/journey/leaving/discard", test_discard);
  g_test_add_func ("/journey/leaving/nothing", test_nothing);

  return g_test_run ();
}
