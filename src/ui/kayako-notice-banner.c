/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-notice-banner.h"

#include "kayako-links.h"

#include <glib/gi18n.h>

/* As a banner has where there is room. */
#define MAX_LINES 3

/* Shows the first of what the helpdesk wants to stay on screen, until the
 * person dismisses it or opens its link. */
struct _KayakoNoticeBanner {
  AdwBin parent_instance;

  GtkRevealer *revealer;
  AdwBanner *banner;

  KayakoNotices *notices; /* (owned) (nullable) */
  GSignalGroup *signals;  /* (owned) */
  gboolean compact;
};

typedef enum {
  PROP_NOTICES = 1,
} KayakoNoticeBannerProperty;

static GParamSpec *props[PROP_NOTICES + 1];

G_DEFINE_FINAL_TYPE (KayakoNoticeBanner, kayako_notice_banner, ADW_TYPE_BIN)

static KayakoNotification *
get_first (KayakoNoticeBanner *self)
{
  return self->notices != NULL ? kayako_notices_get_first (self->notices) : NULL;
}

static void
update (KayakoNoticeBanner *self)
{
  KayakoNotification *notification = get_first (self);
  const char *label = NULL;

  gtk_revealer_set_reveal_child (self->revealer, notification != NULL);
  if (notification == NULL)
    return;

  if (kayako_notices_get_first_action (self->notices, &label) == NULL &&
      kayako_links_may_open (kayako_notification_get_related_href (notification))) {
    label = kayako_notification_get_related_label (notification);
    label = label != NULL && *label != '\0' ? label : _ ("Open Link");
  }

  /* A banner cuts off what is longer than three lines. */
  adw_banner_set_title (self->banner, kayako_notification_get_message (notification));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner),
                               kayako_notification_get_message (notification));
  adw_banner_set_button_label (self->banner, label);
}

/* The banner has no setting for it. */
static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = NULL;

  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);

  return label;
}

static void
activate (KayakoNoticeBanner *self, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_action_parse_detailed_name (action, &name, &target, &error)) {
    g_warning ("Not an action: %s", error->message);
    return;
  }

  gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static void
button_clicked_cb (KayakoNoticeBanner *self)
{
  KayakoNotification *notification = get_first (self);
  const char *label = NULL;
  const char *action = NULL;

  if (notification == NULL)
    return;

  action = kayako_notices_get_first_action (self->notices, &label);
  if (action != NULL)
    activate (self, action);
  else
    kayako_links_open (kayako_notification_get_related_href (notification), GTK_WIDGET (self));
  kayako_notices_dismiss (self->notices);
}

static void
dismiss_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoNoticeBanner *self = KAYAKO_NOTICE_BANNER (widget);

  if (self->notices != NULL)
    kayako_notices_dismiss (self->notices);
}

static void
kayako_notice_banner_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  KayakoNoticeBanner *self = KAYAKO_NOTICE_BANNER (object);

  switch ((KayakoNoticeBannerProperty) property_id) {
  case PROP_NOTICES:
    g_value_set_object (value, self->notices);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_notice_banner_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  KayakoNoticeBanner *self = KAYAKO_NOTICE_BANNER (object);

  switch ((KayakoNoticeBannerProperty) property_id) {
  case PROP_NOTICES:
    kayako_notice_banner_set_notices (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_notice_banner_dispose (GObject *object)
{
  KayakoNoticeBanner *self = KAYAKO_NOTICE_BANNER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->notices);
  /* The bin lets go of its child by itself only while it still is its child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_NOTICE_BANNER);

  G_OBJECT_CLASS (kayako_notice_banner_parent_class)->dispose (object);
}

static void
kayako_notice_banner_class_init (KayakoNoticeBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_notice_banner_get_property;
  object_class->set_property = kayako_notice_banner_set_property;
  object_class->dispose = kayako_notice_banner_dispose;

  /**
   * KayakoNoticeBanner:notices:
   *
   * What is to be shown.
   */
  props[PROP_NOTICES] =
      g_param_spec_object ("notices", NULL, NULL, KAYAKO_TYPE_NOTICES,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-notice-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoNoticeBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, KayakoNoticeBanner, banner);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_install_action (widget_class, "notice.dismiss", NULL, dismiss_action);
}

static void
kayako_notice_banner_init (KayakoNoticeBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (KAYAKO_TYPE_NOTICES);
  g_signal_group_connect_swapped (self->signals, "notify::first", G_CALLBACK (update), self);
}

/**
 * kayako_notice_banner_new:
 *
 * Makes a banner that says nothing.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_notice_banner_new (void)
{
  return g_object_new (KAYAKO_TYPE_NOTICE_BANNER, NULL);
}

/**
 * kayako_notice_banner_set_notices:
 * @self: a `KayakoNoticeBanner`
 * @notices: (nullable): what is to be shown
 *
 * Changes what the banner shows.
 */
void
kayako_notice_banner_set_notices (KayakoNoticeBanner *self, KayakoNotices *notices)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_BANNER (self));

  if (!g_set_object (&self->notices, notices))
    return;

  g_signal_group_set_target (self->signals, notices);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTICES]);
}

/**
 * kayako_notice_banner_set_compact:
 * @self: a `KayakoNoticeBanner`
 * @compact: whether there is little room
 *
 * Shows only the first line of what it says; all of it is in the tooltip.
 */
void
kayako_notice_banner_set_compact (KayakoNoticeBanner *self, gboolean compact)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_BANNER (self));

  if (self->compact == compact)
    return;

  self->compact = compact;
  gtk_label_set_lines (find_label (GTK_WIDGET (self->banner)), compact ? 1 : MAX_LINES);
}
