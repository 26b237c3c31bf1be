/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-http-error.h"
#include "kayako-inspection.h"
#include "kayako-v1-bodies.h"
#include "kayako-v1-call.h"
#include "kayako-v1-readers.h"
#include "kayako-wipe.h"

/* Opening, keeping and closing a session (api/v1.md §3). */

#define USER_INCLUDE "role,team,organization,identity_email"

typedef struct {
  KayakoV1Client *client;     /* (owned) (not nullable) */
  KayakoHttpRequest *request; /* (owned) (nullable): what opens the session */
} SignInData;

static void
sign_in_data_free (SignInData *data)
{
  g_object_unref (data->client);
  g_clear_pointer (&data->request, kayako_http_request_unref);
  g_free (data);
}

static DexFuture *
probe (KayakoClient *client)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, "/tests", KAYAKO_HTTP_NONE);

  kayako_http_request_add_argument (request, "limit", "1");

  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_PROBING,
                         kayako_v1_read_probe);
}

static DexFuture *
fetch_user (KayakoV1Client *self)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, "/me", KAYAKO_HTTP_NONE);

  kayako_http_request_add_argument (request, "include", USER_INCLUDE);

  return kayako_v1_call (self, request, KAYAKO_V1_CALL_DEFAULT, kayako_v1_read_user);
}

/* Whose the credentials are. Who has no account is a user whom nobody knows; a
 * conversation's token is good where it shows the conversation. */
static DexFuture *
identify (KayakoV1Client *self)
{
  KayakoClient *client = KAYAKO_CLIENT (self);
  KayakoCredentials *credentials = kayako_client_get_credentials (client);
  g_autoptr (KayakoHttpRequest) request = NULL;

  switch (kayako_credentials_get_kind (credentials)) {
  case KAYAKO_CREDENTIALS_FINGERPRINT:
    request = kayako_v1_request_new (SOUP_METHOD_GET, "/conversations", KAYAKO_HTTP_NONE);
    kayako_http_request_add_argument (request, "limit", "1");
    return kayako_v1_call (self, request, KAYAKO_V1_CALL_DEFAULT, kayako_v1_read_stranger);
  case KAYAKO_CREDENTIALS_CONVERSATION: {
    g_autofree char *path = g_strdup_printf ("/conversations/%" G_GINT64_FORMAT,
                                             kayako_credentials_get_conversation_id (credentials));

    request = kayako_v1_request_new (SOUP_METHOD_GET, path, KAYAKO_HTTP_NONE);
    return kayako_v1_call (self, request, KAYAKO_V1_CALL_DEFAULT, kayako_v1_read_stranger);
  }
  case KAYAKO_CREDENTIALS_PASSWORD:
  case KAYAKO_CREDENTIALS_OTP:
  case KAYAKO_CREDENTIALS_NEW_PASSWORD:
  case KAYAKO_CREDENTIALS_REMEMBERED:
  case KAYAKO_CREDENTIALS_SESSION:
  case KAYAKO_CREDENTIALS_OAUTH:
  case KAYAKO_CREDENTIALS_JWT:
  default:
    return fetch_user (self);
  }
}

static DexFuture *
identify_client (KayakoClient *client)
{
  if (kayako_client_get_credentials (client) == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED, "Nobody is signed in");

  return identify (KAYAKO_V1_CLIENT (client));
}

static DexFuture *
inspect (KayakoClient *client)
{
  g_autofree char *uri =
      g_strconcat (kayako_client_get_base_uri (client), KAYAKO_V1_ROOT "/tests?limit=1", NULL);

  return kayako_inspect (uri);
}

/* Opens the session, in a fibre. */
static gboolean
open_session (SignInData *data, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (KayakoWipedText) session_id = dex_await_boxed (
      kayako_chain (kayako_v1_call (data->client, data->request, KAYAKO_V1_CALL_SIGNING_IN,
                                    kayako_v1_read_session_id)),
      &cause);

  if (session_id != NULL)
    return TRUE;

  g_propagate_error (error, kayako_http_error_from_transport (cause, FALSE, FALSE));
  return FALSE;
}

/* Opens the session, where there is something to open it with, and asks whose
 * it is. */
static DexFuture *
sign_in_fiber (gpointer user_data)
{
  SignInData *data = user_data;
  g_autoptr (KayakoUser) user = NULL;
  g_autoptr (GError) error = NULL;

  if (data->request != NULL && !open_session (data, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  /* Somebody has signed out while we waited. */
  if (kayako_client_get_credentials (KAYAKO_CLIENT (data->client)) == NULL)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody signs in any more");

  user = dex_await_object (kayako_chain (identify (data->client)), &error);
  if (user == NULL) {
    if (data->request != NULL || kayako_error_ends_session (error))
      kayako_v1_client_set_credentials (data->client, NULL);
    return dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));
  }

  kayako_v1_client_set_user (data->client, user);

  return dex_future_new_take_object (g_steal_pointer (&user));
}

static DexFuture *
spawn_sign_in (KayakoClient *client, KayakoHttpRequest *request)
{
  SignInData *data = g_new0 (SignInData, 1);

  data->client = g_object_ref (KAYAKO_V1_CLIENT (client));
  data->request = request;

  return kayako_spawn (sign_in_fiber, data, (GDestroyNotify) sign_in_data_free);
}

static char *
format_basic (const char *email, const char *password)
{
  g_autoptr (KayakoWipedText) pair = g_strconcat (email, ":", password, NULL);
  g_autoptr (KayakoWipedText) encoded = g_base64_encode ((const guint8 *) pair, strlen (pair));

  return g_strconcat ("Basic ", encoded, NULL);
}

/* What opens a session. It is never repeated: each try would open another. */
static KayakoHttpRequest *
new_opening (KayakoCredentials *credentials)
{
  KayakoHttpRequest *request =
      kayako_v1_request_new (SOUP_METHOD_GET, "/session", KAYAKO_HTTP_ONCE);
  const char *email = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_EMAIL);
  const char *secret = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_SECRET);
  const char *token = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_TOKEN);
  const char *device = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_DEVICE);
  KayakoCredentialsKind kind = kayako_credentials_get_kind (credentials);

  kayako_http_request_set_header (request, "X-CSRF", "true");
  kayako_http_request_set_header (request, "X-Fingerprint", device);

  if (kind == KAYAKO_CREDENTIALS_REMEMBERED) {
    kayako_http_request_set_header (request, "X-RememberMe", token);
    return request;
  }

  if (device != NULL)
    kayako_http_request_add_argument (request, "remember_me", "true");
  if (kind == KAYAKO_CREDENTIALS_OTP) {
    kayako_http_request_set_header (request, "X-Token", token);
    kayako_http_request_set_header (request, "X-OTP", secret);
  } else {
    g_autoptr (KayakoWipedText) basic = format_basic (email, secret);

    kayako_http_request_set_header (request, "Authorization", basic);
  }

  return request;
}

static DexFuture *
change_password (KayakoClient *client, const char *auth_token, const char *new_password)
{
  KayakoHttpRequest *request =
      kayako_v1_request_new (SOUP_METHOD_PUT, "/profile/password", KAYAKO_HTTP_ONCE);

  kayako_http_request_set_header (request, "X-CSRF", "true");
  kayako_http_request_set_header (request, "X-Token", auth_token);
  kayako_v1_body_set_new_password (request, new_password);

  return spawn_sign_in (client, request);
}

static DexFuture *
sign_in (KayakoClient *client, KayakoCredentials *credentials)
{
  switch (kayako_credentials_get_kind (credentials)) {
  case KAYAKO_CREDENTIALS_PASSWORD:
  case KAYAKO_CREDENTIALS_OTP:
  case KAYAKO_CREDENTIALS_REMEMBERED:
    return spawn_sign_in (client, new_opening (credentials));
  case KAYAKO_CREDENTIALS_NEW_PASSWORD:
    return change_password (client, kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_TOKEN),
                            kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_SECRET));
  case KAYAKO_CREDENTIALS_SESSION:
  case KAYAKO_CREDENTIALS_OAUTH:
  case KAYAKO_CREDENTIALS_JWT:
  case KAYAKO_CREDENTIALS_FINGERPRINT:
  case KAYAKO_CREDENTIALS_CONVERSATION:
  default:
    kayako_v1_client_set_credentials (KAYAKO_V1_CLIENT (client), credentials);
    return spawn_sign_in (client, NULL);
  }
}

static DexFuture *
keep_alive (KayakoClient *client)
{
  g_autoptr (KayakoHttpRequest) request = NULL;

  if (kayako_client_get_session_id (client) == NULL)
    return dex_future_new_true ();

  request = kayako_v1_request_new (SOUP_METHOD_PUT, "/session/ack", KAYAKO_HTTP_NONE);
  return kayako_v1_call (KAYAKO_V1_CLIENT (client), request, KAYAKO_V1_CALL_DEFAULT,
                         kayako_v1_read_done);
}

static DexFuture *
sign_out (KayakoClient *client)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (client);
  g_autoptr (KayakoHttpRequest) request = NULL;
  DexFuture *future = NULL;

  /* The call is signed before the session is let go of. Where there is none, the
   * helpdesk has nothing to end. */
  if (kayako_client_get_session_id (client) != NULL) {
    request = kayako_v1_request_new (SOUP_METHOD_DELETE, "/session", KAYAKO_HTTP_NONE);
    future = kayako_v1_call (self, request, KAYAKO_V1_CALL_DEFAULT, kayako_v1_read_done);
  }

  kayako_v1_client_set_credentials (self, NULL);
  kayako_v1_client_set_user (self, NULL);

  return future != NULL ? future : dex_future_new_true ();
}

/* Fills the part of the interface that this file implements. */
void
kayako_v1_client_init_session (KayakoClientInterface *iface)
{
  iface->probe = probe;
  iface->inspect = inspect;
  iface->identify = identify_client;
  iface->sign_in = sign_in;
  iface->change_password = change_password;
  iface->keep_alive = keep_alive;
  iface->sign_out = sign_out;
}
