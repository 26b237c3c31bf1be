/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to engine. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint
kayako_sync_pace_round (guint n_quiet, gboolean is_watched, gboolean has_swept, gboolean metered);
guint kayako_sync_pace_request (gboolean metered);

G_END_DECLS
