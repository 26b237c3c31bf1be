/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_EMPTY_PAGE (kayako_empty_page_get_type ())

G_DECLARE_FINAL_TYPE (KayakoEmptyPage, kayako_empty_page, KAYAKO, EMPTY_PAGE, AdwNavigationPage)

AdwNavigationPage *kayako_empty_page_new (void);

G_END_DECLS
