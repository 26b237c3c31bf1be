/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-message-list.h"

#include "kayako-earlier.h"
#include "kayako-sorted.h"

/**
 * KayakoMessageList:
 *
 * The messages of a conversation, oldest first; of those with the same time, the
 * one with the lower id. Local messages come last, in the order they were
 * added; when the helpdesk's copy of one arrives, it takes its place.
 *
 * Of the earliest ones it may know no more than the ids. It gets their objects
 * from its source when somebody asks for them, and does not keep them, so that a
 * conversation of ten thousand messages costs little more than one of ten.
 */
struct _KayakoMessageList {
  GObject parent_instance;

  KayakoEarlier *earlier; /* (owned) (nullable): those of which it has no objects */
  KayakoSorted *sorted;   /* (owned) (not nullable): those after them */
  GHashTable *local;      /* (owned): client id to the local KayakoMessage in the list */
};

static GType
get_item_type (GListModel *model)
{
  return KAYAKO_TYPE_MESSAGE;
}

static guint
get_n_items (GListModel *model)
{
  KayakoMessageList *self = KAYAKO_MESSAGE_LIST (model);

  return kayako_message_list_get_n_earlier (self) + kayako_sorted_get_n_items (self->sorted);
}

static gpointer
get_item (GListModel *model, guint position)
{
  KayakoMessageList *self = KAYAKO_MESSAGE_LIST (model);
  guint n_earlier = kayako_message_list_get_n_earlier (self);
  gpointer item = NULL;

  if (position < n_earlier)
    return kayako_earlier_dup_message (self->earlier, position);

  item = kayako_sorted_peek (self->sorted, position - n_earlier);
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

/* Puts the helpdesk's copy where the local message was. FALSE where another
 * object of it is there already, which is to be told what the copy says. */
static gboolean
supersede_local (KayakoMessageList *self, KayakoMessage *local, KayakoMessage *copy)
{
  forget_local (self, local);

  if (kayako_message_list_lookup (self, kayako_message_get_id (copy)) == NULL) {
    kayako_sorted_replace (self->sorted, local, copy);
    return TRUE;
  }

  kayako_sorted_remove (self->sorted, local);
  return FALSE;
}

static void
kayako_message_list_finalize (GObject *object)
{
  KayakoMessageList *self = KAYAKO_MESSAGE_LIST (object);

  g_clear_pointer (&self->earlier, kayako_earlier_free);
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
 * kayako_message_list_set_source:
 * @self: a `KayakoMessageList`
 * @source: where the objects of earlier messages come from
 *
 * Lets it have earlier messages. A second source is ignored.
 */
void
kayako_message_list_set_source (KayakoMessageList *self, KayakoRowSource *source)
{
  g_return_if_fail (KAYAKO_IS_MESSAGE_LIST (self));
  g_return_if_fail (KAYAKO_IS_ROW_SOURCE (source));

  if (self->earlier == NULL)
    self->earlier = kayako_earlier_new (source);
}

/**
 * kayako_message_list_set_earlier:
 * @self: a `KayakoMessageList` with a source
 * @ids: (array length=n_ids): messages before those that were merged or added,
 *   the oldest first
 * @n_ids: how many
 *
 * Says which messages there are of which only the source has objects. What is
 * otherwise than before is one `items-changed`; when nothing is there is none.
 */
void
kayako_message_list_set_earlier (KayakoMessageList *self, const gint64 *ids, guint n_ids)
{
  KayakoEarlierChange change = { 0, 0, 0 };

  g_return_if_fail (KAYAKO_IS_MESSAGE_LIST (self) && self->earlier != NULL);
  g_return_if_fail (ids != NULL || n_ids == 0);

  if (!kayako_earlier_set_ids (self->earlier, ids, n_ids, &change))
    return;

  kayako_sorted_set_offset (self->sorted, n_ids);
  g_list_model_items_changed (G_LIST_MODEL (self), change.position, change.removed, change.added);
}

/**
 * kayako_message_list_get_n_earlier:
 * @self: a `KayakoMessageList`
 *
 * Returns: of how many, the first ones, only the source has objects
 */
guint
kayako_message_list_get_n_earlier (KayakoMessageList *self)
{
  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), 0);

  return self->earlier != NULL ? kayako_earlier_get_n_ids (self->earlier) : 0;
}

static gboolean
is_earlier (KayakoMessageList *self, KayakoMessage *message)
{
  return self->earlier != NULL && !kayako_message_is_local (message) &&
         kayako_earlier_find (self->earlier, kayako_message_get_id (message), NULL);
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
 * out. So is an earlier one: the source fills the object that it has.
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

    if (local != NULL && supersede_local (self, local, message))
      continue;

    if (is_known_remotely (self, message) || is_earlier (self, message))
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

static void
remove_earlier (KayakoMessageList *self, guint position)
{
  guint n_ids = kayako_earlier_get_n_ids (self->earlier);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);

  for (guint i = 0; i < n_ids; i++) {
    gint64 id = kayako_earlier_get_id (self->earlier, i);

    if (i != position)
      g_array_append_val (ids, id);
  }
  kayako_message_list_set_earlier (self, (const gint64 *) (gconstpointer) ids->data, ids->len);
}

/**
 * kayako_message_list_remove_id:
 * @self: a `KayakoMessageList`
 * @id: the helpdesk's number of one
 *
 * Takes it out.
 *
 * Returns: %FALSE when it was not there
 */
gboolean
kayako_message_list_remove_id (KayakoMessageList *self, gint64 id)
{
  KayakoMessage *message = NULL;
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), FALSE);

  message = kayako_sorted_lookup (self->sorted, id);
  if (message != NULL)
    return kayako_message_list_remove (self, message);

  if (self->earlier == NULL || !kayako_earlier_find (self->earlier, id, &position))
    return FALSE;

  remove_earlier (self, position);
  return TRUE;
}

/**
 * kayako_message_list_get_id:
 * @self: a `KayakoMessageList`
 * @position: one of its items
 *
 * Returns: its id, for which no object is made; 0 for a local one
 */
gint64
kayako_message_list_get_id (KayakoMessageList *self, guint position)
{
  guint n_earlier = 0;
  gpointer item = NULL;

  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), 0);

  n_earlier = kayako_message_list_get_n_earlier (self);
  if (position < n_earlier)
    return kayako_earlier_get_id (self->earlier, position);

  item = kayako_sorted_peek (self->sorted, position - n_earlier);
  return item != NULL ? kayako_message_get_id (item) : 0;
}

/**
 * kayako_message_list_find_id:
 * @self: a `KayakoMessageList`
 * @id: the helpdesk's number of one
 * @position: (out) (optional): where it is
 *
 * Looks for a message among all, for which no object is made.
 *
 * Returns: %FALSE when it is not there
 */
gboolean
kayako_message_list_find_id (KayakoMessageList *self, gint64 id, guint *position)
{
  gpointer item = NULL;

  g_return_val_if_fail (KAYAKO_IS_MESSAGE_LIST (self), FALSE);

  item = kayako_sorted_lookup (self->sorted, id);
  if (item != NULL)
    return kayako_message_list_find (self, item, position);

  return self->earlier != NULL && kayako_earlier_find (self->earlier, id, position);
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
  if (self->earlier != NULL)
    kayako_message_list_set_earlier (self, NULL, 0);
}

/**
 * kayako_message_list_lookup:
 * @self: a `KayakoMessageList`
 * @id: the helpdesk's number of one
 *
 * Returns: (transfer none) (nullable): the item with that id; not one of the
 *   earlier ones
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
 * Returns: (transfer none) (nullable): the oldest, but for the earlier ones
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

  if (!kayako_sorted_find (self->sorted, message, position))
    return self->earlier != NULL && !kayako_message_is_local (message) &&
           kayako_earlier_find (self->earlier, kayako_message_get_id (message), position);

  if (position != NULL)
    *position += kayako_message_list_get_n_earlier (self);
  return TRUE;
}
