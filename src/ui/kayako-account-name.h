/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

G_BEGIN_DECLS

char *kayako_account_name (KayakoAccount *account) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_account_name_at_place (KayakoAccount *account) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
