/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"
#include "kayako-notices.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_NOTICE_OVERLAY (kayako_notice_overlay_get_type ())

G_DECLARE_FINAL_TYPE (KayakoNoticeOverlay, kayako_notice_overlay, KAYAKO, NOTICE_OVERLAY, AdwBin)

GtkWidget *kayako_notice_overlay_new (void);

KayakoNotices *kayako_notice_overlay_get_notices (KayakoNoticeOverlay *self);

void kayako_notice_overlay_add_toast (KayakoNoticeOverlay *self, const char *text);
void kayako_notice_overlay_take_toast (KayakoNoticeOverlay *self, AdwToast *toast);
void
kayako_notice_overlay_offer_undo (KayakoNoticeOverlay *self, AdwToast *toast, const char *undone);
void kayako_notice_overlay_withdraw (GtkWidget *widget, AdwToast *toast);
gboolean kayako_notice_overlay_undo (KayakoNoticeOverlay *self);
void kayako_notice_overlay_add (KayakoNoticeOverlay *self, KayakoNotification *notification);
void kayako_notice_overlay_set_foot (KayakoNoticeOverlay *self, int height);
void kayako_notice_overlay_watch (KayakoNoticeOverlay *self, KayakoAccount *account);

G_END_DECLS
