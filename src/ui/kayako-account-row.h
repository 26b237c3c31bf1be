/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-accounts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_ACCOUNT_ROW (kayako_account_row_get_type ())

G_DECLARE_FINAL_TYPE (KayakoAccountRow, kayako_account_row, KAYAKO, ACCOUNT_ROW, AdwExpanderRow)

GtkWidget *kayako_account_row_new (KayakoAccounts *accounts, KayakoAccount *account);

G_END_DECLS
