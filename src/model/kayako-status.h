/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-enums.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_STATUS (kayako_status_get_type ())

G_DECLARE_FINAL_TYPE (KayakoStatus, kayako_status, KAYAKO, STATUS, GObject)

KayakoStatus *kayako_status_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_status_get_id (KayakoStatus *self);
const char *kayako_status_get_label (KayakoStatus *self);
void kayako_status_set_label (KayakoStatus *self, const char *label);
KayakoStatusType kayako_status_get_status_type (KayakoStatus *self);
void kayako_status_set_status_type (KayakoStatus *self, KayakoStatusType status_type);
int kayako_status_get_sort_order (KayakoStatus *self);
void kayako_status_set_sort_order (KayakoStatus *self, int sort_order);

G_END_DECLS
