/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-search-hit.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SEARCH_ROW (kayako_search_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSearchRow, kayako_search_row, KAYAKO, SEARCH_ROW, AdwBin)

GtkWidget *kayako_search_row_new (void);

KayakoSearchHit *kayako_search_row_get_hit (KayakoSearchRow *self);
void kayako_search_row_set_hit (KayakoSearchRow *self, KayakoSearchHit *hit);

G_END_DECLS
