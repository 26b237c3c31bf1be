/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-field-value.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_FIELD_ROW (kayako_field_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoFieldRow, kayako_field_row, KAYAKO, FIELD_ROW, AdwActionRow)

GtkWidget *kayako_field_row_new (KayakoFieldValue *value, const char *locale);

G_END_DECLS
