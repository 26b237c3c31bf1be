/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

DexFuture *kayako_http_exchange (SoupSession *session,
                                 SoupMessage *message,
                                 gsize limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
