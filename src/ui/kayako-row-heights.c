/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-row-heights.h"

/* What is expected of rows before any was measured, in pixels. */
#define FIRST_GUESS 120

/* From this many on the expectation stays as it is, so that the whole does not
 * go on changing while one scrolls. */
#define ENOUGH 64

/* A row is measured anew when it is seen, so a remembered height need not be
 * true. Sums are made when they are asked for, and only from the first row on
 * that has changed: 10,000 of them take some 10 µs. */
struct _KayakoRowHeights {
  GArray *heights; /* (owned): int each, 0 where none was measured */
  GArray *sums;    /* (owned): gint64 each, what lies before a row and, last, all */
  guint n_valid;   /* how many of the sums are right */

  gint64 measured; /* sum of the heights that made the guess */
  guint n_measured;
  int guess;
};

/**
 * kayako_row_heights_new:
 *
 * Returns: (transfer full): the heights of no rows
 */
KayakoRowHeights *
kayako_row_heights_new (void)
{
  KayakoRowHeights *self = g_new0 (KayakoRowHeights, 1);

  self->heights = g_array_new (FALSE, TRUE, sizeof (int));
  self->sums = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_set_size (self->sums, 1);
  self->n_valid = 1;
  self->guess = FIRST_GUESS;

  return self;
}

/**
 * kayako_row_heights_free:
 * @self: (transfer full): heights
 *
 * Frees them.
 */
void
kayako_row_heights_free (KayakoRowHeights *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->heights);
  g_array_unref (self->sums);
  g_free (self);
}

static void
invalidate (KayakoRowHeights *self, guint position)
{
  self->n_valid = MIN (self->n_valid, position + 1);
}

/* The mean of what was measured, taken again each time that is twice as much. */
static void
learn (KayakoRowHeights *self, int height)
{
  if (self->n_measured >= ENOUGH)
    return;

  self->measured += height;
  self->n_measured++;
  if ((self->n_measured & (self->n_measured - 1)) != 0)
    return;

  self->guess = MAX (1, (int) (self->measured / self->n_measured));
  invalidate (self, 0);
}

/**
 * kayako_row_heights_get_n_rows:
 * @self: heights
 *
 * Returns: of how many rows
 */
guint
kayako_row_heights_get_n_rows (KayakoRowHeights *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->heights->len;
}

/**
 * kayako_row_heights_splice:
 * @self: heights
 * @position: where rows changed
 * @removed: how many went
 * @added: how many came
 *
 * Follows the rows. Of rows that went and came at once, the first ones are taken
 * for each other.
 */
void
kayako_row_heights_splice (KayakoRowHeights *self, guint position, guint removed, guint added)
{
  guint kept = MIN (removed, added);

  g_return_if_fail (self != NULL);
  g_return_if_fail (position + removed <= self->heights->len);

  if (removed > kept)
    g_array_remove_range (self->heights, position + kept, removed - kept);

  if (added > kept) {
    g_autofree int *none = g_new0 (int, added - kept);

    g_array_insert_vals (self->heights, position + kept, none, added - kept);
  }

  g_array_set_size (self->sums, self->heights->len + 1);
  invalidate (self, position);
}

/**
 * kayako_row_heights_set:
 * @self: heights
 * @position: a row
 * @height: how high it is, in pixels, positive
 *
 * Remembers what was measured.
 */
void
kayako_row_heights_set (KayakoRowHeights *self, guint position, int height)
{
  int *known = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->heights->len);
  g_return_if_fail (height > 0);

  known = &g_array_index (self->heights, int, position);
  if (*known == height)
    return;

  if (*known == 0)
    learn (self, height);
  *known = height;
  invalidate (self, position);
}

/**
 * kayako_row_heights_doubt:
 * @self: heights
 *
 * Expects other heights from now on, as for another width; those that were
 * measured are the best guess for their rows until they are measured again.
 */
void
kayako_row_heights_doubt (KayakoRowHeights *self)
{
  g_return_if_fail (self != NULL);

  self->measured = 0;
  self->n_measured = 0;
}

/**
 * kayako_row_heights_get:
 * @self: heights
 * @position: a row
 *
 * Returns: how high it is or is expected to be, in pixels
 */
int
kayako_row_heights_get (KayakoRowHeights *self, guint position)
{
  int known = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (position < self->heights->len, 0);

  known = g_array_index (self->heights, int, position);

  return known != 0 ? known : self->guess;
}

/**
 * kayako_row_heights_get_before:
 * @self: heights
 * @position: a row, or the number of rows
 *
 * Returns: how high all rows before it are together, in pixels
 */
gint64
kayako_row_heights_get_before (KayakoRowHeights *self, guint position)
{
  gint64 *sums = NULL;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (position <= self->heights->len, 0);

  sums = (gint64 *) (gpointer) self->sums->data;
  for (; self->n_valid <= position; self->n_valid++)
    sums[self->n_valid] =
        sums[self->n_valid - 1] + kayako_row_heights_get (self, self->n_valid - 1);

  return sums[position];
}

/**
 * kayako_row_heights_find:
 * @self: heights of at least one row
 * @y: how far below the upper edge of the first row, in pixels
 *
 * Returns: which row is there; the first or the last where none is
 */
guint
kayako_row_heights_find (KayakoRowHeights *self, gint64 y)
{
  guint low = 0;
  guint high = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->heights->len > 0, 0);

  high = self->heights->len - 1;
  while (low < high) {
    guint middle = (low + high) / 2;

    if (kayako_row_heights_get_before (self, middle + 1) > y)
      high = middle;
    else
      low = middle + 1;
  }

  return low;
}
