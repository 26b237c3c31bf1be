/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_UNDO (kayako_undo_get_type ())

G_DECLARE_FINAL_TYPE (KayakoUndo, kayako_undo, KAYAKO, UNDO, GObject)

KayakoUndo *kayako_undo_new (KayakoAccount *account,
                             KayakoConversation *conversation,
                             KayakoStatus *previous) G_GNUC_WARN_UNUSED_RESULT;

AdwToast *kayako_undo_create_toast (KayakoUndo *self,
                                    const char *text,
                                    GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
