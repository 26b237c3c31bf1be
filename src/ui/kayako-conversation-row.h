/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"
#include "kayako-conversation.h"
#include "kayako-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_ROW_CONTEXT (kayako_row_context_get_type ())

/**
 * KayakoRowContextInterface:
 *
 * Whoever holds a list of conversations: tells its rows for whom and in which
 * view they are shown, and what day it is. It has the properties account, view
 * and now.
 */
G_DECLARE_INTERFACE (KayakoRowContext, kayako_row_context, KAYAKO, ROW_CONTEXT, GtkWidget)

struct _KayakoRowContextInterface {
  GTypeInterface parent_iface;
};

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
