/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"
#include "kayako-conversation.h"
#include "kayako-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CONVERSATION_PAGE (kayako_conversation_page_get_type ())

G_DECLARE_FINAL_TYPE (KayakoConversationPage,
                      kayako_conversation_page,
                      KAYAKO,
                      CONVERSATION_PAGE,
                      AdwNavigationPage)

void kayako_conversation_page_set_account (KayakoConversationPage *self, KayakoAccount *account);
void kayako_conversation_page_set_view (KayakoConversationPage *self, KayakoView *view);
KayakoConversation *kayako_conversation_page_get_conversation (KayakoConversationPage *self);
void kayako_conversation_page_set_conversation (KayakoConversationPage *self,
                                                KayakoConversation *conversation);
gint64 kayako_conversation_page_get_message_id (KayakoConversationPage *self);
const char *kayako_conversation_page_get_looked_for (KayakoConversationPage *self);
void
kayako_conversation_page_set_shows_progress (KayakoConversationPage *self, gboolean shows_progress);
gboolean kayako_conversation_page_get_searching (KayakoConversationPage *self);
void kayako_conversation_page_set_searching (KayakoConversationPage *self, gboolean searching);

gboolean kayako_conversation_page_move (KayakoConversationPage *self, int step);
void kayako_conversation_page_refresh (KayakoConversationPage *self);
gboolean kayako_conversation_page_open (KayakoConversationPage *self);
gboolean kayako_conversation_page_focus_list (KayakoConversationPage *self);

G_END_DECLS
