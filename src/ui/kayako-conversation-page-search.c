/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-page-private.h"

/* What is on the page in front: the list, or the search in its place; and what
 * stands above it. */

/**
 * kayako_conversation_page_get_conversation:
 * @self: a `KayakoConversationPage`
 *
 * Finds out which conversation is selected, or was opened from the search.
 *
 * Returns: (transfer none) (nullable): the conversation
 */
KayakoConversation *
kayako_conversation_page_get_conversation (KayakoConversationPage *self)
{
  KayakoConversation *found = NULL;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self), NULL);

  found = kayako_search_pane_get_conversation (self->search_pane);

  return found != NULL ? found : kayako_conversation_list_view_get_conversation (self->list);
}

/**
 * kayako_conversation_page_get_message_id:
 * @self: a `KayakoConversationPage`
 *
 * Finds out where the conversation is to be opened.
 *
 * Returns: the id of the message that was found, 0 where reading goes on as ever
 */
gint64
kayako_conversation_page_get_message_id (KayakoConversationPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self), 0);

  return kayako_search_pane_get_message_id (self->search_pane);
}

/**
 * kayako_conversation_page_get_looked_for:
 * @self: a `KayakoConversationPage`
 *
 * Finds out which search has led to the conversation.
 *
 * Returns: (nullable): what was typed, %NULL where none has
 */
const char *
kayako_conversation_page_get_looked_for (KayakoConversationPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self), NULL);

  return kayako_search_pane_get_looked_for (self->search_pane);
}

/**
 * kayako_conversation_page_move:
 * @self: a `KayakoConversationPage`
 * @step: how many rows down, negative for up
 *
 * Moves the selection, and the focus with it where the list has the focus; while
 * something is looked for, that of what was found.
 *
 * Returns: %TRUE if there was a row to move to
 */
gboolean
kayako_conversation_page_move (KayakoConversationPage *self, int step)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self), FALSE);

  if (kayako_search_pane_get_searching (self->search_pane))
    return kayako_search_view_move (kayako_search_pane_get_view (self->search_pane), step);

  return kayako_conversation_list_view_move (self->list, step);
}

/**
 * kayako_conversation_page_focus_list:
 * @self: a `KayakoConversationPage`
 *
 * Gives the list the focus, at its selected row, or what was found.
 *
 * Returns: %TRUE if the list could take it
 */
gboolean
kayako_conversation_page_focus_list (KayakoConversationPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self), FALSE);

  if (kayako_search_pane_get_searching (self->search_pane))
    return kayako_search_view_focus_list (kayako_search_pane_get_view (self->search_pane));

  return kayako_conversation_list_view_focus (self->list);
}

/**
 * kayako_conversation_page_get_searching:
 * @self: a `KayakoConversationPage`
 *
 * Tells whether the search is in the list's place.
 *
 * Returns: %FALSE while the list is there
 */
gboolean
kayako_conversation_page_get_searching (KayakoConversationPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self), FALSE);

  return kayako_search_pane_get_searching (self->search_pane);
}

/**
 * kayako_conversation_page_set_searching:
 * @self: a `KayakoConversationPage`
 * @searching: whether to look for something
 *
 * Begins to look for something, or gives the list back as it was.
 */
void
kayako_conversation_page_set_searching (KayakoConversationPage *self, gboolean searching)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self));

  if (searching)
    kayako_search_pane_start (self->search_pane);
  else
    kayako_search_pane_stop (self->search_pane, TRUE);
}

/**
 * kayako_conversation_page_open:
 * @self: a `KayakoConversationPage`
 *
 * Opens the selected result of a search.
 *
 * Returns: %FALSE where nothing is looked for
 */
gboolean
kayako_conversation_page_open (KayakoConversationPage *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self), FALSE);

  if (!kayako_search_pane_get_searching (self->search_pane))
    return FALSE;

  kayako_search_view_open (kayako_search_pane_get_view (self->search_pane));

  return TRUE;
}

/**
 * kayako_conversation_page_set_shows_progress:
 * @self: a `KayakoConversationPage`
 * @shows_progress: whether nothing else tells of it
 *
 * Shows how far the first pull has come.
 */
void
kayako_conversation_page_set_shows_progress (KayakoConversationPage *self, gboolean shows_progress)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_PAGE (self));

  if (self->sync_status == NULL && shows_progress) {
    self->sync_status = KAYAKO_SYNC_STATUS (kayako_sync_status_new ());
    g_object_bind_property (self, "account", self->sync_status, "account", G_BINDING_SYNC_CREATE);
    adw_toolbar_view_add_top_bar (
        ADW_TOOLBAR_VIEW (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (self))),
        GTK_WIDGET (self->sync_status));
  }

  if (self->sync_status != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->sync_status), shows_progress);
}
