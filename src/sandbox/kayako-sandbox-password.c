/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-password.h"

#include "kayako-sandbox-otp.h"
#include "kayako-sandbox-session.h"

/* Whether somebody is who they say, and how often they may be wrong
 * (api/v1.md §3.1, §3.3). */

#define MOST_FAILURES  5
#define LOCKED_SECONDS 600

/**
 * kayako_sandbox_find_user:
 * @database: the helpdesk
 * @email: (nullable): somebody's address
 *
 * Returns: whose address it is, 0 when nobody's who may sign in
 */
gint64
kayako_sandbox_find_user (KayakoSandboxDatabase *database, const char *email)
{
  return kayako_sandbox_database_get_int64 (
      database, 0,
      "SELECT user.id FROM user JOIN identity_email ON identity_email.user_id = user.id"
      " WHERE identity_email.email = ?1 COLLATE NOCASE AND user.is_enabled",
      "s", email);
}

/**
 * kayako_sandbox_find_locked_seconds:
 * @database: the helpdesk
 * @user_id: somebody
 *
 * Returns: how long the account stays locked, in seconds; 0 when it is not
 */
gint64
kayako_sandbox_find_locked_seconds (KayakoSandboxDatabase *database, gint64 user_id)
{
  gint64 now = kayako_sandbox_database_get_now (database);
  gint64 until = 0;

  if (kayako_sandbox_database_get_int64 (database, 0, "SELECT is_locked FROM user WHERE id = ?1",
                                         "i", user_id) != 0)
    return LOCKED_SECONDS;

  until = kayako_sandbox_database_get_int64 (
      database, 0, "SELECT locked_until FROM sign_in_failure WHERE user_id = ?1", "i", user_id);
  return MAX (0, until - now);
}

static KayakoSandboxPassword
note_failure (KayakoSandboxDatabase *database, gint64 user_id)
{
  gint64 now = kayako_sandbox_database_get_now (database);

  kayako_sandbox_database_execute (database,
                                   "INSERT INTO sign_in_failure (user_id, count) VALUES (?1, 1)"
                                   " ON CONFLICT (user_id) DO UPDATE SET count = count + 1",
                                   "i", user_id);
  kayako_sandbox_database_execute (
      database,
      "UPDATE sign_in_failure SET count = 0, locked_until = ?1 WHERE user_id = ?2 AND count >= ?3",
      "iii", now + LOCKED_SECONDS, user_id, (gint64) MOST_FAILURES);

  return KAYAKO_SANDBOX_PASSWORD_WRONG;
}

static gboolean
is_set (KayakoSandboxDatabase *database, const char *sql, gint64 user_id)
{
  return kayako_sandbox_database_get_int64 (database, 0, sql, "i", user_id) != 0;
}

/**
 * kayako_sandbox_check_password:
 * @database: the helpdesk
 * @email: (nullable): who somebody says they are
 * @password: (nullable): their password
 * @user_id: (out): who they are, 0 when there is nobody of this address
 *
 * Checks a password; a wrong one is counted.
 *
 * Returns: what it is worth
 */
KayakoSandboxPassword
kayako_sandbox_check_password (KayakoSandboxDatabase *database,
                               const char *email,
                               const char *password,
                               gint64 *user_id)
{
  g_autofree char *expected = NULL;

  *user_id = kayako_sandbox_find_user (database, email);
  if (*user_id == 0)
    return KAYAKO_SANDBOX_PASSWORD_WRONG;
  if (kayako_sandbox_find_locked_seconds (database, *user_id) > 0)
    return KAYAKO_SANDBOX_PASSWORD_LOCKED;

  expected = kayako_sandbox_database_dup_string (
      database, "SELECT password FROM user WHERE id = ?1", "i", *user_id);
  if (expected == NULL || g_strcmp0 (expected, password) != 0)
    return note_failure (database, *user_id);

  if (is_set (database, "SELECT is_password_expired FROM user WHERE id = ?1", *user_id))
    return KAYAKO_SANDBOX_PASSWORD_EXPIRED;
  if (is_set (database, "SELECT otp_secret IS NOT NULL FROM user WHERE id = ?1", *user_id))
    return KAYAKO_SANDBOX_PASSWORD_NEEDS_OTP;

  kayako_sandbox_database_execute (database, "DELETE FROM sign_in_failure WHERE user_id = ?1", "i",
                                   *user_id);
  return KAYAKO_SANDBOX_PASSWORD_RIGHT;
}

/**
 * kayako_sandbox_check_otp:
 * @database: the helpdesk
 * @token: what the step before gave out
 * @otp: (nullable): the one-time password
 * @user_id: (out): who is signing in, 0 when the token is not good
 *
 * Checks a one-time password; a wrong one is counted, a right one ends the
 * step.
 *
 * Returns: what it is worth
 */
KayakoSandboxPassword
kayako_sandbox_check_otp (KayakoSandboxDatabase *database,
                          const char *token,
                          const char *otp,
                          gint64 *user_id)
{
  g_autofree char *secret = NULL;

  *user_id = kayako_sandbox_step_find_user (database, token, KAYAKO_SANDBOX_STEP_OTP);
  if (*user_id == 0)
    return KAYAKO_SANDBOX_PASSWORD_WRONG;
  if (otp == NULL)
    return KAYAKO_SANDBOX_PASSWORD_NEEDS_OTP;
  if (kayako_sandbox_find_locked_seconds (database, *user_id) > 0)
    return KAYAKO_SANDBOX_PASSWORD_LOCKED;

  /* The machine's clock: authenticators do not know the helpdesk's. */
  secret = kayako_sandbox_database_dup_string (
      database, "SELECT otp_secret FROM user WHERE id = ?1", "i", *user_id);
  if (secret == NULL ||
      !kayako_sandbox_otp_check (secret, otp, g_get_real_time () / G_USEC_PER_SEC))
    return note_failure (database, *user_id);

  kayako_sandbox_step_delete (database, token);
  return KAYAKO_SANDBOX_PASSWORD_RIGHT;
}
