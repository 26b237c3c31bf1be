/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation-feed.h"
#include "kayako-link.h"

G_BEGIN_DECLS

KayakoConversationFeed *
kayako_conversation_feed_new (KayakoLink *link, KayakoView *view) G_GNUC_WARN_UNUSED_RESULT;

void kayako_conversation_feed_set_active (KayakoConversationFeed *self, gboolean active);
DexFuture *kayako_conversation_feed_poll (KayakoConversationFeed *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
