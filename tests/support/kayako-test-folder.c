/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-test-folder.h"

#include <glib/gstdio.h>

/**
 * kayako_test_remove_folder:
 * @path: a folder of a test's own
 *
 * Removes it with everything in it.
 */
void
kayako_test_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
      kayako_test_remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}
