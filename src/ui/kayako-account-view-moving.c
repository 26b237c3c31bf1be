/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-view-private.h"

/* What keys do from anywhere in the window. */

/**
 * kayako_account_view_refresh:
 * @self: a `KayakoAccountView`
 *
 * Asks the helpdesk for what is new.
 */
void
kayako_account_view_refresh (KayakoAccountView *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  kayako_conversation_page_refresh (self->list_page);
  if (self->thread_page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->thread_page), "thread.reload", NULL);
}

/**
 * kayako_account_view_show_view:
 * @self: a `KayakoAccountView`
 * @position: which view, from 0
 *
 * Shows a view by its place in the sidebar, and gives its list the focus.
 *
 * Returns: %TRUE if there is such a view
 */
gboolean
kayako_account_view_show_view (KayakoAccountView *self, guint position)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self), FALSE);

  if (!kayako_sidebar_select (self->sidebar, position))
    return FALSE;

  kayako_conversation_page_focus_list (self->list_page);

  return TRUE;
}

/**
 * kayako_account_view_move:
 * @self: a `KayakoAccountView`
 * @step: how many conversations down, negative for up
 *
 * Goes to another conversation of the list; where a thread covers the list, to
 * that one's thread.
 *
 * Returns: %TRUE if there is such a conversation
 */
gboolean
kayako_account_view_move (KayakoAccountView *self, int step)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self), FALSE);

  if (!kayako_conversation_page_move (self->list_page, step))
    return FALSE;

  if (self->single_pane && adw_navigation_split_view_get_show_content (self->inner))
    kayako_account_view_show_thread (self);

  return TRUE;
}

/**
 * kayako_account_view_open:
 * @self: a `KayakoAccountView`
 *
 * Opens the selected conversation at once, over the list where there is no
 * room beside it.
 */
void
kayako_account_view_open (KayakoAccountView *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  if (kayako_conversation_page_open (self->list_page))
    return;

  if (kayako_conversation_page_get_conversation (self->list_page) != NULL)
    kayako_account_view_open_thread (self);
}

/**
 * kayako_account_view_read:
 * @self: an account's view
 * @conversation: one of its conversations
 *
 * Shows a conversation at its newest message, wherever one is.
 */
void
kayako_account_view_read (KayakoAccountView *self, KayakoConversation *conversation)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));
  g_return_if_fail (KAYAKO_IS_CONVERSATION (conversation));

  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  kayako_conversation_page_set_conversation (self->list_page, conversation);
  kayako_account_view_open_thread (self);
  kayako_account_view_activate_thread (self, "show-newest");
}

/**
 * kayako_account_view_write:
 * @self: a `KayakoAccountView`
 * @conversation: one of the account's
 *
 * Shows a conversation and gives its reply the focus.
 */
void
kayako_account_view_write (KayakoAccountView *self, KayakoConversation *conversation)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));
  g_return_if_fail (KAYAKO_IS_CONVERSATION (conversation));

  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  kayako_conversation_page_set_conversation (self->list_page, conversation);
  kayako_account_view_open_thread (self);
  kayako_account_view_activate_thread (self, "reply");
}

/**
 * kayako_account_view_toggle_sidebar:
 * @self: a `KayakoAccountView`
 *
 * Shows or hides the views: beside the list where there is room, else over it.
 */
void
kayako_account_view_toggle_sidebar (KayakoAccountView *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  if (self->sidebar_collapsed) {
    gboolean shown = adw_navigation_split_view_get_show_content (self->outer);

    adw_navigation_split_view_set_show_content (self->outer, !shown);
    return;
  }

  self->sidebar_hidden = !self->sidebar_hidden;
  kayako_account_view_update_panes (self);
}

/**
 * kayako_account_view_go_back:
 * @self: a `KayakoAccountView`
 *
 * Goes back one pane: from the details over the thread to the thread, to the
 * list, to the views; from a search to the list. Where the panes stand side by
 * side, only the focus goes.
 *
 * Returns: %TRUE if there was somewhere to go
 */
gboolean
kayako_account_view_go_back (KayakoAccountView *self)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;
  gboolean is_inside = FALSE;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self), FALSE);

  if (self->thread_page != NULL && kayako_thread_page_go_back (self->thread_page))
    return TRUE;

  if (self->single_pane && adw_navigation_split_view_get_show_content (self->inner)) {
    adw_navigation_split_view_set_show_content (self->inner, FALSE);
    kayako_conversation_page_focus_list (self->list_page);
    return TRUE;
  }

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  is_inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->inner));
  if (is_inside && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_page)))
    return kayako_conversation_page_focus_list (self->list_page);

  if (is_inside && kayako_conversation_page_get_searching (self->list_page)) {
    kayako_conversation_page_set_searching (self->list_page, FALSE);
    return TRUE;
  }

  if (self->sidebar_collapsed && adw_navigation_split_view_get_show_content (self->outer)) {
    adw_navigation_split_view_set_show_content (self->outer, FALSE);
    kayako_sidebar_focus (self->sidebar);
    return TRUE;
  }

  /* From anywhere in the list's pane to the view it shows. */
  return is_inside && !self->sidebar_hidden && kayako_sidebar_focus (self->sidebar);
}

/**
 * kayako_account_view_focus_list:
 * @self: a `KayakoAccountView`
 *
 * Gives the list of conversations the focus, now or as soon as it is there.
 */
void
kayako_account_view_focus_list (KayakoAccountView *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  kayako_conversation_page_focus_list (self->list_page);
}

/**
 * kayako_account_view_activate_thread:
 * @self: a `KayakoAccountView`
 * @name: what to do, an action of the thread without its prefix
 *
 * Does something with the thread of the selected conversation; nothing while
 * there is none, or while it is covered by the list.
 */
void
kayako_account_view_activate_thread (KayakoAccountView *self, const char *name)
{
  g_autofree char *action = NULL;

  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));
  g_return_if_fail (name != NULL);

  /* Whoever goes on to do something has found what to do it with. */
  if (self->rest_id != 0)
    kayako_account_view_show_thread (self);

  if (self->thread_page == NULL ||
      (self->single_pane && !adw_navigation_split_view_get_show_content (self->inner)))
    return;

  action = g_strconcat ("thread.", name, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->thread_page), action, NULL);
}

/**
 * kayako_account_view_search:
 * @self: a `KayakoAccountView`
 *
 * Has a person look for something, wherever in the account they are.
 */
void
kayako_account_view_search (KayakoAccountView *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT_VIEW (self));

  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  kayako_conversation_page_set_searching (self->list_page, TRUE);
}
