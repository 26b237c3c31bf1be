/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kayako_list_cut_begin (GtkSliceListModel *slice, GListModel *items, GtkWidget *widget);
gboolean kayako_list_cut_grow (GtkSliceListModel *slice);
gboolean kayako_list_cut_is_cut (GtkSliceListModel *slice);

G_END_DECLS
