/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-store-place.h"

#include "kayako-error.h"
#include "kayako-future.h"

#include <errno.h>
#include <glib/gstdio.h>

/* An account that comes back at the next start has its store in the person's
 * folder. One that does not, as the demo, must leave nothing behind: its store
 * is in a folder of its own, which goes when all are closed. */
struct _KayakoStorePlace {
  char *data_dir;    /* (owned) (not nullable) */
  char *passing_dir; /* (owned) (nullable): NULL while nobody needs it */
  GPtrArray *drafts; /* (owned) (element-type KayakoDrafts): that were opened */
};

/**
 * kayako_store_place_new:
 * @data_dir: the folder of stores that are kept; made when it is needed
 *
 * Makes the place of stores, without touching the disk.
 *
 * Returns: (transfer full): the place
 */
KayakoStorePlace *
kayako_store_place_new (const char *data_dir)
{
  KayakoStorePlace *self = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_new0 (KayakoStorePlace, 1);
  self->data_dir = g_strdup (data_dir);
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * kayako_store_place_free:
 * @self: (transfer full): the place
 *
 * Frees it; what is open stays so.
 */
void
kayako_store_place_free (KayakoStorePlace *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->drafts);
  g_free (self->data_dir);
  g_free (self->passing_dir);
  g_free (self);
}

static const char *
get_folder (KayakoStorePlace *self, KayakoAccount *account)
{
  g_autoptr (GError) error = NULL;

  if (kayako_account_is_remembered (account))
    return self->data_dir;

  if (self->passing_dir == NULL)
    self->passing_dir = g_dir_make_tmp ("kayako-XXXXXX", &error);
  if (self->passing_dir == NULL)
    g_debug ("There is no folder for what is not kept: %s", error->message);

  return self->passing_dir;
}

/* Who signs out and in again finds the store in use until it is closed. */
static DexFuture *
get_closing (KayakoStorePlace *self)
{
  DexFuture *closing = NULL;

  for (guint i = self->drafts->len; i > 0; i--) {
    KayakoDrafts *drafts = g_ptr_array_index (self->drafts, i - 1);

    if (!kayako_drafts_get_closed (drafts))
      continue;

    g_clear_pointer (&closing, dex_unref);
    closing = kayako_drafts_close (drafts);
    if (!dex_future_is_pending (closing))
      g_ptr_array_remove_index (self->drafts, i - 1);
  }

  return closing;
}

/**
 * kayako_store_place_open:
 * @self: the place
 * @account: an account that has just been made
 *
 * Gives an account its store, which is opened when there is nothing else to do.
 */
void
kayako_store_place_open (KayakoStorePlace *self, KayakoAccount *account)
{
  g_autoptr (KayakoAccountRecord) record = NULL;
  g_autofree char *name = NULL;
  const char *folder = NULL;
  KayakoLibrary *library = NULL;
  KayakoDrafts *drafts = NULL;
  DexFuture *closing = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (KAYAKO_IS_ACCOUNT (account));

  folder = get_folder (self, account);
  if (folder == NULL)
    return;

  record = kayako_account_dup_record (account);
  name = kayako_account_record_dup_store_name (record);
  library = kayako_account_get_library (account);
  drafts = kayako_account_get_drafts (account);
  closing = get_closing (self);
  if (closing != NULL)
    kayako_library_set_after (library, closing);
  kayako_library_set_place (library, folder, name);
  kayako_drafts_open (drafts);
  g_ptr_array_add (self->drafts, g_object_ref (drafts));
}

typedef struct {
  GPtrArray *drafts; /* (owned) (element-type KayakoDrafts) */
  char *folder;      /* (owned) (nullable): to be removed */
} CloseData;

static void
close_data_free (gpointer user_data)
{
  CloseData *data = user_data;

  g_ptr_array_unref (data->drafts);
  g_free (data->folder);
  g_free (data);
}

/* Stores lie in it, side by side, and folders of files with them. */
static gboolean
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    if (g_unlink (file) != 0)
      remove_folder (file);
  }
  if (g_rmdir (path) == 0 || errno == ENOENT)
    return TRUE;

  g_debug ("A folder of what is not kept stays");
  return FALSE;
}

static DexFuture *
remove_fiber (gpointer user_data)
{
  remove_folder (user_data);

  return dex_future_new_true ();
}

static DexFuture *
close_fiber (gpointer user_data)
{
  CloseData *data = user_data;

  for (guint i = 0; i < data->drafts->len; i++)
    dex_await (kayako_drafts_close (g_ptr_array_index (data->drafts, i)), NULL);

  if (data->folder != NULL)
    dex_await (kayako_spawn_in_thread (remove_fiber, g_steal_pointer (&data->folder), g_free),
               NULL);

  return dex_future_new_true ();
}

typedef struct {
  KayakoDrafts *drafts; /* (owned) */
  char *folder;         /* (owned) */
  char *prefix;         /* (owned): of everything that belongs to the account */
} EraseData;

static void
erase_data_free (gpointer user_data)
{
  EraseData *data = user_data;

  g_object_unref (data->drafts);
  g_free (data->folder);
  g_free (data->prefix);
  g_free (data);
}

typedef struct {
  char *folder; /* (owned) */
  char *prefix; /* (owned) */
} SweepData;

static void
sweep_data_free (gpointer user_data)
{
  SweepData *data = user_data;

  g_free (data->folder);
  g_free (data->prefix);
  g_free (data);
}

/* The store, its log, its lock, what was set aside of it, and copies of files. */
static DexFuture *
sweep_fiber (gpointer user_data)
{
  SweepData *data = user_data;
  g_autoptr (GDir) folder = g_dir_open (data->folder, 0, NULL);
  const char *name = NULL;
  guint n_left = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (data->folder, name, NULL);

    if (g_str_has_prefix (name, data->prefix) && g_unlink (path) != 0 && !remove_folder (path))
      n_left++;
  }

  if (n_left > 0)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_STORE_READ_ONLY,
                                  "%u things of an account could not be removed", n_left);

  return dex_future_new_true ();
}

static DexFuture *
erase_fiber (gpointer user_data)
{
  EraseData *data = user_data;
  SweepData *sweep = NULL;

  /* Nobody writes any more then. */
  dex_await (kayako_drafts_close (data->drafts), NULL);

  sweep = g_new0 (SweepData, 1);
  sweep->folder = g_steal_pointer (&data->folder);
  sweep->prefix = g_steal_pointer (&data->prefix);
  return kayako_spawn_in_thread (sweep_fiber, sweep, sweep_data_free);
}

/**
 * kayako_store_place_erase:
 * @self: the place
 * @account: an account that has ended
 *
 * Removes all that is written of an account, as soon as its store is closed.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when nothing is left,
 *   or rejects with %KAYAKO_ERROR_STORE_READ_ONLY. It is done also if the future
 *   is dropped
 */
DexFuture *
kayako_store_place_erase (KayakoStorePlace *self, KayakoAccount *account)
{
  g_autoptr (KayakoAccountRecord) record = NULL;
  g_autofree char *name = NULL;
  const char *folder = NULL;
  EraseData *data = NULL;
  DexFuture *erasing = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  folder = get_folder (self, account);
  if (folder == NULL)
    return dex_future_new_true ();

  record = kayako_account_dup_record (account);
  name = kayako_account_record_dup_store_name (record);
  data = g_new0 (EraseData, 1);
  data->drafts = g_object_ref (kayako_account_get_drafts (account));
  data->folder = g_strdup (folder);
  data->prefix = g_strconcat (name, ".", NULL);
  erasing = kayako_spawn (erase_fiber, data, erase_data_free);
  dex_future_disown (dex_ref (erasing));
  return erasing;
}

/**
 * kayako_store_place_close:
 * @self: the place
 *
 * Saves everything and closes all stores. Those of accounts that do not come
 * back are removed.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when the program may
 *   end. It is done also if the future is dropped
 */
DexFuture *
kayako_store_place_close (KayakoStorePlace *self)
{
  CloseData *data = NULL;
  DexFuture *closing = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  data = g_new0 (CloseData, 1);
  data->drafts = g_steal_pointer (&self->drafts);
  data->folder = g_steal_pointer (&self->passing_dir);
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
  closing = kayako_spawn (close_fiber, data, close_data_free);
  dex_future_disown (dex_ref (closing));
  return closing;
}
