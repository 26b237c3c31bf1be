/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-conversation.h"
#include "kayako-link.h"
#include "kayako-message.h"

#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_OUTBOX (kayako_outbox_get_type ())

G_DECLARE_FINAL_TYPE (KayakoOutbox, kayako_outbox, KAYAKO, OUTBOX, GObject)

KayakoOutbox *kayako_outbox_new (KayakoLink *link) G_GNUC_WARN_UNUSED_RESULT;

guint kayako_outbox_get_n_messages (KayakoOutbox *self);
GPtrArray *
kayako_outbox_dup_messages (KayakoOutbox *self, gint64 conversation_id) G_GNUC_WARN_UNUSED_RESULT;

DexFuture *kayako_outbox_send (KayakoOutbox *self,
                               KayakoConversation *conversation,
                               const char *text,
                               gint64 newest_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_outbox_retry (KayakoOutbox *self, KayakoMessage *message) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_outbox_discard (KayakoOutbox *self, KayakoMessage *message) G_GNUC_WARN_UNUSED_RESULT;
void kayako_outbox_reconcile (KayakoOutbox *self, gint64 conversation_id, GPtrArray *messages);

G_END_DECLS
