/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-welcome-page.h"

/* What somebody sees who is not signed in anywhere: what this is, and the two
 * ways to begin. All it does are actions of the window and the application. */
struct _KayakoWelcomePage {
  AdwNavigationPage parent_instance;

  GtkWidget *sign_in_button;
};

G_DEFINE_FINAL_TYPE (KayakoWelcomePage, kayako_welcome_page, ADW_TYPE_NAVIGATION_PAGE)

static void
kayako_welcome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kayako_welcome_page_parent_class)->map (widget);

  gtk_widget_grab_focus (KAYAKO_WELCOME_PAGE (widget)->sign_in_button);
}

/* Once it stands still after somebody came back, too. */
static void
kayako_welcome_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (KAYAKO_WELCOME_PAGE (page)->sign_in_button);
}

static void
kayako_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (kayako_welcome_page_parent_class)->dispose (object);
}

static void
kayako_welcome_page_class_init (KayakoWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_welcome_page_dispose;
  widget_class->map = kayako_welcome_page_map;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = kayako_welcome_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoWelcomePage, sign_in_button);
}

static void
kayako_welcome_page_init (KayakoWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_welcome_page_new:
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
kayako_welcome_page_new (void)
{
  return g_object_new (KAYAKO_TYPE_WELCOME_PAGE, NULL);
}
