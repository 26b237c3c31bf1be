/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-list.h"

#include "kayako-sorted.h"

/**
 * KayakoMessageList:
 *
 * The messages of a conversation, oldest first; of those with the same time, the
 * one with the lower id. Local messages come last, in the order they were
 * added; when the helpdesk's copy of one arrives, it takes its place.
 */
struct _KayakoMessageList {
  GObject parent_instance;

  KayakoSorted *sorted; /* (owned) (not nullable) */
  GHashTable *local;    /* (owned): client id to the local KayakoMessage in the list */
};

static GType
get_item_type (GListModel *model)
{
  return KAYAKO_TYPE_MESSAGE;
}

static guint
get_n_items (GListModel *model)
{
  return kayako_sorted_get_n_items (KAYAKO_MESSAGE_LIST (model)->sorted);
}

static gpointer
get_item (GListModel *model, guint position)
{
  gpointer item = kayako_sorted_peek (KAYAKO_MESSAGE_LIST (model)->sorted, position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoMessageList,
                               kayako_message_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gint64
get_time (gpointer item)
{
  return kayako_message_get_created_at (item);
}

static int
compare (const KayakoSortKey *a, const KayakoSortKey *b)
{
  if ((a->id == 0) != (b->id == 0))
    return a->id == 0 ? 1 : -1;

  if (a->id == 0)
    return a->serial < b->serial ? -1 : a->serial > b->serial;

  if (a->time != b->time)
    return a->time < b->time ? -1 : 1;

  return a->id < b->id ? -1 : a->id > b->id;
}

static const KayakoSortOrder order = { "notify::created-at", get_time, compare };

/* The local message of which @message is the helpdesk's copy. */
static KayakoMessage *
find_local (KayakoMessageList *self, KayakoMessage *message)
{
  const char *client_id = kayako_message_get_client_id (message);

  if (client_id == NULL || kayako_message_is_local (message))
    return NULL;

  return g_hash_table_lookup (self->local, client_id);
}

/* A message that was sent and came back with another request is not to be
 * shown twice. */
static gboolean
is_known_remotely (KayakoMessageList *self, KayakoMessage *message)
{
  const char *client_id = kayako_message_get_client_id (message);
  KayakoMessage *known;

  if (client_id == NULL || !kayako_message_is_local (message))
    return FALSE;

  known = kayako_message_list_lookup_client_id (self, client_id);

  return known != NULL && !kayako_message_is_local (known);
}

static void
note_local (KayakoMessageList *self, KayakoMessage *message)
{
  const char *client_id = kayako_message_get_client_id (message);

  if (client_id != NULL && kayako_message_is_local (message))
    g_hash_table_insert (self->local, g_strdup (client_id), message);
}

static void
forget_local (KayakoMessageList *self, KayakoMessage *message)
{
  const char *client_id = kayako_message_get_client_id (message);

  if (client_id != NULL && g_hash_table_lookup (self->local, client_id) == message)
    g_hash_table_remove (self->local, client_id);
}

/* Puts the helpdesk's copy where the local message was. */
static void
supersede_local (KayakoMessageList *self, KayakoMessage *local, KayakoMessage *copy)
{
  forget_local (self, local);

  if (kayako_message_list_lookup (self, kayako_message_get_id (copy)) == NULL)
    kayako_sorted_replace (self->sorted, local, copy);
  else
    kayako_sorted_remove (self->sorted, local);
}

static void
kayako_message_list_finalize (GObject *object)
{
  KayakoMessageList *self = KAYAKO_MESSAGE_LIST (object);

  g_clear_pointer (&self->sorted, kayako_sorted_free);
  g_clear_pointer (&self->local, g_hash_table_unref);

  G_OBJECT_CLASS (kayako_message_list_parent_class)->finalize (object);
}

static void
kayako_message_list_class_init (KayakoMessageListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_message_list_finalize;
}

static void
kayako_message_list_init (KayakoMessageList *self)
{
  self->sorted = kayako_sorted_new (G_LIST_MODEL (self), &order);
  self->local = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * kayako_message_list_new:
 *
 * Returns: (transfer full): an empty list
 */
KayakoMessageList *
kayako_message_list_new (void)
{
  return g_object_new (KAYAKO_TYPE_MESSAGE_LIST, NULL);
}

/**
 * kayako_message_list_merge:
 * @self: a `KayakoMessageList`
 * @messages: (element-type KayakoMessage): a page of what the helpdesk has
 *
 * Adds those that are not there yet, and merges the others into the objects
 * that are. Each run of new neighbours is one `items-changed`; when nothing is
 * new there is none.
 *
 * The helpdesk's copy of a local message, known by its client id, takes the
 * place of that; a local message of which the copy is there already is left
 * out.
 */
void
kayako_message_list_merge (KayakoMessageList *self, GPtrArray *messages)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  g_return_if_fail (KAYAKO_IS_MESSAGE_LIST (self));
  g_return_if_fail (messages != NULL);

  for (guint i = 0; i < messages->len; i++) {
    KayakoMessage *message = messages->pdata[i];
    KayakoMessage *local = find_local (self, message);

    if (local != NULL)
      supersede_local (self, local, message);

    if (is_known_remotely (self, message))
      continue;

    note_local (self, message);
    g_ptr_array_add (others, message);
  }

  kayako_sorted_merge (self->sorted, others);
}

/**
 * kayako_message_list_add:
 * @self: a `KayakoMessageList`
 * @message: one more
 *
 * Merges a single one.
 */
void
kayako_message_list_add (KayakoMessageList *self, KayakoMessage *message)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();

  g_return_if_fail (KAYAKO_IS_MESSAGE_LIST (self));
  g_return_if_fail (KAYAKO_IS_MESSAGE (message));

  g_ptr_array_add (messages, message);
  kayako_message_list_merge (self, messages);
}

/**
 * kayako_message_list_remove:
 * @self: a `KayakoMessageList`
 * @message: an item
 *
 * Takes it out.
 *
 * Returns: %FALSE when it was not there
 */
gboolean
kayako_message_list_remove (KayakoMessageList *self, KayakoMessage *message)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), FALSE);

  forget_local (self, message);

  return kayako_sorted_remove (self->sorted, message);
}

/**
 * kayako_message_list_clear:
 * @self: a `KayakoMessageList`
 *
 * Takes all out.
 */
void
kayako_message_list_clear (KayakoMessageList *self)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_LIST (self));

  g_hash_table_remove_all (self->local);
  kayako_sorted_clear (self->sorted);
}

/**
 * kayako_message_list_lookup:
 * @self: a `KayakoMessageList`
 * @id: the helpdesk's number of one
 *
 * Returns: (transfer none) (nullable): the item with that id
 */
KayakoMessage *
kayako_message_list_lookup (KayakoMessageList *self, gint64 id)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), NULL);

  return kayako_sorted_lookup (self->sorted, id);
}

/**
 * kayako_message_list_lookup_client_id:
 * @self: a `KayakoMessageList`
 * @client_id: the name a sender invented
 *
 * Returns: (transfer none) (nullable): the item with that client id
 */
KayakoMessage *
kayako_message_list_lookup_client_id (KayakoMessageList *self, const char *client_id)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  /* What is looked for is near the end. */
  for (guint n = kayako_sorted_get_n_items (self->sorted); n > 0; n--) {
    KayakoMessage *message = kayako_sorted_peek (self->sorted, n - 1);

    if (g_strcmp0 (kayako_message_get_client_id (message), client_id) == 0)
      return message;
  }

  return NULL;
}

/**
 * kayako_message_list_get_last_remote:
 * @self: a `KayakoMessageList`
 *
 * Returns: (transfer none) (nullable): the newest message the helpdesk has
 */
KayakoMessage *
kayako_message_list_get_last_remote (KayakoMessageList *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), NULL);

  for (guint n = kayako_sorted_get_n_items (self->sorted); n > 0; n--) {
    KayakoMessage *message = kayako_sorted_peek (self->sorted, n - 1);

    if (!kayako_message_is_local (message))
      return message;
  }

  return NULL;
}

/**
 * kayako_message_list_get_first:
 * @self: a `KayakoMessageList`
 *
 * Returns: (transfer none) (nullable): the oldest
 */
KayakoMessage *
kayako_message_list_get_first (KayakoMessageList *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), NULL);

  return kayako_sorted_peek (self->sorted, 0);
}

/**
 * kayako_message_list_get_last:
 * @self: a `KayakoMessageList`
 *
 * Returns: (transfer none) (nullable): the newest, local ones included
 */
KayakoMessage *
kayako_message_list_get_last (KayakoMessageList *self)
{
  guint n;

  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), NULL);

  n = kayako_sorted_get_n_items (self->sorted);

  return n > 0 ? kayako_sorted_peek (self->sorted, n - 1) : NULL;
}

/**
 * kayako_message_list_find:
 * @self: a `KayakoMessageList`
 * @message: an item
 * @position: (out) (optional): where it is
 *
 * Returns: %FALSE when it is not there
 */
gboolean
kayako_message_list_find (KayakoMessageList *self, KayakoMessage *message, guint *position)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_MESSAGE (message), FALSE);

  return kayako_sorted_find (self->sorted, message, position);
}
