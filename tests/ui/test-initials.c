/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-initials.h"
#include "kayako-ui.h"

#include <adwaita.h>

static const char *
find_color (GtkWidget *widget)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);

  for (guint i = 0; classes[i] != NULL; i++)
    if (g_str_has_prefix (classes[i], "color"))
      return g_intern_string (classes[i]);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const char *color = find_color (child);

    if (color != NULL)
      return color;
  }

  return NULL;
}

static const char *
find_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const char *text = find_text (child);

    if (text != NULL)
      return text;
  }

  return NULL;
}

/* The same person looks the same in the list and beside a message. */
static void
test_as_avatar (void)
{
  static const char *const names[] = {
    "Simon Blackhouse",
    "Zo\xc3\xab van den Berg",
    "Amara",
    " caryn  pryor ",
    "e\xcc\x81lise roux",
    "\xe7\x94\xb0\xe4\xb8\xad \xe8\x8a\xb1\xe5\xad\x90",
    "\xd7\x9e\xd7\xa9\xd7\x94 \xd7\x9c\xd7\x95\xd7\x99",
  };
  GtkLabel *label = g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    GtkWidget *avatar = g_object_ref_sink (adw_avatar_new (40, names[i], TRUE));

    kayako_initials_show (label, names[i]);
    g_assert_nonnull (find_color (avatar));
    g_assert_cmpstr (find_color (GTK_WIDGET (label)), ==, find_color (avatar));
    g_assert_cmpstr (gtk_label_get_text (label), ==, find_text (avatar));
    g_object_unref (avatar);
  }

  g_object_unref (label);
}

static void
test_nobody (void)
{
  GtkLabel *label = g_object_ref_sink (GTK_LABEL (gtk_label_new (NULL)));

  kayako_initials_show (label, "");
  g_assert_cmpstr (gtk_label_get_text (label), ==, "");
  kayako_initials_show (label, "  ");
  g_assert_cmpstr (gtk_label_get_text (label), ==, "");

  g_object_unref (label);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

  g_test_add_func ("/initials/as-avatar", test_as_avatar);
  g_test_add_func ("/initials/nobody", test_nobody);

  return g_test_run ();
}
