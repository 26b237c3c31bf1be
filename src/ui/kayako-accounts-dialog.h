/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-accounts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_ACCOUNTS_DIALOG (kayako_accounts_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KayakoAccountsDialog,
                      kayako_accounts_dialog,
                      KAYAKO,
                      ACCOUNTS_DIALOG,
                      AdwDialog)

AdwDialog *kayako_accounts_dialog_new (KayakoAccounts *accounts);

G_END_DECLS
