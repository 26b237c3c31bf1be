/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "kayako-draft-version.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_DRAFT_VERSION_ROW (kayako_draft_version_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoDraftVersionRow,
                      kayako_draft_version_row,
                      KAYAKO,
                      DRAFT_VERSION_ROW,
                      GtkListBoxRow)

GtkWidget *kayako_draft_version_row_new (KayakoDraftVersion *version, gboolean is_current);

KayakoDraftVersion *kayako_draft_version_row_get_version (KayakoDraftVersionRow *self);
gboolean kayako_draft_version_row_get_current (KayakoDraftVersionRow *self);

G_END_DECLS
