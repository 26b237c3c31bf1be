/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-address.h"

#include "kayako-error.h"

#include <string.h>

static int
default_port (const char *scheme)
{
  return g_str_equal (scheme, "http") ? 80 : 443;
}

static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  return port > 0 ? port : default_port (g_uri_get_scheme (uri));
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > 63 || label[0] == '-' || label[length - 1] == '-')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (label[i]) && label[i] != '-' && label[i] != '_')
      return FALSE;

  return TRUE;
}

static gboolean
is_host (const char *host)
{
  g_auto (GStrv) labels = NULL;
  guint n_labels = 0;

  if (g_hostname_is_ip_address (host))
    return TRUE;

  labels = g_strsplit (host, ".", -1);
  n_labels = g_strv_length (labels);
  for (guint i = 0; i < n_labels; i++)
    if (!is_label (labels[i]))
      return FALSE;

  /* What ends in a number and is no IP address is a mistyped one. */
  return n_labels > 0 && strlen (host) <= 253 && !is_number (labels[n_labels - 1]);
}

/* Lower case, without a dot at the end, other scripts in the form DNS takes.
 * NULL where it cannot be a host. */
static char *
normalize_host (const char *host)
{
  g_autofree char *ascii = NULL;
  g_autofree char *lower = NULL;
  gsize length = 0;

  if (host == NULL || *host == '\0')
    return NULL;

  ascii = g_hostname_to_ascii (host);
  if (ascii == NULL)
    return NULL;

  lower = g_ascii_strdown (ascii, -1);
  length = strlen (lower);
  if (length > 1 && lower[length - 1] == '.')
    lower[length - 1] = '\0';

  return is_host (lower) ? g_steal_pointer (&lower) : NULL;
}

static char *
format_origin (const char *scheme, const char *host, int port)
{
  const char *left = strchr (host, ':') != NULL ? "[" : "";
  const char *right = *left != '\0' ? "]" : "";

  if (port <= 0 || port == default_port (scheme))
    return g_strdup_printf ("%s://%s%s%s", scheme, left, host, right);

  return g_strdup_printf ("%s://%s%s%s:%d", scheme, left, host, right, port);
}

/**
 * kayako_address_is_loopback:
 * @host: (nullable): a host name or IP address, in lower case
 *
 * Whether @host is this machine, whatever a name server says.
 *
 * Returns: %TRUE for `localhost`, names under it and loopback addresses
 */
gboolean
kayako_address_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;

  if (g_str_equal (host, "localhost") || g_str_has_suffix (host, ".localhost"))
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

static GUri *
parse_typed (const char *address, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (address));
  g_autofree char *full = NULL;
  g_autoptr (GUri) uri = NULL;

  if (*text == '\0' || !g_utf8_validate (text, -1, NULL)) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_ADDRESS, "The address is empty");
    return NULL;
  }

  if (strstr (text, "://") != NULL)
    full = g_steal_pointer (&text);
  else
    full = g_strconcat (g_str_has_prefix (text, "//") ? "https:" : "https://", text, NULL);

  uri = g_uri_parse (full, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri == NULL) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_ADDRESS,
                         "The address cannot be understood");
    return NULL;
  }

  return g_steal_pointer (&uri);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_ADDRESS, message);
  return FALSE;
}

/**
 * kayako_address_parse:
 * @typed: what a person typed or pasted: a host, a page's address
 * @address: (out): return location for its parts
 * @error: return location for a #KayakoError
 *
 * Takes an address apart, without a word on whether it is a safe one. Query and
 * fragment are left out.
 *
 * Returns: whether it is one; if not, with %KAYAKO_ERROR_ADDRESS
 */
gboolean
kayako_address_parse (const char *typed, KayakoAddress *address, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;
  const char *scheme = NULL;

  g_return_val_if_fail (typed != NULL, FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  if ((uri = parse_typed (typed, error)) == NULL)
    return FALSE;

  scheme = g_uri_get_scheme (uri);
  if (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http"))
    return refuse (error, "The scheme is not for a helpdesk");

  /* A name in front of the host is an email address or a trick. */
  host = normalize_host (g_uri_get_host (uri));
  if (host == NULL || g_uri_get_userinfo (uri) != NULL || g_uri_get_port (uri) == 0)
    return refuse (error, "The address names no host");

  address->scheme = strstr (typed, "://") != NULL ? g_strdup (scheme) : NULL;
  address->host = g_steal_pointer (&host);
  address->port = g_uri_get_port (uri);
  address->path = g_strdup (g_uri_get_path (uri));

  return TRUE;
}

/**
 * kayako_address_clear:
 * @address: an address
 *
 * Frees the parts of an address.
 */
void
kayako_address_clear (KayakoAddress *address)
{
  g_return_if_fail (address != NULL);

  g_clear_pointer (&address->scheme, g_free);
  g_clear_pointer (&address->host, g_free);
  g_clear_pointer (&address->path, g_free);
}

/**
 * kayako_address_format_origin:
 * @address: an address
 * @scheme: `http` or `https`
 *
 * Where to ask whatever is at an address.
 *
 * Returns: (transfer full): scheme, host and port without a slash at the end
 */
char *
kayako_address_format_origin (const KayakoAddress *address, const char *scheme)
{
  g_return_val_if_fail (address != NULL && address->host != NULL, NULL);

  return format_origin (scheme, address->host, address->port);
}

/**
 * kayako_address_to_base_uri:
 * @address: what a person typed or pasted: a host, a page's address
 * @error: return location for a #KayakoError
 *
 * Finds the helpdesk in an address. A helpdesk is a whole host, so path,
 * query and fragment are left out; https is assumed where nothing is said.
 *
 * Returns: (transfer full) (nullable): scheme, host and port without a slash
 *   at the end, or %NULL with %KAYAKO_ERROR_ADDRESS, or %KAYAKO_ERROR_INSECURE
 *   where it is plain http to another machine
 */
char *
kayako_address_to_base_uri (const char *address, GError **error)
{
  g_auto (KayakoAddress) parsed = { 0 };
  const char *scheme = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if (!kayako_address_parse (address, &parsed, error))
    return NULL;

  scheme = parsed.scheme != NULL ? parsed.scheme : "https";
  if (g_str_equal (scheme, "http") && !kayako_address_is_loopback (parsed.host)) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_INSECURE,
                         "Plain http to another machine is refused");
    return NULL;
  }

  return kayako_address_format_origin (&parsed, scheme);
}

/**
 * kayako_address_dup_origin:
 * @uri: an http or https address
 *
 * The scheme, host and port of @uri.
 *
 * Returns: (transfer full) (nullable): an address without a slash at the end,
 *   or %NULL where @uri is of another kind or its host is unusable
 */
char *
kayako_address_dup_origin (GUri *uri)
{
  g_autofree char *host = NULL;
  const char *scheme = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  scheme = g_uri_get_scheme (uri);
  if (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http"))
    return NULL;

  host = normalize_host (g_uri_get_host (uri));

  return host != NULL ? format_origin (scheme, host, get_port (uri)) : NULL;
}

/**
 * kayako_address_same_origin:
 * @first: an address
 * @second: another
 *
 * Whether both are of the same scheme, host and port, so that what one may
 * know the other may know too.
 *
 * Returns: %TRUE when they are
 */
gboolean
kayako_address_same_origin (GUri *first, GUri *second)
{
  g_autofree char *first_origin = NULL;
  g_autofree char *second_origin = NULL;

  g_return_val_if_fail (first != NULL && second != NULL, FALSE);

  first_origin = kayako_address_dup_origin (first);
  second_origin = kayako_address_dup_origin (second);

  return first_origin != NULL && g_strcmp0 (first_origin, second_origin) == 0;
}
