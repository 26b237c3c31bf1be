/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kayako-sandbox-database.h"

G_BEGIN_DECLS

void
kayako_sandbox_thumbnail_make (KayakoSandboxDatabase *database, gint64 content_id, GBytes *bytes);
void kayako_sandbox_thumbnail_keep (KayakoSandboxDatabase *database,
                                    gint64 content_id,
                                    const char *type,
                                    GBytes *bytes);
const guint *kayako_sandbox_thumbnail_get_widths (guint *n_widths);

G_END_DECLS
