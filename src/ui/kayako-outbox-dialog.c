/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-outbox-dialog.h"

#include "kayako-discard-toast.h"
#include "kayako-notice-overlay.h"
#include "kayako-outbox-row.h"

/* What an account has not sent yet. */
struct _KayakoOutboxDialog {
  AdwDialog parent_instance;

  KayakoNoticeOverlay *overlay;
  GtkStack *stack;
  GtkListBox *list;

  KayakoAccount *account;  /* (owned) (not nullable) */
  KayakoUnsent *discarded; /* (owned) (nullable): what the latest toast offers to put back */
  AdwToast *offer;         /* (not owned) (nullable): that toast */
};

enum {
  SIGNAL_EDITED,
  SIGNAL_SHOWN,
  SIGNAL_DISCARDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoOutboxDialog, kayako_outbox_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return kayako_outbox_row_new (user_data, item);
}

/* A row takes the focus with it when it goes, and Escape would reach nobody. */
static void
keep_focus (KayakoOutboxDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
update_stack (KayakoOutboxDialog *self)
{
  GListModel *unsent = kayako_account_get_unsent (self->account);

  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (unsent) > 0 ? "messages" : "empty");
  keep_focus (self);
}

static void
edited_cb (KayakoOutboxDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
toast_gone_cb (KayakoOutboxDialog *self, AdwToast *toast)
{
  if (self->offer == toast)
    g_clear_object (&self->discarded);
}

static void
discarded_cb (KayakoOutboxDialog *self, KayakoUnsent *unsent)
{
  AdwToast *toast = kayako_discard_toast_create (self->account, unsent);

  g_set_object (&self->discarded, unsent);
  g_set_weak_pointer (&self->offer, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
  kayako_notice_overlay_offer_undo (self->overlay, toast, NULL);
}

static void
undo_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_notice_overlay_undo (KAYAKO_OUTBOX_DIALOG (widget)->overlay);
}

static void
toast_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_notice_overlay_add_toast (KAYAKO_OUTBOX_DIALOG (widget)->overlay,
                                   g_variant_get_string (parameter, NULL));
}

static void
kayako_outbox_dialog_dispose (GObject *object)
{
  KayakoOutboxDialog *self = KAYAKO_OUTBOX_DIALOG (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_OUTBOX_DIALOG);
  g_clear_weak_pointer (&self->offer);
  g_clear_object (&self->discarded);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_outbox_dialog_parent_class)->dispose (object);
}

static void
kayako_outbox_dialog_class_init (KayakoOutboxDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_outbox_dialog_dispose;

  /**
   * KayakoOutboxDialog::edited:
   * @self: the dialog
   * @conversation: where a message is the draft again
   */
  signals[SIGNAL_EDITED] = g_signal_new_class_handler (
      "edited", KAYAKO_TYPE_OUTBOX_DIALOG, G_SIGNAL_RUN_LAST, G_CALLBACK (edited_cb), NULL, NULL,
      NULL, G_TYPE_NONE, 1, KAYAKO_TYPE_CONVERSATION);

  /**
   * KayakoOutboxDialog::shown:
   * @self: the dialog
   * @conversation: what somebody wants to read
   */
  signals[SIGNAL_SHOWN] = g_signal_new_class_handler (
      "shown", KAYAKO_TYPE_OUTBOX_DIALOG, G_SIGNAL_RUN_LAST, G_CALLBACK (edited_cb), NULL, NULL,
      NULL, G_TYPE_NONE, 1, KAYAKO_TYPE_CONVERSATION);

  /**
   * KayakoOutboxDialog::discarded:
   * @self: the dialog
   * @unsent: what a row has discarded, and can be put back
   */
  signals[SIGNAL_DISCARDED] = g_signal_new_class_handler (
      "discarded", KAYAKO_TYPE_OUTBOX_DIALOG, G_SIGNAL_RUN_LAST, G_CALLBACK (discarded_cb), NULL,
      NULL, NULL, G_TYPE_NONE, 1, KAYAKO_TYPE_UNSENT);

  gtk_widget_class_install_action (widget_class, "outbox.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "outbox.toast", "s", toast_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "outbox.undo",
                                       NULL);

  g_type_ensure (KAYAKO_TYPE_NOTICE_OVERLAY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-outbox-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxDialog, overlay);
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxDialog, list);
}

static void
kayako_outbox_dialog_init (KayakoOutboxDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_outbox_dialog_new:
 * @account: who writes
 *
 * Makes a dialog that shows what an account has not sent yet.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_outbox_dialog_new (KayakoAccount *account)
{
  KayakoOutboxDialog *self = NULL;
  GListModel *unsent = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  self = g_object_new (KAYAKO_TYPE_OUTBOX_DIALOG, NULL);
  self->account = g_object_ref (account);
  unsent = kayako_account_get_unsent (account);
  gtk_list_box_bind_model (self->list, unsent, create_row, account, NULL);
  g_signal_connect_object (unsent, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  update_stack (self);
  return ADW_DIALOG (self);
}

/**
 * kayako_outbox_dialog_get_discarded:
 * @self: the dialog
 *
 * Returns: (transfer none) (nullable): what it offers to put back at this moment, %NULL
 *   where there is nothing
 */
KayakoUnsent *
kayako_outbox_dialog_get_discarded (KayakoOutboxDialog *self)
{
  g_return_val_if_fail (KAYAKO_IS_OUTBOX_DIALOG (self), NULL);

  return self->discarded;
}

/**
 * kayako_outbox_dialog_get_account:
 * @self: the dialog
 *
 * Returns: (transfer none): whose outbox it shows
 */
KayakoAccount *
kayako_outbox_dialog_get_account (KayakoOutboxDialog *self)
{
  g_return_val_if_fail (KAYAKO_IS_OUTBOX_DIALOG (self), NULL);

  return self->account;
}
