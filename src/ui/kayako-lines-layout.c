/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-lines-layout.h"

#define MAX_LINES       3
#define MAX_IN_LINE     6
#define LEADING_SPACING 12 /* pixels */
#define SPACING         6  /* pixels */

typedef struct {
  GtkWidget *widgets[MAX_IN_LINE]; /* (not owned) (nullable): children of the layout's widget */
} Line;

/* Lays a row of a list out: one widget that leads, and beside it a few lines of
 * widgets, in each of which those that expand share what the others leave. It
 * does with no widget of its own what would take a box for each line: a long
 * list has hundreds of rows. All of it is as high as it wants at any width. */
struct _KayakoLinesLayout {
  GtkLayoutManager parent_instance;

  GtkWidget *leading; /* (not owned) (nullable) */
  Line lines[MAX_LINES];
};

G_DEFINE_FINAL_TYPE (KayakoLinesLayout, kayako_lines_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Measures the widgets of a line that are to be seen. */
static guint
measure_line (const Line *line,
              GtkOrientation orientation,
              GtkWidget *widgets[MAX_IN_LINE],
              GtkRequestedSize sizes[MAX_IN_LINE])
{
  guint n = 0;

  for (guint i = 0; i < MAX_IN_LINE; i++) {
    if (line->widgets[i] == NULL || !gtk_widget_should_layout (line->widgets[i]))
      continue;

    widgets[n] = line->widgets[i];
    sizes[n].data = widgets[n];
    gtk_widget_measure (widgets[n], orientation, -1, &sizes[n].minimum_size, &sizes[n].natural_size,
                        NULL, NULL);
    n++;
  }

  return n;
}

static void
measure_width (const Line *line, int *minimum, int *natural)
{
  GtkWidget *widgets[MAX_IN_LINE];
  GtkRequestedSize sizes[MAX_IN_LINE];
  guint n = measure_line (line, GTK_ORIENTATION_HORIZONTAL, widgets, sizes);

  *minimum = *natural = n > 0 ? SPACING * (int) (n - 1) : 0;
  for (guint i = 0; i < n; i++) {
    *minimum += sizes[i].minimum_size;
    *natural += sizes[i].natural_size;
  }
}

static void
measure_height (const Line *line, int *minimum, int *natural)
{
  GtkWidget *widgets[MAX_IN_LINE];
  GtkRequestedSize sizes[MAX_IN_LINE];
  guint n = measure_line (line, GTK_ORIENTATION_VERTICAL, widgets, sizes);

  *minimum = *natural = 0;
  for (guint i = 0; i < n; i++) {
    *minimum = MAX (*minimum, sizes[i].minimum_size);
    *natural = MAX (*natural, sizes[i].natural_size);
  }
}

static void
kayako_lines_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  KayakoLinesLayout *self = KAYAKO_LINES_LAYOUT (manager);
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;
  int leading_minimum = 0;
  int leading_natural = 0;

  *minimum = *natural = 0;
  for (guint i = 0; i < MAX_LINES; i++) {
    int line_minimum = 0;
    int line_natural = 0;

    if (is_width) {
      measure_width (&self->lines[i], &line_minimum, &line_natural);
      *minimum = MAX (*minimum, line_minimum);
      *natural = MAX (*natural, line_natural);
    } else {
      measure_height (&self->lines[i], &line_minimum, &line_natural);
      *minimum += line_minimum;
      *natural += line_natural;
    }
  }

  if (self->leading == NULL || !gtk_widget_should_layout (self->leading))
    return;

  gtk_widget_measure (self->leading, orientation, -1, &leading_minimum, &leading_natural, NULL,
                      NULL);
  if (is_width) {
    *minimum += leading_minimum + LEADING_SPACING;
    *natural += leading_natural + LEADING_SPACING;
  } else {
    *minimum = MAX (*minimum, leading_minimum);
    *natural = MAX (*natural, leading_natural);
  }
}

/* Gives each widget of a line as much width as it gets of @width. */
static void
share_width (GtkWidget *const widgets[], GtkRequestedSize sizes[], guint n, int width)
{
  int left = width - SPACING * (int) (n - 1);
  guint n_expanding = 0;

  for (guint i = 0; i < n; i++) {
    left -= sizes[i].minimum_size;
    n_expanding += gtk_widget_compute_expand (widgets[i], GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
  }

  left = gtk_distribute_natural_allocation (MAX (left, 0), n, sizes);
  for (guint i = 0; i < n && n_expanding > 0; i++) {
    if (!gtk_widget_compute_expand (widgets[i], GTK_ORIENTATION_HORIZONTAL))
      continue;

    sizes[i].minimum_size += left / (int) n_expanding;
    left -= left / (int) n_expanding;
    n_expanding--;
  }
}

/* @area is where the line goes; it is mirrored within @whole. */
static void
allocate_line (const Line *line, const GtkAllocation *area, int whole, gboolean mirrored)
{
  GtkWidget *widgets[MAX_IN_LINE];
  GtkRequestedSize sizes[MAX_IN_LINE];
  guint n = measure_line (line, GTK_ORIENTATION_HORIZONTAL, widgets, sizes);
  GtkAllocation place = *area;

  if (n == 0)
    return;

  share_width (widgets, sizes, n, area->width);
  for (guint i = 0; i < n; i++) {
    GtkAllocation child = place;

    child.width = sizes[i].minimum_size;
    child.x = mirrored ? whole - place.x - child.width : place.x;
    gtk_widget_size_allocate (widgets[i], &child, -1);
    place.x += child.width + SPACING;
  }
}

static int
allocate_leading (KayakoLinesLayout *self, int width, int height, gboolean mirrored)
{
  GtkAllocation child = { .height = height };
  int natural = 0;

  if (self->leading == NULL || !gtk_widget_should_layout (self->leading))
    return 0;

  gtk_widget_measure (self->leading, GTK_ORIENTATION_HORIZONTAL, -1, &child.width, &natural, NULL,
                      NULL);
  child.x = mirrored ? width - child.width : 0;
  gtk_widget_size_allocate (self->leading, &child, -1);

  return child.width + LEADING_SPACING;
}

static void
kayako_lines_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  KayakoLinesLayout *self = KAYAKO_LINES_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int heights[MAX_LINES] = { 0 };
  int natural = 0;
  GtkAllocation area = { .y = height };

  area.x = allocate_leading (self, width, height, mirrored);
  area.width = width - area.x;

  for (guint i = 0; i < MAX_LINES; i++) {
    measure_height (&self->lines[i], &heights[i], &natural);
    area.y -= heights[i];
  }

  area.y /= 2; /* what is left over goes above and below */
  for (guint i = 0; i < MAX_LINES; i++) {
    area.height = heights[i];
    allocate_line (&self->lines[i], &area, width, mirrored);
    area.y += heights[i];
  }
}

static void
kayako_lines_layout_class_init (KayakoLinesLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = kayako_lines_layout_measure;
  layout_class->allocate = kayako_lines_layout_allocate;
}

static void
kayako_lines_layout_init (KayakoLinesLayout *self)
{
}

/**
 * kayako_lines_layout_new:
 *
 * Makes a layout for one widget.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
kayako_lines_layout_new (void)
{
  return g_object_new (KAYAKO_TYPE_LINES_LAYOUT, NULL);
}

/**
 * kayako_lines_layout_set_leading:
 * @self: a `KayakoLinesLayout`
 * @widget: a child of the layout's widget, which stays that
 *
 * Sets what stands beside the lines, before them.
 */
void
kayako_lines_layout_set_leading (KayakoLinesLayout *self, GtkWidget *widget)
{
  g_return_if_fail (KAYAKO_IS_LINES_LAYOUT (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  self->leading = widget;
}

/**
 * kayako_lines_layout_place:
 * @self: a `KayakoLinesLayout`
 * @line: counts from 0, at most 2
 * @place: within the line; counts from 0, at most 5, and may leave places free
 * @widget: a child of the layout's widget, which stays that
 *
 * Gives a widget its place in a line.
 */
void
kayako_lines_layout_place (KayakoLinesLayout *self, guint line, guint place, GtkWidget *widget)
{
  g_return_if_fail (KAYAKO_IS_LINES_LAYOUT (self));
  g_return_if_fail (line < MAX_LINES && place < MAX_IN_LINE);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  self->lines[line].widgets[place] = widget;
}
