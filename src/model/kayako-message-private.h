/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-message.h"
#include "kayako-slots.h"

G_BEGIN_DECLS

/* What the files of this one type share. */

struct _KayakoMessage {
  GObject parent_instance;

  KayakoSlotState state;
  char *uuid;      /* (owned) (nullable) */
  char *client_id; /* (owned) (nullable) */
  KayakoMessageKind kind;
  char *subject; /* (owned) (nullable) */
  KayakoChannel channel;
  KayakoSource source;
  char *content_text;      /* (owned) (nullable) */
  char *content_html;      /* (owned) (nullable) */
  KayakoUser *creator;     /* (owned) (nullable) */
  GListStore *attachments; /* (owned) (nullable): made when first needed */
  char *download_all;      /* (owned) (nullable) */
  KayakoDelivery delivery;
  KayakoRejectType reject_type;
  char *reject_reason; /* (owned) (nullable) */
  gint64 delivery_updated_at;
  char *user_agent; /* (owned) (nullable) */
  char *page_url;   /* (owned) (nullable) */
  GError *error;    /* (owned) (nullable) */
  gint64 created_at;
  gint64 updated_at;
};

typedef enum {
  PROP_UUID = KAYAKO_SLOT_FIRST,
  PROP_CLIENT_ID,
  PROP_KIND,
  PROP_SUBJECT,
  PROP_CHANNEL,
  PROP_SOURCE,
  PROP_CONTENT_TEXT,
  PROP_CONTENT_HTML,
  PROP_CREATOR,
  PROP_ATTACHMENTS,
  PROP_DOWNLOAD_ALL,
  PROP_DELIVERY,
  PROP_REJECT_TYPE,
  PROP_REJECT_REASON,
  PROP_DELIVERY_UPDATED_AT,
  PROP_USER_AGENT,
  PROP_PAGE_URL,
  PROP_ERROR,
  PROP_CREATED_AT,
  PROP_UPDATED_AT,
} KayakoMessageProperty;

extern const KayakoSlotTable kayako_message_table;

G_END_DECLS
