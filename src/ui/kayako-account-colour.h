/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *kayako_account_colour_get_name (guint colour);
void kayako_account_colour_show (GtkWidget *widget, guint colour);

G_END_DECLS
