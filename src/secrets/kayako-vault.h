/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-secret.h"

#include <libdex.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_VAULT (kayako_vault_get_type ())

G_DECLARE_INTERFACE (KayakoVault, kayako_vault, KAYAKO, VAULT, GObject)

/**
 * KayakoVaultInterface:
 * @load: see kayako_vault_load()
 * @save: see kayako_vault_save()
 * @forget: see kayako_vault_forget()
 *
 * What a place for secrets can do.
 */
struct _KayakoVaultInterface {
  GTypeInterface parent_iface;

  DexFuture *(*load) (KayakoVault *self, const char *account_id);
  DexFuture *(*save) (KayakoVault *self,
                      const char *account_id,
                      const char *label,
                      GHashTable *attributes,
                      KayakoSecret *secret);
  DexFuture *(*forget) (KayakoVault *self, const char *account_id);
};

DexFuture *kayako_vault_load (KayakoVault *self, const char *account_id) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_vault_save (KayakoVault *self,
                              const char *account_id,
                              const char *label,
                              GHashTable *attributes,
                              KayakoSecret *secret) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_vault_forget (KayakoVault *self, const char *account_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
