/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_HTTP_RESPONSE (kayako_http_response_get_type ())

typedef struct _KayakoHttpResponse KayakoHttpResponse;

GType kayako_http_response_get_type (void) G_GNUC_CONST;

KayakoHttpResponse *kayako_http_response_new (guint status,
                                              SoupMessageHeaders *headers,
                                              GBytes *body) G_GNUC_WARN_UNUSED_RESULT;
KayakoHttpResponse *kayako_http_response_ref (KayakoHttpResponse *self);
void kayako_http_response_unref (KayakoHttpResponse *self);

guint kayako_http_response_get_status (KayakoHttpResponse *self);
gboolean kayako_http_response_is_success (KayakoHttpResponse *self);
const char *kayako_http_response_get_header (KayakoHttpResponse *self, const char *name);
guint kayako_http_response_get_retry_after (KayakoHttpResponse *self);
GBytes *kayako_http_response_get_body (KayakoHttpResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoHttpResponse, kayako_http_response_unref)

G_END_DECLS
