/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-http-error.h"
#include "kayako-oauth-token.h"
#include "kayako-v1-private.h"
#include "kayako-wipe.h"

/* How a call says who asks (api/v1.md §3), and new tokens where the old ones
 * have ended. */

#define MARGIN 60 /* seconds: what ends this soon is renewed first */

static void
set_bearer (KayakoHttpRequest *request, const char *token)
{
  g_autoptr (KayakoWipedText) value = g_strconcat ("Bearer ", token, NULL);

  kayako_http_request_set_header (request, "Authorization", value);
}

/* The token shows its own conversation and nothing else. */
static void
add_token (KayakoHttpRequest *request, KayakoCredentials *credentials)
{
  g_autofree char *target = g_strdup_printf (KAYAKO_V1_ROOT "/conversations/%" G_GINT64_FORMAT,
                                             kayako_credentials_get_conversation_id (credentials));

  if (g_str_equal (target, kayako_http_request_get_target (request)))
    kayako_http_request_add_argument (
        request, "token", kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_TOKEN));
}

/* Lets a request to the helpdesk's own origin speak for who is signed in. */
void
kayako_v1_client_sign_request (KayakoV1Client *self, KayakoHttpRequest *request)
{
  KayakoCredentials *credentials = kayako_client_get_credentials (KAYAKO_CLIENT (self));
  const char *token = NULL;

  if (credentials == NULL)
    return;

  token = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_TOKEN);
  switch (kayako_credentials_get_kind (credentials)) {
  case KAYAKO_CREDENTIALS_SESSION:
    kayako_http_request_set_header (request, "X-Session-ID", token);
    kayako_http_request_set_header (
        request, "X-CSRF-Token",
        kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_SECOND_TOKEN));
    return;
  case KAYAKO_CREDENTIALS_OAUTH:
  case KAYAKO_CREDENTIALS_JWT:
    set_bearer (request, token);
    return;
  case KAYAKO_CREDENTIALS_FINGERPRINT:
    kayako_http_request_set_header (request, "X-Fingerprint-ID", token);
    return;
  case KAYAKO_CREDENTIALS_CONVERSATION:
    add_token (request, credentials);
    return;
  case KAYAKO_CREDENTIALS_PASSWORD:
  case KAYAKO_CREDENTIALS_OTP:
  case KAYAKO_CREDENTIALS_NEW_PASSWORD:
  case KAYAKO_CREDENTIALS_REMEMBERED:
  default:
    g_assert_not_reached ();
  }
}

typedef struct {
  KayakoV1Client *client;         /* (owned) (not nullable) */
  KayakoCredentials *credentials; /* (owned) (not nullable): what has ended */
} RenewData;

static void
renew_data_free (RenewData *data)
{
  g_object_unref (data->client);
  kayako_credentials_unref (data->credentials);
  g_free (data);
}

static gboolean
is_current (KayakoV1Client *self, KayakoCredentials *credentials)
{
  return kayako_credentials_equal (credentials,
                                   kayako_client_get_credentials (KAYAKO_CLIENT (self)));
}

static DexFuture *
renew_fiber (gpointer user_data)
{
  RenewData *data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoCredentials) renewed =
      dex_await_boxed (kayako_chain (kayako_oauth_token_refresh (
                           kayako_v1_client_get_http (data->client), data->credentials)),
                       &error);

  if (renewed == NULL)
    return dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));

  if (!is_current (data->client, data->credentials))
    return dex_future_new_true ();

  /* The old ones are good for nothing any more, and so would be what is kept. */
  kayako_v1_client_renew_credentials (data->client, renewed);
  dex_await (kayako_chain (kayako_v1_client_when_kept (data->client)), NULL);

  return dex_future_new_true ();
}

/* Gets new tokens, in a fibre, once for all who need them. */
static gboolean
await_renewal (KayakoV1Client *self, KayakoCredentials *credentials, GError **error)
{
  KayakoShared *renewal = kayako_v1_client_get_renewal (self);
  g_autoptr (GError) cause = NULL;

  /* Somebody else has been here. */
  if (!is_current (self, credentials))
    return TRUE;

  if (!kayako_shared_is_running (renewal)) {
    RenewData *data = g_new0 (RenewData, 1);

    data->client = g_object_ref (self);
    data->credentials = kayako_credentials_ref (credentials);
    kayako_shared_set (renewal, kayako_spawn (renew_fiber, data, (GDestroyNotify) renew_data_free));
  }

  if (dex_await (kayako_shared_join (renewal), &cause))
    return TRUE;

  g_propagate_error (error, kayako_http_error_from_transport (cause, FALSE, FALSE));
  return FALSE;
}

static KayakoHttpResponse *
await_response (KayakoV1Client *self, KayakoHttpRequest *request, GError **error)
{
  return dex_await_boxed (
      kayako_chain (kayako_http_send (kayako_v1_client_get_http (self), request)), error);
}

/* Tokens that can be had anew, or NULL. */
static KayakoCredentials *
dup_renewable (KayakoV1Client *self)
{
  KayakoCredentials *credentials = kayako_client_get_credentials (KAYAKO_CLIENT (self));

  if (credentials == NULL ||
      kayako_credentials_get_kind (credentials) != KAYAKO_CREDENTIALS_OAUTH ||
      kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_SECOND_TOKEN) == NULL)
    return NULL;

  return kayako_credentials_ref (credentials);
}

static gboolean
ends_soon (KayakoCredentials *credentials)
{
  gint64 expires_at = kayako_credentials_get_expires_at (credentials);

  return expires_at != 0 && expires_at - MARGIN <= g_get_real_time () / G_USEC_PER_SEC;
}

/* Sends a request that is signed, in a fibre. Where it is signed with tokens
 * that end, new ones are had first, and once more where the helpdesk does not
 * want them: it has done nothing then. */
KayakoHttpResponse *
kayako_v1_client_await_signed (KayakoV1Client *self, KayakoHttpRequest *request, GError **error)
{
  g_autoptr (KayakoCredentials) credentials = dup_renewable (self);
  g_autoptr (KayakoHttpResponse) response = NULL;

  if (credentials == NULL)
    return await_response (self, request, error);

  if (ends_soon (credentials)) {
    if (!await_renewal (self, credentials, error))
      return NULL;
    kayako_v1_client_sign_request (self, request);
    return await_response (self, request, error);
  }

  response = await_response (self, request, error);
  if (response == NULL || kayako_http_response_get_status (response) != SOUP_STATUS_UNAUTHORIZED)
    return g_steal_pointer (&response);

  if (!await_renewal (self, credentials, error))
    return NULL;

  kayako_v1_client_sign_request (self, request);
  return await_response (self, request, error);
}
