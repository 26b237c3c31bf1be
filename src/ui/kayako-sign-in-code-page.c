/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-code-page.h"

#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-sign-in-form.h"
#include "kayako-sign-in-pages.h"
#include "kayako-wipe.h"

#include <glib/gi18n.h>

/* Asks for the one-time code that comes after the password. */
struct _KayakoSignInCodePage {
  AdwNavigationPage parent_instance;

  KayakoSignInForm *form;
  AdwEntryRow *code_row;

  char *email;           /* (owned) (not nullable) */
  char *auth_token;      /* (owned) (not nullable): of this step, a secret */
  KayakoSignIn *sign_in; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoSignInCodePage, kayako_sign_in_code_page, ADW_TYPE_NAVIGATION_PAGE)

/* A code that was wrong has a sentence of its own, and is typed anew. */
static void
show_problem (KayakoSignInCodePage *self, const GError *error)
{
  g_autofree char *text = NULL;
  const char *next = kayako_error_get_auth_token (error);

  if (next != NULL) {
    kayako_wipe_free (self->auth_token);
    self->auth_token = g_strdup (next);
  }

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS) || next != NULL) {
    text = g_strdup (_ ("This code is not right, or too old. Type the one your app shows now; if "
                        "that does not help, go back and sign in once more."));
    gtk_editable_select_region (GTK_EDITABLE (self->code_row), 0, -1);
  } else {
    text = kayako_error_text_at_sign_in (error);
  }

  kayako_sign_in_form_mark (self->form, self->code_row);
  kayako_sign_in_form_show_error (self->form, text);
}

static void
tried (gpointer object, const GValue *value, const GError *error)
{
  KayakoSignInCodePage *self = object;

  kayako_sign_in_form_stop (self->form);
  if (error == NULL)
    kayako_sign_in_finish (self->sign_in, g_value_get_object (value));
  else if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_OTP_EXPECTED) ||
           !kayako_sign_in_show_step (self->sign_in, GTK_WIDGET (self), self->email, error))
    show_problem (self, error);
}

/* As people read it to themselves: “123 456”. */
static char *
dup_code (KayakoSignInCodePage *self)
{
  GString *code = g_string_new (gtk_editable_get_text (GTK_EDITABLE (self->code_row)));

  g_string_replace (code, " ", "", 0);

  return g_string_free_and_steal (code);
}

static void
submitted_cb (KayakoSignInCodePage *self)
{
  g_autofree char *code = dup_code (self);
  g_autoptr (KayakoCredentials) bare = kayako_credentials_new_otp (self->auth_token, code);
  g_autoptr (KayakoCredentials) credentials =
      kayako_credentials_copy_with (bare, KAYAKO_CREDENTIALS_EMAIL, self->email);

  kayako_sign_in_form_wait (self->form, kayako_sign_in_try (self->sign_in, credentials), self,
                            tried);
}

static void
kayako_sign_in_code_page_finalize (GObject *object)
{
  KayakoSignInCodePage *self = KAYAKO_SIGN_IN_CODE_PAGE (object);

  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->auth_token, kayako_wipe_free);

  G_OBJECT_CLASS (kayako_sign_in_code_page_parent_class)->finalize (object);
}

static void
kayako_sign_in_code_page_dispose (GObject *object)
{
  KayakoSignInCodePage *self = KAYAKO_SIGN_IN_CODE_PAGE (object);

  /* The page lets go of its child by itself only while it still is its child. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_CODE_PAGE);
  g_clear_object (&self->sign_in);

  G_OBJECT_CLASS (kayako_sign_in_code_page_parent_class)->dispose (object);
}

static void
kayako_sign_in_code_page_class_init (KayakoSignInCodePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_sign_in_code_page_dispose;
  g_type_ensure (KAYAKO_TYPE_SIGN_IN_FORM);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-sign-in-code-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInCodePage, form);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInCodePage, code_row);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  G_OBJECT_CLASS (klass)->finalize = kayako_sign_in_code_page_finalize;
}

static void
kayako_sign_in_code_page_init (KayakoSignInCodePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kayako_sign_in_form_add_row (self->form, self->code_row,
                               _ ("Type the code that your authenticator app shows."));
}

/**
 * kayako_sign_in_code_page_new:
 * @sign_in: the way in that the page is part of
 * @email: who signs in
 * @auth_token: the token of this step
 *
 * Makes the page that asks for a one-time code.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_code_page_new (KayakoSignIn *sign_in, const char *email, const char *auth_token)
{
  KayakoSignInCodePage *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (sign_in), NULL);
  g_return_val_if_fail (email != NULL && auth_token != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_SIGN_IN_CODE_PAGE, NULL);
  self->sign_in = g_object_ref (sign_in);
  g_signal_connect_object (sign_in, "left", G_CALLBACK (kayako_sign_in_form_forget), self->form,
                           G_CONNECT_SWAPPED);
  self->email = g_strdup (email);
  self->auth_token = g_strdup (auth_token);

  return ADW_NAVIGATION_PAGE (self);
}
