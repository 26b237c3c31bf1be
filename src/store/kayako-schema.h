/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"

G_BEGIN_DECLS

guint kayako_schema_get_version (void);
gboolean kayako_schema_migrate (KayakoDatabase *database, GError **error);
const char *kayako_schema_get_writing (void);

G_END_DECLS
