/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-archive.h"
#include "kayako-sandbox-handlers.h"
#include "kayako-sandbox-thread.h"

#include <string.h>

/**
 * kayako_sandbox_list_messages:
 * @request: GET conversations/:id/messages
 */
void
kayako_sandbox_list_messages (KayakoSandboxRequest *request)
{
  g_autoptr (GArray) ids = NULL;
  gint64 id = kayako_sandbox_find_conversation (request);

  if (id == 0)
    return;

  ids = kayako_sandbox_database_list_ids (
      kayako_sandbox_request_get_database (request),
      "SELECT id FROM message WHERE conversation_id = ?1 AND kind = 'message'"
      " ORDER BY created_at DESC, id DESC",
      "i", id);
  kayako_sandbox_request_reply_list (request, "conversation_message", ids,
                                     KAYAKO_SANDBOX_PAGING_OFFSET);
}

/**
 * kayako_sandbox_get_message:
 * @request: GET conversations/:id/messages/:id
 */
void
kayako_sandbox_get_message (KayakoSandboxRequest *request)
{
  gint64 conversation_id = kayako_sandbox_find_conversation (request);
  gint64 id = 0;

  if (conversation_id == 0)
    return;

  id = kayako_sandbox_find_message (request, conversation_id);
  if (id != 0)
    kayako_sandbox_request_reply_resource (request, 200, "conversation_message", id);
}

/* A message says something or brings a file. */
static gboolean
read_contents (KayakoSandboxRequest *request, const char **contents)
{
  g_autoptr (GPtrArray) files = NULL;

  *contents = "";
  switch (kayako_sandbox_request_get_words (request, "contents", contents)) {
  case KAYAKO_SANDBOX_VALID:
    return TRUE;
  case KAYAKO_SANDBOX_INVALID:
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "contents");
    return FALSE;
  case KAYAKO_SANDBOX_ABSENT:
  case KAYAKO_SANDBOX_CLEARED:
  default:
    break;
  }

  files = kayako_sandbox_request_list_files (request, NULL);
  if (files->len > 0 || kayako_sandbox_request_peek_string (request, "file_ids") != NULL)
    return TRUE;

  kayako_sandbox_request_reply_error (request, "FIELD_REQUIRED", "contents");
  return FALSE;
}

/**
 * kayako_sandbox_add_message:
 * @request: POST conversations/:id/messages
 */
void
kayako_sandbox_add_message (KayakoSandboxRequest *request)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_auto (KayakoSandboxMetadata) metadata = { 0 };
  KayakoSandboxNewMessage message = { 0 };
  gint64 id = 0;

  message.conversation_id = kayako_sandbox_find_conversation (request);
  if (message.conversation_id == 0)
    return;

  if (kayako_sandbox_is_closed (request, message.conversation_id)) {
    kayako_sandbox_request_reply_error (request, "PERMISSIONS_DENIED", NULL);
    return;
  }

  if (!read_contents (request, &message.contents) ||
      !kayako_sandbox_read_source (request, "API", &message.source) ||
      !kayako_sandbox_read_client_id (request, &message.client_id) ||
      !kayako_sandbox_read_metadata (request, &metadata) || !kayako_sandbox_check_files (request))
    return;

  message.creator_id = kayako_sandbox_find_actor (request, message.conversation_id);
  message.user_agent = metadata.user_agent;
  message.page_url = metadata.page_url;
  message.metadata = metadata.others;
  id = kayako_sandbox_thread_add (database, &message, TRUE);
  kayako_sandbox_attach_files (request, id);

  kayako_sandbox_request_reply_resource (request, 201, "conversation_message", id);
}

/**
 * kayako_sandbox_update_message:
 * @request: PUT conversations/:id/messages/:id
 */
void
kayako_sandbox_update_message (KayakoSandboxRequest *request)
{
  static const char *const allowed[] = { "DELIVERED", "SEEN", NULL };
  gint64 conversation_id = kayako_sandbox_find_conversation (request);
  const char *status = NULL;
  gint64 id = 0;

  if (conversation_id == 0)
    return;

  id = kayako_sandbox_find_message (request, conversation_id);
  if (id == 0)
    return;

  switch (kayako_sandbox_request_get_enum (request, "message_status", allowed, &status)) {
  case KAYAKO_SANDBOX_VALID:
    break;
  case KAYAKO_SANDBOX_INVALID:
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "message_status");
    return;
  case KAYAKO_SANDBOX_ABSENT:
  case KAYAKO_SANDBOX_CLEARED:
  default:
    kayako_sandbox_request_reply_error (request, "FIELD_REQUIRED", "message_status");
    return;
  }

  kayako_sandbox_thread_mark (kayako_sandbox_request_get_database (request), id,
                              kayako_sandbox_find_actor (request, conversation_id),
                              strcmp (status, "SEEN") == 0);
  kayako_sandbox_request_reply_status (request, 200);
}

/* The attachment of the path's third number, if it is this message's. */
static gint64
find_attachment (KayakoSandboxRequest *request)
{
  gint64 conversation_id = kayako_sandbox_find_conversation (request);
  gint64 message_id = 0;
  gint64 id = 0;

  if (conversation_id == 0)
    return 0;

  message_id = kayako_sandbox_find_message (request, conversation_id);
  if (message_id == 0)
    return 0;

  id = kayako_sandbox_database_get_int64 (
      kayako_sandbox_request_get_database (request), 0,
      "SELECT id FROM attachment WHERE id = ?1 AND message_id = ?2", "ii",
      kayako_sandbox_request_get_id (request, 2), message_id);
  if (id == 0)
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);

  return id;
}

/**
 * kayako_sandbox_get_attachment:
 * @request: GET conversations/:id/messages/:id/attachments/:id
 */
void
kayako_sandbox_get_attachment (KayakoSandboxRequest *request)
{
  gint64 id = find_attachment (request);

  if (id != 0)
    kayako_sandbox_request_reply_resource (request, 200, "attachment", id);
}

/**
 * kayako_sandbox_download_attachments:
 * @request: GET conversations/:id/messages/:id/attachments/download
 *
 * Answers with all of a message's attachments in one ZIP file.
 */
void
kayako_sandbox_download_attachments (KayakoSandboxRequest *request)
{
  g_autoptr (KayakoSandboxArchive) archive = kayako_sandbox_archive_new ();
  g_autoptr (KayakoSandboxRows) rows = NULL;
  g_autoptr (GBytes) zip = NULL;
  gint64 conversation_id = kayako_sandbox_find_conversation (request);
  gint64 id = conversation_id != 0 ? kayako_sandbox_find_message (request, conversation_id) : 0;

  if (id == 0)
    return;

  rows = kayako_sandbox_database_query (
      kayako_sandbox_request_get_database (request),
      "SELECT a.name, c.bytes FROM attachment a JOIN content c ON c.id = a.content_id"
      " WHERE a.message_id = ?1 ORDER BY a.id",
      "i", id);
  while (kayako_sandbox_rows_next (rows)) {
    g_autoptr (GBytes) bytes = kayako_sandbox_rows_dup_bytes (rows, 1);

    kayako_sandbox_archive_add (archive, kayako_sandbox_rows_get_string (rows, 0), bytes);
  }

  zip = kayako_sandbox_archive_finish (archive);
  kayako_sandbox_request_reply_bytes (request, "application/zip", zip, "attachments.zip");
}

/* Answers with a thumbnail of this width, if there is one. */
static void
reply_thumbnail (KayakoSandboxRequest *request, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 width = 0;

  if (kayako_sandbox_request_get_argument_int64 (request, "size", &width) != KAYAKO_SANDBOX_VALID) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "size");
    return;
  }

  rows = kayako_sandbox_database_query (
      kayako_sandbox_request_get_database (request),
      "SELECT t.type, t.bytes FROM attachment a JOIN thumbnail t ON t.content_id = a.content_id"
      " WHERE a.id = ?1 AND t.width = ?2",
      "ii", id, width);
  if (!kayako_sandbox_rows_next (rows)) {
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);
    return;
  }

  bytes = kayako_sandbox_rows_dup_bytes (rows, 1);
  kayako_sandbox_request_reply_bytes (request, kayako_sandbox_rows_get_string (rows, 0), bytes,
                                      NULL);
}

/**
 * kayako_sandbox_view_attachment:
 * @request: GET …/attachments/:id/url, …/url&size=64 or …/download
 *
 * Answers with the file, or with a thumbnail of it.
 */
void
kayako_sandbox_view_attachment (KayakoSandboxRequest *request)
{
  const char *view = kayako_sandbox_request_get_segment (request, "view");
  gboolean is_download = strcmp (view, "download") == 0;
  g_autoptr (KayakoSandboxRows) rows = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 id = 0;

  if (!is_download && strcmp (view, "url") != 0) {
    kayako_sandbox_request_reply_error (request, "RESOURCE_ACTION_NOT_AVAILABLE", NULL);
    return;
  }

  id = find_attachment (request);
  if (id == 0)
    return;

  if (!is_download && kayako_sandbox_request_has_argument (request, "size")) {
    reply_thumbnail (request, id);
    return;
  }

  rows = kayako_sandbox_database_query (
      kayako_sandbox_request_get_database (request),
      "SELECT a.type, a.name, c.bytes FROM attachment a JOIN content c ON c.id = a.content_id"
      " WHERE a.id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows)) {
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);
    return;
  }

  bytes = kayako_sandbox_rows_dup_bytes (rows, 2);
  kayako_sandbox_request_reply_bytes (request, kayako_sandbox_rows_get_string (rows, 0), bytes,
                                      is_download ? kayako_sandbox_rows_get_string (rows, 1)
                                                  : NULL);
}
