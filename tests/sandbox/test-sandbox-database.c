/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-database.h"

#include <glib/gstdio.h>

static KayakoSandboxDatabase *
open_database (void)
{
  g_autoptr (GError) error = NULL;
  KayakoSandboxDatabase *database = kayako_sandbox_database_new (NULL, &error);

  g_assert_no_error (error);
  kayako_sandbox_database_run (database, "CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c, d)");
  return database;
}

static void
test_values (void)
{
  g_autoptr (KayakoSandboxDatabase) database = open_database ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\0x", 2);
  g_autoptr (KayakoSandboxRows) rows = NULL;
  g_autoptr (GBytes) again = NULL;
  gint64 id = kayako_sandbox_database_insert (database,
                                              "INSERT INTO t (a, b, c, d) VALUES (?1, ?2, ?3, ?4)",
                                              "sdBb", "text", 1.5, bytes, TRUE);

  g_assert_cmpint (id, ==, 1);
  rows = kayako_sandbox_database_query (database, "SELECT a, b, c, d, NULL FROM t WHERE id = ?1",
                                        "i", id);
  g_assert_true (kayako_sandbox_rows_next (rows));
  g_assert_cmpstr (kayako_sandbox_rows_get_string (rows, 0), ==, "text");
  g_assert_cmpfloat (kayako_sandbox_rows_get_double (rows, 1), ==, 1.5);
  again = kayako_sandbox_rows_dup_bytes (rows, 2);
  g_assert_true (g_bytes_equal (again, bytes));
  g_assert_true (kayako_sandbox_rows_get_boolean (rows, 3));
  g_assert_true (kayako_sandbox_rows_is_null (rows, 4));
  g_assert_false (kayako_sandbox_rows_next (rows));
  g_assert_true (kayako_sandbox_database_check (database, NULL));
}

static void
test_same_query_inside_itself (void)
{
  static const char sql[] = "SELECT id FROM t ORDER BY id";
  g_autoptr (KayakoSandboxDatabase) database = open_database ();
  guint pairs = 0;

  for (guint i = 0; i < 3; i++)
    kayako_sandbox_database_insert (database, "INSERT INTO t (a) VALUES (NULL)", NULL);

  for (guint round = 0; round < 2; round++) {
    g_autoptr (KayakoSandboxRows) outer = kayako_sandbox_database_query (database, sql, NULL);

    while (kayako_sandbox_rows_next (outer)) {
      g_autoptr (KayakoSandboxRows) inner = kayako_sandbox_database_query (database, sql, NULL);

      while (kayako_sandbox_rows_next (inner))
        pairs++;
    }
  }

  g_assert_cmpuint (pairs, ==, 18);
}

static void
test_failure_is_kept (void)
{
  g_autoptr (KayakoSandboxDatabase) database = open_database ();
  g_autoptr (GError) error = NULL;

  kayako_sandbox_database_begin (database);
  kayako_sandbox_database_insert (database, "INSERT INTO t (a) VALUES (1)", NULL);
  kayako_sandbox_database_execute (database, "INSERT INTO nowhere VALUES (1)", NULL);
  g_assert_cmpint (kayako_sandbox_database_get_int64 (database, -1, "SELECT 1", NULL), ==, -1);
  kayako_sandbox_database_commit (database);

  g_assert_false (kayako_sandbox_database_check (database, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_true (kayako_sandbox_database_check (database, NULL));
  g_assert_cmpint (kayako_sandbox_database_get_int64 (database, -1, "SELECT count(*) FROM t", NULL),
                   ==, 0);
}

static void
test_no_database (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoSandboxDatabase) database = NULL;
  int file = g_file_open_tmp (NULL, &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (file, NULL));
  g_assert_true (
      g_file_set_contents (path, "This is no database, but long enough to be asked.", -1, NULL));

  database = kayako_sandbox_database_new (path, &error);
  g_assert_null (database);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_finalize (void)
{
  KayakoSandboxDatabase *database = open_database ();

  g_assert_finalize_object (database);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox/database/values", test_values);
  g_test_add_func ("/sandbox/database/same-query-inside-itself", test_same_query_inside_itself);
  g_test_add_func ("/sandbox/database/failure-is-kept", test_failure_is_kept);
  g_test_add_func ("/sandbox/database/no-database", test_no_database);
  g_test_add_func ("/sandbox/database/finalize", test_finalize);

  return g_test_run ();
}
