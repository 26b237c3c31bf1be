/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-store.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-store-file.h"
#include "kayako-store-private.h"

/**
 * KayakoStore:
 *
 * What is known of one account, in one file: what the helpdesk told, what was
 * written and not sent, and how far the program has come. One thread writes,
 * two read beside it; each call is one transaction, writes are done in the
 * order in which they are asked for, and what is read after a write resolved
 * has seen it. All is called on the main thread, and answers there.
 *
 * A read of which the chain is dropped stops (see kayako_chain()); a write is
 * done in any case. What comes out are fresh objects and copies: a
 * #KayakoRegistry turns them into the account's own.
 *
 * A store that cannot be written is read nevertheless, where there is one that
 * this program can read; see kayako_store_get_refusal().
 *
 * Where a call rejects with %KAYAKO_ERROR_STORE_DAMAGED, close the store and
 * open it again: the damaged file is set aside then, and what was written is
 * rescued from it.
 */
struct _KayakoStore {
  GObject parent_instance;

  KayakoStoreFile *file;   /* (owned) (nullable): NULL when it is closed */
  KayakoStoreQueue *write; /* (owned) */
  KayakoStoreQueue *read;  /* (owned) */
  guint n_readers;         /* threads that read */
  gboolean has_writer;
  gboolean is_closed;
  char *set_aside; /* (owned) (nullable) */
  guint n_rescued;
  GError *refusal; /* (owned) (nullable): why nothing is written */
};

G_DEFINE_FINAL_TYPE (KayakoStore, kayako_store, G_TYPE_OBJECT)

#define N_READERS 2

/* Who lets go of a store without closing it leaves the threads to themselves;
 * they end when they have done what waits. */
static void
kayako_store_dispose (GObject *object)
{
  KayakoStore *self = KAYAKO_STORE (object);

  for (; self->n_readers > 0; self->n_readers--)
    dex_future_disown (kayako_store_queue_end (self->read));
  if (self->has_writer)
    dex_future_disown (kayako_store_queue_end (self->write));
  self->has_writer = FALSE;

  G_OBJECT_CLASS (kayako_store_parent_class)->dispose (object);
}

static void
kayako_store_finalize (GObject *object)
{
  KayakoStore *self = KAYAKO_STORE (object);

  g_clear_pointer (&self->file, kayako_store_file_unref);
  g_clear_pointer (&self->write, kayako_store_queue_unref);
  g_clear_pointer (&self->read, kayako_store_queue_unref);
  g_free (self->set_aside);
  g_clear_error (&self->refusal);

  G_OBJECT_CLASS (kayako_store_parent_class)->finalize (object);
}

static void
kayako_store_class_init (KayakoStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_store_dispose;
  object_class->finalize = kayako_store_finalize;
}

static void
kayako_store_init (KayakoStore *self)
{
  self->write = kayako_store_queue_new ();
  self->read = kayako_store_queue_new ();
}

static gboolean
start_thread (KayakoStore *self,
              KayakoStoreQueue *queue,
              const char *name,
              KayakoStoreOpenFunc func,
              GError **error)
{
  return dex_await (kayako_store_queue_start (queue, name, func, kayako_store_file_note_damage,
                                              kayako_store_file_ref (self->file),
                                              kayako_store_file_unref),
                    error);
}

static gboolean
start_readers (KayakoStore *self, GError **error)
{
  while (self->n_readers < N_READERS) {
    if (!start_thread (self, self->read, "kayako-store-read", kayako_store_file_open_to_read,
                       error))
      return FALSE;
    self->n_readers++;
  }

  return TRUE;
}

/* What another program has is that one's, and what is damaged cannot be trusted. */
static gboolean
may_look (KayakoStore *self, const GError *error)
{
  return error->domain == KAYAKO_ERROR &&
         !g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY) &&
         !g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED) &&
         kayako_store_file_exists (self->file);
}

/* Why it cannot be read either is of no use to who can do something about why it
 * cannot be written. */
static gboolean
start_looking (KayakoStore *self, GError *refusal, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (may_look (self, refusal)) {
    kayako_store_file_refuse (self->file);
    if (start_readers (self, &reason)) {
      self->refusal = refusal;
      return TRUE;
    }
    g_debug ("A store that cannot be written cannot be read: %s", reason->message);
  }

  g_propagate_error (error, refusal);
  return FALSE;
}

static gboolean
start_threads (KayakoStore *self, GError **error)
{
  g_autoptr (GError) refusal = NULL;

  self->has_writer = start_thread (self, self->write, "kayako-store-write",
                                   kayako_store_file_open_to_write, &refusal);
  if (!self->has_writer)
    return start_looking (self, g_steal_pointer (&refusal), error);

  return start_readers (self, error);
}

/* Those that read first, so that the last connection is one that may tidy up. */
static void
end_threads (KayakoStore *self)
{
  while (self->n_readers > 0) {
    self->n_readers--;
    dex_await (kayako_store_queue_end (self->read), NULL);
  }

  if (self->has_writer) {
    self->has_writer = FALSE;
    dex_await (kayako_store_queue_end (self->write), NULL);
  }

  g_clear_pointer (&self->file, kayako_store_file_unref);
}

static DexFuture *
open_fiber (gpointer user_data)
{
  KayakoStore *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!start_threads (self, &error)) {
    self->is_closed = TRUE;
    end_threads (self);
    return dex_future_new_for_error (g_steal_pointer (&error));
  }

  self->set_aside = g_strdup (kayako_store_file_get_set_aside (self->file));
  self->n_rescued = kayako_store_file_get_n_rescued (self->file);

  return dex_future_new_for_object (self);
}

/**
 * kayako_store_open:
 * @folder: where stores are kept; made where there is none, for this person only
 * @account_id: whose store
 *
 * Opens the store of an account, or makes it. It is this program's alone until
 * it is closed. A damaged one is set aside under another name, what was
 * written is rescued from it, and an empty one takes its place; see
 * kayako_store_get_set_aside(). One that cannot be written, or that a newer
 * program has written in a way that this one can read, is only read; see
 * kayako_store_get_refusal().
 *
 * Returns: (transfer full): a future that resolves to a #KayakoStore, or
 *   rejects with %KAYAKO_ERROR_STORE_BUSY where another program has it, and
 *   where it can be neither written nor read with
 *   %KAYAKO_ERROR_STORE_READ_ONLY, %KAYAKO_ERROR_STORE_NEWER, which leaves it
 *   as it is, %KAYAKO_ERROR_DISK_FULL or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_open (const char *folder, const char *account_id)
{
  g_autoptr (KayakoStore) self = NULL;

  g_return_val_if_fail (folder != NULL && account_id != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_STORE, NULL);
  self->file = kayako_store_file_new (folder, account_id);

  return kayako_spawn (open_fiber, g_steal_pointer (&self), g_object_unref);
}

/**
 * kayako_store_exists:
 * @folder: where stores are kept
 * @account_id: whose store
 *
 * Returns: whether there is a file, whatever is in it
 */
gboolean
kayako_store_exists (const char *folder, const char *account_id)
{
  g_autoptr (KayakoStoreFile) file = NULL;

  g_return_val_if_fail (folder != NULL && account_id != NULL, FALSE);

  file = kayako_store_file_new (folder, account_id);
  return kayako_store_file_exists (file);
}

static DexFuture *
close_fiber (gpointer user_data)
{
  end_threads (user_data);

  return dex_future_new_true ();
}

/**
 * kayako_store_close:
 * @self: a `KayakoStore`
 *
 * Closes the store when all that was asked for is done. What is asked for from
 * now on is cancelled.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the file is
 *   closed and free for others
 */
DexFuture *
kayako_store_close (KayakoStore *self)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);

  if (self->is_closed)
    return dex_future_new_true ();

  self->is_closed = TRUE;

  return kayako_spawn (close_fiber, g_object_ref (self), g_object_unref);
}

/**
 * kayako_store_get_set_aside:
 * @self: a `KayakoStore`
 *
 * Returns: (nullable): where the damaged file is that was found at the store's
 *   place, %NULL where none was
 */
const char *
kayako_store_get_set_aside (KayakoStore *self)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);

  return self->set_aside;
}

/**
 * kayako_store_get_n_rescued:
 * @self: a `KayakoStore`
 *
 * Returns: how many drafts, their versions and intents were found in the file
 *   that was set aside; 0 where an earlier start had found them, and was ended
 *   before it could put them in place
 */
guint
kayako_store_get_n_rescued (KayakoStore *self)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), 0);

  return self->n_rescued;
}

/**
 * kayako_store_get_refusal:
 * @self: a `KayakoStore`
 *
 * Tells whether the store can only be read. Every write rejects with a copy of
 * this then; to open it again may find that it can be written by now.
 *
 * Returns: (nullable): why nothing can be written, owned by @self; %NULL where
 *   it can
 */
const GError *
kayako_store_get_refusal (KayakoStore *self)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);

  return self->refusal;
}

static DexFuture *
refuse_closed (gpointer data, GDestroyNotify data_free)
{
  if (data_free != NULL)
    data_free (data);

  return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The store is closed");
}

static DexFuture *
refuse_to_write (KayakoStore *self, gpointer data, GDestroyNotify data_free)
{
  if (data_free != NULL)
    data_free (data);

  return dex_future_new_for_error (g_error_copy (self->refusal));
}

/* Has something read, in one state of everything. */
DexFuture *
kayako_store_read (KayakoStore *self, KayakoStoreFunc func, gpointer data, GDestroyNotify data_free)
{
  if (self->is_closed)
    return refuse_closed (data, data_free);

  return kayako_store_queue_push (self->read, KAYAKO_STORE_CARE_READ, func, data, data_free, NULL);
}

/* Has something written, all or nothing of it. */
DexFuture *
kayako_store_write (KayakoStore *self,
                    KayakoStoreCare care,
                    KayakoStoreFunc func,
                    gpointer data,
                    GDestroyNotify data_free)
{
  return kayako_store_write_or_leave (self, care, func, data, data_free, NULL);
}

/* The same, but @data is the caller's again, in @left, before the future rejects
 * with %KAYAKO_ERROR_STORE_DAMAGED. */
DexFuture *
kayako_store_write_or_leave (KayakoStore *self,
                             KayakoStoreCare care,
                             KayakoStoreFunc func,
                             gpointer data,
                             GDestroyNotify data_free,
                             gpointer *left)
{
  if (self->is_closed)
    return refuse_closed (data, data_free);
  if (self->refusal != NULL)
    return refuse_to_write (self, data, data_free);

  return kayako_store_queue_push (self->write, care, func, data, data_free, left);
}

static gboolean
verify_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  sqlite3_stmt *statement = kayako_database_query (database, "PRAGMA quick_check (1)", "");
  gboolean is_whole = TRUE;

  while (kayako_database_step (database, statement))
    is_whole = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;

  if (is_whole)
    return TRUE;

  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED, "The check found damage");
  return FALSE;
}

/**
 * kayako_store_verify:
 * @self: a `KayakoStore`
 *
 * Reads the whole file to see whether it is damaged, which takes seconds where
 * it is large: for when the program was ended by force, and nothing else is to
 * do. Drop its kayako_chain() to stop it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_verify (KayakoStore *self)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self), NULL);

  return kayako_store_read (self, verify_func, NULL, NULL);
}
