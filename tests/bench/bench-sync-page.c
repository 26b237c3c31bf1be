/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes until what the helpdesk sent is in the store, over how long
 * json-glib takes to parse the same bytes and SQLite to insert the same rows by
 * prepared statements in one transaction: of what a sync asks for at a time, 25
 * conversations and 100 messages. Both sides take turns, and what counts is the
 * processor's time, of all threads: one side waits for another thread, and on a
 * busy machine that says more about the others. */

#include "bench-pages.h"
#include "kayako-fold.h"
#include "kayako-store.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-v1-codec.h"

#include <sqlite3.h>
#include <time.h>

#define N_CONVERSATIONS 25
#define N_MESSAGES      100
#define N_RUNS          41

/* What one turn is about. */
typedef struct {
  guint number;          /* of the turn; each brings others */
  GBytes *conversations; /* (owned) */
  GBytes *messages;      /* (owned) */
} Turn;

static guint
get_first_conversation (const Turn *turn)
{
  return 1 + turn->number * N_CONVERSATIONS;
}

static guint
get_first_message (const Turn *turn)
{
  return 1 + turn->number * N_MESSAGES;
}

/* In microseconds. */
static gint64
get_processor_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static GPtrArray *
read_page (GBytes *page, GPtrArray *(*read) (JsonNode *, GError **) )
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Envelope) envelope = kayako_v1_envelope_parse (page, &error);
  GPtrArray *items =
      envelope != NULL ? read (kayako_v1_envelope_get_data (envelope), &error) : NULL;

  if (items == NULL)
    g_error ("%s", error->message);

  return items;
}

static gint64
time_ours (KayakoStore *store, const Turn *turn)
{
  gint64 start = get_processor_time ();
  g_autoptr (GPtrArray) conversations =
      read_page (turn->conversations, kayako_v1_codec_read_conversations);
  g_autoptr (GPtrArray) messages = read_page (turn->messages, kayako_v1_codec_read_messages);
  g_autoptr (KayakoStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  for (guint i = 0; i < conversations->len; i++)
    kayako_store_batch_add (batch, g_object_ref (conversations->pdata[i]));
  for (guint i = 0; i < messages->len; i++)
    kayako_store_batch_add_message (batch, get_first_conversation (turn),
                                    g_object_ref (messages->pdata[i]));
  kayako_store_batch_set_cursor (batch, "sync", turn->number + 1, NULL);
  changes = kayako_test_await_boxed (kayako_store_apply (store, batch), &error);
  if (changes == NULL)
    g_error ("%s", error->message);

  return get_processor_time () - start;
}

/* The rows of a table. */
typedef struct {
  const char *table;
  guint base; /* the least id there is, beside those of the page */
  gboolean of_messages;
  guint n_columns;
  GPtrArray *values; /* (owned) (element-type sqlite3_value) */
} Rows;

static void
value_free (gpointer value)
{
  sqlite3_value_free (value);
}

static void
run (sqlite3 *database, const char *sql)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (database));
}

static sqlite3_stmt *
prepare (sqlite3 *database, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (database));

  return statement;
}

/* As our own side has just written them. */
static void
take_rows (sqlite3 *database, Rows *rows, const Turn *turn)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id BETWEEN ? AND ?", rows->table);
  sqlite3_stmt *statement = prepare (database, sql);
  guint first =
      rows->base + (rows->of_messages ? get_first_message (turn) : get_first_conversation (turn));

  sqlite3_bind_int (statement, 1, (int) first);
  sqlite3_bind_int (statement, 2,
                    (int) (first + (rows->of_messages ? N_MESSAGES : N_CONVERSATIONS) - 1));
  g_ptr_array_set_size (rows->values, 0);
  rows->n_columns = (guint) sqlite3_column_count (statement);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (guint i = 0; i < rows->n_columns; i++)
      g_ptr_array_add (rows->values, sqlite3_value_dup (sqlite3_column_value (statement, (int) i)));
  sqlite3_finalize (statement);
}

static void
insert_rows (sqlite3 *database, const Rows *rows)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO ");
  sqlite3_stmt *statement = NULL;

  g_string_append_printf (sql, "%s VALUES (?", rows->table);
  for (guint i = 1; i < rows->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  statement = prepare (database, sql->str);
  for (guint at = 0; at < rows->values->len; at += rows->n_columns) {
    for (guint i = 0; i < rows->n_columns; i++)
      sqlite3_bind_value (statement, (int) i + 1, rows->values->pdata[at + i]);
    if (sqlite3_step (statement) != SQLITE_DONE)
      g_error ("%s: %s", sql->str, sqlite3_errmsg (database));
    sqlite3_reset (statement);
  }
  sqlite3_finalize (statement);
}

/* What a search looks through, of a row. */
typedef struct {
  char *first;  /* (owned): a subject, or what a message says */
  char *second; /* (owned) (nullable): who asked */
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->first);
  g_free (text->second);
  g_free (text);
}

static char *
dup_folded (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  if (text != NULL)
    kayako_fold_append (folded, text);
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static void
add_text (GPtrArray *texts, const char *first, const char *second)
{
  Text *text = g_new0 (Text, 1);

  text->first = dup_folded (first);
  text->second = dup_folded (second);
  g_ptr_array_add (texts, text);
}

/* Folded before the clock starts. */
static GPtrArray *
create_texts (const Turn *turn)
{
  g_autoptr (GPtrArray) messages = read_page (turn->messages, kayako_v1_codec_read_messages);
  g_autoptr (GPtrArray) conversations =
      read_page (turn->conversations, kayako_v1_codec_read_conversations);
  GPtrArray *texts = g_ptr_array_new_with_free_func (text_free);

  for (guint i = 0; i < conversations->len; i++) {
    KayakoConversation *conversation = conversations->pdata[i];

    add_text (texts, kayako_conversation_get_subject (conversation),
              kayako_user_get_full_name (kayako_conversation_get_requester (conversation)));
  }
  for (guint i = 0; i < messages->len; i++)
    add_text (texts, kayako_message_get_content_text (messages->pdata[i]), NULL);

  return texts;
}

static void
insert_texts (sqlite3 *database, GPtrArray *texts, const Turn *turn)
{
  sqlite3_stmt *subjects = prepare (
      database, "INSERT INTO conversation_search (rowid, subject, people) VALUES (?, ?, ?)");
  sqlite3_stmt *said =
      prepare (database, "INSERT INTO message_search (rowid, text, files) VALUES (?, ?, ?)");

  for (guint i = 0; i < texts->len; i++) {
    const Text *text = texts->pdata[i];
    gboolean is_message = i >= N_CONVERSATIONS;
    sqlite3_stmt *statement = is_message ? said : subjects;

    sqlite3_bind_int (statement, 1,
                      (int) (is_message ? get_first_message (turn) + i - N_CONVERSATIONS
                                        : get_first_conversation (turn) + i));
    sqlite3_bind_text (statement, 2, text->first, -1, SQLITE_STATIC);
    sqlite3_bind_text (statement, 3, text->second, -1, SQLITE_STATIC);
    if (sqlite3_step (statement) != SQLITE_DONE)
      g_error ("%s", sqlite3_errmsg (database));
    sqlite3_reset (statement);
  }
  sqlite3_finalize (subjects);
  sqlite3_finalize (said);
}

static void
parse (GBytes *page)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *text = g_bytes_get_data (page, &length);

  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    g_error ("%s", error->message);
}

static gint64
time_plain (sqlite3 *database, const Rows *rows, gsize n_rows, GPtrArray *texts, const Turn *turn)
{
  gint64 start = get_processor_time ();

  parse (turn->conversations);
  parse (turn->messages);
  run (database, "BEGIN IMMEDIATE");
  for (gsize i = 0; i < n_rows; i++)
    insert_rows (database, &rows[i]);
  insert_texts (database, texts, turn);
  run (database, "COMMIT");

  return get_processor_time () - start;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return *first < *second ? -1 : *first > *second;
}

static double
get_median (gint64 *times)
{
  qsort (times, N_RUNS, sizeof *times, compare_times);

  return (double) times[N_RUNS / 2] / 1000.0;
}

static sqlite3 *
open_plain (const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.db", folder, name);
  sqlite3 *database = NULL;

  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
  run (database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                 "PRAGMA foreign_keys = ON;");

  return database;
}

static KayakoStore *
open_store (const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  KayakoStore *store = kayako_test_await_object (kayako_store_open (folder, name), &error);

  if (store == NULL)
    g_error ("%s", error->message);

  return store;
}

int
main (void)
{
  Rows rows[] = {
    { "conversation" },
    { "read_marker" },
    { "user", .base = 1000 },
    { "message", .of_messages = TRUE },
  };
  g_autofree char *folder = g_dir_make_tmp ("kayako-bench-XXXXXX", NULL);
  g_autoptr (KayakoStore) store = NULL;
  g_autoptr (KayakoStore) empty = NULL;
  sqlite3 *written = NULL;
  sqlite3 *plain = NULL;
  static gint64 ours[N_RUNS];
  static gint64 theirs[N_RUNS];

  dex_init ();
  store = open_store (folder, "ours");
  empty = open_store (folder, "plain");
  kayako_test_await_boolean (kayako_store_close (empty), NULL);
  written = open_plain (folder, "ours");
  plain = open_plain (folder, "plain");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i].values = g_ptr_array_new_with_free_func (value_free);

  /* The first turn registers types and warms the memory. */
  for (guint i = 0; i <= N_RUNS; i++) {
    Turn turn = { .number = i };
    g_autoptr (GPtrArray) texts = NULL;
    gint64 time = 0;

    turn.conversations =
        bench_pages_create_conversations (get_first_conversation (&turn), N_CONVERSATIONS);
    turn.messages = bench_pages_create_messages (get_first_message (&turn), N_MESSAGES);
    texts = create_texts (&turn);
    time = time_ours (store, &turn);
    for (gsize r = 0; r < G_N_ELEMENTS (rows); r++)
      take_rows (written, &rows[r], &turn);
    if (i > 0)
      ours[i - 1] = time;
    time = time_plain (plain, rows, G_N_ELEMENTS (rows), texts, &turn);
    if (i > 0)
      theirs[i - 1] = time;
    g_bytes_unref (turn.conversations);
    g_bytes_unref (turn.messages);
  }

  g_print ("sync-page %.3f %.3f\n", get_median (ours), get_median (theirs));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_unref (rows[i].values);
  sqlite3_close (written);
  sqlite3_close (plain);
  kayako_test_await_boolean (kayako_store_close (store), NULL);
  kayako_test_remove_folder (folder);

  return 0;
}
