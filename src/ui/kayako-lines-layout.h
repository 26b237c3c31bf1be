/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_LINES_LAYOUT (kayako_lines_layout_get_type ())

G_DECLARE_FINAL_TYPE (KayakoLinesLayout,
                      kayako_lines_layout,
                      KAYAKO,
                      LINES_LAYOUT,
                      GtkLayoutManager)

GtkLayoutManager *kayako_lines_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

void kayako_lines_layout_set_leading (KayakoLinesLayout *self, GtkWidget *widget);
void
kayako_lines_layout_place (KayakoLinesLayout *self, guint line, guint place, GtkWidget *widget);

G_END_DECLS
