/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-conversation.h"
#include "kayako-slots.h"

G_BEGIN_DECLS

/* What the files of this one type share. */

struct _KayakoConversation {
  GObject parent_instance;

  KayakoSlotState state;
  char *uuid;      /* (owned) (nullable) */
  char *legacy_id; /* (owned) (nullable) */
  char *subject;   /* (owned) (nullable) */
  KayakoChannel channel;
  KayakoUser *requester;          /* (owned) (nullable) */
  KayakoUser *creator;            /* (owned) (nullable) */
  KayakoUser *last_replier;       /* (owned) (nullable) */
  KayakoUser *last_agent_replier; /* (owned) (nullable) */
  KayakoTeam *team;               /* (owned) (nullable) */
  KayakoUser *agent;              /* (owned) (nullable) */
  KayakoStatus *status;           /* (owned) (nullable) */
  gboolean is_closed;
  KayakoPriority *priority;      /* (owned) (nullable) */
  KayakoCaseType *case_type;     /* (owned) (nullable) */
  KayakoReadMarker *read_marker; /* (owned) (nullable) */
  GListStore *custom_fields;     /* (owned) (nullable): made when first needed */
  char *realtime_channel;        /* (owned) (nullable) */
  KayakoDelivery last_message_status;
  char *last_message_preview; /* (owned) (nullable) */
  gint64 last_replied_at;
  gint64 created_at;
  gint64 updated_at;
  char *validator; /* (owned) (nullable) */

  KayakoReadMarker *watched_marker; /* (owned) (nullable): whose unread count is ours */
  gulong watched_marker_id;
  int unread_count;
  int n_failed;
  int n_waiting;
  int n_undecided;
  gint64 last_activity_at;
};

typedef enum {
  PROP_UUID = KAYAKO_SLOT_FIRST,
  PROP_LEGACY_ID,
  PROP_SUBJECT,
  PROP_CHANNEL,
  PROP_REQUESTER,
  PROP_CREATOR,
  PROP_LAST_REPLIER,
  PROP_LAST_AGENT_REPLIER,
  PROP_TEAM,
  PROP_AGENT,
  PROP_STATUS,
  PROP_IS_CLOSED,
  PROP_PRIORITY,
  PROP_CASE_TYPE,
  PROP_READ_MARKER,
  PROP_CUSTOM_FIELDS,
  PROP_REALTIME_CHANNEL,
  PROP_LAST_MESSAGE_STATUS,
  PROP_LAST_MESSAGE_PREVIEW,
  PROP_LAST_REPLIED_AT,
  PROP_CREATED_AT,
  PROP_UPDATED_AT,
  PROP_VALIDATOR,
  PROP_UNREAD_COUNT,
  PROP_N_FAILED,
  PROP_N_WAITING,
  PROP_N_UNDECIDED,
  PROP_LAST_ACTIVITY_AT,
} KayakoConversationProperty;

extern const KayakoSlotTable kayako_conversation_table;

G_END_DECLS
