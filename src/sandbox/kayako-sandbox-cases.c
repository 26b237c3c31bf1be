/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-handlers.h"

/* Conversations as agents see them (api/v1.md §6.3): case N is conversation N. */

/* ?1: the types of status, ",NEW,OPEN,", or NULL; ?2: the highest level, or
 * ANY_LEVEL; ?3: the chosen ids, ",1,2,", or NULL; ?4 and ?5: changed when, or
 * ANY_TIME; ?6: the requester's address or number, or NULL; ?7 and ?8: the page. */
#define FILTER                                                                                     \
  " FROM conversation WHERE (?1 IS NULL OR status_id IN"                                           \
  "  (SELECT id FROM case_status WHERE instr (?1, ',' || type || ',')))"                           \
  " AND (?2 = 9223372036854775807 OR priority_id IN"                                               \
  "  (SELECT id FROM case_priority WHERE level <= ?2))"                                            \
  " AND (?3 IS NULL OR instr (?3, ',' || id || ','))"                                              \
  " AND updated_at >= ?4 AND (?5 = -1 OR updated_at <= ?5)"                                        \
  " AND (?6 IS NULL OR requester_id IN (SELECT user_id FROM identity_email WHERE email = ?6"       \
  "  UNION SELECT user_id FROM identity_phone WHERE number = ?6))"                                 \
  " AND id NOT IN (SELECT conversation_id FROM trash)"
#define ANY_LEVEL G_MAXINT64
#define ANY_TIME  ((gint64) - 1)

/* What is asked for. */
typedef struct {
  char *statuses;       /* (owned) (nullable) */
  char *chosen;         /* (owned) (nullable) */
  const char *identity; /* (nullable) */
  gint64 level;
  gint64 since;
  gint64 until;
  gint64 offset;
  gint64 limit;
} Wanted;

static void
wanted_clear (Wanted *wanted)
{
  g_clear_pointer (&wanted->statuses, g_free);
  g_clear_pointer (&wanted->chosen, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

/* Reads since= and until=; FALSE when that has been answered. */
static gboolean
read_dates (KayakoSandboxRequest *request, Wanted *wanted)
{
  static const char *const both[] = { "until", "since", NULL };

  if (kayako_sandbox_request_has_argument (request, "since") &&
      kayako_sandbox_request_has_argument (request, "until")) {
    kayako_sandbox_request_reply_error_parameters (request, "ONE_FIELD_EXPECTED", both);
    return FALSE;
  }

  for (guint i = 0; both[i] != NULL; i++) {
    gint64 *date = i == 0 ? &wanted->until : &wanted->since;

    if (kayako_sandbox_request_get_argument_date (request, both[i], date) ==
        KAYAKO_SANDBOX_INVALID) {
      kayako_sandbox_request_reply_error (request, "FIELD_INVALID", both[i]);
      return FALSE;
    }
  }

  return TRUE;
}

/* Reads identity_type= and identity_value=; FALSE when that has been answered. */
static gboolean
read_identity (KayakoSandboxRequest *request, Wanted *wanted)
{
  static const char *const types[] = { "EMAIL", "FACEBOOK", "TWITTER", "PHONE", NULL };
  g_auto (GStrv) type = NULL;
  KayakoSandboxPresence presence =
      kayako_sandbox_request_get_argument_enums (request, "identity_type", types, &type);

  if (presence == KAYAKO_SANDBOX_INVALID) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "identity_type");
    return FALSE;
  }
  if (presence != KAYAKO_SANDBOX_VALID)
    return TRUE;

  wanted->identity = kayako_sandbox_request_get_argument (request, "identity_value");
  if (wanted->identity != NULL)
    return TRUE;

  kayako_sandbox_request_reply_error (request, "FIELD_REQUIRED", "identity_value");
  return FALSE;
}

/**
 * kayako_sandbox_list_cases:
 * @request: GET cases
 *
 * What changed last comes first.
 */
void
kayako_sandbox_list_cases (KayakoSandboxRequest *request)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_auto (Wanted) wanted = { .level = ANY_LEVEL, .since = ANY_TIME, .until = ANY_TIME };
  g_autoptr (GArray) ids = NULL;
  gint64 total = 0;

  if (!kayako_sandbox_read_filters (request, &wanted.statuses, &wanted.level) ||
      !kayako_sandbox_read_chosen (request, &wanted.chosen) || !read_dates (request, &wanted) ||
      !read_identity (request, &wanted) ||
      !kayako_sandbox_request_get_page (request, &wanted.offset, &wanted.limit))
    return;

  ids = kayako_sandbox_database_list_ids (
      database, "SELECT id" FILTER " ORDER BY updated_at DESC, id DESC LIMIT ?7 OFFSET ?8",
      "sisiisii", wanted.statuses, wanted.level, wanted.chosen, wanted.since, wanted.until,
      wanted.identity, wanted.limit, wanted.offset);
  total = kayako_sandbox_database_get_int64 (database, 0, "SELECT count(*)" FILTER, "sisiis",
                                             wanted.statuses, wanted.level, wanted.chosen,
                                             wanted.since, wanted.until, wanted.identity);
  kayako_sandbox_request_reply_collection (request, "case", ids, KAYAKO_SANDBOX_PAGING_OFFSET,
                                           wanted.offset, wanted.limit, total);
}

/* The path's case, in the trash or not; 0 when there is none, which has been
 * answered. */
static gint64
find_case (KayakoSandboxRequest *request)
{
  gint64 id = kayako_sandbox_database_get_int64 (kayako_sandbox_request_get_database (request), 0,
                                                 "SELECT id FROM conversation WHERE id = ?1", "i",
                                                 kayako_sandbox_request_get_id (request, 0));

  if (id == 0)
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);

  return id;
}

/**
 * kayako_sandbox_get_case:
 * @request: GET cases/:id
 *
 * A case in the trash can still be looked at, as a conversation it is gone.
 */
void
kayako_sandbox_get_case (KayakoSandboxRequest *request)
{
  gint64 id = find_case (request);

  if (id != 0)
    kayako_sandbox_request_reply_resource (request, 200, "case", id);
}

static void
move_case (KayakoSandboxRequest *request, const char *move)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  gint64 id = find_case (request);

  if (id == 0)
    return;

  kayako_sandbox_database_execute (database, move, "i", id);
  kayako_sandbox_database_execute (database,
                                   "UPDATE conversation SET updated_at = ?2 WHERE id = ?1", "ii",
                                   id, kayako_sandbox_database_get_now (database));
  kayako_sandbox_request_reply_resource (request, 200, "case", id);
}

/**
 * kayako_sandbox_trash_case:
 * @request: PUT cases/:id/trash
 */
void
kayako_sandbox_trash_case (KayakoSandboxRequest *request)
{
  move_case (request, "INSERT OR IGNORE INTO trash (conversation_id) VALUES (?1)");
}

/**
 * kayako_sandbox_restore_case:
 * @request: PUT cases/:id/restore
 */
void
kayako_sandbox_restore_case (KayakoSandboxRequest *request)
{
  move_case (request, "DELETE FROM trash WHERE conversation_id = ?1");
}
