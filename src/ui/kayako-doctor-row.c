/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-doctor-row.h"

#include "kayako-doctor-text.h"

/* What one check has found, as it is found. */
struct _KayakoDoctorRow {
  AdwActionRow parent_instance;

  GtkWidget *mark;          /* (not owned) (nullable): an icon, or what turns meanwhile */
  KayakoDoctorCheck *check; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoDoctorRow, kayako_doctor_row, ADW_TYPE_ACTION_ROW)

static const char *
get_icon_name (KayakoDoctorVerdict verdict)
{
  switch (verdict) {
  case KAYAKO_DOCTOR_VERDICT_GOOD:
    return "kayako-sent-symbolic";
  case KAYAKO_DOCTOR_VERDICT_DOUBTFUL:
    return "dialog-information-symbolic";
  case KAYAKO_DOCTOR_VERDICT_BAD:
    return "dialog-warning-symbolic";
  case KAYAKO_DOCTOR_VERDICT_NONE:
  case KAYAKO_DOCTOR_VERDICT_RUNNING:
  default:
    return "content-loading-symbolic";
  }
}

static const char *
get_style (KayakoDoctorVerdict verdict)
{
  switch (verdict) {
  case KAYAKO_DOCTOR_VERDICT_GOOD:
    return "success";
  case KAYAKO_DOCTOR_VERDICT_DOUBTFUL:
    return "warning";
  case KAYAKO_DOCTOR_VERDICT_BAD:
    return "error";
  case KAYAKO_DOCTOR_VERDICT_NONE:
  case KAYAKO_DOCTOR_VERDICT_RUNNING:
  default:
    return "dimmed";
  }
}

static GtkWidget *
create_mark (KayakoDoctorVerdict verdict)
{
  GtkWidget *mark = NULL;

  if (verdict == KAYAKO_DOCTOR_VERDICT_RUNNING)
    return adw_spinner_new ();

  mark = gtk_image_new_from_icon_name (get_icon_name (verdict));
  gtk_widget_add_css_class (mark, get_style (verdict));
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kayako_doctor_verdict_name (verdict), -1);
  return mark;
}

static void
update (KayakoDoctorRow *self)
{
  g_autofree char *text = kayako_doctor_text (self->check);

  if (self->mark != NULL)
    adw_action_row_remove (ADW_ACTION_ROW (self), self->mark);
  self->mark = create_mark (kayako_doctor_check_get_verdict (self->check));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->mark);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

static void
kayako_doctor_row_finalize (GObject *object)
{
  KayakoDoctorRow *self = KAYAKO_DOCTOR_ROW (object);

  g_clear_object (&self->check);

  G_OBJECT_CLASS (kayako_doctor_row_parent_class)->finalize (object);
}

static void
kayako_doctor_row_class_init (KayakoDoctorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kayako_doctor_row_finalize;
}

static void
kayako_doctor_row_init (KayakoDoctorRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self), TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

/**
 * kayako_doctor_row_new:
 * @check: a check
 *
 * Makes a row that shows what a check has found, as it is found.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
kayako_doctor_row_new (KayakoDoctorCheck *check)
{
  KayakoDoctorRow *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_DOCTOR_CHECK (check), NULL);

  self = g_object_new (KAYAKO_TYPE_DOCTOR_ROW, NULL);
  self->check = g_object_ref (check);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 kayako_doctor_title (kayako_doctor_check_get_subject (check)));
  g_signal_connect_object (check, "notify::verdict", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
