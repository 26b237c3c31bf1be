/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-random.h"

#include <string.h>

/* All bytes are filled, and never twice alike. */
static void
test_fill (void)
{
  guint8 first[32] = { 0 };
  guint8 second[32] = { 0 };
  guint8 set[32] = { 0 };

  kayako_random_fill (first, sizeof first);
  kayako_random_fill (second, sizeof second);
  g_assert_cmpint (memcmp (first, second, sizeof first), !=, 0);

  for (guint turn = 0; turn < 32; turn++) {
    kayako_random_fill (first, sizeof first);
    for (gsize i = 0; i < sizeof set; i++)
      set[i] |= first[i];
  }
  for (gsize i = 0; i < sizeof set; i++)
    g_assert_cmpint (set[i], !=, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/fill", test_fill);

  return g_test_run ();
}
