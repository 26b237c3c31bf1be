/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-test-browser.h"

#include <glib/gstdio.h>

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* In place before the program, or GIO, first looks for a browser. */
void
kayako_test_browser_install (const char *data_home, const char *config_home)
{
  g_autofree char *applications = g_build_filename (data_home, "applications", NULL);
  g_autofree char *program = g_build_filename (applications, "browser", NULL);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Browser\n"
                                            "Exec=\"%s\" %%u\nMimeType=x-scheme-handler/http;\n",
                                            program);

  write_file (applications, "browser",
              "#!/bin/sh\n"
              "printf %s \"$1\" > \"$0.new\" && mv \"$0.new\" \"$0.uri\"\n");
  g_chmod (program, 0700);
  write_file (applications, "browser.desktop", entry);
  write_file (config_home, "mimeapps.list",
              "[Default Applications]\nx-scheme-handler/http=browser.desktop\n");
}

/* Where it was sent, NULL where it was not yet; once for each time. */
char *
kayako_test_browser_take_uri (const char *data_home)
{
  g_autofree char *path = g_build_filename (data_home, "applications", "browser.uri", NULL);
  g_autofree char *uri = NULL;

  if (!g_file_get_contents (path, &uri, NULL, NULL))
    return NULL;

  g_unlink (path);
  return g_steal_pointer (&uri);
}
