/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-scope.h"

static void
test_parse (void)
{
  static const struct {
    const char *wanted;
    const char *scope;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " ", NULL },
    { "users", "users" },
    { "users conversations search", "users conversations search" },
    { "  users   users  ", "users" },
    { "users:read configuration:write", "users:read configuration:write" },
    { "users everything", NULL },
    { "users:delete", NULL },
    { "Users", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *scope = kayako_sandbox_scope_parse (cases[i].wanted);

    g_assert_cmpstr (scope, ==, cases[i].scope);
  }
}

static void
test_within (void)
{
  g_assert_true (kayako_sandbox_scope_is_within ("users", "users conversations"));
  g_assert_true (kayako_sandbox_scope_is_within ("users:read", "users"));
  g_assert_true (kayako_sandbox_scope_is_within ("users", "users:write"));
  g_assert_true (kayako_sandbox_scope_is_within ("conversations users", "users conversations"));
  g_assert_false (kayako_sandbox_scope_is_within ("users", "users:read"));
  g_assert_false (kayako_sandbox_scope_is_within ("search", "users"));
}

static void
test_allows (void)
{
  static const struct {
    const char *granted;
    const char *pattern;
    const char *method;
    gboolean allowed;
  } cases[] = {
    { "conversations", "conversations", "GET", TRUE },
    { "conversations", "conversations/:id/messages", "POST", TRUE },
    { "conversations:read", "conversations/:id/messages", "GET", TRUE },
    { "conversations:read", "conversations/:id/messages", "HEAD", TRUE },
    { "conversations:read", "conversations/:id/messages", "POST", FALSE },
    { "conversations", "cases/statuses", "GET", TRUE },
    { "conversations", "files", "POST", TRUE },
    { "conversations", "me", "GET", FALSE },
    { "users", "me", "GET", TRUE },
    { "users", "profile/password", "PUT", FALSE },
    { "users conversations search", "tests", "GET", FALSE },
    { "users conversations search", "session", "GET", FALSE },
    { "users conversations search", "session/ack", "PUT", FALSE },
    { "users", "/avatar/get/:uuid", "GET", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        kayako_sandbox_scope_allows (cases[i].granted, cases[i].pattern, cases[i].method), ==,
        cases[i].allowed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox-scope/parse", test_parse);
  g_test_add_func ("/sandbox-scope/within", test_within);
  g_test_add_func ("/sandbox-scope/allows", test_allows);

  return g_test_run ();
}
