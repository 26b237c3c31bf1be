/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-picture.h"

#include <string.h>

#include "kayako-sandbox-png.h"

/* An identicon is a grid of cells, the right half mirroring the left. */
#define CELLS  5
#define CELL   24
#define MARGIN 4
#define SIDE   (CELLS * CELL + 2 * MARGIN)

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
  static const guint8 header[] = { 0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 3, 0, 0, 0 };
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32] = { 0 };
  gsize n_digest = sizeof digest;
  guint8 palette[6] = { 0xf2, 0xf1, 0xef };
  g_autoptr (GBytes) rows = NULL;

  g_checksum_update (hash, (const guint8 *) seed, -1);
  g_checksum_get_digest (hash, digest, &n_digest);

  /* Dark enough to be told from the ground. */
  for (guint i = 0; i < 3; i++)
    palette[3 + i] = 40 + digest[i] % 140;

  rows = draw_cells (digest);
  return kayako_sandbox_png_wrap (header, palette, sizeof palette, rows);
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
