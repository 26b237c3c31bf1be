/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-row-heights.h"

static void
test_guess (void)
{
  g_autoptr (KayakoRowHeights) heights = kayako_row_heights_new ();
  int guess = 0;

  g_assert_cmpuint (kayako_row_heights_get_n_rows (heights), ==, 0);
  g_assert_cmpint (kayako_row_heights_get_before (heights, 0), ==, 0);

  kayako_row_heights_splice (heights, 0, 0, 1000);
  guess = kayako_row_heights_get (heights, 7);
  g_assert_cmpint (guess, >, 0);
  g_assert_cmpint (kayako_row_heights_get_before (heights, 1000), ==, 1000 * guess);

  /* What was measured tells what the others will be. */
  kayako_row_heights_set (heights, 999, 40);
  kayako_row_heights_set (heights, 998, 60);
  g_assert_cmpint (kayako_row_heights_get (heights, 7), ==, 50);
  g_assert_cmpint (kayako_row_heights_get_before (heights, 1000), ==, 998 * 50 + 100);

  /* The same again tells nothing. */
  kayako_row_heights_set (heights, 999, 40);
  kayako_row_heights_set (heights, 999, 40);
  g_assert_cmpint (kayako_row_heights_get (heights, 7), ==, 50);
}

/* After enough of them the guess rests. */
static void
test_rest (void)
{
  g_autoptr (KayakoRowHeights) heights = kayako_row_heights_new ();

  kayako_row_heights_splice (heights, 0, 0, 1000);
  for (guint i = 0; i < 100; i++)
    kayako_row_heights_set (heights, i, 100);
  for (guint i = 100; i < 900; i++)
    kayako_row_heights_set (heights, i, 300);
  g_assert_cmpint (kayako_row_heights_get (heights, 999), ==, 100);

  /* Until there is reason to doubt it; what is known is known. */
  kayako_row_heights_doubt (heights);
  kayako_row_heights_set (heights, 998, 500);
  g_assert_cmpint (kayako_row_heights_get (heights, 999), ==, 500);
  g_assert_cmpint (kayako_row_heights_get (heights, 0), ==, 100);
}

static void
test_splice (void)
{
  const struct {
    guint position, removed, added;
    const char *after;
  } cases[] = {
    { 0, 0, 0, "10 20 30 40 " },   { 0, 0, 1, "? 10 20 30 40 " }, { 4, 0, 1, "10 20 30 40 ? " },
    { 2, 0, 1, "10 20 ? 30 40 " }, { 1, 1, 1, "10 20 30 40 " },   { 1, 1, 2, "10 20 ? 30 40 " },
    { 1, 2, 0, "10 40 " },         { 1, 2, 1, "10 20 40 " },      { 0, 4, 0, "" },
    { 0, 4, 5, "10 20 30 40 ? " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KayakoRowHeights) heights = kayako_row_heights_new ();
    g_autoptr (GString) after = g_string_new (NULL);
    gint64 sum = 0;

    kayako_row_heights_splice (heights, 0, 0, 4);
    for (guint row = 0; row < 4; row++)
      kayako_row_heights_set (heights, row, 10 * (int) (row + 1));
    g_assert_cmpint (kayako_row_heights_get_before (heights, 4), ==, 100);

    kayako_row_heights_splice (heights, cases[i].position, cases[i].removed, cases[i].added);
    for (guint row = 0; row < kayako_row_heights_get_n_rows (heights); row++) {
      int height = kayako_row_heights_get (heights, row);

      g_assert_cmpint (kayako_row_heights_get_before (heights, row), ==, sum);
      sum += height;
      if (height % 10 == 0)
        g_string_append_printf (after, "%d ", height);
      else
        g_string_append (after, "? ");
    }
    g_assert_cmpstr (after->str, ==, cases[i].after);
  }
}

static void
test_find (void)
{
  const struct {
    gint64 y;
    guint row;
  } cases[] = { { -5, 0 }, { 0, 0 },  { 9, 0 },  { 10, 1 },
                { 29, 1 }, { 30, 2 }, { 59, 2 }, { 600, 2 } };
  g_autoptr (KayakoRowHeights) heights = kayako_row_heights_new ();

  kayako_row_heights_splice (heights, 0, 0, 3);
  for (guint row = 0; row < 3; row++)
    kayako_row_heights_set (heights, row, 10 * (int) (row + 1));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (kayako_row_heights_find (heights, cases[i].y), ==, cases[i].row);

  /* A row that grows moves those after it. */
  kayako_row_heights_set (heights, 0, 100);
  g_assert_cmpuint (kayako_row_heights_find (heights, 99), ==, 0);
  g_assert_cmpuint (kayako_row_heights_find (heights, 100), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-heights/guess", test_guess);
  g_test_add_func ("/row-heights/rest", test_rest);
  g_test_add_func ("/row-heights/splice", test_splice);
  g_test_add_func ("/row-heights/find", test_find);

  return g_test_run ();
}
