/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *kayako_sandbox_picture_new_identicon (const char *seed) G_GNUC_WARN_UNUSED_RESULT;
gboolean kayako_sandbox_picture_measure (GBytes *bytes, guint *width, guint *height);

G_END_DECLS
