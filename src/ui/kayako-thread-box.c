/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-box.h"

#include "kayako-notice-overlay.h"

/**
 * KayakoThreadBox:
 *
 * Two children above each other, the first what is read and the second what is
 * written. The second is as high as it wants to be, but never more than half of
 * the whole; the first has the rest, which may be nothing. The toasts of the
 * #KayakoNoticeOverlay around it leave the second free.
 */
struct _KayakoThreadBox {
  GtkWidget parent_instance;

  int writing_height;
};

G_DEFINE_FINAL_TYPE (KayakoThreadBox, kayako_thread_box, GTK_TYPE_WIDGET)

enum {
  SIGNAL_LAID_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
keep_writing_free (KayakoThreadBox *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, KAYAKO_TYPE_NOTICE_OVERLAY);

  if (overlay != NULL)
    kayako_notice_overlay_set_foot (KAYAKO_NOTICE_OVERLAY (overlay),
                                    gtk_widget_get_mapped (widget) ? self->writing_height : 0);
}

static void
kayako_thread_box_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kayako_thread_box_parent_class)->map (widget);

  keep_writing_free (KAYAKO_THREAD_BOX (widget));
}

static void
kayako_thread_box_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kayako_thread_box_parent_class)->unmap (widget);

  keep_writing_free (KAYAKO_THREAD_BOX (widget));
}

static GtkSizeRequestMode
kayako_thread_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kayako_thread_box_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum = 0;
    int child_natural = 0;

    if (!gtk_widget_should_layout (child))
      continue;

    gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
    if (orientation == GTK_ORIENTATION_VERTICAL) {
      /* What is written goes over what is read, where both have too little room. */
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural;
    } else {
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  }
}

static void
kayako_thread_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *reading = gtk_widget_get_first_child (widget);
  GtkWidget *writing = gtk_widget_get_last_child (widget);
  GtkAllocation below = { 0, height, width, 0 };

  if (writing != reading && gtk_widget_should_layout (writing)) {
    int minimum = 0;
    int natural = 0;

    gtk_widget_measure (writing, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
    below.height = MAX (minimum, MIN (natural, height / 2));
    below.y = height - below.height;
    gtk_widget_size_allocate (writing, &below, -1);
  }

  if (reading != NULL && gtk_widget_should_layout (reading)) {
    int minimum = 0;

    gtk_widget_measure (reading, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
    gtk_widget_size_allocate (reading, &(GtkAllocation) { 0, 0, width, MAX (minimum, below.y) },
                              -1);
  }

  KAYAKO_THREAD_BOX (widget)->writing_height = below.height;
  keep_writing_free (KAYAKO_THREAD_BOX (widget));
  g_signal_emit (widget, signals[SIGNAL_LAID_OUT], 0);
}

static void
kayako_thread_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kayako_thread_box_parent_class)->dispose (object);
}

static void
kayako_thread_box_class_init (KayakoThreadBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_thread_box_dispose;
  widget_class->map = kayako_thread_box_map;
  widget_class->unmap = kayako_thread_box_unmap;
  widget_class->get_request_mode = kayako_thread_box_get_request_mode;
  widget_class->measure = kayako_thread_box_measure;
  widget_class->size_allocate = kayako_thread_box_size_allocate;

  /**
   * KayakoThreadBox::laid-out:
   * @self: the box
   *
   * Room was given to the box. What it shows must not change before the next
   * frame.
   */
  signals[SIGNAL_LAID_OUT] = g_signal_new ("laid-out", KAYAKO_TYPE_THREAD_BOX, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
kayako_thread_box_init (KayakoThreadBox *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kayako_thread_box_new:
 *
 * Returns: a new box; its children are given by its template or
 *   gtk_widget_set_parent()
 */
GtkWidget *
kayako_thread_box_new (void)
{
  return g_object_new (KAYAKO_TYPE_THREAD_BOX, NULL);
}
