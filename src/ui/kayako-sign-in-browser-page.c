/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-browser-page.h"

#include "kayako-browser-sign-in.h"
#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-sign-in-form.h"
#include "kayako-sign-in-pages.h"

#include <glib/gi18n.h>
#include <string.h>

/* What helpdesks call this program where nobody says otherwise. */
#define PROGRAM_ID "kayako-gnome"

/* Sends the person to the helpdesk's own page in their browser, and waits until
 * they have decided there. */
struct _KayakoSignInBrowserPage {
  AdwNavigationPage parent_instance;

  KayakoSignInForm *form;
  AdwExpanderRow *program_row;
  AdwEntryRow *id_row;
  AdwEntryRow *secret_row;
  GtkWidget *waiting;

  KayakoSignIn *sign_in;        /* (owned) (not nullable) */
  KayakoBrowserSignIn *browser; /* (owned) (nullable): NULL while nothing is tried */
};

G_DEFINE_FINAL_TYPE (KayakoSignInBrowserPage, kayako_sign_in_browser_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_text (KayakoSignInBrowserPage *self, const char *text)
{
  kayako_sign_in_form_stop (self->form);
  kayako_sign_in_form_show_error (self->form, text);
}

static void
show_problem (KayakoSignInBrowserPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (!g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_REJECTED)) {
    text = kayako_error_text_at_sign_in (error);
    show_text (self, text);
    return;
  }

  adw_expander_row_set_expanded (self->program_row, TRUE);
  kayako_sign_in_form_mark (self->form, self->id_row);
  show_text (self, _ ("The helpdesk does not know this app by this ID. Ask its administrator for "
                      "the right one, then type it here."));
}

/* The person is in their browser, and wants to be here again. */
static void
come_back (KayakoSignInBrowserPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_present (GTK_WINDOW (root));
}

static void
decided (gpointer object, const GValue *value, const GError *error)
{
  KayakoSignInBrowserPage *self = object;

  kayako_sign_in_form_stop (self->form);
  come_back (self);
  if (error == NULL)
    kayako_sign_in_finish (self->sign_in, g_value_get_object (value));
  else if (!kayako_sign_in_show_step (self->sign_in, GTK_WIDGET (self), NULL, error))
    show_problem (self, error);
}

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KayakoSignInBrowserPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  /* The address is not for the log. */
  g_debug ("The browser could not be opened: error %d", error->code);
  if (self->browser != NULL)
    show_text (self, _ ("Your browser could not be opened. Choose a default browser in the "
                        "system’s settings, then try again."));
}

static void
open_browser (KayakoSignInBrowserPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkUriLauncher) launcher =
      gtk_uri_launcher_new (kayako_browser_sign_in_get_uri (self->browser));

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           launched_cb, g_object_ref (self));
}

/* The code of the language that the words are in. */
static char *
dup_language (void)
{
  char *language = g_strdup (g_get_language_names ()[0]);

  language[strcspn (language, "_.@")] = '\0';
  if (g_str_equal (language, "C") || g_str_equal (language, "POSIX"))
    g_set_str (&language, "en");
  return language;
}

static KayakoBrowserSignIn *
begin (KayakoSignInBrowserPage *self, GError **error)
{
  const char *id = gtk_editable_get_text (GTK_EDITABLE (self->id_row));
  const char *secret = gtk_editable_get_text (GTK_EDITABLE (self->secret_row));
  g_autofree char *language = dup_language ();
  const KayakoBrowserWords words = {
    .language = language,
    .title = "Kayako",
    .done = _ ("You are signed in. You can close this page."),
    .denied = _ ("You did not let Kayako use your account. You can close this page."),
    .failed = _ ("Something went wrong. Close this page, and go back to Kayako to try again."),
  };

  return kayako_browser_sign_in_new (
      kayako_sign_in_get_accounts (self->sign_in), kayako_sign_in_get_address (self->sign_in),
      *id != '\0' ? id : PROGRAM_ID, *secret != '\0' ? secret : NULL, &words, error);
}

static void
submitted_cb (KayakoSignInBrowserPage *self)
{
  g_autoptr (GError) error = NULL;

  self->browser = begin (self, &error);
  if (self->browser == NULL) {
    show_problem (self, error);
    return;
  }

  kayako_sign_in_form_wait (self->form, kayako_browser_sign_in_wait (self->browser, TRUE), self,
                            decided);
  open_browser (self);
}

static void
busy_cb (KayakoSignInBrowserPage *self)
{
  gboolean busy = FALSE;

  g_object_get (self->form, "busy", &busy, NULL);
  gtk_widget_set_visible (self->waiting, busy);
  if (!busy)
    g_clear_object (&self->browser);
}

static void
open_again_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoSignInBrowserPage *self = KAYAKO_SIGN_IN_BROWSER_PAGE (widget);

  if (self->browser != NULL)
    open_browser (self);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_sign_in_form_stop (KAYAKO_SIGN_IN_BROWSER_PAGE (widget)->form);
}

static void
kayako_sign_in_browser_page_dispose (GObject *object)
{
  KayakoSignInBrowserPage *self = KAYAKO_SIGN_IN_BROWSER_PAGE (object);

  g_clear_object (&self->browser);
  /* The page lets go of its child by itself only while it still is its child. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_SIGN_IN_BROWSER_PAGE);
  g_clear_object (&self->sign_in);

  G_OBJECT_CLASS (kayako_sign_in_browser_page_parent_class)->dispose (object);
}

static void
kayako_sign_in_browser_page_class_init (KayakoSignInBrowserPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_sign_in_browser_page_dispose;
  g_type_ensure (KAYAKO_TYPE_SIGN_IN_FORM);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-sign-in-browser-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInBrowserPage, form);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInBrowserPage, program_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInBrowserPage, id_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInBrowserPage, secret_row);
  gtk_widget_class_bind_template_child (widget_class, KayakoSignInBrowserPage, waiting);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, busy_cb);
  gtk_widget_class_install_action (widget_class, "sign-in.open-again", NULL, open_again_action);
  gtk_widget_class_install_action (widget_class, "sign-in.cancel", NULL, cancel_action);
}

static void
kayako_sign_in_browser_page_init (KayakoSignInBrowserPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->id_row), PROGRAM_ID);
  kayako_sign_in_form_add_row (self->form, self->id_row, NULL);
  kayako_sign_in_form_add_row (self->form, self->secret_row, NULL);
}

/**
 * kayako_sign_in_browser_page_new:
 * @sign_in: the way in that the page is part of
 *
 * Makes the page that sends people to their browser.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_sign_in_browser_page_new (KayakoSignIn *sign_in)
{
  KayakoSignInBrowserPage *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (sign_in), NULL);

  self = g_object_new (KAYAKO_TYPE_SIGN_IN_BROWSER_PAGE, NULL);
  self->sign_in = g_object_ref (sign_in);
  g_signal_connect_object (sign_in, "left", G_CALLBACK (kayako_sign_in_form_forget), self->form,
                           G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
