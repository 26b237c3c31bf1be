/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two accounts in one window: the second is added, put first, and erased. */

#include "kayako-journey.h"

static void
press_in_account_menu (KayakoDriver *driver, const char *key)
{
  g_autoptr (AtspiAccessible) button =
      kayako_driver_find_match (driver, ATSPI_ROLE_TOGGLE_BUTTON, "Account: *");
  g_autoptr (AtspiAccessible) item = NULL;

  kayako_driver_activate (driver, button);
  item = kayako_driver_find_focused (driver, ATSPI_ROLE_MENU_ITEM, "*");
  kayako_driver_press (driver, key);
}

static void
expect (KayakoDriver *driver, AtspiRole role, const char *pattern)
{
  g_autoptr (AtspiAccessible) found = kayako_driver_find_match (driver, role, pattern);

  g_assert_nonnull (found);
}

static void
add_account (KayakoJourney *journey, KayakoDriver *driver)
{
  press_in_account_menu (driver, "a");
  kayako_journey_fill (driver, "Helpdesk address", kayako_journey_get_address (journey));
  kayako_driver_press (driver, "Return");
  kayako_journey_fill (driver, "Email", KAYAKO_TEST_CUSTOMER);
  kayako_journey_picture (driver, "add-account");
  kayako_journey_fill (driver, "Password", KAYAKO_TEST_PASSWORD);
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, "My Conversations");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_INVALID, "Password");
}

/* Opens what can be done about one of them. */
static void
expand (KayakoDriver *driver, const char *name)
{
  g_autoptr (AtspiAccessible) row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, name);

  kayako_driver_point (driver, row);
  expect (driver, ATSPI_ROLE_RADIO_BUTTON, "Purple");
}

static void
point (KayakoDriver *driver, const char *name)
{
  g_autoptr (AtspiAccessible) button = kayako_driver_find (driver, ATSPI_ROLE_BUTTON, name);

  kayako_driver_point (driver, button);
}

static void
test_accounts (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, TRUE);
  g_autoptr (AtspiAccessible) moved = NULL;

  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
  expect (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  add_account (journey, driver);
  kayako_journey_picture (driver, "two-accounts");

  press_in_account_menu (driver, "m");
  expect (driver, ATSPI_ROLE_LIST_ITEM, "Caryn Pryor*");
  expand (driver, "Simon Blackhouse*");
  point (driver, "Move Up");
  moved = kayako_driver_find_focused (driver, ATSPI_ROLE_BUTTON, "Move Down");
  kayako_journey_picture (driver, "accounts");
  kayako_driver_resize (driver, 360, 720);
  expect (driver, ATSPI_ROLE_RADIO_BUTTON, "Purple");
  kayako_journey_picture (driver, "accounts-narrow");
  kayako_driver_resize (driver, 1280, 800);

  point (driver, "Sign Out and Erase…");
  kayako_journey_read (driver, "Everything that this computer keeps of " KAYAKO_TEST_CUSTOMER "*");
  kayako_journey_picture (driver, "erase-account");
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Erase");
  expect (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/accounts", test_accounts);

  return g_test_run ();
}
