/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-sign-in.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SIGN_IN_STRANGER_PAGE (kayako_sign_in_stranger_page_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSignInStrangerPage,
                      kayako_sign_in_stranger_page,
                      KAYAKO,
                      SIGN_IN_STRANGER_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *kayako_sign_in_stranger_page_new (KayakoSignIn *sign_in);

G_END_DECLS
