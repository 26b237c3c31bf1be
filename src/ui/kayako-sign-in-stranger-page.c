/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-stranger-page.h"

#include "kayako-error-text.h"
#include "kayako-sign-in-form.h"
#include "kayako-sign-in-pages.h"

#include <glib/gi18n.h>

/* Lets somebody in who has no account, by an id that is made up. */
struct _KayakoSignInStrangerPage {
  AdwNavigationPage parent_instance;

  KayakoSignInForm *form;

  KayakoSignIn *sign_in; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoSignInStrangerPage,
                     kayako_sign_in_stranger_page,
                     ADW_TYPE_NAVIGATION_PAGE)

static void
tried (gpointer object, const GValue *value, const GError *error)
{
  KayakoSignInStrangerPage *self = object;
  g_autofree char *text = NULL;

  kayako_sign_in_form_stop (self->form);
  if (error == NULL) {
    kayako_sign_in_finish (self->sign_in, g_value_get_object (value));
    return;
  }

  if (kayako_sign_in_show_step (self->sign_in, GTK_WIDGET (self), NULL, error))
    return;

  text = kayako_error_text_at_sign_in (error);
  kayako_sign_in_form_show_error (self->form, text);
}

static void
submitted_cb (KayakoSignInStrangerPage *self)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (KayakoCredentials) credentials = kayako_credentials_new_fingerprint (uuid);

  kayako_sign_in_form_wait (self->form, kayako_sign_in_try (self->sign_in, credentials), self,
                            tried);
}

static void
kayako_sign_in_stranger_page_dispose (GObject *object)
{
  KayakoSignInStrangerPage *self = KAYAKO_SIGN_IN_STRANGER_PAGE (object);

  /* The page lets go of its child by itself only while it still is its child. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_STRANGER_PAGE);
  g_clear_object (&self->sign_in);

  G_OBJECT_CLASS (kayako_sign_in_stranger_page_parent_class)->dispose (object);
}

static void
kayako_sign_in_stranger_page_class_init (KayakoSignInStrangerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_sign_in_stranger_page_dispose;
  g_type_ensure (KAYAKO_TYPE_SIGN_IN_FORM);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-sign-in-stranger-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInStrangerPage, form);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
}

static void
kayako_sign_in_stranger_page_init (KayakoSignInStrangerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_sign_in_stranger_page_new:
 * @sign_in: the way in that the page is part of
 *
 * Makes the page for people without an account.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_stranger_page_new (KayakoSignIn *sign_in)
{
  KayakoSignInStrangerPage *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (sign_in), NULL);

  self = g_object_new (KAYAKO_TYPE_SIGN_IN_STRANGER_PAGE, NULL);
  self->sign_in = g_object_ref (sign_in);
  g_signal_connect_object (sign_in, "left", G_CALLBACK (kayako_sign_in_form_forget), self->form,
                           G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
