/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-response.h"

#include "kayako-http-error.h"

/**
 * KayakoHttpResponse:
 *
 * A whole answer: status, headers and decoded body. Immutable; main thread.
 */
struct _KayakoHttpResponse {
  guint status;
  SoupMessageHeaders *headers; /* (owned) (not nullable) */
  GBytes *body;                /* (owned) (not nullable) */
};

G_DEFINE_BOXED_TYPE (KayakoHttpResponse,
                     kayako_http_response,
                     kayako_http_response_ref,
                     kayako_http_response_unref)

/**
 * kayako_http_response_new:
 * @status: the HTTP status
 * @headers: the headers
 * @body: the decoded body
 *
 * Makes an answer.
 *
 * Returns: (transfer full): an answer
 */
KayakoHttpResponse *
kayako_http_response_new (guint status, SoupMessageHeaders *headers, GBytes *body)
{
  KayakoHttpResponse *self = NULL;

  g_return_val_if_fail (headers != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);

  self = g_rc_box_new0 (KayakoHttpResponse);
  self->status = status;
  self->headers = soup_message_headers_ref (headers);
  self->body = g_bytes_ref (body);

  return self;
}

/**
 * kayako_http_response_ref:
 * @self: an answer
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoHttpResponse *
kayako_http_response_ref (KayakoHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

static void
response_clear (gpointer data)
{
  KayakoHttpResponse *self = data;

  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
}

/**
 * kayako_http_response_unref:
 * @self: (transfer full): an answer
 *
 * Drops a reference, and the answer with the last one.
 */
void
kayako_http_response_unref (KayakoHttpResponse *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, response_clear);
}

/**
 * kayako_http_response_get_status:
 * @self: an answer
 *
 * The HTTP status; 200 where the server said that what we hold is still good.
 *
 * Returns: a status
 */
guint
kayako_http_response_get_status (KayakoHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->status;
}

/**
 * kayako_http_response_is_success:
 * @self: an answer
 *
 * Whether the server did what it was asked.
 *
 * Returns: %TRUE for 2xx
 */
gboolean
kayako_http_response_is_success (KayakoHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return SOUP_STATUS_IS_SUCCESSFUL (self->status);
}

/**
 * kayako_http_response_get_header:
 * @self: an answer
 * @name: a header's name, in any case
 *
 * One header.
 *
 * Returns: (nullable): its value, owned by @self
 */
const char *
kayako_http_response_get_header (KayakoHttpResponse *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  return soup_message_headers_get_one (self->headers, name);
}

/**
 * kayako_http_response_get_retry_after:
 * @self: an answer
 *
 * How long the server asks to wait.
 *
 * Returns: seconds, 0 when it named none
 */
guint
kayako_http_response_get_retry_after (KayakoHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return kayako_http_parse_retry_after (kayako_http_response_get_header (self, "Retry-After"),
                                        g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * kayako_http_response_get_body:
 * @self: an answer
 *
 * The decoded body.
 *
 * Returns: (transfer none): bytes, owned by @self
 */
GBytes *
kayako_http_response_get_body (KayakoHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}
