/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo, without an account, a keyring or a question: as an agent, and as a
 * customer, who must not meet a word that is for agents. */

#include "kayako-journey.h"

#include <string.h>

#define ANSWER "Thank you, the bucket can rest."

/* Words of the agents' side, wherever they stand in what the program says. */
static const char *const agent_words[] = {
  "assigned", "unassigned", "assignee",  "mine",    "internal", "note",  "notes",  "ticket",
  "tickets",  "customer",   "customers", "pending", "team",     "agent", "agents", "requester",
};

static int
get_depth (const char *line)
{
  return (int) strspn (line, " ");
}

/* What people have written is theirs: only the program's own words count. */
static gboolean
is_content (const char *line)
{
  return strstr (line, "list “Conversations”") != NULL || strstr (line, "list “Messages”") != NULL;
}

static void
check_line (const char *line)
{
  g_autofree char *lower = g_utf8_strdown (line, -1);
  const char *name = strstr (lower, "“");
  g_auto (GStrv) words = NULL;

  if (name == NULL)
    return;

  words = g_strsplit_set (name + strlen ("“"), " ,.:;()\t", -1);
  for (gsize i = 0; words[i] != NULL; i++) {
    char *end = strstr (words[i], "”");

    if (end != NULL)
      *end = '\0';
    for (gsize j = 0; j < G_N_ELEMENTS (agent_words); j++)
      if (g_str_equal (words[i], agent_words[j]))
        g_error ("A word of the agents' side: %s", line);
  }
}

static void
expect_no_agent_words (KayakoDriver *driver)
{
  g_autofree char *tree = kayako_driver_dump (driver);
  g_auto (GStrv) lines = g_strsplit (tree, "\n", -1);
  int content_depth = -1;

  for (gsize i = 0; lines[i] != NULL; i++) {
    int depth = get_depth (lines[i]);

    if (content_depth >= 0 && depth > content_depth)
      continue;

    content_depth = is_content (lines[i]) ? depth : -1;
    check_line (lines[i]);
  }
}

static void
test_customer (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, "--demo=customer", FALSE);
  g_autoptr (AtspiAccessible) view = NULL;
  g_autoptr (AtspiAccessible) colleague = NULL;

  /* Customers see who answered them. */
  kayako_journey_open (driver, "*, Coffee machine leaks again, *");
  kayako_journey_read (driver, "Simon Blackhouse");
  view = kayako_driver_find (driver, ATSPI_ROLE_LIST_ITEM, "My Conversations");
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LIST_ITEM, "*Grinder jams*"));
  kayako_journey_reply (driver, ANSWER);
  kayako_journey_picture (driver, "customer");
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, ANSWER, "Sent");
  expect_no_agent_words (driver);

  /* Nor are they told of keys that do nothing for them. */
  kayako_driver_press (driver, "Ctrl+question");
  kayako_journey_read (driver, "Open conversation");
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LABEL, "Mark as completed"));
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LABEL, "Change status"));
  expect_no_agent_words (driver);
  kayako_driver_press (driver, "Escape");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "Open conversation");

  kayako_journey_show_view (driver, "My Organisation");
  colleague =
      kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, "*, Invoice 2026-1187 is wrong, *");
  kayako_journey_show_view (driver, "Closed");
  kayako_journey_open (driver, "*, Coffee machine leaks, *");
  kayako_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Send");
  expect_no_agent_words (driver);
}

static void
test_agent (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, "--demo", FALSE);
  g_autoptr (AtspiAccessible) mine = NULL;

  kayako_journey_open (driver, KAYAKO_JOURNEY_ROW);
  kayako_journey_reply (driver, ANSWER);
  kayako_driver_press (driver, "Ctrl+Return");
  kayako_journey_wait_mark (driver, ANSWER, "Sent");
  mine = kayako_driver_find (driver, ATSPI_ROLE_LIST_ITEM, "Mine");
  g_assert_nonnull (mine);
  g_assert_false (kayako_driver_has (driver, ATSPI_ROLE_LABEL, "*remembered*"));
  g_clear_object (&driver);

  /* A visit leaves nothing behind. */
  driver = kayako_journey_start (journey, NULL, FALSE);
  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Try It as a Customer");
  kayako_journey_open (driver, "*, Coffee machine leaks again, *");
  kayako_journey_read (driver, "Simon Blackhouse");
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/customer/customer", test_customer);
  g_test_add_func ("/journey/customer/agent", test_agent);

  return g_test_run ();
}
