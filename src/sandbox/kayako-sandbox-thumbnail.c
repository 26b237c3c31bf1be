/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-thumbnail.h"

#include "kayako-sandbox-picture.h"
#include "kayako-sandbox-png.h"

/* Small pictures of pictures. PNG files are scaled here; nothing that the
 * sandbox may use reads other pictures, so that an uploaded JPEG has no
 * thumbnails. The demo's photographs bring theirs along. */

/**
 * kayako_sandbox_thumbnail_get_widths:
 * @n_widths: (out): how many
 *
 * Returns: (array length=n_widths): the widths that thumbnails have, in pixels
 */
const guint *
kayako_sandbox_thumbnail_get_widths (guint *n_widths)
{
  static const guint widths[] = { 64, 80, 100, 160, 200, 360 };

  *n_widths = G_N_ELEMENTS (widths);
  return widths;
}

/**
 * kayako_sandbox_thumbnail_keep:
 * @database: the helpdesk
 * @content_id: a stored picture
 * @type: the thumbnail's MIME type
 * @bytes: the thumbnail
 *
 * Keeps a picture's thumbnail.
 */
void
kayako_sandbox_thumbnail_keep (KayakoSandboxDatabase *database,
                               gint64 content_id,
                               const char *type,
                               GBytes *bytes)
{
  guint width = 0;
  guint height = 0;

  kayako_sandbox_picture_measure (bytes, &width, &height);
  kayako_sandbox_database_execute (
      database,
      "INSERT OR IGNORE INTO thumbnail (content_id, width, height, type, bytes)"
      " VALUES (?1, ?2, ?3, ?4, ?5)",
      "iiisB", content_id, (gint64) width, (gint64) height, type, bytes);
}

/**
 * kayako_sandbox_thumbnail_make:
 * @database: the helpdesk
 * @content_id: a stored file that has no thumbnails
 * @bytes: the same
 *
 * Makes and keeps the thumbnails of a picture, each narrower than it is; none
 * of what is no PNG.
 */
void
kayako_sandbox_thumbnail_make (KayakoSandboxDatabase *database, gint64 content_id, GBytes *bytes)
{
  g_autoptr (KayakoSandboxPixels) pixels = kayako_sandbox_png_read (bytes);
  guint n_widths = 0;
  const guint *widths = kayako_sandbox_thumbnail_get_widths (&n_widths);
  guint full_width = 0;
  guint full_height = 0;

  if (pixels == NULL)
    return;

  /* The widest first: each is made of the one before, and not of the whole. */
  full_width = pixels->width;
  full_height = pixels->height;
  for (guint i = n_widths; i > 0; i--) {
    g_autoptr (KayakoSandboxPixels) whole = NULL;
    g_autoptr (GBytes) png = NULL;
    guint64 height = (guint64) full_height * widths[i - 1] / full_width;

    if (widths[i - 1] >= full_width)
      continue;

    whole = g_steal_pointer (&pixels);
    pixels = kayako_sandbox_pixels_scale (whole, widths[i - 1], (guint) MAX (1, height));
    png = kayako_sandbox_png_write (pixels);
    kayako_sandbox_thumbnail_keep (database, content_id, "image/png", png);
  }
}
