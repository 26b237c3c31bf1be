/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-database.h"

/* What signing in needs to remember, and the Test resource. Times are Unix
 * seconds of the helpdesk's clock. */
const char *const kayako_sandbox_core_schema =
    "CREATE TABLE IF NOT EXISTS session ("
    "  id TEXT PRIMARY KEY, user_id INTEGER NOT NULL, user_agent TEXT,"
    "  csrf_token TEXT, status TEXT NOT NULL DEFAULT 'ONLINE',"
    "  created_at INTEGER NOT NULL, last_activity_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS session_user ON session (user_id);"
    /* The tokens of a further step of a sign-in: an OTP or a new password. */
    "CREATE TABLE IF NOT EXISTS sign_in_step ("
    "  token TEXT PRIMARY KEY, user_id INTEGER NOT NULL, step TEXT NOT NULL,"
    "  created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS sign_in_failure ("
    "  user_id INTEGER PRIMARY KEY, count INTEGER NOT NULL, locked_until INTEGER) STRICT;"
    "CREATE TABLE IF NOT EXISTS remembered ("
    "  token TEXT PRIMARY KEY, user_id INTEGER NOT NULL, device TEXT NOT NULL,"
    "  created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    /* What applications may do in somebody's name, and what stands for it. */
    "CREATE TABLE IF NOT EXISTS oauth_client ("
    "  id TEXT PRIMARY KEY, secret TEXT NOT NULL, lifetime INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "INSERT OR IGNORE INTO oauth_client VALUES ('kayako-gnome', 'sandbox-oauth', 3600);"
    "CREATE TABLE IF NOT EXISTS oauth_grant ("
    "  id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, client_id TEXT NOT NULL,"
    "  scope TEXT NOT NULL, redirect_uri TEXT, challenge TEXT,"
    "  is_public INTEGER NOT NULL) STRICT;"
    "CREATE TABLE IF NOT EXISTS oauth_token ("
    "  token TEXT PRIMARY KEY, grant_id INTEGER NOT NULL, kind TEXT NOT NULL,"
    "  is_spent INTEGER NOT NULL DEFAULT 0, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS oauth_token_grant ON oauth_token (grant_id);"
    "CREATE TABLE IF NOT EXISTS test_item ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, integer_number INTEGER, float_number REAL,"
    "  date INTEGER, array_items TEXT, is_boolean INTEGER, option TEXT, binary_data TEXT,"
    "  updated_at INTEGER NOT NULL) STRICT;";
