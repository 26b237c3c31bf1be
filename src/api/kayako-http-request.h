/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * KayakoHttpFlags:
 * @KAYAKO_HTTP_ONCE: never repeat it, even where it only reads
 * @KAYAKO_HTTP_REVALIDATE: ask whether the answer we hold is still good. Only
 *   for answers that the server's validator covers whole
 * @KAYAKO_HTTP_FILE: a file comes, which may take its time as long as it comes
 *   on
 *
 * How a request is treated.
 */
typedef enum {
  KAYAKO_HTTP_NONE = 0,
  KAYAKO_HTTP_ONCE = 1 << 0,
  KAYAKO_HTTP_REVALIDATE = 1 << 1,
  KAYAKO_HTTP_FILE = 1 << 2,
} KayakoHttpFlags;

typedef struct _KayakoHttpRequest KayakoHttpRequest;

KayakoHttpRequest *kayako_http_request_new (const char *method,
                                            const char *target,
                                            KayakoHttpFlags flags) G_GNUC_WARN_UNUSED_RESULT;
KayakoHttpRequest *kayako_http_request_ref (KayakoHttpRequest *self);
void kayako_http_request_unref (KayakoHttpRequest *self);

KayakoHttpFlags kayako_http_request_get_flags (KayakoHttpRequest *self);
const char *kayako_http_request_get_method (KayakoHttpRequest *self);
const char *kayako_http_request_get_target (KayakoHttpRequest *self);
gboolean kayako_http_request_get_changes (KayakoHttpRequest *self);

void
kayako_http_request_add_argument (KayakoHttpRequest *self, const char *name, const char *value);
void kayako_http_request_set_header (KayakoHttpRequest *self, const char *name, const char *value);
void kayako_http_request_set_body (KayakoHttpRequest *self, const char *content_type, GBytes *body);
GBytes *kayako_http_request_get_body (KayakoHttpRequest *self, const char **content_type);
const char *kayako_http_request_get_header (KayakoHttpRequest *self, const char *name);

GUri *kayako_http_request_dup_uri (KayakoHttpRequest *self, GUri *base) G_GNUC_WARN_UNUSED_RESULT;
SoupMessage *
kayako_http_request_dup_message (KayakoHttpRequest *self, GUri *uri) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoHttpRequest, kayako_http_request_unref)

G_END_DECLS
