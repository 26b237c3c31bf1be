/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reply that was sent is had back before it leaves; one that is left alone
 * leaves. */

#include "kayako-journey.h"

#define SENT  "It will be there on Friday."
#define TYPED "And another thing"

static gboolean
has_arrived (KayakoDriver *driver, gpointer data)
{
  return kayako_journey_count_on_server (data, 1, SENT) == 1;
}

static void
test_taken_back (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = NULL;
  g_autoptr (AtspiAccessible) reply = NULL;

  kayako_journey_set_send_delay (journey, 60);
  driver = kayako_journey_start_demo (journey);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, SENT);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_expect_text (driver, "Reply", "");
  kayako_journey_picture (driver, "undo-send");
  kayako_driver_click_toast (driver, "Undo");
  kayako_journey_expect_text (driver, "Reply", SENT);
  reply = kayako_driver_find_focused (driver, ATSPI_ROLE_INVALID, "Reply");
  g_assert_nonnull (reply);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Undo");
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, SENT), ==, 0);
}

static void
test_left (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = NULL;

  kayako_journey_set_send_delay (journey, 1);
  driver = kayako_journey_start_demo (journey);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, SENT);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_reply (driver, TYPED);
  g_assert_true (kayako_driver_wait_for (driver, has_arrived, journey));
  kayako_journey_wait_mark (driver, SENT, "Sent");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Undo");
  kayako_journey_expect_text (driver, "Reply", TYPED);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/undo-send/taken-back", test_taken_back);
  g_test_add_func ("/journey/undo-send/left", test_left);

  return g_test_run ();
}
