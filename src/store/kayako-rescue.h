/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"

G_BEGIN_DECLS

gboolean kayako_rescue_writing (const char *damaged,
                                KayakoDatabase *database,
                                guint *n_rescued,
                                GError **error);

G_END_DECLS
