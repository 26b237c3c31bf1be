/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-enums.h"

G_DEFINE_ENUM_TYPE (KayakoStatusType,
                    kayako_status_type,
                    G_DEFINE_ENUM_VALUE (KAYAKO_STATUS_TYPE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_STATUS_TYPE_NEW, "new"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_STATUS_TYPE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_STATUS_TYPE_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_STATUS_TYPE_COMPLETED, "completed"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_STATUS_TYPE_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_STATUS_TYPE_CUSTOM, "custom"))

G_DEFINE_ENUM_TYPE (KayakoRoleType,
                    kayako_role_type,
                    G_DEFINE_ENUM_VALUE (KAYAKO_ROLE_TYPE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ROLE_TYPE_CUSTOMER, "customer"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ROLE_TYPE_COLLABORATOR, "collaborator"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ROLE_TYPE_AGENT, "agent"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ROLE_TYPE_ADMIN, "admin"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ROLE_TYPE_OWNER, "owner"))

G_DEFINE_ENUM_TYPE (KayakoChannel,
                    kayako_channel,
                    G_DEFINE_ENUM_VALUE (KAYAKO_CHANNEL_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_CHANNEL_MAIL, "mail"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_CHANNEL_HELPCENTER, "helpcenter"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_CHANNEL_TWITTER, "twitter"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_CHANNEL_MESSENGER, "messenger"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_CHANNEL_FACEBOOK, "facebook"))

G_DEFINE_ENUM_TYPE (KayakoSource,
                    kayako_source,
                    G_DEFINE_ENUM_VALUE (KAYAKO_SOURCE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SOURCE_API, "api"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SOURCE_AGENT, "agent"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SOURCE_MAIL, "mail"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SOURCE_MESSENGER, "messenger"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SOURCE_MOBILE, "mobile"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SOURCE_HELPCENTER, "helpcenter"))

G_DEFINE_ENUM_TYPE (KayakoDelivery,
                    kayako_delivery,
                    G_DEFINE_ENUM_VALUE (KAYAKO_DELIVERY_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DELIVERY_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DELIVERY_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DELIVERY_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DELIVERY_SENT, "sent"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DELIVERY_DELIVERED, "delivered"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DELIVERY_SEEN, "seen"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_DELIVERY_REJECTED, "rejected"))

G_DEFINE_ENUM_TYPE (KayakoRejectType,
                    kayako_reject_type,
                    G_DEFINE_ENUM_VALUE (KAYAKO_REJECT_TYPE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_REJECT_TYPE_BOUNCE, "bounce"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_REJECT_TYPE_BLOCKED, "blocked"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_REJECT_TYPE_DROPPED, "dropped"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_REJECT_TYPE_DEFERRED, "deferred"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_REJECT_TYPE_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_REJECT_TYPE_ERROR, "error"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_REJECT_TYPE_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (KayakoScore,
                    kayako_score,
                    G_DEFINE_ENUM_VALUE (KAYAKO_SCORE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SCORE_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_SCORE_BAD, "bad"))

G_DEFINE_ENUM_TYPE (KayakoFieldType,
                    kayako_field_type,
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_TEXTAREA, "textarea"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_CHECKBOX, "checkbox"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_RADIO, "radio"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_SELECT, "select"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_DATE, "date"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_FILE, "file"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_NUMERIC, "numeric"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_DECIMAL, "decimal"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_YESNO, "yesno"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_REGEX, "regex"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_FIELD_TYPE_CASCADINGSELECT, "cascadingselect"))

G_DEFINE_ENUM_TYPE (KayakoMessageKind,
                    kayako_message_kind,
                    G_DEFINE_ENUM_VALUE (KAYAKO_MESSAGE_KIND_MESSAGE, "message"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_MESSAGE_KIND_NOTE, "note"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_MESSAGE_KIND_ACTIVITY, "activity"))

G_DEFINE_ENUM_TYPE (KayakoNotificationType,
                    kayako_notification_type,
                    G_DEFINE_ENUM_VALUE (KAYAKO_NOTIFICATION_TYPE_ERROR, "error"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_NOTIFICATION_TYPE_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_NOTIFICATION_TYPE_INFO, "info"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_NOTIFICATION_TYPE_SUCCESS, "success"))

G_DEFINE_ENUM_TYPE (KayakoViewKind,
                    kayako_view_kind,
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_INBOX, "inbox"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_MINE, "mine"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_UNASSIGNED, "unassigned"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_COMPLETED, "completed"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_MY_CONVERSATIONS, "my-conversations"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_MY_ORGANIZATION, "my-organization"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_VIEW_KIND_CUSTOM, "custom"))

G_DEFINE_ENUM_TYPE (KayakoHelpdeskKind,
                    kayako_helpdesk_kind,
                    G_DEFINE_ENUM_VALUE (KAYAKO_HELPDESK_KIND_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_HELPDESK_KIND_V1, "v1"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_HELPDESK_KIND_CLASSIC, "classic"))

G_DEFINE_FLAGS_TYPE (KayakoCapabilities,
                     kayako_capabilities,
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_NONE, "none"),
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_REPLY, "reply"),
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_CREATE, "create"),
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_SET_SUBJECT, "set-subject"),
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_SET_STATUS, "set-status"),
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_SET_PRIORITY, "set-priority"),
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_SET_TYPE, "set-type"),
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_SET_FIELDS, "set-fields"),
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_RATE, "rate"),
                     G_DEFINE_ENUM_VALUE (KAYAKO_CAPABILITIES_VIEWS_OF_STAFF, "views-of-staff"))
