/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SIGN_IN_LOCKED_PAGE (kayako_sign_in_locked_page_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSignInLockedPage,
                      kayako_sign_in_locked_page,
                      KAYAKO,
                      SIGN_IN_LOCKED_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *kayako_sign_in_locked_page_new (guint seconds);

G_END_DECLS
