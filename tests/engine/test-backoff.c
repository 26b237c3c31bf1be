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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backoff/table", test_table);
  return g_test_run ();
}
