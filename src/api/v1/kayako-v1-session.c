/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-http-error.h"
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

/* Opens the session, where there is something to open it with, and asks whose
 * it is. */
static DexFuture *
sign_in_fiber (gpointer user_data)
{
  SignInData *data = user_data;
  g_autoptr (KayakoUser) user = NULL;
  g_autoptr (GError) error = NULL;

  if (data->request != NULL) {
    g_autoptr (KayakoWipedText) session_id = dex_await_boxed (
        kayako_chain (kayako_v1_call (data->client, data->request, KAYAKO_V1_CALL_SIGNING_IN,
                                      kayako_v1_read_session_id)),
        &error);

    if (session_id == NULL)
      return dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));
  }

  user = dex_await_object (kayako_chain (fetch_user (data->client)), &error);
  if (user == NULL) {
    if (data->request != NULL || g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED))
      kayako_v1_client_set_session (data->client, NULL, NULL);
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

/* The password goes with this one request, which is never repeated: each try
 * would open another session. */
static DexFuture *
sign_in (KayakoClient *client,
         const char *email,
         const char *password,
         const char *otp,
         const char *auth_token)
{
  g_autoptr (KayakoHttpRequest) request =
      kayako_v1_request_new (SOUP_METHOD_GET, "/session", KAYAKO_HTTP_ONCE);

  kayako_http_request_set_header (request, "X-CSRF", "true");
  if (otp != NULL) {
    kayako_http_request_set_header (request, "X-Token", auth_token);
    kayako_http_request_set_header (request, "X-OTP", otp);
  } else {
    g_autofree char *trimmed = g_strstrip (g_strdup (email));
    g_autoptr (KayakoWipedText) basic = format_basic (trimmed, password);

    kayako_http_request_set_header (request, "Authorization", basic);
  }

  return spawn_sign_in (client, g_steal_pointer (&request));
}

static DexFuture *
resume (KayakoClient *client, const char *session_id, const char *csrf_token)
{
  kayako_v1_client_set_session (KAYAKO_V1_CLIENT (client), session_id, csrf_token);

  return spawn_sign_in (client, NULL);
}

static DexFuture *
sign_out (KayakoClient *client)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (client);
  g_autoptr (KayakoHttpRequest) request = NULL;
  DexFuture *future = NULL;

  if (kayako_client_get_session_id (client) == NULL)
    return dex_future_new_true ();

  /* The call is signed before the session is let go of. */
  request = kayako_v1_request_new (SOUP_METHOD_DELETE, "/session", KAYAKO_HTTP_NONE);
  future = kayako_v1_call (self, request, KAYAKO_V1_CALL_DEFAULT, kayako_v1_read_done);
  kayako_v1_client_set_session (self, NULL, NULL);
  kayako_v1_client_set_user (self, NULL);

  return future;
}

/* Fills the part of the interface that this file implements. */
void
kayako_v1_client_init_session (KayakoClientInterface *iface)
{
  iface->probe = probe;
  iface->sign_in = sign_in;
  iface->resume = resume;
  iface->sign_out = sign_out;
}
