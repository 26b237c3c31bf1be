/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-conversation-list.h"
#include "kayako-link.h"
#include "kayako-view.h"

#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_FEED_LISTING (kayako_feed_listing_get_type ())

/* Signal "listed": the list holds what is stored. */
G_DECLARE_FINAL_TYPE (KayakoFeedListing, kayako_feed_listing, KAYAKO, FEED_LISTING, GObject)

KayakoFeedListing *kayako_feed_listing_new (KayakoLink *link,
                                            KayakoView *view,
                                            KayakoConversationList *list) G_GNUC_WARN_UNUSED_RESULT;

void kayako_feed_listing_set_active (KayakoFeedListing *self, gboolean active);
DexFuture *kayako_feed_listing_start (KayakoFeedListing *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_feed_listing_close (KayakoFeedListing *self);

G_END_DECLS
