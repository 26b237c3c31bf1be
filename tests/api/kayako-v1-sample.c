/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-sample.h"

/* The bytes of a sample. */
GBytes *
kayako_v1_sample_read (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "v1", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

/* The envelope of a sample that has one. */
KayakoV1Envelope *
kayako_v1_sample_parse (const char *name)
{
  g_autoptr (GBytes) body = kayako_v1_sample_read (name);
  g_autoptr (GError) error = NULL;
  KayakoV1Envelope *envelope = kayako_v1_envelope_parse (body, &error);

  g_assert_no_error (error);
  g_assert_nonnull (envelope);

  return envelope;
}

/* A piece of JSON written in a test. */
JsonNode *
kayako_v1_sample_node (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);

  return node;
}
