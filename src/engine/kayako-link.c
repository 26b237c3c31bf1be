/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-link-private.h"

#include "kayako-error.h"
#include "kayako-future.h"

G_DEFINE_FINAL_TYPE (KayakoLink, kayako_link, G_TYPE_OBJECT)

typedef enum {
  PROP_STATE = 1,
} KayakoLinkProperty;

static GParamSpec *props[PROP_STATE + 1];

enum {
  SIGNAL_CONVERSATIONS_SEEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct {
  KayakoLink *link;         /* (owned) */
  KayakoCredentials *typed; /* (owned) (nullable): what a person has just brought */
  DexFuture *secret;        /* (owned) (nullable): brings what a vault has kept */
  gboolean renew;           /* the session is known to have ended */
  guint generation;         /* of the link when this attempt began */
} ConnectData;

static ConnectData *
connect_data_new (KayakoLink *self)
{
  ConnectData *data = g_new0 (ConnectData, 1);

  data->link = g_object_ref (self);
  data->generation = self->generation;
  return data;
}

static void
connect_data_free (gpointer user_data)
{
  ConnectData *data = user_data;

  g_object_unref (data->link);
  g_clear_pointer (&data->typed, kayako_credentials_unref);
  dex_clear (&data->secret);
  g_free (data);
}

/**
 * kayako_link_until_closed:
 * @self: a link
 * @future: (transfer full): what may take long
 *
 * Ties a future to the link.
 *
 * Returns: (transfer full): a future with the outcome of @future, or that
 *   rejects with %G_IO_ERROR_CANCELLED when the link is closed first
 */
DexFuture *
kayako_link_until_closed (KayakoLink *self, DexFuture *future)
{
  return dex_future_first (future, dex_ref (DEX_FUTURE (self->closed)), NULL);
}

/**
 * kayako_link_is_closed:
 * @self: a link
 *
 * Returns: whether kayako_link_close() was called
 */
gboolean
kayako_link_is_closed (KayakoLink *self)
{
  return dex_future_is_rejected (DEX_FUTURE (self->closed));
}

/**
 * kayako_link_is_connecting:
 * @self: a link
 *
 * Returns: whether an attempt to connect is running
 */
gboolean
kayako_link_is_connecting (KayakoLink *self)
{
  return kayako_shared_is_running (&self->connecting);
}

/**
 * kayako_link_set_state:
 * @self: a link
 * @state: how it stands now
 * @error: (nullable): why
 *
 * Changes the state and tells everybody, if it is another one.
 */
void
kayako_link_set_state (KayakoLink *self, KayakoAccountState state, const GError *error)
{
  if (self->state == state &&
      (error == self->error ||
       (error != NULL && g_error_matches (self->error, error->domain, error->code) &&
        kayako_error_get_retry_after (self->error) == kayako_error_get_retry_after (error))))
    return;

  self->state = state;
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  kayako_link_stir (self);
}

/**
 * kayako_link_error_needs_person:
 * @error: (nullable): any error
 *
 * Tells the errors that nobody but a person can do something about.
 *
 * Returns: whether somebody has to sign in
 */
gboolean
kayako_link_error_needs_person (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_CREDENTIALS) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_LOCKED) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_OTP_EXPECTED) ||
         g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_PASSWORD_EXPIRED) ||
         kayako_error_ends_session (error);
}

/**
 * kayako_link_error_asks_for_break:
 * @error: (nullable): any error
 *
 * Tells a helpdesk that is there but wants to be left alone for a while.
 *
 * Returns: whether it is too much for the helpdesk just now
 */
gboolean
kayako_link_error_asks_for_break (const GError *error)
{
  return g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_RATE_LIMITED) ||
         (kayako_error_may_pass (error) && kayako_error_get_retry_after (error) > 0);
}

/* Whether another attempt has got online since this one began: what comes of
 * this one then says nothing about the account. */
static gboolean
is_overtaken (ConnectData *data)
{
  return data->generation != data->link->generation;
}

/* FALSE with @error set where there is nothing to connect with. */
static gboolean
await_secret (ConnectData *data, GError **error)
{
  KayakoLink *self = data->link;
  g_autoptr (KayakoSecret) secret =
      dex_await_boxed (kayako_link_until_closed (self, g_steal_pointer (&data->secret)), error);

  if (secret == NULL)
    return FALSE;

  if (!is_overtaken (data))
    kayako_session_set_secret (self->session, secret);
  return TRUE;
}

static void
settle_failure (KayakoLink *self, const GError *error)
{
  if (kayako_link_is_closed (self) || kayako_link_error_is_cancelled (error))
    return;

  kayako_link_note_failure (self, error);
  if (kayako_link_error_needs_person (error))
    kayako_link_set_state (self, KAYAKO_ACCOUNT_STATE_EXPIRED, error);
  else if (kayako_error_may_pass (error) && !kayako_link_error_asks_for_break (error))
    kayako_link_set_state (self, KAYAKO_ACCOUNT_STATE_OFFLINE, error);
  else
    kayako_link_set_state (self, KAYAKO_ACCOUNT_STATE_FAILED, error);
}

static DexFuture *
connect_fiber (gpointer user_data)
{
  ConnectData *data = user_data;
  KayakoLink *self = data->link;
  g_autoptr (GError) error = NULL;

  if (data->secret != NULL && !await_secret (data, &error)) {
    if (is_overtaken (data))
      return dex_future_new_true ();
    if (!kayako_link_error_is_cancelled (error))
      kayako_link_expire (self, error);
    return dex_future_new_for_error (g_steal_pointer (&error));
  }

  if (data->typed == NULL && is_overtaken (data))
    return dex_future_new_true ();

  if (!dex_await (kayako_link_until_closed (
                      self, kayako_session_open (self->session, data->typed, data->renew)),
                  &error)) {
    if (data->typed == NULL && is_overtaken (data) && !kayako_link_is_closed (self))
      return dex_future_new_true ();

    /* What a person mistypes changes nothing for the account. */
    if (data->typed == NULL)
      settle_failure (self, error);
    return dex_future_new_for_error (g_steal_pointer (&error));
  }

  self->generation++;
  kayako_link_end_break (self);
  kayako_link_set_state (self, KAYAKO_ACCOUNT_STATE_ONLINE, NULL);
  return dex_future_new_true ();
}

static DexFuture *
start_connecting (KayakoLink *self, ConnectData *data)
{
  kayako_shared_set (&self->connecting, kayako_spawn (connect_fiber, data, connect_data_free));
  return kayako_shared_join (&self->connecting);
}

/**
 * kayako_link_ensure_connecting:
 * @self: a link
 * @renew: whether the session is known to have ended
 *
 * Joins the attempt to connect that is running, or starts one.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects as
 *   kayako_session_open()
 */
DexFuture *
kayako_link_ensure_connecting (KayakoLink *self, gboolean renew)
{
  ConnectData *data = NULL;

  if (kayako_link_is_connecting (self))
    return kayako_shared_join (&self->connecting);

  data = connect_data_new (self);
  data->renew = renew;
  return start_connecting (self, data);
}

static void
kayako_link_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoLink *self = KAYAKO_LINK (object);

  switch ((KayakoLinkProperty) prop_id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_link_dispose (GObject *object)
{
  kayako_link_close (KAYAKO_LINK (object));

  G_OBJECT_CLASS (kayako_link_parent_class)->dispose (object);
}

static void
kayako_link_finalize (GObject *object)
{
  KayakoLink *self = KAYAKO_LINK (object);

  dex_clear (&self->closed);
  dex_clear (&self->stirred);
  g_clear_object (&self->session);
  g_clear_object (&self->library);
  g_clear_object (&self->registry);
  g_clear_object (&self->client);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (kayako_link_parent_class)->finalize (object);
}

static void
kayako_link_class_init (KayakoLinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_link_get_property;
  object_class->dispose = kayako_link_dispose;
  object_class->finalize = kayako_link_finalize;

  /**
   * KayakoLink:state:
   *
   * How it stands; the error changes together with it.
   */
  props[PROP_STATE] = g_param_spec_enum (
      "state", NULL, NULL, KAYAKO_TYPE_ACCOUNT_STATE, KAYAKO_ACCOUNT_STATE_CONNECTING,
      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * KayakoLink::conversations-seen:
   * @self: the link
   * @conversations: (element-type KayakoConversation): canonical ones
   *
   * The helpdesk has just told how these are.
   */
  signals[SIGNAL_CONVERSATIONS_SEEN] =
      g_signal_new ("conversations-seen", KAYAKO_TYPE_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
kayako_link_init (KayakoLink *self)
{
  self->registry = kayako_registry_new ();
  self->library = kayako_library_new (self->registry);
  self->closed = dex_promise_new ();
  self->state = KAYAKO_ACCOUNT_STATE_CONNECTING;
}

/**
 * kayako_link_new:
 * @client: the helpdesk
 * @email: who signs in
 *
 * Makes a link that is connecting; nothing happens before
 * kayako_link_connect() or kayako_link_sign_in().
 *
 * Returns: (transfer full): the link
 */
KayakoLink *
kayako_link_new (KayakoClient *client, const char *email)
{
  KayakoLink *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_CLIENT (client), NULL);
  g_return_val_if_fail (email != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_LINK, NULL);
  self->client = g_object_ref (client);
  self->session = kayako_session_new (client, self->registry, email);
  kayako_link_watch (self);
  return self;
}

/**
 * kayako_link_get_client:
 * @self: a link
 *
 * Gets the client, for reading; requests go through kayako_link_request().
 *
 * Returns: (transfer none): the client
 */
KayakoClient *
kayako_link_get_client (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);

  return self->client;
}

/**
 * kayako_link_get_registry:
 * @self: a link
 *
 * Gets where every resource of this helpdesk is one object.
 *
 * Returns: (transfer none): the registry
 */
KayakoRegistry *
kayako_link_get_registry (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);

  return self->registry;
}

/**
 * kayako_link_get_library:
 * @self: a link
 *
 * Gets where everything goes that this helpdesk tells.
 *
 * Returns: (transfer none): the library
 */
KayakoLibrary *
kayako_link_get_library (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);

  return self->library;
}

/**
 * kayako_link_get_session:
 * @self: a link
 *
 * Gets who is signed in and with what.
 *
 * Returns: (transfer none): the session
 */
KayakoSession *
kayako_link_get_session (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);

  return self->session;
}

/**
 * kayako_link_get_state:
 * @self: a link
 *
 * Gets how it stands.
 *
 * Returns: the state
 */
KayakoAccountState
kayako_link_get_state (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), KAYAKO_ACCOUNT_STATE_SIGNED_OUT);

  return self->state;
}

/**
 * kayako_link_get_error:
 * @self: a link
 *
 * Gets what keeps it from being online.
 *
 * Returns: (nullable): the error, owned by @self
 */
const GError *
kayako_link_get_error (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);

  return self->error;
}

/**
 * kayako_link_connect:
 * @self: a link
 *
 * Tries to get online at once, with what the session keeps, even where the
 * helpdesk has asked for a break: a person wants it. What becomes of it stands
 * in the state, too; while offline further attempts follow by themselves.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects as
 *   kayako_session_open()
 */
DexFuture *
kayako_link_connect (KayakoLink *self)
{
  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);

  self->failures = 0;
  return kayako_link_until_closed (self, kayako_link_ensure_connecting (self, FALSE));
}

/**
 * kayako_link_restore:
 * @self: a link
 * @secret: (transfer full): a future that brings the #KayakoSecret of last time
 *
 * Gets online with what a vault has kept. Requests wait for it meanwhile.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects as
 *   @secret or kayako_session_open()
 */
DexFuture *
kayako_link_restore (KayakoLink *self, DexFuture *secret)
{
  ConnectData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);
  g_return_val_if_fail (DEX_IS_FUTURE (secret), NULL);

  data = connect_data_new (self);
  data->secret = secret;
  return kayako_link_until_closed (self, start_connecting (self, data));
}

/**
 * kayako_link_sign_in:
 * @self: a link
 * @credentials: what a person has just brought
 *
 * Signs in. Where that fails, the state stays as it was.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects as
 *   kayako_client_sign_in()
 */
DexFuture *
kayako_link_sign_in (KayakoLink *self, KayakoCredentials *credentials)
{
  ConnectData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_LINK (self), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);

  data = connect_data_new (self);
  data->typed = kayako_credentials_ref (credentials);
  return kayako_link_until_closed (self, start_connecting (self, data));
}

/**
 * kayako_link_expire:
 * @self: a link
 * @error: why
 *
 * Notes that a person has to sign in, because what is kept does not do.
 */
void
kayako_link_expire (KayakoLink *self, const GError *error)
{
  g_return_if_fail (KAYAKO_IS_LINK (self));
  g_return_if_fail (error != NULL);

  kayako_link_set_state (self, KAYAKO_ACCOUNT_STATE_EXPIRED, error);
}

/**
 * kayako_link_close:
 * @self: a link
 *
 * Ends it: everything that waits is cancelled, now and later.
 */
void
kayako_link_close (KayakoLink *self)
{
  g_return_if_fail (KAYAKO_IS_LINK (self));

  if (kayako_link_is_closed (self))
    return;

  dex_promise_reject (self->closed, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                         "The account was closed"));
  dex_clear (&self->recovery);
  kayako_shared_clear (&self->connecting);
  kayako_link_set_state (self, KAYAKO_ACCOUNT_STATE_SIGNED_OUT, NULL);
}

/**
 * kayako_link_adopt_conversations:
 * @self: a link
 * @conversations: (element-type KayakoConversation): fresh ones; replaced by
 *   the canonical ones
 *
 * Brings what the helpdesk has just told into the objects that rows show and into
 * the store, and tells everybody who keeps lists of them.
 */
void
kayako_link_adopt_conversations (KayakoLink *self, GPtrArray *conversations)
{
  g_return_if_fail (KAYAKO_IS_LINK (self));
  g_return_if_fail (conversations != NULL);

  kayako_library_take (self->library, conversations, 0);
  g_signal_emit (self, signals[SIGNAL_CONVERSATIONS_SEEN], 0, conversations);
}

/**
 * kayako_link_error_is_cancelled:
 * @error: any error
 *
 * Tells cancellation from failure: of the link, or of a fibre that nobody
 * waits for any more, which must return at once.
 *
 * Returns: whether @error is a cancellation
 */
gboolean
kayako_link_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         (error != NULL && error->domain == DEX_ERROR);
}
