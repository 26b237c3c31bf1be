/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files go up before the message that names them: one that was uploaded in vain is
 * forgotten by the helpdesk, so nothing is there twice. */

#include "kayako-send-private.h"

#include "kayako-client.h"
#include "kayako-error.h"
#include "kayako-file.h"
#include "kayako-local-files.h"

typedef struct {
  char *name;         /* (owned) */
  char *content_type; /* (owned) */
  GBytes *content;    /* (owned) */
} UploadData;

static void
upload_data_free (gpointer user_data)
{
  UploadData *data = user_data;

  g_free (data->name);
  g_free (data->content_type);
  g_bytes_unref (data->content);
  g_free (data);
}

static DexFuture *
upload (KayakoClient *client, gpointer user_data)
{
  UploadData *data = user_data;

  return kayako_client_upload_file (client, data->name, data->content_type, data->content);
}

/* What has become another file, or is gone, is not what somebody wanted to send; and
 * it is not the helpdesk that does not have it. */
static GBytes *
await_content (KayakoAttachment *attachment, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) content = dex_await_boxed (kayako_local_files_read (attachment), &local_error);

  if (content != NULL &&
      (gint64) g_bytes_get_size (content) == kayako_attachment_get_size (attachment))
    return g_steal_pointer (&content);

  if (content != NULL || g_error_matches (local_error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND))
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE, "The copy of a file is damaged");
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Returns: the number of the upload, 0 with @error set */
static gint64
await_uploaded (KayakoSend *self, KayakoAttachment *attachment, KayakoLink *link, GError **error)
{
  g_autoptr (GBytes) content = await_content (attachment, error);
  g_autoptr (KayakoFile) file = NULL;
  g_autoptr (GError) local_error = NULL;
  UploadData *data = NULL;

  if (content == NULL)
    return 0;

  data = g_new0 (UploadData, 1);
  data->name = g_strdup (kayako_attachment_get_name (attachment));
  data->content_type = g_strdup (kayako_attachment_get_content_type (attachment));
  data->content = g_bytes_ref (content);
  file =
      dex_await_object (kayako_link_request (link, upload, data, upload_data_free), &local_error);
  if (file != NULL)
    return kayako_file_get_id (file);

  /* Whether a file has arrived is nothing to ask a person: without its message it is
   * not there for anybody. */
  if (!g_error_matches (local_error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return 0;
  }

  self->n_broken++;
  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK, local_error->message);
  return 0;
}

/**
 * kayako_send_await_files:
 * @self: a message on its way
 * @link: the helpdesk
 * @error: return location
 *
 * Uploads what is to be sent with a message and is not there yet. Only in a fibre.
 *
 * Returns: %FALSE with @error set where one could not be
 */
gboolean
kayako_send_await_files (KayakoSend *self, KayakoLink *link, GError **error)
{
  GListModel *files = kayako_message_get_attachments (self->message);

  while (self->file_ids->len < g_list_model_get_n_items (files)) {
    g_autoptr (KayakoAttachment) file = g_list_model_get_item (files, self->file_ids->len);
    gint64 id = await_uploaded (self, file, link, error);

    if (id == 0)
      return FALSE;

    g_array_append_val (self->file_ids, id);
    self->n_broken = 0;
  }

  return TRUE;
}
