/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-discovery-visit.h"

#include "kayako-address.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-http-error.h"
#include "kayako-http-exchange.h"

/* One look at an address, which says more about what went wrong there than a
 * client has to know. */

#define USER_AGENT "Kayako-GNOME"
#define CONNECT    10          /* seconds */
#define WINDOW     (10 * 1000) /* milliseconds without progress */
#define DEADLINE   (20 * 1000) /* milliseconds in all */
#define BODY_LIMIT (1 << 20)   /* bytes */
#define REDIRECTS  3

/**
 * kayako_discovery_session_new:
 * @host: whom to visit
 *
 * Makes a session without cookies, caches and passwords.
 *
 * Returns: (transfer full): a session
 */
SoupSession *
kayako_discovery_session_new (const char *host)
{
  SoupSession *session = soup_session_new_with_options (
      "user-agent", USER_AGENT, "timeout", CONNECT, "accept-language-auto", TRUE, NULL);

  if (kayako_address_is_loopback (host))
    soup_session_set_proxy_resolver (session, NULL);

  return session;
}

static KayakoError
code_for (const GError *cause)
{
  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return KAYAKO_ERROR_CERTIFICATE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return KAYAKO_ERROR_TIMED_OUT;
  if (g_error_matches (cause, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND) ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return KAYAKO_ERROR_NO_SERVER;
  /* Another protocol, or no end of it. */
  if (cause->domain == SOUP_SESSION_ERROR || cause->domain == KAYAKO_ERROR)
    return KAYAKO_ERROR_NOT_HELPDESK;

  return KAYAKO_ERROR_NETWORK;
}

/* How far a connection came. */
typedef struct {
  gboolean connected;  /* somebody is there */
  gboolean handshaked; /* and speaks TLS */
} Progress;

static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  Progress *progress = user_data;

  if (event == G_SOCKET_CLIENT_CONNECTED)
    progress->connected = TRUE;
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED)
    progress->handshaked = TRUE;
}

/* Whether nobody speaks TLS there, as far as one can see. A server that does not
 * know what to do with a handshake may hang up, or wait for more of it. */
static gboolean
speaks_no_tls (const GError *cause, const Progress *progress)
{
  if (progress->handshaked || g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return FALSE;

  return progress->connected || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

/* One exchange, in a fibre. */
static KayakoHttpResponse *
await_exchange (SoupSession *session, GUri *uri, gboolean *no_tls, GError **error)
{
  static const KayakoHttpLimits limits = { BODY_LIMIT, WINDOW, DEADLINE, FALSE };
  g_autoptr (SoupMessage) message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  g_autoptr (GError) cause = NULL;
  KayakoHttpResponse *response = NULL;
  Progress progress = { FALSE, FALSE };
  gulong handler =
      g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), &progress);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                "application/json, text/html;q=0.5, */*;q=0.1");
  response =
      dex_await_boxed (kayako_chain (kayako_http_exchange (session, message, &limits)), &cause);
  g_signal_handler_disconnect (message, handler);
  if (response != NULL)
    return response;

  if (kayako_http_error_is_cancelled (cause)) {
    g_propagate_error (error, kayako_http_error_from_transport (cause, FALSE, FALSE));
    return NULL;
  }

  *no_tls = speaks_no_tls (cause, &progress);
  /* GIO's texts may name the host, which no log may. */
  g_set_error (error, KAYAKO_ERROR, (int) code_for (cause), "%s %d",
               g_quark_to_string (cause->domain), cause->code);
  return NULL;
}

/**
 * kayako_discovery_await:
 * @session: what asks
 * @uri: a whole address
 * @no_tls: (inout): set where it is an https address and whoever is there does
 *   not seem to speak TLS
 * @error: return location for a #KayakoError
 *
 * Looks at an address, and where its own server sends us on to, in a fibre.
 *
 * Returns: (transfer full) (nullable): whatever comes, or %NULL with
 *   %KAYAKO_ERROR_CERTIFICATE, %KAYAKO_ERROR_TIMED_OUT,
 *   %KAYAKO_ERROR_NO_SERVER, %KAYAKO_ERROR_REDIRECTED whose parameter is the
 *   other server, %KAYAKO_ERROR_NOT_HELPDESK or %KAYAKO_ERROR_NETWORK
 */
KayakoHttpResponse *
kayako_discovery_await (SoupSession *session, const char *uri, gboolean *no_tls, GError **error)
{
  g_autoptr (GUri) at = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);

  for (guint i = 0; at != NULL && i <= REDIRECTS; i++) {
    g_autoptr (KayakoHttpResponse) response = await_exchange (session, at, no_tls, error);
    g_autoptr (GUri) next = NULL;
    const char *location = NULL;
    guint status = 0;

    if (response == NULL)
      return NULL;

    status = kayako_http_response_get_status (response);
    location = kayako_http_response_get_header (response, "Location");
    if (!SOUP_STATUS_IS_REDIRECTION (status) || status == SOUP_STATUS_NOT_MODIFIED ||
        location == NULL)
      return g_steal_pointer (&response);

    next = g_uri_parse_relative (at, location, SOUP_HTTP_URI_FLAGS, NULL);
    if (!kayako_http_may_redirect (at, next, status, FALSE, error))
      return NULL;

    g_clear_pointer (&at, g_uri_unref);
    at = g_steal_pointer (&next);
  }

  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK, "The redirects do not end");
  return NULL;
}

/**
 * kayako_discovery_is_page:
 * @response: whatever came
 *
 * Whether it is a page for a person, where a program had asked.
 *
 * Returns: %TRUE for HTML that says that all is well
 */
gboolean
kayako_discovery_is_page (KayakoHttpResponse *response)
{
  const char *type = kayako_http_response_get_header (response, "Content-Type");

  return kayako_http_response_is_success (response) && type != NULL &&
         (g_str_has_prefix (type, "text/html") || g_str_has_prefix (type, "application/xhtml"));
}
