/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-accounts-private.h"

#include "kayako-account-file.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-keyring-vault.h"
#include "kayako-v1-client.h"

#include <string.h>

#define FILE_NAME "accounts.ini"

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoAccounts,
                               kayako_accounts,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef struct {
  DexFuture *after; /* (owned) (nullable): the save before this one */
  char *path;       /* (owned) */
  char *text;       /* (owned) (nullable) */
} SaveData;

static void
save_data_free (gpointer user_data)
{
  SaveData *data = user_data;

  dex_clear (&data->after);
  g_free (data->path);
  g_free (data->text);
  g_free (data);
}

static void
close_account (gpointer item)
{
  kayako_account_close (item);
  g_object_unref (item);
}

static DexFuture *
save_fiber (gpointer user_data)
{
  SaveData *data = user_data;

  /* Whether that one failed is told to who asked for it. */
  if (data->after != NULL)
    dex_await (g_steal_pointer (&data->after), NULL);

  return kayako_account_file_save (data->path, g_steal_pointer (&data->text));
}

/* Writes the key file as the list is now, after what is being written. */
DexFuture *
kayako_accounts_save (KayakoAccounts *self)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_account_record_free);
  SaveData *data = NULL;

  /* What is in there would be lost. */
  if (self->unread != NULL)
    return dex_future_new_for_error (g_error_copy (self->unread));

  data = g_new0 (SaveData, 1);
  for (guint i = 0; i < self->items->len; i++) {
    KayakoAccount *account = g_ptr_array_index (self->items, i);

    if (kayako_account_is_remembered (account))
      g_ptr_array_add (records, kayako_account_dup_record (account));
  }
  for (guint i = 0; i < self->unusable->len; i++)
    g_ptr_array_add (records, kayako_account_record_copy (g_ptr_array_index (self->unusable, i)));

  data->after = g_steal_pointer (&self->saving);
  data->path = g_strdup (self->path);
  data->text = kayako_account_records_print (records);
  self->saving = kayako_spawn (save_fiber, data, save_data_free);
  return dex_ref (self->saving);
}

/* Puts an account into the list, and has its store opened. */
void
kayako_accounts_add (KayakoAccounts *self, KayakoAccount *account)
{
  kayako_account_set_send_delay (account, self->send_delay);
  kayako_store_place_open (self->place, account);
  g_ptr_array_add (self->items, g_object_ref (account));
  g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);
}

/* The colour that the fewest accounts have. */
guint
kayako_accounts_choose_colour (KayakoAccounts *self)
{
  guint n_with[KAYAKO_ACCOUNT_N_COLOURS] = { 0 };
  guint colour = 0;

  for (guint i = 0; i < self->items->len; i++)
    n_with[kayako_account_get_colour (g_ptr_array_index (self->items, i))]++;
  for (guint i = 0; i < KAYAKO_ACCOUNT_N_COLOURS; i++) {
    if (n_with[i] < n_with[colour])
      colour = i;
  }

  return colour;
}

/* What a person is told where the key file could not be written. */
GError *
kayako_accounts_create_list_error (KayakoAccount *account, const GError *error)
{
  GError *told =
      g_error_new (KAYAKO_ERROR, KAYAKO_ERROR_KEYRING, "List of accounts: %s", error->message);

  g_debug ("Account %s: the list of accounts was not written: %s %d",
           kayako_account_get_id (account), g_quark_to_string (error->domain), error->code);
  kayako_error_set_server_code (told, KAYAKO_KEYRING_FAILED);
  return told;
}

static KayakoAccount *
find_id (KayakoAccounts *self, const char *id)
{
  for (guint i = 0; i < self->items->len; i++) {
    KayakoAccount *account = g_ptr_array_index (self->items, i);

    if (g_str_equal (kayako_account_get_id (account), id))
      return account;
  }

  return NULL;
}

static gboolean
has_unusable (KayakoAccounts *self, const char *id)
{
  for (guint i = 0; i < self->unusable->len; i++) {
    const KayakoAccountRecord *record = g_ptr_array_index (self->unusable, i);

    if (g_str_equal (record->id, id))
      return TRUE;
  }

  return FALSE;
}

static DexFuture *
list_error_cb (DexFuture *future, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  return dex_future_new_for_error (kayako_accounts_create_list_error (user_data, error));
}

/* Writes the key file because a person wants something in it. */
static DexFuture *
save_for_person (KayakoAccounts *self, KayakoAccount *account)
{
  DexFuture *saving = dex_future_catch (kayako_accounts_save (self), list_error_cb,
                                        g_object_ref (account), g_object_unref);

  dex_future_disown (dex_ref (saving));
  return saving;
}

static DexFuture *
restore_account (KayakoAccounts *self, const KayakoAccountRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new (record->address, &error);
  g_autoptr (KayakoLink) link = NULL;
  g_autoptr (KayakoAccount) account = NULL;

  if (client == NULL) {
    /* Somebody has edited the file, and can put it right. */
    g_debug ("Account %s: its address is not usable", record->id);
    if (!has_unusable (self, record->id))
      g_ptr_array_add (self->unusable, kayako_account_record_copy (record));
    return NULL;
  }

  link = kayako_link_new (KAYAKO_CLIENT (client), record->email);
  account = kayako_account_new (record, link, self->vault);
  kayako_accounts_add (self, account);
  return kayako_account_restore (account);
}

static DexFuture *
restore_fiber (gpointer user_data)
{
  KayakoAccounts *self = user_data;
  g_autoptr (GPtrArray) attempts = g_ptr_array_new_with_free_func (dex_unref);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  records = dex_await_boxed (kayako_account_file_load (self->path), &error);
  g_clear_error (&self->unread);
  if (records == NULL) {
    self->unread = g_error_copy (error);
    return dex_future_new_for_error (g_steal_pointer (&error));
  }

  for (guint i = 0; i < records->len; i++) {
    const KayakoAccountRecord *record = g_ptr_array_index (records, i);
    DexFuture *attempt = NULL;

    if (find_id (self, record->id) == NULL && (attempt = restore_account (self, record)) != NULL)
      g_ptr_array_add (attempts, attempt);
  }

  for (guint i = 0; i < attempts->len; i++) {
    g_autoptr (GError) attempt_error = NULL;

    /* What became of it stands in the account's state. */
    if (!dex_await (dex_ref (g_ptr_array_index (attempts, i)), &attempt_error) &&
        attempt_error->domain == DEX_ERROR)
      return dex_future_new_for_error (g_steal_pointer (&attempt_error));
  }

  return dex_future_new_true ();
}

static GType
kayako_accounts_get_item_type (GListModel *model)
{
  return KAYAKO_TYPE_ACCOUNT;
}

static guint
kayako_accounts_get_n_items (GListModel *model)
{
  return KAYAKO_ACCOUNTS (model)->items->len;
}

static gpointer
kayako_accounts_get_item (GListModel *model, guint position)
{
  KayakoAccounts *self = KAYAKO_ACCOUNTS (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = kayako_accounts_get_item_type;
  iface->get_n_items = kayako_accounts_get_n_items;
  iface->get_item = kayako_accounts_get_item;
}

static void
kayako_accounts_dispose (GObject *object)
{
  KayakoAccounts *self = KAYAKO_ACCOUNTS (object);

  g_ptr_array_set_size (self->items, 0);

  G_OBJECT_CLASS (kayako_accounts_parent_class)->dispose (object);
}

static void
kayako_accounts_finalize (GObject *object)
{
  KayakoAccounts *self = KAYAKO_ACCOUNTS (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->unusable, g_ptr_array_unref);
  g_clear_error (&self->unread);
  dex_clear (&self->saving);
  g_clear_pointer (&self->place, kayako_store_place_free);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (kayako_accounts_parent_class)->finalize (object);
}

static void
kayako_accounts_class_init (KayakoAccountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_accounts_dispose;
  object_class->finalize = kayako_accounts_finalize;
}

static void
kayako_accounts_init (KayakoAccounts *self)
{
  self->items = g_ptr_array_new_with_free_func (close_account);
  self->unusable = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_account_record_free);
}

/**
 * kayako_accounts_new:
 * @vault: where secrets are kept
 * @config_dir: the folder of the list of accounts; made when it is needed
 * @data_dir: the folder of what is written and not sent; made when it is needed
 *
 * Makes an empty list; kayako_accounts_restore() fills it.
 *
 * Returns: (transfer full): the list
 */
KayakoAccounts *
kayako_accounts_new (KayakoVault *vault, const char *config_dir, const char *data_dir)
{
  KayakoAccounts *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_VAULT (vault), NULL);
  g_return_val_if_fail (config_dir != NULL && data_dir != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_ACCOUNTS, NULL);
  self->vault = g_object_ref (vault);
  self->path = g_build_filename (config_dir, FILE_NAME, NULL);
  self->place = kayako_store_place_new (data_dir);
  return self;
}

/**
 * kayako_accounts_restore:
 * @self: a list of accounts
 *
 * Brings back the accounts of last time. They are in the list, connecting, as
 * soon as the file has been read; the vault and the helpdesks may take longer.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when every account
 *   has been tried, whatever became of it, or rejects with %G_FILE_ERROR where
 *   the list cannot be read
 */
DexFuture *
kayako_accounts_restore (KayakoAccounts *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);

  return kayako_spawn (restore_fiber, g_object_ref (self), g_object_unref);
}

/**
 * kayako_accounts_reorder:
 * @self: a list of accounts
 * @account: one of them
 * @position: where it is to be, from 0; at the end where that is too far
 *
 * Moves an account within the list, now and at the next start.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when that is
 *   written down, or rejects with %KAYAKO_ERROR_KEYRING; it is done also if the
 *   future is dropped
 */
DexFuture *
kayako_accounts_reorder (KayakoAccounts *self, KayakoAccount *account, guint position)
{
  guint old = 0;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  if (!g_ptr_array_find (self->items, account, &old))
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                                  "The account is not in the list");

  position = MIN (position, self->items->len - 1);
  if (position == old)
    return dex_future_new_true ();

  g_object_ref (account);
  /* Not by removing it, which would close it. */
  memmove (self->items->pdata + old, self->items->pdata + old + 1,
           (self->items->len - old - 1) * sizeof (gpointer));
  memmove (self->items->pdata + position + 1, self->items->pdata + position,
           (self->items->len - position - 1) * sizeof (gpointer));
  self->items->pdata[position] = account;
  g_object_unref (account);

  g_list_model_items_changed (G_LIST_MODEL (self), MIN (old, position),
                              MAX (old, position) - MIN (old, position) + 1,
                              MAX (old, position) - MIN (old, position) + 1);
  return save_for_person (self, account);
}

/**
 * kayako_accounts_set_colour:
 * @self: a list of accounts
 * @account: one of them
 * @colour: which of %KAYAKO_ACCOUNT_N_COLOURS, from 0
 *
 * Gives an account another colour, now and at the next start.
 *
 * Returns: (transfer full): a future as that of kayako_accounts_reorder()
 */
DexFuture *
kayako_accounts_set_colour (KayakoAccounts *self, KayakoAccount *account, guint colour)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (colour < KAYAKO_ACCOUNT_N_COLOURS, NULL);

  kayako_account_set_colour (account, colour);
  return save_for_person (self, account);
}

/**
 * kayako_accounts_set_send_delay:
 * @self: the accounts
 * @seconds: a while, 0 for none
 *
 * Has messages wait before they leave, whichever account sends them; see
 * kayako_account_set_send_delay().
 */
void
kayako_accounts_set_send_delay (KayakoAccounts *self, guint seconds)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNTS (self));

  self->send_delay = seconds;
  for (guint i = 0; i < self->items->len; i++)
    kayako_account_set_send_delay (g_ptr_array_index (self->items, i), seconds);
}

/**
 * kayako_accounts_close:
 * @self: a list of accounts
 *
 * Ends all accounts without signing them out, as when the program ends: the list
 * is empty then. kayako_accounts_restore() brings them back.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when all that was
 *   written is saved, as far as it can be
 */
DexFuture *
kayako_accounts_close (KayakoAccounts *self)
{
  guint n_items = 0;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);

  n_items = self->items->len;
  g_ptr_array_set_size (self->items, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_items, 0);

  return kayako_store_place_close (self->place);
}
