/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-undo.h"

#include "kayako-error-text.h"
#include "kayako-notice-overlay.h"
#include "kayako-when-done.h"

#include <glib/gi18n.h>

/* A conversation whose status was just changed, and the status it had before.
 * It lives as long as its toast, which is let go as soon as there is nothing to
 * take back any more. */
struct _KayakoUndo {
  GObject parent_instance;

  KayakoAccount *account;           /* (owned) (not nullable) */
  KayakoConversation *conversation; /* (owned) (not nullable) */
  KayakoStatus *previous;           /* (owned) (not nullable) */
  gint64 changed_id;                /* of the status it was changed to */
  AdwToast *toast;                  /* (not owned) (nullable): it owns this */
  GtkWidget *widget;                /* (not owned) (nullable): where to say what fails */
};

/* How long there is time to take it back, in seconds. */
#define TOAST_TIMEOUT 10

G_DEFINE_FINAL_TYPE (KayakoUndo, kayako_undo, G_TYPE_OBJECT)

static void
undone (gpointer object, const GValue *value, const GError *error)
{
  g_autofree char *text = NULL;

  if (error == NULL)
    return;

  text = kayako_error_text (error, NULL);
  gtk_widget_activate_action (object, "win.toast", "s", text);
}

static void
button_clicked_cb (AdwToast *toast, KayakoUndo *self)
{
  DexFuture *future =
      kayako_account_change_status (self->account, self->conversation, self->previous);

  if (self->widget != NULL)
    future = kayako_when_done (future, self->widget, undone);

  dex_future_disown (future);
}

/* Undone, changed again, or not taken by the helpdesk. */
static void
status_cb (KayakoUndo *self)
{
  KayakoStatus *status = kayako_conversation_get_status (self->conversation);

  if (self->toast != NULL && (status == NULL || kayako_status_get_id (status) != self->changed_id))
    kayako_notice_overlay_withdraw (self->widget, self->toast);
}

static void
kayako_undo_dispose (GObject *object)
{
  KayakoUndo *self = KAYAKO_UNDO (object);

  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->previous);
  g_clear_object (&self->conversation);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_undo_parent_class)->dispose (object);
}

static void
kayako_undo_class_init (KayakoUndoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_undo_dispose;
}

static void
kayako_undo_init (KayakoUndo *self)
{
}

/**
 * kayako_undo_new:
 * @account: whose conversation it is
 * @conversation: what was just changed
 * @previous: the status it had before
 *
 * Remembers how to take a change of status back.
 *
 * Returns: (transfer full): the change
 */
KayakoUndo *
kayako_undo_new (KayakoAccount *account, KayakoConversation *conversation, KayakoStatus *previous)
{
  KayakoUndo *self = NULL;
  KayakoStatus *status = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (KAYAKO_IS_STATUS (previous), NULL);

  self = g_object_new (KAYAKO_TYPE_UNDO, NULL);
  self->account = g_object_ref (account);
  self->conversation = g_object_ref (conversation);
  self->previous = g_object_ref (previous);
  status = kayako_conversation_get_status (conversation);
  self->changed_id = status != NULL ? kayako_status_get_id (status) : 0;
  g_signal_connect_object (conversation, "notify::status", G_CALLBACK (status_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * kayako_undo_create_toast:
 * @self: a `KayakoUndo`
 * @text: what was done, plain text
 * @widget: a widget of the window that says what fails
 *
 * Makes the toast that offers to take the change back. It keeps @self alive.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
kayako_undo_create_toast (KayakoUndo *self, const char *text, GtkWidget *widget)
{
  AdwToast *toast = NULL;

  g_return_val_if_fail (KAYAKO_IS_UNDO (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, text);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, TOAST_TIMEOUT);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_set_weak_pointer (&self->toast, toast);
  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (button_clicked_cb),
                         g_object_ref (self), (GClosureNotify) (GCallback) g_object_unref, 0);

  return toast;
}
