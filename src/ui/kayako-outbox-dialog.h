/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_OUTBOX_DIALOG (kayako_outbox_dialog_get_type ())

/* Signal "edited" (KayakoConversation): a message is its conversation's draft
 * again.
 * Signal "shown" (KayakoConversation): somebody wants to read it.
 * Signal "discarded" (KayakoUnsent): it can be put back. */
G_DECLARE_FINAL_TYPE (KayakoOutboxDialog, kayako_outbox_dialog, KAYAKO, OUTBOX_DIALOG, AdwDialog)

AdwDialog *kayako_outbox_dialog_new (KayakoAccount *account);

KayakoUnsent *kayako_outbox_dialog_get_discarded (KayakoOutboxDialog *self);
KayakoAccount *kayako_outbox_dialog_get_account (KayakoOutboxDialog *self);

G_END_DECLS
