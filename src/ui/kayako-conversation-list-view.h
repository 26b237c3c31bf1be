/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CONVERSATION_LIST_VIEW (kayako_conversation_list_view_get_type ())

G_DECLARE_FINAL_TYPE (KayakoConversationListView,
                      kayako_conversation_list_view,
                      KAYAKO,
                      CONVERSATION_LIST_VIEW,
                      AdwBin)

GtkWidget *kayako_conversation_list_view_new (void);

void kayako_conversation_list_view_set_items (KayakoConversationListView *self, GListModel *items);
void kayako_conversation_list_view_set_loading_more (KayakoConversationListView *self,
                                                     gboolean loading_more);
KayakoConversation *
kayako_conversation_list_view_get_conversation (KayakoConversationListView *self);
void kayako_conversation_list_view_set_conversation (KayakoConversationListView *self,
                                                     KayakoConversation *conversation);

gboolean kayako_conversation_list_view_move (KayakoConversationListView *self, int step);
gboolean kayako_conversation_list_view_is_end_near (KayakoConversationListView *self);
gboolean kayako_conversation_list_view_focus (KayakoConversationListView *self);

G_END_DECLS
