/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-search-chip.h"

#include "kayako-search-closures.h"

#include <glib/gi18n.h>

/* How much of a filter a chip shows, in characters. */
#define LONGEST_TITLE 24

/**
 * kayako_search_chip_new:
 * @filter: a filter as it was typed
 *
 * Makes a button that says what a filter does, and that takes it away.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
kayako_search_chip_new (const char *filter)
{
  g_autofree char *title = kayako_closure_filter_title (filter);
  /* Translators: %s is a filter of a search, such as “From: Simon”. */
  g_autofree char *name = g_strdup_printf (_ ("Remove Filter “%s”"), title);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (title);

  /* It keeps its width; what is being typed gets the rest of the line. */
  if (g_utf8_strlen (title, -1) > LONGEST_TITLE) {
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_width_chars (GTK_LABEL (label), LONGEST_TITLE);
  }
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return chip;
}
