/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KayakoDisplay:
 *
 * The virtual display as a person's hands and eyes have it: keys, the window's
 * size, a picture. There is no window manager, so the display also gives the
 * window the keyboard.
 */
typedef struct _KayakoDisplay KayakoDisplay;

KayakoDisplay *kayako_display_open (void) G_GNUC_WARN_UNUSED_RESULT;
void kayako_display_close (KayakoDisplay *self);

gboolean kayako_display_focus (KayakoDisplay *self);
void kayako_display_type (KayakoDisplay *self, const char *text);
void kayako_display_click (KayakoDisplay *self, int x, int y);
void kayako_display_press (KayakoDisplay *self, const char *accelerator);
gboolean kayako_display_resize (KayakoDisplay *self, int width, int height);
char *kayako_display_fingerprint (KayakoDisplay *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_display_screenshot (KayakoDisplay *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoDisplay, kayako_display_close)

G_END_DECLS
