/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that can be wrong with an address, an email or a password: each
 * is said in a sentence beside the fields, what was typed stays, and the right
 * sign-in works afterwards. */

#include "kayako-journey.h"
#include "kayako-test-port.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

typedef struct {
  const char *picture;  /* also the name of the case */
  const char *address;  /* as typed; "%d" is a port */
  const char *email;    /* as typed */
  const char *password; /* as typed */
  const char *fault;    /* (nullable): of the helpdesk */
  const char *sentence; /* what can be read then, a glob */
} Case;

#define UNREACHABLE                                                                                \
  "The helpdesk cannot be reached. Check the address and your connection, then try again."
#define NO_ADDRESS                                                                                 \
  "This is not the address of a helpdesk. Type it like"                                            \
  " “support.example.com”."
#define NO_HELPDESK                                                                                \
  "There is no Kayako helpdesk at this address. Check the address, then try again."
#define WRONG "The email or the password is not right. Check both, then try again."

static const Case addresses[] = {
  { "nonsense", "what is this", KAYAKO_TEST_AGENT, "sandbox", NULL, NO_ADDRESS },
  { "unknown-host", "no.such.helpdesk.invalid", KAYAKO_TEST_AGENT, "sandbox", NULL, UNREACHABLE },
  { "plain-http", "http://192.0.2.1", KAYAKO_TEST_AGENT, "sandbox", NULL,
    "This address would send your password unprotected. Use one that begins with “https”." },
};

static const Case accounts[] = {
  { "wrong-password", NULL, KAYAKO_TEST_AGENT, "sandpit", NULL, WRONG },
  { "unknown-email", NULL, "nobody@brewfictus.test", "sandbox", NULL, WRONG },
  { "locked", NULL, "locked@brewfictus.test", "sandbox", NULL,
    "This account is locked after too many failed attempts. Try again in 10 minutes." },
  { "two-factor", NULL, "otp@brewfictus.test", "sandbox", NULL,
    "This account asks for a verification code, which this app cannot take yet. Use your "
    "helpdesk’s web page for now." },
  { "expired-password", NULL, "expired@brewfictus.test", "sandbox", NULL,
    "Your password has expired. Choose a new one on your helpdesk’s web page, then sign in here "
    "with it." },
  { "broken-helpdesk", NULL, KAYAKO_TEST_AGENT, "sandbox", "status:code=503,path=/api/*",
    "The helpdesk is not working properly right now. Try again in a moment." },
  { "moved-helpdesk", NULL, KAYAKO_TEST_AGENT, "sandbox",
    "redirect:to=https://elsewhere.test/,path=/api/*",
    "This address leads to “https://elsewhere.test”. Use that address if your helpdesk has moved "
    "there." },
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
try_to_sign_in (KayakoDriver *driver, const Case *try, const char *address)
{
  g_test_message ("%s", try->picture);
  kayako_journey_fill (driver, "Helpdesk address", address);
  kayako_journey_fill (driver, "Email", try->email);
  kayako_journey_fill (driver, "Password", try->password);

  /* Typing takes what was said about the last attempt away. */
  kayako_driver_wait_gone (driver, ATSPI_ROLE_LABEL, try->sentence);
  kayako_driver_press (driver, "Return");
  kayako_journey_read (driver, try->sentence);
  kayako_journey_expect_text (driver, "Helpdesk address", address);
  kayako_journey_expect_text (driver, "Email", try->email);
}

static void
take_picture (KayakoDriver *driver, const Case *try)
{
  g_autofree char *name = g_strconcat ("sign-in-", try->picture, NULL);

  kayako_journey_picture (driver, name);
}

static void
test_addresses (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Sign In");
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++) {
    try_to_sign_in (driver, &addresses[i], addresses[i].address);
    take_picture (driver, &addresses[i]);
  }
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
  const Case page = { "website", NULL, KAYAKO_TEST_AGENT, "sandbox", NULL, NO_HELPDESK };
  const Case nobody = { "nobody-listens", NULL, KAYAKO_TEST_AGENT, "sandbox", NULL, UNREACHABLE };
  const Case untrusted = { "certificate",
                           NULL,
                           KAYAKO_TEST_AGENT,
                           "sandbox",
                           NULL,
                           "The identity of this server cannot be verified, so nothing was sent. "
                           "Check the address, or ask whoever runs the helpdesk." };

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Sign In");

  /* Refused before anything goes out: this would reach the website. */
  try_to_sign_in (driver, &addresses[2], any_address);
  g_assert_cmpuint (requests, ==, 0);

  try_to_sign_in (driver, &untrusted, secure_address);
  g_assert_cmpuint (requests, ==, 0);
  take_picture (driver, &untrusted);

  try_to_sign_in (driver, &page, website_address);
  g_assert_cmpuint (requests, >, 0);
  take_picture (driver, &page);

  try_to_sign_in (driver, &nobody, empty_address);
  take_picture (driver, &nobody);
}

static void
test_accounts (void)
{
  g_autoptr (KayakoJourney) journey = kayako_journey_new (NULL);
  g_autoptr (KayakoDriver) driver = kayako_journey_start (journey, NULL, FALSE);
  g_autoptr (AtspiAccessible) row = NULL;

  kayako_driver_click (driver, ATSPI_ROLE_BUTTON, "Sign In");
  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++) {
    if (accounts[i].fault != NULL)
      kayako_test_sandbox_fault (kayako_journey_get_sandbox (journey), accounts[i].fault);
    try_to_sign_in (driver, &accounts[i], kayako_journey_get_address (journey));
    take_picture (driver, &accounts[i]);
    kayako_test_sandbox_clear_faults (kayako_journey_get_sandbox (journey));
  }

  kayako_journey_sign_in (driver, kayako_journey_get_address (journey), KAYAKO_TEST_AGENT,
                          KAYAKO_TEST_PASSWORD);
  row = kayako_driver_find_match (driver, ATSPI_ROLE_LIST_ITEM, KAYAKO_JOURNEY_ROW);
  g_assert_nonnull (row);
}

int
main (int argc, char *argv[])
{
  kayako_journey_init (&argc, &argv);

  g_test_add_func ("/journey/bad-sign-in/addresses", test_addresses);
  g_test_add_func ("/journey/bad-sign-in/servers", test_servers);
  g_test_add_func ("/journey/bad-sign-in/accounts", test_accounts);

  return g_test_run ();
}
