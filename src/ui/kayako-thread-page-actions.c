/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-page-private.h"

#include "kayako-crossing-dialog.h"
#include "kayako-error-text.h"
#include "kayako-error.h"
#include "kayako-merge-dialog.h"
#include "kayako-notice-overlay.h"
#include "kayako-send-toast.h"
#include "kayako-thread-closures.h"
#include "kayako-undo.h"
#include "kayako-when-done.h"

#include <glib/gi18n.h>

/* How long a discarded message can be had back, in seconds. */
#define DISCARD_TIMEOUT 10

/**
 * kayako_thread_page_can_act:
 * @self: a `KayakoThreadPage`
 *
 * A letter must not reach a thread that is out of sight or behind a dialog.
 *
 * Returns: whether there is a thread that can be acted on
 */
gboolean
kayako_thread_page_can_act (KayakoThreadPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->thread == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  return !ADW_IS_APPLICATION_WINDOW (root) ||
         adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (root)) == NULL;
}

/* A person decides about it now, or in the outbox later. */
static gboolean
ask_what_to_keep (KayakoThreadPage *self)
{
  KayakoConversation *conversation = kayako_thread_page_get_conversation (self);
  KayakoUnsent *unsent = NULL;

  if (self->account == NULL || conversation == NULL || !kayako_thread_page_can_act (self))
    return FALSE;

  unsent = kayako_account_find_disputed (self->account, conversation);
  if (unsent != NULL)
    adw_dialog_present (kayako_merge_dialog_new (self->account, unsent), GTK_WIDGET (self));
  return unsent != NULL;
}

static void
changed_cb (gpointer object, const GValue *value, const GError *error)
{
  KayakoThreadPage *self = object;
  g_autofree char *text = NULL;

  /* What the choices show is again what is true. */
  kayako_thread_page_conversation_changed (self);
  if (error == NULL ||
      (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CONFLICT) && ask_what_to_keep (self)))
    return;

  text = kayako_error_text (error, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static char *
dup_status_text (KayakoStatus *status)
{
  if (kayako_status_get_status_type (status) == KAYAKO_STATUS_TYPE_COMPLETED)
    return g_strdup (_ ("Conversation completed"));

  /* Translators: %s is a status, such as “Pending”. */
  return g_strdup_printf (_ ("Status set to “%s”"), kayako_status_get_label (status));
}

/* Says which status was set, and offers to take it back. A change shows at once,
 * so it is known by now whether there was one. */
static void
offer_undo (KayakoThreadPage *self, KayakoStatus *previous)
{
  KayakoConversation *conversation = kayako_thread_page_get_conversation (self);
  KayakoStatus *status = kayako_conversation_get_status (conversation);
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), KAYAKO_TYPE_NOTICE_OVERLAY);
  g_autoptr (KayakoUndo) undo = NULL;
  g_autofree char *text = NULL;

  if (overlay == NULL || previous == NULL || status == NULL ||
      kayako_status_get_id (status) == kayako_status_get_id (previous))
    return;

  text = dup_status_text (status);
  undo = kayako_undo_new (self->account, conversation, previous);
  kayako_notice_overlay_offer_undo (KAYAKO_NOTICE_OVERLAY (overlay),
                                    kayako_undo_create_toast (undo, text, overlay),
                                    _ ("The status is what it was before"));
}

/**
 * kayako_thread_page_change:
 * @self: a `KayakoThreadPage`
 * @what: what to set
 * @id: the id of what to set it to
 *
 * Changes the conversation. It shows at once; where the helpdesk does not take
 * it, a toast says so, and where somebody else has changed the same, a dialog asks. A status can be
 * taken back from its toast.
 */
void
kayako_thread_page_change (KayakoThreadPage *self, KayakoThreadChange what, const char *id)
{
  g_autofree char *current =
      kayako_thread_change_dup_current (what, kayako_thread_page_get_conversation (self));
  g_autoptr (KayakoStatus) previous = NULL;
  KayakoConversation *conversation = kayako_thread_page_get_conversation (self);

  if (self->thread == NULL || self->account == NULL || g_strcmp0 (current, id) == 0)
    return;

  g_set_object (&previous, kayako_conversation_get_status (conversation));
  dex_future_disown (kayako_when_done (
      kayako_thread_change_request (what, self->account, conversation, id), self, changed_cb));

  if (what == KAYAKO_THREAD_CHANGE_STATUS)
    offer_undo (self, previous);
}

/* What was just sent can be had back until it leaves. */
static void
offer_taking_back (KayakoThreadPage *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), KAYAKO_TYPE_NOTICE_OVERLAY);
  KayakoMessage *message = kayako_message_list_get_last (kayako_thread_get_messages (self->thread));
  guint seconds = self->account != NULL ? kayako_account_get_send_delay (self->account) : 0;

  if (overlay == NULL || seconds == 0 || message == NULL || !kayako_message_is_local (message))
    return;

  kayako_notice_overlay_offer_undo (KAYAKO_NOTICE_OVERLAY (overlay),
                                    kayako_send_toast_create (self->thread, message, seconds, self),
                                    NULL);
}

static void
send (KayakoThreadPage *self, const char *text, KayakoStatusType type)
{
  KayakoStatus *status = NULL;
  DexFuture *sent = NULL;

  if (type != KAYAKO_STATUS_TYPE_UNKNOWN && self->account != NULL)
    status = kayako_thread_change_find_status (self->account, type);

  /* A message that is not sent says so by itself, where it stands. */
  sent = kayako_thread_send_and_set (self->thread, text,
                                     status != NULL ? kayako_status_get_id (status) : 0);
  kayako_thread_set_draft (self->thread, "");
  offer_taking_back (self);
  if (status != NULL)
    sent = kayako_thread_change_after (
        sent, self->account, kayako_thread_page_get_conversation (self), self, changed_cb);

  dex_future_disown (sent);
}

/* A reply that would cross a message that has not been seen. */
typedef struct {
  KayakoThreadPage *page; /* (not owned): the dialog is over it */
  KayakoThread *thread;   /* (owned) */
  KayakoMessage *shown;   /* (owned) (nullable): the newest when it was asked */
  char *text;             /* (owned) */
  KayakoStatusType type;
} Held;

static gboolean hold (KayakoThreadPage *self, const char *text, KayakoStatusType type);

static void
held_free (gpointer data, GClosure *closure)
{
  Held *held = data;

  g_clear_weak_pointer (&held->page);
  g_clear_object (&held->thread);
  g_clear_object (&held->shown);
  g_clear_pointer (&held->text, g_free);
  g_free (held);
}

/* Whether nothing has come since somebody was asked. */
static gboolean
is_newest (Held *held)
{
  return kayako_message_list_get_last_remote (kayako_thread_get_messages (held->thread)) ==
         held->shown;
}

static void
held_response_cb (AdwAlertDialog *dialog, const char *response, Held *held)
{
  if (held->page == NULL || held->page->thread != held->thread)
    return;

  if (g_str_equal (response, "send") &&
      (is_newest (held) || !hold (held->page, held->text, held->type)))
    send (held->page, held->text, held->type);
  else if (g_str_equal (response, "show"))
    gtk_widget_activate_action (GTK_WIDGET (held->page->list_view), "messages.scroll-to-end", NULL);
}

/* Returns: whether it is held: the draft stays until somebody decides */
static gboolean
hold (KayakoThreadPage *self, const char *text, KayakoStatusType type)
{
  AdwDialog *dialog = NULL;
  Held *held = NULL;
  guint n_new = 0;

  g_object_get (self->list_view, "n-new", &n_new, NULL);
  if (n_new == 0)
    return FALSE;

  held = g_new0 (Held, 1);
  g_set_weak_pointer (&held->page, self);
  held->thread = g_object_ref (self->thread);
  held->text = g_strdup (text);
  held->type = type;
  g_set_object (&held->shown,
                kayako_message_list_get_last_remote (kayako_thread_get_messages (self->thread)));
  dialog = kayako_crossing_dialog_new (held->shown);
  g_signal_connect_data (dialog, "response", G_CALLBACK (held_response_cb), held, held_free, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return TRUE;
}

/**
 * kayako_thread_page_submit:
 * @self: a `KayakoThreadPage`
 * @text: a reply
 * @type: what status to set once it is sent, or %KAYAKO_STATUS_TYPE_UNKNOWN
 *
 * Sends a reply and empties the compose bar. Where somebody wrote meanwhile who
 * has not been read, that is asked about before.
 */
void
kayako_thread_page_submit (KayakoThreadPage *self, const char *text, KayakoStatusType type)
{
  if (self->thread != NULL && !hold (self, text, type))
    send (self, text, type);
}

static KayakoMessage *
find_message (KayakoThreadPage *self, GVariant *client_id)
{
  if (self->thread == NULL)
    return NULL;

  return kayako_message_list_lookup_client_id (kayako_thread_get_messages (self->thread),
                                               g_variant_get_string (client_id, NULL));
}

static void
retry_message_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);
  KayakoMessage *message = find_message (self, parameter);

  if (message != NULL)
    dex_future_disown (kayako_thread_retry (self->thread, message));
}

/* What a reply would cross. */
static void
show_newest_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);
  KayakoMessage *newest = NULL;

  if (self->thread != NULL)
    newest = kayako_message_list_get_last_remote (kayako_thread_get_messages (self->thread));
  if (newest != NULL)
    kayako_message_list_view_show_message (self->list_view, kayako_message_get_id (newest));
}

static void
edit_message_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);
  KayakoMessage *message = find_message (self, parameter);

  if (message != NULL && kayako_thread_take_back (self->thread, message))
    gtk_widget_grab_focus (GTK_WIDGET (self->compose_bar));
}

/* A message that somebody discarded, while its toast is there. */
typedef struct {
  KayakoThread *thread; /* (owned) (not nullable) */
  char *text;           /* (owned) (not nullable) */
  GPtrArray *files;     /* (owned) (not nullable) (element-type KayakoAttachment) */
} Discarded;

static void
discarded_free (gpointer data, GClosure *closure)
{
  Discarded *discarded = data;

  g_clear_object (&discarded->thread);
  g_clear_pointer (&discarded->text, g_free);
  g_clear_pointer (&discarded->files, g_ptr_array_unref);
  g_free (discarded);
}

/* It goes before what has been typed since. */
static void
undo_discard_cb (AdwToast *toast, Discarded *discarded)
{
  const char *draft = kayako_thread_get_draft (discarded->thread);
  g_autofree char *both = g_strconcat (discarded->text, "\n\n", draft, NULL);

  if (!kayako_closure_is_blank (discarded->text))
    kayako_thread_set_draft (discarded->thread,
                             kayako_closure_is_blank (draft) ? discarded->text : both);
  kayako_thread_add_draft_files (discarded->thread, discarded->files);
}

static void
offer_discarded (KayakoThreadPage *self, const char *text, GPtrArray *files)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), KAYAKO_TYPE_NOTICE_OVERLAY);
  Discarded *discarded = NULL;
  AdwToast *toast = NULL;

  if (overlay == NULL)
    return;

  discarded = g_new0 (Discarded, 1);
  discarded->thread = g_object_ref (self->thread);
  discarded->text = g_strdup (text);
  discarded->files = g_ptr_array_ref (files);

  toast = adw_toast_new (_ ("Message discarded"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, DISCARD_TIMEOUT);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_discard_cb), discarded,
                         discarded_free, 0);
  kayako_notice_overlay_offer_undo (KAYAKO_NOTICE_OVERLAY (overlay), toast,
                                    _ ("The message is back in the reply"));
}

static GPtrArray *
dup_files (KayakoMessage *message)
{
  GListModel *attachments = kayako_message_get_attachments (message);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    g_ptr_array_add (files, g_list_model_get_item (attachments, i));

  return files;
}

static void
discard_message_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);
  KayakoMessage *message = find_message (self, parameter);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) files = NULL;

  if (message == NULL)
    return;

  files = dup_files (message);
  text = kayako_thread_discard (self->thread, message);
  if (text != NULL)
    offer_discarded (self, text, files);
}

static void
reply_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);

  if (self->thread != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->compose_bar));
}

/* It is done also when another conversation is shown by then. */
static void
complete (KayakoThreadPage *self, KayakoThread *thread, KayakoStatus *status)
{
  g_autofree char *id = NULL;

  if (thread != self->thread) {
    dex_future_disown (
        kayako_when_done (kayako_account_change_status (
                              self->account, kayako_thread_get_conversation (thread), status),
                          self, changed_cb));
    return;
  }

  id = g_strdup_printf ("%" G_GINT64_FORMAT, kayako_status_get_id (status));
  kayako_thread_page_change (self, KAYAKO_THREAD_CHANGE_STATUS, id);
}

/**
 * kayako_thread_page_complete_pending:
 * @self: a `KayakoThreadPage`
 *
 * Completes what somebody wanted to before the helpdesk's statuses were known.
 */
void
kayako_thread_page_complete_pending (KayakoThreadPage *self)
{
  g_autoptr (KayakoThread) thread = NULL;
  KayakoStatus *status = NULL;

  if (self->completing == NULL || self->account == NULL)
    return;

  status = kayako_thread_change_find_status (self->account, KAYAKO_STATUS_TYPE_COMPLETED);
  if (status == NULL)
    return;

  thread = g_steal_pointer (&self->completing);
  complete (self, thread, status);
}

static void
complete_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);

  if (!kayako_thread_page_can_act (self) || self->account == NULL ||
      (kayako_account_get_capabilities (self->account) & KAYAKO_CAPABILITIES_SET_STATUS) == 0)
    return;

  g_set_object (&self->completing, self->thread);
  kayako_thread_page_complete_pending (self);
  if (self->completing != NULL)
    gtk_widget_activate_action (widget, "win.toast", "s",
                                _ ("It will be completed as soon as the helpdesk has told how."));
}

static void
show_status_menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);

  if (!kayako_thread_page_can_act (self))
    return;

  /* Where there is no room for the menu, the details have the same choice. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->status_menu_button)))
    gtk_menu_button_popup (self->status_menu_button);
  else
    kayako_thread_page_set_show_details (self, TRUE);
}

static void
reload_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);

  if (self->thread != NULL)
    dex_future_disown (kayako_thread_try_again (self->thread));
}

/**
 * kayako_thread_page_go_back:
 * @self: a `KayakoThreadPage`
 *
 * Hides the details if they lie over the thread, and it is on screen.
 *
 * Returns: %TRUE if they did
 */
gboolean
kayako_thread_page_go_back (KayakoThreadPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD_PAGE (self), FALSE);

  if (!self->details_collapsed || !self->show_details || self->thread == NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  kayako_thread_page_set_show_details (self, FALSE);

  return TRUE;
}

/* The split view around the page has a key for this, those around both have it
 * for going back, and the window would do all of it: this comes before them. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return kayako_thread_page_go_back (KAYAKO_THREAD_PAGE (widget));
}

/**
 * kayako_thread_page_install_actions:
 * @widget_class: the page's class
 *
 * Gives the page its actions, and Escape.
 */
void
kayako_thread_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "thread.reply", NULL, reply_action);
  gtk_widget_class_install_action (widget_class, "thread.complete", NULL, complete_action);
  gtk_widget_class_install_action (widget_class, "thread.show-status-menu", NULL,
                                   show_status_menu_action);
  gtk_widget_class_install_action (widget_class, "thread.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "thread.retry-message", "s", retry_message_action);
  gtk_widget_class_install_action (widget_class, "thread.show-newest", NULL, show_newest_action);
  gtk_widget_class_install_action (widget_class, "thread.edit-message", "s", edit_message_action);
  gtk_widget_class_install_action (widget_class, "thread.discard-message", "s",
                                   discard_message_action);
  kayako_thread_page_install_draft_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "thread.show-details", "show-details");
  gtk_widget_class_install_property_action (widget_class, "thread.status", "status");
  gtk_widget_class_install_property_action (widget_class, "thread.priority", "priority");
  gtk_widget_class_install_property_action (widget_class, "thread.type", "type");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/**
 * kayako_thread_page_show_message:
 * @self: a `KayakoThreadPage` with a thread
 * @message_id: one of its messages, which may not be there yet
 *
 * Goes to a message, and gives it the focus.
 */
void
kayako_thread_page_show_message (KayakoThreadPage *self, gint64 message_id)
{
  g_return_if_fail (KAYAKO_IS_THREAD_PAGE (self));
  g_return_if_fail (message_id != 0);

  if (self->thread != NULL)
    kayako_message_list_view_show_message (self->list_view, message_id);
}

/**
 * kayako_thread_page_set_looked_for:
 * @self: a `KayakoThreadPage`
 * @looked_for: (nullable): what was typed into a search that led here
 *
 * Points out the words of a search in the messages, or nothing any more.
 */
void
kayako_thread_page_set_looked_for (KayakoThreadPage *self, const char *looked_for)
{
  g_return_if_fail (KAYAKO_IS_THREAD_PAGE (self));

  kayako_message_list_view_set_looked_for (self->list_view, looked_for);
}
