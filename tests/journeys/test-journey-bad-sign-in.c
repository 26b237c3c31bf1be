/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that can be wrong with an address, an email or a password: each
 * is said in a sentence beside the fields, what was typed stays, and the right
 * sign-in works afterwards. */

#include "kayako-journey.h"
#include "kayako-test-port.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

typedef struct {
  const char *name;     /* of the case, and of its picture */
  const char *typed;    /* as typed: an address, or an email */
  const char *password; /* (nullable): as typed */
  const char *fault;    /* (nullable): of the helpdesk */
  const char *sentence; /* what can be read then, a glob */
} Case;

#define NO_ADDRESS                                                                                 \
  "This is not the address of a helpdesk. Type it like"                                            \
  " “support.example.com”."
#define NO_HELPDESK                                                                                \
  "A web page answers at this address, not a helpdesk. Check the address. If your network asks "   \
  "you to sign in first, do that in your browser, then try again."
#define NOBODY "There is no server at this address. Check its spelling, then try again."
#define UNPROTECTED                                                                                \
  "This address would send your password unprotected. Use one that begins with “https”."
#define UNTRUSTED                                                                                  \
  "The identity of this server cannot be verified, so nothing was sent. Check the address, or ask" \
  " whoever runs the helpdesk."
#define WRONG "The email or the password is not right. Check both, then try again."

static const Case helpdesks[] = {
  { "broken-helpdesk", NULL, NULL, "status:code=503,path=/api/*",
    "The helpdesk is not working properly right now. Try again in a moment." },
  { "moved-helpdesk", NULL, NULL, "redirect:to=https://elsewhere.test/,path=/api/*",
    "This address leads to “https://elsewhere.test”. Use that address if your helpdesk has moved "
    "there." },
  { "classic-helpdesk", NULL, NULL, "html:code=404,path=/api/v1/*",
    "This helpdesk is a Kayako Classic, which this app cannot sign in to yet. Use its web page "
    "for now." },
};

static const Case accounts[] = {
  { "wrong-password", KAYAKO_TEST_AGENT, "sandpit", NULL, WRONG },
  { "unknown-email", "nobody@brewfictus.test", "sandbox", NULL, WRONG },
  { "lost-helpdesk", KAYAKO_TEST_AGENT, "sandbox", "status:code=503,path=/api/*",
    "The helpdesk is not working properly right now. Try again in a moment." },
};

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  static const char page[] = "<!DOCTYPE html><title>Coffee</title><p>We roast on Tuesdays.";
  guint *requests = user_data;

  /* Nobody has signed in yet. */
  g_assert_null (soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                               "Authorization"));
  (*requests)++;
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC, page,
                                    sizeof page - 1);
}

static guint
listen_somewhere (SoupServer *server, gpointer user_data, SoupServerListenOptions options)
{
  g_autoptr (GError) error = NULL;
  GSList *uris = NULL;
  guint port;

  soup_server_add_handler (server, NULL, answer_cb, user_data, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | options, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return port;
}

static GTlsCertificate *
make_certificate (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kayako-journey-XXXXXX", NULL);
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *file = g_build_filename (folder, "certificate.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "openssl", "req", "-x509",
                        "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", file, "-days", "2",
                        "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", NULL);
  GTlsCertificate *certificate = NULL;

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  certificate = g_tls_certificate_new_from_files (file, key, &error);
  g_assert_no_error (error);
  g_unlink (key);
  g_unlink (file);
  g_rmdir (folder);

  return certificate;
}

static void
expect_sentence (KayakoDriver *driver, const char *name, const char *sentence)
{
  g_autofree char *picture = g_strconcat ("sign-in-", name, NULL);

  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, sentence);
  kayako_journey_picture (driver, picture);
}

static void
try_address (KayakoDriver *driver, const char *name, const char *address, const char *sentence)
{
  g_test_message ("%s", name);
  kayako_journey_fill (driver, "Helpdesk address", address);

  /* Typing takes what was said about the last attempt away. */
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, sentence);
  expect_sentence (driver, name, sentence);
  kayako_journey_expect_text (driver, "Helpdesk address", address);
}

static void
try_account (KayakoDriver *driver, const Case *try)
{
  g_test_message ("%s", try->name);
  kayako_journey_fill (driver, "Email", try->typed);
  kayako_journey_fill (driver, "Password", try->password);
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, try->sentence);
  expect_sentence (driver, try->name, try->sentence);
  kayako_journey_expect_text (driver, "Email", try->typed);
}

/* Servers that answer, or do not, and are no helpdesk. */
static void
test_servers (void)
{
  g_autoptr (GTlsCertificate) certificate = make_certificate ();
  g_autoptr (SoupServer) website = soup_server_new (NULL, NULL);
  g_autoptr (SoupServer) secure = soup_server_new ("tls-certificate", certificate, NULL);
  guint requests = 0;
  guint website_port = listen_somewhere (website, &requests, 0);
  guint secure_port = listen_somewhere (secure, &requests, SOUP_SERVER_LISTEN_HTTPS);
  g_autofree char *website_address = g_strdup_printf ("http://127.0.0.1:%u", website_port);
  g_autofree char *any_address = g_strdup_printf ("http://0.0.0.0:%u", website_port);
  g_autofree char *secure_address = g_strdup_printf ("127.0.0.1:%u", secure_port);
  g_autofree char *empty_address =
      g_strdup_printf ("http://127.0.0.1:%u", kayako_test_port_reserve ());
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Sign In");
  try_address (driver, "nonsense", "what is this", NO_ADDRESS);
  try_address (driver, "certificate", secure_address, UNTRUSTED);
  g_assert_cmpuint (requests, ==, 0);
  try_address (driver, "website", website_address, NO_HELPDESK);
  g_assert_cmpuint (requests, >, 0);
  try_address (driver, "plain-http", any_address, UNPROTECTED);
  try_address (driver, "nobody-listens", empty_address, NOBODY);
}

static void
test_accounts (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  KayakoTestSandbox *sandbox = kayako_journey_get_sandbox (journey);
  g_autoptr (AtspiAccessible) row = NULL;

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Sign In");
  for (gsize i = 0; i < G_N_ELEMENTS (helpdesks); i++) {
    kayako_test_sandbox_fault (sandbox, helpdesks[i].fault);
    try_address (driver, helpdesks[i].name, kayako_journey_get_address (journey),
                 helpdesks[i].sentence);
    kayako_test_sandbox_clear_faults (sandbox);
  }

  kayako_driver_press (driver, "Return");
  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++) {
    if (accounts[i].fault != NULL)
      kayako_test_sandbox_fault (sandbox, accounts[i].fault);
    try_account (driver, &accounts[i]);
    kayako_test_sandbox_clear_faults (sandbox);
  }

  /* Who is locked out sees for how long, and nothing else is tried. */
  kayako_journey_fill (driver, "Email", "locked@brewfictus.test");
  kayako_driver_press (driver, "Return");
  kayako_journey_read (
      driver, "This account is locked after too many failed attempts. Try again in 10 minutes.");
  kayako_journey_picture (driver, "sign-in-locked");
  kayako_driver_press (driver, "Escape");

  kayako_journey_fill (driver, "Email", KAYAKO_TEST_AGENT);
  kayako_driver_press (driver, "Return");
  row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_assert_nonnull (row);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/bad-sign-in/servers", test_servers);
  g_test_add_func ("/journey/bad-sign-in/accounts", test_accounts);

  return g_test_run ();
}
