/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-outbox-row.h"

#include "kayako-changed-text.h"
#include "kayako-delivery-closures.h"
#include "kayako-details-closures.h"
#include "kayako-direction.h"
#include "kayako-error-text.h"
#include "kayako-merge-dialog.h"
#include "kayako-thread-closures.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One message or change that has not been sent: where it belongs, how it begins,
 * what it waits for or why it failed, and what can be done about it. */
struct _KayakoOutboxRow {
  GtkListBoxRow parent_instance;

  GtkLabel *subject;
  GtkLabel *text;
  GtkImage *icon;
  GtkLabel *state;
  GtkWidget *show_button;
  GtkWidget *retry_button;
  GtkWidget *decide_button;
  GtkWidget *edit_button;

  KayakoAccount *account; /* (owned) (not nullable) */
  KayakoUnsent *unsent;   /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoOutboxRow, kayako_outbox_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_failure (KayakoOutboxRow *self, const GError *error)
{
  switch (kayako_unsent_get_kind (self->unsent)) {
  case KAYAKO_UNSENT_CHANGE:
    return kayako_closure_change_failure (error);
  case KAYAKO_UNSENT_RATING:
    return kayako_closure_rating_failure (error);
  case KAYAKO_UNSENT_CONVERSATION:
    return kayako_closure_begin_failure (error);
  case KAYAKO_UNSENT_REPLY:
  default:
    return kayako_closure_failure (error);
  }
}

static char *
dup_state (KayakoOutboxRow *self)
{
  KayakoMessage *message = kayako_unsent_get_message (self->unsent);
  const GError *error = kayako_message_get_error (message);
  gboolean failed = kayako_message_get_delivery (message) == KAYAKO_DELIVERY_FAILED;

  if (kayako_unsent_is_disputed (self->unsent))
    return g_strdup (_ ("Somebody else changed this, too. Decide what to keep."));
  if (failed)
    return dup_failure (self, error);
  if (kayako_message_get_delivery (message) == KAYAKO_DELIVERY_WAITING)
    return g_strdup (kayako_closure_waiting (error));

  return g_strdup (_ ("Sending"));
}

/* What is said, or else the name of the first file. */
static char *
dup_message_text (KayakoMessage *message)
{
  GListModel *files = kayako_message_get_attachments (message);
  g_autoptr (KayakoAttachment) file = g_list_model_get_item (files, 0);
  g_autofree char *text = kayako_closure_line (kayako_message_get_content_text (message));

  return *text != '\0' || file == NULL ? g_steal_pointer (&text)
                                       : kayako_closure_attachment_name (file);
}

static char *
dup_rating (KayakoOutboxRow *self)
{
  g_autofree char *comment = kayako_closure_line (
      kayako_message_get_content_text (kayako_unsent_get_message (self->unsent)));
  g_autofree char *own_comment = kayako_dup_isolated (comment);
  gboolean is_good = kayako_unsent_get_score (self->unsent) == KAYAKO_SCORE_GOOD;

  if (*comment == '\0')
    return g_strdup (is_good ? _ ("Your rating: Good") : _ ("Your rating: Bad"));

  /* Translators: %s is how a comment begins. */
  return g_strdup_printf (is_good ? _ ("Your rating: Good – “%s”") : _ ("Your rating: Bad – “%s”"),
                          own_comment);
}

static char *
dup_text (KayakoOutboxRow *self)
{
  GPtrArray *fields = kayako_unsent_get_fields (self->unsent);

  if (fields != NULL)
    return kayako_changed_dup_sentence (self->account, fields);
  if (kayako_unsent_get_kind (self->unsent) == KAYAKO_UNSENT_RATING)
    return dup_rating (self);

  return dup_message_text (kayako_unsent_get_message (self->unsent));
}

static void
update (KayakoOutboxRow *self)
{
  KayakoConversation *conversation = kayako_unsent_get_conversation (self->unsent);
  KayakoMessage *message = kayako_unsent_get_message (self->unsent);
  KayakoDelivery delivery = kayako_message_get_delivery (message);
  gboolean failed = delivery == KAYAKO_DELIVERY_FAILED;
  const char *known = kayako_conversation_get_subject (conversation);
  const char *subject = known != NULL && *known != '\0' ? known : _ ("Conversation");
  const GError *error = kayako_message_get_error (message);
  gboolean is_disputed = kayako_unsent_is_disputed (self->unsent);
  g_autofree char *text = dup_text (self);
  g_autofree char *state = dup_state (self);
  /* Translators: a subject, the beginning of a message or what is changed, how it stands
   * with it. */
  g_autofree char *sentence = g_strdup_printf (_ ("%s, %s, %s"), subject, text, state);

  gtk_label_set_text (self->subject, subject);
  gtk_label_set_text (self->text, text);
  gtk_label_set_text (self->state, state);
  gtk_image_set_from_icon_name (self->icon, failed ? "dialog-warning-symbolic"
                                            : delivery == KAYAKO_DELIVERY_WAITING
                                                ? "kayako-waiting-symbolic"
                                                : "kayako-sending-symbolic");
  gtk_widget_set_visible (self->show_button, failed && kayako_closure_is_held (error));
  gtk_widget_set_visible (self->retry_button, failed && !is_disputed);
  gtk_button_set_label (GTK_BUTTON (self->retry_button), kayako_closure_retry (error));
  gtk_widget_set_visible (self->decide_button, is_disputed);
  gtk_widget_set_visible (self->edit_button,
                          kayako_unsent_get_kind (self->unsent) == KAYAKO_UNSENT_REPLY);
  if (failed) {
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "error");
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "error");
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "error");
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
retry_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoOutboxRow *self = KAYAKO_OUTBOX_ROW (widget);

  /* The button goes, and the focus would with it. */
  gtk_widget_grab_focus (widget);
  kayako_account_retry (self->account, self->unsent);
}

static void
show_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoOutboxRow *self = KAYAKO_OUTBOX_ROW (widget);
  g_autoptr (KayakoOutboxRow) row = g_object_ref (self);
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);

  if (dialog != NULL)
    g_signal_emit_by_name (dialog, "shown", kayako_unsent_get_conversation (row->unsent));
}

static void
decide_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoOutboxRow *self = KAYAKO_OUTBOX_ROW (widget);

  if (kayako_unsent_is_disputed (self->unsent))
    adw_dialog_present (kayako_merge_dialog_new (self->account, self->unsent), widget);
}

/* It leaves the list, and the helpdesk may be quicker; or it cannot be taken from the
 * disk. */
static void
say_why_not (KayakoOutboxRow *self)
{
  const GError *error = kayako_account_get_store_error (self->account);

  if (error != NULL) {
    g_autofree char *text = kayako_error_text (error, NULL);

    gtk_widget_activate_action (GTK_WIDGET (self), "outbox.toast", "s", text);
    return;
  }

  gtk_widget_activate_action (GTK_WIDGET (self), "outbox.toast", "s",
                              kayako_unsent_get_kind (self->unsent) == KAYAKO_UNSENT_CHANGE
                                  ? _ ("This change is being made at this moment")
                                  : _ ("This message is being sent at this moment"));
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoOutboxRow *self = KAYAKO_OUTBOX_ROW (widget);
  g_autoptr (KayakoOutboxRow) row = g_object_ref (self);
  g_autoptr (KayakoConversation) conversation =
      g_object_ref (kayako_unsent_get_conversation (self->unsent));
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);

  if (!kayako_account_take_back (self->account, self->unsent)) {
    say_why_not (self);
    return;
  }

  if (dialog != NULL)
    g_signal_emit_by_name (dialog, "edited", conversation);
}

static void
discard_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoOutboxRow *self = KAYAKO_OUTBOX_ROW (widget);
  g_autoptr (KayakoOutboxRow) row = g_object_ref (self);
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_DIALOG);

  if (!kayako_account_discard (self->account, self->unsent))
    say_why_not (self);
  else if (dialog != NULL)
    g_signal_emit_by_name (dialog, "discarded", self->unsent);
}

static void
kayako_outbox_row_dispose (GObject *object)
{
  KayakoOutboxRow *self = KAYAKO_OUTBOX_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), KAYAKO_TYPE_OUTBOX_ROW);
  g_clear_object (&self->unsent);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (kayako_outbox_row_parent_class)->dispose (object);
}

static void
kayako_outbox_row_class_init (KayakoOutboxRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kayako_outbox_row_dispose;

  gtk_widget_class_install_action (widget_class, "outbox-row.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "outbox-row.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "outbox-row.decide", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "outbox-row.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "outbox-row.discard", NULL, discard_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Kayako/ui/kayako-outbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxRow, subject);
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxRow, text);
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxRow, state);
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxRow, show_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxRow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxRow, decide_button);
  gtk_widget_class_bind_template_child (widget_class, KayakoOutboxRow, edit_button);
}

static void
kayako_outbox_row_init (KayakoOutboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kayako_outbox_row_new:
 * @account: who wrote it
 * @unsent: what has not been sent
 *
 * Makes its row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
kayako_outbox_row_new (KayakoAccount *account, KayakoUnsent *unsent)
{
  KayakoOutboxRow *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (KAYAKO_IS_UNSENT (unsent), NULL);

  self = g_object_new (KAYAKO_TYPE_OUTBOX_ROW, NULL);
  self->account = g_object_ref (account);
  self->unsent = g_object_ref (unsent);
  g_signal_connect_object (kayako_unsent_get_message (unsent), "notify", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kayako_unsent_get_conversation (unsent), "notify::subject",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
