/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-rescue.h"

#include "kayako-schema.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Where SQLite keeps the number of a file's pages. */
#define SIZE_OFFSET 28
#define PAGE_SIZE   4096

/* What is read, from either end, and how it is written. What two readings find
 * twice is written once. */
static const struct {
  const char *forwards;
  const char *backwards;
  const char *insert;
} tables[] = {
#define DRAFT "key, conversation_id, subject, text, caret, options, files, saved_at"
  { "SELECT " DRAFT " FROM draft NOT INDEXED ORDER BY rowid",
    "SELECT " DRAFT " FROM draft NOT INDEXED ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO draft (" DRAFT ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
#define VERSION "id, " DRAFT ", begun_at"
  { "SELECT " VERSION " FROM draft_version NOT INDEXED ORDER BY id",
    "SELECT " VERSION " FROM draft_version NOT INDEXED ORDER BY id DESC",
    "INSERT OR IGNORE INTO draft_version (" VERSION ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
#define STATE "CASE state WHEN 'sending' THEN 'unclear' ELSE state END"
#define REST                                                                                       \
  "id, client_id, intent, conversation_id, local_id, position, payload, attempts, attempted_at, "  \
  "not_before, error_domain, error_code, error_text, created_at"
  { "SELECT " STATE ", " REST " FROM outbox NOT INDEXED ORDER BY id",
    "SELECT " STATE ", " REST " FROM outbox NOT INDEXED ORDER BY id DESC",
    "INSERT OR IGNORE INTO outbox (state, " REST ")"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
};

static guint
copy_row (sqlite3_stmt *row, KayakoDatabase *to, const char *insert)
{
  sqlite3_stmt *statement = kayako_database_query (to, insert, "");
  gint64 before = kayako_database_get_n_changes (to);

  if (statement == NULL)
    return 0;

  for (int i = 0; i < sqlite3_column_count (row); i++)
    sqlite3_bind_value (statement, i + 1, sqlite3_column_value (row, i));
  while (kayako_database_step (to, statement))
    continue;

  return kayako_database_get_n_changes (to) > before ? 1 : 0;
}

/* Reads until the first damaged page. */
static gboolean
copy_rows (KayakoDatabase *from,
           const char *select,
           KayakoDatabase *to,
           const char *insert,
           guint *n_rescued)
{
  sqlite3_stmt *row = kayako_database_query (from, select, "");

  while (kayako_database_step (from, row))
    *n_rescued += copy_row (row, to, insert);

  return kayako_database_check (from, NULL);
}

/* Whether all tables could be read to their ends. */
static gboolean
copy_tables (KayakoDatabase *from, KayakoDatabase *to, guint *n_rescued)
{
  gboolean is_whole = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    if (copy_rows (from, tables[i].forwards, to, tables[i].insert, n_rescued))
      continue;

    is_whole = FALSE;
    copy_rows (from, tables[i].backwards, to, tables[i].insert, n_rescued);
  }

  return is_whole;
}

static gboolean
copy_from (const char *path, KayakoDatabase *to, guint *n_rescued)
{
  g_autoptr (KayakoDatabase) from = kayako_database_new (path, KAYAKO_DATABASE_SALVAGE, NULL);

  return from != NULL && copy_tables (from, to, n_rescued);
}

/* An earlier rescue may have been ended by force. */
static void
remove_scratch (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  g_unlink (path);
  g_unlink (log);
  g_unlink (index);
}

/* The first page of a file that has these tables and no others. */
static gboolean
read_first_page (const char *path, char page[PAGE_SIZE])
{
  g_autoptr (KayakoDatabase) fresh = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;

  remove_scratch (path);
  fresh = kayako_database_new (path, KAYAKO_DATABASE_WRITE, NULL);
  if (fresh == NULL)
    return FALSE;

  kayako_database_run (fresh, "PRAGMA journal_mode = WAL;");
  kayako_database_run (fresh, kayako_schema_get_writing ());
  if (!kayako_database_check (fresh, NULL))
    return FALSE;

  g_clear_pointer (&fresh, kayako_database_free);
  if (!g_file_get_contents (path, &data, &size, NULL) || size < PAGE_SIZE)
    return FALSE;

  memcpy (page, data, PAGE_SIZE);
  g_unlink (path);
  return TRUE;
}

static gboolean
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL,
                      NULL, NULL, NULL);
}

static gboolean
write_first_page (const char *path, char page[PAGE_SIZE])
{
  GStatBuf info;
  guint32 n_pages = 0;
  gboolean is_written = FALSE;
  FILE *file = NULL;

  if (g_stat (path, &info) != 0 || info.st_size <= PAGE_SIZE)
    return FALSE;

  n_pages = GUINT32_TO_BE ((guint32) (info.st_size / PAGE_SIZE));
  memcpy (page + SIZE_OFFSET, &n_pages, sizeof n_pages);
  file = g_fopen (path, "r+be");
  if (file == NULL)
    return FALSE;

  is_written = fwrite (page, PAGE_SIZE, 1, file) == 1;

  return fclose (file) == 0 && is_written;
}

/* The tables of what a person wrote are the first of every file, so the first
 * page of a new one leads to them when their own is damaged. */
static void
copy_behind_first_page (const char *damaged, KayakoDatabase *to, guint *n_rescued)
{
  g_autofree char *scratch = g_strconcat (damaged, ".rescue", NULL);
  g_autofree char *scratch_log = g_strconcat (scratch, "-wal", NULL);
  g_autofree char *log = g_strconcat (damaged, "-wal", NULL);
  char page[PAGE_SIZE];

  if (read_first_page (scratch, page) && copy_file (damaged, scratch) &&
      write_first_page (scratch, page)) {
    copy_file (log, scratch_log);
    copy_from (scratch, to, n_rescued);
  }

  remove_scratch (scratch);
}

/* Copies what a person wrote, as much of it as can be read, from a damaged
 * file. What of it is lost is no error; that it cannot be written is. */
gboolean
kayako_rescue_writing (const char *damaged,
                       KayakoDatabase *database,
                       guint *n_rescued,
                       GError **error)
{
  kayako_database_run (database, "BEGIN IMMEDIATE;");
  if (!copy_from (damaged, database, n_rescued))
    copy_behind_first_page (damaged, database, n_rescued);
  kayako_database_run (database, "COMMIT;");

  return kayako_database_check (database, error);
}
