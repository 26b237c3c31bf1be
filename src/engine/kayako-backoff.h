/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint kayako_backoff_delay (guint attempt, double jitter);
guint kayako_backoff_break (guint seconds, double jitter);

G_END_DECLS
