/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *kayako_discard_toast_create (KayakoAccount *account,
                                       KayakoUnsent *unsent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
