/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-session.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-kept.h"
#include "kayako-wipe.h"

/* Who is signed in, and what it takes to sign in again: what calls were signed
 * with last time, the token of this device and the password. It decides which of
 * them to use, never when. */
struct _KayakoSession {
  GObject parent_instance;

  KayakoClient *client;     /* (owned) (not nullable) */
  KayakoRegistry *registry; /* (owned) (not nullable) */
  char *email;              /* (owned) (not nullable): empty where nobody has one */
  KayakoUser *user;         /* (owned) (nullable): canonical */
  KayakoKept kept;          /* (owned): secrets */
  KayakoSecret *secret;     /* (owned) (nullable): @kept as a vault keeps it */
  gboolean remembers;       /* whether the helpdesk is asked to know this device again */
  guint generation;         /* how often @kept has been replaced as a whole */
  guint n_opening;          /* attempts that are running */
  guint n_typed;            /* those of a person among them */
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
  KayakoSession *session;   /* (owned) */
  KayakoCredentials *typed; /* (owned) (nullable): what a person has just brought */
  gboolean renew;           /* the session of last time is known to have ended */
  guint generation;         /* of the session when this attempt began */
} OpenData;

static void
open_data_free (gpointer user_data)
{
  OpenData *data = user_data;

  data->session->n_opening--;
  data->session->n_typed -= data->typed != NULL;
  g_object_unref (data->session);
  g_clear_pointer (&data->typed, kayako_credentials_unref);
  g_free (data);
}

/* Tells the vault, where there is something else to keep. */
static void
update_secret (KayakoSession *self)
{
  g_autoptr (KayakoSecret) secret = kayako_kept_create_secret (&self->kept);

  if (secret == self->secret ||
      (secret != NULL && self->secret != NULL && kayako_secret_equal (self->secret, secret)))
    return;

  g_clear_pointer (&self->secret, kayako_secret_unref);
  self->secret = g_steal_pointer (&secret);
  g_signal_emit (self, signals[SIGNAL_SECRET_CHANGED], 0);
}

/* Takes what calls are signed with now. */
static void
take_current (KayakoSession *self)
{
  KayakoCredentials *current = kayako_client_get_credentials (self->client);

  if (current != NULL)
    kayako_kept_take (&self->kept, current);
  update_secret (self);
}

/* Whether the helpdesk has said no to what was tried, which it may count. */
static gboolean
is_refusal (const GError *error)
{
  return kayako_error_ends_session (error) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_LOCKED) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_OTP_EXPECTED) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_PASSWORD_EXPIRED);
}

/* Where the helpdesk can know a device again, it is asked to. */
static KayakoCredentials *
add_device (KayakoSession *self, KayakoCredentials *credentials)
{
  KayakoCredentialsKind kind = kayako_credentials_get_kind (credentials);
  g_autofree char *device = NULL;

  if (!self->remembers || (kind != KAYAKO_CREDENTIALS_PASSWORD && kind != KAYAKO_CREDENTIALS_OTP) ||
      kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_DEVICE) != NULL)
    return kayako_credentials_ref (credentials);

  device = self->kept.device != NULL ? g_strdup (self->kept.device) : g_uuid_string_random ();
  return kayako_credentials_copy_with (credentials, KAYAKO_CREDENTIALS_DEVICE, device);
}

/* A person brings something: nothing of before counts any more. A one-time
 * password opens nothing twice, so that only a real one is kept. */
static KayakoUser *
await_typed (OpenData *data, GError **error)
{
  KayakoSession *self = data->session;
  g_autoptr (KayakoCredentials) credentials = add_device (self, data->typed);
  KayakoCredentialsKind kind = kayako_credentials_get_kind (credentials);
  KayakoUser *user = dex_await_object (kayako_client_sign_in (self->client, credentials), error);

  if (user == NULL)
    return NULL;

  self->generation++;
  kayako_kept_clear (&self->kept);
  if (kind == KAYAKO_CREDENTIALS_PASSWORD || kind == KAYAKO_CREDENTIALS_NEW_PASSWORD)
    self->kept.password =
        g_strdup (kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_SECRET));
  take_current (self);
  return user;
}

/* The session of last time, or tokens. */
static KayakoCredentials *
create_current (KayakoSession *self, gboolean renew)
{
  KayakoCredentials *credentials = self->kept.credentials;

  if (credentials == NULL ||
      (renew && kayako_credentials_get_kind (credentials) == KAYAKO_CREDENTIALS_SESSION))
    return NULL;

  return kayako_credentials_ref (credentials);
}

static KayakoCredentials *
create_remembered (KayakoSession *self)
{
  if (self->kept.remember_token == NULL || self->kept.device == NULL)
    return NULL;

  return kayako_credentials_new_remembered (self->kept.remember_token, self->kept.device);
}

static KayakoCredentials *
create_password (KayakoSession *self)
{
  g_autoptr (KayakoCredentials) credentials = NULL;

  if (self->kept.password == NULL)
    return NULL;

  credentials = kayako_credentials_new_password (self->email, self->kept.password);
  return add_device (self, credentials);
}

/* A made-up id is no sign-in that somebody counts, and all there is to say who
 * asked what: whoever loses it never sees that again. */
static gboolean
is_only_proof (KayakoSession *self)
{
  KayakoCredentials *credentials = self->kept.credentials;

  return credentials != NULL &&
         kayako_credentials_get_kind (credentials) == KAYAKO_CREDENTIALS_FINGERPRINT;
}

/* What was refused is never tried again by itself, neither now nor at the next
 * start: the helpdesk counts, and locks people out in the end. Where somebody
 * has signed in meanwhile, what is kept is not what was tried. */
static void
drop (OpenData *data, KayakoCredentialsKind kind)
{
  KayakoSession *self = data->session;

  if (self->generation != data->generation || is_only_proof (self))
    return;

  if (kind == KAYAKO_CREDENTIALS_PASSWORD)
    g_clear_pointer (&self->kept.password, kayako_wipe_free);
  else if (kind == KAYAKO_CREDENTIALS_REMEMBERED)
    g_clear_pointer (&self->kept.remember_token, kayako_wipe_free);
  else
    g_clear_pointer (&self->kept.credentials, kayako_credentials_unref);
}

/* One of the ways in that are kept. NULL with @error set where it leads nowhere;
 * the next may be tried where it was refused. */
static KayakoUser *
await_kept (OpenData *data, KayakoCredentials *credentials, GError **error)
{
  KayakoSession *self = data->session;
  g_autoptr (GError) local_error = NULL;
  KayakoUser *user =
      dex_await_object (kayako_client_sign_in (self->client, credentials), &local_error);

  if (user != NULL) {
    take_current (self);
    return user;
  }

  if (is_refusal (local_error))
    drop (data, kayako_credentials_get_kind (credentials));
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* All ways in that are kept, the cheapest first. */
static KayakoUser *
await_any_kept (OpenData *data, GError **error)
{
  KayakoSession *self = data->session;
  g_autoptr (GError) refused = NULL;

  for (guint way = 0; way < 3; way++) {
    g_autoptr (GError) local_error = NULL;
    g_autoptr (KayakoCredentials) credentials = way == 0   ? create_current (self, data->renew)
                                                : way == 1 ? create_remembered (self)
                                                           : create_password (self);
    KayakoUser *user = NULL;

    if (credentials == NULL)
      continue;

    if ((user = await_kept (data, credentials, &local_error)) != NULL)
      return user;

    if (!is_refusal (local_error)) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
    g_clear_error (&refused);
    refused = g_steal_pointer (&local_error);
    if (self->generation != data->generation)
      break;
  }

  /* A session that ended opens nothing, and so is nothing to keep. */
  if (self->generation == data->generation && !is_only_proof (self))
    kayako_kept_clear (&self->kept);
  update_secret (self);

  if (refused != NULL)
    g_propagate_error (error, g_steal_pointer (&refused));
  else
    g_set_error_literal (error, KAYAKO_ERROR, KAYAKO_ERROR_UNAUTHORIZED,
                         "Nothing is kept that opens a session");
  return NULL;
}

static DexFuture *
open_fiber (gpointer user_data)
{
  OpenData *data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoUser) user =
      data->typed != NULL ? await_typed (data, &error) : await_any_kept (data, &error);

  if (user == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  kayako_session_set_user (data->session, user);
  return dex_future_new_true ();
}

/* Tokens that have taken the place of those that are kept: the old ones open
 * nothing any more, whatever else is going on. */
static gboolean
are_rotated (KayakoSession *self, KayakoCredentials *current)
{
  return self->n_typed == 0 && kayako_credentials_get_kind (current) == KAYAKO_CREDENTIALS_OAUTH &&
         g_strcmp0 (
             kayako_credentials_get (current, KAYAKO_CREDENTIALS_CLIENT_ID),
             kayako_credentials_get (self->kept.credentials, KAYAKO_CREDENTIALS_CLIENT_ID)) == 0;
}

static void
credentials_changed_cb (KayakoSession *self, KayakoClient *client)
{
  KayakoCredentials *current = kayako_client_get_credentials (client);

  /* What is gone is not worth keeping. */
  if (current == NULL || self->kept.credentials == NULL ||
      kayako_credentials_get_kind (current) != kayako_credentials_get_kind (self->kept.credentials))
    return;

  /* An attempt that is running keeps what comes of it by itself. */
  if (self->n_opening == 0 || are_rotated (self, current))
    take_current (self);
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
  kayako_kept_clear (&self->kept);
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
 * @email: who signs in with a password; empty where nobody does
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
  g_signal_connect_object (client, "credentials-changed", G_CALLBACK (credentials_changed_cb), self,
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
  kayako_kept_read (&self->kept, secret);
  self->generation++;
}

/**
 * kayako_session_set_remembers:
 * @self: a session
 * @remembers: whether this person wants to stay signed in
 *
 * Has the helpdesk asked to know this device again, so that no password need be
 * kept.
 */
void
kayako_session_set_remembers (KayakoSession *self, gboolean remembers)
{
  g_return_if_fail (KAYAKO_IS_SESSION (self));

  self->remembers = remembers;
}

/**
 * kayako_session_open:
 * @self: a session
 * @typed: (nullable): what a person has just brought; used alone then
 * @renew: whether the session of last time is known to have ended
 *
 * Opens the session: takes up the one of last time or uses the tokens that are
 * kept, else has one opened by the token of this device, else by the password.
 * What the helpdesk refuses is dropped; where nothing is left, a person has to
 * sign in.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when
 *   #KayakoSession:user is signed in, or rejects with
 *   %KAYAKO_ERROR_UNAUTHORIZED where nothing is kept that works, or as
 *   kayako_client_sign_in()
 */
DexFuture *
kayako_session_open (KayakoSession *self, KayakoCredentials *typed, gboolean renew)
{
  OpenData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_SESSION (self), NULL);

  data = g_new0 (OpenData, 1);
  data->session = g_object_ref (self);
  data->typed = typed != NULL ? kayako_credentials_ref (typed) : NULL;
  data->renew = renew;
  data->generation = self->generation;
  self->n_opening++;
  self->n_typed += typed != NULL;
  return kayako_spawn (open_fiber, data, open_data_free);
}
