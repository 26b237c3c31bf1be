/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-feed-private.h"

/**
 * kayako_conversation_feed_get_view:
 * @self: a feed
 *
 * Gets whose conversations these are.
 *
 * Returns: (transfer none): the view
 */
KayakoView *
kayako_conversation_feed_get_view (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), NULL);

  return self->view;
}

/**
 * kayako_conversation_feed_get_items:
 * @self: a feed
 *
 * Gets the conversations, newest activity first; always the same model.
 *
 * Returns: (transfer none): a model of #KayakoConversation
 */
GListModel *
kayako_conversation_feed_get_items (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), NULL);

  return G_LIST_MODEL (self->list);
}

/**
 * kayako_conversation_feed_get_state:
 * @self: a feed
 *
 * Gets how far the first load has come.
 *
 * Returns: the state
 */
KayakoFeedState
kayako_conversation_feed_get_state (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), KAYAKO_FEED_STATE_FAILED);

  return self->state;
}

/**
 * kayako_conversation_feed_get_error:
 * @self: a feed
 *
 * Gets why the first load failed.
 *
 * Returns: (nullable): the error, owned by @self
 */
const GError *
kayako_conversation_feed_get_error (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), NULL);

  return self->error;
}

/**
 * kayako_conversation_feed_get_complete:
 * @self: a feed
 *
 * Tells whether there is nothing more to page in.
 *
 * Returns: %TRUE when all has been read
 */
gboolean
kayako_conversation_feed_get_complete (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), FALSE);

  return self->complete;
}

/**
 * kayako_conversation_feed_get_loading_more:
 * @self: a feed
 *
 * Tells whether a further page is on its way.
 *
 * Returns: %TRUE while kayako_conversation_feed_load_more() works
 */
gboolean
kayako_conversation_feed_get_loading_more (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), FALSE);

  return self->loading_more;
}

/**
 * kayako_conversation_feed_has_members:
 * @self: a feed
 *
 * Returns: whether only the helpdesk knows what belongs into the view
 */
gboolean
kayako_conversation_feed_has_members (KayakoConversationFeed *self)
{
  KayakoViewKind kind = kayako_view_get_kind (self->view);

  return kind == KAYAKO_VIEW_KIND_MY_ORGANIZATION || kind == KAYAKO_VIEW_KIND_CUSTOM;
}

/**
 * kayako_conversation_feed_comes_by_itself:
 * @self: a feed
 *
 * Returns: whether what changes in the view comes without asking
 */
gboolean
kayako_conversation_feed_comes_by_itself (KayakoConversationFeed *self)
{
  return self->state == KAYAKO_FEED_STATE_READY && !kayako_conversation_feed_has_members (self) &&
         kayako_library_get_is_current (kayako_link_get_library (self->link));
}

/**
 * kayako_conversation_feed_get_exact:
 * @self: a feed
 *
 * Tells whether the list is all that the view holds: it was read to its end, or
 * everything that the helpdesk has is stored, and kept up with.
 *
 * Returns: %FALSE where there may be more
 */
gboolean
kayako_conversation_feed_get_exact (KayakoConversationFeed *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_FEED (self), FALSE);

  return self->complete || kayako_conversation_feed_comes_by_itself (self);
}
