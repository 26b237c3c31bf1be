/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-kept.h"

#include "kayako-wipe.h"

/**
 * kayako_kept_clear:
 * @self: what is kept
 *
 * Forgets everything, and overwrites it.
 */
void
kayako_kept_clear (KayakoKept *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->credentials, kayako_credentials_unref);
  g_clear_pointer (&self->device, kayako_wipe_free);
  g_clear_pointer (&self->remember_token, kayako_wipe_free);
  g_clear_pointer (&self->password, kayako_wipe_free);
}

/**
 * kayako_kept_take:
 * @self: what is kept
 * @credentials: what calls are signed with now
 *
 * Takes note of a session, or of tokens, that let in. What else opens a session
 * stays, unless @credentials bring something newer.
 */
void
kayako_kept_take (KayakoKept *self, KayakoCredentials *credentials)
{
  const char *token = NULL;
  const char *device = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (credentials != NULL);

  kayako_credentials_ref (credentials);
  g_clear_pointer (&self->credentials, kayako_credentials_unref);
  self->credentials = credentials;

  token = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_REMEMBER_TOKEN);
  device = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_DEVICE);
  if (token == NULL || device == NULL)
    return;

  kayako_wipe_replace (&self->remember_token, token);
  kayako_wipe_replace (&self->device, device);
}

static KayakoCredentials *
read_oauth (KayakoSecret *secret)
{
  const char *client_id = kayako_secret_get (secret, KAYAKO_SECRET_CLIENT_ID);
  const char *access = kayako_secret_get (secret, KAYAKO_SECRET_ACCESS_TOKEN);
  const char *expires_at = kayako_secret_get (secret, KAYAKO_SECRET_EXPIRES_AT);

  if (client_id == NULL || access == NULL)
    return NULL;

  return kayako_credentials_new_oauth (
      client_id, kayako_secret_get (secret, KAYAKO_SECRET_CLIENT_SECRET), access,
      kayako_secret_get (secret, KAYAKO_SECRET_REFRESH_TOKEN),
      expires_at != NULL ? g_ascii_strtoll (expires_at, NULL, 10) : 0);
}

static KayakoCredentials *
read_credentials (KayakoSecret *secret)
{
  const char *jwt = kayako_secret_get (secret, KAYAKO_SECRET_JWT);
  const char *fingerprint = kayako_secret_get (secret, KAYAKO_SECRET_FINGERPRINT);
  const char *session_id = kayako_secret_get (secret, KAYAKO_SECRET_SESSION_ID);

  if (fingerprint != NULL)
    return kayako_credentials_new_fingerprint (fingerprint);
  if (jwt != NULL)
    return kayako_credentials_new_jwt (jwt);
  if (session_id != NULL)
    return kayako_credentials_new_session (session_id,
                                           kayako_secret_get (secret, KAYAKO_SECRET_CSRF_TOKEN));

  return read_oauth (secret);
}

/**
 * kayako_kept_read:
 * @self: what is kept
 * @secret: what kayako_kept_create_secret() made, or an older version of this
 *   program
 *
 * Replaces everything by what a vault has kept.
 */
void
kayako_kept_read (KayakoKept *self, KayakoSecret *secret)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (secret != NULL);

  kayako_kept_clear (self);
  self->credentials = read_credentials (secret);
  self->device = g_strdup (kayako_secret_get (secret, KAYAKO_SECRET_DEVICE));
  self->remember_token = g_strdup (kayako_secret_get (secret, KAYAKO_SECRET_REMEMBER_TOKEN));
  self->password = g_strdup (kayako_secret_get (secret, KAYAKO_SECRET_PASSWORD));
}

static KayakoSecret *
create_oauth (KayakoCredentials *credentials)
{
  g_autofree char *expires_at =
      g_strdup_printf ("%" G_GINT64_FORMAT, kayako_credentials_get_expires_at (credentials));

  return kayako_secret_new (
      KAYAKO_SECRET_CLIENT_ID, kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_CLIENT_ID),
      KAYAKO_SECRET_CLIENT_SECRET,
      kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_CLIENT_SECRET),
      KAYAKO_SECRET_ACCESS_TOKEN, kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_TOKEN),
      KAYAKO_SECRET_REFRESH_TOKEN,
      kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_SECOND_TOKEN),
      KAYAKO_SECRET_EXPIRES_AT, expires_at, NULL);
}

/* Of a session also what opens the next one: the password only where the
 * helpdesk does not remember this device. */
static KayakoSecret *
create_session (const KayakoKept *self)
{
  KayakoCredentials *session = self->credentials;
  gboolean is_remembered = self->remember_token != NULL && self->device != NULL;

  if (session == NULL && !is_remembered && self->password == NULL)
    return NULL;

  return kayako_secret_new (
      KAYAKO_SECRET_SESSION_ID,
      session != NULL ? kayako_credentials_get (session, KAYAKO_CREDENTIALS_TOKEN) : NULL,
      KAYAKO_SECRET_CSRF_TOKEN,
      session != NULL ? kayako_credentials_get (session, KAYAKO_CREDENTIALS_SECOND_TOKEN) : NULL,
      KAYAKO_SECRET_DEVICE, is_remembered ? self->device : NULL, KAYAKO_SECRET_REMEMBER_TOKEN,
      is_remembered ? self->remember_token : NULL, KAYAKO_SECRET_PASSWORD,
      is_remembered ? NULL : self->password, NULL);
}

/**
 * kayako_kept_create_secret:
 * @self: what is kept
 *
 * Writes down what a vault should keep: what lets in, and of a session what
 * opens the next one. That is the token of this device where the helpdesk gave
 * one, else the password: a token can be withdrawn, says nothing of the
 * password, and opens nothing elsewhere. The token of one conversation is not
 * kept, as it ends in two minutes.
 *
 * Returns: (transfer full) (nullable): a secret, %NULL where there is nothing
 *   to keep
 */
KayakoSecret *
kayako_kept_create_secret (const KayakoKept *self)
{
  KayakoCredentials *credentials = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  credentials = self->credentials;
  if (credentials == NULL)
    return create_session (self);

  switch (kayako_credentials_get_kind (credentials)) {
  case KAYAKO_CREDENTIALS_SESSION:
    return create_session (self);
  case KAYAKO_CREDENTIALS_OAUTH:
    return create_oauth (credentials);
  case KAYAKO_CREDENTIALS_JWT:
    return kayako_secret_new (KAYAKO_SECRET_JWT,
                              kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_TOKEN), NULL);
  case KAYAKO_CREDENTIALS_FINGERPRINT:
    return kayako_secret_new (KAYAKO_SECRET_FINGERPRINT,
                              kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_TOKEN), NULL);
  case KAYAKO_CREDENTIALS_PASSWORD:
  case KAYAKO_CREDENTIALS_OTP:
  case KAYAKO_CREDENTIALS_NEW_PASSWORD:
  case KAYAKO_CREDENTIALS_REMEMBERED:
  case KAYAKO_CREDENTIALS_CONVERSATION:
  default:
    return NULL;
  }
}
