/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-scope.h"

#include <string.h>

/* What an application may do in somebody's name (api/v1.md §3.5). A scope is a
 * part of the helpdesk, with ":read" or ":write" after it or nothing, which
 * means ":write"; who may write may read. */

#define READ  ":read"
#define WRITE ":write"

static const char *const parts[] = {
  "users", "conversations", "insights", "search", "configuration", NULL,
};

/* The first word of a pattern and the part it is of. What is not here has no
 * scope and is refused to applications. */
static const struct {
  const char *word;
  const char *part;
} words[] = {
  { "businesshours", "users" },
  { "cases", "conversations" },
  { "conversations", "conversations" },
  { "file", "conversations" },
  { "files", "conversations" },
  { "identities", "users" },
  { "me", "users" },
  { "organizations", "users" },
  { "profile", "users" },
  { "roles", "users" },
  { "search", "search" },
  { "teams", "users" },
  { "users", "users" },
};

static const char *
find_part (const char *pattern)
{
  g_autofree char *word = g_strndup (pattern, strcspn (pattern, "/"));

  /* What makes a new password is for its owner. */
  if (g_str_equal (pattern, "profile/password"))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, word))
      return words[i].part;

  return NULL;
}

/* "users:read" → "users" and whether it is for reading only. */
static char *
split_scope (const char *scope, gboolean *reads_only)
{
  *reads_only = g_str_has_suffix (scope, READ);
  if (*reads_only)
    return g_strndup (scope, strlen (scope) - strlen (READ));
  if (g_str_has_suffix (scope, WRITE))
    return g_strndup (scope, strlen (scope) - strlen (WRITE));

  return g_strdup (scope);
}

static gboolean
grants (const char *granted, const char *part, gboolean reads_only)
{
  g_auto (GStrv) list = g_strsplit (granted, " ", -1);

  for (guint i = 0; list[i] != NULL; i++) {
    gboolean only = FALSE;
    g_autofree char *name = split_scope (list[i], &only);

    if (g_str_equal (name, part) && (reads_only || !only))
      return TRUE;
  }

  return FALSE;
}

/**
 * kayako_sandbox_scope_parse:
 * @wanted: (nullable): scopes with spaces between them
 *
 * Reads what an application wants.
 *
 * Returns: (transfer full) (nullable): the scopes, each once, in the order
 *   they were asked for; %NULL when there is none or one is unknown
 */
char *
kayako_sandbox_scope_parse (const char *wanted)
{
  g_auto (GStrv) list = g_strsplit (wanted != NULL ? wanted : "", " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) scopes = NULL;

  for (guint i = 0; list[i] != NULL; i++) {
    gboolean only = FALSE;
    g_autofree char *name = split_scope (list[i], &only);

    if (*list[i] == '\0')
      continue;
    if (!g_strv_contains (parts, name))
      return NULL;
    if (g_hash_table_add (seen, list[i]))
      g_strv_builder_add (builder, list[i]);
  }

  scopes = g_strv_builder_end (builder);
  return *scopes != NULL ? g_strjoinv (" ", scopes) : NULL;
}

/**
 * kayako_sandbox_scope_is_within:
 * @scope: scopes that exist
 * @granted: scopes that were granted
 *
 * Returns: whether @scope allows nothing that @granted does not
 */
gboolean
kayako_sandbox_scope_is_within (const char *scope, const char *granted)
{
  g_auto (GStrv) list = g_strsplit (scope, " ", -1);

  for (guint i = 0; list[i] != NULL; i++) {
    gboolean only = FALSE;
    g_autofree char *name = split_scope (list[i], &only);

    if (!grants (granted, name, only))
      return FALSE;
  }

  return TRUE;
}

/**
 * kayako_sandbox_scope_allows:
 * @granted: the scopes of an access token
 * @pattern: a route's pattern
 * @method: the request's method
 *
 * Returns: whether the application may do that. What is not of the API, such
 *   as a picture, is not of any scope either, and free
 */
gboolean
kayako_sandbox_scope_allows (const char *granted, const char *pattern, const char *method)
{
  gboolean reads_only = g_str_equal (method, "GET") || g_str_equal (method, "HEAD");
  const char *part = NULL;

  if (*pattern == '/')
    return TRUE;

  part = find_part (pattern);
  return part != NULL && grants (granted, part, reads_only);
}
