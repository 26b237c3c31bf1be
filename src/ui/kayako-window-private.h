/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account-view.h"
#include "kayako-notice-overlay.h"
#include "kayako-sign-in.h"
#include "kayako-window.h"

G_BEGIN_DECLS

/* What the window's actions need of it. */

void kayako_window_install_actions (GtkWidgetClass *klass);

KayakoNoticeOverlay *kayako_window_get_notices (KayakoWindow *self);
KayakoAccounts *kayako_window_get_accounts (KayakoWindow *self);
KayakoAccountView *kayako_window_get_account_view (KayakoWindow *self);
AdwNavigationView *kayako_window_get_entry_view (KayakoWindow *self);
KayakoSignIn *kayako_window_create_sign_in (KayakoWindow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
