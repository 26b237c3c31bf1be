/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-link.h"

#include "kayako-wipe.h"

#include <string.h>

#define SCHEME "kayako:"

/* A `kayako:` link is the page's address behind that word, with or without a
 * scheme of its own: https is meant then. */
static char *
dup_page_address (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *rest = stripped;

  if (g_ascii_strncasecmp (stripped, SCHEME, strlen (SCHEME)) != 0)
    return g_steal_pointer (&stripped);

  rest += strlen (SCHEME);
  if (g_str_has_prefix (rest, "//"))
    return g_strconcat ("https:", rest, NULL);

  return g_strdup (rest);
}

/* The number behind the last “conversations” of a path, 0 where there is none. */
static gint64
find_id (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  guint64 id = 0;

  for (guint i = 0; segments[i] != NULL && segments[i + 1] != NULL; i++) {
    char *number = segments[i + 1];

    if (!g_str_equal (segments[i], "conversations"))
      continue;
    if (g_str_has_suffix (number, ".json"))
      number[strlen (number) - strlen (".json")] = '\0';
    if (!g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT64, &id, NULL))
      id = 0;
  }

  return (gint64) id;
}

static char *
dup_token (GUri *uri)
{
  const char *query = g_uri_get_query (uri);
  g_autoptr (GHashTable) arguments = NULL;
  const char *token = NULL;

  if (query == NULL)
    return NULL;

  arguments = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL);
  token = arguments != NULL ? g_hash_table_lookup (arguments, "token") : NULL;
  return token != NULL && *token != '\0' ? g_strdup (token) : NULL;
}

/**
 * kayako_conversation_link_parse:
 * @text: what somebody has pasted, or a link they followed
 * @address: (out) (not optional): the helpdesk's address
 * @id: (out) (not optional): the conversation's id
 * @token: (out) (not optional) (nullable): what shows it for two minutes; a
 *   secret, free it with kayako_wipe_free()
 *
 * Reads a `kayako:` link, or the address of a conversation's page or resource.
 *
 * Returns: whether it is one
 */
gboolean
kayako_conversation_link_parse (const char *text, char **address, gint64 *id, char **token)
{
  g_autoptr (KayakoWipedText) page = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (address != NULL && id != NULL && token != NULL, FALSE);

  page = dup_page_address (text);
  uri = g_uri_parse (page, G_URI_FLAGS_ENCODED_QUERY, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_userinfo (uri) != NULL ||
      (g_strcmp0 (g_uri_get_scheme (uri), "https") != 0 &&
       g_strcmp0 (g_uri_get_scheme (uri), "http") != 0))
    return FALSE;

  *id = find_id (g_uri_get_path (uri));
  if (*id == 0)
    return FALSE;

  *address = g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                         g_uri_get_port (uri), "", NULL, NULL);
  *token = dup_token (uri);
  return TRUE;
}
