/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoWipedText:
 *
 * A text that must not stay in memory: `g_autoptr (KayakoWipedText)` overwrites
 * it before it is freed, and so does every value of its boxed type.
 */
typedef char KayakoWipedText;

#define KAYAKO_TYPE_WIPED_TEXT (kayako_wiped_text_get_type ())

GType kayako_wiped_text_get_type (void) G_GNUC_CONST;

void kayako_wipe (char *text);
void kayako_wipe_free (char *text);
gboolean kayako_wipe_replace (char **place, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoWipedText, kayako_wipe_free)

G_END_DECLS
