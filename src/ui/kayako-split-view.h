/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void kayako_split_view_let_go (AdwNavigationSplitView *view);

G_END_DECLS
