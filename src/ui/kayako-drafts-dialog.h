/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_DRAFTS_DIALOG (kayako_drafts_dialog_get_type ())

/* Signal "chosen" (KayakoConversation): somebody wants to go on writing there. */
G_DECLARE_FINAL_TYPE (KayakoDraftsDialog, kayako_drafts_dialog, KAYAKO, DRAFTS_DIALOG, AdwDialog)

AdwDialog *kayako_drafts_dialog_new (KayakoAccount *account);

G_END_DECLS
