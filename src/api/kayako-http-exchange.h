/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libdex.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * KayakoHttpLimits:
 * @body: how long the decoded body may be, in bytes
 * @window: how long it may stand almost still, in milliseconds: connecting,
 *   sending, waiting and each part of reading
 * @deadline: how long the whole may take, in milliseconds
 * @counts_once_leaving: whether @window and @deadline count from when it
 *   starts to leave, not from when it is asked for: for what changes something
 *
 * What a message may use up.
 */
typedef struct {
  gsize body;
  guint window;
  guint deadline;
  gboolean counts_once_leaving;
} KayakoHttpLimits;

DexFuture *kayako_http_exchange (SoupSession *session,
                                 SoupMessage *message,
                                 const KayakoHttpLimits *limits) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
