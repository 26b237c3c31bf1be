/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-sign-in.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The ways in, by the tags of their pages. */
#define KAYAKO_SIGN_IN_PASSWORD "sign-in-password"
#define KAYAKO_SIGN_IN_BROWSER  "sign-in-browser"
#define KAYAKO_SIGN_IN_TOKEN    "sign-in-token"
#define KAYAKO_SIGN_IN_STRANGER "sign-in-stranger"

AdwNavigationPage *kayako_sign_in_create_page (KayakoSignIn *sign_in, const char *tag);
const char *kayako_sign_in_get_way_of (KayakoAccount *account);
void kayako_sign_in_show (KayakoSignIn *sign_in, GtkWidget *from, const char *tag);
gboolean kayako_sign_in_show_step (KayakoSignIn *sign_in,
                                   GtkWidget *from,
                                   const char *email,
                                   const GError *error);

G_END_DECLS
