/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include "kayako-database.h"

G_BEGIN_DECLS

/**
 * KayakoSchemaUse:
 * @KAYAKO_SCHEMA_USE_NONE: no program has written that: it is damage
 * @KAYAKO_SCHEMA_USE_WRITE: it is brought to this version, and written
 * @KAYAKO_SCHEMA_USE_READ: a newer program wrote it so that this one can read it
 * @KAYAKO_SCHEMA_USE_REFUSE: a newer program wrote it
 *
 * What this program does with a file.
 */
typedef enum {
  KAYAKO_SCHEMA_USE_NONE,
  KAYAKO_SCHEMA_USE_WRITE,
  KAYAKO_SCHEMA_USE_READ,
  KAYAKO_SCHEMA_USE_REFUSE,
} KayakoSchemaUse;

guint kayako_schema_get_version (void);
KayakoSchemaUse kayako_schema_get_use (gint64 number);
gboolean kayako_schema_check_readable (KayakoDatabase *database, GError **error);
gboolean kayako_schema_migrate (KayakoDatabase *database, GError **error);
const char *kayako_schema_get_writing (void);

G_END_DECLS
