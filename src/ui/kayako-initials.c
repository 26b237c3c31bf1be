/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-initials.h"

#include <string.h>

/* As many as libadwaita's avatars have. */
#define N_COLORS 14

static void
append_initial (GString *initials, const char *word)
{
  g_autofree char *normal = g_utf8_normalize (word, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  if (normal != NULL && *normal != '\0')
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (normal)));
}

/* The beginnings of the first and the last word. */
static char *
dup_initials (const char *name)
{
  g_autofree char *text = g_strstrip (g_strdup (name));
  const char *last = strrchr (text, ' ');
  GString *initials = g_string_new (NULL);

  append_initial (initials, text);
  if (last != NULL)
    append_initial (initials, last + 1);

  return g_string_free_and_steal (initials);
}

static void
set_color (GtkWidget *label, guint color)
{
  for (guint i = 1; i <= N_COLORS; i++) {
    char css_class[16] = "";

    g_snprintf (css_class, sizeof (css_class), "color%u", i);
    if (i == color)
      gtk_widget_add_css_class (label, css_class);
    else if (gtk_widget_has_css_class (label, css_class))
      gtk_widget_remove_css_class (label, css_class);
  }
}

/**
 * kayako_initials_show:
 * @label: a label of the style class “initials”
 * @name: whose
 *
 * Shows somebody's initials on a colour, both as an #AdwAvatar of that text
 * would. An avatar is five widgets, and measures its text again and again until
 * it fits; the rows of a long list need something lighter.
 */
void
kayako_initials_show (GtkLabel *label, const char *name)
{
  g_autofree char *initials = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (name != NULL);

  initials = dup_initials (name);
  gtk_label_set_text (label, initials);
  set_color (GTK_WIDGET (label), g_str_hash (name) % N_COLORS + 1);
}
