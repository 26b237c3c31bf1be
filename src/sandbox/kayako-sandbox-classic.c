/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-classic.h"

#include <string.h>

/* The Classic API's door (api/classic.md §1 to §3): who may in, and the test
 * controller. What else lies behind it is not built yet. */

#define SCRIPT      "/api/index.php"
#define API_KEY     "2fa87390-7160-54c4-e9ce-bec638a5a153"
#define SECRET      "sandbox-classic-secret"
#define TEST_ACTION "Core/TestAPI"

/**
 * kayako_sandbox_classic_is_path:
 * @path: a request's path
 *
 * Returns: whether it is the script, in the root or in a folder
 */
gboolean
kayako_sandbox_classic_is_path (const char *path)
{
  return g_str_has_suffix (path, SCRIPT);
}

/**
 * kayako_sandbox_classic_dup_action:
 * @query: (nullable): the query as sent, still encoded
 *
 * Finds what is asked for: of the standard type the query begins with it, of
 * the other it is the value of `e`.
 *
 * Returns: (transfer full) (nullable): app, controller and arguments with
 *   slashes between them and none around, or %NULL when there is none
 */
char *
kayako_sandbox_classic_dup_action (const char *query)
{
  g_auto (GStrv) pieces = g_strsplit (query != NULL ? query : "", "&", -1);
  g_autoptr (GString) action = NULL;
  g_autofree char *text = NULL;

  if (pieces[0] == NULL)
    return NULL;

  if (*pieces[0] == '/')
    text = g_uri_unescape_string (pieces[0], NULL);
  for (guint i = 0; text == NULL && pieces[i] != NULL; i++)
    if (g_str_has_prefix (pieces[i], "e="))
      text = g_uri_unescape_string (pieces[i] + strlen ("e="), NULL);

  if (text == NULL || *text != '/')
    return NULL;

  action = g_string_new (text + 1);
  while (action->len > 0 && action->str[action->len - 1] == '/')
    g_string_truncate (action, action->len - 1);
  return action->len > 0 ? g_string_free_and_steal (g_steal_pointer (&action)) : NULL;
}

/**
 * kayako_sandbox_classic_is_signature:
 * @secret: the secret key
 * @salt: (nullable): what was signed
 * @signature: (nullable): base64 of what HMAC-SHA256 makes of it
 *
 * Returns: whether the signature is the salt's. An empty salt is none, nor is
 *   one that PHP takes for empty
 */
gboolean
kayako_sandbox_classic_is_signature (const char *secret, const char *salt, const char *signature)
{
  g_autoptr (GHmac) hmac = NULL;
  g_autofree char *expected = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  if (salt == NULL || *salt == '\0' || g_str_equal (salt, "0"))
    return FALSE;

  hmac = g_hmac_new (G_CHECKSUM_SHA256, (const guchar *) secret, strlen (secret));
  g_hmac_update (hmac, (const guchar *) salt, -1);
  g_hmac_get_digest (hmac, digest, &length);
  expected = g_base64_encode (digest, length);

  return g_strcmp0 (expected, signature) == 0;
}

/* What GET and DELETE say in the query is in the body of POST and PUT; a PUT may
 * have it in either. */
static const char *
get_value (KayakoSandboxRequest *request, const char *name)
{
  gboolean has_body = g_str_equal (request->method, "POST") || g_str_equal (request->method, "PUT");
  const char *value = NULL;

  if (has_body && request->body != NULL)
    value = kayako_sandbox_request_peek_string (request, name);
  if (value != NULL || g_str_equal (request->method, "POST"))
    return value;

  return kayako_sandbox_request_get_argument (request, name);
}

static gboolean
is_signed (KayakoSandboxRequest *request)
{
  return g_strcmp0 (get_value (request, "apikey"), API_KEY) == 0 &&
         kayako_sandbox_classic_is_signature (SECRET, get_value (request, "salt"),
                                              get_value (request, "signature"));
}

static KayakoSandboxReply *
reply_text (guint status, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));

  return kayako_sandbox_reply_new (status, "text/html; charset=utf-8", body);
}

static KayakoSandboxReply *
reply_test (KayakoSandboxRequest *request, gboolean has_id)
{
  const char *method = request->method;
  gboolean is_known = g_str_equal (method, "GET") ||
                      (has_id ? g_str_equal (method, "PUT") || g_str_equal (method, "DELETE")
                              : g_str_equal (method, "POST"));

  if (!is_known)
    return reply_text (SOUP_STATUS_METHOD_NOT_ALLOWED, "method not allowed");

  return reply_text (SOUP_STATUS_OK, "sandbox test ok");
}

/**
 * kayako_sandbox_classic_serve:
 * @request: a request for the script
 * @query: (nullable): its query as sent, still encoded
 *
 * Answers a request of the Classic API.
 *
 * Returns: (transfer full): the answer
 */
KayakoSandboxReply *
kayako_sandbox_classic_serve (KayakoSandboxRequest *request, const char *query)
{
  g_autofree char *action = kayako_sandbox_classic_dup_action (query);
  g_auto (GStrv) parts = g_strsplit (action != NULL ? action : "", "/", 3);

  if (!is_signed (request))
    return reply_text (SOUP_STATUS_UNAUTHORIZED, "not authenticated");
  if (action == NULL ||
      !(g_str_equal (action, TEST_ACTION) || g_str_has_prefix (action, TEST_ACTION "/")))
    return reply_text (SOUP_STATUS_NOT_FOUND, "not found");

  return reply_test (request, g_strv_length (parts) > 2);
}
