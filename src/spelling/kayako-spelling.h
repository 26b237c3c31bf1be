/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gmodule.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

G_MODULE_EXPORT GObject *kayako_spelling_attach (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
G_MODULE_EXPORT void kayako_spelling_detach (GtkTextView *view, GObject *spelling);

G_END_DECLS
