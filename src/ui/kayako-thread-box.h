/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_THREAD_BOX (kayako_thread_box_get_type ())

G_DECLARE_FINAL_TYPE (KayakoThreadBox, kayako_thread_box, KAYAKO, THREAD_BOX, GtkWidget)

GtkWidget *kayako_thread_box_new (void);

G_END_DECLS
