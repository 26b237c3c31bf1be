/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* None of these numbers is stored or sent: the codec of each protocol and the
 * store map them by name. A value the program does not know is UNKNOWN. */

/**
 * KayakoStatusType:
 * @KAYAKO_STATUS_TYPE_UNKNOWN: none, or one this program does not know
 * @KAYAKO_STATUS_TYPE_NEW: nobody has answered yet
 * @KAYAKO_STATUS_TYPE_OPEN: being worked on
 * @KAYAKO_STATUS_TYPE_PENDING: waiting for the customer
 * @KAYAKO_STATUS_TYPE_COMPLETED: solved; a reply opens it again
 * @KAYAKO_STATUS_TYPE_CLOSED: over; takes no replies
 * @KAYAKO_STATUS_TYPE_CUSTOM: a status the helpdesk made itself
 *
 * What a status means.
 */
typedef enum {
  KAYAKO_STATUS_TYPE_UNKNOWN,
  KAYAKO_STATUS_TYPE_NEW,
  KAYAKO_STATUS_TYPE_OPEN,
  KAYAKO_STATUS_TYPE_PENDING,
  KAYAKO_STATUS_TYPE_COMPLETED,
  KAYAKO_STATUS_TYPE_CLOSED,
  KAYAKO_STATUS_TYPE_CUSTOM,
} KayakoStatusType;

/**
 * KayakoRoleType:
 * @KAYAKO_ROLE_TYPE_UNKNOWN: not told, or one this program does not know
 * @KAYAKO_ROLE_TYPE_CUSTOMER: somebody who asks for help
 * @KAYAKO_ROLE_TYPE_COLLABORATOR: staff who may look and add notes
 * @KAYAKO_ROLE_TYPE_AGENT: staff who answer
 * @KAYAKO_ROLE_TYPE_ADMIN: staff who also set the helpdesk up
 * @KAYAKO_ROLE_TYPE_OWNER: the one the helpdesk belongs to
 *
 * What kind of person somebody is to the helpdesk, in ascending order.
 */
typedef enum {
  KAYAKO_ROLE_TYPE_UNKNOWN,
  KAYAKO_ROLE_TYPE_CUSTOMER,
  KAYAKO_ROLE_TYPE_COLLABORATOR,
  KAYAKO_ROLE_TYPE_AGENT,
  KAYAKO_ROLE_TYPE_ADMIN,
  KAYAKO_ROLE_TYPE_OWNER,
} KayakoRoleType;

/**
 * KayakoChannel:
 * @KAYAKO_CHANNEL_UNKNOWN: not told, or one this program does not know
 * @KAYAKO_CHANNEL_MAIL: email
 * @KAYAKO_CHANNEL_HELPCENTER: the help center's website
 * @KAYAKO_CHANNEL_TWITTER: Twitter
 * @KAYAKO_CHANNEL_MESSENGER: the chat on a website
 * @KAYAKO_CHANNEL_FACEBOOK: Facebook
 *
 * How a conversation or a message came in.
 */
typedef enum {
  KAYAKO_CHANNEL_UNKNOWN,
  KAYAKO_CHANNEL_MAIL,
  KAYAKO_CHANNEL_HELPCENTER,
  KAYAKO_CHANNEL_TWITTER,
  KAYAKO_CHANNEL_MESSENGER,
  KAYAKO_CHANNEL_FACEBOOK,
} KayakoChannel;

/**
 * KayakoSource:
 * @KAYAKO_SOURCE_UNKNOWN: not told, or one this program does not know
 * @KAYAKO_SOURCE_API: a program
 * @KAYAKO_SOURCE_AGENT: the agents' website
 * @KAYAKO_SOURCE_MAIL: an email
 * @KAYAKO_SOURCE_MESSENGER: the chat on a website
 * @KAYAKO_SOURCE_MOBILE: a mobile program
 * @KAYAKO_SOURCE_HELPCENTER: the help center's website
 *
 * What made a message.
 */
typedef enum {
  KAYAKO_SOURCE_UNKNOWN,
  KAYAKO_SOURCE_API,
  KAYAKO_SOURCE_AGENT,
  KAYAKO_SOURCE_MAIL,
  KAYAKO_SOURCE_MESSENGER,
  KAYAKO_SOURCE_MOBILE,
  KAYAKO_SOURCE_HELPCENTER,
} KayakoSource;

/**
 * KayakoDelivery:
 * @KAYAKO_DELIVERY_UNKNOWN: not told, or one this program does not know
 * @KAYAKO_DELIVERY_SENDING: on its way to the helpdesk (local)
 * @KAYAKO_DELIVERY_WAITING: to be sent when its turn comes (local)
 * @KAYAKO_DELIVERY_FAILED: the helpdesk did not take it (local)
 * @KAYAKO_DELIVERY_SENT: the helpdesk has it
 * @KAYAKO_DELIVERY_DELIVERED: the receiver has it
 * @KAYAKO_DELIVERY_SEEN: the receiver has seen it
 * @KAYAKO_DELIVERY_REJECTED: the receiver's mail server refused it
 *
 * How far a message has come.
 */
typedef enum {
  KAYAKO_DELIVERY_UNKNOWN,
  KAYAKO_DELIVERY_SENDING,
  KAYAKO_DELIVERY_WAITING,
  KAYAKO_DELIVERY_FAILED,
  KAYAKO_DELIVERY_SENT,
  KAYAKO_DELIVERY_DELIVERED,
  KAYAKO_DELIVERY_SEEN,
  KAYAKO_DELIVERY_REJECTED,
} KayakoDelivery;

/**
 * KayakoRejectType:
 * @KAYAKO_REJECT_TYPE_NONE: it was not rejected
 * @KAYAKO_REJECT_TYPE_BOUNCE: it came back
 * @KAYAKO_REJECT_TYPE_BLOCKED: it was blocked
 * @KAYAKO_REJECT_TYPE_DROPPED: it was dropped
 * @KAYAKO_REJECT_TYPE_DEFERRED: it was put off
 * @KAYAKO_REJECT_TYPE_EXPIRED: it was tried for too long
 * @KAYAKO_REJECT_TYPE_ERROR: something went wrong
 * @KAYAKO_REJECT_TYPE_UNKNOWN: a reason this program does not know
 *
 * Why a message could not be delivered.
 */
typedef enum {
  KAYAKO_REJECT_TYPE_NONE,
  KAYAKO_REJECT_TYPE_BOUNCE,
  KAYAKO_REJECT_TYPE_BLOCKED,
  KAYAKO_REJECT_TYPE_DROPPED,
  KAYAKO_REJECT_TYPE_DEFERRED,
  KAYAKO_REJECT_TYPE_EXPIRED,
  KAYAKO_REJECT_TYPE_ERROR,
  KAYAKO_REJECT_TYPE_UNKNOWN,
} KayakoRejectType;

/**
 * KayakoScore:
 * @KAYAKO_SCORE_NONE: not rated, or a score this program does not know
 * @KAYAKO_SCORE_GOOD: content
 * @KAYAKO_SCORE_BAD: not content
 *
 * A satisfaction rating.
 */
typedef enum {
  KAYAKO_SCORE_NONE,
  KAYAKO_SCORE_GOOD,
  KAYAKO_SCORE_BAD,
} KayakoScore;

/**
 * KayakoFieldType:
 * @KAYAKO_FIELD_TYPE_UNKNOWN: one this program does not know
 * @KAYAKO_FIELD_TYPE_TEXT: one line
 * @KAYAKO_FIELD_TYPE_TEXTAREA: several lines
 * @KAYAKO_FIELD_TYPE_CHECKBOX: any of the options
 * @KAYAKO_FIELD_TYPE_RADIO: one of a few options
 * @KAYAKO_FIELD_TYPE_SELECT: one of the options
 * @KAYAKO_FIELD_TYPE_DATE: a day
 * @KAYAKO_FIELD_TYPE_FILE: a file
 * @KAYAKO_FIELD_TYPE_NUMERIC: a whole number
 * @KAYAKO_FIELD_TYPE_DECIMAL: a number
 * @KAYAKO_FIELD_TYPE_YESNO: yes or no
 * @KAYAKO_FIELD_TYPE_REGEX: a line that matches a pattern
 * @KAYAKO_FIELD_TYPE_CASCADINGSELECT: an option of an option
 *
 * What kind of value a custom field takes.
 */
typedef enum {
  KAYAKO_FIELD_TYPE_UNKNOWN,
  KAYAKO_FIELD_TYPE_TEXT,
  KAYAKO_FIELD_TYPE_TEXTAREA,
  KAYAKO_FIELD_TYPE_CHECKBOX,
  KAYAKO_FIELD_TYPE_RADIO,
  KAYAKO_FIELD_TYPE_SELECT,
  KAYAKO_FIELD_TYPE_DATE,
  KAYAKO_FIELD_TYPE_FILE,
  KAYAKO_FIELD_TYPE_NUMERIC,
  KAYAKO_FIELD_TYPE_DECIMAL,
  KAYAKO_FIELD_TYPE_YESNO,
  KAYAKO_FIELD_TYPE_REGEX,
  KAYAKO_FIELD_TYPE_CASCADINGSELECT,
} KayakoFieldType;

/**
 * KayakoMessageKind:
 * @KAYAKO_MESSAGE_KIND_MESSAGE: what somebody wrote to the other side
 * @KAYAKO_MESSAGE_KIND_NOTE: what staff wrote to each other
 * @KAYAKO_MESSAGE_KIND_ACTIVITY: something that happened
 *
 * What an item of a thread is.
 */
typedef enum {
  KAYAKO_MESSAGE_KIND_MESSAGE,
  KAYAKO_MESSAGE_KIND_NOTE,
  KAYAKO_MESSAGE_KIND_ACTIVITY,
} KayakoMessageKind;

/**
 * KayakoNotificationType:
 * @KAYAKO_NOTIFICATION_TYPE_ERROR: something failed
 * @KAYAKO_NOTIFICATION_TYPE_WARNING: something may go wrong
 * @KAYAKO_NOTIFICATION_TYPE_INFO: something to know
 * @KAYAKO_NOTIFICATION_TYPE_SUCCESS: something worked
 *
 * What kind of word the helpdesk has for the person.
 */
typedef enum {
  KAYAKO_NOTIFICATION_TYPE_ERROR,
  KAYAKO_NOTIFICATION_TYPE_WARNING,
  KAYAKO_NOTIFICATION_TYPE_INFO,
  KAYAKO_NOTIFICATION_TYPE_SUCCESS,
} KayakoNotificationType;

/**
 * KayakoViewKind:
 * @KAYAKO_VIEW_KIND_INBOX: what waits for staff: new, open and custom ones
 * @KAYAKO_VIEW_KIND_MINE: not over and assigned to the signed-in agent
 * @KAYAKO_VIEW_KIND_UNASSIGNED: not over and assigned to no agent
 * @KAYAKO_VIEW_KIND_PENDING: waiting for the customer
 * @KAYAKO_VIEW_KIND_COMPLETED: solved
 * @KAYAKO_VIEW_KIND_ALL: every conversation
 * @KAYAKO_VIEW_KIND_MY_CONVERSATIONS: a customer's own, not over
 * @KAYAKO_VIEW_KIND_MY_ORGANIZATION: those of a customer's organization
 * @KAYAKO_VIEW_KIND_CLOSED: a customer's, over: completed and closed
 * @KAYAKO_VIEW_KIND_CUSTOM: one the helpdesk defines
 *
 * Which conversations a view shows.
 */
typedef enum {
  KAYAKO_VIEW_KIND_INBOX,
  KAYAKO_VIEW_KIND_MINE,
  KAYAKO_VIEW_KIND_UNASSIGNED,
  KAYAKO_VIEW_KIND_PENDING,
  KAYAKO_VIEW_KIND_COMPLETED,
  KAYAKO_VIEW_KIND_ALL,
  KAYAKO_VIEW_KIND_MY_CONVERSATIONS,
  KAYAKO_VIEW_KIND_MY_ORGANIZATION,
  KAYAKO_VIEW_KIND_CLOSED,
  KAYAKO_VIEW_KIND_CUSTOM,
} KayakoViewKind;

/**
 * KayakoCapabilities:
 * @KAYAKO_CAPABILITIES_NONE: nothing
 * @KAYAKO_CAPABILITIES_REPLY: write messages
 * @KAYAKO_CAPABILITIES_CREATE: start conversations
 * @KAYAKO_CAPABILITIES_SET_SUBJECT: change a subject
 * @KAYAKO_CAPABILITIES_SET_STATUS: change a status
 * @KAYAKO_CAPABILITIES_SET_PRIORITY: change a priority
 * @KAYAKO_CAPABILITIES_SET_TYPE: change a type
 * @KAYAKO_CAPABILITIES_SET_FIELDS: change custom fields
 * @KAYAKO_CAPABILITIES_RATE: rate the service
 * @KAYAKO_CAPABILITIES_VIEWS_OF_STAFF: see the views of staff
 *
 * What the signed-in person can do at this helpdesk.
 */
typedef enum {
  KAYAKO_CAPABILITIES_NONE = 0,
  KAYAKO_CAPABILITIES_REPLY = 1 << 0,
  KAYAKO_CAPABILITIES_CREATE = 1 << 1,
  KAYAKO_CAPABILITIES_SET_SUBJECT = 1 << 2,
  KAYAKO_CAPABILITIES_SET_STATUS = 1 << 3,
  KAYAKO_CAPABILITIES_SET_PRIORITY = 1 << 4,
  KAYAKO_CAPABILITIES_SET_TYPE = 1 << 5,
  KAYAKO_CAPABILITIES_SET_FIELDS = 1 << 6,
  KAYAKO_CAPABILITIES_RATE = 1 << 7,
  KAYAKO_CAPABILITIES_VIEWS_OF_STAFF = 1 << 8,
} KayakoCapabilities;

/**
 * KayakoHelpdeskKind:
 * @KAYAKO_HELPDESK_KIND_NONE: no helpdesk at all
 * @KAYAKO_HELPDESK_KIND_V1: one that speaks the v1 API
 * @KAYAKO_HELPDESK_KIND_CLASSIC: a Kayako Classic
 *
 * What is at an address.
 */
typedef enum {
  KAYAKO_HELPDESK_KIND_NONE,
  KAYAKO_HELPDESK_KIND_V1,
  KAYAKO_HELPDESK_KIND_CLASSIC,
} KayakoHelpdeskKind;

#define KAYAKO_TYPE_STATUS_TYPE       (kayako_status_type_get_type ())
#define KAYAKO_TYPE_ROLE_TYPE         (kayako_role_type_get_type ())
#define KAYAKO_TYPE_CHANNEL           (kayako_channel_get_type ())
#define KAYAKO_TYPE_SOURCE            (kayako_source_get_type ())
#define KAYAKO_TYPE_DELIVERY          (kayako_delivery_get_type ())
#define KAYAKO_TYPE_REJECT_TYPE       (kayako_reject_type_get_type ())
#define KAYAKO_TYPE_SCORE             (kayako_score_get_type ())
#define KAYAKO_TYPE_FIELD_TYPE        (kayako_field_type_get_type ())
#define KAYAKO_TYPE_MESSAGE_KIND      (kayako_message_kind_get_type ())
#define KAYAKO_TYPE_NOTIFICATION_TYPE (kayako_notification_type_get_type ())
#define KAYAKO_TYPE_VIEW_KIND         (kayako_view_kind_get_type ())
#define KAYAKO_TYPE_HELPDESK_KIND     (kayako_helpdesk_kind_get_type ())
#define KAYAKO_TYPE_CAPABILITIES      (kayako_capabilities_get_type ())

GType kayako_status_type_get_type (void) G_GNUC_CONST;
GType kayako_role_type_get_type (void) G_GNUC_CONST;
GType kayako_channel_get_type (void) G_GNUC_CONST;
GType kayako_source_get_type (void) G_GNUC_CONST;
GType kayako_delivery_get_type (void) G_GNUC_CONST;
GType kayako_reject_type_get_type (void) G_GNUC_CONST;
GType kayako_score_get_type (void) G_GNUC_CONST;
GType kayako_field_type_get_type (void) G_GNUC_CONST;
GType kayako_message_kind_get_type (void) G_GNUC_CONST;
GType kayako_notification_type_get_type (void) G_GNUC_CONST;
GType kayako_view_kind_get_type (void) G_GNUC_CONST;
GType kayako_helpdesk_kind_get_type (void) G_GNUC_CONST;
GType kayako_capabilities_get_type (void) G_GNUC_CONST;

G_END_DECLS
