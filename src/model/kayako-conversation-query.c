/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-query.h"

struct _KayakoConversationQuery {
  guint statuses; /* KAYAKO_STATUS_BIT()s, 0 for any */
  int priority_level;
  gboolean my_organization;
  guint offset;
  guint limit;
};

G_DEFINE_BOXED_TYPE (KayakoConversationQuery,
                     kayako_conversation_query,
                     kayako_conversation_query_copy,
                     kayako_conversation_query_free)

/* What the server gives unasked (api/v1.md §4). */
#define DEFAULT_LIMIT 10

/**
 * kayako_conversation_query_new:
 *
 * Returns: (transfer full): a query for the first ten conversations of any kind
 */
KayakoConversationQuery *
kayako_conversation_query_new (void)
{
  KayakoConversationQuery *self = g_new0 (KayakoConversationQuery, 1);

  self->limit = DEFAULT_LIMIT;

  return self;
}

/**
 * kayako_conversation_query_copy:
 * @self: a `KayakoConversationQuery`
 *
 * Returns: (transfer full): a copy
 */
KayakoConversationQuery *
kayako_conversation_query_copy (const KayakoConversationQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * kayako_conversation_query_free:
 * @self: (transfer full): a `KayakoConversationQuery`
 *
 * Frees @self.
 */
void
kayako_conversation_query_free (KayakoConversationQuery *self)
{
  g_free (self);
}

/**
 * kayako_conversation_query_has_status:
 * @self: a `KayakoConversationQuery`
 * @type: a status type
 *
 * Returns: whether conversations of @type are asked for
 */
gboolean
kayako_conversation_query_has_status (const KayakoConversationQuery *self, KayakoStatusType type)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->statuses == 0 || (self->statuses & KAYAKO_STATUS_BIT (type)) != 0;
}

/**
 * kayako_conversation_query_get_statuses:
 * @self: a `KayakoConversationQuery`
 *
 * Returns: the wanted status types, as KAYAKO_STATUS_BIT()s; 0 for any
 */
guint
kayako_conversation_query_get_statuses (const KayakoConversationQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->statuses;
}

/**
 * kayako_conversation_query_set_statuses:
 * @self: a `KayakoConversationQuery` that nobody else has seen
 * @statuses: the wanted status types, as KAYAKO_STATUS_BIT()s; 0 for any
 *
 * Narrows what is asked for.
 */
void
kayako_conversation_query_set_statuses (KayakoConversationQuery *self, guint statuses)
{
  g_return_if_fail (self != NULL);

  self->statuses = statuses;
}

/**
 * kayako_conversation_query_get_priority_level:
 * @self: a `KayakoConversationQuery`
 *
 * Returns: the highest priority level wanted; 0 for any
 */
int
kayako_conversation_query_get_priority_level (const KayakoConversationQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->priority_level;
}

/**
 * kayako_conversation_query_set_priority_level:
 * @self: a `KayakoConversationQuery` that nobody else has seen
 * @priority_level: the highest priority level wanted; 0 for any
 *
 * Narrows what is asked for.
 */
void
kayako_conversation_query_set_priority_level (KayakoConversationQuery *self, int priority_level)
{
  g_return_if_fail (self != NULL);

  self->priority_level = priority_level;
}

/**
 * kayako_conversation_query_get_my_organization:
 * @self: a `KayakoConversationQuery`
 *
 * Returns: whether to ask for the conversations of the person's organization
 */
gboolean
kayako_conversation_query_get_my_organization (const KayakoConversationQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->my_organization;
}

/**
 * kayako_conversation_query_set_my_organization:
 * @self: a `KayakoConversationQuery` that nobody else has seen
 * @my_organization: whether to ask for the conversations of the person's organization
 *
 * Narrows what is asked for.
 */
void
kayako_conversation_query_set_my_organization (KayakoConversationQuery *self,
                                               gboolean my_organization)
{
  g_return_if_fail (self != NULL);

  self->my_organization = !!my_organization;
}

/**
 * kayako_conversation_query_get_offset:
 * @self: a `KayakoConversationQuery`
 *
 * Returns: how many to leave out at the beginning
 */
guint
kayako_conversation_query_get_offset (const KayakoConversationQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->offset;
}

/**
 * kayako_conversation_query_set_offset:
 * @self: a `KayakoConversationQuery` that nobody else has seen
 * @offset: how many to leave out at the beginning
 *
 * Chooses the page.
 */
void
kayako_conversation_query_set_offset (KayakoConversationQuery *self, guint offset)
{
  g_return_if_fail (self != NULL);

  self->offset = offset;
}

/**
 * kayako_conversation_query_get_limit:
 * @self: a `KayakoConversationQuery`
 *
 * Returns: how many to ask for at most
 */
guint
kayako_conversation_query_get_limit (const KayakoConversationQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->limit;
}

/**
 * kayako_conversation_query_set_limit:
 * @self: a `KayakoConversationQuery` that nobody else has seen
 * @limit: how many to ask for at most
 *
 * Chooses the size of the page.
 */
void
kayako_conversation_query_set_limit (KayakoConversationQuery *self, guint limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
}
