/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-nearness.h"

static void
test_counts (void)
{
  static const struct {
    const char *pattern;
    const char *name;
    guint nearness;
  } cases[] = {
    { "Retry", "Retry", 3 },     { "Retry", "retry now", 3 }, { "*Retry*", "Retry", 3 },
    { "Retry", "Try again", 1 }, { "Retry", "Send", 0 },      { "Re*y", "Rey", 0 },
    { "OK", "OK", 0 },           { "", "Send", 0 },           { "Send", "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("“%s” and “%s”", cases[i].pattern, cases[i].name);
    g_assert_cmpuint (kayako_nearness (cases[i].pattern, cases[i].name), ==, cases[i].nearness);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nearness/counts", test_counts);

  return g_test_run ();
}
