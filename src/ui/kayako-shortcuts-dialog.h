/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SHORTCUTS_DIALOG (kayako_shortcuts_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KayakoShortcutsDialog,
                      kayako_shortcuts_dialog,
                      KAYAKO,
                      SHORTCUTS_DIALOG,
                      AdwDialog)

AdwDialog *kayako_shortcuts_dialog_new (KayakoCapabilities capabilities);

G_END_DECLS
