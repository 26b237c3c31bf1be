/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-validators.h"

static void
read_resource (KayakoSandboxValidators *validators, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  kayako_sandbox_validators_clear (validators);
  kayako_sandbox_validators_read_resource (validators, json_node_get_object (node));
}

static void
test_resource (void)
{
  KayakoSandboxValidators first = { 0 };
  KayakoSandboxValidators other = { 0 };

  read_resource (&first, "{\"id\":1,\"name\":\"a\",\"user\":{\"id\":2,\"resource_type\":\"user\"},"
                         "\"generation_time\":1,\"updated_at\":\"2015-08-14T18:39:41+00:00\"}");
  g_assert_cmpint (first.last_modified, ==, 1439577581);

  read_resource (&other, "{\"id\":1,\"name\":\"a\",\"user\":{\"id\":2,\"resource_type\":\"user\"},"
                         "\"generation_time\":2,\"updated_at\":\"2015-08-14T18:39:41+00:00\"}");
  g_assert_cmpstr (other.etag, ==, first.etag);

  read_resource (&other, "{\"id\":1,\"name\":\"a\",\"user\":{\"id\":3,\"resource_type\":\"user\"},"
                         "\"updated_at\":\"2015-08-14T18:39:41+00:00\"}");
  g_assert_cmpstr (other.etag, !=, first.etag);

  kayako_sandbox_validators_clear (&first);
  kayako_sandbox_validators_clear (&other);
}

static void
test_collection (void)
{
  static const char *const pages[] = {
    "[{\"id\":1,\"name\":\"a\"},{\"id\":2}]",
    "[{\"id\":1,\"name\":\"b\"},{\"id\":2,\"updated_at\":\"2015-08-14T18:39:41Z\"}]",
    "[{\"id\":2},{\"id\":1}]",
  };
  KayakoSandboxValidators validators[G_N_ELEMENTS (pages)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (JsonNode) node = json_from_string (pages[i], NULL);

    kayako_sandbox_validators_read_collection (&validators[i], json_node_get_array (node));
  }

  g_assert_cmpstr (validators[0].etag, ==, validators[1].etag);
  g_assert_cmpstr (validators[0].etag, !=, validators[2].etag);
  g_assert_cmpint (validators[0].last_modified, ==, 0);
  g_assert_cmpint (validators[1].last_modified, ==, 1439577581);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    kayako_sandbox_validators_clear (&validators[i]);
}

static void
test_conditions (void)
{
  static const struct {
    const char *header;
    const char *value;
    gboolean not_modified;
    gboolean met;
  } cases[] = {
    { "If-None-Match", "\"abc\"", TRUE, TRUE },
    { "If-None-Match", "abc", TRUE, TRUE },
    { "If-None-Match", "W/\"abc\"", TRUE, TRUE },
    { "If-None-Match", "\"x\", \"abc\"", TRUE, TRUE },
    { "If-None-Match", "*", TRUE, TRUE },
    { "If-None-Match", "\"abcd\"", FALSE, TRUE },
    { "If-None-Match", "\"", FALSE, TRUE },
    { "If-Modified-Since", "Fri, 14 Aug 2015 18:39:41 +0000", TRUE, TRUE },
    { "If-Modified-Since", "Fri, 14 Aug 2015 18:39:41 GMT", TRUE, TRUE },
    { "If-Modified-Since", "2015-08-14T18:39:41Z", TRUE, TRUE },
    { "If-Modified-Since", "Fri, 14 Aug 2015 18:39:40 GMT", FALSE, TRUE },
    { "If-Modified-Since", "lately", FALSE, TRUE },
    { "If-Match", "\"abc\"", FALSE, TRUE },
    { "If-Match", "abc", FALSE, TRUE },
    { "If-Match", "*", FALSE, TRUE },
    { "If-Match", "\"x\"", FALSE, FALSE },
    { "If-Unmodified-Since", "Fri, 14 Aug 2015 18:39:41 +0000", FALSE, TRUE },
    { "If-Unmodified-Since", "Fri, 14 Aug 2015 18:39:40 +0000", FALSE, FALSE },
  };
  g_autofree char *etag = g_strdup ("abc");
  const KayakoSandboxValidators validators = { etag, 1439577581 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (SoupMessageHeaders) headers =
        soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);

    g_test_message ("%s: %s", cases[i].header, cases[i].value);
    soup_message_headers_append (headers, cases[i].header, cases[i].value);
    g_assert_cmpint (kayako_sandbox_validators_is_not_modified (&validators, headers), ==,
                     cases[i].not_modified);
    g_assert_cmpint (kayako_sandbox_validators_is_precondition_met (&validators, headers), ==,
                     cases[i].met);
  }
}

static void
test_dates (void)
{
  g_autofree char *text = kayako_sandbox_format_http_date (1439577581);
  gint64 again = 0;

  g_assert_cmpstr (text, ==, "Fri, 14 Aug 2015 18:39:41 +0000");
  g_assert_true (kayako_sandbox_parse_http_date (text, &again));
  g_assert_cmpint (again, ==, 1439577581);
  g_assert_true (kayako_sandbox_parse_http_date ("Fri, 14 Aug 2015 23:39:41 +0500", &again));
  g_assert_cmpint (again, ==, 1439577581);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/validators/resource", test_resource);
  g_test_add_func ("/sandbox/validators/collection", test_collection);
  g_test_add_func ("/sandbox/validators/conditions", test_conditions);
  g_test_add_func ("/sandbox/validators/dates", test_dates);

  return g_test_run ();
}
