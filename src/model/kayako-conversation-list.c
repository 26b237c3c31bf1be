/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-list.h"

#include "kayako-sorted.h"

/**
 * KayakoConversationList:
 *
 * Conversations, the one with the latest activity first; of those with the same
 * time, the one with the higher id. A conversation that changes moves by
 * itself.
 */
struct _KayakoConversationList {
  GObject parent_instance;

  KayakoSorted *sorted; /* (owned) (not nullable) */
};

static GType
get_item_type (GListModel *model)
{
  return KAYAKO_TYPE_CONVERSATION;
}

static guint
get_n_items (GListModel *model)
{
  return kayako_sorted_get_n_items (KAYAKO_CONVERSATION_LIST (model)->sorted);
}

static gpointer
get_item (GListModel *model, guint position)
{
  gpointer item = kayako_sorted_peek (KAYAKO_CONVERSATION_LIST (model)->sorted, position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoConversationList,
                               kayako_conversation_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gint64
get_time (gpointer item)
{
  return kayako_conversation_get_last_activity_at (item);
}

static int
compare (const KayakoSortKey *a, const KayakoSortKey *b)
{
  if (a->time != b->time)
    return a->time > b->time ? -1 : 1;

  return a->id == b->id ? 0 : a->id > b->id ? -1 : 1;
}

static const KayakoSortOrder order = { "notify::last-activity-at", get_time, compare };

static void
kayako_conversation_list_finalize (GObject *object)
{
  KayakoConversationList *self = KAYAKO_CONVERSATION_LIST (object);

  g_clear_pointer (&self->sorted, kayako_sorted_free);

  G_OBJECT_CLASS (kayako_conversation_list_parent_class)->finalize (object);
}

static void
kayako_conversation_list_class_init (KayakoConversationListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_conversation_list_finalize;
}

static void
kayako_conversation_list_init (KayakoConversationList *self)
{
  self->sorted = kayako_sorted_new (G_LIST_MODEL (self), &order);
}

/**
 * kayako_conversation_list_new:
 *
 * Returns: (transfer full): an empty list
 */
KayakoConversationList *
kayako_conversation_list_new (void)
{
  return g_object_new (KAYAKO_TYPE_CONVERSATION_LIST, NULL);
}

/**
 * kayako_conversation_list_merge:
 * @self: a `KayakoConversationList`
 * @conversations: (element-type KayakoConversation): a page of what the helpdesk has
 *
 * Adds those that are not there yet, and merges the others into the objects
 * that are. Each run of new neighbours is one `items-changed`; when nothing is
 * new there is none.
 */
void
kayako_conversation_list_merge (KayakoConversationList *self, GPtrArray *conversations)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_LIST (self));
  g_return_if_fail (conversations != NULL);

  kayako_sorted_merge (self->sorted, conversations);
}

/**
 * kayako_conversation_list_add:
 * @self: a `KayakoConversationList`
 * @conversation: one more
 *
 * Merges a single one.
 */
void
kayako_conversation_list_add (KayakoConversationList *self, KayakoConversation *conversation)
{
  g_autoptr (GPtrArray) conversations = g_ptr_array_new ();

  g_return_if_fail (KAYAKO_IS_CONVERSATION_LIST (self));
  g_return_if_fail (KAYAKO_IS_CONVERSATION (conversation));

  g_ptr_array_add (conversations, conversation);
  kayako_conversation_list_merge (self, conversations);
}

/**
 * kayako_conversation_list_remove:
 * @self: a `KayakoConversationList`
 * @conversation: an item
 *
 * Takes it out.
 *
 * Returns: %FALSE when it was not there
 */
gboolean
kayako_conversation_list_remove (KayakoConversationList *self, KayakoConversation *conversation)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), FALSE);

  return kayako_sorted_remove (self->sorted, conversation);
}

/**
 * kayako_conversation_list_clear:
 * @self: a `KayakoConversationList`
 *
 * Takes all out.
 */
void
kayako_conversation_list_clear (KayakoConversationList *self)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_LIST (self));

  kayako_sorted_clear (self->sorted);
}

/**
 * kayako_conversation_list_lookup:
 * @self: a `KayakoConversationList`
 * @id: the helpdesk's number of one
 *
 * Returns: (transfer none) (nullable): the item with that id
 */
KayakoConversation *
kayako_conversation_list_lookup (KayakoConversationList *self, gint64 id)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), NULL);

  return kayako_sorted_lookup (self->sorted, id);
}

/**
 * kayako_conversation_list_get_first:
 * @self: a `KayakoConversationList`
 *
 * Returns: (transfer none) (nullable): the one with the latest activity
 */
KayakoConversation *
kayako_conversation_list_get_first (KayakoConversationList *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), NULL);

  return kayako_sorted_peek (self->sorted, 0);
}

/**
 * kayako_conversation_list_get_last:
 * @self: a `KayakoConversationList`
 *
 * Returns: (transfer none) (nullable): the one with the oldest activity
 */
KayakoConversation *
kayako_conversation_list_get_last (KayakoConversationList *self)
{
  guint n;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), NULL);

  n = kayako_sorted_get_n_items (self->sorted);

  return n > 0 ? kayako_sorted_peek (self->sorted, n - 1) : NULL;
}

/**
 * kayako_conversation_list_find:
 * @self: a `KayakoConversationList`
 * @conversation: an item
 * @position: (out) (optional): where it is
 *
 * Returns: %FALSE when it is not there
 */
gboolean
kayako_conversation_list_find (KayakoConversationList *self,
                               KayakoConversation *conversation,
                               guint *position)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), FALSE);

  return kayako_sorted_find (self->sorted, conversation, position);
}
