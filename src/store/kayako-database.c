/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-database.h"

#include "kayako-error.h"

#include <errno.h>
#include <stdarg.h>

/* How long another program may hold the file, in milliseconds. */
#define PATIENCE 5000

/* Instructions of SQLite's machine between two looks at whether anybody still
 * waits: well under a millisecond. */
#define INSTRUCTIONS 5000

/* More than there are of our own. */
#define MOST_STATEMENTS 150

struct _KayakoDatabase {
  sqlite3 *handle;        /* (owned) */
  GHashTable *statements; /* (owned) (element-type utf8 sqlite3_stmt): idle ones, by their text */
  GError *error;          /* (owned) (nullable): the first failure since the last check */
  GCancellable *cancellable; /* (not owned) (nullable): whether anybody waits for the job */
};

/* A database that was made by another program can hold anything, so nothing in
 * its schema may call functions that do. */
static const char setup_sql[] = "PRAGMA trusted_schema = OFF;"
                                "PRAGMA foreign_keys = ON;"
                                "PRAGMA temp_store = MEMORY;"
                                "PRAGMA cache_size = -8192;";

static void
free_statement (gpointer statement)
{
  /* Reports the failure of the last step again, which has been noted then. */
  sqlite3_finalize (statement);
}

/* Makes the one error of what SQLite says; the message names no path and
 * nothing that was stored. */
GError *
kayako_database_create_error (int code, int system_error, const char *message)
{
  KayakoError remedy = KAYAKO_ERROR_STORE;

  switch (code & 0xff) {
  case SQLITE_INTERRUPT:
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody waits");
  case SQLITE_FULL:
    remedy = KAYAKO_ERROR_DISK_FULL;
    break;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    remedy = KAYAKO_ERROR_STORE_BUSY;
    break;
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    remedy = KAYAKO_ERROR_STORE_READ_ONLY;
    break;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    remedy = KAYAKO_ERROR_STORE_DAMAGED;
    break;
  case SQLITE_CANTOPEN:
  case SQLITE_IOERR:
    if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG)
      remedy = KAYAKO_ERROR_DISK_FULL;
    else if (system_error == EACCES || system_error == EPERM || system_error == EROFS)
      remedy = KAYAKO_ERROR_STORE_READ_ONLY;
    else if (code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_DATA)
      remedy = KAYAKO_ERROR_STORE_DAMAGED;
    break;
  default:
    break;
  }

  return g_error_new (KAYAKO_ERROR, (int) remedy, "SQLite %d (%d): %s", code, system_error,
                      message);
}

static void
note_failure (KayakoDatabase *self)
{
  if (self->error != NULL)
    return;

  self->error = kayako_database_create_error (sqlite3_extended_errcode (self->handle),
                                              sqlite3_system_errno (self->handle),
                                              sqlite3_errmsg (self->handle));
}

static int
progress_cb (void *user_data)
{
  KayakoDatabase *self = user_data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/* Also who only reads writes what is beside the file, unless it is forbidden. */
static int
get_flags (KayakoDatabaseMode mode)
{
  switch (mode) {
  case KAYAKO_DATABASE_WRITE:
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  case KAYAKO_DATABASE_LOOK:
    return SQLITE_OPEN_READONLY;
  case KAYAKO_DATABASE_LOOK_STILL:
    return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  case KAYAKO_DATABASE_READ:
  case KAYAKO_DATABASE_SALVAGE:
  default:
    return SQLITE_OPEN_READWRITE;
  }
}

static char *
dup_name (const char *path, KayakoDatabaseMode mode)
{
  g_autofree char *uri = NULL;

  if (mode != KAYAKO_DATABASE_LOOK_STILL)
    return g_strdup (path);

  uri = g_filename_to_uri (path, NULL, NULL);
  return g_strconcat (uri != NULL ? uri : path, "?immutable=1", NULL);
}

/* Opens the file at @path, which is absolute. */
KayakoDatabase *
kayako_database_new (const char *path, KayakoDatabaseMode mode, GError **error)
{
  g_autoptr (KayakoDatabase) self = g_new0 (KayakoDatabase, 1);
  g_autofree char *name = dup_name (path, mode);
  int flags = get_flags (mode) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_statement);
  if (sqlite3_open_v2 (name, &self->handle, flags, NULL) != SQLITE_OK) {
    note_failure (self);
    kayako_database_check (self, error);
    return NULL;
  }

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, mode != KAYAKO_DATABASE_SALVAGE,
                     NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
                     mode == KAYAKO_DATABASE_SALVAGE, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_busy_timeout (self->handle, PATIENCE);
  sqlite3_progress_handler (self->handle, INSTRUCTIONS, progress_cb, self);
  /* Before anything looks at the file: reads one that is shorter than it says. */
  if (mode == KAYAKO_DATABASE_SALVAGE)
    kayako_database_run (self, "PRAGMA writable_schema = ON;");
  kayako_database_run (self, setup_sql);
  if (mode != KAYAKO_DATABASE_WRITE)
    kayako_database_run (self, "PRAGMA query_only = ON;");
  if (!kayako_database_check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Closes the connection. */
void
kayako_database_free (KayakoDatabase *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->handle, sqlite3_close_v2);
  g_clear_error (&self->error);
  g_free (self);
}

/* What is running stops soon after @cancellable is cancelled. */
void
kayako_database_set_cancellable (KayakoDatabase *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

/* Whether anything has failed since the last check. */
gboolean
kayako_database_has_failed (KayakoDatabase *self)
{
  return self->error != NULL;
}

/* Hands out the first failure since the last check, and begins anew. */
gboolean
kayako_database_check (KayakoDatabase *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/* Runs statements that give no rows. */
void
kayako_database_run (KayakoDatabase *self, const char *sql)
{
  if (self->error == NULL && sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    note_failure (self);
}

static sqlite3_stmt *
take_statement (KayakoDatabase *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *key = NULL;

  if (self->error != NULL)
    return NULL;

  if (g_hash_table_steal_extended (self->statements, sql, (gpointer *) &key,
                                   (gpointer *) &statement)) {
    g_free (key);
    return statement;
  }

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK)
    note_failure (self);

  return statement;
}

/* Nothing at all is a blob too, and not NULL. */
static int
bind_blob (sqlite3_stmt *statement, int i, gconstpointer data, gsize size)
{
  if (size == 0)
    return sqlite3_bind_zeroblob (statement, i, 0);

  return sqlite3_bind_blob64 (statement, i, data, size, SQLITE_STATIC);
}

/* i: gint64. n: gint64, 0 for NULL. s: text or NULL. b: GBytes or NULL.
 * v: GVariant or NULL. All stay the caller's while the statement runs. */
static void
bind (KayakoDatabase *self, sqlite3_stmt *statement, const char *types, va_list arguments)
{
  for (int i = 1; types[i - 1] != '\0'; i++) {
    GBytes *bytes = NULL;
    GVariant *variant = NULL;
    gint64 number = 0;
    int code = SQLITE_OK;

    switch (types[i - 1]) {
    case 'i':
      code = sqlite3_bind_int64 (statement, i, va_arg (arguments, gint64));
      break;
    case 'n':
      number = va_arg (arguments, gint64);
      code = number != 0 ? sqlite3_bind_int64 (statement, i, number)
                         : sqlite3_bind_null (statement, i);
      break;
    case 's':
      code = sqlite3_bind_text (statement, i, va_arg (arguments, const char *), -1, SQLITE_STATIC);
      break;
    case 'b':
      bytes = va_arg (arguments, GBytes *);
      if (bytes != NULL)
        code = bind_blob (statement, i, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      break;
    case 'v':
      variant = va_arg (arguments, GVariant *);
      if (variant != NULL)
        code = bind_blob (statement, i, g_variant_get_data (variant), g_variant_get_size (variant));
      break;
    default:
      g_assert_not_reached ();
    }

    if (code != SQLITE_OK)
      note_failure (self);
  }
}

static sqlite3_stmt *
query_valist (KayakoDatabase *self, const char *sql, const char *types, va_list arguments)
{
  sqlite3_stmt *statement = take_statement (self, sql);

  if (statement != NULL)
    bind (self, statement, types, arguments);

  return statement;
}

/* Begins a statement. It is to be stepped until there are no more rows, or
 * ended. */
sqlite3_stmt *
kayako_database_query (KayakoDatabase *self, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = query_valist (self, sql, types, arguments);
  va_end (arguments);

  return statement;
}

/* Whether there is another row; where not, the statement has ended. */
gboolean
kayako_database_step (KayakoDatabase *self, sqlite3_stmt *statement)
{
  int code = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;

  if (self->error == NULL) {
    code = sqlite3_step (statement);
    if (code == SQLITE_ROW)
      return TRUE;
    if (code != SQLITE_DONE)
      note_failure (self);
  }

  kayako_database_end (self, statement);
  return FALSE;
}

/* Puts a statement back for the next time. */
void
kayako_database_end (KayakoDatabase *self, sqlite3_stmt *statement)
{
  if (statement == NULL)
    return;

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  /* What somebody looks for makes statements of its own. */
  if (g_hash_table_size (self->statements) >= MOST_STATEMENTS) {
    sqlite3_finalize (statement);
    return;
  }

  g_hash_table_insert (self->statements, g_strdup (sqlite3_sql (statement)), statement);
}

/* Runs one statement to its end. */
void
kayako_database_change (KayakoDatabase *self, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = query_valist (self, sql, types, arguments);
  va_end (arguments);

  while (kayako_database_step (self, statement))
    continue;
}

/* The first column of the first row, 0 where there is none. */
gint64
kayako_database_get_int (KayakoDatabase *self, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement = NULL;
  va_list arguments;
  gint64 number = 0;

  va_start (arguments, types);
  statement = query_valist (self, sql, types, arguments);
  va_end (arguments);

  if (kayako_database_step (self, statement)) {
    number = sqlite3_column_int64 (statement, 0);
    kayako_database_end (self, statement);
  }

  return number;
}

/* The number of the row that was inserted last. */
gint64
kayako_database_get_last_id (KayakoDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/* How many rows have been changed since it was opened. */
gint64
kayako_database_get_n_changes (KayakoDatabase *self)
{
  return sqlite3_total_changes64 (self->handle);
}

/* How many rows the last statement has changed by itself: what the search index
 * writes beside it does not count. */
gint64
kayako_database_get_n_changed (KayakoDatabase *self)
{
  return sqlite3_changes64 (self->handle);
}

/* A copy of a blob, NULL for NULL. */
GBytes *
kayako_database_dup_bytes (sqlite3_stmt *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;

  return g_bytes_new (sqlite3_column_blob (statement, column),
                      (gsize) sqlite3_column_bytes (statement, column));
}

/* A copy of a text, NULL for NULL. */
char *
kayako_database_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/* A value of @type, NULL for NULL. What is damaged reads as an empty one. */
GVariant *
kayako_database_dup_variant (sqlite3_stmt *statement, int column, const GVariantType *type)
{
  g_autoptr (GBytes) bytes = kayako_database_dup_bytes (statement, column);

  if (bytes == NULL)
    return NULL;

  return g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
}
