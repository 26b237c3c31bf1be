/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"
#include "kayako-credentials.h"

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/* Belongs to `secrets`, which the layers above may not include. */
typedef struct _KayakoVault KayakoVault;

#define KAYAKO_TYPE_ACCOUNTS (kayako_accounts_get_type ())

G_DECLARE_FINAL_TYPE (KayakoAccounts, kayako_accounts, KAYAKO, ACCOUNTS, GObject)

KayakoAccounts *
kayako_accounts_new (KayakoVault *vault, const char *config_dir, const char *data_dir);

DexFuture *kayako_accounts_restore (KayakoAccounts *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_accounts_sign_in (KayakoAccounts *self,
                                    const char *address,
                                    KayakoCredentials *credentials,
                                    gboolean remember) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_accounts_sign_in_with_password (KayakoAccounts *self,
                                                  const char *address,
                                                  const char *email,
                                                  const char *password,
                                                  gboolean remember) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_accounts_sign_out (KayakoAccounts *self, KayakoAccount *account) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_accounts_erase (KayakoAccounts *self, KayakoAccount *account) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
kayako_accounts_discover (KayakoAccounts *self, const char *typed) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_accounts_show_conversation (KayakoAccounts *self,
                                              const char *link) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_accounts_reorder (KayakoAccounts *self,
                                    KayakoAccount *account,
                                    guint position) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *kayako_accounts_set_colour (KayakoAccounts *self,
                                       KayakoAccount *account,
                                       guint colour) G_GNUC_WARN_UNUSED_RESULT;
void kayako_accounts_set_send_delay (KayakoAccounts *self, guint seconds);
DexFuture *kayako_accounts_close (KayakoAccounts *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
