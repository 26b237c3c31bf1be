/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *kayako_erase_dialog_new (KayakoAccount *account);

G_END_DECLS
