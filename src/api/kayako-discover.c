/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-discover.h"

#include "kayako-address.h"
#include "kayako-discovery-visit.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-http-error.h"
#include "kayako-v1-answer.h"
#include "kayako-v1-readers.h"

#include <string.h>

/* From what a person types to a helpdesk (api/v1.md §1.7, api/classic.md §1.1,
 * §1.2, §3). Nothing secret is sent: what answers is only asked whether it is
 * one. */

#define V1_ROOT      "/api/v1/"
#define V1_PROBE     V1_ROOT "tests?limit=1"
#define CLASSIC      "/api/index.php?"
#define CLASSIC_TEST "/Core/TestAPI"
#define NOTHING      "/api/kayako-is-not-here"
#define MOST_FOLDERS 3

/* One search. */
typedef struct {
  char *typed; /* (owned) (not nullable) */
  KayakoAddress address;
  SoupSession *session; /* (owned) (nullable): NULL until it is an address */
  char *base_uri;       /* (owned) (nullable): where it is being looked for */
  gboolean answered;    /* somebody answered there, whatever it was */
} Search;

static void
search_free (Search *search)
{
  g_free (search->typed);
  kayako_address_clear (&search->address);
  g_clear_object (&search->session);
  g_free (search->base_uri);
  g_free (search);
}

/**
 * kayako_discover_list_folders:
 * @path: an address's path
 *
 * Where in a web site a Classic helpdesk may lie: in the folder of a page that
 * was pasted, above it, and in the root. What follows the API's own folder
 * belongs to the API.
 *
 * Returns: (transfer full) (array zero-terminated=1): folders without a slash
 *   at the end, the deepest first, the last one empty
 */
GStrv
kayako_discover_list_folders (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) folder = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL && folders->len < MOST_FOLDERS; i++) {
    if (*parts[i] == '\0')
      continue;
    if (g_str_equal (parts[i], "api") || strchr (parts[i], '.') != NULL)
      break;

    g_string_append_printf (folder, "/%s", parts[i]);
    g_ptr_array_add (folders, g_strdup (folder->str));
  }

  for (guint i = folders->len; i > 0; i--)
    g_strv_builder_add (builder, g_ptr_array_index (folders, i - 1));
  g_strv_builder_add (builder, "");

  return g_strv_builder_end (builder);
}

static KayakoHttpResponse *
await_path (Search *search, const char *folder, const char *rest, gboolean *no_tls, GError **error)
{
  g_autofree char *uri = g_strconcat (search->base_uri, folder, rest, NULL);

  return kayako_discovery_await (search->session, uri, no_tls, error);
}

/* Whether the public test resource answers as a helpdesk's; if not, with an
 * error. */
static gboolean
is_v1 (KayakoHttpResponse *response, GError **error)
{
  g_autoptr (KayakoV1Answer) answer = NULL;

  if (kayako_discovery_is_page (response)) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PORTAL, "A page came instead of JSON");
    return FALSE;
  }

  answer = kayako_v1_answer_new (response, FALSE);
  answer->flags = KAYAKO_V1_CALL_PROBING;
  answer->reader = kayako_v1_read_probe;
  kayako_v1_answer_read (answer);
  if (answer->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&answer->error));
  return FALSE;
}

/* In a fibre: whether a request without a signature is told to sign. With an
 * error only where nobody waits any more. */
static gboolean
is_locked (Search *search, const char *folder, const char *rest, GError **error)
{
  gboolean no_tls = FALSE;
  g_autoptr (GError) cause = NULL;
  g_autoptr (KayakoHttpResponse) response = await_path (search, folder, rest, &no_tls, &cause);

  if (response != NULL)
    return kayako_http_response_get_status (response) == SOUP_STATUS_UNAUTHORIZED;

  if (kayako_http_error_is_cancelled (cause))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    /* Fine: what does not answer here is no Classic, and why it is no v1 either
     * is what the person is told. */
    g_debug ("No Classic helpdesk: error %d", cause->code);

  return FALSE;
}

/* In a fibre: whether a folder has a Classic helpdesk that takes this type of
 * request. A site that is locked as a whole is none. */
static gboolean
is_classic (Search *search, const char *folder, const char *type, GError **error)
{
  g_autofree char *rest = g_strconcat (type, CLASSIC_TEST, NULL);

  return is_locked (search, folder, rest, error) && *error == NULL &&
         !is_locked (search, folder, NOTHING, error) && *error == NULL;
}

/* In a fibre. NULL without an error where there is none. */
static KayakoDiscovery *
find_classic (Search *search, GError **error)
{
  static const char *const types[] = { CLASSIC, CLASSIC "e=" };
  g_auto (GStrv) folders = kayako_discover_list_folders (search->address.path);

  for (guint f = 0; folders[f] != NULL; f++)
    for (gsize t = 0; t < G_N_ELEMENTS (types); t++) {
      g_autofree char *api_uri = g_strconcat (search->base_uri, folders[f], types[t], NULL);

      if (is_classic (search, folders[f], types[t], error))
        return kayako_discovery_new (KAYAKO_HELPDESK_KIND_CLASSIC, search->base_uri, api_uri, NULL);
      if (*error != NULL)
        return NULL;
    }

  return NULL;
}

/* What may yet be a Classic: a server that answers something else. */
static gboolean
may_be_classic (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NOT_HELPDESK) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_PORTAL);
}

/* In a fibre: what is at the address by one scheme. */
static KayakoDiscovery *
look (Search *search, const char *scheme, gboolean *no_tls, GError **error)
{
  g_autoptr (KayakoHttpResponse) response = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autofree char *api_uri = NULL;
  KayakoDiscovery *classic = NULL;

  g_free (search->base_uri);
  search->base_uri = kayako_address_format_origin (&search->address, scheme);
  response = await_path (search, "", V1_PROBE, no_tls, &cause);
  search->answered = response != NULL;
  if (response != NULL && is_v1 (response, &cause)) {
    api_uri = g_strconcat (search->base_uri, V1_ROOT, NULL);
    return kayako_discovery_new (KAYAKO_HELPDESK_KIND_V1, search->base_uri, api_uri, NULL);
  }

  if (may_be_classic (cause)) {
    classic = find_classic (search, &cancelled);
    if (classic != NULL)
      return classic;
  }

  if (cancelled != NULL)
    g_propagate_error (error, g_steal_pointer (&cancelled));
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/* In a fibre: what an address that is not of this machine says in clear, where
 * nobody speaks TLS. */
static GError *
await_clear_answer (Search *search)
{
  g_autofree char *origin = kayako_address_format_origin (&search->address, "http");
  g_autofree char *uri = g_strconcat (origin, V1_PROBE, NULL);
  g_autoptr (GError) cause = NULL;
  gboolean no_tls = FALSE;
  g_autoptr (KayakoHttpResponse) response =
      kayako_discovery_await (search->session, uri, &no_tls, &cause);

  if (response != NULL)
    return g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_INSECURE, "It answers in clear only");
  if (kayako_http_error_is_cancelled (cause))
    return g_steal_pointer (&cause);
  /* Who leads everybody elsewhere, in clear, is the network's own door. */
  if (g_error_matches (cause, KAYAKO_ERROR, KAYAKO_ERROR_REDIRECTED))
    return g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_PORTAL, "It leads elsewhere, in clear");

  return NULL;
}

/* In a fibre: on this machine nobody reads along, so that it will do without TLS
 * where nobody asked for it. */
static KayakoDiscovery *
search_loopback (Search *search, GError **error)
{
  const char *scheme = search->address.scheme;
  g_autoptr (GError) cause = NULL;
  gboolean no_tls = FALSE;
  KayakoDiscovery *found = NULL;

  if (g_strcmp0 (scheme, "https") == 0)
    return look (search, "https", &no_tls, error);

  found = look (search, "http", &no_tls, &cause);
  if (found != NULL)
    return found;
  if (scheme == NULL && !search->answered && !kayako_http_error_is_cancelled (cause) &&
      !g_error_matches (cause, KAYAKO_ERROR, KAYAKO_ERROR_NO_SERVER) &&
      !g_error_matches (cause, KAYAKO_ERROR, KAYAKO_ERROR_TIMED_OUT))
    return look (search, "https", &no_tls, error);

  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

static KayakoDiscovery *
search_address (Search *search, GError **error)
{
  gboolean no_tls = FALSE;
  g_autoptr (GError) cause = NULL;
  g_autoptr (GError) clear = NULL;
  KayakoDiscovery *found = NULL;

  if (kayako_address_is_loopback (search->address.host))
    return search_loopback (search, error);

  found = look (search, "https", &no_tls, &cause);
  if (found != NULL)
    return found;

  if (no_tls)
    clear = await_clear_answer (search);
  if (clear != NULL)
    g_propagate_error (error, g_steal_pointer (&clear));
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

static DexFuture *
search_fiber (gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (KayakoDiscovery) found = NULL;
  g_autoptr (GError) error = NULL;

  if (kayako_address_parse (search->typed, &search->address, &error)) {
    search->session = kayako_discovery_session_new (search->address.host);
    found = search_address (search, &error);
  }

  if (kayako_http_error_is_cancelled (error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (found == NULL)
    found = kayako_discovery_new (KAYAKO_HELPDESK_KIND_NONE, search->base_uri, NULL, error);

  return dex_future_new_take_boxed (KAYAKO_TYPE_DISCOVERY, g_steal_pointer (&found));
}

/**
 * kayako_discover:
 * @typed: what a person typed or pasted: a host, a page's address
 *
 * Finds out what is at an address. Nothing is sent but the question whether it
 * is a helpdesk, so that plain http, too, is looked at: to say that it will not
 * do. Where there is no helpdesk, what comes says why with
 * %KAYAKO_ERROR_ADDRESS, %KAYAKO_ERROR_REDIRECTED (the parameter is the other
 * server), %KAYAKO_ERROR_PORTAL, %KAYAKO_ERROR_CERTIFICATE,
 * %KAYAKO_ERROR_INSECURE, %KAYAKO_ERROR_NOT_HELPDESK, %KAYAKO_ERROR_NO_SERVER,
 * %KAYAKO_ERROR_TIMED_OUT, %KAYAKO_ERROR_SERVER, %KAYAKO_ERROR_RATE_LIMITED or
 * %KAYAKO_ERROR_NETWORK.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoDiscovery, and
 *   rejects only where it is cancelled
 */
DexFuture *
kayako_discover (const char *typed)
{
  Search *search = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  search = g_new0 (Search, 1);
  search->typed = g_strdup (typed);

  return kayako_spawn (search_fiber, search, (GDestroyNotify) search_free);
}
