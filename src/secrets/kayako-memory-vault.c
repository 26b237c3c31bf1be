/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-memory-vault.h"

#include "kayako-error.h"

/* Secrets that are gone with the program: for the demo helpdesk and tests. */
struct _KayakoMemoryVault {
  GObject parent_instance;

  GHashTable *secrets; /* (owned) account id → KayakoSecret */
};

static void vault_iface_init (KayakoVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoMemoryVault,
                               kayako_memory_vault,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_VAULT, vault_iface_init))

static DexFuture *
kayako_memory_vault_load (KayakoVault *vault, const char *account_id)
{
  KayakoMemoryVault *self = KAYAKO_MEMORY_VAULT (vault);
  KayakoSecret *secret = g_hash_table_lookup (self->secrets, account_id);

  if (secret == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                                  "Account %s: no secret is kept", account_id);

  return dex_future_new_take_boxed (KAYAKO_TYPE_SECRET, kayako_secret_ref (secret));
}

static DexFuture *
kayako_memory_vault_save (KayakoVault *vault,
                          const char *account_id,
                          const char *label,
                          GHashTable *attributes,
                          KayakoSecret *secret)
{
  KayakoMemoryVault *self = KAYAKO_MEMORY_VAULT (vault);

  g_hash_table_replace (self->secrets, g_strdup (account_id), kayako_secret_ref (secret));
  return dex_future_new_true ();
}

static DexFuture *
kayako_memory_vault_forget (KayakoVault *vault, const char *account_id)
{
  KayakoMemoryVault *self = KAYAKO_MEMORY_VAULT (vault);

  g_hash_table_remove (self->secrets, account_id);
  return dex_future_new_true ();
}

static void
kayako_memory_vault_finalize (GObject *object)
{
  KayakoMemoryVault *self = KAYAKO_MEMORY_VAULT (object);

  g_clear_pointer (&self->secrets, g_hash_table_unref);

  G_OBJECT_CLASS (kayako_memory_vault_parent_class)->finalize (object);
}

static void
kayako_memory_vault_class_init (KayakoMemoryVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kayako_memory_vault_finalize;
}

static void
kayako_memory_vault_init (KayakoMemoryVault *self)
{
  self->secrets =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kayako_secret_unref);
}

static void
vault_iface_init (KayakoVaultInterface *iface)
{
  iface->load = kayako_memory_vault_load;
  iface->save = kayako_memory_vault_save;
  iface->forget = kayako_memory_vault_forget;
}

/**
 * kayako_memory_vault_new:
 *
 * Makes an empty vault.
 *
 * Returns: (transfer full): the vault
 */
KayakoVault *
kayako_memory_vault_new (void)
{
  return g_object_new (KAYAKO_TYPE_MEMORY_VAULT, NULL);
}
