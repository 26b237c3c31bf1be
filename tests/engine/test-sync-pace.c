/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sync-pace.h"

static const struct {
  guint n_quiet;
  gboolean is_watched;
  gboolean has_swept;
  gboolean metered;
  guint seconds;
} rounds[] = {
  { 0, FALSE, FALSE, FALSE, 60 },   { 9, FALSE, FALSE, FALSE, 60 },
  { 10, FALSE, FALSE, FALSE, 120 }, { 29, FALSE, FALSE, FALSE, 120 },
  { 30, FALSE, FALSE, FALSE, 300 }, { G_MAXUINT, FALSE, FALSE, FALSE, 300 },
  { 0, FALSE, FALSE, TRUE, 600 },   { 30, FALSE, FALSE, TRUE, 600 },
  { 0, TRUE, FALSE, FALSE, 20 },    { G_MAXUINT, TRUE, FALSE, FALSE, 20 },
  { 0, TRUE, FALSE, TRUE, 60 },     { 5, TRUE, TRUE, FALSE, 0 },
  { 5, FALSE, TRUE, FALSE, 60 },    { 5, TRUE, TRUE, TRUE, 60 },
};

static void
test_rounds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    g_assert_cmpuint (kayako_sync_pace_round (rounds[i].n_quiet, rounds[i].is_watched,
                                              rounds[i].has_swept, rounds[i].metered),
                      ==, rounds[i].seconds);
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
