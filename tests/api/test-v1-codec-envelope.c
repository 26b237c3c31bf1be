/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-test-await.h"
#include "kayako-v1-sample.h"

#include <string.h>

static KayakoV1Envelope *
parse_text (const char *text, GError **error)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  return kayako_v1_envelope_parse (body, error);
}

static void
test_page (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("conversations_page2_links.json");

  g_assert_cmpint (kayako_v1_envelope_get_status (envelope), ==, 200);
  g_assert_cmpstr (kayako_v1_envelope_get_resource (envelope), ==, "conversation");
  g_assert_cmpint (kayako_v1_envelope_get_offset (envelope), >, 0);
  g_assert_cmpint (kayako_v1_envelope_get_limit (envelope), >, 0);
  g_assert_cmpint (kayako_v1_envelope_get_total_count (envelope), >, 0);
  g_assert_nonnull (kayako_v1_envelope_get_next_url (envelope));
  g_assert_true (JSON_NODE_HOLDS_ARRAY (kayako_v1_envelope_get_data (envelope)));
  g_assert_cmpuint (kayako_v1_envelope_get_errors (envelope)->len, ==, 0);
}

static void
test_bare (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("status_only.json");

  g_assert_cmpint (kayako_v1_envelope_get_status (envelope), ==, 200);
  g_assert_null (kayako_v1_envelope_get_data (envelope));
  g_assert_null (kayako_v1_envelope_get_resource (envelope));
  g_assert_null (kayako_v1_envelope_get_next_url (envelope));
  g_assert_null (kayako_v1_envelope_get_session_id (envelope));
  g_assert_cmpint (kayako_v1_envelope_get_offset (envelope), ==, -1);
  g_assert_cmpint (kayako_v1_envelope_get_limit (envelope), ==, -1);
  g_assert_cmpint (kayako_v1_envelope_get_total_count (envelope), ==, -1);
}

static void
test_session_id (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("session_basic_auth.json");

  g_assert_true (g_str_has_prefix (kayako_v1_envelope_get_session_id (envelope), "1P8xuJ4U"));
}

typedef struct {
  const char *sample;
  int status;
  const char *code;
  const char *parameter;
} ErrorRow;

static void
test_errors (void)
{
  static const ErrorRow rows[] = {
    { "error_any_field_required.json", 400, "ANY_FIELD_REQUIRED", "user_id" },
    { "error_app_not_found.json", 400, "APP_NOT_FOUND", NULL },
    { "error_authentication_failed.json", 401, "AUTHENTICATION_FAILED", NULL },
    { "error_authentication_locked.json", 429, "AUTHENTICATION_LOCKED", NULL },
    { "error_credential_expired.json", 403, "CREDENTIAL_EXPIRED", NULL },
    { "error_csrf_failed.json", 403, "CSRF_FAILED", NULL },
    { "error_field_duplicate.json", 400, "FIELD_DUPLICATE", "label" },
    { "error_field_invalid.json", 400, "FIELD_INVALID", "alias" },
    { "error_field_required.json", 400, "FIELD_REQUIRED", "email" },
    { "error_method_not_supported.json", 405, "METHOD_NOT_SUPPORTED", NULL },
    { "error_one_field_expected.json", 400, "ONE_FIELD_EXPECTED", "until" },
    { "error_otp_expected.json", 403, "OTP_EXPECTED", NULL },
    { "error_parameters_inconsistent.json", 400, "PARAMETERS_INCONSISTENT", NULL },
    { "error_rate_limit_reached.json", 429, "RATE_LIMIT_REACHED", NULL },
    { "error_resource_action_not_available.json", 400, "RESOURCE_ACTION_NOT_AVAILABLE", NULL },
    { "error_resource_modified.json", 412, "RESOURCE_MODIFIED", NULL },
    { "error_resource_not_found.json", 404, "RESOURCE_NOT_FOUND", NULL },
    { "error_session_loading_failed.json", 454, "SESSION_LOADING_FAILED", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse (rows[i].sample);
    GPtrArray *errors = kayako_v1_envelope_get_errors (envelope);
    const KayakoV1Error *error;

    g_test_message ("%s", rows[i].sample);
    g_assert_cmpint (kayako_v1_envelope_get_status (envelope), ==, rows[i].status);
    g_assert_cmpuint (errors->len, ==, 1);
    error = errors->pdata[0];
    g_assert_cmpstr (error->code, ==, rows[i].code);
    g_assert_cmpstr (error->parameter, ==, rows[i].parameter);
    g_assert_nonnull (error->message);
    g_assert_null (error->pointer);
    g_assert_true (kayako_v1_envelope_has_error (envelope, rows[i].code));
    g_assert_false (kayako_v1_envelope_has_error (envelope, "OTHER"));
  }
}

static void
test_error_details (void)
{
  g_autoptr (KayakoV1Envelope) otp = kayako_v1_sample_parse ("error_otp_expected.json");
  g_autoptr (KayakoV1Envelope) any = kayako_v1_sample_parse ("error_any_field_required.json");
  g_autoptr (KayakoV1Envelope) odd = parse_text (
      "{\"status\":400,\"errors\":[{\"message\":\"m\",\"pointer\":\"a/b\",\"parameters\":[1,null]},"
      "null,7,{\"code\":12}]}",
      NULL);
  const KayakoV1Error *error = kayako_v1_envelope_get_errors (any)->pdata[0];

  g_assert_true (g_str_has_prefix (kayako_v1_envelope_get_auth_token (otp), "dPQBJfPG"));
  g_assert_cmpuint (kayako_v1_envelope_get_notifications (otp)->len, ==, 1);
  g_assert_cmpuint (g_strv_length (error->parameters), ==, 2);
  g_assert_cmpstr (error->parameters[1], ==, "organization_id");

  g_assert_cmpuint (kayako_v1_envelope_get_errors (odd)->len, ==, 2);
  error = kayako_v1_envelope_get_errors (odd)->pdata[0];
  g_assert_cmpstr (error->code, ==, "UNKNOWN");
  g_assert_cmpstr (error->pointer, ==, "a/b");
  g_assert_cmpstr (error->parameter, ==, "1");
}

static void
test_notifications (void)
{
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_sample_parse ("notifications_and_logs.json");
  g_autoptr (KayakoV1Envelope) more = parse_text (
      "{\"status\":200,\"notifications\":[{\"type\":\"WARNING\",\"message\":"
      "\"One\\\\nTwo\\nThree\","
      "\"sticky\":true,\"related_url\":\"u\",\"related_href\":\"h\",\"related_label\":\"l\"},"
      "{\"type\":\"NEWS\",\"message\":\"m\"},{\"type\":\"INFO\"},{\"message\":null},3]}",
      NULL);
  GPtrArray *notifications = kayako_v1_envelope_get_notifications (envelope);
  const KayakoV1Log *log = kayako_v1_envelope_get_logs (envelope)->pdata[0];

  g_assert_cmpuint (notifications->len, ==, 1);
  g_assert_cmpint (kayako_notification_get_kind (notifications->pdata[0]), ==,
                   KAYAKO_NOTIFICATION_TYPE_INFO);
  g_assert_false (kayako_notification_get_sticky (notifications->pdata[0]));
  g_assert_cmpstr (log->level, ==, "NOTICE");
  g_assert_true (g_str_has_prefix (log->message, "To avoid long delays"));

  notifications = kayako_v1_envelope_get_notifications (more);
  g_assert_cmpuint (notifications->len, ==, 2);
  g_assert_cmpint (kayako_notification_get_kind (notifications->pdata[0]), ==,
                   KAYAKO_NOTIFICATION_TYPE_WARNING);
  g_assert_cmpstr (kayako_notification_get_message (notifications->pdata[0]), ==,
                   "One\nTwo\nThree");
  g_assert_true (kayako_notification_get_sticky (notifications->pdata[0]));
  g_assert_cmpstr (kayako_notification_get_related_url (notifications->pdata[0]), ==, "u");
  g_assert_cmpstr (kayako_notification_get_related_href (notifications->pdata[0]), ==, "h");
  g_assert_cmpstr (kayako_notification_get_related_label (notifications->pdata[0]), ==, "l");
  g_assert_cmpint (kayako_notification_get_kind (notifications->pdata[1]), ==,
                   KAYAKO_NOTIFICATION_TYPE_INFO);
}

typedef struct {
  const char *text;
  int code; /* -1: none */
} BodyRow;

static void
test_bodies (void)
{
  static const BodyRow rows[] = {
    { "", KAYAKO_ERROR_PROTOCOL },
    { " \r\n\t ", KAYAKO_ERROR_PROTOCOL },
    { "\xef\xbb\xbf", KAYAKO_ERROR_PROTOCOL },
    { "\xef\xbb\xbf{\"status\":200}", -1 },
    { "\n {\"status\":200}\n", -1 },
    { "{\"status\":200", KAYAKO_ERROR_PROTOCOL },
    { "{\"status\":", KAYAKO_ERROR_PROTOCOL },
    { "{\"status", KAYAKO_ERROR_PROTOCOL },
    { "{", KAYAKO_ERROR_PROTOCOL },
    { "}", KAYAKO_ERROR_PROTOCOL },
    { "[", KAYAKO_ERROR_PROTOCOL },
    { "[]", KAYAKO_ERROR_PROTOCOL },
    { "[{\"status\":200}]", KAYAKO_ERROR_PROTOCOL },
    { "null", KAYAKO_ERROR_PROTOCOL },
    { "true", KAYAKO_ERROR_PROTOCOL },
    { "12", KAYAKO_ERROR_PROTOCOL },
    { "\"status\"", KAYAKO_ERROR_PROTOCOL },
    { "Bad Gateway", KAYAKO_ERROR_PROTOCOL },
    { "{\"status\":200} trailing", KAYAKO_ERROR_PROTOCOL },

    { "{\"status\":200,\"data\":\"\xff\xfe\"}", KAYAKO_ERROR_PROTOCOL },
    { "{\"status\":200,\"data\":\"\\ud800\"}", KAYAKO_ERROR_PROTOCOL },
    { "{\"status\":200,\"status\":201}", -1 },
    { "{\"status\":200}{\"status\":500}", KAYAKO_ERROR_PROTOCOL },
    { "{'status':200}", -1 },
    { "{}", KAYAKO_ERROR_NOT_HELPDESK },
    { "{\"message\":\"Not Found\"}", KAYAKO_ERROR_NOT_HELPDESK },
    { "<html><body>Hello</body></html>", KAYAKO_ERROR_NOT_HELPDESK },
    { "\n<!DOCTYPE html>", KAYAKO_ERROR_NOT_HELPDESK },
    { "\xef\xbb\xbf <?xml version=\"1.0\"?><a/>", KAYAKO_ERROR_NOT_HELPDESK },
    { "{\"status\":\"200\"}", -1 },
    { "{\"status\":null}", -1 },
    { "{\"status\":{}}", -1 },
    { "{\"status\":99999999999}", -1 },
    { "{\"data\":null}", -1 },
    { "{\"errors\":{}}", -1 },
    { "{\"status\":200,\"errors\":\"x\",\"notifications\":7,\"logs\":{}}", -1 },
    { "{\"status\":200,\"offset\":\"x\",\"limit\":[],\"total_count\":-9}", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoV1Envelope) envelope = parse_text (rows[i].text, &error);

    g_test_message ("%u", i);
    if (rows[i].code == -1) {
      g_assert_no_error (error);
      g_assert_nonnull (envelope);
      g_assert_cmpint (kayako_v1_envelope_get_total_count (envelope), ==, -1);
      continue;
    }

    g_assert_null (envelope);
    g_assert_error (error, KAYAKO_ERROR, rows[i].code);
  }
}

/* Whatever the connection cut off is an error, and not a crash. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) body = kayako_v1_sample_read ("message_created_with_attachment.json");
  gsize length = g_bytes_get_size (body);
  g_autofree char *trimmed = g_strndup (g_bytes_get_data (body, NULL), length);

  length = strlen (g_strchomp (trimmed));
  for (gsize i = 0; i < length; i++) {
    g_autoptr (GBytes) part = g_bytes_new (trimmed, i);
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoV1Envelope) envelope = kayako_v1_envelope_parse (part, &error);

    g_assert_null (envelope);
    g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
  }
}

static void
test_content_type (void)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("Sign in here", 12);
  g_autoptr (GBytes) json = g_bytes_new_static ("{\"status\":200}", 14);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Envelope) envelope = NULL;

  envelope = kayako_v1_envelope_parse_typed (body, "text/html; charset=utf-8", &error);
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK);
  g_clear_error (&error);

  envelope = kayako_v1_envelope_parse_typed (body, "text/plain", &error);
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);
  g_clear_error (&error);

  envelope = kayako_v1_envelope_parse_typed (json, "text/plain", &error);
  g_assert_no_error (error);
  g_assert_nonnull (envelope);
}

static GBytes *
create_nested (const char *open, const char *close, guint depth)
{
  g_autoptr (GString) text = g_string_new ("{\"status\":200,\"data\":");

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append_c (text, '1');
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  g_string_append_c (text, '}');

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

typedef struct {
  const char *open;
  const char *close;
  guint depth;
  gboolean is_fine;
} DepthRow;

static const DepthRow depths[] = {
  { "[", "]", 1000, TRUE },           { "{\"a\":", "}", 1000, TRUE },
  { "[", "]", 100000, FALSE },        { "{\"a\":", "}", 100000, FALSE },
  { "[{\"a\":", "}]", 50000, FALSE }, { "[", "", 100000, FALSE },
  { "{\"a\":", "", 100000, FALSE },
};

static DexFuture *
parse_depths_fiber (gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++) {
    g_autoptr (GBytes) body = create_nested (depths[i].open, depths[i].close, depths[i].depth);
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoV1Envelope) envelope = kayako_v1_envelope_parse (body, &error);

    if (depths[i].is_fine)
      g_assert_no_error (error);
    else
      g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL);

    if (envelope != NULL) {
      g_autoptr (KayakoConversation) conversation =
          kayako_v1_codec_read_conversation (kayako_v1_envelope_get_data (envelope), NULL);
      g_autoptr (GPtrArray) messages =
          kayako_v1_codec_read_messages (kayako_v1_envelope_get_data (envelope), NULL);

      g_assert_null (conversation);
    }
  }

  return dex_future_new_true ();
}

static void
await_true (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kayako_test_await_boolean (future, &error));
  g_assert_no_error (error);
}

static void
test_depth (void)
{
  dex_unref (parse_depths_fiber (NULL));
}

static void
test_depth_in_fiber (void)
{
  await_true (kayako_spawn (parse_depths_fiber, NULL, NULL));
}

static void
test_depth_in_thread (void)
{
  await_true (kayako_spawn_in_thread (parse_depths_fiber, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/v1-codec-envelope/page", test_page);
  g_test_add_func ("/v1-codec-envelope/bare", test_bare);
  g_test_add_func ("/v1-codec-envelope/session-id", test_session_id);
  g_test_add_func ("/v1-codec-envelope/errors", test_errors);
  g_test_add_func ("/v1-codec-envelope/error-details", test_error_details);
  g_test_add_func ("/v1-codec-envelope/notifications", test_notifications);
  g_test_add_func ("/v1-codec-envelope/bodies", test_bodies);
  g_test_add_func ("/v1-codec-envelope/truncated", test_truncated);
  g_test_add_func ("/v1-codec-envelope/content-type", test_content_type);
  g_test_add_func ("/v1-codec-envelope/depth", test_depth);
  g_test_add_func ("/v1-codec-envelope/depth-in-fiber", test_depth_in_fiber);
  g_test_add_func ("/v1-codec-envelope/depth-in-thread", test_depth_in_thread);

  return g_test_run ();
}
