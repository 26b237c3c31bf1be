/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-accounts.h"
#include "kayako-discovery.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SIGN_IN (kayako_sign_in_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSignIn, kayako_sign_in, KAYAKO, SIGN_IN, GObject)

KayakoSignIn *
kayako_sign_in_new (KayakoAccounts *accounts, KayakoAccount *account) G_GNUC_WARN_UNUSED_RESULT;

KayakoAccounts *kayako_sign_in_get_accounts (KayakoSignIn *self);
KayakoAccount *kayako_sign_in_get_account (KayakoSignIn *self);
const char *kayako_sign_in_get_address (KayakoSignIn *self);
const char *kayako_sign_in_get_place (KayakoSignIn *self);
gboolean kayako_sign_in_get_is_secure (KayakoSignIn *self);
void kayako_sign_in_set_discovery (KayakoSignIn *self, KayakoDiscovery *discovery);

DexFuture *
kayako_sign_in_try (KayakoSignIn *self, KayakoCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
void kayako_sign_in_finish (KayakoSignIn *self, KayakoAccount *account);
void kayako_sign_in_leave (KayakoSignIn *self);

G_END_DECLS
