/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The main path without ever touching the mouse, and the dialogs that tell what
 * the keyboard can do. */

#include "kayako-journey.h"

#include <string.h>

/* Full of letters that do something elsewhere. */
#define ANSWER "Jerk: keys are just keys, so she rakes."

static void
expect_focus (KayakoDriver *driver, AtspiRole role, const char *pattern)
{
  g_autoptr (AtspiAccessible) focus = kayako_driver_find_focused (driver, role, pattern);

  g_assert_nonnull (focus);
}

static void
walk (KayakoDriver *driver, const char *key, AtspiRole role, const char *pattern)
{
  g_autoptr (AtspiAccessible) focus = kayako_driver_walk_to (driver, key, role, pattern);

  g_assert_nonnull (focus);
}

static void
wait_for_item (KayakoDriver *driver, const char *pattern)
{
  g_autoptr (AtspiAccessible) item =
      kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, pattern);

  g_assert_nonnull (item);
}

static void
sign_in (KayakoJourney *journey, KayakoDriver *driver)
{
  walk (driver, "Tab", ATSPI_ROLE_BUTTON, "Sign In");
  kayako_driver_press (driver, "Return");

  expect_focus (driver, ATSPI_ROLE_INVALID, "Helpdesk address");
  kayako_driver_type (driver, kayako_journey_get_address (journey));
  kayako_driver_press (driver, "Return");
  expect_focus (driver, ATSPI_ROLE_INVALID, "Email");
  kayako_driver_type (driver, KAYAKO_TEST_AGENT);
  kayako_driver_press (driver, "Tab");
  walk (driver, "Tab", ATSPI_ROLE_INVALID, "Password");
  kayako_driver_type (driver, KAYAKO_TEST_PASSWORD);
  kayako_driver_press (driver, "Return");
  wait_for_item (driver, KAYAKO_JOURNEY_ROW);
}

static void
answer (KayakoJourney *journey, KayakoDriver *driver)
{
  /* Down and up again, and into the conversation. */
  kayako_driver_press (driver, "j");
  wait_for_item (driver, "Simon Blackhouse, *: It got worse*");
  kayako_driver_press (driver, "j");
  wait_for_item (driver, "Phoebe Todd, *: *");
  kayako_driver_press (driver, "k");
  wait_for_item (driver, "Simon Blackhouse, *: It got worse*");
  kayako_driver_press (driver, "Return");
  kayako_driver_press (driver, "r");
  expect_focus (driver, ATSPI_ROLE_INVALID, "Reply");
  kayako_driver_type (driver, ANSWER);
  kayako_journey_expect_text (driver, "Reply", ANSWER);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, ANSWER, "Sent");
  g_assert_cmpuint (kayako_journey_count_on_server (journey, 1, ANSWER), ==, 1);

  /* From the middle of a reply to the next conversation and back. */
  kayako_driver_press (driver, "Alt+Down");
  wait_for_item (driver, "Phoebe Todd, *: *");
  kayako_driver_press (driver, "Alt+Up");
  wait_for_item (driver, "Caryn Pryor, *: " ANSWER);

  expect_focus (driver, ATSPI_ROLE_INVALID, "Reply");
  kayako_driver_press (driver, "Escape");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
}

static void
change_views (KayakoDriver *driver)
{
  kayako_driver_press (driver, "F9");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Views");
  kayako_driver_press (driver, "F9");
  walk (driver, "Shift+Tab", ATSPI_ROLE_LIST_ITEM, "Inbox");

  kayako_driver_press (driver, "Ctrl+2");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST_ITEM, "Phoebe Todd, Grinder *");
  wait_for_item (driver, "Raj Malhotra, Annual maintenance, two sites, *");
  kayako_driver_press (driver, "Ctrl+1");
  wait_for_item (driver, "Phoebe Todd, Grinder *");
}

/* Where the views are a page of their own, Enter leads back to the list. */
static void
test_views_page (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  wait_for_item (driver, KAYAKO_JOURNEY_ROW);
  kayako_driver_resize (driver, 360, 640);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Views");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);

  kayako_driver_press (driver, "Escape");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, "Inbox");
  kayako_driver_press (driver, "Down");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, "Mine");
  kayako_driver_press (driver, "Return");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);

  /* The view that is chosen already is chosen again. */
  kayako_driver_press (driver, "Escape");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, "Mine");
  kayako_driver_press (driver, "Return");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
}

/* What lies over a thread is left first, then the thread. */
static void
test_details (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  wait_for_item (driver, KAYAKO_JOURNEY_ROW);
  kayako_driver_resize (driver, 360, 640);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Views");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  kayako_driver_press (driver, "j");
  kayako_driver_press (driver, "Return");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Conversations");

  kayako_driver_click (driver, ATSPI_ROLE_TOGGLE_BUTTON, "Details");
  expect_focus (driver, ATSPI_ROLE_INVALID, "Status");
  kayako_journey_picture (driver, "narrow-details");
  kayako_driver_press (driver, "Escape");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_INVALID, "Hide Details");
  expect_focus (driver, ATSPI_ROLE_TOGGLE_BUTTON, "Details");
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LIST, "Conversations"));

  kayako_driver_press (driver, "Escape");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST, "Messages");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  kayako_journey_picture (driver, "narrow-back");
}

/* The first row has the focus from the start, so Down is the second. */
static void
test_first_down (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  kayako_driver_press (driver, "Down");
  wait_for_item (driver, "Phoebe Todd, *: *");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, "Phoebe Todd, Grinder *");
  kayako_driver_press (driver, "Up");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
}

static void
complete (KayakoDriver *driver)
{
  g_autoptr (AtspiAccessible) choice = NULL;

  wait_for_item (driver, KAYAKO_JOURNEY_ROW);
  kayako_driver_press (driver, "j");
  expect_focus (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  wait_for_item (driver, "Caryn Pryor, *: " ANSWER);
  kayako_driver_press (driver, "s");
  choice = kayako_driver_find (driver, ATSPI_ROLE_INVALID, "Pending");
  kayako_driver_press (driver, "Escape");

  /* Not meant, and then meant. */
  kayako_driver_press (driver, "e");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  kayako_driver_press (driver, "Ctrl+z");
  wait_for_item (driver, KAYAKO_JOURNEY_ROW);
  kayako_driver_press (driver, "e");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
}

static void
test_main_path (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);

  sign_in (journey, driver);
  answer (journey, driver);
  change_views (driver);
  complete (driver);

  kayako_driver_press (driver, "Ctrl+q");
  kayako_driver_wait_ended (driver);
}

/* What a message quotes is unfolded from within the message. */
static void
test_quote (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_driver_press (driver, "r");
  expect_focus (driver, ATSPI_ROLE_INVALID, "Reply");
  walk (driver, "Shift+Tab", ATSPI_ROLE_LIST_ITEM, "*");
  walk (driver, "Up", ATSPI_ROLE_LIST_ITEM, "Simon Blackhouse*Good morning Caryn,*");

  walk (driver, "Tab", ATSPI_ROLE_TOGGLE_BUTTON, "Quoted Text");
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LABEL, "> Caryn Pryor wrote:*"));
  kayako_driver_press (driver, "space");
  kayako_journey_read (driver, "> Caryn Pryor wrote:*");
  kayako_driver_press (driver, "Return");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "> Caryn Pryor wrote:*");
}

/* One look at everything, where a look for each line would take minutes. */
static void
expect_label (const char *tree, const char *title)
{
  g_autofree char *line = g_strdup_printf ("label “%s”\n", title);

  if (strstr (tree, line) == NULL)
    g_error ("Not in the dialog: %s", title);
}

static void
test_dialogs (void)
{
  static const char *const titles[] = {
    "Main menu",
    "Refresh",
    "Undo the last action",
    "Show or hide the sidebar",
    "Go back one pane",
    "Keyboard shortcuts",
    "Close window",
    "Quit",
    "First to ninth view",
    "Next in a list",
    "Previous in a list",
    "First in a list",
    "Last in a list",
    "Next conversation",
    "Previous conversation",
    "Next conversation, from anywhere",
    "Previous conversation, from anywhere",
    "Open conversation",
    "Reply",
    "Mark as completed",
    "Change status",
    "Send",
    "Undo typing",
    "Redo typing",
  };
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start_demo (journey);
  g_autofree char *tree = NULL;

  wait_for_item (driver, KAYAKO_JOURNEY_ROW);
  kayako_driver_press (driver, "Ctrl+question");
  kayako_journey_read (driver, titles[G_N_ELEMENTS (titles) - 1]);
  tree = kayako_driver_dump (driver);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    expect_label (tree, titles[i]);
  kayako_journey_picture (driver, "shortcuts");
  kayako_driver_press (driver, "Escape");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "Show or hide the sidebar");

  /* The last item of the menu is the first from below. GTK tells no names of
   * the items of its menus, so what opens has to do. */
  kayako_driver_press (driver, "F10");
  expect_focus (driver, ATSPI_ROLE_MENU_ITEM, "*");
  kayako_driver_press (driver, "Up");
  kayako_journey_picture (driver, "main-menu");
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, "The Kayako for GNOME contributors");
  kayako_journey_picture (driver, "about");
  kayako_driver_press (driver, "Escape");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "The Kayako for GNOME contributors");
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/keyboard/main-path", test_main_path);
  g_test_add_func ("/journey/keyboard/views-page", test_views_page);
  g_test_add_func ("/journey/keyboard/details", test_details);
  g_test_add_func ("/journey/keyboard/first-down", test_first_down);
  g_test_add_func ("/journey/keyboard/quote", test_quote);
  g_test_add_func ("/journey/keyboard/dialogs", test_dialogs);

  return g_test_run ();
}
