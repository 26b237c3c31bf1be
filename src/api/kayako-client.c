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
   * KayakoClient::credentials-changed:
   * @self: the client
   *
   * What calls are signed with is something else, or gone: a session was
   * opened or has ended, its CSRF token or the tokens of OAuth are others. What
   * there is now is worth keeping.
   */
  g_signal_new ("credentials-changed", KAYAKO_TYPE_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
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
 * kayako_client_get_credentials:
 * @self: a #KayakoClient
 *
 * What calls are signed with: never a password, but what was had for it. A
 * secret: keep it in a vault, never log it.
 *
 * Returns: (transfer none) (nullable): credentials, or %NULL while signed out
 */
KayakoCredentials *
kayako_client_get_credentials (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_credentials (self);
}

static const char *
get_of_session (KayakoClient *self, KayakoCredentialsPart part)
{
  KayakoCredentials *credentials = kayako_client_get_credentials (self);

  if (credentials == NULL ||
      kayako_credentials_get_kind (credentials) != KAYAKO_CREDENTIALS_SESSION)
    return NULL;

  return kayako_credentials_get (credentials, part);
}

/**
 * kayako_client_set_keeper:
 * @self: a #KayakoClient
 * @func: (nullable): waits until credentials are kept, or %NULL
 * @user_data: (nullable): handed to @func
 *
 * Has tokens that took the place of others kept before they are used: who loses
 * them has nothing left to get in with, as the old ones are good for nothing.
 */
void
kayako_client_set_keeper (KayakoClient *self, KayakoClientKeepFunc func, gpointer user_data)
{
  g_return_if_fail (KAYAKO_IS_CLIENT (self));

  KAYAKO_CLIENT_GET_IFACE (self)->set_keeper (self, func, user_data);
}

/**
 * kayako_client_get_session_id:
 * @self: a #KayakoClient
 *
 * The id that stands for the session. A secret: keep it in a vault, never
 * log it.
 *
 * Returns: (nullable): the id, or %NULL where there is no session
 */
const char *
kayako_client_get_session_id (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return get_of_session (self, KAYAKO_CREDENTIALS_TOKEN);
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

  return get_of_session (self, KAYAKO_CREDENTIALS_SECOND_TOKEN);
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
 * kayako_client_get_request_log:
 * @self: a #KayakoClient
 *
 * The last 200 requests: method, path, status, time; no secrets, no bodies.
 *
 * Returns: (transfer none): the log
 */
KayakoRequestLog *
kayako_client_get_request_log (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_request_log (self);
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
 * kayako_client_inspect:
 * @self: a #KayakoClient
 *
 * Looks at the helpdesk's server itself, with a connection of its own and without
 * credentials.
 *
 * Returns: (transfer full): a future as that of kayako_inspect()
 */
DexFuture *
kayako_client_inspect (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->inspect (self);
}

/**
 * kayako_client_identify:
 * @self: a #KayakoClient that somebody is let in with
 *
 * Asks the helpdesk whom it lets in. Nothing that the client knows changes.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoUser with
 *   role, or rejects with %KAYAKO_ERROR_UNAUTHORIZED or another #KayakoError
 */
DexFuture *
kayako_client_identify (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->identify (self);
}

/**
 * kayako_client_sign_in:
 * @self: a #KayakoClient
 * @credentials: what somebody is let in with
 *
 * Lets somebody in, and asks the helpdesk who that is. A password, a one-time
 * password and a remembered device travel in one request only, and open a
 * session; what follows carries that. All other kinds sign every call: after
 * %KAYAKO_ERROR_UNAUTHORIZED the client is signed out, after other errors it
 * keeps them, so that they may be tried again.
 *
 * Where a password rejects with %KAYAKO_ERROR_OTP_EXPECTED, call it again with
 * a one-time password and kayako_error_get_auth_token(). Where it rejects with
 * %KAYAKO_ERROR_PASSWORD_EXPIRED, go on with kayako_client_change_password().
 *
 * Somebody without an account (a fingerprint, a conversation's token) is a
 * #KayakoUser without id and role.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoUser with role, or
 *   rejects with %KAYAKO_ERROR_CREDENTIALS, %KAYAKO_ERROR_LOCKED,
 *   %KAYAKO_ERROR_OTP_EXPECTED, %KAYAKO_ERROR_PASSWORD_EXPIRED,
 *   %KAYAKO_ERROR_UNAUTHORIZED where what opens no session has ended, or
 *   another #KayakoError
 */
DexFuture *
kayako_client_sign_in (KayakoClient *self, KayakoCredentials *credentials)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->sign_in (self, credentials);
}

/**
 * kayako_client_change_password:
 * @self: a #KayakoClient
 * @auth_token: what came with %KAYAKO_ERROR_PASSWORD_EXPIRED
 * @new_password: the password from now on
 *
 * Gives somebody whose password has expired another one, and lets them in.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoUser with
 *   role, or rejects with %KAYAKO_ERROR_CREDENTIALS where the token is too old,
 *   %KAYAKO_ERROR_REJECTED where the helpdesk does not want this password, or
 *   another #KayakoError
 */
DexFuture *
kayako_client_change_password (KayakoClient *self, const char *auth_token, const char *new_password)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (auth_token != NULL, NULL);
  g_return_val_if_fail (new_password != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->change_password (self, auth_token, new_password);
}

/**
 * kayako_client_keep_alive:
 * @self: a #KayakoClient
 *
 * Tells the helpdesk that the session is in use yet, where there is one.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   %KAYAKO_ERROR_UNAUTHORIZED where it has ended, or another #KayakoError
 */
DexFuture *
kayako_client_keep_alive (KayakoClient *self)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->keep_alive (self);
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
