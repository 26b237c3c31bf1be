/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-notice-banner.h"

#include "kayako-links.h"

#include <glib/gi18n.h>

/* What the helpdesk wants to stay on screen, one thing after the other: each
 * stays until the person dismisses it or opens its link. */
struct _KayakoNoticeBanner {
  AdwBin parent_instance;

  GtkRevealer *revealer;
  AdwBanner *banner;

  GQueue waiting; /* of KayakoNotification (owned); the first one is shown */
};

G_DEFINE_FINAL_TYPE (KayakoNoticeBanner, kayako_notice_banner, ADW_TYPE_BIN)

static void
update (KayakoNoticeBanner *self)
{
  KayakoNotification *notification = g_queue_peek_head (&self->waiting);
  const char *label = NULL;

  gtk_revealer_set_reveal_child (self->revealer, notification != NULL);
  if (notification == NULL)
    return;

  if (kayako_links_may_open (kayako_notification_get_related_href (notification))) {
    label = kayako_notification_get_related_label (notification);
    label = label != NULL && *label != '\0' ? label : _ ("Open Link");
  }

  /* A banner cuts off what is longer than three lines. */
  adw_banner_set_title (self->banner, kayako_notification_get_message (notification));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->banner),
                               kayako_notification_get_message (notification));
  adw_banner_set_button_label (self->banner, label);
}

static void
dismiss (KayakoNoticeBanner *self)
{
  g_autoptr (KayakoNotification) notification = g_queue_pop_head (&self->waiting);

  update (self);
}

static void
button_clicked_cb (KayakoNoticeBanner *self)
{
  KayakoNotification *notification = g_queue_peek_head (&self->waiting);

  if (notification != NULL)
    kayako_links_open (kayako_notification_get_related_href (notification), GTK_WIDGET (self));

  dismiss (self);
}

static void
dismiss_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dismiss (KAYAKO_NOTICE_BANNER (widget));
}

static void
kayako_notice_banner_dispose (GObject *object)
{
  KayakoNoticeBanner *self = KAYAKO_NOTICE_BANNER (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) kayako_notification_unref);
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

  object_class->dispose = kayako_notice_banner_dispose;

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
  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
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

static int
compare_messages (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (kayako_notification_get_message (a), kayako_notification_get_message (b));
}

/**
 * kayako_notice_banner_add:
 * @self: a `KayakoNoticeBanner`
 * @notification: what to show
 *
 * Shows something until it is dismissed, after what is shown already. What is
 * shown or waits with the same words is not added again: a helpdesk may say it
 * with every answer.
 */
void
kayako_notice_banner_add (KayakoNoticeBanner *self, KayakoNotification *notification)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_BANNER (self));
  g_return_if_fail (notification != NULL);

  if (g_queue_find_custom (&self->waiting, notification, compare_messages) != NULL)
    return;

  g_queue_push_tail (&self->waiting, kayako_notification_ref (notification));
  update (self);
}

/**
 * kayako_notice_banner_clear:
 * @self: a `KayakoNoticeBanner`
 *
 * Forgets everything, as when another account is shown.
 */
void
kayako_notice_banner_clear (KayakoNoticeBanner *self)
{
  g_return_if_fail (KAYAKO_IS_NOTICE_BANNER (self));

  g_queue_clear_full (&self->waiting, (GDestroyNotify) kayako_notification_unref);
  update (self);
}

/**
 * kayako_notice_banner_get_n_waiting:
 * @self: a `KayakoNoticeBanner`
 *
 * Counts what is shown and what waits behind it.
 *
 * Returns: how many notifications have not been dismissed
 */
guint
kayako_notice_banner_get_n_waiting (KayakoNoticeBanner *self)
{
  g_return_val_if_fail (KAYAKO_IS_NOTICE_BANNER (self), 0);

  return g_queue_get_length (&self->waiting);
}
