/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-oauth-private.h"

#include <string.h>

#include "kayako-sandbox-password.h"
#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-scope.h"
#include "kayako-sandbox-session.h"

/* Where somebody lets an application act in their name (RFC 6749 §4.1, PKCE of
 * RFC 7636, programs on the person's own machine of RFC 8252). */

#define FLAGS            (KAYAKO_SANDBOX_ROUTE_SIGNS_IN | KAYAKO_SANDBOX_ROUTE_BYTES)

#define CHALLENGE_LENGTH 43 /* SHA-256 in base64url without padding */

/* A program on the person's own machine, and nobody else. */
static gboolean
is_loopback (const char *redirect_uri)
{
  g_autoptr (GUri) uri =
      redirect_uri != NULL ? g_uri_parse (redirect_uri, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && g_str_equal (g_uri_get_scheme (uri), "http") &&
         g_uri_get_fragment (uri) == NULL && g_uri_get_userinfo (uri) == NULL &&
         (g_str_equal (host, "127.0.0.1") || g_str_equal (host, "::1") ||
          g_str_equal (host, "localhost"));
}

static void
append_pair (GString *location, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (location, "%s=", name);
  g_string_append_uri_escaped (location, value, NULL, FALSE);
  g_string_append_c (location, '&');
}

/* Back to the application, with one thing and with what it wants to know us
 * by. */
static void
send_back (KayakoSandboxRequest *request, const char *name, const char *value)
{
  const char *redirect_uri = kayako_sandbox_request_get_argument (request, "redirect_uri");
  g_autoptr (GString) location = g_string_new (redirect_uri);

  g_string_append_c (location, strchr (redirect_uri, '?') != NULL ? '&' : '?');
  append_pair (location, name, value);
  append_pair (location, "state", kayako_sandbox_request_get_argument (request, "state"));
  g_string_truncate (location, location->len - 1);
  kayako_sandbox_oauth_reply_redirect (request, location->str);
}

/* What is wrong with the application's wish, or NULL. */
static const char *
find_fault (KayakoSandboxRequest *request)
{
  const char *type = kayako_sandbox_request_get_argument (request, "response_type");
  const char *challenge = kayako_sandbox_request_get_argument (request, "code_challenge");
  const char *method = kayako_sandbox_request_get_argument (request, "code_challenge_method");
  g_autofree char *scope =
      kayako_sandbox_scope_parse (kayako_sandbox_request_get_argument (request, "scope"));

  if (type == NULL)
    return "invalid_request";
  if (!g_str_equal (type, "code"))
    return "unsupported_response_type";
  if (challenge != NULL &&
      (g_strcmp0 (method, "S256") != 0 || strlen (challenge) != CHALLENGE_LENGTH))
    return "invalid_request";

  return scope == NULL ? "invalid_scope" : NULL;
}

/* FALSE when it cannot be asked, which has been answered: the application is
 * told, once we know that it is one. */
static gboolean
check_wish (KayakoSandboxRequest *request)
{
  const char *client_id = kayako_sandbox_request_get_argument (request, "client_id");
  const char *redirect_uri = kayako_sandbox_request_get_argument (request, "redirect_uri");
  const char *fault = NULL;

  if (!kayako_sandbox_oauth_is_client (request->database, client_id)) {
    kayako_sandbox_oauth_reply_problem (request, "Nobody knows this application.");
    return FALSE;
  }
  if (!is_loopback (redirect_uri)) {
    kayako_sandbox_oauth_reply_problem (
        request, "This application wants to be answered where it does not live.");
    return FALSE;
  }

  fault = find_fault (request);
  if (fault != NULL)
    send_back (request, "error", fault);

  return fault == NULL;
}

/* The arguments again, for the form to come back with. */
static char *
dup_query (KayakoSandboxRequest *request)
{
  static const char *const names[] = {
    "response_type", "client_id",      "redirect_uri",          "scope",
    "state",         "code_challenge", "code_challenge_method",
  };
  g_autoptr (GString) query = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    append_pair (query, names[i], kayako_sandbox_request_get_argument (request, names[i]));

  g_string_truncate (query, query->len - 1);
  return g_string_free_and_steal (g_steal_pointer (&query));
}

static void
show_form (KayakoSandboxRequest *request, guint status, const char *problem, const char *step)
{
  g_autofree char *query = dup_query (request);
  KayakoSandboxOauthPage page = {
    .query = query,
    .client_id = kayako_sandbox_request_get_argument (request, "client_id"),
    .scope = kayako_sandbox_request_get_argument (request, "scope"),
    .problem = problem,
    .step = step,
  };

  kayako_sandbox_oauth_reply_form (request, status, &page);
}

static void
show_authorize (KayakoSandboxRequest *request)
{
  if (check_wish (request))
    show_form (request, SOUP_STATUS_OK, NULL, NULL);
}

static void
grant_code (KayakoSandboxRequest *request, gint64 user_id)
{
  g_auto (KayakoSandboxGrant) grant = { .user_id = user_id };
  g_autofree char *code = NULL;

  grant.client_id = g_strdup (kayako_sandbox_request_get_argument (request, "client_id"));
  grant.redirect_uri = g_strdup (kayako_sandbox_request_get_argument (request, "redirect_uri"));
  grant.challenge = g_strdup (kayako_sandbox_request_get_argument (request, "code_challenge"));
  grant.scope = kayako_sandbox_scope_parse (kayako_sandbox_request_get_argument (request, "scope"));
  grant.id = kayako_sandbox_oauth_add_grant (request->database, &grant);

  code = kayako_sandbox_oauth_add_token (request->database, &grant, KAYAKO_SANDBOX_OAUTH_CODE);
  send_back (request, "code", code);
}

static void
ask_for_otp (KayakoSandboxRequest *request, gint64 user_id)
{
  g_autofree char *step =
      kayako_sandbox_step_create (request->database, user_id, KAYAKO_SANDBOX_STEP_OTP);

  show_form (request, SOUP_STATUS_OK, NULL, step);
}

static KayakoSandboxPassword
check_person (KayakoSandboxRequest *request, gint64 *user_id)
{
  const char *step = kayako_sandbox_request_peek_string (request, "auth_token");

  if (step != NULL)
    return kayako_sandbox_check_otp (request->database, step,
                                     kayako_sandbox_request_peek_string (request, "otp"), user_id);

  return kayako_sandbox_check_password (
      request->database, kayako_sandbox_request_peek_string (request, "email"),
      kayako_sandbox_request_peek_string (request, "password"), user_id);
}

static void
decide (KayakoSandboxRequest *request)
{
  const char *decision = kayako_sandbox_request_peek_string (request, "decision");
  gint64 user_id = 0;

  if (!check_wish (request))
    return;
  if (g_strcmp0 (decision, "allow") != 0) {
    send_back (request, "error", "access_denied");
    return;
  }

  switch (check_person (request, &user_id)) {
  case KAYAKO_SANDBOX_PASSWORD_RIGHT:
    grant_code (request, user_id);
    return;
  case KAYAKO_SANDBOX_PASSWORD_NEEDS_OTP:
    ask_for_otp (request, user_id);
    return;
  case KAYAKO_SANDBOX_PASSWORD_LOCKED:
    show_form (request, 429, "Too many wrong passwords. Try again later.", NULL);
    return;
  case KAYAKO_SANDBOX_PASSWORD_EXPIRED:
    show_form (request, SOUP_STATUS_FORBIDDEN, "Your password is too old. Change it first.", NULL);
    return;
  case KAYAKO_SANDBOX_PASSWORD_WRONG:
  default:
    show_form (request, SOUP_STATUS_UNAUTHORIZED, "Email or password is wrong.", NULL);
  }
}

const KayakoSandboxRoute kayako_sandbox_oauth_routes[] = {
  { "GET", "/oauth/token/authorize", KAYAKO_SANDBOX_ACCESS_PUBLIC, FLAGS, NULL, show_authorize },
  { "POST", "/oauth/token/authorize", KAYAKO_SANDBOX_ACCESS_PUBLIC, FLAGS, NULL, decide },
  { "POST", "/oauth/token", KAYAKO_SANDBOX_ACCESS_PUBLIC, FLAGS, NULL, kayako_sandbox_oauth_token },
  { NULL },
};
