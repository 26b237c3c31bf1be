/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-body.h"
#include "kayako-sandbox-handlers.h"
#include "kayako-sandbox-thread.h"

#include <string.h>

/* Uploads: in two steps by POST files, or with the message itself. */

#define MAX_BYTES    (32 * 1024 * 1024)
#define SECONDS_KEPT (12 * 3600)
#define MAX_NAME     255 /* bytes */
#define MIME_TYPE    "^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+$"

/* Whose an upload is; only they may use it. */
static char *
dup_owner (KayakoSandboxRequest *request)
{
  const KayakoSandboxCaller *caller = kayako_sandbox_request_get_caller (request);

  if (caller->user_id != 0)
    return g_strdup_printf ("user-%" G_GINT64_FORMAT, caller->user_id);

  return g_strconcat ("device-", caller->fingerprint != NULL ? caller->fingerprint : "", NULL);
}

/* The MD5 that the sender names is of the bytes, in hex. */
static gboolean
is_whole (const KayakoSandboxFile *file)
{
  g_autofree char *md5 = NULL;

  if (file->md5 == NULL)
    return TRUE;

  md5 = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, file->bytes);
  return g_ascii_strcasecmp (md5, file->md5) == 0;
}

static gboolean
check_bodies (KayakoSandboxRequest *request, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++) {
    const KayakoSandboxFile *file = g_ptr_array_index (files, i);

    if (g_bytes_get_size (file->bytes) > MAX_BYTES) {
      kayako_sandbox_request_reply_failure (request, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE,
                                            "The file is too large");
      return FALSE;
    }

    if (!is_whole (file) || strlen (file->name) > MAX_NAME) {
      kayako_sandbox_request_reply_error (request, "FIELD_INVALID",
                                          file->field != NULL ? file->field : "files");
      return FALSE;
    }
  }

  return TRUE;
}

static gint64
find_upload (KayakoSandboxRequest *request, gint64 id)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_autofree char *owner = dup_owner (request);

  return kayako_sandbox_database_get_int64 (
      database, 0, "SELECT id FROM file WHERE id = ?1 AND expiry_at > ?2 AND owner = ?3", "iis", id,
      kayako_sandbox_database_get_now (database), owner);
}

/**
 * kayako_sandbox_check_files:
 * @request: a request with a body
 *
 * Checks the body's files and the uploads that `file_ids` names.
 *
 * Returns: %FALSE when something is wrong with them, which has been answered
 */
gboolean
kayako_sandbox_check_files (KayakoSandboxRequest *request)
{
  g_autoptr (GPtrArray) files = kayako_sandbox_request_list_files (request, NULL);
  g_autoptr (GArray) ids = NULL;
  KayakoSandboxPresence presence = KAYAKO_SANDBOX_ABSENT;
  gboolean good = TRUE;

  if (!check_bodies (request, files))
    return FALSE;

  presence = kayako_sandbox_request_get_ids (request, "file_ids", &ids);
  good = presence != KAYAKO_SANDBOX_INVALID;
  for (guint i = 0; presence == KAYAKO_SANDBOX_VALID && good && i < ids->len; i++)
    good = find_upload (request, g_array_index (ids, gint64, i)) != 0;

  if (!good)
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "file_ids");

  return good;
}

static void
attach_upload (KayakoSandboxDatabase *database, gint64 message_id, gint64 file_id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  g_autoptr (GBytes) bytes = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT f.name, f.content_type, f.content_id, c.bytes FROM file f"
      " JOIN content c ON c.id = f.content_id WHERE f.id = ?1",
      "i", file_id);
  if (!kayako_sandbox_rows_next (rows))
    return;

  bytes = kayako_sandbox_rows_dup_bytes (rows, 3);
  kayako_sandbox_thread_attach (database, message_id, kayako_sandbox_rows_get_string (rows, 0),
                                kayako_sandbox_rows_get_string (rows, 1),
                                kayako_sandbox_rows_get_int64 (rows, 2), bytes);
}

/**
 * kayako_sandbox_attach_files:
 * @request: a request whose files have been checked
 * @message_id: the message they come with
 *
 * Attaches the body's files, and then the uploads.
 */
void
kayako_sandbox_attach_files (KayakoSandboxRequest *request, gint64 message_id)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_autoptr (GPtrArray) files = kayako_sandbox_request_list_files (request, NULL);
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < files->len; i++) {
    const KayakoSandboxFile *file = g_ptr_array_index (files, i);

    kayako_sandbox_thread_attach (database, message_id, file->name, file->type,
                                  kayako_sandbox_thread_keep_bytes (database, file->bytes),
                                  file->bytes);
  }

  if (kayako_sandbox_request_get_ids (request, "file_ids", &ids) != KAYAKO_SANDBOX_VALID)
    return;

  for (guint i = 0; i < ids->len; i++)
    attach_upload (database, message_id, g_array_index (ids, gint64, i));
}

static gint64
insert_file (KayakoSandboxRequest *request, const KayakoSandboxFile *file)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  gint64 now = kayako_sandbox_database_get_now (database);
  g_autofree char *owner = dup_owner (request);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, file->bytes);

  return kayako_sandbox_database_insert (
      database,
      "INSERT INTO file (content_id, owner, name, content_type, size, hash, created_at, expiry_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      "isssisii", kayako_sandbox_thread_keep_bytes (database, file->bytes), owner, file->name,
      file->type, (gint64) g_bytes_get_size (file->bytes), hash, now, now + SECONDS_KEPT);
}

/* `name`, NULL when it was not sent. */
static char *
dup_name (KayakoSandboxRequest *request)
{
  const char *name = kayako_sandbox_request_peek_string (request, "name");

  return name != NULL && *name != '\0' ? kayako_sandbox_file_dup_name (name) : NULL;
}

/* The file that `content` is in base64; NULL when that is not sent, or is no
 * base64, which has been answered. */
static KayakoSandboxFile *
read_content (KayakoSandboxRequest *request)
{
  const char *text = kayako_sandbox_request_peek_string (request, "content");
  const char *type = kayako_sandbox_request_peek_string (request, "content_type");
  g_auto (GStrv) lines = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);
  g_autofree char *joined = g_strjoinv (NULL, lines);
  g_autofree char *again = NULL;
  g_autofree guchar *bytes = NULL;
  KayakoSandboxFile *file = NULL;
  gsize size = 0;

  if (text == NULL) {
    kayako_sandbox_request_reply_error (request, "FIELD_REQUIRED", "files");
    return NULL;
  }

  if (type != NULL && !g_regex_match_simple (MIME_TYPE, type, G_REGEX_DOLLAR_ENDONLY, 0)) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "content_type");
    return NULL;
  }

  bytes = g_base64_decode (joined, &size);
  again = g_base64_encode (bytes, size);
  if (g_strcmp0 (again, joined) != 0) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "content");
    return NULL;
  }

  file = g_new0 (KayakoSandboxFile, 1);
  file->field = g_strdup ("content");
  file->name = g_strdup ("file");
  file->type = g_strdup (type != NULL ? type : "application/octet-stream");
  file->bytes = g_bytes_new (bytes, size);
  return file;
}

/**
 * kayako_sandbox_add_files:
 * @request: POST files
 *
 * Keeps uploads for twelve hours, whether they are the body, parts of it or
 * `content` in base64. One file is answered as itself, under its `name` if that
 * was sent; several as a list.
 */
void
kayako_sandbox_add_files (KayakoSandboxRequest *request)
{
  g_autoptr (GPtrArray) files = kayako_sandbox_request_list_files (request, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KayakoSandboxFile) content = NULL;
  g_autofree char *name = dup_name (request);

  if (files->len == 0) {
    content = read_content (request);
    if (content == NULL)
      return;
    g_ptr_array_add (files, content);
  }

  if (files->len == 1 && name != NULL) {
    KayakoSandboxFile *only = g_ptr_array_index (files, 0);

    g_set_str (&only->name, name);
  }

  if (!check_bodies (request, files))
    return;

  for (guint i = 0; i < files->len; i++) {
    gint64 id = insert_file (request, g_ptr_array_index (files, i));

    g_array_append_val (ids, id);
  }

  if (ids->len == 1)
    kayako_sandbox_request_reply_resource (request, 201, "file", g_array_index (ids, gint64, 0));
  else
    kayako_sandbox_request_reply_created (request, "file", ids);
}

/**
 * kayako_sandbox_list_files:
 * @request: GET files
 */
void
kayako_sandbox_list_files (KayakoSandboxRequest *request)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_autoptr (GArray) ids = kayako_sandbox_database_list_ids (
      database, "SELECT id FROM file WHERE expiry_at > ?1 ORDER BY id", "i",
      kayako_sandbox_database_get_now (database));

  kayako_sandbox_request_reply_list (request, "file", ids, KAYAKO_SANDBOX_PAGING_OFFSET);
}

/* The caller's own upload of the path's number. */
static gint64
find_own_file (KayakoSandboxRequest *request)
{
  gint64 id = find_upload (request, kayako_sandbox_request_get_id (request, 0));

  if (id == 0)
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);

  return id;
}

/**
 * kayako_sandbox_get_file:
 * @request: GET files/:id
 */
void
kayako_sandbox_get_file (KayakoSandboxRequest *request)
{
  gint64 id = find_own_file (request);

  if (id != 0)
    kayako_sandbox_request_reply_resource (request, 200, "file", id);
}

/**
 * kayako_sandbox_get_file_content:
 * @request: GET files/:id/content
 */
void
kayako_sandbox_get_file_content (KayakoSandboxRequest *request)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 id = find_own_file (request);

  if (id == 0)
    return;

  rows = kayako_sandbox_database_query (
      kayako_sandbox_request_get_database (request),
      "SELECT f.content_type, c.bytes FROM file f JOIN content c ON c.id = f.content_id"
      " WHERE f.id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows)) {
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);
    return;
  }

  bytes = kayako_sandbox_rows_dup_bytes (rows, 1);
  kayako_sandbox_request_reply_bytes (request, kayako_sandbox_rows_get_string (rows, 0), bytes,
                                      NULL);
}
