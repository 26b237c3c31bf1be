/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-jwt.h"

#include <string.h>

/* Single sign-on: a web site says who somebody is, and signs it with the secret
 * it shares with the helpdesk (RFC 7519; api/v1.md §3.6). The same JWT goes with
 * every request of a person, so that its jti cannot be good only once: it has to
 * be there, and is not remembered (inferred). */

#define SKEW_SECONDS 60          /* how far two clocks may be apart */
#define MOST_SECONDS (24 * 3600) /* how long one without an end is good */

static const struct {
  const char *name;
  GChecksumType type;
} algorithms[] = {
  { "HS256", G_CHECKSUM_SHA256 },
  { "HS384", G_CHECKSUM_SHA384 },
  { "HS512", G_CHECKSUM_SHA512 },
};

static const char *const roles[][2] = {
  { "customer", "CUSTOMER" },
  { "agent", "AGENT" },
  { "admin", "ADMIN" },
  { "owner", "OWNER" },
};

/**
 * kayako_sandbox_claims_clear:
 * @claims: claims
 */
void
kayako_sandbox_claims_clear (KayakoSandboxClaims *claims)
{
  g_clear_pointer (&claims->email, g_free);
  g_clear_pointer (&claims->name, g_free);
  g_clear_pointer (&claims->role, g_free);
}

/**
 * kayako_sandbox_jwt_is_one:
 * @token: what came as a bearer's token
 *
 * Tells a JWT, which has three parts, from an access token, which has one.
 *
 * Returns: whether it is of a JWT's form, be it a good one or not
 */
gboolean
kayako_sandbox_jwt_is_one (const char *token)
{
  guint dots = 0;

  for (const char *at = token; *at != '\0'; at++)
    dots += *at == '.';

  return dots == 2;
}

/* base64url without padding; NULL when it is none. */
static guint8 *
decode (const char *part, gsize *length)
{
  g_autoptr (GString) text = g_string_new (part);
  guint8 *bytes = NULL;

  if (text->len == 0 || text->len % 4 == 1 ||
      strspn (part, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") !=
          text->len)
    return NULL;

  g_string_replace (text, "-", "+", 0);
  g_string_replace (text, "_", "/", 0);
  while (text->len % 4 != 0)
    g_string_append_c (text, '=');

  bytes = g_base64_decode (text->str, length);
  return bytes;
}

static JsonObject *
read_object (const char *part)
{
  gsize length = 0;
  g_autofree guint8 *bytes = decode (part, &length);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root = NULL;

  if (bytes == NULL || length == 0 ||
      !json_parser_load_from_data (parser, (const char *) bytes, (gssize) length, NULL))
    return NULL;

  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* A number that has to be one where it is there. */
static gboolean
get_seconds (JsonObject *object, const char *name, gint64 fallback, gint64 *seconds)
{
  JsonNode *node = json_object_get_member (object, name);

  *seconds = fallback;
  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;

  *seconds = json_node_get_int (node);
  return TRUE;
}

static gboolean
is_signature (const char *sent, GChecksumType type, const char *secret, const char *text)
{
  gsize sent_length = 0;
  g_autofree guint8 *sent_bytes = decode (sent, &sent_length);
  g_autoptr (GHmac) hmac = g_hmac_new (type, (const guchar *) secret, strlen (secret));
  guint8 digest[64];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &length);

  return sent_bytes != NULL && sent_length == length && memcmp (sent_bytes, digest, length) == 0;
}

/* Only the algorithms above: "none" is no signature. */
static gboolean
is_signed (char **parts, const char *secret)
{
  g_autoptr (JsonObject) header = read_object (parts[0]);
  const char *name = header != NULL ? get_text (header, "alg") : NULL;
  g_autofree char *text = g_strconcat (parts[0], ".", parts[1], NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (g_strcmp0 (algorithms[i].name, name) == 0)
      return is_signature (parts[2], algorithms[i].type, secret, text);

  return FALSE;
}

static gboolean
is_current (JsonObject *object, gint64 now)
{
  gint64 made = 0;
  gint64 ends = 0;
  gint64 begins = 0;

  if (!json_object_has_member (object, "iat") || !get_seconds (object, "iat", 0, &made) ||
      made > now + SKEW_SECONDS || !get_seconds (object, "exp", made + MOST_SECONDS, &ends) ||
      !get_seconds (object, "nbf", made, &begins))
    return FALSE;

  return ends > now - SKEW_SECONDS && begins <= now + SKEW_SECONDS;
}

static const char *
read_role (JsonObject *object)
{
  const char *role = get_text (object, "role");

  if (role == NULL)
    return json_object_has_member (object, "role") ? NULL : "CUSTOMER";

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (roles[i][0], role) == 0)
      return roles[i][1];

  return NULL;
}

/**
 * kayako_sandbox_jwt_read:
 * @token: a JWT
 * @secret: what it must be signed with
 * @now: Unix seconds
 * @claims: (inout): return location for what it says
 *
 * Reads a JWT that is signed with HMAC, neither of the future nor too old, and
 * says whose it is.
 *
 * Returns: whether it is good
 */
gboolean
kayako_sandbox_jwt_read (const char *token,
                         const char *secret,
                         gint64 now,
                         KayakoSandboxClaims *claims)
{
  g_auto (GStrv) parts = g_strsplit (token, ".", -1);
  g_autoptr (JsonObject) object = NULL;
  const char *email = NULL;
  const char *role = NULL;

  if (g_strv_length (parts) != 3 || !is_signed (parts, secret))
    return FALSE;

  object = read_object (parts[1]);
  if (object == NULL || !is_current (object, now) || get_text (object, "jti") == NULL)
    return FALSE;

  email = get_text (object, "email");
  role = read_role (object);
  if (email == NULL || strchr (email, '@') == NULL || role == NULL)
    return FALSE;

  g_set_str (&claims->email, email);
  g_set_str (&claims->name, get_text (object, "name"));
  g_set_str (&claims->role, role);
  return TRUE;
}
