/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-oauth.h"

#include "kayako-address.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-http-error.h"
#include "kayako-oauth-listener.h"
#include "kayako-oauth-token.h"
#include "kayako-random.h"
#include "kayako-wipe.h"

#include <string.h>

/* What this program does for a person. */
#define SCOPE        "users conversations search"
#define RANDOM_BYTES 32

/**
 * KayakoOauth:
 *
 * Lets a helpdesk ask a person in their own browser whether this program may
 * act in their name (api/v1.md §3.5; RFC 6749, PKCE of RFC 7636): one try at a
 * time. Main thread only.
 */
struct _KayakoOauth {
  GObject parent_instance;

  KayakoHttp *http;              /* (owned) (not nullable) */
  char *base_uri;                /* (owned) (not nullable) */
  char *client_id;               /* (owned) (not nullable) */
  char *client_secret;           /* (owned) (nullable) */
  KayakoOauthListener *listener; /* (owned) (nullable): NULL while nobody is asked */
  char *verifier;                /* (owned) (nullable): a secret */
  char *page_uri;                /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KayakoOauth, kayako_oauth, G_TYPE_OBJECT)

/* One try, from the browser's way back to the tokens. */
typedef struct {
  KayakoOauth *oauth;            /* (owned) (not nullable) */
  KayakoOauthListener *listener; /* (owned) (not nullable) */
  char *verifier;                /* (owned) (not nullable): a secret */
} Attempt;

static void
attempt_free (Attempt *attempt)
{
  g_object_unref (attempt->oauth);
  kayako_oauth_listener_free (attempt->listener);
  kayako_wipe_free (attempt->verifier);
  g_free (attempt);
}

static void
forget (KayakoOauth *self)
{
  g_clear_pointer (&self->listener, kayako_oauth_listener_free);
  g_clear_pointer (&self->verifier, kayako_wipe_free);
  g_clear_pointer (&self->page_uri, kayako_wipe_free);
}

static void
kayako_oauth_dispose (GObject *object)
{
  KayakoOauth *self = KAYAKO_OAUTH (object);

  forget (self);
  g_clear_object (&self->http);

  G_OBJECT_CLASS (kayako_oauth_parent_class)->dispose (object);
}

static void
kayako_oauth_finalize (GObject *object)
{
  KayakoOauth *self = KAYAKO_OAUTH (object);

  g_clear_pointer (&self->base_uri, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->client_secret, kayako_wipe_free);

  G_OBJECT_CLASS (kayako_oauth_parent_class)->finalize (object);
}

static void
kayako_oauth_class_init (KayakoOauthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kayako_oauth_dispose;
  object_class->finalize = kayako_oauth_finalize;
}

static void
kayako_oauth_init (KayakoOauth *self)
{
}

static char *
encode (const guint8 *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

/* A text nobody can guess. */
static char *
dup_random (void)
{
  guint8 bytes[RANDOM_BYTES];

  kayako_random_fill (bytes, sizeof bytes);

  return encode (bytes, sizeof bytes);
}

static char *
dup_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);

  return encode (digest, length);
}

static void
append (GString *uri, const char *name, const char *value)
{
  g_string_append_printf (uri, "%s=", name);
  g_string_append_uri_escaped (uri, value, NULL, FALSE);
  g_string_append_c (uri, '&');
}

static char *
dup_page_uri (KayakoOauth *self, const char *state)
{
  g_autofree char *challenge = dup_challenge (self->verifier);
  GString *uri = g_string_new (self->base_uri);

  g_string_append (uri, "/oauth/token/authorize?");
  append (uri, "response_type", "code");
  append (uri, "client_id", self->client_id);
  append (uri, "redirect_uri", kayako_oauth_listener_get_uri (self->listener));
  append (uri, "scope", SCOPE);
  append (uri, "state", state);
  append (uri, "code_challenge", challenge);
  append (uri, "code_challenge_method", "S256");
  g_string_truncate (uri, uri->len - 1);

  return g_string_free_and_steal (uri);
}

/**
 * kayako_oauth_new:
 * @address: the helpdesk's address as a person types it
 * @client_id: what the helpdesk calls this program
 * @client_secret: (nullable): the program's secret, where it has one
 * @error: return location for a #KayakoError
 *
 * Prepares asking. Nothing is sent yet.
 *
 * Returns: (transfer full) (nullable): a new object, or %NULL with
 *   %KAYAKO_ERROR_ADDRESS or %KAYAKO_ERROR_INSECURE
 */
KayakoOauth *
kayako_oauth_new (const char *address,
                  const char *client_id,
                  const char *client_secret,
                  GError **error)
{
  g_autofree char *base_uri = NULL;
  KayakoOauth *self = NULL;

  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (client_id != NULL, NULL);

  base_uri = kayako_address_to_base_uri (address, error);
  if (base_uri == NULL)
    return NULL;

  self = g_object_new (KAYAKO_TYPE_OAUTH, NULL);
  self->http = kayako_http_new (base_uri);
  self->base_uri = g_steal_pointer (&base_uri);
  self->client_id = g_strdup (client_id);
  self->client_secret = g_strdup (client_secret);

  return self;
}

/**
 * kayako_oauth_listen:
 * @self: a #KayakoOauth
 * @words: what the browser shows when it comes back
 * @error: return location for a #KayakoError
 *
 * Begins to listen for the browser, which is to be sent to the address that
 * comes back. What was begun before is over. The address holds what only this
 * person's browser may know: never log it.
 *
 * Returns: (nullable): the address of the helpdesk's page, owned by @self, or
 *   %NULL with %KAYAKO_ERROR_NETWORK where this machine has no port free
 */
const char *
kayako_oauth_listen (KayakoOauth *self, const KayakoOauthWords *words, GError **error)
{
  g_autoptr (KayakoWipedText) state = NULL;

  g_return_val_if_fail (KAYAKO_IS_OAUTH (self), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  forget (self);
  state = dup_random ();
  self->listener = kayako_oauth_listener_new (state, words, error);
  if (self->listener == NULL)
    return NULL;

  self->verifier = dup_random ();
  self->page_uri = dup_page_uri (self, state);

  return self->page_uri;
}

static DexFuture *
attempt_fiber (gpointer user_data)
{
  Attempt *attempt = user_data;
  KayakoOauth *self = attempt->oauth;
  KayakoOauthClient client = { self->client_id, self->client_secret };
  g_autoptr (KayakoCredentials) credentials = NULL;
  g_autoptr (KayakoWipedText) code = NULL;
  g_autoptr (GError) error = NULL;

  code = dex_await_boxed (kayako_chain (kayako_oauth_listener_wait (attempt->listener)), &error);
  if (code == NULL)
    return dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));

  credentials = dex_await_boxed (
      kayako_chain (kayako_oauth_token_redeem (self->http, &client, code, attempt->verifier,
                                               kayako_oauth_listener_get_uri (attempt->listener))),
      &error);
  if (credentials == NULL)
    return dex_future_new_for_error (kayako_http_error_from_transport (error, FALSE, FALSE));

  return dex_future_new_take_boxed (KAYAKO_TYPE_CREDENTIALS, g_steal_pointer (&credentials));
}

/**
 * kayako_oauth_wait:
 * @self: a #KayakoOauth that listens
 *
 * Waits until the person has decided in the browser, for as long as it takes.
 * Dropping a chain on it stops listening. May be called once for each
 * kayako_oauth_listen().
 *
 * Returns: (transfer full): a future that resolves to #KayakoCredentials for
 *   kayako_client_sign_in(), or rejects with %KAYAKO_ERROR_DENIED where the
 *   person said no, %KAYAKO_ERROR_REJECTED where the helpdesk does not let this
 *   program ask, or another #KayakoError
 */
DexFuture *
kayako_oauth_wait (KayakoOauth *self)
{
  Attempt *attempt = NULL;

  g_return_val_if_fail (KAYAKO_IS_OAUTH (self), NULL);
  g_return_val_if_fail (self->listener != NULL, NULL);

  attempt = g_new0 (Attempt, 1);
  attempt->oauth = g_object_ref (self);
  attempt->listener = g_steal_pointer (&self->listener);
  attempt->verifier = g_steal_pointer (&self->verifier);

  return kayako_spawn (attempt_fiber, attempt, (GDestroyNotify) attempt_free);
}

/**
 * kayako_oauth_take_password:
 * @self: a #KayakoOauth
 * @email: the person's address
 * @password: the person's password
 *
 * Gets tokens for a password, without a browser, where the helpdesk lets this
 * program do that.
 *
 * Returns: (transfer full): a future that resolves to #KayakoCredentials, or
 *   rejects with %KAYAKO_ERROR_CREDENTIALS, %KAYAKO_ERROR_REJECTED or another
 *   #KayakoError
 */
DexFuture *
kayako_oauth_take_password (KayakoOauth *self, const char *email, const char *password)
{
  KayakoOauthClient client = { 0 };

  g_return_val_if_fail (KAYAKO_IS_OAUTH (self), NULL);
  g_return_val_if_fail (email != NULL, NULL);
  g_return_val_if_fail (password != NULL, NULL);

  client.id = self->client_id;
  client.secret = self->client_secret;

  return kayako_oauth_token_take_password (self->http, &client, email, password, SCOPE);
}
