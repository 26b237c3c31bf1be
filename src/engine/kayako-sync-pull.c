/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has changed, on its way into the store. */

#include "kayako-sync-private.h"

#include "kayako-message.h"

/* Conversations that are asked for together; what is shown of each comes too. */
#define CHUNK 25

/* Messages that are asked for together. */
#define PAGE 100

/**
 * kayako_sync_await_drop:
 * @self: a sync
 * @id: a conversation's id
 * @error: return location
 *
 * Takes out of the store what is gone from the helpdesk.
 *
 * Returns: whether it is out
 */
gboolean
kayako_sync_await_drop (KayakoSync *self, gint64 id, GError **error)
{
  g_autoptr (KayakoStoreBatch) batch = kayako_store_batch_new ();

  kayako_store_batch_remove (batch, KAYAKO_TYPE_CONVERSATION, id);
  kayako_sync_note_in_batch (batch, id, 0);
  if (!kayako_sync_await_apply (self, g_steal_pointer (&batch), error))
    return FALSE;

  kayako_sync_note_dropped (self, id);
  return TRUE;
}

static void
add_to_batch (KayakoStoreBatch *batch, KayakoConversation *conversation)
{
  kayako_store_batch_add (batch, KAYAKO_RESOURCE (g_object_ref (conversation)));
}

/**
 * kayako_sync_await_check:
 * @self: a sync
 * @id: a conversation's id
 * @is_there: (out): whether it is on the helpdesk
 * @error: return location
 *
 * Asks for a conversation that was missed, and brings into the store what
 * comes of it: that it is gone, or how it is.
 *
 * Returns: whether that is known
 */
gboolean
kayako_sync_await_check (KayakoSync *self, gint64 id, gboolean *is_there, GError **error)
{
  g_autoptr (KayakoConversation) conversation = NULL;
  g_autoptr (KayakoStoreBatch) batch = NULL;
  g_autoptr (GError) cause = NULL;

  conversation = kayako_sync_await_conversation (self, id, &cause);
  *is_there = conversation != NULL;
  if (kayako_sync_error_says_gone (cause))
    return kayako_sync_await_drop (self, id, error);
  if (conversation == NULL) {
    g_propagate_error (error, g_steal_pointer (&cause));
    return FALSE;
  }

  batch = kayako_store_batch_new ();
  add_to_batch (batch, conversation);
  return kayako_sync_await_apply (self, g_steal_pointer (&batch), error);
}

/* The last of a page, whose messages come newest first. */
static gint64
get_oldest (KayakoPage *page)
{
  GPtrArray *items = kayako_page_get_items (page);

  return items->len > 0 ? kayako_message_get_created_at (items->pdata[items->len - 1]) : 0;
}

/* One page of what a conversation says. FALSE with @has_more set to FALSE where
 * it is gone. */
static gboolean
await_page (KayakoSync *self,
            const KayakoUpdate *update,
            guint *offset,
            gboolean *has_more,
            GError **error)
{
  KayakoSyncPulled *pulled = kayako_sync_get_pulled (self, update->id);
  g_autoptr (KayakoStoreBatch) batch = NULL;
  g_autoptr (KayakoPage) page = kayako_sync_await_messages (self, update->id, *offset, PAGE, error);
  GPtrArray *items = NULL;

  if (page == NULL)
    return FALSE;

  batch = kayako_store_batch_new ();
  items = kayako_page_get_items (page);
  for (guint i = 0; i < items->len; i++)
    kayako_store_batch_add_message (batch, update->id, g_object_ref (items->pdata[i]));

  /* What was written before the last time has been there since then. */
  *offset += items->len;
  *has_more = items->len > 0 && kayako_page_get_has_more (page) &&
              (pulled == NULL || get_oldest (page) >= pulled->updated_at);
  if (!*has_more)
    kayako_sync_note_in_batch (batch, update->id, MAX (update->updated_at, 1));

  return kayako_sync_await_apply (self, g_steal_pointer (&batch), error);
}

static gboolean
await_thread (KayakoSync *self, const KayakoUpdate *update, GError **error)
{
  guint offset = 0;
  gboolean has_more = TRUE;

  while (has_more) {
    g_autoptr (GError) cause = NULL;

    if (await_page (self, update, &offset, &has_more, &cause))
      continue;
    if (kayako_sync_error_says_gone (cause))
      return kayako_sync_await_drop (self, update->id, error);

    g_propagate_error (error, g_steal_pointer (&cause));
    return FALSE;
  }

  kayako_sync_note_pulled (self, update->id, MAX (update->updated_at, 1));
  return TRUE;
}

/**
 * kayako_sync_await_threads:
 * @self: a sync
 * @due: (element-type KayakoUpdate): conversations that are in the store
 * @error: return location
 *
 * Brings into the store what they say. After each of them it is noted that it
 * is there.
 *
 * Returns: whether all is there
 */
gboolean
kayako_sync_await_threads (KayakoSync *self, GArray *due, GError **error)
{
  for (guint i = 0; i < due->len; i++)
    if (!await_thread (self, &g_array_index (due, KayakoUpdate, i), error))
      return FALSE;

  return TRUE;
}

static GHashTable *
dup_ids (GPtrArray *conversations)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < conversations->len; i++) {
    gint64 id = kayako_conversation_get_id (conversations->pdata[i]);

    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
  }

  return ids;
}

/* Brings a page of conversations into the store, and says which have come. */
static GHashTable *
await_conversations (KayakoSync *self, GArray *due, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KayakoStoreBatch) batch = kayako_store_batch_new ();
  g_autoptr (KayakoPage) page = NULL;
  GPtrArray *items = NULL;

  for (guint i = 0; i < due->len; i++)
    g_array_append_val (ids, g_array_index (due, KayakoUpdate, i).id);

  page = kayako_sync_await_conversations (self, ids, error);
  if (page == NULL)
    return NULL;

  items = kayako_page_get_items (page);
  for (guint i = 0; i < items->len; i++)
    add_to_batch (batch, items->pdata[i]);

  return kayako_sync_await_apply (self, g_steal_pointer (&batch), error) ? dup_ids (items) : NULL;
}

static gboolean
await_chunk (KayakoSync *self, GArray *due, GError **error)
{
  g_autoptr (GHashTable) come = await_conversations (self, due, error);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (KayakoUpdate));

  if (come == NULL)
    return FALSE;

  for (guint i = 0; i < due->len; i++) {
    const KayakoUpdate *update = &g_array_index (due, KayakoUpdate, i);
    gboolean is_there = g_hash_table_contains (come, &update->id);

    if (!is_there && !kayako_sync_await_check (self, update->id, &is_there, error))
      return FALSE;
    if (is_there)
      g_array_append_val (there, *update);
  }

  return kayako_sync_await_threads (self, there, error);
}

/**
 * kayako_sync_await_pull:
 * @self: a sync
 * @due: (element-type KayakoUpdate): conversations that have changed
 * @error: return location
 *
 * Brings conversations and what they say into the store, some at a time: the
 * lists have them before it is known what they say.
 *
 * Returns: whether all is there
 */
gboolean
kayako_sync_await_pull (KayakoSync *self, GArray *due, GError **error)
{
  for (guint start = 0; start < due->len; start += CHUNK) {
    g_autoptr (GArray) chunk = g_array_new (FALSE, FALSE, sizeof (KayakoUpdate));

    g_array_append_vals (chunk, &g_array_index (due, KayakoUpdate, start),
                         MIN (CHUNK, due->len - start));
    if (!await_chunk (self, chunk, error))
      return FALSE;
  }

  return TRUE;
}
