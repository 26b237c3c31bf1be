/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-oauth.h"

#include "kayako-sandbox-session.h"

/* What OAuth remembers: grants, and the codes and tokens that stand for them
 * (RFC 6749; api/v1.md §3.5). */

#define TOKEN_LENGTH     64
#define CODE_SECONDS     60
#define REFRESH_LIFETIME (30 * (gint64) 86400)

/**
 * kayako_sandbox_grant_clear:
 * @grant: a grant
 */
void
kayako_sandbox_grant_clear (KayakoSandboxGrant *grant)
{
  g_clear_pointer (&grant->client_id, g_free);
  g_clear_pointer (&grant->scope, g_free);
  g_clear_pointer (&grant->redirect_uri, g_free);
  g_clear_pointer (&grant->challenge, g_free);
}

/**
 * kayako_sandbox_oauth_is_client:
 * @database: the helpdesk
 * @client_id: (nullable): an application
 *
 * Returns: whether it is known
 */
gboolean
kayako_sandbox_oauth_is_client (KayakoSandboxDatabase *database, const char *client_id)
{
  return kayako_sandbox_database_get_int64 (database, 0, "SELECT 1 FROM oauth_client WHERE id = ?1",
                                            "s", client_id) == 1;
}

/**
 * kayako_sandbox_oauth_is_secret:
 * @database: the helpdesk
 * @client_id: (nullable): an application
 * @secret: (nullable): what it says its secret is
 *
 * Returns: whether it is
 */
gboolean
kayako_sandbox_oauth_is_secret (KayakoSandboxDatabase *database,
                                const char *client_id,
                                const char *secret)
{
  return kayako_sandbox_database_get_int64 (
             database, 0, "SELECT 1 FROM oauth_client WHERE id = ?1 AND secret = ?2", "ss",
             client_id, secret) == 1;
}

/**
 * kayako_sandbox_oauth_get_lifetime:
 * @database: the helpdesk
 * @client_id: an application
 *
 * Returns: how long its access tokens are good, in seconds
 */
gint64
kayako_sandbox_oauth_get_lifetime (KayakoSandboxDatabase *database, const char *client_id)
{
  return kayako_sandbox_database_get_int64 (
      database, 0, "SELECT lifetime FROM oauth_client WHERE id = ?1", "s", client_id);
}

/**
 * kayako_sandbox_oauth_set_lifetime:
 * @database: the helpdesk
 * @seconds: how long access tokens are good that are made from now on
 */
void
kayako_sandbox_oauth_set_lifetime (KayakoSandboxDatabase *database, gint64 seconds)
{
  kayako_sandbox_database_execute (database, "UPDATE oauth_client SET lifetime = ?1", "i", seconds);
}

/**
 * kayako_sandbox_oauth_add_grant:
 * @database: the helpdesk
 * @grant: what somebody lets an application do; its id does not count
 *
 * Returns: the grant's id
 */
gint64
kayako_sandbox_oauth_add_grant (KayakoSandboxDatabase *database, const KayakoSandboxGrant *grant)
{
  return kayako_sandbox_database_insert (
      database,
      "INSERT INTO oauth_grant (user_id, client_id, scope, redirect_uri, challenge, is_public)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      "issssb", grant->user_id, grant->client_id, grant->scope, grant->redirect_uri,
      grant->challenge, grant->is_public);
}

/**
 * kayako_sandbox_oauth_set_public:
 * @database: the helpdesk
 * @grant_id: a grant
 *
 * Notes that the application has no secret, so that none is asked for when it
 * refreshes its tokens.
 */
void
kayako_sandbox_oauth_set_public (KayakoSandboxDatabase *database, gint64 grant_id)
{
  kayako_sandbox_database_execute (database, "UPDATE oauth_grant SET is_public = 1 WHERE id = ?1",
                                   "i", grant_id);
}

/**
 * kayako_sandbox_oauth_remove_grant:
 * @database: the helpdesk
 * @grant_id: a grant
 *
 * Takes a grant back, with all that stands for it.
 */
void
kayako_sandbox_oauth_remove_grant (KayakoSandboxDatabase *database, gint64 grant_id)
{
  kayako_sandbox_database_execute (database, "DELETE FROM oauth_token WHERE grant_id = ?1", "i",
                                   grant_id);
  kayako_sandbox_database_execute (database, "DELETE FROM oauth_grant WHERE id = ?1", "i",
                                   grant_id);
}

static const char *
kind_to_string (KayakoSandboxOauthKind kind)
{
  switch (kind) {
  case KAYAKO_SANDBOX_OAUTH_CODE:
    return "CODE";
  case KAYAKO_SANDBOX_OAUTH_ACCESS:
    return "ACCESS";
  case KAYAKO_SANDBOX_OAUTH_REFRESH:
    return "REFRESH";
  default:
    g_assert_not_reached ();
  }
}

static gint64
get_seconds (KayakoSandboxDatabase *database,
             const KayakoSandboxGrant *grant,
             KayakoSandboxOauthKind kind)
{
  switch (kind) {
  case KAYAKO_SANDBOX_OAUTH_CODE:
    return CODE_SECONDS;
  case KAYAKO_SANDBOX_OAUTH_ACCESS:
    return kayako_sandbox_oauth_get_lifetime (database, grant->client_id);
  case KAYAKO_SANDBOX_OAUTH_REFRESH:
    return REFRESH_LIFETIME;
  default:
    g_assert_not_reached ();
  }
}

/**
 * kayako_sandbox_oauth_add_token:
 * @database: the helpdesk
 * @grant: a grant
 * @kind: what it is to be good for
 *
 * Makes a code or a token that stands for a grant for a while.
 *
 * Returns: (transfer full): letters and digits
 */
char *
kayako_sandbox_oauth_add_token (KayakoSandboxDatabase *database,
                                const KayakoSandboxGrant *grant,
                                KayakoSandboxOauthKind kind)
{
  char *token = kayako_sandbox_token_new (TOKEN_LENGTH);
  gint64 seconds = get_seconds (database, grant, kind);

  kayako_sandbox_database_execute (
      database,
      "INSERT INTO oauth_token (token, grant_id, kind, expires_at) VALUES (?1, ?2, ?3, ?4)", "sisi",
      token, grant->id, kind_to_string (kind),
      kayako_sandbox_database_get_now (database) + seconds);

  return token;
}

/* Whether it is good yet. The grant is found even where it is not. */
static gboolean
find (KayakoSandboxDatabase *database,
      const char *token,
      KayakoSandboxOauthKind kind,
      KayakoSandboxGrant *grant,
      gboolean *is_spent)
{
  g_autoptr (KayakoSandboxRows) rows = kayako_sandbox_database_query (
      database,
      "SELECT g.id, g.user_id, g.client_id, g.scope, g.redirect_uri, g.challenge, g.is_public,"
      " t.is_spent, t.expires_at > ?3"
      " FROM oauth_token t JOIN oauth_grant g ON g.id = t.grant_id"
      " WHERE t.token = ?1 AND t.kind = ?2",
      "ssi", token, kind_to_string (kind), kayako_sandbox_database_get_now (database));

  if (!kayako_sandbox_rows_next (rows))
    return FALSE;

  grant->id = kayako_sandbox_rows_get_int64 (rows, 0);
  grant->user_id = kayako_sandbox_rows_get_int64 (rows, 1);
  g_set_str (&grant->client_id, kayako_sandbox_rows_get_string (rows, 2));
  g_set_str (&grant->scope, kayako_sandbox_rows_get_string (rows, 3));
  g_set_str (&grant->redirect_uri, kayako_sandbox_rows_get_string (rows, 4));
  g_set_str (&grant->challenge, kayako_sandbox_rows_get_string (rows, 5));
  grant->is_public = kayako_sandbox_rows_get_boolean (rows, 6);
  *is_spent = kayako_sandbox_rows_get_boolean (rows, 7);

  return !*is_spent && kayako_sandbox_rows_get_boolean (rows, 8);
}

/**
 * kayako_sandbox_oauth_find:
 * @database: the helpdesk
 * @token: (nullable): a code or token
 * @kind: what it is to be
 * @grant: (inout): return location for the grant
 *
 * Returns: whether it is one, and good yet
 */
gboolean
kayako_sandbox_oauth_find (KayakoSandboxDatabase *database,
                           const char *token,
                           KayakoSandboxOauthKind kind,
                           KayakoSandboxGrant *grant)
{
  gboolean is_spent = FALSE;

  return find (database, token, kind, grant, &is_spent);
}

/**
 * kayako_sandbox_oauth_spend:
 * @database: the helpdesk
 * @token: (nullable): a code, or a token that is to be replaced by another
 * @kind: what it is to be
 * @grant: (inout): return location for the grant
 *
 * Uses up what is good only once. Who comes with it a second time may have
 * stolen it: the grant is taken back then, from both.
 *
 * Returns: whether it was good
 */
gboolean
kayako_sandbox_oauth_spend (KayakoSandboxDatabase *database,
                            const char *token,
                            KayakoSandboxOauthKind kind,
                            KayakoSandboxGrant *grant)
{
  gboolean is_spent = FALSE;
  gboolean is_good = find (database, token, kind, grant, &is_spent);

  if (is_spent)
    kayako_sandbox_oauth_remove_grant (database, grant->id);
  else
    kayako_sandbox_database_execute (
        database, "UPDATE oauth_token SET is_spent = 1 WHERE token = ?1", "s", token);

  return is_good;
}

/**
 * kayako_sandbox_oauth_revoke:
 * @database: the helpdesk
 * @token: an access token
 *
 * Ends it before its time; it can be refreshed.
 */
void
kayako_sandbox_oauth_revoke (KayakoSandboxDatabase *database, const char *token)
{
  kayako_sandbox_database_execute (
      database, "DELETE FROM oauth_token WHERE token = ?1 AND kind = 'ACCESS'", "s", token);
}
