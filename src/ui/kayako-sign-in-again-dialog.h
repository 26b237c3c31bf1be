/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-accounts.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *kayako_sign_in_again_dialog_new (KayakoAccounts *accounts, KayakoAccount *account);

G_END_DECLS
