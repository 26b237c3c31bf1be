/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-vault.h"

/* A place where secrets survive the program, one per account. */
G_DEFINE_INTERFACE (KayakoVault, kayako_vault, G_TYPE_OBJECT)

static void
kayako_vault_default_init (KayakoVaultInterface *iface)
{
}

/**
 * kayako_vault_load:
 * @self: a vault
 * @account_id: whose secret
 *
 * Fetches a secret. A keyring may ask the person to unlock it first.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoSecret, or
 *   rejects with %KAYAKO_ERROR_NOT_FOUND or %KAYAKO_ERROR_KEYRING
 */
DexFuture *
kayako_vault_load (KayakoVault *self, const char *account_id)
{
  g_return_val_if_fail (KAYAKO_IS_VAULT (self), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);

  return KAYAKO_VAULT_GET_IFACE (self)->load (self, account_id);
}

/**
 * kayako_vault_save:
 * @self: a vault
 * @account_id: whose secret
 * @label: what people read in a keyring's list; nothing secret
 * @attributes: (nullable) (element-type utf8 utf8): readable facts beside
 *   the account's id: "address" and "email"; others are ignored
 * @secret: what to keep
 *
 * Keeps a secret in place of an earlier one of the same account.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   %KAYAKO_ERROR_KEYRING
 */
DexFuture *
kayako_vault_save (KayakoVault *self,
                   const char *account_id,
                   const char *label,
                   GHashTable *attributes,
                   KayakoSecret *secret)
{
  g_return_val_if_fail (KAYAKO_IS_VAULT (self), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (secret != NULL, NULL);

  return KAYAKO_VAULT_GET_IFACE (self)->save (self, account_id, label, attributes, secret);
}

/**
 * kayako_vault_forget:
 * @self: a vault
 * @account_id: whose secret
 *
 * Removes a secret. Removing what is not there is no error.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   %KAYAKO_ERROR_KEYRING
 */
DexFuture *
kayako_vault_forget (KayakoVault *self, const char *account_id)
{
  g_return_val_if_fail (KAYAKO_IS_VAULT (self), NULL);
  g_return_val_if_fail (account_id != NULL, NULL);

  return KAYAKO_VAULT_GET_IFACE (self)->forget (self, account_id);
}
