/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-row-source.h"

/**
 * KayakoRowSource:
 *
 * Where lists that know ids get the objects for their rows from.
 */

G_DEFINE_INTERFACE (KayakoRowSource, kayako_row_source, G_TYPE_OBJECT)

static void
kayako_row_source_default_init (KayakoRowSourceInterface *iface)
{
}

/**
 * kayako_row_source_dup_row:
 * @self: a `KayakoRowSource`
 * @type: a type of resource
 * @id: the id of one
 *
 * Gets the account's object of a resource at once. Where nothing is known of it
 * yet it is a stub, and is filled soon, together with others that were asked
 * for.
 *
 * Returns: (transfer full): the object
 */
gpointer
kayako_row_source_dup_row (KayakoRowSource *self, GType type, gint64 id)
{
  g_return_val_if_fail (KAYAKO_IS_ROW_SOURCE (self), NULL);

  return KAYAKO_ROW_SOURCE_GET_IFACE (self)->dup_row (self, type, id);
}
