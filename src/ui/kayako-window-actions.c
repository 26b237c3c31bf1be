/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-window-private.h"

#include "kayako-accounts-dialog.h"
#include "kayako-discard-toast.h"
#include "kayako-doctor-dialog.h"
#include "kayako-drafts-dialog.h"
#include "kayako-erase-dialog.h"
#include "kayako-error-text.h"
#include "kayako-leave-dialog.h"
#include "kayako-links.h"
#include "kayako-outbox-dialog.h"
#include "kayako-preferences-dialog.h"
#include "kayako-shortcuts-dialog.h"
#include "kayako-sign-in-again-dialog.h"
#include "kayako-sign-in-page.h"
#include "kayako-when-done.h"

#include <glib/gi18n.h>

/* The actions of the window. Those that belong to a pane are handed on to it,
 * so that keys reach them wherever the focus is. */

static KayakoAccountView *
get_view (GtkWidget *widget)
{
  return kayako_window_get_account_view (KAYAKO_WINDOW (widget));
}

static void
sign_in_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);
  AdwNavigationView *view = kayako_window_get_entry_view (self);

  AdwNavigationPage *page = adw_navigation_view_find_page (view, "sign-in");

  /* It stays when one goes back, and with it what was typed. */
  if (page == NULL) {
    g_autoptr (KayakoSignIn) sign_in = kayako_window_create_sign_in (self);

    page = kayako_sign_in_page_new (sign_in);
    adw_navigation_view_add (view, page);
  }

  if (adw_navigation_view_get_visible_page (view) != page)
    adw_navigation_view_push (view, page);
}

static void
close_dialog (AdwDialog *dialog)
{
  adw_dialog_close (dialog);
}

static void
add_account_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_navigation_view_new ();
  g_autoptr (KayakoSignIn) sign_in = kayako_window_create_sign_in (self);

  g_signal_connect_object (sign_in, "signed-in", G_CALLBACK (close_dialog), dialog,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), kayako_sign_in_page_new (sign_in));
  adw_dialog_set_title (dialog, _ ("Add Account"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, widget);
}

static void
sign_in_again_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    adw_dialog_present (kayako_sign_in_again_dialog_new (kayako_window_get_accounts (self),
                                                         kayako_window_get_account (self)),
                        widget);
}

/* NULL where it has gone since. */
static KayakoAccount *
dup_account (KayakoWindow *self, GVariant *id)
{
  GListModel *accounts = G_LIST_MODEL (kayako_window_get_accounts (self));

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (accounts, i);

    if (g_str_equal (kayako_account_get_id (account), g_variant_get_string (id, NULL)))
      return g_steal_pointer (&account);
  }

  return NULL;
}

/* Somebody goes on without the keyring. */
static void
keep_until_quit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);
  g_autoptr (KayakoAccount) account = dup_account (self, parameter);

  if (account == NULL)
    return;

  kayako_account_keep_until_quit (account);
  kayako_window_add_toast (self, _ ("You stay signed in until you quit"));
}

static void
reconnect_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);

  /* How it ends is told by the account's state, and so by the banner. */
  dex_future_disown (kayako_account_reconnect (kayako_window_get_account (self)));
}

static void
signed_out_done (gpointer object, const GValue *value, const GError *error)
{
  g_autofree char *text = NULL;

  if (error == NULL)
    return;

  text = kayako_error_text (error, NULL);
  kayako_window_add_toast (object, text);
}

static void
sign_out (KayakoWindow *self)
{
  DexFuture *future = kayako_accounts_sign_out (kayako_window_get_accounts (self),
                                                kayako_window_get_account (self));

  dex_future_disown (kayako_when_done (future, self, signed_out_done));
}

static void
sign_out_response_cb (KayakoWindow *self)
{
  if (kayako_window_get_account (self) != NULL)
    sign_out (self);
}

/* What leaving costs. */
typedef struct {
  guint n_kept;     /* messages that are not sent, and are there next time */
  guint n_messages; /* messages that are lost */
  guint n_drafts;   /* replies that are lost */
} Cost;

static void
add_cost (Cost *cost, KayakoAccount *account)
{
  if (kayako_account_get_keeps_writing (account))
    cost->n_kept += kayako_account_get_n_unsent (account);
  else
    cost->n_messages += kayako_account_get_n_unsent (account);
  cost->n_drafts += kayako_account_get_n_endangered (account);
}

/* Returns: (nullable): what to ask before, %NULL where there is nothing to ask */
static AdwDialog *
create_leave_dialog (const Cost *cost, const char *heading, const char *leave)
{
  if (cost->n_kept + cost->n_messages + cost->n_drafts == 0)
    return NULL;

  return kayako_leave_dialog_new (heading, leave, cost->n_kept, cost->n_messages, cost->n_drafts);
}

static void
sign_out_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);
  Cost cost = { 0 };
  AdwDialog *dialog = NULL;

  add_cost (&cost, kayako_window_get_account (self));
  dialog = create_leave_dialog (&cost, _ ("Sign Out?"), _ ("Sign _Out"));
  if (dialog == NULL) {
    sign_out (self);
    return;
  }

  g_signal_connect_object (dialog, "response::leave", G_CALLBACK (sign_out_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
sign_out_of_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);
  g_autoptr (KayakoAccount) account = dup_account (self, parameter);

  if (account == NULL)
    return;

  /* What is asked before is about what the person sees. */
  kayako_window_set_account (self, account);
  gtk_widget_activate_action (widget, "win.sign-out", NULL);
}

/* What is to be erased when the person says so. */
typedef struct {
  KayakoWindow *window;   /* (not owned): the dialog is part of it */
  KayakoAccount *account; /* (owned) */
} EraseData;

static void
erase_data_free (gpointer user_data, GClosure *closure)
{
  EraseData *data = user_data;

  g_object_unref (data->account);
  g_free (data);
}

static void
erase_response_cb (AdwDialog *dialog, const char *response, EraseData *data)
{
  KayakoAccounts *accounts = kayako_window_get_accounts (data->window);

  dex_future_disown (kayako_when_done (kayako_accounts_erase (accounts, data->account),
                                       data->window, signed_out_done));
}

static void
erase_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);
  g_autoptr (KayakoAccount) account = dup_account (self, parameter);
  AdwDialog *dialog = NULL;
  EraseData *data = NULL;

  if (account == NULL)
    return;

  dialog = kayako_erase_dialog_new (account);
  data = g_new0 (EraseData, 1);
  data->window = self;
  data->account = g_steal_pointer (&account);
  g_signal_connect_data (dialog, "response::erase", G_CALLBACK (erase_response_cb), data,
                         erase_data_free, 0);
  adw_dialog_present (dialog, widget);
}

static void
show_accounts_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_present (
      kayako_accounts_dialog_new (kayako_window_get_accounts (KAYAKO_WINDOW (widget))), widget);
}

/* Closing ends the program, and with it what the outbox holds. */
static gboolean
close_request (GtkWindow *window)
{
  KayakoWindow *self = KAYAKO_WINDOW (window);
  GListModel *accounts = G_LIST_MODEL (kayako_window_get_accounts (self));
  Cost cost = { 0 };
  AdwDialog *dialog = NULL;

  /* Once is enough. */
  if (ADW_IS_ALERT_DIALOG (
          adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))))
    return GDK_EVENT_STOP;

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (accounts, i);

    add_cost (&cost, account);
  }

  dialog = create_leave_dialog (&cost, _ ("Quit?"), _ ("_Quit"));
  if (dialog == NULL)
    return GDK_EVENT_PROPAGATE;

  g_signal_connect_object (dialog, "response::leave", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
refresh_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_account_view_refresh (get_view (widget));
}

static void
show_view_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  int position = g_variant_get_int32 (parameter) - 1;

  if (position >= 0)
    kayako_account_view_show_view (get_view (widget), position);
}

static void
move_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_account_view_move (get_view (widget), g_variant_get_int32 (parameter));
}

static void
open_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_account_view_open (get_view (widget));
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_account_view_toggle_sidebar (get_view (widget));
}

static void
go_back_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_account_view_go_back (get_view (widget));
}

static void
search_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_account_view_search (get_view (widget));
}

static void
thread_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_account_view_activate_thread (get_view (widget), g_variant_get_string (parameter, NULL));
}

/* What is behind a dialog is not what one means. */
static void
undo_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    kayako_notice_overlay_undo (kayako_window_get_notices (self));
}

static void
show_preferences_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GSettings) settings = NULL;

  /* Once is enough. */
  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (widget)) != NULL)
    return;

  g_object_get (widget, "settings", &settings, NULL);
  adw_dialog_present (kayako_preferences_dialog_new (settings), widget);
}

static void
show_shortcuts_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoAccount *account = kayako_window_get_account (KAYAKO_WINDOW (widget));
  KayakoCapabilities capabilities = account != NULL ? kayako_account_get_capabilities (account) : 0;

  adw_dialog_present (kayako_shortcuts_dialog_new (capabilities), widget);
}

static void
outbox_edited_cb (KayakoWindow *self, KayakoConversation *conversation)
{
  kayako_account_view_write (get_view (GTK_WIDGET (self)), conversation);
}

static void
outbox_shown_cb (KayakoWindow *self, KayakoConversation *conversation)
{
  kayako_account_view_read (get_view (GTK_WIDGET (self)), conversation);
}

static void
show_drafts_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoAccount *account = kayako_window_get_account (KAYAKO_WINDOW (widget));
  AdwDialog *dialog = NULL;

  if (account == NULL)
    return;

  dialog = kayako_drafts_dialog_new (account);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (outbox_edited_cb), widget,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adw_dialog_present (dialog, widget);
}

/* It can be had back as long as before. */
static void
outbox_closed_cb (KayakoWindow *self, KayakoOutboxDialog *dialog)
{
  KayakoUnsent *discarded = kayako_outbox_dialog_get_discarded (dialog);

  if (discarded != NULL)
    kayako_notice_overlay_offer_undo (
        kayako_window_get_notices (self),
        kayako_discard_toast_create (kayako_outbox_dialog_get_account (dialog), discarded), NULL);
}

static void
show_outbox_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoAccount *account = kayako_window_get_account (KAYAKO_WINDOW (widget));
  AdwDialog *dialog = NULL;

  if (account == NULL)
    return;

  dialog = kayako_outbox_dialog_new (account);
  g_signal_connect_object (dialog, "edited", G_CALLBACK (outbox_edited_cb), widget,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (dialog, "shown", G_CALLBACK (outbox_shown_cb), widget,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (outbox_closed_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
show_doctor_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoWindow *self = KAYAKO_WINDOW (widget);
  KayakoAccount *account = kayako_window_get_account (self);

  if (account != NULL &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    adw_dialog_present (kayako_doctor_dialog_new (account), widget);
}

static void
toast_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_window_add_toast (KAYAKO_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_link_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  kayako_links_open (g_variant_get_string (parameter, NULL), widget);
}

/**
 * kayako_window_install_actions:
 * @klass: the window's class
 *
 * Installs everything that can be done from anywhere in the window, and what
 * asks before the window closes over something unsent.
 */
void
kayako_window_install_actions (GtkWidgetClass *klass)
{
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  gtk_widget_class_install_property_action (klass, "win.account-id", "account-id");
  gtk_widget_class_install_action (klass, "win.sign-in", NULL, sign_in_action);
  gtk_widget_class_install_action (klass, "win.add-account", NULL, add_account_action);
  gtk_widget_class_install_action (klass, "win.sign-in-again", NULL, sign_in_again_action);
  gtk_widget_class_install_action (klass, "win.keep-until-quit", "s", keep_until_quit_action);
  gtk_widget_class_install_action (klass, "win.show-accounts", NULL, show_accounts_action);
  gtk_widget_class_install_action (klass, "win.sign-out-of", "s", sign_out_of_action);
  gtk_widget_class_install_action (klass, "win.erase", "s", erase_action);
  gtk_widget_class_install_action (klass, "win.reconnect", NULL, reconnect_action);
  gtk_widget_class_install_action (klass, "win.sign-out", NULL, sign_out_action);
  gtk_widget_class_install_action (klass, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (klass, "win.show-view", "i", show_view_action);
  gtk_widget_class_install_action (klass, "win.move", "i", move_action);
  gtk_widget_class_install_action (klass, "win.open", NULL, open_action);
  gtk_widget_class_install_action (klass, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (klass, "win.go-back", NULL, go_back_action);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.thread", "s", thread_action);
  gtk_widget_class_install_action (klass, "win.show-preferences", NULL, show_preferences_action);
  gtk_widget_class_install_action (klass, "win.show-shortcuts", NULL, show_shortcuts_action);
  gtk_widget_class_install_action (klass, "win.show-drafts", NULL, show_drafts_action);
  gtk_widget_class_install_action (klass, "win.show-outbox", NULL, show_outbox_action);
  gtk_widget_class_install_action (klass, "win.show-doctor", NULL, show_doctor_action);
  gtk_widget_class_install_action (klass, "win.toast", "s", toast_action);
  gtk_widget_class_install_action (klass, "win.open-link", "s", open_link_action);
}
