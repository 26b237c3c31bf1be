/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_ACCOUNT_VIEW (kayako_account_view_get_type ())

G_DECLARE_FINAL_TYPE (KayakoAccountView, kayako_account_view, KAYAKO, ACCOUNT_VIEW, AdwBin)

GtkWidget *kayako_account_view_new (void);

KayakoAccount *kayako_account_view_get_account (KayakoAccountView *self);
void kayako_account_view_set_account (KayakoAccountView *self, KayakoAccount *account);

void kayako_account_view_refresh (KayakoAccountView *self);
gboolean kayako_account_view_show_view (KayakoAccountView *self, guint position);
gboolean kayako_account_view_move (KayakoAccountView *self, int step);
void kayako_account_view_open (KayakoAccountView *self);
void kayako_account_view_read (KayakoAccountView *self, KayakoConversation *conversation);
void kayako_account_view_write (KayakoAccountView *self, KayakoConversation *conversation);
void kayako_account_view_toggle_sidebar (KayakoAccountView *self);
gboolean kayako_account_view_go_back (KayakoAccountView *self);
void kayako_account_view_focus_list (KayakoAccountView *self);
void kayako_account_view_search (KayakoAccountView *self);
void kayako_account_view_activate_thread (KayakoAccountView *self, const char *name);

G_END_DECLS
