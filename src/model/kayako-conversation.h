/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-case-type.h"
#include "kayako-enums.h"
#include "kayako-priority.h"
#include "kayako-read-marker.h"
#include "kayako-status.h"
#include "kayako-team.h"
#include "kayako-user.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CONVERSATION (kayako_conversation_get_type ())

G_DECLARE_FINAL_TYPE (KayakoConversation, kayako_conversation, KAYAKO, CONVERSATION, GObject)

KayakoConversation *kayako_conversation_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_conversation_get_id (KayakoConversation *self);
const char *kayako_conversation_get_uuid (KayakoConversation *self);
void kayako_conversation_set_uuid (KayakoConversation *self, const char *uuid);
const char *kayako_conversation_get_legacy_id (KayakoConversation *self);
void kayako_conversation_set_legacy_id (KayakoConversation *self, const char *legacy_id);
const char *kayako_conversation_get_subject (KayakoConversation *self);
void kayako_conversation_set_subject (KayakoConversation *self, const char *subject);
KayakoChannel kayako_conversation_get_channel (KayakoConversation *self);
void kayako_conversation_set_channel (KayakoConversation *self, KayakoChannel channel);
KayakoUser *kayako_conversation_get_requester (KayakoConversation *self);
void kayako_conversation_set_requester (KayakoConversation *self, KayakoUser *requester);
KayakoUser *kayako_conversation_get_creator (KayakoConversation *self);
void kayako_conversation_set_creator (KayakoConversation *self, KayakoUser *creator);
KayakoUser *kayako_conversation_get_last_replier (KayakoConversation *self);
void kayako_conversation_set_last_replier (KayakoConversation *self, KayakoUser *last_replier);
KayakoUser *kayako_conversation_get_last_agent_replier (KayakoConversation *self);
void kayako_conversation_set_last_agent_replier (KayakoConversation *self,
                                                 KayakoUser *last_agent_replier);
KayakoTeam *kayako_conversation_get_team (KayakoConversation *self);
void kayako_conversation_set_team (KayakoConversation *self, KayakoTeam *team);
KayakoUser *kayako_conversation_get_agent (KayakoConversation *self);
void kayako_conversation_set_agent (KayakoConversation *self, KayakoUser *agent);
KayakoStatus *kayako_conversation_get_status (KayakoConversation *self);
void kayako_conversation_set_status (KayakoConversation *self, KayakoStatus *status);
gboolean kayako_conversation_get_is_closed (KayakoConversation *self);
void kayako_conversation_set_is_closed (KayakoConversation *self, gboolean is_closed);
KayakoPriority *kayako_conversation_get_priority (KayakoConversation *self);
void kayako_conversation_set_priority (KayakoConversation *self, KayakoPriority *priority);
KayakoCaseType *kayako_conversation_get_case_type (KayakoConversation *self);
void kayako_conversation_set_case_type (KayakoConversation *self, KayakoCaseType *case_type);
KayakoReadMarker *kayako_conversation_get_read_marker (KayakoConversation *self);
void kayako_conversation_set_read_marker (KayakoConversation *self, KayakoReadMarker *read_marker);
GListModel *kayako_conversation_get_custom_fields (KayakoConversation *self);
void kayako_conversation_set_custom_fields (KayakoConversation *self, GPtrArray *custom_fields);
const char *kayako_conversation_get_realtime_channel (KayakoConversation *self);
void
kayako_conversation_set_realtime_channel (KayakoConversation *self, const char *realtime_channel);
KayakoDelivery kayako_conversation_get_last_message_status (KayakoConversation *self);
void kayako_conversation_set_last_message_status (KayakoConversation *self,
                                                  KayakoDelivery last_message_status);
const char *kayako_conversation_get_last_message_preview (KayakoConversation *self);
void kayako_conversation_set_last_message_preview (KayakoConversation *self,
                                                   const char *last_message_preview);
gint64 kayako_conversation_get_last_replied_at (KayakoConversation *self);
void kayako_conversation_set_last_replied_at (KayakoConversation *self, gint64 last_replied_at);
gint64 kayako_conversation_get_created_at (KayakoConversation *self);
void kayako_conversation_set_created_at (KayakoConversation *self, gint64 created_at);
gint64 kayako_conversation_get_updated_at (KayakoConversation *self);
void kayako_conversation_set_updated_at (KayakoConversation *self, gint64 updated_at);
const char *kayako_conversation_get_validator (KayakoConversation *self);
void kayako_conversation_set_validator (KayakoConversation *self, const char *validator);
int kayako_conversation_get_unread_count (KayakoConversation *self);
int kayako_conversation_get_n_failed (KayakoConversation *self);
void kayako_conversation_set_n_failed (KayakoConversation *self, int n_failed);
int kayako_conversation_get_n_waiting (KayakoConversation *self);
void kayako_conversation_set_n_waiting (KayakoConversation *self, int n_waiting);
int kayako_conversation_get_n_undecided (KayakoConversation *self);
void kayako_conversation_set_n_undecided (KayakoConversation *self, int n_undecided);
gint64 kayako_conversation_get_last_activity_at (KayakoConversation *self);

G_END_DECLS
