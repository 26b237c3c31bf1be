/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client.h"

/**
 * KayakoClient:
 *
 * A connection to one helpdesk as one person, or as nobody while signed out.
 * It holds no resources: every answer brings fresh objects. Main thread only.
 */
G_DEFINE_INTERFACE (KayakoClient, kayako_client, G_TYPE_OBJECT)

static void
kayako_client_default_init (KayakoClientInterface *iface)
{
  /**
   * KayakoClient:base-uri:
   *
   * The helpdesk's scheme, host and port, without a slash at the end.
   */
  g_object_interface_install_property (
      iface,
      g_param_spec_string ("base-uri", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  /**
   * KayakoClient:capabilities:
   *
   * What the signed-in person may do; nothing while signed out.
   */
  g_object_interface_install_property (
      iface,
      g_param_spec_flags ("capabilities", NULL, NULL, KAYAKO_TYPE_CAPABILITIES, 0,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  /**
   * KayakoClient:user:
   *
   * The signed-in person, with role; %NULL while signed out.
   */
  g_object_interface_install_property (
      iface,
      g_param_spec_object ("user", NULL, NULL, KAYAKO_TYPE_USER,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  /**
   * KayakoClient::notified:
   * @self: the client
   * @notification: what the helpdesk wants a person to read
   *
   * An answer, good or bad, brought a notification for people.
   */
  g_signal_new ("notified", KAYAKO_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, KAYAKO_TYPE_NOTIFICATION | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * KayakoClient::session-changed:
   * @self: the client
   *
   * The session id or the CSRF token is another one, or gone.
   */
  g_signal_new ("session-changed", KAYAKO_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);

  /**
   * KayakoClient::reached:
   * @self: the client
   * @reached: %TRUE when the helpdesk answered, %FALSE when it could not be
   *   reached
   *
   * A request got through to the helpdesk, or the network failed.
   */
  g_signal_new ("reached", KAYAKO_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_BOOLEAN);
}

/**
 * kayako_client_get_base_uri:
 * @self: a #KayakoClient
 *
 * The helpdesk's scheme, host and port, without a slash at the end.
 *
 * Returns: an address, owned by @self
 */
const char *
kayako_client_get_base_uri (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_base_uri (self);
}

/**
 * kayako_client_get_capabilities:
 * @self: a #KayakoClient
 *
 * What the signed-in person may do.
 *
 * Returns: capabilities, none while signed out and nobody is expected
 */
KayakoCapabilities
kayako_client_get_capabilities (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), 0);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_capabilities (self);
}

/**
 * kayako_client_expect_user:
 * @self: a #KayakoClient
 * @user: who was signed in last time
 *
 * Until the helpdesk has said who is signed in, what that person might do
 * counts: so that one can go on without a network. Changes nothing afterwards.
 */
void
kayako_client_expect_user (KayakoClient *self, KayakoUser *user)
{
  g_return_if_fail (KAYAKO_IS_CLIENT (self));
  g_return_if_fail (KAYAKO_IS_USER (user));

  KAYAKO_CLIENT_GET_IFACE (self)->expect_user (self, user);
}

/**
 * kayako_client_get_user:
 * @self: a #KayakoClient
 *
 * The signed-in person.
 *
 * Returns: (transfer none) (nullable): the user, or %NULL while signed out
 */
KayakoUser *
kayako_client_get_user (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_user (self);
}

/**
 * kayako_client_get_session_id:
 * @self: a #KayakoClient
 *
 * The id that stands for the session. A secret: keep it in a vault, never
 * log it.
 *
 * Returns: (nullable): the id, or %NULL while signed out
 */
const char *
kayako_client_get_session_id (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_session_id (self);
}

/**
 * kayako_client_get_csrf_token:
 * @self: a #KayakoClient
 *
 * The token every change must carry. A secret, as the session id is.
 *
 * Returns: (nullable): the token, or %NULL where there is none
 */
const char *
kayako_client_get_csrf_token (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_csrf_token (self);
}

/**
 * kayako_client_get_request_token:
 * @self: a #KayakoClient
 * @id: a conversation this client made
 *
 * The token that shows the conversation to anybody for 120 seconds after it
 * was made, for kayako_client_get_conversation_with_token().
 *
 * Returns: (nullable): the token, or %NULL where its making brought none
 */
const char *
kayako_client_get_request_token (KayakoClient *self, gint64 id)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_request_token (self, id);
}

/**
 * kayako_client_probe:
 * @self: a #KayakoClient
 *
 * Asks, without credentials, whether the address belongs to a helpdesk.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   %KAYAKO_ERROR_NOT_HELPDESK, %KAYAKO_ERROR_NETWORK,
 *   %KAYAKO_ERROR_CERTIFICATE, %KAYAKO_ERROR_REDIRECTED or another
 *   #KayakoError
 */
DexFuture *
kayako_client_probe (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->probe (self);
}

/**
 * kayako_client_sign_in:
 * @self: a #KayakoClient
 * @email: the person's address
 * @password: the person's password
 * @otp: (nullable): a one-time password
 * @auth_token: (nullable): the token that came with
 *   %KAYAKO_ERROR_OTP_EXPECTED; given exactly where @otp is
 *
 * Opens a session. The password travels in this request only; what follows
 * carries the session id.
 *
 * Where the first try rejects with %KAYAKO_ERROR_OTP_EXPECTED, call it again
 * with the one-time password and kayako_error_get_auth_token().
 *
 * Returns: (transfer full): a future that resolves to the #KayakoUser with role, or
 *   rejects with %KAYAKO_ERROR_CREDENTIALS, %KAYAKO_ERROR_LOCKED,
 *   %KAYAKO_ERROR_OTP_EXPECTED, %KAYAKO_ERROR_PASSWORD_EXPIRED or another
 *   #KayakoError
 */
DexFuture *
kayako_client_sign_in (KayakoClient *self,
                       const char *email,
                       const char *password,
                       const char *otp,
                       const char *auth_token)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (email != NULL, NULL);
  g_return_val_if_fail (password != NULL, NULL);
  g_return_val_if_fail ((otp == NULL) == (auth_token == NULL), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->sign_in (self, email, password, otp, auth_token);
}

/**
 * kayako_client_resume:
 * @self: a #KayakoClient
 * @session_id: the id of the session
 * @csrf_token: (nullable): its token
 *
 * Goes on with a session of an earlier run. After
 * %KAYAKO_ERROR_UNAUTHORIZED the client is signed out; after other errors it
 * keeps the session, so that it may be tried again.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoUser with role, or
 *   rejects with %KAYAKO_ERROR_UNAUTHORIZED where the session has ended, or
 *   another #KayakoError
 */
DexFuture *
kayako_client_resume (KayakoClient *self, const char *session_id, const char *csrf_token)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (session_id != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->resume (self, session_id, csrf_token);
}

/**
 * kayako_client_sign_out:
 * @self: a #KayakoClient
 *
 * Ends the session. The client is signed out at once, whatever the helpdesk
 * answers.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError where the helpdesk could not be told
 */
DexFuture *
kayako_client_sign_out (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->sign_out (self);
}
