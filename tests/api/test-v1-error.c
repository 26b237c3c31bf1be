/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-error.h"

#include <string.h>

static GError *
read_error (guint status, const char *json, guint retry_after, gboolean signing_in)
{
  g_autoptr (GBytes) body = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_envelope_parse (body, &error);

  g_assert_no_error (error);

  return kayako_v1_error_new (status, envelope, retry_after, signing_in);
}

static const struct {
  const char *name;
  guint status;
  gboolean signing_in;
  KayakoError code;
} codes[] = {
  { "AUTHENTICATION_FAILED", 401, TRUE, KAYAKO_ERROR_CREDENTIALS },
  { "AUTHENTICATION_FAILED", 401, FALSE, KAYAKO_ERROR_NOT_ACCEPTED },
  { "AUTHORIZATION_REQUIRED", 401, FALSE, KAYAKO_ERROR_UNAUTHORIZED },
  { "AUTHENTICATION_LOCKED", 429, TRUE, KAYAKO_ERROR_LOCKED },
  { "OTP_EXPECTED", 403, TRUE, KAYAKO_ERROR_OTP_EXPECTED },
  { "CREDENTIAL_EXPIRED", 403, TRUE, KAYAKO_ERROR_PASSWORD_EXPIRED },
  { "SESSION_LOADING_FAILED", 454, FALSE, KAYAKO_ERROR_SESSION_LOST },
  { "CSRF_FAILED", 403, FALSE, KAYAKO_ERROR_CSRF },
  { "PARAMETERS_INCONSISTENT", 400, FALSE, KAYAKO_ERROR_REJECTED },
  { "PERMISSIONS_DENIED", 403, FALSE, KAYAKO_ERROR_FORBIDDEN },
  { "RESOURCE_NOT_FOUND", 404, FALSE, KAYAKO_ERROR_NOT_FOUND },
  { "METHOD_NOT_SUPPORTED", 405, FALSE, KAYAKO_ERROR_PROTOCOL },
  { "APP_NOT_FOUND", 400, FALSE, KAYAKO_ERROR_PROTOCOL },
  { "RESOURCE_MODIFIED", 412, FALSE, KAYAKO_ERROR_CONFLICT },
  { "FIELD_REQUIRED", 400, FALSE, KAYAKO_ERROR_REJECTED },
  { "RATE_LIMIT_REACHED", 429, FALSE, KAYAKO_ERROR_RATE_LIMITED },
  { "LICENSE_LIMIT_REACHED", 402, FALSE, KAYAKO_ERROR_LICENSE },
  { "LICENSE_EXPIRED", 426, FALSE, KAYAKO_ERROR_LICENSE },
  { "ACTION_FAILED", 500, FALSE, KAYAKO_ERROR_SERVER },
  { "A_NEW_CODE", 422, FALSE, KAYAKO_ERROR_REJECTED },
  { "A_NEW_CODE", 503, FALSE, KAYAKO_ERROR_SERVER },
};

static void
test_code (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autofree char *json =
        g_strdup_printf ("{\"status\":%u,\"errors\":[{\"code\":\"%s\",\"message\":\"Why\"}]}",
                         codes[i].status, codes[i].name);
    g_autoptr (GError) error = read_error (codes[i].status, json, 0, codes[i].signing_in);

    g_test_message ("%s", codes[i].name);
    g_assert_error (error, KAYAKO_ERROR, (int) codes[i].code);
    g_assert_cmpstr (kayako_error_get_server_code (error), ==, codes[i].name);
  }
}

static void
test_details (void)
{
  g_autoptr (GError) parameter =
      read_error (400,
                  "{\"status\":400,\"errors\":[{\"code\":\"A_NEW_CODE\",\"parameter\":\"x\"},"
                  "{\"code\":\"FIELD_INVALID\",\"parameter\":\"priority_id\"}]}",
                  0, FALSE);
  g_autoptr (GError) otp = read_error (
      403, "{\"status\":403,\"auth_token\":\"t0k3n\",\"errors\":[{\"code\":\"OTP_EXPECTED\"}]}", 0,
      TRUE);
  g_autoptr (GError) locked = read_error (
      429, "{\"status\":429,\"errors\":[{\"code\":\"AUTHENTICATION_LOCKED\"}]}", 600, TRUE);

  /* The first error whose code we know. */
  g_assert_cmpstr (kayako_error_get_server_code (parameter), ==, "FIELD_INVALID");
  g_assert_cmpstr (kayako_error_get_parameter (parameter), ==, "priority_id");
  g_assert_null (kayako_error_get_auth_token (parameter));
  g_assert_cmpstr (kayako_error_get_auth_token (otp), ==, "t0k3n");
  g_assert_null (strstr (otp->message, "t0k3n"));
  g_assert_cmpuint (kayako_error_get_retry_after (locked), ==, 600);
}

static void
test_without_body (void)
{
  g_autoptr (GError) error = kayako_v1_error_new (503, NULL, 30, FALSE);
  g_autoptr (GError) refused = kayako_v1_error_new (401, NULL, 0, TRUE);
  g_autoptr (GError) silent = read_error (404, "{\"status\":404}", 0, FALSE);

  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER);
  g_assert_cmpuint (kayako_error_get_retry_after (error), ==, 30);
  g_assert_error (refused, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS);
  g_assert_error (silent, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND);
  g_assert_null (kayako_error_get_server_code (silent));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/v1-error/code", test_code);
  g_test_add_func ("/v1-error/details", test_details);
  g_test_add_func ("/v1-error/without-body", test_without_body);

  return g_test_run ();
}
