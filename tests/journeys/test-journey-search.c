/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody looks for something in everything that is stored: types, reads what
 * is found, opens it where it stands, and goes back to where they were. */

#include "kayako-journey-store.h"

#include <libdex.h>

/* What an old message of a long conversation says. */
#define WORD      "1911"
#define LONG_ROW  "*, Installation at the Seaview Grand Hotel, third floor, *in 1911 liked*"
#define MESSAGE   "Hannah Whitcombe, *: Dear Brewfictus team, we have ordered *"
#define LEAK_ROW  "Simon Blackhouse, Coffee machine leaks again, *"
#define FROM_CHIP "Remove Filter “From: simon”"
#define FILE_CHIP "Remove Filter “Has attachment”"

static AtspiAccessible *
find_result (KayakoDriver *driver, const char *pattern)
{
  return kayako_driver_find_within (driver, ATSPI_ROLE_LIST, "Results", ATSPI_ROLE_LIST_ITEM,
                                    pattern);
}

static void
expect_result (KayakoDriver *driver, const char *pattern)
{
  g_autoptr (AtspiAccessible) row = find_result (driver, pattern);

  g_assert_nonnull (row);
}

static void
expect_focus (KayakoDriver *driver, AtspiRole role, const char *pattern)
{
  g_autoptr (AtspiAccessible) focused = kayako_driver_find_focused (driver, role, pattern);

  g_assert_nonnull (focused);
}

static void
expect_focus_in_entry (KayakoDriver *driver)
{
  g_autoptr (AtspiAccessible) entry = kayako_driver_find_text (driver, "Search");

  expect_focus (driver, atspi_accessible_get_role (entry, NULL), "Search");
}

static gboolean
has_text (KayakoDriver *driver, gpointer data)
{
  g_autoptr (AtspiAccessible) entry = kayako_driver_find_text (driver, "Search");
  g_autoptr (AtspiText) iface = atspi_accessible_get_text_iface (entry);
  g_autofree char *text =
      atspi_text_get_text (iface, 0, atspi_text_get_character_count (iface, NULL), NULL);

  return g_strcmp0 (text, data) == 0;
}

static void
expect_typed (KayakoDriver *driver, const char *text)
{
  g_assert_true (kayako_driver_wait_for (driver, has_text, (gpointer) text));
}

static void
begin (KayakoDriver *driver)
{
  kayako_driver_press (driver, "Ctrl+Shift+f");
  expect_focus_in_entry (driver);
}

/* In place of what was looked for before. */
static void
look_for (KayakoDriver *driver, const char *text)
{
  kayako_driver_press (driver, "Ctrl+a");
  kayako_driver_type (driver, text);
}

/* What no keyboard here can type. */
static void
paste (KayakoDriver *driver, const char *text)
{
  g_autoptr (AtspiAccessible) entry = kayako_driver_find_text (driver, "Search");
  AtspiEditableText *editable = atspi_accessible_get_editable_text_iface (entry);

  atspi_editable_text_set_text_contents (editable, text, NULL);
  g_object_unref (editable);
}

static KayakoDriver *
start (KayakoJourney *journey, gboolean dark)
{
  KayakoDriver *driver = kayako_journey_start (journey, NULL, dark);

  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
  return driver;
}

/* From a row of the list to an old message of another conversation, and back. */
static void
test_found (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = NULL;

  kayako_journey_fill_store (journey, KAYAKO_TEST_AGENT);
  driver = start (journey, FALSE);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_read (driver, "Simon Blackhouse · #1");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  begin (driver);
  kayako_journey_picture (driver, "search-start");

  kayako_driver_type (driver, "1");
  expect_result (driver, "*");
  kayako_driver_type (driver, "911");
  expect_result (driver, LONG_ROW);
  kayako_journey_picture (driver, "search");
  kayako_driver_press (driver, "Down");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, LONG_ROW);
  kayako_driver_press (driver, "Return");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, MESSAGE);
  kayako_journey_picture (driver, "search-opened");

  kayako_driver_press (driver, "Escape");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, LONG_ROW);
  kayako_driver_press (driver, "Up");
  expect_focus_in_entry (driver);
  kayako_driver_press (driver, "Escape");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  kayako_journey_read (driver, "Simon Blackhouse · #1");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Results");
}

/* Any script, with or without accents, and whatever else is typed; and all of it
 * without the helpdesk. */
static void
test_texts (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = NULL;

  kayako_journey_fill_store (journey, KAYAKO_TEST_AGENT);
  driver = start (journey, TRUE);
  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_stop_sandbox (journey);
  kayako_driver_click (driver, ATSPI_ROLE_TOGGLE_BUTTON, "Search");
  expect_focus_in_entry (driver);

  look_for (driver, "dampfdusen");
  expect_result (driver, "*, Ersatzteil für BC-200, *Dampfdüsen*");
  paste (driver, "納期");
  expect_result (driver, "*, 納期について, *");
  paste (driver, "그라인더");
  expect_result (driver, "*, 그라인더 소음 문의, *");
  paste (driver, "החוזה");
  expect_result (driver, "*, שאלה על חוזה השירות, *");
  kayako_journey_picture (driver, "search-dark");
  look_for (driver, "\"( from: AND * status: \\");
  kayako_journey_read (driver, "No Results");
  kayako_journey_picture (driver, "search-nothing");
  look_for (driver, WORD);
  expect_result (driver, LONG_ROW);
}

/* Filters, as they are typed, offered, and taken away. */
static void
test_chips (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = NULL;
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) chip = NULL;
  g_autoptr (AtspiAccessible) file_chip = NULL;

  kayako_journey_fill_store (journey, KAYAKO_TEST_AGENT);
  driver = start (journey, FALSE);
  /* Who opens it has read it. */
  row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  begin (driver);
  kayako_driver_type (driver, "from:simon is:unread worse");
  chip = kayako_driver_find (driver, ATSPI_ROLE_BUTTON, FROM_CHIP);
  expect_typed (driver, "worse");
  expect_result (driver, LEAK_ROW);
  kayako_journey_picture (driver, "search-chips");

  /* The last one goes with Backspace, the first when it is pressed. */
  kayako_driver_press (driver, "Home");
  kayako_driver_press (driver, "BackSpace");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Remove Filter “Unread”");
  expect_typed (driver, "worse");
  kayako_driver_activate (driver, chip);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, FROM_CHIP);
  expect_focus_in_entry (driver);

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Clear");
  expect_typed (driver, "");

  /* What nothing can fit is said, and everything goes at once. */
  kayako_driver_type (driver, "status:foo ");
  kayako_journey_read (driver, "No status is called “foo”. There are: *");
  kayako_journey_picture (driver, "search-hint");
  kayako_driver_press (driver, "Ctrl+a");
  kayako_driver_press (driver, "BackSpace");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Remove Filter “Status: foo”");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "No status is called *");
  kayako_driver_type (driver, "in:inbox ");
  expect_result (driver, LEAK_ROW);
  kayako_driver_press (driver, "Ctrl+a");
  kayako_journey_picture (driver, "search-chosen");
  kayako_driver_type (driver, "leak");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Remove Filter “In: inbox”");
  expect_typed (driver, "leak");
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Clear");
  expect_typed (driver, "");
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Has Attachment");
  file_chip = kayako_driver_find (driver, ATSPI_ROLE_BUTTON, FILE_CHIP);
  expect_result (driver, LEAK_ROW);
  expect_focus_in_entry (driver);

  /* What moves into another place has the focus again there. */
  kayako_driver_resize (driver, 360, 720);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Views");
  expect_focus_in_entry (driver);
  kayako_driver_type (driver, "from:simon ");
  g_clear_object (&chip);
  chip = kayako_driver_find (driver, ATSPI_ROLE_BUTTON, FROM_CHIP);
  expect_result (driver, LEAK_ROW);
  kayako_journey_picture (driver, "search-narrow");
  kayako_driver_press (driver, "Return");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, "Simon Blackhouse, *");
  kayako_journey_picture (driver, "search-narrow-opened");
  kayako_driver_press (driver, "Escape");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, LEAK_ROW);
  kayako_driver_press (driver, "Escape");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Results");
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);
  dex_init ();

  g_test_add_func ("/journey/search/found", test_found);
  g_test_add_func ("/journey/search/texts", test_texts);
  g_test_add_func ("/journey/search/chips", test_chips);

  return g_test_run ();
}
