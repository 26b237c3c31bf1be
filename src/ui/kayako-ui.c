/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-ui.h"

#include "kayako-resources.h"

#include <gio/gio.h>

/**
 * kayako_ui_init:
 *
 * Makes templates, styles and icons available. To be called before any widget
 * is made; calling it again changes nothing. The linker drops a bundle that
 * nothing refers to, so this is a call and no constructor.
 */
void
kayako_ui_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done)) {
    g_resources_register (kayako_get_resource ());
    g_once_init_leave (&done, 1);
  }
}
