/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message.h"

#include "kayako-attachment.h"
#include "kayako-message-private.h"

/**
 * KayakoMessage:
 *
 * One message of a conversation: the server's, or a local one (id 0) that is on its way.
 */

/* Two failures are two events, however alike. */
static gboolean
errors_equal (gconstpointer a, gconstpointer b)
{
  return a == b;
}

static const KayakoSlot slots[] = {
  /** KayakoMessage:uuid: the server's second name for it */
  [PROP_UUID] = { "uuid", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoMessage, uuid) },
  /** KayakoMessage:client-id: the name its sender invented for it */
  [PROP_CLIENT_ID] = { "client-id", KAYAKO_SLOT_STRING,
                       G_STRUCT_OFFSET (KayakoMessage, client_id) },
  /** KayakoMessage:kind: message, note or activity */
  [PROP_KIND] = { "kind", KAYAKO_SLOT_ENUM, G_STRUCT_OFFSET (KayakoMessage, kind),
                  kayako_message_kind_get_type },
  /** KayakoMessage:subject: the subject */
  [PROP_SUBJECT] = { "subject", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoMessage, subject) },
  /** KayakoMessage:channel: how it came */
  [PROP_CHANNEL] = { "channel", KAYAKO_SLOT_ENUM, G_STRUCT_OFFSET (KayakoMessage, channel),
                     kayako_channel_get_type },
  /** KayakoMessage:source: what made it */
  [PROP_SOURCE] = { "source", KAYAKO_SLOT_ENUM, G_STRUCT_OFFSET (KayakoMessage, source),
                    kayako_source_get_type },
  /** KayakoMessage:content-text: the words as plain text */
  [PROP_CONTENT_TEXT] = { "content-text", KAYAKO_SLOT_STRING,
                          G_STRUCT_OFFSET (KayakoMessage, content_text) },
  /** KayakoMessage:content-html: the words as HTML, not to be trusted */
  [PROP_CONTENT_HTML] = { "content-html", KAYAKO_SLOT_STRING,
                          G_STRUCT_OFFSET (KayakoMessage, content_html) },
  /** KayakoMessage:creator: who wrote it */
  [PROP_CREATOR] = { "creator", KAYAKO_SLOT_OBJECT, G_STRUCT_OFFSET (KayakoMessage, creator),
                     kayako_user_get_type },
  /** KayakoMessage:attachments: the files with it */
  [PROP_ATTACHMENTS] = { "attachments", KAYAKO_SLOT_LIST,
                         G_STRUCT_OFFSET (KayakoMessage, attachments), kayako_attachment_get_type },
  /** KayakoMessage:download-all: where all its files are in one */
  [PROP_DOWNLOAD_ALL] = { "download-all", KAYAKO_SLOT_STRING,
                          G_STRUCT_OFFSET (KayakoMessage, download_all) },
  /** KayakoMessage:delivery: how far it has come */
  [PROP_DELIVERY] = { "delivery", KAYAKO_SLOT_ENUM, G_STRUCT_OFFSET (KayakoMessage, delivery),
                      kayako_delivery_get_type },
  /** KayakoMessage:reject-type: why it was not delivered */
  [PROP_REJECT_TYPE] = { "reject-type", KAYAKO_SLOT_ENUM,
                         G_STRUCT_OFFSET (KayakoMessage, reject_type),
                         kayako_reject_type_get_type },
  /** KayakoMessage:reject-reason: the mail server's words for that */
  [PROP_REJECT_REASON] = { "reject-reason", KAYAKO_SLOT_STRING,
                           G_STRUCT_OFFSET (KayakoMessage, reject_reason) },
  /** KayakoMessage:delivery-updated-at: when the delivery last changed; Unix seconds, 0 when
     unknown */
  [PROP_DELIVERY_UPDATED_AT] = { "delivery-updated-at", KAYAKO_SLOT_INT64,
                                 G_STRUCT_OFFSET (KayakoMessage, delivery_updated_at) },
  /** KayakoMessage:user-agent: the program it was written in */
  [PROP_USER_AGENT] = { "user-agent", KAYAKO_SLOT_STRING,
                        G_STRUCT_OFFSET (KayakoMessage, user_agent) },
  /** KayakoMessage:page-url: the page it was written on */
  [PROP_PAGE_URL] = { "page-url", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoMessage, page_url) },
  /** KayakoMessage:error: why sending failed; for local messages */
  [PROP_ERROR] = { "error", KAYAKO_SLOT_BOXED, G_STRUCT_OFFSET (KayakoMessage, error),
                   g_error_get_type, errors_equal },
  /** KayakoMessage:created-at: when; Unix seconds, 0 when unknown */
  [PROP_CREATED_AT] = { "created-at", KAYAKO_SLOT_INT64,
                        G_STRUCT_OFFSET (KayakoMessage, created_at) },
  /** KayakoMessage:updated-at: when it was last changed; Unix seconds, 0 when unknown */
  [PROP_UPDATED_AT] = { "updated-at", KAYAKO_SLOT_INT64,
                        G_STRUCT_OFFSET (KayakoMessage, updated_at) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

const KayakoSlotTable kayako_message_table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoMessage, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &kayako_message_table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoMessage,
                               kayako_message,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_message_class_init (KayakoMessageClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &kayako_message_table);
}

static void
kayako_message_init (KayakoMessage *self)
{
}

/**
 * kayako_message_new:
 * @id: the helpdesk's number for it; 0 for one it does not have
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoMessage *
kayako_message_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_MESSAGE, "id", id, NULL);
}

/**
 * kayako_message_new_local:
 * @client_id: the name invented for it, by which the helpdesk's copy is known
 * @content_text: what to send
 * @creator: (nullable): who writes it
 *
 * Makes a message that the helpdesk does not have yet: it is on its way, and
 * as old as now.
 *
 * Returns: (transfer full): the message
 */
KayakoMessage *
kayako_message_new_local (const char *client_id, const char *content_text, KayakoUser *creator)
{
  g_autoptr (KayakoMessage) self = NULL;

  g_return_val_if_fail (client_id != NULL, NULL);
  g_return_val_if_fail (content_text != NULL, NULL);

  self = kayako_message_new (0);
  kayako_message_set_client_id (self, client_id);
  kayako_message_set_content_text (self, content_text);
  kayako_message_set_creator (self, creator);
  kayako_message_set_delivery (self, KAYAKO_DELIVERY_SENDING);
  kayako_message_set_created_at (self, g_get_real_time () / G_USEC_PER_SEC);

  return g_steal_pointer (&self);
}

/**
 * kayako_message_is_local:
 * @self: a `KayakoMessage`
 *
 * Returns: whether the helpdesk does not have it yet
 */
gboolean
kayako_message_is_local (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), FALSE);

  return self->state.id == 0;
}

/**
 * kayako_message_get_id:
 * @self: a `KayakoMessage`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_message_get_id (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), 0);

  return self->state.id;
}

/**
 * kayako_message_get_uuid:
 * @self: a `KayakoMessage`
 *
 * Returns: (nullable): the server's second name for it
 */
const char *
kayako_message_get_uuid (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->uuid;
}

/**
 * kayako_message_set_uuid:
 * @self: a `KayakoMessage`
 * @uuid: (nullable): the server's second name for it
 *
 * Sets #KayakoMessage:uuid.
 */
void
kayako_message_set_uuid (KayakoMessage *self, const char *uuid)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_string (&kayako_message_table, self, PROP_UUID, uuid);
}

/**
 * kayako_message_get_kind:
 * @self: a `KayakoMessage`
 *
 * Returns: message, note or activity
 */
KayakoMessageKind
kayako_message_get_kind (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), KAYAKO_MESSAGE_KIND_MESSAGE);

  return self->kind;
}

/**
 * kayako_message_set_kind:
 * @self: a `KayakoMessage`
 * @kind: message, note or activity
 *
 * Sets #KayakoMessage:kind.
 */
void
kayako_message_set_kind (KayakoMessage *self, KayakoMessageKind kind)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_int (&kayako_message_table, self, PROP_KIND, kind);
}

/**
 * kayako_message_get_subject:
 * @self: a `KayakoMessage`
 *
 * Returns: (nullable): the subject
 */
const char *
kayako_message_get_subject (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->subject;
}

/**
 * kayako_message_set_subject:
 * @self: a `KayakoMessage`
 * @subject: (nullable): the subject
 *
 * Sets #KayakoMessage:subject.
 */
void
kayako_message_set_subject (KayakoMessage *self, const char *subject)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_string (&kayako_message_table, self, PROP_SUBJECT, subject);
}

/**
 * kayako_message_get_content_text:
 * @self: a `KayakoMessage`
 *
 * Returns: (nullable): the words as plain text
 */
const char *
kayako_message_get_content_text (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->content_text;
}

/**
 * kayako_message_set_content_text:
 * @self: a `KayakoMessage`
 * @content_text: (nullable): the words as plain text
 *
 * Sets #KayakoMessage:content-text.
 */
void
kayako_message_set_content_text (KayakoMessage *self, const char *content_text)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_string (&kayako_message_table, self, PROP_CONTENT_TEXT, content_text);
}

/**
 * kayako_message_get_content_html:
 * @self: a `KayakoMessage`
 *
 * Returns: (nullable): the words as HTML, not to be trusted
 */
const char *
kayako_message_get_content_html (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->content_html;
}

/**
 * kayako_message_set_content_html:
 * @self: a `KayakoMessage`
 * @content_html: (nullable): the words as HTML, not to be trusted
 *
 * Sets #KayakoMessage:content-html.
 */
void
kayako_message_set_content_html (KayakoMessage *self, const char *content_html)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_string (&kayako_message_table, self, PROP_CONTENT_HTML, content_html);
}

/**
 * kayako_message_get_creator:
 * @self: a `KayakoMessage`
 *
 * Returns: (transfer none) (nullable): who wrote it
 */
KayakoUser *
kayako_message_get_creator (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return self->creator;
}

/**
 * kayako_message_set_creator:
 * @self: a `KayakoMessage`
 * @creator: (nullable): who wrote it
 *
 * Sets #KayakoMessage:creator.
 */
void
kayako_message_set_creator (KayakoMessage *self, KayakoUser *creator)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));
  g_return_if_fail (creator == NULL || KAYAKO_IS_USER (creator));

  kayako_slots_set_object (&kayako_message_table, self, PROP_CREATOR, creator);
}

/**
 * kayako_message_get_attachments:
 * @self: a `KayakoMessage`
 *
 * Returns: (transfer none): a list of #KayakoAttachment, the files with it
 */
GListModel *
kayako_message_get_attachments (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), NULL);

  return kayako_slots_get_list (&kayako_message_table, self, PROP_ATTACHMENTS);
}

/**
 * kayako_message_set_attachments:
 * @self: a `KayakoMessage`
 * @attachments: (nullable) (element-type KayakoAttachment): the new items; those that are there
 * already are merged and stay
 *
 * Sets #KayakoMessage:attachments.
 */
void
kayako_message_set_attachments (KayakoMessage *self, GPtrArray *attachments)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_list (&kayako_message_table, self, PROP_ATTACHMENTS, attachments);
}

/**
 * kayako_message_get_created_at:
 * @self: a `KayakoMessage`
 *
 * Returns: when; Unix seconds, 0 when unknown
 */
gint64
kayako_message_get_created_at (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), 0);

  return self->created_at;
}

/**
 * kayako_message_set_created_at:
 * @self: a `KayakoMessage`
 * @created_at: when; Unix seconds, 0 when unknown
 *
 * Sets #KayakoMessage:created-at.
 */
void
kayako_message_set_created_at (KayakoMessage *self, gint64 created_at)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_int64 (&kayako_message_table, self, PROP_CREATED_AT, created_at);
}

/**
 * kayako_message_get_updated_at:
 * @self: a `KayakoMessage`
 *
 * Returns: when it was last changed; Unix seconds, 0 when unknown
 */
gint64
kayako_message_get_updated_at (KayakoMessage *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (self), 0);

  return self->updated_at;
}

/**
 * kayako_message_set_updated_at:
 * @self: a `KayakoMessage`
 * @updated_at: when it was last changed; Unix seconds, 0 when unknown
 *
 * Sets #KayakoMessage:updated-at.
 */
void
kayako_message_set_updated_at (KayakoMessage *self, gint64 updated_at)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE (self));

  kayako_slots_set_int64 (&kayako_message_table, self, PROP_UPDATED_AT, updated_at);
}
