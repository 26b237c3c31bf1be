/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-error.h"

#include "kayako-address.h"

#include <libdex.h>
#include <string.h>

/* A server that asks to wait longer than a day means “not today”. */
#define LONGEST_WAIT (24 * 60 * 60)

/**
 * kayako_http_error_is_cancelled:
 * @error: (nullable): any error
 *
 * Whether @error says that nobody wants the result any more. The fibre that
 * finds it returns at once, without a further await.
 *
 * Returns: %TRUE when the work was cancelled
 */
gboolean
kayako_http_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, DEX_ERROR, DEX_ERROR_FIBER_CANCELLED);
}

static KayakoError
code_for_transport (const GError *cause)
{
  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return KAYAKO_ERROR_CERTIFICATE;

  if (cause->domain == SOUP_SESSION_ERROR)
    return KAYAKO_ERROR_PROTOCOL;

  /* A compressed body that is none. */
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return KAYAKO_ERROR_PROTOCOL;

  return KAYAKO_ERROR_NETWORK;
}

/* The texts of GIO and libsoup may name the host, which no log may (KayakoError's
 * messages are safe to log), so that theirs are told by number. */
static char *
dup_safe_message (const GError *cause)
{
  if (cause->domain == KAYAKO_ERROR)
    return g_strdup (cause->message);

  return g_strdup_printf ("%s %d", g_quark_to_string (cause->domain), cause->code);
}

/**
 * kayako_http_error_from_transport:
 * @cause: what GIO, libsoup or libdex said
 * @changes: whether the request changes something
 * @left: whether the request, or part of it, had left
 *
 * Makes a #KayakoError of a failure below HTTP, whose message is safe to log. Cancellation and
 * errors that are #KayakoError already pass.
 *
 * Returns: (transfer full): an error
 */
GError *
kayako_http_error_from_transport (const GError *cause, gboolean changes, gboolean left)
{
  g_autofree char *message = NULL;

  g_return_val_if_fail (cause != NULL, NULL);

  if (kayako_http_error_is_cancelled (cause))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, cause->message);

  message = dup_safe_message (cause);
  if (changes && left)
    return g_error_new (KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR, "No usable answer came: %s", message);

  if (cause->domain == KAYAKO_ERROR)
    return g_error_copy (cause);

  return g_error_new_literal (KAYAKO_ERROR, code_for_transport (cause), message);
}

/**
 * kayako_http_error_code_for_status:
 * @status: an HTTP status that is no success
 *
 * What helps against @status where the body says nothing better
 * (api/v1.md §2.2).
 *
 * Returns: a code
 */
KayakoError
kayako_http_error_code_for_status (guint status)
{
  switch (status) {
  case 400:
  case 409:
  case 415:
  case 422:
    return KAYAKO_ERROR_REJECTED;
  case 401:
    return KAYAKO_ERROR_UNAUTHORIZED;
  case 454:
    return KAYAKO_ERROR_SESSION_LOST;
  case 402:
  case 426:
    return KAYAKO_ERROR_LICENSE;
  case 403:
    return KAYAKO_ERROR_FORBIDDEN;
  case 404:
  case 410:
    return KAYAKO_ERROR_NOT_FOUND;
  case 408:
    return KAYAKO_ERROR_SERVER;
  case 412:
    return KAYAKO_ERROR_CONFLICT;
  case 413:
    return KAYAKO_ERROR_TOO_LARGE;
  case 429:
    return KAYAKO_ERROR_RATE_LIMITED;
  default:
    return status >= 500 ? KAYAKO_ERROR_SERVER : KAYAKO_ERROR_PROTOCOL;
  }
}

/**
 * kayako_http_parse_retry_after:
 * @value: (nullable): the header's value: seconds, or a date
 * @now: the time of day, in Unix seconds
 *
 * How long the header Retry-After asks to wait.
 *
 * Returns: seconds, at most a day, 0 when it says nothing one can understand
 */
guint
kayako_http_parse_retry_after (const char *value, gint64 now)
{
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds = 0;

  if (value == NULL)
    return 0;

  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &seconds, NULL))
    return (guint) MIN (seconds, LONGEST_WAIT);

  date = soup_date_time_new_from_http_string (value);
  if (date == NULL || g_date_time_to_unix (date) <= now)
    return 0;

  return (guint) MIN (g_date_time_to_unix (date) - now, LONGEST_WAIT);
}

static void
set_redirected (GError **error, GUri *to)
{
  g_autofree char *origin = to != NULL ? kayako_address_dup_origin (to) : NULL;

  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_REDIRECTED,
                       origin != NULL ? "The server points at another origin"
                                      : "The server points at no usable address");
  if (error != NULL && origin != NULL)
    kayako_error_set_parameter (*error, origin);
}

/**
 * kayako_http_may_redirect:
 * @from: where the request went
 * @to: (nullable): where the server points, %NULL where that is no address
 * @status: the redirect's status
 * @changes: whether the request changes something
 * @error: return location for a #KayakoError
 *
 * Whether to go where the server points: to the same origin only, and with a
 * request that changes something only where the server says that it did
 * nothing yet (307, 308).
 *
 * Returns: %TRUE to follow, else %FALSE with %KAYAKO_ERROR_REDIRECTED, whose
 *   parameter is the other origin, or %KAYAKO_ERROR_UNCLEAR
 */
gboolean
kayako_http_may_redirect (GUri *from, GUri *to, guint status, gboolean changes, GError **error)
{
  g_return_val_if_fail (from != NULL, FALSE);

  if (to == NULL || g_uri_get_userinfo (to) != NULL || !kayako_address_same_origin (from, to)) {
    set_redirected (error, to);
    return FALSE;
  }

  if (changes && status != SOUP_STATUS_TEMPORARY_REDIRECT &&
      status != SOUP_STATUS_PERMANENT_REDIRECT) {
    g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR, "Status %u to a changing request",
                 status);
    return FALSE;
  }

  return TRUE;
}
