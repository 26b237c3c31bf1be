/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by kayako-accounts.c, which is the list, kayako-accounts-entry.c, which
 * brings accounts into it, and kayako-accounts-leaving.c, which ends them. */

#pragma once

#include "kayako-account-private.h"
#include "kayako-accounts.h"
#include "kayako-store-place.h"

G_BEGIN_DECLS

/* The accounts of the person at this computer: those that were signed in last
 * time and those signed in since. What lets them in is in the vault, the rest
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

DexFuture *kayako_accounts_save (KayakoAccounts *self) G_GNUC_WARN_UNUSED_RESULT;
void kayako_accounts_add (KayakoAccounts *self, KayakoAccount *account);
guint kayako_accounts_choose_colour (KayakoAccounts *self);
GError *kayako_accounts_create_list_error (KayakoAccount *account,
                                           const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
