/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-outbox.c, which keeps the queues, and
 * kayako-outbox-worker.c, which works through them. */

#pragma once

#include "kayako-outbox.h"
#include "kayako-send.h"

G_BEGIN_DECLS

/* What people have written and the helpdesk does not have yet. Within a
 * conversation one message leaves at a time, in the order of writing: one that
 * failed holds back those behind it until it is sent or discarded.
 * Conversations do not wait for each other. */
struct _KayakoOutbox {
  GObject parent_instance;

  KayakoLink *link;   /* (owned) (not nullable) */
  GHashTable *queues; /* (owned): conversation id → Queue */
  guint n_messages;
  gint64 slow; /* microseconds: see kayako_outbox_set_slow() */
};

typedef struct {
  KayakoSend *send;        /* (owned) */
  DexPromise *done;        /* (owned) (nullable): what who asked waits for */
  gboolean stopped;        /* it does not go by itself now … */
  KayakoSendRemedy remedy; /* … but when this has happened */
} KayakoOutboxItem;

typedef struct {
  GPtrArray *items;   /* (owned) (element-type KayakoOutboxItem): the first one is the next to go */
  DexFuture *worker;  /* (owned) (nullable) */
  DexFuture *refresh; /* (owned) (nullable): reads the conversation after the last reply */
} KayakoOutboxQueue;

void kayako_outbox_set_slow (KayakoOutbox *self, gint64 slow);
void kayako_outbox_change_n_messages (KayakoOutbox *self, int change);
void kayako_outbox_item_free (gpointer user_data);

KayakoOutboxQueue *kayako_outbox_get_queue (KayakoOutbox *self, gint64 conversation_id);
KayakoOutboxItem *kayako_outbox_get_first (KayakoOutbox *self, gint64 conversation_id);
gint64 kayako_outbox_item_get_conversation_id (KayakoOutboxItem *item);
void kayako_outbox_item_stop (KayakoOutboxItem *item, KayakoSendRemedy remedy, const GError *error);
void kayako_outbox_count_failed (KayakoOutboxQueue *queue, KayakoConversation *conversation);
void kayako_outbox_finish (KayakoOutbox *self,
                           KayakoOutboxQueue *queue,
                           guint position,
                           KayakoMessage *fresh);
void kayako_outbox_start (KayakoOutbox *self, gint64 conversation_id);

G_END_DECLS
