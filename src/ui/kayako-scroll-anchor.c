/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-scroll-anchor.h"

#include <math.h>

/* How near to the end counts as being there, in pixels. */
#define END_TOLERANCE 24.0

/**
 * KayakoScrollAnchor:
 *
 * Remembers what is being read in a list that scrolls, and finds it again when
 * the list has changed: rows added before it, heights that came late, another
 * width. What is being read is either the end, or the first visible row and how
 * far it is from the upper edge.
 *
 * Whoever holds it calls kayako_scroll_anchor_remember() when a person has
 * scrolled and kayako_scroll_anchor_restore() after each allocation.
 */
struct _KayakoScrollAnchor {
  GObject parent_instance;

  GtkListBox *list_box;      /* (unowned): the widget that holds us owns it */
  GtkWidget *content;        /* (unowned): what scrolls, around the list box */
  GtkAdjustment *adjustment; /* (owned) */

  GtkListBoxRow *row; /* (nullable) (weak) */
  double offset;      /* from the upper edge of what is visible to that of the row */
  gboolean at_end;
};

G_DEFINE_FINAL_TYPE (KayakoScrollAnchor, kayako_scroll_anchor, G_TYPE_OBJECT)

/* Where a row lies in what scrolls. */
static gboolean
measure_row (KayakoScrollAnchor *self, GtkListBoxRow *row, double *top, double *bottom)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), self->content, &bounds))
    return FALSE;

  *top = bounds.origin.y;
  *bottom = bounds.origin.y + bounds.size.height;

  return TRUE;
}

static int
count_rows (GtkListBox *list_box)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (list_box));

  while (last != NULL && !GTK_IS_LIST_BOX_ROW (last))
    last = gtk_widget_get_prev_sibling (last);

  return last != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (last)) + 1 : 0;
}

/* The first row that ends below @y: rows are in order, so halving finds it. */
static GtkListBoxRow *
find_row_at (KayakoScrollAnchor *self, double y)
{
  int low = 0;
  int high = count_rows (self->list_box);

  while (low < high) {
    int middle = (low + high) / 2;
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, middle);
    double top = 0.0;
    double bottom = 0.0;

    if (row == NULL || !measure_row (self, row, &top, &bottom))
      return NULL;

    if (bottom > y)
      high = middle;
    else
      low = middle + 1;
  }

  return gtk_list_box_get_row_at_index (self->list_box, low);
}

static double
get_end (KayakoScrollAnchor *self)
{
  return MAX (0.0, gtk_adjustment_get_upper (self->adjustment) -
                       gtk_adjustment_get_page_size (self->adjustment));
}

static void
kayako_scroll_anchor_dispose (GObject *object)
{
  KayakoScrollAnchor *self = KAYAKO_SCROLL_ANCHOR (object);

  g_clear_weak_pointer (&self->row);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (kayako_scroll_anchor_parent_class)->dispose (object);
}

static void
kayako_scroll_anchor_class_init (KayakoScrollAnchorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kayako_scroll_anchor_dispose;
}

static void
kayako_scroll_anchor_init (KayakoScrollAnchor *self)
{
  self->at_end = TRUE;
}

/**
 * kayako_scroll_anchor_new:
 * @list_box: (transfer none): the list; outlives the anchor
 * @content: (transfer none): what scrolls, @list_box or a widget around it
 * @adjustment: how far it is scrolled
 *
 * Returns: (transfer full): an anchor at the end
 */
KayakoScrollAnchor *
kayako_scroll_anchor_new (GtkListBox *list_box, GtkWidget *content, GtkAdjustment *adjustment)
{
  KayakoScrollAnchor *self = g_object_new (KAYAKO_TYPE_SCROLL_ANCHOR, NULL);

  self->list_box = list_box;
  self->content = content;
  self->adjustment = g_object_ref (adjustment);

  return self;
}

/**
 * kayako_scroll_anchor_get_at_end:
 * @self: a `KayakoScrollAnchor`
 *
 * Returns: whether the end is what is being read
 */
gboolean
kayako_scroll_anchor_get_at_end (KayakoScrollAnchor *self)
{
  g_return_val_if_fail (KAYAKO_IS_SCROLL_ANCHOR (self), FALSE);

  return self->at_end;
}

/**
 * kayako_scroll_anchor_find_row:
 * @self: a `KayakoScrollAnchor`
 *
 * Returns: (nullable) (transfer none): the first row that is visible now
 */
GtkListBoxRow *
kayako_scroll_anchor_find_row (KayakoScrollAnchor *self)
{
  g_return_val_if_fail (KAYAKO_IS_SCROLL_ANCHOR (self), NULL);

  return find_row_at (self, gtk_adjustment_get_value (self->adjustment));
}

/**
 * kayako_scroll_anchor_pin_end:
 * @self: a `KayakoScrollAnchor`
 *
 * Makes the end what is being read, from the next allocation on.
 */
void
kayako_scroll_anchor_pin_end (KayakoScrollAnchor *self)
{
  g_return_if_fail (KAYAKO_IS_SCROLL_ANCHOR (self));

  self->at_end = TRUE;
  g_clear_weak_pointer (&self->row);
}

/**
 * kayako_scroll_anchor_pin_row:
 * @self: a `KayakoScrollAnchor`
 * @row: a row of the list
 * @offset: how far below the upper edge it shall be, in pixels
 *
 * Makes @row what is being read, from the next allocation on.
 */
void
kayako_scroll_anchor_pin_row (KayakoScrollAnchor *self, GtkListBoxRow *row, double offset)
{
  g_return_if_fail (KAYAKO_IS_SCROLL_ANCHOR (self));
  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  self->at_end = FALSE;
  self->offset = offset;
  g_set_weak_pointer (&self->row, row);
}

/**
 * kayako_scroll_anchor_remember:
 * @self: a `KayakoScrollAnchor`
 *
 * Takes what is visible now for what is being read.
 */
void
kayako_scroll_anchor_remember (KayakoScrollAnchor *self)
{
  double value = 0.0;
  double top = 0.0;
  double bottom = 0.0;
  GtkListBoxRow *row = NULL;

  g_return_if_fail (KAYAKO_IS_SCROLL_ANCHOR (self));

  value = gtk_adjustment_get_value (self->adjustment);
  self->at_end = value >= get_end (self) - END_TOLERANCE;

  row = find_row_at (self, value);
  g_set_weak_pointer (&self->row, row);
  if (row != NULL && measure_row (self, row, &top, &bottom))
    self->offset = top - value;
}

/**
 * kayako_scroll_anchor_restore:
 * @self: a `KayakoScrollAnchor`
 *
 * Scrolls so that what was being read is where it was.
 *
 * Returns: whether that took any scrolling
 */
gboolean
kayako_scroll_anchor_restore (KayakoScrollAnchor *self)
{
  double value = 0.0;
  double target = 0.0;
  double top = 0.0;
  double bottom = 0.0;

  g_return_val_if_fail (KAYAKO_IS_SCROLL_ANCHOR (self), FALSE);

  value = gtk_adjustment_get_value (self->adjustment);

  if (self->at_end) {
    target = get_end (self);
  } else if (self->row != NULL && measure_row (self, self->row, &top, &bottom)) {
    target = CLAMP (top - self->offset, 0.0, get_end (self));
    self->at_end = target >= get_end (self);
  } else {
    kayako_scroll_anchor_remember (self);
    return FALSE;
  }

  if (fabs (target - value) < 0.5)
    return FALSE;

  gtk_adjustment_set_value (self->adjustment, target);

  return TRUE;
}
