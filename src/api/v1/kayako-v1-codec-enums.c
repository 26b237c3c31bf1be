/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-enums.h"

/* The names of api/v1.md §6, both ways. Each mapping is written once, as the
 * switch of its to_wire function; from_wire looks through it. A name that is
 * not known, and none, give the value that says so. */

/**
 * kayako_v1_codec_status_type_to_wire:
 * @type: a status type
 *
 * Returns: (nullable): its name on the wire, %NULL when it has none
 */
const char *
kayako_v1_codec_status_type_to_wire (KayakoStatusType type)
{
  switch (type) {
  case KAYAKO_STATUS_TYPE_NEW:
    return "NEW";
  case KAYAKO_STATUS_TYPE_OPEN:
    return "OPEN";
  case KAYAKO_STATUS_TYPE_PENDING:
    return "PENDING";
  case KAYAKO_STATUS_TYPE_COMPLETED:
    return "COMPLETED";
  case KAYAKO_STATUS_TYPE_CLOSED:
    return "CLOSED";
  case KAYAKO_STATUS_TYPE_CUSTOM:
    return "CUSTOM";
  case KAYAKO_STATUS_TYPE_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * kayako_v1_codec_status_type_from_wire:
 * @name: (nullable): a name on the wire
 *
 * Returns: a status type
 */
KayakoStatusType
kayako_v1_codec_status_type_from_wire (const char *name)
{
  for (KayakoStatusType type = KAYAKO_STATUS_TYPE_NEW;
       name != NULL && type <= KAYAKO_STATUS_TYPE_CUSTOM; type++)
    if (g_strcmp0 (name, kayako_v1_codec_status_type_to_wire (type)) == 0)
      return type;

  return KAYAKO_STATUS_TYPE_UNKNOWN;
}

/**
 * kayako_v1_codec_role_type_to_wire:
 * @type: a role type
 *
 * Returns: (nullable): its name on the wire, %NULL when it has none
 */
const char *
kayako_v1_codec_role_type_to_wire (KayakoRoleType type)
{
  switch (type) {
  case KAYAKO_ROLE_TYPE_CUSTOMER:
    return "CUSTOMER";
  case KAYAKO_ROLE_TYPE_COLLABORATOR:
    return "COLLABORATOR";
  case KAYAKO_ROLE_TYPE_AGENT:
    return "AGENT";
  case KAYAKO_ROLE_TYPE_ADMIN:
    return "ADMIN";
  case KAYAKO_ROLE_TYPE_OWNER:
    return "OWNER";
  case KAYAKO_ROLE_TYPE_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * kayako_v1_codec_role_type_from_wire:
 * @name: (nullable): a name on the wire
 *
 * Returns: a role type
 */
KayakoRoleType
kayako_v1_codec_role_type_from_wire (const char *name)
{
  for (KayakoRoleType type = KAYAKO_ROLE_TYPE_CUSTOMER;
       name != NULL && type <= KAYAKO_ROLE_TYPE_OWNER; type++)
    if (g_strcmp0 (name, kayako_v1_codec_role_type_to_wire (type)) == 0)
      return type;

  return KAYAKO_ROLE_TYPE_UNKNOWN;
}

/**
 * kayako_v1_codec_channel_to_wire:
 * @channel: a channel
 *
 * Returns: (nullable): its name on the wire, %NULL when it has none
 */
const char *
kayako_v1_codec_channel_to_wire (KayakoChannel channel)
{
  switch (channel) {
  case KAYAKO_CHANNEL_MAIL:
    return "MAIL";
  case KAYAKO_CHANNEL_HELPCENTER:
    return "HELPCENTER";
  case KAYAKO_CHANNEL_TWITTER:
    return "TWITTER";
  case KAYAKO_CHANNEL_MESSENGER:
    return "MESSENGER";
  case KAYAKO_CHANNEL_FACEBOOK:
    return "FACEBOOK";
  case KAYAKO_CHANNEL_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * kayako_v1_codec_channel_from_wire:
 * @name: (nullable): a name on the wire
 *
 * Returns: a channel
 */
KayakoChannel
kayako_v1_codec_channel_from_wire (const char *name)
{
  for (KayakoChannel channel = KAYAKO_CHANNEL_MAIL;
       name != NULL && channel <= KAYAKO_CHANNEL_FACEBOOK; channel++)
    if (g_strcmp0 (name, kayako_v1_codec_channel_to_wire (channel)) == 0)
      return channel;

  return KAYAKO_CHANNEL_UNKNOWN;
}

/**
 * kayako_v1_codec_source_to_wire:
 * @source: a source
 *
 * Returns: (nullable): its name on the wire, %NULL when it has none
 */
const char *
kayako_v1_codec_source_to_wire (KayakoSource source)
{
  switch (source) {
  case KAYAKO_SOURCE_API:
    return "API";
  case KAYAKO_SOURCE_AGENT:
    return "AGENT";
  case KAYAKO_SOURCE_MAIL:
    return "MAIL";
  case KAYAKO_SOURCE_MESSENGER:
    return "MESSENGER";
  case KAYAKO_SOURCE_MOBILE:
    return "MOBILE";
  case KAYAKO_SOURCE_HELPCENTER:
    return "HELPCENTER";
  case KAYAKO_SOURCE_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * kayako_v1_codec_source_from_wire:
 * @name: (nullable): a name on the wire
 *
 * Returns: a source
 */
KayakoSource
kayako_v1_codec_source_from_wire (const char *name)
{
  for (KayakoSource source = KAYAKO_SOURCE_API; name != NULL && source <= KAYAKO_SOURCE_HELPCENTER;
       source++)
    if (g_strcmp0 (name, kayako_v1_codec_source_to_wire (source)) == 0)
      return source;

  return KAYAKO_SOURCE_UNKNOWN;
}

/**
 * kayako_v1_codec_delivery_to_wire:
 * @delivery: a message status
 *
 * Returns: (nullable): its name on the wire, %NULL when it has none
 */
const char *
kayako_v1_codec_delivery_to_wire (KayakoDelivery delivery)
{
  switch (delivery) {
  case KAYAKO_DELIVERY_SENT:
    return "SENT";
  case KAYAKO_DELIVERY_DELIVERED:
    return "DELIVERED";
  case KAYAKO_DELIVERY_SEEN:
    return "SEEN";
  case KAYAKO_DELIVERY_REJECTED:
    return "REJECTED";
  case KAYAKO_DELIVERY_UNKNOWN:
  case KAYAKO_DELIVERY_SENDING:
  case KAYAKO_DELIVERY_WAITING:
  case KAYAKO_DELIVERY_FAILED:
  default:
    return NULL;
  }
}

/**
 * kayako_v1_codec_delivery_from_wire:
 * @name: (nullable): a name on the wire
 *
 * Returns: a message status
 */
KayakoDelivery
kayako_v1_codec_delivery_from_wire (const char *name)
{
  for (KayakoDelivery delivery = KAYAKO_DELIVERY_SENT;
       name != NULL && delivery <= KAYAKO_DELIVERY_REJECTED; delivery++)
    if (g_strcmp0 (name, kayako_v1_codec_delivery_to_wire (delivery)) == 0)
      return delivery;

  return KAYAKO_DELIVERY_UNKNOWN;
}

/**
 * kayako_v1_codec_reject_type_to_wire:
 * @type: a reject type
 *
 * Returns: (nullable): its name on the wire, %NULL when it has none
 */
const char *
kayako_v1_codec_reject_type_to_wire (KayakoRejectType type)
{
  switch (type) {
  case KAYAKO_REJECT_TYPE_BOUNCE:
    return "BOUNCE";
  case KAYAKO_REJECT_TYPE_BLOCKED:
    return "BLOCKED";
  case KAYAKO_REJECT_TYPE_DROPPED:
    return "DROPPED";
  case KAYAKO_REJECT_TYPE_DEFERRED:
    return "DEFERRED";
  case KAYAKO_REJECT_TYPE_EXPIRED:
    return "EXPIRED";
  case KAYAKO_REJECT_TYPE_ERROR:
    return "ERROR";
  case KAYAKO_REJECT_TYPE_NONE:
  case KAYAKO_REJECT_TYPE_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * kayako_v1_codec_reject_type_from_wire:
 * @name: (nullable): a name on the wire
 *
 * Returns: a reject type
 */
KayakoRejectType
kayako_v1_codec_reject_type_from_wire (const char *name)
{
  if (name == NULL || *name == '\0')
    return KAYAKO_REJECT_TYPE_NONE;

  for (KayakoRejectType type = KAYAKO_REJECT_TYPE_BOUNCE;
       name != NULL && type <= KAYAKO_REJECT_TYPE_ERROR; type++)
    if (g_strcmp0 (name, kayako_v1_codec_reject_type_to_wire (type)) == 0)
      return type;

  return KAYAKO_REJECT_TYPE_UNKNOWN;
}

/**
 * kayako_v1_codec_score_to_wire:
 * @score: a score
 *
 * Returns: (nullable): its name on the wire, %NULL when it has none
 */
const char *
kayako_v1_codec_score_to_wire (KayakoScore score)
{
  switch (score) {
  case KAYAKO_SCORE_GOOD:
    return "GOOD";
  case KAYAKO_SCORE_BAD:
    return "BAD";
  case KAYAKO_SCORE_NONE:
  default:
    return NULL;
  }
}

/**
 * kayako_v1_codec_score_from_wire:
 * @name: (nullable): a name on the wire
 *
 * Returns: a score
 */
KayakoScore
kayako_v1_codec_score_from_wire (const char *name)
{
  for (KayakoScore score = KAYAKO_SCORE_GOOD; name != NULL && score <= KAYAKO_SCORE_BAD; score++)
    if (g_strcmp0 (name, kayako_v1_codec_score_to_wire (score)) == 0)
      return score;

  return KAYAKO_SCORE_NONE;
}

/**
 * kayako_v1_codec_field_type_to_wire:
 * @type: a field type
 *
 * Returns: (nullable): its name on the wire, %NULL when it has none
 */
const char *
kayako_v1_codec_field_type_to_wire (KayakoFieldType type)
{
  switch (type) {
  case KAYAKO_FIELD_TYPE_TEXT:
    return "TEXT";
  case KAYAKO_FIELD_TYPE_TEXTAREA:
    return "TEXTAREA";
  case KAYAKO_FIELD_TYPE_CHECKBOX:
    return "CHECKBOX";
  case KAYAKO_FIELD_TYPE_RADIO:
    return "RADIO";
  case KAYAKO_FIELD_TYPE_SELECT:
    return "SELECT";
  case KAYAKO_FIELD_TYPE_DATE:
    return "DATE";
  case KAYAKO_FIELD_TYPE_FILE:
    return "FILE";
  case KAYAKO_FIELD_TYPE_NUMERIC:
    return "NUMERIC";
  case KAYAKO_FIELD_TYPE_DECIMAL:
    return "DECIMAL";
  case KAYAKO_FIELD_TYPE_YESNO:
    return "YESNO";
  case KAYAKO_FIELD_TYPE_REGEX:
    return "REGEX";
  case KAYAKO_FIELD_TYPE_CASCADINGSELECT:
    return "CASCADINGSELECT";
  case KAYAKO_FIELD_TYPE_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * kayako_v1_codec_field_type_from_wire:
 * @name: (nullable): a name on the wire
 *
 * Returns: a field type
 */
KayakoFieldType
kayako_v1_codec_field_type_from_wire (const char *name)
{
  for (KayakoFieldType type = KAYAKO_FIELD_TYPE_TEXT;
       name != NULL && type <= KAYAKO_FIELD_TYPE_CASCADINGSELECT; type++)
    if (g_strcmp0 (name, kayako_v1_codec_field_type_to_wire (type)) == 0)
      return type;

  return KAYAKO_FIELD_TYPE_UNKNOWN;
}

/**
 * kayako_v1_codec_notification_type_to_wire:
 * @type: a kind of notification
 *
 * Returns: (nullable): its name on the wire, %NULL when it has none
 */
const char *
kayako_v1_codec_notification_type_to_wire (KayakoNotificationType type)
{
  switch (type) {
  case KAYAKO_NOTIFICATION_TYPE_ERROR:
    return "ERROR";
  case KAYAKO_NOTIFICATION_TYPE_WARNING:
    return "WARNING";
  case KAYAKO_NOTIFICATION_TYPE_INFO:
    return "INFO";
  case KAYAKO_NOTIFICATION_TYPE_SUCCESS:
    return "SUCCESS";
  default:
    return NULL;
  }
}

/**
 * kayako_v1_codec_notification_type_from_wire:
 * @name: (nullable): a name on the wire
 *
 * Returns: a kind of notification
 */
KayakoNotificationType
kayako_v1_codec_notification_type_from_wire (const char *name)
{
  for (KayakoNotificationType type = KAYAKO_NOTIFICATION_TYPE_ERROR;
       name != NULL && type <= KAYAKO_NOTIFICATION_TYPE_SUCCESS; type++)
    if (g_strcmp0 (name, kayako_v1_codec_notification_type_to_wire (type)) == 0)
      return type;

  return KAYAKO_NOTIFICATION_TYPE_INFO;
}
