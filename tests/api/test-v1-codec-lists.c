/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The resources that change rarely: people, teams, statuses, fields, forms,
 * languages, and the public tests. */

#include "kayako-error.h"
#include "kayako-field-option.h"
#include "kayako-resource.h"
#include "kayako-update.h"
#include "kayako-v1-sample.h"

static KayakoUser *
read_user (const char *text)
{
  g_autoptr (JsonNode) node = kayako_v1_sample_node (text);

  return kayako_v1_codec_read_user (node, NULL);
}

static void
test_user (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("user.json");
  g_autoptr (KayakoV1Envelope) profile = kayako_v1_sample_parse ("profile.json");
  g_autoptr (KayakoUser) user =
      kayako_v1_codec_read_user (kayako_v1_envelope_get_data (envelope), NULL);
  g_autoptr (KayakoUser) other =
      kayako_v1_codec_read_user (kayako_v1_envelope_get_data (profile), NULL);

  g_assert_cmpint (kayako_user_get_id (user), ==, 1);
  g_assert_cmpstr (kayako_user_get_uuid (user), ==, "11b60c25-c44c-47b8-9f48-56631cd7fa01");
  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Simon Blackhouse");
  g_assert_cmpstr (kayako_user_get_designation (user), ==, "Community Manager");
  g_assert_cmpstr (kayako_user_get_locale (user), ==, "en-us");
  g_assert_cmpint (kayako_user_get_role (user), ==, KAYAKO_ROLE_TYPE_UNKNOWN);
  g_assert_null (kayako_user_get_email (user));
  g_assert_cmpint (kayako_user_get_last_active_at (user), ==, 0);
  g_assert_cmpstr (kayako_user_get_full_name (other), ==, "Phoebe Todd");

  g_assert_finalize_object (g_steal_pointer (&user));
  g_assert_finalize_object (g_steal_pointer (&other));
}

static void
test_participants (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("participants.json");
  g_autoptr (GPtrArray) users =
      kayako_v1_codec_read_users (kayako_v1_envelope_get_data (envelope), NULL);
  KayakoUser *user = users->pdata[0];

  g_assert_cmpuint (users->len, ==, 1);
  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Simon Blackhouse");
  g_assert_cmpint (kayako_user_get_last_seen_at (user), ==, 1449970749);
  g_assert_true (g_str_has_prefix (kayako_user_get_presence_channel (user), "user_presence-"));
}

static void
test_role_and_email (void)
{
  g_autoptr (KayakoUser) user =
      read_user ("{\"id\":1,\"role\":{\"id\":2,\"type\":\"ADMIN\"},\"emails\":[{\"id\":1},null,"
                 "{\"id\":2,\"email\":\"old@example.com\"},"
                 "{\"id\":3,\"email\":\"new@example.com\",\"is_primary\":true}],\"locale\":{\"id\":"
                 "1,\"locale\":\"fr\"}}");
  g_autoptr (KayakoUser) first = read_user (
      "{\"id\":1,\"role\":{\"id\":2},\"emails\":[{\"id\":2,\"email\":\"old@example.com\"}]}");
  g_autoptr (KayakoUser) none = read_user ("{\"id\":1,\"role\":null,\"emails\":[]}");

  g_assert_cmpint (kayako_user_get_role (user), ==, KAYAKO_ROLE_TYPE_ADMIN);
  g_assert_cmpstr (kayako_user_get_email (user), ==, "new@example.com");
  g_assert_cmpstr (kayako_user_get_locale (user), ==, "fr");
  g_assert_cmpstr (kayako_user_get_email (first), ==, "old@example.com");

  /* A role that is a stub is not told; an empty list of addresses is. */
  kayako_resource_merge (KAYAKO_RESOURCE (user), KAYAKO_RESOURCE (first));
  g_assert_cmpint (kayako_user_get_role (user), ==, KAYAKO_ROLE_TYPE_ADMIN);
  kayako_resource_merge (KAYAKO_RESOURCE (user), KAYAKO_RESOURCE (none));
  g_assert_null (kayako_user_get_email (user));
}

static void
test_session (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("session.json");
  g_autofree char *session_id = NULL;
  g_autoptr (KayakoUser) user = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kayako_v1_codec_read_session (kayako_v1_envelope_get_data (envelope), &session_id,
                                               &user, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (session_id, "9GrwKuIMvH"));
  g_assert_cmpint (kayako_user_get_id (user), ==, 1);
  g_assert_true (kayako_resource_is_stub (KAYAKO_RESOURCE (user)));
}

static void
test_no_session (void)
{
  static const char *const texts[] = { "null", "[]", "{}", "{\"id\":\"\"}", "{\"id\":null}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (JsonNode) node = kayako_v1_sample_node (texts[i]);
    g_autofree char *session_id = NULL;
    g_autoptr (KayakoUser) user = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (kayako_v1_codec_read_session (node, &session_id, &user, &error));
    g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
    g_assert_null (session_id);
    g_assert_null (user);
  }
}

static void
test_teams (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("teams.json");
  g_autoptr (GPtrArray) teams =
      kayako_v1_codec_read_teams (kayako_v1_envelope_get_data (envelope), NULL);

  g_assert_cmpuint (teams->len, ==, 1);
  g_assert_cmpstr (kayako_team_get_title (teams->pdata[0]), ==, "Support");
}

static void
test_statuses (void)
{
  static const KayakoStatusType types[] = { KAYAKO_STATUS_TYPE_NEW, KAYAKO_STATUS_TYPE_OPEN,
                                            KAYAKO_STATUS_TYPE_PENDING,
                                            KAYAKO_STATUS_TYPE_COMPLETED,
                                            KAYAKO_STATUS_TYPE_CLOSED };
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("case_statuses_default_set.json");
  g_autoptr (GPtrArray) statuses =
      kayako_v1_codec_read_statuses (kayako_v1_envelope_get_data (envelope), NULL);

  g_assert_cmpuint (statuses->len, ==, G_N_ELEMENTS (types));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_assert_cmpint (kayako_status_get_id (statuses->pdata[i]), ==, i + 1);
    g_assert_cmpint (kayako_status_get_status_type (statuses->pdata[i]), ==, types[i]);
    g_assert_nonnull (kayako_status_get_label (statuses->pdata[i]));
  }
}

static void
test_priorities (void)
{
  g_autoptr (KayakoV1Envelope) envelope =
      kayako_v1_sample_parse ("case_priorities_default_set.json");
  g_autoptr (KayakoV1Envelope) one = kayako_v1_sample_parse ("case_priorities.json");
  g_autoptr (GPtrArray) priorities =
      kayako_v1_codec_read_priorities (kayako_v1_envelope_get_data (envelope), NULL);
  g_autoptr (GPtrArray) high =
      kayako_v1_codec_read_priorities (kayako_v1_envelope_get_data (one), NULL);

  g_assert_cmpuint (priorities->len, ==, 4);
  g_assert_cmpint (kayako_priority_get_level (priorities->pdata[3]), ==, 4);
  g_assert_cmpstr (kayako_priority_get_label (high->pdata[0]), ==, "High");
}

static void
test_types (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("case_types.json");
  g_autoptr (GPtrArray) types =
      kayako_v1_codec_read_case_types (kayako_v1_envelope_get_data (envelope), NULL);

  g_assert_cmpuint (types->len, ==, 1);
  g_assert_cmpstr (kayako_case_type_get_label (types->pdata[0]), ==, "Question");
}

/* Seed 003's field has titles that are stubs: they tell nothing. */
static void
test_field (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("conversation_fields.json");
  g_autoptr (GPtrArray) fields =
      kayako_v1_codec_read_fields (kayako_v1_envelope_get_data (envelope), NULL);
  KayakoField *field = fields->pdata[0];

  g_assert_cmpint (kayako_field_get_id (field), ==, 10);
  g_assert_cmpstr (kayako_field_get_uuid (field), ==, "7a9b2b25-b164-48a5-99c4-59eee826e285");
  g_assert_cmpstr (kayako_field_get_key (field), ==, "reported_issues");
  g_assert_cmpint (kayako_field_get_field_type (field), ==, KAYAKO_FIELD_TYPE_NUMERIC);
  g_assert_null (kayako_field_get_titles (field));
  g_assert_null (kayako_field_get_descriptions (field));
  g_assert_true (kayako_field_get_is_required (field));
  g_assert_true (kayako_field_get_is_editable (field));
  g_assert_false (kayako_field_get_is_system (field));
  g_assert_null (kayako_field_get_regular_expression (field));
  g_assert_cmpuint (g_list_model_get_n_items (kayako_field_get_options (field)), ==, 0);
}

static void
test_expanded_field (void)
{
  g_autoptr (GBytes) option_text = kayako_v1_sample_read ("field_option.json");
  g_autoptr (GBytes) title_text = kayako_v1_sample_read ("locale_field.json");
  g_autofree char *text = g_strdup_printf (
      "{\"id\":10,\"type\":\"SELECT\",\"titles\":[%s,{\"id\":2},{\"translation\":null},"
      "{\"locale\":\"fr\",\"translation\":\"Guides\"}],\"options\":[%s,{\"id\":5}]}",
      (const char *) g_bytes_get_data (title_text, NULL),
      (const char *) g_bytes_get_data (option_text, NULL));
  g_autoptr (JsonNode) node = kayako_v1_sample_node (text);
  g_autoptr (KayakoField) field = kayako_v1_codec_read_field (node, NULL);
  g_autoptr (KayakoFieldOption) option =
      g_list_model_get_item (kayako_field_get_options (field), 0);
  KayakoTranslations *titles = kayako_field_get_titles (field);

  g_assert_cmpuint (kayako_translations_get_n (titles), ==, 2);
  g_assert_cmpstr (kayako_translations_get (titles, "en-us"), ==, "Quick Start Guides");
  g_assert_cmpstr (kayako_translations_get (titles, "fr_FR"), ==, "Guides");
  g_assert_cmpuint (g_list_model_get_n_items (kayako_field_get_options (field)), ==, 2);
  g_assert_cmpint (kayako_field_option_get_id (option), ==, 4);
  g_assert_cmpstr (kayako_field_option_get_tag (option), ==, "yirgacheffe-oromia");
  g_assert_cmpint (kayako_field_option_get_sort_order (option), ==, 1);
  g_assert_cmpstr (kayako_translations_get (kayako_field_option_get_values (option), NULL), ==,
                   "Yirgacheffe Oromia - Single Origin");
}

static void
test_form (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("conversation_forms.json");
  g_autoptr (GPtrArray) forms =
      kayako_v1_codec_read_forms (kayako_v1_envelope_get_data (envelope), NULL);
  KayakoForm *form = forms->pdata[0];
  g_autoptr (KayakoField) field = g_list_model_get_item (kayako_form_get_fields (form), 0);

  g_assert_cmpstr (kayako_translations_get (kayako_form_get_titles (form), "ja"), ==,
                   "Maintenance job form");
  g_assert_null (kayako_form_get_descriptions (form));
  g_assert_cmpint (kayako_field_get_id (field), ==, 10);
  g_assert_true (kayako_resource_is_stub (KAYAKO_RESOURCE (field)));
}

static void
test_locale (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("locale.json");
  g_autoptr (KayakoLocale) locale =
      kayako_v1_codec_read_locale (kayako_v1_envelope_get_data (envelope), NULL);
  g_autoptr (JsonNode) node =
      kayako_v1_sample_node ("{\"id\":2,\"direction\":\"RTL\",\"is_localised\":true}");
  g_autoptr (KayakoLocale) other = kayako_v1_codec_read_locale (node, NULL);

  g_assert_cmpstr (kayako_locale_get_locale (locale), ==, "en-us");
  g_assert_cmpstr (kayako_locale_get_name (locale), ==, "English");
  g_assert_cmpstr (kayako_locale_get_native_name (locale), ==, "English (United States)");
  g_assert_cmpstr (kayako_locale_get_region (locale), ==, "US");
  g_assert_null (kayako_locale_get_script (locale));
  g_assert_false (kayako_locale_get_is_rtl (locale));
  g_assert_true (kayako_locale_get_is_public (locale));
  g_assert_true (kayako_locale_get_is_localized (locale));
  g_assert_true (kayako_locale_get_is_rtl (other));
  g_assert_true (kayako_locale_get_is_localized (other));
}

static void
test_test (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("test.json");
  g_autoptr (KayakoV1Envelope) flat = kayako_v1_sample_parse ("flat_mode.json");
  g_autoptr (KayakoTest) test =
      kayako_v1_codec_read_test (kayako_v1_envelope_get_data (envelope), NULL);
  g_autoptr (KayakoTest) other =
      kayako_v1_codec_read_test (kayako_v1_envelope_get_data (flat), NULL);
  const char *const *items = kayako_test_get_array_items (test);

  g_assert_cmpint (kayako_test_get_id (test), ==, 99);
  g_assert_cmpstr (kayako_test_get_name (test), ==, "Caryn Pryor");
  g_assert_cmpstr (kayako_test_get_authentication_scheme (test), ==, "NONE");
  g_assert_cmpuint (g_strv_length ((GStrv) items), ==, 3);
  g_assert_cmpstr (items[2], ==, "3");
  g_assert_true (kayako_test_get_is_boolean (test));

  g_assert_cmpstr (kayako_test_get_authentication_scheme (other), ==, "BASIC");
  g_assert_true (g_str_has_prefix (kayako_test_get_session_id (other), "OK8tYiWq"));
  g_assert_true (kayako_test_get_is_base_installed (other));
  g_assert_true (kayako_test_get_is_odd (other));
  g_assert_cmpfloat (kayako_test_get_generation_time (other), ==, 0.000134);
  g_assert_cmpint (kayako_user_get_id (kayako_test_get_user (other)), ==, 1);
}

static void
test_test_values (void)
{
  g_autoptr (JsonNode) node = kayako_v1_sample_node (
      "{\"id\":1,\"integer_number\":80014400777,\"float_number\":1.5,\"date\":\"2015-09-01T14:45:"
      "04Z\","
      "\"option\":\"BAR\",\"binary_data\":\"Q2FyeW4gUHJ5b3I=\",\"array_items\":[\"a\",null,{}]}");
  g_autoptr (KayakoTest) test = kayako_v1_codec_read_test (node, NULL);
  gsize length;
  const char *bytes = g_bytes_get_data (kayako_test_get_binary_data (test), &length);

  g_assert_cmpint (kayako_test_get_integer_number (test), ==, G_GINT64_CONSTANT (80014400777));
  g_assert_cmpfloat (kayako_test_get_float_number (test), ==, 1.5);
  g_assert_cmpint (kayako_test_get_date (test), ==, 1441118704);
  g_assert_cmpstr (kayako_test_get_option (test), ==, "BAR");
  g_assert_cmpmem (bytes, length, "Caryn Pryor", 11);
  g_assert_cmpuint (g_strv_length ((GStrv) kayako_test_get_array_items (test)), ==, 1);
}

static void
test_tests (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("test_paged.json");
  g_autoptr (GPtrArray) tests =
      kayako_v1_codec_read_tests (kayako_v1_envelope_get_data (envelope), NULL);

  g_assert_cmpuint (tests->len, ==, 10);
  g_assert_cmpint (kayako_test_get_id (tests->pdata[9]), ==, 20);
  g_assert_null (kayako_test_get_array_items (tests->pdata[9]));
}

/* Of a case only what is certain; what names nothing is left out. */
static void
test_updates (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("cases.json");
  g_autoptr (JsonNode) odd =
      kayako_v1_sample_node ("[{\"id\":7},{\"updated_at\":\"2015-07-30T06:45:25+05:00\"},null,"
                             "{\"id\":8,\"updated_at\":[]},{\"id\":9,\"updated_at\":1438220725}]");
  g_autoptr (JsonNode) none = kayako_v1_sample_node ("{}");
  g_autoptr (GPtrArray) updates =
      kayako_v1_codec_read_updates (kayako_v1_envelope_get_data (envelope), NULL);
  g_autoptr (GPtrArray) others = kayako_v1_codec_read_updates (odd, NULL);
  g_autoptr (GError) error = NULL;
  KayakoUpdate *update = updates->pdata[0];

  g_assert_cmpuint (updates->len, ==, 1);
  g_assert_cmpint (update->id, ==, 1);
  g_assert_cmpint (update->updated_at, ==, 1438220725);

  g_assert_cmpuint (others->len, ==, 3);
  for (guint i = 0; i < others->len; i++) {
    update = others->pdata[i];
    g_assert_cmpint (update->id, ==, 7 + i);
    g_assert_cmpint (update->updated_at, ==, i < 2 ? 0 : 1438220725);
  }

  g_assert_null (kayako_v1_codec_read_updates (none, &error));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/v1-codec-lists/user", test_user);
  g_test_add_func ("/v1-codec-lists/participants", test_participants);
  g_test_add_func ("/v1-codec-lists/role-and-email", test_role_and_email);
  g_test_add_func ("/v1-codec-lists/session", test_session);
  g_test_add_func ("/v1-codec-lists/no-session", test_no_session);
  g_test_add_func ("/v1-codec-lists/teams", test_teams);
  g_test_add_func ("/v1-codec-lists/statuses", test_statuses);
  g_test_add_func ("/v1-codec-lists/priorities", test_priorities);
  g_test_add_func ("/v1-codec-lists/types", test_types);
  g_test_add_func ("/v1-codec-lists/field", test_field);
  g_test_add_func ("/v1-codec-lists/expanded-field", test_expanded_field);
  g_test_add_func ("/v1-codec-lists/form", test_form);
  g_test_add_func ("/v1-codec-lists/locale", test_locale);
  g_test_add_func ("/v1-codec-lists/test", test_test);
  g_test_add_func ("/v1-codec-lists/test-values", test_test_values);
  g_test_add_func ("/v1-codec-lists/tests", test_tests);
  g_test_add_func ("/v1-codec-lists/updates", test_updates);

  return g_test_run ();
}
