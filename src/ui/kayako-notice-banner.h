/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-notices.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_NOTICE_BANNER (kayako_notice_banner_get_type ())

G_DECLARE_FINAL_TYPE (KayakoNoticeBanner, kayako_notice_banner, KAYAKO, NOTICE_BANNER, AdwBin)

GtkWidget *kayako_notice_banner_new (void);

void kayako_notice_banner_set_notices (KayakoNoticeBanner *self, KayakoNotices *notices);
void kayako_notice_banner_set_compact (KayakoNoticeBanner *self, gboolean compact);

G_END_DECLS
