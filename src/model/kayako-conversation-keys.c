/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys in order, without objects: a hundred thousand of them are nothing. */

#include "kayako-conversation-keys.h"

/**
 * kayako_conversation_key_compare:
 * @a: a #KayakoConversationKey
 * @b: another
 *
 * Compares two keys: the later one comes first.
 *
 * Returns: less than 0 where @a comes before @b
 */
int
kayako_conversation_key_compare (gconstpointer a, gconstpointer b)
{
  const KayakoConversationKey *first = a;
  const KayakoConversationKey *second = b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;

  return first->id == second->id ? 0 : first->id > second->id ? -1 : 1;
}

/**
 * kayako_conversation_keys_new:
 * @n_keys: how many there may be
 *
 * Returns: (transfer full) (element-type KayakoConversationKey): no keys, with
 *   room for so many
 */
GArray *
kayako_conversation_keys_new (guint n_keys)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (KayakoConversationKey), n_keys);
}

/**
 * kayako_conversation_keys_find:
 * @keys: (element-type KayakoConversationKey): keys in order
 * @key: one of them
 * @position: (out): where it is
 *
 * Returns: %FALSE when it is not there
 */
gboolean
kayako_conversation_keys_find (GArray *keys, const KayakoConversationKey *key, guint *position)
{
  return g_array_binary_search (keys, key, kayako_conversation_key_compare, position);
}

/**
 * kayako_conversation_keys_find_id:
 * @keys: (element-type KayakoConversationKey): keys
 * @id: the id of one of them, whatever its time
 * @position: (out): where it is
 *
 * Returns: %FALSE when it is not there
 */
gboolean
kayako_conversation_keys_find_id (GArray *keys, gint64 id, guint *position)
{
  for (guint i = 0; i < keys->len; i++) {
    if (kayako_conversation_key_at (keys, i)->id != id)
      continue;

    *position = i;
    return TRUE;
  }

  return FALSE;
}

/**
 * kayako_conversation_keys_join:
 * @keys: (element-type KayakoConversationKey): keys in order
 * @others: (element-type KayakoConversationKey): others in order
 *
 * Returns: (transfer full) (element-type KayakoConversationKey): all of both, in
 *   order
 */
GArray *
kayako_conversation_keys_join (GArray *keys, GArray *others)
{
  GArray *all = kayako_conversation_keys_new (keys->len + others->len);
  guint i = 0;

  for (guint j = 0; j < others->len; j++) {
    KayakoConversationKey *key = kayako_conversation_key_at (others, j);
    guint start = i;

    while (i < keys->len &&
           kayako_conversation_key_compare (kayako_conversation_key_at (keys, i), key) < 0)
      i++;
    if (i > start)
      g_array_append_vals (all, kayako_conversation_key_at (keys, start), i - start);
    g_array_append_vals (all, key, 1);
  }
  if (i < keys->len)
    g_array_append_vals (all, kayako_conversation_key_at (keys, i), keys->len - i);

  return all;
}

/* (nullable): the key there, but for the end that is the same. */
static KayakoConversationKey *
key_before (GArray *keys, guint position, guint end)
{
  return position < keys->len - end ? kayako_conversation_key_at (keys, position) : NULL;
}

/* One step: what is only in one of the two. %FALSE where both have the same. */
static gboolean
extend_run (GArray *keys, GArray *fresh, guint end, guint *i, guint *j, KayakoConversationRun *run)
{
  KayakoConversationKey *old = key_before (keys, *i, end);
  KayakoConversationKey *new = key_before (fresh, *j, end);

  if ((old == NULL && new == NULL) || (old != NULL && new != NULL && old->id == new->id))
    return FALSE;

  if (new == NULL || (old != NULL && kayako_conversation_key_compare (old, new) < 0)) {
    run->n_removed++;
    (*i)++;
  } else {
    run->n_added++;
    (*j)++;
  }

  return TRUE;
}

static gboolean
is_same_at (GArray *keys, guint i, GArray *fresh, guint j)
{
  return kayako_conversation_key_at (keys, i)->id == kayako_conversation_key_at (fresh, j)->id;
}

/**
 * kayako_conversation_keys_diff:
 * @keys: (element-type KayakoConversationKey): keys in order
 * @fresh: (element-type KayakoConversationKey): what they are later
 * @start: (out): how many at the beginning are the same
 * @end: (out): how many at the end are the same
 *
 * Finds what differs, by the ids. What has gone elsewhere is in two runs.
 *
 * Returns: (transfer full) (element-type KayakoConversationRun): the runs, in
 *   order
 */
GArray *
kayako_conversation_keys_diff (GArray *keys, GArray *fresh, guint *start, guint *end)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (KayakoConversationRun));
  guint n_common = MIN (keys->len, fresh->len);
  guint i = 0;
  guint j = 0;

  *start = 0;
  *end = 0;
  while (*start < n_common && is_same_at (keys, *start, fresh, *start))
    (*start)++;
  while (*end < n_common - *start &&
         is_same_at (keys, keys->len - 1 - *end, fresh, fresh->len - 1 - *end))
    (*end)++;

  i = j = *start;
  while (i < keys->len - *end || j < fresh->len - *end) {
    KayakoConversationRun run = { j, 0, 0 };

    while (extend_run (keys, fresh, *end, &i, &j, &run))
      ;
    if (run.n_removed + run.n_added > 0) {
      g_array_append_val (runs, run);
    } else {
      i++;
      j++;
    }
  }

  return runs;
}

/**
 * kayako_conversation_keys_splice:
 * @keys: (element-type KayakoConversationKey): keys
 * @position: where to begin
 * @n_removed: how many go
 * @added: (nullable) (array length=n_added): what comes in their place
 * @n_added: how many come
 *
 * Puts other keys into the place of some.
 */
void
kayako_conversation_keys_splice (GArray *keys,
                                 guint position,
                                 guint n_removed,
                                 const KayakoConversationKey *added,
                                 guint n_added)
{
  if (n_removed > 0)
    g_array_remove_range (keys, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (keys, position, added, n_added);
}
