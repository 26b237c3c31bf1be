/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kayako-sandbox-body.h"
#include "kayako-sandbox-value.h"

static KayakoSandboxBody *
parse (const char *type, const char *text, const char *query)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (KayakoSandboxArguments) arguments = kayako_sandbox_arguments_parse (query);

  if (type != NULL)
    soup_message_headers_append (headers, "Content-Type", type);
  soup_message_headers_append (headers, "Content-MD5", "d41d8cd98f00b204e9800998ecf8427e");

  return kayako_sandbox_body_parse (headers, bytes, arguments);
}

static JsonNode *
member (KayakoSandboxBody *body, const char *name)
{
  return json_object_get_member (body->parameters, name);
}

static void
assert_text (KayakoSandboxBody *body, const char *name, const char *expected)
{
  g_autofree char *text = kayako_sandbox_value_dup_text (member (body, name));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_form (void)
{
  g_autoptr (KayakoSandboxBody) body =
      parse ("application/x-www-form-urlencoded; charset=utf-8",
             "fullName=Caryn+Pryor&Page-Url=a%2Bb%26c&items[]=1&items[]=two&field_values[key_A]=x"
             "&field_values[B]=y%20z&empty=&broken=%zz&last=1&last=2&=nameless",
             NULL);
  g_auto (GStrv) items = NULL;
  g_autoptr (GHashTable) values = NULL;

  assert_text (body, "full_name", "Caryn Pryor");
  assert_text (body, "page_url", "a+b&c");
  assert_text (body, "broken", "%zz");
  assert_text (body, "last", "2");
  g_assert_cmpint (kayako_sandbox_value_check (member (body, "empty")), ==, KAYAKO_SANDBOX_CLEARED);
  g_assert_cmpint (kayako_sandbox_value_check (member (body, "absent")), ==, KAYAKO_SANDBOX_ABSENT);

  g_assert_cmpint (kayako_sandbox_value_get_array (member (body, "items"), &items), ==,
                   KAYAKO_SANDBOX_VALID);
  g_assert_cmpuint (g_strv_length (items), ==, 2);
  g_assert_cmpstr (items[1], ==, "two");

  g_assert_cmpint (kayako_sandbox_value_get_keyed (member (body, "field_values"), &values), ==,
                   KAYAKO_SANDBOX_VALID);
  g_assert_cmpstr (g_hash_table_lookup (values, "key_A"), ==, "x");
  g_assert_cmpstr (g_hash_table_lookup (values, "B"), ==, "y z");
}

static void
test_form_without_type (void)
{
  g_autoptr (KayakoSandboxBody) body = parse (NULL, "name=x", NULL);

  assert_text (body, "name", "x");
}

static void
test_json (void)
{
  g_autoptr (KayakoSandboxBody) body =
      parse ("application/json",
             "{\"FullName\":\"Zoë\",\"number\":5,\"whole\":2.0,\"half\":0.5,\"yes\":true,"
             "\"nothing\":null,\"list\":[1,\"b\"],\"empty\":[],"
             "\"field_values\":{\"Key\":\"v\",\"many\":[1,2],\"none\":null,\"flag\":false},"
             "\"as_text\":\"{\\\"cc\\\":\\\"a@b.test\\\"}\"}",
             NULL);
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GHashTable) from_text = NULL;
  gint64 number = 0;
  gboolean flag = FALSE;

  assert_text (body, "full_name", "Zoë");
  g_assert_cmpint (kayako_sandbox_value_get_int64 (member (body, "whole"), &number), ==,
                   KAYAKO_SANDBOX_VALID);
  g_assert_cmpint (number, ==, 2);
  g_assert_cmpint (kayako_sandbox_value_get_int64 (member (body, "half"), &number), ==,
                   KAYAKO_SANDBOX_INVALID);
  g_assert_cmpint (kayako_sandbox_value_get_boolean (member (body, "yes"), &flag), ==,
                   KAYAKO_SANDBOX_VALID);
  g_assert_true (flag);
  g_assert_cmpint (kayako_sandbox_value_check (member (body, "nothing")), ==,
                   KAYAKO_SANDBOX_CLEARED);
  g_assert_cmpint (kayako_sandbox_value_check (member (body, "empty")), ==, KAYAKO_SANDBOX_CLEARED);

  g_assert_cmpint (kayako_sandbox_value_get_keyed (member (body, "field_values"), &values), ==,
                   KAYAKO_SANDBOX_VALID);
  g_assert_cmpstr (g_hash_table_lookup (values, "many"), ==, "1,2");
  g_assert_cmpstr (g_hash_table_lookup (values, "none"), ==, "");
  g_assert_cmpstr (g_hash_table_lookup (values, "flag"), ==, "false");
  g_assert_cmpint (kayako_sandbox_value_get_keyed (member (body, "as_text"), &from_text), ==,
                   KAYAKO_SANDBOX_VALID);
  g_assert_cmpstr (g_hash_table_lookup (from_text, "cc"), ==, "a@b.test");
  g_assert_cmpint (kayako_sandbox_value_get_keyed (member (body, "full_name"), NULL), ==,
                   KAYAKO_SANDBOX_INVALID);
}

static void
test_malformed (void)
{
  static const struct {
    const char *type;
    const char *text;
  } bodies[] = {
    { "application/json", "{\"a\":" },
    { "application/json", "   " },
    { "application/json", "[1]" },
    { "application/json", "{\"a\":\"\xff\"}" },
    { "application/json", "{\"a\":\"x\\u0000y\"}" },
    { "application/json", "{\"a\\\\\\u0000\":1}" },
    { "application/x-www-form-urlencoded", "a=x%00y" },
    { "application/x-www-form-urlencoded", "a%00=x" },
    { "multipart/form-data", "no boundary" },
    { "multipart/form-data; boundary=b", "nothing of it" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (KayakoSandboxBody) body = parse (bodies[i].type, bodies[i].text, NULL);

    g_assert_null (body);
  }
}

/* What only looks like a NUL is a text like any other. */
static void
test_no_nul (void)
{
  g_autoptr (KayakoSandboxBody) json =
      parse ("application/json", "{\"a\":\"x\\\\u0000\",\"b\":\"\\u00001\\\\\"}", NULL);
  g_autoptr (KayakoSandboxBody) escaped =
      parse ("application/json", "{\"a\":\"x\\\\u0000\",\"b\":\"\\u0001\\\\\"}", NULL);
  g_autoptr (KayakoSandboxBody) form = parse (NULL, "a=x%2500", NULL);

  g_assert_null (json);
  assert_text (escaped, "a", "x\\u0000");
  assert_text (escaped, "b", "\001\\");
  assert_text (form, "a", "x%00");
}

static void
test_deep_json (void)
{
  g_autoptr (GString) text = g_string_new ("{\"a\":");
  g_autoptr (KayakoSandboxBody) body = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');

  body = parse ("application/json", text->str, NULL);
  g_assert_null (body);
}

static void
test_multipart (void)
{
  g_autoptr (KayakoSandboxBody) body = parse (
      "multipart/form-data; boundary=\"a b\"",
      "--a b\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\nHé\r\n"
      "--a b\r\nContent-Disposition: form-data; name=\"metadata[page_url]\"\r\n\r\nx\r\n"
      "--a b\r\nContent-Disposition: form-data; name=\"files[0]\";"
      " filename=\"..\\\\dir/a.txt\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nabc\r\n"
      "--a b\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"b.bin\"\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\nAAEC\r\n"
      "--a b--\r\n",
      NULL);
  KayakoSandboxFile *file = NULL;
  g_autoptr (GHashTable) metadata = NULL;

  assert_text (body, "subject", "Hé");
  g_assert_cmpint (kayako_sandbox_value_get_keyed (member (body, "metadata"), &metadata), ==,
                   KAYAKO_SANDBOX_VALID);
  g_assert_cmpstr (g_hash_table_lookup (metadata, "page_url"), ==, "x");

  g_assert_cmpuint (body->files->len, ==, 2);
  file = g_ptr_array_index (body->files, 0);
  g_assert_cmpstr (file->field, ==, "files");
  g_assert_cmpstr (file->name, ==, "a.txt");
  g_assert_cmpstr (file->type, ==, "text/plain");
  g_assert_cmpuint (g_bytes_get_size (file->bytes), ==, 3);
  file = g_ptr_array_index (body->files, 1);
  g_assert_cmpstr (file->field, ==, "files");
  g_assert_cmpstr (file->type, ==, "application/octet-stream");
  g_assert_cmpmem (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes),
                   "\x00\x01\x02", 3);
}

static void
test_raw_file (void)
{
  g_autoptr (KayakoSandboxBody) body =
      parse ("image/png", "bytes", "_filename=/tmp/me.png&_field=avatar");
  KayakoSandboxFile *file = NULL;

  g_assert_cmpuint (body->files->len, ==, 1);
  file = g_ptr_array_index (body->files, 0);
  g_assert_cmpstr (file->name, ==, "me.png");
  g_assert_cmpstr (file->field, ==, "avatar");
  g_assert_cmpstr (file->type, ==, "image/png");
  g_assert_cmpstr (file->md5, ==, "d41d8cd98f00b204e9800998ecf8427e");
}

static void
test_arguments (void)
{
  g_autoptr (KayakoSandboxArguments) arguments =
      kayako_sandbox_arguments_parse ("_Case=camel&fields=%2Btags&ids[]=1&ids[]=2&bare&x=1&x=2");

  g_assert_cmpstr (g_hash_table_lookup (arguments->values, "_case"), ==, "camel");
  g_assert_cmpstr (g_hash_table_lookup (arguments->values, "fields"), ==, "+tags");
  g_assert_cmpstr (g_hash_table_lookup (arguments->values, "ids"), ==, "1,2");
  g_assert_cmpstr (g_hash_table_lookup (arguments->values, "bare"), ==, "");
  g_assert_cmpstr (g_hash_table_lookup (arguments->values, "x"), ==, "2");
  g_assert_cmpuint (g_strv_length (arguments->names), ==, 5);
  g_assert_cmpstr (arguments->names[0], ==, "_case");
}

static JsonNode *
text_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static void
test_booleans (void)
{
  static const struct {
    const char *text;
    KayakoSandboxPresence presence;
    gboolean value;
  } texts[] = {
    { "true", KAYAKO_SANDBOX_VALID, TRUE },   { "1", KAYAKO_SANDBOX_VALID, TRUE },
    { "TRUE", KAYAKO_SANDBOX_VALID, TRUE },   { "false", KAYAKO_SANDBOX_VALID, FALSE },
    { "0", KAYAKO_SANDBOX_VALID, FALSE },     { "", KAYAKO_SANDBOX_CLEARED, FALSE },
    { "yes", KAYAKO_SANDBOX_INVALID, FALSE }, { "2", KAYAKO_SANDBOX_INVALID, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (JsonNode) node = text_node (texts[i].text);
    gboolean value = FALSE;

    g_assert_cmpint (kayako_sandbox_value_get_boolean (node, &value), ==, texts[i].presence);
    g_assert_cmpint (value, ==, texts[i].value);
  }
}

static void
test_dates (void)
{
  static const struct {
    const char *text;
    KayakoSandboxPresence presence;
    gint64 value;
  } texts[] = {
    { "1441118415", KAYAKO_SANDBOX_VALID, 1441118415 },
    { "2015-09-01T14:45:04Z", KAYAKO_SANDBOX_VALID, 1441118704 },
    { "2015-09-01T19:45:04+05:00", KAYAKO_SANDBOX_VALID, 1441118704 },
    { "2015-09-01T14:45:04", KAYAKO_SANDBOX_VALID, 1441118704 },
    { "yesterday", KAYAKO_SANDBOX_INVALID, 0 },
    { "2015-13-01T00:00:00Z", KAYAKO_SANDBOX_INVALID, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (JsonNode) node = text_node (texts[i].text);
    gint64 value = 0;

    g_assert_cmpint (kayako_sandbox_value_get_date (node, &value), ==, texts[i].presence);
    g_assert_cmpint (value, ==, texts[i].value);
  }
}

static void
test_numbers (void)
{
  g_autoptr (JsonNode) big = text_node ("9223372036854775807");
  g_autoptr (JsonNode) too_big = text_node ("9223372036854775808");
  g_autoptr (JsonNode) spaced = text_node (" 1");
  g_autoptr (JsonNode) infinite = text_node ("inf");
  g_autoptr (JsonNode) half = text_node ("1.5");
  gint64 number = 0;
  double real = 0.0;

  g_assert_cmpint (kayako_sandbox_value_get_int64 (big, &number), ==, KAYAKO_SANDBOX_VALID);
  g_assert_cmpint (number, ==, G_MAXINT64);
  g_assert_cmpint (kayako_sandbox_value_get_int64 (too_big, &number), ==, KAYAKO_SANDBOX_INVALID);
  g_assert_cmpint (kayako_sandbox_value_get_int64 (spaced, &number), ==, KAYAKO_SANDBOX_INVALID);
  g_assert_cmpint (kayako_sandbox_value_get_double (infinite, &real), ==, KAYAKO_SANDBOX_INVALID);
  g_assert_cmpint (kayako_sandbox_value_get_double (half, &real), ==, KAYAKO_SANDBOX_VALID);
  g_assert_cmpfloat (real, ==, 1.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/body/form", test_form);
  g_test_add_func ("/sandbox/body/form/without-type", test_form_without_type);
  g_test_add_func ("/sandbox/body/json", test_json);
  g_test_add_func ("/sandbox/body/json/deep", test_deep_json);
  g_test_add_func ("/sandbox/body/malformed", test_malformed);
  g_test_add_func ("/sandbox/body/no-nul", test_no_nul);
  g_test_add_func ("/sandbox/body/multipart", test_multipart);
  g_test_add_func ("/sandbox/body/raw-file", test_raw_file);
  g_test_add_func ("/sandbox/arguments", test_arguments);
  g_test_add_func ("/sandbox/value/booleans", test_booleans);
  g_test_add_func ("/sandbox/value/dates", test_dates);
  g_test_add_func ("/sandbox/value/numbers", test_numbers);

  return g_test_run ();
}
