/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is changed without a connection shows at once and is made later; what two
 * people change at the same time is decided by one of them. */

#include "kayako-journey.h"

#define PATH      "/api/v1/conversations/1"
#define SUBJECT   "Coffee machine leaks again"
#define OFFLINE   "Offline. Replies go out later."
#define OTHER_ROW "Phoebe Todd, Grinder jams on dark roast, *"
#define LIST      "Not Sent Yet"
#define OUTBOX    "Outbox, 1 not sent yet*"
#define OUTBOX_2  "Outbox, 2 not sent yet*"

static gboolean
has_status (KayakoJourney *journey, int id)
{
  g_autofree char *pattern = g_strdup_printf ("\"status\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*%d\\b", id);
  guint status = 0;
  g_autofree char *body = kayako_test_sandbox_ask (kayako_journey_get_sandbox (journey), "GET",
                                                   PATH ".json?include=case_status",
                                                   KAYAKO_TEST_SECOND_AGENT, NULL, &status);

  g_assert_cmpuint (status, ==, 200);
  return g_regex_match_simple (pattern, body, G_REGEX_DOTALL, G_REGEX_MATCH_DEFAULT);
}

static void
read_row (KayakoDriver *driver, const char *pattern)
{
  g_autoptr (AtspiAccessible) row =
      kayako_driver_find_within (driver, ATSPI_ROLE_LIST, LIST, ATSPI_ROLE_LIST_ITEM, pattern);

  g_assert_nonnull (row);
}

static void
click_in_outbox (KayakoDriver *driver, const char *name)
{
  g_autoptr (AtspiAccessible) button =
      kayako_driver_find_within (driver, ATSPI_ROLE_LIST, LIST, ATSPI_ROLE_BUTTON, name);

  kayako_driver_activate (driver, button);
}

static void
take_pictures (KayakoDriver *driver, const char *name)
{
  g_autofree char *narrow = g_strconcat (name, "-narrow", NULL);

  kayako_journey_picture (driver, name);
  kayako_driver_resize (driver, 360, 720);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Views");
  kayako_journey_picture (driver, narrow);
  kayako_driver_resize (driver, 1280, 800);
}

static void
test_offline (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);
  g_autoptr (AtspiAccessible) waiting = NULL;
  g_autoptr (AtspiAccessible) both = NULL;

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_stop_sandbox (journey);
  kayako_driver_press (driver, "e");
  kayako_driver_wait_announced (driver, "Conversation completed");
  kayako_journey_read (driver, OFFLINE);
  waiting = kayako_driver_find (driver, ATSPI_ROLE_BUTTON, OUTBOX);
  g_assert_nonnull (waiting);

  /* What is taken back before it has left is not even asked for. */
  kayako_journey_open (driver, OTHER_ROW);
  kayako_driver_press (driver, "e");
  both = kayako_driver_find (driver, ATSPI_ROLE_BUTTON, OUTBOX_2);
  g_assert_nonnull (both);
  kayako_driver_press (driver, "Ctrl+z");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, OUTBOX_2);

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, OUTBOX);
  read_row (driver, SUBJECT ", Status: *, Waiting for the helpdesk");
  take_pictures (driver, "outbox-change");
  kayako_driver_press (driver, "Escape");

  kayako_journey_start_sandbox (journey);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Outbox, *");
  g_assert_true (has_status (journey, 4));
}

/* Somebody else is quicker by a moment: what was asked first is done last. */
static void
cross (KayakoJourney *journey, KayakoDriver *driver)
{
  static const char slowly[] = "delay:ms=10000,times=1,method=PUT,path=" PATH "*";
  guint status = 0;
  g_autofree char *body = NULL;

  kayako_test_sandbox_fault (kayako_journey_get_sandbox (journey), slowly);
  kayako_driver_press (driver, "e");
  kayako_journey_wait_fault (journey, driver, slowly);
  body = kayako_test_sandbox_ask (kayako_journey_get_sandbox (journey), "PUT", PATH,
                                  KAYAKO_TEST_SECOND_AGENT, "{\"status_id\": 3}", &status);
  g_assert_cmpuint (status, ==, 200);
  kayako_driver_wait_announced (driver, "Conversation completed");
}

static void
decide (gboolean dark, const char *choice, int result)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *argument =
      g_strconcat ("--demo-address=", kayako_journey_get_address (journey), NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, argument, dark);
  g_autoptr (AtspiAccessible) button = NULL;

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  cross (journey, driver);
  kayako_journey_read (driver, "You and somebody else changed *");
  take_pictures (driver, dark ? "merge-dark" : "merge");

  /* Nothing is lost when it is closed. */
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Later");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Keep Chosen");
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, OUTBOX);
  read_row (driver, SUBJECT ", Status: *, Somebody else changed this, too.*");
  kayako_journey_picture (driver, dark ? "outbox-disputed-dark" : "outbox-disputed");
  click_in_outbox (driver, "Decide*");
  button = kayako_driver_find_match (driver, ATSPI_ROLE_RADIO_BUTTON, choice);
  kayako_driver_point (driver, button);
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Keep Chosen");
  kayako_journey_read (driver, "Nothing Is Waiting");
  g_assert_true (has_status (journey, result));
}

static void
test_mine (void)
{
  decide (FALSE, "Yours: *", 4);
}

static void
test_theirs (void)
{
  decide (TRUE, "Theirs: *", 3);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/changes/offline", test_offline);
  g_test_add_func ("/journey/changes/mine", test_mine);
  g_test_add_func ("/journey/changes/theirs", test_theirs);

  return g_test_run ();
}
