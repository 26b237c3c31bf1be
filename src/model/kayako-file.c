/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-file.h"

#include "kayako-slots.h"

/**
 * KayakoFile:
 *
 * An uploaded file, to be sent with a message. It expires.
 */
struct _KayakoFile {
  GObject parent_instance;

  KayakoSlotState state;
  char *name; /* (owned) (nullable) */
  gint64 size;
  char *content_type; /* (owned) (nullable) */
  char *content_url;  /* (owned) (nullable) */
  gint64 created_at;
  gint64 expiry_at;
};

typedef enum {
  PROP_NAME = KAYAKO_SLOT_FIRST,
  PROP_SIZE,
  PROP_CONTENT_TYPE,
  PROP_CONTENT_URL,
  PROP_CREATED_AT,
  PROP_EXPIRY_AT,
} KayakoFileProperty;

static const KayakoSlot slots[] = {
  /** KayakoFile:name: the file's name */
  [PROP_NAME] = { "name", KAYAKO_SLOT_STRING, G_STRUCT_OFFSET (KayakoFile, name) },
  /** KayakoFile:size: its length in bytes */
  [PROP_SIZE] = { "size", KAYAKO_SLOT_INT64, G_STRUCT_OFFSET (KayakoFile, size) },
  /** KayakoFile:content-type: its MIME type */
  [PROP_CONTENT_TYPE] = { "content-type", KAYAKO_SLOT_STRING,
                          G_STRUCT_OFFSET (KayakoFile, content_type) },
  /** KayakoFile:content-url: where its bytes are */
  [PROP_CONTENT_URL] = { "content-url", KAYAKO_SLOT_STRING,
                         G_STRUCT_OFFSET (KayakoFile, content_url) },
  /** KayakoFile:created-at: when; Unix seconds, 0 when unknown */
  [PROP_CREATED_AT] = { "created-at", KAYAKO_SLOT_INT64, G_STRUCT_OFFSET (KayakoFile, created_at) },
  /** KayakoFile:expiry-at: when it goes away; Unix seconds, 0 when unknown */
  [PROP_EXPIRY_AT] = { "expiry-at", KAYAKO_SLOT_INT64, G_STRUCT_OFFSET (KayakoFile, expiry_at) },
};

static GParamSpec *props[G_N_ELEMENTS (slots)];

static const KayakoSlotTable table = {
  .slots = slots,
  .props = props,
  .n_slots = G_N_ELEMENTS (slots),
  .state = G_STRUCT_OFFSET (KayakoFile, state),
};

static void
resource_iface_init (KayakoResourceInterface *iface)
{
  iface->table = &table;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoFile,
                               kayako_file,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_RESOURCE, resource_iface_init))

static void
kayako_file_class_init (KayakoFileClass *klass)
{
  kayako_slots_install (G_OBJECT_CLASS (klass), &table);
}

static void
kayako_file_init (KayakoFile *self)
{
}

/**
 * kayako_file_new:
 * @id: the helpdesk's number for it
 *
 * Returns: (transfer full): one of which only the id is known
 */
KayakoFile *
kayako_file_new (gint64 id)
{
  return g_object_new (KAYAKO_TYPE_FILE, "id", id, NULL);
}

/**
 * kayako_file_get_id:
 * @self: a `KayakoFile`
 *
 * Returns: the helpdesk's number for it
 */
gint64
kayako_file_get_id (KayakoFile *self)
{
  g_return_val_if_fail (KAYAKO_IS_FILE (self), 0);

  return self->state.id;
}

/**
 * kayako_file_get_name:
 * @self: a `KayakoFile`
 *
 * Returns: (nullable): the file's name
 */
const char *
kayako_file_get_name (KayakoFile *self)
{
  g_return_val_if_fail (KAYAKO_IS_FILE (self), NULL);

  return self->name;
}

/**
 * kayako_file_set_name:
 * @self: a `KayakoFile`
 * @name: (nullable): the file's name
 *
 * Sets #KayakoFile:name.
 */
void
kayako_file_set_name (KayakoFile *self, const char *name)
{
  g_return_if_fail (KAYAKO_IS_FILE (self));

  kayako_slots_set_string (&table, self, PROP_NAME, name);
}

/**
 * kayako_file_get_size:
 * @self: a `KayakoFile`
 *
 * Returns: its length in bytes
 */
gint64
kayako_file_get_size (KayakoFile *self)
{
  g_return_val_if_fail (KAYAKO_IS_FILE (self), 0);

  return self->size;
}

/**
 * kayako_file_set_size:
 * @self: a `KayakoFile`
 * @size: its length in bytes
 *
 * Sets #KayakoFile:size.
 */
void
kayako_file_set_size (KayakoFile *self, gint64 size)
{
  g_return_if_fail (KAYAKO_IS_FILE (self));

  kayako_slots_set_int64 (&table, self, PROP_SIZE, size);
}

/**
 * kayako_file_get_content_type:
 * @self: a `KayakoFile`
 *
 * Returns: (nullable): its MIME type
 */
const char *
kayako_file_get_content_type (KayakoFile *self)
{
  g_return_val_if_fail (KAYAKO_IS_FILE (self), NULL);

  return self->content_type;
}

/**
 * kayako_file_set_content_type:
 * @self: a `KayakoFile`
 * @content_type: (nullable): its MIME type
 *
 * Sets #KayakoFile:content-type.
 */
void
kayako_file_set_content_type (KayakoFile *self, const char *content_type)
{
  g_return_if_fail (KAYAKO_IS_FILE (self));

  kayako_slots_set_string (&table, self, PROP_CONTENT_TYPE, content_type);
}

/**
 * kayako_file_get_content_url:
 * @self: a `KayakoFile`
 *
 * Returns: (nullable): where its bytes are
 */
const char *
kayako_file_get_content_url (KayakoFile *self)
{
  g_return_val_if_fail (KAYAKO_IS_FILE (self), NULL);

  return self->content_url;
}

/**
 * kayako_file_set_content_url:
 * @self: a `KayakoFile`
 * @content_url: (nullable): where its bytes are
 *
 * Sets #KayakoFile:content-url.
 */
void
kayako_file_set_content_url (KayakoFile *self, const char *content_url)
{
  g_return_if_fail (KAYAKO_IS_FILE (self));

  kayako_slots_set_string (&table, self, PROP_CONTENT_URL, content_url);
}

/**
 * kayako_file_get_created_at:
 * @self: a `KayakoFile`
 *
 * Returns: when; Unix seconds, 0 when unknown
 */
gint64
kayako_file_get_created_at (KayakoFile *self)
{
  g_return_val_if_fail (KAYAKO_IS_FILE (self), 0);

  return self->created_at;
}

/**
 * kayako_file_set_created_at:
 * @self: a `KayakoFile`
 * @created_at: when; Unix seconds, 0 when unknown
 *
 * Sets #KayakoFile:created-at.
 */
void
kayako_file_set_created_at (KayakoFile *self, gint64 created_at)
{
  g_return_if_fail (KAYAKO_IS_FILE (self));

  kayako_slots_set_int64 (&table, self, PROP_CREATED_AT, created_at);
}

/**
 * kayako_file_get_expiry_at:
 * @self: a `KayakoFile`
 *
 * Returns: when it goes away; Unix seconds, 0 when unknown
 */
gint64
kayako_file_get_expiry_at (KayakoFile *self)
{
  g_return_val_if_fail (KAYAKO_IS_FILE (self), 0);

  return self->expiry_at;
}

/**
 * kayako_file_set_expiry_at:
 * @self: a `KayakoFile`
 * @expiry_at: when it goes away; Unix seconds, 0 when unknown
 *
 * Sets #KayakoFile:expiry-at.
 */
void
kayako_file_set_expiry_at (KayakoFile *self, gint64 expiry_at)
{
  g_return_if_fail (KAYAKO_IS_FILE (self));

  kayako_slots_set_int64 (&table, self, PROP_EXPIRY_AT, expiry_at);
}
