/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-backoff.h"

static const struct {
  guint attempt;
  double jitter;
  guint delay; /* milliseconds */
} table[] = {
  { 0, 0.0, 1000 },        { 1, 0.0, 1000 },  { 2, 0.0, 2000 },  { 3, 0.0, 4000 },
  { 6, 0.0, 32000 },       { 7, 0.0, 60000 }, { 8, 0.0, 60000 }, { 1000, 0.0, 60000 },
  { G_MAXUINT, 0, 60000 }, { 1, 1.0, 1250 },  { 1, 0.5, 1125 },  { 7, 1.0, 75000 },
  { 2, -1.0, 2000 },       { 2, 7.0, 2500 },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpuint (kayako_backoff_delay (table[i].attempt, table[i].jitter), ==, table[i].delay);
}

static const struct {
  guint seconds;
  double jitter;
  guint delay; /* milliseconds */
} breaks[] = {
  { 0, 1.0, 0 },        { 1, 0.0, 1000 },     { 300, 0.0, 300000 },     { 300, 1.0, 330000 },
  { 900, 0.0, 900000 }, { 901, 0.0, 900000 }, { G_MAXUINT, 0, 900000 }, { 3600, 1.0, 990000 },
  { 10, -1.0, 10000 },  { 10, 7.0, 11000 },
};

static void
test_break (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++)
    g_assert_cmpuint (kayako_backoff_break (breaks[i].seconds, breaks[i].jitter), ==,
                      breaks[i].delay);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backoff/table", test_table);
  g_test_add_func ("/backoff/break", test_break);
  return g_test_run ();
}
