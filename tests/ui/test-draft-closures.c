/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-draft-closures.h"

/* Tuesday, 4 November 2025, 15:30 UTC; the tests run in UTC. */
#define NOW 1762270200
#define DAY (24 * 60 * 60)

static void
test_words (void)
{
  g_autoptr (KayakoDraftVersion) version =
      kayako_draft_version_new ("\n Grüße,\n\n\tbis  morgen. \n", 0, NULL, NOW);
  g_autoptr (KayakoDraftVersion) blank = kayako_draft_version_new (" \n", 0, NULL, NOW);
  g_autofree char *much = g_strnfill (10000, 'x');
  g_autoptr (KayakoDraftVersion) tall = kayako_draft_version_new (much, 0, NULL, NOW);
  g_autofree char *words = kayako_closure_draft_words (version);
  g_autofree char *nothing = kayako_closure_draft_words (blank);
  g_autofree char *cut = kayako_closure_draft_words (tall);

  g_assert_cmpstr (words, ==, "Grüße, bis morgen.");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpuint (g_utf8_strlen (cut, -1), <, 1000);
}

static void
test_sentence (void)
{
  g_autoptr (KayakoDraftVersion) version =
      kayako_draft_version_new ("Hello\nSimon", 0, NULL, NOW - DAY);
  g_autofree char *old = kayako_closure_draft_version (version, FALSE, NOW);
  g_autofree char *now = kayako_closure_draft_version (version, TRUE, NOW - DAY);

  g_assert_cmpstr (old, ==, "Yesterday, 15:30: Hello Simon");
  g_assert_cmpstr (now, ==, "Today, 15:30, current: Hello Simon");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft-closures/words", test_words);
  g_test_add_func ("/draft-closures/sentence", test_sentence);

  return g_test_run ();
}
