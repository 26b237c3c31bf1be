/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-handlers.h"

static const char *const scores[] = { "GOOD", "BAD", NULL };

/**
 * kayako_sandbox_list_ratings:
 * @request: GET conversations/:id/ratings
 */
void
kayako_sandbox_list_ratings (KayakoSandboxRequest *request)
{
  g_autoptr (GArray) ids = NULL;
  gint64 id = kayako_sandbox_find_conversation (request);

  if (id == 0)
    return;

  ids = kayako_sandbox_database_list_ids (
      kayako_sandbox_request_get_database (request),
      "SELECT id FROM rating WHERE conversation_id = ?1 ORDER BY created_at DESC, id DESC", "i",
      id);
  kayako_sandbox_request_reply_list (request, "conversation_rating", ids,
                                     KAYAKO_SANDBOX_PAGING_OFFSET);
}

/* The rating of the path's second number, if it is this conversation's. */
static gint64
find_rating (KayakoSandboxRequest *request, gint64 conversation_id)
{
  gint64 id = kayako_sandbox_database_get_int64 (
      kayako_sandbox_request_get_database (request), 0,
      "SELECT id FROM rating WHERE id = ?1 AND conversation_id = ?2", "ii",
      kayako_sandbox_request_get_id (request, 1), conversation_id);

  if (id == 0)
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);

  return id;
}

/**
 * kayako_sandbox_get_rating:
 * @request: GET conversations/:id/ratings/:id
 */
void
kayako_sandbox_get_rating (KayakoSandboxRequest *request)
{
  gint64 conversation_id = kayako_sandbox_find_conversation (request);
  gint64 id = 0;

  if (conversation_id == 0)
    return;

  id = find_rating (request, conversation_id);
  if (id != 0)
    kayako_sandbox_request_reply_resource (request, 200, "conversation_rating", id);
}

/**
 * kayako_sandbox_get_case_rating:
 * @request: GET cases/ratings/:id
 *
 * Where a rating's own address leads.
 */
void
kayako_sandbox_get_case_rating (KayakoSandboxRequest *request)
{
  gint64 id = kayako_sandbox_request_get_id (request, 0);
  gint64 conversation_id = kayako_sandbox_database_get_int64 (
      kayako_sandbox_request_get_database (request), 0,
      "SELECT conversation_id FROM rating WHERE id = ?1", "i", id);

  if (kayako_sandbox_check_conversation (request, conversation_id) != 0)
    kayako_sandbox_request_reply_resource (request, 200, "conversation_rating", id);
}

/* Only who began a conversation may rate it. */
static gint64
find_rated_conversation (KayakoSandboxRequest *request)
{
  gint64 id = kayako_sandbox_find_conversation (request);

  if (id == 0)
    return 0;

  if (kayako_sandbox_database_get_int64 (
          kayako_sandbox_request_get_database (request), 0,
          "SELECT 1 FROM conversation WHERE id = ?1 AND creator_id = ?2", "ii", id,
          kayako_sandbox_find_actor (request, id)) != 0)
    return id;

  kayako_sandbox_request_reply_error (request, "PERMISSIONS_DENIED", NULL);
  return 0;
}

/* GOOD or BAD; NULL when it was not sent, which may be wrong. */
static gboolean
read_score (KayakoSandboxRequest *request, gboolean is_required, const char **score)
{
  const char *code = NULL;

  switch (kayako_sandbox_request_get_enum (request, "score", scores, score)) {
  case KAYAKO_SANDBOX_VALID:
    return TRUE;
  case KAYAKO_SANDBOX_INVALID:
    code = "FIELD_INVALID";
    break;
  case KAYAKO_SANDBOX_CLEARED:
    code = is_required ? "FIELD_REQUIRED" : "FIELD_EMPTY";
    break;
  case KAYAKO_SANDBOX_ABSENT:
  default:
    if (!is_required)
      return TRUE;
    code = "FIELD_REQUIRED";
  }

  kayako_sandbox_request_reply_error (request, code, "score");
  return FALSE;
}

static gboolean
read_comment (KayakoSandboxRequest *request, const char **comment)
{
  if (kayako_sandbox_request_get_string (request, "comment", comment) != KAYAKO_SANDBOX_INVALID)
    return TRUE;

  kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "comment");
  return FALSE;
}

/**
 * kayako_sandbox_add_rating:
 * @request: POST conversations/:id/ratings
 */
void
kayako_sandbox_add_rating (KayakoSandboxRequest *request)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  gint64 conversation_id = find_rated_conversation (request);
  const char *score = NULL;
  const char *comment = NULL;
  gint64 id = 0;

  if (conversation_id == 0 || !read_score (request, TRUE, &score) ||
      !read_comment (request, &comment))
    return;

  id = kayako_sandbox_database_insert (
      database,
      "INSERT INTO rating (conversation_id, creator_id, score, comment, created_at, updated_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
      "iissi", conversation_id, kayako_sandbox_find_actor (request, conversation_id), score,
      comment, kayako_sandbox_database_get_now (database));
  kayako_sandbox_request_reply_resource (request, 201, "conversation_rating", id);
}

/**
 * kayako_sandbox_update_rating:
 * @request: PUT conversations/:id/ratings/:id
 */
void
kayako_sandbox_update_rating (KayakoSandboxRequest *request)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  gint64 conversation_id = find_rated_conversation (request);
  const char *score = NULL;
  const char *comment = NULL;
  gint64 id = 0;

  if (conversation_id == 0)
    return;

  id = find_rating (request, conversation_id);
  if (id == 0 || !read_score (request, FALSE, &score) || !read_comment (request, &comment))
    return;

  /* What is the same again is no change. */
  kayako_sandbox_database_execute (
      database,
      "UPDATE rating SET score = coalesce (?2, score),"
      " comment = CASE WHEN ?3 THEN ?4 ELSE comment END, updated_at = ?5"
      " WHERE id = ?1 AND (score != coalesce (?2, score) OR (?3 AND comment IS NOT ?4))",
      "isbsi", id, score, kayako_sandbox_request_has_parameter (request, "comment"), comment,
      kayako_sandbox_database_get_now (database));
  kayako_sandbox_request_reply_resource (request, 200, "conversation_rating", id);
}
