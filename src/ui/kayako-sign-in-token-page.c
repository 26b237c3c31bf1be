/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-token-page.h"

#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-sign-in-form.h"
#include "kayako-sign-in-pages.h"
#include "kayako-wipe.h"

#include <glib/gi18n.h>

/* Asks for what a web site has signed that knows the person (a JWT). */
struct _KayakoSignInTokenPage {
  AdwNavigationPage parent_instance;

  KayakoSignInForm *form;
  AdwEntryRow *token_row;

  KayakoSignIn *sign_in; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoSignInTokenPage, kayako_sign_in_token_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_refused (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_ACCEPTED) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED);
}

static void
show_problem (KayakoSignInTokenPage *self, const GError *error)
{
  g_autofree char *text =
      is_refused (error) ? g_strdup (_ ("The helpdesk does not accept this token: it may be too "
                                        "old or not whole. Get a new one from the web site."))
                         : kayako_error_text_at_sign_in (error);

  kayako_sign_in_form_mark (self->form, self->token_row);
  kayako_sign_in_form_show_error (self->form, text);
}

static void
tried (gpointer object, const GValue *value, const GError *error)
{
  KayakoSignInTokenPage *self = object;

  kayako_sign_in_form_stop (self->form);
  if (error == NULL)
    kayako_sign_in_finish (self->sign_in, g_value_get_object (value));
  else if (!kayako_sign_in_show_step (self->sign_in, GTK_WIDGET (self), NULL, error))
    show_problem (self, error);
}

/* What is copied from a page may have been broken into lines. */
static char *
dup_token (KayakoSignInTokenPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->token_row));
  GString *token = g_string_new (NULL);

  for (const char *c = typed; *c != '\0'; c++) {
    if (!g_ascii_isspace (*c))
      g_string_append_c (token, *c);
  }

  return g_string_free_and_steal (token);
}

static void
submitted_cb (KayakoSignInTokenPage *self)
{
  g_autoptr (KayakoWipedText) token = dup_token (self);
  g_autoptr (KayakoCredentials) credentials = kayako_credentials_new_jwt (token);

  kayako_sign_in_form_wait (self->form, kayako_sign_in_try (self->sign_in, credentials), self,
                            tried);
}

static void
kayako_sign_in_token_page_dispose (GObject *object)
{
  KayakoSignInTokenPage *self = KAYAKO_SIGN_IN_TOKEN_PAGE (object);

  /* The page lets go of its child by itself only while it still is its child. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_TOKEN_PAGE);
  g_clear_object (&self->sign_in);

  G_OBJECT_CLASS (kayako_sign_in_token_page_parent_class)->dispose (object);
}

static void
kayako_sign_in_token_page_class_init (KayakoSignInTokenPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_sign_in_token_page_dispose;
  g_type_ensure (KAYAKO_TYPE_SIGN_IN_FORM);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-sign-in-token-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInTokenPage, form);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInTokenPage, token_row);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
}

static void
kayako_sign_in_token_page_init (KayakoSignInTokenPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kayako_sign_in_form_add_row (self->form, self->token_row, _ ("Paste the token."));
}

/**
 * kayako_sign_in_token_page_new:
 * @sign_in: the way in that the page is part of
 *
 * Makes the page that asks for a token.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_token_page_new (KayakoSignIn *sign_in)
{
  KayakoSignInTokenPage *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (sign_in), NULL);

  self = g_object_new (KAYAKO_TYPE_SIGN_IN_TOKEN_PAGE, NULL);
  self->sign_in = g_object_ref (sign_in);
  g_signal_connect_object (sign_in, "left", G_CALLBACK (kayako_sign_in_form_forget), self->form,
                           G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
