/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-outbox.c, which has the queues, kayako-outbox-item.c, which
 * says what is in them, kayako-outbox-facts.c, which finds it,
 * kayako-outbox-replies.c, which sees to messages, kayako-outbox-changes.c, which
 * sees to changed properties,
 * kayako-outbox-tasks.c, which sees to ratings and new conversations,
 * kayako-outbox-markers.c, which tells how far people have read,
 * kayako-outbox-keeping.c, which brings it to the disk and back,
 * kayako-outbox-exchange.c, which does so with several things at one time,
 * kayako-outbox-undo.c, which puts back what was discarded,
 * kayako-outbox-counts.c, which tells people how it stands with all of it, and
 * kayako-outbox-worker.c, which works through it. */

#pragma once

#include "kayako-change.h"
#include "kayako-intent.h"
#include "kayako-outbox.h"
#include "kayako-send.h"
#include "kayako-unsent.h"

G_BEGIN_DECLS

typedef struct _KayakoOutboxMarker KayakoOutboxMarker;
typedef struct _KayakoOutboxExchange KayakoOutboxExchange;

/* What people have written and decided and the helpdesk does not have yet.
 * Within a conversation one thing leaves at a time, in the order of deciding: a
 * message that failed holds back what is behind it until it is sent or
 * discarded; a change of properties that failed holds back nothing.
 * Conversations do not wait for each other.
 *
 * Where there is a store, a message is on the disk before anything else is done
 * with it, and so is that it is being sent, before it is. What cannot be written
 * is sent nevertheless, from memory. */
struct _KayakoOutbox {
  GObject parent_instance;

  KayakoLink *link;    /* (owned) (not nullable) */
  GHashTable *queues;  /* (owned): conversation id → Queue */
  GHashTable *markers; /* (owned): conversation id → KayakoOutboxMarker */
  guint n_messages;
  guint64 n_added;    /* since the program began */
  guint64 n_restored; /* from the disk */
  gint64 slow;        /* microseconds: see kayako_outbox_set_slow() */
  guint delay;        /* seconds: see kayako_outbox_set_delay() */

  KayakoStore *store;     /* (owned) (nullable): NULL while there is none */
  DexFuture *loading;     /* (owned) (nullable): reads what was there at the beginning */
  gboolean expects_store; /* nothing leaves before it is known what was there */

  KayakoOutboxDraftFunc draft_func; /* (nullable): see kayako_outbox_set_draft_func() */
  gpointer draft_data;              /* (not owned) */
};

/* Whether a message survives the program. */
typedef enum {
  KAYAKO_KEEPING_NEW,    /* that is not known yet */
  KAYAKO_KEEPING_KEPT,   /* it is on the disk */
  KAYAKO_KEEPING_UNKEPT, /* it cannot be written */
} KayakoKeeping;

/* Each has a local message: one that is written, or else one that nobody sees
 * and that says how it stands with a change. */
typedef struct {
  KayakoSend *send;                   /* (owned) */
  KayakoChange *change;               /* (owned) (nullable): what is not a message */
  KayakoConversationDraft *beginning; /* (owned) (nullable): of a new conversation */
  KayakoScore score;                  /* of a rating, else KAYAKO_SCORE_NONE */
  KayakoChange *then;                 /* (owned) (nullable): what to change once a reply is sent */
  gboolean is_listed;                 /* it is among what people see that it is not sent */
  DexPromise *done;                   /* (owned) (nullable): what who asked waits for */
  gboolean stopped;                   /* it does not go by itself now … */
  KayakoSendRemedy remedy;            /* … but when this has happened */
  gboolean is_under_way;              /* something is being done about it at this moment */
  gint64 created_at;                  /* Unix milliseconds */
  gint64 not_before;                  /* when it may leave; Unix milliseconds */
  guint64 order;                      /* of deciding; of two, the lower goes first */

  KayakoIntentState state; /* as the disk has it, or is to have it */
  KayakoKeeping keeping;
  DexFuture *kept; /* (owned) (nullable): the latest writing */
  char *draft_key; /* (owned) (nullable): the draft that goes when it is written */
} KayakoOutboxItem;

typedef struct {
  GPtrArray *items;   /* (owned) (element-type KayakoOutboxItem): the first one is the next to go */
  DexFuture *worker;  /* (owned) (nullable) */
  DexFuture *refresh; /* (owned) (nullable): reads the conversation after the last reply */
  guint timer_id;     /* GSource id, 0 when the first one may leave */
  guint n_failed;     /* of all kinds, as people see it */
  guint n_waiting;    /* the same */

  KayakoConversation *shown; /* (owned) (nullable): while it is to look changed */
  gulong shown_id;           /* its signal handler */
  gboolean is_showing;       /* it is made to look changed at this moment */
} KayakoOutboxQueue;

void kayako_outbox_set_slow (KayakoOutbox *self, gint64 slow);

KayakoOutboxItem *kayako_outbox_item_new (KayakoSend *send) G_GNUC_WARN_UNUSED_RESULT;
void kayako_outbox_item_free (gpointer user_data);
KayakoIntent *kayako_outbox_item_create_intent (KayakoOutboxItem *item) G_GNUC_WARN_UNUSED_RESULT;
KayakoOutboxItem *
kayako_outbox_item_new_for_intent (KayakoOutbox *outbox,
                                   const KayakoIntent *intent) G_GNUC_WARN_UNUSED_RESULT;
guint kayako_outbox_item_get_wait (KayakoOutboxItem *item);

void kayako_outbox_restore (KayakoOutbox *self, const KayakoIntent *intent);
gboolean kayako_outbox_item_is_held (KayakoOutbox *self, KayakoOutboxItem *item);
DexFuture *
kayako_outbox_keep (KayakoOutbox *self, KayakoOutboxItem *item) G_GNUC_WARN_UNUSED_RESULT;
void
kayako_outbox_forget (KayakoOutbox *self, KayakoOutboxItem *item, const KayakoStoredDraft *draft);
void kayako_outbox_note_writing (KayakoOutbox *self, KayakoOutboxItem *item, DexFuture *writing);

KayakoOutboxExchange *kayako_outbox_exchange_new (KayakoOutbox *outbox) G_GNUC_WARN_UNUSED_RESULT;
void kayako_outbox_exchange_free (KayakoOutboxExchange *self);
void kayako_outbox_exchange_remove (KayakoOutboxExchange *self, KayakoOutboxItem *item);
void kayako_outbox_exchange_write (KayakoOutboxExchange *self, KayakoOutboxItem *item);
void kayako_outbox_exchange_make (KayakoOutboxExchange *self);
void kayako_outbox_start_all (KayakoOutbox *self);

KayakoIntent *kayako_outbox_create_intent (KayakoOutbox *self,
                                           KayakoMessage *message,
                                           guint64 *order) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_outbox_put_back (KayakoOutbox *self, const KayakoIntent *intent, guint64 order);

void kayako_outbox_marker_free (gpointer user_data);
void kayako_outbox_start_markers (KayakoOutbox *self);
gboolean kayako_outbox_restore_marker (KayakoOutbox *self, const KayakoIntent *intent);
void kayako_outbox_keep_markers (KayakoOutbox *self);

KayakoOutboxQueue *kayako_outbox_ensure_queue (KayakoOutbox *self, gint64 conversation_id);
KayakoOutboxQueue *kayako_outbox_get_queue (KayakoOutbox *self, gint64 conversation_id);
KayakoOutboxItem *kayako_outbox_find_message (KayakoOutbox *self,
                                              KayakoMessage *message,
                                              KayakoOutboxQueue **queue_out,
                                              guint *position);
KayakoOutboxItem *kayako_outbox_find_client_id (KayakoOutbox *self, const char *client_id);
KayakoOutboxItem *kayako_outbox_get_first (KayakoOutbox *self, gint64 conversation_id);
KayakoUnsentKind kayako_outbox_item_get_kind (KayakoOutboxItem *item);
gboolean kayako_outbox_item_holds_back (KayakoOutboxItem *item);
gint64 kayako_outbox_item_get_conversation_id (KayakoOutboxItem *item);
void kayako_outbox_item_stop (KayakoOutboxItem *item, KayakoSendRemedy remedy, const GError *error);
gboolean kayako_outbox_item_is_on_its_way (KayakoOutboxItem *item);
void kayako_outbox_explain_behind (KayakoOutbox *self, gint64 conversation_id);
void kayako_outbox_count (KayakoOutbox *self,
                          KayakoOutboxQueue *queue,
                          KayakoConversation *conversation);
void kayako_outbox_finish (KayakoOutbox *self,
                           KayakoOutboxQueue *queue,
                           guint position,
                           KayakoMessage *fresh);
void kayako_outbox_list (KayakoOutbox *self, KayakoOutboxItem *item);
void kayako_outbox_unlist (KayakoOutbox *self, KayakoOutboxItem *item);
void kayako_outbox_add (KayakoOutbox *self,
                        KayakoOutboxQueue *queue,
                        KayakoOutboxItem *item,
                        KayakoOutboxExchange *exchange);

void kayako_outbox_show_changes (KayakoOutbox *self, KayakoOutboxQueue *queue);
void
kayako_outbox_finish_change (KayakoOutbox *self, gint64 conversation_id, KayakoOutboxItem *item);
gboolean kayako_outbox_is_staff (KayakoOutbox *self);
void kayako_outbox_note_reply (KayakoOutbox *self, KayakoOutboxQueue *queue, guint position);
void kayako_outbox_follow_reply (KayakoOutbox *self, KayakoOutboxItem *reply);
void kayako_outbox_supersede (KayakoOutbox *self, gint64 conversation_id, KayakoOutboxItem *item);
void
kayako_outbox_drop_change (KayakoOutbox *self, KayakoOutboxQueue *queue, KayakoOutboxItem *item);
gboolean kayako_outbox_put_back_change (KayakoOutbox *self,
                                        KayakoOutboxQueue *queue,
                                        KayakoOutboxItem *item);

void kayako_outbox_take_out (KayakoOutbox *self,
                             KayakoOutboxQueue *queue,
                             KayakoOutboxItem *item,
                             gpointer result);
void kayako_outbox_drop_task (KayakoOutbox *self, KayakoOutboxQueue *queue, KayakoOutboxItem *item);
void kayako_outbox_write_task (KayakoOutboxItem *item, GVariantDict *dict);
KayakoScore kayako_outbox_read_score (GVariant *payload);
KayakoConversationDraft *
kayako_outbox_read_beginning (GVariant *payload, const char *client_id) G_GNUC_WARN_UNUSED_RESULT;

void kayako_outbox_start (KayakoOutbox *self, gint64 conversation_id);
void kayako_outbox_go_on (KayakoOutbox *self, gint64 conversation_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoOutboxExchange, kayako_outbox_exchange_free)

G_END_DECLS
