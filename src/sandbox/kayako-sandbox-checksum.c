/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-checksum.h"

/**
 * kayako_sandbox_checksum:
 * @bytes: (nullable): any bytes
 * @n_bytes: how many
 *
 * Returns: their CRC-32, as PNG and ZIP have it
 */
guint32
kayako_sandbox_checksum (const guint8 *bytes, gsize n_bytes)
{
  /* What becomes of four bits. */
  static const guint32 nibbles[16] = {
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
  };
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < n_bytes; i++) {
    crc = nibbles[(crc ^ bytes[i]) & 15] ^ (crc >> 4);
    crc = nibbles[(crc ^ (bytes[i] >> 4)) & 15] ^ (crc >> 4);
  }

  return ~crc;
}
