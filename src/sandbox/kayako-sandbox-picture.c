/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-picture.h"

#include <string.h>

/* An identicon is a grid of cells, the right half mirroring the left. */
#define CELLS  5
#define CELL   24
#define MARGIN 4
#define SIDE   (CELLS * CELL + 2 * MARGIN)

static guint32
checksum (const guint8 *bytes, gsize n_bytes)
{
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < n_bytes; i++) {
    crc ^= bytes[i];
    for (guint bit = 0; bit < 8; bit++)
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
  }

  return ~crc;
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

  append_number (png, n_bytes);
  start = png->len;
  g_byte_array_append (png, (const guint8 *) name, strlen (name));
  g_byte_array_append (png, bytes, n_bytes);
  append_number (png, checksum (png->data + start, png->len - start));
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

static gboolean
cell_is_set (const guint8 *digest, guint x, guint y)
{
  guint mirrored = x < CELLS - x ? x : CELLS - 1 - x;

  return (digest[3 + mirrored * CELLS + y] & 1) != 0;
}

/* One byte a pixel, each row led by its filter (none). */
static GBytes *
draw_cells (const guint8 *digest)
{
  GByteArray *rows = g_byte_array_sized_new (SIDE * (SIDE + 1));

  for (guint y = 0; y < SIDE; y++) {
    guint8 row[SIDE + 1] = { 0 };

    for (guint x = MARGIN; x < SIDE - MARGIN && y >= MARGIN && y < SIDE - MARGIN; x++)
      row[x + 1] = cell_is_set (digest, (x - MARGIN) / CELL, (y - MARGIN) / CELL);
    g_byte_array_append (rows, row, sizeof row);
  }

  return g_byte_array_free_to_bytes (rows);
}

/**
 * kayako_sandbox_picture_new_identicon:
 * @seed: what the picture stands for
 *
 * Draws a small symmetrical pattern in one colour on a pale ground, the same
 * for the same @seed.
 *
 * Returns: (transfer full): a PNG file
 */
GBytes *
kayako_sandbox_picture_new_identicon (const char *seed)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 header[] = { 0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 3, 0, 0, 0 };
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32] = { 0 };
  gsize n_digest = sizeof digest;
  guint8 palette[6] = { 0xf2, 0xf1, 0xef };
  g_autoptr (GBytes) rows = NULL;
  g_autoptr (GBytes) deflated = NULL;
  GByteArray *png = g_byte_array_new ();

  g_checksum_update (hash, (const guint8 *) seed, -1);
  g_checksum_get_digest (hash, digest, &n_digest);

  /* Dark enough to be told from the ground. */
  for (guint i = 0; i < 3; i++)
    palette[3 + i] = 40 + digest[i] % 140;

  rows = draw_cells (digest);
  deflated = deflate (rows);

  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", header, sizeof header);
  append_chunk (png, "PLTE", palette, sizeof palette);
  append_chunk (png, "IDAT", g_bytes_get_data (deflated, NULL), g_bytes_get_size (deflated));
  append_chunk (png, "IEND", NULL, 0);

  return g_byte_array_free_to_bytes (png);
}

static gboolean
measure_jpeg (const guint8 *data, gsize size, guint *width, guint *height)
{
  gsize at = 2;

  while (at + 9 < size && data[at] == 0xff) {
    guint8 marker = data[at + 1];
    gboolean is_frame =
        marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;

    if (is_frame) {
      *height = data[at + 5] << 8 | data[at + 6];
      *width = data[at + 7] << 8 | data[at + 8];
      return TRUE;
    }
    at += 2 + (data[at + 2] << 8 | data[at + 3]);
  }

  return FALSE;
}

/**
 * kayako_sandbox_picture_measure:
 * @bytes: any file
 * @width: (out): its width in pixels
 * @height: (out): its height in pixels
 *
 * Reads the size of a PNG, GIF or JPEG picture from its first bytes; other
 * files, and pictures cut short, have the size 0 × 0.
 *
 * Returns: whether the size is known
 */
gboolean
kayako_sandbox_picture_measure (GBytes *bytes, guint *width, guint *height)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  *width = 0;
  *height = 0;

  if (size >= 24 && memcmp (data, "\x89PNG", 4) == 0) {
    *width = (guint) data[16] << 24 | data[17] << 16 | data[18] << 8 | data[19];
    *height = (guint) data[20] << 24 | data[21] << 16 | data[22] << 8 | data[23];
    return TRUE;
  }

  if (size >= 10 && memcmp (data, "GIF8", 4) == 0) {
    *width = data[6] | data[7] << 8;
    *height = data[8] | data[9] << 8;
    return TRUE;
  }

  if (size >= 4 && data[0] == 0xff && data[1] == 0xd8)
    return measure_jpeg (data, size, width, height);

  return FALSE;
}
