/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http-exchange.h"

#include "kayako-error.h"
#include "kayako-http-response.h"

/* How much is read at once. */
#define CHUNK (64 * 1024)

/* Before the queue of libsoup 3.6.5, which runs at the default priority. A
 * message that is asked again because its kept connection was dead must hear of
 * the first try's end before the queue begins the second one: else the second is
 * ended with the first's error, let go of twice, and memory is corrupt. */
#define PRIORITY G_PRIORITY_HIGH

/* What a line has to carry in a window of time: about 270 bytes a second, a
 * tenth of the slowest mobile network. */
#define LEAST_PROGRESS (8 * 1024) /* bytes */

/* One message on its way, until its whole body is here.
 *
 * Cancelling it while libsoup 3.6.5 asks again has the same end, whatever the
 * priority. So libsoup is never told to cancel. What nobody waits for any more is
 * not sent if it has not been yet; else it keeps its connection until its headers
 * or the next part of its body come, and is hung up on then. The same goes for
 * what takes too long. */
typedef struct {
  DexPromise *promise;  /* (owned) (not nullable) */
  SoupSession *session; /* (owned) (not nullable) */
  SoupMessage *message; /* (owned) (not nullable) */
  GInputStream *stream; /* (owned) (nullable): NULL until the headers are here */
  GByteArray *body;     /* (owned) (not nullable): decoded */
  KayakoHttpLimits limits;
  guint64 progress;  /* bytes there and back when the window began */
  guint window_id;   /* GSource id, 0 when not running */
  guint deadline_id; /* GSource id, 0 when not running */
} Exchange;

/* Nobody waits for it any more, or it has failed. */
static gboolean
is_over (Exchange *exchange)
{
  return g_cancellable_is_cancelled (dex_promise_get_cancellable (exchange->promise)) ||
         !dex_future_is_pending (DEX_FUTURE (exchange->promise));
}

static void
exchange_free (Exchange *exchange)
{
  g_clear_handle_id (&exchange->window_id, g_source_remove);
  g_clear_handle_id (&exchange->deadline_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (exchange->message, exchange);
  dex_clear (&exchange->promise);
  g_clear_object (&exchange->session);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->stream);
  g_clear_pointer (&exchange->body, g_byte_array_unref);
  g_free (exchange);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exchange, exchange_free)

static guint64
get_progress (Exchange *exchange)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (exchange->message);

  return soup_message_metrics_get_request_header_bytes_sent (metrics) +
         soup_message_metrics_get_request_body_bytes_sent (metrics) +
         soup_message_metrics_get_response_header_bytes_received (metrics) +
         soup_message_metrics_get_response_body_bytes_received (metrics);
}

static void
give_up (Exchange *exchange, const char *reason)
{
  g_clear_handle_id (&exchange->window_id, g_source_remove);
  g_clear_handle_id (&exchange->deadline_id, g_source_remove);
  if (!is_over (exchange))
    dex_promise_reject (exchange->promise,
                        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, reason));
}

static gboolean
window_cb (gpointer user_data)
{
  Exchange *exchange = user_data;
  guint64 progress = get_progress (exchange);

  if (progress - MIN (exchange->progress, progress) >= LEAST_PROGRESS) {
    exchange->progress = progress;
    return G_SOURCE_CONTINUE;
  }

  exchange->window_id = 0;
  give_up (exchange, "Too little came for too long");

  return G_SOURCE_REMOVE;
}

static gboolean
deadline_cb (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->deadline_id = 0;
  give_up (exchange, "The whole took too long");

  return G_SOURCE_REMOVE;
}

/* Each step has a window of its own: that a connection took long, or a large
 * body to leave, leaves the server no less time for thinking. */
static void
watch (Exchange *exchange)
{
  if (is_over (exchange))
    return;

  g_clear_handle_id (&exchange->window_id, g_source_remove);
  exchange->progress = get_progress (exchange);
  exchange->window_id = g_timeout_add (exchange->limits.window, window_cb, exchange);
  if (exchange->deadline_id == 0)
    exchange->deadline_id = g_timeout_add (exchange->limits.deadline, deadline_cb, exchange);
}

static GError *
new_too_large (const Exchange *exchange)
{
  return g_error_new (KAYAKO_ERROR, KAYAKO_ERROR_TOO_LARGE,
                      "The body is longer than %" G_GSIZE_FORMAT " bytes", exchange->limits.body);
}

/* Where the server says that it will hang up, libsoup does not believe its
 * Content-Length and takes what it got for the whole. We do believe it. */
static gboolean
is_truncated (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (exchange->message);
  guint status = soup_message_get_status (exchange->message);
  goffset length = soup_message_headers_get_content_length (headers);

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
      g_str_equal (soup_message_get_method (exchange->message), SOUP_METHOD_HEAD) ||
      status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_NOT_MODIFIED)
    return FALSE;

  return soup_message_metrics_get_response_body_bytes_received (metrics) < (guint64) length;
}

static void
finish (Exchange *exchange)
{
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));

  if (is_truncated (exchange)) {
    dex_promise_reject (exchange->promise,
                        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                                             "The body ends before its announced end"));
    return;
  }

  dex_promise_resolve_boxed (
      exchange->promise, KAYAKO_TYPE_HTTP_RESPONSE,
      kayako_http_response_new (soup_message_get_status (exchange->message),
                                soup_message_get_response_headers (exchange->message), body));
}

static void read_on (Exchange *exchange);

/* Nobody is there to hear how closing went; the session stays until then. */
static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoupSession) session = user_data;

  g_input_stream_close_finish (G_INPUT_STREAM (source), result, NULL);
}

static void
hang_up (Exchange *exchange)
{
  g_input_stream_close_async (exchange->stream, G_PRIORITY_DEFAULT, NULL, closed_cb,
                              g_object_ref (exchange->session));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Exchange) exchange = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gconstpointer data = NULL;
  gsize size = 0;

  if (is_over (exchange)) {
    hang_up (exchange);
    return;
  }

  if (chunk == NULL) {
    dex_promise_reject (exchange->promise, g_steal_pointer (&error));
    return;
  }

  data = g_bytes_get_data (chunk, &size);
  if (size == 0) {
    finish (exchange);
    return;
  }

  /* What is counted is what comes out of the decoder, so that a small
   * compressed body cannot become a large one. */
  if (size > exchange->limits.body - exchange->body->len) {
    dex_promise_reject (exchange->promise, new_too_large (exchange));
    return;
  }

  g_byte_array_append (exchange->body, data, (guint) size);
  read_on (g_steal_pointer (&exchange));
}

static void
read_on (Exchange *exchange)
{
  g_input_stream_read_bytes_async (exchange->stream, CHUNK, G_PRIORITY_DEFAULT, NULL, read_cb,
                                   exchange);
}

static gboolean
announces_too_much (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         (guint64) soup_message_headers_get_content_length (headers) > exchange->limits.body;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Exchange) exchange = user_data;
  g_autoptr (GError) error = NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (is_over (exchange)) {
    if (exchange->stream != NULL)
      hang_up (exchange);
    return;
  }

  if (exchange->stream == NULL) {
    dex_promise_reject (exchange->promise, g_steal_pointer (&error));
    return;
  }

  if (announces_too_much (exchange)) {
    dex_promise_reject (exchange->promise, new_too_large (exchange));
    return;
  }

  read_on (g_steal_pointer (&exchange));
}

static gboolean
reject_cb (gpointer user_data)
{
  DexPromise *promise = user_data;

  if (dex_future_is_pending (DEX_FUTURE (promise)))
    dex_promise_reject (promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                      "Nobody waits for the answer any more"));

  return G_SOURCE_REMOVE;
}

/* Whoever waits all the same hears of it at once, though not from in here. */
static void
dropped_cb (GCancellable *cancellable, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, reject_cb, dex_ref (user_data), dex_unref);
}

/* What nobody waits for any more by now is never sent. */
static gboolean
send_cb (gpointer user_data)
{
  g_autoptr (Exchange) exchange = user_data;
  Exchange *sending = NULL;

  if (is_over (exchange))
    return G_SOURCE_REMOVE;

  sending = g_steal_pointer (&exchange);
  g_signal_connect_swapped (sending->message, "starting", G_CALLBACK (watch), sending);
  g_signal_connect_swapped (sending->message, "wrote-body", G_CALLBACK (watch), sending);
  g_signal_connect_swapped (sending->message, "got-headers", G_CALLBACK (watch), sending);
  /* A change is not given up before it leaves: libsoup might send it later, when
   * we have said that it was not. Connecting has libsoup's own time-out. */
  if (!sending->limits.counts_once_leaving)
    watch (sending);
  soup_session_send_async (sending->session, sending->message, PRIORITY, NULL, sent_cb, sending);

  return G_SOURCE_REMOVE;
}

/**
 * kayako_http_exchange:
 * @session: what sends it
 * @message: a message that was not sent yet
 * @limits: how large and how slow the answer may be
 *
 * Sends @message once and reads its answer to the end: the one place where
 * libsoup's callbacks become a future. Dropping a chain on it before the main
 * loop runs again sends nothing. Dropping it later rejects the future, but the
 * connection stays in use until the server says something (or libsoup's
 * time-out has passed) and is closed then, without reading the answer.
 *
 * What comes too slowly, or takes too long, is given up with
 * %G_IO_ERROR_TIMED_OUT.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoHttpResponse,
 *   or rejects with %KAYAKO_ERROR_TOO_LARGE or an error of GIO or libsoup
 */
DexFuture *
kayako_http_exchange (SoupSession *session, SoupMessage *message, const KayakoHttpLimits *limits)
{
  Exchange *exchange = NULL;
  DexPromise *promise = NULL;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (SOUP_IS_MESSAGE (message), NULL);
  g_return_val_if_fail (limits != NULL, NULL);
  g_return_val_if_fail (limits->body <= G_MAXUINT, NULL);

  soup_message_add_flags (message, SOUP_MESSAGE_COLLECT_METRICS);
  promise = dex_promise_new_cancellable ();
  exchange = g_new0 (Exchange, 1);
  exchange->promise = dex_ref (promise);
  exchange->session = g_object_ref (session);
  exchange->message = g_object_ref (message);
  exchange->body = g_byte_array_new ();
  exchange->limits = *limits;
  g_signal_connect (dex_promise_get_cancellable (promise), "cancelled", G_CALLBACK (dropped_cb),
                    promise);
  g_idle_add_full (G_PRIORITY_DEFAULT, send_cb, exchange, NULL);

  return DEX_FUTURE (promise);
}
