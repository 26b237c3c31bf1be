/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-session.h"

#include <string.h>
#include <sys/random.h>

#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-resources.h"

/* Sessions, the tokens of a sign-in's steps, and remembered devices
 * (api/v1.md §3). */

#define SESSION_ID_LENGTH 80
#define TOKEN_LENGTH      70
#define STEP_SECONDS      600
/* How far a session's last activity may lag behind. */
#define ACTIVITY_SECONDS 30

/**
 * kayako_sandbox_token_new:
 * @length: how many characters
 *
 * Makes a text nobody can guess.
 *
 * Returns: (transfer full): letters and digits
 */
char *
kayako_sandbox_token_new (guint length)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  char *token = g_malloc0 (length + 1);

  for (guint i = 0; i < length;) {
    guint8 byte = 0;

    if (getentropy (&byte, 1) != 0)
      g_error ("The system gives no random bytes");
    if (byte < 248) /* 4 × 62: no letter is likelier than another */
      token[i++] = alphabet[byte % (sizeof alphabet - 1)];
  }

  return token;
}

/**
 * kayako_sandbox_session_set_caller:
 * @request: a request
 * @user_id: who asks, 0 for nobody
 * @session_id: (nullable): in which session
 *
 * Makes a user the caller.
 */
void
kayako_sandbox_session_set_caller (KayakoSandboxRequest *request,
                                   gint64 user_id,
                                   const char *session_id)
{
  g_autofree char *role = kayako_sandbox_database_dup_string (
      request->database,
      "SELECT role.type FROM user JOIN role ON role.id = user.role_id WHERE user.id = ?1", "i",
      user_id);

  request->caller->user_id = user_id;
  request->caller->role = kayako_sandbox_role_from_string (role);
  g_set_str (&request->caller->session_id, session_id);
}

static void
note_activity (KayakoSandboxRequest *request, gint64 now)
{
  kayako_sandbox_database_execute (
      request->database,
      "UPDATE user SET last_activity_at = ?1, last_active_at = ?1, last_seen_at = ?1,"
      " last_seen_user_agent = ?3 WHERE id = ?2",
      "iis", now, request->caller->user_id,
      kayako_sandbox_request_get_header (request, "User-Agent"));
}

static JsonNode *
string_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

/* remember_me=true: this device may come back without a password. */
static void
remember_device (KayakoSandboxRequest *request, gint64 user_id, gint64 now)
{
  const char *wanted = kayako_sandbox_request_get_argument (request, "remember_me");
  const char *device = kayako_sandbox_request_get_header (request, "X-Fingerprint");
  g_autofree char *token = NULL;

  if (user_id == 0 || (g_strcmp0 (wanted, "true") != 0 && g_strcmp0 (wanted, "1") != 0))
    return;

  token = kayako_sandbox_token_new (TOKEN_LENGTH);
  kayako_sandbox_database_execute (
      request->database,
      "INSERT INTO remembered (token, user_id, device, created_at) VALUES (?1, ?2, ?3, ?4)", "sisi",
      token, user_id, device != NULL ? device : "", now);
  kayako_sandbox_request_add_header (request, "X-RememberMe", token);
}

/**
 * kayako_sandbox_session_create:
 * @request: a request
 * @user_id: whose session, 0 for nobody's
 *
 * Makes a session, bound to the request's user agent, and tells the caller.
 */
void
kayako_sandbox_session_create (KayakoSandboxRequest *request, gint64 user_id)
{
  gint64 now = kayako_sandbox_database_get_now (request->database);
  const char *wish = kayako_sandbox_request_get_header (request, "X-CSRF");
  gboolean is_guarded = wish == NULL || g_ascii_strcasecmp (wish, "false") != 0;
  g_autofree char *id = kayako_sandbox_token_new (SESSION_ID_LENGTH);
  g_autofree char *csrf = is_guarded ? kayako_sandbox_token_new (TOKEN_LENGTH) : NULL;

  kayako_sandbox_database_execute (
      request->database,
      "INSERT INTO session (id, user_id, user_agent, csrf_token, created_at, last_activity_at)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
      "sissi", id, user_id, kayako_sandbox_request_get_header (request, "User-Agent"), csrf, now);

  kayako_sandbox_session_set_caller (request, user_id, id);
  kayako_sandbox_request_add_member (request, "session_id", string_node (id));
  if (csrf != NULL)
    kayako_sandbox_request_add_header (request, "X-CSRF-Token", csrf);

  if (user_id == 0)
    return;

  kayako_sandbox_database_execute (request->database,
                                   "UPDATE user SET last_logged_in_at = ?1 WHERE id = ?2", "ii",
                                   now, user_id);
  note_activity (request, now);
  remember_device (request, user_id, now);
}

/**
 * kayako_sandbox_session_load:
 * @request: a request
 * @id: the session it says it is of
 *
 * Makes the session's user the caller.
 *
 * Returns: whether there is such a session, of the same user agent and not
 *   too old
 */
gboolean
kayako_sandbox_session_load (KayakoSandboxRequest *request, const char *id)
{
  gint64 now = kayako_sandbox_database_get_now (request->database);
  gint64 oldest = now - KAYAKO_SANDBOX_SESSION_HOURS * 3600;
  gint64 user_id = 0;
  gint64 last_activity_at = 0;

  {
    g_autoptr (KayakoSandboxRows) rows = kayako_sandbox_database_query (
        request->database,
        "SELECT user_id, last_activity_at FROM session"
        " WHERE id = ?1 AND user_agent IS ?2 AND last_activity_at > ?3",
        "ssi", id, kayako_sandbox_request_get_header (request, "User-Agent"), oldest);

    if (!kayako_sandbox_rows_next (rows))
      return FALSE;

    user_id = kayako_sandbox_rows_get_int64 (rows, 0);
    last_activity_at = kayako_sandbox_rows_get_int64 (rows, 1);
  }

  kayako_sandbox_session_set_caller (request, user_id, id);
  if (now - last_activity_at >= ACTIVITY_SECONDS) {
    kayako_sandbox_database_execute (
        request->database, "UPDATE session SET last_activity_at = ?1 WHERE id = ?2", "is", now, id);
    note_activity (request, now);
  }

  return TRUE;
}

/**
 * kayako_sandbox_session_exists_for:
 * @request: a request
 * @user_id: a user
 *
 * Returns: whether the user has a session of the request's user agent already
 */
gboolean
kayako_sandbox_session_exists_for (KayakoSandboxRequest *request, gint64 user_id)
{
  gint64 oldest = kayako_sandbox_database_get_now (request->database) -
                  KAYAKO_SANDBOX_SESSION_HOURS * (gint64) 3600;

  return kayako_sandbox_database_get_int64 (
             request->database, 0,
             "SELECT 1 FROM session"
             " WHERE user_id = ?1 AND user_agent IS ?2 AND last_activity_at > ?3 LIMIT 1",
             "isi", user_id, kayako_sandbox_request_get_header (request, "User-Agent"),
             oldest) == 1;
}

/**
 * kayako_sandbox_session_check_csrf:
 * @request: a request whose session was loaded
 *
 * Returns: whether it may change something: the session is not guarded, or the
 *   request has its token
 */
gboolean
kayako_sandbox_session_check_csrf (KayakoSandboxRequest *request)
{
  g_autofree char *expected = kayako_sandbox_database_dup_string (
      request->database, "SELECT csrf_token FROM session WHERE id = ?1", "s",
      request->caller->session_id);

  return expected == NULL ||
         g_strcmp0 (expected, kayako_sandbox_request_get_header (request, "X-CSRF-Token")) == 0;
}

/**
 * kayako_sandbox_session_delete:
 * @database: the helpdesk
 * @id: (nullable): a session, or %NULL for all
 *
 * Ends a session.
 */
void
kayako_sandbox_session_delete (KayakoSandboxDatabase *database, const char *id)
{
  kayako_sandbox_database_execute (database, "DELETE FROM session WHERE ?1 IS NULL OR id = ?1", "s",
                                   id);
}

/**
 * kayako_sandbox_step_create:
 * @database: the helpdesk
 * @user_id: who is signing in
 * @step: what comes next
 *
 * Makes the token for a sign-in's next step.
 *
 * Returns: (transfer full): the token
 */
char *
kayako_sandbox_step_create (KayakoSandboxDatabase *database, gint64 user_id, const char *step)
{
  g_autofree char *token = kayako_sandbox_token_new (TOKEN_LENGTH);

  kayako_sandbox_database_execute (
      database,
      "INSERT INTO sign_in_step (token, user_id, step, created_at) VALUES (?1, ?2, ?3, ?4)", "sisi",
      token, user_id, step, kayako_sandbox_database_get_now (database));

  return g_steal_pointer (&token);
}

/**
 * kayako_sandbox_step_find_user:
 * @database: the helpdesk
 * @token: a step's token
 * @step: the step that is being taken
 *
 * Returns: who is signing in, 0 when the token is not of this step or too old
 */
gint64
kayako_sandbox_step_find_user (KayakoSandboxDatabase *database, const char *token, const char *step)
{
  return kayako_sandbox_database_get_int64 (
      database, 0,
      "SELECT user_id FROM sign_in_step WHERE token = ?1 AND step = ?2 AND created_at > ?3", "ssi",
      token, step, kayako_sandbox_database_get_now (database) - STEP_SECONDS);
}

/**
 * kayako_sandbox_step_delete:
 * @database: the helpdesk
 * @token: a step's token
 *
 * Forgets a step that was taken.
 */
void
kayako_sandbox_step_delete (KayakoSandboxDatabase *database, const char *token)
{
  kayako_sandbox_database_execute (database, "DELETE FROM sign_in_step WHERE token = ?1", "s",
                                   token);
}
