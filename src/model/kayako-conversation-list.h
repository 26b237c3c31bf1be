/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation-keys.h"
#include "kayako-conversation.h"
#include "kayako-row-source.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CONVERSATION_LIST (kayako_conversation_list_get_type ())

G_DECLARE_FINAL_TYPE (KayakoConversationList,
                      kayako_conversation_list,
                      KAYAKO,
                      CONVERSATION_LIST,
                      GObject)

KayakoConversationList *kayako_conversation_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
KayakoConversationList *
kayako_conversation_list_new_for_source (KayakoRowSource *source) G_GNUC_WARN_UNUSED_RESULT;

void kayako_conversation_list_set_keys (KayakoConversationList *self, GArray *keys);
GArray *kayako_conversation_list_get_keys (KayakoConversationList *self);

void kayako_conversation_list_merge (KayakoConversationList *self, GPtrArray *conversations);
void kayako_conversation_list_add (KayakoConversationList *self, KayakoConversation *conversation);
gboolean
kayako_conversation_list_remove (KayakoConversationList *self, KayakoConversation *conversation);
gboolean kayako_conversation_list_remove_id (KayakoConversationList *self, gint64 id);
void kayako_conversation_list_clear (KayakoConversationList *self);

gboolean kayako_conversation_list_contains (KayakoConversationList *self, gint64 id);
KayakoConversation *kayako_conversation_list_lookup (KayakoConversationList *self, gint64 id);
gboolean kayako_conversation_list_find (KayakoConversationList *self,
                                        KayakoConversation *conversation,
                                        guint *position);

G_END_DECLS
