/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-oauth-listener.h"

#include "kayako-error.h"
#include "kayako-wipe.h"

#include <libsoup/soup.h>
#include <string.h>

#define PATH "/signed-in"

/* A place on this machine, and only here, where the browser comes back to
 * (RFC 8252 §7.3). It takes the first request that knows the state, and turns
 * all others away: whoever else is on this machine cannot end the waiting. */
struct _KayakoOauthListener {
  SoupServer *server;          /* (owned) (nullable): NULL where no port was free */
  DexPromise *promise;         /* (owned) (not nullable): of the code, a KayakoWipedText */
  SoupServerMessage *answered; /* (owned) (nullable): the request that brought an answer */
  char *code;                  /* (owned) (nullable): a secret */
  GError *refusal;             /* (owned) (nullable) */
  char *uri;                   /* (owned) (not nullable) */
  char *state;                 /* (owned) (not nullable): a secret */
  char *language;              /* (owned) (not nullable) */
  char *title;                 /* (owned) (not nullable) */
  char *done;                  /* (owned) (not nullable) */
  char *denied;                /* (owned) (not nullable) */
  char *failed;                /* (owned) (not nullable) */
};

static void
show (KayakoOauthListener *self, SoupServerMessage *message, guint status, const char *sentence)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *page = g_markup_printf_escaped (
      "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n"
      "<style>:root { color-scheme: light dark; }"
      " body { font-family: sans-serif; text-align: center; margin: 4em 1em; }</style>\n"
      "</head>\n<body>\n<h1>%s</h1>\n<p>%s</p>\n</body>\n</html>\n",
      self->language, self->title, self->title, sentence);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_message_headers_replace (headers, "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_COPY, page,
                                    strlen (page));
}

/* What the protocol's own words mean. */
static GError *
new_refused (const char *word)
{
  gboolean denied = g_str_equal (word, "access_denied");
  GError *error =
      denied ? g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_DENIED, "The person said no")
             : g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_REJECTED,
                                    "The helpdesk does not let this program ask");

  kayako_error_set_server_code (error, word);
  return error;
}

static void
take_answer (KayakoOauthListener *self, SoupServerMessage *message, GHashTable *query)
{
  const char *code = g_hash_table_lookup (query, "code");
  const char *word = g_hash_table_lookup (query, "error");

  if (word != NULL) {
    show (self, message, SOUP_STATUS_OK,
          g_str_equal (word, "access_denied") ? self->denied : self->failed);
    self->refusal = new_refused (word);
  } else {
    show (self, message, SOUP_STATUS_OK, self->done);
    self->code = g_strdup (code);
  }

  self->answered = g_object_ref (message);
}

/* Nobody is told before the browser has its page: what waits closes us. */
static void
settle_cb (KayakoOauthListener *self, SoupServerMessage *message)
{
  if (message != self->answered || !dex_future_is_pending (DEX_FUTURE (self->promise)))
    return;

  if (self->refusal != NULL)
    dex_promise_reject (self->promise, g_steal_pointer (&self->refusal));
  else
    dex_promise_resolve_boxed (self->promise, KAYAKO_TYPE_WIPED_TEXT,
                               g_steal_pointer (&self->code));
}

static gboolean
is_answer (KayakoOauthListener *self, GHashTable *query)
{
  return query != NULL && g_strcmp0 (g_hash_table_lookup (query, "state"), self->state) == 0 &&
         (g_hash_table_lookup (query, "code") != NULL ||
          g_hash_table_lookup (query, "error") != NULL);
}

static void
message_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  KayakoOauthListener *self = user_data;

  if (!g_str_equal (path, PATH)) {
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
    return;
  }
  if (!g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_GET)) {
    soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
    return;
  }
  if (!is_answer (self, query) || self->answered != NULL) {
    show (self, message, SOUP_STATUS_BAD_REQUEST, self->failed);
    return;
  }

  take_answer (self, message, query);
}

static gboolean
listen_here (KayakoOauthListener *self, GError **error)
{
  g_autoptr (SoupServer) server = soup_server_new ("server-header", NULL, NULL);
  g_autoptr (GError) cause = NULL;
  GSList *uris = NULL;

  soup_server_add_handler (server, NULL, message_cb, self, NULL);
  g_signal_connect_swapped (server, "request-finished", G_CALLBACK (settle_cb), self);
  g_signal_connect_swapped (server, "request-aborted", G_CALLBACK (settle_cb), self);
  if (!soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &cause)) {
    g_set_error (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK, "No port to listen on: %d",
                 cause->code);
    return FALSE;
  }

  uris = soup_server_get_uris (server);
  self->uri = g_strdup_printf ("http://127.0.0.1:%d" PATH, g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->server = g_steal_pointer (&server);

  return TRUE;
}

/**
 * kayako_oauth_listener_new:
 * @state: what the browser has to bring back
 * @words: what it shows
 * @error: return location for a #KayakoError
 *
 * Listens on a free port of this machine.
 *
 * Returns: (transfer full) (nullable): a listener, or %NULL with
 *   %KAYAKO_ERROR_NETWORK
 */
KayakoOauthListener *
kayako_oauth_listener_new (const char *state, const KayakoOauthWords *words, GError **error)
{
  g_autoptr (KayakoOauthListener) self = g_new0 (KayakoOauthListener, 1);

  self->promise = dex_promise_new ();
  self->state = g_strdup (state);
  self->language = g_strdup (words->language);
  self->title = g_strdup (words->title);
  self->done = g_strdup (words->done);
  self->denied = g_strdup (words->denied);
  self->failed = g_strdup (words->failed);

  return listen_here (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kayako_oauth_listener_free:
 * @self: (transfer full): a listener
 *
 * Stops listening. Whoever waits is told that nothing comes any more.
 */
void
kayako_oauth_listener_free (KayakoOauthListener *self)
{
  if (self->server != NULL) {
    g_signal_handlers_disconnect_by_data (self->server, self);
    soup_server_remove_handler (self->server, NULL);
    soup_server_disconnect (self->server);
  }
  g_clear_object (&self->server);
  g_clear_object (&self->answered);
  if (dex_future_is_pending (DEX_FUTURE (self->promise)))
    dex_promise_reject (self->promise,
                        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody listens"));
  dex_clear (&self->promise);
  g_clear_error (&self->refusal);
  kayako_wipe_free (self->code);
  g_free (self->uri);
  kayako_wipe_free (self->state);
  g_free (self->language);
  g_free (self->title);
  g_free (self->done);
  g_free (self->denied);
  g_free (self->failed);
  g_free (self);
}

/**
 * kayako_oauth_listener_get_uri:
 * @self: a listener
 *
 * Where the browser is to come back to.
 *
 * Returns: an address, owned by @self
 */
const char *
kayako_oauth_listener_get_uri (KayakoOauthListener *self)
{
  return self->uri;
}

/**
 * kayako_oauth_listener_wait:
 * @self: a listener
 *
 * Waits for the browser.
 *
 * Returns: (transfer full): a future that resolves to the code as a
 *   #KayakoWipedText, or rejects with %KAYAKO_ERROR_DENIED where the person
 *   said no, or %KAYAKO_ERROR_REJECTED
 */
DexFuture *
kayako_oauth_listener_wait (KayakoOauthListener *self)
{
  return dex_ref (DEX_FUTURE (self->promise));
}
