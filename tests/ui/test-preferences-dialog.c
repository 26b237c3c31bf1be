/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is chosen in the preferences is kept, and what is kept is shown. */

#include "kayako-preferences-dialog.h"
#include "kayako-ui.h"

static void
test_send_delay (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.example.Kayako");
  GtkWidget *dialog = GTK_WIDGET (g_object_ref_sink (kayako_preferences_dialog_new (settings)));
  AdwSpinRow *row = ADW_SPIN_ROW (
      gtk_widget_get_template_child (dialog, KAYAKO_TYPE_PREFERENCES_DIALOG, "send_delay_row"));

  g_assert_nonnull (row);
  g_assert_cmpfloat (adw_spin_row_get_value (row), ==, 5.0);
  adw_spin_row_set_value (row, 12.0);
  g_assert_cmpint (g_settings_get_int (settings, "send-delay"), ==, 12);
  g_settings_set_int (settings, "send-delay", 60);
  g_assert_cmpfloat (adw_spin_row_get_value (row), ==, 60.0);

  /* Not more than can be kept. */
  adw_spin_row_set_value (row, 61.0);
  g_assert_cmpint (g_settings_get_int (settings, "send-delay"), ==, 60);
  adw_spin_row_set_value (row, -1.0);
  g_assert_cmpint (g_settings_get_int (settings, "send-delay"), ==, 0);

  g_assert_finalize_object (dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

  g_test_add_func ("/preferences-dialog/send-delay", test_send_delay);

  return g_test_run ();
}
