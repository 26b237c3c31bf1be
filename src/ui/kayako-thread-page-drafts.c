/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was written in a conversation, and how that comes back. */

#include "kayako-thread-page-private.h"

#include "kayako-draft-history-dialog.h"
#include "kayako-notice-overlay.h"

#include <glib/gi18n.h>

/* How long there is time to take it back, in seconds. */
#define RESTORE_TIMEOUT 10

/* What a version has replaced, while its toast is there. */
typedef struct {
  KayakoThread *thread;        /* (owned) (not nullable) */
  KayakoDraftVersion *version; /* (owned) (not nullable) */
} Replaced;

static void
replaced_free (gpointer data, GClosure *closure)
{
  Replaced *replaced = data;

  g_clear_object (&replaced->thread);
  g_clear_object (&replaced->version);
  g_free (replaced);
}

static void
undo_restore_cb (AdwToast *toast, Replaced *replaced)
{
  kayako_thread_restore_draft (replaced->thread, replaced->version);
}

static void
offer_undo (KayakoThreadPage *self, KayakoDraftVersion *version)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), KAYAKO_TYPE_NOTICE_OVERLAY);
  Replaced *replaced = NULL;
  AdwToast *toast = NULL;

  if (overlay == NULL)
    return;

  replaced = g_new0 (Replaced, 1);
  replaced->thread = g_object_ref (self->thread);
  replaced->version = g_object_ref (version);

  toast = adw_toast_new (_ ("Draft restored"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, RESTORE_TIMEOUT);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_restore_cb), replaced,
                         replaced_free, 0);
  kayako_notice_overlay_offer_undo (KAYAKO_NOTICE_OVERLAY (overlay), toast,
                                    _ ("The draft is what it was before"));
}

static void
restore_cb (KayakoThreadPage *self, KayakoDraftVersion *version)
{
  g_autoptr (KayakoDraftVersion) replaced = NULL;

  if (self->thread == NULL)
    return;

  replaced = kayako_thread_dup_draft_version (self->thread);
  kayako_compose_bar_restore (self->compose_bar, version);
  offer_undo (self, replaced);
  gtk_widget_grab_focus (GTK_WIDGET (self->compose_bar));
}

/* The dialog shows the versions of one conversation, whatever is shown behind. */
static void
show_draft_history_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  KayakoThreadPage *self = KAYAKO_THREAD_PAGE (widget);
  AdwDialog *dialog = NULL;

  if (!kayako_thread_page_can_act (self) || !kayako_thread_get_can_reply (self->thread))
    return;

  /* A menu that goes away would give the focus to what comes next in the dialog. */
  gtk_widget_grab_focus (GTK_WIDGET (self->compose_bar));
  dialog = kayako_draft_history_dialog_new (self->thread);
  g_signal_connect_object (dialog, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/**
 * kayako_thread_page_install_draft_actions:
 * @widget_class: the page's class
 *
 * Gives the page its actions about drafts.
 */
void
kayako_thread_page_install_draft_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "thread.show-draft-history", NULL,
                                   show_draft_history_action);
}
