/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kayako_initials_show (GtkLabel *label, const char *name);

G_END_DECLS
