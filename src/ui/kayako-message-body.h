/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_MESSAGE_BODY (kayako_message_body_get_type ())

G_DECLARE_FINAL_TYPE (KayakoMessageBody, kayako_message_body, KAYAKO, MESSAGE_BODY, AdwBin)

/* What somebody has unfolded of a message. */
typedef struct {
  gsize n_bytes;   /* how much of the text was asked for, 0 for no more than at first */
  gboolean quoted; /* the quote at its end is shown */
} KayakoMessageUnfolding;

GtkWidget *kayako_message_body_new (void);
const char *kayako_message_body_get_text (KayakoMessageBody *self);
void kayako_message_body_set_text (KayakoMessageBody *self, const char *text);
void kayako_message_body_set_looked_for (KayakoMessageBody *self, const char *looked_for);
KayakoMessageUnfolding kayako_message_body_get_unfolding (KayakoMessageBody *self);
void kayako_message_body_unfold (KayakoMessageBody *self, KayakoMessageUnfolding unfolding);

G_END_DECLS
