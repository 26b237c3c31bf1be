/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-test-certificate.h"

#include <glib/gstdio.h>

/**
 * kayako_test_certificate_write:
 *
 * Makes a certificate that nobody vouches for, for this machine, and its key,
 * in one file of a new folder: for the sandbox's --tls.
 *
 * Returns: (transfer full): the file
 */
char *
kayako_test_certificate_write (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kayako-tls-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "both.pem", NULL);
  const char *argv[] = { "openssl",  "req",
                         "-x509",    "-newkey",
                         "rsa:2048", "-nodes",
                         "-keyout",  path,
                         "-out",     path,
                         "-days",    "2",
                         "-subj",    "/CN=localhost",
                         "-addext",  "subjectAltName=DNS:localhost,IP:127.0.0.1",
                         NULL };
  g_autoptr (GSubprocess) process = NULL;

  g_assert_no_error (error);
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

/**
 * kayako_test_certificate_remove:
 * @path: (transfer full): what kayako_test_certificate_write() returned
 *
 * Removes the certificate and its folder.
 */
void
kayako_test_certificate_remove (char *path)
{
  g_autofree char *owned = path;
  g_autofree char *folder = g_path_get_dirname (owned);

  g_unlink (owned);
  g_rmdir (folder);
}
