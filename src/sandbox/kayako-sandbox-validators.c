/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-validators.h"

#include <string.h>

#include "kayako-sandbox-value.h"

/* What changes without the resource being changed by anybody. */
static const char *const not_hashed[] = {
  "generation_time", "last_activity_at",  "last_active_at", "last_seen_at", "last_seen_user_agent",
  "last_seen_ip",    "last_logged_in_at", "last_login_at",  NULL,
};

/**
 * kayako_sandbox_validators_clear:
 * @self: validators
 *
 * Frees what @self points to.
 */
void
kayako_sandbox_validators_clear (KayakoSandboxValidators *self)
{
  g_clear_pointer (&self->etag, g_free);
  self->last_modified = 0;
}

static gint64
read_last_modified (JsonObject *resource)
{
  static const char *const members[] = { "updated_at", "created_at" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    JsonNode *node = json_object_get_member (resource, members[i]);
    gint64 date = 0;

    if (node != NULL && kayako_sandbox_value_get_date (node, &date) == KAYAKO_SANDBOX_VALID)
      return date;
  }

  return 0;
}

/**
 * kayako_sandbox_validators_read_resource:
 * @self: (out caller-allocates): validators
 * @resource: a resource with its nested resources as stubs
 *
 * Hashes the resource itself: which resources are nested in it counts, what
 * they say does not.
 */
void
kayako_sandbox_validators_read_resource (KayakoSandboxValidators *self, JsonObject *resource)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  json_object_iter_init_ordered (&iter, resource);
  while (json_object_iter_next_ordered (&iter, &name, &member)) {
    g_autofree char *text = NULL;

    if (g_strv_contains (not_hashed, name))
      continue;

    text = json_to_string (member, FALSE);
    g_checksum_update (checksum, (const guchar *) name, strlen (name) + 1);
    g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);
  }

  self->etag = g_strdup (g_checksum_get_string (checksum));
  self->last_modified = read_last_modified (resource);
}

/**
 * kayako_sandbox_validators_read_collection:
 * @self: (out caller-allocates): validators
 * @resources: a page of resources
 *
 * Hashes the ids only, so that a changed item does not change the page.
 */
void
kayako_sandbox_validators_read_collection (KayakoSandboxValidators *self, JsonArray *resources)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);

  for (guint i = 0; i < json_array_get_length (resources); i++) {
    JsonNode *item = json_array_get_element (resources, i);
    JsonObject *resource = JSON_NODE_HOLDS_OBJECT (item) ? json_node_get_object (item) : NULL;
    JsonNode *id = resource != NULL ? json_object_get_member (resource, "id") : NULL;
    g_autofree char *text = json_to_string (id != NULL ? id : item, FALSE);

    g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);
    if (resource != NULL)
      self->last_modified = MAX (self->last_modified, read_last_modified (resource));
  }

  self->etag = g_strdup (g_checksum_get_string (checksum));
}

/* Whether a list of ETags, quoted or not, weak or not, has this one. */
static gboolean
list_has_etag (const char *list, const char *etag)
{
  g_auto (GStrv) items = g_strsplit (list, ",", -1);

  for (guint i = 0; items[i] != NULL; i++) {
    char *item = g_strstrip (items[i]);
    gsize length = 0;

    if (strncmp (item, "W/", 2) == 0)
      item += 2;
    length = strlen (item);
    if (length >= 2 && item[0] == '"' && item[length - 1] == '"') {
      item[length - 1] = '\0';
      item++;
    }
    if (strcmp (item, "*") == 0 || g_strcmp0 (item, etag) == 0)
      return TRUE;
  }

  return FALSE;
}

/**
 * kayako_sandbox_validators_is_not_modified:
 * @self: the state now
 * @headers: the request's headers
 *
 * Returns: whether If-None-Match, or without it If-Modified-Since, says that
 *   the caller has this state already
 */
gboolean
kayako_sandbox_validators_is_not_modified (const KayakoSandboxValidators *self,
                                           SoupMessageHeaders *headers)
{
  const char *list = soup_message_headers_get_list (headers, "If-None-Match");
  const char *since = soup_message_headers_get_one (headers, "If-Modified-Since");
  gint64 date = 0;

  if (list != NULL)
    return self->etag != NULL && list_has_etag (list, self->etag);

  return since != NULL && self->last_modified > 0 &&
         kayako_sandbox_parse_http_date (since, &date) && self->last_modified <= date;
}

/**
 * kayako_sandbox_validators_is_precondition_met:
 * @self: the state now
 * @headers: the request's headers
 *
 * Returns: whether If-Match and If-Unmodified-Since, where they are sent, hold
 */
gboolean
kayako_sandbox_validators_is_precondition_met (const KayakoSandboxValidators *self,
                                               SoupMessageHeaders *headers)
{
  const char *list = soup_message_headers_get_list (headers, "If-Match");
  const char *since = soup_message_headers_get_one (headers, "If-Unmodified-Since");
  gint64 date = 0;

  if (list != NULL)
    return self->etag != NULL && list_has_etag (list, self->etag);

  if (since != NULL && self->last_modified > 0 && kayako_sandbox_parse_http_date (since, &date))
    return self->last_modified <= date;

  return TRUE;
}

/**
 * kayako_sandbox_validators_has_precondition:
 * @headers: the request's headers
 *
 * Returns: whether there is If-Match or If-Unmodified-Since to check
 */
gboolean
kayako_sandbox_validators_has_precondition (SoupMessageHeaders *headers)
{
  return soup_message_headers_get_list (headers, "If-Match") != NULL ||
         soup_message_headers_get_one (headers, "If-Unmodified-Since") != NULL;
}

/**
 * kayako_sandbox_format_http_date:
 * @unix_seconds: when
 *
 * Writes a date as the helpdesk does in headers: with `+0000` where HTTP says
 * `GMT`.
 *
 * Returns: (transfer full): the date
 */
char *
kayako_sandbox_format_http_date (gint64 unix_seconds)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (unix_seconds);

  return g_strdup_printf (
      "%s, %02d %s %d %02d:%02d:%02d +0000", days[g_date_time_get_day_of_week (date) - 1],
      g_date_time_get_day_of_month (date), months[g_date_time_get_month (date) - 1],
      g_date_time_get_year (date), g_date_time_get_hour (date), g_date_time_get_minute (date),
      g_date_time_get_second (date));
}

/**
 * kayako_sandbox_parse_http_date:
 * @text: a date of a header, whether it ends in `GMT` or an offset, or ISO 8601
 * @unix_seconds: (out): return location
 *
 * Returns: whether it is a date
 */
gboolean
kayako_sandbox_parse_http_date (const char *text, gint64 *unix_seconds)
{
  g_autoptr (GDateTime) date = soup_date_time_new_from_http_string (text);

  if (date == NULL)
    return kayako_sandbox_parse_date (text, unix_seconds);

  *unix_seconds = g_date_time_to_unix (date);
  return TRUE;
}
