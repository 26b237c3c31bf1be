/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_NOTICE_AREA (kayako_notice_area_get_type ())

G_DECLARE_FINAL_TYPE (KayakoNoticeArea, kayako_notice_area, KAYAKO, NOTICE_AREA, AdwBin)

GtkWidget *kayako_notice_area_new (void);

void kayako_notice_area_set_alone_only (KayakoNoticeArea *self, gboolean alone_only);
void kayako_notice_area_set_compact (KayakoNoticeArea *self, gboolean compact);

G_END_DECLS
