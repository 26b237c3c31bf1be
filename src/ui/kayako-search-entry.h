/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SEARCH_ENTRY (kayako_search_entry_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSearchEntry, kayako_search_entry, KAYAKO, SEARCH_ENTRY, AdwBin)

GtkWidget *kayako_search_entry_new (void);

const char *kayako_search_entry_get_text (KayakoSearchEntry *self);
void kayako_search_entry_set_text (KayakoSearchEntry *self, const char *text);
void kayako_search_entry_set_menu (KayakoSearchEntry *self, GMenuModel *menu);
void kayako_search_entry_add_filter (KayakoSearchEntry *self, const char *filter);

G_END_DECLS
