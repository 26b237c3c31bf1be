/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"
#include "kayako-user.h"
#include "kayako-view.h"

#include <glib.h>

G_BEGIN_DECLS

/* What a conversation's row says, apart from any widget. */

char *kayako_closure_user_name (KayakoUser *user) G_GNUC_WARN_UNUSED_RESULT;
KayakoUser *kayako_closure_person (KayakoConversation *conversation, gboolean is_staff);
char *kayako_closure_subject (KayakoConversation *conversation) G_GNUC_WARN_UNUSED_RESULT;
char *
kayako_closure_preview (KayakoConversation *conversation, KayakoUser *me) G_GNUC_WARN_UNUSED_RESULT;
const char *kayako_closure_priority_mark (KayakoConversation *conversation, const char **css_class);
const char *kayako_closure_status_mark (KayakoConversation *conversation,
                                        KayakoView *view,
                                        const char **css_class);
char *kayako_closure_conversation_sentence (KayakoConversation *conversation,
                                            gboolean is_staff,
                                            gboolean has_draft,
                                            gint64 now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
