/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sandbox.h"

#include "kayako-sandbox-oauth.h"
#include "kayako-sandbox-private.h"
#include "kayako-sandbox-session.h"
#include "kayako-sandbox-test-item.h"
#include "kayako-sandbox-wire.h"

#include <string.h>

/* Raised when the tables change: a file of another version is refused. */
#define SCHEMA_VERSION 5
/* How long simulated people let pass between two things they do. */
#define SHORTEST_PAUSE_MS 4000
#define LONGEST_PAUSE_MS  15000

/* A helpdesk on the loopback address. */
struct _KayakoSandbox {
  GObject parent_instance;

  KayakoSandboxOptions options;        /* its texts are owned by the caller of _new() */
  KayakoSandboxDatabase *database;     /* (owned) */
  SoupServer *server;                  /* (owned) (nullable): NULL until it is started */
  GPtrArray *faults;                   /* (owned) (element-type KayakoSandboxFault) */
  GRand *random;                       /* (owned) */
  KayakoSandboxLog *log;               /* (owned) (nullable) */
  const KayakoSandboxRoute *routes[5]; /* NULL-terminated */
  char *base_uri;                      /* (owned) (nullable) */
  guint port;
  guint64 request_count;
  guint live_id; /* GSource id, 0 when nobody is simulated */
};

G_DEFINE_FINAL_TYPE (KayakoSandbox, kayako_sandbox, G_TYPE_OBJECT)

static void
kayako_sandbox_dispose (GObject *object)
{
  KayakoSandbox *self = KAYAKO_SANDBOX (object);

  kayako_sandbox_stop (self);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (kayako_sandbox_parent_class)->dispose (object);
}

static void
kayako_sandbox_finalize (GObject *object)
{
  KayakoSandbox *self = KAYAKO_SANDBOX (object);

  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->random, g_rand_free);
  g_clear_pointer (&self->log, kayako_sandbox_log_free);
  g_clear_pointer (&self->base_uri, g_free);

  G_OBJECT_CLASS (kayako_sandbox_parent_class)->finalize (object);
}

static void
kayako_sandbox_class_init (KayakoSandboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_sandbox_dispose;
  object_class->finalize = kayako_sandbox_finalize;
}

static void
kayako_sandbox_init (KayakoSandbox *self)
{
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) kayako_sandbox_fault_unref);
  self->routes[0] = kayako_sandbox_session_routes;
  self->routes[1] = kayako_sandbox_test_item_routes;
  self->routes[2] = kayako_sandbox_oauth_routes;
  self->routes[3] = kayako_sandbox_content_routes;
}

static gboolean
parse_faults (KayakoSandbox *self, GError **error)
{
  g_ptr_array_set_size (self->faults, 0);

  for (guint i = 0; self->options.faults != NULL && self->options.faults[i] != NULL; i++) {
    KayakoSandboxFault *fault = kayako_sandbox_fault_parse (self->options.faults[i], error);

    if (fault == NULL)
      return FALSE;
    g_ptr_array_add (self->faults, fault);
  }

  return TRUE;
}

static gboolean
fill (KayakoSandbox *self, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", SCHEMA_VERSION);
  gboolean filled = FALSE;

  kayako_sandbox_database_begin (self->database);
  kayako_sandbox_database_run (self->database, kayako_sandbox_core_schema);
  kayako_sandbox_database_run (self->database, kayako_sandbox_schema);
  kayako_sandbox_test_item_fill (self->database);
  filled = kayako_sandbox_content_fill (self->database, &self->options, error);
  kayako_sandbox_database_run (self->database, version);

  if (!filled) {
    kayako_sandbox_database_rollback (self->database);
    return FALSE;
  }

  kayako_sandbox_database_commit (self->database);
  return kayako_sandbox_database_check (self->database, error);
}

static gboolean
open_database (KayakoSandbox *self, GError **error)
{
  gint64 version = 0;
  gint64 tables = 0;

  self->database = kayako_sandbox_database_new (self->options.database, error);
  if (self->database == NULL)
    return FALSE;

  version = kayako_sandbox_database_get_int64 (self->database, 0, "PRAGMA user_version", NULL);
  tables = kayako_sandbox_database_get_int64 (self->database, 0,
                                              "SELECT count(*) FROM sqlite_master", NULL);
  if (!kayako_sandbox_database_check (self->database, error))
    return FALSE;

  if (tables == 0)
    return fill (self, error);
  if (version == SCHEMA_VERSION)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s is not a helpdesk of this version",
               self->options.database);
  return FALSE;
}

/**
 * kayako_sandbox_new:
 * @options: how it is to be; its texts must stay until the sandbox is gone
 * @error: return location for a #GError
 *
 * Makes a helpdesk that does not serve yet.
 *
 * Returns: (transfer full) (nullable): the sandbox, or %NULL with
 *   %G_OPTION_ERROR_BAD_VALUE for a fault that is none, or a #GIOError when
 *   the database or the log cannot be opened
 */
KayakoSandbox *
kayako_sandbox_new (const KayakoSandboxOptions *options, GError **error)
{
  g_autoptr (KayakoSandbox) self = g_object_new (KAYAKO_TYPE_SANDBOX, NULL);

  self->options = *options;
  self->random = g_rand_new_with_seed (options->seed);
  if (!parse_faults (self, error))
    return NULL;
  if (options->log != NULL && !(self->log = kayako_sandbox_log_new (options->log, error)))
    return NULL;
  if (!open_database (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kayako_sandbox_get_port:
 * @self: a sandbox
 *
 * Returns: the port it serves on, 0 when it does not
 */
guint
kayako_sandbox_get_port (KayakoSandbox *self)
{
  return self->port;
}

/**
 * kayako_sandbox_get_base_uri:
 * @self: a sandbox
 *
 * Returns: (nullable): its address without a slash at the end, %NULL when it
 *   does not serve
 */
const char *
kayako_sandbox_get_base_uri (KayakoSandbox *self)
{
  return self->base_uri;
}

static void
message_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  KayakoSandbox *self = user_data;

  soup_message_body_truncate (soup_server_message_get_response_body (message));
  soup_message_headers_clear (soup_server_message_get_response_headers (message));
  self->request_count++;
  kayako_sandbox_exchange_begin (self, message);
}

/* The server refuses by itself what is no request at all. That answer is an
 * envelope too: it is laid ready, and goes when there is a request to answer. */
static void
request_started_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  static const char envelope[] = KAYAKO_SANDBOX_WIRE_ENVELOPE ("400", "The request is malformed");

  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, envelope,
                                    strlen (envelope));
  kayako_sandbox_wire_watch (message);
}

/* The headers are there, and some of the body. */
static void
early_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  KayakoSandbox *self = user_data;

  for (guint i = 0; i < self->faults->len; i++) {
    KayakoSandboxFault *fault = g_ptr_array_index (self->faults, i);

    if (kayako_sandbox_fault_get_kind (fault) != KAYAKO_SANDBOX_FAULT_DROP_DURING ||
        !kayako_sandbox_fault_fire (fault, soup_server_message_get_method (message), path,
                                    self->random, g_get_monotonic_time ()))
      continue;

    kayako_sandbox_log_write (self->log, soup_server_message_get_method (message), path, 0, 0);
    /* With a status nobody waits for the rest, and nothing of it is done. */
    soup_server_message_set_status (message, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
    g_socket_shutdown (soup_server_message_get_socket (message), TRUE, TRUE, NULL);
    return;
  }
}

static gboolean live_cb (gpointer user_data);

static void
plan_next_act (KayakoSandbox *self)
{
  self->live_id = g_timeout_add (
      (guint) g_rand_int_range (self->random, SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS), live_cb, self);
}

static gboolean
live_cb (gpointer user_data)
{
  KayakoSandbox *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!kayako_sandbox_act (self, &error))
    g_warning ("Simulated people: %s", error->message);

  plan_next_act (self);
  return G_SOURCE_REMOVE;
}

/**
 * kayako_sandbox_start:
 * @self: a sandbox that does not serve
 * @port: where to, 0 for any free port
 * @error: return location for a #GError
 *
 * Begins to serve, on the loopback address and nowhere else.
 *
 * Returns: whether it serves; if not, with a #GIOError
 */
gboolean
kayako_sandbox_start (KayakoSandbox *self, guint port, GError **error)
{
  g_autoptr (SoupServer) server =
      soup_server_new ("server-header", "Kayako-Sandbox", "raw-paths", TRUE, NULL);
  g_autoptr (GTlsCertificate) certificate = NULL;
  SoupServerListenOptions options = SOUP_SERVER_LISTEN_IPV4_ONLY;
  GSList *uris = NULL;

  g_return_val_if_fail (self->server == NULL, FALSE);

  if (self->options.tls != NULL) {
    certificate = g_tls_certificate_new_from_file (self->options.tls, error);
    if (certificate == NULL)
      return FALSE;
    soup_server_set_tls_certificate (server, certificate);
    options |= SOUP_SERVER_LISTEN_HTTPS;
  }

  g_signal_connect (server, "request-started", G_CALLBACK (request_started_cb), NULL);
  soup_server_add_early_handler (server, NULL, early_cb, self, NULL);
  soup_server_add_handler (server, NULL, message_cb, self, NULL);
  if (!soup_server_listen_local (server, port, options, error))
    return FALSE;

  uris = soup_server_get_uris (server);
  self->port = (guint) g_uri_get_port (uris->data);
  self->base_uri = g_strdup_printf ("%s://127.0.0.1:%u",
                                    self->options.tls != NULL ? "https" : "http", self->port);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  self->server = g_steal_pointer (&server);
  if (self->options.live)
    plan_next_act (self);
  return TRUE;
}

/**
 * kayako_sandbox_stop:
 * @self: a sandbox
 *
 * Stops serving, if it does.
 */
void
kayako_sandbox_stop (KayakoSandbox *self)
{
  g_clear_handle_id (&self->live_id, g_source_remove);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->base_uri, g_free);
  self->port = 0;
}

/**
 * kayako_sandbox_get_database:
 * @self: a sandbox
 *
 * Returns: (transfer none): its database
 */
KayakoSandboxDatabase *
kayako_sandbox_get_database (KayakoSandbox *self)
{
  return self->database;
}

/**
 * kayako_sandbox_get_routes:
 * @self: a sandbox
 *
 * Returns: (array zero-terminated=1): the tables of its routes
 */
const KayakoSandboxRoute *const *
kayako_sandbox_get_routes (KayakoSandbox *self)
{
  return self->routes;
}

/**
 * kayako_sandbox_get_faults:
 * @self: a sandbox
 *
 * Returns: (transfer none) (element-type KayakoSandboxFault): what goes wrong
 */
GPtrArray *
kayako_sandbox_get_faults (KayakoSandbox *self)
{
  return self->faults;
}

/**
 * kayako_sandbox_get_random:
 * @self: a sandbox
 *
 * Returns: (transfer none): its chance, which the seed decides
 */
GRand *
kayako_sandbox_get_random (KayakoSandbox *self)
{
  return self->random;
}

/**
 * kayako_sandbox_get_log:
 * @self: a sandbox
 *
 * Returns: (transfer none) (nullable): its request log
 */
KayakoSandboxLog *
kayako_sandbox_get_log (KayakoSandbox *self)
{
  return self->log;
}

/**
 * kayako_sandbox_get_request_count:
 * @self: a sandbox
 *
 * Returns: how many requests have arrived
 */
guint64
kayako_sandbox_get_request_count (KayakoSandbox *self)
{
  return self->request_count;
}

/**
 * kayako_sandbox_act:
 * @self: a sandbox
 * @error: return location for a #GError
 *
 * Lets one simulated person do one thing.
 *
 * Returns: whether that is in the database; if not, with a #GIOError
 */
gboolean
kayako_sandbox_act (KayakoSandbox *self, GError **error)
{
  kayako_sandbox_database_begin (self->database);
  kayako_sandbox_content_act (self->database, self->random);
  kayako_sandbox_database_commit (self->database);

  return kayako_sandbox_database_check (self->database, error);
}

static void
drop_tables (KayakoSandbox *self)
{
  g_autoptr (GString) sql = g_string_new ("PRAGMA foreign_keys = OFF; BEGIN;");

  {
    g_autoptr (KayakoSandboxRows) rows = kayako_sandbox_database_query (
        self->database,
        "SELECT type, name FROM sqlite_master"
        " WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'",
        NULL);

    while (kayako_sandbox_rows_next (rows))
      g_string_append_printf (sql, "DROP %s IF EXISTS \"%s\";",
                              kayako_sandbox_rows_get_string (rows, 0),
                              kayako_sandbox_rows_get_string (rows, 1));
  }

  g_string_append (sql, "COMMIT; PRAGMA foreign_keys = ON;");
  kayako_sandbox_database_run (self->database, sql->str);
}

/**
 * kayako_sandbox_reset:
 * @self: a sandbox
 * @error: return location for a #GError
 *
 * Makes everything as it was at the first start: content, sessions, clock,
 * chance and faults.
 *
 * Returns: whether it is; if not, with a #GIOError
 */
gboolean
kayako_sandbox_reset (KayakoSandbox *self, GError **error)
{
  kayako_sandbox_database_reset_clock (self->database);
  g_rand_set_seed (self->random, self->options.seed);
  drop_tables (self);
  if (!kayako_sandbox_database_check (self->database, error))
    return FALSE;

  return parse_faults (self, error) && fill (self, error);
}
