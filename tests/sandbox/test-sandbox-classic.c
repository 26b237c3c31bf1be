/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-classic.h"

static void
test_path (void)
{
  g_assert_true (kayako_sandbox_classic_is_path ("/api/index.php"));
  g_assert_true (kayako_sandbox_classic_is_path ("/helpdesk/api/index.php"));
  g_assert_false (kayako_sandbox_classic_is_path ("/api/v1/tests"));
  g_assert_false (kayako_sandbox_classic_is_path ("/index.php"));
}

static void
test_action (void)
{
  static const struct {
    const char *query;
    const char *action;
  } cases[] = {
    { "/Core/TestAPI", "Core/TestAPI" },
    { "/Core/TestAPI/", "Core/TestAPI" },
    { "/Core/TestAPI&apikey=1&salt=2", "Core/TestAPI" },
    { "e=/Core/TestAPI", "Core/TestAPI" },
    { "e=%2FCore%2FTestAPI&apikey=1", "Core/TestAPI" },
    { "apikey=1&e=/Core/TestAPI/7", "Core/TestAPI/7" },
    { "e=Core/TestAPI", NULL },
    { "apikey=1", NULL },
    { "/", NULL },
    { "e=", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *action = kayako_sandbox_classic_dup_action (cases[i].query);

    g_assert_cmpstr (action, ==, cases[i].action);
  }
}

/* The vectors of api/classic.md §2.2. */
static void
test_signature (void)
{
  static const struct {
    const char *secret;
    const char *salt;
    const char *signature;
    gboolean good;
  } cases[] = {
    { "secret key", "random salt", "2j7Xiz4VMMKYDaSmXG/9ZuEmbxlO9v7vMBw3DVKZL08=", TRUE },
    { "secret key", "random salt", "2j7Xiz4VMMKYDaSmXG/9ZuEmbxlO9v7vMBw3DVKZL08", FALSE },
    { "secret key", "random salt", " 2j7Xiz4VMMKYDaSmXG/9ZuEmbxlO9v7vMBw3DVKZL08=", FALSE },
    { "secret key", "random salt!", "2j7Xiz4VMMKYDaSmXG/9ZuEmbxlO9v7vMBw3DVKZL08=", FALSE },
    { "other key", "random salt", "2j7Xiz4VMMKYDaSmXG/9ZuEmbxlO9v7vMBw3DVKZL08=", FALSE },
    { "secret key", "", "+eZuF5tnR65UEI+C+K3osejRfPrD6BmAdMkYlnV3b4s=", FALSE },
    { "secret key", "random salt", NULL, FALSE },
    { "secret key", NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        kayako_sandbox_classic_is_signature (cases[i].secret, cases[i].salt, cases[i].signature),
        ==, cases[i].good);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox-classic/path", test_path);
  g_test_add_func ("/sandbox-classic/action", test_action);
  g_test_add_func ("/sandbox-classic/signature", test_signature);

  return g_test_run ();
}
