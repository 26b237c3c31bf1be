/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SCROLL_ANCHOR (kayako_scroll_anchor_get_type ())

G_DECLARE_FINAL_TYPE (KayakoScrollAnchor, kayako_scroll_anchor, KAYAKO, SCROLL_ANCHOR, GObject)

KayakoScrollAnchor *kayako_scroll_anchor_new (GtkListBox *list_box,
                                              GtkWidget *content,
                                              GtkAdjustment *adjustment) G_GNUC_WARN_UNUSED_RESULT;

gboolean kayako_scroll_anchor_get_at_end (KayakoScrollAnchor *self);
GtkListBoxRow *kayako_scroll_anchor_find_row (KayakoScrollAnchor *self);

void kayako_scroll_anchor_pin_end (KayakoScrollAnchor *self);
void kayako_scroll_anchor_pin_row (KayakoScrollAnchor *self, GtkListBoxRow *row, double offset);
void kayako_scroll_anchor_remember (KayakoScrollAnchor *self);
gboolean kayako_scroll_anchor_restore (KayakoScrollAnchor *self);

G_END_DECLS
