/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CONVERSATION_ROW (kayako_conversation_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoConversationRow,
                      kayako_conversation_row,
                      KAYAKO,
                      CONVERSATION_ROW,
                      AdwBin)

GtkWidget *kayako_conversation_row_new (void);

KayakoConversation *kayako_conversation_row_get_conversation (KayakoConversationRow *self);
void kayako_conversation_row_set_conversation (KayakoConversationRow *self,
                                               KayakoConversation *conversation);
const char *kayako_conversation_row_get_sentence (KayakoConversationRow *self);

G_END_DECLS
