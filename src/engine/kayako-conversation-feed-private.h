/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-conversation-feed.c, which reads, and
 * kayako-conversation-feed-facts.c, which tells. */

#pragma once

#include "kayako-conversation-feed.h"
#include "kayako-conversation-list.h"
#include "kayako-feed-listing.h"
#include "kayako-feed-load.h"
#include "kayako-link.h"
#include "kayako-shared.h"

G_BEGIN_DECLS

/* The conversations of one view, as far as they are stored, and from the helpdesk
 * what is not. The helpdesk sends them by creation and some views are ours only,
 * so a feed pages until it has a screenful that belongs into its view, and sorts
 * by itself. It keeps up with everything that is heard of its conversations,
 * whoever asked, and asks again now and then while somebody shows it. */
struct _KayakoConversationFeed {
  GObject parent_instance;

  KayakoLink *link;             /* (owned) (not nullable) */
  KayakoView *view;             /* (owned) (not nullable) */
  KayakoConversationList *list; /* (owned) (not nullable) */
  KayakoFeedListing *listing;   /* (owned) (not nullable): what is stored, into @list */

  KayakoFeedState state;
  GError *error; /* (owned) (nullable) */
  gboolean complete;
  gboolean loading_more;

  KayakoFeedRange range;   /* what of the helpdesk's list has been read */
  KayakoShared refreshing; /* the latest refresh */
  KayakoShared more;       /* the latest further page */
  guint poll_id;           /* GSource id, 0 while nobody shows it */
  guint n_polls;           /* since it was read as a whole */
  gboolean stale;          /* something may have been missed since the last refresh */
};

KayakoConversationFeed *
kayako_conversation_feed_new (KayakoLink *link, KayakoView *view) G_GNUC_WARN_UNUSED_RESULT;

gboolean kayako_conversation_feed_has_members (KayakoConversationFeed *self);
gboolean kayako_conversation_feed_comes_by_itself (KayakoConversationFeed *self);
void kayako_conversation_feed_set_active (KayakoConversationFeed *self, gboolean active);
DexFuture *kayako_conversation_feed_poll (KayakoConversationFeed *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
