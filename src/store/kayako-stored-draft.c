/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-stored-draft.h"

G_DEFINE_BOXED_TYPE (KayakoStoredDraft,
                     kayako_stored_draft,
                     kayako_stored_draft_copy,
                     kayako_stored_draft_free)

/**
 * kayako_stored_draft_new:
 * @key: names the draft
 * @text: what was typed
 *
 * Makes a draft; its other fields are set by hand, and owned by it.
 *
 * Returns: (transfer full): the draft
 */
KayakoStoredDraft *
kayako_stored_draft_new (const char *key, const char *text)
{
  KayakoStoredDraft *self = NULL;

  g_return_val_if_fail (key != NULL && text != NULL, NULL);

  self = g_new0 (KayakoStoredDraft, 1);
  self->key = g_strdup (key);
  self->text = g_strdup (text);

  return self;
}

/**
 * kayako_stored_draft_copy:
 * @self: a draft
 *
 * Returns: (transfer full): a copy
 */
KayakoStoredDraft *
kayako_stored_draft_copy (const KayakoStoredDraft *self)
{
  KayakoStoredDraft *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = kayako_stored_draft_new (self->key, self->text);
  copy->version = self->version;
  copy->conversation_id = self->conversation_id;
  copy->subject = g_strdup (self->subject);
  copy->caret = self->caret;
  copy->options = self->options != NULL ? g_variant_ref_sink (self->options) : NULL;
  copy->files = self->files != NULL ? g_variant_ref_sink (self->files) : NULL;
  copy->saved_at = self->saved_at;
  copy->is_apart = self->is_apart;

  return copy;
}

/**
 * kayako_stored_draft_free:
 * @self: (transfer full): a draft
 *
 * Frees @self.
 */
void
kayako_stored_draft_free (KayakoStoredDraft *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->key);
  g_free (self->subject);
  g_free (self->text);
  g_clear_pointer (&self->options, g_variant_unref);
  g_clear_pointer (&self->files, g_variant_unref);
  g_free (self);
}
