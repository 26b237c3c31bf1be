/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-spelling.h"

#include <gtksourceview/gtksource.h>
#include <libspelling.h>

#define GROUP "spelling"

static GtkSourceBuffer *
create_buffer (void)
{
  GtkSourceBuffer *buffer = gtk_source_buffer_new (NULL);

  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  /* A colour scheme would paint over what is behind the view. */
  gtk_source_buffer_set_style_scheme (buffer, NULL);
  return buffer;
}

/**
 * kayako_spelling_attach:
 * @view: a text view with nothing in it
 *
 * Gives a view a buffer in which spelling is checked, in the person's language
 * as far as there is a dictionary for it, and a menu with what else could be
 * meant.
 *
 * Returns: (transfer full): what checks; for kayako_spelling_detach(), before
 *   the view is disposed
 */
GObject *
kayako_spelling_attach (GtkTextView *view)
{
  g_autoptr (GtkSourceBuffer) buffer = create_buffer ();
  SpellingTextBufferAdapter *adapter = NULL;

  gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (buffer));
  adapter = spelling_text_buffer_adapter_new (buffer, spelling_checker_get_default ());
  gtk_text_view_set_extra_menu (view, spelling_text_buffer_adapter_get_menu_model (adapter));
  gtk_widget_insert_action_group (GTK_WIDGET (view), GROUP, G_ACTION_GROUP (adapter));
  spelling_text_buffer_adapter_set_enabled (adapter, TRUE);
  return G_OBJECT (adapter);
}

/**
 * kayako_spelling_detach:
 * @view: the view
 * @spelling: (transfer full): what kayako_spelling_attach() gave
 *
 * Ends the checking: none that is under way may outlive the text that it checks.
 */
void
kayako_spelling_detach (GtkTextView *view, GObject *spelling)
{
  spelling_text_buffer_adapter_set_enabled (SPELLING_TEXT_BUFFER_ADAPTER (spelling), FALSE);
  gtk_text_view_set_extra_menu (view, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (view), GROUP, NULL);
  g_object_unref (spelling);
}
