/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-notice-area.h"

#include "kayako-connection-banner.h"
#include "kayako-notice-banner.h"
#include "kayako-notice-overlay.h"

/* The place below a page's header bar where it is said how the connection is
 * and what the helpdesk wants people to read. What that is it learns from the
 * #KayakoNoticeOverlay around it, as a header bar learns from the split view
 * around it whether it needs a back button. */
struct _KayakoNoticeArea {
  AdwBin parent_instance;

  KayakoConnectionBanner *connection_banner;
  KayakoNoticeBanner *notice_banner;

  gboolean alone_only;
  GBinding *account_binding;   /* (not owned) (nullable): NULL outside an overlay */
  GBinding *collapsed_binding; /* (not owned) (nullable): NULL unless it depends */
};

typedef enum {
  PROP_ALONE_ONLY = 1,
} KayakoNoticeAreaProperty;

static GParamSpec *props[PROP_ALONE_ONLY + 1];

G_DEFINE_FINAL_TYPE (KayakoNoticeArea, kayako_notice_area, ADW_TYPE_BIN)

static void
clear_binding (GBinding **binding)
{
  if (*binding != NULL)
    g_binding_unbind (*binding);

  g_clear_weak_pointer (binding);
}

static void
update_visible (KayakoNoticeArea *self)
{
  GtkWidget *view = NULL;

  clear_binding (&self->collapsed_binding);
  if (self->alone_only)
    view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  if (view == NULL) {
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    return;
  }

  g_set_weak_pointer (
      &self->collapsed_binding,
      g_object_bind_property (view, "collapsed", self, "visible", G_BINDING_SYNC_CREATE));
}

static void
kayako_notice_area_root (GtkWidget *widget)
{
  KayakoNoticeArea *self = KAYAKO_NOTICE_AREA (widget);
  GtkWidget *overlay = NULL;

  GTK_WIDGET_CLASS (kayako_notice_area_parent_class)->root (widget);

  update_visible (self);
  overlay = gtk_widget_get_ancestor (widget, KAYAKO_TYPE_NOTICE_OVERLAY);
  if (overlay == NULL)
    return;

  g_set_weak_pointer (&self->account_binding,
                      g_object_bind_property (overlay, "account", self->connection_banner,
                                              "account", G_BINDING_SYNC_CREATE));
  kayako_notice_banner_set_notices (
      self->notice_banner, kayako_notice_overlay_get_notices (KAYAKO_NOTICE_OVERLAY (overlay)));
}

static void
kayako_notice_area_unroot (GtkWidget *widget)
{
  KayakoNoticeArea *self = KAYAKO_NOTICE_AREA (widget);

  clear_binding (&self->account_binding);
  clear_binding (&self->collapsed_binding);
  kayako_notice_banner_set_notices (self->notice_banner, NULL);

  GTK_WIDGET_CLASS (kayako_notice_area_parent_class)->unroot (widget);
}

static void
kayako_notice_area_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  KayakoNoticeArea *self = KAYAKO_NOTICE_AREA (object);

  switch ((KayakoNoticeAreaProperty) property_id) {
  case PROP_ALONE_ONLY:
    g_value_set_boolean (value, self->alone_only);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_notice_area_set_property (GObject *object,
                                 guint property_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  KayakoNoticeArea *self = KAYAKO_NOTICE_AREA (object);

  switch ((KayakoNoticeAreaProperty) property_id) {
  case PROP_ALONE_ONLY:
    kayako_notice_area_set_alone_only (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_notice_area_dispose (GObject *object)
{
  KayakoNoticeArea *self = KAYAKO_NOTICE_AREA (object);

  clear_binding (&self->account_binding);
  clear_binding (&self->collapsed_binding);
  /* The bin lets go of its child by itself only while it still is its child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_NOTICE_AREA);

  G_OBJECT_CLASS (kayako_notice_area_parent_class)->dispose (object);
}

static void
kayako_notice_area_class_init (KayakoNoticeAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_notice_area_get_property;
  object_class->set_property = kayako_notice_area_set_property;
  object_class->dispose = kayako_notice_area_dispose;
  widget_class->root = kayako_notice_area_root;
  widget_class->unroot = kayako_notice_area_unroot;

  /**
   * KayakoNoticeArea:alone-only:
   *
   * Whether it shows only while its page covers the one beside it, which says
   * the same.
   */
  props[PROP_ALONE_ONLY] =
      g_param_spec_boolean ("alone-only", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (KAYAKO_TYPE_CONNECTION_BANNER);
  g_type_ensure (KAYAKO_TYPE_NOTICE_BANNER);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-notice-area.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoNoticeArea, connection_banner);
  gtk_widget_class_bind_template_child (widget_class, KayakoNoticeArea, notice_banner);
}

static void
kayako_notice_area_init (KayakoNoticeArea *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_notice_area_new:
 *
 * Makes the area for a page.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_notice_area_new (void)
{
  return g_object_new (KAYAKO_TYPE_NOTICE_AREA, NULL);
}

/**
 * kayako_notice_area_set_alone_only:
 * @self: a `KayakoNoticeArea`
 * @alone_only: whether to show only while the page covers the one beside it
 *
 * Changes when the area shows.
 */
void
kayako_notice_area_set_alone_only (KayakoNoticeArea *self, gboolean alone_only)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_AREA (self));

  if (self->alone_only == alone_only)
    return;

  self->alone_only = alone_only;
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ALONE_ONLY]);
}

/**
 * kayako_notice_area_set_compact:
 * @self: a `KayakoNoticeArea`
 * @compact: whether there is little room
 *
 * Says everything in one line, or in as many as it needs.
 */
void
kayako_notice_area_set_compact (KayakoNoticeArea *self, gboolean compact)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_AREA (self));

  kayako_notice_banner_set_compact (self->notice_banner, compact);
}
