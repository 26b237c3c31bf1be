/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-update.h"

G_DEFINE_BOXED_TYPE (KayakoUpdate, kayako_update, kayako_update_copy, kayako_update_free)

/**
 * kayako_update_new:
 * @id: a conversation's id
 * @updated_at: when anything about it last changed; Unix seconds
 *
 * Makes one.
 *
 * Returns: (transfer full): an update
 */
KayakoUpdate *
kayako_update_new (gint64 id, gint64 updated_at)
{
  KayakoUpdate *self = g_new0 (KayakoUpdate, 1);

  self->id = id;
  self->updated_at = updated_at;
  return self;
}

/**
 * kayako_update_copy:
 * @self: an update
 *
 * Copies it.
 *
 * Returns: (transfer full): a copy
 */
KayakoUpdate *
kayako_update_copy (const KayakoUpdate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * kayako_update_free:
 * @self: (transfer full): an update
 *
 * Frees it.
 */
void
kayako_update_free (KayakoUpdate *self)
{
  g_free (self);
}
