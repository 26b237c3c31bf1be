/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-drafts-dialog.h"

#include "kayako-conversation-closures.h"
#include "kayako-direction.h"
#include "kayako-thread-closures.h"
#include "kayako-when-done.h"

#include <glib/gi18n.h>

/* Where an account has something that was written and not sent. */
struct _KayakoDraftsDialog {
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkListBox *list;

  KayakoAccount *account;   /* (owned) (not nullable) */
  GPtrArray *conversations; /* (owned) (nullable): as in the list */
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoDraftsDialog, kayako_drafts_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_row (KayakoDraftsDialog *self, KayakoConversation *conversation)
{
  g_autofree char *subject = kayako_closure_subject (conversation);
  g_autofree char *text =
      kayako_closure_line (kayako_account_get_draft_text (self->account, conversation));
  const char *shown = *text != '\0' ? text : _ ("Files to be sent");
  /* Translators: a subject, and how a draft begins. */
  g_autofree char *sentence = g_strdup_printf (_ ("%s, %s"), subject, shown);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), subject);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  return row;
}

static void
listed (gpointer object, const GValue *value, const GError *error)
{
  KayakoDraftsDialog *self = object;
  guint n = 0;

  if (error == NULL)
    self->conversations = g_value_dup_boxed (value);
  n = self->conversations != NULL ? self->conversations->len : 0;
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, create_row (self, self->conversations->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "drafts" : "empty");
}

static void
row_activated_cb (KayakoDraftsDialog *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  g_autoptr (KayakoConversation) conversation = NULL;

  if (self->conversations == NULL || index < 0 || (guint) index >= self->conversations->len)
    return;

  conversation = g_object_ref (self->conversations->pdata[index]);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, conversation);
}

static void
chosen_cb (KayakoDraftsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
kayako_drafts_dialog_dispose (GObject *object)
{
  KayakoDraftsDialog *self = KAYAKO_DRAFTS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_DRAFTS_DIALOG);
  g_clear_pointer (&self->conversations, g_ptr_array_unref);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_drafts_dialog_parent_class)->dispose (object);
}

static void
kayako_drafts_dialog_class_init (KayakoDraftsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kayako_drafts_dialog_dispose;

  /**
   * KayakoDraftsDialog::chosen:
   * @self: the dialog
   * @conversation: where somebody wants to go on writing
   */
  signals[SIGNAL_CHOSEN] = g_signal_new_class_handler (
      "chosen", KAYAKO_TYPE_DRAFTS_DIALOG, G_SIGNAL_RUN_LAST, G_CALLBACK (chosen_cb), NULL, NULL,
      NULL, G_TYPE_NONE, 1, KAYAKO_TYPE_CONVERSATION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-drafts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KayakoDraftsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
kayako_drafts_dialog_init (KayakoDraftsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_drafts_dialog_new:
 * @account: who writes
 *
 * Makes a dialog that shows where something was written and not sent.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_drafts_dialog_new (KayakoAccount *account)
{
  KayakoDraftsDialog *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  self = g_object_new (KAYAKO_TYPE_DRAFTS_DIALOG, NULL);
  self->account = g_object_ref (account);
  dex_future_disown (kayako_when_done (kayako_account_list_drafts (account), self, listed));
  return ADW_DIALOG (self);
}
