/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-v1-client.h"

#include "kayako-address.h"
#include "kayako-v1-private.h"
#include "kayako-wipe.h"

/**
 * KayakoV1Client:
 *
 * A helpdesk that speaks the v1 API (api/v1.md). This file holds the session;
 * what can be asked lies in the files beside it.
 */
struct _KayakoV1Client {
  GObject parent_instance;

  KayakoHttp *http;               /* (owned) (not nullable) */
  char *base_uri;                 /* (owned) (not nullable) */
  KayakoCredentials *credentials; /* (owned) (nullable): what calls are signed with */
  KayakoShared renewal;           /* getting new tokens */
  KayakoClientKeepFunc keeper;    /* (nullable) */
  gpointer keeper_data;           /* (not owned) (nullable) */
  KayakoUser *user;               /* (owned) (nullable) */
  KayakoCapabilities capabilities;
  GHashTable *request_tokens; /* (owned) (not nullable): id → token */
};

static void client_iface_init (KayakoClientInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoV1Client,
                               kayako_v1_client,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_CLIENT, client_iface_init))

typedef enum {
  PROP_BASE_URI = 1,
  PROP_CAPABILITIES,
  PROP_USER,
} KayakoV1ClientProperty;

static KayakoCapabilities
capabilities_of (KayakoUser *user)
{
  if (user == NULL)
    return KAYAKO_CAPABILITIES_NONE;

  switch (kayako_user_get_role (user)) {
  case KAYAKO_ROLE_TYPE_COLLABORATOR:
  case KAYAKO_ROLE_TYPE_AGENT:
  case KAYAKO_ROLE_TYPE_ADMIN:
  case KAYAKO_ROLE_TYPE_OWNER:
    return KAYAKO_CAPABILITIES_REPLY | KAYAKO_CAPABILITIES_CREATE |
           KAYAKO_CAPABILITIES_SET_SUBJECT | KAYAKO_CAPABILITIES_SET_STATUS |
           KAYAKO_CAPABILITIES_SET_PRIORITY | KAYAKO_CAPABILITIES_SET_TYPE |
           KAYAKO_CAPABILITIES_SET_FIELDS | KAYAKO_CAPABILITIES_RATE |
           KAYAKO_CAPABILITIES_VIEWS_OF_STAFF;
  case KAYAKO_ROLE_TYPE_CUSTOMER:
    return KAYAKO_CAPABILITIES_REPLY | KAYAKO_CAPABILITIES_CREATE |
           KAYAKO_CAPABILITIES_SET_SUBJECT | KAYAKO_CAPABILITIES_SET_FIELDS |
           KAYAKO_CAPABILITIES_RATE;
  case KAYAKO_ROLE_TYPE_UNKNOWN:
  default:
    return KAYAKO_CAPABILITIES_REPLY | KAYAKO_CAPABILITIES_CREATE | KAYAKO_CAPABILITIES_RATE;
  }
}

static void
reached_cb (KayakoV1Client *self, gboolean reached)
{
  g_signal_emit_by_name (self, "reached", reached);
}

static const char *
get_base_uri (KayakoClient *client)
{
  return KAYAKO_V1_CLIENT (client)->base_uri;
}

static KayakoCapabilities
get_capabilities (KayakoClient *client)
{
  return KAYAKO_V1_CLIENT (client)->capabilities;
}

static KayakoUser *
get_user (KayakoClient *client)
{
  return KAYAKO_V1_CLIENT (client)->user;
}

static void
set_capabilities (KayakoV1Client *self, KayakoCapabilities capabilities)
{
  if (self->capabilities == capabilities)
    return;

  self->capabilities = capabilities;
  g_object_notify (G_OBJECT (self), "capabilities");
}

static void
expect_user (KayakoClient *client, KayakoUser *user)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (client);

  if (self->user == NULL)
    set_capabilities (self, capabilities_of (user));
}

static KayakoCredentials *
get_credentials (KayakoClient *client)
{
  return KAYAKO_V1_CLIENT (client)->credentials;
}

static void
set_keeper (KayakoClient *client, KayakoClientKeepFunc func, gpointer user_data)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (client);

  self->keeper = func;
  self->keeper_data = user_data;
}

static KayakoRequestLog *
get_request_log (KayakoClient *client)
{
  return kayako_http_get_log (KAYAKO_V1_CLIENT (client)->http);
}

static const char *
get_request_token (KayakoClient *client, gint64 id)
{
  return g_hash_table_lookup (KAYAKO_V1_CLIENT (client)->request_tokens, &id);
}

static void
client_iface_init (KayakoClientInterface *iface)
{
  iface->get_base_uri = get_base_uri;
  iface->get_capabilities = get_capabilities;
  iface->get_user = get_user;
  iface->expect_user = expect_user;
  iface->get_credentials = get_credentials;
  iface->set_keeper = set_keeper;
  iface->get_request_log = get_request_log;
  iface->get_request_token = get_request_token;

  kayako_v1_client_init_session (iface);
  kayako_v1_client_init_conversations (iface);
  kayako_v1_client_init_messages (iface);
  kayako_v1_client_init_lists (iface);
  kayako_v1_client_init_files (iface);
  kayako_v1_client_init_tests (iface);
}

static void
kayako_v1_client_constructed (GObject *object)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (object);

  G_OBJECT_CLASS (kayako_v1_client_parent_class)->constructed (object);

  self->http = kayako_http_new (self->base_uri);
  g_signal_connect_object (self->http, "reached", G_CALLBACK (reached_cb), self, G_CONNECT_SWAPPED);
}

static void
kayako_v1_client_dispose (GObject *object)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (object);

  kayako_shared_clear (&self->renewal);
  g_clear_object (&self->http);
  g_clear_object (&self->user);

  G_OBJECT_CLASS (kayako_v1_client_parent_class)->dispose (object);
}

static void
kayako_v1_client_finalize (GObject *object)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (object);

  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->credentials, kayako_credentials_unref);
  g_clear_pointer (&self->request_tokens, g_hash_table_unref);

  G_OBJECT_CLASS (kayako_v1_client_parent_class)->finalize (object);
}

static void
kayako_v1_client_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (object);

  switch ((KayakoV1ClientProperty) prop_id) {
  case PROP_BASE_URI:
    g_value_set_string (value, self->base_uri);
    break;
  case PROP_CAPABILITIES:
    g_value_set_flags (value, self->capabilities);
    break;
  case PROP_USER:
    g_value_set_object (value, self->user);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_v1_client_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  KayakoV1Client *self = KAYAKO_V1_CLIENT (object);

  switch ((KayakoV1ClientProperty) prop_id) {
  case PROP_BASE_URI:
    self->base_uri = g_value_dup_string (value);
    break;
  case PROP_CAPABILITIES:
  case PROP_USER:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_v1_client_class_init (KayakoV1ClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kayako_v1_client_constructed;
  object_class->dispose = kayako_v1_client_dispose;
  object_class->finalize = kayako_v1_client_finalize;
  object_class->get_property = kayako_v1_client_get_property;
  object_class->set_property = kayako_v1_client_set_property;

  g_object_class_override_property (object_class, PROP_BASE_URI, "base-uri");
  g_object_class_override_property (object_class, PROP_CAPABILITIES, "capabilities");
  g_object_class_override_property (object_class, PROP_USER, "user");
}

static void
kayako_v1_client_init (KayakoV1Client *self)
{
  self->request_tokens = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                (GDestroyNotify) kayako_wipe_free);
}

/**
 * kayako_v1_client_new:
 * @address: the helpdesk's address as a person types it
 * @error: return location for a #KayakoError
 *
 * Makes a client of the helpdesk at @address, signed out. Nothing is sent yet.
 *
 * Returns: (transfer full) (nullable): a client, or %NULL with
 *   %KAYAKO_ERROR_ADDRESS or %KAYAKO_ERROR_INSECURE
 */
KayakoV1Client *
kayako_v1_client_new (const char *address, GError **error)
{
  g_autofree char *base_uri = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if ((base_uri = kayako_address_to_base_uri (address, error)) == NULL)
    return NULL;

  return g_object_new (KAYAKO_TYPE_V1_CLIENT, "base-uri", base_uri, NULL);
}

/* The HTTP of the helpdesk, owned by @self. */
KayakoHttp *
kayako_v1_client_get_http (KayakoV1Client *self)
{
  return self->http;
}

/* The getting of new tokens, which all who need them wait for, owned by @self. */
KayakoShared *
kayako_v1_client_get_renewal (KayakoV1Client *self)
{
  return &self->renewal;
}

static gboolean
replace_credentials (KayakoV1Client *self, KayakoCredentials *credentials)
{
  g_autoptr (KayakoCredentials) old = g_steal_pointer (&self->credentials);

  self->credentials = credentials != NULL ? kayako_credentials_ref (credentials) : NULL;

  return !kayako_credentials_equal (old, credentials);
}

/* Whether both speak for the same person, as far as one can see. */
static gboolean
are_of_same_person (KayakoCredentials *first, KayakoCredentials *second)
{
  if (first == NULL || second == NULL)
    return first == second;

  return kayako_credentials_get_kind (first) == kayako_credentials_get_kind (second) &&
         g_strcmp0 (kayako_credentials_get (first, KAYAKO_CREDENTIALS_TOKEN),
                    kayako_credentials_get (second, KAYAKO_CREDENTIALS_TOKEN)) == 0;
}

/* Other credentials, or none. What was seen through the old ones is forgotten. */
void
kayako_v1_client_set_credentials (KayakoV1Client *self, KayakoCredentials *credentials)
{
  gboolean same = are_of_same_person (self->credentials, credentials);
  gboolean changed = replace_credentials (self, credentials);

  if (!same) {
    kayako_http_forget (self->http);
    g_hash_table_remove_all (self->request_tokens);
  }

  if (changed)
    g_signal_emit_by_name (self, "credentials-changed");
}

/* The same person's, with other tokens. */
void
kayako_v1_client_renew_credentials (KayakoV1Client *self, KayakoCredentials *credentials)
{
  if (replace_credentials (self, credentials))
    g_signal_emit_by_name (self, "credentials-changed");
}

/* Waits until other tokens are kept, where somebody keeps them. */
DexFuture *
kayako_v1_client_when_kept (KayakoV1Client *self)
{
  return self->keeper != NULL ? self->keeper (self->keeper_data) : dex_future_new_true ();
}

/* Who is signed in, or NULL. */
void
kayako_v1_client_set_user (KayakoV1Client *self, KayakoUser *user)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_object (&self->user, user))
    g_object_notify (G_OBJECT (self), "user");
  set_capabilities (self, capabilities_of (user));
  g_object_thaw_notify (G_OBJECT (self));
}

/* The token that came with a new conversation. */
void
kayako_v1_client_set_request_token (KayakoV1Client *self, gint64 id, const char *request_token)
{
  g_hash_table_replace (self->request_tokens, g_memdup2 (&id, sizeof id), g_strdup (request_token));
}
