/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-links.h"

#include <glib/gi18n.h>

/**
 * kayako_links_may_open:
 * @uri: (nullable): an address from a helpdesk or a message
 *
 * Decides whether an address from outside may be handed to the desktop: only
 * web pages and mail, never files or other programs' schemes.
 *
 * Returns: %TRUE if it may
 */
gboolean
kayako_links_may_open (const char *uri)
{
  g_autofree char *scheme = NULL;

  if (uri == NULL || !g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    return FALSE;

  scheme = g_uri_parse_scheme (uri);
  if (scheme == NULL)
    return FALSE;

  return g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0 ||
         g_ascii_strcasecmp (scheme, "mailto") == 0;
}

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (object), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  g_debug ("A link could not be opened: %s", error->message);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("The link could not be opened"));
}

/**
 * kayako_links_open:
 * @uri: (nullable): an address from a helpdesk or a message
 * @widget: where the person is
 *
 * Opens an address in the program the desktop has for it, if it may be opened
 * at all. A failure is told in a toast.
 */
void
kayako_links_open (const char *uri, GtkWidget *widget)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;
  GtkRoot *root = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!kayako_links_may_open (uri))
    return;

  root = gtk_widget_get_root (widget);
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           launched_cb, g_object_ref (widget));
}
