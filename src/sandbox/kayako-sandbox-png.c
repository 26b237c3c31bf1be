/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-png.h"

#include <string.h>

#include "kayako-sandbox-checksum.h"

/* Writing PNG files; kayako-sandbox-png-read.c reads them. */

/**
 * kayako_sandbox_pixels_new:
 * @width: at least 1
 * @height: at least 1
 *
 * Returns: (transfer full): a transparent picture
 */
KayakoSandboxPixels *
kayako_sandbox_pixels_new (guint width, guint height)
{
  KayakoSandboxPixels *self = g_new0 (KayakoSandboxPixels, 1);

  self->width = width;
  self->height = height;
  self->data = g_malloc0_n ((gsize) width * height, 4);
  return self;
}

/**
 * kayako_sandbox_pixels_free:
 * @self: a picture
 */
void
kayako_sandbox_pixels_free (KayakoSandboxPixels *self)
{
  g_free (self->data);
  g_free (self);
}

/* The mean of a rectangle; what is transparent has no colour to add. */
static void
average (const KayakoSandboxPixels *self, const guint from[2], const guint to[2], guint8 *result)
{
  guint64 sums[4] = { 0 };
  guint64 count = (guint64) (to[0] - from[0]) * (to[1] - from[1]);

  for (guint y = from[1]; y < to[1]; y++) {
    const guint8 *pixel = self->data + ((gsize) y * self->width + from[0]) * 4;

    for (guint x = from[0]; x < to[0]; x++, pixel += 4) {
      for (guint i = 0; i < 3; i++)
        sums[i] += (guint) pixel[i] * pixel[3];
      sums[3] += pixel[3];
    }
  }

  for (guint i = 0; i < 3; i++)
    result[i] = sums[3] > 0 ? (guint8) ((sums[i] + sums[3] / 2) / sums[3]) : 0;
  result[3] = (guint8) ((sums[3] + count / 2) / count);
}

/**
 * kayako_sandbox_pixels_scale:
 * @self: a picture
 * @width: how wide it is to be, at least 1 and at most as wide as it is
 * @height: how high
 *
 * Returns: (transfer full): the picture, made smaller
 */
KayakoSandboxPixels *
kayako_sandbox_pixels_scale (const KayakoSandboxPixels *self, guint width, guint height)
{
  KayakoSandboxPixels *result = kayako_sandbox_pixels_new (width, height);

  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++) {
      guint from[2] = { (guint) ((guint64) x * self->width / width),
                        (guint) ((guint64) y * self->height / height) };
      guint to[2] = { (guint) ((guint64) (x + 1) * self->width / width),
                      (guint) ((guint64) (y + 1) * self->height / height) };

      to[0] = MAX (to[0], from[0] + 1);
      to[1] = MAX (to[1], from[1] + 1);
      average (self, from, to, result->data + ((gsize) y * width + x) * 4);
    }

  return result;
}

static void
append_number (GByteArray *png, guint32 number)
{
  guint32 big_endian = GUINT32_TO_BE (number);

  g_byte_array_append (png, (const guint8 *) &big_endian, sizeof big_endian);
}

/* A chunk's checksum covers its name and its bytes. */
static void
append_chunk (GByteArray *png, const char *name, const guint8 *bytes, gsize n_bytes)
{
  guint start = 0;

  append_number (png, (guint32) n_bytes);
  start = png->len;
  g_byte_array_append (png, (const guint8 *) name, (guint) strlen (name));
  if (n_bytes > 0)
    g_byte_array_append (png, bytes, (guint) n_bytes);
  append_number (png, kayako_sandbox_checksum (png->data + start, png->len - start));
}

static GBytes *
deflate (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GError) error = NULL;
  GBytes *deflated = NULL;

  deflated = g_converter_convert_bytes (G_CONVERTER (compressor), bytes, &error);
  if (deflated == NULL)
    g_error ("deflate: %s", error->message);

  return deflated;
}

/**
 * kayako_sandbox_png_wrap:
 * @header: what IHDR holds
 * @palette: (nullable): what PLTE holds, %NULL for none
 * @n_palette: how many bytes that is
 * @rows: the rows, each led by its filter
 *
 * Returns: (transfer full): a PNG file
 */
GBytes *
kayako_sandbox_png_wrap (const guint8 header[13],
                         const guint8 *palette,
                         gsize n_palette,
                         GBytes *rows)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  g_autoptr (GBytes) deflated = deflate (rows);
  GByteArray *png = g_byte_array_new ();

  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header, 13);
  if (palette != NULL)
    append_chunk (png, "PLTE", palette, n_palette);
  append_chunk (png, "IDAT", g_bytes_get_data (deflated, NULL), g_bytes_get_size (deflated));
  append_chunk (png, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (png);
}

/**
 * kayako_sandbox_png_write:
 * @pixels: a picture
 *
 * Returns: (transfer full): a PNG file
 */
GBytes *
kayako_sandbox_png_write (const KayakoSandboxPixels *pixels)
{
  guint8 header[13] = { 0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0 };
  guint32 width = GUINT32_TO_BE (pixels->width);
  guint32 height = GUINT32_TO_BE (pixels->height);
  gsize stride = (gsize) pixels->width * 4;
  GByteArray *rows = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  memcpy (header, &width, sizeof width);
  memcpy (header + 4, &height, sizeof height);
  for (guint y = 0; y < pixels->height; y++) {
    const guint8 *row = pixels->data + y * stride;
    guint8 filter = 1;

    /* Each byte as the difference from that of the pixel before. */
    g_byte_array_append (rows, &filter, 1);
    for (gsize i = 0; i < stride; i++) {
      guint8 difference = (guint8) (row[i] - (i >= 4 ? row[i - 4] : 0));

      g_byte_array_append (rows, &difference, 1);
    }
  }

  bytes = g_byte_array_free_to_bytes (rows);
  return kayako_sandbox_png_wrap (header, NULL, 0, bytes);
}
