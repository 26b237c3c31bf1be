/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include "kayako-api-drafts.h"
#include "kayako-conversation.h"
#include "kayako-link.h"

G_BEGIN_DECLS

DexFuture *kayako_change_apply (KayakoLink *link,
                                KayakoConversation *conversation,
                                KayakoConversationChange *change) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
