/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-wipe.h"

static void
test_wipe (void)
{
  char text[] = "hunter2";

  kayako_wipe (text);
  for (gsize i = 0; i < sizeof text; i++)
    g_assert_cmpint (text[i], ==, 0);
  kayako_wipe (NULL);
}

static void
test_replace (void)
{
  g_autoptr (KayakoWipedText) place = NULL;

  g_assert_false (kayako_wipe_replace (&place, NULL));
  g_assert_true (kayako_wipe_replace (&place, "one"));
  g_assert_cmpstr (place, ==, "one");
  g_assert_false (kayako_wipe_replace (&place, "one"));
  g_assert_true (kayako_wipe_replace (&place, "two"));
  g_assert_cmpstr (place, ==, "two");
  /* A part of what is there. */
  g_assert_true (kayako_wipe_replace (&place, place + 1));
  g_assert_cmpstr (place, ==, "wo");
  g_assert_true (kayako_wipe_replace (&place, NULL));
  g_assert_null (place);
}

static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) copy = G_VALUE_INIT;

  g_value_init (&value, KAYAKO_TYPE_WIPED_TEXT);
  g_value_init (&copy, KAYAKO_TYPE_WIPED_TEXT);
  g_value_take_boxed (&value, g_strdup ("secret"));
  g_value_copy (&value, &copy);
  g_assert_cmpstr (g_value_get_boxed (&copy), ==, "secret");
  g_assert_true (g_value_get_boxed (&copy) != g_value_get_boxed (&value));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wipe/wipe", test_wipe);
  g_test_add_func ("/wipe/replace", test_replace);
  g_test_add_func ("/wipe/boxed", test_boxed);

  return g_test_run ();
}
