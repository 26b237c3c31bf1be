/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KayakoThumbnail:
 *
 * A small copy of a picture that came with a message. Immutable.
 */
typedef struct _KayakoThumbnail KayakoThumbnail;

#define KAYAKO_TYPE_THUMBNAIL (kayako_thumbnail_get_type ())

GType kayako_thumbnail_get_type (void) G_GNUC_CONST;

KayakoThumbnail *kayako_thumbnail_new (const char *name,
                                       const char *content_type,
                                       const char *url,
                                       gint64 size,
                                       int width,
                                       int height,
                                       gint64 created_at) G_GNUC_WARN_UNUSED_RESULT;
KayakoThumbnail *kayako_thumbnail_ref (KayakoThumbnail *self);
void kayako_thumbnail_unref (KayakoThumbnail *self);

const char *kayako_thumbnail_get_name (const KayakoThumbnail *self);
const char *kayako_thumbnail_get_content_type (const KayakoThumbnail *self);
const char *kayako_thumbnail_get_url (const KayakoThumbnail *self);
gint64 kayako_thumbnail_get_size (const KayakoThumbnail *self);
int kayako_thumbnail_get_width (const KayakoThumbnail *self);
int kayako_thumbnail_get_height (const KayakoThumbnail *self);
gint64 kayako_thumbnail_get_created_at (const KayakoThumbnail *self);

gboolean kayako_thumbnail_equal (const KayakoThumbnail *a, const KayakoThumbnail *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoThumbnail, kayako_thumbnail_unref)

G_END_DECLS
