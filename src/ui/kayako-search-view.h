/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SEARCH_VIEW (kayako_search_view_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSearchView, kayako_search_view, KAYAKO, SEARCH_VIEW, AdwBin)

GtkWidget *kayako_search_view_new (KayakoAccount *account);

KayakoSearch *kayako_search_view_get_search (KayakoSearchView *self);
void kayako_search_view_set_text (KayakoSearchView *self, const char *text);
char *kayako_search_view_dup_subtitle (KayakoSearchView *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_search_view_focus_entry (KayakoSearchView *self);
gboolean kayako_search_view_focus_list (KayakoSearchView *self);
gboolean kayako_search_view_move (KayakoSearchView *self, int step);
void kayako_search_view_open (KayakoSearchView *self);

G_END_DECLS
