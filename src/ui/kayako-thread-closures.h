/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "kayako-conversation.h"
#include "kayako-enums.h"
#include "kayako-message.h"
#include "kayako-user.h"

G_BEGIN_DECLS

char *kayako_closure_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *
kayako_closure_body_text (const char *text, gsize limit, gboolean *cut) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_closure_is_blank (const char *text);

char *
kayako_closure_thread_subtitle (const char *requester, gint64 number) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_closure_reply_hint (KayakoUser *person) G_GNUC_WARN_UNUSED_RESULT;
const char *kayako_closure_no_reply_text (gboolean is_closed, gboolean can_set_status);
const char *kayako_closure_draft_state (gboolean is_saved, const GError *error);
char *kayako_closure_new_messages (guint n) G_GNUC_WARN_UNUSED_RESULT;

KayakoUser *kayako_closure_reader (KayakoConversation *conversation, gboolean is_staff);
char *kayako_closure_menu_label (const char *label) G_GNUC_WARN_UNUSED_RESULT;

gboolean kayako_closure_is_staff_message (KayakoMessage *message, KayakoUser *viewer);
gboolean kayako_closure_is_outgoing (KayakoMessage *message, KayakoUser *viewer);
char *kayako_closure_author (KayakoMessage *message, KayakoUser *viewer) G_GNUC_WARN_UNUSED_RESULT;
const char *kayako_closure_way (KayakoMessageKind kind, KayakoChannel channel, KayakoSource source);
char *kayako_closure_message_sentence (KayakoMessage *message,
                                       KayakoUser *viewer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
