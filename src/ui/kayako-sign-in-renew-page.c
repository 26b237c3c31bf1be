/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-renew-page.h"

#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-sign-in-form.h"
#include "kayako-sign-in-pages.h"
#include "kayako-wipe.h"

#include <glib/gi18n.h>

/* Asks for another password where the old one has expired. */
struct _KayakoSignInRenewPage {
  AdwNavigationPage parent_instance;

  KayakoSignInForm *form;
  AdwEntryRow *password_row;
  AdwEntryRow *again_row;

  char *email;           /* (owned) (not nullable) */
  char *auth_token;      /* (owned) (not nullable): of this step, a secret */
  KayakoSignIn *sign_in; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoSignInRenewPage, kayako_sign_in_renew_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
show_problem (KayakoSignInRenewPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_REJECTED))
    text = g_strdup (_ ("The helpdesk does not accept this password. Choose one that is longer, "
                        "or that you have not used before."));
  else if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS))
    text = g_strdup (_ ("This took too long, so that the password was not changed. Go back and "
                        "sign in once more."));
  else
    text = kayako_error_text_at_sign_in (error);

  kayako_sign_in_form_mark (self->form, self->password_row);
  kayako_sign_in_form_show_error (self->form, text);
}

static void
tried (gpointer object, const GValue *value, const GError *error)
{
  KayakoSignInRenewPage *self = object;

  kayako_sign_in_form_stop (self->form);
  if (error == NULL)
    kayako_sign_in_finish (self->sign_in, g_value_get_object (value));
  else if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_PASSWORD_EXPIRED) ||
           !kayako_sign_in_show_step (self->sign_in, GTK_WIDGET (self), self->email, error))
    show_problem (self, error);
}

static void
submitted_cb (KayakoSignInRenewPage *self)
{
  g_autoptr (KayakoCredentials) credentials = NULL;

  if (g_strcmp0 (get_text (self->password_row), get_text (self->again_row)) != 0) {
    kayako_sign_in_form_mark (self->form, self->again_row);
    kayako_sign_in_form_show_error (self->form,
                                    _ ("The two passwords differ. Type the same one twice."));
    return;
  }

  credentials = kayako_credentials_new_changed_password (self->email, self->auth_token,
                                                         get_text (self->password_row));
  kayako_sign_in_form_wait (self->form, kayako_sign_in_try (self->sign_in, credentials), self,
                            tried);
}

static void
kayako_sign_in_renew_page_finalize (GObject *object)
{
  KayakoSignInRenewPage *self = KAYAKO_SIGN_IN_RENEW_PAGE (object);

  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->auth_token, kayako_wipe_free);

  G_OBJECT_CLASS (kayako_sign_in_renew_page_parent_class)->finalize (object);
}

static void
kayako_sign_in_renew_page_dispose (GObject *object)
{
  KayakoSignInRenewPage *self = KAYAKO_SIGN_IN_RENEW_PAGE (object);

  /* The page lets go of its child by itself only while it still is its child. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_RENEW_PAGE);
  g_clear_object (&self->sign_in);

  G_OBJECT_CLASS (kayako_sign_in_renew_page_parent_class)->dispose (object);
}

static void
kayako_sign_in_renew_page_class_init (KayakoSignInRenewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_sign_in_renew_page_dispose;
  g_type_ensure (KAYAKO_TYPE_SIGN_IN_FORM);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-sign-in-renew-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInRenewPage, form);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInRenewPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInRenewPage, again_row);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  G_OBJECT_CLASS (klass)->finalize = kayako_sign_in_renew_page_finalize;
}

static void
kayako_sign_in_renew_page_init (KayakoSignInRenewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kayako_sign_in_form_add_row (self->form, self->password_row, _ ("Type a new password."));
  kayako_sign_in_form_add_row (self->form, self->again_row, _ ("Type the new password again."));
}

/**
 * kayako_sign_in_renew_page_new:
 * @sign_in: the way in that the page is part of
 * @email: who signs in
 * @auth_token: the token of this step
 *
 * Makes the page that asks for a new password.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_renew_page_new (KayakoSignIn *sign_in, const char *email, const char *auth_token)
{
  KayakoSignInRenewPage *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (sign_in), NULL);
  g_return_val_if_fail (email != NULL && auth_token != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_SIGN_IN_RENEW_PAGE, NULL);
  self->sign_in = g_object_ref (sign_in);
  g_signal_connect_object (sign_in, "left", G_CALLBACK (kayako_sign_in_form_forget), self->form,
                           G_CONNECT_SWAPPED);
  self->email = g_strdup (email);
  self->auth_token = g_strdup (auth_token);

  return ADW_NAVIGATION_PAGE (self);
}
