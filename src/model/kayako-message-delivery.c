/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a message was made and how far it has come. */

#include "kayako-message-private.h"

/**
 * kayako_message_get_client_id:
 * @self: a `KayakoMessage`
 *
 * Returns: (nullable): the name its sender invented for it
 */
const char *
kayako_message_get_client_id (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->client_id;
}

/**
 * kayako_message_set_client_id:
 * @self: a `KayakoMessage`
 * @client_id: (nullable): the name its sender invented for it
 *
 * Sets #KayakoMessage:client-id.
 */
void
kayako_message_set_client_id (KayakoMessage *self, const char *client_id)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_string (&kayako_message_table, self, PROP_CLIENT_ID, client_id);
}

/**
 * kayako_message_get_source:
 * @self: a `KayakoMessage`
 *
 * Returns: what made it
 */
KayakoSource
kayako_message_get_source (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), KAYAKO_SOURCE_UNKNOWN);

  return self->source;
}

/**
 * kayako_message_set_source:
 * @self: a `KayakoMessage`
 * @source: what made it
 *
 * Sets #KayakoMessage:source.
 */
void
kayako_message_set_source (KayakoMessage *self, KayakoSource source)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_int (&kayako_message_table, self, PROP_SOURCE, source);
}

/**
 * kayako_message_get_delivery:
 * @self: a `KayakoMessage`
 *
 * Returns: how far it has come
 */
KayakoDelivery
kayako_message_get_delivery (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), KAYAKO_DELIVERY_UNKNOWN);

  return self->delivery;
}

/**
 * kayako_message_set_delivery:
 * @self: a `KayakoMessage`
 * @delivery: how far it has come
 *
 * Sets #KayakoMessage:delivery.
 */
void
kayako_message_set_delivery (KayakoMessage *self, KayakoDelivery delivery)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_int (&kayako_message_table, self, PROP_DELIVERY, delivery);
}

/**
 * kayako_message_get_reject_type:
 * @self: a `KayakoMessage`
 *
 * Returns: why it was not delivered
 */
KayakoRejectType
kayako_message_get_reject_type (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), KAYAKO_REJECT_TYPE_NONE);

  return self->reject_type;
}

/**
 * kayako_message_set_reject_type:
 * @self: a `KayakoMessage`
 * @reject_type: why it was not delivered
 *
 * Sets #KayakoMessage:reject-type.
 */
void
kayako_message_set_reject_type (KayakoMessage *self, KayakoRejectType reject_type)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_int (&kayako_message_table, self, PROP_REJECT_TYPE, reject_type);
}

/**
 * kayako_message_get_reject_reason:
 * @self: a `KayakoMessage`
 *
 * Returns: (nullable): the mail server's words for that
 */
const char *
kayako_message_get_reject_reason (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->reject_reason;
}

/**
 * kayako_message_set_reject_reason:
 * @self: a `KayakoMessage`
 * @reject_reason: (nullable): the mail server's words for that
 *
 * Sets #KayakoMessage:reject-reason.
 */
void
kayako_message_set_reject_reason (KayakoMessage *self, const char *reject_reason)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_string (&kayako_message_table, self, PROP_REJECT_REASON, reject_reason);
}

/**
 * kayako_message_get_delivery_updated_at:
 * @self: a `KayakoMessage`
 *
 * Returns: when the delivery last changed; Unix seconds, 0 when unknown
 */
gint64
kayako_message_get_delivery_updated_at (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), 0);

  return self->delivery_updated_at;
}

/**
 * kayako_message_set_delivery_updated_at:
 * @self: a `KayakoMessage`
 * @delivery_updated_at: when the delivery last changed; Unix seconds, 0 when unknown
 *
 * Sets #KayakoMessage:delivery-updated-at.
 */
void
kayako_message_set_delivery_updated_at (KayakoMessage *self, gint64 delivery_updated_at)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_int64 (&kayako_message_table, self, PROP_DELIVERY_UPDATED_AT,
                          delivery_updated_at);
}

/**
 * kayako_message_get_user_agent:
 * @self: a `KayakoMessage`
 *
 * Returns: (nullable): the program it was written in
 */
const char *
kayako_message_get_user_agent (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->user_agent;
}

/**
 * kayako_message_set_user_agent:
 * @self: a `KayakoMessage`
 * @user_agent: (nullable): the program it was written in
 *
 * Sets #KayakoMessage:user-agent.
 */
void
kayako_message_set_user_agent (KayakoMessage *self, const char *user_agent)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_string (&kayako_message_table, self, PROP_USER_AGENT, user_agent);
}

/**
 * kayako_message_get_page_url:
 * @self: a `KayakoMessage`
 *
 * Returns: (nullable): the page it was written on
 */
const char *
kayako_message_get_page_url (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->page_url;
}

/**
 * kayako_message_set_page_url:
 * @self: a `KayakoMessage`
 * @page_url: (nullable): the page it was written on
 *
 * Sets #KayakoMessage:page-url.
 */
void
kayako_message_set_page_url (KayakoMessage *self, const char *page_url)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_string (&kayako_message_table, self, PROP_PAGE_URL, page_url);
}

/**
 * kayako_message_get_error:
 * @self: a `KayakoMessage`
 *
 * Returns: (transfer none) (nullable): why sending failed; for local messages
 */
const GError *
kayako_message_get_error (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->error;
}

/**
 * kayako_message_set_error:
 * @self: a `KayakoMessage`
 * @error: (nullable): why sending failed; for local messages
 *
 * Sets #KayakoMessage:error.
 */
void
kayako_message_set_error (KayakoMessage *self, const GError *error)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_boxed (&kayako_message_table, self, PROP_ERROR, error);
}

/**
 * kayako_message_get_channel:
 * @self: a `KayakoMessage`
 *
 * Returns: how it came
 */
KayakoChannel
kayako_message_get_channel (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), KAYAKO_CHANNEL_UNKNOWN);

  return self->channel;
}

/**
 * kayako_message_set_channel:
 * @self: a `KayakoMessage`
 * @channel: how it came
 *
 * Sets #KayakoMessage:channel.
 */
void
kayako_message_set_channel (KayakoMessage *self, KayakoChannel channel)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_int (&kayako_message_table, self, PROP_CHANNEL, channel);
}

/**
 * kayako_message_get_download_all:
 * @self: a `KayakoMessage`
 *
 * Returns: (nullable): where all its files are in one
 */
const char *
kayako_message_get_download_all (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->download_all;
}

/**
 * kayako_message_set_download_all:
 * @self: a `KayakoMessage`
 * @download_all: (nullable): where all its files are in one
 *
 * Sets #KayakoMessage:download-all.
 */
void
kayako_message_set_download_all (KayakoMessage *self, const char *download_all)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_string (&kayako_message_table, self, PROP_DOWNLOAD_ALL, download_all);
}
