/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-resources.h"
#include "kayako-sandbox-test-item.h"

/* How a reply is written: partial output, names, JSONP, validators, headers. */

/**
 * kayako_sandbox_reply_new:
 * @status: the HTTP status
 * @type: (nullable): the MIME type
 * @body: what to send
 *
 * Makes a reply by hand.
 *
 * Returns: (transfer full): the reply
 */
KayakoSandboxReply *
kayako_sandbox_reply_new (guint status, const char *type, GBytes *body)
{
  KayakoSandboxReply *self = g_new0 (KayakoSandboxReply, 1);

  self->status = status;
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  self->body = g_bytes_ref (body);
  if (type != NULL)
    soup_message_headers_replace (self->headers, "Content-Type", type);

  return self;
}

/**
 * kayako_sandbox_reply_free:
 * @self: a reply
 *
 * Frees a reply.
 */
void
kayako_sandbox_reply_free (KayakoSandboxReply *self)
{
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/**
 * kayako_sandbox_render_any:
 * @database: the helpdesk
 * @viewer: who sees it
 * @resource_type: a type, in snake case
 * @id: a resource of this type
 *
 * Renders any resource there is, the core's own as well as the content's.
 *
 * Returns: (transfer full) (nullable): the resource
 */
JsonObject *
kayako_sandbox_render_any (KayakoSandboxDatabase *database,
                           const KayakoSandboxCaller *viewer,
                           const char *resource_type,
                           gint64 id)
{
  if (strcmp (resource_type, "test") == 0)
    return kayako_sandbox_test_item_render (database, viewer, id, FALSE);
  if (strcmp (resource_type, KAYAKO_SANDBOX_PRETENDED_TEST) == 0)
    return kayako_sandbox_test_item_render (database, viewer, id, TRUE);

  return kayako_sandbox_render (database, viewer, resource_type, id);
}

static JsonObject *
render_for_request (const char *resource_type, gint64 id, gpointer user_data)
{
  KayakoSandboxRequest *self = user_data;

  return kayako_sandbox_render_any (self->database, self->caller, resource_type, id);
}

/* An option that is an argument or one of the words in X-Options. */
static gboolean
has_option (KayakoSandboxRequest *self, const char *argument, const char *value, const char *word)
{
  const char *text = kayako_sandbox_request_get_argument (self, argument);
  const char *header = soup_message_headers_get_list (self->headers, "X-Options");
  g_auto (GStrv) words = g_strsplit (header != NULL ? header : "", ",", -1);

  if (text != NULL)
    return g_ascii_strcasecmp (text, value) == 0 ||
           strcmp (text, g_str_equal (value, "true") ? "1" : "0") == 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (g_strstrip (words[i]), word) == 0)
      return TRUE;

  return FALSE;
}

static KayakoSandboxOutput
read_output (KayakoSandboxRequest *self)
{
  KayakoSandboxOutput output = {
    .include = kayako_sandbox_request_get_argument (self, "include"),
    .fields = kayako_sandbox_request_get_argument (self, "fields"),
    .no_empty = has_option (self, "_empty", "false", "no_empty"),
    .flat = has_option (self, "_flat", "true", "flat"),
  };

  kayako_sandbox_request_get_case (self, &output.names);
  return output;
}

static void
add_list (JsonObject *envelope, const char *name, JsonArray *list)
{
  if (json_array_get_length (list) > 0)
    json_object_set_array_member (envelope, name, json_array_ref (list));
}

static void
add_members (KayakoSandboxRequest *self)
{
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *member = NULL;

  add_list (self->envelope, "errors", self->errors);
  add_list (self->envelope, "notifications", self->notifications);
  add_list (self->envelope, "logs", self->logs);

  json_object_iter_init_ordered (&iter, self->members);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (self->envelope, name, json_node_copy (member));
}

/* With X-Requested-With the validators are about related resources too. */
static void
read_expanded_validators (KayakoSandboxRequest *self)
{
  JsonNode *data = json_object_get_member (self->envelope, "data");
  gint64 last_modified = self->validators.last_modified;

  if (data == NULL || !JSON_NODE_HOLDS_OBJECT (data) ||
      kayako_sandbox_request_get_header (self, "X-Requested-With") == NULL)
    return;

  kayako_sandbox_validators_clear (&self->validators);
  kayako_sandbox_validators_read_resource (&self->validators, json_node_get_object (data));
  self->validators.last_modified = MAX (last_modified, self->validators.last_modified);
}

static GBytes *
write_json (KayakoSandboxRequest *self, KayakoSandboxCase names)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) renamed = NULL;
  const char *callback = kayako_sandbox_request_get_jsonp_callback (self);
  char *text = NULL;

  json_node_set_object (node, self->envelope);
  if (names != KAYAKO_SANDBOX_CASE_SNAKE)
    renamed = kayako_sandbox_output_rename (names, node);

  text = json_to_string (renamed != NULL ? renamed : node, FALSE);
  if (callback != NULL) {
    g_autofree char *json = text;

    text = g_strdup_printf ("%s(%s);", callback, json);
  }

  return g_bytes_new_take (text, strlen (text));
}

static void
add_date_headers (KayakoSandboxRequest *self, SoupMessageHeaders *headers)
{
  gint64 now = kayako_sandbox_database_get_now (self->database);
  gint64 modified = self->validators.last_modified > 0 ? self->validators.last_modified : now;
  g_autofree char *expires = kayako_sandbox_format_http_date (now);
  g_autofree char *last_modified = kayako_sandbox_format_http_date (modified);
  g_autofree char *iso = kayako_sandbox_format_date (now);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (now);
  g_autofree char *http = soup_date_time_to_string (date, SOUP_DATE_HTTP);

  soup_message_headers_replace (headers, "Date", http);
  soup_message_headers_replace (headers, "X-API-Version", "1");
  soup_message_headers_replace (headers, "Date-ISO", iso);
  if (self->bytes != NULL)
    return;

  soup_message_headers_replace (headers, "Expires", expires);
  if (self->validators.etag != NULL) {
    g_autofree char *quoted = g_strdup_printf ("\"%s\"", self->validators.etag);

    soup_message_headers_replace (headers, "ETag", quoted);
    soup_message_headers_replace (headers, "Last-Modified", last_modified);
  }
}

static void
copy_header (const char *name, const char *value, gpointer user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static gboolean
is_cached (KayakoSandboxRequest *self)
{
  gboolean is_get = g_str_equal (self->method, "GET") || g_str_equal (self->method, "HEAD");

  return is_get && self->status == SOUP_STATUS_OK && self->envelope != NULL &&
         kayako_sandbox_request_get_jsonp_callback (self) == NULL;
}

/* If-Match of a GET guards the pages of a collection. */
static void
check_get_precondition (KayakoSandboxRequest *self)
{
  if (!is_cached (self) ||
      kayako_sandbox_validators_is_precondition_met (&self->validators, self->headers))
    return;

  kayako_sandbox_request_forget_reply (self);
  kayako_sandbox_request_reply_error (self, "RESOURCE_MODIFIED", NULL);
}

static KayakoSandboxReply *
make_reply (KayakoSandboxRequest *self, guint status, const char *type, GBytes *body)
{
  KayakoSandboxReply *reply = kayako_sandbox_reply_new (status, type, body);

  soup_message_headers_foreach (self->reply_headers, copy_header, reply->headers);
  add_date_headers (self, reply->headers);
  return reply;
}

/**
 * kayako_sandbox_request_finish:
 * @self: a request that has been replied to
 *
 * Writes the reply as the caller wants it: with what is to be included, in the
 * case that was asked for, as JSONP, or as 304 when the caller has it already.
 *
 * Returns: (transfer full): what to send
 */
KayakoSandboxReply *
kayako_sandbox_request_finish (KayakoSandboxRequest *self)
{
  KayakoSandboxOutput output = read_output (self);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  gboolean is_jsonp = kayako_sandbox_request_get_jsonp_callback (self) != NULL;

  if (self->bytes != NULL)
    return make_reply (self, self->status, NULL, self->bytes);

  check_get_precondition (self);
  kayako_sandbox_output_expand (&output, self->envelope, render_for_request,
                                kayako_sandbox_field_is_on_request, self);
  read_expanded_validators (self);

  if (is_cached (self) &&
      kayako_sandbox_validators_is_not_modified (&self->validators, self->headers))
    return make_reply (self, SOUP_STATUS_NOT_MODIFIED, NULL, nothing);

  add_members (self);
  body = write_json (self, output.names);
  return make_reply (self, is_jsonp ? SOUP_STATUS_OK : self->status,
                     is_jsonp ? "text/javascript; charset=utf-8" : "application/json", body);
}
