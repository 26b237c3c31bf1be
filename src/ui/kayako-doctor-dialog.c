/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-doctor-dialog.h"

#include "kayako-doctor-row.h"
#include "kayako-doctor-text.h"
#include "kayako-request-row.h"
#include "kayako-when-done.h"

#include <glib/gi18n.h>

/**
 * KayakoDoctorDialog:
 *
 * Finds out what is wrong with an account's connection, while one looks on, and
 * makes a report of it.
 */
struct _KayakoDoctorDialog {
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwNavigationView *view;
  AdwPreferencesGroup *connection_group;
  AdwPreferencesGroup *tests_group;
  GtkListBox *requests;

  KayakoDoctor *doctor; /* (owned) (not nullable) */
  char *summary;        /* (owned) (nullable) */
};

enum {
  PROP_SUMMARY = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (KayakoDoctorDialog, kayako_doctor_dialog, ADW_TYPE_DIALOG)

static guint
count (KayakoDoctorDialog *self, KayakoDoctorVerdict verdict)
{
  GListModel *checks = kayako_doctor_get_checks (self->doctor);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++) {
    g_autoptr (KayakoDoctorCheck) check = g_list_model_get_item (checks, i);

    if (kayako_doctor_check_get_verdict (check) == verdict)
      n++;
  }

  return n;
}

static char *
dup_summary (KayakoDoctorDialog *self)
{
  guint n_bad = count (self, KAYAKO_DOCTOR_VERDICT_BAD);

  if (kayako_doctor_get_running (self->doctor))
    return g_strdup (_ ("Checking the connection to the helpdesk…"));
  if (n_bad > 0)
    return g_strdup_printf (ngettext ("%u problem was found.", "%u problems were found.", n_bad),
                            n_bad);

  return g_strdup (_ ("The connection works."));
}

static void
update (KayakoDoctorDialog *self)
{
  gboolean running = kayako_doctor_get_running (self->doctor);
  g_autofree char *summary = dup_summary (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doctor.run", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doctor.copy-report", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doctor.save-report", !running);
  if (!g_set_str (&self->summary, summary))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
  if (!running)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), summary,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
add_toast (KayakoDoctorDialog *self, const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static char *
dup_report (KayakoDoctorDialog *self)
{
  return kayako_doctor_report (self->doctor, KAYAKO_VERSION, g_get_real_time () / G_USEC_PER_SEC);
}

static void
run_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_doctor_run (KAYAKO_DOCTOR_DIALOG (widget)->doctor);
}

static void
show_requests_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_navigation_view_push_by_tag (KAYAKO_DOCTOR_DIALOG (widget)->view, "requests");
}

static void
toast_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  add_toast (KAYAKO_DOCTOR_DIALOG (widget), g_variant_get_string (parameter, NULL));
}

static void
copy_report_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoDoctorDialog *self = KAYAKO_DOCTOR_DIALOG (widget);
  g_autofree char *report = dup_report (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), report);
  add_toast (self, _ ("Report copied"));
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KayakoDoctorDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)) {
    add_toast (self, _ ("Report saved"));
    return;
  }

  text = g_strdup_printf (/* Translators: %s says why. */
                          _ ("The report could not be saved: %s"), error->message);
  add_toast (self, text);
}

static void
chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KayakoDoctorDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *report = NULL;
  g_autoptr (GBytes) bytes = NULL;

  /* Nobody wanted it after all. */
  if (file == NULL)
    return;

  report = dup_report (self);
  bytes = g_bytes_new (report, strlen (report));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved,
                                       g_object_ref (self));
}

static void
save_report_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save Report"));
  gtk_file_dialog_set_initial_name (dialog, _ ("Kayako Connection.txt"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen,
                        g_object_ref (widget));
}

static GtkWidget *
create_request_row (gpointer item, gpointer user_data)
{
  return kayako_request_row_new (item);
}

static void
kayako_doctor_dialog_get_property (GObject *object,
                                   guint property_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  if (property_id != PROP_SUMMARY) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    return;
  }

  g_value_set_string (value, KAYAKO_DOCTOR_DIALOG (object)->summary);
}

static void
kayako_doctor_dialog_dispose (GObject *object)
{
  KayakoDoctorDialog *self = KAYAKO_DOCTOR_DIALOG (object);

  if (self->requests != NULL)
    gtk_list_box_bind_model (self->requests, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_DOCTOR_DIALOG);
  g_clear_object (&self->doctor);
  g_clear_pointer (&self->summary, g_free);

  G_OBJECT_CLASS (kayako_doctor_dialog_parent_class)->dispose (object);
}

static void
kayako_doctor_dialog_class_init (KayakoDoctorDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kayako_doctor_dialog_get_property;
  object_class->dispose = kayako_doctor_dialog_dispose;

  properties[PROP_SUMMARY] =
      g_param_spec_string ("summary", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-doctor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoDoctorDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, KayakoDoctorDialog, view);
  gtk_widget_class_bind_template_child (widget_class, KayakoDoctorDialog, connection_group);
  gtk_widget_class_bind_template_child (widget_class, KayakoDoctorDialog, tests_group);
  gtk_widget_class_bind_template_child (widget_class, KayakoDoctorDialog, requests);
  gtk_widget_class_install_action (widget_class, "doctor.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "doctor.show-requests", NULL,
                                   show_requests_action);
  gtk_widget_class_install_action (widget_class, "doctor.copy-report", NULL, copy_report_action);
  gtk_widget_class_install_action (widget_class, "doctor.save-report", NULL, save_report_action);
  gtk_widget_class_install_action (widget_class, "doctor.toast", "s", toast_action);
}

static void
kayako_doctor_dialog_init (KayakoDoctorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_rows (KayakoDoctorDialog *self)
{
  GListModel *checks = kayako_doctor_get_checks (self->doctor);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++) {
    g_autoptr (KayakoDoctorCheck) check = g_list_model_get_item (checks, i);
    gboolean is_test = kayako_doctor_check_get_subject (check) >= KAYAKO_DOCTOR_SUBJECT_CREATE;

    adw_preferences_group_add (is_test ? self->tests_group : self->connection_group,
                               kayako_doctor_row_new (check));
  }
}

/**
 * kayako_doctor_dialog_new:
 * @account: whose connection is to be looked at
 *
 * Makes a dialog that looks at the connection at once.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_doctor_dialog_new (KayakoAccount *account)
{
  KayakoDoctorDialog *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  self = g_object_new (KAYAKO_TYPE_DOCTOR_DIALOG, NULL);
  self->doctor = kayako_doctor_new (account);
  add_rows (self);
  gtk_list_box_bind_model (self->requests,
                           G_LIST_MODEL (kayako_doctor_get_request_log (self->doctor)),
                           create_request_row, NULL, NULL);
  g_signal_connect_object (self->doctor, "notify::running", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  kayako_doctor_run (self->doctor);
  return ADW_DIALOG (self);
}
