/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-enums.h"

typedef struct {
  const char *type; /* which mapping */
  const char *name;
  int value;
} NameRow;

static int
from_wire (const char *type, const char *name)
{
  if (g_str_equal (type, "status"))
    return kayako_v1_codec_status_type_from_wire (name);
  if (g_str_equal (type, "role"))
    return kayako_v1_codec_role_type_from_wire (name);
  if (g_str_equal (type, "channel"))
    return kayako_v1_codec_channel_from_wire (name);
  if (g_str_equal (type, "source"))
    return kayako_v1_codec_source_from_wire (name);
  if (g_str_equal (type, "delivery"))
    return kayako_v1_codec_delivery_from_wire (name);
  if (g_str_equal (type, "reject"))
    return kayako_v1_codec_reject_type_from_wire (name);
  if (g_str_equal (type, "score"))
    return kayako_v1_codec_score_from_wire (name);
  if (g_str_equal (type, "field"))
    return kayako_v1_codec_field_type_from_wire (name);
  if (g_str_equal (type, "notification"))
    return kayako_v1_codec_notification_type_from_wire (name);

  g_assert_not_reached ();
}

static const char *
to_wire (const char *type, int value)
{
  if (g_str_equal (type, "status"))
    return kayako_v1_codec_status_type_to_wire (value);
  if (g_str_equal (type, "role"))
    return kayako_v1_codec_role_type_to_wire (value);
  if (g_str_equal (type, "channel"))
    return kayako_v1_codec_channel_to_wire (value);
  if (g_str_equal (type, "source"))
    return kayako_v1_codec_source_to_wire (value);
  if (g_str_equal (type, "delivery"))
    return kayako_v1_codec_delivery_to_wire (value);
  if (g_str_equal (type, "reject"))
    return kayako_v1_codec_reject_type_to_wire (value);
  if (g_str_equal (type, "score"))
    return kayako_v1_codec_score_to_wire (value);
  if (g_str_equal (type, "field"))
    return kayako_v1_codec_field_type_to_wire (value);
  if (g_str_equal (type, "notification"))
    return kayako_v1_codec_notification_type_to_wire (value);

  g_assert_not_reached ();
}

static void
test_names (void)
{
  static const NameRow rows[] = {
    { "status", "NEW", KAYAKO_STATUS_TYPE_NEW },
    { "status", "OPEN", KAYAKO_STATUS_TYPE_OPEN },
    { "status", "PENDING", KAYAKO_STATUS_TYPE_PENDING },
    { "status", "COMPLETED", KAYAKO_STATUS_TYPE_COMPLETED },
    { "status", "CLOSED", KAYAKO_STATUS_TYPE_CLOSED },
    { "status", "CUSTOM", KAYAKO_STATUS_TYPE_CUSTOM },
    { "role", "CUSTOMER", KAYAKO_ROLE_TYPE_CUSTOMER },
    { "role", "COLLABORATOR", KAYAKO_ROLE_TYPE_COLLABORATOR },
    { "role", "AGENT", KAYAKO_ROLE_TYPE_AGENT },
    { "role", "ADMIN", KAYAKO_ROLE_TYPE_ADMIN },
    { "role", "OWNER", KAYAKO_ROLE_TYPE_OWNER },
    { "channel", "MAIL", KAYAKO_CHANNEL_MAIL },
    { "channel", "HELPCENTER", KAYAKO_CHANNEL_HELPCENTER },
    { "channel", "TWITTER", KAYAKO_CHANNEL_TWITTER },
    { "channel", "MESSENGER", KAYAKO_CHANNEL_MESSENGER },
    { "channel", "FACEBOOK", KAYAKO_CHANNEL_FACEBOOK },
    { "source", "API", KAYAKO_SOURCE_API },
    { "source", "AGENT", KAYAKO_SOURCE_AGENT },
    { "source", "MAIL", KAYAKO_SOURCE_MAIL },
    { "source", "MESSENGER", KAYAKO_SOURCE_MESSENGER },
    { "source", "MOBILE", KAYAKO_SOURCE_MOBILE },
    { "source", "HELPCENTER", KAYAKO_SOURCE_HELPCENTER },
    { "delivery", "SENT", KAYAKO_DELIVERY_SENT },
    { "delivery", "DELIVERED", KAYAKO_DELIVERY_DELIVERED },
    { "delivery", "SEEN", KAYAKO_DELIVERY_SEEN },
    { "delivery", "REJECTED", KAYAKO_DELIVERY_REJECTED },
    { "reject", "BOUNCE", KAYAKO_REJECT_TYPE_BOUNCE },
    { "reject", "BLOCKED", KAYAKO_REJECT_TYPE_BLOCKED },
    { "reject", "DROPPED", KAYAKO_REJECT_TYPE_DROPPED },
    { "reject", "DEFERRED", KAYAKO_REJECT_TYPE_DEFERRED },
    { "reject", "EXPIRED", KAYAKO_REJECT_TYPE_EXPIRED },
    { "reject", "ERROR", KAYAKO_REJECT_TYPE_ERROR },
    { "score", "GOOD", KAYAKO_SCORE_GOOD },
    { "score", "BAD", KAYAKO_SCORE_BAD },
    { "field", "TEXT", KAYAKO_FIELD_TYPE_TEXT },
    { "field", "TEXTAREA", KAYAKO_FIELD_TYPE_TEXTAREA },
    { "field", "CHECKBOX", KAYAKO_FIELD_TYPE_CHECKBOX },
    { "field", "RADIO", KAYAKO_FIELD_TYPE_RADIO },
    { "field", "SELECT", KAYAKO_FIELD_TYPE_SELECT },
    { "field", "DATE", KAYAKO_FIELD_TYPE_DATE },
    { "field", "FILE", KAYAKO_FIELD_TYPE_FILE },
    { "field", "NUMERIC", KAYAKO_FIELD_TYPE_NUMERIC },
    { "field", "DECIMAL", KAYAKO_FIELD_TYPE_DECIMAL },
    { "field", "YESNO", KAYAKO_FIELD_TYPE_YESNO },
    { "field", "REGEX", KAYAKO_FIELD_TYPE_REGEX },
    { "field", "CASCADINGSELECT", KAYAKO_FIELD_TYPE_CASCADINGSELECT },
    { "notification", "ERROR", KAYAKO_NOTIFICATION_TYPE_ERROR },
    { "notification", "WARNING", KAYAKO_NOTIFICATION_TYPE_WARNING },
    { "notification", "INFO", KAYAKO_NOTIFICATION_TYPE_INFO },
    { "notification", "SUCCESS", KAYAKO_NOTIFICATION_TYPE_SUCCESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s %s", rows[i].type, rows[i].name);
    g_assert_cmpint (from_wire (rows[i].type, rows[i].name), ==, rows[i].value);
    g_assert_cmpstr (to_wire (rows[i].type, rows[i].value), ==, rows[i].name);
  }
}

static void
test_unknown (void)
{
  static const NameRow rows[] = {
    { "status", NULL, KAYAKO_STATUS_TYPE_UNKNOWN },
    { "role", NULL, KAYAKO_ROLE_TYPE_UNKNOWN },
    { "channel", NULL, KAYAKO_CHANNEL_UNKNOWN },
    { "source", NULL, KAYAKO_SOURCE_UNKNOWN },
    { "delivery", NULL, KAYAKO_DELIVERY_UNKNOWN },
    { "reject", NULL, KAYAKO_REJECT_TYPE_NONE },
    { "score", NULL, KAYAKO_SCORE_NONE },
    { "field", NULL, KAYAKO_FIELD_TYPE_UNKNOWN },
    { "notification", NULL, KAYAKO_NOTIFICATION_TYPE_INFO },
  };
  static const char *const names[] = { "", "FUTURE", "new", "UNKNOWN", "SENDING", "GOODNESS" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_assert_cmpint (from_wire (rows[i].type, NULL), ==, rows[i].value);

    for (guint k = 0; k < G_N_ELEMENTS (names); k++) {
      int expected = rows[i].value;

      if (g_str_equal (rows[i].type, "reject") && *names[k] != '\0')
        expected = KAYAKO_REJECT_TYPE_UNKNOWN;
      g_test_message ("%s %s", rows[i].type, names[k]);
      g_assert_cmpint (from_wire (rows[i].type, names[k]), ==, expected);
    }
  }
}

/* What is only ours has no name there. */
static void
test_local (void)
{
  g_assert_null (kayako_v1_codec_delivery_to_wire (KAYAKO_DELIVERY_SENDING));
  g_assert_null (kayako_v1_codec_delivery_to_wire (KAYAKO_DELIVERY_WAITING));
  g_assert_null (kayako_v1_codec_delivery_to_wire (KAYAKO_DELIVERY_FAILED));
  g_assert_null (kayako_v1_codec_delivery_to_wire (KAYAKO_DELIVERY_UNKNOWN));
  g_assert_null (kayako_v1_codec_reject_type_to_wire (KAYAKO_REJECT_TYPE_NONE));
  g_assert_null (kayako_v1_codec_score_to_wire (KAYAKO_SCORE_NONE));
  g_assert_null (kayako_v1_codec_status_type_to_wire (KAYAKO_STATUS_TYPE_UNKNOWN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/v1-codec-enums/names", test_names);
  g_test_add_func ("/v1-codec-enums/unknown", test_unknown);
  g_test_add_func ("/v1-codec-enums/local", test_local);

  return g_test_run ();
}
