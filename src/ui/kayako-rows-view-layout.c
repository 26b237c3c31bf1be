/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the rows are. What is being read stays where it is: rows before it, whose
 * heights turn out otherwise, move the beginning of the whole and not how far it
 * is scrolled, so that neither a drag nor a scrolling that goes on by itself is
 * disturbed. The adjustment's lower bound may therefore be any number. */

#include "kayako-rows-view-private.h"

#include <math.h>

/* How near to the end counts as being there, in pixels. */
#define END_TOLERANCE 24.0

/* How many rows out of sight get a widget at once: the others wait until what is
 * in sight has been drawn. */
#define ROWS_AT_ONCE 2

/* A run of rows with widgets, in pixels from the upper edge of what is visible. */
typedef struct {
  guint first;
  guint last;
  double top;
  double bottom;
  guint budget; /* how many rows out of sight may still get a widget */
} Band;

/**
 * kayako_rows_view_count:
 * @self: a `KayakoRowsView`
 *
 * Returns: how many rows it has, with a widget or without
 */
guint
kayako_rows_view_count (KayakoRowsView *self)
{
  return kayako_row_heights_get_n_rows (self->heights);
}

static int
measure_height (KayakoRowsView *self, GtkWidget *widget)
{
  int minimum = 0;
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (minimum, self->width), NULL, &natural,
                      NULL, NULL);

  return natural;
}

/**
 * kayako_rows_view_measure_top:
 * @self: a `KayakoRowsView`
 *
 * Returns: how high is what stands above the first row
 */
int
kayako_rows_view_measure_top (KayakoRowsView *self)
{
  return self->top != NULL && gtk_widget_should_layout (self->top)
             ? measure_height (self, self->top)
             : 0;
}

/* Returns: how high the row is, together with what stands above it */
static int
measure_entry (KayakoRowsView *self, KayakoRowsEntry *entry)
{
  int height = 0;

  entry->head_height = entry->head != NULL ? measure_height (self, entry->head) : 0;
  entry->row_height = measure_height (self, entry->row);
  height = MAX (1, entry->head_height + entry->row_height);
  kayako_row_heights_set (self->heights, entry->position, height);

  return height;
}

static int
measure_row (KayakoRowsView *self, guint position)
{
  return measure_entry (self, kayako_rows_view_ensure (self, position));
}

static void
move_band (Band *band, double distance)
{
  band->top += distance;
  band->bottom += distance;
}

/* In another width, the same words of a row stand at the upper edge. */
static void
keep_words (KayakoRowsView *self, int before, int after)
{
  if (self->is_rewrapped && self->offset < 0.0 && before > 0)
    self->offset *= (double) after / before;
  self->is_rewrapped = FALSE;
}

/* What is being read, alone. */
static Band
begin_band (KayakoRowsView *self)
{
  guint position = self->at_end ? kayako_rows_view_count (self) - 1 : self->anchor;
  KayakoRowsEntry *entry = kayako_rows_view_ensure (self, position);
  int before = entry->row_height;
  int height = measure_entry (self, entry);
  Band band = { position, position, 0.0, height, self->is_laid_out ? ROWS_AT_ONCE : 0 };

  keep_words (self, before, entry->row_height);

  if (self->at_end)
    move_band (&band, self->height + self->end_gap - height);
  else
    move_band (&band, self->offset - entry->head_height);

  return band;
}

static void
extend_down (KayakoRowsView *self, Band *band, double to)
{
  while (band->bottom < to && band->last + 1 < kayako_rows_view_count (self))
    band->bottom += measure_row (self, ++band->last);
}

static void
extend_up (KayakoRowsView *self, Band *band, double to)
{
  while (band->top > to && band->first > 0)
    band->top -= measure_row (self, --band->first);
}

/* All that is visible. Nothing is left empty where there are rows to fill it. */
static void
fill_visible (KayakoRowsView *self, Band *band)
{
  double top_height = kayako_rows_view_measure_top (self);

  extend_down (self, band, self->height);
  if (band->last + 1 == kayako_rows_view_count (self) && band->bottom < self->height)
    move_band (band, self->height - band->bottom);

  extend_up (self, band, 0.0);
  if (band->first == 0 && band->top > top_height)
    move_band (band, top_height - band->top);

  extend_down (self, band, self->height);
}

static gboolean
may_extend (KayakoRowsView *self, Band *band, guint position, double distance)
{
  gboolean has_widget = kayako_rows_view_lookup (self, position) != NULL;

  /* What has a widget is kept a little longer, for who scrolls to and fro. */
  if (distance >= (has_widget ? 1.5 : 1.0) * self->height)
    return FALSE;

  if (has_widget)
    return TRUE;

  if (band->budget == 0)
    return FALSE;

  band->budget--;
  return TRUE;
}

/* The margins, by and by. */
static void
fill_margins (KayakoRowsView *self, Band *band)
{
  while (band->first > 0 && may_extend (self, band, band->first - 1, -band->top))
    band->top -= measure_row (self, --band->first);

  while (band->last + 1 < kayako_rows_view_count (self) &&
         may_extend (self, band, band->last + 1, band->bottom - self->height))
    band->bottom += measure_row (self, ++band->last);
}

static gboolean
fill_cb (gpointer user_data)
{
  KayakoRowsView *self = user_data;

  self->fill_id = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* After all that is more urgent, as drawing what is visible. */
static void
queue_fill (KayakoRowsView *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

/* Where the row is or, where it has had no place yet, would be. */
static double
find_y (KayakoRowsView *self, guint position)
{
  double origin = gtk_adjustment_get_lower (self->adjustment) + kayako_rows_view_measure_top (self);

  return origin + kayako_row_heights_get_before (self->heights, position) -
         gtk_adjustment_get_value (self->adjustment);
}

/* How far a row must be moved to be where it is wanted. */
static double
find_reveal_distance (KayakoRowsView *self, double top, double bottom)
{
  if (bottom - top > self->height) {
    /* More than is visible at once: its beginning for who comes from above, its
     * end for who comes from below. */
    if (self->reveal == KAYAKO_ROWS_REVEAL_DOWN)
      return -top;
    if (self->reveal == KAYAKO_ROWS_REVEAL_UP)
      return self->height - bottom;
    if (top < self->height && bottom > 0.0)
      return 0.0;
  }

  if (top < 0.0)
    return -top;

  return MIN (0.0, self->height - bottom);
}

/* Takes the row that is wanted for what is being read, where it is to be seen. */
static void
begin_reveal (KayakoRowsView *self)
{
  KayakoRowsEntry *entry = kayako_rows_view_ensure (self, self->reveal_position);
  int height = measure_entry (self, entry);
  double y = find_y (self, self->reveal_position);
  double distance = find_reveal_distance (self, y, y + height);

  if (self->at_end && distance == 0.0)
    return;

  /* With the first row comes all that is above it. */
  if (self->reveal_position == 0 && height <= self->height)
    distance = MAX (distance, kayako_rows_view_measure_top (self) - y);

  self->at_end = FALSE;
  self->anchor = self->reveal_position;
  self->offset = y + distance + entry->head_height;
}

/* Tells the adjustment how much there is, and where in it. */
static void
configure (KayakoRowsView *self, const Band *band)
{
  guint n_rows = kayako_rows_view_count (self);
  double above = kayako_rows_view_measure_top (self);
  double whole = above + kayako_row_heights_get_before (self->heights, n_rows);
  double value = gtk_adjustment_get_value (self->adjustment);
  double lower = 0.0;

  above += kayako_row_heights_get_before (self->heights, band->first);
  if (self->begins_anew)
    value = above - band->top;
  else
    lower = value + band->top - above;

  self->is_moving = TRUE;
  gtk_adjustment_configure (self->adjustment, value, lower, lower + MAX (whole, self->height),
                            self->height * 0.1, self->height * 0.9, self->height);
  self->is_moving = FALSE;
  self->begins_anew = FALSE;
}

static void
configure_nothing (KayakoRowsView *self)
{
  self->is_moving = TRUE;
  gtk_adjustment_configure (self->adjustment, 0.0, 0.0,
                            MAX (kayako_rows_view_measure_top (self), self->height),
                            self->height * 0.1, self->height * 0.9, self->height);
  self->is_moving = FALSE;
}

/* What is out of reach has a place too: the row that has the focus. */
static void
note_places (KayakoRowsView *self, const Band *band)
{
  double y = band->top;

  for (guint i = 0; i < self->entries->len; i++) {
    KayakoRowsEntry *entry = self->entries->pdata[i];

    if (entry->position < band->first || entry->position > band->last) {
      measure_entry (self, entry);
      entry->y = find_y (self, entry->position);
      continue;
    }
    entry->y = y;
    y += MAX (1, entry->head_height + entry->row_height);
  }
}

/* After the places have been given, which may be others than were wanted. */
static void
note_reading (KayakoRowsView *self, const Band *band)
{
  double gap =
      band->last + 1 == kayako_rows_view_count (self) ? band->bottom - self->height : G_MAXDOUBLE;

  if (self->at_end) {
    self->end_gap = MAX (0.0, gap);
    return;
  }

  if (gap < 0.5) {
    self->at_end = TRUE;
    self->end_gap = 0.0;
  }
  self->offset =
      find_y (self, self->anchor) + kayako_rows_view_lookup (self, self->anchor)->head_height;
}

/**
 * kayako_rows_view_lay_out:
 * @self: a `KayakoRowsView` that has a size
 *
 * Decides which rows have a widget and where each is.
 */
void
kayako_rows_view_lay_out (KayakoRowsView *self)
{
  Band band;

  if (self->adjustment == NULL || self->height <= 0 || self->width <= 0)
    return;

  if (kayako_rows_view_count (self) == 0) {
    configure_nothing (self);
    return;
  }

  if (self->reveal != KAYAKO_ROWS_REVEAL_NOTHING && self->is_laid_out)
    begin_reveal (self);
  self->reveal = KAYAKO_ROWS_REVEAL_NOTHING;

  self->anchor = MIN (self->anchor, kayako_rows_view_count (self) - 1);
  band = begin_band (self);
  fill_visible (self, &band);
  fill_margins (self, &band);
  kayako_rows_view_keep (self, band.first, band.last);
  configure (self, &band);
  note_places (self, &band);
  note_reading (self, &band);
  self->is_laid_out = TRUE;

  if (band.budget == 0)
    queue_fill (self);
}

static void
place_child (GtkWidget *child, int width, double y, int height)
{
  int minimum = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (
      child, &(GtkAllocation) { 0, (int) floor (y), MAX (minimum, width), height }, -1);
}

/**
 * kayako_rows_view_place:
 * @self: a `KayakoRowsView` that has been laid out
 *
 * Gives its children their places.
 */
void
kayako_rows_view_place (KayakoRowsView *self)
{
  if (self->top != NULL && gtk_widget_should_layout (self->top))
    place_child (self->top, self->width,
                 self->adjustment != NULL ? gtk_adjustment_get_lower (self->adjustment) -
                                                gtk_adjustment_get_value (self->adjustment)
                                          : 0.0,
                 kayako_rows_view_measure_top (self));

  for (guint i = 0; i < self->entries->len; i++) {
    KayakoRowsEntry *entry = self->entries->pdata[i];

    if (entry->head != NULL)
      place_child (entry->head, self->width, entry->y, entry->head_height);
    place_child (entry->row, self->width, floor (entry->y) + entry->head_height, entry->row_height);
  }
}

/**
 * kayako_rows_view_remember:
 * @self: a `KayakoRowsView`
 *
 * Takes what somebody has scrolled to for what is being read.
 */
void
kayako_rows_view_remember (KayakoRowsView *self)
{
  double value = gtk_adjustment_get_value (self->adjustment);
  double end =
      gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_page_size (self->adjustment);
  double origin = gtk_adjustment_get_lower (self->adjustment) + kayako_rows_view_measure_top (self);
  KayakoRowsEntry *entry = NULL;

  if (kayako_rows_view_count (self) == 0)
    return;

  self->at_end = value >= end - END_TOLERANCE;
  self->end_gap = MAX (0.0, end - value);
  self->anchor = kayako_row_heights_find (self->heights, (gint64) (value - origin));
  entry = kayako_rows_view_lookup (self, self->anchor);
  self->offset = find_y (self, self->anchor) + (entry != NULL ? entry->head_height : 0);
}
