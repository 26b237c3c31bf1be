/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_MESSAGE_BODY (kayako_message_body_get_type ())

G_DECLARE_FINAL_TYPE (KayakoMessageBody, kayako_message_body, KAYAKO, MESSAGE_BODY, AdwBin)

GtkWidget *kayako_message_body_new (void);
const char *kayako_message_body_get_text (KayakoMessageBody *self);
void kayako_message_body_set_text (KayakoMessageBody *self, const char *text);

G_END_DECLS
