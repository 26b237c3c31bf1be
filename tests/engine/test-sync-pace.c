/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sync-pace.h"

static const struct {
  guint n_quiet;
  gboolean metered;
  guint seconds;
} rounds[] = {
  { 0, FALSE, 60 },   { 9, FALSE, 60 },          { 10, FALSE, 120 }, { 29, FALSE, 120 },
  { 30, FALSE, 300 }, { G_MAXUINT, FALSE, 300 }, { 0, TRUE, 600 },   { G_MAXUINT, TRUE, 600 },
};

static void
test_rounds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    g_assert_cmpuint (kayako_sync_pace_round (rounds[i].n_quiet, rounds[i].metered), ==,
                      rounds[i].seconds);
}

static void
test_requests (void)
{
  g_assert_cmpuint (kayako_sync_pace_request (FALSE), ==, 0);
  g_assert_cmpuint (kayako_sync_pace_request (TRUE), ==, 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync-pace/rounds", test_rounds);
  g_test_add_func ("/sync-pace/requests", test_requests);
  return g_test_run ();
}
