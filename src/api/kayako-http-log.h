/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-http-response.h"
#include "kayako-request-log.h"

G_BEGIN_DECLS

void kayako_http_log_exchange (KayakoRequestLog *log,
                               SoupMessage *message,
                               KayakoHttpResponse *response,
                               gint64 started_us);

G_END_DECLS
