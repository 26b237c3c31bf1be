/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For locks that belong to an open file, not to a process. */
#define _GNU_SOURCE

#include "kayako-store-file.h"

#include "kayako-error.h"
#include "kayako-rescue.h"
#include "kayako-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>

/* For how long a damaged file is kept after it was set aside, and how its name
 * tells when that was. */
#define KEEP_DAYS   30
#define TIME_FORMAT "%Y%m%d-%H%M%S"

/* What is to take a damaged file's place, with all that was rescued in it. */
#define FRESH ".fresh"

struct _KayakoStoreFile {
  gatomicrefcount ref_count;
  char *folder;        /* (owned) */
  char *path;          /* (owned) */
  int lock;            /* file descriptor, -1 while it is not locked */
  char *set_aside;     /* (owned) (nullable): where a damaged file is now */
  guint n_rescued;     /* drafts and intents */
  gboolean is_damaged; /* and could not be replaced */
  gboolean is_refused; /* it is not written, whatever becomes possible */
};

/* Where SQLite keeps the number of a file's version (user_version). */
#define HEADER_SIZE      100
#define VERSION_OFFSET   60
#define HEADER_BEGINNING "SQLite format 3"

/* Names the file of @account_id in @folder, without touching it. */
KayakoStoreFile *
kayako_store_file_new (const char *folder, const char *account_id)
{
  KayakoStoreFile *self = g_new0 (KayakoStoreFile, 1);
  g_autofree char *escaped = g_uri_escape_string (account_id, NULL, FALSE);
  g_autofree char *name = g_strconcat (escaped, ".db", NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, name, NULL);
  self->lock = -1;

  return self;
}

static char *
dup_sibling (KayakoStoreFile *self, const char *suffix)
{
  return g_strconcat (self->path, suffix, NULL);
}

/* Whether there is one. */
gboolean
kayako_store_file_exists (KayakoStoreFile *self)
{
  g_autofree char *fresh = dup_sibling (self, FRESH);

  return g_file_test (self->path, G_FILE_TEST_EXISTS) || g_file_test (fresh, G_FILE_TEST_EXISTS);
}

/* For another thread. */
KayakoStoreFile *
kayako_store_file_ref (KayakoStoreFile *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/* The last one unlocks it. */
void
kayako_store_file_unref (gpointer user_data)
{
  KayakoStoreFile *self = user_data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->lock >= 0)
    g_close (self->lock, NULL);
  g_free (self->set_aside);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

/* Where the damaged file is now that was found at its place, if one was. */
const char *
kayako_store_file_get_set_aside (KayakoStoreFile *self)
{
  return self->set_aside;
}

/* How many drafts and intents were found in it. */
guint
kayako_store_file_get_n_rescued (KayakoStoreFile *self)
{
  return self->n_rescued;
}

static gboolean
fail_for_system (int system_error, const char *what, GError **error)
{
  g_autoptr (GError) reason = kayako_database_create_error (SQLITE_CANTOPEN, system_error, what);

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
make_folder (KayakoStoreFile *self, GError **error)
{
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return fail_for_system (errno, "the folder cannot be made", error);

  /* Where it was there already with another mode. On a file system that knows
   * no modes this fails, and nothing can be done about it. */
  if (g_chmod (self->folder, 0700) != 0)
    g_debug ("The store's folder keeps its mode: %s", g_strerror (errno));

  return TRUE;
}

/* Two programs that send the same outbox would send everything twice. The lock
 * ends with the process, whatever ends that. */
static gboolean
lock_file (KayakoStoreFile *self, GError **error)
{
  g_autofree char *path = dup_sibling (self, ".lock");
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  self->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock < 0)
    return fail_for_system (errno, "the lock cannot be made", error);

  if (fcntl (self->lock, F_OFD_SETLK, &whole) == 0)
    return TRUE;

  if (errno != EAGAIN && errno != EACCES)
    return fail_for_system (errno, "the lock cannot be taken", error);

  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_BUSY,
                       "Another program has the store");
  return FALSE;
}

/* SQLite gives the files beside it the same mode. */
static gboolean
make_file (const char *path, GError **error)
{
  int file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (file < 0)
    return fail_for_system (errno, "the store cannot be written", error);

  g_close (file, NULL);
  if (g_chmod (path, 0600) != 0)
    g_debug ("The store keeps its mode: %s", g_strerror (errno));

  return TRUE;
}

/* Looks without SQLite, which would write beside the file of a newer program. */
static gboolean
refuse_newer (KayakoStoreFile *self, GError **error)
{
  unsigned char header[HEADER_SIZE] = { 0 };
  FILE *file = g_fopen (self->path, "rbe");
  gsize size = 0;
  guint32 version = 0;

  if (file == NULL)
    return fail_for_system (errno, "the store cannot be read", error);

  size = fread (header, 1, sizeof header, file);
  fclose (file);
  if (size < sizeof header || memcmp (header, HEADER_BEGINNING, sizeof HEADER_BEGINNING) != 0)
    return TRUE;

  memcpy (&version, header + VERSION_OFFSET, sizeof version);
  version = GUINT32_FROM_BE (version);
  switch (kayako_schema_get_use (version)) {
  case KAYAKO_SCHEMA_USE_READ:
  case KAYAKO_SCHEMA_USE_REFUSE:
    g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_NEWER,
                 "The store's version is %x, ours %u", version, kayako_schema_get_version ());
    return FALSE;
  case KAYAKO_SCHEMA_USE_NONE:
  case KAYAKO_SCHEMA_USE_WRITE:
  default:
    return TRUE;
  }
}

/* What was being sent when the program ended may have arrived. */
static const char recovery_sql[] = "UPDATE outbox SET state = 'unclear' WHERE state = 'sending';";

/* Reads what a person wrote to the end, so that damage to it shows now. */
static void
read_writing (KayakoDatabase *database)
{
  kayako_database_get_int (database,
                           "SELECT (SELECT sum (length (text)) FROM draft)"
                           " + (SELECT sum (length (text)) FROM draft_version)"
                           " + (SELECT sum (length (payload)) FROM outbox)",
                           "");
}

static KayakoDatabase *
open_and_migrate (const char *path, GError **error)
{
  g_autoptr (KayakoDatabase) database = kayako_database_new (path, KAYAKO_DATABASE_WRITE, error);
  g_autoptr (GError) checkpoint_error = NULL;

  if (database == NULL)
    return NULL;

  kayako_database_run (database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  if (!kayako_database_check (database, error) || !kayako_schema_migrate (database, error))
    return NULL;

  kayako_database_run (database, recovery_sql);
  read_writing (database);
  if (!kayako_database_check (database, error))
    return NULL;

  /* So that the version is in the file itself, where refuse_newer() looks. A
   * full disk is no reason not to read. */
  kayako_database_run (database, "PRAGMA wal_checkpoint (PASSIVE);");
  if (!kayako_database_check (database, &checkpoint_error))
    g_debug ("The log of the store stays: %s", checkpoint_error->message);

  return g_steal_pointer (&database);
}

static gboolean
is_file (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size > 0;
}

/* A file without content beside a log with some has lost its content. */
static gboolean
is_marked (KayakoStoreFile *self)
{
  g_autofree char *mark = dup_sibling (self, ".damaged");
  g_autofree char *log = dup_sibling (self, "-wal");

  return g_file_test (mark, G_FILE_TEST_EXISTS) || (!is_file (self->path) && is_file (log));
}

static gboolean
sync_folder (KayakoStoreFile *self, GError **error)
{
  int folder = g_open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean is_synced = folder >= 0 && g_fsync (folder) == 0;
  int system_error = errno;

  if (folder >= 0)
    g_close (folder, NULL);

  return is_synced || fail_for_system (system_error, "the folder cannot be written", error);
}

/* A name tells when the file was found damaged: the same one also where it takes
 * two starts to set it aside. */
static char *
dup_free_name (KayakoStoreFile *self, const char *fresh)
{
  GStatBuf info = { 0 };
  g_autoptr (GDateTime) then = NULL;
  g_autofree char *time = NULL;
  g_autofree char *name = NULL;

  g_stat (fresh, &info);
  then = g_date_time_new_from_unix_utc (info.st_mtime);
  time = g_date_time_format (then, TIME_FORMAT);
  name = g_strdup_printf ("%s.%s", self->path, time);
  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++) {
    g_free (name);
    name = g_strdup_printf ("%s.%s-%u", self->path, time, i);
  }

  return g_steal_pointer (&name);
}

/* The log goes with its file, and before it: SQLite would take it for the log of
 * the next one. Who else had what open is of no use any more. */
static gboolean
set_aside (KayakoStoreFile *self, const char *fresh, GError **error)
{
  g_autofree char *name = dup_free_name (self, fresh);
  g_autofree char *log = dup_sibling (self, "-wal");
  g_autofree char *log_name = g_strconcat (name, "-wal", NULL);
  g_autofree char *index = dup_sibling (self, "-shm");

  if (g_rename (log, log_name) != 0 && errno != ENOENT)
    return fail_for_system (errno, "the damaged store's log cannot be set aside", error);
  if (g_rename (self->path, name) != 0 && errno != ENOENT)
    return fail_for_system (errno, "the damaged store cannot be set aside", error);

  g_unlink (index);
  g_set_str (&self->set_aside, name);
  g_debug ("A damaged store was set aside");

  return TRUE;
}

/* Puts a fresh file with all that was rescued in the damaged one's place. What
 * ends the program meanwhile leaves the fresh one, which is put there at the
 * next start. */
static gboolean
replace (KayakoStoreFile *self, GError **error)
{
  g_autofree char *fresh = dup_sibling (self, FRESH);
  g_autofree char *mark = dup_sibling (self, ".damaged");

  if (!g_file_test (fresh, G_FILE_TEST_EXISTS))
    return TRUE;

  if (!set_aside (self, fresh, error))
    return FALSE;

  g_unlink (mark);
  if (g_rename (fresh, self->path) != 0)
    return fail_for_system (errno, "the fresh store cannot be put in place", error);

  return sync_folder (self, error);
}

static void
remove_database (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

    g_unlink (name);
  }
}

/* Rescues into a file that is whole by itself, without a log. */
static gboolean
build (KayakoStoreFile *self, const char *path, GError **error)
{
  g_autoptr (KayakoDatabase) database = NULL;

  if (!make_file (path, error))
    return FALSE;

  database = open_and_migrate (path, error);
  if (database == NULL || !kayako_rescue_writing (self->path, database, &self->n_rescued, error))
    return FALSE;

  kayako_database_run (database, "PRAGMA wal_checkpoint (TRUNCATE);");
  return kayako_database_check (database, error);
}

/* The damaged file stays where it is until all that can be rescued from it is on
 * the disk: whatever ends the rescue before, as a full disk, it is tried again
 * next time. */
static KayakoDatabase *
start_afresh (KayakoStoreFile *self, GError **error)
{
  g_autofree char *half = dup_sibling (self, ".half");
  g_autofree char *fresh = dup_sibling (self, FRESH);
  gboolean is_built = FALSE;

  self->is_damaged = TRUE;
  remove_database (half);
  is_built = build (self, half, error);
  if (is_built && g_rename (half, fresh) != 0)
    is_built = fail_for_system (errno, "the fresh store cannot be kept", error);
  remove_database (half);
  if (!is_built) {
    kayako_store_file_note_damage (self);
    return NULL;
  }

  if (!sync_folder (self, error) || !replace (self, error))
    return NULL;

  self->is_damaged = FALSE;
  return open_and_migrate (self->path, error);
}

/* Whether @name is that of a file that was set aside long ago: behind the name of
 * this one stands when. */
static gboolean
is_old (const char *name, const char *own, const char *oldest)
{
  const char *time = name + strlen (own) + 1;

  if (!g_str_has_prefix (name, own) || time[-1] != '.')
    return FALSE;

  for (gsize i = 0; oldest[i] != '\0'; i++)
    if (g_ascii_isdigit (time[i]) != g_ascii_isdigit (oldest[i]))
      return FALSE;

  return strncmp (time, oldest, strlen (oldest)) < 0;
}

/* What was set aside is of use to who looks into it soon, and takes room. */
static void
prune (KayakoStoreFile *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  g_autofree char *own = g_path_get_basename (self->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -KEEP_DAYS);
  g_autofree char *oldest = g_date_time_format (then, TIME_FORMAT);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    if (is_old (name, own, oldest))
      g_unlink (path);
  }
}

/* Opens the file for the one thread that writes: locks it, makes what is not
 * there, brings it to this version, and sets a damaged one aside. */
KayakoDatabase *
kayako_store_file_open_to_write (gpointer user_data, GError **error)
{
  KayakoStoreFile *self = user_data;
  g_autoptr (KayakoDatabase) database = NULL;
  g_autoptr (GError) reason = NULL;

  if (!make_folder (self, error) || !lock_file (self, error) || !replace (self, error) ||
      !make_file (self->path, error) || !refuse_newer (self, error))
    return NULL;

  prune (self);
  if (is_marked (self))
    return start_afresh (self, error);

  database = open_and_migrate (self->path, &reason);
  if (g_error_matches (reason, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED))
    return start_afresh (self, error);

  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return g_steal_pointer (&database);
}

static KayakoDatabase *
open_to_look (KayakoStoreFile *self, KayakoDatabaseMode mode, GError **error)
{
  g_autoptr (KayakoDatabase) database = kayako_database_new (self->path, mode, error);

  if (database == NULL || !kayako_schema_check_readable (database, error))
    return NULL;

  return g_steal_pointer (&database);
}

/* A log is read only with an index beside it, which cannot be made where nothing
 * can; without a log none is needed, as long as nobody begins one. */
static KayakoDatabase *
open_refused (KayakoStoreFile *self, GError **error)
{
  g_autofree char *log = dup_sibling (self, "-wal");
  g_autoptr (GError) reason = NULL;
  KayakoDatabase *database = NULL;

  if (self->is_damaged || is_marked (self)) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_DAMAGED, "The store is damaged");
    return NULL;
  }

  database = open_to_look (self, KAYAKO_DATABASE_LOOK, &reason);
  if (database != NULL)
    return database;

  if (!is_file (log))
    return open_to_look (self, KAYAKO_DATABASE_LOOK_STILL, error);

  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/* Says that it could not be opened to write: it is read as it is, and others may
 * have it. On the main thread, while no other uses it. */
void
kayako_store_file_refuse (KayakoStoreFile *self)
{
  self->is_refused = TRUE;
  if (self->lock >= 0)
    g_close (self->lock, NULL);
  self->lock = -1;
}

/* Opens the file for a thread that reads, when it is open to write or it is clear
 * that it cannot be. */
KayakoDatabase *
kayako_store_file_open_to_read (gpointer user_data, GError **error)
{
  KayakoStoreFile *self = user_data;

  return self->is_refused ? open_refused (self, error)
                          : kayako_database_new (self->path, KAYAKO_DATABASE_READ, error);
}

/* Leaves word for the next time it is opened. What is not written may be as it is
 * because somebody else does. */
void
kayako_store_file_note_damage (gpointer user_data)
{
  KayakoStoreFile *self = user_data;
  g_autofree char *mark = dup_sibling (self, ".damaged");
  int file = -1;

  if (self->is_refused)
    return;

  file = g_open (mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file >= 0)
    g_close (file, NULL);
}
