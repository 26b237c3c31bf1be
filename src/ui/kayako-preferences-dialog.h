/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_PREFERENCES_DIALOG (kayako_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KayakoPreferencesDialog,
                      kayako_preferences_dialog,
                      KAYAKO,
                      PREFERENCES_DIALOG,
                      AdwDialog)

AdwDialog *kayako_preferences_dialog_new (GSettings *settings);

G_END_DECLS
