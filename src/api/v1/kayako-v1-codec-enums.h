/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

G_BEGIN_DECLS

KayakoStatusType kayako_v1_codec_status_type_from_wire (const char *name);
const char *kayako_v1_codec_status_type_to_wire (KayakoStatusType type);

KayakoRoleType kayako_v1_codec_role_type_from_wire (const char *name);
const char *kayako_v1_codec_role_type_to_wire (KayakoRoleType type);

KayakoChannel kayako_v1_codec_channel_from_wire (const char *name);
const char *kayako_v1_codec_channel_to_wire (KayakoChannel channel);

KayakoSource kayako_v1_codec_source_from_wire (const char *name);
const char *kayako_v1_codec_source_to_wire (KayakoSource source);

KayakoDelivery kayako_v1_codec_delivery_from_wire (const char *name);
const char *kayako_v1_codec_delivery_to_wire (KayakoDelivery delivery);

KayakoRejectType kayako_v1_codec_reject_type_from_wire (const char *name);
const char *kayako_v1_codec_reject_type_to_wire (KayakoRejectType type);

KayakoScore kayako_v1_codec_score_from_wire (const char *name);
const char *kayako_v1_codec_score_to_wire (KayakoScore score);

KayakoFieldType kayako_v1_codec_field_type_from_wire (const char *name);
const char *kayako_v1_codec_field_type_to_wire (KayakoFieldType type);

KayakoNotificationType kayako_v1_codec_notification_type_from_wire (const char *name);
const char *kayako_v1_codec_notification_type_to_wire (KayakoNotificationType type);

G_END_DECLS
