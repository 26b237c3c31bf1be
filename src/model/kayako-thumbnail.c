/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thumbnail.h"

struct _KayakoThumbnail {
  gatomicrefcount refs;
  char *name;         /* (owned) (nullable) */
  char *content_type; /* (owned) (nullable) */
  char *url;          /* (owned) (nullable) */
  gint64 size;
  int width;
  int height;
  gint64 created_at;
};

G_DEFINE_BOXED_TYPE (KayakoThumbnail,
                     kayako_thumbnail,
                     kayako_thumbnail_ref,
                     kayako_thumbnail_unref)

/**
 * kayako_thumbnail_new:
 * @name: (nullable): the file's name
 * @content_type: (nullable): its MIME type
 * @url: (nullable): where it is
 * @size: its length in bytes
 * @width: in pixels
 * @height: in pixels
 * @created_at: when it was made; Unix seconds, 0 when unknown
 *
 * Returns: (transfer full): a thumbnail
 */
KayakoThumbnail *
kayako_thumbnail_new (const char *name,
                      const char *content_type,
                      const char *url,
                      gint64 size,
                      int width,
                      int height,
                      gint64 created_at)
{
  KayakoThumbnail *self = g_new0 (KayakoThumbnail, 1);

  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup (name);
  self->content_type = g_strdup (content_type);
  self->url = g_strdup (url);
  self->size = size;
  self->width = width;
  self->height = height;
  self->created_at = created_at;

  return self;
}

/**
 * kayako_thumbnail_ref:
 * @self: a `KayakoThumbnail`
 *
 * Returns: (transfer full): @self
 */
KayakoThumbnail *
kayako_thumbnail_ref (KayakoThumbnail *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * kayako_thumbnail_unref:
 * @self: (transfer full): a `KayakoThumbnail`
 *
 * Lets go of @self, in any thread.
 */
void
kayako_thumbnail_unref (KayakoThumbnail *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->name);
  g_free (self->content_type);
  g_free (self->url);
  g_free (self);
}

/**
 * kayako_thumbnail_get_name:
 * @self: a `KayakoThumbnail`
 *
 * Returns: (nullable): the file's name
 */
const char *
kayako_thumbnail_get_name (const KayakoThumbnail *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * kayako_thumbnail_get_content_type:
 * @self: a `KayakoThumbnail`
 *
 * Returns: (nullable): its MIME type
 */
const char *
kayako_thumbnail_get_content_type (const KayakoThumbnail *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_type;
}

/**
 * kayako_thumbnail_get_url:
 * @self: a `KayakoThumbnail`
 *
 * Returns: (nullable): where it is
 */
const char *
kayako_thumbnail_get_url (const KayakoThumbnail *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

/**
 * kayako_thumbnail_get_size:
 * @self: a `KayakoThumbnail`
 *
 * Returns: its length in bytes
 */
gint64
kayako_thumbnail_get_size (const KayakoThumbnail *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

/**
 * kayako_thumbnail_get_width:
 * @self: a `KayakoThumbnail`
 *
 * Returns: in pixels
 */
int
kayako_thumbnail_get_width (const KayakoThumbnail *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

/**
 * kayako_thumbnail_get_height:
 * @self: a `KayakoThumbnail`
 *
 * Returns: in pixels
 */
int
kayako_thumbnail_get_height (const KayakoThumbnail *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

/**
 * kayako_thumbnail_get_created_at:
 * @self: a `KayakoThumbnail`
 *
 * Returns: when it was made; Unix seconds, 0 when unknown
 */
gint64
kayako_thumbnail_get_created_at (const KayakoThumbnail *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->created_at;
}

/**
 * kayako_thumbnail_equal:
 * @a: a `KayakoThumbnail`
 * @b: another
 *
 * Returns: whether they say the same
 */
gboolean
kayako_thumbnail_equal (const KayakoThumbnail *a, const KayakoThumbnail *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->size == b->size && a->width == b->width && a->height == b->height &&
         a->created_at == b->created_at && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->content_type, b->content_type) == 0 && g_strcmp0 (a->url, b->url) == 0;
}
