/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-conversation-list.h"
#include "kayako-link.h"
#include "kayako-view.h"

#include <libdex.h>

G_BEGIN_DECLS

/**
 * KayakoFeedRange:
 * @offset: how many of the helpdesk's list have been read
 * @oldest: when the last one of them was created; the list goes by creation
 * @complete: whether that is all
 * @newest: when the first one of them was created
 * @total: how many the helpdesk said there are, -1 when it did not
 * @last_id: the last one of them
 *
 * How much of the helpdesk's list behind a view has been read.
 */
typedef struct {
  guint offset;
  gint64 oldest;
  gboolean complete;
  gint64 newest;
  int total;
  gint64 last_id;
} KayakoFeedRange;

/**
 * KayakoFeedAim:
 * @KAYAKO_FEED_AIM_REFRESH: what has been read is read again
 * @KAYAKO_FEED_AIM_MORE: to go on behind that
 * @KAYAKO_FEED_AIM_POLL: to see whether something is new; what has been read is
 *   read again only where something has come or gone unseen
 *
 * What a load is for.
 */
typedef enum {
  KAYAKO_FEED_AIM_REFRESH,
  KAYAKO_FEED_AIM_MORE,
  KAYAKO_FEED_AIM_POLL,
} KayakoFeedAim;

typedef struct _KayakoFeedLoad KayakoFeedLoad;

KayakoFeedLoad *kayako_feed_load_new (KayakoLink *link,
                                      KayakoView *view,
                                      KayakoConversationList *list) G_GNUC_WARN_UNUSED_RESULT;
void kayako_feed_load_free (KayakoFeedLoad *self);

void kayako_feed_load_begin (KayakoFeedLoad *self, const KayakoFeedRange *range, KayakoFeedAim aim);
gboolean kayako_feed_load_await (KayakoFeedLoad *self, GError **error);

const KayakoFeedRange *kayako_feed_load_get_range (KayakoFeedLoad *self);
int kayako_feed_load_get_count (KayakoFeedLoad *self);
void kayako_feed_load_await_vanished (KayakoFeedLoad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoFeedLoad, kayako_feed_load_free)

G_END_DECLS
