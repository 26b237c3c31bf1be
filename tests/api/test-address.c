/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-address.h"

#include "kayako-error.h"

#include <string.h>

static const struct {
  const char *typed;
  const char *base_uri;
} good[] = {
  { "support.example.com", "https://support.example.com" },
  { "  support.example.com \n", "https://support.example.com" },
  { "Support.Example.COM.", "https://support.example.com" },
  { "https://support.example.com/", "https://support.example.com" },
  { "HTTPS://support.example.com", "https://support.example.com" },
  { "//support.example.com", "https://support.example.com" },
  { "https://brewfictus.kayako.com/agent/conversations/12?view=1#post-3",
    "https://brewfictus.kayako.com" },
  { "support.example.com/en-us/conversations", "https://support.example.com" },
  { "support.example.com?x=a@b", "https://support.example.com" },
  { "support.example.com:8443", "https://support.example.com:8443" },
  { "https://support.example.com:443", "https://support.example.com" },
  { "helpdesk", "https://helpdesk" },
  { "https://support.exa\r\nmple.com", "https://support.example.com" },
  { "help_desk.intranet", "https://help_desk.intranet" },
  { "münchen.example", "https://xn--mnchen-3ya.example" },
  { "192.0.2.7", "https://192.0.2.7" },
  { "https://[2001:DB8::1]:8443/x", "https://[2001:db8::1]:8443" },
  { "localhost:8080", "https://localhost:8080" },
  { "http://localhost:8080/api/v1", "http://localhost:8080" },
  { "http://127.0.0.1:40123", "http://127.0.0.1:40123" },
  { "http://127.8.9.10", "http://127.8.9.10" },
  { "http://[::1]:80", "http://[::1]" },
  { "http://help.localhost", "http://help.localhost" },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *base_uri = kayako_address_to_base_uri (good[i].typed, &error);

    g_test_message ("%s", good[i].typed);
    g_assert_no_error (error);
    g_assert_cmpstr (base_uri, ==, good[i].base_uri);
  }
}

static const struct {
  const char *typed;
  KayakoError code;
} bad[] = {
  { "", KAYAKO_ERROR_ADDRESS },
  { "   ", KAYAKO_ERROR_ADDRESS },
  { "simon@example.com", KAYAKO_ERROR_ADDRESS },
  { "mailto:simon@example.com", KAYAKO_ERROR_ADDRESS },
  { "https://simon:secret@example.com", KAYAKO_ERROR_ADDRESS },
  { "support.example.com@evil.test", KAYAKO_ERROR_ADDRESS },
  { "ftp://support.example.com", KAYAKO_ERROR_ADDRESS },
  { "javascript://support.example.com", KAYAKO_ERROR_ADDRESS },
  { "file:///etc/passwd", KAYAKO_ERROR_ADDRESS },
  { "https://", KAYAKO_ERROR_ADDRESS },
  { "https:///path", KAYAKO_ERROR_ADDRESS },
  { "https://.", KAYAKO_ERROR_ADDRESS },
  { "support..example.com", KAYAKO_ERROR_ADDRESS },
  { "-support.example.com", KAYAKO_ERROR_ADDRESS },
  { "our help desk", KAYAKO_ERROR_ADDRESS },
  { "support.example.com:0", KAYAKO_ERROR_ADDRESS },
  { "support.example.com:99999", KAYAKO_ERROR_ADDRESS },
  { "support.example.com:port", KAYAKO_ERROR_ADDRESS },
  { "1.2.3", KAYAKO_ERROR_ADDRESS },
  { "256.1.1.1", KAYAKO_ERROR_ADDRESS },
  { "\xff\xfe", KAYAKO_ERROR_ADDRESS },
  { "http://support.example.com", KAYAKO_ERROR_INSECURE },
  { "http://192.168.0.1", KAYAKO_ERROR_INSECURE },
  { "http://localhost.example.com", KAYAKO_ERROR_INSECURE },
  { "http://127.0.0.1.example.com", KAYAKO_ERROR_INSECURE },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *base_uri = kayako_address_to_base_uri (bad[i].typed, &error);

    g_test_message ("%s", bad[i].typed);
    g_assert_null (base_uri);
    g_assert_error (error, KAYAKO_ERROR, (int) bad[i].code);
    g_assert_null (strstr (error->message, "example"));
  }
}

static const struct {
  const char *first;
  const char *second;
  gboolean same;
} origins[] = {
  { "https://a.test/x", "https://a.test/y?z", TRUE },
  { "https://a.test", "https://A.TEST:443/", TRUE },
  { "https://a.test", "http://a.test", FALSE },
  { "https://a.test", "https://b.test", FALSE },
  { "https://a.test", "https://a.test.b.test", FALSE },
  { "https://a.test", "https://a.test:8443", FALSE },
  { "http://127.0.0.1:1", "http://localhost:1", FALSE },
  { "https://a.test", "ftp://a.test", FALSE },
};

static void
test_origin (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (origins); i++) {
    g_autoptr (GUri) first = g_uri_parse (origins[i].first, G_URI_FLAGS_NONE, NULL);
    g_autoptr (GUri) second = g_uri_parse (origins[i].second, G_URI_FLAGS_NONE, NULL);

    g_test_message ("%s and %s", origins[i].first, origins[i].second);
    g_assert_true (kayako_address_same_origin (first, second) == origins[i].same);
  }
}

static void
test_loopback (void)
{
  g_assert_true (kayako_address_is_loopback ("localhost"));
  g_assert_true (kayako_address_is_loopback ("a.localhost"));
  g_assert_true (kayako_address_is_loopback ("127.0.0.1"));
  g_assert_true (kayako_address_is_loopback ("::1"));
  g_assert_false (kayako_address_is_loopback ("localhost.test"));
  g_assert_false (kayako_address_is_loopback ("notlocalhost"));
  g_assert_false (kayako_address_is_loopback ("128.0.0.1"));
  g_assert_false (kayako_address_is_loopback (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address/good", test_good);
  g_test_add_func ("/address/bad", test_bad);
  g_test_add_func ("/address/origin", test_origin);
  g_test_add_func ("/address/loopback", test_loopback);

  return g_test_run ();
}
