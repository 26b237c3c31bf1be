/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SIGN_IN_AGAIN_DIALOG (kayako_sign_in_again_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSignInAgainDialog,
                      kayako_sign_in_again_dialog,
                      KAYAKO,
                      SIGN_IN_AGAIN_DIALOG,
                      AdwDialog)

AdwDialog *kayako_sign_in_again_dialog_new (KayakoAccount *account);

G_END_DECLS
