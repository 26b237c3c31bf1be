/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-draft-table.h"

#include <string.h>

/* In milliseconds. */
#define VERSION_SPAN (60 * G_GINT64_CONSTANT (1000))
#define VERSION_LIFE (30 * 24 * 60 * 60 * G_GINT64_CONSTANT (1000))

static gboolean
has_draft (KayakoDatabase *database, const char *key)
{
  return kayako_database_get_int (database, "SELECT EXISTS (SELECT 1 FROM draft WHERE key = ?)",
                                  "s", key) != 0;
}

/* Whether more than half of a text is still there, before or after what was typed. */
static gboolean
keeps_most (const char *before, const char *after)
{
  gsize before_length = strlen (before);
  gsize after_length = strlen (after);
  gsize shorter = MIN (before_length, after_length);
  gsize start = 0;
  gsize end = 0;

  while (start < shorter && before[start] == after[start])
    start++;
  while (end < shorter - start && before[before_length - 1 - end] == after[after_length - 1 - end])
    end++;

  return (start + end) * 2 >= before_length;
}

/* Whether what is typed now goes on with the latest version, so that a minute
 * of typing makes one version. What takes away or replaces most of a text makes
 * a new one: what was there is what somebody may want back. So does what is begun
 * after a draft was sent or thrown away. */
static gboolean
goes_on (KayakoDatabase *database, const KayakoStoredDraft *draft, gint64 *version)
{
  sqlite3_stmt *statement = NULL;
  gboolean is_close = FALSE;

  if (draft->is_apart || !has_draft (database, draft->key))
    return FALSE;

  statement = kayako_database_query (database,
                                     "SELECT id, begun_at, text FROM draft_version WHERE key = ?"
                                     " ORDER BY saved_at DESC, id DESC LIMIT 1",
                                     "s", draft->key);
  if (!kayako_database_step (database, statement))
    return FALSE;

  *version = sqlite3_column_int64 (statement, 0);
  is_close = draft->saved_at < sqlite3_column_int64 (statement, 1) + VERSION_SPAN &&
             keeps_most ((const char *) sqlite3_column_text (statement, 2), draft->text);
  kayako_database_end (database, statement);

  return is_close;
}

/* Moving the caret makes no version. */
static gboolean
is_in_latest (KayakoDatabase *database, const KayakoStoredDraft *draft)
{
  return kayako_database_get_int (
             database,
             "SELECT text = ?2 AND subject IS ?3 AND options IS ?4 AND files IS ?5"
             " FROM draft_version WHERE key = ?1 ORDER BY saved_at DESC, id DESC LIMIT 1",
             "sssvv", draft->key, draft->text, draft->subject, draft->options, draft->files) != 0;
}

/* Forgets versions that are too old. */
void
kayako_draft_table_prune (KayakoDatabase *database, gint64 now)
{
  kayako_database_change (database, "DELETE FROM draft_version WHERE saved_at < ?", "i",
                          now - VERSION_LIFE);
}

static void
save_version (KayakoDatabase *database, const KayakoStoredDraft *draft)
{
  gint64 version = 0;

  if (is_in_latest (database, draft))
    return;

  if (goes_on (database, draft, &version))
    kayako_database_change (database,
                            "UPDATE draft_version SET conversation_id = ?2, subject = ?3,"
                            " text = ?4, caret = ?5, options = ?6, files = ?7, saved_at = ?8"
                            " WHERE id = ?1",
                            "inssivvi", version, draft->conversation_id, draft->subject,
                            draft->text, draft->caret, draft->options, draft->files,
                            draft->saved_at);
  else
    kayako_database_change (database,
                            "INSERT INTO draft_version (key, conversation_id, subject, text, caret,"
                            " options, files, saved_at, begun_at)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
                            "snssivvi", draft->key, draft->conversation_id, draft->subject,
                            draft->text, draft->caret, draft->options, draft->files,
                            draft->saved_at);
  kayako_draft_table_prune (database, draft->saved_at);
}

/* Saves a draft as it is now, and in its history. */
void
kayako_draft_table_save (KayakoDatabase *database, const KayakoStoredDraft *draft)
{
  save_version (database, draft);
  kayako_database_change (
      database,
      "INSERT INTO draft (key, conversation_id, subject, text, caret, options, files, saved_at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (key) DO UPDATE SET conversation_id = excluded.conversation_id,"
      " subject = excluded.subject, text = excluded.text, caret = excluded.caret,"
      " options = excluded.options, files = excluded.files, saved_at = excluded.saved_at",
      "snssivvi", draft->key, draft->conversation_id, draft->subject, draft->text, draft->caret,
      draft->options, draft->files, draft->saved_at);
}

/* Its history stays. */
void
kayako_draft_table_clear (KayakoDatabase *database, const char *key)
{
  kayako_database_change (database, "DELETE FROM draft WHERE key = ?", "s", key);
}

/* Has it in the history only: what is being typed stays. */
void
kayako_draft_table_remember (KayakoDatabase *database, const KayakoStoredDraft *draft)
{
  save_version (database, draft);
}
