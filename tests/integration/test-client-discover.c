/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-discover.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-test-await.h"
#include "kayako-test-certificate.h"
#include "kayako-test-sandbox.h"

#include <libsoup/soup.h>
#include <string.h>

/* What is at an address, found out at the real sandbox, and at small sites that
 * are no helpdesk. */

#define DESK "desk.example.test"

/* A name server that knows one desk, on this machine, and no other name under
 * example.test: for what only happens to names that are not this machine's. */
#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver {
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static GList *
list_addresses (const char *host, GError **error)
{
  if (!g_str_equal (host, DESK)) {
    g_set_error_literal (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "No such name");
    return NULL;
  }

  return g_list_append (NULL, g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4));
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static void
lookup_async (GResolver *resolver,
              const char *host,
              GResolverNameLookupFlags flags,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  GList *addresses = list_addresses (host, &error);

  if (addresses != NULL)
    g_task_return_pointer (task, addresses, free_addresses);
  else
    g_task_return_error (task, error);
}

static void
lookup_plain_async (GResolver *resolver,
                    const char *host,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  lookup_async (resolver, host, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback,
                user_data);
}

static GList *
lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = lookup_plain_async;
  resolver_class->lookup_by_name_finish = lookup_finish;
  resolver_class->lookup_by_name_with_flags_async = lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

typedef struct {
  KayakoTestSandbox *sandbox; /* (not owned) (not nullable): of the whole program */
  guint port;
} Fixture;

static KayakoTestSandbox *shared_sandbox;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->sandbox = shared_sandbox;
  fixture->port = kayako_test_sandbox_get_port (fixture->sandbox);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  kayako_test_sandbox_clear_faults (fixture->sandbox);
}

static KayakoDiscovery *
discover (const char *typed)
{
  g_autoptr (GError) error = NULL;
  KayakoDiscovery *found = kayako_test_await_boxed (kayako_discover (typed), &error);

  g_assert_no_error (error);
  g_assert_nonnull (found);
  return found;
}

static void
expect_found (const char *typed,
              KayakoHelpdeskKind kind,
              const char *base_uri,
              const char *api_path,
              gboolean is_secure)
{
  g_autoptr (KayakoDiscovery) found = discover (typed);
  g_autofree char *api_uri = g_strconcat (base_uri, api_path, NULL);

  g_test_message ("%s", typed);
  g_assert_no_error (kayako_discovery_get_error (found));
  g_assert_cmpint (kayako_discovery_get_kind (found), ==, kind);
  g_assert_cmpstr (kayako_discovery_get_base_uri (found), ==, base_uri);
  g_assert_cmpstr (kayako_discovery_get_api_uri (found), ==, api_uri);
  g_assert_cmpint (kayako_discovery_get_is_secure (found), ==, is_secure);
}

static void
expect_none (const char *typed, KayakoError code)
{
  g_autoptr (KayakoDiscovery) found = discover (typed);

  g_test_message ("%s", typed);
  g_assert_error (kayako_discovery_get_error (found), KAYAKO_ERROR, (int) code);
  g_assert_cmpint (kayako_discovery_get_kind (found), ==, KAYAKO_HELPDESK_KIND_NONE);
  g_assert_null (kayako_discovery_get_api_uri (found));
}

static void
test_typed (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *typed;
    const char *base;
  } cases[] = {
    { "http://127.0.0.1:%u", "http://127.0.0.1:%u" },
    { "127.0.0.1:%u", "http://127.0.0.1:%u" },
    { "  127.0.0.1:%u/  ", "http://127.0.0.1:%u" },
    { "HTTP://LocalHost:%u/agent/conversations/1?view=2#post-3", "http://localhost:%u" },
    { "desk.localhost:%u/helpdesk", "http://desk.localhost:%u" },
    { "//127.0.0.1:%u/api/v1/", "http://127.0.0.1:%u" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) typed = g_string_new (cases[i].typed);
    g_autoptr (GString) base = g_string_new (cases[i].base);
    g_autofree char *port = g_strdup_printf ("%u", fixture->port);

    g_string_replace (typed, "%u", port, 0);
    g_string_replace (base, "%u", port, 0);
    expect_found (typed->str, KAYAKO_HELPDESK_KIND_V1, base->str, "/api/v1/", FALSE);
  }
}

static void
test_no_address (Fixture *fixture, gconstpointer unused)
{
  expect_none ("", KAYAKO_ERROR_ADDRESS);
  expect_none ("   ", KAYAKO_ERROR_ADDRESS);
  expect_none ("ann@example.test", KAYAKO_ERROR_ADDRESS);
  expect_none ("ftp://127.0.0.1/", KAYAKO_ERROR_ADDRESS);
  expect_none ("support example test", KAYAKO_ERROR_ADDRESS);
}

static void
test_classic (Fixture *fixture, gconstpointer unused)
{
  const char *base = kayako_test_sandbox_get_base_uri (fixture->sandbox);
  g_autofree char *page = g_strconcat (base, "/helpdesk/index.php?/Tickets/View/5", NULL);
  g_autofree char *api = g_strconcat (base, "/api/index.php?e=", NULL);

  kayako_test_sandbox_fault (fixture->sandbox, "html:code=404,path=/api/v1/*");
  expect_found (base, KAYAKO_HELPDESK_KIND_CLASSIC, base, "/api/index.php?", FALSE);
  expect_found (page, KAYAKO_HELPDESK_KIND_CLASSIC, base, "/helpdesk/api/index.php?", FALSE);
  expect_found (api, KAYAKO_HELPDESK_KIND_CLASSIC, base, "/api/index.php?", FALSE);

  /* Not in this folder: in the root then. */
  kayako_test_sandbox_fault (fixture->sandbox, "html:code=404,path=/helpdesk/*");
  expect_found (page, KAYAKO_HELPDESK_KIND_CLASSIC, base, "/api/index.php?", FALSE);
}

static void
test_faults (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *fault;
    KayakoError code;
  } cases[] = {
    { "html:code=200", KAYAKO_ERROR_PORTAL },
    { "html:code=404", KAYAKO_ERROR_NOT_HELPDESK },
    { "html:code=403", KAYAKO_ERROR_NOT_HELPDESK },
    { "html:code=401", KAYAKO_ERROR_NOT_HELPDESK },
    { "html:code=503", KAYAKO_ERROR_SERVER },
    { "status:code=503", KAYAKO_ERROR_SERVER },
    { "rate-limit:seconds=30,times=99", KAYAKO_ERROR_RATE_LIMITED },
    { "redirect:to=https://other.example.test/desk,times=99", KAYAKO_ERROR_REDIRECTED },
    { "redirect:to=/login,times=99", KAYAKO_ERROR_NOT_HELPDESK },
    { "oversize:bytes=3000000", KAYAKO_ERROR_NOT_HELPDESK },
    { "drop-before", KAYAKO_ERROR_NETWORK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].fault);
    kayako_test_sandbox_fault (fixture->sandbox, cases[i].fault);
    expect_none (kayako_test_sandbox_get_base_uri (fixture->sandbox), cases[i].code);
    kayako_test_sandbox_clear_faults (fixture->sandbox);
  }
}

static void
test_redirected (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (KayakoDiscovery) found = NULL;

  kayako_test_sandbox_fault (fixture->sandbox, "redirect:to=https://other.example.test/desk");
  found = discover (kayako_test_sandbox_get_base_uri (fixture->sandbox));
  g_assert_cmpstr (kayako_error_get_parameter (kayako_discovery_get_error (found)), ==,
                   "https://other.example.test");
}

/* It takes the server's whole time to think. */
static void
test_timed_out (Fixture *fixture, gconstpointer unused)
{
  kayako_test_sandbox_fault (fixture->sandbox, "delay:ms=600000,path=/api/v1/*");
  expect_none (kayako_test_sandbox_get_base_uri (fixture->sandbox), KAYAKO_ERROR_TIMED_OUT);
}

static void
test_no_server (void)
{
  g_autoptr (KayakoTestSandbox) sandbox = kayako_test_sandbox_new (NULL);
  g_autofree char *base = g_strdup (kayako_test_sandbox_get_base_uri (sandbox));
  g_autofree char *desk = g_strdup_printf (DESK ":%u", kayako_test_sandbox_get_port (sandbox));

  kayako_test_sandbox_stop (sandbox);
  expect_none (base, KAYAKO_ERROR_NO_SERVER);
  expect_none (base + strlen ("http://"), KAYAKO_ERROR_NO_SERVER);
  expect_none (desk, KAYAKO_ERROR_NO_SERVER);
  expect_none ("no-such-desk.example.test", KAYAKO_ERROR_NO_SERVER);
  expect_none ("https://no-such-desk.example.test/", KAYAKO_ERROR_NO_SERVER);
}

/* A helpdesk elsewhere that speaks in clear only: it is seen, and refused. */
static void
test_insecure (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *typed = g_strdup_printf ("http://" DESK ":%u/", fixture->port);
  g_autofree char *desk = g_strdup_printf (DESK ":%u", fixture->port);

  expect_none (typed, KAYAKO_ERROR_INSECURE);
  kayako_test_sandbox_fault (fixture->sandbox, "redirect:to=http://portal.example.test/");
  expect_none (desk, KAYAKO_ERROR_PORTAL);
}

/* Who typed https wants TLS, on this machine too. */
static void
test_https_wanted (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *typed = g_strdup_printf ("https://127.0.0.1:%u", fixture->port);
  g_autoptr (KayakoDiscovery) found = discover (typed);

  g_assert_cmpint (kayako_discovery_get_kind (found), ==, KAYAKO_HELPDESK_KIND_NONE);
}

/* First nobody vouches for the certificate, then we do. */
static void
test_tls (void)
{
  g_autofree char *certificate = kayako_test_certificate_write ();
  const char *arguments[] = { "--tls", certificate, NULL };
  g_autoptr (KayakoTestSandbox) sandbox = kayako_test_sandbox_new (arguments);
  const char *base = kayako_test_sandbox_get_base_uri (sandbox);
  GTlsBackend *backend = g_tls_backend_get_default ();
  g_autoptr (GTlsDatabase) before = g_tls_backend_get_default_database (backend);
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (base, "https://"));
  expect_none (base, KAYAKO_ERROR_CERTIFICATE);
  expect_none (base + strlen ("https://"), KAYAKO_ERROR_CERTIFICATE);

  database = g_tls_file_database_new (certificate, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (backend, database);
  expect_found (base, KAYAKO_HELPDESK_KIND_V1, base, "/api/v1/", TRUE);
  expect_found (base + strlen ("https://"), KAYAKO_HELPDESK_KIND_V1, base, "/api/v1/", TRUE);
  g_tls_backend_set_default_database (backend, before);

  kayako_test_certificate_remove (g_steal_pointer (&certificate));
}

/* A Classic helpdesk behind a web server that takes one type of request only. */
static void
classic_e_cb (SoupServer *server,
              SoupServerMessage *message,
              const char *path,
              GHashTable *query,
              gpointer user_data)
{
  gboolean taken = g_str_equal (path, "/api/index.php") && query != NULL &&
                   g_strcmp0 (g_hash_table_lookup (query, "e"), "/Core/TestAPI") == 0;

  soup_server_message_set_status (message, taken ? SOUP_STATUS_UNAUTHORIZED : SOUP_STATUS_NOT_FOUND,
                                  NULL);
}

static void
locked_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  soup_server_message_set_status (message, SOUP_STATUS_UNAUTHORIZED, NULL);
}

static SoupServer *
serve (SoupServerCallback callback, char **base)
{
  SoupServer *server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GSList *uris = NULL;

  soup_server_add_handler (server, NULL, callback, NULL, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  *base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return server;
}

static void
test_sites (void)
{
  g_autofree char *classic_base = NULL;
  g_autofree char *locked_base = NULL;
  g_autoptr (SoupServer) classic = serve (classic_e_cb, &classic_base);
  g_autoptr (SoupServer) locked = serve (locked_cb, &locked_base);

  expect_found (classic_base, KAYAKO_HELPDESK_KIND_CLASSIC, classic_base,
                "/api/index.php?e=", FALSE);
  expect_none (locked_base, KAYAKO_ERROR_NOT_HELPDESK);
}

typedef struct {
  Fixture *fixture;
  const char *spec;
} Fault;

static gboolean
has_struck (gpointer data)
{
  const Fault *fault = data;

  return kayako_test_sandbox_has_struck (fault->fixture->sandbox, fault->spec);
}

/* Nobody waits any more, at any step. */
static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  static const char *const held[] = { "/api/v1/*", "/api/index.php" };
  const char *base = kayako_test_sandbox_get_base_uri (fixture->sandbox);

  kayako_test_sandbox_fault (fixture->sandbox, "html:code=404,path=/api/v1/*");
  for (gsize i = 0; i < G_N_ELEMENTS (held); i++) {
    g_autofree char *spec = g_strdup_printf ("delay:ms=600000,times=1,path=%s", held[i]);
    Fault fault = { fixture, spec };
    DexFuture *future = NULL;

    kayako_test_sandbox_fault (fixture->sandbox, spec);
    future = kayako_chain (kayako_discover (base));
    /* Another one comes past the first, which is held. */
    kayako_test_wait_until (has_struck, &fault);
    expect_found (base, KAYAKO_HELPDESK_KIND_CLASSIC, base, "/api/index.php?", FALSE);
    g_assert_true (dex_future_is_pending (future));
    dex_clear (&future);
    expect_found (base, KAYAKO_HELPDESK_KIND_CLASSIC, base, "/api/index.php?", FALSE);
  }
}

static void
test_folders (void)
{
  static const struct {
    const char *path;
    const char *folders;
  } cases[] = {
    { "", "" },
    { "/", "" },
    { "/index.php", "" },
    { "/support", "/support " },
    { "/support/", "/support " },
    { "/support/staff/index.php", "/support/staff /support " },
    { "/support/api/index.php", "/support " },
    { "/api/v1/cases", "" },
    { "/a/b/c/d/e", "/a/b/c /a/b /a " },
    { "//a//b", "/a/b /a " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) folders = kayako_discover_list_folders (cases[i].path);
    g_autofree char *joined = g_strjoinv (" ", folders);

    g_assert_cmpstr (joined, ==, cases[i].folders);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GResolver) resolver = NULL;
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_resolver_set_default (resolver);
  shared_sandbox = kayako_test_sandbox_new (NULL);

  g_test_add_func ("/discover/folders", test_folders);
  g_test_add ("/discover/typed", Fixture, NULL, set_up, test_typed, tear_down);
  g_test_add ("/discover/no-address", Fixture, NULL, set_up, test_no_address, tear_down);
  g_test_add ("/discover/classic", Fixture, NULL, set_up, test_classic, tear_down);
  g_test_add ("/discover/faults", Fixture, NULL, set_up, test_faults, tear_down);
  g_test_add ("/discover/redirected", Fixture, NULL, set_up, test_redirected, tear_down);
  g_test_add ("/discover/timed-out", Fixture, NULL, set_up, test_timed_out, tear_down);
  g_test_add_func ("/discover/no-server", test_no_server);
  g_test_add ("/discover/insecure", Fixture, NULL, set_up, test_insecure, tear_down);
  g_test_add ("/discover/https-wanted", Fixture, NULL, set_up, test_https_wanted, tear_down);
  g_test_add_func ("/discover/tls", test_tls);
  g_test_add_func ("/discover/sites", test_sites);
  g_test_add ("/discover/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  status = g_test_run ();
  g_clear_pointer (&shared_sandbox, kayako_test_sandbox_free);

  return status;
}
