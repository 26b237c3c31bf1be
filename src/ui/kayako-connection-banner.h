/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_CONNECTION_BANNER (kayako_connection_banner_get_type ())

G_DECLARE_FINAL_TYPE (KayakoConnectionBanner,
                      kayako_connection_banner,
                      KAYAKO,
                      CONNECTION_BANNER,
                      AdwBin)

GtkWidget *kayako_connection_banner_new (void);

void kayako_connection_banner_set_account (KayakoConnectionBanner *self, KayakoAccount *account);
gboolean kayako_connection_banner_get_revealed (KayakoConnectionBanner *self);

G_END_DECLS
