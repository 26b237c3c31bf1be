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
