/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-password-page.h"

#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-sign-in-form.h"
#include "kayako-sign-in-pages.h"

#include <glib/gi18n.h>

/* Asks for an email and a password, of an account that is there only for the
 * latter, and offers the other ways in. */
struct _KayakoSignInPasswordPage {
  AdwNavigationPage parent_instance;

  KayakoSignInForm *form;
  AdwEntryRow *email_row;
  AdwEntryRow *password_row;
  GtkWidget *other_ways;

  KayakoSignIn *sign_in; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoSignInPasswordPage,
                     kayako_sign_in_password_page,
                     ADW_TYPE_NAVIGATION_PAGE)

static char *
dup_email (KayakoSignInPasswordPage *self)
{
  KayakoAccount *account = kayako_sign_in_get_account (self->sign_in);

  if (account != NULL)
    return g_strdup (kayako_account_get_email (account));

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->email_row))));
}

static void
show_problem (KayakoSignInPasswordPage *self, const GError *error)
{
  g_autofree char *text = kayako_sign_in_get_account (self->sign_in) != NULL
                              ? kayako_error_text_at_password (error)
                              : kayako_error_text_at_sign_in (error);

  kayako_sign_in_form_mark (self->form, self->password_row);
  kayako_sign_in_form_show_error (self->form, text);
}

static void
tried (gpointer object, const GValue *value, const GError *error)
{
  KayakoSignInPasswordPage *self = object;
  g_autofree char *email = dup_email (self);

  kayako_sign_in_form_stop (self->form);
  if (error == NULL)
    kayako_sign_in_finish (self->sign_in, g_value_get_object (value));
  else if (!kayako_sign_in_show_step (self->sign_in, GTK_WIDGET (self), email, error))
    show_problem (self, error);
}

static void
submitted_cb (KayakoSignInPasswordPage *self)
{
  g_autofree char *email = dup_email (self);
  g_autoptr (KayakoCredentials) credentials = kayako_credentials_new_password (
      email, gtk_editable_get_text (GTK_EDITABLE (self->password_row)));

  kayako_sign_in_form_wait (self->form, kayako_sign_in_try (self->sign_in, credentials), self,
                            tried);
}

static void
show_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoSignInPasswordPage *self = KAYAKO_SIGN_IN_PASSWORD_PAGE (widget);

  kayako_sign_in_show (self->sign_in, widget, g_variant_get_string (parameter, NULL));
}

/* What was found at the address, or whose password is asked for. */
static char *
dup_introduction (KayakoSignInPasswordPage *self)
{
  KayakoAccount *account = kayako_sign_in_get_account (self->sign_in);

  if (account != NULL)
    return g_strdup_printf (/* Translators: an email address, and a helpdesk's name. */
                            _ ("Your session has ended. Type the password of %s on %s to go on."),
                            kayako_account_get_email (account),
                            kayako_account_get_helpdesk (account));

  if (kayako_sign_in_get_is_secure (self->sign_in))
    return g_strdup (_ ("There is a Kayako helpdesk at this address, and the connection to it is "
                        "secure (TLS). Sign in with the email and password you use there."));

  return g_strdup (_ ("There is a Kayako helpdesk at this address, on this computer. Sign in with "
                      "the email and password you use there."));
}

static void
update (KayakoSignInPasswordPage *self)
{
  gboolean is_new = kayako_sign_in_get_account (self->sign_in) == NULL;
  g_autofree char *introduction = dup_introduction (self);

  kayako_sign_in_form_set_introduction (self->form, introduction);
  gtk_widget_set_visible (GTK_WIDGET (self->email_row), is_new);
  gtk_widget_set_visible (self->other_ways, is_new);
  if (is_new)
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                   kayako_sign_in_get_place (self->sign_in));
}

static void
kayako_sign_in_password_page_dispose (GObject *object)
{
  KayakoSignInPasswordPage *self = KAYAKO_SIGN_IN_PASSWORD_PAGE (object);

  /* The page lets go of its child by itself only while it still is its child. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_PASSWORD_PAGE);
  g_clear_object (&self->sign_in);

  G_OBJECT_CLASS (kayako_sign_in_password_page_parent_class)->dispose (object);
}

static void
kayako_sign_in_password_page_class_init (KayakoSignInPasswordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_sign_in_password_page_dispose;
  g_type_ensure (KAYAKO_TYPE_SIGN_IN_FORM);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-sign-in-password-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPasswordPage, form);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPasswordPage, email_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPasswordPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPasswordPage, other_ways);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_install_action (widget_class, "sign-in.show", "s", show_action);
}

static void
kayako_sign_in_password_page_init (KayakoSignInPasswordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kayako_sign_in_form_add_row (self->form, self->email_row, _ ("Type your email."));
  kayako_sign_in_form_add_row (self->form, self->password_row, _ ("Type your password."));
}

/**
 * kayako_sign_in_password_page_new:
 * @sign_in: the way in that the page is part of
 *
 * Makes the page that asks for the email and the password.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_password_page_new (KayakoSignIn *sign_in)
{
  KayakoSignInPasswordPage *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (sign_in), NULL);

  self = g_object_new (KAYAKO_TYPE_SIGN_IN_PASSWORD_PAGE, NULL);
  self->sign_in = g_object_ref (sign_in);
  g_signal_connect_object (sign_in, "left", G_CALLBACK (kayako_sign_in_form_forget), self->form,
                           G_CONNECT_SWAPPED);
  update (self);

  return ADW_NAVIGATION_PAGE (self);
}
