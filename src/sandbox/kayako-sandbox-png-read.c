/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-png.h"

#include <string.h>

/* Reading PNG files, as much as thumbnails need: eight bits a channel and no
 * interlacing, which is how nearly all are made. Nothing that a stranger
 * uploads may cost more than MOST_PIXELS. */
#define MOST_PIXELS (16 * 1024 * 1024)

typedef enum {
  COLOUR_GREY = 0,
  COLOUR_TRUE = 2,
  COLOUR_PALETTE = 3,
  COLOUR_GREY_ALPHA = 4,
  COLOUR_TRUE_ALPHA = 6,
} Colour;

/* A file as its chunks tell. */
typedef struct {
  guint width;
  guint height;
  guint8 colour;
  guint channels;
  const guint8 *palette; /* in the file */
  gsize n_palette;
  const guint8 *opacity; /* in the file: of the palette's colours */
  gsize n_opacity;
  GByteArray *deflated; /* (owned) */
} Png;

static void
png_clear (Png *png)
{
  g_clear_pointer (&png->deflated, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Png, png_clear)

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | data[1] << 16 | data[2] << 8 | data[3];
}

static guint
count_channels (guint8 colour)
{
  switch (colour) {
  case COLOUR_GREY:
  case COLOUR_PALETTE:
    return 1;
  case COLOUR_GREY_ALPHA:
    return 2;
  case COLOUR_TRUE:
    return 3;
  case COLOUR_TRUE_ALPHA:
    return 4;
  default:
    return 0;
  }
}

static gboolean
read_header (Png *png, const guint8 *data, gsize length)
{
  if (length != 13)
    return FALSE;

  png->width = read_number (data);
  png->height = read_number (data + 4);
  png->colour = data[9];
  png->channels = count_channels (data[9]);

  return png->width > 0 && png->height > 0 && png->channels > 0 && data[8] == 8 && data[12] == 0 &&
         (guint64) png->width * png->height <= MOST_PIXELS;
}

static gboolean
read_chunks (Png *png, const guint8 *data, gsize size)
{
  gsize at = 8;

  if (size < 8 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) != 0)
    return FALSE;

  while (size - at >= 12) {
    gsize length = read_number (data + at);
    const guint8 *name = data + at + 4;
    const guint8 *bytes = data + at + 8;

    if (length > size - at - 12)
      return FALSE;

    if (memcmp (name, "IHDR", 4) == 0) {
      if (!read_header (png, bytes, length))
        return FALSE;
    } else if (memcmp (name, "PLTE", 4) == 0) {
      png->palette = bytes;
      png->n_palette = length / 3;
    } else if (memcmp (name, "tRNS", 4) == 0) {
      png->opacity = bytes;
      png->n_opacity = length;
    } else if (memcmp (name, "IDAT", 4) == 0 && length > 0) {
      g_byte_array_append (png->deflated, bytes, (guint) length);
    }
    at += 12 + length;
  }

  return png->channels > 0 && png->deflated->len > 0 &&
         (png->colour != COLOUR_PALETTE || png->palette != NULL);
}

/* Exactly @size bytes: however much the data would grow to, no more is asked. */
static guint8 *
inflate_rows (Png *png, gsize size)
{
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autofree guint8 *rows = g_try_malloc (size);
  gsize read_total = 0;
  gsize written_total = 0;

  while (rows != NULL && written_total < size) {
    gsize n_read = 0;
    gsize n_written = 0;
    GConverterResult result = g_converter_convert (
        G_CONVERTER (inflater), png->deflated->data + read_total, png->deflated->len - read_total,
        rows + written_total, size - written_total, G_CONVERTER_INPUT_AT_END, &n_read, &n_written,
        NULL);

    read_total += n_read;
    written_total += n_written;
    if (result == G_CONVERTER_ERROR || (result == G_CONVERTER_FINISHED && written_total < size))
      return NULL;
  }

  return g_steal_pointer (&rows);
}

/* Of the bytes to the left, above and above left, the one nearest to what
 * they foretell together. */
static guint8
predict (guint8 left, guint8 above, guint8 corner)
{
  int sum = (int) left + above - corner;
  int to_left = ABS (sum - left);
  int to_above = ABS (sum - above);
  int to_corner = ABS (sum - corner);

  if (to_left <= to_above && to_left <= to_corner)
    return left;

  return to_above <= to_corner ? above : corner;
}

/* FALSE for a filter that there is not. */
static gboolean
unfilter_row (guint8 filter, guint8 *row, const guint8 *before, gsize stride, guint channels)
{
  if (filter > 4)
    return FALSE;

  for (gsize i = 0; filter > 0 && i < stride; i++) {
    guint8 left = i >= channels ? row[i - channels] : 0;
    guint8 above = before != NULL ? before[i] : 0;
    guint8 corner = before != NULL && i >= channels ? before[i - channels] : 0;

    if (filter == 1)
      row[i] = (guint8) (row[i] + left);
    else if (filter == 2)
      row[i] = (guint8) (row[i] + above);
    else if (filter == 3)
      row[i] = (guint8) (row[i] + (left + above) / 2);
    else
      row[i] = (guint8) (row[i] + predict (left, above, corner));
  }

  return TRUE;
}

static void
set_pixel (const Png *png, const guint8 *source, guint8 *pixel)
{
  pixel[3] = 0xff;
  switch ((Colour) png->colour) {
  case COLOUR_GREY_ALPHA:
    pixel[3] = source[1];
    G_GNUC_FALLTHROUGH;
  case COLOUR_GREY:
    memset (pixel, source[0], 3);
    return;
  case COLOUR_PALETTE:
    if (source[0] < png->n_palette)
      memcpy (pixel, png->palette + (gsize) source[0] * 3, 3);
    if (source[0] < png->n_opacity)
      pixel[3] = png->opacity[source[0]];
    return;
  case COLOUR_TRUE:
  case COLOUR_TRUE_ALPHA:
  default:
    memcpy (pixel, source, png->channels);
    return;
  }
}

/**
 * kayako_sandbox_png_read:
 * @bytes: any file
 *
 * Reads a PNG file, if it has eight bits a channel, is not interlaced and not
 * huge.
 *
 * Returns: (transfer full) (nullable): the picture, %NULL when it is none that
 *   can be read
 */
KayakoSandboxPixels *
kayako_sandbox_png_read (GBytes *bytes)
{
  g_auto (Png) png = { .deflated = g_byte_array_new () };
  g_autoptr (KayakoSandboxPixels) pixels = NULL;
  g_autofree guint8 *rows = NULL;
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint8 *before = NULL;
  gsize stride = 0;

  if (!read_chunks (&png, data, size))
    return NULL;

  stride = (gsize) png.width * png.channels;
  rows = inflate_rows (&png, (stride + 1) * png.height);
  if (rows == NULL)
    return NULL;

  pixels = kayako_sandbox_pixels_new (png.width, png.height);
  for (guint y = 0; y < png.height; y++) {
    guint8 *row = rows + y * (stride + 1) + 1;

    if (!unfilter_row (row[-1], row, before, stride, png.channels))
      return NULL;
    for (guint x = 0; x < png.width; x++)
      set_pixel (&png, row + (gsize) x * png.channels,
                 pixels->data + ((gsize) y * png.width + x) * 4);
    before = row;
  }

  return g_steal_pointer (&pixels);
}
