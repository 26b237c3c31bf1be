/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"
#include "kayako-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SIDEBAR (kayako_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSidebar, kayako_sidebar, KAYAKO, SIDEBAR, AdwNavigationPage)

KayakoAccount *kayako_sidebar_get_account (KayakoSidebar *self);
void kayako_sidebar_set_account (KayakoSidebar *self, KayakoAccount *account);
void kayako_sidebar_set_account_menu (KayakoSidebar *self, GMenuModel *menu);
KayakoView *kayako_sidebar_get_view (KayakoSidebar *self);

gboolean kayako_sidebar_focus (KayakoSidebar *self);
gboolean kayako_sidebar_select (KayakoSidebar *self, guint position);

G_END_DECLS
