/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-sign-in.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SIGN_IN_PASSWORD_PAGE (kayako_sign_in_password_page_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSignInPasswordPage,
                      kayako_sign_in_password_page,
                      KAYAKO,
                      SIGN_IN_PASSWORD_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *kayako_sign_in_password_page_new (KayakoSignIn *sign_in);

G_END_DECLS
