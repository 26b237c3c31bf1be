/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox-jwt.h"

#include <string.h>

#define SECRET "a secret of a test"
#define NOW    1700000000

static char *
encode (const void *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

static char *
sign (const char *header, const char *claims, GChecksumType type, const char *secret)
{
  g_autofree char *first = encode (header, strlen (header));
  g_autofree char *second = encode (claims, strlen (claims));
  g_autofree char *text = g_strconcat (first, ".", second, NULL);
  g_autoptr (GHmac) hmac = g_hmac_new (type, (const guchar *) secret, strlen (secret));
  g_autofree char *third = NULL;
  guint8 digest[64];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  third = encode (digest, length);

  return g_strconcat (text, ".", third, NULL);
}

static gboolean
is_good (const char *claims)
{
  g_autofree char *token =
      sign ("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, G_CHECKSUM_SHA256, SECRET);
  g_auto (KayakoSandboxClaims) read = { 0 };

  return kayako_sandbox_jwt_read (token, SECRET, NOW, &read);
}

static void
test_form (void)
{
  g_assert_true (kayako_sandbox_jwt_is_one ("a.b.c"));
  g_assert_true (kayako_sandbox_jwt_is_one ("a.b."));
  g_assert_false (kayako_sandbox_jwt_is_one ("abc"));
  g_assert_false (kayako_sandbox_jwt_is_one ("a.b"));
  g_assert_false (kayako_sandbox_jwt_is_one ("a.b.c.d"));
  g_assert_false (kayako_sandbox_jwt_is_one (""));
}

static void
test_claims (void)
{
  static const char claims[] = "{\"iat\":1700000000,\"jti\":\"1\",\"email\":\"a@b.test\","
                               "\"name\":\"Ann\",\"role\":\"Agent\"}";
  static const struct {
    const char *name;
    GChecksumType type;
  } algorithms[] = {
    { "HS256", G_CHECKSUM_SHA256 },
    { "HS384", G_CHECKSUM_SHA384 },
    { "HS512", G_CHECKSUM_SHA512 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++) {
    g_autofree char *header = g_strdup_printf ("{\"alg\":\"%s\"}", algorithms[i].name);
    g_autofree char *token = sign (header, claims, algorithms[i].type, SECRET);
    g_auto (KayakoSandboxClaims) read = { 0 };

    g_assert_true (kayako_sandbox_jwt_read (token, SECRET, NOW, &read));
    g_assert_cmpstr (read.email, ==, "a@b.test");
    g_assert_cmpstr (read.name, ==, "Ann");
    g_assert_cmpstr (read.role, ==, "AGENT");
  }
}

static void
test_signature (void)
{
  static const char claims[] = "{\"iat\":1700000000,\"jti\":\"1\",\"email\":\"a@b.test\"}";
  g_autofree char *other =
      sign ("{\"alg\":\"HS256\"}", claims, G_CHECKSUM_SHA256, "another secret");
  g_autofree char *none = sign ("{\"alg\":\"none\"}", claims, G_CHECKSUM_SHA256, SECRET);
  g_autofree char *wrong = sign ("{\"alg\":\"HS512\"}", claims, G_CHECKSUM_SHA256, SECRET);
  g_autofree char *good = sign ("{\"alg\":\"HS256\"}", claims, G_CHECKSUM_SHA256, SECRET);
  g_autofree char *unsigned_one = g_strndup (good, strrchr (good, '.') + 1 - good);
  g_auto (KayakoSandboxClaims) read = { 0 };

  g_assert_false (kayako_sandbox_jwt_read (other, SECRET, NOW, &read));
  g_assert_false (kayako_sandbox_jwt_read (none, SECRET, NOW, &read));
  g_assert_false (kayako_sandbox_jwt_read (wrong, SECRET, NOW, &read));
  g_assert_false (kayako_sandbox_jwt_read (unsigned_one, SECRET, NOW, &read));
  g_assert_false (kayako_sandbox_jwt_read ("a.b.c", SECRET, NOW, &read));
  g_assert_false (kayako_sandbox_jwt_read ("..", SECRET, NOW, &read));
  g_assert_false (kayako_sandbox_jwt_read ("", SECRET, NOW, &read));
  g_assert_null (read.email);
  g_assert_true (kayako_sandbox_jwt_read (good, SECRET, NOW, &read));
  g_assert_cmpstr (read.role, ==, "CUSTOMER");
}

static void
test_refused (void)
{
  static const struct {
    const char *claims;
    gboolean good;
  } cases[] = {
    { "{\"iat\":1700000000,\"jti\":\"1\",\"email\":\"a@b.test\"}", TRUE },
    { "{\"iat\":1700000059,\"jti\":\"1\",\"email\":\"a@b.test\"}", TRUE },
    { "{\"iat\":1700000061,\"jti\":\"1\",\"email\":\"a@b.test\"}", FALSE },
    { "{\"iat\":1699913700,\"jti\":\"1\",\"email\":\"a@b.test\"}", TRUE },
    { "{\"iat\":1699913000,\"jti\":\"1\",\"email\":\"a@b.test\"}", FALSE },
    { "{\"iat\":1699913000,\"exp\":1700000001,\"jti\":\"1\",\"email\":\"a@b.test\"}", TRUE },
    { "{\"iat\":1700000000,\"exp\":1699999939,\"jti\":\"1\",\"email\":\"a@b.test\"}", FALSE },
    { "{\"iat\":1700000000,\"exp\":\"soon\",\"jti\":\"1\",\"email\":\"a@b.test\"}", FALSE },
    { "{\"iat\":1700000000,\"nbf\":1700000061,\"jti\":\"1\",\"email\":\"a@b.test\"}", FALSE },
    { "{\"jti\":\"1\",\"email\":\"a@b.test\"}", FALSE },
    { "{\"iat\":\"1700000000\",\"jti\":\"1\",\"email\":\"a@b.test\"}", FALSE },
    { "{\"iat\":1700000000,\"email\":\"a@b.test\"}", FALSE },
    { "{\"iat\":1700000000,\"jti\":\"1\"}", FALSE },
    { "{\"iat\":1700000000,\"jti\":\"1\",\"email\":\"nobody\"}", FALSE },
    { "{\"iat\":1700000000,\"jti\":\"1\",\"email\":\"a@b.test\",\"role\":\"king\"}", FALSE },
    { "{\"iat\":1700000000,\"jti\":\"1\",\"email\":\"a@b.test\",\"role\":1}", FALSE },
    { "[]", FALSE },
    { "{", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].claims);
    g_assert_cmpint (is_good (cases[i].claims), ==, cases[i].good);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox-jwt/form", test_form);
  g_test_add_func ("/sandbox-jwt/claims", test_claims);
  g_test_add_func ("/sandbox-jwt/signature", test_signature);
  g_test_add_func ("/sandbox-jwt/refused", test_refused);

  return g_test_run ();
}
