/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files as they should not be. What somebody wrote is there afterwards. */

#include "kayako-error.h"
#include "kayako-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_DRAFTS        10
#define N_CONVERSATIONS 1000
#define PAGE            4096
#define BALLAST         (3 * 1024 * 1024)

/* Where a subprocess finds what it is to open. */
#define FOLDER_VARIABLE "KAYAKO_TEST_STORE"

static void
assert_written (KayakoStoreFixture *fixture)
{
  g_autoptr (GPtrArray) drafts =
      kayako_test_await_boxed (kayako_store_list_drafts (fixture->store), NULL);
  g_autoptr (GPtrArray) intents =
      kayako_test_await_boxed (kayako_store_list_intents (fixture->store), NULL);

  g_assert_cmpint (drafts->len, ==, N_DRAFTS);
  g_assert_cmpint (intents->len, ==, N_DRAFTS);
  for (guint i = 0; i < intents->len; i++) {
    const KayakoIntent *intent = intents->pdata[i];
    g_autofree char *key = g_strdup_printf ("c:%u", i);

    g_assert_cmpstr (intent->client_id, ==, key);
  }
}

static void
assert_afresh (KayakoStoreFixture *fixture)
{
  g_autoptr (GArray) ids = kayako_store_fixture_list (fixture, KAYAKO_VIEW_KIND_ALL, 0);

  g_assert_nonnull (kayako_store_get_set_aside (fixture->store));
  g_assert_true (g_file_test (kayako_store_get_set_aside (fixture->store), G_FILE_TEST_EXISTS));
  g_assert_cmpint (ids->len, ==, 0);
}

typedef void (*Damage) (char *data, gsize *size);

static void
flip_header (char *data, gsize *size)
{
  memset (data, 'x', 100);
}

static void
flip_first_page (char *data, gsize *size)
{
  memset (data, 0, PAGE);
}

static void
truncate_half (char *data, gsize *size)
{
  *size /= 2;
}

static void
truncate_oddly (char *data, gsize *size)
{
  *size = *size / 2 + 1000;
}

/* All but what somebody wrote, which lies at the beginning. */
static void
flip_the_rest (char *data, gsize *size)
{
  for (gsize i = 40 * PAGE; i < *size; i += 97)
    data[i] = (char) ~data[i];
}

static const struct {
  const char *path;
  Damage damage;
} damages[] = {
  { "/store-trouble/damaged/header", flip_header },
  { "/store-trouble/damaged/first-page", flip_first_page },
  { "/store-trouble/damaged/half", truncate_half },
  { "/store-trouble/damaged/torn", truncate_oddly },
};

static void
damage_file (KayakoStoreFixture *fixture, Damage damage)
{
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
  g_assert_cmpint (size, >, 80 * PAGE);
  damage (content, &size);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) size, NULL));
}

/* Seen when it is opened: set aside, and begun anew with what was written. */
static void
test_damaged (KayakoStoreFixture *fixture, gconstpointer data)
{
  Damage damage = damages[GPOINTER_TO_UINT (data)].damage;

  kayako_store_fixture_open (fixture);
  kayako_store_fixture_fill (fixture, N_CONVERSATIONS, TRUE, N_DRAFTS);
  kayako_store_fixture_close (fixture);
  damage_file (fixture, damage);

  kayako_store_fixture_open (fixture);
  assert_afresh (fixture);
  assert_written (fixture);
  g_assert_cmpint (kayako_store_get_n_rescued (fixture->store), ==, 3 * N_DRAFTS);
  kayako_store_fixture_close (fixture);

  /* It is as good as any now. */
  kayako_store_fixture_open (fixture);
  g_assert_null (kayako_store_get_set_aside (fixture->store));
  assert_written (fixture);
}

/* Seen while it is used: said then, and mended when it is opened again. */
static void
test_damaged_inside (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_fixture_fill (fixture, N_CONVERSATIONS, TRUE, N_DRAFTS);
  kayako_store_fixture_close (fixture);
  damage_file (fixture, flip_the_rest);

  kayako_store_fixture_open (fixture);
  g_assert_null (kayako_store_get_set_aside (fixture->store));
  error = kayako_test_await_error (kayako_store_verify (fixture->store));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED);
  kayako_store_fixture_close (fixture);

  kayako_store_fixture_open (fixture);
  assert_afresh (fixture);
  assert_written (fixture);
}

/* No database at all, or one that has lost everything. */
static void
test_damaged_wholly (KayakoStoreFixture *fixture, gconstpointer data)
{
  const char *content = data;

  g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
  kayako_store_fixture_open (fixture);
  assert_afresh (fixture);
  g_assert_cmpint (kayako_store_get_n_rescued (fixture->store), ==, 0);
}

static void
make_aside (KayakoStoreFixture *fixture, int days, const char *end)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -days);
  g_autofree char *time = g_date_time_format (then, "%Y%m%d-%H%M%S");
  g_autofree char *path = g_strconcat (fixture->path, ".", time, end, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static guint
count_files (KayakoStoreFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  g_autofree char *own = g_path_get_basename (fixture->path);
  g_autofree char *beginning = g_strconcat (own, ".2", NULL);
  const char *name = NULL;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_prefix (name, beginning);

  return n;
}

/* What was set aside goes after a month, and nothing else does. */
static void
test_pruned (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_strconcat (fixture->path, ".2-something", NULL);

  kayako_store_fixture_open (fixture);
  kayako_store_fixture_close (fixture);
  make_aside (fixture, 31, "");
  make_aside (fixture, 31, "-wal");
  make_aside (fixture, 400, "-2");
  make_aside (fixture, 29, "");
  make_aside (fixture, 29, "-wal");
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_cmpuint (count_files (fixture), ==, 6);
  kayako_store_fixture_open (fixture);
  g_assert_cmpuint (count_files (fixture), ==, 3);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* Two damaged files on one day are two files. */
static void
test_damaged_twice (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "no database", -1, NULL));
  kayako_store_fixture_open (fixture);
  first = g_strdup (kayako_store_get_set_aside (fixture->store));
  kayako_store_fixture_close (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "none either", -1, NULL));
  kayako_store_fixture_open (fixture);
  g_assert_cmpstr (kayako_store_get_set_aside (fixture->store), !=, first);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
}

/* It is not written, but all that was in it is read. */
static void
assert_refused (KayakoStoreFixture *fixture, KayakoError code)
{
  g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new ("c:0", "Something else");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_error (kayako_store_get_refusal (fixture->store), KAYAKO_ERROR, (int) code);
  error = kayako_test_await_error (kayako_store_save_draft (fixture->store, draft));
  g_assert_error (error, KAYAKO_ERROR, (int) code);
  g_clear_error (&error);
  error = kayako_test_await_error (kayako_store_apply (fixture->store, kayako_store_batch_new ()));
  g_assert_error (error, KAYAKO_ERROR, (int) code);

  assert_written (fixture);
  ids = kayako_store_fixture_list (fixture, KAYAKO_VIEW_KIND_ALL, 0);
  g_assert_cmpuint (ids->len, ==, N_CONVERSATIONS);
}

/* A newer program's is not touched, and not understood. */
static void
test_newer (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before = 0;
  gsize size_after = 0;

  kayako_store_fixture_open (fixture);
  kayako_store_fixture_fill (fixture, N_CONVERSATIONS, TRUE, N_DRAFTS);
  kayako_store_fixture_close (fixture);
  kayako_store_fixture_run_sql (fixture, "PRAGMA user_version = 99;");
  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));

  error = kayako_test_await_error (kayako_store_open (fixture->folder, KAYAKO_STORE_ACCOUNT));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_NEWER);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);

  kayako_store_fixture_run_sql (fixture, "PRAGMA user_version = 1;");
  kayako_store_fixture_open (fixture);
  g_assert_no_error (kayako_store_get_refusal (fixture->store));
  assert_written (fixture);
}

/* One of which the newer program says that this one can read it is not touched
 * either, but read, and that program can use it meanwhile. */
static void
test_newer_readable (KayakoStoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kayako_store_fixture_open (fixture);
  kayako_store_fixture_fill (fixture, N_CONVERSATIONS, TRUE, N_DRAFTS);
  kayako_store_fixture_close (fixture);
  /* Version 99, for all that can read version 1. */
  kayako_store_fixture_run_sql (fixture, "PRAGMA user_version = 65635;");

  kayako_store_fixture_open (fixture);
  assert_refused (fixture, KAYAKO_ERROR_STORE_NEWER);
  kayako_store_fixture_run_sql (
      fixture, "DELETE FROM draft WHERE key = 'c:9';"
               "INSERT INTO draft (key, text, caret, saved_at) VALUES ('c:9', 'x', 0, 0);");
  assert_written (fixture);
  kayako_store_fixture_close (fixture);

  /* One that is for others only. */
  kayako_store_fixture_run_sql (fixture, "PRAGMA user_version = 131171;");
  error = kayako_test_await_error (kayako_store_open (fixture->folder, KAYAKO_STORE_ACCOUNT));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_NEWER);
}

/* Runs this program again, on a file system that is made as @arguments say. */
static void
run_confined (KayakoStoreFixture *fixture,
              const char *path,
              const char *const *arguments,
              const char *folder)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add_many (builder, "bwrap", "--dev-bind", "/", "/", NULL);
  g_strv_builder_addv (builder, (const char **) arguments);
  g_strv_builder_add_many (builder, "--", self, "--tap", "-p", path, NULL);
  argv = g_strv_builder_end (builder);
  g_subprocess_launcher_setenv (launcher, FOLDER_VARIABLE, folder, TRUE);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_exit_status (process) != 0)
    g_error ("Confined: %s", output);
}

/* A folder that cannot be written, without a store in it and with one: that is
 * read. */
static void
test_read_only (KayakoStoreFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--ro-bind", fixture->folder, fixture->folder, NULL };

  run_confined (fixture, "/store-trouble/confined/nothing-to-read", arguments, fixture->folder);
  kayako_store_fixture_open (fixture);
  kayako_store_fixture_fill (fixture, N_CONVERSATIONS, TRUE, N_DRAFTS);
  kayako_store_fixture_close (fixture);
  run_confined (fixture, "/store-trouble/confined/read-only", arguments, fixture->folder);
}

/* What the program had not brought from the log into the file when it was ended
 * is read, too. */
static void
test_read_only_log (KayakoStoreFixture *fixture, gconstpointer data)
{
  static const char *const ends[] = { "", "-wal", "-shm" };
  g_autofree char *folder = g_build_filename (fixture->folder, "left", NULL);
  const char *arguments[] = { "--ro-bind", folder, folder, NULL };

  kayako_store_fixture_open (fixture);
  kayako_store_fixture_fill (fixture, N_CONVERSATIONS, TRUE, N_DRAFTS);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *path = g_strconcat (fixture->path, ends[i], NULL);
    g_autofree char *copy = g_strconcat (folder, "/" KAYAKO_STORE_ACCOUNT ".db", ends[i], NULL);
    g_autofree char *content = NULL;
    gsize size = 0;

    g_assert_true (g_file_get_contents (path, &content, &size, NULL));
    g_assert_cmpuint (size, >, 0);
    g_assert_true (g_file_set_contents (copy, content, (gssize) size, NULL));
  }
  run_confined (fixture, "/store-trouble/confined/read-only", arguments, folder);
}

/* A file that cannot be written in a folder that can. */
static void
test_read_only_file (KayakoStoreFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--ro-bind", fixture->path, fixture->path, NULL };

  kayako_store_fixture_open (fixture);
  kayako_store_fixture_fill (fixture, N_CONVERSATIONS, TRUE, N_DRAFTS);
  kayako_store_fixture_close (fixture);
  run_confined (fixture, "/store-trouble/confined/read-only", arguments, fixture->folder);
}

static void
test_confined_nothing_to_read (void)
{
  const char *folder = g_getenv (FOLDER_VARIABLE);
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return;

  error = kayako_test_await_error (kayako_store_open (folder, KAYAKO_STORE_ACCOUNT));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_READ_ONLY);
}

static void
test_confined_read_only (void)
{
  const char *folder = g_getenv (FOLDER_VARIABLE);
  KayakoStoreFixture fixture = { 0 };

  if (folder == NULL)
    return;

  fixture.folder = (char *) folder;
  kayako_store_fixture_open (&fixture);
  assert_refused (&fixture, KAYAKO_ERROR_STORE_READ_ONLY);
  kayako_store_fixture_close (&fixture);
}

/* A disk of 8 MiB. */
static void
test_full (KayakoStoreFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--size", "8388608", "--tmpfs", fixture->folder, NULL };

  run_confined (fixture, "/store-trouble/confined/full", arguments, fixture->folder);
}

static KayakoStoreBatch *
create_batch (gint64 first)
{
  g_autofree char *text = g_strnfill (2000, 'w');
  KayakoStoreBatch *batch = kayako_store_batch_new ();

  for (gint64 i = first; i < first + 50; i++)
    kayako_store_batch_add_message (batch, 1, kayako_store_fixture_message (i, text));

  return batch;
}

static gint64
fill_disk (KayakoStoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n_stored = 0;

  while (error == NULL) {
    g_autoptr (KayakoStoreChanges) changes = kayako_test_await_boxed (
        kayako_store_apply (fixture->store, create_batch (n_stored + 1)), &error);

    if (changes != NULL)
      n_stored += 50;
  }

  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_DISK_FULL);
  return n_stored;
}

/* What was there stays, and when there is room again all goes on. */
static void
test_confined_full (void)
{
  g_autofree char *ballast = g_build_filename (
      g_getenv (FOLDER_VARIABLE) != NULL ? g_getenv (FOLDER_VARIABLE) : "", "ballast", NULL);
  g_autofree char *zeros = g_malloc0 (BALLAST);
  g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new ("c:1", "Kept");
  g_autoptr (KayakoStoredDraft) loaded = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) ids = NULL;
  KayakoStoreFixture fixture = { NULL };
  gint64 n_stored = 0;

  if (g_getenv (FOLDER_VARIABLE) == NULL)
    return;

  fixture.folder = (char *) g_getenv (FOLDER_VARIABLE);
  kayako_store_fixture_open (&fixture);
  kayako_store_fixture_await (kayako_store_save_draft (fixture.store, draft));
  g_assert_true (g_file_set_contents (ballast, zeros, BALLAST, NULL));
  n_stored = fill_disk (&fixture);
  g_assert_cmpint (n_stored, >, 0);

  /* It can be read on a full disk too. */
  kayako_store_fixture_close (&fixture);
  kayako_store_fixture_open (&fixture);
  before = kayako_test_await_boxed (kayako_store_list_messages (fixture.store, 1), NULL);
  g_assert_cmpint (before->len, ==, n_stored);
  g_assert_cmpint (g_unlink (ballast), ==, 0);

  kayako_store_fixture_store (&fixture, create_batch (n_stored + 1));
  kayako_store_fixture_close (&fixture);
  kayako_store_fixture_open (&fixture);
  g_assert_null (kayako_store_get_set_aside (fixture.store));
  kayako_store_fixture_await (kayako_store_verify (fixture.store));
  ids = kayako_test_await_boxed (kayako_store_list_messages (fixture.store, 1), NULL);
  g_assert_cmpint (ids->len, ==, n_stored + 50);
  loaded = kayako_test_await_boxed (kayako_store_load_draft (fixture.store, "c:1"), NULL);
  g_assert_cmpstr (loaded->text, ==, "Kept");
  kayako_store_fixture_close (&fixture);
}

/* The disk is full when a damaged store is opened: what is in it waits there. */
static void
test_full_rescue (KayakoStoreFixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "--size", "8388608", "--tmpfs", fixture->folder, NULL };

  run_confined (fixture, "/store-trouble/confined/full-rescue", arguments, fixture->folder);
}

static void
test_confined_full_rescue (void)
{
  KayakoStoreFixture fixture = { NULL };
  g_autofree char *ballast = NULL;
  g_autofree char *zeros = g_malloc0 (PAGE);
  g_autoptr (GError) error = NULL;
  FILE *file = NULL;

  if (g_getenv (FOLDER_VARIABLE) == NULL)
    return;

  fixture.folder = (char *) g_getenv (FOLDER_VARIABLE);
  fixture.path = g_build_filename (fixture.folder, KAYAKO_STORE_ACCOUNT ".db", NULL);
  ballast = g_build_filename (fixture.folder, "ballast", NULL);
  kayako_store_fixture_open (&fixture);
  kayako_store_fixture_fill (&fixture, N_CONVERSATIONS, TRUE, N_DRAFTS);
  kayako_store_fixture_close (&fixture);
  damage_file (&fixture, truncate_half);
  file = g_fopen (ballast, "w");
  while (fwrite (zeros, PAGE, 1, file) == 1 && fflush (file) == 0)
    continue;
  fclose (file);

  error = kayako_test_await_error (kayako_store_open (fixture.folder, KAYAKO_STORE_ACCOUNT));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_DISK_FULL);
  g_assert_cmpint (g_unlink (ballast), ==, 0);
  kayako_store_fixture_open (&fixture);
  assert_afresh (&fixture);
  assert_written (&fixture);
  kayako_store_fixture_close (&fixture);
  g_free (fixture.path);
}

/* Another program has the file for longer than one can wait. */
static void
test_held (KayakoStoreFixture *fixture, gconstpointer data)
{
  const char *argv[] = { "sqlite3", "-batch", fixture->path, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (KayakoStoredDraft) draft = kayako_stored_draft_new ("c:1", "Hello");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  kayako_store_fixture_open (fixture);
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_output_stream_printf (g_subprocess_get_stdin_pipe (process), NULL, NULL, &error,
                          "BEGIN IMMEDIATE;\nSELECT 'held';\n");
  g_output_stream_flush (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "held");

  error = kayako_test_await_error (kayako_store_save_draft (fixture->store, draft));
  g_assert_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY);
  g_clear_error (&error);
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  kayako_store_fixture_await (kayako_store_save_draft (fixture->store, draft));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

#define ADD(path, func, data)                                                                      \
  g_test_add (path, KayakoStoreFixture, data, kayako_store_fixture_set_up, func,                   \
              kayako_store_fixture_tear_down)
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    ADD (damages[i].path, test_damaged, GUINT_TO_POINTER (i));
  ADD ("/store-trouble/damaged/inside", test_damaged_inside, NULL);
  ADD ("/store-trouble/damaged/wholly", test_damaged_wholly, "This is no database");
  ADD ("/store-trouble/damaged/twice", test_damaged_twice, NULL);
  ADD ("/store-trouble/damaged/pruned", test_pruned, NULL);
  ADD ("/store-trouble/newer", test_newer, NULL);
  ADD ("/store-trouble/newer-readable", test_newer_readable, NULL);
  ADD ("/store-trouble/read-only", test_read_only, NULL);
  ADD ("/store-trouble/read-only-log", test_read_only_log, NULL);
  ADD ("/store-trouble/read-only-file", test_read_only_file, NULL);
  ADD ("/store-trouble/full", test_full, NULL);
  ADD ("/store-trouble/full-rescue", test_full_rescue, NULL);
  ADD ("/store-trouble/held", test_held, NULL);
  g_test_add_func ("/store-trouble/confined/nothing-to-read", test_confined_nothing_to_read);
  g_test_add_func ("/store-trouble/confined/read-only", test_confined_read_only);
  g_test_add_func ("/store-trouble/confined/full", test_confined_full);
  g_test_add_func ("/store-trouble/confined/full-rescue", test_confined_full_rescue);

  return g_test_run ();
}
