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

/* What a conversation says, page by page, newest first. */
typedef struct {
  const KayakoUpdate *update;
  gint64 until;       /* what was written before has been there; 0 for nothing */
  GHashTable *before; /* (owned) (element-type gint64): the ids that were stored */
  GHashTable *seen;   /* (owned) (element-type gint64): the ids that came */
  gint64 oldest;      /* the id of the last of them, 0 where there is none before */
  guint offset;       /* how many came */
  int total;          /* as the pages say */
  gboolean has_more;
} Reading;

static GHashTable *
create_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->before, g_hash_table_unref);
  g_clear_pointer (&reading->seen, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
take_messages (Reading *reading, KayakoPage *page, KayakoStoreBatch *batch)
{
  GPtrArray *items = kayako_page_get_items (page);
  gint64 created_at = 0;

  for (guint i = 0; i < items->len; i++) {
    gint64 id = kayako_message_get_id (items->pdata[i]);

    g_hash_table_add (reading->seen, g_memdup2 (&id, sizeof id));
    reading->oldest = id;
    created_at = kayako_message_get_created_at (items->pdata[i]);
    kayako_store_batch_add_message (batch, reading->update->id, g_object_ref (items->pdata[i]));
  }

  reading->offset += items->len;
  reading->has_more = items->len > 0 && kayako_page_get_has_more (page);
  if (!reading->has_more)
    reading->oldest = 0;
  else if (reading->until != 0 && created_at < reading->until)
    reading->has_more = FALSE;
}

/* What is taken away between two pages moves the rest up, at most by so many as
 * there are less: as far as that it reads again. */
static gboolean
steps_back (Reading *reading, KayakoPage *page)
{
  int total = kayako_page_get_total (page);
  int n_less = reading->offset > 0 ? reading->total - total : 0;

  reading->total = total;
  if (n_less <= 0)
    return FALSE;

  reading->offset -= MIN (reading->offset, (guint) n_less);
  return TRUE;
}

/* One page. FALSE also where the conversation is gone. */
static gboolean
await_page (KayakoSync *self, Reading *reading, GError **error)
{
  gint64 id = reading->update->id;
  g_autoptr (KayakoStoreBatch) batch = kayako_store_batch_new ();
  g_autoptr (KayakoPage) page = kayako_sync_await_messages (self, id, reading->offset, PAGE, error);

  if (page == NULL)
    return FALSE;
  if (steps_back (reading, page))
    return TRUE;

  take_messages (reading, page, batch);
  if (!reading->has_more)
    kayako_sync_note_in_batch (batch, id, MAX (reading->update->updated_at, 1));

  return kayako_sync_await_apply (self, g_steal_pointer (&batch), error);
}

/* Takes out of the store what would have come again if it still were there. */
static gboolean
await_removed (KayakoSync *self, const Reading *reading, GError **error)
{
  g_autoptr (KayakoStoreBatch) batch = kayako_store_batch_new ();
  g_autoptr (GArray) stored =
      dex_await_boxed (kayako_store_list_messages (self->store, reading->update->id), error);
  guint n_removed = 0;

  if (stored == NULL)
    return FALSE;

  for (guint i = stored->len; i > 0; i--) {
    gint64 id = g_array_index (stored, gint64, i - 1);

    if (id == reading->oldest)
      break;
    if (!g_hash_table_contains (reading->before, &id) || g_hash_table_contains (reading->seen, &id))
      continue;

    kayako_store_batch_remove (batch, KAYAKO_TYPE_MESSAGE, id);
    n_removed++;
  }

  return n_removed == 0 || kayako_sync_await_apply (self, g_steal_pointer (&batch), error);
}

static gboolean
await_before (KayakoSync *self, Reading *reading, GError **error)
{
  g_autoptr (GArray) stored =
      dex_await_boxed (kayako_store_list_messages (self->store, reading->update->id), error);

  for (guint i = 0; stored != NULL && i < stored->len; i++) {
    gint64 id = g_array_index (stored, gint64, i);

    g_hash_table_add (reading->before, g_memdup2 (&id, sizeof id));
  }

  return stored != NULL;
}

static gboolean
await_reading (KayakoSync *self, Reading *reading, GError **error)
{
  /* Before the first time nothing has been there that could be gone. */
  if (reading->until != 0 && !await_before (self, reading, error))
    return FALSE;

  while (reading->has_more)
    if (!await_page (self, reading, error))
      return FALSE;

  return reading->until == 0 || await_removed (self, reading, error);
}

static gboolean
await_thread (KayakoSync *self, const KayakoUpdate *update, GError **error)
{
  KayakoSyncPulled *pulled = kayako_sync_get_pulled (self, update->id);
  g_auto (Reading) reading = { .update = update, .has_more = TRUE };
  g_autoptr (GError) cause = NULL;

  reading.until = pulled != NULL ? pulled->updated_at : 0;
  reading.before = create_ids ();
  reading.seen = create_ids ();
  if (await_reading (self, &reading, &cause)) {
    kayako_sync_note_pulled (self, update->id, MAX (update->updated_at, 1));
    return TRUE;
  }
  if (kayako_sync_error_says_gone (cause))
    return kayako_sync_await_drop (self, update->id, error);

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
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
  GHashTable *ids = create_ids ();

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
