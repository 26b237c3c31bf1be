/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "kayako-sandbox-fault.h"

static KayakoSandboxFault *
parse (const char *spec)
{
  g_autoptr (GError) error = NULL;
  KayakoSandboxFault *fault = kayako_sandbox_fault_parse (spec, &error);

  g_assert_no_error (error);
  g_assert_nonnull (fault);
  return fault;
}

static void
test_wrong (void)
{
  static const char *const specs[] = {
    "",
    "nothing",
    "delay",
    "delay:",
    "delay:ms",
    "delay:ms=",
    "delay:ms=x",
    "delay:ms=-1",
    "delay:ms=1,bytes=2",
    "delay:ms=1,more",
    "status:code=50",
    "status:code=100",
    "status:error=X",
    "drop-before:times=0",
    "drop-before:probability=1.5",
    "drop-before:probability=x",
    "drop-before:path=",
    "slow:bytes-per-second=0",
    "redirect",
    "notification:type=INFO",
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoSandboxFault) fault = kayako_sandbox_fault_parse (specs[i], &error);

    g_test_message ("%s", specs[i]);
    g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
    g_assert_null (fault);
  }
}

static void
test_every_kind (void)
{
  static const char *const specs[] = {
    "status:code=503",
    "delay:ms=2000",
    "drop-during",
    "drop-before",
    "drop-after",
    "truncate:bytes=100",
    "malformed",
    "html",
    "rate-limit:seconds=2",
    "revoke-session",
    "slow:bytes-per-second=100",
    "redirect:to=http://127.0.0.1/",
    "oversize:bytes=1",
    "deep:levels=3",
    "notification:message=x",
    "socket-close",
    "socket-silent",
    "duplicate-events",
    "lose-events",
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++) {
    g_autoptr (KayakoSandboxFault) fault = parse (specs[i]);

    g_assert_cmpint (kayako_sandbox_fault_get_kind (fault), ==, (int) i);
    g_assert_cmpstr (kayako_sandbox_fault_get_spec (fault), ==, specs[i]);
  }
}

static void
test_values (void)
{
  g_autoptr (KayakoSandboxFault) notification =
      parse ("notification:type=INFO,message=Tea, a=b, coffee,sticky=true,method=get");
  g_autoptr (KayakoSandboxFault) redirect = parse ("redirect:to=http://[::1]:1/a?b=c,d:e");

  g_assert_cmpstr (kayako_sandbox_fault_get_text (notification, "message"), ==, "Tea, a=b, coffee");
  g_assert_cmpstr (kayako_sandbox_fault_get_text (notification, "sticky"), ==, "true");
  g_assert_cmpstr (kayako_sandbox_fault_get_text (redirect, "to"), ==, "http://[::1]:1/a?b=c,d:e");
  g_assert_cmpint (kayako_sandbox_fault_get_number (redirect, "code", 302), ==, 302);
}

static gboolean
fire (KayakoSandboxFault *fault, const char *method, const char *path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  return kayako_sandbox_fault_fire (fault, method, path, random, 0);
}

static void
test_limits (void)
{
  g_autoptr (KayakoSandboxFault) fault =
      parse ("status:code=500,path=/api/v1/conversations*,method=POST,times=2");
  g_autoptr (KayakoSandboxFault) exact = parse ("html:path=/api/v1/me");

  g_assert_false (fire (fault, "GET", "/api/v1/conversations"));
  g_assert_false (fire (fault, "POST", "/api/v1/me"));
  g_assert_true (fire (fault, "POST", "/api/v1/conversations.json"));
  g_assert_true (fire (fault, "POST", "/api/v1/conversations/1/messages"));
  g_assert_false (fire (fault, "POST", "/api/v1/conversations"));
  g_assert_cmpuint (kayako_sandbox_fault_get_fired (fault), ==, 2);

  g_assert_true (fire (exact, "GET", "/api/v1/me.json"));
  g_assert_false (fire (exact, "GET", "/api/v1/me/x"));
}

static guint
count_fired (guint32 seed)
{
  g_autoptr (KayakoSandboxFault) fault = parse ("html:probability=0.25");
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint count = 0;

  for (guint i = 0; i < 1000; i++)
    count += kayako_sandbox_fault_fire (fault, "GET", "/", random, 0) ? 1 : 0;

  return count;
}

static void
test_probability (void)
{
  g_assert_cmpuint (count_fired (3), >, 150);
  g_assert_cmpuint (count_fired (3), <, 350);
  g_assert_cmpuint (count_fired (3), ==, count_fired (3));
}

static void
test_rate_limit (void)
{
  g_autoptr (KayakoSandboxFault) fault = parse ("rate-limit:seconds=2");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gint64 start = 5 * G_USEC_PER_SEC;

  g_assert_true (kayako_sandbox_fault_fire (fault, "GET", "/", random, start));
  g_assert_true (
      kayako_sandbox_fault_fire (fault, "GET", "/", random, start + 2 * G_USEC_PER_SEC - 1));
  g_assert_false (
      kayako_sandbox_fault_fire (fault, "GET", "/", random, start + 2 * G_USEC_PER_SEC));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/fault/wrong", test_wrong);
  g_test_add_func ("/sandbox/fault/every-kind", test_every_kind);
  g_test_add_func ("/sandbox/fault/values", test_values);
  g_test_add_func ("/sandbox/fault/limits", test_limits);
  g_test_add_func ("/sandbox/fault/probability", test_probability);
  g_test_add_func ("/sandbox/fault/rate-limit", test_rate_limit);

  return g_test_run ();
}
