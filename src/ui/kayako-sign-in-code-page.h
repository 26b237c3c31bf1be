/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-sign-in.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SIGN_IN_CODE_PAGE (kayako_sign_in_code_page_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSignInCodePage,
                      kayako_sign_in_code_page,
                      KAYAKO,
                      SIGN_IN_CODE_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *
kayako_sign_in_code_page_new (KayakoSignIn *sign_in, const char *email, const char *auth_token);

G_END_DECLS
