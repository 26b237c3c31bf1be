/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-accounts.h"

#include "kayako-account-file.h"
#include "kayako-account-private.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-keyring-vault.h"
#include "kayako-store-place.h"
#include "kayako-v1-client.h"
#include "kayako-wipe.h"

/* The accounts of the person at this computer: those that were signed in last
 * time and those signed in since. Their passwords are in the vault, the rest
 * in a key file. */
struct _KayakoAccounts {
  GObject parent_instance;

  KayakoVault *vault;      /* (owned) (not nullable) */
  char *path;              /* (owned) (not nullable): of the key file */
  KayakoStorePlace *place; /* (owned) (not nullable): of what is written */
  GPtrArray *items;        /* (owned) (element-type KayakoAccount) */
  guint send_delay;        /* seconds */
  GPtrArray *unusable; /* (owned) (element-type KayakoAccountRecord): of the key file, kept as they
                          are */
  GError *unread;      /* (owned) (nullable): why the key file could not be read */
  DexFuture *saving;   /* (owned) (nullable): the latest save of the key file */
};

#define FILE_NAME "accounts.ini"

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoAccounts,
                               kayako_accounts,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef struct {
  KayakoAccounts *accounts; /* (owned) */
  char *address;            /* (owned) */
  char *email;              /* (owned) */
  char *password;           /* (owned) */
  gboolean remember;
} SignInData;

static void
sign_in_data_free (gpointer user_data)
{
  SignInData *data = user_data;

  g_object_unref (data->accounts);
  g_free (data->address);
  g_free (data->email);
  kayako_wipe_free (data->password);
  g_free (data);
}

typedef struct {
  KayakoAccounts *accounts; /* (owned) */
  KayakoAccount *account;   /* (owned) */
} SignOutData;

static void
sign_out_data_free (gpointer user_data)
{
  SignOutData *data = user_data;

  g_object_unref (data->accounts);
  g_object_unref (data->account);
  g_free (data);
}

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
static DexFuture *
save (KayakoAccounts *self)
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

static void
add_account (KayakoAccounts *self, KayakoAccount *account)
{
  kayako_account_set_send_delay (account, self->send_delay);
  kayako_store_place_open (self->place, account);
  g_ptr_array_add (self->items, g_object_ref (account));
  g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);
}

static KayakoAccount *
find_account (KayakoAccounts *self, const char *address, const char *email)
{
  for (guint i = 0; i < self->items->len; i++) {
    KayakoAccount *account = g_ptr_array_index (self->items, i);

    if (g_str_equal (kayako_account_get_address (account), address) &&
        g_ascii_strcasecmp (kayako_account_get_email (account), email) == 0)
      return account;
  }

  return NULL;
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
  add_account (self, account);
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

/* What a person is told where the key file could not be written. */
static GError *
dup_list_error (KayakoAccount *account, const GError *error)
{
  GError *told =
      g_error_new (KAYAKO_ERROR, KAYAKO_ERROR_KEYRING, "List of accounts: %s", error->message);

  g_debug ("Account %s: the list of accounts was not written: %s %d",
           kayako_account_get_id (account), g_quark_to_string (error->domain), error->code);
  kayako_error_set_server_code (told, KAYAKO_KEYRING_FAILED);
  return told;
}

/* Keeps what brings the account back at the next start. It works without, so
 * that a failure is told by a property of it. */
static void
await_remembered (KayakoAccounts *self, KayakoAccount *account)
{
  g_autoptr (GError) error = NULL;

  if (!dex_await (kayako_account_save_secret (account), &error)) {
    g_debug ("Account %s: the secret was not kept: %s", kayako_account_get_id (account),
             error->message);
    return;
  }

  if (!dex_await (save (self), &error)) {
    g_autoptr (GError) told = dup_list_error (account, error);

    kayako_account_set_keyring_error (account, told);
  }
}

static DexFuture *
sign_in_fiber (gpointer user_data)
{
  SignInData *data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new (data->address, &error);
  g_autoptr (KayakoLink) link = NULL;
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (KayakoAccountRecord) record = NULL;
  g_autofree char *id = g_uuid_string_random ();
  const char *base_uri = NULL;

  if (client == NULL || !dex_await (kayako_client_probe (KAYAKO_CLIENT (client)), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  base_uri = kayako_client_get_base_uri (KAYAKO_CLIENT (client));
  if (g_set_object (&account, find_account (data->accounts, base_uri, data->email))) {
    if (!dex_await (kayako_account_sign_in_again (account, data->password), &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
    return dex_future_new_for_object (account);
  }

  link = kayako_link_new (KAYAKO_CLIENT (client), data->email);
  if (!dex_await (kayako_link_sign_in (link, data->password), &error)) {
    kayako_link_close (link);
    return dex_future_new_for_error (g_steal_pointer (&error));
  }

  record = kayako_account_record_new (id, base_uri, data->email);
  account = kayako_account_new (record, link, data->remember ? data->accounts->vault : NULL);
  add_account (data->accounts, account);
  if (data->remember)
    await_remembered (data->accounts, account);
  return dex_future_new_for_object (account);
}

static DexFuture *
sign_out_fiber (gpointer user_data)
{
  SignOutData *data = user_data;
  KayakoAccounts *self = data->accounts;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unsaved = NULL;
  g_autoptr (GError) told = NULL;

  if (kayako_account_is_remembered (data->account)) {
    dex_await (save (self), &unsaved);
    dex_await (kayako_vault_forget (self->vault, kayako_account_get_id (data->account)), &error);
    if (unsaved != NULL && error == NULL)
      error = dup_list_error (data->account, unsaved);
  }

  /* The session ends by itself in time if the helpdesk cannot be told. */
  if (!dex_await (
          kayako_client_sign_out (kayako_link_get_client (kayako_account_get_link (data->account))),
          &told))
    g_debug ("Account %s: the helpdesk was not told: %s", kayako_account_get_id (data->account),
             told->message);

  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

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
 * kayako_accounts_sign_in:
 * @self: a list of accounts
 * @address: the helpdesk's, as a person types it
 * @email: who signs in
 * @password: the password
 * @remember: whether to sign in by itself at the next start
 *
 * Looks whether there is a helpdesk, then signs in. Where the same person is in
 * the list already, that account signs in again. That the secret could not be
 * kept is told by KayakoAccount:keyring-error.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoAccount, or
 *   rejects with %KAYAKO_ERROR_ADDRESS, %KAYAKO_ERROR_INSECURE,
 *   %KAYAKO_ERROR_NOT_HELPDESK, %KAYAKO_ERROR_CREDENTIALS,
 *   %KAYAKO_ERROR_LOCKED, %KAYAKO_ERROR_NETWORK or another #KayakoError
 */
DexFuture *
kayako_accounts_sign_in (KayakoAccounts *self,
                         const char *address,
                         const char *email,
                         const char *password,
                         gboolean remember)
{
  SignInData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (address != NULL && email != NULL && password != NULL, NULL);

  data = g_new0 (SignInData, 1);
  data->accounts = g_object_ref (self);
  data->address = g_strdup (address);
  data->email = g_strstrip (g_strdup (email));
  data->password = g_strdup (password);
  data->remember = remember;
  return kayako_spawn (sign_in_fiber, data, sign_in_data_free);
}

/**
 * kayako_accounts_sign_out:
 * @self: a list of accounts
 * @account: one of them
 *
 * Ends an account: it leaves the list at once and its work is cancelled; then
 * its secret is forgotten and the helpdesk told. What was written and not sent
 * stays, for when this person signs in again.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   %KAYAKO_ERROR_KEYRING where the secret, or the account in the list for the
 *   next start, could not be removed
 */
DexFuture *
kayako_accounts_sign_out (KayakoAccounts *self, KayakoAccount *account)
{
  SignOutData *data = NULL;
  DexFuture *future = NULL;
  guint position = 0;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  if (!g_ptr_array_find (self->items, account, &position))
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                                  "The account is not in the list");

  data = g_new0 (SignOutData, 1);
  data->accounts = g_object_ref (self);
  data->account = g_object_ref (account);
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  future = kayako_spawn (sign_out_fiber, data, sign_out_data_free);
  dex_future_disown (dex_ref (future));
  return future;
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
