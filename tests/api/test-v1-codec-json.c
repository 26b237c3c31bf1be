/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-json.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);

  return node;
}

/* The object { "x": value }. */
static JsonNode *
parse_member (const char *value)
{
  g_autofree char *text = g_strdup_printf ("{\"x\":%s}", value);

  return parse (text);
}

typedef struct {
  const char *text;
  gint64 time;
} DateRow;

static void
test_dates (void)
{
  static const DateRow rows[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "1970-01-01T00:00:01Z", 1 },
    { "1969-12-31T23:59:59Z", -1 },
    { "2015-07-27T11:35:09+05:00", 1437978909 },
    { "2015-07-27T11:35:09+0500", 1437978909 },
    { "2015-07-27T11:35:09+05", 1437978909 },
    { "2015-07-27T06:35:09Z", 1437978909 },
    { "2015-07-27T06:35:09z", 1437978909 },
    { "2015-07-27T06:35:09", 1437978909 },
    { "2015-07-27 06:35:09", 1437978909 },
    { "2015-07-27T06:35:09.123456Z", 1437978909 },
    { "2015-07-27T06:35:09.5+00:00", 1437978909 },
    { "2015-07-27T01:05:09-05:30", 1437978909 },
    { "2015-07-27T06:35:09-00:00", 1437978909 },
    { "2015-07-27", 1437955200 },
    { "2000-02-29T00:00:00Z", 951782400 },
    { "2016-12-31T23:59:60Z", 1483228800 },
    { "2038-01-19T03:14:08Z", G_GINT64_CONSTANT (2147483648) },
    { "9999-12-31T23:59:59Z", G_GINT64_CONSTANT (253402300799) },
    { "0001-01-01T00:00:00Z", G_GINT64_CONSTANT (-62135596800) },
    { "1441118415", 1441118415 },
    { "-5", -5 },
    { "", 0 },
    { " ", 0 },
    { "soon", 0 },
    { "2015-13-01T00:00:00Z", 0 },
    { "2015-00-01T00:00:00Z", 0 },
    { "2015-02-29T00:00:00Z", 0 },
    { "1900-02-29T00:00:00Z", 0 },
    { "0000-01-01T00:00:00Z", 0 },
    { "2015-07-32T00:00:00Z", 0 },
    { "2015-07-27T24:00:00Z", 0 },
    { "2015-07-27T11:60:00Z", 0 },
    { "2015-07-27T11:35:61Z", 0 },
    { "2015-07-27T11:35", 0 },
    { "2015-07-27T11:35:09+", 0 },
    { "2015-07-27T11:35:09+5", 0 },
    { "2015-07-27T11:35:09+05:", 1437978909 },
    { "2015-07-27T11:35:09+05:0", 0 },
    { "2015-07-27T11:35:09+24:00", 0 },
    { "2015-07-27T11:35:09+05:60", 0 },
    { "2015-07-27T11:35:09+05:00x", 0 },
    { "2015-07-27T11:35:09 GMT", 0 },
    { "2015-7-27", 0 },
    { "15-07-27T11:35:09Z", 0 },
    { "99999999999999999999999", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s", rows[i].text);
    g_assert_cmpint (kayako_v1_json_parse_date (rows[i].text), ==, rows[i].time);
  }
}

/* The calendar of GLib agrees, day by day. */
static void
test_calendar (void)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (1895, 1, 1, 12, 34, 56);

  while (g_date_time_get_year (day) < 2110) {
    g_autofree char *text = g_date_time_format (day, "%Y-%m-%dT%H:%M:%SZ");
    g_autoptr (GDateTime) next = g_date_time_add_days (day, 1);

    g_assert_cmpint (kayako_v1_json_parse_date (text), ==, g_date_time_to_unix (day));
    g_date_time_unref (day);
    day = g_steal_pointer (&next);
  }
}

typedef struct {
  const char *json;
  gboolean is_told;
  gint64 value;
} NumberRow;

static void
test_date_members (void)
{
  static const NumberRow rows[] = {
    { "\"2015-07-27T06:35:09Z\"", TRUE, 1437978909 },
    { "1437978909", TRUE, 1437978909 },
    { "1437978909.7", TRUE, 1437978909 },
    { "1e300", TRUE, 0 },
    { "\"1437978909\"", TRUE, 1437978909 },
    { "null", TRUE, 0 },
    { "true", TRUE, 0 },
    { "{}", TRUE, 0 },
    { "[]", TRUE, 0 },
    { "\"soon\"", TRUE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) node = parse_member (rows[i].json);
    gint64 value = 99;

    g_test_message ("%s", rows[i].json);
    g_assert_true (kayako_v1_json_read_date (json_node_get_object (node), "x", &value));
    g_assert_cmpint (value, ==, rows[i].value);
    g_assert_false (kayako_v1_json_read_date (json_node_get_object (node), "y", &value));
  }
}

static void
test_integers (void)
{
  static const NumberRow rows[] = {
    { "12", TRUE, 12 },
    { "-12", TRUE, -12 },
    { "80014400777", TRUE, G_GINT64_CONSTANT (80014400777) },
    { "\"80014400777\"", TRUE, G_GINT64_CONSTANT (80014400777) },
    { "9223372036854775807", TRUE, G_MAXINT64 },
    { "\"9223372036854775807\"", TRUE, G_MAXINT64 },
    { "\"9223372036854775808\"", FALSE, 0 },
    { "12.0", TRUE, 12 },
    { "9007199254740992.0", TRUE, G_GINT64_CONSTANT (9007199254740992) },
    { "12.5", FALSE, 0 },
    { "1e18", FALSE, 0 },
    { "1e300", FALSE, 0 },
    { "-1e300", FALSE, 0 },
    { "true", FALSE, 0 },
    { "null", TRUE, 0 },
    { "{}", FALSE, 0 },
    { "[1]", FALSE, 0 },
    { "\"\"", FALSE, 0 },
    { "\"12x\"", FALSE, 0 },
    { "\" 12\"", FALSE, 0 },
    { "\"0x12\"", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) node = parse_member (rows[i].json);
    gint64 value = 0;

    g_test_message ("%s", rows[i].json);
    g_assert_cmpint (kayako_v1_json_read_int64 (json_node_get_object (node), "x", &value), ==,
                     rows[i].is_told);
    g_assert_cmpint (value, ==, rows[i].value);
    g_assert_false (kayako_v1_json_read_int64 (json_node_get_object (node), "y", &value));
  }
}

static void
test_narrow_integers (void)
{
  static const NumberRow rows[] = {
    { "2147483647", TRUE, G_MAXINT }, { "-2147483648", TRUE, G_MININT },
    { "2147483648", FALSE, 0 },       { "\"7\"", TRUE, 7 },
    { "80014400777", FALSE, 0 },      { "null", TRUE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) node = parse_member (rows[i].json);
    int value = 0;

    g_test_message ("%s", rows[i].json);
    g_assert_cmpint (kayako_v1_json_read_int (json_node_get_object (node), "x", &value), ==,
                     rows[i].is_told);
    g_assert_cmpint (value, ==, rows[i].value);
  }
}

static void
test_booleans (void)
{
  static const NumberRow rows[] = {
    { "true", TRUE, TRUE },       { "false", TRUE, FALSE },   { "1", TRUE, TRUE },
    { "0", TRUE, FALSE },         { "\"true\"", TRUE, TRUE }, { "\"false\"", TRUE, FALSE },
    { "\"1\"", TRUE, TRUE },      { "\"0\"", TRUE, FALSE },   { "\"\"", TRUE, FALSE },
    { "\"perhaps\"", FALSE, 99 }, { "null", FALSE, 99 },      { "[]", FALSE, 99 },
    { "0.5", FALSE, 99 },         { "{}", FALSE, 99 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) node = parse_member (rows[i].json);
    gboolean value = 99;

    g_test_message ("%s", rows[i].json);
    g_assert_cmpint (kayako_v1_json_read_boolean (json_node_get_object (node), "x", &value), ==,
                     rows[i].is_told);
    g_assert_cmpint (value, ==, rows[i].value);
  }
}

static void
test_doubles (void)
{
  static const struct {
    const char *json;
    gboolean is_told;
    double value;
  } rows[] = {
    { "1257.2", TRUE, 1257.2 }, { "12", TRUE, 12.0 },    { "\"0.5\"", TRUE, 0.5 },
    { "\"x\"", FALSE, 0.0 },    { "\"\"", FALSE, 0.0 },  { "null", FALSE, 0.0 },
    { "true", FALSE, 0.0 },     { "[0.5]", FALSE, 0.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) node = parse_member (rows[i].json);
    double value = 0.0;

    g_test_message ("%s", rows[i].json);
    g_assert_cmpint (kayako_v1_json_read_double (json_node_get_object (node), "x", &value), ==,
                     rows[i].is_told);
    if (rows[i].is_told)
      g_assert_cmpfloat (value, ==, rows[i].value);
  }
}

typedef struct {
  const char *json;
  gboolean is_told;
  const char *string;
  const char *text;
  const char *scalar;
} TextRow;

static void
test_texts (void)
{
  static const TextRow rows[] = {
    { "\"Coffee\"", TRUE, "Coffee", "Coffee", "Coffee" },
    { "\"\"", TRUE, "", NULL, "" },
    { "null", TRUE, NULL, NULL, NULL },
    { "12", FALSE, NULL, NULL, "12" },
    { "80014400777", FALSE, NULL, NULL, "80014400777" },
    { "0.5", FALSE, NULL, NULL, "0.5" },
    { "true", FALSE, NULL, NULL, "true" },
    { "false", FALSE, NULL, NULL, "false" },
    { "{}", FALSE, NULL, NULL, NULL },
    { "[1, \"2\", null, [3], {}]", FALSE, NULL, NULL, "1,2" },
    { "[]", FALSE, NULL, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) node = parse_member (rows[i].json);
    JsonObject *object = json_node_get_object (node);
    g_autofree char *scalar = kayako_v1_json_dup_text (json_object_get_member (object, "x"));
    const char *value = NULL;

    g_test_message ("%s", rows[i].json);
    g_assert_cmpint (kayako_v1_json_read_string (object, "x", &value), ==, rows[i].is_told);
    g_assert_cmpstr (value, ==, rows[i].string);
    value = NULL;
    g_assert_cmpint (kayako_v1_json_read_text (object, "x", &value), ==, rows[i].is_told);
    g_assert_cmpstr (value, ==, rows[i].text);
    g_assert_cmpstr (scalar, ==, rows[i].scalar);
    g_assert_false (kayako_v1_json_read_string (object, "y", &value));
  }
}

static void
test_ids (void)
{
  static const NumberRow rows[] = {
    { "{\"id\":12}", TRUE, 12 },
    { "{\"id\":\"80014400777\"}", TRUE, G_GINT64_CONSTANT (80014400777) },
    { "{\"id\":0}", TRUE, 0 },
    { "{\"id\":-1}", TRUE, 0 },
    { "{\"id\":null}", TRUE, 0 },
    { "{\"id\":1.5}", TRUE, 0 },
    { "{\"id\":1e99}", TRUE, 0 },
    { "{\"id\":{}}", TRUE, 0 },
    { "{}", TRUE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) node = parse (rows[i].json);

    g_test_message ("%s", rows[i].json);
    g_assert_cmpint (kayako_v1_json_get_id (json_node_get_object (node)), ==, rows[i].value);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/v1-codec-json/dates", test_dates);
  g_test_add_func ("/v1-codec-json/calendar", test_calendar);
  g_test_add_func ("/v1-codec-json/date-members", test_date_members);
  g_test_add_func ("/v1-codec-json/integers", test_integers);
  g_test_add_func ("/v1-codec-json/narrow-integers", test_narrow_integers);
  g_test_add_func ("/v1-codec-json/booleans", test_booleans);
  g_test_add_func ("/v1-codec-json/doubles", test_doubles);
  g_test_add_func ("/v1-codec-json/texts", test_texts);
  g_test_add_func ("/v1-codec-json/ids", test_ids);

  return g_test_run ();
}
