/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-schema.h"

#include "kayako-error.h"

/* What a person wrote. These tables come first and never move: the file's
 * second page and those after it are theirs, so that they can be found again
 * behind a damaged first page. Neither knows of the other tables: a draft
 * outlives the conversation it answers. Times are Unix milliseconds. */
#define WRITING                                                                                    \
  "CREATE TABLE draft ("                                                                           \
  "  key TEXT NOT NULL PRIMARY KEY,"                                                               \
  "  conversation_id INTEGER,"                                                                     \
  "  subject TEXT,"                                                                                \
  "  text TEXT NOT NULL,"                                                                          \
  "  caret INTEGER NOT NULL,"                                                                      \
  "  options BLOB,"                                                                                \
  "  files BLOB,"                                                                                  \
  "  saved_at INTEGER NOT NULL"                                                                    \
  ") STRICT;"                                                                                      \
  "CREATE TABLE draft_version ("                                                                   \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  key TEXT NOT NULL,"                                                                           \
  "  conversation_id INTEGER,"                                                                     \
  "  subject TEXT,"                                                                                \
  "  text TEXT NOT NULL,"                                                                          \
  "  caret INTEGER NOT NULL,"                                                                      \
  "  options BLOB,"                                                                                \
  "  files BLOB,"                                                                                  \
  "  saved_at INTEGER NOT NULL,"                                                                   \
  "  begun_at INTEGER NOT NULL"                                                                    \
  ") STRICT;"                                                                                      \
  "CREATE INDEX draft_version_by_key ON draft_version (key, saved_at);"                            \
  "CREATE INDEX draft_version_by_age ON draft_version (saved_at);"                                 \
  "CREATE TABLE outbox ("                                                                          \
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"                                                        \
  "  client_id TEXT NOT NULL UNIQUE,"                                                              \
  "  intent TEXT NOT NULL,"                                                                        \
  "  conversation_id INTEGER,"                                                                     \
  "  local_id TEXT,"                                                                               \
  "  position INTEGER NOT NULL,"                                                                   \
  "  payload BLOB NOT NULL,"                                                                       \
  "  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unclear', 'failed')),"            \
  "  attempts INTEGER NOT NULL,"                                                                   \
  "  attempted_at INTEGER NOT NULL,"                                                               \
  "  not_before INTEGER NOT NULL,"                                                                 \
  "  error_domain TEXT,"                                                                           \
  "  error_code INTEGER NOT NULL,"                                                                 \
  "  error_text TEXT,"                                                                             \
  "  created_at INTEGER NOT NULL"                                                                  \
  ") STRICT;"                                                                                      \
  "CREATE INDEX outbox_by_conversation ON outbox (conversation_id, position);"

/* What the helpdesk told. The whole of a resource is in its facts; the columns
 * beside them are what is looked for. A conversation without a place is known
 * by its id only. Times are Unix seconds. */
#define RESOURCES                                                                                  \
  "CREATE TABLE resource ("                                                                        \
  "  kind TEXT NOT NULL,"                                                                          \
  "  id INTEGER NOT NULL,"                                                                         \
  "  facts BLOB NOT NULL,"                                                                         \
  "  PRIMARY KEY (kind, id)"                                                                       \
  ") STRICT, WITHOUT ROWID;"                                                                       \
  "CREATE TABLE user ("                                                                            \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  name TEXT NOT NULL,"                                                                          \
  "  facts BLOB NOT NULL"                                                                          \
  ") STRICT;"                                                                                      \
  "CREATE TABLE conversation ("                                                                    \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  place TEXT CHECK (place IN ('waiting', 'pending', 'completed', 'closed')),"                   \
  "  is_closed INTEGER NOT NULL DEFAULT 0,"                                                        \
  "  status_id INTEGER,"                                                                           \
  "  requester_id INTEGER,"                                                                        \
  "  agent_id INTEGER,"                                                                            \
  "  team_id INTEGER,"                                                                             \
  "  read_marker_id INTEGER,"                                                                      \
  "  unread_count INTEGER NOT NULL DEFAULT 0,"                                                     \
  "  last_activity_at INTEGER NOT NULL DEFAULT 0,"                                                 \
  "  updated_at INTEGER NOT NULL DEFAULT 0,"                                                       \
  "  facts BLOB NOT NULL"                                                                          \
  ") STRICT;"                                                                                      \
  "CREATE INDEX conversation_by_activity ON conversation"                                          \
  "  (last_activity_at DESC, id DESC, place, agent_id, requester_id, unread_count)"                \
  "  WHERE place IS NOT NULL;"                                                                     \
  "CREATE INDEX conversation_by_update ON conversation (updated_at DESC, id DESC);"                \
  "CREATE INDEX conversation_by_status ON conversation (status_id);"                               \
  "CREATE INDEX conversation_by_requester ON conversation (requester_id);"                         \
  "CREATE INDEX conversation_by_marker ON conversation (read_marker_id);"                          \
  "CREATE TABLE view_member ("                                                                     \
  "  view TEXT NOT NULL,"                                                                          \
  "  conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,"                  \
  "  PRIMARY KEY (view, conversation_id)"                                                          \
  ") STRICT, WITHOUT ROWID;"                                                                       \
  "CREATE INDEX view_member_by_conversation ON view_member (conversation_id);"                     \
  "CREATE TABLE message ("                                                                         \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  conversation_id INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,"                  \
  "  creator_id INTEGER,"                                                                          \
  "  has_files INTEGER NOT NULL,"                                                                  \
  "  client_id TEXT,"                                                                              \
  "  created_at INTEGER NOT NULL,"                                                                 \
  "  facts BLOB NOT NULL"                                                                          \
  ") STRICT;"                                                                                      \
  "CREATE INDEX message_by_conversation ON message (conversation_id, created_at, id);"             \
  "CREATE INDEX message_by_client_id ON message (client_id) WHERE client_id IS NOT NULL;"          \
  "CREATE TABLE attachment ("                                                                      \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  message_id INTEGER REFERENCES message ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,"       \
  "  facts BLOB NOT NULL"                                                                          \
  ") STRICT;"                                                                                      \
  "CREATE INDEX attachment_by_message ON attachment (message_id);"                                 \
  "CREATE TABLE read_marker ("                                                                     \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  unread_count INTEGER NOT NULL,"                                                               \
  "  facts BLOB NOT NULL"                                                                          \
  ") STRICT;"

/* How far the program has come: validators by the resource's path, cursors by
 * their name. */
#define PROGRESS                                                                                   \
  "CREATE TABLE validator ("                                                                       \
  "  name TEXT NOT NULL PRIMARY KEY,"                                                              \
  "  value TEXT NOT NULL"                                                                          \
  ") STRICT, WITHOUT ROWID;"                                                                       \
  "CREATE TABLE cursor ("                                                                          \
  "  name TEXT NOT NULL PRIMARY KEY,"                                                              \
  "  number INTEGER NOT NULL,"                                                                     \
  "  text TEXT"                                                                                    \
  ") STRICT, WITHOUT ROWID;"

/* What can be looked for, in words that were folded before they came here. The
 * texts themselves stay with the resources. */
#define SEARCH                                                                                     \
  "CREATE VIRTUAL TABLE conversation_search USING fts5 ("                                          \
  "  subject, people, content = '', contentless_delete = 1, prefix = '1 2 3',"                     \
  "  tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co M*'\");"                      \
  "CREATE VIRTUAL TABLE message_search USING fts5 ("                                               \
  "  text, files, content = '', contentless_delete = 1, prefix = '1 2 3',"                         \
  "  tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co M*'\");"                      \
  "CREATE TRIGGER conversation_gone AFTER DELETE ON conversation BEGIN"                            \
  "  DELETE FROM conversation_search WHERE rowid = old.id;"                                        \
  "END;"                                                                                           \
  "CREATE TRIGGER message_gone AFTER DELETE ON message BEGIN"                                      \
  "  DELETE FROM message_search WHERE rowid = old.id;"                                             \
  "END;"

/* The index and one is the version; append only. */
static const char *const migrations[] = {
  WRITING RESOURCES PROGRESS SEARCH,
};

/* What stands in a file (user_version) is its version, and above that the oldest
 * version whose program can read it: 0 where only its own can, as that of the
 * first. A version that only adds to what the one before had stands there with
 * the number of that one above it. */
#define VERSION_BITS 16
#define VERSION_MASK ((1u << VERSION_BITS) - 1)

/* The version that this program writes. */
guint
kayako_schema_get_version (void)
{
  return G_N_ELEMENTS (migrations);
}

/* What this program does with a file in which @number stands. */
KayakoSchemaUse
kayako_schema_get_use (gint64 number)
{
  guint version = (guint) number & VERSION_MASK;
  guint readable_from = (guint) number >> VERSION_BITS;

  if (number < 0 || number > G_MAXINT32 || version > G_MAXINT16 || readable_from > version)
    return KAYAKO_SCHEMA_USE_NONE;
  if (version <= kayako_schema_get_version ())
    return KAYAKO_SCHEMA_USE_WRITE;

  return readable_from != 0 && readable_from <= kayako_schema_get_version ()
             ? KAYAKO_SCHEMA_USE_READ
             : KAYAKO_SCHEMA_USE_REFUSE;
}

/* Whether a file that is not to be written can be read as it is. */
gboolean
kayako_schema_check_readable (KayakoDatabase *database, GError **error)
{
  gint64 number = kayako_database_get_int (database, "PRAGMA user_version", "");

  if (!kayako_database_check (database, error))
    return FALSE;

  if (number == kayako_schema_get_version () ||
      kayako_schema_get_use (number) == KAYAKO_SCHEMA_USE_READ)
    return TRUE;

  g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE, "The store's version is %" G_GINT64_FORMAT,
               number);
  return FALSE;
}

/* The tables that hold what a person wrote, alone. */
const char *
kayako_schema_get_writing (void)
{
  return WRITING;
}

static gboolean
migrate_to (KayakoDatabase *database, guint version, GError **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %u;", version);

  kayako_database_run (database, "BEGIN IMMEDIATE;");
  kayako_database_run (database, migrations[version - 1]);
  kayako_database_run (database, pragma);
  kayako_database_run (database, "COMMIT;");
  if (kayako_database_check (database, error))
    return TRUE;

  kayako_database_run (database, "ROLLBACK;");
  kayako_database_check (database, NULL);
  return FALSE;
}

/* Brings the tables to the version that this program writes. */
gboolean
kayako_schema_migrate (KayakoDatabase *database, GError **error)
{
  gint64 version = kayako_database_get_int (database, "PRAGMA user_version", "");

  if (!kayako_database_check (database, error))
    return FALSE;

  if (version < 0 || version > (gint64) G_N_ELEMENTS (migrations)) {
    g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_STORE_NEWER,
                 "The store's version is %" G_GINT64_MODIFIER "x, ours %u", version,
                 kayako_schema_get_version ());
    return FALSE;
  }

  while (version < (gint64) G_N_ELEMENTS (migrations))
    if (!migrate_to (database, (guint) ++version, error))
      return FALSE;

  return TRUE;
}
