/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-send-toast.h"

#include "kayako-notice-overlay.h"

#include <glib/gi18n.h>

/* It lives as long as its toast, which goes when there is nothing to have back
 * any more. */
struct _KayakoSendToast {
  GObject parent_instance;

  KayakoThread *thread;   /* (owned) (not nullable) */
  KayakoMessage *message; /* (owned) (not nullable) */
  AdwToast *toast;        /* (not owned) (nullable): it owns this */
  KayakoThreadPage *page; /* (not owned) (nullable): where one goes on writing */
};

G_DEFINE_FINAL_TYPE (KayakoSendToast, kayako_send_toast, G_TYPE_OBJECT)

static void
button_clicked_cb (AdwToast *toast, KayakoSendToast *self)
{
  gboolean is_back = kayako_thread_take_back (self->thread, self->message);

  /* Who reads another conversation by now goes on there. */
  if (is_back && self->page != NULL && kayako_thread_page_get_thread (self->page) == self->thread)
    gtk_widget_activate_action (GTK_WIDGET (self->page), "thread.reply", NULL);
}

/* It is gone, or a person was told where it stands what became of it. */
static void
messages_changed_cb (KayakoSendToast *self)
{
  if (self->toast != NULL &&
      !kayako_message_list_find (kayako_thread_get_messages (self->thread), self->message, NULL))
    kayako_notice_overlay_withdraw (GTK_WIDGET (self->page), self->toast);
}

static void
kayako_send_toast_dispose (GObject *object)
{
  KayakoSendToast *self = KAYAKO_SEND_TOAST (object);

  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->message);
  g_clear_object (&self->thread);

  G_OBJECT_CLASS (kayako_send_toast_parent_class)->dispose (object);
}

static void
kayako_send_toast_class_init (KayakoSendToastClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_send_toast_dispose;
}

static void
kayako_send_toast_init (KayakoSendToast *self)
{
}

/**
 * kayako_send_toast_create:
 * @thread: where a reply was sent
 * @message: the reply
 * @seconds: how long it waits before it leaves
 * @page: the page that shows @thread
 *
 * Makes the toast that offers to have a reply back. It goes when the reply
 * leaves.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
kayako_send_toast_create (KayakoThread *thread,
                          KayakoMessage *message,
                          guint seconds,
                          KayakoThreadPage *page)
{
  g_autoptr (KayakoSendToast) self = NULL;
  AdwToast *toast = NULL;

  g_return_val_if_fail (KAYAKO_IS_THREAD (thread), NULL);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), NULL);
  g_return_val_if_fail (KAYAKO_IS_THREAD_PAGE (page), NULL);

  self = g_object_new (KAYAKO_TYPE_SEND_TOAST, NULL);
  self->thread = g_object_ref (thread);
  self->message = g_object_ref (message);
  toast = adw_toast_new (_ ("Sending reply"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, seconds);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_set_weak_pointer (&self->toast, toast);
  g_set_weak_pointer (&self->page, page);
  g_signal_connect_object (kayako_thread_get_messages (thread), "items-changed",
                           G_CALLBACK (messages_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (button_clicked_cb),
                         g_object_ref (self), (GClosureNotify) (GCallback) g_object_unref, 0);

  return toast;
}
