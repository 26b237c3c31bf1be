/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_WELCOME_PAGE (kayako_welcome_page_get_type ())

G_DECLARE_FINAL_TYPE (KayakoWelcomePage,
                      kayako_welcome_page,
                      KAYAKO,
                      WELCOME_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *kayako_welcome_page_new (void);

G_END_DECLS
