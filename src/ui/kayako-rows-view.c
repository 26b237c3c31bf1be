/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-rows-view.h"

#include "kayako-rows-view-private.h"

/* How far beyond its edges a list draws its rows: as far as it has padding. */
#define DRAWN_BEYOND 64.0

/**
 * KayakoRowsView:
 *
 * A list of rows of any height, as long as one likes, that has widgets only for
 * those that are visible and a page before and after them. The heights of the
 * others are remembered or guessed. What is being read stays where it is when
 * rows come and go, when they change their heights and when the list gets
 * another size; where the end is being read, the end stays in sight.
 *
 * It scrolls inside a #GtkScrolledWindow. The arrow keys, Page Up, Page Down,
 * Home and End move the focus from row to row; Tab goes through the contents of
 * one row and leaves the list.
 */

static void scrollable_iface_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoRowsView,
                               kayako_rows_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_iface_init))

typedef enum {
  PROP_TOP = 1,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} KayakoRowsViewProperty;

enum {
  SIGNAL_LAID_OUT,
  N_SIGNALS,
};

static GParamSpec *props[PROP_TOP + 1];
static guint signals[N_SIGNALS];

static void
scrollable_iface_init (GtkScrollableInterface *iface)
{
}

static void
scrolled_cb (KayakoRowsView *self)
{
  if (self->is_moving)
    return;

  self->reveal = KAYAKO_ROWS_REVEAL_NOTHING;
  kayako_rows_view_remember (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (KayakoRowsView *self, GtkAdjustment *adjustment)
{
  g_autoptr (GtkAdjustment) own = NULL;

  if (adjustment == NULL)
    adjustment = own = g_object_ref_sink (gtk_adjustment_new (0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
  if (self->adjustment == adjustment)
    return;

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, scrolled_cb, self);
  g_set_object (&self->adjustment, adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify (G_OBJECT (self), "vadjustment");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
items_changed_cb (KayakoRowsView *self, guint position, guint removed, guint added)
{
  kayako_row_heights_splice (self->heights, position, removed, added);
  if (self->anchor >= position + removed)
    self->anchor += added - removed;
  else if (self->anchor >= position + added)
    self->anchor = position;
  self->end_gap = 0.0;

  /* What was wanted to be seen may be another one now. */
  self->reveal = KAYAKO_ROWS_REVEAL_NOTHING;
  kayako_rows_view_follow (self, position, removed, added);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static GtkSizeRequestMode
kayako_rows_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum = 0;
    int child_natural = 0;

    if (!gtk_widget_should_layout (child))
      continue;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural = MAX (*natural, child_natural);
  }
}

/* What scrolls needs no height of its own. */
static void
kayako_rows_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
}

static void
kayako_rows_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KayakoRowsView *self = KAYAKO_ROWS_VIEW (widget);

  if (self->width != width) {
    kayako_row_heights_doubt (self->heights);
    self->is_rewrapped = TRUE;
  }
  self->width = width;
  self->height = height;

  kayako_rows_view_lay_out (self);
  kayako_rows_view_place (self);
  g_signal_emit (self, signals[SIGNAL_LAID_OUT], 0);
}

static void
kayako_rows_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KayakoRowsView *self = KAYAKO_ROWS_VIEW (widget);

  if (self->top != NULL)
    gtk_widget_snapshot_child (widget, self->top, snapshot);

  for (guint i = 0; i < self->entries->len; i++) {
    KayakoRowsEntry *entry = self->entries->pdata[i];

    if (entry->y > self->height + DRAWN_BEYOND ||
        entry->y + entry->head_height + entry->row_height < -DRAWN_BEYOND)
      continue;

    if (entry->head != NULL)
      gtk_widget_snapshot_child (widget, entry->head, snapshot);
    gtk_widget_snapshot_child (widget, entry->row, snapshot);
  }
}

static void
kayako_rows_view_dispose (GObject *object)
{
  KayakoRowsView *self = KAYAKO_ROWS_VIEW (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  kayako_rows_view_set_model (self, NULL);
  kayako_rows_view_set_top (self, NULL);
  g_ptr_array_set_size (self->spare, 0);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, scrolled_cb, self);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->horizontal);

  G_OBJECT_CLASS (kayako_rows_view_parent_class)->dispose (object);
}

static void
kayako_rows_view_finalize (GObject *object)
{
  KayakoRowsView *self = KAYAKO_ROWS_VIEW (object);

  g_clear_pointer (&self->heights, kayako_row_heights_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->spare, g_ptr_array_unref);

  G_OBJECT_CLASS (kayako_rows_view_parent_class)->finalize (object);
}

static void
kayako_rows_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoRowsView *self = KAYAKO_ROWS_VIEW (object);

  switch ((KayakoRowsViewProperty) prop_id) {
  case PROP_TOP:
    g_value_set_object (value, kayako_rows_view_get_top (self));
    break;
  case PROP_HADJUSTMENT:
    g_value_set_object (value, self->horizontal);
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, self->adjustment);
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, GTK_SCROLL_MINIMUM);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_rows_view_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  KayakoRowsView *self = KAYAKO_ROWS_VIEW (object);

  switch ((KayakoRowsViewProperty) prop_id) {
  case PROP_TOP:
    kayako_rows_view_set_top (self, g_value_get_object (value));
    break;
  case PROP_HADJUSTMENT:
    g_set_object (&self->horizontal, g_value_get_object (value));
    break;
  case PROP_VADJUSTMENT:
    set_adjustment (self, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    /* It scrolls one way, in what room it has. */
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_rows_view_class_init (KayakoRowsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_rows_view_dispose;
  object_class->finalize = kayako_rows_view_finalize;
  object_class->get_property = kayako_rows_view_get_property;
  object_class->set_property = kayako_rows_view_set_property;
  widget_class->get_request_mode = kayako_rows_view_get_request_mode;
  widget_class->measure = kayako_rows_view_measure;
  widget_class->size_allocate = kayako_rows_view_size_allocate;
  widget_class->snapshot = kayako_rows_view_snapshot;
  widget_class->focus = kayako_rows_view_focus;
  widget_class->set_focus_child = kayako_rows_view_set_focus_child;

  /**
   * KayakoRowsView:top: (nullable)
   *
   * What stands above the first row and scrolls with it.
   */
  props[PROP_TOP] =
      g_param_spec_object ("top", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_TOP, props[PROP_TOP]);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * KayakoRowsView::laid-out:
   * @self: the list
   *
   * The rows have got their places. What is shown must not change before the
   * next frame.
   */
  signals[SIGNAL_LAID_OUT] = g_signal_new ("laid-out", KAYAKO_TYPE_ROWS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  kayako_rows_view_add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "list");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
kayako_rows_view_init (KayakoRowsView *self)
{
  self->heights = kayako_row_heights_new ();
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_rows_entry_free);
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);
  self->at_end = TRUE;

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kayako_rows_view_new:
 *
 * Returns: a new list of nothing
 */
GtkWidget *
kayako_rows_view_new (void)
{
  return g_object_new (KAYAKO_TYPE_ROWS_VIEW, NULL);
}

/**
 * kayako_rows_view_set_kind:
 * @self: a `KayakoRowsView` without a model
 * @kind: what its rows are
 * @user_data: given to the functions of @kind; outlives the list's model
 *
 * Says how rows are made. Needed before a model is set.
 */
void
kayako_rows_view_set_kind (KayakoRowsView *self, const KayakoRowsViewKind *kind, gpointer user_data)
{
  g_return_if_fail (KAYAKO_IS_ROWS_VIEW (self));
  g_return_if_fail (self->model == NULL);

  self->kind = *kind;
  self->user_data = user_data;
}

/**
 * kayako_rows_view_get_model:
 * @self: a `KayakoRowsView`
 *
 * Returns: (nullable) (transfer none): what it shows
 */
GListModel *
kayako_rows_view_get_model (KayakoRowsView *self)
{
  g_return_val_if_fail (KAYAKO_IS_ROWS_VIEW (self), NULL);

  return self->model;
}

/**
 * kayako_rows_view_set_model:
 * @self: a `KayakoRowsView`
 * @model: (nullable): a list of objects
 *
 * Shows @model, from its end.
 */
void
kayako_rows_view_set_model (KayakoRowsView *self, GListModel *model)
{
  guint n_items = 0;

  g_return_if_fail (KAYAKO_IS_ROWS_VIEW (self));

  if (self->model == model)
    return;

  kayako_rows_view_drop_all (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_set_object (&self->model, model);
  if (model != NULL) {
    n_items = g_list_model_get_n_items (model);
    g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                             G_CONNECT_SWAPPED);
  }

  g_clear_pointer (&self->heights, kayako_row_heights_free);
  self->heights = kayako_row_heights_new ();
  kayako_row_heights_splice (self->heights, 0, 0, n_items);
  self->is_laid_out = FALSE;
  self->reveal = KAYAKO_ROWS_REVEAL_NOTHING;
  kayako_rows_view_scroll_to_end (self);
}

/**
 * kayako_rows_view_get_top:
 * @self: a `KayakoRowsView`
 *
 * Returns: (nullable) (transfer none): what stands above the first row
 */
GtkWidget *
kayako_rows_view_get_top (KayakoRowsView *self)
{
  g_return_val_if_fail (KAYAKO_IS_ROWS_VIEW (self), NULL);

  return self->top;
}

/**
 * kayako_rows_view_set_top:
 * @self: a `KayakoRowsView`
 * @top: (nullable): what shall stand above the first row
 *
 * Puts a widget above the first row.
 */
void
kayako_rows_view_set_top (KayakoRowsView *self, GtkWidget *top)
{
  g_return_if_fail (KAYAKO_IS_ROWS_VIEW (self));
  g_return_if_fail (top == NULL || GTK_IS_WIDGET (top));

  if (self->top == top)
    return;

  if (self->top != NULL)
    gtk_widget_unparent (self->top);
  g_set_object (&self->top, top);
  if (top != NULL)
    gtk_widget_insert_after (top, GTK_WIDGET (self), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOP]);
}

/**
 * kayako_rows_view_get_at_end:
 * @self: a `KayakoRowsView`
 *
 * Returns: whether the end is what is being read
 */
gboolean
kayako_rows_view_get_at_end (KayakoRowsView *self)
{
  g_return_val_if_fail (KAYAKO_IS_ROWS_VIEW (self), FALSE);

  return self->at_end;
}

/**
 * kayako_rows_view_is_near_start:
 * @self: a `KayakoRowsView`
 *
 * Returns: whether less than a page lies above what is visible
 */
gboolean
kayako_rows_view_is_near_start (KayakoRowsView *self)
{
  g_return_val_if_fail (KAYAKO_IS_ROWS_VIEW (self), FALSE);

  return self->adjustment != NULL &&
         gtk_adjustment_get_value (self->adjustment) - gtk_adjustment_get_lower (self->adjustment) <
             gtk_adjustment_get_page_size (self->adjustment);
}

/**
 * kayako_rows_view_get_row:
 * @self: a `KayakoRowsView`
 * @position: where in the model
 *
 * Returns: (nullable) (transfer none): the row's widget, where it has one now
 */
GtkWidget *
kayako_rows_view_get_row (KayakoRowsView *self, guint position)
{
  const KayakoRowsEntry *entry = NULL;

  g_return_val_if_fail (KAYAKO_IS_ROWS_VIEW (self), NULL);

  entry = kayako_rows_view_lookup (self, position);

  return entry != NULL ? entry->row : NULL;
}

/**
 * kayako_rows_view_get_n_rows:
 * @self: a `KayakoRowsView`
 *
 * Returns: how many rows have a widget now
 */
guint
kayako_rows_view_get_n_rows (KayakoRowsView *self)
{
  g_return_val_if_fail (KAYAKO_IS_ROWS_VIEW (self), 0);

  return self->entries->len;
}

/**
 * kayako_rows_view_get_filling:
 * @self: a `KayakoRowsView`
 *
 * Returns: whether more rows out of sight are to get a widget
 */
gboolean
kayako_rows_view_get_filling (KayakoRowsView *self)
{
  g_return_val_if_fail (KAYAKO_IS_ROWS_VIEW (self), FALSE);

  return self->fill_id != 0;
}

/**
 * kayako_rows_view_scroll_to:
 * @self: a `KayakoRowsView`
 * @position: a row
 * @offset: how far below the upper edge it shall be, in pixels
 *
 * Makes the row what is being read, from the next frame on. It has a widget at
 * once.
 */
void
kayako_rows_view_scroll_to (KayakoRowsView *self, guint position, double offset)
{
  g_return_if_fail (KAYAKO_IS_ROWS_VIEW (self));
  g_return_if_fail (position < kayako_rows_view_count (self));

  self->at_end = FALSE;
  self->anchor = position;
  self->offset = offset;
  self->begins_anew = TRUE;
  self->reveal = KAYAKO_ROWS_REVEAL_NOTHING;
  kayako_rows_view_ensure (self, position);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * kayako_rows_view_scroll_to_end:
 * @self: a `KayakoRowsView`
 *
 * Makes the end what is being read, from the next frame on.
 */
void
kayako_rows_view_scroll_to_end (KayakoRowsView *self)
{
  g_return_if_fail (KAYAKO_IS_ROWS_VIEW (self));

  self->at_end = TRUE;
  self->end_gap = 0.0;
  self->begins_anew = TRUE;
  self->reveal = KAYAKO_ROWS_REVEAL_NOTHING;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
