/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-change.h"
#include "kayako-conversation.h"
#include "kayako-link.h"
#include "kayako-message.h"
#include "kayako-rating.h"

G_BEGIN_DECLS

/**
 * KayakoSendRemedy:
 * @KAYAKO_SEND_REMEDY_REPEAT: try again after a while
 * @KAYAKO_SEND_REMEDY_CONNECTION: try again when the helpdesk can be reached
 * @KAYAKO_SEND_REMEDY_SIGN_IN: try again when somebody has signed in
 * @KAYAKO_SEND_REMEDY_PERSON: a person must decide
 *
 * What helps a message that could not be sent.
 */
typedef enum {
  KAYAKO_SEND_REMEDY_REPEAT,
  KAYAKO_SEND_REMEDY_CONNECTION,
  KAYAKO_SEND_REMEDY_SIGN_IN,
  KAYAKO_SEND_REMEDY_PERSON,
} KayakoSendRemedy;

typedef struct _KayakoSend KayakoSend;

KayakoSend *kayako_send_new (KayakoConversation *conversation,
                             KayakoMessage *message,
                             gint64 newest_id,
                             gint64 limit) G_GNUC_WARN_UNUSED_RESULT;
KayakoSend *kayako_send_ref (KayakoSend *self);
void kayako_send_unref (KayakoSend *self);

KayakoMessage *kayako_send_get_message (KayakoSend *self);
KayakoConversation *kayako_send_get_conversation (KayakoSend *self);

void
kayako_send_restore (KayakoSend *self, gint64 newest_id, gint64 attempted_at, gboolean unclear);
gboolean kayako_send_may_have_arrived (KayakoSend *self);
gint64 kayako_send_get_newest_id (KayakoSend *self);
gint64 kayako_send_get_attempted_at (KayakoSend *self);

KayakoMessage *kayako_send_await_found (KayakoSend *self, KayakoLink *link, GError **error);
void kayako_send_note_attempt (KayakoSend *self);
KayakoMessage *kayako_send_await_created (KayakoSend *self, KayakoLink *link, GError **error);
gboolean kayako_send_await_changed (KayakoSend *self,
                                    KayakoLink *link,
                                    KayakoChange *change,
                                    GError **error);
KayakoRating *kayako_send_await_own_rating (KayakoSend *self,
                                            KayakoLink *link,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoRating *kayako_send_await_rated (KayakoSend *self,
                                       KayakoLink *link,
                                       KayakoRating *own,
                                       KayakoScore score,
                                       const char *comment,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
KayakoConversation *
kayako_send_await_begun_found (KayakoSend *self, KayakoLink *link, GError **error);
KayakoConversation *kayako_send_await_begun (KayakoSend *self,
                                             KayakoLink *link,
                                             KayakoConversationDraft *draft,
                                             GError **error);
KayakoSendRemedy kayako_send_get_remedy (KayakoSend *self, const GError *error);
guint kayako_send_get_delay (KayakoSend *self, const GError *error, double jitter);
void kayako_send_note_newest (KayakoSend *self, gint64 newest_id);
gint64 kayako_send_get_seen_id (KayakoSend *self);
void kayako_send_set_seen_id (KayakoSend *self, gint64 seen_id);
void kayako_send_start_over (KayakoSend *self);
gboolean kayako_send_is_unclear (KayakoSend *self);

gboolean kayako_send_is_older (KayakoSend *self, KayakoMessage *message);
gboolean kayako_send_is_same_message (KayakoMessage *sent, KayakoMessage *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSend, kayako_send_unref)

G_END_DECLS
