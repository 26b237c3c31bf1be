/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-accounts-dialog.h"

#include "kayako-account-row.h"

/* Everybody who is signed in, in an order and with colours that the person
 * chooses. */
struct _KayakoAccountsDialog {
  AdwDialog parent_instance;

  GtkListBox *list;

  KayakoAccounts *accounts; /* (owned) (nullable): NULL once disposed */
};

G_DEFINE_FINAL_TYPE (KayakoAccountsDialog, kayako_accounts_dialog, ADW_TYPE_DIALOG)

/* All rows: those at the ends know that they are. */
static void
fill (KayakoAccountsDialog *self)
{
  GListModel *accounts = G_LIST_MODEL (self->accounts);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (accounts, i);

    gtk_list_box_append (self->list, kayako_account_row_new (self->accounts, account));
  }

  if (g_list_model_get_n_items (accounts) == 0)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  adw_dialog_close (ADW_DIALOG (widget));
  if (root != NULL)
    gtk_widget_activate_action (root, "win.add-account", NULL);
}

static void
kayako_accounts_dialog_dispose (GObject *object)
{
  KayakoAccountsDialog *self = KAYAKO_ACCOUNTS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_ACCOUNTS_DIALOG);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (kayako_accounts_dialog_parent_class)->dispose (object);
}

static void
kayako_accounts_dialog_class_init (KayakoAccountsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_accounts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-accounts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountsDialog, list);
  gtk_widget_class_install_action (widget_class, "accounts.add", NULL, add_action);
}

static void
kayako_accounts_dialog_init (KayakoAccountsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_accounts_dialog_new:
 * @accounts: everybody who is signed in
 *
 * Makes the dialog in which accounts are put in order, coloured and left.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_accounts_dialog_new (KayakoAccounts *accounts)
{
  KayakoAccountsDialog *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (KAYAKO_TYPE_ACCOUNTS_DIALOG, NULL);
  self->accounts = g_object_ref (accounts);
  fill (self);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}
