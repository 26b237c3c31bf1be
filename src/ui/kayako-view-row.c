/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-view-row.h"

#include "kayako-closures.h"

/* One view in the sidebar: its picture, its title, and how much is in it. */
struct _KayakoViewRow {
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *count;

  KayakoView *view; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoViewRow, kayako_view_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum {
  PROP_VIEW = 1,
} KayakoViewRowProperty;

static GParamSpec *props[PROP_VIEW + 1];

static void
update (KayakoViewRow *self)
{
  int n = kayako_view_get_count (self->view);
  const char *title = kayako_closure_view_title (self->view);
  g_autofree char *count = kayako_closure_count (n);
  g_autofree char *description = kayako_closure_view_subtitle (self->view, n);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
kayako_view_row_constructed (GObject *object)
{
  KayakoViewRow *self = KAYAKO_VIEW_ROW (object);

  G_OBJECT_CLASS (kayako_view_row_parent_class)->constructed (object);

  gtk_image_set_from_icon_name (self->icon, kayako_closure_view_icon_name (self->view));
  g_signal_connect_object (self->view, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
kayako_view_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KayakoViewRow *self = KAYAKO_VIEW_ROW (object);

  switch ((KayakoViewRowProperty) property_id) {
  case PROP_VIEW:
    g_value_set_object (value, self->view);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_view_row_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  KayakoViewRow *self = KAYAKO_VIEW_ROW (object);

  switch ((KayakoViewRowProperty) property_id) {
  case PROP_VIEW:
    g_set_object (&self->view, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_view_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_VIEW_ROW);

  G_OBJECT_CLASS (kayako_view_row_parent_class)->dispose (object);
}

static void
kayako_view_row_finalize (GObject *object)
{
  KayakoViewRow *self = KAYAKO_VIEW_ROW (object);

  g_clear_object (&self->view);

  G_OBJECT_CLASS (kayako_view_row_parent_class)->finalize (object);
}

static void
kayako_view_row_class_init (KayakoViewRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kayako_view_row_constructed;
  object_class->get_property = kayako_view_row_get_property;
  object_class->set_property = kayako_view_row_set_property;
  object_class->dispose = kayako_view_row_dispose;
  object_class->finalize = kayako_view_row_finalize;

  /**
   * KayakoViewRow:view:
   *
   * What the row shows.
   */
  props[PROP_VIEW] =
      g_param_spec_object ("view", NULL, NULL, KAYAKO_TYPE_VIEW,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-view-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoViewRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KayakoViewRow, title);
  gtk_widget_class_bind_template_child (widget_class, KayakoViewRow, count);
}

static void
kayako_view_row_init (KayakoViewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_view_row_new:
 * @view: what to show
 *
 * Makes a row.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_view_row_new (KayakoView *view)
{
  g_return_val_if_fail (KAYAKO_IS_VIEW (view), NULL);

  return g_object_new (KAYAKO_TYPE_VIEW_ROW, "view", view, NULL);
}

/**
 * kayako_view_row_get_view:
 * @self: a `KayakoViewRow`
 *
 * Finds out what the row shows.
 *
 * Returns: (transfer none): the view
 */
KayakoView *
kayako_view_row_get_view (KayakoViewRow *self)
{
  g_return_val_if_fail (KAYAKO_IS_VIEW_ROW (self), NULL);

  return self->view;
}
