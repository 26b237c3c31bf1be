/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-thread.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_DRAFT_HISTORY_DIALOG (kayako_draft_history_dialog_get_type ())

/* Signal "restore" (KayakoDraftVersion): somebody wants to write on with it. */
G_DECLARE_FINAL_TYPE (KayakoDraftHistoryDialog,
                      kayako_draft_history_dialog,
                      KAYAKO,
                      DRAFT_HISTORY_DIALOG,
                      AdwDialog)

AdwDialog *kayako_draft_history_dialog_new (KayakoThread *thread);

G_END_DECLS
