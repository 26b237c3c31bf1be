/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KayakoShortcut:
 * @section: the heading it stands under, untranslated; %NULL ends the table
 * @title: what it does, untranslated
 * @action: (nullable): the action it activates, with its target; %NULL for what
 *   a widget does by itself
 * @accels: the keys, as GTK spells them, ended by %NULL
 * @letter: whether it works only while no text has the focus
 * @range: whether @accels are the first and the last of a row of keys
 * @needs: what a person must be allowed to do for it to do anything, 0 for
 *   nothing
 *
 * One line of the table of everything the keyboard can do.
 */
typedef struct {
  const char *section;
  const char *title;
  const char *action;
  const char *accels[4];
  gboolean letter;
  gboolean range;
  KayakoCapabilities needs;
} KayakoShortcut;

const KayakoShortcut *kayako_shortcuts_get (void);

void kayako_shortcuts_install (GtkApplication *application);
void kayako_shortcuts_add_letters (GtkWindow *window);

G_END_DECLS
