/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kayako_after_paint_keep_up (GtkWidget *widget, KayakoAccount *account);

G_END_DECLS
