/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-handlers.h"

#include "kayako-sandbox-text.h"

/* What handlers share: who may see a conversation, and parameters that several
 * actions take. */

/* Customers see what they and their organisation asked, a device what was
 * asked on it. */
static gboolean
may_see (KayakoSandboxRequest *request, gint64 conversation_id)
{
  const KayakoSandboxCaller *caller = kayako_sandbox_request_get_caller (request);

  if (KAYAKO_SANDBOX_CALLER_IS_STAFF (caller))
    return TRUE;

  return kayako_sandbox_database_get_int64 (
             kayako_sandbox_request_get_database (request), 0,
             "SELECT 1 FROM conversation c JOIN user r ON r.id = c.requester_id"
             " LEFT JOIN user u ON u.id = ?2"
             " WHERE c.id = ?1 AND (r.id = u.id OR r.organization_id = u.organization_id"
             "  OR (u.id IS NULL AND c.fingerprint = ?3))",
             "iis", conversation_id, caller->user_id, caller->fingerprint) != 0;
}

/**
 * kayako_sandbox_check_conversation:
 * @request: a request
 * @id: a conversation's id
 *
 * Returns: @id; 0 when there is none (404) or the caller may not see it (403),
 *   which has been answered
 */
gint64
kayako_sandbox_check_conversation (KayakoSandboxRequest *request, gint64 id)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);

  if (kayako_sandbox_database_get_int64 (database, 0,
                                         "SELECT 1 FROM conversation WHERE id = ?1"
                                         " AND id NOT IN (SELECT conversation_id FROM trash)",
                                         "i", id) == 0) {
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);
    return 0;
  }

  if (!may_see (request, id)) {
    kayako_sandbox_request_reply_error (request, "PERMISSIONS_DENIED", NULL);
    return 0;
  }

  return id;
}

/**
 * kayako_sandbox_find_conversation:
 * @request: a request whose path's first number is a conversation's
 *
 * Returns: the conversation's id; 0 when there is none (404) or the caller may
 *   not see it (403), which has been answered
 */
gint64
kayako_sandbox_find_conversation (KayakoSandboxRequest *request)
{
  return kayako_sandbox_check_conversation (request, kayako_sandbox_request_get_id (request, 0));
}

/**
 * kayako_sandbox_find_message:
 * @request: a request whose path's second number is a message's
 * @conversation_id: the conversation it must be of
 *
 * Returns: the message's id; 0 when there is none, which has been answered
 */
gint64
kayako_sandbox_find_message (KayakoSandboxRequest *request, gint64 conversation_id)
{
  gint64 id = kayako_sandbox_database_get_int64 (
      kayako_sandbox_request_get_database (request), 0,
      "SELECT id FROM message WHERE id = ?1 AND conversation_id = ?2 AND kind = 'message'", "ii",
      kayako_sandbox_request_get_id (request, 1), conversation_id);

  if (id == 0)
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);

  return id;
}

/**
 * kayako_sandbox_find_actor:
 * @request: a request about a conversation that its caller may see
 * @conversation_id: the conversation
 *
 * Returns: the user on whose behalf the caller acts: themselves, or of an
 *   anonymous device whoever asked
 */
gint64
kayako_sandbox_find_actor (KayakoSandboxRequest *request, gint64 conversation_id)
{
  const KayakoSandboxCaller *caller = kayako_sandbox_request_get_caller (request);

  if (caller->user_id != 0)
    return caller->user_id;

  return kayako_sandbox_database_get_int64 (kayako_sandbox_request_get_database (request), 0,
                                            "SELECT requester_id FROM conversation WHERE id = ?1",
                                            "i", conversation_id);
}

/**
 * kayako_sandbox_is_closed:
 * @request: a request
 * @conversation_id: a conversation
 *
 * Returns: whether the conversation is over
 */
gboolean
kayako_sandbox_is_closed (KayakoSandboxRequest *request, gint64 conversation_id)
{
  return kayako_sandbox_database_get_int64 (
             kayako_sandbox_request_get_database (request), 0,
             "SELECT s.type = 'CLOSED' FROM conversation c JOIN case_status s ON s.id = c.status_id"
             " WHERE c.id = ?1",
             "i", conversation_id) != 0;
}

/**
 * kayako_sandbox_read_source:
 * @request: a request with a body
 * @fallback: (nullable): what it is when it was not sent
 * @source: (out) (nullable): HELPCENTER, MESSENGER or API
 *
 * Returns: %FALSE when it is none of these, which has been answered
 */
gboolean
kayako_sandbox_read_source (KayakoSandboxRequest *request,
                            const char *fallback,
                            const char **source)
{
  static const char *const allowed[] = { "HELPCENTER", "MESSENGER", "API", NULL };

  *source = fallback;
  if (kayako_sandbox_request_get_enum (request, "source", allowed, source) !=
      KAYAKO_SANDBOX_INVALID)
    return TRUE;

  kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "source");
  return FALSE;
}

/**
 * kayako_sandbox_read_client_id:
 * @request: a request with a body
 * @client_id: (out) (nullable): what the sender calls the message
 *
 * Returns: %FALSE when it is no text, which has been answered
 */
gboolean
kayako_sandbox_read_client_id (KayakoSandboxRequest *request, const char **client_id)
{
  *client_id = NULL;
  if (kayako_sandbox_request_get_string (request, "client_id", client_id) != KAYAKO_SANDBOX_INVALID)
    return TRUE;

  kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "client_id");
  return FALSE;
}

/**
 * kayako_sandbox_read_associate:
 * @request: a request with a body
 * @name: a parameter that names another resource by its id
 * @find: a query that finds a row for the id ?1
 * @id: (out): the id, 0 when it was not sent or is to be cleared
 *
 * Returns: %FALSE when there is no such resource, which has been answered
 */
gboolean
kayako_sandbox_read_associate (KayakoSandboxRequest *request,
                               const char *name,
                               const char *find,
                               gint64 *id)
{
  KayakoSandboxPresence presence = KAYAKO_SANDBOX_ABSENT;

  *id = 0;
  presence = kayako_sandbox_request_get_int64 (request, name, id);
  if (presence == KAYAKO_SANDBOX_ABSENT || presence == KAYAKO_SANDBOX_CLEARED)
    return TRUE;

  if (presence == KAYAKO_SANDBOX_VALID &&
      kayako_sandbox_database_get_int64 (kayako_sandbox_request_get_database (request), 0, find,
                                         "i", *id) != 0)
    return TRUE;

  kayako_sandbox_request_reply_error (request, "FIELD_INVALID", name);
  return FALSE;
}

/* Keys that nobody knows are the sender's own: neither they nor their values
 * are touched. */
static char *
dup_others (JsonNode *sent)
{
  static const char *const known[] = { "user_agent", "page_url", "user_agent_raw", NULL };
  g_autoptr (JsonNode) source = kayako_sandbox_value_dup_object (sent);
  g_autoptr (JsonNode) node = json_node_alloc ();
  JsonObject *others = json_object_new ();
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  json_node_init (node, JSON_NODE_OBJECT);
  json_node_take_object (node, others);
  json_object_iter_init_ordered (&iter, json_node_get_object (source));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!g_strv_contains (known, name))
      json_object_set_member (others, name, json_node_copy (member));

  return json_object_get_size (others) > 0 ? json_to_string (node, FALSE) : NULL;
}

/**
 * kayako_sandbox_read_metadata:
 * @request: a request with a body
 * @metadata: (out): what it says about the sender's program and page
 *
 * Reads `metadata`. A raw user agent is named as a person would name it, and
 * gives way to a `user_agent` that is sent too. Further keys are kept.
 *
 * Returns: %FALSE when it is no list of keys and values, which has been
 *   answered
 */
gboolean
kayako_sandbox_read_metadata (KayakoSandboxRequest *request, KayakoSandboxMetadata *metadata)
{
  g_autoptr (GHashTable) values = NULL;
  const char *raw = NULL;

  *metadata = (KayakoSandboxMetadata) { 0 };

  switch (kayako_sandbox_request_get_keyed (request, "metadata", &values)) {
  case KAYAKO_SANDBOX_ABSENT:
  case KAYAKO_SANDBOX_CLEARED:
    return TRUE;
  case KAYAKO_SANDBOX_INVALID:
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "metadata");
    return FALSE;
  case KAYAKO_SANDBOX_VALID:
  default:
    break;
  }

  metadata->user_agent = g_strdup (g_hash_table_lookup (values, "user_agent"));
  metadata->page_url = g_strdup (g_hash_table_lookup (values, "page_url"));
  raw = g_hash_table_lookup (values, "user_agent_raw");
  if (metadata->user_agent == NULL && raw != NULL)
    metadata->user_agent = kayako_sandbox_text_name_browser (raw);
  metadata->others = dup_others (kayako_sandbox_request_peek_node (request, "metadata"));

  return TRUE;
}

/**
 * kayako_sandbox_metadata_clear:
 * @metadata: metadata
 */
void
kayako_sandbox_metadata_clear (KayakoSandboxMetadata *metadata)
{
  g_clear_pointer (&metadata->user_agent, g_free);
  g_clear_pointer (&metadata->page_url, g_free);
  g_clear_pointer (&metadata->others, g_free);
}

/**
 * kayako_sandbox_reply_table:
 * @request: a request
 * @resource: what the list holds
 * @sql: a query for all ids, in order
 *
 * Answers with a small list that comes whole: its count and no pages.
 */
void
kayako_sandbox_reply_table (KayakoSandboxRequest *request, const char *resource, const char *sql)
{
  g_autoptr (GArray) ids =
      kayako_sandbox_database_list_ids (kayako_sandbox_request_get_database (request), sql, NULL);

  kayako_sandbox_request_reply_list (request, resource, ids, KAYAKO_SANDBOX_PAGING_COUNT);
}
