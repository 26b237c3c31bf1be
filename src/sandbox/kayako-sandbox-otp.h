/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *kayako_sandbox_otp_decode_secret (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_sandbox_otp_at (GBytes *secret,
                             gint64 unix_seconds,
                             GChecksumType checksum,
                             guint digits) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_sandbox_otp_check (const char *secret, const char *code, gint64 now);

G_END_DECLS
