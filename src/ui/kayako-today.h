/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define KAYAKO_TYPE_TODAY (kayako_today_get_type ())

G_DECLARE_FINAL_TYPE (KayakoToday, kayako_today, KAYAKO, TODAY, GObject)

KayakoToday *kayako_today_new (void) G_GNUC_WARN_UNUSED_RESULT;

gint64 kayako_today_get_now (KayakoToday *self);

G_END_DECLS
