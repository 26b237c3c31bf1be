/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-authentication.h"

#include <string.h>

#include "kayako-sandbox-handlers.h"
#include "kayako-sandbox-jwt.h"
#include "kayako-sandbox-oauth.h"
#include "kayako-sandbox-password.h"
#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-session.h"

/* Who asks (api/v1.md §3). */

#define SESSION_COOKIE  "novo_sessionid"
#define REMEMBERED_DAYS 30

/* What a request brings to say who it is from. */
typedef struct {
  const char *session_id;
  const char *token;
  const char *otp;
  const char *bearer; /* an access token, or a JWT */
  gboolean has_basic;
  char *email;    /* (owned) (nullable) */
  char *password; /* (owned) (nullable) */
  char *cookie;   /* (owned) (nullable) */
} Credentials;

static void
credentials_clear (Credentials *credentials)
{
  g_clear_pointer (&credentials->email, g_free);
  g_clear_pointer (&credentials->password, g_free);
  g_clear_pointer (&credentials->cookie, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Credentials, credentials_clear)

/* Takes one of the values, which must be the same wherever they are. */
static gboolean
take_twins (const char *header, const char *argument, const char *cookie, const char **value)
{
  const char *all[] = { header, argument, cookie };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    if (all[i] == NULL || *all[i] == '\0')
      continue;
    if (*value != NULL && strcmp (*value, all[i]) != 0)
      return FALSE;
    *value = all[i];
  }

  return TRUE;
}

static char *
read_cookie (KayakoSandboxRequest *request)
{
  const char *header = soup_message_headers_get_list (request->headers, "Cookie");
  g_auto (GStrv) cookies = g_strsplit (header != NULL ? header : "", ";", -1);

  for (guint i = 0; cookies[i] != NULL; i++) {
    const char *cookie = g_strstrip (cookies[i]);

    if (g_str_has_prefix (cookie, SESSION_COOKIE "="))
      return g_strdup (cookie + strlen (SESSION_COOKIE "="));
  }

  return NULL;
}

static void
read_basic (Credentials *credentials, const char *encoded)
{
  gsize length = 0;
  g_autofree guchar *decoded = g_base64_decode (encoded, &length);
  g_autofree char *text = g_strndup ((const char *) decoded, length);
  const char *colon = strchr (text, ':');

  credentials->has_basic = TRUE;
  if (colon == NULL || strlen (text) != length || !g_utf8_validate (text, -1, NULL))
    return;

  credentials->email = g_strndup (text, colon - text);
  credentials->password = g_strdup (colon + 1);
}

static void
read_authorization (KayakoSandboxRequest *request, Credentials *credentials)
{
  const char *header = kayako_sandbox_request_get_header (request, "Authorization");

  if (header == NULL)
    return;

  if (g_ascii_strncasecmp (header, "Basic ", strlen ("Basic ")) == 0)
    read_basic (credentials, header + strlen ("Basic "));
  else if (g_ascii_strncasecmp (header, "Bearer ", strlen ("Bearer ")) == 0)
    credentials->bearer = header + strlen ("Bearer ");
}

static gboolean
read_twins_of (KayakoSandboxRequest *request,
               const char *header,
               const char *argument,
               const char *cookie,
               const char **value)
{
  return take_twins (kayako_sandbox_request_get_header (request, header),
                     kayako_sandbox_request_get_argument (request, argument), cookie, value);
}

/* FALSE when what should be the same twice is not. */
static gboolean
read_credentials (KayakoSandboxRequest *request, Credentials *credentials)
{
  const char *fingerprint = NULL;
  const char *portal = NULL;
  const char *timestamp = NULL;

  credentials->cookie = read_cookie (request);
  read_authorization (request, credentials);

  if (!read_twins_of (request, "X-Session-ID", "_session_id", credentials->cookie,
                      &credentials->session_id) ||
      !read_twins_of (request, "X-Token", "_token", NULL, &credentials->token) ||
      !read_twins_of (request, "X-OTP", "_otp", NULL, &credentials->otp) ||
      !read_twins_of (request, "X-Fingerprint-ID", "_fingerprint_id", NULL, &fingerprint) ||
      !read_twins_of (request, "X-Portal", "_portal", NULL, &portal) ||
      !read_twins_of (request, "X-Timestamp", "_timestamp", NULL, &timestamp) ||
      !take_twins (credentials->bearer, kayako_sandbox_request_get_argument (request, "_jwt"),
                   kayako_sandbox_request_get_argument (request, "access_token"),
                   &credentials->bearer))
    return FALSE;

  g_set_str (&request->caller->fingerprint, fingerprint);
  return TRUE;
}

static gboolean
refuse (KayakoSandboxRequest *request, const char *code)
{
  kayako_sandbox_request_reply_error (request, code, NULL);
  return FALSE;
}

static gboolean
changes_something (KayakoSandboxRequest *request)
{
  return !g_str_equal (request->method, "GET") && !g_str_equal (request->method, "HEAD");
}

static void
note_needless_basic (KayakoSandboxRequest *request)
{
  kayako_sandbox_request_add_log (request, "NOTICE",
                                  "To avoid long delays instead of supplying username and password "
                                  "with each request use just the session id");
}

static gboolean
use_session (KayakoSandboxRequest *request, const Credentials *credentials)
{
  if (!kayako_sandbox_session_load (request, credentials->session_id))
    return refuse (request, "SESSION_LOADING_FAILED");

  if (credentials->has_basic) {
    if (credentials->email == NULL ||
        kayako_sandbox_find_user (request->database, credentials->email) !=
            request->caller->user_id)
      return refuse (request, "SESSION_LOADING_FAILED");
    note_needless_basic (request);
  }

  if (changes_something (request) && !kayako_sandbox_session_check_csrf (request))
    return refuse (request, "CSRF_FAILED");

  return TRUE;
}

static gboolean
refuse_locked (KayakoSandboxRequest *request, gint64 user_id)
{
  g_autofree char *text = g_strdup_printf (
      "%" G_GINT64_FORMAT, kayako_sandbox_find_locked_seconds (request->database, user_id));

  kayako_sandbox_request_add_header (request, "Retry-After", text);
  return refuse (request, "AUTHENTICATION_LOCKED");
}

static gboolean
refuse_step (KayakoSandboxRequest *request, gint64 user_id, const char *step, const char *code)
{
  g_autofree char *token = kayako_sandbox_step_create (request->database, user_id, step);

  kayako_sandbox_request_add_member (request, "auth_token",
                                     json_node_init_string (json_node_alloc (), token));
  return refuse (request, code);
}

static gboolean
expect_otp (KayakoSandboxRequest *request, gint64 user_id)
{
  JsonObject *notification = json_object_new ();

  json_object_set_string_member (notification, "type", "INFO");
  json_object_set_string_member (notification, "message",
                                 "Two-factor authentication is enabled for your account");
  kayako_sandbox_request_add_notification (request, notification);

  return refuse_step (request, user_id, KAYAKO_SANDBOX_STEP_OTP, "OTP_EXPECTED");
}

/* FALSE when it is not enough, which has been answered. */
static gboolean
accept_password (KayakoSandboxRequest *request, KayakoSandboxPassword worth, gint64 user_id)
{
  switch (worth) {
  case KAYAKO_SANDBOX_PASSWORD_RIGHT:
    return TRUE;
  case KAYAKO_SANDBOX_PASSWORD_WRONG:
    return refuse (request, "AUTHENTICATION_FAILED");
  case KAYAKO_SANDBOX_PASSWORD_LOCKED:
    return refuse_locked (request, user_id);
  case KAYAKO_SANDBOX_PASSWORD_EXPIRED:
    return refuse_step (request, user_id, KAYAKO_SANDBOX_STEP_PASSWORD, "CREDENTIAL_EXPIRED");
  case KAYAKO_SANDBOX_PASSWORD_NEEDS_OTP:
    return expect_otp (request, user_id);
  default:
    g_assert_not_reached ();
  }
}

static gboolean
use_basic (KayakoSandboxRequest *request, const Credentials *credentials)
{
  gint64 user_id = 0;
  KayakoSandboxPassword worth = kayako_sandbox_check_password (
      request->database, credentials->email, credentials->password, &user_id);

  if (!accept_password (request, worth, user_id))
    return FALSE;

  if (kayako_sandbox_session_exists_for (request, user_id))
    note_needless_basic (request);
  kayako_sandbox_session_create (request, user_id);
  return TRUE;
}

static gboolean
is_password_change (KayakoSandboxRequest *request)
{
  return g_str_equal (request->method, "PUT") && g_strv_length (request->segments) == 2 &&
         g_str_equal (request->segments[0], "profile") &&
         g_str_equal (request->segments[1], "password");
}

/* A sign-in's second step: the one-time password. A token of another step is
 * good for that step only. */
static gboolean
use_step (KayakoSandboxRequest *request, const Credentials *credentials)
{
  gint64 user_id = 0;
  KayakoSandboxPassword worth =
      kayako_sandbox_check_otp (request->database, credentials->token, credentials->otp, &user_id);

  if (!accept_password (request, worth, user_id))
    return FALSE;

  kayako_sandbox_session_create (request, user_id);
  return TRUE;
}

static gboolean
refuse_bearer (KayakoSandboxRequest *request)
{
  kayako_sandbox_request_reply_error (request, "AUTHENTICATION_FAILED", NULL);
  soup_message_headers_replace (request->reply_headers, "WWW-Authenticate",
                                "Bearer realm=\"Kayako\", error=\"invalid_token\"");
  return FALSE;
}

/* Whoever the web site says it is. A customer whom nobody knew is known from
 * now on; a role that somebody does not have is not given to them (inferred). */
static gint64
find_claimed (KayakoSandboxRequest *request, const KayakoSandboxClaims *claims)
{
  gint64 user_id = kayako_sandbox_find_user (request->database, claims->email);

  if (user_id != 0)
    return kayako_sandbox_database_get_int64 (
        request->database, 0,
        "SELECT user.id FROM user JOIN role ON role.id = user.role_id"
        " WHERE user.id = ?1 AND role.type = ?2",
        "is", user_id, claims->role);
  if (!g_str_equal (claims->role, "CUSTOMER") ||
      kayako_sandbox_database_get_int64 (request->database, 0,
                                         "SELECT 1 FROM identity_email WHERE email = ?1", "s",
                                         claims->email) != 0)
    return 0;

  return kayako_sandbox_add_customer (
      request->database, claims->name != NULL ? claims->name : claims->email, claims->email, TRUE);
}

static gboolean
use_jwt (KayakoSandboxRequest *request, const char *token)
{
  g_auto (KayakoSandboxClaims) claims = { 0 };
  gint64 now = kayako_sandbox_database_get_now (request->database);
  gint64 user_id = 0;

  if (kayako_sandbox_jwt_read (token, KAYAKO_SANDBOX_JWT_SECRET, now, &claims))
    user_id = find_claimed (request, &claims);
  if (user_id == 0)
    return refuse_bearer (request);

  kayako_sandbox_session_set_caller (request, user_id, NULL);
  return TRUE;
}

/* An application, in somebody's name. It has no session. */
static gboolean
use_bearer (KayakoSandboxRequest *request, const char *token)
{
  g_auto (KayakoSandboxGrant) grant = { 0 };

  if (kayako_sandbox_jwt_is_one (token))
    return use_jwt (request, token);
  if (!kayako_sandbox_oauth_find (request->database, token, KAYAKO_SANDBOX_OAUTH_ACCESS, &grant))
    return refuse_bearer (request);

  kayako_sandbox_session_set_caller (request, grant.user_id, NULL);
  g_set_str (&request->caller->scope, grant.scope);
  return TRUE;
}

/* Who a device was told to be remembered as, 0 for nobody. */
static gint64
find_remembered (KayakoSandboxRequest *request)
{
  const char *token = kayako_sandbox_request_get_header (request, "X-RememberMe");
  const char *device = kayako_sandbox_request_get_header (request, "X-Fingerprint");
  gint64 oldest =
      kayako_sandbox_database_get_now (request->database) - REMEMBERED_DAYS * (gint64) 86400;

  if (token == NULL)
    return 0;

  return kayako_sandbox_database_get_int64 (
      request->database, 0,
      "SELECT user_id FROM remembered WHERE token = ?1 AND device = ?2 AND created_at > ?3", "ssi",
      token, device != NULL ? device : "", oldest);
}

static gboolean
authenticate (KayakoSandboxRequest *request)
{
  g_auto (Credentials) credentials = { 0 };
  gint64 remembered = 0;

  if (!read_credentials (request, &credentials))
    return refuse (request, "PARAMETERS_INCONSISTENT");

  if (credentials.session_id != NULL)
    return use_session (request, &credentials);
  if (credentials.token != NULL && is_password_change (request))
    return TRUE; /* the action checks the token itself */
  if (credentials.token != NULL)
    return use_step (request, &credentials);
  if (credentials.has_basic)
    return use_basic (request, &credentials);
  if (credentials.bearer != NULL)
    return use_bearer (request, credentials.bearer);

  remembered = find_remembered (request);
  if (remembered != 0)
    kayako_sandbox_session_create (request, remembered);
  return TRUE;
}

/**
 * kayako_sandbox_authenticate:
 * @request: a request
 *
 * Finds out who asks, by session, Basic credentials, a further step of a
 * sign-in, an access token, a JWT or a remembered device, and makes a session where one is due.
 * What it writes stays, whatever becomes of the request. A refusal has been answered.
 *
 * Returns: whether the request may go on
 */
gboolean
kayako_sandbox_authenticate (KayakoSandboxRequest *request)
{
  g_autoptr (GError) error = NULL;
  gboolean may_go_on = FALSE;

  kayako_sandbox_database_begin (request->database);
  may_go_on = authenticate (request);
  kayako_sandbox_database_commit (request->database);

  if (kayako_sandbox_database_check (request->database, &error))
    return may_go_on;

  g_warning ("Signing in: %s", error->message);
  kayako_sandbox_request_forget_reply (request);
  return refuse (request, "ACTION_FAILED");
}
