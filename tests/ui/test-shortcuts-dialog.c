/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-shortcuts-dialog.h"
#include "kayako-shortcuts.h"
#include "kayako-ui.h"

static guint
count_rows (GtkWidget *widget)
{
  guint n = ADW_IS_ACTION_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);

  return n;
}

static void
test_every_line (void)
{
  AdwDialog *dialog = g_object_ref_sink (kayako_shortcuts_dialog_new ());
  guint n = 0;

  for (const KayakoShortcut *shortcut = kayako_shortcuts_get (); shortcut->section != NULL;
       shortcut++)
    n++;

  g_assert_cmpuint (count_rows (adw_dialog_get_child (dialog)), ==, n);
  g_assert_finalize_object (dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

  g_test_add_func ("/shortcuts-dialog/every-line", test_every_line);

  return g_test_run ();
}
