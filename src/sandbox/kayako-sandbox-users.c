/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-handlers.h"
#include "kayako-sandbox-picture.h"
#include "kayako-sandbox-render.h"

/* People and what they belong to. */

static void
reply_by_id (KayakoSandboxRequest *request, const char *resource)
{
  kayako_sandbox_request_reply_resource (request, 200, resource,
                                         kayako_sandbox_request_get_id (request, 0));
}

static void
reply_page (KayakoSandboxRequest *request, const char *resource, const char *sql)
{
  g_autoptr (GArray) ids =
      kayako_sandbox_database_list_ids (kayako_sandbox_request_get_database (request), sql, NULL);

  kayako_sandbox_request_reply_list (request, resource, ids, KAYAKO_SANDBOX_PAGING_OFFSET);
}

/**
 * kayako_sandbox_add_customer:
 * @database: the helpdesk
 * @name: what the customer is called
 * @email: the customer's address, which is nobody's yet
 * @is_validated: whether somebody has seen that it is the customer's
 *
 * Makes a customer.
 *
 * Returns: the customer's id
 */
gint64
kayako_sandbox_add_customer (KayakoSandboxDatabase *database,
                             const char *name,
                             const char *email,
                             gboolean is_validated)
{
  gint64 now = kayako_sandbox_database_get_now (database);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *avatar = g_uuid_string_random ();
  gint64 id = 0;

  /* Nobody has seen a new customer yet: they have no last activity. */
  id = kayako_sandbox_database_insert (
      database,
      "INSERT INTO user (uuid, full_name, role_id, avatar_uuid, created_at, updated_at)"
      " VALUES (?1, ?2, (SELECT id FROM role WHERE type = 'CUSTOMER' ORDER BY id LIMIT 1), ?3, ?4,"
      " ?4)",
      "sssi", uuid, name, avatar, now);
  kayako_sandbox_database_insert (
      database,
      "INSERT INTO identity_email (user_id, email, is_validated, created_at, updated_at)"
      " VALUES (?1, ?2, ?3, ?4, ?4)",
      "isbi", id, email, is_validated, now);

  return id;
}

/**
 * kayako_sandbox_get_me:
 * @request: GET me
 */
void
kayako_sandbox_get_me (KayakoSandboxRequest *request)
{
  kayako_sandbox_request_reply_resource (request, 200, "user",
                                         kayako_sandbox_request_get_caller (request)->user_id);
}

/**
 * kayako_sandbox_get_profile:
 * @request: GET profile
 */
void
kayako_sandbox_get_profile (KayakoSandboxRequest *request)
{
  JsonObject *profile = kayako_sandbox_render_profile (
      kayako_sandbox_request_get_database (request), kayako_sandbox_request_get_caller (request));

  if (profile != NULL)
    kayako_sandbox_request_reply_object (request, 200, "profile", profile);
  else
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);
}

/**
 * kayako_sandbox_list_users:
 * @request: GET users
 */
void
kayako_sandbox_list_users (KayakoSandboxRequest *request)
{
  reply_page (request, "user", "SELECT id FROM user ORDER BY id");
}

/**
 * kayako_sandbox_get_user:
 * @request: GET users/:id
 */
void
kayako_sandbox_get_user (KayakoSandboxRequest *request)
{
  reply_by_id (request, "user");
}

/**
 * kayako_sandbox_list_teams:
 * @request: GET teams
 */
void
kayako_sandbox_list_teams (KayakoSandboxRequest *request)
{
  reply_page (request, "team", "SELECT id FROM team ORDER BY id");
}

/**
 * kayako_sandbox_get_team:
 * @request: GET teams/:id
 */
void
kayako_sandbox_get_team (KayakoSandboxRequest *request)
{
  reply_by_id (request, "team");
}

/**
 * kayako_sandbox_list_roles:
 * @request: GET roles
 */
void
kayako_sandbox_list_roles (KayakoSandboxRequest *request)
{
  reply_page (request, "role", "SELECT id FROM role ORDER BY id");
}

/**
 * kayako_sandbox_get_role:
 * @request: GET roles/:id
 */
void
kayako_sandbox_get_role (KayakoSandboxRequest *request)
{
  reply_by_id (request, "role");
}

/**
 * kayako_sandbox_get_organization:
 * @request: GET organizations/:id
 */
void
kayako_sandbox_get_organization (KayakoSandboxRequest *request)
{
  reply_by_id (request, "organization");
}

/**
 * kayako_sandbox_get_email:
 * @request: GET identities/emails/:id
 */
void
kayako_sandbox_get_email (KayakoSandboxRequest *request)
{
  reply_by_id (request, "identity_email");
}

/**
 * kayako_sandbox_get_phone:
 * @request: GET identities/phones/:id
 */
void
kayako_sandbox_get_phone (KayakoSandboxRequest *request)
{
  reply_by_id (request, "identity_phone");
}

/**
 * kayako_sandbox_get_domain:
 * @request: GET identities/domains/:id
 */
void
kayako_sandbox_get_domain (KayakoSandboxRequest *request)
{
  reply_by_id (request, "identity_domain");
}

/**
 * kayako_sandbox_get_business_hour:
 * @request: GET businesshours/:id
 */
void
kayako_sandbox_get_business_hour (KayakoSandboxRequest *request)
{
  reply_by_id (request, "business_hour");
}

/**
 * kayako_sandbox_get_avatar:
 * @request: GET /avatar/get/:uuid
 *
 * Answers with somebody's picture; who has none gets a pattern of their own.
 */
void
kayako_sandbox_get_avatar (KayakoSandboxRequest *request)
{
  const char *uuid = kayako_sandbox_request_get_segment (request, "uuid");
  g_autoptr (KayakoSandboxRows) rows = NULL;
  g_autoptr (GBytes) bytes = NULL;

  rows = kayako_sandbox_database_query (
      kayako_sandbox_request_get_database (request),
      "SELECT c.bytes FROM user u LEFT JOIN content c ON c.id = u.avatar_content_id"
      " WHERE u.avatar_uuid = ?1",
      "s", uuid);
  if (!kayako_sandbox_rows_next (rows)) {
    kayako_sandbox_request_reply_error (request, "RESOURCE_NOT_FOUND", NULL);
    return;
  }

  bytes = kayako_sandbox_rows_dup_bytes (rows, 0);
  if (bytes == NULL)
    bytes = kayako_sandbox_picture_new_identicon (uuid);

  kayako_sandbox_request_reply_bytes (request, "image/png", bytes, NULL);
}
