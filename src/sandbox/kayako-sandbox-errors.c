/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-errors.h"

#define MORE_INFO "https://developer.kayako.com/api/v1/reference/errors/"

typedef struct {
  const char *code;
  guint status;
  const char *message;
} ErrorKind;

/* api/v1.md §2.3. Where the status of several is the same, the first is what
 * a fault of that status says. */
static const ErrorKind kinds[] = {
  { "FIELD_INVALID", 400, "The value of the field is invalid" },
  { "FIELD_REQUIRED", 400, "This action requires the field to be specified" },
  { "FIELD_EMPTY", 400, "The value of the field must not be empty" },
  { "FIELD_DUPLICATE", 400, "The value of the field is already used for another resource" },
  { "FIELD_REDUNDANT", 400, "The field is not expected by this action" },
  { "ANY_FIELD_REQUIRED", 400, "This action requires any of the related fields to be specified" },
  { "ONE_FIELD_EXPECTED", 400,
    "This action expects only one of the related fields to be specified" },
  { "ASSOCIATE_NOT_FOUND", 400, "A related resource does not exist or has been removed" },
  { "PARAMETERS_INCONSISTENT", 400,
    "One or more parameters appear in different locations and do not match, possible CSRF "
    "attempt" },
  { "RESOURCE_ACTION_NOT_AVAILABLE", 400,
    "Not supported method, misspelled action name or action is not available for the resource" },
  { "APP_NOT_FOUND", 400, "Invalid app component in URL or app is not installed" },
  { "AUTHORIZATION_REQUIRED", 401, "This action requires the caller to be signed in" },
  { "AUTHENTICATION_FAILED", 401,
    "Used authentication credentials are invalid or signature verification failed" },
  { "LICENSE_LIMIT_REACHED", 402, "A limit of the license was reached" },
  { "PERMISSIONS_DENIED", 403, "The caller is not allowed to perform this action" },
  { "OTP_EXPECTED", 403, "To complete authentication you need to provide the one-time password" },
  { "CREDENTIAL_EXPIRED", 403, "The credential (e.g. password) is valid but has expired" },
  { "CSRF_FAILED", 403, "The CSRF token is missing or invalid" },
  { "RESOURCE_NOT_FOUND", 404, "Resource does not exist or has been removed" },
  { "METHOD_NOT_SUPPORTED", 405,
    "HTTP method is not supported or is not allowed for the resource" },
  { "RESOURCE_MODIFIED", 412, "The resource has been modified" },
  { "LICENSE_EXPIRED", 426, "The license has expired" },
  { "RATE_LIMIT_REACHED", 429, "The rate limit for this action was reached" },
  { "AUTHENTICATION_LOCKED", 429, "The maximum number of authentication retries was reached" },
  { "SESSION_LOADING_FAILED", 454, "The server failed to load the session" },
  { "ACTION_FAILED", 500, "The action failed" },
};

static const ErrorKind *
find_kind (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return &kinds[i];

  return NULL;
}

/**
 * kayako_sandbox_error_get_status:
 * @code: an error's code
 *
 * Returns: the HTTP status it is sent with, 0 when there is no such code
 */
guint
kayako_sandbox_error_get_status (const char *code)
{
  const ErrorKind *kind = find_kind (code);

  return kind != NULL ? kind->status : 0;
}

/**
 * kayako_sandbox_error_from_status:
 * @status: an HTTP status
 *
 * Returns: the code a helpdesk would most likely send with it
 */
const char *
kayako_sandbox_error_from_status (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].status == status)
      return kinds[i].code;

  return "ACTION_FAILED";
}

/**
 * kayako_sandbox_error_to_json:
 * @code: the error's code
 * @parameter: (nullable): the one parameter it is about
 * @parameters: (nullable) (array zero-terminated=1): the several it is about
 *
 * Writes an entry of `errors`.
 *
 * Returns: (transfer full): the entry
 */
JsonObject *
kayako_sandbox_error_to_json (const char *code,
                              const char *parameter,
                              const char *const *parameters)
{
  const ErrorKind *kind = find_kind (code);
  JsonObject *entry = json_object_new ();
  g_autofree char *more_info = g_strconcat (MORE_INFO, code, NULL);

  json_object_set_string_member (entry, "code", code);
  if (parameter != NULL)
    json_object_set_string_member (entry, "parameter", parameter);
  if (parameters != NULL) {
    JsonArray *names = json_array_new ();

    for (guint i = 0; parameters[i] != NULL; i++)
      json_array_add_string_element (names, parameters[i]);
    json_object_set_array_member (entry, "parameters", names);
  }
  json_object_set_string_member (entry, "message", kind != NULL ? kind->message : "");
  json_object_set_string_member (entry, "more_info", more_info);

  return entry;
}
