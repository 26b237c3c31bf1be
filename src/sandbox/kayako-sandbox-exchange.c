/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kayako-sandbox-classic.h"
#include "kayako-sandbox-control.h"
#include "kayako-sandbox-errors.h"
#include "kayako-sandbox-oauth.h"
#include "kayako-sandbox-private.h"
#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-router.h"
#include "kayako-sandbox-session.h"
#include "kayako-sandbox-wire.h"

/* One message of the server from its arrival to its answer, with the faults
 * that it meets on its way. */
typedef struct {
  KayakoSandbox *sandbox;        /* (owned) */
  SoupServerMessage *message;    /* (owned) */
  KayakoSandboxRequest *request; /* (owned) */
  GPtrArray *faults;             /* (owned) (element-type KayakoSandboxFault): that it meets */
  gint64 started_us;
  guint delay_id;         /* GSource id, 0 when it is not waiting */
  gulong disconnected_id; /* 0 once it is answered */
} Exchange;

static void
exchange_free (Exchange *exchange)
{
  g_clear_handle_id (&exchange->delay_id, g_source_remove);
  g_clear_signal_handler (&exchange->disconnected_id, exchange->message);
  g_clear_pointer (&exchange->faults, g_ptr_array_unref);
  g_clear_object (&exchange->request);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->sandbox);
  g_free (exchange);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exchange, exchange_free)

static void
write_log (Exchange *exchange, guint status)
{
  kayako_sandbox_log_write (kayako_sandbox_get_log (exchange->sandbox), exchange->request->method,
                            exchange->request->path, status,
                            g_get_monotonic_time () - exchange->started_us);
}

static KayakoSandboxFault *
find_fault (Exchange *exchange, KayakoSandboxFaultKind kind)
{
  for (guint i = 0; i < exchange->faults->len; i++) {
    KayakoSandboxFault *fault = g_ptr_array_index (exchange->faults, i);

    if (kayako_sandbox_fault_get_kind (fault) == kind)
      return fault;
  }

  return NULL;
}

/* Whether a fault answers by itself, so that a further one cannot. */
static gboolean
answers_itself (KayakoSandboxFaultKind kind)
{
  return kind == KAYAKO_SANDBOX_FAULT_STATUS || kind == KAYAKO_SANDBOX_FAULT_DROP_BEFORE ||
         kind == KAYAKO_SANDBOX_FAULT_HTML || kind == KAYAKO_SANDBOX_FAULT_RATE_LIMIT ||
         kind == KAYAKO_SANDBOX_FAULT_REDIRECT || kind == KAYAKO_SANDBOX_FAULT_OVERSIZE ||
         kind == KAYAKO_SANDBOX_FAULT_DEEP;
}

static void
meet_faults (Exchange *exchange)
{
  GPtrArray *faults = kayako_sandbox_get_faults (exchange->sandbox);
  gboolean answered = FALSE;

  for (guint i = 0; i < faults->len; i++) {
    KayakoSandboxFault *fault = g_ptr_array_index (faults, i);
    KayakoSandboxFaultKind kind = kayako_sandbox_fault_get_kind (fault);

    /* That has been met before there was an exchange. */
    if (kind == KAYAKO_SANDBOX_FAULT_DROP_DURING || kind >= KAYAKO_SANDBOX_FAULT_SOCKET_CLOSE ||
        (answered && answers_itself (kind)))
      continue;
    if (!kayako_sandbox_fault_fire (fault, exchange->request->method, exchange->request->path,
                                    kayako_sandbox_get_random (exchange->sandbox),
                                    g_get_monotonic_time ()))
      continue;

    answered = answered || answers_itself (kind);
    g_ptr_array_add (exchange->faults, kayako_sandbox_fault_ref (fault));
  }
}

static void
add_text (JsonObject *entry, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (entry, name, text);
}

static void
add_notification (Exchange *exchange, const KayakoSandboxFault *fault)
{
  JsonObject *entry = json_object_new ();
  const char *type = kayako_sandbox_fault_get_text (fault, "type");
  const char *sticky = kayako_sandbox_fault_get_text (fault, "sticky");

  json_object_set_string_member (entry, "type", type != NULL ? type : "INFO");
  add_text (entry, "message", kayako_sandbox_fault_get_text (fault, "message"));
  if (sticky != NULL)
    json_object_set_boolean_member (entry, "sticky", g_str_equal (sticky, "true"));
  add_text (entry, "related_url", kayako_sandbox_fault_get_text (fault, "related-url"));
  add_text (entry, "related_href", kayako_sandbox_fault_get_text (fault, "related-href"));
  add_text (entry, "related_label", kayako_sandbox_fault_get_text (fault, "related-label"));

  kayako_sandbox_request_add_notification (exchange->request, entry);
}

static void
revoke_session (Exchange *exchange)
{
  KayakoSandboxRequest *request = exchange->request;
  const char *id = kayako_sandbox_request_get_header (request, "X-Session-ID");
  const char *bearer = kayako_sandbox_request_get_header (request, "Authorization");

  if (id == NULL)
    id = kayako_sandbox_request_get_argument (request, "_session_id");
  if (id != NULL)
    kayako_sandbox_session_delete (request->database, id);
  if (bearer == NULL || g_ascii_strncasecmp (bearer, "Bearer ", strlen ("Bearer ")) != 0)
    return;

  kayako_sandbox_oauth_revoke (request->database, bearer + strlen ("Bearer "));
}

static KayakoSandboxReply *
reply_error (Exchange *exchange, const char *code, guint status)
{
  KayakoSandboxRequest *request = exchange->request;

  if (status < 400) {
    kayako_sandbox_request_reply_status (request, status);
  } else {
    kayako_sandbox_request_reply_error (request, code, NULL);
    request->status = status;
    json_object_set_int_member (request->envelope, "status", status);
  }

  return kayako_sandbox_request_finish (request);
}

static KayakoSandboxReply *
reply_text (guint status, const char *type, char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

  return kayako_sandbox_reply_new (status, type, body);
}

static KayakoSandboxReply *
reply_html (guint status)
{
  const char *phrase = kayako_sandbox_status_phrase (status);

  return reply_text (status, "text/html",
                     g_strdup_printf ("<html>\r\n<head><title>%u %s</title></head>\r\n"
                                      "<body><center><h1>%u %s</h1></center><hr>"
                                      "<center>proxy</center></body>\r\n</html>\r\n",
                                      status, phrase, status, phrase));
}

static KayakoSandboxReply *
reply_deep (gint64 levels)
{
  GString *text = g_string_new ("{\"status\":200,\"data\":");

  for (gint64 i = 0; i < levels; i++)
    g_string_append_c (text, '[');
  for (gint64 i = 0; i < levels; i++)
    g_string_append_c (text, ']');
  g_string_append (text, ",\"resource\":\"test\"}");

  return reply_text (SOUP_STATUS_OK, "application/json", g_string_free_and_steal (text));
}

static KayakoSandboxReply *
reply_fault (Exchange *exchange, const KayakoSandboxFault *fault)
{
  gint64 code = kayako_sandbox_fault_get_number (fault, "code", 0);
  const char *error = kayako_sandbox_fault_get_text (fault, "error");
  KayakoSandboxReply *reply = NULL;

  switch ((int) kayako_sandbox_fault_get_kind (fault)) {
  case KAYAKO_SANDBOX_FAULT_STATUS:
    return reply_error (exchange,
                        error != NULL ? error : kayako_sandbox_error_from_status ((guint) code),
                        (guint) code);
  case KAYAKO_SANDBOX_FAULT_RATE_LIMIT:
    kayako_sandbox_request_add_header (exchange->request, "Retry-After",
                                       kayako_sandbox_fault_get_text (fault, "seconds"));
    return reply_error (exchange, "RATE_LIMIT_REACHED", 429);
  case KAYAKO_SANDBOX_FAULT_HTML:
    return reply_html (code != 0 ? (guint) code : SOUP_STATUS_BAD_GATEWAY);
  case KAYAKO_SANDBOX_FAULT_REDIRECT:
    reply = reply_html (code != 0 ? (guint) code : SOUP_STATUS_FOUND);
    soup_message_headers_replace (reply->headers, "Location",
                                  kayako_sandbox_fault_get_text (fault, "to"));
    return reply;
  case KAYAKO_SANDBOX_FAULT_DEEP:
    return reply_deep (kayako_sandbox_fault_get_number (fault, "levels", 0));
  case KAYAKO_SANDBOX_FAULT_OVERSIZE:
    return reply_text (SOUP_STATUS_OK, "application/json",
                       g_strdup ("{\"status\":200,\"data\":\""));
  default:
    return NULL;
  }
}

/* What a fault answers instead, or NULL. */
static KayakoSandboxReply *
reply_instead (Exchange *exchange)
{
  for (guint i = 0; i < exchange->faults->len; i++) {
    KayakoSandboxFault *fault = g_ptr_array_index (exchange->faults, i);
    KayakoSandboxReply *reply = reply_fault (exchange, fault);

    if (reply != NULL)
      return reply;
  }

  return NULL;
}

static KayakoSandboxReply *
serve (Exchange *exchange)
{
  SoupMessageBody *body = soup_server_message_get_request_body (exchange->message);
  GUri *uri = soup_server_message_get_uri (exchange->message);

  if (!exchange->request->is_api && g_strcmp0 (exchange->request->segments[0], "sandbox") == 0) {
    g_autoptr (GBytes) bytes = soup_message_body_flatten (body);

    return kayako_sandbox_control (exchange->sandbox, exchange->request, bytes);
  }

  if (kayako_sandbox_classic_is_path (exchange->request->path))
    return kayako_sandbox_classic_serve (exchange->request, g_uri_get_query (uri));

  kayako_sandbox_router_serve (kayako_sandbox_get_routes (exchange->sandbox), exchange->request);
  return kayako_sandbox_request_finish (exchange->request);
}

/* The last brace goes and a comma comes. */
static void
break_json (KayakoSandboxReply *reply)
{
  gsize size = 0;
  const char *body = g_bytes_get_data (reply->body, &size);
  g_autofree char *text = NULL;
  char *broken = NULL;

  if (size == 0)
    return;

  text = g_strndup (body, size - 1);
  broken = g_strconcat (text, ",", NULL);
  g_clear_pointer (&reply->body, g_bytes_unref);
  reply->body = g_bytes_new_take (broken, strlen (broken));
}

static void
copy_header (const char *name, const char *value, gpointer user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static void
send_by_server (Exchange *exchange, const KayakoSandboxReply *reply)
{
  SoupMessageBody *body = soup_server_message_get_response_body (exchange->message);

  soup_server_message_set_status (exchange->message, reply->status,
                                  kayako_sandbox_status_phrase (reply->status));
  soup_message_headers_foreach (reply->headers, copy_header,
                                soup_server_message_get_response_headers (exchange->message));
  if (g_bytes_get_size (reply->body) > 0)
    soup_message_body_append_bytes (body, reply->body);
}

/* Sends a reply by hand where a fault asks for that; FALSE when none does. */
static gboolean
send_by_hand (Exchange *exchange, const KayakoSandboxReply *reply)
{
  const KayakoSandboxFault *truncate = find_fault (exchange, KAYAKO_SANDBOX_FAULT_TRUNCATE);
  const KayakoSandboxFault *slow = find_fault (exchange, KAYAKO_SANDBOX_FAULT_SLOW);
  const KayakoSandboxFault *oversize = find_fault (exchange, KAYAKO_SANDBOX_FAULT_OVERSIZE);
  KayakoSandboxWire wire = { .stop_after = -1 };

  if (truncate == NULL && slow == NULL && oversize == NULL)
    return FALSE;

  if (truncate != NULL)
    wire.stop_after = kayako_sandbox_fault_get_number (truncate, "bytes", 0);
  if (slow != NULL)
    wire.bytes_per_second =
        (guint) MIN (kayako_sandbox_fault_get_number (slow, "bytes-per-second", 1), G_MAXINT);
  if (oversize != NULL) {
    wire.filler = (guint64) kayako_sandbox_fault_get_number (oversize, "bytes", 0);
    wire.tail = "\"}";
  }

  kayako_sandbox_wire_send (exchange->message, reply, &wire);
  return TRUE;
}

static void
answer (Exchange *exchange)
{
  g_autoptr (Exchange) owned = exchange;
  g_autoptr (KayakoSandboxReply) reply = NULL;

  g_clear_signal_handler (&exchange->disconnected_id, exchange->message);

  if (find_fault (exchange, KAYAKO_SANDBOX_FAULT_DROP_BEFORE) != NULL) {
    write_log (exchange, 0);
    kayako_sandbox_wire_drop (exchange->message);
    return;
  }

  if (find_fault (exchange, KAYAKO_SANDBOX_FAULT_REVOKE_SESSION) != NULL)
    revoke_session (exchange);
  for (guint i = 0; i < exchange->faults->len; i++) {
    const KayakoSandboxFault *fault = g_ptr_array_index (exchange->faults, i);

    if (kayako_sandbox_fault_get_kind (fault) == KAYAKO_SANDBOX_FAULT_NOTIFICATION)
      add_notification (exchange, fault);
  }

  reply = reply_instead (exchange);
  if (reply == NULL)
    reply = serve (exchange);
  if (find_fault (exchange, KAYAKO_SANDBOX_FAULT_MALFORMED) != NULL)
    break_json (reply);

  if (find_fault (exchange, KAYAKO_SANDBOX_FAULT_DROP_AFTER) != NULL) {
    write_log (exchange, 0);
    kayako_sandbox_wire_drop (exchange->message);
    return;
  }

  write_log (exchange, reply->status);
  if (!send_by_hand (exchange, reply))
    send_by_server (exchange, reply);
}

static gboolean
delay_cb (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->delay_id = 0;
  soup_server_message_unpause (exchange->message);
  answer (exchange);
  return G_SOURCE_REMOVE;
}

/* The client gave up while it was made to wait. */
static void
disconnected_cb (Exchange *exchange)
{
  write_log (exchange, 0);
  exchange_free (exchange);
}

static gint64
total_delay (Exchange *exchange)
{
  gint64 ms = 0;

  for (guint i = 0; i < exchange->faults->len; i++) {
    const KayakoSandboxFault *fault = g_ptr_array_index (exchange->faults, i);

    if (kayako_sandbox_fault_get_kind (fault) == KAYAKO_SANDBOX_FAULT_DELAY)
      ms += kayako_sandbox_fault_get_number (fault, "ms", 0);
  }

  return MIN (ms, G_MAXUINT);
}

/* Links lead where the caller came from, if that is this machine. */
static char *
find_base_uri (KayakoSandbox *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *host = soup_message_headers_get_one (headers, "Host");

  if (host != NULL && g_regex_match_simple ("^([a-z0-9-]+\\.)*localhost(:[0-9]+)?$"
                                            "|^127\\.[0-9]+\\.[0-9]+\\.[0-9]+(:[0-9]+)?$"
                                            "|^\\[::1\\](:[0-9]+)?$",
                                            host, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY, 0))
    return g_strconcat (g_uri_get_scheme (soup_server_message_get_uri (message)), "://", host,
                        NULL);

  return g_strdup (kayako_sandbox_get_base_uri (self));
}

static KayakoSandboxRequest *
read_request (KayakoSandbox *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  g_autofree char *base_uri = find_base_uri (self, message);
  g_autoptr (GBytes) body =
      soup_message_body_flatten (soup_server_message_get_request_body (message));

  return kayako_sandbox_request_new (kayako_sandbox_get_database (self), base_uri,
                                     soup_server_message_get_method (message), g_uri_get_path (uri),
                                     g_uri_get_query (uri),
                                     soup_server_message_get_request_headers (message), body);
}

/**
 * kayako_sandbox_exchange_begin:
 * @self: the sandbox
 * @message: what has arrived
 *
 * Answers a message, now or after a delay; never makes the server wait.
 */
void
kayako_sandbox_exchange_begin (KayakoSandbox *self, SoupServerMessage *message)
{
  Exchange *exchange = g_new0 (Exchange, 1);
  gint64 delay_ms = 0;

  exchange->sandbox = g_object_ref (self);
  exchange->message = g_object_ref (message);
  exchange->request = read_request (self, message);
  exchange->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_sandbox_fault_unref);
  exchange->started_us = g_get_monotonic_time ();

  if (exchange->request->is_api || g_strcmp0 (exchange->request->segments[0], "sandbox") != 0)
    meet_faults (exchange);

  delay_ms = total_delay (exchange);
  if (delay_ms == 0) {
    answer (exchange);
    return;
  }

  exchange->disconnected_id =
      g_signal_connect_swapped (message, "disconnected", G_CALLBACK (disconnected_cb), exchange);
  exchange->delay_id = g_timeout_add ((guint) delay_ms, delay_cb, exchange);
  soup_server_message_pause (message);
}
