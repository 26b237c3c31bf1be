/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-row.h"

#include "kayako-account-colour.h"
#include "kayako-account-name.h"
#include "kayako-closures.h"
#include "kayako-error-text.h"
#include "kayako-when-done.h"

/* One of the accounts, with all that can be done about it: where it stands, what
 * colour it has, and leaving it. */
struct _KayakoAccountRow {
  AdwExpanderRow parent_instance;

  GtkWidget *swatch;
  GtkWidget *up_button;
  GtkWidget *down_button;
  AdwWrapBox *colours;

  KayakoAccounts *accounts; /* (owned) (nullable): NULL once disposed */
  KayakoAccount *account;   /* (owned) (nullable): NULL once disposed */
};

G_DEFINE_FINAL_TYPE (KayakoAccountRow, kayako_account_row, ADW_TYPE_EXPANDER_ROW)

static void
update (KayakoAccountRow *self)
{
  g_autofree char *name = kayako_account_name (self->account);
  g_autofree char *place = kayako_closure_place (kayako_account_get_place (self->account),
                                                 kayako_account_get_state (self->account));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), place);
  kayako_account_colour_show (self->swatch, kayako_account_get_colour (self->account));
}

static guint
get_position (KayakoAccountRow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->accounts));

  for (guint i = 0; i < n; i++) {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);

    if (account == self->account)
      return i;
  }

  return n;
}

static void
saved (gpointer window, const GValue *value, const GError *error)
{
  g_autofree char *text = NULL;

  if (error == NULL)
    return;

  text = kayako_error_text (error, NULL);
  gtk_widget_activate_action (window, "win.toast", "s", text);
}

/* What is done is done at once; that it cannot be kept is told by the window. */
static void
tell_if_unsaved (GtkRoot *root, DexFuture *future)
{
  dex_future_disown (root != NULL ? kayako_when_done (future, root, saved) : future);
}

/* The row is made anew where it moved to; the keyboard goes along. */
static void
follow (GtkListBox *list, guint position, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) position);
  KayakoAccountRow *moved = KAYAKO_IS_ACCOUNT_ROW (row) ? KAYAKO_ACCOUNT_ROW (row) : NULL;
  GtkWidget *button = NULL;

  if (moved == NULL)
    return;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (moved), TRUE);
  button = by < 0 ? moved->up_button : moved->down_button;
  if (!gtk_widget_get_sensitive (button))
    button = by < 0 ? moved->down_button : moved->up_button;
  gtk_widget_grab_focus (button);
}

static void
move (KayakoAccountRow *row, int by)
{
  g_autoptr (KayakoAccountRow) self = g_object_ref (row);
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX);
  guint position = by < 0 ? get_position (self) - 1 : get_position (self) + 1;
  /* It is not in the window any more when it has moved. */
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  tell_if_unsaved (root, kayako_accounts_reorder (self->accounts, self->account, position));
  if (list != NULL)
    follow (GTK_LIST_BOX (list), position, by);
}

static void
move_up_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  move (KAYAKO_ACCOUNT_ROW (widget), -1);
}

static void
move_down_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  move (KAYAKO_ACCOUNT_ROW (widget), 1);
}

static void
leave (KayakoAccountRow *self, const char *action)
{
  g_autoptr (KayakoAccount) account = g_object_ref (self->account);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);

  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
  if (root != NULL)
    gtk_widget_activate_action (root, action, "s", kayako_account_get_id (account));
}

static void
sign_out_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  leave (KAYAKO_ACCOUNT_ROW (widget), "win.sign-out-of");
}

static void
erase_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  leave (KAYAKO_ACCOUNT_ROW (widget), "win.erase");
}

static void
colour_toggled_cb (KayakoAccountRow *self, GtkToggleButton *button)
{
  guint colour = 0;

  if (!gtk_toggle_button_get_active (button))
    return;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (GTK_WIDGET (button)); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    colour++;
  if (colour != kayako_account_get_colour (self->account))
    tell_if_unsaved (gtk_widget_get_root (GTK_WIDGET (self)),
                     kayako_accounts_set_colour (self->accounts, self->account, colour));
}

static void
add_colours (KayakoAccountRow *self)
{
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < KAYAKO_ACCOUNT_N_COLOURS; i++) {
    GtkWidget *button = g_object_new (
        GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "icon-name",
        "object-select-symbolic", "tooltip-text", kayako_account_colour_get_name (i), "active",
        i == kayako_account_get_colour (self->account), "valign", GTK_ALIGN_CENTER, NULL);

    gtk_widget_add_css_class (button, "account-colour");
    kayako_account_colour_show (button, i);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    kayako_account_colour_get_name (i), -1);
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
    first = first != NULL ? first : GTK_TOGGLE_BUTTON (button);
    adw_wrap_box_append (self->colours, button);
    g_signal_connect_object (button, "toggled", G_CALLBACK (colour_toggled_cb), self,
                             G_CONNECT_SWAPPED);
  }
}

static void
kayako_account_row_dispose (GObject *object)
{
  KayakoAccountRow *self = KAYAKO_ACCOUNT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_ACCOUNT_ROW);
  g_clear_object (&self->accounts);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_account_row_parent_class)->dispose (object);
}

static void
kayako_account_row_class_init (KayakoAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_account_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountRow, down_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoAccountRow, colours);
  gtk_widget_class_install_action (widget_class, "account.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "account.move-down", NULL, move_down_action);
  gtk_widget_class_install_action (widget_class, "account.sign-out", NULL, sign_out_action);
  gtk_widget_class_install_action (widget_class, "account.erase", NULL, erase_action);
}

static void
kayako_account_row_init (KayakoAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_account_row_new:
 * @accounts: everybody who is signed in
 * @account: one of them
 *
 * Makes the row of an account that stays in its place.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
kayako_account_row_new (KayakoAccounts *accounts, KayakoAccount *account)
{
  KayakoAccountRow *self = NULL;
  guint position = 0;
  guint n = 0;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  self = g_object_new (KAYAKO_TYPE_ACCOUNT_ROW, NULL);
  self->accounts = g_object_ref (accounts);
  self->account = g_object_ref (account);
  position = get_position (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (accounts));
  gtk_widget_set_visible (self->up_button, n > 1);
  gtk_widget_set_visible (self->down_button, n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "account.move-up", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "account.move-down", position + 1 < n);
  add_colours (self);
  g_signal_connect_object (account, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
