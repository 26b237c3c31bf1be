/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-archive.h"

#include <string.h>

#include "kayako-sandbox-checksum.h"

#define VERSION   20     /* of the format: folders and nothing newer */
#define UTF8_FLAG 0x0800 /* names are UTF-8 */
#define EPOCH     0x0021 /* 1 January 1980, the first date there is */

/* A ZIP file in the making. Files are kept as they are: pictures and mail do
 * not shrink much, and a reader of any age can read it. */
struct _KayakoSandboxArchive {
  GByteArray *files;     /* (owned) */
  GByteArray *directory; /* (owned): what comes after the files */
  GHashTable *names;     /* (owned) (element-type utf8) */
  guint16 count;
};

/**
 * kayako_sandbox_archive_new:
 *
 * Returns: (transfer full): an empty archive
 */
KayakoSandboxArchive *
kayako_sandbox_archive_new (void)
{
  KayakoSandboxArchive *self = g_new0 (KayakoSandboxArchive, 1);

  self->files = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * kayako_sandbox_archive_free:
 * @self: an archive
 */
void
kayako_sandbox_archive_free (KayakoSandboxArchive *self)
{
  g_byte_array_unref (self->files);
  g_byte_array_unref (self->directory);
  g_hash_table_unref (self->names);
  g_free (self);
}

static void
append_2 (GByteArray *array, guint16 number)
{
  guint16 little_endian = GUINT16_TO_LE (number);

  g_byte_array_append (array, (const guint8 *) &little_endian, sizeof little_endian);
}

static void
append_4 (GByteArray *array, guint32 number)
{
  guint32 little_endian = GUINT32_TO_LE (number);

  g_byte_array_append (array, (const guint8 *) &little_endian, sizeof little_endian);
}

/* What a file's own header and its entry in the directory say alike. */
static void
append_description (GByteArray *array, const char *name, GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  append_2 (array, VERSION);
  append_2 (array, UTF8_FLAG);
  append_2 (array, 0); /* stored */
  append_2 (array, 0);
  append_2 (array, EPOCH);
  append_4 (array, kayako_sandbox_checksum (data, size));
  append_4 (array, (guint32) size);
  append_4 (array, (guint32) size);
  append_2 (array, (guint16) strlen (name));
  append_2 (array, 0);
}

static void
append_text (GByteArray *array, const char *text)
{
  g_byte_array_append (array, (const guint8 *) text, (guint) strlen (text));
}

/* "photo.jpg", and of another file of this name "photo (2).jpg". */
static char *
dup_free_name (KayakoSandboxArchive *self, const char *name)
{
  const char *dot = strrchr (name, '.');
  int stem = dot != NULL && dot != name ? (int) (dot - name) : (int) strlen (name);
  char *result = g_strdup (name);

  for (guint n = 2; g_hash_table_contains (self->names, result); n++) {
    g_free (result);
    result = g_strdup_printf ("%.*s (%u)%s", stem, name, n, name + stem);
  }

  return result;
}

/**
 * kayako_sandbox_archive_add:
 * @self: an archive
 * @name: the file's name, without a folder
 * @bytes: the file
 *
 * Adds a file. A further one of the same name gets a number.
 */
void
kayako_sandbox_archive_add (KayakoSandboxArchive *self, const char *name, GBytes *bytes)
{
  char *own_name = dup_free_name (self, name);
  guint32 start = self->files->len;

  g_hash_table_add (self->names, own_name);

  append_text (self->files, "PK\003\004");
  append_description (self->files, own_name, bytes);
  append_text (self->files, own_name);
  if (g_bytes_get_size (bytes) > 0)
    g_byte_array_append (self->files, g_bytes_get_data (bytes, NULL),
                         (guint) g_bytes_get_size (bytes));

  append_text (self->directory, "PK\001\002");
  append_2 (self->directory, VERSION);
  append_description (self->directory, own_name, bytes);
  append_2 (self->directory, 0); /* no comment */
  append_2 (self->directory, 0);
  append_2 (self->directory, 0);
  append_4 (self->directory, 0);
  append_4 (self->directory, start);
  append_text (self->directory, own_name);
  self->count++;
}

/**
 * kayako_sandbox_archive_finish:
 * @self: an archive, to which nothing is added any more
 *
 * Returns: (transfer full): the ZIP file
 */
GBytes *
kayako_sandbox_archive_finish (KayakoSandboxArchive *self)
{
  GByteArray *zip = g_byte_array_new ();

  if (self->count > 0) {
    g_byte_array_append (zip, self->files->data, self->files->len);
    g_byte_array_append (zip, self->directory->data, self->directory->len);
  }
  append_text (zip, "PK\005\006");
  append_2 (zip, 0);
  append_2 (zip, 0);
  append_2 (zip, self->count);
  append_2 (zip, self->count);
  append_4 (zip, self->directory->len);
  append_4 (zip, self->files->len);
  append_2 (zip, 0);

  return g_byte_array_free_to_bytes (zip);
}
