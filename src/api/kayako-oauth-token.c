/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-oauth-token.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-http-error.h"
#include "kayako-v1-codec-json.h"
#include "kayako-wipe.h"

#include <string.h>

/* Getting tokens (RFC 6749 §4.1.3, §4.3, §6; api/v1.md §3.5). */

#define PATH         "/oauth/token"
#define LONGEST_LIFE (100 * G_GINT64_CONSTANT (31557600)) /* seconds: a century is for ever */
#define FORM_SIZE    4096 /* bytes: so much that no secret is left behind where it was too small */

typedef struct {
  KayakoHttp *http;           /* (owned) (not nullable) */
  KayakoHttpRequest *request; /* (owned) (not nullable) */
  char *client_id;            /* (owned) (not nullable) */
  char *client_secret;        /* (owned) (nullable) */
  char *refresh_token;        /* (owned) (nullable): goes on where no new one comes */
  KayakoError refusal;        /* what it means that the helpdesk does not want it */
} TokenData;

static void
token_data_free (TokenData *data)
{
  g_object_unref (data->http);
  kayako_http_request_unref (data->request);
  g_free (data->client_id);
  kayako_wipe_free (data->client_secret);
  kayako_wipe_free (data->refresh_token);
  g_free (data);
}

static void
append (GString *form, const char *name, const char *value)
{
  if (value == NULL)
    return;

  if (form->len > 0)
    g_string_append_c (form, '&');
  g_string_append_printf (form, "%s=", name);
  g_string_append_uri_escaped (form, value, NULL, FALSE);
}

/* The answer's object, or NULL where it is none of this protocol's. The root
 * node is the parser's. */
static JsonObject *
parse (JsonParser *parser, KayakoHttpResponse *response)
{
  GBytes *body = kayako_http_response_get_body (response);
  gsize size = 0;
  const char *text = g_bytes_get_data (body, &size);

  if (size == 0 || !json_parser_load_from_data (parser, text, (gssize) size, NULL) ||
      json_parser_get_root (parser) == NULL)
    return NULL;

  return kayako_v1_json_get_object (json_parser_get_root (parser));
}

/* What the protocol's own words mean here. */
static KayakoError
code_for (const TokenData *data, guint status, const char *word)
{
  if (g_strcmp0 (word, "invalid_grant") == 0)
    return data->refusal;
  if (word != NULL)
    return KAYAKO_ERROR_REJECTED;

  return kayako_http_error_code_for_status (status);
}

static GError *
new_refused (const TokenData *data, KayakoHttpResponse *response, JsonObject *object)
{
  guint status = kayako_http_response_get_status (response);
  const char *word = NULL;
  GError *error = NULL;

  if (object != NULL)
    kayako_v1_json_read_string (object, "error", &word);

  error = g_error_new (KAYAKO_ERROR, code_for (data, status, word),
                       "HTTP %u from the token's place", status);
  kayako_error_set_server_code (error, word);
  kayako_error_set_retry_after (error, kayako_http_response_get_retry_after (response));

  return error;
}

static KayakoCredentials *
read_tokens (const TokenData *data, JsonObject *object, GError **error)
{
  const char *type = NULL;
  const char *access = NULL;
  const char *refresh = NULL;
  gint64 lifetime = 0;
  gint64 expires_at = 0;

  kayako_v1_json_read_string (object, "access_token", &access);
  kayako_v1_json_read_string (object, "refresh_token", &refresh);
  kayako_v1_json_read_string (object, "token_type", &type);
  kayako_v1_json_read_int64 (object, "expires_in", &lifetime);

  if (access == NULL || *access == '\0' ||
      (type != NULL && g_ascii_strcasecmp (type, "bearer") != 0)) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL,
                         "The answer has no token that can be used");
    return NULL;
  }

  if (lifetime > 0 && lifetime < LONGEST_LIFE)
    expires_at = g_get_real_time () / G_USEC_PER_SEC + lifetime;

  return kayako_credentials_new_oauth (data->client_id, data->client_secret, access,
                                       refresh != NULL ? refresh : data->refresh_token, expires_at);
}

static DexFuture *
token_fiber (gpointer user_data)
{
  TokenData *data = user_data;
  g_autoptr (KayakoHttpResponse) response = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (KayakoCredentials) credentials = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object = NULL;

  response = dex_await_boxed (kayako_chain (kayako_http_send (data->http, data->request)), &error);
  if (response == NULL) {
    /* It changes nothing that matters to a person: it may be tried again. */
    if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR))
      error->code = KAYAKO_ERROR_NETWORK;
    return dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));
  }

  object = parse (parser, response);
  if (!kayako_http_response_is_success (response))
    return dex_future_new_for_error (new_refused (data, response, object));
  if (object == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL,
                                  "The tokens are not in JSON");

  credentials = read_tokens (data, object, &error);
  if (credentials == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (KAYAKO_TYPE_CREDENTIALS, g_steal_pointer (&credentials));
}

/* Sends @form with who we are added to it. */
static DexFuture *
ask (KayakoHttp *http,
     const KayakoOauthClient *client,
     GString *form,
     const char *refresh_token,
     KayakoError refusal)
{
  TokenData *data = g_new0 (TokenData, 1);
  g_autoptr (GBytes) body = NULL;
  gsize length = 0;
  char *text = NULL;

  append (form, "client_id", client->id);
  append (form, "client_secret", client->secret);
  length = form->len;
  text = g_string_free_and_steal (form);
  body = g_bytes_new_with_free_func (text, length, (GDestroyNotify) kayako_wipe_free, text);

  data->http = g_object_ref (http);
  data->client_id = g_strdup (client->id);
  data->client_secret = g_strdup (client->secret);
  data->refresh_token = g_strdup (refresh_token);
  data->refusal = refusal;
  data->request = kayako_http_request_new (SOUP_METHOD_POST, PATH, KAYAKO_HTTP_ONCE);
  kayako_http_request_set_header (data->request, "Accept", "application/json");
  kayako_http_request_set_body (data->request, SOUP_FORM_MIME_TYPE_URLENCODED, body);

  return kayako_spawn (token_fiber, data, (GDestroyNotify) token_data_free);
}

/**
 * kayako_oauth_token_redeem:
 * @http: the helpdesk
 * @client: who we are
 * @code: what the browser brought
 * @verifier: what the code's challenge was made of
 * @redirect_uri: where the browser brought it
 *
 * Gets tokens for a code, which is good once.
 *
 * Returns: (transfer full): a future that resolves to #KayakoCredentials, or
 *   rejects with %KAYAKO_ERROR_UNAUTHORIZED where the code is not good,
 *   %KAYAKO_ERROR_REJECTED where the helpdesk does not know this program, or
 *   another #KayakoError; kayako_error_get_server_code() has the protocol's
 *   word
 */
DexFuture *
kayako_oauth_token_redeem (KayakoHttp *http,
                           const KayakoOauthClient *client,
                           const char *code,
                           const char *verifier,
                           const char *redirect_uri)
{
  GString *form = g_string_sized_new (FORM_SIZE);

  append (form, "grant_type", "authorization_code");
  append (form, "code", code);
  append (form, "code_verifier", verifier);
  append (form, "redirect_uri", redirect_uri);

  return ask (http, client, form, NULL, KAYAKO_ERROR_UNAUTHORIZED);
}

/**
 * kayako_oauth_token_take_password:
 * @http: the helpdesk
 * @client: who we are
 * @email: the person's address
 * @password: the person's password
 * @scope: what we want to do, with spaces between
 *
 * Gets tokens for a password.
 *
 * Returns: (transfer full): a future that resolves to #KayakoCredentials, or
 *   rejects with %KAYAKO_ERROR_CREDENTIALS where the password is not good, or
 *   as kayako_oauth_token_redeem() does
 */
DexFuture *
kayako_oauth_token_take_password (KayakoHttp *http,
                                  const KayakoOauthClient *client,
                                  const char *email,
                                  const char *password,
                                  const char *scope)
{
  GString *form = g_string_sized_new (FORM_SIZE);

  append (form, "grant_type", "password");
  append (form, "username", email);
  append (form, "password", password);
  append (form, "scope", scope);

  return ask (http, client, form, NULL, KAYAKO_ERROR_CREDENTIALS);
}

/**
 * kayako_oauth_token_refresh:
 * @http: the helpdesk
 * @credentials: tokens, of which the access token has ended or soon will
 *
 * Gets new tokens for the refresh token.
 *
 * Returns: (transfer full): a future that resolves to #KayakoCredentials, or
 *   rejects with %KAYAKO_ERROR_UNAUTHORIZED where the refresh token is not good
 *   any more, or as kayako_oauth_token_redeem() does
 */
DexFuture *
kayako_oauth_token_refresh (KayakoHttp *http, KayakoCredentials *credentials)
{
  const char *refresh = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_SECOND_TOKEN);
  KayakoOauthClient client = {
    .id = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_CLIENT_ID),
    .secret = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_CLIENT_SECRET),
  };
  GString *form = NULL;

  if (refresh == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED,
                                  "There is no refresh token");

  form = g_string_sized_new (FORM_SIZE);
  append (form, "grant_type", "refresh_token");
  append (form, "refresh_token", refresh);

  return ask (http, &client, form, refresh, KAYAKO_ERROR_UNAUTHORIZED);
}
