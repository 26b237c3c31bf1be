/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-page.h"

/**
 * KayakoPage:
 *
 * A part of a collection as one answer brought it, with where it lies in the
 * whole. Immutable; counted by references, from any thread.
 */
struct _KayakoPage {
  GPtrArray *items; /* (owned) (not nullable) */
  guint offset;
  guint limit;
  int total; /* -1 when the server did not say */
  gboolean has_more;
};

G_DEFINE_BOXED_TYPE (KayakoPage, kayako_page, kayako_page_ref, kayako_page_unref)

/**
 * kayako_page_new:
 * @items: (transfer full): the resources of the page
 * @offset: how many items of the collection lie before it
 * @limit: how many items were asked for, 0 where nobody said
 * @total: how many items the collection has, -1 when unknown
 * @has_more: whether items follow
 *
 * Makes a page.
 *
 * Returns: (transfer full): a page
 */
KayakoPage *
kayako_page_new (GPtrArray *items, guint offset, guint limit, int total, gboolean has_more)
{
  KayakoPage *self = NULL;

  g_return_val_if_fail (items != NULL, NULL);

  self = g_atomic_rc_box_new0 (KayakoPage);
  self->items = items;
  self->offset = offset;
  self->limit = limit;
  self->total = MAX (total, -1);
  self->has_more = !!has_more;

  return self;
}

/**
 * kayako_page_ref:
 * @self: a page
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
KayakoPage *
kayako_page_ref (KayakoPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
page_clear (gpointer data)
{
  KayakoPage *self = data;

  g_clear_pointer (&self->items, g_ptr_array_unref);
}

/**
 * kayako_page_unref:
 * @self: (transfer full): a page
 *
 * Drops a reference, and the page with the last one.
 */
void
kayako_page_unref (KayakoPage *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, page_clear);
}

/**
 * kayako_page_get_items:
 * @self: a page
 *
 * The resources of the page, in the server's order.
 *
 * Returns: (transfer none): resources, owned by @self
 */
GPtrArray *
kayako_page_get_items (const KayakoPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->items;
}

/**
 * kayako_page_get_offset:
 * @self: a page
 *
 * How many items of the collection lie before this page.
 *
 * Returns: a count
 */
guint
kayako_page_get_offset (const KayakoPage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->offset;
}

/**
 * kayako_page_get_limit:
 * @self: a page
 *
 * How many items were asked for.
 *
 * Returns: a count, 0 where nobody said
 */
guint
kayako_page_get_limit (const KayakoPage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->limit;
}

/**
 * kayako_page_get_total:
 * @self: a page
 *
 * How many items the whole collection has.
 *
 * Returns: a count, -1 when the server did not say
 */
int
kayako_page_get_total (const KayakoPage *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->total;
}

/**
 * kayako_page_get_has_more:
 * @self: a page
 *
 * Whether items of the collection follow this page.
 *
 * Returns: %TRUE when another page is worth asking for
 */
gboolean
kayako_page_get_has_more (const KayakoPage *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_more;
}
