/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-accounts-private.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-keyring-vault.h"

/* Ways out of the list. */

typedef struct {
  KayakoAccounts *accounts; /* (owned) */
  KayakoAccount *account;   /* (owned) */
  gboolean erase;           /* and nothing stays on the disk */
} LeaveData;

static void
leave_data_free (gpointer user_data)
{
  LeaveData *data = user_data;

  g_object_unref (data->accounts);
  g_object_unref (data->account);
  g_free (data);
}

/* Takes the secret out of the vault. Where there is no keyring, an account that
 * was kept until the program quits has none in it. */
static gboolean
await_forgotten (LeaveData *data, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (dex_await (kayako_vault_forget (data->accounts->vault, kayako_account_get_id (data->account)),
                 &local_error))
    return TRUE;

  if (kayako_account_get_until_quit (data->account) &&
      g_strcmp0 (kayako_error_get_server_code (local_error), KAYAKO_KEYRING_MISSING) == 0)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static DexFuture *
leave_fiber (gpointer user_data)
{
  LeaveData *data = user_data;
  KayakoAccounts *self = data->accounts;
  KayakoClient *client = kayako_link_get_client (kayako_account_get_link (data->account));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unsaved = NULL;
  g_autoptr (GError) told = NULL;

  if (kayako_account_is_remembered (data->account)) {
    dex_await (kayako_accounts_save (self), &unsaved);
    await_forgotten (data, &error);
    if (unsaved != NULL && error == NULL)
      error = kayako_accounts_create_list_error (data->account, unsaved);
  }

  /* The session ends by itself in time if the helpdesk cannot be told. */
  if (!dex_await (kayako_client_sign_out (client), &told))
    g_debug ("Account %s: the helpdesk was not told: %s", kayako_account_get_id (data->account),
             told->message);

  /* What stays in the keyring is told first, and all else goes nevertheless. */
  if (data->erase)
    dex_await (kayako_store_place_erase (self->place, data->account),
               error == NULL ? &error : NULL);

  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_true ();
}

static DexFuture *
leave (KayakoAccounts *self, KayakoAccount *account, gboolean erase)
{
  LeaveData *data = NULL;
  DexFuture *future = NULL;
  guint position = 0;

  if (!g_ptr_array_find (self->items, account, &position))
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                                  "The account is not in the list");

  data = g_new0 (LeaveData, 1);
  data->accounts = g_object_ref (self);
  data->account = g_object_ref (account);
  data->erase = erase;
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  future = kayako_spawn (leave_fiber, data, leave_data_free);
  dex_future_disown (dex_ref (future));
  return future;
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
  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  return leave (self, account, FALSE);
}

/**
 * kayako_accounts_erase:
 * @self: a list of accounts
 * @account: one of them
 *
 * Ends an account as kayako_accounts_sign_out() does, and leaves nothing of it
 * on the disk: what was written and not sent, and copies of files, go with all
 * that was saved. Each step is made even where another failed.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when all is gone, or
 *   rejects with %KAYAKO_ERROR_KEYRING as kayako_accounts_sign_out(), or with
 *   %KAYAKO_ERROR_STORE_READ_ONLY where something could not be removed
 */
DexFuture *
kayako_accounts_erase (KayakoAccounts *self, KayakoAccount *account)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  return leave (self, account, TRUE);
}
