/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kayako-sandbox-errors.h"

static char *
dup_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "data", "v1", NULL);
}

static void
check_sample (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *sample = NULL;
  JsonObject *wanted = NULL;
  g_autoptr (JsonObject) got = NULL;
  g_autoptr (GStrvBuilder) parameters = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  const char *code = NULL;

  g_test_message ("%s", name);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  sample = json_node_get_object (json_parser_get_root (parser));
  wanted = json_array_get_object_element (json_object_get_array_member (sample, "errors"), 0);
  code = json_object_get_string_member (wanted, "code");

  if (json_object_has_member (wanted, "parameters")) {
    JsonArray *names = json_object_get_array_member (wanted, "parameters");

    for (guint i = 0; i < json_array_get_length (names); i++)
      g_strv_builder_add (parameters, json_array_get_string_element (names, i));
    list = g_strv_builder_end (parameters);
  }

  got = kayako_sandbox_error_to_json (
      code, json_object_get_string_member_with_default (wanted, "parameter", NULL),
      (const char *const *) list);
  g_assert_true (json_object_equal (got, wanted));
  g_assert_cmpuint (kayako_sandbox_error_get_status (code), ==,
                    json_object_get_int_member (sample, "status"));
}

static void
test_samples (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) names = g_dir_open (folder, 0, &error);
  const char *name = NULL;
  guint count = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (names)) != NULL) {
    if (!g_str_has_prefix (name, "error_"))
      continue;
    check_sample (folder, name);
    count++;
  }

  g_assert_cmpuint (count, >=, 18);
}

static void
test_statuses (void)
{
  g_assert_cmpstr (kayako_sandbox_error_from_status (429), ==, "RATE_LIMIT_REACHED");
  g_assert_cmpstr (kayako_sandbox_error_from_status (454), ==, "SESSION_LOADING_FAILED");
  g_assert_cmpstr (kayako_sandbox_error_from_status (503), ==, "ACTION_FAILED");
  g_assert_cmpuint (kayako_sandbox_error_get_status ("NOTHING"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/errors/samples", test_samples);
  g_test_add_func ("/sandbox/errors/statuses", test_statuses);

  return g_test_run ();
}
