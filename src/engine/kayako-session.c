/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-session.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-wipe.h"

#include <string.h>

/* Who is signed in, and what it takes to sign in again: the session of last
 * time and the password. It decides which of them to use, never when. */
struct _KayakoSession {
  GObject parent_instance;

  KayakoClient *client;     /* (owned) (not nullable) */
  KayakoRegistry *registry; /* (owned) (not nullable) */
  char *email;              /* (owned) (not nullable) */
  KayakoUser *user;         /* (owned) (nullable): canonical */
  KayakoSecret *secret;     /* (owned) (nullable) */
  guint n_opening;          /* attempts that are running */
};

G_DEFINE_FINAL_TYPE (KayakoSession, kayako_session, G_TYPE_OBJECT)

typedef enum {
  PROP_USER = 1,
} KayakoSessionProperty;

static GParamSpec *props[PROP_USER + 1];

enum {
  SIGNAL_SECRET_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct {
  KayakoSession *session; /* (owned) */
  char *password;         /* (owned) (nullable): what a person typed just now */
  gboolean renew;         /* the session of last time is known to have ended */
} OpenData;

static void
open_data_free (gpointer user_data)
{
  OpenData *data = user_data;

  data->session->n_opening--;
  g_object_unref (data->session);
  kayako_wipe_free (data->password);
  g_free (data);
}

static const char *
get_secret (KayakoSession *self, const char *name)
{
  return self->secret != NULL ? kayako_secret_get (self->secret, name) : NULL;
}

static void
keep_secret (KayakoSession *self, const char *password)
{
  g_autoptr (KayakoSecret) secret =
      kayako_secret_new (KAYAKO_SECRET_PASSWORD, password, KAYAKO_SECRET_SESSION_ID,
                         kayako_client_get_session_id (self->client), KAYAKO_SECRET_CSRF_TOKEN,
                         kayako_client_get_csrf_token (self->client), NULL);

  if (self->secret != NULL && kayako_secret_equal (self->secret, secret))
    return;

  g_clear_pointer (&self->secret, kayako_secret_unref);
  self->secret = g_steal_pointer (&secret);
  g_signal_emit (self, signals[SIGNAL_SECRET_CHANGED], 0);
}

static KayakoUser *
await_resumed (KayakoSession *self, GError **error)
{
  g_autoptr (KayakoWipedText) session_id = g_strdup (get_secret (self, KAYAKO_SECRET_SESSION_ID));
  g_autoptr (KayakoWipedText) csrf_token = g_strdup (get_secret (self, KAYAKO_SECRET_CSRF_TOKEN));
  g_autoptr (KayakoCredentials) credentials = NULL;

  if (session_id == NULL) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED, "No session is kept");
    return NULL;
  }

  credentials = kayako_credentials_new_session (session_id, csrf_token);
  return dex_await_object (kayako_client_sign_in (self->client, credentials), error);
}

/* Whether the helpdesk has said no to a password, which it counts. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_LOCKED) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_OTP_EXPECTED) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_PASSWORD_EXPIRED) ||
         g_strcmp0 (kayako_error_get_server_code (error), "AUTHENTICATION_FAILED") == 0;
}

/* A password that was refused is never tried again by itself, neither now nor at
 * the next start: the helpdesk counts, and locks this person out in the end. It
 * is of no use any more, so that it is forgotten instead of marked. */
static void
drop_secret (KayakoSession *self)
{
  if (self->secret == NULL)
    return;

  g_clear_pointer (&self->secret, kayako_secret_unref);
  g_signal_emit (self, signals[SIGNAL_SECRET_CHANGED], 0);
}

static KayakoUser *
await_signed_in (KayakoSession *self, const char *typed, GError **error)
{
  g_autoptr (KayakoSecret) used = self->secret != NULL ? kayako_secret_ref (self->secret) : NULL;
  g_autoptr (KayakoUser) user = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KayakoWipedText) password =
      g_strdup (typed != NULL ? typed : get_secret (self, KAYAKO_SECRET_PASSWORD));
  g_autoptr (KayakoCredentials) credentials = NULL;

  if (password == NULL) {
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED,
                         "The session has ended and no password is kept");
    return NULL;
  }

  credentials = kayako_credentials_new_password (self->email, password);
  user = dex_await_object (kayako_client_sign_in (self->client, credentials), &local_error);
  /* Where somebody has signed in meanwhile, what is kept is not what was tried. */
  if (user != NULL && (typed != NULL || self->secret == used))
    keep_secret (self, password);
  else if (user == NULL && typed == NULL && self->secret == used && is_refusal (local_error))
    drop_secret (self);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return g_steal_pointer (&user);
}

static DexFuture *
open_fiber (gpointer user_data)
{
  OpenData *data = user_data;
  KayakoSession *self = data->session;
  g_autoptr (KayakoUser) user = NULL;
  g_autoptr (GError) error = NULL;

  if (data->password == NULL && !data->renew) {
    user = await_resumed (self, &error);
    if (user == NULL && !kayako_error_ends_session (error))
      return dex_future_new_for_error (g_steal_pointer (&error));

    g_clear_error (&error);
  }

  if (user == NULL && !(user = await_signed_in (self, data->password, &error)))
    return dex_future_new_for_error (g_steal_pointer (&error));

  kayako_session_set_user (self, user);
  return dex_future_new_true ();
}

static void
session_changed_cb (KayakoSession *self, KayakoClient *client)
{
  g_autoptr (KayakoWipedText) password = NULL;

  /* An attempt that is running keeps what comes of it by itself, and a session
   * that is gone is not worth keeping. */
  if (self->n_opening > 0 || self->secret == NULL || kayako_client_get_session_id (client) == NULL)
    return;

  password = g_strdup (get_secret (self, KAYAKO_SECRET_PASSWORD));
  keep_secret (self, password);
}

static void
kayako_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoSession *self = KAYAKO_SESSION (object);

  switch ((KayakoSessionProperty) prop_id) {
  case PROP_USER:
    g_value_set_object (value, self->user);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_session_finalize (GObject *object)
{
  KayakoSession *self = KAYAKO_SESSION (object);

  g_clear_object (&self->client);
  g_clear_object (&self->registry);
  g_clear_object (&self->user);
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->secret, kayako_secret_unref);

  G_OBJECT_CLASS (kayako_session_parent_class)->finalize (object);
}

static void
kayako_session_class_init (KayakoSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_session_get_property;
  object_class->finalize = kayako_session_finalize;

  /**
   * KayakoSession:user:
   *
   * Who is signed in, as far as known.
   */
  props[PROP_USER] =
      g_param_spec_object ("user", NULL, NULL, KAYAKO_TYPE_USER,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KayakoSession::secret-changed:
   * @self: the session
   *
   * There is something new for the vault, or nothing any more.
   */
  signals[SIGNAL_SECRET_CHANGED] =
      g_signal_new ("secret-changed", KAYAKO_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
kayako_session_init (KayakoSession *self)
{
}

/**
 * kayako_session_new:
 * @client: whom to sign in with
 * @registry: where the user is adopted
 * @email: who signs in
 *
 * Makes a session that is not open.
 *
 * Returns: (transfer full): the session
 */
KayakoSession *
kayako_session_new (KayakoClient *client, KayakoRegistry *registry, const char *email)
{
  KayakoSession *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_CLIENT (client), NULL);
  g_return_val_if_fail (KAYAKO_IS_REGISTRY (registry), NULL);
  g_return_val_if_fail (email != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_SESSION, NULL);
  self->client = g_object_ref (client);
  self->registry = g_object_ref (registry);
  self->email = g_strdup (email);
  g_signal_connect_object (client, "credentials-changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * kayako_session_get_user:
 * @self: a session
 *
 * Gets who is signed in.
 *
 * Returns: (transfer none) (nullable): the canonical user, or %NULL while not
 *   known
 */
KayakoUser *
kayako_session_get_user (KayakoSession *self)
{
  g_return_val_if_fail (KAYAKO_IS_SESSION (self), NULL);

  return self->user;
}

/**
 * kayako_session_set_user:
 * @self: a session
 * @user: who is signed in, fresh or canonical
 *
 * Notes who is signed in, or was last time.
 */
void
kayako_session_set_user (KayakoSession *self, KayakoUser *user)
{
  g_autoptr (KayakoUser) canonical = NULL;

  g_return_if_fail (KAYAKO_IS_SESSION (self));
  g_return_if_fail (KAYAKO_IS_USER (user));

  canonical = kayako_registry_adopt (self->registry, g_object_ref (user));
  if (g_set_object (&self->user, canonical))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_USER]);
}

/**
 * kayako_session_get_secret:
 * @self: a session
 *
 * Gets what a vault should keep.
 *
 * Returns: (transfer none) (nullable): the secret, or %NULL where there is none
 *   or it was refused
 */
KayakoSecret *
kayako_session_get_secret (KayakoSession *self)
{
  g_return_val_if_fail (KAYAKO_IS_SESSION (self), NULL);

  return self->secret;
}

/**
 * kayako_session_set_secret:
 * @self: a session
 * @secret: what a vault has kept
 *
 * Hands over what a vault has kept.
 */
void
kayako_session_set_secret (KayakoSession *self, KayakoSecret *secret)
{
  g_return_if_fail (KAYAKO_IS_SESSION (self));
  g_return_if_fail (secret != NULL);

  kayako_secret_ref (secret);
  g_clear_pointer (&self->secret, kayako_secret_unref);
  self->secret = secret;
}

/**
 * kayako_session_open:
 * @self: a session
 * @password: (nullable): what a person has just typed; used alone then
 * @renew: whether the session of last time is known to have ended
 *
 * Opens the session: takes up the one of last time where there is one, else
 * signs in with the password that is kept. Where the helpdesk refuses that, all
 * that is kept is dropped, and a person has to sign in.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when
 *   #KayakoSession:user is signed in, or rejects with
 *   %KAYAKO_ERROR_UNAUTHORIZED where nothing is kept that works, or as
 *   kayako_client_sign_in()
 */
DexFuture *
kayako_session_open (KayakoSession *self, const char *password, gboolean renew)
{
  OpenData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_SESSION (self), NULL);

  data = g_new0 (OpenData, 1);
  data->session = g_object_ref (self);
  data->password = g_strdup (password);
  data->renew = renew;
  self->n_opening++;
  return kayako_spawn (open_fiber, data, open_data_free);
}
