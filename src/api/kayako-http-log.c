/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-log.h"

/**
 * kayako_http_log_exchange:
 * @log: where to
 * @message: what was sent
 * @response: (nullable): what came, %NULL where nothing did
 * @started_us: when it began, in microseconds of a clock that does not jump
 *
 * Notes what was asked and how that went.
 */
void
kayako_http_log_exchange (KayakoRequestLog *log,
                          SoupMessage *message,
                          KayakoHttpResponse *response,
                          gint64 started_us)
{
  gint64 milliseconds = (g_get_monotonic_time () - started_us) / 1000;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint status = response != NULL ? kayako_http_response_get_status (response) : 0;
  g_autoptr (KayakoRequestEntry) entry = kayako_request_entry_new (
      soup_message_get_method (message), soup_message_get_uri (message), status,
      (guint) CLAMP (milliseconds, 0, G_MAXUINT), now - milliseconds / 1000);

  kayako_request_log_add (log, entry);
}
