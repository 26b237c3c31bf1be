/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SPELL_CHECK (kayako_spell_check_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSpellCheck, kayako_spell_check, KAYAKO, SPELL_CHECK, GObject)

void kayako_spell_check_prepare (void);
KayakoSpellCheck *kayako_spell_check_new (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_spell_check_get_is_there (KayakoSpellCheck *self);
void kayako_spell_check_end (KayakoSpellCheck *self);

G_END_DECLS
