/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-database-private.h"

/* How long another program may hold the file, in milliseconds. */
#define PATIENCE 10000

/* The helpdesk's SQLite file, used from the server's one thread. Statements
 * are kept by their text; one that is running is out of the cache, so the same
 * query may run inside itself. */
struct _KayakoSandboxDatabase {
  GObject parent_instance;

  sqlite3 *handle;        /* (owned) */
  GHashTable *statements; /* (owned) (element-type utf8 sqlite3_stmt): idle ones */
  GError *error;          /* (owned) (nullable): the first failure since the last check */
  gint64 clock_offset;    /* seconds that were added to the machine's clock */
  gint64 begun_at;        /* the clock when the transaction began, 0 outside of one */
};

G_DEFINE_FINAL_TYPE (KayakoSandboxDatabase, kayako_sandbox_database, G_TYPE_OBJECT)

static void
free_statement (gpointer statement)
{
  /* Reports the failure of the last step again, which has been noted then. */
  sqlite3_finalize (statement);
}

static void
kayako_sandbox_database_finalize (GObject *object)
{
  KayakoSandboxDatabase *self = KAYAKO_SANDBOX_DATABASE (object);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->handle, sqlite3_close_v2);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (kayako_sandbox_database_parent_class)->finalize (object);
}

static void
kayako_sandbox_database_class_init (KayakoSandboxDatabaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_sandbox_database_finalize;
}

static void
kayako_sandbox_database_init (KayakoSandboxDatabase *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_statement);
}

/**
 * kayako_sandbox_database_new:
 * @path: (nullable): a file, made when there is none, or %NULL for memory
 * @error: return location for a #GError
 *
 * Opens the helpdesk's database. Its tables are the caller's business.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with a
 *   #GIOError when the file cannot be opened or is no database
 */
KayakoSandboxDatabase *
kayako_sandbox_database_new (const char *path, GError **error)
{
  g_autoptr (KayakoSandboxDatabase) self = g_object_new (KAYAKO_TYPE_SANDBOX_DATABASE, NULL);

  if (sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->handle,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) != SQLITE_OK) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path,
                 self->handle != NULL ? sqlite3_errmsg (self->handle) : "out of memory");
    return NULL;
  }

  /* Somebody may be looking into the file, or changing it. */
  sqlite3_busy_timeout (self->handle, PATIENCE);
  /* The server's data is a demo's: speed over surviving a power cut. */
  kayako_sandbox_database_run (self, "PRAGMA journal_mode = WAL;"
                                     "PRAGMA synchronous = OFF;"
                                     "PRAGMA foreign_keys = ON;");
  if (!kayako_sandbox_database_check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kayako_sandbox_database_get_now:
 * @self: a database
 *
 * Reads the helpdesk's clock, which stands still within a transaction: what
 * happens together happens at one time.
 *
 * Returns: Unix seconds
 */
gint64
kayako_sandbox_database_get_now (KayakoSandboxDatabase *self)
{
  if (self->begun_at != 0)
    return self->begun_at;

  return g_get_real_time () / G_USEC_PER_SEC + self->clock_offset;
}

/**
 * kayako_sandbox_database_advance_clock:
 * @self: a database
 * @seconds: how far, 0 or more
 *
 * Moves the helpdesk's clock on, so that what expires can be tested without
 * waiting for it.
 */
void
kayako_sandbox_database_advance_clock (KayakoSandboxDatabase *self, gint64 seconds)
{
  g_return_if_fail (seconds >= 0);

  self->clock_offset += seconds;
  if (self->begun_at != 0)
    self->begun_at += seconds;
}

/**
 * kayako_sandbox_database_reset_clock:
 * @self: a database
 *
 * Sets the helpdesk's clock to the machine's.
 */
void
kayako_sandbox_database_reset_clock (KayakoSandboxDatabase *self)
{
  self->clock_offset = 0;
}

/**
 * kayako_sandbox_database_run:
 * @self: a database
 * @sql: one or more statements
 *
 * Runs statements that take no values and whose rows do not matter.
 *
 * Returns: whether they all ran; the failure is kept for
 *   kayako_sandbox_database_check()
 */
gboolean
kayako_sandbox_database_run (KayakoSandboxDatabase *self, const char *sql)
{
  if (self->error != NULL)
    return FALSE;

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK) {
    kayako_sandbox_database_note_failure (self, sql);
    return FALSE;
  }

  return TRUE;
}

/**
 * kayako_sandbox_database_begin:
 * @self: a database
 *
 * Begins a transaction.
 */
void
kayako_sandbox_database_begin (KayakoSandboxDatabase *self)
{
  self->begun_at = kayako_sandbox_database_get_now (self);
  kayako_sandbox_database_run (self, "BEGIN IMMEDIATE");
}

/**
 * kayako_sandbox_database_commit:
 * @self: a database
 *
 * Keeps what the transaction did; after a failure, undoes it.
 */
void
kayako_sandbox_database_commit (KayakoSandboxDatabase *self)
{
  self->begun_at = 0;
  if (self->error == NULL && kayako_sandbox_database_run (self, "COMMIT"))
    return;

  kayako_sandbox_database_rollback (self);
}

/**
 * kayako_sandbox_database_rollback:
 * @self: a database
 *
 * Undoes what the transaction did. A failure that is being kept stays kept.
 */
void
kayako_sandbox_database_rollback (KayakoSandboxDatabase *self)
{
  self->begun_at = 0;
  if (!sqlite3_get_autocommit (self->handle) &&
      sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
    kayako_sandbox_database_note_failure (self, "ROLLBACK");
}

/**
 * kayako_sandbox_database_check:
 * @self: a database
 * @error: return location for a #GError
 *
 * Fetches the first failure since the last check; statements run again after.
 *
 * Returns: %TRUE when there was none
 */
gboolean
kayako_sandbox_database_check (KayakoSandboxDatabase *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * kayako_sandbox_database_note_failure:
 * @self: a database
 * @sql: the statement that failed
 *
 * Keeps SQLite's error, unless one is being kept already.
 */
void
kayako_sandbox_database_note_failure (KayakoSandboxDatabase *self, const char *sql)
{
  if (self->error == NULL)
    self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "SQLite: %s in ‘%s’",
                               sqlite3_errmsg (self->handle), sql);
}

/**
 * kayako_sandbox_database_take_statement:
 * @self: a database
 * @sql: a statement's text
 *
 * Takes a statement out of the cache, or prepares it.
 *
 * Returns: (transfer full) (nullable): the statement, %NULL after a failure
 */
sqlite3_stmt *
kayako_sandbox_database_take_statement (KayakoSandboxDatabase *self, const char *sql)
{
  gpointer key = NULL;
  gpointer statement = NULL;
  sqlite3_stmt *prepared = NULL;

  if (self->error != NULL)
    return NULL;

  if (g_hash_table_steal_extended (self->statements, sql, &key, &statement)) {
    g_free (key);
    return statement;
  }

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, NULL) !=
      SQLITE_OK) {
    kayako_sandbox_database_note_failure (self, sql);
    return NULL;
  }

  return prepared;
}

/**
 * kayako_sandbox_database_give_back:
 * @self: a database
 * @statement: (transfer full): a statement taken from it
 *
 * Ends a statement and keeps it for the next time.
 */
void
kayako_sandbox_database_give_back (KayakoSandboxDatabase *self, sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  g_hash_table_replace (self->statements, g_strdup (sqlite3_sql (statement)), statement);
}

/**
 * kayako_sandbox_database_has_failed:
 * @self: a database
 *
 * Returns: whether a failure is being kept
 */
gboolean
kayako_sandbox_database_has_failed (KayakoSandboxDatabase *self)
{
  return self->error != NULL;
}

/**
 * kayako_sandbox_database_get_handle:
 * @self: a database
 *
 * Returns: SQLite's own object
 */
sqlite3 *
kayako_sandbox_database_get_handle (KayakoSandboxDatabase *self)
{
  return self->handle;
}
