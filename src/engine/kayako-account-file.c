/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-file.h"

#include "kayako-account-record.h"
#include "kayako-future.h"

#include <errno.h>
#include <glib/gstdio.h>

typedef struct {
  char *path; /* (owned) */
  char *text; /* (owned) */
} SaveData;

static void
save_data_free (gpointer user_data)
{
  SaveData *data = user_data;

  g_free (data->path);
  g_free (data->text);
  g_free (data);
}

static DexFuture *
load_fiber (gpointer user_data)
{
  const char *path = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, &error) &&
      !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, kayako_account_records_parse (text, length));
}

static DexFuture *
save_fiber (gpointer user_data)
{
  SaveData *data = user_data;
  g_autofree char *folder = g_path_get_dirname (data->path);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return dex_future_new_for_errno (errno);

  if (!g_file_set_contents_full (data->path, data->text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_true ();
}

/**
 * kayako_account_file_load:
 * @path: a file
 *
 * Reads the list of accounts, off the main thread. A file that is not there is
 * an empty list.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of
 *   #KayakoAccountRecord, or rejects with %G_FILE_ERROR
 */
DexFuture *
kayako_account_file_load (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return kayako_spawn_in_thread (load_fiber, g_strdup (path), g_free);
}

/**
 * kayako_account_file_save:
 * @path: a file
 * @text: (transfer full): what kayako_account_records_print() made
 *
 * Writes the list of accounts, off the main thread, for this person's eyes
 * only. There is the old file or the new one, never half of it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   %G_FILE_ERROR or %G_IO_ERROR
 */
DexFuture *
kayako_account_file_save (const char *path, char *text)
{
  SaveData *data = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  data = g_new0 (SaveData, 1);
  data->path = g_strdup (path);
  data->text = text;
  return kayako_spawn_in_thread (save_fiber, data, save_data_free);
}
