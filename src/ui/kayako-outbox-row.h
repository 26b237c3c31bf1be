/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_OUTBOX_ROW (kayako_outbox_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoOutboxRow, kayako_outbox_row, KAYAKO, OUTBOX_ROW, GtkListBoxRow)

GtkWidget *kayako_outbox_row_new (KayakoAccount *account, KayakoUnsent *unsent);

G_END_DECLS
