/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"

#include "kayako-wipe.h"

/* What an error carries besides its code, for the code that acts on it. The
 * message stays free of all of these, so that it can be logged. */
typedef struct {
  guint retry_after; /* seconds, 0 when the server named none */
  char *parameter;   /* (owned) (nullable) */
  char *server_code; /* (owned) (nullable) */
  char *auth_token;  /* (owned) (nullable): a secret */
} KayakoErrorPrivate;

static void
kayako_error_private_init (KayakoErrorPrivate *priv)
{
}

static void
kayako_error_private_copy (const KayakoErrorPrivate *source, KayakoErrorPrivate *target)
{
  target->retry_after = source->retry_after;
  target->parameter = g_strdup (source->parameter);
  target->server_code = g_strdup (source->server_code);
  target->auth_token = g_strdup (source->auth_token);
}

static void
kayako_error_private_clear (KayakoErrorPrivate *priv)
{
  g_clear_pointer (&priv->parameter, g_free);
  g_clear_pointer (&priv->server_code, g_free);
  g_clear_pointer (&priv->auth_token, kayako_wipe_free);
}

G_DEFINE_EXTENDED_ERROR (KayakoError, kayako_error)

static KayakoErrorPrivate *
get_private (const GError *error)
{
  if (error == NULL || error->domain != KAYAKO_ERROR)
    return NULL;

  return kayako_error_get_private (error);
}

/**
 * kayako_error_get_retry_after:
 * @error: (nullable): any error
 *
 * How long the server asked to wait (header Retry-After, api/v1.md §5).
 *
 * Returns: seconds, 0 when it named none or @error is of another domain
 */
guint
kayako_error_get_retry_after (const GError *error)
{
  KayakoErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->retry_after : 0;
}

/**
 * kayako_error_set_retry_after:
 * @error: a #KayakoError
 * @seconds: how long to wait, in seconds
 *
 * Notes how long the server asked to wait.
 */
void
kayako_error_set_retry_after (GError *error, guint seconds)
{
  KayakoErrorPrivate *priv = get_private (error);

  g_return_if_fail (priv != NULL);

  priv->retry_after = seconds;
}

/**
 * kayako_error_get_parameter:
 * @error: (nullable): any error
 *
 * Which parameter the server found wrong (api/v1.md §2.3), as it names it.
 *
 * Returns: (nullable): the name, owned by @error
 */
const char *
kayako_error_get_parameter (const GError *error)
{
  KayakoErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->parameter : NULL;
}

/**
 * kayako_error_set_parameter:
 * @error: a #KayakoError
 * @parameter: (nullable): the server's name of what is wrong
 *
 * Notes which parameter the server found wrong.
 */
void
kayako_error_set_parameter (GError *error, const char *parameter)
{
  KayakoErrorPrivate *priv = get_private (error);

  g_return_if_fail (priv != NULL);

  g_set_str (&priv->parameter, parameter);
}

/**
 * kayako_error_get_server_code:
 * @error: (nullable): any error
 *
 * The server's own code, such as `FIELD_INVALID` (api/v1.md §2.3).
 *
 * Returns: (nullable): the code, owned by @error
 */
const char *
kayako_error_get_server_code (const GError *error)
{
  KayakoErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->server_code : NULL;
}

/**
 * kayako_error_set_server_code:
 * @error: a #KayakoError
 * @server_code: (nullable): the server's own code
 *
 * Notes the server's own code.
 */
void
kayako_error_set_server_code (GError *error, const char *server_code)
{
  KayakoErrorPrivate *priv = get_private (error);

  g_return_if_fail (priv != NULL);

  g_set_str (&priv->server_code, server_code);
}

/**
 * kayako_error_get_auth_token:
 * @error: (nullable): any error
 *
 * The token of the next sign-in step that came with
 * %KAYAKO_ERROR_OTP_EXPECTED or %KAYAKO_ERROR_PASSWORD_EXPIRED
 * (api/v1.md §3.3). A secret: never log it.
 *
 * Returns: (nullable): the token, owned by @error
 */
const char *
kayako_error_get_auth_token (const GError *error)
{
  KayakoErrorPrivate *priv = get_private (error);

  return priv != NULL ? priv->auth_token : NULL;
}

/**
 * kayako_error_set_auth_token:
 * @error: a #KayakoError
 * @auth_token: (nullable): the token of the next step
 *
 * Notes the token of the next sign-in step.
 */
void
kayako_error_set_auth_token (GError *error, const char *auth_token)
{
  KayakoErrorPrivate *priv = get_private (error);

  g_return_if_fail (priv != NULL);

  kayako_wipe_replace (&priv->auth_token, auth_token);
}

/**
 * kayako_error_may_pass:
 * @error: (nullable): any error
 *
 * Whether the same request may work later without anybody changing anything.
 *
 * Returns: %TRUE for network, server and rate-limit errors
 */
gboolean
kayako_error_may_pass (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_SERVER) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_RATE_LIMITED);
}

/**
 * kayako_error_ends_session:
 * @error: (nullable): any error
 *
 * Whether what somebody was let in with is over, however the helpdesk puts it:
 * another session may still be had without a person.
 *
 * Returns: %TRUE for %KAYAKO_ERROR_UNAUTHORIZED, %KAYAKO_ERROR_NOT_ACCEPTED,
 *   %KAYAKO_ERROR_SESSION_LOST and %KAYAKO_ERROR_CSRF
 */
gboolean
kayako_error_ends_session (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_ACCEPTED) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_SESSION_LOST) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CSRF);
}
