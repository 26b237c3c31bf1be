/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-changed-field.h"
#include "kayako-conversation.h"
#include "kayako-enums.h"
#include "kayako-message.h"

G_BEGIN_DECLS

/**
 * KayakoUnsentKind:
 * @KAYAKO_UNSENT_REPLY: a message in a conversation
 * @KAYAKO_UNSENT_CHANGE: properties of a conversation
 * @KAYAKO_UNSENT_RATING: how content somebody is with a conversation
 * @KAYAKO_UNSENT_CONVERSATION: a new conversation
 *
 * What has not been sent.
 */
typedef enum {
  KAYAKO_UNSENT_REPLY,
  KAYAKO_UNSENT_CHANGE,
  KAYAKO_UNSENT_RATING,
  KAYAKO_UNSENT_CONVERSATION,
} KayakoUnsentKind;

/**
 * KayakoChanging:
 * @KAYAKO_CHANGING_NOT: the helpdesk has it as it is shown
 * @KAYAKO_CHANGING_WAITING: it is shown as it is to become
 * @KAYAKO_CHANGING_FAILED: the same, and a person must do something about it
 * @KAYAKO_CHANGING_DISPUTED: the same, and somebody else wants something else
 *
 * How it stands with a property of a conversation.
 */
typedef enum {
  KAYAKO_CHANGING_NOT,
  KAYAKO_CHANGING_WAITING,
  KAYAKO_CHANGING_FAILED,
  KAYAKO_CHANGING_DISPUTED,
} KayakoChanging;

#define KAYAKO_TYPE_UNSENT (kayako_unsent_get_type ())

/* Something that the helpdesk does not have yet, and where it belongs. Its message
 * says how it stands with it, also where it is none.
 * Properties, both set for good: conversation (KayakoConversation), message
 * (KayakoMessage). */
G_DECLARE_FINAL_TYPE (KayakoUnsent, kayako_unsent, KAYAKO, UNSENT, GObject)

KayakoUnsent *kayako_unsent_new (KayakoConversation *conversation,
                                 KayakoMessage *message,
                                 KayakoUnsentKind kind,
                                 GPtrArray *fields,
                                 KayakoScore score) G_GNUC_WARN_UNUSED_RESULT;

KayakoUnsentKind kayako_unsent_get_kind (KayakoUnsent *self);
GPtrArray *kayako_unsent_get_fields (KayakoUnsent *self);
KayakoScore kayako_unsent_get_score (KayakoUnsent *self);
gboolean kayako_unsent_is_disputed (KayakoUnsent *self);
KayakoConversation *kayako_unsent_get_conversation (KayakoUnsent *self);
KayakoMessage *kayako_unsent_get_message (KayakoUnsent *self);

G_END_DECLS
