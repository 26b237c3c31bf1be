/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kayako_dup_clock_time (gint64 time) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_dup_short_time (gint64 time, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_dup_full_time (gint64 time) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_dup_date_time (gint64 time) G_GNUC_WARN_UNUSED_RESULT;
char *kayako_dup_day (gint64 time, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
gint64 kayako_next_midnight (gint64 now);

G_END_DECLS
