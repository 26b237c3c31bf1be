/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-test.h"

#include "kayako-v1-codec-json.h"
#include "kayako-v1-codec-kinds.h"
#include "kayako-v1-codec-read.h"

static void
fill_items (KayakoTest *test, JsonObject *object)
{
  JsonArray *array = kayako_v1_json_read_array (object, "array_items");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;

  if (array == NULL)
    return;

  for (guint i = 0; i < json_array_get_length (array); i++) {
    g_autofree char *item = kayako_v1_json_dup_text (json_array_get_element (array, i));

    if (item != NULL)
      g_strv_builder_add (builder, item);
  }

  items = g_strv_builder_end (builder);
  kayako_test_set_array_items (test, (const char *const *) items);
}

static void
fill_bytes (KayakoTest *test, JsonObject *object)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  guchar *decoded;
  gsize length;

  if (!kayako_v1_json_read_string (object, "binary_data", &text))
    return;

  if (text != NULL) {
    decoded = g_base64_decode (text, &length);
    bytes = g_bytes_new_take (decoded, length);
  }

  kayako_test_set_binary_data (test, bytes);
}

static void
fill_values (KayakoTest *test, JsonObject *object)
{
  const char *text;
  gint64 number;
  double fraction;
  gboolean flag;

  if (kayako_v1_json_read_string (object, "name", &text))
    kayako_test_set_name (test, text);

  if (kayako_v1_json_read_int64 (object, "integer_number", &number))
    kayako_test_set_integer_number (test, number);

  if (kayako_v1_json_read_double (object, "float_number", &fraction))
    kayako_test_set_float_number (test, fraction);

  if (kayako_v1_json_read_date (object, "date", &number))
    kayako_test_set_date (test, number);

  if (kayako_v1_json_read_boolean (object, "is_boolean", &flag))
    kayako_test_set_is_boolean (test, flag);

  if (kayako_v1_json_read_text (object, "option", &text))
    kayako_test_set_option (test, text);
}

static void
fill_answer (KayakoTest *test, KayakoV1Pool *pool, JsonObject *object)
{
  const char *text;
  double fraction;
  gboolean flag;
  gpointer user;

  if (kayako_v1_json_read_text (object, "authentication_scheme", &text))
    kayako_test_set_authentication_scheme (test, text);

  if (kayako_v1_json_read_text (object, "session_id", &text))
    kayako_test_set_session_id (test, text);

  if (kayako_v1_json_read_boolean (object, "is_base_installed", &flag))
    kayako_test_set_is_base_installed (test, flag);

  if (kayako_v1_json_read_boolean (object, "is_odd", &flag))
    kayako_test_set_is_odd (test, flag);

  if (kayako_v1_json_read_double (object, "generation_time", &fraction))
    kayako_test_set_generation_time (test, fraction);

  if (kayako_v1_pool_read_member (pool, &kayako_v1_kind_user, object, "user", &user))
    kayako_test_set_user (test, user);
}

static void
fill_test (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  fill_values (resource, object);
  fill_items (resource, object);
  fill_bytes (resource, object);
  fill_answer (resource, pool, object);
}

static const KayakoV1Kind kind_test = { "Test", kayako_test_get_type, fill_test };

/**
 * kayako_v1_codec_read_test:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads a test, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoTest *
kayako_v1_codec_read_test (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kind_test, node, error);
}

/**
 * kayako_v1_codec_read_tests:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads tests, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoTest): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_tests (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kind_test, node, error);
}
