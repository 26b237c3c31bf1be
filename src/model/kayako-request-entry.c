/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-request-entry.h"

#include <string.h>

#define HIDDEN "…"

/**
 * KayakoRequestEntry:
 *
 * One request that was sent: what one may show to whoever helps. It never
 * holds a secret, whatever it is made of: of the arguments only those are kept
 * as they are that are known to be harmless. Immutable.
 */
struct _KayakoRequestEntry {
  GObject parent_instance;

  char *method; /* (owned) (not nullable) */
  char *origin; /* (owned) (not nullable) */
  char *path;   /* (owned) (not nullable): with its arguments */
  guint status;
  guint milliseconds;
  gint64 asked_at;
};

G_DEFINE_FINAL_TYPE (KayakoRequestEntry, kayako_request_entry, G_TYPE_OBJECT)

/* How much is asked for and in which form; not what for, and never who asks. */
static const char *const harmless[] = {
  "_case",   "_empty", "_flat",  "after_id", "before_id",   "count", "fields", "filters", "ids",
  "include", "limit",  "offset", "priority", "remember_me", "since", "status", "until",   NULL,
};

static void
kayako_request_entry_finalize (GObject *object)
{
  KayakoRequestEntry *self = KAYAKO_REQUEST_ENTRY (object);

  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (kayako_request_entry_parent_class)->finalize (object);
}

static void
kayako_request_entry_class_init (KayakoRequestEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kayako_request_entry_finalize;
}

static void
kayako_request_entry_init (KayakoRequestEntry *self)
{
}

/* "limit=1&token=secret" → "limit=1&token=…". What follows an ampersand in the
 * path is an argument too (api/v1.md §1.1). */
static void
append_arguments (GString *text, const char *query)
{
  g_auto (GStrv) pairs = g_strsplit (query, "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (pairs[i], "=", 2);

    if (i > 0)
      g_string_append_c (text, '&');
    if (parts[0] == NULL)
      continue;
    if (parts[1] == NULL && *parts[0] != '/')
      g_string_append (text, g_strv_contains (harmless, parts[0]) ? parts[0] : HIDDEN);
    else if (parts[1] == NULL)
      g_string_append (text, parts[0]);
    else
      g_string_append_printf (text, "%s=%s", parts[0],
                              g_strv_contains (harmless, parts[0]) ? parts[1] : HIDDEN);
  }
}

static char *
dup_path (GUri *uri)
{
  const char *query = g_uri_get_query (uri);
  g_auto (GStrv) halves = g_strsplit (g_uri_get_path (uri), "&", 2);
  GString *path = g_string_new (halves[0] != NULL && *halves[0] != '\0' ? halves[0] : "/");

  if (halves[0] != NULL && halves[1] != NULL) {
    g_string_append_c (path, '&');
    append_arguments (path, halves[1]);
  }
  if (query != NULL) {
    g_string_append_c (path, '?');
    append_arguments (path, query);
  }

  return g_string_free_and_steal (path);
}

static char *
dup_origin (GUri *uri)
{
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                     g_uri_get_port (uri), "", NULL, NULL);
}

/**
 * kayako_request_entry_new:
 * @method: an HTTP method
 * @uri: what was asked
 * @status: what came back, 0 where nothing did
 * @milliseconds: how long it took
 * @asked_at: when it was asked; Unix seconds
 *
 * Notes a request.
 *
 * Returns: (transfer full): an entry without the secrets of @uri
 */
KayakoRequestEntry *
kayako_request_entry_new (const char *method,
                          GUri *uri,
                          guint status,
                          guint milliseconds,
                          gint64 asked_at)
{
  KayakoRequestEntry *self = NULL;

  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_REQUEST_ENTRY, NULL);
  self->method = g_strdup (method);
  self->origin = dup_origin (uri);
  self->path = dup_path (uri);
  self->status = status;
  self->milliseconds = milliseconds;
  self->asked_at = asked_at;

  return self;
}

/**
 * kayako_request_entry_get_method:
 * @self: a #KayakoRequestEntry
 *
 * Returns: the HTTP method
 */
const char *
kayako_request_entry_get_method (KayakoRequestEntry *self)
{
  g_return_val_if_fail (KAYAKO_IS_REQUEST_ENTRY (self), NULL);

  return self->method;
}

/**
 * kayako_request_entry_get_path:
 * @self: a #KayakoRequestEntry
 *
 * What was asked, without the server.
 *
 * Returns: a path with its arguments, of which those are hidden that may be
 *   secret
 */
const char *
kayako_request_entry_get_path (KayakoRequestEntry *self)
{
  g_return_val_if_fail (KAYAKO_IS_REQUEST_ENTRY (self), NULL);

  return self->path;
}

/**
 * kayako_request_entry_get_status:
 * @self: a #KayakoRequestEntry
 *
 * Returns: the HTTP status, 0 where nothing came back
 */
guint
kayako_request_entry_get_status (KayakoRequestEntry *self)
{
  g_return_val_if_fail (KAYAKO_IS_REQUEST_ENTRY (self), 0);

  return self->status;
}

/**
 * kayako_request_entry_get_milliseconds:
 * @self: a #KayakoRequestEntry
 *
 * Returns: how long it took
 */
guint
kayako_request_entry_get_milliseconds (KayakoRequestEntry *self)
{
  g_return_val_if_fail (KAYAKO_IS_REQUEST_ENTRY (self), 0);

  return self->milliseconds;
}

/**
 * kayako_request_entry_get_asked_at:
 * @self: a #KayakoRequestEntry
 *
 * Returns: when it was asked; Unix seconds
 */
gint64
kayako_request_entry_get_asked_at (KayakoRequestEntry *self)
{
  g_return_val_if_fail (KAYAKO_IS_REQUEST_ENTRY (self), 0);

  return self->asked_at;
}

/**
 * kayako_request_entry_dup_curl:
 * @self: a #KayakoRequestEntry
 *
 * How to ask the same with curl. Who does so adds who they are, and a body,
 * themselves.
 *
 * Returns: (transfer full): a command for a shell
 */
char *
kayako_request_entry_dup_curl (KayakoRequestEntry *self)
{
  g_autofree char *uri = NULL;
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (KAYAKO_IS_REQUEST_ENTRY (self), NULL);

  uri = g_strconcat (self->origin, self->path, NULL);
  quoted = g_shell_quote (uri);

  return g_strdup_printf ("curl --globoff --request %s --header 'Accept: application/json' %s",
                          self->method, quoted);
}
