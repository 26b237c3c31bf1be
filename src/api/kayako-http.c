/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-http.h"

#include "kayako-address.h"
#include "kayako-future.h"
#include "kayako-http-cache.h"
#include "kayako-http-error.h"
#include "kayako-http-exchange.h"
#include "kayako-http-log.h"
#include "kayako-http-retry.h"

/* Fixed, without a version: a session belongs to the program it was made with
 * (api/v1.md §3.2) and outlives an update. */
#define USER_AGENT   "Kayako-GNOME"

#define IO_TIMEOUT   30 /* seconds without a byte, connecting included */
#define IDLE_TIMEOUT 60 /* seconds an unused connection is kept */
/* What nobody waits for any more keeps its connection until the server answers
 * (kayako-http-exchange.c), so there are some to spare. */
#define MAX_CONNECTIONS 32               /* in all: libsoup would stop at ten */
#define WINDOW          (30 * 1000)      /* milliseconds in which something has to come */
#define DEADLINE        (60 * 1000)      /* milliseconds for one exchange, however it trickles */
#define FILE_DEADLINE   (10 * 60 * 1000) /* milliseconds, where a file comes or goes */
#define FILE_SIZE       (256 << 10)      /* bytes: what is sent and larger than this is a file */
#define BODY_LIMIT      (32 << 20)       /* bytes, decoded */
#define CACHE_SIZE      (2 << 20)        /* bytes */
#define REDIRECTS       5
#define TRIES           3
#define LOG_SIZE        200 /* requests */
#define PATIENCE        10  /* seconds: what failed this slowly is not tried again */

/**
 * KayakoHttp:
 *
 * HTTP with one helpdesk: what is asked goes to its origin and nowhere else,
 * with the time-outs, limits and repeats every request has. It knows neither
 * sessions nor JSON.
 */
struct _KayakoHttp {
  GObject parent_instance;

  SoupSession *session;   /* (owned) (not nullable): for what only reads */
  SoupSession *changes;   /* (owned) (not nullable): for what changes something */
  GUri *base;             /* (owned) (not nullable) */
  char *base_uri;         /* (owned) (not nullable) */
  KayakoHttpCache *cache; /* (owned) (not nullable) */
  KayakoRequestLog *log;  /* (owned) (not nullable) */
  guint window;           /* milliseconds */
  guint deadline;         /* milliseconds */
  guint era;              /* how often all was forgotten */
};

G_DEFINE_FINAL_TYPE (KayakoHttp, kayako_http, G_TYPE_OBJECT)

typedef enum {
  PROP_BASE_URI = 1,
  PROP_WINDOW,
  PROP_DEADLINE,
} KayakoHttpProperty;

static GParamSpec *props[PROP_DEADLINE + 1];

typedef enum {
  SIGNAL_REACHED,
} KayakoHttpSignal;

static guint signals[SIGNAL_REACHED + 1];

typedef struct {
  KayakoHttp *http;           /* (owned) (not nullable) */
  KayakoHttpRequest *request; /* (owned) (not nullable) */
} SendData;

static void
send_data_free (SendData *data)
{
  g_object_unref (data->http);
  kayako_http_request_unref (data->request);
  g_free (data);
}

static void
note_start_cb (SoupMessage *message, gpointer user_data)
{
  gboolean *left = user_data;

  *left = TRUE;
}

static gboolean
has_flag (SendData *data, KayakoHttpFlags flag)
{
  return (kayako_http_request_get_flags (data->request) & flag) != 0;
}

static KayakoHttpLimits
get_limits (SendData *data)
{
  GBytes *body = kayako_http_request_get_body (data->request, NULL);
  gboolean is_file =
      has_flag (data, KAYAKO_HTTP_FILE) || (body != NULL && g_bytes_get_size (body) > FILE_SIZE);

  return (KayakoHttpLimits) {
    .body = BODY_LIMIT,
    .window = data->http->window,
    .deadline = is_file ? FILE_DEADLINE : data->http->deadline,
    .counts_once_leaving = kayako_http_request_get_changes (data->request),
  };
}

/* Sends one message, in a fibre. */
static KayakoHttpResponse *
exchange_message (SendData *data, SoupMessage *message, GError **error)
{
  gboolean changes = kayako_http_request_get_changes (data->request);
  SoupSession *session = changes ? data->http->changes : data->http->session;
  KayakoHttpLimits limits = get_limits (data);
  g_autoptr (GError) cause = NULL;
  gboolean left = FALSE;
  KayakoHttpResponse *response = NULL;
  gint64 started_us = g_get_monotonic_time ();
  gulong handler = 0;

  /* Up to “starting” there is a connection and nothing on it. */
  handler = g_signal_connect (message, "starting", G_CALLBACK (note_start_cb), &left);
  response =
      dex_await_boxed (kayako_chain (kayako_http_exchange (session, message, &limits)), &cause);
  g_signal_handler_disconnect (message, handler);
  kayako_http_log_exchange (data->http->log, message, response, started_us);
  if (response == NULL)
    g_propagate_error (error, kayako_http_error_from_transport (cause, changes, left));

  return response;
}

/* Asks whether what we hold is still good, in a fibre. NULL without an error
 * where it is, and is no longer held by now. */
static KayakoHttpResponse *
exchange_held (SendData *data, GUri *uri, const char *key, GError **error)
{
  KayakoHttpCache *cache = data->http->cache;
  guint era = data->http->era;
  g_autoptr (SoupMessage) message = kayako_http_request_dup_message (data->request, uri);
  g_autoptr (KayakoHttpResponse) response = NULL;
  gboolean asked = kayako_http_cache_ask (cache, key, message);

  response = exchange_message (data, message, error);
  if (response == NULL)
    return NULL;

  if (asked && kayako_http_response_get_status (response) == SOUP_STATUS_NOT_MODIFIED)
    return era == data->http->era ? kayako_http_cache_dup (cache, key) : NULL;

  /* What somebody else was told meanwhile is not kept for who came after. */
  if (era == data->http->era)
    kayako_http_cache_keep (cache, key, response);

  return g_steal_pointer (&response);
}

/* Sends the request to one address, in a fibre. */
static KayakoHttpResponse *
exchange (SendData *data, GUri *uri, GError **error)
{
  g_autofree char *key = g_uri_to_string (uri);
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GError) cause = NULL;
  KayakoHttpResponse *response = NULL;

  if (has_flag (data, KAYAKO_HTTP_REVALIDATE)) {
    response = exchange_held (data, uri, key, &cause);
    if (response != NULL)
      return response;

    if (cause != NULL) {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  }

  message = kayako_http_request_dup_message (data->request, uri);

  return exchange_message (data, message, error);
}

static gboolean
is_redirect (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

/* Sends the request and goes where the server points, as long as that is the
 * same origin, in a fibre. */
static KayakoHttpResponse *
exchange_following (SendData *data, GError **error)
{
  g_autoptr (GUri) uri = kayako_http_request_dup_uri (data->request, data->http->base);
  gboolean changes = kayako_http_request_get_changes (data->request);

  if (uri == NULL) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "The target is no address");
    return NULL;
  }

  for (guint i = 0; i <= REDIRECTS; i++) {
    g_autoptr (KayakoHttpResponse) response = exchange (data, uri, error);
    g_autoptr (GUri) next = NULL;
    const char *location = NULL;

    if (response == NULL)
      return NULL;

    if (!is_redirect (kayako_http_response_get_status (response)))
      return g_steal_pointer (&response);

    location = kayako_http_response_get_header (response, "Location");
    if (location != NULL)
      next = g_uri_parse_relative (uri, location, SOUP_HTTP_URI_FLAGS, NULL);
    if (!kayako_http_may_redirect (uri, next, kayako_http_response_get_status (response), changes,
                                   error))
      return NULL;

    g_clear_pointer (&uri, g_uri_unref);
    uri = g_steal_pointer (&next);
  }

  g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_PROTOCOL, "The redirects do not end");
  return NULL;
}

static gboolean
may_repeat (SendData *data, const GError *error, guint attempt, gint64 started_at)
{
  return attempt < TRIES && g_get_monotonic_time () - started_at < PATIENCE * G_USEC_PER_SEC &&
         !kayako_http_request_get_changes (data->request) && !has_flag (data, KAYAKO_HTTP_ONCE) &&
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK);
}

/* Waits, in a fibre. FALSE where nobody wants the answer any more. */
static gboolean
wait_before_repeat (guint attempt, GError **error)
{
  g_autoptr (GError) cause = NULL;
  guint delay = kayako_http_retry_delay (attempt, g_random_double ());

  dex_await (kayako_chain (dex_timeout_new_msec ((int) delay)), &cause);
  if (kayako_http_error_is_cancelled (cause)) {
    g_propagate_error (error, kayako_http_error_from_transport (cause, FALSE, FALSE));
    return FALSE;
  }

  return TRUE;
}

static DexFuture *
send_fiber (gpointer user_data)
{
  SendData *data = user_data;
  gint64 started_at = g_get_monotonic_time ();

  for (guint attempt = 1;; attempt++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KayakoHttpResponse) response = exchange_following (data, &error);

    if (response != NULL) {
      g_signal_emit (data->http, signals[SIGNAL_REACHED], 0, TRUE);
      return dex_future_new_take_boxed (KAYAKO_TYPE_HTTP_RESPONSE, g_steal_pointer (&response));
    }

    if (kayako_http_error_is_cancelled (error))
      return dex_future_new_for_error (g_steal_pointer (&error));

    if (!may_repeat (data, error, attempt, started_at)) {
      if (g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_NETWORK) ||
          g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_UNCLEAR))
        g_signal_emit (data->http, signals[SIGNAL_REACHED], 0, FALSE);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }

    /* Not swallowed: the last try's error is the one that is told. The message
     * of this one may name the host. */
    g_debug ("Try %u of %u failed", attempt, TRIES);
    g_clear_error (&error);
    if (!wait_before_repeat (attempt, &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  }
}

/* This computer is reached without the proxy that leads out of it, and without
 * looking for one. */
static SoupSession *
new_session (KayakoHttp *self)
{
  SoupSession *session = soup_session_new_with_options (
      "user-agent", USER_AGENT, "timeout", IO_TIMEOUT, "idle-timeout", IDLE_TIMEOUT,
      "accept-language-auto", TRUE, "max-conns", MAX_CONNECTIONS, "max-conns-per-host",
      MAX_CONNECTIONS, NULL);

  if (kayako_address_is_loopback (g_uri_get_host (self->base)))
    soup_session_set_proxy_resolver (session, NULL);

  return session;
}

/* A change has connections of its own: however many reads nobody waits for any
 * more still hold theirs, a reply leaves at once. */
static void
kayako_http_constructed (GObject *object)
{
  KayakoHttp *self = KAYAKO_HTTP (object);

  G_OBJECT_CLASS (kayako_http_parent_class)->constructed (object);

  self->base = g_uri_parse (self->base_uri, SOUP_HTTP_URI_FLAGS, NULL);
  g_assert (self->base != NULL);
  self->session = new_session (self);
  self->changes = new_session (self);
}

static void
kayako_http_dispose (GObject *object)
{
  KayakoHttp *self = KAYAKO_HTTP (object);

  /* Not aborted, see kayako-http-exchange.c: what is on its way keeps the
   * session until it has ended. */
  g_clear_object (&self->session);
  g_clear_object (&self->changes);

  G_OBJECT_CLASS (kayako_http_parent_class)->dispose (object);
}

static void
kayako_http_finalize (GObject *object)
{
  KayakoHttp *self = KAYAKO_HTTP (object);

  g_clear_pointer (&self->base, g_uri_unref);
  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->cache, kayako_http_cache_free);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (kayako_http_parent_class)->finalize (object);
}

static void
kayako_http_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoHttp *self = KAYAKO_HTTP (object);

  switch ((KayakoHttpProperty) prop_id) {
  case PROP_BASE_URI:
    g_value_set_string (value, self->base_uri);
    break;
  case PROP_WINDOW:
    g_value_set_uint (value, self->window);
    break;
  case PROP_DEADLINE:
    g_value_set_uint (value, self->deadline);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_http_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KayakoHttp *self = KAYAKO_HTTP (object);

  switch ((KayakoHttpProperty) prop_id) {
  case PROP_BASE_URI:
    self->base_uri = g_value_dup_string (value);
    break;
  case PROP_WINDOW:
    self->window = g_value_get_uint (value);
    break;
  case PROP_DEADLINE:
    self->deadline = g_value_get_uint (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_http_class_init (KayakoHttpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kayako_http_constructed;
  object_class->dispose = kayako_http_dispose;
  object_class->finalize = kayako_http_finalize;
  object_class->get_property = kayako_http_get_property;
  object_class->set_property = kayako_http_set_property;

  /**
   * KayakoHttp:base-uri:
   *
   * Scheme, host and port of the helpdesk, as kayako_address_to_base_uri()
   * makes them.
   */
  props[PROP_BASE_URI] =
      g_param_spec_string ("base-uri", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoHttp:window:
   *
   * How long an exchange may stand almost still before it is given up, in
   * milliseconds.
   */
  props[PROP_WINDOW] =
      g_param_spec_uint ("window", NULL, NULL, 1, G_MAXUINT, WINDOW,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * KayakoHttp:deadline:
   *
   * How long an exchange may take that brings or takes no file, in milliseconds.
   */
  props[PROP_DEADLINE] =
      g_param_spec_uint ("deadline", NULL, NULL, 1, G_MAXUINT, DEADLINE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KayakoHttp::reached:
   * @self: the object
   * @reached: %TRUE when the server answered, %FALSE when the network failed
   *
   * A request has come to its end.
   */
  signals[SIGNAL_REACHED] = g_signal_new ("reached", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
kayako_http_init (KayakoHttp *self)
{
  self->cache = kayako_http_cache_new (CACHE_SIZE);
  self->log = kayako_request_log_new (LOG_SIZE);
}

/**
 * kayako_http_new:
 * @base_uri: what kayako_address_to_base_uri() made of an address
 *
 * Makes a connection to one helpdesk. Nothing is sent yet.
 *
 * Returns: (transfer full): a new object
 */
KayakoHttp *
kayako_http_new (const char *base_uri)
{
  g_return_val_if_fail (base_uri != NULL, NULL);

  return g_object_new (KAYAKO_TYPE_HTTP, "base-uri", base_uri, NULL);
}

/**
 * kayako_http_is_own:
 * @self: the object
 * @url: any address
 *
 * Whether @url is of the helpdesk's own origin, so that credentials may go
 * there.
 *
 * Returns: %TRUE when it is
 */
gboolean
kayako_http_is_own (KayakoHttp *self, const char *url)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (KAYAKO_IS_HTTP (self), FALSE);
  g_return_val_if_fail (url != NULL, FALSE);

  uri = g_uri_parse_relative (self->base, url, SOUP_HTTP_URI_FLAGS, NULL);

  return uri != NULL && g_uri_get_userinfo (uri) == NULL &&
         kayako_address_same_origin (self->base, uri);
}

/**
 * kayako_http_get_log:
 * @self: the object
 *
 * The last requests, without secrets and bodies.
 *
 * Returns: (transfer none): the log
 */
KayakoRequestLog *
kayako_http_get_log (KayakoHttp *self)
{
  g_return_val_if_fail (KAYAKO_IS_HTTP (self), NULL);

  return self->log;
}

/**
 * kayako_http_send:
 * @self: the object
 * @request: what to ask
 *
 * Asks, and brings whatever the server answers, bad statuses included. What
 * only reads is tried three times where the network fails; what changes
 * something is sent once. Dropping a chain on it ends the waiting, not the
 * request: what has left is carried out, and its connection is in use until the
 * server answers, see kayako_http_exchange().
 *
 * Returns: (transfer full): a future that resolves to a #KayakoHttpResponse,
 *   or rejects with %KAYAKO_ERROR_NETWORK, %KAYAKO_ERROR_UNCLEAR,
 *   %KAYAKO_ERROR_CERTIFICATE, %KAYAKO_ERROR_REDIRECTED,
 *   %KAYAKO_ERROR_TOO_LARGE or %KAYAKO_ERROR_PROTOCOL
 */
DexFuture *
kayako_http_send (KayakoHttp *self, KayakoHttpRequest *request)
{
  SendData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_HTTP (self), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  data = g_new0 (SendData, 1);
  data->http = g_object_ref (self);
  data->request = kayako_http_request_ref (request);

  return kayako_spawn (send_fiber, data, (GDestroyNotify) send_data_free);
}

/**
 * kayako_http_forget:
 * @self: the object
 *
 * Drops the held answers, and those on their way, where another person signs in
 * or nobody is signed in any more.
 */
void
kayako_http_forget (KayakoHttp *self)
{
  g_return_if_fail (KAYAKO_IS_HTTP (self));

  self->era++;
  kayako_http_cache_forget (self->cache);
}
