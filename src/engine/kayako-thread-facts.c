/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-thread-private.h"

/**
 * kayako_thread_get_conversation:
 * @self: a thread
 *
 * Gets what it is about.
 *
 * Returns: (transfer none): the conversation
 */
KayakoConversation *
kayako_thread_get_conversation (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  return self->conversation;
}

/**
 * kayako_thread_get_messages:
 * @self: a thread
 *
 * Gets the messages, oldest first; always the same model.
 *
 * Returns: (transfer none): the messages
 */
KayakoMessageList *
kayako_thread_get_messages (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  return self->messages;
}

/**
 * kayako_thread_get_state:
 * @self: a thread
 *
 * Gets how far the first load has come.
 *
 * Returns: the state
 */
KayakoFeedState
kayako_thread_get_state (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), KAYAKO_FEED_STATE_FAILED);

  return self->state;
}

/**
 * kayako_thread_get_error:
 * @self: a thread
 *
 * Gets why the first load failed.
 *
 * Returns: (nullable): the error, owned by @self
 */
const GError *
kayako_thread_get_error (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), NULL);

  return self->error;
}

/**
 * kayako_thread_get_complete:
 * @self: a thread
 *
 * Tells whether the first message is there.
 *
 * Returns: %TRUE when nothing older can be loaded
 */
gboolean
kayako_thread_get_complete (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), FALSE);

  return self->complete;
}

/**
 * kayako_thread_get_loading_older:
 * @self: a thread
 *
 * Tells whether older messages are on their way.
 *
 * Returns: %TRUE while kayako_thread_load_older() works
 */
gboolean
kayako_thread_get_loading_older (KayakoThread *self)
{
  g_return_val_if_fail (KAYAKO_IS_THREAD (self), FALSE);

  return self->loading_older;
}

/**
 * kayako_thread_drop_removed:
 * @self: a thread
 * @changes: what has happened in the store
 *
 * Shows no more what is gone from there.
 */
void
kayako_thread_drop_removed (KayakoThread *self, KayakoStoreChanges *changes)
{
  gsize n_ids = 0;
  const gint64 *ids = NULL;

  g_return_if_fail (KAYAKO_IS_THREAD (self));

  ids =
      kayako_store_changes_get (changes, KAYAKO_STORE_CHANGE_DELETED, KAYAKO_TYPE_MESSAGE, &n_ids);
  for (gsize i = 0; i < n_ids; i++)
    kayako_message_list_remove_id (self->messages, ids[i]);
}
