/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_SYNC_STATUS (kayako_sync_status_get_type ())

G_DECLARE_FINAL_TYPE (KayakoSyncStatus, kayako_sync_status, KAYAKO, SYNC_STATUS, AdwBin)

GtkWidget *kayako_sync_status_new (void) G_GNUC_WARN_UNUSED_RESULT;

KayakoAccount *kayako_sync_status_get_account (KayakoSyncStatus *self);
void kayako_sync_status_set_account (KayakoSyncStatus *self, KayakoAccount *account);

G_END_DECLS
