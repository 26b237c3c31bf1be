/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-png.h"

#include <string.h>

/* A picture of 2 × 2, in each way of writing colours and with each filter. */
static void
test_read (void)
{
  static const guint8 palette[] = { 10, 20, 30, 40, 50, 60 };
  static const struct {
    guint8 colour;
    const char *rows; /* each led by its filter */
    gsize n_rows;
    guint8 first[4];
    guint8 last[4];
  } cases[] = {
    { 0, "\0\1\2\0\3\4", 6, { 1, 1, 1, 255 }, { 4, 4, 4, 255 } },
    { 0, "\1\1\2\2\3\4", 6, { 1, 1, 1, 255 }, { 7, 7, 7, 255 } },
    { 0, "\1\4\2\3\6\6", 6, { 4, 4, 4, 255 }, { 13, 13, 13, 255 } },
    { 0, "\1\4\2\4\6\6", 6, { 4, 4, 4, 255 }, { 16, 16, 16, 255 } },
    { 2, "\0\1\2\3\4\5\6\0\1\1\1\7\10\11", 14, { 1, 2, 3, 255 }, { 7, 8, 9, 255 } },
    { 3, "\0\0\1\0\1\1", 6, { 10, 20, 30, 255 }, { 40, 50, 60, 255 } },
    { 4, "\0\1\2\3\4\0\5\6\7\10", 10, { 1, 1, 1, 2 }, { 7, 7, 7, 8 } },
    { 6, "\0\1\2\3\4\5\6\7\10\0\1\1\1\1\11\12\13\14", 18, { 1, 2, 3, 4 }, { 9, 10, 11, 12 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint8 header[13] = { 0, 0, 0, 2, 0, 0, 0, 2, 8, cases[i].colour, 0, 0, 0 };
    g_autoptr (GBytes) rows = g_bytes_new_static (cases[i].rows, cases[i].n_rows);
    g_autoptr (GBytes) png = kayako_sandbox_png_wrap (header, cases[i].colour == 3 ? palette : NULL,
                                                      sizeof palette, rows);
    g_autoptr (KayakoSandboxPixels) pixels = kayako_sandbox_png_read (png);

    g_assert_nonnull (pixels);
    g_assert_cmpuint (pixels->width, ==, 2);
    g_assert_cmpmem (pixels->data, 4, cases[i].first, 4);
    g_assert_cmpmem (pixels->data + 12, 4, cases[i].last, 4);
  }
}

static void
test_round_trip (void)
{
  g_autoptr (KayakoSandboxPixels) pixels = kayako_sandbox_pixels_new (3, 2);
  g_autoptr (KayakoSandboxPixels) again = NULL;
  g_autoptr (GBytes) png = NULL;

  for (guint i = 0; i < 24; i++)
    pixels->data[i] = (guint8) (i * 11);

  png = kayako_sandbox_png_write (pixels);
  again = kayako_sandbox_png_read (png);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->height, ==, 2);
  g_assert_cmpmem (again->data, 24, pixels->data, 24);
}

/* What is transparent has no part in the colour. */
static void
test_scale (void)
{
  static const guint8 source[] = { 255, 0, 0, 255, 9, 9, 9, 0, 0, 100, 0, 255, 0, 200, 0, 255 };
  static const guint8 wanted[] = { 255, 0, 0, 128, 0, 150, 0, 255 };
  g_autoptr (KayakoSandboxPixels) pixels = kayako_sandbox_pixels_new (4, 1);
  g_autoptr (KayakoSandboxPixels) half = NULL;

  memcpy (pixels->data, source, sizeof source);
  half = kayako_sandbox_pixels_scale (pixels, 2, 1);
  g_assert_cmpmem (half->data, 8, wanted, sizeof wanted);
}

/* Cut short anywhere, or with any byte changed, it is a picture or none. */
static void
test_broken (void)
{
  g_autoptr (KayakoSandboxPixels) pixels = kayako_sandbox_pixels_new (4, 4);
  g_autoptr (GBytes) png = kayako_sandbox_png_write (pixels);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (png, &size);

  for (gsize i = 0; i < size; i++) {
    g_autoptr (GBytes) start = g_bytes_new_from_bytes (png, 0, i);
    g_autofree guint8 *copy = g_memdup2 (data, size);
    g_autoptr (GBytes) changed = NULL;
    g_autoptr (KayakoSandboxPixels) of_start = kayako_sandbox_png_read (start);
    g_autoptr (KayakoSandboxPixels) of_changed = NULL;

    copy[i] ^= 0xff;
    changed = g_bytes_new (copy, size);
    of_changed = kayako_sandbox_png_read (changed);
    g_assert_true (of_start == NULL || i >= size - 12);
  }
}

/* A small file may claim to be a huge picture, or hold far too much. */
static void
test_bombs (void)
{
  static const guint8 huge[13] = { 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 8, 6, 0, 0, 0 };
  static const guint8 small[13] = { 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0 };
  static const guint8 interlaced[13] = { 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 1 };
  static const guint8 no_palette[13] = { 0, 0, 0, 1, 0, 0, 0, 1, 8, 3, 0, 0, 0 };
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (1 << 22), 1 << 22);
  g_autoptr (GBytes) of_huge = kayako_sandbox_png_wrap (huge, NULL, 0, zeros);
  g_autoptr (GBytes) of_small = kayako_sandbox_png_wrap (small, NULL, 0, zeros);
  g_autoptr (GBytes) of_interlaced = kayako_sandbox_png_wrap (interlaced, NULL, 0, zeros);
  g_autoptr (GBytes) of_no_palette = kayako_sandbox_png_wrap (no_palette, NULL, 0, zeros);
  g_autoptr (KayakoSandboxPixels) pixels = kayako_sandbox_png_read (of_small);

  g_assert_nonnull (pixels);
  g_assert_cmpuint (pixels->width, ==, 1);
  g_assert_null (kayako_sandbox_png_read (of_huge));
  g_assert_null (kayako_sandbox_png_read (of_interlaced));
  g_assert_null (kayako_sandbox_png_read (of_no_palette));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/png/read", test_read);
  g_test_add_func ("/sandbox/png/round-trip", test_round_trip);
  g_test_add_func ("/sandbox/png/scale", test_scale);
  g_test_add_func ("/sandbox/png/broken", test_broken);
  g_test_add_func ("/sandbox/png/bombs", test_bombs);

  return g_test_run ();
}
