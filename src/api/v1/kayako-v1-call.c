/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-call.h"

#include "kayako-conversation.h"
#include "kayako-future.h"
#include "kayako-http-error.h"
#include "kayako-v1-answer.h"

/* Bodies longer than this would hold the main loop too long. */
#define THREAD_THRESHOLD (64 * 1024)

/* Everything but an ordinary call of the signed-in person. */
#define ANONYMOUS (KAYAKO_V1_CALL_ANONYMOUS | KAYAKO_V1_CALL_SIGNING_IN | KAYAKO_V1_CALL_PROBING)

typedef struct {
  KayakoV1Client *client;     /* (owned) (not nullable) */
  KayakoHttpRequest *request; /* (owned) (not nullable) */
  KayakoV1CallFlags flags;
  KayakoV1Reader reader;
  guint offset;
  guint limit;
  KayakoCredentials *credentials; /* (owned) (nullable): what it was asked with */
} CallData;

static void
call_data_free (CallData *data)
{
  g_object_unref (data->client);
  kayako_http_request_unref (data->request);
  g_clear_pointer (&data->credentials, kayako_credentials_unref);
  g_free (data);
}

/* What a thread reads. It touches the answer only; the client stays until it is
 * done, so that no thread is at work any more when the client has gone. */
typedef struct {
  KayakoV1Client *client; /* (owned) (not nullable) */
  KayakoV1Answer *answer; /* (owned) (not nullable) */
} ReadData;

static void
read_data_free (gpointer user_data)
{
  ReadData *data = user_data;

  g_object_unref (data->client);
  kayako_v1_answer_unref (data->answer);
  g_free (data);
}

static DexFuture *
read_fiber (gpointer user_data)
{
  ReadData *data = user_data;

  kayako_v1_answer_read (data->answer);

  return dex_future_new_true ();
}

/* Reads the answer where it disturbs nobody, in a fibre. */
static gboolean
read_answer (KayakoV1Client *client, KayakoV1Answer *answer, GError **error)
{
  g_autoptr (GError) cause = NULL;
  ReadData *data = NULL;

  if (g_bytes_get_size (answer->body) <= THREAD_THRESHOLD) {
    kayako_v1_answer_read (answer);
    return TRUE;
  }

  data = g_new0 (ReadData, 1);
  data->client = g_object_ref (client);
  data->answer = kayako_v1_answer_ref (answer);
  if (dex_await (kayako_chain (kayako_spawn_in_thread (read_fiber, data, read_data_free)), &cause))
    return TRUE;

  g_propagate_error (error, kayako_http_error_from_transport (cause, FALSE, FALSE));
  return FALSE;
}

/* Notifications are for people, whatever else the answer says; the log is for
 * whoever watches the program, without its words. */
static void
pass_on_words (KayakoV1Client *client, KayakoV1Answer *answer)
{
  for (guint i = 0; answer->notifications != NULL && i < answer->notifications->len; i++)
    g_signal_emit_by_name (client, "notified", g_ptr_array_index (answer->notifications, i));

  for (guint i = 0; answer->logs != NULL && i < answer->logs->len; i++) {
    const KayakoV1Log *log = g_ptr_array_index (answer->logs, i);

    g_debug ("The helpdesk logs a line of level %s", log->level);
  }
}

/* The session that a sign-in has opened, and what remembers this device. */
static void
take_session (CallData *data, KayakoHttpResponse *response, const char *session_id)
{
  const char *csrf_token = kayako_http_response_get_header (response, "X-CSRF-Token");
  const char *remember = kayako_http_response_get_header (response, "X-RememberMe");
  const char *device = kayako_http_request_get_header (data->request, "X-Fingerprint");
  const char *old = kayako_http_request_get_header (data->request, "X-RememberMe");
  g_autoptr (KayakoCredentials) bare = kayako_credentials_new_session (session_id, csrf_token);
  g_autoptr (KayakoCredentials) known =
      kayako_credentials_copy_with (bare, KAYAKO_CREDENTIALS_DEVICE, device);
  g_autoptr (KayakoCredentials) credentials = kayako_credentials_copy_with (
      known, KAYAKO_CREDENTIALS_REMEMBER_TOKEN, remember != NULL ? remember : old);

  kayako_v1_client_set_credentials (data->client, credentials);
}

/* Another token of the same session. An answer to an older one says nothing
 * about the current one. */
static void
take_csrf_token (CallData *data, const char *csrf_token)
{
  KayakoCredentials *current = kayako_client_get_credentials (KAYAKO_CLIENT (data->client));
  g_autoptr (KayakoCredentials) renewed = NULL;

  if (csrf_token == NULL || (data->flags & ANONYMOUS) != 0 || current == NULL ||
      data->credentials == NULL ||
      kayako_credentials_get_kind (current) != KAYAKO_CREDENTIALS_SESSION ||
      g_strcmp0 (kayako_credentials_get (current, KAYAKO_CREDENTIALS_TOKEN),
                 kayako_credentials_get (data->credentials, KAYAKO_CREDENTIALS_TOKEN)) != 0)
    return;

  renewed = kayako_credentials_copy_with (current, KAYAKO_CREDENTIALS_SECOND_TOKEN, csrf_token);
  kayako_v1_client_renew_credentials (data->client, renewed);
}

/* What lies in the headers. */
static void
take_headers (CallData *data, KayakoHttpResponse *response, KayakoV1Answer *answer)
{
  const char *request_token = kayako_http_response_get_header (response, "X-Request-Token");
  const char *etag = kayako_http_response_get_header (response, "ETag");
  KayakoConversation *conversation = NULL;

  if (data->flags & KAYAKO_V1_CALL_SIGNING_IN) {
    if (answer->error == NULL)
      take_session (data, response, g_value_get_boxed (&answer->value));
    return;
  }

  take_csrf_token (data, kayako_http_response_get_header (response, "X-CSRF-Token"));
  if (answer->error != NULL || !G_VALUE_HOLDS (&answer->value, KAYAKO_TYPE_CONVERSATION))
    return;

  conversation = g_value_get_object (&answer->value);
  kayako_conversation_set_validator (conversation, etag);
  if (request_token != NULL)
    kayako_v1_client_set_request_token (data->client, kayako_conversation_get_id (conversation),
                                        request_token);
}

static KayakoHttpResponse *
await_response (CallData *data, GError **error)
{
  KayakoHttp *http = kayako_v1_client_get_http (data->client);

  if ((data->flags & ANONYMOUS) == 0)
    return kayako_v1_client_await_signed (data->client, data->request, error);

  return dex_await_boxed (kayako_chain (kayako_http_send (http, data->request)), error);
}

static DexFuture *
call_fiber (gpointer user_data)
{
  CallData *data = user_data;
  g_autoptr (KayakoHttpResponse) response = NULL;
  g_autoptr (KayakoV1Answer) answer = NULL;
  g_autoptr (GError) error = NULL;

  response = await_response (data, &error);
  if (response == NULL)
    return dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));

  answer = kayako_v1_answer_new (response, kayako_http_request_get_changes (data->request));
  answer->flags = data->flags;
  answer->reader = data->reader;
  answer->offset = data->offset;
  answer->limit = data->limit;
  if (!read_answer (data->client, answer, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  take_headers (data, response, answer);
  pass_on_words (data->client, answer);

  if (answer->error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&answer->error));

  return dex_future_new_for_value (&answer->value);
}

static DexFuture *
call (KayakoV1Client *self,
      KayakoHttpRequest *request,
      KayakoV1CallFlags flags,
      guint offset,
      guint limit,
      KayakoV1Reader reader)
{
  CallData *data = g_new0 (CallData, 1);
  KayakoCredentials *credentials = kayako_client_get_credentials (KAYAKO_CLIENT (self));

  if ((flags & ANONYMOUS) == 0)
    kayako_v1_client_sign_request (self, request);

  data->client = g_object_ref (self);
  data->request = kayako_http_request_ref (request);
  data->flags = flags;
  data->reader = reader;
  data->offset = offset;
  data->limit = limit;
  data->credentials = credentials != NULL ? kayako_credentials_ref (credentials) : NULL;

  return kayako_spawn (call_fiber, data, (GDestroyNotify) call_data_free);
}

/**
 * kayako_v1_request_new:
 * @method: an HTTP method
 * @path: a path below the API's root, with a slash in front
 * @flags: how to treat it
 *
 * Makes a request that asks for JSON.
 *
 * Returns: (transfer full): a request
 */
KayakoHttpRequest *
kayako_v1_request_new (const char *method, const char *path, KayakoHttpFlags flags)
{
  g_autofree char *target = g_strconcat (KAYAKO_V1_ROOT, path, NULL);
  KayakoHttpRequest *request = kayako_http_request_new (method, target, flags);

  kayako_http_request_set_header (request, "Accept", "application/json");

  return request;
}

/**
 * kayako_v1_request_add_ids:
 * @request: a request for a collection
 * @ids: (element-type gint64): which of it
 *
 * Asks for a chosen set only.
 */
void
kayako_v1_request_add_ids (KayakoHttpRequest *request, GArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));

  kayako_http_request_add_argument (request, "ids", text->str);
}

/**
 * kayako_v1_call:
 * @self: a client
 * @request: what to ask
 * @flags: how the call differs from an ordinary one
 * @reader: makes the result
 *
 * Asks, reads the answer, and passes on what it brings besides: a rotated
 * token, validators, notifications. It is signed with what there is at this
 * moment, or with tokens that follow from that.
 *
 * Returns: (transfer full): a future that resolves to what @reader makes, or
 *   rejects with #KayakoError
 */
DexFuture *
kayako_v1_call (KayakoV1Client *self,
                KayakoHttpRequest *request,
                KayakoV1CallFlags flags,
                KayakoV1Reader reader)
{
  return call (self, request, flags, 0, 0, reader);
}

/**
 * kayako_v1_call_page:
 * @self: a client
 * @request: what to ask, without paging arguments
 * @offset: how many items to leave out at the start
 * @limit: how many items at most, 0 for as many as the server likes
 * @reader: makes a #KayakoPage
 *
 * Asks for a part of a collection.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage, or
 *   rejects with #KayakoError
 */
DexFuture *
kayako_v1_call_page (KayakoV1Client *self,
                     KayakoHttpRequest *request,
                     guint offset,
                     guint limit,
                     KayakoV1Reader reader)
{
  g_autofree char *offset_text = g_strdup_printf ("%u", offset);
  g_autofree char *limit_text = g_strdup_printf ("%u", limit);

  if (offset > 0)
    kayako_http_request_add_argument (request, "offset", offset_text);
  if (limit > 0)
    kayako_http_request_add_argument (request, "limit", limit_text);

  return call (self, request, KAYAKO_V1_CALL_DEFAULT, offset, limit, reader);
}
