/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-draft-version.h"

struct _KayakoDraftVersion {
  GObject parent_instance;

  char *text; /* (owned) (not nullable) */
  gint64 caret;
  GPtrArray *files; /* (owned) (not nullable) (element-type KayakoAttachment) */
  gint64 saved_at;
};

G_DEFINE_FINAL_TYPE (KayakoDraftVersion, kayako_draft_version, G_TYPE_OBJECT)

static void
kayako_draft_version_finalize (GObject *object)
{
  KayakoDraftVersion *self = KAYAKO_DRAFT_VERSION (object);

  g_free (self->text);
  g_ptr_array_unref (self->files);

  G_OBJECT_CLASS (kayako_draft_version_parent_class)->finalize (object);
}

static void
kayako_draft_version_class_init (KayakoDraftVersionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kayako_draft_version_finalize;
}

static void
kayako_draft_version_init (KayakoDraftVersion *self)
{
}

/**
 * kayako_draft_version_new:
 * @text: what was written
 * @caret: where, in characters from the beginning
 * @files: (nullable) (element-type KayakoAttachment): what was to be sent with it
 * @saved_at: when; seconds since 1970 in UTC
 *
 * Remembers what a reply was.
 *
 * Returns: (transfer full): the version
 */
KayakoDraftVersion *
kayako_draft_version_new (const char *text, gint64 caret, GPtrArray *files, gint64 saved_at)
{
  KayakoDraftVersion *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_DRAFT_VERSION, NULL);
  self->text = g_utf8_make_valid (text, -1);
  self->caret = caret;
  self->files =
      files != NULL ? g_ptr_array_ref (files) : g_ptr_array_new_with_free_func (g_object_unref);
  self->saved_at = saved_at;
  return self;
}

/**
 * kayako_draft_version_get_text:
 * @self: a version
 *
 * Returns: what was written, owned by @self
 */
const char *
kayako_draft_version_get_text (KayakoDraftVersion *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFT_VERSION (self), "");

  return self->text;
}

/**
 * kayako_draft_version_get_caret:
 * @self: a version
 *
 * Returns: where one was writing, in characters from the beginning
 */
gint64
kayako_draft_version_get_caret (KayakoDraftVersion *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFT_VERSION (self), 0);

  return self->caret;
}

/**
 * kayako_draft_version_get_files:
 * @self: a version
 *
 * Returns: (transfer none) (element-type KayakoAttachment): what was to be sent
 *   with it
 */
GPtrArray *
kayako_draft_version_get_files (KayakoDraftVersion *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFT_VERSION (self), NULL);

  return self->files;
}

/**
 * kayako_draft_version_get_saved_at:
 * @self: a version
 *
 * Returns: when it was like this; seconds since 1970 in UTC
 */
gint64
kayako_draft_version_get_saved_at (KayakoDraftVersion *self)
{
  g_return_val_if_fail (KAYAKO_IS_DRAFT_VERSION (self), 0);

  return self->saved_at;
}
