/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-thread.c, which reads, kayako-thread-facts.c, which tells, and
 * kayako-thread-writing.c, which writes. */

#pragma once

#include "kayako-drafts.h"
#include "kayako-link.h"
#include "kayako-outbox.h"
#include "kayako-shared.h"
#include "kayako-thread.h"
#include "kayako-transcript.h"

G_BEGIN_DECLS

/* A conversation that somebody reads: its messages from the newest back to
 * where they have been paged in, and behind them what is on its way out. What
 * is written here belongs to the account and outlives the thread: drafts among
 * its drafts, messages in the outbox; what has been read stays on a shelf. */
struct _KayakoThread {
  GObject parent_instance;

  KayakoLink *link;                 /* (owned) (not nullable) */
  KayakoOutbox *outbox;             /* (owned) (not nullable) */
  KayakoDrafts *drafts;             /* (owned) (not nullable) */
  KayakoConversation *conversation; /* (owned) (not nullable) */
  KayakoTranscript *transcript;     /* (owned) (not nullable) */
  KayakoMessageList *messages;      /* (owned) (not nullable): the transcript's */

  KayakoFeedState state;
  GError *error; /* (owned) (nullable) */
  gboolean complete;
  gboolean loading_older;
  gboolean can_reply;
  gboolean draft_saved;
  GError *draft_error; /* (owned) (nullable): why it is not */

  KayakoShared refreshing;  /* the latest refresh */
  KayakoShared catching_up; /* the latest look at what is stored */
  KayakoShared older;       /* the latest page of older ones */
  guint poll_id;            /* GSource id */
  gint64 seen_id;           /* the last message reported as seen */
};

KayakoThread *kayako_thread_new (KayakoLink *link,
                                 KayakoOutbox *outbox,
                                 KayakoDrafts *drafts,
                                 KayakoTranscript *transcript,
                                 KayakoConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
void kayako_thread_watch_saving (KayakoThread *self);
void kayako_thread_poll (KayakoThread *self);
void kayako_thread_drop_removed (KayakoThread *self, KayakoStoreChanges *changes);

G_END_DECLS
