/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *kayako_account_menu_new (GListModel *accounts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
