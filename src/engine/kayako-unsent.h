/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"
#include "kayako-message.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_UNSENT (kayako_unsent_get_type ())

/* A message that the helpdesk does not have yet, and where it belongs.
 * Properties, both set for good: conversation (KayakoConversation), message
 * (KayakoMessage). */
G_DECLARE_FINAL_TYPE (KayakoUnsent, kayako_unsent, KAYAKO, UNSENT, GObject)

KayakoUnsent *kayako_unsent_new (KayakoConversation *conversation,
                                 KayakoMessage *message) G_GNUC_WARN_UNUSED_RESULT;

KayakoConversation *kayako_unsent_get_conversation (KayakoUnsent *self);
KayakoMessage *kayako_unsent_get_message (KayakoUnsent *self);

G_END_DECLS
