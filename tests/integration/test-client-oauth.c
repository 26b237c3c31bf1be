/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-client-fixture.h"

#include "kayako-browser.h"
#include "kayako-future.h"
#include "kayako-oauth.h"

#include <libsoup/soup.h>
#include <string.h>

/* The person's browser, played by a small HTTP client that follows the page. */

#define CLIENT_ID     "kayako-gnome"
#define CLIENT_SECRET "sandbox-oauth"

static const KayakoOauthWords words = {
  .language = "nl",
  .title = "Kayako",
  .done = "Dit venster kan dicht & klaar.",
  .denied = "U hebt nee gezegd.",
  .failed = "Er ging iets mis.",
};

/* The person reads the page and fills it in; where the browser goes then. */
static char *
answer_page (ClientFixture *fixture, const char *page_uri, const char *decision)
{
  g_auto (BrowserSight) page = browser_visit (SOUP_METHOD_GET, page_uri, NULL);
  g_autofree char *action = NULL;
  g_autofree char *form = g_strdup_printf ("email=%s&password=%s&decision=%s", KAYAKO_TEST_AGENT,
                                           KAYAKO_TEST_PASSWORD, decision);
  g_auto (BrowserSight) answer = { 0 };

  g_assert_cmpuint (page.status, ==, 200);
  action = browser_dup_action (page.body, kayako_client_get_base_uri (fixture->client));
  answer = browser_visit (SOUP_METHOD_POST, action, form);
  g_assert_cmpuint (answer.status, ==, 302);
  g_assert_nonnull (answer.location);

  return g_strdup (answer.location);
}

static KayakoOauth *
new_oauth (ClientFixture *fixture, const char *secret)
{
  g_autoptr (GError) error = NULL;
  KayakoOauth *oauth =
      kayako_oauth_new (kayako_client_get_base_uri (fixture->client), CLIENT_ID, secret, &error);

  g_assert_no_error (error);
  return oauth;
}

static const char *
listen_for (KayakoOauth *oauth)
{
  g_autoptr (GError) error = NULL;
  const char *uri = kayako_oauth_listen (oauth, &words, &error);

  g_assert_no_error (error);
  g_assert_nonnull (uri);
  return uri;
}

/* An argument of the page's address. */
static char *
dup_argument (const char *uri, const char *name)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GHashTable) query = soup_form_decode (g_uri_get_query (parsed));

  return g_strdup (g_hash_table_lookup (query, name));
}

static void
test_allowed (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoOauth) oauth = new_oauth (fixture, NULL);
  const char *page_uri = listen_for (oauth);
  DexFuture *future = kayako_oauth_wait (oauth);
  g_autofree char *location = answer_page (fixture, page_uri, "allow");
  g_auto (BrowserSight) last = browser_visit (SOUP_METHOD_GET, location, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoCredentials) credentials = NULL;
  g_autoptr (KayakoUser) user = NULL;

  g_assert_cmpuint (last.status, ==, 200);
  g_assert_nonnull (strstr (last.body, "Dit venster kan dicht &amp; klaar."));
  g_assert_nonnull (strstr (last.body, "<html lang=\"nl\">"));

  credentials = kayako_test_await_boxed (future, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kayako_credentials_get_kind (credentials), ==, KAYAKO_CREDENTIALS_OAUTH);
  user = client_fixture_object (kayako_client_sign_in (fixture->client, credentials));
  g_assert_cmpstr (kayako_user_get_full_name (user), ==, "Caryn Pryor");
}

/* Each try has its own port, state and verifier, and none of them is short. */
static void
test_page (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoOauth) oauth = new_oauth (fixture, NULL);
  g_autofree char *first = g_strdup (listen_for (oauth));
  const char *second = listen_for (oauth);
  static const char *const fresh[] = { "state", "code_challenge" };

  for (gsize i = 0; i < G_N_ELEMENTS (fresh); i++) {
    g_autofree char *old = dup_argument (first, fresh[i]);
    g_autofree char *now = dup_argument (second, fresh[i]);

    g_assert_cmpuint (strlen (now), ==, 43);
    g_assert_cmpstr (old, !=, now);
  }

  {
    g_autofree char *method = dup_argument (second, "code_challenge_method");
    g_autofree char *type = dup_argument (second, "response_type");
    g_autofree char *old = dup_argument (first, "redirect_uri");
    g_auto (BrowserSight) closed = browser_visit (SOUP_METHOD_GET, old, NULL);

    g_assert_cmpstr (method, ==, "S256");
    g_assert_cmpstr (type, ==, "code");
    g_assert_cmpuint (closed.status, ==, 0);
  }
}

static void
test_denied (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoOauth) oauth = new_oauth (fixture, NULL);
  const char *page_uri = listen_for (oauth);
  DexFuture *future = kayako_oauth_wait (oauth);
  g_autofree char *location = answer_page (fixture, page_uri, "deny");
  g_auto (BrowserSight) last = browser_visit (SOUP_METHOD_GET, location, NULL);
  g_auto (BrowserSight) again = { 0 };

  g_assert_cmpuint (last.status, ==, 200);
  g_assert_nonnull (strstr (last.body, words.denied));
  client_fixture_expect (future, KAYAKO_ERROR_DENIED);

  again = browser_visit (SOUP_METHOD_GET, location, NULL);
  g_assert_cmpuint (again.status, ==, 0);
}

/* Whoever else is on this machine neither gets in nor ends the waiting. */
static void
test_strangers (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoOauth) oauth = new_oauth (fixture, NULL);
  g_autofree char *page_uri = g_strdup (listen_for (oauth));
  DexFuture *future = kayako_oauth_wait (oauth);
  g_autofree char *place = dup_argument (page_uri, "redirect_uri");
  g_autofree char *state = dup_argument (page_uri, "state");
  g_autofree char *location = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoCredentials) credentials = NULL;
  const struct {
    const char *method;
    char *uri;
    guint status;
  } cases[] = {
    { SOUP_METHOD_GET, g_strdup (place), 400 },
    { SOUP_METHOD_GET, g_strconcat (place, "?code=x", NULL), 400 },
    { SOUP_METHOD_GET, g_strconcat (place, "?code=x&state=wrong", NULL), 400 },
    { SOUP_METHOD_GET, g_strconcat (place, "?error=access_denied&state=wrong", NULL), 400 },
    { SOUP_METHOD_GET, g_strconcat (place, "?state=", state, NULL), 400 },
    { SOUP_METHOD_POST, g_strconcat (place, "?code=x&state=", state, NULL), 405 },
    { SOUP_METHOD_GET, g_strconcat (place, "/more?code=x&state=", state, NULL), 404 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *uri = cases[i].uri;
    g_auto (BrowserSight) sight = browser_visit (cases[i].method, uri, NULL);

    g_assert_cmpuint (sight.status, ==, cases[i].status);
    g_assert_true (dex_future_is_pending (future));
  }

  location = answer_page (fixture, page_uri, "allow");
  {
    g_auto (BrowserSight) last = browser_visit (SOUP_METHOD_GET, location, NULL);

    g_assert_cmpuint (last.status, ==, 200);
  }
  credentials = kayako_test_await_boxed (future, &error);
  g_assert_no_error (error);
}

/* A code that nobody gave out, and a helpdesk that does not want us. */
static void
test_refused (ClientFixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *brought;
    KayakoError code;
  } cases[] = {
    { "code=invented", KAYAKO_ERROR_UNAUTHORIZED },
    { "error=invalid_scope", KAYAKO_ERROR_REJECTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KayakoOauth) oauth = new_oauth (fixture, NULL);
    const char *page_uri = listen_for (oauth);
    g_autofree char *place = dup_argument (page_uri, "redirect_uri");
    g_autofree char *state = dup_argument (page_uri, "state");
    g_autofree char *uri = g_strdup_printf ("%s?%s&state=%s", place, cases[i].brought, state);
    DexFuture *future = kayako_oauth_wait (oauth);
    g_auto (BrowserSight) last = browser_visit (SOUP_METHOD_GET, uri, NULL);
    g_autoptr (GError) error = kayako_test_await_error (future);

    g_assert_cmpuint (last.status, ==, 200);
    g_assert_error (error, KAYAKO_ERROR, (int) cases[i].code);
    g_assert_nonnull (kayako_error_get_server_code (error));
  }
}

static gboolean
is_closed (gpointer user_data)
{
  g_auto (BrowserSight) sight = browser_visit (SOUP_METHOD_GET, user_data, NULL);

  return sight.status == 0;
}

/* Nobody waits any more: nobody listens any more. */
static void
test_dropped (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoOauth) oauth = new_oauth (fixture, NULL);
  const char *page_uri = listen_for (oauth);
  g_autofree char *place = dup_argument (page_uri, "redirect_uri");
  DexFuture *future = kayako_chain (kayako_oauth_wait (oauth));
  g_auto (BrowserSight) open = browser_visit (SOUP_METHOD_GET, place, NULL);

  g_assert_cmpuint (open.status, ==, 400);
  dex_clear (&future);
  kayako_test_wait_until (is_closed, place);
  g_assert_finalize_object (g_steal_pointer (&oauth));
}

static void
test_password (ClientFixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoOauth) oauth = new_oauth (fixture, CLIENT_SECRET);
  g_autoptr (KayakoOauth) without = new_oauth (fixture, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoCredentials) credentials = kayako_test_await_boxed (
      kayako_oauth_take_password (oauth, KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD), &error);
  g_autoptr (KayakoUser) user = NULL;
  g_autoptr (GError) refused = NULL;

  g_assert_no_error (error);
  user = client_fixture_object (kayako_client_sign_in (fixture->client, credentials));
  client_fixture_expect (kayako_oauth_take_password (oauth, KAYAKO_TEST_AGENT, "wrong"),
                         KAYAKO_ERROR_CREDENTIALS);
  refused = kayako_test_await_error (
      kayako_oauth_take_password (without, KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD));
  g_assert_error (refused, KAYAKO_ERROR, KAYAKO_ERROR_REJECTED);
  g_assert_cmpstr (kayako_error_get_server_code (refused), ==, "invalid_client");
}

static void
test_broken (ClientFixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *fault;
    KayakoError code;
  } cases[] = {
    { "html:code=200,path=/oauth/token", KAYAKO_ERROR_PROTOCOL },
    { "html:code=503,path=/oauth/token", KAYAKO_ERROR_SERVER },
    { "malformed:path=/oauth/token", KAYAKO_ERROR_PROTOCOL },
    { "truncate:bytes=0,path=/oauth/token", KAYAKO_ERROR_NETWORK },
    { "drop-before:path=/oauth/token", KAYAKO_ERROR_NETWORK },
    { "drop-after:path=/oauth/token", KAYAKO_ERROR_NETWORK },
    { "redirect:to=http://127.0.0.1:1/,path=/oauth/token", KAYAKO_ERROR_REDIRECTED },
  };
  g_autoptr (KayakoOauth) oauth = new_oauth (fixture, CLIENT_SECRET);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].fault);
    kayako_test_sandbox_fault (fixture->sandbox, cases[i].fault);
    client_fixture_expect (
        kayako_oauth_take_password (oauth, KAYAKO_TEST_AGENT, KAYAKO_TEST_PASSWORD), cases[i].code);
    kayako_test_sandbox_clear_faults (fixture->sandbox);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  CLIENT_TEST ("/oauth/allowed", NULL, test_allowed);
  CLIENT_TEST ("/oauth/page", NULL, test_page);
  CLIENT_TEST ("/oauth/denied", NULL, test_denied);
  CLIENT_TEST ("/oauth/strangers", NULL, test_strangers);
  CLIENT_TEST ("/oauth/refused", NULL, test_refused);
  CLIENT_TEST ("/oauth/dropped", NULL, test_dropped);
  CLIENT_TEST ("/oauth/password", NULL, test_password);
  CLIENT_TEST ("/oauth/broken", NULL, test_broken);

  return client_fixture_run ();
}
