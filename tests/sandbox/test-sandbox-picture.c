/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-picture.h"

#include <string.h>

#define SIDE 128

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | data[1] << 16 | data[2] << 8 | data[3];
}

/* The bytes of a PNG's chunk of this name. */
static GBytes *
find_chunk (GBytes *png, const char *name)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (png, &size);
  gsize at = 8;

  while (at + 12 <= size) {
    guint32 length = read_number (data + at);

    g_assert_cmpuint (length, <=, size - at - 12);
    if (memcmp (data + at + 4, name, 4) == 0)
      return g_bytes_new_from_bytes (png, at + 8, length);
    at += 12 + length;
  }

  return NULL;
}

static void
test_identicon (void)
{
  g_autoptr (GBytes) one = kayako_sandbox_picture_new_identicon ("one");
  g_autoptr (GBytes) again = kayako_sandbox_picture_new_identicon ("one");
  g_autoptr (GBytes) other = kayako_sandbox_picture_new_identicon ("other");
  g_autoptr (GBytes) end = find_chunk (one, "IEND");
  guint width = 0;
  guint height = 0;

  g_assert_true (g_bytes_equal (one, again));
  g_assert_false (g_bytes_equal (one, other));
  g_assert_nonnull (end);
  g_assert_true (kayako_sandbox_picture_measure (one, &width, &height));
  g_assert_cmpuint (width, ==, SIDE);
  g_assert_cmpuint (height, ==, SIDE);
}

/* A row is a filter byte and its pixels, and reads the same from both sides. */
static void
test_symmetry (void)
{
  g_autoptr (GBytes) png = kayako_sandbox_picture_new_identicon ("somebody");
  g_autoptr (GBytes) deflated = find_chunk (png, "IDAT");
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) rows = g_converter_convert_bytes (G_CONVERTER (inflater), deflated, &error);
  const guint8 *data = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (rows), ==, SIDE * (SIDE + 1));
  data = g_bytes_get_data (rows, NULL);
  for (guint y = 0; y < SIDE; y++) {
    const guint8 *row = data + y * (SIDE + 1);

    g_assert_cmpuint (row[0], ==, 0);
    for (guint x = 0; x < SIDE; x++)
      g_assert_cmpuint (row[1 + x], ==, row[SIDE - x]);
  }
}

static void
test_measure (void)
{
  static const guint8 gif[] = { 'G', 'I', 'F', '8', '9', 'a', 0xed, 0x04, 0x94, 0x02 };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x00, 0x00, 0xff, 0xc0,
                                 0x00, 0x0b, 0x08, 0x02, 0x1c, 0x02, 0xd0, 0x01, 0x00 };
  static const struct {
    const guint8 *bytes;
    gsize n_bytes;
    gboolean known;
    guint width;
    guint height;
  } cases[] = {
    { gif, sizeof gif, TRUE, 1261, 660 },
    { jpeg, sizeof jpeg, TRUE, 720, 540 },
    { gif, 9, FALSE, 0, 0 },
    { jpeg, 12, FALSE, 0, 0 },
    { jpeg, 2, FALSE, 0, 0 },
    { (const guint8 *) "plain text", 10, FALSE, 0, 0 },
    { NULL, 0, FALSE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].n_bytes);
    guint width = 1;
    guint height = 1;

    g_assert_cmpint (kayako_sandbox_picture_measure (bytes, &width, &height), ==, cases[i].known);
    g_assert_cmpuint (width, ==, cases[i].width);
    g_assert_cmpuint (height, ==, cases[i].height);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/picture/identicon", test_identicon);
  g_test_add_func ("/sandbox/picture/symmetry", test_symmetry);
  g_test_add_func ("/sandbox/picture/measure", test_measure);

  return g_test_run ();
}
