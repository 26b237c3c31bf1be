/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account.h"

#include "kayako-conversation-change.h"

/**
 * kayako_account_change_status:
 * @self: an account
 * @conversation: one of its conversations
 * @status: one of its statuses
 *
 * Changes a conversation's status, as kayako_account_change_conversation().
 *
 * Returns: (transfer full): a future that resolves to @conversation, or rejects
 *   as kayako_outbox_change(), in whose keeping it stays then
 */
DexFuture *
kayako_account_change_status (KayakoAccount *self,
                              KayakoConversation *conversation,
                              KayakoStatus *status)
{
  g_autoptr (KayakoConversationChange) change = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_STATUS (status), NULL);

  change = kayako_conversation_change_new ();
  kayako_conversation_change_set_status_id (change, kayako_status_get_id (status));
  return kayako_account_change_conversation (self, conversation, change);
}

/**
 * kayako_account_change_priority:
 * @self: a `KayakoAccount`
 * @conversation: one of its conversations
 * @priority: one of its priorities
 *
 * Sets the priority of a conversation, as kayako_account_change_conversation().
 *
 * Returns: (transfer full): a future that resolves to the #KayakoConversation, or
 *   rejects with #KayakoError
 */
DexFuture *
kayako_account_change_priority (KayakoAccount *self,
                                KayakoConversation *conversation,
                                KayakoPriority *priority)
{
  g_autoptr (KayakoConversationChange) change = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_PRIORITY (priority), NULL);

  change = kayako_conversation_change_new ();
  kayako_conversation_change_set_priority_id (change, kayako_priority_get_id (priority));

  return kayako_account_change_conversation (self, conversation, change);
}

/**
 * kayako_account_change_case_type:
 * @self: a `KayakoAccount`
 * @conversation: one of its conversations
 * @case_type: one of its types
 *
 * Sets the type of a conversation, as kayako_account_change_conversation().
 *
 * Returns: (transfer full): a future that resolves to the #KayakoConversation, or
 *   rejects with #KayakoError
 */
DexFuture *
kayako_account_change_case_type (KayakoAccount *self,
                                 KayakoConversation *conversation,
                                 KayakoCaseType *case_type)
{
  g_autoptr (KayakoConversationChange) change = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_CASE_TYPE (case_type), NULL);

  change = kayako_conversation_change_new ();
  kayako_conversation_change_set_type_id (change, kayako_case_type_get_id (case_type));

  return kayako_account_change_conversation (self, conversation, change);
}
