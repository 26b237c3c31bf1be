/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "kayako-message-body.h"
#include "kayako-message.h"
#include "kayako-user.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_MESSAGE_ROW (kayako_message_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoMessageRow, kayako_message_row, KAYAKO, MESSAGE_ROW, AdwBin)

GtkWidget *kayako_message_row_new (KayakoMessage *message, KayakoUser *viewer);

KayakoMessage *kayako_message_row_get_message (KayakoMessageRow *self);
void kayako_message_row_set_message (KayakoMessageRow *self, KayakoMessage *message);
KayakoUser *kayako_message_row_get_viewer (KayakoMessageRow *self);
void kayako_message_row_set_viewer (KayakoMessageRow *self, KayakoUser *viewer);
KayakoMessageBody *kayako_message_row_get_body (KayakoMessageRow *self);

G_END_DECLS
