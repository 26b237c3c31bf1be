/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-codec-user.h"

#include "kayako-error.h"
#include "kayako-v1-codec-enums.h"
#include "kayako-v1-codec-json.h"
#include "kayako-v1-codec-kinds.h"
#include "kayako-v1-codec-read.h"

/* The address of the primary identity, else of the first that has one. A list
 * of stubs tells nothing (api/v1.md §6.9). */
static gboolean
find_email (JsonObject *object, const char **email)
{
  JsonArray *emails = kayako_v1_json_read_array (object, "emails");
  guint n = emails != NULL ? json_array_get_length (emails) : 0;
  const char *first = NULL;

  for (guint i = 0; i < n; i++) {
    JsonObject *identity = kayako_v1_json_get_object (json_array_get_element (emails, i));
    const char *address = NULL;
    gboolean is_primary = FALSE;

    if (identity == NULL || !kayako_v1_json_read_text (identity, "email", &address) ||
        address == NULL)
      continue;

    if (kayako_v1_json_read_boolean (identity, "is_primary", &is_primary) && is_primary) {
      *email = address;
      return TRUE;
    }

    if (first == NULL)
      first = address;
  }

  *email = first;

  return first != NULL || (emails != NULL && n == 0);
}

static void
fill_role (KayakoUser *user, JsonObject *object)
{
  JsonObject *role = kayako_v1_json_read_object (object, "role");
  const char *type;

  if (role != NULL && kayako_v1_json_read_string (role, "type", &type))
    kayako_user_set_role (user, kayako_v1_codec_role_type_from_wire (type));
}

/* Samples write a code where the documents promise a resource. */
static void
fill_locale (KayakoUser *user, JsonObject *object)
{
  JsonObject *locale = kayako_v1_json_read_object (object, "locale");
  const char *code;

  if (kayako_v1_json_read_text (locale != NULL ? locale : object, "locale", &code))
    kayako_user_set_locale (user, code);
}

static void
fill_presence (KayakoUser *user, JsonObject *object)
{
  gint64 time;
  const char *text;

  if (kayako_v1_json_read_date (object, "last_active_at", &time) ||
      kayako_v1_json_read_date (object, "last_activity_at", &time))
    kayako_user_set_last_active_at (user, time);

  if (kayako_v1_json_read_date (object, "last_seen_at", &time))
    kayako_user_set_last_seen_at (user, time);

  if (kayako_v1_json_read_text (object, "presence_channel", &text))
    kayako_user_set_presence_channel (user, text);
}

static void
fill_user (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  KayakoUser *user = resource;
  const char *text;

  if (kayako_v1_json_read_text (object, "uuid", &text))
    kayako_user_set_uuid (user, text);

  if (kayako_v1_json_read_string (object, "full_name", &text))
    kayako_user_set_full_name (user, text);

  if (find_email (object, &text))
    kayako_user_set_email (user, text);

  if (kayako_v1_json_read_text (object, "avatar", &text))
    kayako_user_set_avatar_url (user, text);

  if (kayako_v1_json_read_text (object, "designation", &text))
    kayako_user_set_designation (user, text);

  fill_role (user, object);
  fill_locale (user, object);
  fill_presence (user, object);
}

const KayakoV1Kind kayako_v1_kind_user = { "User", kayako_user_get_type, fill_user };

static void
fill_team (KayakoV1Pool *pool, gpointer resource, JsonObject *object)
{
  const char *text;

  if (kayako_v1_json_read_string (object, "title", &text))
    kayako_team_set_title (resource, text);
}

const KayakoV1Kind kayako_v1_kind_team = { "Team", kayako_team_get_type, fill_team };

/**
 * kayako_v1_codec_read_user:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is none
 *
 * Reads a person, and what is nested in it.
 *
 * Returns: (transfer full) (nullable): a fresh object
 */
KayakoUser *
kayako_v1_codec_read_user (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_one (&kayako_v1_kind_user, node, error);
}

/**
 * kayako_v1_codec_read_users:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads people, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoUser): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_users (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kayako_v1_kind_user, node, error);
}

/**
 * kayako_v1_codec_read_teams:
 * @node: (nullable): the `data` of an answer
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no list
 *
 * Reads teams, and what is nested in them. An item that is none is left out.
 *
 * Returns: (transfer full) (nullable) (element-type KayakoTeam): fresh objects
 */
GPtrArray *
kayako_v1_codec_read_teams (JsonNode *node, GError **error)
{
  return kayako_v1_codec_read_many (&kayako_v1_kind_team, node, error);
}

/**
 * kayako_v1_codec_read_session:
 * @node: (nullable): the `data` of an answer
 * @session_id: (out) (transfer full): the session's id, a secret
 * @user: (out) (transfer full) (nullable): whose session it is; often a stub
 * @error: %KAYAKO_ERROR_PROTOCOL when it is no session
 *
 * Reads a session (api/v1.md §3.2). On failure nothing is set.
 *
 * Returns: whether it is one
 */
gboolean
kayako_v1_codec_read_session (JsonNode *node, char **session_id, KayakoUser **user, GError **error)
{
  g_autoptr (KayakoV1Pool) pool = kayako_v1_pool_new ();
  JsonObject *object = kayako_v1_json_get_object (node);
  const char *id = NULL;
  gpointer owner = NULL;

  g_return_val_if_fail (session_id != NULL && user != NULL, FALSE);

  if (object == NULL || !kayako_v1_json_read_text (object, "id", &id) || id == NULL) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "Session: missing ‘id’");
    return FALSE;
  }

  kayako_v1_pool_read_member (pool, &kayako_v1_kind_user, object, "user", &owner);
  *session_id = g_strdup (id);
  *user = owner != NULL ? g_object_ref (owner) : NULL;

  return TRUE;
}
