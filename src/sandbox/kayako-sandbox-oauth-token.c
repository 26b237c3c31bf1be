/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-oauth-private.h"

#include <string.h>

#include "kayako-sandbox-password.h"
#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-scope.h"

/* Where an application gets its tokens (RFC 6749 §4.1.3, §4.3, §5, §6). */

/* Who asks for a token. */
typedef struct {
  char *id;               /* (owned) */
  gboolean is_public;     /* it brought no secret */
  gboolean uses_a_header; /* it said who it is in the header */
} Client;

static void
client_clear (Client *client)
{
  g_clear_pointer (&client->id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Client, client_clear)

static void
refuse (KayakoSandboxRequest *request, guint status, const char *error, const char *description)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "error", error);
  json_object_set_string_member (object, "error_description", description);
  kayako_sandbox_oauth_reply_json (request, status, object);
}

static void
refuse_request (KayakoSandboxRequest *request, const char *description)
{
  refuse (request, SOUP_STATUS_BAD_REQUEST, "invalid_request", description);
}

static void
refuse_grant (KayakoSandboxRequest *request, const char *description)
{
  refuse (request, SOUP_STATUS_BAD_REQUEST, "invalid_grant", description);
}

static gboolean
refuse_client (KayakoSandboxRequest *request, const Client *client)
{
  if (client->uses_a_header)
    kayako_sandbox_request_add_header (request, "WWW-Authenticate", "Basic realm=\"Kayako\"");
  refuse (request, SOUP_STATUS_UNAUTHORIZED, "invalid_client",
          "The client is unknown, or its secret is wrong or missing");
  return FALSE;
}

/* The id and the secret are form-encoded before they are put together. */
static void
read_header (const char *encoded, Client *client, char **secret)
{
  gsize length = 0;
  g_autofree guchar *decoded = g_base64_decode (encoded, &length);
  g_autofree char *text = g_strndup ((const char *) decoded, length);
  const char *colon = strchr (text, ':');

  client->uses_a_header = TRUE;
  if (colon == NULL)
    return;

  client->id = g_uri_unescape_segment (text, colon, NULL);
  *secret = g_uri_unescape_string (colon + 1, NULL);
}

/* FALSE when the application is not who it says, which has been answered. */
static gboolean
read_client (KayakoSandboxRequest *request, Client *client)
{
  const char *header = kayako_sandbox_request_get_header (request, "Authorization");
  const char *sent = kayako_sandbox_request_peek_string (request, "client_secret");
  g_autofree char *secret = g_strdup (sent);

  if (header != NULL && g_ascii_strncasecmp (header, "Basic ", strlen ("Basic ")) == 0) {
    g_clear_pointer (&secret, g_free);
    read_header (header + strlen ("Basic "), client, &secret);
  } else {
    client->id = g_strdup (kayako_sandbox_request_peek_string (request, "client_id"));
  }

  if (client->uses_a_header && sent != NULL) {
    refuse_request (request, "The client may prove who it is only in one way");
    return FALSE;
  }

  client->is_public = secret == NULL;
  if (!kayako_sandbox_oauth_is_client (request->database, client->id) ||
      (secret != NULL && !kayako_sandbox_oauth_is_secret (request->database, client->id, secret)))
    return refuse_client (request, client);

  return TRUE;
}

static void
reply_tokens (KayakoSandboxRequest *request, const KayakoSandboxGrant *grant)
{
  KayakoSandboxDatabase *database = request->database;
  g_autofree char *access =
      kayako_sandbox_oauth_add_token (database, grant, KAYAKO_SANDBOX_OAUTH_ACCESS);
  g_autofree char *refresh =
      kayako_sandbox_oauth_add_token (database, grant, KAYAKO_SANDBOX_OAUTH_REFRESH);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "access_token", access);
  json_object_set_string_member (object, "refresh_token", refresh);
  json_object_set_string_member (object, "token_type", "Bearer");
  json_object_set_int_member (object, "expires_in",
                              kayako_sandbox_oauth_get_lifetime (database, grant->client_id));
  json_object_set_string_member (object, "scope", grant->scope);
  kayako_sandbox_oauth_reply_json (request, SOUP_STATUS_OK, object);
}

/* Whether @verifier is what @challenge was made of (RFC 7636 §4.6). */
static gboolean
is_verifier (const char *verifier, const char *challenge)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *encoded = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  if (verifier == NULL || strlen (verifier) < 43 || strlen (verifier) > 128)
    return FALSE;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);
  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  encoded[strcspn (encoded, "=")] = '\0';

  return g_str_equal (encoded, challenge);
}

static gboolean
is_own_code (KayakoSandboxRequest *request, const Client *client, const KayakoSandboxGrant *grant)
{
  const char *verifier = kayako_sandbox_request_peek_string (request, "code_verifier");
  const char *redirect_uri = kayako_sandbox_request_peek_string (request, "redirect_uri");

  if (g_strcmp0 (client->id, grant->client_id) != 0 ||
      g_strcmp0 (redirect_uri, grant->redirect_uri) != 0)
    return FALSE;
  if (grant->challenge == NULL)
    return !client->is_public && verifier == NULL;

  return is_verifier (verifier, grant->challenge);
}

static void
redeem_code (KayakoSandboxRequest *request, const Client *client)
{
  const char *code = kayako_sandbox_request_peek_string (request, "code");
  g_auto (KayakoSandboxGrant) grant = { 0 };

  if (code == NULL) {
    refuse_request (request, "The code is missing");
    return;
  }
  if (!kayako_sandbox_oauth_spend (request->database, code, KAYAKO_SANDBOX_OAUTH_CODE, &grant) ||
      !is_own_code (request, client, &grant)) {
    refuse_grant (request, "The code is unknown, spent, too old or not for this client");
    return;
  }

  if (client->is_public)
    kayako_sandbox_oauth_set_public (request->database, grant.id);
  reply_tokens (request, &grant);
}

/* Fewer scopes than were granted may be asked for, never more. */
static gboolean
narrow_scope (KayakoSandboxRequest *request, KayakoSandboxGrant *grant)
{
  const char *wanted = kayako_sandbox_request_peek_string (request, "scope");
  g_autofree char *scope = NULL;

  if (wanted == NULL)
    return TRUE;

  scope = kayako_sandbox_scope_parse (wanted);
  return scope != NULL && kayako_sandbox_scope_is_within (scope, grant->scope);
}

static void
refresh (KayakoSandboxRequest *request, const Client *client)
{
  const char *token = kayako_sandbox_request_peek_string (request, "refresh_token");
  g_auto (KayakoSandboxGrant) grant = { 0 };

  if (token == NULL) {
    refuse_request (request, "The refresh token is missing");
    return;
  }
  if (!kayako_sandbox_oauth_spend (request->database, token, KAYAKO_SANDBOX_OAUTH_REFRESH,
                                   &grant) ||
      g_strcmp0 (client->id, grant.client_id) != 0 || (client->is_public && !grant.is_public)) {
    refuse_grant (request, "The refresh token is unknown, spent, too old or not for this client");
    return;
  }
  if (!narrow_scope (request, &grant)) {
    refuse (request, SOUP_STATUS_BAD_REQUEST, "invalid_scope", "The scope was not granted");
    return;
  }

  reply_tokens (request, &grant);
}

static const char *
describe_worth (KayakoSandboxPassword worth)
{
  switch (worth) {
  case KAYAKO_SANDBOX_PASSWORD_LOCKED:
    return "Too many wrong passwords";
  case KAYAKO_SANDBOX_PASSWORD_EXPIRED:
    return "The password has expired";
  case KAYAKO_SANDBOX_PASSWORD_NEEDS_OTP:
    return "A one-time password is needed too";
  case KAYAKO_SANDBOX_PASSWORD_RIGHT:
  case KAYAKO_SANDBOX_PASSWORD_WRONG:
  default:
    return "The name or the password is wrong";
  }
}

static void
take_password (KayakoSandboxRequest *request, const Client *client)
{
  const char *name = kayako_sandbox_request_peek_string (request, "username");
  const char *password = kayako_sandbox_request_peek_string (request, "password");
  g_auto (KayakoSandboxGrant) grant = { 0 };
  KayakoSandboxPassword worth = KAYAKO_SANDBOX_PASSWORD_WRONG;

  if (client->is_public) {
    refuse_client (request, client);
    return;
  }
  if (name == NULL || password == NULL) {
    refuse_request (request, "The name or the password is missing");
    return;
  }

  grant.scope = kayako_sandbox_scope_parse (kayako_sandbox_request_peek_string (request, "scope"));
  if (grant.scope == NULL) {
    refuse (request, SOUP_STATUS_BAD_REQUEST, "invalid_scope", "There is no such scope");
    return;
  }

  worth = kayako_sandbox_check_password (request->database, name, password, &grant.user_id);
  if (worth != KAYAKO_SANDBOX_PASSWORD_RIGHT) {
    refuse_grant (request, describe_worth (worth));
    return;
  }

  grant.client_id = g_strdup (client->id);
  grant.id = kayako_sandbox_oauth_add_grant (request->database, &grant);
  reply_tokens (request, &grant);
}

/**
 * kayako_sandbox_oauth_token:
 * @request: POST /oauth/token
 */
void
kayako_sandbox_oauth_token (KayakoSandboxRequest *request)
{
  const char *type = kayako_sandbox_request_peek_string (request, "grant_type");
  g_auto (Client) client = { 0 };

  if (type == NULL) {
    refuse_request (request, "The grant type is missing");
    return;
  }
  if (!read_client (request, &client))
    return;

  if (g_str_equal (type, "authorization_code"))
    redeem_code (request, &client);
  else if (g_str_equal (type, "refresh_token"))
    refresh (request, &client);
  else if (g_str_equal (type, "password"))
    take_password (request, &client);
  else
    refuse (request, SOUP_STATUS_BAD_REQUEST, "unsupported_grant_type", "There is no such grant");
}
