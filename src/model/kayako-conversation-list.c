/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-list.h"

/**
 * KayakoConversationList:
 *
 * Conversations, the one with the latest activity first; of those with the same
 * time, the one with the higher id. A conversation that changes moves by
 * itself, as long as the list has it as an object.
 *
 * The list knows ids and times. It gets an object from its source when somebody
 * asks for a row, and keeps those that were asked for last, so that a list of a
 * hundred thousand costs no more than one of ten. Without a source it keeps
 * every object that it was given.
 */
struct _KayakoConversationList {
  GObject parent_instance;

  KayakoRowSource *source; /* (owned) (nullable) */
  GArray *keys;            /* (owned) (element-type KayakoConversationKey): in order */
  GHashTable *rows;        /* (owned): id to Row */
  GQueue recent;           /* (element-type Row): the row asked for last comes first */
};

/* How many objects are kept, where they can be had again: more than a view has
 * rows at a time. */
#define MAX_ROWS 1024

/* More changes than this at a time are told as one. */
#define MAX_RUNS 64

typedef struct {
  KayakoConversationList *list;
  KayakoConversation *conversation; /* (owned) */
  gint64 id;
  GList link; /* in the list's recent ones */
  gulong notify_id;
  gboolean is_gone;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_queue_unlink (&row->list->recent, &row->link);
  g_clear_signal_handler (&row->notify_id, row->conversation);
  g_clear_object (&row->conversation);
  g_free (row);
}

static void time_changed_cb (KayakoConversation *conversation, GParamSpec *pspec, gpointer data);

static Row *
find_row (KayakoConversationList *self, gint64 id)
{
  return g_hash_table_lookup (self->rows, &id);
}

static void
keep (KayakoConversationList *self, KayakoConversation *conversation)
{
  Row *row = g_new0 (Row, 1);

  row->list = self;
  row->conversation = g_object_ref (conversation);
  row->id = kayako_conversation_get_id (conversation);
  row->link.data = row;
  row->notify_id = g_signal_connect (conversation, "notify::last-activity-at",
                                     G_CALLBACK (time_changed_cb), row);
  g_queue_push_head_link (&self->recent, &row->link);
  g_hash_table_insert (self->rows, &row->id, row);

  if (self->source != NULL && self->recent.length > MAX_ROWS) {
    Row *oldest = self->recent.tail->data;

    g_hash_table_remove (self->rows, &oldest->id);
  }
}

static GType
get_item_type (GListModel *model)
{
  return KAYAKO_TYPE_CONVERSATION;
}

static guint
get_n_items (GListModel *model)
{
  return KAYAKO_CONVERSATION_LIST (model)->keys->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  KayakoConversationList *self = KAYAKO_CONVERSATION_LIST (model);
  KayakoConversation *conversation = NULL;
  gint64 id = 0;
  Row *row = NULL;

  if (position >= self->keys->len)
    return NULL;

  id = kayako_conversation_key_at (self->keys, position)->id;
  row = find_row (self, id);
  if (row != NULL) {
    g_queue_unlink (&self->recent, &row->link);
    g_queue_push_head_link (&self->recent, &row->link);
    return g_object_ref (row->conversation);
  }

  conversation = kayako_row_source_dup_row (self->source, KAYAKO_TYPE_CONVERSATION, id);
  keep (self, conversation);
  return conversation;
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

/* Notes of which objects the rows go away with the keys that @runs remove.
 * Whether a key only goes elsewhere. */
static gboolean
mark_gone (KayakoConversationList *self, GArray *fresh, GArray *runs)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean is_moved = FALSE;
  int shift = 0;

  for (guint i = 0; i < runs->len; i++) {
    KayakoConversationRun *run = &g_array_index (runs, KayakoConversationRun, i);

    for (guint j = 0; j < run->n_removed; j++) {
      gint64 *id = &kayako_conversation_key_at (self->keys, run->position + shift + j)->id;
      Row *row = find_row (self, *id);

      g_hash_table_add (removed, id);
      if (row != NULL)
        row->is_gone = TRUE;
    }
    shift += (int) run->n_removed - (int) run->n_added;
  }

  for (guint i = 0; i < runs->len && g_hash_table_size (removed) > 0; i++) {
    KayakoConversationRun *run = &g_array_index (runs, KayakoConversationRun, i);

    for (guint j = 0; j < run->n_added; j++) {
      gint64 id = kayako_conversation_key_at (fresh, run->position + j)->id;
      Row *row = find_row (self, id);

      is_moved = is_moved || g_hash_table_contains (removed, &id);
      if (row != NULL)
        row->is_gone = FALSE;
    }
  }

  return is_moved;
}

static gboolean
is_gone (gpointer key, gpointer value, gpointer user_data)
{
  return ((Row *) value)->is_gone;
}

/* Makes @fresh, which is taken, what the list holds. Each run of what comes or
 * goes is one change. Where something moves, all between its places is told as
 * one, so that a selection finds its item again. */
static void
take_keys (KayakoConversationList *self, GArray *fresh_keys)
{
  g_autoptr (GArray) fresh = fresh_keys;
  g_autoptr (GArray) runs = NULL;
  guint start = 0;
  guint end = 0;
  KayakoConversationRun whole = { 0, 0, 0 };

  runs = kayako_conversation_keys_diff (self->keys, fresh, &start, &end);
  if (mark_gone (self, fresh, runs) || runs->len > MAX_RUNS) {
    whole.position = start;
    whole.n_removed = self->keys->len - end - start;
    whole.n_added = fresh->len - end - start;
    g_array_set_size (runs, 0);
    g_array_append_val (runs, whole);
  }

  /* What stays may have another time. */
  if (runs->len <= 1) {
    g_array_unref (self->keys);
    self->keys = g_array_ref (fresh);
  }

  for (guint i = 0; i < runs->len; i++) {
    KayakoConversationRun run = g_array_index (runs, KayakoConversationRun, i);

    if (self->keys != fresh)
      kayako_conversation_keys_splice (
          self->keys, run.position, run.n_removed,
          run.n_added > 0 ? kayako_conversation_key_at (fresh, run.position) : NULL, run.n_added);
    g_list_model_items_changed (G_LIST_MODEL (self), run.position, run.n_removed, run.n_added);
  }

  if (self->keys != fresh && self->keys->len == fresh->len) {
    g_array_unref (self->keys);
    self->keys = g_array_ref (fresh);
  }
  g_hash_table_foreach_remove (self->rows, is_gone, NULL);
}

static void
time_changed_cb (KayakoConversation *conversation, GParamSpec *pspec, gpointer data)
{
  Row *row = data;
  KayakoConversationList *self = row->list;
  gint64 time = kayako_conversation_get_last_activity_at (conversation);
  g_autoptr (GArray) others = NULL;
  g_autoptr (GArray) moved = NULL;
  KayakoConversationKey key = { time, row->id };
  guint position = 0;

  if (!kayako_conversation_keys_find_id (self->keys, row->id, &position) ||
      kayako_conversation_key_at (self->keys, position)->time == time)
    return;

  others = g_array_copy (self->keys);
  g_array_remove_index (others, position);
  moved = kayako_conversation_keys_new (1);
  g_array_append_val (moved, key);
  take_keys (self, kayako_conversation_keys_join (others, moved));
}

static void
kayako_conversation_list_finalize (GObject *object)
{
  KayakoConversationList *self = KAYAKO_CONVERSATION_LIST (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_object (&self->source);

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
  self->keys = kayako_conversation_keys_new (0);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, row_free);
  g_queue_init (&self->recent);
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
 * kayako_conversation_list_new_for_source:
 * @source: where objects come from
 *
 * Makes a list that knows ids and gets the objects of its rows when they are
 * asked for.
 *
 * Returns: (transfer full): an empty list
 */
KayakoConversationList *
kayako_conversation_list_new_for_source (KayakoRowSource *source)
{
  KayakoConversationList *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_ROW_SOURCE (source), NULL);

  self = kayako_conversation_list_new ();
  self->source = g_object_ref (source);
  return self;
}

/**
 * kayako_conversation_list_set_keys:
 * @self: a `KayakoConversationList` with a source
 * @keys: (element-type KayakoConversationKey): what it holds from now on, in
 *   order
 *
 * Makes the list hold other conversations. Each run of what comes or goes is
 * one `items-changed`; where something only moves, all between its places is
 * one; when all is as it was there is none.
 */
void
kayako_conversation_list_set_keys (KayakoConversationList *self, GArray *keys)
{
  g_return_if_fail (KAYAKO_IS_CONVERSATION_LIST (self) && self->source != NULL);
  g_return_if_fail (keys != NULL);

  take_keys (self, g_array_copy (keys));
}

/**
 * kayako_conversation_list_get_keys:
 * @self: a `KayakoConversationList`
 *
 * Returns: (transfer none) (element-type KayakoConversationKey): what it holds,
 *   in order, until it changes
 */
GArray *
kayako_conversation_list_get_keys (KayakoConversationList *self)
{
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), NULL);

  return self->keys;
}

/* Takes out the keys of what the list holds of @page, by their ids; what it
 * already has at the same time is not in @page any more. */
static GArray *
dup_others (KayakoConversationList *self, GHashTable *page)
{
  GArray *others = kayako_conversation_keys_new (self->keys->len);

  for (guint i = 0; i < self->keys->len; i++) {
    KayakoConversationKey *key = kayako_conversation_key_at (self->keys, i);
    KayakoConversation *conversation = g_hash_table_lookup (page, &key->id);

    if (conversation == NULL) {
      g_array_append_vals (others, key, 1);
      continue;
    }

    if (kayako_conversation_get_last_activity_at (conversation) == key->time) {
      g_array_append_vals (others, key, 1);
      g_hash_table_remove (page, &key->id);
    }
  }

  return others;
}

static GArray *
dup_page_keys (GHashTable *page)
{
  GArray *keys = kayako_conversation_keys_new (g_hash_table_size (page));
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, page);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KayakoConversationKey key = { kayako_conversation_get_last_activity_at (value),
                                  kayako_conversation_get_id (value) };

    g_array_append_val (keys, key);
  }
  g_array_sort (keys, kayako_conversation_key_compare);

  return keys;
}

/* Merges what is known as an object; what is not is kept, and handed out. */
static GHashTable *
dup_unknown (KayakoConversationList *self, GPtrArray *conversations)
{
  GHashTable *page = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < conversations->len; i++) {
    KayakoConversation *conversation = conversations->pdata[i];
    gint64 id = kayako_conversation_get_id (conversation);
    Row *row = find_row (self, id);

    if (row != NULL && row->conversation != conversation) {
      kayako_resource_merge (KAYAKO_RESOURCE (row->conversation), KAYAKO_RESOURCE (conversation));
    } else if (row == NULL) {
      keep (self, conversation);
      g_hash_table_insert (page, g_memdup2 (&id, sizeof id), conversation);
    }
  }

  return page;
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
  g_autoptr (GHashTable) page = NULL;
  g_autoptr (GArray) others = NULL;
  g_autoptr (GArray) fresh = NULL;

  g_return_if_fail (KAYAKO_IS_CONVERSATION_LIST (self));
  g_return_if_fail (conversations != NULL);

  page = dup_unknown (self, conversations);
  if (g_hash_table_size (page) == 0)
    return;

  others = dup_others (self, page);
  if (g_hash_table_size (page) == 0)
    return;

  fresh = dup_page_keys (page);
  take_keys (self, kayako_conversation_keys_join (others, fresh));
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

  return kayako_conversation_list_remove_id (self, kayako_conversation_get_id (conversation));
}

/**
 * kayako_conversation_list_remove_id:
 * @self: a `KayakoConversationList`
 * @id: the helpdesk's number of one
 *
 * Takes one out.
 *
 * Returns: %FALSE when it was not there
 */
gboolean
kayako_conversation_list_remove_id (KayakoConversationList *self, gint64 id)
{
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), FALSE);

  if (!kayako_conversation_keys_find_id (self->keys, id, &position))
    return FALSE;

  g_array_remove_index (self->keys, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  g_hash_table_remove (self->rows, &id);
  return TRUE;
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

  take_keys (self, kayako_conversation_keys_new (0));
}

/**
 * kayako_conversation_list_contains:
 * @self: a `KayakoConversationList`
 * @id: the helpdesk's number of one
 *
 * Returns: whether it is there
 */
gboolean
kayako_conversation_list_contains (KayakoConversationList *self, gint64 id)
{
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), FALSE);

  return kayako_conversation_keys_find_id (self->keys, id, &position);
}

/**
 * kayako_conversation_list_lookup:
 * @self: a `KayakoConversationList`
 * @id: the helpdesk's number of one
 *
 * Returns: (transfer none) (nullable): the item with that id, if the list has it
 *   as an object now
 */
KayakoConversation *
kayako_conversation_list_lookup (KayakoConversationList *self, gint64 id)
{
  Row *row = NULL;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), NULL);

  row = find_row (self, id);

  return row != NULL ? row->conversation : NULL;
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
  KayakoConversationKey key = { 0, 0 };
  guint found = 0;

  g_return_val_if_fail (KAYAKO_IS_CONVERSATION_LIST (self), FALSE);
  g_return_val_if_fail (KAYAKO_IS_CONVERSATION (conversation), FALSE);

  key.time = kayako_conversation_get_last_activity_at (conversation);
  key.id = kayako_conversation_get_id (conversation);
  if (!kayako_conversation_keys_find (self->keys, &key, &found) &&
      !kayako_conversation_keys_find_id (self->keys, key.id, &found))
    return FALSE;

  if (position != NULL)
    *position = found;
  return TRUE;
}
