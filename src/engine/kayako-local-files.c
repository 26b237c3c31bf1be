/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are to be sent: copies of our own, so that what is sent is what was
 * attached, whatever becomes of the original. They are attachments without a
 * number, of which the address is where the copy is. */

#include "kayako-local-files.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-thread.h"

#include <fcntl.h>
#include <glib/gstdio.h>

/* The type of a variant of files, see KAYAKO_STORED_DRAFT_FILES. */
#define FILES_TYPE "a(sssx)"

#define QUERY                                                                                      \
  G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE                \
                                         "," G_FILE_ATTRIBUTE_STANDARD_SIZE                        \
                                         "," G_FILE_ATTRIBUTE_STANDARD_TYPE

typedef struct {
  char *folder;       /* (owned) (nullable) */
  GFile *file;        /* (owned) (nullable) */
  char *name;         /* (owned) (nullable) */
  char *content_type; /* (owned) (nullable): a MIME type */
  GBytes *content;    /* (owned) (nullable) */
  GPtrArray *paths;   /* (owned) (nullable) */
  gint64 age;         /* seconds */
} FileWork;

static void
file_work_free (gpointer user_data)
{
  FileWork *work = user_data;

  g_free (work->folder);
  g_clear_object (&work->file);
  g_free (work->name);
  g_free (work->content_type);
  g_clear_pointer (&work->content, g_bytes_unref);
  g_clear_pointer (&work->paths, g_ptr_array_unref);
  g_free (work);
}

static KayakoAttachment *
create_file (const char *path, const char *name, const char *content_type, gint64 size)
{
  KayakoAttachment *file = kayako_attachment_new (0);
  g_autofree char *url = g_filename_to_uri (path, NULL, NULL);

  kayako_attachment_set_name (file, name);
  kayako_attachment_set_content_type (file, content_type);
  kayako_attachment_set_size (file, size);
  kayako_attachment_set_url (file, url);
  return file;
}

/**
 * kayako_local_files_dup_path:
 * @file: a file that is to be sent
 *
 * Returns: (transfer full) (nullable): where our copy is, %NULL for one of the
 *   helpdesk's
 */
char *
kayako_local_files_dup_path (KayakoAttachment *file)
{
  const char *url = kayako_attachment_get_url (file);

  return url != NULL ? g_filename_from_uri (url, NULL, NULL) : NULL;
}

/**
 * kayako_local_files_to_variant:
 * @files: a model of #KayakoAttachment
 *
 * Makes of files what a store can keep.
 *
 * Returns: (transfer full) (nullable): see KAYAKO_STORED_DRAFT_FILES; %NULL where
 *   there is none
 */
GVariant *
kayako_local_files_to_variant (GListModel *files)
{
  g_autoptr (GVariant) variant = NULL;
  GVariantBuilder builder;
  guint n_files = g_list_model_get_n_items (files);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (FILES_TYPE));
  for (guint i = 0; i < n_files; i++) {
    g_autoptr (KayakoAttachment) file = g_list_model_get_item (files, i);
    g_autofree char *path = kayako_local_files_dup_path (file);
    const char *name = kayako_attachment_get_name (file);
    const char *content_type = kayako_attachment_get_content_type (file);

    if (path != NULL)
      g_variant_builder_add (&builder, "(sssx)", path, name != NULL ? name : "",
                             content_type != NULL ? content_type : "",
                             kayako_attachment_get_size (file));
  }

  variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_n_children (variant) > 0 ? g_steal_pointer (&variant) : NULL;
}

/**
 * kayako_local_files_from_variant:
 * @files: (nullable): what a store has kept
 *
 * Makes files of what was kept of them.
 *
 * Returns: (transfer full): a #GPtrArray of #KayakoAttachment
 */
GPtrArray *
kayako_local_files_from_variant (GVariant *files)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  const char *path = NULL;
  const char *name = NULL;
  const char *content_type = NULL;
  gint64 size = 0;

  if (files == NULL || !g_variant_is_of_type (files, G_VARIANT_TYPE (FILES_TYPE)))
    return array;

  g_variant_iter_init (&iter, files);
  while (g_variant_iter_next (&iter, "(&s&s&sx)", &path, &name, &content_type, &size))
    g_ptr_array_add (array, create_file (path, name, content_type, size));

  return array;
}

static DexFuture *
new_error (const GError *error)
{
  KayakoError code = KAYAKO_ERROR_STORE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = KAYAKO_ERROR_DISK_FULL;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    code = KAYAKO_ERROR_NOT_FOUND;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    code = KAYAKO_ERROR_FORBIDDEN;
  return dex_future_new_reject (KAYAKO_ERROR, (int) code, "A file: %s", error->message);
}

/* Nobody else may read it, from its first byte on. */
static GOutputStream *
create_copy (const char *folder, char **path, GError **error)
{
  g_autofree char *name = g_uuid_string_random ();
  g_autoptr (GFile) file = NULL;

  *path = g_build_filename (folder, name, NULL);
  file = g_file_new_for_path (*path);
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    int code = errno;

    g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));
    return NULL;
  }

  return G_OUTPUT_STREAM (g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, error));
}

/* Returns: the size, or -1 with @error set; what is too large is not copied to its
 * end */
static gint64
splice_limited (GOutputStream *out, GInputStream *in, GError **error)
{
  guint8 buffer[64 * 1024];
  gint64 size = 0;
  gssize n_read = 0;

  while ((n_read = g_input_stream_read (in, buffer, sizeof buffer, NULL, error)) > 0) {
    size += n_read;
    if (size > KAYAKO_THREAD_FILE_LIMIT) {
      g_set_error_literal (error, KAYAKO_ERROR, (int) KAYAKO_ERROR_TOO_LARGE,
                           "The file is too large");
      return -1;
    }
    if (!g_output_stream_write_all (out, buffer, (gsize) n_read, NULL, NULL, error))
      return -1;
  }

  return n_read == 0 ? size : -1;
}

/* A draft that names it is on the disk for good: so must it be. */
static gboolean
sync_copy (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_synced = fd >= 0 && g_fsync (fd) == 0;
  int code = errno;

  if (!is_synced)
    g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));
  if (fd >= 0)
    g_close (fd, NULL);
  return is_synced;
}

static DexFuture *
save (FileWork *work, GInputStream *in, const char *name, const char *content_type)
{
  g_autofree char *path = NULL;
  g_autofree char *mime_type = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) out = create_copy (work->folder, &path, &error);
  gint64 size = -1;

  if (out != NULL)
    size = splice_limited (out, in, &error);
  /* A helpdesk takes none. */
  if (size == 0) {
    g_set_error_literal (&error, KAYAKO_ERROR, (int) KAYAKO_ERROR_REJECTED, "The file is empty");
    size = -1;
  }
  if (size >= 0 && (!g_output_stream_close (out, NULL, &error) || !sync_copy (path, &error)))
    size = -1;
  if (size < 0) {
    if (out != NULL)
      g_unlink (path);
    return error->domain == KAYAKO_ERROR ? dex_future_new_for_error (g_steal_pointer (&error))
                                         : new_error (error);
  }

  mime_type = content_type != NULL ? g_content_type_get_mime_type (content_type) : NULL;
  return dex_future_new_take_object (
      create_file (path, name, mime_type != NULL ? mime_type : "application/octet-stream", size));
}

static DexFuture *
copy_fiber (gpointer user_data)
{
  FileWork *work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (work->file, QUERY, G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_autoptr (GInputStream) in = NULL;

  if (info == NULL)
    return new_error (error);

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return dex_future_new_reject (KAYAKO_ERROR, (int) KAYAKO_ERROR_REJECTED, "It is no file");

  if (g_file_info_get_size (info) > KAYAKO_THREAD_FILE_LIMIT)
    return dex_future_new_reject (KAYAKO_ERROR, (int) KAYAKO_ERROR_TOO_LARGE,
                                  "The file is too large");

  in = G_INPUT_STREAM (g_file_read (work->file, NULL, &error));
  if (in == NULL)
    return new_error (error);

  return save (work, in, g_file_info_get_display_name (info), g_file_info_get_content_type (info));
}

/**
 * kayako_local_files_copy:
 * @folder: where copies are kept; made when it is not there
 * @file: what somebody chose
 *
 * Makes a copy that stays as it is until it is sent.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoAttachment, or
 *   rejects with %KAYAKO_ERROR_TOO_LARGE, %KAYAKO_ERROR_REJECTED for what is no
 *   file or empty, %KAYAKO_ERROR_DISK_FULL or another #KayakoError
 */
DexFuture *
kayako_local_files_copy (const char *folder, GFile *file)
{
  FileWork *work = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  work = g_new0 (FileWork, 1);
  work->folder = g_strdup (folder);
  work->file = g_object_ref (file);
  return kayako_spawn_in_thread (copy_fiber, work, file_work_free);
}

static DexFuture *
write_fiber (gpointer user_data)
{
  FileWork *work = user_data;
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (work->content);

  return save (work, in, work->name, work->content_type);
}

/**
 * kayako_local_files_write:
 * @folder: where copies are kept; made when it is not there
 * @name: what it is called
 * @content_type: its MIME type
 * @content: its bytes
 *
 * Makes a file of what was not one, such as a picture on the clipboard.
 *
 * Returns: (transfer full): a future as that of kayako_local_files_copy()
 */
DexFuture *
kayako_local_files_write (const char *folder,
                          const char *name,
                          const char *content_type,
                          GBytes *content)
{
  FileWork *work = NULL;

  g_return_val_if_fail (folder != NULL && name != NULL && content_type != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  work = g_new0 (FileWork, 1);
  work->folder = g_strdup (folder);
  work->name = g_strdup (name);
  work->content_type = g_strdup (content_type);
  work->content = g_bytes_ref (content);
  return kayako_spawn_in_thread (write_fiber, work, file_work_free);
}

static DexFuture *
read_fiber (gpointer user_data)
{
  FileWork *work = user_data;
  g_autoptr (GError) error = NULL;
  GBytes *content = g_file_load_bytes (work->file, NULL, NULL, &error);

  return content != NULL ? dex_future_new_take_boxed (G_TYPE_BYTES, content) : new_error (error);
}

/**
 * kayako_local_files_read:
 * @file: a file that is to be sent
 *
 * Reads our copy.
 *
 * Returns: (transfer full): a future that resolves to #GBytes, or rejects with
 *   %KAYAKO_ERROR_NOT_FOUND or another #KayakoError
 */
DexFuture *
kayako_local_files_read (KayakoAttachment *file)
{
  FileWork *work = NULL;

  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (file), NULL);

  work = g_new0 (FileWork, 1);
  work->file = g_file_new_for_uri (kayako_attachment_get_url (file));
  return kayako_spawn_in_thread (read_fiber, work, file_work_free);
}

static DexFuture *
list_fiber (gpointer user_data)
{
  FileWork *work = user_data;
  g_autoptr (GDir) folder = g_dir_open (work->folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  gint64 before = g_get_real_time () / G_USEC_PER_SEC - work->age;
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (work->folder, name, NULL);
    GStatBuf info;

    if (g_stat (path, &info) == 0 && info.st_mtime <= before)
      g_ptr_array_add (paths, g_steal_pointer (&path));
  }

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&paths));
}

/**
 * kayako_local_files_list_old:
 * @folder: where copies are kept, whether or not it is there
 * @age: seconds
 *
 * Lists the copies that were made longer ago than @age.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of paths
 */
DexFuture *
kayako_local_files_list_old (const char *folder, gint64 age)
{
  FileWork *work = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  work = g_new0 (FileWork, 1);
  work->folder = g_strdup (folder);
  work->age = age;
  return kayako_spawn_in_thread (list_fiber, work, file_work_free);
}

static DexFuture *
remove_fiber (gpointer user_data)
{
  FileWork *work = user_data;

  for (guint i = 0; i < work->paths->len; i++)
    g_unlink (g_ptr_array_index (work->paths, i));

  return dex_future_new_true ();
}

/**
 * kayako_local_files_remove:
 * @paths: (element-type filename): copies that nobody needs any more
 *
 * Deletes copies.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
kayako_local_files_remove (GPtrArray *paths)
{
  FileWork *work = NULL;

  g_return_val_if_fail (paths != NULL, NULL);

  work = g_new0 (FileWork, 1);
  work->paths = g_ptr_array_ref (paths);
  return kayako_spawn_in_thread (remove_fiber, work, file_work_free);
}
