/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-vault.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_MEMORY_VAULT (kayako_memory_vault_get_type ())

G_DECLARE_FINAL_TYPE (KayakoMemoryVault, kayako_memory_vault, KAYAKO, MEMORY_VAULT, GObject)

KayakoVault *kayako_memory_vault_new (void);

G_END_DECLS
