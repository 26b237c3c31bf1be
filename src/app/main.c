/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <libdex.h>
#include <locale.h>
#include <malloc.h>

#include "kayako-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, KAYAKO_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* One heap for all threads: those that wait for the network allocate little,
   * and each would keep a heap of its own. */
  mallopt (M_ARENA_MAX, 1);

  /* Small pieces are put together again as they are freed: left to themselves they
   * are put together all at once, which holds the main loop for a frame when much
   * has come. */
  mallopt (M_MXFAST, 0);

  dex_init ();

  application = kayako_application_new ();

  return g_application_run (application, argc, argv);
}
