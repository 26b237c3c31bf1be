/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-resources.h"
#include "kayako-sandbox-session.h"

/* /session and /profile/password (api/v1.md §3.2, §3.3). */

static void
set_text_or_null (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_date (JsonObject *object, const char *name, gint64 unix_seconds)
{
  g_autofree char *date = kayako_sandbox_format_date (unix_seconds);

  json_object_set_string_member (object, name, date);
}

static JsonObject *
write_session (KayakoSandboxRequest *request, KayakoSandboxRows *rows)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GUri) base = g_uri_parse (request->caller->base_uri, G_URI_FLAGS_NONE, NULL);

  json_object_set_string_member (object, "id", request->caller->session_id);
  json_object_set_string_member (object, "portal", "API");
  json_object_set_string_member (object, "ip_address", "127.0.0.1");
  set_text_or_null (object, "user_agent", kayako_sandbox_rows_get_string (rows, 0));
  json_object_set_string_member (object, "instance_id", "1");
  json_object_set_string_member (object, "instance_name",
                                 base != NULL ? g_uri_get_host (base) : "localhost");
  json_object_set_member (object, "user", kayako_sandbox_stub ("user", request->caller->user_id));
  set_text_or_null (object, "status", kayako_sandbox_rows_get_string (rows, 1));
  set_date (object, "last_activity_at", kayako_sandbox_rows_get_int64 (rows, 2));
  set_date (object, "created_at", kayako_sandbox_rows_get_int64 (rows, 3));
  json_object_set_string_member (object, "resource_type", "session");

  return object;
}

static void
get_session (KayakoSandboxRequest *request)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  const char *csrf = NULL;

  if (request->caller->session_id == NULL)
    kayako_sandbox_session_create (request, request->caller->user_id);

  rows = kayako_sandbox_database_query (
      request->database,
      "SELECT user_agent, status, last_activity_at, created_at, csrf_token FROM session"
      " WHERE id = ?1",
      "s", request->caller->session_id);
  if (!kayako_sandbox_rows_next (rows)) {
    kayako_sandbox_request_reply_error (request, "SESSION_LOADING_FAILED", NULL);
    return;
  }

  csrf = kayako_sandbox_rows_get_string (rows, 4);
  if (csrf != NULL)
    kayako_sandbox_request_add_header (request, "X-CSRF-Token", csrf);
  kayako_sandbox_request_reply_object (request, SOUP_STATUS_OK, "session",
                                       write_session (request, rows));
}

static void
acknowledge_session (KayakoSandboxRequest *request)
{
  kayako_sandbox_database_execute (
      request->database, "UPDATE session SET last_activity_at = ?1 WHERE id = ?2", "is",
      kayako_sandbox_database_get_now (request->database), request->caller->session_id);
  kayako_sandbox_request_reply_status (request, SOUP_STATUS_OK);
}

static void
delete_session (KayakoSandboxRequest *request)
{
  kayako_sandbox_session_delete (request->database, request->caller->session_id);
  /* A session that this very request made by Basic is gone as well. */
  json_object_remove_member (request->members, "session_id");
  kayako_sandbox_request_reply_status (request, SOUP_STATUS_OK);
}

/* FALSE when there is no right new password, which has been answered. */
static gboolean
set_password (KayakoSandboxRequest *request, gint64 user_id)
{
  const char *password = NULL;
  KayakoSandboxPresence presence =
      kayako_sandbox_request_get_string (request, "new_password", &password);

  if (presence != KAYAKO_SANDBOX_VALID) {
    kayako_sandbox_request_reply_error (
        request, presence == KAYAKO_SANDBOX_INVALID ? "FIELD_INVALID" : "FIELD_REQUIRED",
        "new_password");
    return FALSE;
  }

  kayako_sandbox_database_execute (
      request->database,
      "UPDATE user SET password = ?1, is_password_expired = 0, updated_at = ?2 WHERE id = ?3",
      "sii", password, kayako_sandbox_database_get_now (request->database), user_id);
  return TRUE;
}

/* The step of an expired password: the token stands for the old one. */
static void
replace_expired_password (KayakoSandboxRequest *request, const char *token)
{
  gint64 user_id =
      kayako_sandbox_step_find_user (request->database, token, KAYAKO_SANDBOX_STEP_PASSWORD);

  if (user_id == 0) {
    kayako_sandbox_request_reply_error (request, "AUTHENTICATION_FAILED", NULL);
    return;
  }
  if (!set_password (request, user_id))
    return;

  kayako_sandbox_step_delete (request->database, token);
  kayako_sandbox_session_create (request, user_id);
  kayako_sandbox_request_reply_status (request, SOUP_STATUS_OK);
}

static void
change_password (KayakoSandboxRequest *request)
{
  const char *token = kayako_sandbox_request_get_header (request, "X-Token");
  g_autofree char *old = NULL;

  if (token == NULL)
    token = kayako_sandbox_request_get_argument (request, "_token");
  if (token != NULL && request->caller->user_id == 0) {
    replace_expired_password (request, token);
    return;
  }
  if (!kayako_sandbox_request_require (request, KAYAKO_SANDBOX_ACCESS_SIGNED_IN, FALSE))
    return;

  old = kayako_sandbox_database_dup_string (
      request->database, "SELECT password FROM user WHERE id = ?1", "i", request->caller->user_id);
  if (!kayako_sandbox_request_has_parameter (request, "password")) {
    kayako_sandbox_request_reply_error (request, "FIELD_REQUIRED", "password");
    return;
  }
  if (g_strcmp0 (old, kayako_sandbox_request_peek_string (request, "password")) != 0) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "password");
    return;
  }

  if (set_password (request, request->caller->user_id))
    kayako_sandbox_request_reply_status (request, SOUP_STATUS_OK);
}

const KayakoSandboxRoute kayako_sandbox_session_routes[] = {
  { "GET", "session", KAYAKO_SANDBOX_ACCESS_PUBLIC, 0, NULL, get_session },
  { "DELETE", "session", KAYAKO_SANDBOX_ACCESS_SIGNED_IN, 0, NULL, delete_session },
  { "PUT", "session/ack", KAYAKO_SANDBOX_ACCESS_SIGNED_IN, 0, NULL, acknowledge_session },
  { "PUT", "profile/password", KAYAKO_SANDBOX_ACCESS_PUBLIC, 0, NULL, change_password },
  { NULL },
};
