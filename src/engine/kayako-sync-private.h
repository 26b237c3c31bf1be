/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-sync.c, which says when, kayako-sync-known.c, which knows
 * how far it has come, kayako-sync-request.c, which asks, kayako-sync-pull.c,
 * which brings what has changed into the store, kayako-sync-walk.c, which finds
 * it, kayako-sync-sweep.c, which finds what is gone, and kayako-sync-markers.c,
 * which sees what was read elsewhere. The functions called
 * await work in a fibre only; where they fail they return %FALSE or %NULL with
 * @error set. */

#pragma once

#include "kayako-conversation.h"
#include "kayako-page.h"
#include "kayako-sync.h"
#include "kayako-update.h"

G_BEGIN_DECLS

/* Brings what changes on the helpdesk into the account's store, without anybody
 * asking for it.
 *
 * Of each conversation the store notes as of which change it and its messages
 * are there, in the transaction that brings the last of them. So whatever ends
 * the program, nothing is taken for pulled that is not, and nothing that is
 * there is pulled again. */
struct _KayakoSync {
  GObject parent_instance;

  KayakoLink *link;       /* (owned) (not nullable) */
  KayakoLibrary *library; /* (owned) (not nullable) */

  KayakoStore *store;  /* (owned) (nullable): whose progress is known */
  GHashTable *pulled;  /* (owned) (element-type gint64 KayakoSyncPulled) */
  gint64 floor;        /* what changed before is there; Unix seconds, 0 for nothing */
  guint walk_offset;   /* how far a walk has come that is not finished, 0 for none */
  gint64 walk_head;    /* the latest change there was above that */
  gint64 head;         /* the latest change that was heard of */
  guint n_total;       /* conversations on the helpdesk */
  guint n_mismatch;    /* the count that was found not to be explained by what is gone */
  gboolean lists_only; /* the helpdesk does not tell this person what changed */
  gboolean is_told;    /* in the last round the helpdesk told what changed */
  gboolean sweeps;     /* a chosen set can be asked for */
  GArray *sweeping;    /* (owned) (nullable) (element-type gint64): what was not looked at yet */

  gboolean started;
  gboolean is_first;
  double fraction;
  guint n_failures;   /* requests since the last that worked */
  guint n_quiet;      /* rounds that found nothing new */
  guint n_pulled;     /* conversations, since it was made */
  gboolean has_swept; /* the last one looked for what is gone */

  DexPromise *wake;  /* (owned) (nullable): has the pause between two rounds looked at again */
  gboolean is_woken; /* the pause is over */
  gint64 ended_at;   /* the last round; monotonic time */
  gint64 watched_until;
  DexPromise *asked; /* (owned) (nullable): to be resolved when the next round is over */
  gboolean sweep_asked;
};

/**
 * KayakoSyncPulled:
 * @id: a conversation's id
 * @updated_at: as of which change it and its messages are there; Unix seconds
 * @is_settled: whether nothing else can have changed within that second
 * @marker_id: of the read marker, 0 while that was not looked at
 * @last_read_message_id: as the helpdesk said last
 * @unread_count: as the helpdesk said last
 *
 * What has been pulled.
 */
typedef struct {
  gint64 id;
  gint64 updated_at;
  gboolean is_settled;
  gint64 marker_id;
  gint64 last_read_message_id;
  int unread_count;
} KayakoSyncPulled;

gboolean kayako_sync_await_is_replaced (KayakoSync *self);
gboolean kayako_sync_await_known (KayakoSync *self, GError **error);
KayakoSyncPulled *kayako_sync_get_pulled (KayakoSync *self, gint64 id);
gboolean kayako_sync_is_due (KayakoSync *self, gint64 id, gint64 updated_at);
void kayako_sync_note_pulled (KayakoSync *self, gint64 id, gint64 updated_at);
void kayako_sync_note_dropped (KayakoSync *self, gint64 id);
void kayako_sync_note_in_batch (KayakoStoreBatch *batch, gint64 id, gint64 updated_at);
gboolean kayako_sync_await_floor (KayakoSync *self, gint64 floor, GError **error);
gboolean kayako_sync_await_walked (KayakoSync *self, guint offset, gint64 head, GError **error);
gboolean kayako_sync_await_apply (KayakoSync *self, KayakoStoreBatch *batch, GError **error);
void kayako_sync_tell_progress (KayakoSync *self);
void kayako_sync_set_progress (KayakoSync *self, gboolean is_first, double fraction);

KayakoPage *
kayako_sync_await_updates (KayakoSync *self, GArray *ids, guint offset, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KayakoPage *kayako_sync_await_conversations (KayakoSync *self,
                                             GArray *ids,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoPage *kayako_sync_await_list (KayakoSync *self,
                                    gboolean of_organization,
                                    guint offset,
                                    guint limit,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoPage *
kayako_sync_await_messages (KayakoSync *self, gint64 id, guint offset, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KayakoConversation *kayako_sync_await_conversation (KayakoSync *self,
                                                    gint64 id,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_sync_error_says_gone (const GError *error);

gboolean kayako_sync_await_pull (KayakoSync *self, GArray *due, GError **error);
gboolean kayako_sync_await_threads (KayakoSync *self, GArray *due, GError **error);
gboolean kayako_sync_await_drop (KayakoSync *self, gint64 id, GError **error);
gboolean kayako_sync_await_check (KayakoSync *self, gint64 id, gboolean *is_there, GError **error);

gboolean
kayako_sync_await_markers (KayakoSync *self, GPtrArray *updates, GArray *due, GError **error);

gboolean kayako_sync_await_walk (KayakoSync *self, GError **error);
gboolean kayako_sync_await_some_sweeping (KayakoSync *self, GError **error);
gboolean kayako_sync_await_whole_sweep (KayakoSync *self, GError **error);

G_END_DECLS
