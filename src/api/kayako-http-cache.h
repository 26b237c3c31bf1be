/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-http-request.h"
#include "kayako-http-response.h"

G_BEGIN_DECLS

typedef struct _KayakoHttpCache KayakoHttpCache;

KayakoHttpCache *kayako_http_cache_new (gsize capacity) G_GNUC_WARN_UNUSED_RESULT;
void kayako_http_cache_free (KayakoHttpCache *self);

gboolean kayako_http_cache_ask (KayakoHttpCache *self, const char *key, SoupMessage *message);
KayakoHttpResponse *kayako_http_cache_dup (KayakoHttpCache *self, const char *key);
void kayako_http_cache_keep (KayakoHttpCache *self, const char *key, KayakoHttpResponse *response);
void kayako_http_cache_forget (KayakoHttpCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoHttpCache, kayako_http_cache_free)

G_END_DECLS
