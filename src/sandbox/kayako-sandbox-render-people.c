/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-render.h"

/* The one set of working hours. */
#define BUSINESS_HOUR 1

/* One query serves the three ways a person is shown. */
enum {
  COLUMN_UUID,
  COLUMN_FULL_NAME,
  COLUMN_ROLE_ID,
  COLUMN_ORGANIZATION_ID,
  COLUMN_DESIGNATION,
  COLUMN_LOCALE,
  COLUMN_AVATAR_UUID,
  COLUMN_IS_ENABLED,
  COLUMN_IS_MFA_ENABLED,
  COLUMN_LAST_ACTIVITY_AT,
  COLUMN_LAST_ACTIVE_AT,
  COLUMN_LAST_SEEN_AT,
  COLUMN_LAST_LOGGED_IN_AT,
  COLUMN_CREATED_AT,
  COLUMN_UPDATED_AT,
  COLUMN_AGENT_CASE_ACCESS,
  COLUMN_ROLE_TYPE,
  COLUMN_PASSWORD_UPDATED_AT,
  COLUMN_LAST_SEEN_USER_AGENT,
};

static KayakoSandboxRows *
query_user (KayakoSandboxDatabase *database, gint64 id)
{
  return kayako_sandbox_database_query (
      database,
      "SELECT u.uuid, u.full_name, u.role_id, u.organization_id, u.designation, u.locale,"
      " u.avatar_uuid, u.is_enabled, u.is_mfa_enabled, u.last_activity_at, u.last_active_at,"
      " u.last_seen_at, u.last_logged_in_at, u.created_at, u.updated_at, r.agent_case_access,"
      " r.type, CASE WHEN u.password IS NOT NULL THEN u.created_at END,"
      " u.last_seen_user_agent FROM user u JOIN role r ON r.id = u.role_id WHERE u.id = ?1",
      "i", id);
}

static void
set_avatar (JsonObject *object, const KayakoSandboxCaller *viewer, KayakoSandboxRows *rows)
{
  g_autofree char *url =
      g_strconcat (viewer->base_uri, "/avatar/get/",
                   kayako_sandbox_rows_get_string (rows, COLUMN_AVATAR_UUID), NULL);

  json_object_set_string_member (object, "avatar", url);
}

static void
set_teams (KayakoSandboxDatabase *database,
           JsonObject *object,
           const char *resource_type,
           gint64 user_id)
{
  kayako_sandbox_set_stubs (
      object, "teams", resource_type,
      kayako_sandbox_database_list_ids (
          database, "SELECT team_id FROM team_member WHERE user_id = ?1 ORDER BY team_id", "i",
          user_id));
}

static void
set_identities (KayakoSandboxDatabase *database, JsonObject *object, gint64 user_id)
{
  kayako_sandbox_set_stubs (
      object, "emails", "identity_email",
      kayako_sandbox_database_list_ids (
          database, "SELECT id FROM identity_email WHERE user_id = ?1 ORDER BY id", "i", user_id));
  kayako_sandbox_set_stubs (
      object, "phones", "identity_phone",
      kayako_sandbox_database_list_ids (
          database, "SELECT id FROM identity_phone WHERE user_id = ?1 ORDER BY id", "i", user_id));
}

/* Whoever comes with a program comes from this machine. */
static void
set_last_seen (JsonObject *object, KayakoSandboxRows *rows)
{
  const char *user_agent = kayako_sandbox_rows_get_string (rows, COLUMN_LAST_SEEN_USER_AGENT);

  kayako_sandbox_set_string (object, "last_seen_user_agent", user_agent);
  kayako_sandbox_set_string (object, "last_seen_ip", user_agent != NULL ? "127.0.0.1" : NULL);
}

static void
set_channels (JsonObject *object, const KayakoSandboxCaller *viewer, gint64 user_id)
{
  g_autofree char *instance = kayako_sandbox_dup_instance_hash (viewer);
  g_autofree char *name = g_strdup_printf ("user-%" G_GINT64_FORMAT, user_id);
  g_autofree char *person = g_compute_checksum_for_string (G_CHECKSUM_SHA1, name, -1);
  g_autofree char *presence = g_strdup_printf ("user_presence-%s@%s", instance, person);

  json_object_set_string_member (object, "presence_channel", presence);
}

static JsonObject *
render_user_minimal (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = query_user (database, id);
  JsonObject *object = NULL;

  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "uuid", kayako_sandbox_rows_get_string (rows, COLUMN_UUID));
  kayako_sandbox_set_string (object, "full_name",
                             kayako_sandbox_rows_get_string (rows, COLUMN_FULL_NAME));
  kayako_sandbox_set_stub (object, "role", "role",
                           kayako_sandbox_rows_get_int64 (rows, COLUMN_ROLE_ID));
  set_teams (database, object, "team_minimal", id);
  set_avatar (object, viewer, rows);
  kayako_sandbox_set_date (object, "last_activity_at", rows, COLUMN_LAST_ACTIVITY_AT);
  kayako_sandbox_set_date (object, "last_active_at", rows, COLUMN_LAST_ACTIVE_AT);
  kayako_sandbox_set_date (object, "last_seen_at", rows, COLUMN_LAST_SEEN_AT);
  set_channels (object, viewer, id);
  kayako_sandbox_set_type (object, viewer, "user_minimal", "users/%" G_GINT64_FORMAT, id);

  return object;
}

/* What `user` and `profile` both say. */
static void
set_particulars (KayakoSandboxDatabase *database,
                 const KayakoSandboxCaller *viewer,
                 JsonObject *object,
                 KayakoSandboxRows *rows,
                 gint64 id)
{
  gboolean is_customer =
      kayako_sandbox_role_from_string (kayako_sandbox_rows_get_string (rows, COLUMN_ROLE_TYPE)) ==
      KAYAKO_SANDBOX_ROLE_CUSTOMER;

  kayako_sandbox_set_string (object, "full_name",
                             kayako_sandbox_rows_get_string (rows, COLUMN_FULL_NAME));
  kayako_sandbox_set_string (object, "designation",
                             kayako_sandbox_rows_get_string (rows, COLUMN_DESIGNATION));
  set_avatar (object, viewer, rows);
  kayako_sandbox_set_string (
      object, "agent_case_access",
      is_customer ? NULL : kayako_sandbox_rows_get_string (rows, COLUMN_AGENT_CASE_ACCESS));
  kayako_sandbox_set_string (object, "organization_case_access",
                             is_customer ? "ORGANIZATION" : NULL);
  kayako_sandbox_set_stub (object, "organization", "organization",
                           kayako_sandbox_rows_get_int64 (rows, COLUMN_ORGANIZATION_ID));
  set_teams (database, object, "team", id);
  set_identities (database, object, id);
  kayako_sandbox_set_lists (object,
                            (const char *const[]) { "twitter", "facebook", "external_identifiers",
                                                    "custom_fields", NULL });
  kayako_sandbox_set_string (object, "locale",
                             kayako_sandbox_rows_get_string (rows, COLUMN_LOCALE));
  kayako_sandbox_set_nulls (object,
                            (const char *const[]) { "time_zone", "time_zone_offset", "greeting",
                                                    "signature", "status_message", NULL });
  set_last_seen (object, rows);
  kayako_sandbox_set_date (object, "created_at", rows, COLUMN_CREATED_AT);
  kayako_sandbox_set_date (object, "updated_at", rows, COLUMN_UPDATED_AT);
}

static JsonObject *
render_user (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = query_user (database, id);
  g_autofree char *instance = NULL;
  g_autofree char *channel = NULL;
  JsonObject *object = NULL;

  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "uuid", kayako_sandbox_rows_get_string (rows, COLUMN_UUID));
  json_object_set_null_member (object, "legacy_id");
  json_object_set_boolean_member (object, "is_enabled",
                                  kayako_sandbox_rows_get_boolean (rows, COLUMN_IS_ENABLED));
  json_object_set_boolean_member (object, "is_mfa_enabled",
                                  kayako_sandbox_rows_get_boolean (rows, COLUMN_IS_MFA_ENABLED));
  kayako_sandbox_set_stub (object, "role", "role",
                           kayako_sandbox_rows_get_int64 (rows, COLUMN_ROLE_ID));
  set_particulars (database, viewer, object, rows, id);
  json_object_set_int_member (object, "pinned_notes_count", 0);
  kayako_sandbox_set_date (object, "last_seen_at", rows, COLUMN_LAST_SEEN_AT);
  kayako_sandbox_set_date (object, "last_active_at", rows, COLUMN_LAST_ACTIVE_AT);
  kayako_sandbox_set_date (object, "last_activity_at", rows, COLUMN_LAST_ACTIVITY_AT);
  kayako_sandbox_set_date (object, "last_logged_in_at", rows, COLUMN_LAST_LOGGED_IN_AT);
  kayako_sandbox_set_date (object, "password_updated_at", rows, COLUMN_PASSWORD_UPDATED_AT);
  json_object_set_null_member (object, "avatar_updated_at");

  instance = kayako_sandbox_dup_instance_hash (viewer);
  channel = g_strdup_printf ("presence-%s@v1_users_%" G_GINT64_FORMAT, instance, id);
  json_object_set_string_member (object, "realtime_channel", channel);
  set_channels (object, viewer, id);
  kayako_sandbox_set_type (object, viewer, "user", "users/%" G_GINT64_FORMAT, id);

  return object;
}

/**
 * kayako_sandbox_render_profile:
 * @database: the helpdesk
 * @viewer: somebody who is signed in
 *
 * Writes what people may read and change of themselves.
 *
 * Returns: (transfer full) (nullable): a `profile`, %NULL when @viewer is gone
 */
JsonObject *
kayako_sandbox_render_profile (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer)
{
  g_autoptr (KayakoSandboxRows) rows = query_user (database, viewer->user_id);
  JsonObject *object = NULL;

  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", viewer->user_id);
  json_object_set_boolean_member (object, "is_otp_enabled",
                                  kayako_sandbox_rows_get_boolean (rows, COLUMN_IS_MFA_ENABLED));
  set_particulars (database, viewer, object, rows, viewer->user_id);
  kayako_sandbox_set_lists (object, (const char *const[]) { "addresses", "websites", NULL });
  kayako_sandbox_set_date (object, "last_login_at", rows, COLUMN_LAST_LOGGED_IN_AT);
  kayako_sandbox_set_type (object, viewer, "profile", NULL);

  return object;
}

static JsonObject *
render_role (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT title, type, is_system, agent_case_access, created_at, updated_at"
      " FROM role WHERE id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "title", kayako_sandbox_rows_get_string (rows, 0));
  kayako_sandbox_set_string (object, "type", kayako_sandbox_rows_get_string (rows, 1));
  json_object_set_boolean_member (object, "is_system", kayako_sandbox_rows_get_boolean (rows, 2));
  kayako_sandbox_set_string (object, "agent_case_access", kayako_sandbox_rows_get_string (rows, 3));
  kayako_sandbox_set_date (object, "created_at", rows, 4);
  kayako_sandbox_set_date (object, "updated_at", rows, 5);
  kayako_sandbox_set_type (object, viewer, "role", "roles/%" G_GINT64_FORMAT, id);

  return object;
}

static JsonObject *
render_team (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT title, (SELECT count(*) FROM team_member WHERE team_id = ?1), created_at, updated_at"
      " FROM team WHERE id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  json_object_set_null_member (object, "legacy_id");
  kayako_sandbox_set_string (object, "title", kayako_sandbox_rows_get_string (rows, 0));
  kayako_sandbox_set_stub (object, "businesshour", "business_hour", BUSINESS_HOUR);
  json_object_set_int_member (object, "member_count", kayako_sandbox_rows_get_int64 (rows, 1));
  kayako_sandbox_set_date (object, "created_at", rows, 2);
  kayako_sandbox_set_date (object, "updated_at", rows, 3);
  kayako_sandbox_set_type (object, viewer, "team", "teams/%" G_GINT64_FORMAT, id);

  return object;
}

static JsonObject *
render_team_minimal (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autofree char *title = NULL;
  JsonObject *object = NULL;

  title = kayako_sandbox_database_dup_string (database, "SELECT title FROM team WHERE id = ?1", "i",
                                              id);
  if (title == NULL)
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  json_object_set_string_member (object, "title", title);
  kayako_sandbox_set_type (object, viewer, "team_minimal", "teams/%" G_GINT64_FORMAT, id);

  return object;
}

static JsonObject *
render_organization (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database, "SELECT name, created_at, updated_at FROM organization WHERE id = ?1", "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "name", kayako_sandbox_rows_get_string (rows, 0));
  json_object_set_boolean_member (object, "is_shared", TRUE);
  kayako_sandbox_set_stubs (
      object, "domains", "identity_domain",
      kayako_sandbox_database_list_ids (
          database, "SELECT organization_id FROM user WHERE organization_id = ?1 LIMIT 1", "i",
          id));
  json_object_set_int_member (object, "pinned_notes_count", 0);
  kayako_sandbox_set_date (object, "created_at", rows, 1);
  kayako_sandbox_set_date (object, "updated_at", rows, 2);
  kayako_sandbox_set_type (object, viewer, "organization", "organizations/%" G_GINT64_FORMAT, id);

  return object;
}

/* An organisation's domain is that of its people's mail, and has its id. */
static JsonObject *
render_domain (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT substr (e.email, instr (e.email, '@') + 1), e.created_at, e.updated_at"
      " FROM identity_email e JOIN user u ON u.id = e.user_id"
      " WHERE u.organization_id = ?1 ORDER BY u.id LIMIT 1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "domain", kayako_sandbox_rows_get_string (rows, 0));
  json_object_set_boolean_member (object, "is_primary", TRUE);
  json_object_set_boolean_member (object, "is_validated", FALSE);
  kayako_sandbox_set_date (object, "created_at", rows, 1);
  kayako_sandbox_set_date (object, "updated_at", rows, 2);
  kayako_sandbox_set_type (object, viewer, "identity_domain",
                           "identities/domains/%" G_GINT64_FORMAT, id);

  return object;
}

/* All teams keep the same hours: nine to six, from Monday to Friday. */
static JsonObject *
render_business_hour (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday" };
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *zones = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database, "SELECT created_at, updated_at FROM team ORDER BY id LIMIT 1", NULL);
  if (id != BUSINESS_HOUR || !kayako_sandbox_rows_next (rows))
    return NULL;

  zones = json_object_new ();
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    JsonArray *hours = json_array_new ();

    for (gint64 hour = 9; hour <= 18; hour++)
      json_array_add_int_element (hours, hour);
    json_object_set_array_member (zones, days[i], hours);
  }

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  json_object_set_string_member (object, "title", "Workshop hours");
  json_object_set_object_member (object, "zones", zones);
  kayako_sandbox_set_date (object, "created_at", rows, 0);
  kayako_sandbox_set_date (object, "updated_at", rows, 1);
  kayako_sandbox_set_type (object, viewer, "business_hour", "businesshours/%" G_GINT64_FORMAT, id);

  return object;
}

static JsonObject *
render_email (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  static const char *const flags[] = { "is_primary", "is_validated", "is_notification_enabled" };
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT email, is_primary, is_validated, is_notification_enabled, created_at, updated_at"
      " FROM identity_email WHERE id = ?1",
      "i", id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "email", kayako_sandbox_rows_get_string (rows, 0));
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    json_object_set_boolean_member (object, flags[i],
                                    kayako_sandbox_rows_get_boolean (rows, 1 + i));
  kayako_sandbox_set_date (object, "created_at", rows, 4);
  kayako_sandbox_set_date (object, "updated_at", rows, 5);
  kayako_sandbox_set_type (object, viewer, "identity_email", "identities/emails/%" G_GINT64_FORMAT,
                           id);

  return object;
}

static JsonObject *
render_phone (KayakoSandboxDatabase *database, const KayakoSandboxCaller *viewer, gint64 id)
{
  g_autoptr (KayakoSandboxRows) rows = NULL;
  JsonObject *object = NULL;

  rows = kayako_sandbox_database_query (
      database,
      "SELECT number, is_primary, created_at, updated_at FROM identity_phone WHERE id = ?1", "i",
      id);
  if (!kayako_sandbox_rows_next (rows))
    return NULL;

  object = json_object_new ();
  json_object_set_int_member (object, "id", id);
  kayako_sandbox_set_string (object, "number", kayako_sandbox_rows_get_string (rows, 0));
  json_object_set_boolean_member (object, "is_primary", kayako_sandbox_rows_get_boolean (rows, 1));
  kayako_sandbox_set_date (object, "created_at", rows, 2);
  kayako_sandbox_set_date (object, "updated_at", rows, 3);
  kayako_sandbox_set_type (object, viewer, "identity_phone", "identities/phones/%" G_GINT64_FORMAT,
                           id);

  return object;
}

const KayakoSandboxRendererEntry kayako_sandbox_people_renderers[] = {
  { "user_minimal", render_user_minimal },
  { "user", render_user },
  { "role", render_role },
  { "team", render_team },
  { "team_minimal", render_team_minimal },
  { "organization", render_organization },
  { "identity_domain", render_domain },
  { "business_hour", render_business_hour },
  { "identity_email", render_email },
  { "identity_phone", render_phone },
  { NULL, NULL },
};
