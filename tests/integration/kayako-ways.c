/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-ways.h"

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

/* What the browser sees. */
typedef struct {
  guint status;   /* 0 where nobody answers */
  char *body;     /* (owned) (nullable) */
  char *location; /* (owned) (nullable) */
} Sight;

static void
sight_clear (Sight *sight)
{
  g_clear_pointer (&sight->body, g_free);
  g_clear_pointer (&sight->location, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sight, sight_clear)

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static gboolean
is_there (gpointer user_data)
{
  GAsyncResult **place = user_data;

  return *place != NULL;
}

static Sight
browse (const char *method, const char *uri, const char *form)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new (method, uri);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;
  Sight sight = { 0 };

  g_assert_nonnull (message);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (form != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (form, strlen (form));

    soup_message_set_request_body_from_bytes (message, SOUP_FORM_MIME_TYPE_URLENCODED, bytes);
  }

  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, sent_cb, &result);
  kayako_test_wait_until (is_there, &result);
  body = soup_session_send_and_read_finish (session, result, NULL);
  if (body == NULL)
    return sight;

  sight.status = soup_message_get_status (message);
  sight.body = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  sight.location = g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Location"));
  return sight;
}

/* Where the form on the page leads. */
static char *
dup_action (const char *page, const char *base_uri)
{
  g_autoptr (GRegex) regex = g_regex_new ("action=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) action = NULL;

  g_assert_true (g_regex_match (regex, page, 0, &match));
  action = g_string_new (base_uri);
  {
    g_autofree char *found = g_match_info_fetch (match, 1);

    g_string_append (action, found);
  }
  g_string_replace (action, "&amp;", "&", 0);

  return g_string_free_and_steal (g_steal_pointer (&action));
}

/* The person's browser: reads the helpdesk's page, says yes or no, and comes back
 * to the program. */
void
ways_decide (KayakoTestSandbox *sandbox, const char *page_uri, const char *decision)
{
  g_auto (Sight) page = browse (SOUP_METHOD_GET, page_uri, NULL);
  g_autofree char *form = g_strdup_printf ("email=%s&password=%s&decision=%s", KAYAKO_TEST_AGENT,
                                           KAYAKO_TEST_PASSWORD, decision);
  g_autofree char *action = NULL;
  g_auto (Sight) answer = { 0 };
  g_auto (Sight) last = { 0 };

  g_assert_cmpuint (page.status, ==, 200);
  action = dup_action (page.body, kayako_test_sandbox_get_base_uri (sandbox));
  answer = browse (SOUP_METHOD_POST, action, form);
  g_assert_cmpuint (answer.status, ==, 302);
  last = browse (SOUP_METHOD_GET, answer.location, NULL);
  g_assert_cmpuint (last.status, ==, 200);
}
