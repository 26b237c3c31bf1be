/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-merge-dialog.h"

#include "kayako-changed-text.h"
#include "kayako-direction.h"
#include "kayako-thread-closures.h"

#include <glib/gi18n.h>

/* Asks about each property that two people have changed to different things.
 * Nothing is chosen before somebody does, and closing it decides nothing: the
 * change waits in the outbox. */
struct _KayakoMergeDialog {
  AdwDialog parent_instance;

  GtkBox *groups;
  GtkLabel *explanation;

  KayakoAccount *account; /* (owned) (not nullable) */
  KayakoUnsent *unsent;   /* (owned) (not nullable) */
  GPtrArray *choices;     /* (owned) (element-type Choice): one for each property */
};

/* What is chosen of one property. */
typedef struct {
  GtkCheckButton *mine;   /* (not owned) (nullable): NULL where nobody is asked */
  GtkCheckButton *theirs; /* (not owned) (nullable) */
} Choice;

G_DEFINE_FINAL_TYPE (KayakoMergeDialog, kayako_merge_dialog, ADW_TYPE_DIALOG)

static void
update_keep (KayakoMergeDialog *self)
{
  gboolean is_complete = TRUE;

  for (guint i = 0; i < self->choices->len; i++) {
    Choice *choice = self->choices->pdata[i];

    if (choice->mine != NULL && !gtk_check_button_get_active (choice->mine) &&
        !gtk_check_button_get_active (choice->theirs))
      is_complete = FALSE;
  }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.keep", is_complete);
}

static GtkCheckButton *
add_row (KayakoMergeDialog *self,
         AdwPreferencesGroup *group,
         GtkCheckButton *first,
         const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_keep), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (group, row);
  return GTK_CHECK_BUTTON (check);
}

static void
add_choice (KayakoMergeDialog *self, KayakoChangedField *field)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *group = NULL;
  g_autofree char *mine =
      kayako_changed_dup_label (self->account, field, kayako_changed_field_get_mine (field));
  g_autofree char *theirs =
      kayako_changed_dup_label (self->account, field, kayako_changed_field_get_theirs (field));
  g_autofree char *own_mine = kayako_dup_isolated (mine);
  g_autofree char *own_theirs = kayako_dup_isolated (theirs);
  /* Translators: %s is a value, such as the name of a status. */
  g_autofree char *mine_title = g_strdup_printf (_ ("Yours: %s"), own_mine);
  /* Translators: %s is a value, such as the name of a status. */
  g_autofree char *theirs_title = g_strdup_printf (_ ("Theirs: %s"), own_theirs);

  g_ptr_array_add (self->choices, choice);
  if (!kayako_changed_field_is_disputed (field))
    return;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), kayako_changed_title (field));
  choice->mine = add_row (self, ADW_PREFERENCES_GROUP (group), NULL, mine_title);
  choice->theirs = add_row (self, ADW_PREFERENCES_GROUP (group), choice->mine, theirs_title);
  gtk_box_append (self->groups, group);
}

static void
later_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
keep_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoMergeDialog *self = KAYAKO_MERGE_DIALOG (widget);
  g_autoptr (KayakoMergeDialog) dialog = g_object_ref (self);
  g_autofree gboolean *keeps_mine = g_new0 (gboolean, self->choices->len);

  for (guint i = 0; i < self->choices->len; i++) {
    Choice *choice = self->choices->pdata[i];

    keeps_mine[i] = choice->mine == NULL || gtk_check_button_get_active (choice->mine);
  }

  kayako_account_settle (self->account, self->unsent, keeps_mine, self->choices->len);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* It was decided elsewhere. */
static void
message_cb (KayakoMergeDialog *self)
{
  if (!kayako_unsent_is_disputed (self->unsent))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
kayako_merge_dialog_dispose (GObject *object)
{
  KayakoMergeDialog *self = KAYAKO_MERGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_MERGE_DIALOG);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_object (&self->unsent);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_merge_dialog_parent_class)->dispose (object);
}

static void
kayako_merge_dialog_class_init (KayakoMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_merge_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "merge.later", NULL, later_action);
  gtk_widget_class_install_action (widget_class, "merge.keep", NULL, keep_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoMergeDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, KayakoMergeDialog, explanation);
}

static void
kayako_merge_dialog_init (KayakoMergeDialog *self)
{
  self->choices = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_explanation (KayakoUnsent *unsent)
{
  KayakoConversation *conversation = kayako_unsent_get_conversation (unsent);
  g_autofree char *subject = kayako_closure_line (kayako_conversation_get_subject (conversation));
  g_autofree char *own_subject = kayako_dup_isolated (subject);

  if (*subject == '\0')
    return g_strdup (_ ("You and somebody else changed this conversation at the same time. "
                        "Choose what to keep."));

  /* Translators: %s is the subject of a conversation. */
  return g_strdup_printf (_ ("You and somebody else changed “%s” at the same time. "
                             "Choose what to keep."),
                          own_subject);
}

/**
 * kayako_merge_dialog_new:
 * @account: whose conversation it is
 * @unsent: a change that somebody else has crossed
 *
 * Makes a dialog that asks what to keep of what both have changed.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_merge_dialog_new (KayakoAccount *account, KayakoUnsent *unsent)
{
  KayakoMergeDialog *self = NULL;
  GPtrArray *fields = NULL;
  g_autofree char *explanation = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (KAYAKO_IS_UNSENT (unsent), NULL);

  fields = kayako_unsent_get_fields (unsent);
  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_MERGE_DIALOG, NULL);
  self->account = g_object_ref (account);
  self->unsent = g_object_ref (unsent);
  explanation = dup_explanation (unsent);
  gtk_label_set_text (self->explanation, explanation);
  for (guint i = 0; i < fields->len; i++)
    add_choice (self, fields->pdata[i]);
  update_keep (self);
  g_signal_connect_object (kayako_unsent_get_message (unsent), "notify", G_CALLBACK (message_cb),
                           self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}
