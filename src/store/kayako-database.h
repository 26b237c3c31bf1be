/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Private to store. */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* One connection to an SQLite file, used by one thread. The first failure is
 * kept until somebody asks, and what is asked of it after that does nothing:
 * so a sequence is written without a check behind every line. */
typedef struct _KayakoDatabase KayakoDatabase;

/**
 * KayakoDatabaseMode:
 * @KAYAKO_DATABASE_WRITE: reads and writes; makes the file where there is none
 * @KAYAKO_DATABASE_READ: reads only
 * @KAYAKO_DATABASE_SALVAGE: reads a file that is not to be trusted
 * @KAYAKO_DATABASE_LOOK: reads a file that cannot or must not be written
 * @KAYAKO_DATABASE_LOOK_STILL: the same where nobody writes it, so that nothing
 *   is needed beside it; its log is not read
 *
 * What a connection is for.
 */
typedef enum {
  KAYAKO_DATABASE_WRITE,
  KAYAKO_DATABASE_READ,
  KAYAKO_DATABASE_SALVAGE,
  KAYAKO_DATABASE_LOOK,
  KAYAKO_DATABASE_LOOK_STILL,
} KayakoDatabaseMode;

KayakoDatabase *kayako_database_new (const char *path,
                                     KayakoDatabaseMode mode,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void kayako_database_free (KayakoDatabase *self);

void kayako_database_set_cancellable (KayakoDatabase *self, GCancellable *cancellable);
gboolean kayako_database_has_failed (KayakoDatabase *self);
gboolean kayako_database_check (KayakoDatabase *self, GError **error);

void kayako_database_run (KayakoDatabase *self, const char *sql);
void kayako_database_change (KayakoDatabase *self, const char *sql, const char *types, ...);
gint64 kayako_database_get_int (KayakoDatabase *self, const char *sql, const char *types, ...);
gint64 kayako_database_get_last_id (KayakoDatabase *self);
gint64 kayako_database_get_n_changes (KayakoDatabase *self);
gint64 kayako_database_get_n_changed (KayakoDatabase *self);

sqlite3_stmt *kayako_database_query (KayakoDatabase *self, const char *sql, const char *types, ...);
gboolean kayako_database_step (KayakoDatabase *self, sqlite3_stmt *statement);
void kayako_database_end (KayakoDatabase *self, sqlite3_stmt *statement);

GBytes *kayako_database_dup_bytes (sqlite3_stmt *statement, int column);
char *kayako_database_dup_text (sqlite3_stmt *statement, int column);
GVariant *
kayako_database_dup_variant (sqlite3_stmt *statement, int column, const GVariantType *type);

GError *kayako_database_create_error (int code, int system_error, const char *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KayakoDatabase, kayako_database_free)

G_END_DECLS
