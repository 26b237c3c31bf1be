/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "kayako-error.h"

G_BEGIN_DECLS

GError *kayako_http_error_from_transport (const GError *cause,
                                          gboolean changes,
                                          gboolean left) G_GNUC_WARN_UNUSED_RESULT;
KayakoError kayako_http_error_code_for_status (guint status);
gboolean kayako_http_error_is_cancelled (const GError *error);
guint kayako_http_parse_retry_after (const char *value, gint64 now);
gboolean
kayako_http_may_redirect (GUri *from, GUri *to, guint status, gboolean changes, GError **error);

G_END_DECLS
