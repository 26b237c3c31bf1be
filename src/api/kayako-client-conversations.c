/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client.h"

/**
 * kayako_client_list_conversations:
 * @self: a #KayakoClient
 * @query: which conversations, and which part of them
 *
 * Asks for a page of conversations.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoConversation,
 *   newest first, or rejects with #KayakoError
 */
DexFuture *
kayako_client_list_conversations (KayakoClient *self, KayakoConversationQuery *query)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_conversations (self, query);
}

/**
 * kayako_client_list_updates:
 * @self: a #KayakoClient of somebody who is staff
 * @ids: (nullable) (element-type gint64): of which conversations, or %NULL for all
 * @offset: how many to leave out at the start
 * @limit: how many at most
 *
 * Asks which conversations changed last. An item that cannot be read is left
 * out.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoUpdate, what
 *   changed last first, or rejects with #KayakoError
 */
DexFuture *
kayako_client_list_updates (KayakoClient *self, GArray *ids, guint offset, guint limit)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_updates (self, ids, offset, limit);
}

/**
 * kayako_client_get_conversations:
 * @self: a #KayakoClient
 * @ids: (element-type gint64): which conversations, at most as many as fit into an address
 *
 * Asks for several conversations at once. Those that are gone, or that the
 * person may not see, are not among them.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoConversation,
 *   newest first, or rejects with #KayakoError
 */
DexFuture *
kayako_client_get_conversations (KayakoClient *self, GArray *ids)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (ids != NULL && ids->len > 0, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_conversations (self, ids);
}

/**
 * kayako_client_get_conversation:
 * @self: a #KayakoClient
 * @id: which conversation
 *
 * Asks for a conversation, with its validator.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoConversation, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_get_conversation (KayakoClient *self, gint64 id)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_conversation (self, id);
}

/**
 * kayako_client_get_conversation_with_token:
 * @self: a #KayakoClient
 * @id: which conversation
 * @token: the token, good for 120 seconds
 *
 * Asks for a conversation that was made without a session, by the token its
 * creation brought. No session is sent.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoConversation, or
 *   rejects with %KAYAKO_ERROR_UNAUTHORIZED where the token is too old, or
 *   another #KayakoError
 */
DexFuture *
kayako_client_get_conversation_with_token (KayakoClient *self, gint64 id, const char *token)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (token != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_conversation_with_token (self, id, token);
}

/**
 * kayako_client_create_conversation:
 * @self: a #KayakoClient
 * @draft: what to start
 *
 * Starts a conversation. It is sent once, never again by itself.
 *
 * Returns: (transfer full): a future that resolves to the new #KayakoConversation,
 *   or rejects with %KAYAKO_ERROR_UNCLEAR where it may have been made, or
 *   another #KayakoError
 */
DexFuture *
kayako_client_create_conversation (KayakoClient *self, KayakoConversationDraft *draft)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->create_conversation (self, draft);
}

/**
 * kayako_client_update_conversation:
 * @self: a #KayakoClient
 * @id: which conversation
 * @change: what becomes what
 *
 * Changes properties of a conversation.
 *
 * Returns: (transfer full): a future that resolves to the changed
 *   #KayakoConversation, or rejects with %KAYAKO_ERROR_CONFLICT where
 *   somebody was faster, or another #KayakoError
 */
DexFuture *
kayako_client_update_conversation (KayakoClient *self, gint64 id, KayakoConversationChange *change)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->update_conversation (self, id, change);
}

/**
 * kayako_client_list_participants:
 * @self: a #KayakoClient
 * @id: which conversation
 * @offset: how many to leave out at the start
 * @limit: how many at most
 *
 * Asks who takes part in a conversation.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoUser, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_list_participants (KayakoClient *self, gint64 id, guint offset, guint limit)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_participants (self, id, offset, limit);
}

/**
 * kayako_client_list_messages:
 * @self: a #KayakoClient
 * @id: which conversation
 * @offset: how many to leave out at the start
 * @limit: how many at most
 *
 * Asks for a page of the messages of a conversation.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoMessage, newest
 *   first, or rejects with #KayakoError
 */
DexFuture *
kayako_client_list_messages (KayakoClient *self, gint64 id, guint offset, guint limit)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_messages (self, id, offset, limit);
}

/**
 * kayako_client_get_message:
 * @self: a #KayakoClient
 * @id: which conversation
 * @message_id: which message
 *
 * Asks for one message.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoMessage, or rejects
 *   with #KayakoError
 */
DexFuture *
kayako_client_get_message (KayakoClient *self, gint64 id, gint64 message_id)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->get_message (self, id, message_id);
}

/**
 * kayako_client_create_message:
 * @self: a #KayakoClient
 * @id: which conversation
 * @draft: what to send
 *
 * Sends a message. It is sent once, never again by itself.
 *
 * Returns: (transfer full): a future that resolves to the new #KayakoMessage, or
 *   rejects with %KAYAKO_ERROR_UNCLEAR where it may have been sent, or another
 *   #KayakoError
 */
DexFuture *
kayako_client_create_message (KayakoClient *self, gint64 id, KayakoMessageDraft *draft)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->create_message (self, id, draft);
}

/**
 * kayako_client_set_message_status:
 * @self: a #KayakoClient
 * @id: which conversation
 * @message_id: the newest message it is true of
 * @delivery: %KAYAKO_DELIVERY_DELIVERED or %KAYAKO_DELIVERY_SEEN
 *
 * Says that a message has arrived or was read. Seen counts for every earlier
 * message too.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   #KayakoError
 */
DexFuture *
kayako_client_set_message_status (KayakoClient *self,
                                  gint64 id,
                                  gint64 message_id,
                                  KayakoDelivery delivery)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (delivery == KAYAKO_DELIVERY_DELIVERED || delivery == KAYAKO_DELIVERY_SEEN,
                        NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->set_message_status (self, id, message_id, delivery);
}

/**
 * kayako_client_list_ratings:
 * @self: a #KayakoClient
 * @id: which conversation
 * @offset: how many to leave out at the start
 * @limit: how many at most
 *
 * Asks how the conversation was rated.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoPage of #KayakoRating, newest
 *   first, or rejects with #KayakoError
 */
DexFuture *
kayako_client_list_ratings (KayakoClient *self, gint64 id, guint offset, guint limit)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->list_ratings (self, id, offset, limit);
}

/**
 * kayako_client_create_rating:
 * @self: a #KayakoClient
 * @id: which conversation
 * @score: %KAYAKO_SCORE_GOOD or %KAYAKO_SCORE_BAD
 * @comment: (nullable): why
 *
 * Rates a conversation.
 *
 * Returns: (transfer full): a future that resolves to the new #KayakoRating, or
 *   rejects with %KAYAKO_ERROR_FORBIDDEN for all but the creator of the
 *   conversation, or another #KayakoError
 */
DexFuture *
kayako_client_create_rating (KayakoClient *self, gint64 id, KayakoScore score, const char *comment)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (score == KAYAKO_SCORE_GOOD || score == KAYAKO_SCORE_BAD, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->create_rating (self, id, score, comment);
}

/**
 * kayako_client_update_rating:
 * @self: a #KayakoClient
 * @id: which conversation
 * @rating_id: which rating
 * @score: %KAYAKO_SCORE_GOOD or %KAYAKO_SCORE_BAD
 * @comment: (nullable): why; %NULL leaves the comment as it is
 *
 * Changes a rating.
 *
 * Returns: (transfer full): a future that resolves to the changed #KayakoRating,
 *   or rejects with #KayakoError
 */
DexFuture *
kayako_client_update_rating (KayakoClient *self,
                             gint64 id,
                             gint64 rating_id,
                             KayakoScore score,
                             const char *comment)
{
  g_return_val_if_fail (KAYAKO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (score == KAYAKO_SCORE_GOOD || score == KAYAKO_SCORE_BAD, NULL);

  return KAYAKO_CLIENT_GET_IFACE (self)->update_rating (self, id, rating_id, score, comment);
}
