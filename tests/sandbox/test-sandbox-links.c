/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>

#include "kayako-sandbox-links.h"

static const char *const members[] = { "first_url", "previous_url", "next_url", "last_url" };

static JsonObject *
load_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "v1", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static void
assert_same_links (JsonObject *got, JsonObject *expected)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_cmpstr (json_object_get_string_member_with_default (got, members[i], "none"), ==,
                     json_object_get_string_member_with_default (expected, members[i], "none"));
}

/* The captures of a live helpdesk. */
static void
check_sample (const char *name, const char *query)
{
  g_autoptr (JsonObject) sample = load_sample (name);
  g_autoptr (JsonObject) envelope = json_object_new ();
  g_autoptr (KayakoSandboxArguments) arguments = kayako_sandbox_arguments_parse (query);
  KayakoSandboxLinks links = { "https://brewfictus.kayako.com", "/api/v1/conversations", arguments,
                               KAYAKO_SANDBOX_CASE_SNAKE };

  kayako_sandbox_links_add_offset (&links, envelope, json_object_get_int_member (sample, "offset"),
                                   json_object_get_int_member (sample, "limit"),
                                   json_object_get_int_member (sample, "total_count"));
  assert_same_links (envelope, sample);
}

static void
test_samples (void)
{
  check_sample ("conversations_page2_links.json",
                "offset=5&limit=3&include=user_minimal,team,case_status,case_priority");
  check_sample ("conversations_past_end.json",
                "limit=5&include=user_minimal%2Cteam%2Ccase_status%2Ccase_priority&offset=15");
}

static void
test_offsets (void)
{
  static const struct {
    gint64 offset;
    gint64 limit;
    gint64 total;
    const char *wanted[4]; /* what follows the path; NULL for no link */
  } pages[] = {
    { 0, 10, 0, { NULL, NULL, NULL, NULL } },
    { 0, 10, 10, { NULL, NULL, NULL, NULL } },
    { 0, 10, 11, { NULL, NULL, "?offset=10", "?offset=10" } },
    { 10, 10, 11, { "", "", NULL, NULL } },
    { 20, 10, 30, { "", "?offset=10", NULL, NULL } },
    { 1, 10, 30, { "", "", "?offset=11", "?offset=20" } },
    { 5, 0, 30, { NULL, NULL, NULL, NULL } },
    { 0, 100, 3, { NULL, NULL, NULL, NULL } },
    { G_MAXINT64,
      G_MAXINT64,
      3,
      { "?limit=9223372036854775807", "?limit=9223372036854775807", NULL,
        "?limit=9223372036854775807" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (JsonObject) envelope = json_object_new ();
    g_autoptr (KayakoSandboxArguments) arguments = kayako_sandbox_arguments_parse (NULL);
    KayakoSandboxLinks links = { "http://h", "/p", arguments, KAYAKO_SANDBOX_CASE_SNAKE };

    kayako_sandbox_links_add_offset (&links, envelope, pages[i].offset, pages[i].limit,
                                     pages[i].total);
    for (guint m = 0; m < G_N_ELEMENTS (members); m++) {
      g_autofree char *wanted = pages[i].wanted[m] != NULL
                                    ? g_strconcat ("http://h/p.json", pages[i].wanted[m], NULL)
                                    : g_strdup ("none");

      g_assert_cmpstr (json_object_get_string_member_with_default (envelope, members[m], "none"),
                       ==, wanted);
    }
  }
}

static void
test_arguments (void)
{
  g_autoptr (JsonObject) envelope = json_object_new ();
  g_autoptr (KayakoSandboxArguments) arguments = kayako_sandbox_arguments_parse (
      "zebra=%C3%A9&category_id=1&_session_id=secret&_otp=1&access_token=t&_fingerprint_id=f"
      "&_jwt=j&_token=t&_jsonp_callback=c&_case=camel");
  KayakoSandboxLinks links = { "http://h", "/p", arguments, KAYAKO_SANDBOX_CASE_CAMEL };

  kayako_sandbox_links_add_offset (&links, envelope, 0, 2, 3);
  g_assert_cmpstr (json_object_get_string_member (envelope, "next_url"), ==,
                   "http://h/p.json?_case=camel&categoryId=1&limit=2&offset=2&zebra=%C3%A9");
}

static void
test_cursor (void)
{
  g_autoptr (JsonObject) sample = load_sample ("test_paged.json");
  g_autoptr (JsonObject) envelope = json_object_new ();
  g_autoptr (KayakoSandboxArguments) arguments =
      kayako_sandbox_arguments_parse ("count=25&after_id=10");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KayakoSandboxLinks links = { "https://brewfictus.kayako.com", "/api/v1/tests", arguments,
                               KAYAKO_SANDBOX_CASE_SNAKE };

  for (gint64 id = 1; id <= 25; id++)
    g_array_append_val (ids, id);

  kayako_sandbox_links_add_cursor (&links, envelope, ids, 10, 10, 10);
  assert_same_links (envelope, sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/links/samples", test_samples);
  g_test_add_func ("/sandbox/links/offsets", test_offsets);
  g_test_add_func ("/sandbox/links/arguments", test_arguments);
  g_test_add_func ("/sandbox/links/cursor", test_cursor);

  return g_test_run ();
}
