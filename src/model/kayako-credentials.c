/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-credentials.h"

#include "kayako-wipe.h"

#define N_PARTS (KAYAKO_CREDENTIALS_CLIENT_SECRET + 1)

/**
 * KayakoCredentials:
 *
 * What somebody is let in with. It is not changed once it is made, never
 * printed, and overwritten when nobody holds it any more.
 */
struct _KayakoCredentials {
  KayakoCredentialsKind kind;
  char *parts[N_PARTS]; /* (owned) (nullable): secrets */
  gint64 expires_at;
  gint64 conversation_id;
};

G_DEFINE_BOXED_TYPE (KayakoCredentials,
                     kayako_credentials,
                     kayako_credentials_ref,
                     kayako_credentials_unref)

static KayakoCredentials *
new_of_kind (KayakoCredentialsKind kind)
{
  KayakoCredentials *self = g_atomic_rc_box_new0 (KayakoCredentials);

  self->kind = kind;

  return self;
}

/**
 * kayako_credentials_new_password:
 * @email: the person's address; spaces around it are left out
 * @password: the person's password
 *
 * Credentials of who has an account.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_new_password (const char *email, const char *password)
{
  KayakoCredentials *self = NULL;

  g_return_val_if_fail (email != NULL, NULL);
  g_return_val_if_fail (password != NULL, NULL);

  self = new_of_kind (KAYAKO_CREDENTIALS_PASSWORD);
  self->parts[KAYAKO_CREDENTIALS_EMAIL] = g_strstrip (g_strdup (email));
  self->parts[KAYAKO_CREDENTIALS_SECRET] = g_strdup (password);

  return self;
}

/**
 * kayako_credentials_new_otp:
 * @auth_token: what came with %KAYAKO_ERROR_OTP_EXPECTED
 * @otp: the one-time password
 *
 * Credentials for the second step of a sign-in.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_new_otp (const char *auth_token, const char *otp)
{
  KayakoCredentials *self = NULL;

  g_return_val_if_fail (auth_token != NULL, NULL);
  g_return_val_if_fail (otp != NULL, NULL);

  self = new_of_kind (KAYAKO_CREDENTIALS_OTP);
  self->parts[KAYAKO_CREDENTIALS_TOKEN] = g_strdup (auth_token);
  self->parts[KAYAKO_CREDENTIALS_SECRET] = g_strdup (otp);

  return self;
}

/**
 * kayako_credentials_new_changed_password:
 * @email: (nullable): who signs in
 * @auth_token: what came with %KAYAKO_ERROR_PASSWORD_EXPIRED
 * @password: the password from now on
 *
 * Credentials of whose password has expired.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_new_changed_password (const char *email,
                                         const char *auth_token,
                                         const char *password)
{
  KayakoCredentials *self = NULL;

  g_return_val_if_fail (auth_token != NULL, NULL);
  g_return_val_if_fail (password != NULL, NULL);

  self = new_of_kind (KAYAKO_CREDENTIALS_NEW_PASSWORD);
  self->parts[KAYAKO_CREDENTIALS_EMAIL] = email != NULL ? g_strstrip (g_strdup (email)) : NULL;
  self->parts[KAYAKO_CREDENTIALS_TOKEN] = g_strdup (auth_token);
  self->parts[KAYAKO_CREDENTIALS_SECRET] = g_strdup (password);

  return self;
}

/**
 * kayako_credentials_new_session:
 * @id: the session's id
 * @csrf_token: (nullable): the token that every change must carry
 *
 * Credentials of who has signed in before.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_new_session (const char *id, const char *csrf_token)
{
  KayakoCredentials *self = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  self = new_of_kind (KAYAKO_CREDENTIALS_SESSION);
  self->parts[KAYAKO_CREDENTIALS_TOKEN] = g_strdup (id);
  self->parts[KAYAKO_CREDENTIALS_SECOND_TOKEN] = g_strdup (csrf_token);

  return self;
}

/**
 * kayako_credentials_new_remembered:
 * @token: what the helpdesk gave this device
 * @device: the id of this device
 *
 * Credentials of a device on which somebody has signed in before.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_new_remembered (const char *token, const char *device)
{
  KayakoCredentials *self = NULL;

  g_return_val_if_fail (token != NULL, NULL);
  g_return_val_if_fail (device != NULL, NULL);

  self = new_of_kind (KAYAKO_CREDENTIALS_REMEMBERED);
  self->parts[KAYAKO_CREDENTIALS_TOKEN] = g_strdup (token);
  self->parts[KAYAKO_CREDENTIALS_DEVICE] = g_strdup (device);

  return self;
}

/**
 * kayako_credentials_new_oauth:
 * @client_id: what the helpdesk calls this program
 * @client_secret: (nullable): the program's secret, where it has one
 * @access_token: what calls are signed with
 * @refresh_token: (nullable): what the next access token is had for
 * @expires_at: when the access token ends, in Unix seconds, 0 where nobody
 *   said
 *
 * Credentials of who lets this program act in their name.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_new_oauth (const char *client_id,
                              const char *client_secret,
                              const char *access_token,
                              const char *refresh_token,
                              gint64 expires_at)
{
  KayakoCredentials *self = NULL;

  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (access_token != NULL, NULL);

  self = new_of_kind (KAYAKO_CREDENTIALS_OAUTH);
  self->parts[KAYAKO_CREDENTIALS_CLIENT_ID] = g_strdup (client_id);
  self->parts[KAYAKO_CREDENTIALS_CLIENT_SECRET] = g_strdup (client_secret);
  self->parts[KAYAKO_CREDENTIALS_TOKEN] = g_strdup (access_token);
  self->parts[KAYAKO_CREDENTIALS_SECOND_TOKEN] = g_strdup (refresh_token);
  self->expires_at = expires_at;

  return self;
}

/**
 * kayako_credentials_new_jwt:
 * @jwt: what the web site signed
 *
 * Credentials of who is known to a web site.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_new_jwt (const char *jwt)
{
  KayakoCredentials *self = NULL;

  g_return_val_if_fail (jwt != NULL, NULL);

  self = new_of_kind (KAYAKO_CREDENTIALS_JWT);
  self->parts[KAYAKO_CREDENTIALS_TOKEN] = g_strdup (jwt);

  return self;
}

/**
 * kayako_credentials_new_fingerprint:
 * @uuid: an id that nobody else has
 *
 * Credentials of somebody without an account, who sees what was asked with
 * the same id.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_new_fingerprint (const char *uuid)
{
  KayakoCredentials *self = NULL;

  g_return_val_if_fail (uuid != NULL, NULL);

  self = new_of_kind (KAYAKO_CREDENTIALS_FINGERPRINT);
  self->parts[KAYAKO_CREDENTIALS_TOKEN] = g_strdup (uuid);

  return self;
}

/**
 * kayako_credentials_new_conversation:
 * @id: a conversation
 * @token: what came with its making
 *
 * Credentials of who was given a link to one conversation.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_new_conversation (gint64 id, const char *token)
{
  KayakoCredentials *self = NULL;

  g_return_val_if_fail (token != NULL, NULL);

  self = new_of_kind (KAYAKO_CREDENTIALS_CONVERSATION);
  self->parts[KAYAKO_CREDENTIALS_TOKEN] = g_strdup (token);
  self->conversation_id = id;

  return self;
}

/**
 * kayako_credentials_copy_with:
 * @self: credentials
 * @part: one of the parts
 * @value: (nullable): what it is to be
 *
 * The same credentials, but for one part. A password with a
 * %KAYAKO_CREDENTIALS_DEVICE asks the helpdesk to remember this device.
 *
 * Returns: (transfer full): credentials
 */
KayakoCredentials *
kayako_credentials_copy_with (KayakoCredentials *self,
                              KayakoCredentialsPart part,
                              const char *value)
{
  KayakoCredentials *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (part < N_PARTS, NULL);

  copy = new_of_kind (self->kind);
  copy->expires_at = self->expires_at;
  copy->conversation_id = self->conversation_id;
  for (gsize i = 0; i < N_PARTS; i++)
    copy->parts[i] = g_strdup (i == part ? value : self->parts[i]);

  return copy;
}

/**
 * kayako_credentials_ref:
 * @self: credentials
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoCredentials *
kayako_credentials_ref (KayakoCredentials *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
credentials_clear (gpointer data)
{
  KayakoCredentials *self = data;

  for (gsize i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->parts[i], kayako_wipe_free);
}

/**
 * kayako_credentials_unref:
 * @self: (transfer full): credentials
 *
 * Drops a reference, and overwrites what nobody holds any more.
 */
void
kayako_credentials_unref (KayakoCredentials *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, credentials_clear);
}

/**
 * kayako_credentials_get_kind:
 * @self: credentials
 *
 * In what way they let in.
 *
 * Returns: a kind
 */
KayakoCredentialsKind
kayako_credentials_get_kind (KayakoCredentials *self)
{
  g_return_val_if_fail (self != NULL, KAYAKO_CREDENTIALS_SESSION);

  return self->kind;
}

/**
 * kayako_credentials_get:
 * @self: credentials
 * @part: one of the parts
 *
 * One part. A secret: keep it in a vault, never log it.
 *
 * Returns: (nullable): the part, owned by @self, or %NULL where there is none
 */
const char *
kayako_credentials_get (KayakoCredentials *self, KayakoCredentialsPart part)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (part < N_PARTS, NULL);

  return self->parts[part];
}

/**
 * kayako_credentials_get_expires_at:
 * @self: credentials
 *
 * When an access token ends.
 *
 * Returns: Unix seconds, 0 where nobody said
 */
gint64
kayako_credentials_get_expires_at (KayakoCredentials *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->expires_at;
}

/**
 * kayako_credentials_get_conversation_id:
 * @self: credentials
 *
 * Which conversation a token shows.
 *
 * Returns: its id, 0 where it is no such token
 */
gint64
kayako_credentials_get_conversation_id (KayakoCredentials *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->conversation_id;
}

/**
 * kayako_credentials_equal:
 * @first: (nullable): credentials
 * @second: (nullable): others
 *
 * Whether they are the same, so that there is nothing new to keep.
 *
 * Returns: %TRUE when they are
 */
gboolean
kayako_credentials_equal (KayakoCredentials *first, KayakoCredentials *second)
{
  if (first == second || first == NULL || second == NULL)
    return first == second;

  for (gsize i = 0; i < N_PARTS; i++)
    if (g_strcmp0 (first->parts[i], second->parts[i]) != 0)
      return FALSE;

  return first->kind == second->kind && first->expires_at == second->expires_at &&
         first->conversation_id == second->conversation_id;
}
