/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void kayako_search_menu_fill (GMenu *menu, GListModel *statuses, GListModel *views);

G_END_DECLS
