/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-database-private.h"

struct _KayakoSandboxRows {
  KayakoSandboxDatabase *database; /* (owned) */
  sqlite3_stmt *statement;         /* (owned) (nullable): NULL after a failure */
};

static int
bind_bytes (sqlite3_stmt *statement, int index, GBytes *bytes)
{
  gsize size = 0;
  const void *data = NULL;

  if (bytes == NULL)
    return sqlite3_bind_null (statement, index);

  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    return sqlite3_bind_zeroblob (statement, index, 0);

  return sqlite3_bind_blob64 (statement, index, data, size, SQLITE_TRANSIENT);
}

static void
bind_values (KayakoSandboxDatabase *self,
             sqlite3_stmt *statement,
             const char *types,
             va_list values)
{
  for (int i = 0; types != NULL && types[i] != '\0'; i++) {
    int result = SQLITE_MISUSE;

    switch (types[i]) {
    case 'i':
      result = sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
      break;
    case 'b':
      result = sqlite3_bind_int (statement, i + 1, va_arg (values, gboolean) ? 1 : 0);
      break;
    case 'd':
      result = sqlite3_bind_double (statement, i + 1, va_arg (values, double));
      break;
    case 's':
      result =
          sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
      break;
    case 'B':
      result = bind_bytes (statement, i + 1, va_arg (values, GBytes *));
      break;
    case 'n':
      result = sqlite3_bind_null (statement, i + 1);
      break;
    default:
      g_assert_not_reached ();
    }

    if (result != SQLITE_OK)
      kayako_sandbox_database_note_failure (self, sqlite3_sql (statement));
  }
}

static KayakoSandboxRows *
start_query (KayakoSandboxDatabase *self, const char *sql, const char *types, va_list values)
{
  KayakoSandboxRows *rows = g_new0 (KayakoSandboxRows, 1);

  rows->database = g_object_ref (self);
  rows->statement = kayako_sandbox_database_take_statement (self, sql);
  if (rows->statement != NULL)
    bind_values (self, rows->statement, types, values);

  return rows;
}

/**
 * kayako_sandbox_database_query:
 * @self: a database
 * @sql: a statement that gives rows
 * @types: (nullable): one letter for each value
 * @...: the values
 *
 * Starts a query. After a failure it has no rows.
 *
 * Returns: (transfer full): the rows, before the first
 */
KayakoSandboxRows *
kayako_sandbox_database_query (KayakoSandboxDatabase *self, const char *sql, const char *types, ...)
{
  KayakoSandboxRows *rows = NULL;
  va_list values;

  va_start (values, types);
  rows = start_query (self, sql, types, values);
  va_end (values);

  return rows;
}

/**
 * kayako_sandbox_database_execute:
 * @self: a database
 * @sql: a statement that changes rows
 * @types: (nullable): one letter for each value
 * @...: the values
 *
 * Returns: how many rows changed, 0 after a failure
 */
gint64
kayako_sandbox_database_execute (KayakoSandboxDatabase *self,
                                 const char *sql,
                                 const char *types,
                                 ...)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  va_list values;

  va_start (values, types);
  rows = start_query (self, sql, types, values);
  va_end (values);

  while (kayako_sandbox_rows_next (rows))
    ;

  return !kayako_sandbox_database_has_failed (self)
             ? sqlite3_changes64 (kayako_sandbox_database_get_handle (self))
             : 0;
}

/**
 * kayako_sandbox_database_insert:
 * @self: a database
 * @sql: an INSERT
 * @types: (nullable): one letter for each value
 * @...: the values
 *
 * Returns: the new row's id, 0 after a failure
 */
gint64
kayako_sandbox_database_insert (KayakoSandboxDatabase *self,
                                const char *sql,
                                const char *types,
                                ...)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  va_list values;

  va_start (values, types);
  rows = start_query (self, sql, types, values);
  va_end (values);

  while (kayako_sandbox_rows_next (rows))
    ;

  return !kayako_sandbox_database_has_failed (self)
             ? sqlite3_last_insert_rowid (kayako_sandbox_database_get_handle (self))
             : 0;
}

/**
 * kayako_sandbox_database_get_int64:
 * @self: a database
 * @fallback: what to return when there is no row or it is NULL
 * @sql: a statement that gives rows
 * @types: (nullable): one letter for each value
 * @...: the values
 *
 * Returns: the first row's first column
 */
gint64
kayako_sandbox_database_get_int64 (KayakoSandboxDatabase *self,
                                   gint64 fallback,
                                   const char *sql,
                                   const char *types,
                                   ...)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  va_list values;

  va_start (values, types);
  rows = start_query (self, sql, types, values);
  va_end (values);

  if (!kayako_sandbox_rows_next (rows) || kayako_sandbox_rows_is_null (rows, 0))
    return fallback;

  return kayako_sandbox_rows_get_int64 (rows, 0);
}

/**
 * kayako_sandbox_database_dup_string:
 * @self: a database
 * @sql: a statement that gives rows
 * @types: (nullable): one letter for each value
 * @...: the values
 *
 * Returns: (transfer full) (nullable): the first row's first column, %NULL
 *   when there is no row or it is NULL
 */
char *
kayako_sandbox_database_dup_string (KayakoSandboxDatabase *self,
                                    const char *sql,
                                    const char *types,
                                    ...)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  va_list values;

  va_start (values, types);
  rows = start_query (self, sql, types, values);
  va_end (values);

  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  return g_strdup (kayako_sandbox_rows_get_string (rows, 0));
}

/**
 * kayako_sandbox_database_list_ids:
 * @self: a database
 * @sql: a statement that gives rows
 * @types: (nullable): one letter for each value
 * @...: the values
 *
 * Returns: (transfer full) (element-type gint64): every row's first column
 */
GArray *
kayako_sandbox_database_list_ids (KayakoSandboxDatabase *self,
                                  const char *sql,
                                  const char *types,
                                  ...)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  va_list values;

  va_start (values, types);
  rows = start_query (self, sql, types, values);
  va_end (values);

  while (kayako_sandbox_rows_next (rows)) {
    gint64 id = kayako_sandbox_rows_get_int64 (rows, 0);

    g_array_append_val (ids, id);
  }

  return ids;
}

/**
 * kayako_sandbox_rows_next:
 * @self: rows
 *
 * Steps to the next row.
 *
 * Returns: whether there is one
 */
gboolean
kayako_sandbox_rows_next (KayakoSandboxRows *self)
{
  int result = SQLITE_DONE;

  if (self->statement == NULL || kayako_sandbox_database_has_failed (self->database))
    return FALSE;

  result = sqlite3_step (self->statement);
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    kayako_sandbox_database_note_failure (self->database, sqlite3_sql (self->statement));

  return FALSE;
}

/**
 * kayako_sandbox_rows_is_null:
 * @self: rows
 * @column: which, from 0
 *
 * Returns: whether the column is NULL
 */
gboolean
kayako_sandbox_rows_is_null (KayakoSandboxRows *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

/**
 * kayako_sandbox_rows_get_int64:
 * @self: rows
 * @column: which, from 0
 *
 * Returns: the column's number, 0 for NULL
 */
gint64
kayako_sandbox_rows_get_int64 (KayakoSandboxRows *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

/**
 * kayako_sandbox_rows_get_boolean:
 * @self: rows
 * @column: which, from 0
 *
 * Returns: whether the column is other than 0 and NULL
 */
gboolean
kayako_sandbox_rows_get_boolean (KayakoSandboxRows *self, int column)
{
  return sqlite3_column_int (self->statement, column) != 0;
}

/**
 * kayako_sandbox_rows_get_double:
 * @self: rows
 * @column: which, from 0
 *
 * Returns: the column's number, 0 for NULL
 */
double
kayako_sandbox_rows_get_double (KayakoSandboxRows *self, int column)
{
  return sqlite3_column_double (self->statement, column);
}

/**
 * kayako_sandbox_rows_get_string:
 * @self: rows
 * @column: which, from 0
 *
 * Returns: (nullable): the column's text, good until the next step
 */
const char *
kayako_sandbox_rows_get_string (KayakoSandboxRows *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

/**
 * kayako_sandbox_rows_dup_bytes:
 * @self: rows
 * @column: which, from 0
 *
 * Returns: (transfer full) (nullable): the column's bytes, %NULL for NULL
 */
GBytes *
kayako_sandbox_rows_dup_bytes (KayakoSandboxRows *self, int column)
{
  const void *data = NULL;

  if (kayako_sandbox_rows_is_null (self, column))
    return NULL;

  data = sqlite3_column_blob (self->statement, column);
  return g_bytes_new (data, sqlite3_column_bytes (self->statement, column));
}

/**
 * kayako_sandbox_rows_free:
 * @self: rows
 *
 * Ends the query and gives its statement back.
 */
void
kayako_sandbox_rows_free (KayakoSandboxRows *self)
{
  if (self->statement != NULL)
    kayako_sandbox_database_give_back (self->database, self->statement);

  g_object_unref (self->database);
  g_free (self);
}
