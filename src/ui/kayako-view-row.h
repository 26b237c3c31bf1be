/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_VIEW_ROW (kayako_view_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoViewRow, kayako_view_row, KAYAKO, VIEW_ROW, GtkListBoxRow)

GtkWidget *kayako_view_row_new (KayakoView *view);

KayakoView *kayako_view_row_get_view (KayakoViewRow *self);

G_END_DECLS
