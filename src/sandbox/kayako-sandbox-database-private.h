/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "kayako-sandbox-database.h"

G_BEGIN_DECLS

/* Between the database and its rows only. */
sqlite3 *kayako_sandbox_database_get_handle (KayakoSandboxDatabase *self);
gboolean kayako_sandbox_database_has_failed (KayakoSandboxDatabase *self);
void kayako_sandbox_database_note_failure (KayakoSandboxDatabase *self, const char *sql);
sqlite3_stmt *kayako_sandbox_database_take_statement (KayakoSandboxDatabase *self, const char *sql);
void kayako_sandbox_database_give_back (KayakoSandboxDatabase *self, sqlite3_stmt *statement);

G_END_DECLS
