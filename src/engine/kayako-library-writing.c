/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told, on its way into the store. */

#include "kayako-library-private.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-message.h"

/* A batch on its way into the store. */
typedef struct {
  KayakoLibrary *library;  /* (owned) */
  KayakoStoreBatch *batch; /* (owned) (nullable): until it is handed over, and when it is left */
  KayakoStore *store;      /* (owned) (nullable): to which it was handed */
  DexFuture *writing;      /* (owned) (nullable) */
  DexPromise *promise;     /* (owned) (not nullable) */
  GPtrArray *taken;        /* (owned) (nullable): what is shown already */
  gboolean is_again;       /* whether it was on its way into a damaged store before */
} Write;

static void
write_free (gpointer user_data)
{
  Write *write = user_data;

  g_clear_pointer (&write->batch, kayako_store_batch_free);
  g_clear_object (&write->store);
  dex_clear (&write->writing);
  dex_clear (&write->promise);
  g_clear_pointer (&write->taken, g_ptr_array_unref);
  g_object_unref (write->library);
  g_free (write);
}

static void
resolve (Write *write, KayakoStoreChanges *changes)
{
  dex_promise_resolve_boxed (write->promise, KAYAKO_TYPE_STORE_CHANGES,
                             kayako_store_changes_ref (changes));
}

static void
note_taken (KayakoLibrary *self, GPtrArray *resources)
{
  for (guint i = 0; i < resources->len; i++) {
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, resources->pdata[i]));

    g_hash_table_insert (self->taken, g_object_ref (resources->pdata[i]), GUINT_TO_POINTER (n + 1));
  }
}

/* It can be had from the store now; where it cannot, it is kept. */
static void
forget_taken (Write *write, gboolean is_written)
{
  KayakoLibrary *self = write->library;

  if (write->taken != NULL)
    self->n_stored++;

  for (guint i = 0; write->taken != NULL && i < write->taken->len; i++) {
    gpointer resource = write->taken->pdata[i];
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, resource));

    if (!is_written)
      g_hash_table_add (self->kept, g_object_ref (resource));
    if (n > 1)
      g_hash_table_insert (self->taken, g_object_ref (resource), GUINT_TO_POINTER (n - 1));
    else
      g_hash_table_remove (self->taken, resource);
  }
}

static void
refuse (Write *write)
{
  forget_taken (write, FALSE);
  dex_promise_reject (write->promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                           "The library is closed"));
}

static void
keep (KayakoLibrary *self, Write *write)
{
  g_autoptr (KayakoStoreChanges) changes = kayako_store_changes_new ();
  g_autoptr (GArray) owner_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) resources =
      kayako_store_batch_take_apart (g_steal_pointer (&write->batch), changes, owner_ids);

  /* What was taken is there in a copy, too. */
  if (write->taken == NULL)
    kayako_registry_adopt_all (self->registry, resources);
  for (guint i = 0; i < resources->len; i++) {
    KayakoResource *resource =
        kayako_registry_lookup (self->registry, G_OBJECT_TYPE (resources->pdata[i]),
                                kayako_resource_get_id (resources->pdata[i]));

    if (resource != NULL)
      kayako_library_note_kept (self, resource, g_array_index (owner_ids, gint64, i));
  }
  kayako_library_note_gone (self, changes);
  forget_taken (write, FALSE);

  kayako_library_tell (self, changes);
  resolve (write, changes);
}

/* The ids of what somebody holds: nobody sees the others. */
static GArray *
dup_held (KayakoLibrary *self, GType type, const gint64 *ids, gsize n_ids)
{
  GArray *held = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < n_ids; i++)
    if (kayako_registry_lookup (self->registry, type, ids[i]) != NULL)
      g_array_append_val (held, ids[i]);

  return held;
}

static void
await_read_again (Write *write, GType type, const gint64 *ids, gsize n_ids)
{
  KayakoLibrary *self = write->library;
  g_autoptr (GArray) held = dup_held (self, type, ids, n_ids);
  g_autoptr (GPtrArray) resources = NULL;
  guint64 n_stored = 0;

  if (held->len == 0)
    return;

  /* What was read may be older than what was stored meanwhile. */
  do {
    g_clear_pointer (&resources, g_ptr_array_unref);
    n_stored = self->n_stored;
    resources =
        dex_await_boxed (kayako_store_load (write->store, type,
                                            (const gint64 *) (gconstpointer) held->data, held->len),
                         NULL);
  } while (resources != NULL && n_stored != self->n_stored);

  if (resources != NULL)
    kayako_library_adopt_stored (self, resources);
}

/* Brings what has been written into the objects that somebody holds. */
static void
await_shown (Write *write, KayakoStoreChanges *changes)
{
  g_autoptr (GArray) types = kayako_store_changes_dup_types (changes);

  for (guint i = 0; i < types->len; i++) {
    GType type = g_array_index (types, GType, i);
    gsize n_ids = 0;
    const gint64 *ids = NULL;

    ids = kayako_store_changes_get (changes, KAYAKO_STORE_CHANGE_INSERTED, type, &n_ids);
    await_read_again (write, type, ids, n_ids);
    ids = kayako_store_changes_get (changes, KAYAKO_STORE_CHANGE_UPDATED, type, &n_ids);
    await_read_again (write, type, ids, n_ids);
  }
}

/* What was left over comes into the store that takes the damaged one's place,
 * before what has come since. How far who told it had come was about the old
 * one: nothing that ends the program may leave that beside what is not there. */
static void
write_again (Write *write)
{
  KayakoLibrary *self = write->library;
  Write *again = g_new0 (Write, 1);
  DexFuture *replacing = kayako_library_replace_store (self, write->store);

  again->library = g_object_ref (self);
  again->batch = g_steal_pointer (&write->batch);
  kayako_store_batch_forget_progress (again->batch);
  again->taken = g_steal_pointer (&write->taken);
  again->promise = dex_ref (write->promise);
  again->is_again = TRUE;
  g_queue_push_nth (&self->waiting, again, (int) self->n_again++);
  if (self->store != NULL || (self->closing != NULL && !kayako_shared_is_running (&self->opening)))
    kayako_library_carry_on (self);
  dex_future_disown (replacing);
}

static DexFuture *
write_fiber (gpointer user_data)
{
  Write *write = user_data;
  KayakoLibrary *self = write->library;
  g_autoptr (KayakoStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  changes = dex_await_boxed (g_steal_pointer (&write->writing), &error);
  if (write->batch != NULL && !write->is_again) {
    write_again (write);
    return dex_future_new_true ();
  }

  forget_taken (write, changes != NULL);
  kayako_library_set_error (self, error);
  if (changes != NULL) {
    if (write->taken == NULL)
      await_shown (write, changes);
    kayako_library_tell (self, changes);
    resolve (write, changes);
    return dex_future_new_true ();
  }

  if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED))
    dex_future_disown (kayako_library_replace_store (self, write->store));
  g_debug ("What came is not stored: %s %d", g_quark_to_string (error->domain), error->code);
  dex_promise_reject (write->promise, g_steal_pointer (&error));
  return dex_future_new_true ();
}

/* The store does them in the order in which it gets them. */
static void
start_write (KayakoLibrary *self, Write *write)
{
  write->store = g_object_ref (self->store);
  write->writing =
      kayako_store_apply_or_leave (self->store, g_steal_pointer (&write->batch), &write->batch);
  dex_future_disown (kayako_spawn (write_fiber, write, write_free));
}

/**
 * kayako_library_carry_on:
 * @self: a library
 *
 * Sees to what waits for the store, now that it is clear whether there is one.
 */
void
kayako_library_carry_on (KayakoLibrary *self)
{
  Write *write = NULL;

  self->n_again = 0;
  while ((write = g_queue_pop_head (&self->waiting)) != NULL) {
    if (!kayako_library_has_no_store (self) && self->store != NULL) {
      start_write (self, write);
      continue;
    }

    if (kayako_library_has_no_store (self))
      keep (self, write);
    else
      refuse (write);
    write_free (write);
  }
}

static DexPromise *
push (KayakoLibrary *self, KayakoStoreBatch *batch, GPtrArray *taken)
{
  Write *write = g_new0 (Write, 1);
  DexPromise *promise = dex_promise_new ();

  write->library = g_object_ref (self);
  write->batch = batch;
  write->taken = taken;
  write->promise = dex_ref (promise);
  g_queue_push_tail (&self->waiting, write);

  /* The list of conversations comes before the disk. */
  if (kayako_library_has_no_store (self) || self->store != NULL ||
      (self->closing != NULL && !kayako_shared_is_running (&self->opening)))
    kayako_library_carry_on (self);
  else
    kayako_library_open_soon (self);

  return promise;
}

/**
 * kayako_library_apply:
 * @self: a library
 * @batch: (transfer full): what a page or an event brings
 *
 * Stores a batch, as kayako_store_apply() does, after those that were applied
 * before. Then the objects that somebody holds of what it changed say so, and
 * #KayakoLibrary::changed tells everybody. Without a store all of it is done
 * before this returns. It is done also if the future is dropped.
 *
 * Returns: (transfer full): a future that resolves to #KayakoStoreChanges, empty
 *   where all was known, or rejects as kayako_store_apply(), or with
 *   %G_IO_ERROR_CANCELLED when the library is closed
 */
DexFuture *
kayako_library_apply (KayakoLibrary *self, KayakoStoreBatch *batch)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (batch != NULL, NULL);

  return DEX_FUTURE (push (self, batch, NULL));
}

static KayakoStoreBatch *
create_batch (GPtrArray *resources, gint64 conversation_id)
{
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  for (guint i = 0; i < resources->len; i++) {
    KayakoResource *resource = resources->pdata[i];

    if (kayako_resource_get_id (resource) == 0 || kayako_resource_is_stub (resource))
      continue;

    if (KAYAKO_IS_MESSAGE (resource))
      kayako_store_batch_add_message (batch, conversation_id,
                                      KAYAKO_MESSAGE (kayako_resource_copy (resource)));
    else
      kayako_store_batch_add (batch, kayako_resource_copy (resource));
  }

  return batch;
}

/**
 * kayako_library_take:
 * @self: a library
 * @resources: (element-type KayakoResource): what somebody waits for and has
 *   just come, fresh; replaced by the account's own objects
 * @conversation_id: whose messages they are, 0 where they are none
 *
 * Shows what has come at once, and stores a copy of it meanwhile: who waits for
 * something does not wait for the disk. Until it is written, what the store has
 * of the same resources is older and is not shown; what could not be written is
 * kept in memory.
 */
void
kayako_library_take (KayakoLibrary *self, GPtrArray *resources, gint64 conversation_id)
{
  KayakoStoreBatch *batch = NULL;
  GPtrArray *taken = NULL;

  g_return_if_fail (KAYAKO_IS_LIBRARY (self));
  g_return_if_fail (resources != NULL);

  if (resources->len == 0)
    return;

  batch = create_batch (resources, conversation_id);
  kayako_registry_adopt_all (self->registry, resources);
  taken = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < resources->len; i++)
    g_ptr_array_add (taken, g_object_ref (resources->pdata[i]));

  self->n_takes++;
  note_taken (self, taken);
  dex_clear (&self->last_take);
  self->last_take = push (self, batch, taken);
}

/**
 * kayako_library_get_n_takes:
 * @self: a library
 *
 * Counts the calls of kayako_library_take(), for who wants to know whether there
 * was one meanwhile.
 *
 * Returns: how often something was shown before it was stored
 */
guint64
kayako_library_get_n_takes (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), 0);

  return self->n_takes;
}

/**
 * kayako_library_settle:
 * @self: a library
 *
 * Waits until all that is shown is stored.
 *
 * Returns: (transfer full): a future that resolves to anything, or rejects where
 *   the last of it could not be stored
 */
DexFuture *
kayako_library_settle (KayakoLibrary *self)
{
  g_return_val_if_fail (KAYAKO_IS_LIBRARY (self), NULL);

  return self->last_take != NULL ? dex_ref (DEX_FUTURE (self->last_take)) : dex_future_new_true ();
}
