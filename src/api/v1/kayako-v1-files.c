/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-file.h"
#include "kayako-future.h"
#include "kayako-http-error.h"
#include "kayako-v1-answer.h"
#include "kayako-v1-bodies.h"
#include "kayako-v1-readers.h"

/* Files up and down (api/v1.md §6.10). */

typedef struct {
  KayakoV1Client *client;     /* (owned) (not nullable) */
  KayakoHttpRequest *request; /* (owned) (not nullable) */
  gboolean own;               /* whether it goes to the helpdesk itself */
} DownloadData;

/* The thread that reads the content holds it, too: the upload may be dropped
 * meanwhile. */
typedef struct {
  KayakoV1Client *client;     /* (owned) (not nullable) */
  KayakoHttpRequest *request; /* (owned) (not nullable) */
  char *name;                 /* (owned) (not nullable) */
  char *content_type;         /* (owned) (not nullable) */
  GBytes *content;            /* (owned) (not nullable) */
} UploadData;

static void
upload_data_clear (gpointer user_data)
{
  UploadData *data = user_data;

  g_object_unref (data->client);
  kayako_http_request_unref (data->request);
  g_free (data->name);
  g_free (data->content_type);
  g_bytes_unref (data->content);
}

static UploadData *
upload_data_ref (UploadData *data)
{
  return g_atomic_rc_box_acquire (data);
}

static void
upload_data_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, upload_data_clear);
}

static void
download_data_free (DownloadData *data)
{
  g_object_unref (data->client);
  kayako_http_request_unref (data->request);
  g_free (data);
}

static DexFuture *
describe_fiber (gpointer user_data)
{
  UploadData *data = user_data;

  kayako_v1_body_set_file (data->request, data->name, data->content_type, data->content);
  return dex_future_new_true ();
}

static DexFuture *
upload_fiber (gpointer user_data)
{
  UploadData *data = user_data;
  g_autoptr (KayakoFile) file = NULL;
  g_autoptr (GError) error = NULL;

  /* Nobody else has the request yet. */
  if (!dex_await (kayako_chain (kayako_spawn_in_thread (describe_fiber, upload_data_ref (data),
                                                        upload_data_unref)),
                  &error))
    return dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));

  file =
      dex_await_object (kayako_chain (kayako_v1_call (data->client, data->request,
                                                      KAYAKO_V1_CALL_DEFAULT, kayako_v1_read_file)),
                        &error);
  return file != NULL
             ? dex_future_new_take_object (g_steal_pointer (&file))
             : dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));
}

/* The checksum of a large file takes a while. */
static DexFuture *
upload_file (KayakoClient *client, const char *name, const char *content_type, GBytes *content)
{
  UploadData *data = g_atomic_rc_box_new0 (UploadData);

  data->client = KAYAKO_V1_CLIENT (g_object_ref (client));
  data->request = kayako_v1_request_new (SOUP_METHOD_POST, "/files", KAYAKO_HTTP_NONE);
  data->name = g_strdup (name);
  data->content_type = g_strdup (content_type);
  data->content = g_bytes_ref (content);
  return kayako_spawn (upload_fiber, data, upload_data_unref);
}

/* Why the bytes did not come. Another host knows nothing of our session. */
static GError *
new_refused (KayakoHttpResponse *response, gboolean own)
{
  g_autoptr (KayakoV1Answer) answer = kayako_v1_answer_new (response, FALSE);

  if (own) {
    answer->reader = kayako_v1_read_done;
    kayako_v1_answer_read (answer);
    if (answer->error != NULL)
      return g_steal_pointer (&answer->error);
  }

  if (kayako_http_response_get_status (response) == 401)
    return g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_FORBIDDEN, "HTTP 401 from another host");

  return g_error_new (
      KAYAKO_ERROR, kayako_http_error_code_for_status (kayako_http_response_get_status (response)),
      "HTTP %u", kayako_http_response_get_status (response));
}

static DexFuture *
download_fiber (gpointer user_data)
{
  DownloadData *data = user_data;
  g_autoptr (KayakoHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  response = data->own
                 ? kayako_v1_client_await_signed (data->client, data->request, &error)
                 : dex_await_boxed (kayako_chain (kayako_http_send (
                                        kayako_v1_client_get_http (data->client), data->request)),
                                    &error);
  if (response == NULL)
    return dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));

  if (!kayako_http_response_is_success (response))
    return dex_future_new_for_error (new_refused (response, data->own));

  return dex_future_new_take_boxed (G_TYPE_BYTES,
                                    g_bytes_ref (kayako_http_response_get_body (response)));
}

static DexFuture *
download (KayakoClient *client, const char *url)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (client);
  KayakoHttp *http = kayako_v1_client_get_http (self);
  gboolean own = kayako_http_is_own (http, url);
  DownloadData *data = NULL;

  /* A server's word must not make us speak plain http, or to this machine. */
  if (!own && g_ascii_strncasecmp (url, "https://", 8) != 0)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_INSECURE,
                                  "The address is neither the helpdesk's nor https");

  data = g_new0 (DownloadData, 1);
  data->client = g_object_ref (self);
  data->request =
      kayako_http_request_new (SOUP_METHOD_GET, url, KAYAKO_HTTP_REVALIDATE | KAYAKO_HTTP_FILE);
  data->own = own;
  kayako_http_request_set_header (data->request, "Accept", "*/*");
  if (own)
    kayako_v1_client_sign_request (self, data->request);

  return kayako_spawn (download_fiber, data, (GDestroyNotify) download_data_free);
}

/* Fills the part of the interface that this file implements. */
void
kayako_v1_client_init_files (KayakoClientInterface *iface)
{
  iface->upload_file = upload_file;
  iface->download = download;
}
