/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-request-entry.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_REQUEST_ROW (kayako_request_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoRequestRow, kayako_request_row, KAYAKO, REQUEST_ROW, AdwActionRow)

GtkWidget *kayako_request_row_new (KayakoRequestEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
