/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-ways.h"

#include "kayako-browser.h"
#include "kayako-oauth.h"
#include "kayako-test-await.h"

#include <libsoup/soup.h>
#include <string.h>

#define OAUTH_ID     "kayako-gnome"
#define OAUTH_SECRET "sandbox-oauth"
#define JWT_SECRET   "sandbox-jwt-secret"

/* RFC 6238 for the secret JBSWY3DPEHPK3PXP: “Hello!\xde\xad\xbe\xef”. */
char *
ways_dup_otp (void)
{
  static const guint8 secret[] = { 'H', 'e', 'l', 'l', 'o', '!', 0xde, 0xad, 0xbe, 0xef };
  guint64 step = GUINT64_TO_BE ((guint64) (g_get_real_time () / G_USEC_PER_SEC / 30));
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA1, secret, sizeof secret);
  guint8 digest[20];
  gsize size = sizeof digest;
  guint32 code = 0;
  guint8 offset = 0;

  g_hmac_update (hmac, (const guint8 *) &step, sizeof step);
  g_hmac_get_digest (hmac, digest, &size);
  offset = digest[19] & 0xf;
  code = (guint32) (digest[offset] & 0x7f) << 24 | (guint32) digest[offset + 1] << 16 |
         (guint32) digest[offset + 2] << 8 | digest[offset + 3];

  return g_strdup_printf ("%06u", code % 1000000);
}

static char *
encode (const void *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

/* What a web site signs for somebody whom it knows. */
KayakoCredentials *
ways_create_jwt (const char *email)
{
  g_autofree char *claims = g_strdup_printf (
      "{\"iat\":%" G_GINT64_FORMAT ",\"jti\":\"1\",\"email\":\"%s\",\"name\":\"New Person\"}",
      g_get_real_time () / G_USEC_PER_SEC, email);
  g_autofree char *header = encode ("{\"alg\":\"HS256\"}", strlen ("{\"alg\":\"HS256\"}"));
  g_autofree char *body = encode (claims, strlen (claims));
  g_autofree char *text = g_strconcat (header, ".", body, NULL);
  g_autoptr (GHmac) hmac =
      g_hmac_new (G_CHECKSUM_SHA256, (const guint8 *) JWT_SECRET, strlen (JWT_SECRET));
  g_autofree char *signature = NULL;
  g_autofree char *jwt = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guint8 *) text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  signature = encode (digest, length);
  jwt = g_strconcat (text, ".", signature, NULL);

  return kayako_credentials_new_jwt (jwt);
}

/* Tokens by the password grant: which way they were had makes no difference. */
KayakoCredentials *
ways_create_oauth (KayakoTestSandbox *sandbox, const char *email)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoOauth) oauth =
      kayako_oauth_new (kayako_test_sandbox_get_base_uri (sandbox), OAUTH_ID, OAUTH_SECRET, &error);
  KayakoCredentials *credentials = NULL;

  g_assert_no_error (error);
  credentials = kayako_test_await_boxed (
      kayako_oauth_take_password (oauth, email, KAYAKO_TEST_PASSWORD), &error);
  g_assert_no_error (error);
  return credentials;
}

/* For the helpdesk's clock only. */
void
ways_pass_time (KayakoTestSandbox *sandbox, guint seconds)
{
  g_autofree char *path = g_strdup_printf ("/sandbox/advance?seconds=%u", seconds);
  guint status = 0;
  g_autofree char *answer = kayako_test_sandbox_ask (sandbox, "POST", path, NULL, "{}", &status);

  g_assert_cmpuint (status, ==, 200);
}

/* The person's browser: reads the helpdesk's page, says yes or no, and comes back
 * to the program. */
void
ways_decide (KayakoTestSandbox *sandbox, const char *page_uri, const char *decision)
{
  g_auto (BrowserSight) page = browser_visit (SOUP_METHOD_GET, page_uri, NULL);
  g_autofree char *form = g_strdup_printf ("email=%s&password=%s&decision=%s", KAYAKO_TEST_AGENT,
                                           KAYAKO_TEST_PASSWORD, decision);
  g_autofree char *action = NULL;
  g_auto (BrowserSight) answer = { 0 };
  g_auto (BrowserSight) last = { 0 };

  g_assert_cmpuint (page.status, ==, 200);
  action = browser_dup_action (page.body, kayako_test_sandbox_get_base_uri (sandbox));
  answer = browser_visit (SOUP_METHOD_POST, action, form);
  g_assert_cmpuint (answer.status, ==, 302);
  last = browser_visit (SOUP_METHOD_GET, answer.location, NULL);
  g_assert_cmpuint (last.status, ==, 200);
}
