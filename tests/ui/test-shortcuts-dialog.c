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
  AdwDialog *dialog =
      g_object_ref_sink (kayako_shortcuts_dialog_new (KAYAKO_CAPABILITIES_SET_STATUS));
  guint n = 0;

  for (const KayakoShortcut *shortcut = kayako_shortcuts_get (); shortcut->section != NULL;
       shortcut++)
    n++;

  g_assert_cmpuint (count_rows (adw_dialog_get_child (dialog)), ==, n);
  g_assert_finalize_object (dialog);
}

/* Nobody is told of keys that do nothing for them. */
static void
test_allowed_lines (void)
{
  AdwDialog *dialog = g_object_ref_sink (kayako_shortcuts_dialog_new (0));
  guint n_free = 0;
  guint n = 0;

  for (const KayakoShortcut *shortcut = kayako_shortcuts_get (); shortcut->section != NULL;
       shortcut++) {
    n_free += shortcut->needs == 0 ? 1 : 0;
    n++;
  }

  g_assert_cmpuint (n_free, <, n);
  g_assert_cmpuint (count_rows (adw_dialog_get_child (dialog)), ==, n_free);
  g_assert_finalize_object (dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

  g_test_add_func ("/shortcuts-dialog/every-line", test_every_line);
  g_test_add_func ("/shortcuts-dialog/allowed-lines", test_allowed_lines);

  return g_test_run ();
}
