/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-preferences-dialog.h"

/* What a person may choose about the program. It is kept at once. */
struct _KayakoPreferencesDialog {
  AdwDialog parent_instance;

  AdwSpinRow *send_delay_row;
};

G_DEFINE_FINAL_TYPE (KayakoPreferencesDialog, kayako_preferences_dialog, ADW_TYPE_DIALOG)

static void
kayako_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (kayako_preferences_dialog_parent_class)->dispose (object);
}

static void
kayako_preferences_dialog_class_init (KayakoPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoPreferencesDialog, send_delay_row);
}

static void
kayako_preferences_dialog_init (KayakoPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_preferences_dialog_new:
 * @settings: the program's settings
 *
 * Makes a dialog that shows and changes them.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_preferences_dialog_new (GSettings *settings)
{
  KayakoPreferencesDialog *self = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (KAYAKO_TYPE_PREFERENCES_DIALOG, NULL);
  g_settings_bind (settings, "send-delay", self->send_delay_row, "value", G_SETTINGS_BIND_DEFAULT);
  return ADW_DIALOG (self);
}
