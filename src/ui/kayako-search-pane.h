/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"
#include "kayako-search-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SEARCH_PANE (kayako_search_pane_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSearchPane, kayako_search_pane, KAYAKO, SEARCH_PANE, AdwBin)

GtkWidget *kayako_search_pane_new (void);

void kayako_search_pane_set_account (KayakoSearchPane *self, KayakoAccount *account);
gboolean kayako_search_pane_get_searching (KayakoSearchPane *self);
void kayako_search_pane_start (KayakoSearchPane *self);
void kayako_search_pane_stop (KayakoSearchPane *self, gboolean give_back);
KayakoSearchView *kayako_search_pane_get_view (KayakoSearchPane *self);
KayakoConversation *kayako_search_pane_get_conversation (KayakoSearchPane *self);
gint64 kayako_search_pane_get_message_id (KayakoSearchPane *self);
const char *kayako_search_pane_get_looked_for (KayakoSearchPane *self);

G_END_DECLS
