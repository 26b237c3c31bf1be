/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-handlers.h"
#include "kayako-sandbox-thread.h"

#include <string.h>

/* Adding and changing conversations. */

/* How long anybody may read a new conversation with its token. */
#define TOKEN_SECONDS 120

#define FIND_PRIORITY "SELECT id FROM case_priority WHERE id = ?1"
#define FIND_STATUS   "SELECT id FROM case_status WHERE id = ?1"
#define FIND_TYPE     "SELECT id FROM case_type WHERE id = ?1"
#define FIND_FORM     "SELECT id FROM form WHERE id = ?1"

/* A conversation before it is written. */
typedef struct {
  const char *subject;
  const char *contents;
  const char *source;
  gint64 priority_id;
  gint64 form_id;
  gint64 author_id;
} NewConversation;

/* A rough look: something, an at sign, something with a dot inside. */
static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && strchr (at + 1, '@') == NULL &&
         strpbrk (text, " \t\n") == NULL && at[1] != '.' && strchr (at + 1, '.') != NULL &&
         !g_str_has_suffix (text, ".");
}

/* Tells of everything that is missing at once. */
static gboolean
check_required (KayakoSandboxRequest *request, gboolean is_anonymous)
{
  static const char *const names[] = { "subject", "contents", "name", "email" };
  guint n_names = is_anonymous ? 4 : 2;
  gboolean complete = TRUE;

  for (guint i = 0; i < n_names; i++) {
    switch (kayako_sandbox_request_get_words (request, names[i], NULL)) {
    case KAYAKO_SANDBOX_VALID:
      break;
    case KAYAKO_SANDBOX_INVALID:
      kayako_sandbox_request_add_error (request, "FIELD_INVALID", names[i]);
      complete = FALSE;
      break;
    case KAYAKO_SANDBOX_ABSENT:
    case KAYAKO_SANDBOX_CLEARED:
    default:
      kayako_sandbox_request_add_error (request, "FIELD_REQUIRED", names[i]);
      complete = FALSE;
    }
  }

  if (!complete)
    kayako_sandbox_request_reply_errors (request);

  return complete;
}

/* Who asks: who is signed in, or whoever has the address. */
static gint64
find_author (KayakoSandboxRequest *request)
{
  const KayakoSandboxCaller *caller = kayako_sandbox_request_get_caller (request);
  const char *email = kayako_sandbox_request_peek_string (request, "email");
  gint64 id = 0;

  if (caller->user_id != 0)
    return caller->user_id;

  id = kayako_sandbox_database_get_int64 (kayako_sandbox_request_get_database (request), 0,
                                          "SELECT user_id FROM identity_email WHERE email = ?1",
                                          "s", email);
  if (id != 0)
    return id;

  return kayako_sandbox_add_customer (kayako_sandbox_request_get_database (request),
                                      kayako_sandbox_request_peek_string (request, "name"), email,
                                      FALSE);
}

/* Customers write only what they may edit, and the priority is not theirs. */
static gboolean
may_set_priority (KayakoSandboxRequest *request)
{
  if (KAYAKO_SANDBOX_CALLER_IS_STAFF (kayako_sandbox_request_get_caller (request)) ||
      !kayako_sandbox_request_has_parameter (request, "priority_id"))
    return TRUE;

  kayako_sandbox_request_reply_error (request, "PERMISSIONS_DENIED", "priority_id");
  return FALSE;
}

static gboolean
read_new_conversation (KayakoSandboxRequest *request, NewConversation *conversation)
{
  gboolean is_anonymous = kayako_sandbox_request_get_caller (request)->user_id == 0;

  if (!check_required (request, is_anonymous))
    return FALSE;

  if (is_anonymous && !is_email (kayako_sandbox_request_peek_string (request, "email"))) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "email");
    return FALSE;
  }

  conversation->subject = kayako_sandbox_request_peek_string (request, "subject");
  conversation->contents = kayako_sandbox_request_peek_string (request, "contents");

  return kayako_sandbox_read_source (request, "API", &conversation->source) &&
         may_set_priority (request) &&
         kayako_sandbox_read_associate (request, "priority_id", FIND_PRIORITY,
                                        &conversation->priority_id) &&
         kayako_sandbox_read_associate (request, "form_id", FIND_FORM, &conversation->form_id) &&
         kayako_sandbox_check_field_values (request, conversation->form_id) &&
         kayako_sandbox_check_files (request);
}

static gint64
insert_conversation (KayakoSandboxRequest *request, const NewConversation *conversation)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_autofree char *uuid = g_uuid_string_random ();

  return kayako_sandbox_database_insert (
      database,
      "INSERT INTO conversation (uuid, subject, channel, source, fingerprint, requester_id,"
      " creator_id, status_id, priority_id, form_id, created_at, updated_at)"
      " VALUES (?1, ?2, CASE ?3 WHEN 'MESSENGER' THEN 'MESSENGER' ELSE 'HELPCENTER' END, ?3, ?4,"
      " ?5, ?5, (SELECT id FROM case_status WHERE type = 'NEW' ORDER BY sort_order LIMIT 1),"
      " nullif (?6, 0), nullif (?7, 0), ?8, ?8)",
      "ssssiiii", uuid, conversation->subject, conversation->source,
      kayako_sandbox_request_get_caller (request)->fingerprint, conversation->author_id,
      conversation->priority_id, conversation->form_id, kayako_sandbox_database_get_now (database));
}

static void
give_token (KayakoSandboxRequest *request, gint64 conversation_id)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *token = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uuid, -1);

  kayako_sandbox_database_insert (
      database,
      "INSERT INTO request_token (token, conversation_id, expires_at) VALUES (?1, ?2, ?3)", "sii",
      token, conversation_id, kayako_sandbox_database_get_now (database) + TOKEN_SECONDS);
  kayako_sandbox_request_add_header (request, "X-Request-Token", token);
}

/**
 * kayako_sandbox_add_conversation:
 * @request: POST conversations
 */
void
kayako_sandbox_add_conversation (KayakoSandboxRequest *request)
{
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  g_auto (KayakoSandboxMetadata) metadata = { 0 };
  NewConversation conversation = { 0 };
  KayakoSandboxNewMessage message = { 0 };
  gint64 id = 0;

  if (!read_new_conversation (request, &conversation) ||
      !kayako_sandbox_read_client_id (request, &message.client_id) ||
      !kayako_sandbox_read_metadata (request, &metadata))
    return;

  conversation.author_id = find_author (request);
  id = insert_conversation (request, &conversation);
  kayako_sandbox_write_field_values (request, id);

  message.conversation_id = id;
  message.creator_id = conversation.author_id;
  message.contents = conversation.contents;
  message.source = conversation.source;
  message.user_agent = metadata.user_agent;
  message.page_url = metadata.page_url;
  message.metadata = metadata.others;
  kayako_sandbox_attach_files (request, kayako_sandbox_thread_add (database, &message, FALSE));

  give_token (request, id);
  kayako_sandbox_request_reply_resource (request, 201, "conversation", id);
}

/* Customers may put it in other words, and nothing else but fields. */
static gboolean
may_update (KayakoSandboxRequest *request, gint64 id)
{
  static const char *const of_staff[] = { "priority_id", "status_id", "type_id" };

  if (KAYAKO_SANDBOX_CALLER_IS_STAFF (kayako_sandbox_request_get_caller (request)))
    return TRUE;

  if (kayako_sandbox_is_closed (request, id)) {
    kayako_sandbox_request_reply_error (request, "PERMISSIONS_DENIED", NULL);
    return FALSE;
  }

  for (guint i = 0; i < G_N_ELEMENTS (of_staff); i++) {
    if (kayako_sandbox_request_has_parameter (request, of_staff[i])) {
      kayako_sandbox_request_reply_error (request, "PERMISSIONS_DENIED", of_staff[i]);
      return FALSE;
    }
  }

  return TRUE;
}

/* A conversation has a subject and a status; priority and type may be cleared. */
static gboolean
check_update (KayakoSandboxRequest *request)
{
  static const struct {
    const char *name;
    const char *find;
  } associates[] = {
    { "priority_id", FIND_PRIORITY },
    { "status_id", FIND_STATUS },
    { "type_id", FIND_TYPE },
  };
  const char *source = NULL;
  gint64 id = 0;

  if (kayako_sandbox_request_has_parameter (request, "subject") &&
      kayako_sandbox_request_get_words (request, "subject", NULL) != KAYAKO_SANDBOX_VALID) {
    kayako_sandbox_request_reply_error (request, "FIELD_EMPTY", "subject");
    return FALSE;
  }

  for (guint i = 0; i < G_N_ELEMENTS (associates); i++) {
    if (!kayako_sandbox_read_associate (request, associates[i].name, associates[i].find, &id))
      return FALSE;
  }

  if (kayako_sandbox_request_get_int64 (request, "status_id", NULL) == KAYAKO_SANDBOX_CLEARED) {
    kayako_sandbox_request_reply_error (request, "FIELD_EMPTY", "status_id");
    return FALSE;
  }

  return kayako_sandbox_read_source (request, NULL, &source) &&
         kayako_sandbox_check_field_values (request, 0);
}

static void
write_update (KayakoSandboxRequest *request, gint64 id)
{
  static const struct {
    const char *name;
    const char *update;
  } columns[] = {
    { "status_id", "UPDATE conversation SET status_id = ?2 WHERE id = ?1" },
    { "priority_id", "UPDATE conversation SET priority_id = nullif (?2, 0) WHERE id = ?1" },
    { "type_id", "UPDATE conversation SET type_id = nullif (?2, 0) WHERE id = ?1" },
  };
  KayakoSandboxDatabase *database = kayako_sandbox_request_get_database (request);
  const char *subject = kayako_sandbox_request_peek_string (request, "subject");

  if (subject != NULL)
    kayako_sandbox_database_execute (database, "UPDATE conversation SET subject = ?2 WHERE id = ?1",
                                     "is", id, subject);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    gint64 value = 0;

    if (!kayako_sandbox_request_has_parameter (request, columns[i].name))
      continue;
    if (kayako_sandbox_request_get_int64 (request, columns[i].name, &value) != KAYAKO_SANDBOX_VALID)
      value = 0;
    kayako_sandbox_database_execute (database, columns[i].update, "ii", id, value);
  }

  kayako_sandbox_database_execute (database,
                                   "UPDATE conversation SET updated_at = ?2 WHERE id = ?1", "ii",
                                   id, kayako_sandbox_database_get_now (database));
}

/**
 * kayako_sandbox_update_conversation:
 * @request: PUT conversations/:id
 */
void
kayako_sandbox_update_conversation (KayakoSandboxRequest *request)
{
  gint64 id = kayako_sandbox_find_conversation (request);

  if (id == 0 || !may_update (request, id) || !check_update (request))
    return;

  kayako_sandbox_write_field_values (request, id);

  write_update (request, id);
  kayako_sandbox_request_reply_resource (request, 200, "conversation", id);
}
