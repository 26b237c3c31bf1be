/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-http-response.h"

G_BEGIN_DECLS

SoupSession *kayako_discovery_session_new (const char *host) G_GNUC_WARN_UNUSED_RESULT;

KayakoHttpResponse *kayako_discovery_await (SoupSession *session,
                                            const char *uri,
                                            gboolean *no_tls,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_discovery_is_page (KayakoHttpResponse *response);

G_END_DECLS
