/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-link.h"
#include "kayako-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

DexFuture *
kayako_view_counts_refresh (KayakoLink *link, GListModel *views) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_view_counts_read (KayakoLink *link, GListModel *views) G_GNUC_WARN_UNUSED_RESULT;

gboolean kayako_view_counts_includes (KayakoView *view);

G_END_DECLS
