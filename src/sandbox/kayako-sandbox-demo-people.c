/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-demo.h"

#include "kayako-sandbox-text.h"
#include "kayako-sandbox-thread.h"

/* How long ago people were last active: the further down the list, the longer. */
#define IDLE 1380

static void
fill_groups (KayakoSandboxDatabase *database, JsonObject *helpdesk, gint64 made_at)
{
  JsonArray *roles = json_object_get_array_member (helpdesk, "roles");
  JsonArray *teams = json_object_get_array_member (helpdesk, "teams");
  JsonArray *organizations = json_object_get_array_member (helpdesk, "organizations");

  for (guint i = 0; i < json_array_get_length (roles); i++) {
    JsonObject *role = json_array_get_object_element (roles, i);

    kayako_sandbox_database_insert (
        database,
        "INSERT INTO role (id, title, type, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
        "issi", kayako_sandbox_demo_get_id (role, "id"),
        kayako_sandbox_demo_get_string (role, "title"),
        kayako_sandbox_demo_get_string (role, "type"), made_at);
  }

  for (guint i = 0; i < json_array_get_length (teams); i++) {
    JsonObject *team = json_array_get_object_element (teams, i);

    kayako_sandbox_database_insert (
        database, "INSERT INTO team (id, title, created_at, updated_at) VALUES (?1, ?2, ?3, ?3)",
        "isi", kayako_sandbox_demo_get_id (team, "id"),
        kayako_sandbox_demo_get_string (team, "title"), made_at);
  }

  for (guint i = 0; i < json_array_get_length (organizations); i++) {
    JsonObject *organization = json_array_get_object_element (organizations, i);

    kayako_sandbox_database_insert (
        database,
        "INSERT INTO organization (id, name, created_at, updated_at) VALUES (?1, ?2, ?3, ?3)",
        "isi", kayako_sandbox_demo_get_id (organization, "id"),
        kayako_sandbox_demo_get_string (organization, "name"), made_at);
  }
}

static gboolean
fill_avatar (KayakoSandboxDatabase *database, JsonObject *user, GError **error)
{
  const char *path = kayako_sandbox_demo_get_string (user, "avatar");
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return TRUE;

  bytes = kayako_sandbox_demo_read (path, error);
  if (bytes == NULL)
    return FALSE;

  kayako_sandbox_database_execute (database, "UPDATE user SET avatar_content_id = ?2 WHERE id = ?1",
                                   "ii", kayako_sandbox_demo_get_id (user, "id"),
                                   kayako_sandbox_thread_keep_bytes (database, bytes));
  return TRUE;
}

static void
fill_memberships (KayakoSandboxDatabase *database, JsonObject *user, gint64 id)
{
  JsonArray *teams = NULL;

  if (!json_object_has_member (user, "teams"))
    return;

  teams = json_object_get_array_member (user, "teams");
  for (guint i = 0; i < json_array_get_length (teams); i++)
    kayako_sandbox_database_insert (database,
                                    "INSERT INTO team_member (user_id, team_id) VALUES (?1, ?2)",
                                    "ii", id, json_array_get_int_element (teams, i));
}

static void
fill_user (KayakoSandboxDatabase *database, JsonObject *user, gint64 made_at)
{
  gint64 id = kayako_sandbox_demo_get_id (user, "id");
  gint64 seen_at = kayako_sandbox_database_get_now (database) - id * IDLE;
  const char *locale = kayako_sandbox_demo_get_string (user, "locale");
  g_autofree char *uuid = kayako_sandbox_text_uuid ("user", id);
  g_autofree char *avatar_uuid = kayako_sandbox_text_uuid ("avatar", id);

  kayako_sandbox_database_insert (
      database,
      "INSERT INTO user (id, uuid, full_name, role_id, organization_id, designation, locale,"
      " avatar_uuid, password, otp_secret, is_password_expired, is_locked, is_mfa_enabled,"
      " last_activity_at, last_active_at, last_seen_at, last_logged_in_at, created_at, updated_at)"
      " VALUES (?1, ?2, ?3, (SELECT id FROM role WHERE type = ?4 ORDER BY id LIMIT 1),"
      " nullif (?5, 0), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?14, ?14, ?14, ?15, ?15)",
      "isssisssssbbbii", id, uuid, kayako_sandbox_demo_get_string (user, "name"),
      kayako_sandbox_demo_get_string (user, "role"),
      kayako_sandbox_demo_get_id (user, "organization"),
      kayako_sandbox_demo_get_string (user, "designation"), locale != NULL ? locale : "en-us",
      avatar_uuid, kayako_sandbox_demo_get_string (user, "password"),
      kayako_sandbox_demo_get_string (user, "otp_secret"),
      json_object_get_boolean_member_with_default (user, "password_expired", FALSE),
      json_object_get_boolean_member_with_default (user, "locked", FALSE),
      json_object_get_boolean_member_with_default (user, "is_mfa_enabled", FALSE), seen_at,
      made_at);
  kayako_sandbox_database_insert (
      database,
      "INSERT INTO identity_email (user_id, email, created_at, updated_at)"
      " VALUES (?1, ?2, ?3, ?3)",
      "isi", id, kayako_sandbox_demo_get_string (user, "email"), made_at);
  if (json_object_has_member (user, "phone"))
    kayako_sandbox_database_insert (
        database,
        "INSERT INTO identity_phone (user_id, number, created_at, updated_at)"
        " VALUES (?1, ?2, ?3, ?3)",
        "isi", id, kayako_sandbox_demo_get_string (user, "phone"), made_at);
  fill_memberships (database, user, id);
}

/**
 * kayako_sandbox_demo_fill_people:
 * @database: the helpdesk
 * @helpdesk: the root of helpdesk.json
 * @made_at: when the helpdesk was set up
 * @error: return location for a #GError
 *
 * Loads roles, teams, organisations and users.
 *
 * Returns: %FALSE with @error when an avatar is missing
 */
gboolean
kayako_sandbox_demo_fill_people (KayakoSandboxDatabase *database,
                                 JsonObject *helpdesk,
                                 gint64 made_at,
                                 GError **error)
{
  JsonArray *users = json_object_get_array_member (helpdesk, "users");

  fill_groups (database, helpdesk, made_at);

  for (guint i = 0; i < json_array_get_length (users); i++) {
    JsonObject *user = json_array_get_object_element (users, i);

    fill_user (database, user, made_at);
    if (!fill_avatar (database, user, error))
      return FALSE;
  }

  return TRUE;
}
