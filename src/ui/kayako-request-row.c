/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-request-row.h"

#include "kayako-times.h"

#include <glib/gi18n.h>

/* One request that was made. Its action `request-row.copy` copies it as a
 * command. */
struct _KayakoRequestRow {
  AdwActionRow parent_instance;

  KayakoRequestEntry *entry; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoRequestRow, kayako_request_row, ADW_TYPE_ACTION_ROW)

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoRequestRow *self = KAYAKO_REQUEST_ROW (widget);
  g_autofree char *curl = kayako_request_entry_dup_curl (self->entry);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), curl);
  gtk_widget_activate_action (widget, "doctor.toast", "s", _ ("Copied as a curl command"));
}

static void
kayako_request_row_finalize (GObject *object)
{
  KayakoRequestRow *self = KAYAKO_REQUEST_ROW (object);

  g_clear_object (&self->entry);

  G_OBJECT_CLASS (kayako_request_row_parent_class)->finalize (object);
}

static void
kayako_request_row_class_init (KayakoRequestRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kayako_request_row_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "request-row.copy", NULL, copy_action);
}

static void
kayako_request_row_init (KayakoRequestRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Copy as curl Command"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "request-row.copy");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static char *
dup_outcome (KayakoRequestEntry *entry)
{
  g_autofree char *time = kayako_dup_clock_time (kayako_request_entry_get_asked_at (entry));
  guint status = kayako_request_entry_get_status (entry);
  guint milliseconds = kayako_request_entry_get_milliseconds (entry);

  if (status == 0)
    return g_strdup_printf (/* Translators: a number of milliseconds, and a time of day. */
                            _ ("No answer · %u ms · %s"), milliseconds, time);

  return g_strdup_printf ("%u · %u ms · %s", status, milliseconds, time);
}

/**
 * kayako_request_row_new:
 * @entry: a request that was made
 *
 * Makes a row that shows a request and how it went.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
kayako_request_row_new (KayakoRequestEntry *entry)
{
  KayakoRequestRow *self = NULL;
  g_autofree char *title = NULL;
  g_autofree char *outcome = NULL;

  g_return_val_if_fail (KAYAKO_IS_REQUEST_ENTRY (entry), NULL);

  self = g_object_new (KAYAKO_TYPE_REQUEST_ROW, NULL);
  self->entry = g_object_ref (entry);
  title = g_strdup_printf ("%s %s", kayako_request_entry_get_method (entry),
                           kayako_request_entry_get_path (entry));
  outcome = dup_outcome (entry);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), outcome);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  return GTK_WIDGET (self);
}
