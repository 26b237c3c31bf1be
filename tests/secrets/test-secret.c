/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-secret.h"
#include "kayako-wipe.h"

#include <string.h>

static void
test_values (void)
{
  g_autoptr (KayakoSecret) secret =
      kayako_secret_new (KAYAKO_SECRET_PASSWORD, "p", KAYAKO_SECRET_SESSION_ID, NULL,
                         KAYAKO_SECRET_CSRF_TOKEN, "c", NULL);

  g_assert_cmpstr (kayako_secret_get (secret, KAYAKO_SECRET_PASSWORD), ==, "p");
  g_assert_null (kayako_secret_get (secret, KAYAKO_SECRET_SESSION_ID));
  g_assert_cmpstr (kayako_secret_get (secret, KAYAKO_SECRET_CSRF_TOKEN), ==, "c");
}

static void
test_equal (void)
{
  g_autoptr (KayakoSecret) a = kayako_secret_new ("a", "1", "b", "2", NULL);
  g_autoptr (KayakoSecret) same = kayako_secret_new ("b", "2", "a", "1", NULL);
  g_autoptr (KayakoSecret) other = kayako_secret_new ("a", "1", "b", "3", NULL);
  g_autoptr (KayakoSecret) fewer = kayako_secret_new ("a", "1", NULL);

  g_assert_true (kayako_secret_equal (a, same));
  g_assert_false (kayako_secret_equal (a, other));
  g_assert_false (kayako_secret_equal (a, fewer));
}

static void
test_text (void)
{
  static const char *const passwords[] = {
    "", "plain", "'quotes' \"both\"", "\\ back {slash}", "Ärger mit 日本語", "line\nbreak\ttab"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (passwords); i++) {
    g_autoptr (KayakoSecret) secret =
        kayako_secret_new (KAYAKO_SECRET_PASSWORD, passwords[i], "x", "y", NULL);
    g_autoptr (KayakoSecret) again = NULL;
    g_autoptr (GError) error = NULL;
    char *text = kayako_secret_to_text (secret);

    again = kayako_secret_from_text (text, &error);
    kayako_wipe_free (text);
    g_assert_no_error (error);
    g_assert_true (kayako_secret_equal (secret, again));
  }
}

/* What an earlier version wrote, through GVariant. */
static void
test_earlier (void)
{
  static const char text[] =
      "{'password': \"it's\", 'x': 'a\\nb\\t\\u00e4\\U0001f642\\\\\"', 'y': ''}";
  g_autoptr (KayakoSecret) expected =
      kayako_secret_new ("password", "it's", "x", "a\nb\tä🙂\\\"", "y", "", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoSecret) secret = kayako_secret_from_text (text, &error);
  g_autoptr (KayakoSecret) empty = NULL;

  g_assert_no_error (error);
  g_assert_true (kayako_secret_equal (secret, expected));

  empty = kayako_secret_from_text (" { } ", &error);
  g_assert_no_error (error);
  g_assert_null (kayako_secret_get (empty, "password"));
}

static void
test_damaged (void)
{
  static const char *const texts[] = { "",
                                       " ",
                                       "hunter2",
                                       "{'a': 1}",
                                       "{'a': 'b'",
                                       "@a{ss} {",
                                       "{",
                                       "{'a'}",
                                       "{'a':}",
                                       "{'a': 'b',}",
                                       "{'a': 'b'} hunter2",
                                       "{'a': '\\",
                                       "{'a': '\\u12'}",
                                       "{'a': '\\u0000'}",
                                       "{'a': '\\ud800'}",
                                       "{'a': '\xff'}",
                                       "{'a': 'hunter2" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoSecret) secret = kayako_secret_from_text (texts[i], &error);

    g_assert_null (secret);
    g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_KEYRING);
    g_assert_null (strstr (error->message, "hunter2"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/values", test_values);
  g_test_add_func ("/secret/equal", test_equal);
  g_test_add_func ("/secret/text/round-trip", test_text);
  g_test_add_func ("/secret/text/earlier", test_earlier);
  g_test_add_func ("/secret/text/damaged", test_damaged);

  return g_test_run ();
}
