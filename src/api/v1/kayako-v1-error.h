/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-error.h"
#include "kayako-v1-codec-envelope.h"

G_BEGIN_DECLS

GError *kayako_v1_error_new (guint status,
                             const KayakoV1Envelope *envelope,
                             guint retry_after,
                             gboolean signing_in) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
