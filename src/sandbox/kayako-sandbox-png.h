/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A picture in memory: four bytes a pixel (red, green, blue, opacity), row by
 * row, without gaps. */
typedef struct {
  guint width;
  guint height;
  guint8 *data; /* (owned) */
} KayakoSandboxPixels;

KayakoSandboxPixels *
kayako_sandbox_pixels_new (guint width, guint height) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sandbox_pixels_free (KayakoSandboxPixels *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoSandboxPixels, kayako_sandbox_pixels_free)

KayakoSandboxPixels *kayako_sandbox_pixels_scale (const KayakoSandboxPixels *self,
                                                  guint width,
                                                  guint height) G_GNUC_WARN_UNUSED_RESULT;

KayakoSandboxPixels *kayako_sandbox_png_read (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kayako_sandbox_png_write (const KayakoSandboxPixels *pixels) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kayako_sandbox_png_wrap (const guint8 header[13],
                                 const guint8 *palette,
                                 gsize n_palette,
                                 GBytes *rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
