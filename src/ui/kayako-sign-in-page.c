/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-page.h"

#include "kayako-error-text.h"
#include "kayako-sign-in-form.h"
#include "kayako-sign-in-pages.h"

#include <glib/gi18n.h>

/* Asks for a helpdesk's address and finds out what is there, before anybody
 * types a secret. */
struct _KayakoSignInPage {
  AdwNavigationPage parent_instance;

  KayakoSignInForm *form;
  AdwEntryRow *address_row;

  KayakoSignIn *sign_in; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoSignInPage, kayako_sign_in_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_problem (KayakoSignInPage *self, const char *text)
{
  kayako_sign_in_form_mark (self->form, self->address_row);
  kayako_sign_in_form_show_error (self->form, text);
}

static void
found (gpointer object, const GValue *value, const GError *error)
{
  KayakoSignInPage *self = object;
  KayakoDiscovery *discovery = error == NULL ? g_value_get_boxed (value) : NULL;
  g_autofree char *text = NULL;

  kayako_sign_in_form_stop (self->form);
  if (discovery == NULL) {
    text = kayako_error_text_at_sign_in (error);
    show_problem (self, text);
    return;
  }

  switch (kayako_discovery_get_kind (discovery)) {
  case KAYAKO_HELPDESK_KIND_V1:
    kayako_sign_in_set_discovery (self->sign_in, discovery);
    kayako_sign_in_show (self->sign_in, GTK_WIDGET (self), KAYAKO_SIGN_IN_PASSWORD);
    break;
  case KAYAKO_HELPDESK_KIND_CLASSIC:
    show_problem (self, _ ("This helpdesk is a Kayako Classic, which this app cannot sign in to "
                           "yet. Use its web page for now."));
    break;
  case KAYAKO_HELPDESK_KIND_NONE:
  default:
    text = kayako_error_text_at_sign_in (kayako_discovery_get_error (discovery));
    show_problem (self, text);
  }
}

static void
submitted_cb (KayakoSignInPage *self)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address_row))));

  kayako_sign_in_form_wait (
      self->form, kayako_accounts_discover (kayako_sign_in_get_accounts (self->sign_in), typed),
      self, found);
}

/* Further pages lie over this one; who goes back from it leaves them all. */
static void
hidden_cb (KayakoSignInPage *self)
{
  if (!kayako_sign_in_form_is_in_stack (self->form))
    kayako_sign_in_leave (self->sign_in);
}

static void
kayako_sign_in_page_dispose (GObject *object)
{
  KayakoSignInPage *self = KAYAKO_SIGN_IN_PAGE (object);

  /* The page lets go of its child by itself only while it still is its child. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->sign_in);

  G_OBJECT_CLASS (kayako_sign_in_page_parent_class)->dispose (object);
}

static void
kayako_sign_in_page_class_init (KayakoSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_sign_in_page_dispose;
  g_type_ensure (KAYAKO_TYPE_SIGN_IN_FORM);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, form);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInPage, address_row);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, hidden_cb);
}

static void
kayako_sign_in_page_init (KayakoSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kayako_sign_in_form_add_row (self->form, self->address_row,
                               _ ("Type the address of your helpdesk."));
}

/**
 * kayako_sign_in_page_new:
 * @sign_in: the way in that the page is part of
 *
 * Makes the page that asks for the address.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_page_new (KayakoSignIn *sign_in)
{
  KayakoSignInPage *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (sign_in), NULL);

  self = g_object_new (KAYAKO_TYPE_SIGN_IN_PAGE, NULL);
  self->sign_in = g_object_ref (sign_in);
  g_signal_connect_object (sign_in, "left", G_CALLBACK (kayako_sign_in_form_forget), self->form,
                           G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
