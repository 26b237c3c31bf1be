/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-vault.h"

G_BEGIN_DECLS

/* What kayako_error_get_server_code() of a KAYAKO_ERROR_KEYRING says. */
#define KAYAKO_KEYRING_MISSING    "missing"
#define KAYAKO_KEYRING_LOCKED     "locked"
#define KAYAKO_KEYRING_DISMISSED  "dismissed"
#define KAYAKO_KEYRING_FAILED     "failed"

#define KAYAKO_TYPE_KEYRING_VAULT (kayako_keyring_vault_get_type ())

G_DECLARE_FINAL_TYPE (KayakoKeyringVault, kayako_keyring_vault, KAYAKO, KEYRING_VAULT, GObject)

KayakoVault *kayako_keyring_vault_new (void);

G_END_DECLS
