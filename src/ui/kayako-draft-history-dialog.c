/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-draft-history-dialog.h"

#include <glib/gi18n.h>

#include "kayako-draft-closures.h"
#include "kayako-draft-version-row.h"
#include "kayako-error-text.h"
#include "kayako-times.h"
#include "kayako-when-done.h"

/**
 * KayakoDraftHistoryDialog:
 *
 * What was written in a conversation in the last 30 days, day by day, also what
 * was sent or thrown away. Its action `draft-history.restore` asks to have the
 * version that is shown back.
 */
struct _KayakoDraftHistoryDialog {
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwStatusPage *status_page;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *preview_page;
  GtkListBox *list;
  GtkTextView *preview;
  GtkLabel *files_label;
  GtkWidget *restore_button;

  DexFuture *loading; /* (owned) (nullable) */
  guint focus_id;     /* tick callback, 0 when idle */
  char *written;      /* (owned) (not nullable): when the dialog was opened */
};

enum {
  SIGNAL_RESTORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoDraftHistoryDialog, kayako_draft_history_dialog, ADW_TYPE_DIALOG)

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static KayakoDraftVersionRow *
get_selected (KayakoDraftHistoryDialog *self)
{
  /* A list that goes away with its rows selects none. */
  GtkListBoxRow *row = self->list != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;

  return row != NULL ? KAYAKO_DRAFT_VERSION_ROW (row) : NULL;
}

static gboolean
take_focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KayakoDraftHistoryDialog *self = user_data;
  KayakoDraftVersionRow *row = get_selected (self);

  self->focus_id = 0;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));

  return G_SOURCE_REMOVE;
}

/* Also when somebody comes back from a version, or a breakpoint has hidden all for a
 * frame and given the focus to what comes next. */
static void
list_mapped_cb (KayakoDraftHistoryDialog *self)
{
  if (self->focus_id == 0)
    self->focus_id =
        gtk_widget_add_tick_callback (GTK_WIDGET (self->list), take_focus_cb, self, NULL);
}

static void
show_files (KayakoDraftHistoryDialog *self, KayakoDraftVersion *version)
{
  g_autofree char *names = kayako_closure_draft_files (version);
  /* Translators: %s are the names of files that were to be sent with a reply. */
  g_autofree char *text = g_strdup_printf (_ ("Files: %s"), names);

  gtk_label_set_text (self->files_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->files_label), names);
  gtk_widget_set_visible (GTK_WIDGET (self->files_label), *names != '\0');
}

static void
row_selected_cb (KayakoDraftHistoryDialog *self)
{
  KayakoDraftVersionRow *row = get_selected (self);
  g_autofree char *moment = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft-history.restore",
                                 row != NULL && !kayako_draft_version_row_get_current (row));
  if (row == NULL || self->preview == NULL)
    return;

  moment = kayako_closure_draft_moment (kayako_draft_version_row_get_version (row), get_now ());
  adw_navigation_page_set_title (self->preview_page, moment);
  show_files (self, kayako_draft_version_row_get_version (row));
  gtk_text_buffer_set_text (
      gtk_text_view_get_buffer (self->preview),
      kayako_draft_version_get_text (kayako_draft_version_row_get_version (row)), -1);
}

static void
row_activated_cb (KayakoDraftHistoryDialog *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_sensitive (self->restore_button)
                             ? self->restore_button
                             : GTK_WIDGET (self->preview));
}

static char *
dup_day (GtkListBoxRow *row)
{
  KayakoDraftVersion *version =
      row != NULL ? kayako_draft_version_row_get_version (KAYAKO_DRAFT_VERSION_ROW (row)) : NULL;

  return version != NULL ? kayako_dup_day (kayako_draft_version_get_saved_at (version), get_now ())
                         : NULL;
}

/* The name of the day, above the first version of it. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  g_autofree char *day = dup_day (row);
  g_autofree char *day_before = dup_day (before);
  GtkWidget *header = NULL;

  if (g_strcmp0 (day, day_before) == 0) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }

  header = gtk_label_new (day);
  gtk_label_set_xalign (GTK_LABEL (header), 0.0F);
  gtk_widget_add_css_class (header, "caption-heading");
  gtk_widget_add_css_class (header, "dimmed");
  gtk_widget_add_css_class (header, "draft-day");
  gtk_list_box_row_set_header (row, header);
}

static void
show_status (KayakoDraftHistoryDialog *self,
             const char *icon_name,
             const char *title,
             const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->status_page, icon_name);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

/* What somebody opens this for is what they do not have. */
static void
select_first (KayakoDraftHistoryDialog *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);
  GtkListBoxRow *second = gtk_list_box_get_row_at_index (self->list, 1);
  GtkListBoxRow *row = first;

  if (second != NULL && kayako_draft_version_row_get_current (KAYAKO_DRAFT_VERSION_ROW (first)))
    row = second;
  gtk_list_box_select_row (self->list, row);
}

static void
show_versions (KayakoDraftHistoryDialog *self, GPtrArray *versions)
{
  if (versions->len == 0) {
    show_status (self, "document-open-recent-symbolic", _ ("No Drafts Yet"),
                 _ ("What you write in this conversation is kept here for 30 days."));
    return;
  }

  for (guint i = 0; i < versions->len; i++) {
    KayakoDraftVersion *version = g_ptr_array_index (versions, i);
    gboolean is_current =
        i == 0 && g_str_equal (kayako_draft_version_get_text (version), self->written);

    gtk_list_box_append (self->list, kayako_draft_version_row_new (version, is_current));
  }

  gtk_stack_set_visible_child_name (self->stack, "versions");
  select_first (self);
}

static void
loaded (gpointer object, const GValue *value, const GError *error)
{
  KayakoDraftHistoryDialog *self = object;
  g_autofree char *text = NULL;

  if (error == NULL) {
    show_versions (self, g_value_get_boxed (value));
    return;
  }

  text = kayako_error_text (error, NULL);
  show_status (self, "dialog-warning-symbolic", _ ("Drafts Cannot Be Read"), text);
}

static void
restore_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (KayakoDraftHistoryDialog) self = g_object_ref (KAYAKO_DRAFT_HISTORY_DIALOG (widget));
  g_autoptr (KayakoDraftVersion) version = NULL;
  KayakoDraftVersionRow *row = get_selected (self);

  if (row == NULL)
    return;

  version = g_object_ref (kayako_draft_version_row_get_version (row));
  /* Whoever takes it has the focus then. */
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_RESTORE], 0, version);
}

static void
kayako_draft_history_dialog_dispose (GObject *object)
{
  KayakoDraftHistoryDialog *self = KAYAKO_DRAFT_HISTORY_DIALOG (object);

  dex_clear (&self->loading);
  if (self->focus_id != 0 && self->list != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->focus_id);
  self->focus_id = 0;
  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_DRAFT_HISTORY_DIALOG);
  g_clear_pointer (&self->written, g_free);

  G_OBJECT_CLASS (kayako_draft_history_dialog_parent_class)->dispose (object);
}

static void
kayako_draft_history_dialog_class_init (KayakoDraftHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_draft_history_dialog_dispose;

  /**
   * KayakoDraftHistoryDialog::restore:
   * @self: the dialog
   * @version: what somebody wants to write on with
   */
  signals[SIGNAL_RESTORE] =
      g_signal_new ("restore", KAYAKO_TYPE_DRAFT_HISTORY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, KAYAKO_TYPE_DRAFT_VERSION);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/example/Kayako/ui/kayako-draft-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftHistoryDialog, status_page);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftHistoryDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftHistoryDialog, preview_page);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftHistoryDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftHistoryDialog, files_label);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftHistoryDialog, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, list_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "draft-history.restore", NULL, restore_action);
}

static void
kayako_draft_history_dialog_init (KayakoDraftHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/**
 * kayako_draft_history_dialog_new:
 * @thread: where something was written
 *
 * Makes a dialog that shows what was written in a conversation.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_draft_history_dialog_new (KayakoThread *thread)
{
  KayakoDraftHistoryDialog *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_THREAD (thread), NULL);

  self = g_object_new (KAYAKO_TYPE_DRAFT_HISTORY_DIALOG, NULL);
  self->written = g_strdup (kayako_thread_get_draft (thread));
  self->loading = kayako_when_done (kayako_thread_list_draft_versions (thread), self, loaded);
  return ADW_DIALOG (self);
}
