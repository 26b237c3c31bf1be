/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-router.h"

#include <string.h>

#include "kayako-sandbox-authentication.h"
#include "kayako-sandbox-request-private.h"
#include "kayako-sandbox-scope.h"
#include "kayako-sandbox-test-item.h"

/* From a request to the one handler that answers it, past everything that may
 * answer it before. */

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* "file" is "files" after an app: /api/v1/core/file. */
static gboolean
is_same_word (KayakoSandboxRequest *request, guint index, const char *word, const char *segment)
{
  gsize length = strlen (segment);

  if (strcmp (word, segment) == 0)
    return TRUE;

  return index == 0 && request->app != NULL && strncmp (word, segment, length) == 0 &&
         strcmp (word + length, "s") == 0;
}

static gboolean
matches (KayakoSandboxRequest *request, const char *pattern)
{
  g_auto (GStrv) words = NULL;
  gboolean is_absolute = pattern[0] == '/';

  if (is_absolute == request->is_api)
    return FALSE;

  words = g_strsplit (is_absolute ? pattern + 1 : pattern, "/", -1);
  if (g_strv_length (words) != g_strv_length (request->segments))
    return FALSE;

  for (guint i = 0; words[i] != NULL; i++) {
    if (strcmp (words[i], ":id") == 0) {
      if (!is_number (request->segments[i]))
        return FALSE;
    } else if (words[i][0] != ':' && !is_same_word (request, i, words[i], request->segments[i])) {
      return FALSE;
    }
  }

  return TRUE;
}

/* Whether any pattern begins as the path does. */
static gboolean
begins_alike (KayakoSandboxRequest *request, const char *pattern)
{
  const char *start = pattern[0] == '/' ? pattern + 1 : pattern;
  g_autofree char *word = g_strndup (start, strcspn (start, "/"));

  return (pattern[0] == '/') != request->is_api && request->segments[0] != NULL &&
         is_same_word (request, 0, word, request->segments[0]);
}

/* FALSE when a number is too big. */
static gboolean
take_segments (KayakoSandboxRequest *request, const char *pattern)
{
  g_auto (GStrv) words = g_strsplit (pattern[0] == '/' ? pattern + 1 : pattern, "/", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    gint64 id = 0;

    if (words[i][0] != ':')
      continue;

    g_hash_table_replace (request->words, g_strdup (words[i] + 1), g_strdup (request->segments[i]));
    if (strcmp (words[i], ":id") != 0)
      continue;
    if (!kayako_sandbox_parse_int64 (request->segments[i], &id))
      return FALSE;
    g_array_append_val (request->ids, id);
  }

  return TRUE;
}

/**
 * kayako_sandbox_router_find:
 * @tables: (array zero-terminated=1): the routes, each table ending in a NULL method
 * @request: a request; learns its path's ids
 * @route: (out): the route, when it is found
 *
 * Finds what a request is about.
 *
 * Returns: whether there is such an action
 */
KayakoSandboxFinding
kayako_sandbox_router_find (const KayakoSandboxRoute *const *tables,
                            KayakoSandboxRequest *request,
                            const KayakoSandboxRoute **route)
{
  const char *method = g_str_equal (request->method, "HEAD") ? "GET" : request->method;
  gboolean path_exists = FALSE;
  gboolean app_exists = FALSE;

  for (guint t = 0; tables[t] != NULL; t++)
    for (const KayakoSandboxRoute *at = tables[t]; at->method != NULL; at++) {
      app_exists = app_exists || begins_alike (request, at->pattern);
      if (!matches (request, at->pattern))
        continue;

      path_exists = TRUE;
      if (strcmp (at->method, method) != 0)
        continue;

      *route = at;
      return take_segments (request, at->pattern) ? KAYAKO_SANDBOX_FOUND
                                                  : KAYAKO_SANDBOX_NO_RESOURCE;
    }

  if (path_exists)
    return KAYAKO_SANDBOX_NO_METHOD;

  return app_exists ? KAYAKO_SANDBOX_NO_ACTION : KAYAKO_SANDBOX_NO_APP;
}

static const char *
finding_to_code (KayakoSandboxFinding finding)
{
  switch (finding) {
  case KAYAKO_SANDBOX_NO_APP:
    return "APP_NOT_FOUND";
  case KAYAKO_SANDBOX_NO_ACTION:
    return "RESOURCE_ACTION_NOT_AVAILABLE";
  case KAYAKO_SANDBOX_NO_METHOD:
    return "METHOD_NOT_SUPPORTED";
  case KAYAKO_SANDBOX_NO_RESOURCE:
    return "RESOURCE_NOT_FOUND";
  case KAYAKO_SANDBOX_FOUND:
  default:
    g_assert_not_reached ();
  }
}

static gboolean
is_acceptable (KayakoSandboxRequest *request, const KayakoSandboxRoute *route)
{
  const char *accept = soup_message_headers_get_list (request->headers, "Accept");

  if (route->flags & KAYAKO_SANDBOX_ROUTE_BYTES)
    return TRUE;

  return accept != NULL &&
         (strstr (accept, "application/json") != NULL || strstr (accept, "*/*") != NULL);
}

/* What a path that is there takes, for who asked for something else. */
static void
add_allow (const KayakoSandboxRoute *const *tables, KayakoSandboxRequest *request)
{
  g_autoptr (GString) allowed = g_string_new (NULL);

  for (guint t = 0; tables[t] != NULL; t++)
    for (const KayakoSandboxRoute *at = tables[t]; at->method != NULL; at++)
      if (matches (request, at->pattern))
        g_string_append_printf (allowed, "%s%s", allowed->len > 0 ? ", " : "",
                                g_str_equal (at->method, "GET") ? "GET, HEAD" : at->method);

  kayako_sandbox_request_add_header (request, "Allow", allowed->str);
}

/* FALSE when what the answer is to call is no name, which has been answered:
 * no answer at all may carry it. */
static gboolean
check_callback (KayakoSandboxRequest *request)
{
  const char *callback = kayako_sandbox_request_get_jsonp_callback (request);

  if (callback == NULL || g_regex_match_simple ("^[A-Za-z_$][A-Za-z0-9_$.\\[\\]]*$", callback,
                                                G_REGEX_DOLLAR_ENDONLY, 0))
    return TRUE;

  g_hash_table_remove (request->arguments->values, "_jsonp_callback");
  kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "_jsonp_callback");
  return FALSE;
}

/* FALSE when the answer's names are to be written in a case that is none,
 * which has been answered. */
static gboolean
check_case (KayakoSandboxRequest *request)
{
  KayakoSandboxCase output_case = KAYAKO_SANDBOX_CASE_SNAKE;

  if (kayako_sandbox_request_get_case (request, &output_case) != KAYAKO_SANDBOX_INVALID)
    return TRUE;

  kayako_sandbox_request_reply_error (request, "FIELD_INVALID", "_case");
  return FALSE;
}

/* FALSE when the request is wrong whatever it is about, which has been answered. */
static gboolean
check_form (KayakoSandboxRequest *request, const KayakoSandboxRoute *route)
{
  const char *callback = kayako_sandbox_request_get_jsonp_callback (request);

  if (!is_acceptable (request, route)) {
    kayako_sandbox_request_reply_failure (request, SOUP_STATUS_NOT_ACCEPTABLE,
                                          "Accept must allow application/json");
    return FALSE;
  }
  if (!check_case (request))
    return FALSE;
  if (callback != NULL && !g_str_equal (request->method, "GET")) {
    g_hash_table_remove (request->arguments->values, "_jsonp_callback");
    kayako_sandbox_request_add_header (request, "Allow", "GET");
    kayako_sandbox_request_reply_error (request, "METHOD_NOT_SUPPORTED", NULL);
    return FALSE;
  }
  if (request->body == NULL) {
    kayako_sandbox_request_reply_error (request, "FIELD_INVALID", NULL);
    return FALSE;
  }
  if (request->body->is_raw && !(route->flags & KAYAKO_SANDBOX_ROUTE_RAW)) {
    kayako_sandbox_request_reply_failure (
        request, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE,
        "The body must be application/x-www-form-urlencoded, application/json or "
        "multipart/form-data");
    return FALSE;
  }

  return TRUE;
}

/* Whether the resource is what the caller thinks, as far as there is one. */
static gboolean
meets_precondition (KayakoSandboxRequest *request, const KayakoSandboxRoute *route)
{
  KayakoSandboxValidators validators = { 0 };
  g_autoptr (JsonObject) object = NULL;
  gint64 id = 0;
  gboolean met = FALSE;

  if (route->resource_type == NULL || g_str_equal (route->method, "GET") ||
      !kayako_sandbox_validators_has_precondition (request->headers))
    return TRUE;

  id = g_array_index (request->ids, gint64, request->ids->len - 1);
  object = kayako_sandbox_render_any (request->database, request->caller, route->resource_type, id);
  if (object == NULL)
    return TRUE;

  kayako_sandbox_validators_read_resource (&validators, object);
  if (strcmp (route->resource_type, "test") == 0)
    validators.last_modified = kayako_sandbox_test_item_get_updated_at (request->database, id);
  met = kayako_sandbox_validators_is_precondition_met (&validators, request->headers);
  kayako_sandbox_validators_clear (&validators);

  return met;
}

/* FALSE when an application may not do this in anybody's name, which has been
 * answered. */
static gboolean
check_scope (KayakoSandboxRequest *request, const KayakoSandboxRoute *route)
{
  const char *scope = request->caller->scope;

  if (scope == NULL || kayako_sandbox_scope_allows (scope, route->pattern, request->method))
    return TRUE;

  kayako_sandbox_request_add_header (request, "WWW-Authenticate",
                                     "Bearer realm=\"Kayako\", error=\"insufficient_scope\"");
  kayako_sandbox_request_reply_error (request, "PERMISSIONS_DENIED", NULL);
  return FALSE;
}

static void
serve_route (KayakoSandboxRequest *request, const KayakoSandboxRoute *route)
{
  gboolean fingerprint_allowed = (route->flags & KAYAKO_SANDBOX_ROUTE_FINGERPRINT) != 0;
  gboolean met = FALSE;

  if (!check_scope (request, route) ||
      !kayako_sandbox_request_require (request, route->access, fingerprint_allowed))
    return;

  met = meets_precondition (request, route);
  route->handle (request);
  if (!request->replied) {
    g_critical ("%s %s gave no reply", route->method, route->pattern);
    kayako_sandbox_request_reply_error (request, "ACTION_FAILED", NULL);
  }

  /* What would be refused anyhow is refused for that; what would be done is
   * undone. */
  if (!met && request->status < 400) {
    kayako_sandbox_request_forget_reply (request);
    kayako_sandbox_request_reply_error (request, "RESOURCE_MODIFIED", NULL);
  }
}

/* What a refused action wrote is undone, unless it has to be remembered. */
static void
serve_in_transaction (KayakoSandboxRequest *request, const KayakoSandboxRoute *route)
{
  g_autoptr (GError) error = NULL;

  kayako_sandbox_database_begin (request->database);
  serve_route (request, route);

  if (request->status >= 400 && !(route->flags & KAYAKO_SANDBOX_ROUTE_SIGNS_IN))
    kayako_sandbox_database_rollback (request->database);
  else
    kayako_sandbox_database_commit (request->database);

  if (kayako_sandbox_database_check (request->database, &error))
    return;

  g_warning ("%s %s: %s", route->method, route->pattern, error->message);
  kayako_sandbox_request_forget_reply (request);
  kayako_sandbox_request_reply_error (request, "ACTION_FAILED", NULL);
}

/**
 * kayako_sandbox_router_serve:
 * @tables: (array zero-terminated=1): the routes
 * @request: a request
 *
 * Answers a request: finds its action, checks its form, who asks, whether they
 * may and whether the resource is what they think, and lets the action reply.
 */
void
kayako_sandbox_router_serve (const KayakoSandboxRoute *const *tables, KayakoSandboxRequest *request)
{
  const KayakoSandboxRoute *route = NULL;
  KayakoSandboxFinding finding = KAYAKO_SANDBOX_NO_APP;

  if (!check_callback (request))
    return;

  finding = kayako_sandbox_router_find (tables, request, &route);
  if (finding == KAYAKO_SANDBOX_NO_METHOD)
    add_allow (tables, request);
  if (finding != KAYAKO_SANDBOX_FOUND) {
    kayako_sandbox_request_reply_error (request, finding_to_code (finding), NULL);
    return;
  }

  if (!check_form (request, route))
    return;

  if ((route->flags & KAYAKO_SANDBOX_ROUTE_SIGNS_IN) || kayako_sandbox_authenticate (request))
    serve_in_transaction (request, route);
}
