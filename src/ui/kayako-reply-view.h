/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_REPLY_VIEW (kayako_reply_view_get_type ())

G_DECLARE_FINAL_TYPE (KayakoReplyView, kayako_reply_view, KAYAKO, REPLY_VIEW, GtkTextView)

GtkWidget *kayako_reply_view_new (void);

G_END_DECLS
