/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the program has come. */

#include "kayako-store-private.h"

#include <string.h>

static gboolean
take_text (KayakoDatabase *database, sqlite3_stmt *statement, GValue *result)
{
  g_value_init (result, G_TYPE_STRING);
  if (kayako_database_step (database, statement)) {
    g_value_take_string (result, kayako_database_dup_text (statement, 0));
    kayako_database_end (database, statement);
  }

  return TRUE;
}

static gboolean
get_validator_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  return take_text (database,
                    kayako_database_query (database, "SELECT value FROM validator WHERE name = ?",
                                           "s", (const char *) data),
                    result);
}

/**
 * kayako_store_get_validator:
 * @self: a `KayakoStore`
 * @name: what is asked for
 *
 * Reads what kayako_store_batch_set_validator() noted.
 *
 * Returns: (transfer full): a future that resolves to a string, %NULL where
 *   there is none, or rejects with %KAYAKO_ERROR_STORE_DAMAGED or
 *   %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_get_validator (KayakoStore *self, const char *name)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self) && name != NULL, NULL);

  return kayako_store_read (self, get_validator_func, g_strdup (name), g_free);
}

static gboolean
get_cursor_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result,
                     kayako_database_get_int (database, "SELECT number FROM cursor WHERE name = ?",
                                              "s", (const char *) data));
  return TRUE;
}

/**
 * kayako_store_get_cursor:
 * @self: a `KayakoStore`
 * @name: names the cursor
 *
 * Reads the number of what kayako_store_batch_set_cursor() noted.
 *
 * Returns: (transfer full): a future that resolves to a gint64, 0 where there is
 *   none, or rejects with %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_get_cursor (KayakoStore *self, const char *name)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self) && name != NULL, NULL);

  return kayako_store_read (self, get_cursor_func, g_strdup (name), g_free);
}

static gboolean
get_cursor_text_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  return take_text (database,
                    kayako_database_query (database, "SELECT text FROM cursor WHERE name = ?", "s",
                                           (const char *) data),
                    result);
}

/**
 * kayako_store_get_cursor_text:
 * @self: a `KayakoStore`
 * @name: names the cursor
 *
 * Reads the words of what kayako_store_batch_set_cursor() noted.
 *
 * Returns: (transfer full): a future that resolves to a string, %NULL where
 *   there is none, or rejects with %KAYAKO_ERROR_STORE_DAMAGED or
 *   %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_get_cursor_text (KayakoStore *self, const char *name)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self) && name != NULL, NULL);

  return kayako_store_read (self, get_cursor_text_func, g_strdup (name), g_free);
}

static gboolean
list_cursors_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  const char *prefix = data;
  gsize length = strlen (prefix);
  g_autoptr (GArray) cursors = g_array_new (FALSE, FALSE, sizeof (KayakoStoreCursor));
  sqlite3_stmt *statement =
      kayako_database_query (database,
                             "SELECT CAST (substr (name, ?) AS INTEGER), number FROM cursor"
                             " WHERE name >= ? AND name < ? || char (127) AND number <> 0",
                             "iss", (gint64) length + 1, prefix, prefix);

  while (kayako_database_step (database, statement)) {
    KayakoStoreCursor cursor = { sqlite3_column_int64 (statement, 0),
                                 sqlite3_column_int64 (statement, 1) };

    g_array_append_val (cursors, cursor);
  }

  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&cursors));
  return TRUE;
}

/**
 * kayako_store_list_cursors:
 * @self: a `KayakoStore`
 * @prefix: what the cursors' names begin with; a number follows it
 *
 * Reads all cursors of a kind, without those whose number is 0.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of
 *   #KayakoStoreCursor, or rejects with %KAYAKO_ERROR_STORE_DAMAGED or
 *   %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_list_cursors (KayakoStore *self, const char *prefix)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self) && prefix != NULL, NULL);

  return kayako_store_read (self, list_cursors_func, g_strdup (prefix), g_free);
}

static gboolean
find_message_func (KayakoDatabase *database, gpointer data, GValue *result, GError **error)
{
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, kayako_database_get_int (database,
                                                      "SELECT id FROM message WHERE client_id = ?",
                                                      "s", (const char *) data));
  return TRUE;
}

/**
 * kayako_store_find_message:
 * @self: a `KayakoStore`
 * @client_id: the name its sender invented for it
 *
 * Looks whether a message that was sent has come back.
 *
 * Returns: (transfer full): a future that resolves to a gint64, the message's id
 *   or 0, or rejects with %KAYAKO_ERROR_STORE_DAMAGED or %KAYAKO_ERROR_STORE
 */
DexFuture *
kayako_store_find_message (KayakoStore *self, const char *client_id)
{
  g_return_val_if_fail (KAYAKO_IS_STORE (self) && client_id != NULL, NULL);

  return kayako_store_read (self, find_message_func, g_strdup (client_id), g_free);
}
