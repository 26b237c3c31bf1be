/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-account.h"
#include "kayako-conversation.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_DETAILS_PANEL (kayako_details_panel_get_type ())

G_DECLARE_FINAL_TYPE (KayakoDetailsPanel, kayako_details_panel, KAYAKO, DETAILS_PANEL, AdwBin)

GtkWidget *kayako_details_panel_new (void);

KayakoAccount *kayako_details_panel_get_account (KayakoDetailsPanel *self);
void kayako_details_panel_set_account (KayakoDetailsPanel *self, KayakoAccount *account);
KayakoConversation *kayako_details_panel_get_conversation (KayakoDetailsPanel *self);
void
kayako_details_panel_set_conversation (KayakoDetailsPanel *self, KayakoConversation *conversation);

G_END_DECLS
