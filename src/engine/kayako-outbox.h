/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-api-drafts.h"
#include "kayako-conversation.h"
#include "kayako-link.h"
#include "kayako-message.h"
#include "kayako-store-writing.h"

#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_OUTBOX (kayako_outbox_get_type ())

G_DECLARE_FINAL_TYPE (KayakoOutbox, kayako_outbox, KAYAKO, OUTBOX, GObject)

/* Returns: (transfer full) (nullable): what is to be on the disk of a draft */
typedef KayakoStoredDraft *(*KayakoOutboxDraftFunc) (gpointer user_data, gint64 conversation_id);

/* Property "n-messages" (uint, notifying): how many messages and changes wait,
 * are on their way or failed, as people see it.
 *
 * Signal "queued" (gint64, KayakoMessage): a message is here.
 * Signal "sent" (gint64, KayakoMessage, KayakoMessage): the helpdesk has it.
 * Signal "discarded" (gint64, KayakoMessage): it will not be sent.
 * Signal "listed" (KayakoMessage): people see that it is not sent.
 * Signal "unlisted" (KayakoMessage): it is sent or discarded.
 * Signal "unkept-changed" (gint64): other messages than before are in memory
 * only. */
KayakoOutbox *kayako_outbox_new (KayakoLink *link) G_GNUC_WARN_UNUSED_RESULT;

void kayako_outbox_expect_store (KayakoOutbox *self);
void kayako_outbox_set_store (KayakoOutbox *self, KayakoStore *store);
void kayako_outbox_drop_store (KayakoOutbox *self);
void
kayako_outbox_set_draft_func (KayakoOutbox *self, KayakoOutboxDraftFunc func, gpointer user_data);
DexFuture *
kayako_outbox_dup_keeping (KayakoOutbox *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
void kayako_outbox_set_delay (KayakoOutbox *self, guint seconds);
guint kayako_outbox_get_delay (KayakoOutbox *self);

guint kayako_outbox_get_n_messages (KayakoOutbox *self);
guint kayako_outbox_get_n_failed (KayakoOutbox *self);
DexFuture *
kayako_outbox_wait_kept (KayakoOutbox *self, KayakoMessage *message) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
kayako_outbox_dup_unkept (KayakoOutbox *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
kayako_outbox_dup_messages (KayakoOutbox *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_outbox_send (KayakoOutbox *self,
                               KayakoConversation *conversation,
                               const char *text,
                               gint64 newest_id,
                               const char *draft_key) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_outbox_send_files (KayakoOutbox *self,
                                     KayakoConversation *conversation,
                                     const char *text,
                                     GPtrArray *files,
                                     gint64 newest_id,
                                     gint64 status_id,
                                     const char *draft_key) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_outbox_change (KayakoOutbox *self,
                                 KayakoConversation *conversation,
                                 KayakoConversationChange *wanted) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_outbox_wait_changed (KayakoOutbox *self,
                                       KayakoConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_outbox_mark_seen (KayakoOutbox *self,
                                    KayakoConversation *conversation,
                                    gint64 message_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_outbox_rate (KayakoOutbox *self,
                               KayakoConversation *conversation,
                               KayakoScore score,
                               const char *comment) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_outbox_begin (KayakoOutbox *self, KayakoConversationDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_outbox_settle (KayakoOutbox *self,
                               KayakoMessage *message,
                               const gboolean *keeps_mine,
                               guint n_fields);
DexFuture *
kayako_outbox_retry (KayakoOutbox *self, KayakoMessage *message) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_outbox_can_discard (KayakoOutbox *self, KayakoMessage *message);
char *kayako_outbox_discard (KayakoOutbox *self,
                             KayakoMessage *message,
                             const KayakoStoredDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
void kayako_outbox_reconcile (KayakoOutbox *self, gint64 conversation_id, GPtrArray *messages);

G_END_DECLS
