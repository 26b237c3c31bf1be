/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"
#include "kayako-view.h"

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * KayakoFeedState:
 * @KAYAKO_FEED_STATE_LOADING: nothing has been loaded yet
 * @KAYAKO_FEED_STATE_READY: there is something to show, even if it is nothing;
 *   a later refresh that fails does not change this
 * @KAYAKO_FEED_STATE_FAILED: the first load failed; the error says why
 *
 * How far something that is loaded has come. A refresh that fails later leaves
 * what is there readable: the state stays ready and the account's state tells.
 */
typedef enum {
  KAYAKO_FEED_STATE_LOADING,
  KAYAKO_FEED_STATE_READY,
  KAYAKO_FEED_STATE_FAILED,
} KayakoFeedState;

#define KAYAKO_TYPE_FEED_STATE (kayako_feed_state_get_type ())

GType kayako_feed_state_get_type (void) G_GNUC_CONST;

#define KAYAKO_TYPE_CONVERSATION_FEED (kayako_conversation_feed_get_type ())

/* Properties, all readable, all notifying only on change: view (KayakoView),
 * items (GListModel of KayakoConversation, newest activity first), state
 * (KayakoFeedState), error (GError, nullable), complete, loading-more
 * (booleans). It starts to load by itself when it is made. */
G_DECLARE_FINAL_TYPE (KayakoConversationFeed,
                      kayako_conversation_feed,
                      KAYAKO,
                      CONVERSATION_FEED,
                      GObject)

KayakoView *kayako_conversation_feed_get_view (KayakoConversationFeed *self);
GListModel *kayako_conversation_feed_get_items (KayakoConversationFeed *self);
KayakoFeedState kayako_conversation_feed_get_state (KayakoConversationFeed *self);
const GError *kayako_conversation_feed_get_error (KayakoConversationFeed *self);
gboolean kayako_conversation_feed_get_complete (KayakoConversationFeed *self);
gboolean kayako_conversation_feed_get_exact (KayakoConversationFeed *self);
gboolean kayako_conversation_feed_get_loading_more (KayakoConversationFeed *self);

DexFuture *
kayako_conversation_feed_load_more (KayakoConversationFeed *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_conversation_feed_refresh (KayakoConversationFeed *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_conversation_feed_try_again (KayakoConversationFeed *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
