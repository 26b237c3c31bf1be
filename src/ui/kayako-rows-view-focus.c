/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard in a list of rows. */

#include "kayako-rows-view-private.h"

static void
reveal (KayakoRowsView *self, guint position, KayakoRowsReveal way)
{
  self->reveal = way;
  self->reveal_position = position;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Makes a row the one that has the focus; it need not have had a widget. */
static void
focus_row (KayakoRowsView *self, guint position, KayakoRowsReveal way)
{
  gtk_widget_grab_focus (kayako_rows_view_ensure (self, position)->row);
  reveal (self, position, way);
}

static KayakoRowsEntry *
get_focus_entry (KayakoRowsView *self)
{
  return kayako_rows_view_lookup_child (self, gtk_widget_get_focus_child (GTK_WIDGET (self)));
}

/* The first row, or the last, of which something is visible. */
static KayakoRowsEntry *
find_visible (KayakoRowsView *self, gboolean last)
{
  KayakoRowsEntry *found = NULL;

  for (guint i = 0; i < self->entries->len; i++) {
    KayakoRowsEntry *entry = self->entries->pdata[i];
    double bottom = entry->y + entry->head_height + entry->row_height;

    if (entry->y >= self->height || bottom <= 0.0)
      continue;
    if (!last)
      return entry;
    found = entry;
  }

  return found;
}

static gboolean
focus_visible (KayakoRowsView *self, GtkDirectionType direction)
{
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  KayakoRowsEntry *entry = find_visible (self, is_back);

  return entry != NULL && gtk_widget_child_focus (entry->row, direction);
}

static gboolean
focus_top (KayakoRowsView *self, GtkDirectionType direction)
{
  return self->top != NULL && gtk_widget_child_focus (self->top, direction);
}

static void
scroll_by (KayakoRowsView *self, double distance)
{
  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) + distance);
}

/* What has the focus in a row that is higher than what is visible need not be where
 * the row is. */
static void
show_focus (KayakoRowsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;
  double below = 0.0;

  if (focus == NULL || self->adjustment == NULL ||
      !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds) ||
      bounds.size.height > self->height)
    return;

  below = bounds.origin.y + bounds.size.height - self->height;
  if (bounds.origin.y < 0.0)
    scroll_by (self, bounds.origin.y);
  else if (below > 0.0)
    scroll_by (self, below);
}

/**
 * kayako_rows_view_focus:
 * @widget: a `KayakoRowsView`
 * @direction: where the focus shall go
 *
 * Coming from outside, the focus goes to what is being read: going to the first
 * row of all would scroll there. Within, it goes through one row and out again.
 *
 * Returns: whether the focus is in the list
 */
gboolean
kayako_rows_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KayakoRowsView *self = KAYAKO_ROWS_VIEW (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);

  if (focus == NULL)
    return (direction == GTK_DIR_TAB_FORWARD && self->anchor == 0 && !self->at_end &&
            focus_top (self, direction)) ||
           focus_visible (self, direction) || focus_top (self, direction);

  if (gtk_widget_child_focus (focus, direction)) {
    show_focus (self);
    return TRUE;
  }

  if (focus == self->top)
    return direction == GTK_DIR_TAB_FORWARD && focus_visible (self, direction);

  return direction == GTK_DIR_TAB_BACKWARD && focus_top (self, direction);
}

/**
 * kayako_rows_view_set_focus_child:
 * @widget: a `KayakoRowsView`
 * @child: (nullable): which child has the focus now
 *
 * What has the focus is to be seen.
 */
void
kayako_rows_view_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  KayakoRowsView *self = KAYAKO_ROWS_VIEW (widget);
  gboolean is_same = child == gtk_widget_get_focus_child (widget);
  const KayakoRowsEntry *entry = kayako_rows_view_lookup_child (self, child);

  GTK_WIDGET_CLASS (g_type_class_peek_parent (GTK_WIDGET_GET_CLASS (widget)))
      ->set_focus_child (widget, child);

  if (entry != NULL && !is_same && self->reveal == KAYAKO_ROWS_REVEAL_NOTHING)
    reveal (self, entry->position, KAYAKO_ROWS_REVEAL_NEAREST);
}

/* A row that is higher than what is visible is read to its end before the next. */
static gboolean
read_on (KayakoRowsView *self, const KayakoRowsEntry *entry, int step)
{
  double rest =
      step > 0 ? entry->y + entry->head_height + entry->row_height - self->height : -entry->y;

  if (entry->row_height <= self->height || rest < 1.0 || rest > entry->row_height)
    return FALSE;

  scroll_by (self, step * MIN (rest, self->height * 0.5));

  return TRUE;
}

static void
move_by_row (KayakoRowsView *self, int step)
{
  const KayakoRowsEntry *entry = get_focus_entry (self);
  GtkWidget *widget = GTK_WIDGET (self);
  gint64 position = 0;

  if (entry == NULL)
    return;

  position = (gint64) entry->position + step;
  if (read_on (self, entry, step))
    return;

  if (position < 0 || position >= kayako_rows_view_count (self)) {
    gtk_widget_error_bell (widget);
    return;
  }

  focus_row (self, (guint) position, step > 0 ? KAYAKO_ROWS_REVEAL_DOWN : KAYAKO_ROWS_REVEAL_UP);
}

/* The first row of which something is below @y. */
static KayakoRowsEntry *
find_below (KayakoRowsView *self, double y)
{
  KayakoRowsEntry *entry = NULL;

  for (guint i = 0; i < self->entries->len; i++) {
    entry = self->entries->pdata[i];
    if (entry->y + entry->head_height + entry->row_height > y)
      break;
  }

  return entry;
}

/* The focus goes to what stands then where it was, or at least one row on. */
static void
move_by_page (KayakoRowsView *self, int step)
{
  const KayakoRowsEntry *entry = get_focus_entry (self);
  double value = gtk_adjustment_get_value (self->adjustment);
  guint last = kayako_rows_view_count (self) - 1;
  guint position = 0;
  double y = 0.0;

  if (entry == NULL)
    return;

  position = entry->position;
  y = CLAMP (entry->y, 0.0, self->height - 1.0);
  scroll_by (self, step * gtk_adjustment_get_page_increment (self->adjustment));
  if (gtk_adjustment_get_value (self->adjustment) == value) {
    focus_row (self, step > 0 ? last : 0,
               step > 0 ? KAYAKO_ROWS_REVEAL_DOWN : KAYAKO_ROWS_REVEAL_UP);
    return;
  }

  kayako_rows_view_lay_out (self);
  entry = find_below (self, y);
  if (entry->position == position && entry->row_height <= self->height)
    position = step > 0 ? MIN (position + 1, last) : MAX (position, 1) - 1;
  else
    position = entry->position;
  gtk_widget_grab_focus (kayako_rows_view_ensure (self, position)->row);
}

static void
move_cursor_cb (KayakoRowsView *self, GtkMovementStep step, int count)
{
  if (kayako_rows_view_count (self) == 0)
    return;

  if (step == GTK_MOVEMENT_DISPLAY_LINES)
    move_by_row (self, count);
  else if (step == GTK_MOVEMENT_PAGES)
    move_by_page (self, count);
  else if (step == GTK_MOVEMENT_BUFFER_ENDS && count < 0)
    focus_row (self, 0, KAYAKO_ROWS_REVEAL_DOWN);
  else if (step == GTK_MOVEMENT_BUFFER_ENDS)
    focus_row (self, kayako_rows_view_count (self) - 1, KAYAKO_ROWS_REVEAL_UP);
}

static void
add_binding (GtkWidgetClass *widget_class,
             guint key,
             guint keypad_key,
             GtkMovementStep step,
             int count)
{
  gtk_widget_class_add_binding_signal (widget_class, key, 0, "move-cursor", "(ii)", step, count);
  gtk_widget_class_add_binding_signal (widget_class, keypad_key, 0, "move-cursor", "(ii)", step,
                                       count);
}

/**
 * kayako_rows_view_add_bindings:
 * @widget_class: the class of the list
 *
 * Gives it its keys.
 */
void
kayako_rows_view_add_bindings (GtkWidgetClass *widget_class)
{
  /**
   * KayakoRowsView::move-cursor:
   * @self: the list
   * @step: by lines, pages, or to the ends
   * @count: 1 for the next, -1 for the one before
   *
   * Moves the focus from row to row.
   */
  g_signal_new_class_handler ("move-cursor", G_TYPE_FROM_CLASS (widget_class),
                              G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, G_CALLBACK (move_cursor_cb),
                              NULL, NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_MOVEMENT_STEP, G_TYPE_INT);

  add_binding (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, GTK_MOVEMENT_DISPLAY_LINES, -1);
  add_binding (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, GTK_MOVEMENT_DISPLAY_LINES, 1);
  add_binding (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GTK_MOVEMENT_PAGES, -1);
  add_binding (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GTK_MOVEMENT_PAGES, 1);
  add_binding (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, GTK_MOVEMENT_BUFFER_ENDS, -1);
  add_binding (widget_class, GDK_KEY_End, GDK_KEY_KP_End, GTK_MOVEMENT_BUFFER_ENDS, 1);
}
