/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-request-entry.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_REQUEST_LOG (kayako_request_log_get_type ())

G_DECLARE_FINAL_TYPE (KayakoRequestLog, kayako_request_log, KAYAKO, REQUEST_LOG, GObject)

KayakoRequestLog *kayako_request_log_new (guint capacity) G_GNUC_WARN_UNUSED_RESULT;

void kayako_request_log_add (KayakoRequestLog *self, KayakoRequestEntry *entry);
void kayako_request_log_clear (KayakoRequestLog *self);
char *kayako_request_log_dup_text (KayakoRequestLog *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
