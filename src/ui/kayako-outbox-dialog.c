/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-outbox-dialog.h"

#include "kayako-outbox-row.h"

/* What an account has not sent yet. */
struct _KayakoOutboxDialog {
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkListBox *list;

  KayakoAccount *account; /* (owned) (not nullable) */
};

enum {
  SIGNAL_EDITED,
  SIGNAL_SHOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoOutboxDialog, kayako_outbox_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return kayako_outbox_row_new (user_data, item);
}

static void
update_stack (KayakoOutboxDialog *self)
{
  GListModel *unsent = kayako_account_get_unsent (self->account);

  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (unsent) > 0 ? "messages" : "empty");
}

static void
edited_cb (KayakoOutboxDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
kayako_outbox_dialog_dispose (GObject *object)
{
  KayakoOutboxDialog *self = KAYAKO_OUTBOX_DIALOG (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_OUTBOX_DIALOG);
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-outbox-dialog.ui");
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
