/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every way in, from the welcome page to the conversations, and back in after
 * the program was closed without anything being typed. */

#include "kayako-journey.h"
#include "kayako-test-browser.h"
#include "kayako-ways.h"

#include <libdex.h>

static void
expect_list (KayakoDriver *driver)
{
  g_autoptr (AtspiAccessible) row =
      kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);

  g_assert_nonnull (row);
}

/* What the helpdesk or the keyring has given is enough the next time. */
static void
expect_list_next_time (KayakoJourney *journey, KayakoDriver *driver)
{
  g_autoptr (KayakoDriver) next = NULL;

  kayako_driver_kill (driver, SIGTERM);
  kayako_driver_wait_ended (driver);
  next = kayako_journey_start (journey, NULL, FALSE);
  expect_list (next);
}

/* By keyboard alone. */
static void
go_to_way (KayakoJourney *journey, KayakoDriver *driver, const char *way)
{
  g_autoptr (AtspiAccessible) email = NULL;
  g_autoptr (AtspiAccessible) row = NULL;

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Sign In");
  kayako_journey_fill (driver, "Helpdesk address", kayako_journey_get_address (journey));
  kayako_driver_press (driver, "Return");
  email = kayako_driver_find_focused (driver, ATSPI_ROLE_INVALID, "Email");
  kayako_journey_read (driver, "There is a Kayako helpdesk at this address, on this computer.*");
  kayako_journey_picture (driver, "sign-in-ways");
  row = kayako_driver_walk_to (driver, "Tab", ATSPI_ROLE_LIST_ITEM, way);
  kayako_driver_press (driver, "Return");
}

static void
test_code (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) entry = NULL;
  g_autofree char *code = NULL;

  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), WAYS_OTP_PERSON,
                          KAYAKO_TEST_PASSWORD);
  entry = kayako_driver_find_focused (driver, ATSPI_ROLE_INVALID, "Verification code");
  kayako_journey_picture (driver, "sign-in-code");
  kayako_driver_type (driver, "0000000");
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, "This code is not right, or too old.*");
  kayako_journey_picture (driver, "sign-in-code-wrong");

  code = ways_dup_otp ();
  kayako_journey_fill (driver, "Verification code", code);
  kayako_driver_press (driver, "Return");
  expect_list (driver);
  expect_list_next_time (journey, driver);
}

static void
test_expired (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) entry = NULL;

  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), WAYS_EXPIRED_PERSON,
                          KAYAKO_TEST_PASSWORD);
  entry = kayako_driver_find_focused (driver, ATSPI_ROLE_INVALID, "New password");
  kayako_journey_picture (driver, "sign-in-new-password");
  kayako_driver_type (driver, "fresh beans");
  kayako_driver_press (driver, "Return");
  g_clear_object (&entry);
  entry = kayako_driver_find_focused (driver, ATSPI_ROLE_INVALID, "New password again");
  kayako_driver_type (driver, "fresh bean");
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, "The two passwords differ. Type the same one twice.");
  kayako_journey_fill (driver, "New password again", "fresh beans");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "The two passwords differ.*");
  kayako_driver_press (driver, "Return");
  expect_list (driver);
  expect_list_next_time (journey, driver);
}

static void
test_token (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (KayakoCredentials) jwt = ways_create_jwt (KAYAKO_TEST_CUSTOMER);

  go_to_way (journey, driver, "With a Sign-On Token*");
  kayako_journey_fill (driver, "Sign-on token", "nonsense");
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, "The helpdesk does not accept this token*");
  kayako_journey_picture (driver, "sign-in-token");
  kayako_journey_fill (driver, "Sign-on token",
                       kayako_credentials_get (jwt, KAYAKO_CREDENTIALS_TOKEN));
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, "My Conversations");
}

static void
test_stranger (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (KayakoDriver) next = NULL;

  go_to_way (journey, driver, "Without an Account*");
  kayako_journey_read (driver, "You can ask questions here without an account.*");
  kayako_journey_picture (driver, "sign-in-stranger");
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, "My Conversations");
  kayako_journey_read (driver, "Visitor");
  kayako_journey_picture (driver, "stranger");

  kayako_driver_kill (driver, SIGTERM);
  kayako_driver_wait_ended (driver);
  next = kayako_journey_start (journey, NULL, FALSE);
  kayako_journey_read (next, "My Conversations");
}

/* Where the person's browser was sent. */
typedef struct {
  char *data_home; /* (owned) */
  char *uri;       /* (owned) (nullable) */
} Browser;

static gboolean
is_sent (KayakoDriver *driver, gpointer data)
{
  Browser *browser = data;

  browser->uri = kayako_test_browser_take_uri (browser->data_home);
  return browser->uri != NULL;
}

static void
decide (KayakoJourney *journey, KayakoDriver *driver, Browser *browser, const char *decision)
{
  g_assert_true (kayako_driver_wait_for (driver, is_sent, browser));
  ways_decide (kayako_journey_get_sandbox (journey), browser->uri, decision);
  g_clear_pointer (&browser->uri, g_free);
}

static void
test_browser (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autofree char *data = kayako_journey_dup_data_folder (journey);
  g_autofree char *data_home = g_path_get_dirname (data);
  g_autofree char *home = g_path_get_dirname (data_home);
  g_autofree char *config_home = g_build_filename (home, "config", NULL);
  g_autoptr (KayakoDriver) driver = NULL;
  Browser browser = { data_home, NULL };

  kayako_test_browser_install (data_home, config_home);
  driver = kayako_journey_start (journey, NULL, FALSE);
  go_to_way (journey, driver, "In Your Browser*");
  kayako_journey_read (driver, "Your browser opens your helpdesk’s own page.*");
  kayako_journey_picture (driver, "sign-in-browser");
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, "Waiting for you to sign in in your browser…");
  decide (journey, driver, &browser, "deny");
  kayako_journey_read (driver, "You did not let this app use your account*");
  kayako_journey_picture (driver, "sign-in-browser-denied");

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Open Browser");
  decide (journey, driver, &browser, "allow");
  expect_list (driver);
  expect_list_next_time (journey, driver);
}

int
main (int argc, char *argv[])
{
  dex_init ();
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/sign-in/code", test_code);
  g_test_add_func ("/journey/sign-in/expired", test_expired);
  g_test_add_func ("/journey/sign-in/token", test_token);
  g_test_add_func ("/journey/sign-in/stranger", test_stranger);
  g_test_add_func ("/journey/sign-in/browser", test_browser);

  return g_test_run ();
}
