/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-again-dialog.h"

#include "kayako-error-text.h"
#include "kayako-when-done.h"

#include <glib/gi18n.h>

/* Asks for the password of an account whose session has ended, over whatever
 * the person was doing, so that nothing of it is lost. */
struct _KayakoSignInAgainDialog {
  AdwDialog parent_instance;

  GtkLabel *explanation;
  GtkEditable *password_row;
  GtkRevealer *error_revealer;
  GtkWidget *error_box;
  GtkLabel *error_label;

  KayakoAccount *account; /* (owned) (not nullable) */
  DexFuture *attempt;     /* (owned) (nullable): NULL while nothing is tried */
};

typedef enum {
  PROP_ACCOUNT = 1,
  PROP_BUSY,
} KayakoSignInAgainDialogProperty;

static GParamSpec *props[PROP_BUSY + 1];

G_DEFINE_FINAL_TYPE (KayakoSignInAgainDialog, kayako_sign_in_again_dialog, ADW_TYPE_DIALOG)

static void
update_submit (KayakoSignInAgainDialog *self)
{
  gboolean filled = *gtk_editable_get_text (self->password_row) != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sign-in-again.submit",
                                 filled && self->attempt == NULL);
}

static void
set_attempt (KayakoSignInAgainDialog *self, DexFuture *attempt)
{
  dex_clear (&self->attempt);
  self->attempt = attempt;
  update_submit (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
attempt_done (gpointer object, const GValue *value, const GError *error)
{
  KayakoSignInAgainDialog *self = object;
  g_autofree char *text = NULL;

  set_attempt (self, NULL);

  if (error == NULL) {
    adw_dialog_close (ADW_DIALOG (self));
    return;
  }

  text = kayako_error_text_at_password (error);
  gtk_label_set_text (self->error_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->error_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_revealer_set_reveal_child (self->error_revealer, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static void
submit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoSignInAgainDialog *self = KAYAKO_SIGN_IN_AGAIN_DIALOG (widget);
  const char *password = gtk_editable_get_text (self->password_row);

  if (self->attempt != NULL)
    return;

  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
  set_attempt (
      self, kayako_when_done (kayako_account_sign_in_again_with_password (self->account, password),
                              self, attempt_done));
}

static void
changed_cb (KayakoSignInAgainDialog *self)
{
  gtk_revealer_set_reveal_child (self->error_revealer, FALSE);
  update_submit (self);
}

static void
entry_activated_cb (KayakoSignInAgainDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in-again.submit", NULL);
}

static void
kayako_sign_in_again_dialog_constructed (GObject *object)
{
  KayakoSignInAgainDialog *self = KAYAKO_SIGN_IN_AGAIN_DIALOG (object);
  g_autofree char *text = NULL;

  G_OBJECT_CLASS (kayako_sign_in_again_dialog_parent_class)->constructed (object);

  text = g_strdup_printf (/* Translators: an email address, and a helpdesk's name. */
                          _ ("Your session has ended. Type the password of %s on %s to go on."),
                          kayako_account_get_email (self->account),
                          kayako_account_get_helpdesk (self->account));
  gtk_label_set_text (self->explanation, text);
}

static void
kayako_sign_in_again_dialog_get_property (GObject *object,
                                          guint property_id,
                                          GValue *value,
                                          GParamSpec *pspec)
{
  KayakoSignInAgainDialog *self = KAYAKO_SIGN_IN_AGAIN_DIALOG (object);

  switch ((KayakoSignInAgainDialogProperty) property_id) {
  case PROP_ACCOUNT:
    g_value_set_object (value, self->account);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->attempt != NULL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sign_in_again_dialog_set_property (GObject *object,
                                          guint property_id,
                                          const GValue *value,
                                          GParamSpec *pspec)
{
  KayakoSignInAgainDialog *self = KAYAKO_SIGN_IN_AGAIN_DIALOG (object);

  switch ((KayakoSignInAgainDialogProperty) property_id) {
  case PROP_ACCOUNT:
    g_set_object (&self->account, g_value_get_object (value));
    break;
  case PROP_BUSY:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kayako_sign_in_again_dialog_dispose (GObject *object)
{
  KayakoSignInAgainDialog *self = KAYAKO_SIGN_IN_AGAIN_DIALOG (object);

  dex_clear (&self->attempt);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_AGAIN_DIALOG);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_sign_in_again_dialog_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * KayakoSignInAgainDialog:account:
   *
   * Whose session has ended.
   */
  props[PROP_ACCOUNT] =
      g_param_spec_object ("account", NULL, NULL, KAYAKO_TYPE_ACCOUNT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoSignInAgainDialog:busy:
   *
   * Whether it is signing in right now.
   */
  props[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_sign_in_again_dialog_class_init (KayakoSignInAgainDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = kayako_sign_in_again_dialog_constructed;
  object_class->get_property = kayako_sign_in_again_dialog_get_property;
  object_class->set_property = kayako_sign_in_again_dialog_set_property;
  object_class->dispose = kayako_sign_in_again_dialog_dispose;
  install_properties (object_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Kayako/ui/"
                                                             "kayako-sign-in-again-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInAgainDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInAgainDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInAgainDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInAgainDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInAgainDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "sign-in-again.submit", NULL, submit_action);
}

static void
kayako_sign_in_again_dialog_init (KayakoSignInAgainDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_submit (self);
}

/**
 * kayako_sign_in_again_dialog_new:
 * @account: whose session has ended
 *
 * Makes the dialog. It closes itself once the person is signed in.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_sign_in_again_dialog_new (KayakoAccount *account)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  return g_object_new (KAYAKO_TYPE_SIGN_IN_AGAIN_DIALOG, "account", account, NULL);
}
