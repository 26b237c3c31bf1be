/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-handlers.h"
#include "kayako-sandbox-render.h"

/* Reading conversations. */

/* ?1: the types of status, ",NEW,OPEN,", or NULL; ?2: the highest level, or
 * ANY_LEVEL; ?3: whose, a user's id or a device's; ?4: the chosen ids, ",1,2,",
 * or NULL; ?5 and ?6: the page. */
#define FILTER                                                                                     \
  " AND (?1 IS NULL OR status_id IN"                                                               \
  "  (SELECT id FROM case_status WHERE instr (?1, ',' || type || ',')))"                           \
  " AND (?2 = 9223372036854775807 OR priority_id IN"                                               \
  "  (SELECT id FROM case_priority WHERE level <= ?2))"                                            \
  " AND (?4 IS NULL OR instr (?4, ',' || id || ','))"                                              \
  " AND id NOT IN (SELECT conversation_id FROM trash)"
#define ANY_LEVEL G_MAXINT64

#define QUERY(whose)                                                                               \
  { "SELECT id FROM conversation WHERE " whose FILTER                                              \
    " ORDER BY created_at DESC, id DESC LIMIT ?5 OFFSET ?6",                                       \
    "SELECT count(*) FROM conversation WHERE " whose FILTER }

/* One text for each kind of caller, so that each uses its index. */
static const struct {
  const char *ids;
  const char *count;
} queries[] = {
  QUERY ("?3 IS NOT NULL"),
  QUERY ("requester_id = ?3"),
  QUERY ("requester_id IN (SELECT id FROM user WHERE id = ?3 OR organization_id ="
         " (SELECT organization_id FROM user WHERE id = ?3))"),
  QUERY ("fingerprint = ?3"),
};

enum {
  QUERY_ALL,
  QUERY_OWN,
  QUERY_ORGANIZATION,
  QUERY_DEVICE,
};

/**
 * kayako_sandbox_read_chosen:
 * @request: GET of a collection
 * @chosen: (out) (nullable): the ids that `ids` names, ",1,2,"; %NULL without it
 *
 * Returns: %FALSE when they are none, which has been answered
 */
gboolean
kayako_sandbox_read_chosen (KayakoSandboxRequest *request, char **chosen)
{
  g_autoptr (GArray) ids = NULL;
  GString *list = NULL;

  switch (kayako_sandbox_request_get_argument_ids (request, "ids", &ids)) {
  case KAYAKO_SANDBOX_INVALID:
    return FALSE;
  case KAYAKO_SANDBOX_ABSENT:
  case KAYAKO_SANDBOX_CLEARED:
    return TRUE;
  case KAYAKO_SANDBOX_VALID:
  default:
    break;
  }

  list = g_string_new (",");
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%" G_GINT64_FORMAT ",", g_array_index (ids, gint64, i));

  *chosen = g_string_free_and_steal (list);
  return TRUE;
}

/**
 * kayako_sandbox_read_filters:
 * @request: GET of a collection
 * @statuses: (out) (nullable): the types of `status`, ",NEW,OPEN,"; %NULL without it
 * @level: (inout): the highest level of priority
 *
 * Returns: %FALSE when one is none, which has been answered
 */
gboolean
kayako_sandbox_read_filters (KayakoSandboxRequest *request, char **statuses, gint64 *level)
{
  static const char *const status_types[] = { "NEW",    "OPEN",   "PENDING", "COMPLETED",
                                              "CLOSED", "CUSTOM", NULL };
  g_auto (GStrv) chosen = NULL;
  KayakoSandboxPresence presence = KAYAKO_SANDBOX_ABSENT;

  presence = kayako_sandbox_request_get_argument_enums (request, "status", status_types, &chosen);
  if (presence == KAYAKO_SANDBOX_INVALID) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "status");
    return FALSE;
  }
  if (presence == KAYAKO_SANDBOX_VALID) {
    g_autofree char *list = g_strjoinv (",", chosen);

    *statuses = g_strconcat (",", list, ",", NULL);
  }

  if (kayako_sandbox_request_get_argument_int64 (request, "priority", level) ==
      KAYAKO_SANDBOX_INVALID) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "priority");
    return FALSE;
  }

  return TRUE;
}

/* Reads filters=; FALSE when that has been answered. */
static gboolean
read_reach (KayakoSandboxRequest *request, gboolean *of_organization)
{
  static const char *const filters[] = { "MY_ORGANIZATION", NULL };
  g_auto (GStrv) wanted = NULL;
  KayakoSandboxPresence presence = KAYAKO_SANDBOX_ABSENT;

  presence = kayako_sandbox_request_get_argument_enums (request, "filters", filters, &wanted);
  if (presence == KAYAKO_SANDBOX_INVALID) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "filters");
    return FALSE;
  }
  *of_organization = presence == KAYAKO_SANDBOX_VALID;

  return TRUE;
}

static guint
choose_query (const KayakoSandboxCaller *caller, gboolean of_organization)
{
  if (KAYAKO_SANDBOX_CALLER_IS_STAFF (caller))
    return QUERY_ALL;
  if (caller->user_id == 0)
    return QUERY_DEVICE;

  return of_organization ? QUERY_ORGANIZATION : QUERY_OWN;
}

/**
 * kayako_sandbox_list_conversations:
 * @request: GET conversations
 */
void
kayako_sandbox_list_conversations (KayakoSandboxRequest *request)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  const KayakoSandboxCaller *caller = kayako_sandbox_request_get_caller (request);
  g_autofree char *statuses = NULL;
  g_autofree char *whose = NULL;
  g_autofree char *chosen = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean of_organization = FALSE;
  gint64 level = ANY_LEVEL;
  gint64 offset = 0;
  gint64 limit = 0;
  gint64 total = 0;
  guint query = 0;

  if (!kayako_sandbox_read_filters (request, &statuses, &level) ||
      !read_reach (request, &of_organization) || !kayako_sandbox_read_chosen (request, &chosen) ||
      !kayako_sandbox_request_get_page (request, &offset, &limit))
    return;

  query = choose_query (caller, of_organization);
  whose = query == QUERY_DEVICE ? g_strdup (caller->fingerprint)
                                : g_strdup_printf ("%" G_GINT64_FORMAT, caller->user_id);
  ids = kayako_sandbox_database_list_ids (database, queries[query].ids, "sissii", statuses, level,
                                          whose, chosen, limit, offset);
  total = kayako_sandbox_database_get_int64 (database, 0, queries[query].count, "siss", statuses,
                                             level, whose, chosen);
  kayako_sandbox_request_reply_collection (request, "conversation", ids,
                                           KAYAKO_SANDBOX_PAGING_OFFSET, offset, limit, total);
}

/* Whoever holds the token of a new conversation may read it for a while. */
static gboolean
token_is_good (KayakoSandboxRequest *request, const char *token)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);

  return kayako_sandbox_database_get_int64 (
             database, 0,
             "SELECT 1 FROM request_token"
             " WHERE token = ?1 AND conversation_id = ?2 AND expires_at > ?3",
             "sii", token, kayako_sandbox_request_get_id (request, 0),
             kayako_sandbox_database_get_now (database)) != 0;
}

/**
 * kayako_sandbox_get_conversation:
 * @request: GET conversations/:id
 */
void
kayako_sandbox_get_conversation (KayakoSandboxRequest *request)
{
  const char *token = kayako_sandbox_request_get_argument (request, "token");
  gint64 id = kayako_sandbox_request_get_id (request, 0);

  if (token != NULL && token_is_good (request, token)) {
    kayako_sandbox_request_reply_resource (request, 200, "conversation", id);
    return;
  }

  if (!kayako_sandbox_request_require (request, KAYAKO_SANDBOX_ACCESS_SIGNED_IN, TRUE))
    return;

  id = kayako_sandbox_find_conversation (request);
  if (id != 0)
    kayako_sandbox_request_reply_resource (request, 200, "conversation", id);
}

/**
 * kayako_sandbox_list_participants:
 * @request: GET conversations/:id/participants
 */
void
kayako_sandbox_list_participants (KayakoSandboxRequest *request)
{
  g_autoptr (GArray) ids = NULL;
  gint64 id = kayako_sandbox_find_conversation (request);

  if (id == 0)
    return;

  ids = kayako_sandbox_database_list_ids (
      kayako_sandbox_request_get_database (request),
      "SELECT requester_id AS id FROM conversation WHERE id = ?1"
      " UNION SELECT creator_id FROM conversation WHERE id = ?1"
      " UNION SELECT creator_id FROM message WHERE conversation_id = ?1 AND kind = 'message'"
      " ORDER BY id",
      "i", id);
  kayako_sandbox_request_reply_list (request, "user_minimal", ids, KAYAKO_SANDBOX_PAGING_OFFSET);
}

/**
 * kayako_sandbox_get_starter:
 * @request: GET conversations/starter
 */
void
kayako_sandbox_get_starter (KayakoSandboxRequest *request)
{
  kayako_sandbox_request_reply_object (
      request, 200, "conversation_starter",
      kayako_sandbox_render_starter (kayako_sandbox_request_get_database (request),
                                     kayako_sandbox_request_get_caller (request)));
}
