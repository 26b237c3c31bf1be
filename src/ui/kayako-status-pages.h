/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_STATUS_PAGES (kayako_status_pages_get_type ())

G_DECLARE_FINAL_TYPE (KayakoStatusPages, kayako_status_pages, KAYAKO, STATUS_PAGES, AdwBin)

GtkWidget *kayako_status_pages_new (void);

void kayako_status_pages_show_loading (KayakoStatusPages *self);
void kayako_status_pages_show_empty (KayakoStatusPages *self,
                                     const char *icon_name,
                                     const char *title,
                                     const char *text);
void kayako_status_pages_show_error (KayakoStatusPages *self, const GError *error);

G_END_DECLS
