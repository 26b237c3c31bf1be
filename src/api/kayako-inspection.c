/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-inspection.h"

#include "kayako-discovery-visit.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-http-error.h"

struct _KayakoInspection {
  gatomicrefcount refs;
  char *encryption;  /* (owned) (nullable): NULL where there is none */
  char *api_version; /* (owned) (nullable): NULL where it does not say */
  gint64 expires_at; /* Unix seconds, 0 where not known */
  gboolean has_offset;
  gint64 offset; /* seconds that the server's clock is ahead */
};

G_DEFINE_BOXED_TYPE (KayakoInspection,
                     kayako_inspection,
                     kayako_inspection_ref,
                     kayako_inspection_unref)

/* A visit on its way. */
typedef struct {
  char *uri;            /* (owned) (not nullable) */
  SoupMessage *message; /* (owned) (nullable): the last one that was sent */
} Visit;

static void
visit_free (gpointer user_data)
{
  Visit *visit = user_data;

  g_clear_object (&visit->message);
  g_free (visit->uri);
  g_free (visit);
}

static void
request_queued_cb (SoupSession *session, SoupMessage *message, gpointer user_data)
{
  Visit *visit = user_data;

  g_set_object (&visit->message, message);
}

static char *
name_encryption (GTlsProtocolVersion version)
{
  switch (version) {
  case G_TLS_PROTOCOL_VERSION_TLS_1_0:
    return g_strdup ("TLS 1.0");
  case G_TLS_PROTOCOL_VERSION_TLS_1_1:
    return g_strdup ("TLS 1.1");
  case G_TLS_PROTOCOL_VERSION_TLS_1_2:
    return g_strdup ("TLS 1.2");
  case G_TLS_PROTOCOL_VERSION_TLS_1_3:
    return g_strdup ("TLS 1.3");
  case G_TLS_PROTOCOL_VERSION_SSL_3_0:
  case G_TLS_PROTOCOL_VERSION_DTLS_1_0:
  case G_TLS_PROTOCOL_VERSION_DTLS_1_2:
  case G_TLS_PROTOCOL_VERSION_UNKNOWN:
  default:
    return g_strdup ("TLS");
  }
}

static void
note_encryption (KayakoInspection *self, SoupMessage *message)
{
  GTlsCertificate *certificate = soup_message_get_tls_peer_certificate (message);
  g_autoptr (GDateTime) end = NULL;

  if (certificate == NULL)
    return;

  self->encryption = name_encryption (soup_message_get_tls_protocol_version (message));
  end = g_tls_certificate_get_not_valid_after (certificate);
  if (end != NULL)
    self->expires_at = g_date_time_to_unix (end);
}

/* The server's clock stood somewhere between when we asked and when we heard; it
 * tells whole seconds. */
static void
note_clock (KayakoInspection *self, KayakoHttpResponse *response, gint64 asked, gint64 answered)
{
  const char *date = kayako_http_response_get_header (response, "Date");
  g_autoptr (GDateTime) there = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
  gint64 seconds = 0;

  if (there == NULL)
    return;

  self->has_offset = TRUE;
  seconds = g_date_time_to_unix (there);
  if (seconds < asked)
    self->offset = seconds - asked;
  if (seconds > answered)
    self->offset = seconds - answered;
}

static DexFuture *
inspect_fiber (gpointer user_data)
{
  Visit *visit = user_data;
  g_autoptr (GUri) uri = g_uri_parse (visit->uri, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (KayakoHttpResponse) response = NULL;
  g_autoptr (KayakoInspection) self = NULL;
  g_autoptr (GError) error = NULL;
  gint64 asked = g_get_real_time () / G_USEC_PER_SEC;
  gboolean no_tls = FALSE;
  guint status = 0;

  session = kayako_discovery_session_new (g_uri_get_host (uri));
  g_signal_connect (session, "request-queued", G_CALLBACK (request_queued_cb), visit);
  response = kayako_discovery_await (session, visit->uri, &no_tls, &error);
  g_signal_handlers_disconnect_by_data (session, visit);
  if (response == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  status = kayako_http_response_get_status (response);
  if (!kayako_http_response_is_success (response))
    return dex_future_new_reject (KAYAKO_ERROR, (int) kayako_http_error_code_for_status (status),
                                  "The helpdesk answers with status %u", status);
  if (kayako_discovery_is_page (response))
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK,
                                  "A page answers instead of a helpdesk");

  self = g_new0 (KayakoInspection, 1);
  g_atomic_ref_count_init (&self->refs);
  self->api_version = g_strdup (kayako_http_response_get_header (response, "X-API-Version"));
  note_encryption (self, visit->message);
  note_clock (self, response, asked, g_get_real_time () / G_USEC_PER_SEC);

  return dex_future_new_take_boxed (KAYAKO_TYPE_INSPECTION, g_steal_pointer (&self));
}

/**
 * kayako_inspect:
 * @uri: a whole address of a helpdesk that anybody may ask for
 *
 * Looks at a helpdesk's server with a connection of its own: no session, no
 * password, nothing kept.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoInspection, or
 *   rejects as kayako_discovery_await(), or with the #KayakoError of the
 *   answer's status
 */
DexFuture *
kayako_inspect (const char *uri)
{
  Visit *visit = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  visit = g_new0 (Visit, 1);
  visit->uri = g_strdup (uri);
  return kayako_spawn (inspect_fiber, visit, visit_free);
}

/**
 * kayako_inspection_ref:
 * @self: a `KayakoInspection`
 *
 * Returns: (transfer full): @self
 */
KayakoInspection *
kayako_inspection_ref (KayakoInspection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * kayako_inspection_unref:
 * @self: (transfer full): a `KayakoInspection`
 *
 * Lets go of @self.
 */
void
kayako_inspection_unref (KayakoInspection *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->encryption);
  g_free (self->api_version);
  g_free (self);
}

/**
 * kayako_inspection_get_encryption:
 * @self: a `KayakoInspection`
 *
 * Returns: (nullable): the protocol that encrypts, such as `TLS 1.3`; %NULL
 *   where nothing does
 */
const char *
kayako_inspection_get_encryption (KayakoInspection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encryption;
}

/**
 * kayako_inspection_get_expires_at:
 * @self: a `KayakoInspection`
 *
 * Returns: when the server's certificate ends, in Unix seconds; 0 where it has
 *   none
 */
gint64
kayako_inspection_get_expires_at (KayakoInspection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->expires_at;
}

/**
 * kayako_inspection_get_api_version:
 * @self: a `KayakoInspection`
 *
 * Gets the header `X-API-Version` (api/v1.md §2.2).
 *
 * Returns: (nullable): the version, %NULL where the server does not say
 */
const char *
kayako_inspection_get_api_version (KayakoInspection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->api_version;
}

/**
 * kayako_inspection_get_clock_offset:
 * @self: a `KayakoInspection`
 * @seconds: (out): how far the server's clock is ahead of ours, negative where
 *   it is behind
 *
 * Returns: whether it is known
 */
gboolean
kayako_inspection_get_clock_offset (KayakoInspection *self, gint64 *seconds)
{
  g_return_val_if_fail (self != NULL && seconds != NULL, FALSE);

  *seconds = self->offset;
  return self->has_offset;
}
