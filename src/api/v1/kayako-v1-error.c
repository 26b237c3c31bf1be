/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-error.h"

#include "kayako-http-error.h"

/* The server's codes that say more than the HTTP status does (api/v1.md §2.3).
 * ACTION_FAILED is not among them: it says nothing at all. */
static const struct {
  const char *name;
  KayakoError code;
} codes[] = {
  { "ANY_FIELD_REQUIRED", KAYAKO_ERROR_REJECTED },
  { "APP_NOT_FOUND", KAYAKO_ERROR_PROTOCOL },
  { "ASSOCIATE_NOT_FOUND", KAYAKO_ERROR_REJECTED },
  { "AUTHENTICATION_FAILED", KAYAKO_ERROR_NOT_ACCEPTED },
  { "AUTHENTICATION_LOCKED", KAYAKO_ERROR_LOCKED },
  { "AUTHORIZATION_REQUIRED", KAYAKO_ERROR_UNAUTHORIZED },
  { "CREDENTIAL_EXPIRED", KAYAKO_ERROR_PASSWORD_EXPIRED },
  { "CSRF_FAILED", KAYAKO_ERROR_CSRF },
  { "FIELD_DUPLICATE", KAYAKO_ERROR_REJECTED },
  { "FIELD_EMPTY", KAYAKO_ERROR_REJECTED },
  { "FIELD_INVALID", KAYAKO_ERROR_REJECTED },
  { "FIELD_REDUNDANT", KAYAKO_ERROR_REJECTED },
  { "FIELD_REQUIRED", KAYAKO_ERROR_REJECTED },
  { "LICENSE_EXPIRED", KAYAKO_ERROR_LICENSE },
  { "LICENSE_LIMIT_REACHED", KAYAKO_ERROR_LICENSE },
  { "METHOD_NOT_SUPPORTED", KAYAKO_ERROR_PROTOCOL },
  { "ONE_FIELD_EXPECTED", KAYAKO_ERROR_REJECTED },
  { "OTP_EXPECTED", KAYAKO_ERROR_OTP_EXPECTED },
  { "PARAMETERS_INCONSISTENT", KAYAKO_ERROR_REJECTED },
  { "PERMISSIONS_DENIED", KAYAKO_ERROR_FORBIDDEN },
  { "RATE_LIMIT_REACHED", KAYAKO_ERROR_RATE_LIMITED },
  { "RESOURCE_ACTION_NOT_AVAILABLE", KAYAKO_ERROR_PROTOCOL },
  { "RESOURCE_MODIFIED", KAYAKO_ERROR_CONFLICT },
  { "RESOURCE_NOT_FOUND", KAYAKO_ERROR_NOT_FOUND },
  { "SESSION_LOADING_FAILED", KAYAKO_ERROR_SESSION_LOST },
};

static gboolean
find_code (const char *name, KayakoError *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_strcmp0 (codes[i].name, name) == 0) {
      *code = codes[i].code;
      return TRUE;
    }
  }

  return FALSE;
}

/* The first error we know, else the first one. Sets @code in both cases. */
static const KayakoV1Error *
choose (const KayakoV1Envelope *envelope, guint status, KayakoError *code)
{
  GPtrArray *errors = kayako_v1_envelope_get_errors (envelope);

  for (guint i = 0; errors != NULL && i < errors->len; i++) {
    const KayakoV1Error *item = g_ptr_array_index (errors, i);

    if (find_code (item->code, code))
      return item;
  }

  *code = kayako_http_error_code_for_status (status);

  return errors != NULL && errors->len > 0 ? g_ptr_array_index (errors, 0) : NULL;
}

/**
 * kayako_v1_error_new:
 * @status: the HTTP status
 * @envelope: (nullable): the answer's body, %NULL where it was no JSON
 * @retry_after: how long the server asks to wait in seconds, 0 where it does not
 * @signing_in: whether the request carried a password
 *
 * Makes a #KayakoError of an answer that says no.
 *
 * Returns: (transfer full): an error
 */
GError *
kayako_v1_error_new (guint status,
                     const KayakoV1Envelope *envelope,
                     guint retry_after,
                     gboolean signing_in)
{
  const KayakoV1Error *item = NULL;
  KayakoError code = kayako_http_error_code_for_status (status);
  GError *error = NULL;

  if (envelope != NULL)
    item = choose (envelope, status, &code);
  if (signing_in && status == 401 &&
      (code == KAYAKO_ERROR_UNAUTHORIZED || code == KAYAKO_ERROR_NOT_ACCEPTED))
    code = KAYAKO_ERROR_CREDENTIALS;

  error = g_error_new (KAYAKO_ERROR, code, "HTTP %u, %s", status,
                       item != NULL ? item->code : "without a code");
  kayako_error_set_retry_after (error, retry_after);
  if (item != NULL) {
    kayako_error_set_server_code (error, item->code);
    kayako_error_set_parameter (error, item->parameter);
  }
  if (envelope != NULL &&
      (code == KAYAKO_ERROR_OTP_EXPECTED || code == KAYAKO_ERROR_PASSWORD_EXPIRED))
    kayako_error_set_auth_token (error, kayako_v1_envelope_get_auth_token (envelope));

  return error;
}
