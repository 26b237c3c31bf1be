/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KayakoConversationKey:
 * @time: when something last happened in a conversation
 * @id: its id
 *
 * What a list needs to know of a conversation to put it in its place: the one
 * with the latest activity first; of those with the same time, the one with the
 * higher id.
 */
typedef struct {
  gint64 time;
  gint64 id;
} KayakoConversationKey;

/**
 * KayakoConversationRun:
 * @position: where, in the later one
 * @n_removed: how many went
 * @n_added: how many came in their place
 *
 * What differs between two states of the keys, in one place.
 */
typedef struct {
  guint position;
  guint n_removed;
  guint n_added;
} KayakoConversationRun;

/**
 * kayako_conversation_key_at:
 * @keys: (element-type KayakoConversationKey): keys
 * @position: which one
 *
 * Returns: the key there
 */
static inline KayakoConversationKey *
kayako_conversation_key_at (GArray *keys, guint position)
{
  return &g_array_index (keys, KayakoConversationKey, position);
}

int kayako_conversation_key_compare (gconstpointer a, gconstpointer b);

GArray *kayako_conversation_keys_new (guint n_keys) G_GNUC_WARN_UNUSED_RESULT;
gboolean
kayako_conversation_keys_find (GArray *keys, const KayakoConversationKey *key, guint *position);
gboolean kayako_conversation_keys_find_id (GArray *keys, gint64 id, guint *position);
GArray *kayako_conversation_keys_join (GArray *keys, GArray *others) G_GNUC_WARN_UNUSED_RESULT;
GArray *kayako_conversation_keys_diff (GArray *keys, GArray *fresh, guint *start, guint *end)
    G_GNUC_WARN_UNUSED_RESULT;
void kayako_conversation_keys_splice (GArray *keys,
                                      guint position,
                                      guint n_removed,
                                      const KayakoConversationKey *added,
                                      guint n_added);

G_END_DECLS
