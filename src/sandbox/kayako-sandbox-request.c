/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-request-private.h"

#include <string.h>

/* One HTTP exchange: what was asked, who asks, and the reply as it is made.
 * It knows nothing of sockets, so that a test can ask without a server. */
G_DEFINE_FINAL_TYPE (KayakoSandboxRequest, kayako_sandbox_request, G_TYPE_OBJECT)

#define API_PREFIX "/api/v1"

/* What may stand between /api/v1 and the resource. */
static const char *const apps[] = { "base", "core", NULL };

static void
kayako_sandbox_request_finalize (GObject *object)
{
  KayakoSandboxRequest *self = KAYAKO_SANDBOX_REQUEST (object);

  g_clear_object (&self->database);
  g_clear_pointer (&self->caller, kayako_sandbox_caller_free);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->segments, g_strfreev);
  g_clear_pointer (&self->app, g_free);
  g_clear_pointer (&self->arguments, kayako_sandbox_arguments_free);
  g_clear_pointer (&self->body, kayako_sandbox_body_free);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->envelope, json_object_unref);
  kayako_sandbox_validators_clear (&self->validators);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->errors, json_array_unref);
  g_clear_pointer (&self->notifications, json_array_unref);
  g_clear_pointer (&self->logs, json_array_unref);
  g_clear_pointer (&self->members, json_object_unref);
  g_clear_pointer (&self->reply_headers, soup_message_headers_unref);

  G_OBJECT_CLASS (kayako_sandbox_request_parent_class)->finalize (object);
}

static void
kayako_sandbox_request_class_init (KayakoSandboxRequestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_sandbox_request_finalize;
}

static void
kayako_sandbox_request_init (KayakoSandboxRequest *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->errors = json_array_new ();
  self->notifications = json_array_new ();
  self->logs = json_array_new ();
  self->members = json_object_new ();
  self->reply_headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
}

static GStrv
split_path (const char *path)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) pieces = g_strsplit (path, "/", -1);

  for (guint i = 0; pieces[i] != NULL; i++) {
    gboolean is_last = pieces[i + 1] == NULL;
    char *decoded = NULL;

    if (*pieces[i] == '\0')
      continue;
    if (is_last && g_str_has_suffix (pieces[i], ".json"))
      pieces[i][strlen (pieces[i]) - strlen (".json")] = '\0';

    decoded = g_uri_unescape_string (pieces[i], NULL);
    g_strv_builder_take (builder, decoded != NULL ? decoded : g_strdup (pieces[i]));
  }

  return g_strv_builder_end (builder);
}

/* Arguments may also follow an ampersand without a question mark: the
 * helpdesk's own links to thumbnails do. */
static void
read_target (KayakoSandboxRequest *self, const char *path, const char *query)
{
  g_auto (GStrv) halves = g_strsplit (path, "&", 2);
  const char *rest = halves[0] != NULL ? halves[0] : "/";
  g_autofree char *all = NULL;
  g_auto (GStrv) segments = NULL;

  if (halves[0] != NULL && halves[1] != NULL)
    all = g_strconcat (halves[1], query != NULL ? "&" : NULL, query, NULL);
  else
    all = g_strdup (query);

  self->path = g_strdup (rest);
  self->arguments = kayako_sandbox_arguments_parse (all);
  self->is_api = g_str_has_prefix (rest, API_PREFIX "/") || strcmp (rest, API_PREFIX) == 0;

  segments = split_path (self->is_api ? rest + strlen (API_PREFIX) : rest);
  if (self->is_api && segments[0] != NULL && g_strv_contains (apps, segments[0])) {
    self->app = g_strdup (segments[0]);
    self->segments = g_strdupv (segments + 1);
  } else {
    self->segments = g_steal_pointer (&segments);
  }
}

/**
 * kayako_sandbox_request_new:
 * @database: the helpdesk
 * @base_uri: what links begin with, without a slash at the end
 * @method: GET, POST…
 * @path: the path as sent, still encoded
 * @query: (nullable): the query as sent, still encoded
 * @headers: the headers
 * @body: the body, which may be empty
 *
 * Reads a request. A body counts with POST and PUT only.
 *
 * Returns: (transfer full): the request, from nobody yet
 */
KayakoSandboxRequest *
kayako_sandbox_request_new (KayakoSandboxDatabase *database,
                            const char *base_uri,
                            const char *method,
                            const char *path,
                            const char *query,
                            SoupMessageHeaders *headers,
                            GBytes *body)
{
  KayakoSandboxRequest *self = g_object_new (KAYAKO_TYPE_SANDBOX_REQUEST, NULL);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  gboolean has_body = g_str_equal (method, "POST") || g_str_equal (method, "PUT");

  self->database = g_object_ref (database);
  self->caller = kayako_sandbox_caller_new (base_uri);
  self->headers = soup_message_headers_ref (headers);
  self->method = g_strdup (method);
  read_target (self, path, query);
  self->body = kayako_sandbox_body_parse (headers, has_body ? body : nothing, self->arguments);

  return self;
}

/**
 * kayako_sandbox_request_get_database:
 * @self: a request
 *
 * Returns: (transfer none): the helpdesk
 */
KayakoSandboxDatabase *
kayako_sandbox_request_get_database (KayakoSandboxRequest *self)
{
  return self->database;
}

/**
 * kayako_sandbox_request_get_caller:
 * @self: a request
 *
 * Returns: (transfer none): who asks
 */
const KayakoSandboxCaller *
kayako_sandbox_request_get_caller (KayakoSandboxRequest *self)
{
  return self->caller;
}

/**
 * kayako_sandbox_request_get_method:
 * @self: a request
 *
 * Returns: GET, POST…
 */
const char *
kayako_sandbox_request_get_method (KayakoSandboxRequest *self)
{
  return self->method;
}

/**
 * kayako_sandbox_request_get_id:
 * @self: a request
 * @index: which of the path's numbers, from 0
 *
 * Returns: the number
 */
gint64
kayako_sandbox_request_get_id (KayakoSandboxRequest *self, guint index)
{
  g_return_val_if_fail (index < self->ids->len, 0);

  return g_array_index (self->ids, gint64, index);
}

/**
 * kayako_sandbox_request_get_segment:
 * @self: a request
 * @name: a text of the path's pattern, without the colon
 *
 * Returns: (nullable): the text
 */
const char *
kayako_sandbox_request_get_segment (KayakoSandboxRequest *self, const char *name)
{
  return g_hash_table_lookup (self->words, name);
}

/**
 * kayako_sandbox_request_get_header:
 * @self: a request
 * @name: a header
 *
 * Returns: (nullable): what was sent
 */
const char *
kayako_sandbox_request_get_header (KayakoSandboxRequest *self, const char *name)
{
  return soup_message_headers_get_one (self->headers, name);
}

/**
 * kayako_sandbox_request_get_jsonp_callback:
 * @self: a request
 *
 * Returns: (nullable): the function to call with the answer
 */
const char *
kayako_sandbox_request_get_jsonp_callback (KayakoSandboxRequest *self)
{
  return kayako_sandbox_request_get_argument (self, "_jsonp_callback");
}

static gboolean
has_rank (const KayakoSandboxCaller *caller, KayakoSandboxAccess access)
{
  switch (access) {
  case KAYAKO_SANDBOX_ACCESS_PUBLIC:
    return TRUE;
  case KAYAKO_SANDBOX_ACCESS_SIGNED_IN:
    return caller->role >= KAYAKO_SANDBOX_ROLE_CUSTOMER;
  case KAYAKO_SANDBOX_ACCESS_STAFF:
    return caller->role >= KAYAKO_SANDBOX_ROLE_COLLABORATOR;
  case KAYAKO_SANDBOX_ACCESS_AGENTS:
    return caller->role >= KAYAKO_SANDBOX_ROLE_AGENT;
  case KAYAKO_SANDBOX_ACCESS_ADMINS:
    return caller->role >= KAYAKO_SANDBOX_ROLE_ADMIN;
  default:
    g_assert_not_reached ();
  }
}

/**
 * kayako_sandbox_request_require:
 * @self: a request
 * @access: who may
 * @fingerprint_allowed: whether an anonymous device may as well
 *
 * Checks that the caller may go on. When not, answers 401 or 403.
 *
 * Returns: whether the caller may
 */
gboolean
kayako_sandbox_request_require (KayakoSandboxRequest *self,
                                KayakoSandboxAccess access,
                                gboolean fingerprint_allowed)
{
  if (has_rank (self->caller, access))
    return TRUE;
  if (self->caller->user_id == 0 && self->caller->fingerprint != NULL && fingerprint_allowed)
    return TRUE;

  kayako_sandbox_request_reply_error (
      self, self->caller->user_id == 0 ? "AUTHORIZATION_REQUIRED" : "PERMISSIONS_DENIED", NULL);
  return FALSE;
}
