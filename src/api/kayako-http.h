/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>

#include "kayako-http-request.h"
#include "kayako-http-response.h"
#include "kayako-request-log.h"

G_BEGIN_DECLS

#define KAYAKO_TYPE_HTTP (kayako_http_get_type ())

G_DECLARE_FINAL_TYPE (KayakoHttp, kayako_http, KAYAKO, HTTP, GObject)

KayakoHttp *kayako_http_new (const char *base_uri) G_GNUC_WARN_UNUSED_RESULT;

KayakoRequestLog *kayako_http_get_log (KayakoHttp *self);
gboolean kayako_http_is_own (KayakoHttp *self, const char *url);

DexFuture *
kayako_http_send (KayakoHttp *self, KayakoHttpRequest *request) G_GNUC_WARN_UNUSED_RESULT;
void kayako_http_forget (KayakoHttp *self);

G_END_DECLS
