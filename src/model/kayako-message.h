/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"
#include "kayako-user.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_MESSAGE (kayako_message_get_type ())

G_DECLARE_FINAL_TYPE (KayakoMessage, kayako_message, KAYAKO, MESSAGE, GObject)

KayakoMessage *kayako_message_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
KayakoMessage *kayako_message_new_local (const char *client_id,
                                         const char *content_text,
                                         KayakoUser *creator) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_message_get_id (KayakoMessage *self);
const char *kayako_message_get_uuid (KayakoMessage *self);
void kayako_message_set_uuid (KayakoMessage *self, const char *uuid);
const char *kayako_message_get_client_id (KayakoMessage *self);
void kayako_message_set_client_id (KayakoMessage *self, const char *client_id);
KayakoMessageKind kayako_message_get_kind (KayakoMessage *self);
void kayako_message_set_kind (KayakoMessage *self, KayakoMessageKind kind);
const char *kayako_message_get_subject (KayakoMessage *self);
void kayako_message_set_subject (KayakoMessage *self, const char *subject);
KayakoChannel kayako_message_get_channel (KayakoMessage *self);
void kayako_message_set_channel (KayakoMessage *self, KayakoChannel channel);
KayakoSource kayako_message_get_source (KayakoMessage *self);
void kayako_message_set_source (KayakoMessage *self, KayakoSource source);
const char *kayako_message_get_content_text (KayakoMessage *self);
void kayako_message_set_content_text (KayakoMessage *self, const char *content_text);
const char *kayako_message_get_content_html (KayakoMessage *self);
void kayako_message_set_content_html (KayakoMessage *self, const char *content_html);
KayakoUser *kayako_message_get_creator (KayakoMessage *self);
void kayako_message_set_creator (KayakoMessage *self, KayakoUser *creator);
GListModel *kayako_message_get_attachments (KayakoMessage *self);
void kayako_message_set_attachments (KayakoMessage *self, GPtrArray *attachments);
const char *kayako_message_get_download_all (KayakoMessage *self);
void kayako_message_set_download_all (KayakoMessage *self, const char *download_all);
KayakoDelivery kayako_message_get_delivery (KayakoMessage *self);
void kayako_message_set_delivery (KayakoMessage *self, KayakoDelivery delivery);
KayakoRejectType kayako_message_get_reject_type (KayakoMessage *self);
void kayako_message_set_reject_type (KayakoMessage *self, KayakoRejectType reject_type);
const char *kayako_message_get_reject_reason (KayakoMessage *self);
void kayako_message_set_reject_reason (KayakoMessage *self, const char *reject_reason);
gint64 kayako_message_get_delivery_updated_at (KayakoMessage *self);
void kayako_message_set_delivery_updated_at (KayakoMessage *self, gint64 delivery_updated_at);
const char *kayako_message_get_user_agent (KayakoMessage *self);
void kayako_message_set_user_agent (KayakoMessage *self, const char *user_agent);
const char *kayako_message_get_page_url (KayakoMessage *self);
void kayako_message_set_page_url (KayakoMessage *self, const char *page_url);
const GError *kayako_message_get_error (KayakoMessage *self);
void kayako_message_set_error (KayakoMessage *self, const GError *error);
gint64 kayako_message_get_created_at (KayakoMessage *self);
void kayako_message_set_created_at (KayakoMessage *self, gint64 created_at);
gint64 kayako_message_get_updated_at (KayakoMessage *self);
void kayako_message_set_updated_at (KayakoMessage *self, gint64 updated_at);
gboolean kayako_message_is_local (KayakoMessage *self);

G_END_DECLS
