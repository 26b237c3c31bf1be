/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean kayako_links_may_open (const char *uri);
void kayako_links_open (const char *uri, GtkWidget *widget);

G_END_DECLS
