/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-locked-page.h"

#include "kayako-error-text.h"
#include "kayako-error.h"

#include <glib/gi18n.h>

/* Says that the helpdesk lets nobody in for a while, and for how long. Nothing is
 * tried by itself: only a person goes back, and types. */
struct _KayakoSignInLockedPage {
  AdwNavigationPage parent_instance;

  AdwStatusPage *status_page;
  GtkWidget *again_button;

  gint64 deadline; /* when it is over, as g_get_monotonic_time() says it */
  guint tick_id;   /* GSource id, 0 unless it is shown and counts */
};

G_DEFINE_FINAL_TYPE (KayakoSignInLockedPage, kayako_sign_in_locked_page, ADW_TYPE_NAVIGATION_PAGE)

static guint
get_seconds_left (KayakoSignInLockedPage *self)
{
  gint64 left = self->deadline - g_get_monotonic_time ();

  return left > 0 ? (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}

static char *
dup_text (guint seconds)
{
  g_autoptr (GError) error = NULL;

  if (seconds == 0)
    return g_strdup (_ ("The lock is over. You can sign in again now."));

  error = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_LOCKED, "Locked");
  kayako_error_set_retry_after (error, seconds);

  return kayako_error_text (error, NULL);
}

static void
update (KayakoSignInLockedPage *self)
{
  guint seconds = get_seconds_left (self);
  g_autofree char *text = dup_text (seconds);

  adw_status_page_set_description (self->status_page, text);
  gtk_widget_set_sensitive (self->again_button, seconds == 0);
  if (seconds > 0)
    return;

  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_grab_focus (self->again_button);
}

static gboolean
tick_cb (gpointer user_data)
{
  KayakoSignInLockedPage *self = user_data;

  update (self);
  return self->tick_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
map_cb (KayakoSignInLockedPage *self)
{
  if (self->tick_id == 0 && get_seconds_left (self) > 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);

  update (self);
}

static void
unmap_cb (KayakoSignInLockedPage *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
}

static void
shown_cb (KayakoSignInLockedPage *self)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self),
                           adw_status_page_get_description (self->status_page),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
kayako_sign_in_locked_page_dispose (GObject *object)
{
  KayakoSignInLockedPage *self = KAYAKO_SIGN_IN_LOCKED_PAGE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_LOCKED_PAGE);

  G_OBJECT_CLASS (kayako_sign_in_locked_page_parent_class)->dispose (object);
}

static void
kayako_sign_in_locked_page_class_init (KayakoSignInLockedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_sign_in_locked_page_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-sign-in-locked-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInLockedPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInLockedPage, again_button);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmap_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
kayako_sign_in_locked_page_init (KayakoSignInLockedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_sign_in_locked_page_new:
 * @seconds: for how long nobody is let in
 *
 * Makes the page that says that an account is locked.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_locked_page_new (guint seconds)
{
  KayakoSignInLockedPage *self = g_object_new (KAYAKO_TYPE_SIGN_IN_LOCKED_PAGE, NULL);

  self->deadline = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  update (self);

  return ADW_NAVIGATION_PAGE (self);
}
