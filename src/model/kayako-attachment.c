/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-attachment.h"

#include "kayako-slots.h"
#include "kayako-thumbnail.h"

/**
 * KayakoAttachment:
 *
 * A file that came with a message.
 */
struct _KayakoAttachment {
  GObject parent_instance;

  KayakoSlotState state;
  char *name; /* (owned) (nullable) */
  gint64 size;
  int width;
  int height;
  char *content_type; /* (owned) (nullable) */
  char *content_id;   /* (owned) (nullable) */
  char *alt;          /* (owned) (nullable) */
  char *url;          /* (owned) (nullable) */
  char *download_url; /* (owned) (nullable) */
  gint64 created_at;
  GPtrArray *thumbnails; /* (owned) (nullable) */
};

typedef enum {
  PROP_NAME = KAYAKO_SLOT_FIRST,
  PROP_SIZE,
  PROP_WIDTH,
  PROP_HEIGHT,
  PROP_CONTENT_TYPE,
  PROP_CONTENT_ID,
  PROP_ALT,
  PROP_URL,
  PROP_DOWNLOAD_URL,
  PROP_CREATED_AT,
  PROP_THUMBNAILS,
} KayakoAttachmentProperty;

static gboolean
thumbnails_equal (gconstpointer a, gconstpointer b)
{
  const GPtrArray *first = a;
  const GPtrArray *second = b;

  if (first->len != second->len)
    return FALSE;

  for (guint i = 0; i < first->len; i++)
    if (!kayako_thumbnail_equal (first->pdata[i], second->pdata[i]))
      return FALSE;

  return TRUE;
}

static const KayakoSlot slots[] = {
  /** KayakoAttachment:name: the file's name */
  [PROP_NAME] = { "name", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoAttachment, name) },
  /** KayakoAttachment:size: its length in bytes */
  [PROP_SIZE] = { "size", KAYAKO_SLOT_INT64, G_STRUCT_OFFSET (KayakoAttachment, size) },
  /** KayakoAttachment:width: in pixels; 0 when it is no picture */
  [PROP_WIDTH] = { "width", KAYAKO_SLOT_INT, G_STRUCT_OFFSET (KayakoAttachment, width) },
  /** KayakoAttachment:height: in pixels; 0 when it is no picture */
  [PROP_HEIGHT] = { "height", KAYAKO_SLOT_INT, G_STRUCT_OFFSET (KayakoAttachment, height) },
  /** KayakoAttachment:content-type: the MIME type the sender gave */
  [PROP_CONTENT_TYPE] = { "content-type", KAYAKO_SLOT_STRING,
                          G_STRUCT_OFFSET (KayakoAttachment, content_type) },
  /** KayakoAttachment:content-id: how the message's HTML refers to it */
  [PROP_CONTENT_ID] = { "content-id", KAYAKO_SLOT_STRING,
                        G_STRUCT_OFFSET (KayakoAttachment, content_id) },
  /** KayakoAttachment:alt: the words for it when it is not shown */
  [PROP_ALT] = { "alt", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoAttachment, alt) },
  /** KayakoAttachment:url: where to view it */
  [PROP_URL] = { "url", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoAttachment, url) },
  /** KayakoAttachment:download-url: where to download it */
  [PROP_DOWNLOAD_URL] = { "download-url", KAYAKO_SLOT_STRING,
                          G_STRUCT_OFFSET (KayakoAttachment, download_url) },
  /** KayakoAttachment:created-at: when it arrived; Unix seconds, 0 when unknown */
  [PROP_CREATED_AT] = { "created-at", KAYAKO_SLOT_INT64,
                        G_STRUCT_OFFSET (KayakoAttachment, created_at) },
  /** KayakoAttachment:thumbnails: #KayakoThumbnail s, smallest first */
  [PROP_THUMBNAILS] = { "thumbnails", KAYAKO_SLOT_BOXED,
                        G_STRUCT_OFFSET (KayakoAttachment, thumbnails), g_ptr_array_get_type,
                        thumbnails_equal },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoAttachment, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoAttachment,
                               kayako_attachment,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_attachment_class_init (KayakoAttachmentClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_attachment_init (KayakoAttachment *self)
{
}

/**
 * kayako_attachment_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoAttachment *
kayako_attachment_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_ATTACHMENT, "id", id, NULL);
}

/**
 * kayako_attachment_get_id:
 * @self: a `KayakoAttachment`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_attachment_get_id (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), 0);

  return self->state.id;
}

/**
 * kayako_attachment_get_name:
 * @self: a `KayakoAttachment`
 *
 * Returns: (nullable): the file's name
 */
const char *
kayako_attachment_get_name (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), NULL);

  return self->name;
}

/**
 * kayako_attachment_set_name:
 * @self: a `KayakoAttachment`
 * @name: (nullable): the file's name
 *
 * Sets #KayakoAttachment:name.
 */
void
kayako_attachment_set_name (KayakoAttachment *self, const char *name)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_string (&table, self, PROP_NAME, name);
}

/**
 * kayako_attachment_get_size:
 * @self: a `KayakoAttachment`
 *
 * Returns: its length in bytes
 */
gint64
kayako_attachment_get_size (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), 0);

  return self->size;
}

/**
 * kayako_attachment_set_size:
 * @self: a `KayakoAttachment`
 * @size: its length in bytes
 *
 * Sets #KayakoAttachment:size.
 */
void
kayako_attachment_set_size (KayakoAttachment *self, gint64 size)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_int64 (&table, self, PROP_SIZE, size);
}

/**
 * kayako_attachment_get_width:
 * @self: a `KayakoAttachment`
 *
 * Returns: in pixels; 0 when it is no picture
 */
int
kayako_attachment_get_width (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), 0);

  return self->width;
}

/**
 * kayako_attachment_set_width:
 * @self: a `KayakoAttachment`
 * @width: in pixels; 0 when it is no picture
 *
 * Sets #KayakoAttachment:width.
 */
void
kayako_attachment_set_width (KayakoAttachment *self, int width)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_int (&table, self, PROP_WIDTH, width);
}

/**
 * kayako_attachment_get_height:
 * @self: a `KayakoAttachment`
 *
 * Returns: in pixels; 0 when it is no picture
 */
int
kayako_attachment_get_height (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), 0);

  return self->height;
}

/**
 * kayako_attachment_set_height:
 * @self: a `KayakoAttachment`
 * @height: in pixels; 0 when it is no picture
 *
 * Sets #KayakoAttachment:height.
 */
void
kayako_attachment_set_height (KayakoAttachment *self, int height)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_int (&table, self, PROP_HEIGHT, height);
}

/**
 * kayako_attachment_get_content_type:
 * @self: a `KayakoAttachment`
 *
 * Returns: (nullable): the MIME type the sender gave
 */
const char *
kayako_attachment_get_content_type (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), NULL);

  return self->content_type;
}

/**
 * kayako_attachment_set_content_type:
 * @self: a `KayakoAttachment`
 * @content_type: (nullable): the MIME type the sender gave
 *
 * Sets #KayakoAttachment:content-type.
 */
void
kayako_attachment_set_content_type (KayakoAttachment *self, const char *content_type)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_string (&table, self, PROP_CONTENT_TYPE, content_type);
}

/**
 * kayako_attachment_get_content_id:
 * @self: a `KayakoAttachment`
 *
 * Returns: (nullable): how the message's HTML refers to it
 */
const char *
kayako_attachment_get_content_id (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), NULL);

  return self->content_id;
}

/**
 * kayako_attachment_set_content_id:
 * @self: a `KayakoAttachment`
 * @content_id: (nullable): how the message's HTML refers to it
 *
 * Sets #KayakoAttachment:content-id.
 */
void
kayako_attachment_set_content_id (KayakoAttachment *self, const char *content_id)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_string (&table, self, PROP_CONTENT_ID, content_id);
}

/**
 * kayako_attachment_get_alt:
 * @self: a `KayakoAttachment`
 *
 * Returns: (nullable): the words for it when it is not shown
 */
const char *
kayako_attachment_get_alt (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), NULL);

  return self->alt;
}

/**
 * kayako_attachment_set_alt:
 * @self: a `KayakoAttachment`
 * @alt: (nullable): the words for it when it is not shown
 *
 * Sets #KayakoAttachment:alt.
 */
void
kayako_attachment_set_alt (KayakoAttachment *self, const char *alt)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_string (&table, self, PROP_ALT, alt);
}

/**
 * kayako_attachment_get_url:
 * @self: a `KayakoAttachment`
 *
 * Returns: (nullable): where to view it
 */
const char *
kayako_attachment_get_url (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), NULL);

  return self->url;
}

/**
 * kayako_attachment_set_url:
 * @self: a `KayakoAttachment`
 * @url: (nullable): where to view it
 *
 * Sets #KayakoAttachment:url.
 */
void
kayako_attachment_set_url (KayakoAttachment *self, const char *url)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_string (&table, self, PROP_URL, url);
}

/**
 * kayako_attachment_get_download_url:
 * @self: a `KayakoAttachment`
 *
 * Returns: (nullable): where to download it
 */
const char *
kayako_attachment_get_download_url (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), NULL);

  return self->download_url;
}

/**
 * kayako_attachment_set_download_url:
 * @self: a `KayakoAttachment`
 * @download_url: (nullable): where to download it
 *
 * Sets #KayakoAttachment:download-url.
 */
void
kayako_attachment_set_download_url (KayakoAttachment *self, const char *download_url)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_string (&table, self, PROP_DOWNLOAD_URL, download_url);
}

/**
 * kayako_attachment_get_created_at:
 * @self: a `KayakoAttachment`
 *
 * Returns: when it arrived; Unix seconds, 0 when unknown
 */
gint64
kayako_attachment_get_created_at (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), 0);

  return self->created_at;
}

/**
 * kayako_attachment_set_created_at:
 * @self: a `KayakoAttachment`
 * @created_at: when it arrived; Unix seconds, 0 when unknown
 *
 * Sets #KayakoAttachment:created-at.
 */
void
kayako_attachment_set_created_at (KayakoAttachment *self, gint64 created_at)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_int64 (&table, self, PROP_CREATED_AT, created_at);
}

/**
 * kayako_attachment_get_thumbnails:
 * @self: a `KayakoAttachment`
 *
 * Returns: (transfer none) (nullable): #KayakoThumbnail s, smallest first
 */
GPtrArray *
kayako_attachment_get_thumbnails (KayakoAttachment *self)
{
  g_return_val_if_fail (KAYAKO_IS_ATTACHMENT (self), NULL);

  return self->thumbnails;
}

/**
 * kayako_attachment_set_thumbnails:
 * @self: a `KayakoAttachment`
 * @thumbnails: (nullable): #KayakoThumbnail s, smallest first
 *
 * Sets #KayakoAttachment:thumbnails.
 */
void
kayako_attachment_set_thumbnails (KayakoAttachment *self, GPtrArray *thumbnails)
{
  g_return_if_fail (KAYAKO_IS_ATTACHMENT (self));

  kayako_slots_set_boxed (&table, self, PROP_THUMBNAILS, thumbnails);
}
