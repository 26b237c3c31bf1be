/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-page-private.h"

#include <glib/gi18n.h>

#include "kayako-conversation-closures.h"
#include "kayako-error-text.h"
#include "kayako-thread-closures.h"

static gboolean
may (KayakoThreadPage *self, KayakoCapabilities capability)
{
  return self->account != NULL && self->thread != NULL &&
         (kayako_account_get_capabilities (self->account) & capability) != 0;
}

/* A word such as “Open” alone would sound like what the button does. */
static void
show_status (KayakoThreadPage *self, KayakoStatus *status)
{
  const char *label = status != NULL ? kayako_status_get_label (status) : NULL;
  g_autofree char *name = NULL;

  /* Translators: %s is a status, such as “Pending”. */
  name = label != NULL ? g_strdup_printf (_ ("Status: %s"), label) : g_strdup (_ ("Status"));
  gtk_menu_button_set_label (self->status_menu_button, label != NULL ? label : _ ("Status"));
  /* Only the button inside is met by assistive technology. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->status_menu_button))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * kayako_thread_page_update_header:
 * @self: a `KayakoThreadPage`
 *
 * Says in the header what the conversation is. It is done here and not by
 * bindings, because everything on the way to a name or a label may be missing.
 */
void
kayako_thread_page_update_header (KayakoThreadPage *self)
{
  KayakoConversation *conversation = kayako_thread_page_get_conversation (self);
  g_autofree char *subject = NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;

  if (conversation == NULL) {
    adw_window_title_set_title (self->title_widget, "");
    adw_window_title_set_subtitle (self->title_widget, "");
    return;
  }

  subject = kayako_closure_subject (conversation);
  name = kayako_closure_user_name (kayako_conversation_get_requester (conversation));
  subtitle = kayako_closure_thread_subtitle (name, kayako_conversation_get_id (conversation));
  adw_window_title_set_title (self->title_widget, subject);
  adw_window_title_set_subtitle (self->title_widget, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), subject);

  show_status (self, kayako_conversation_get_status (conversation));
  kayako_compose_bar_set_person (
      self->compose_bar,
      kayako_closure_reader (conversation,
                             self->account != NULL && kayako_account_get_is_staff (self->account)));
}

/**
 * kayako_thread_page_update_capabilities:
 * @self: a `KayakoThreadPage`
 *
 * Offers what this person may do here, and nothing else.
 */
void
kayako_thread_page_update_capabilities (KayakoThreadPage *self)
{
  gboolean can_set_status = may (self, KAYAKO_CAPABILITIES_SET_STATUS);

  gtk_widget_set_visible (GTK_WIDGET (self->status_menu_button), can_set_status);
  kayako_compose_bar_set_can_set_status (self->compose_bar, can_set_status);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.status", can_set_status);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.complete", can_set_status);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.show-status-menu", can_set_status);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.priority",
                                 may (self, KAYAKO_CAPABILITIES_SET_PRIORITY));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.type",
                                 may (self, KAYAKO_CAPABILITIES_SET_TYPE));
  kayako_thread_page_update_reply (self);
}

/* A reply may be begun before there is anything to read: what could not be
 * loaded may come at any moment. What the helpdesk does not give has no use. */
static gboolean
can_write (KayakoThreadPage *self)
{
  KayakoRemedy remedy = KAYAKO_REMEDY_NONE;
  g_autofree char *text = NULL;

  if (self->thread == NULL)
    return FALSE;

  if (kayako_thread_get_state (self->thread) != KAYAKO_FEED_STATE_FAILED ||
      g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (self->thread))) > 0)
    return TRUE;

  text = kayako_error_text (kayako_thread_get_error (self->thread), &remedy);

  return remedy == KAYAKO_REMEDY_RETRY || remedy == KAYAKO_REMEDY_SIGN_IN_AGAIN;
}

/**
 * kayako_thread_page_update_reply:
 * @self: a `KayakoThreadPage`
 *
 * Offers the reply where one can be written, and its key only then: what is
 * hidden would take the focus with it.
 */
void
kayako_thread_page_update_reply (KayakoThreadPage *self)
{
  gboolean can = can_write (self);

  gtk_widget_set_visible (GTK_WIDGET (self->compose_bar), can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "thread.reply",
                                 can && kayako_thread_get_can_reply (self->thread));
}

/**
 * kayako_thread_page_update_status_menu:
 * @self: a `KayakoThreadPage`
 *
 * Fills the menu with the statuses that the account offers.
 */
void
kayako_thread_page_update_status_menu (KayakoThreadPage *self)
{
  GListModel *statuses = self->account != NULL ? kayako_account_get_statuses (self->account) : NULL;
  guint n = statuses != NULL ? g_list_model_get_n_items (statuses) : 0;
  guint i;

  g_menu_remove_all (self->status_menu);
  for (i = 0; i < n; i++) {
    g_autoptr (KayakoStatus) status = g_list_model_get_item (statuses, i);
    g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, kayako_status_get_id (status));
    g_autofree char *label = kayako_closure_menu_label (kayako_status_get_label (status));
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, "thread.status", "s", id);
    g_menu_append_item (self->status_menu, item);
  }
}
