/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-private.h"

G_DEFINE_ENUM_TYPE (KayakoAccountState,
                    kayako_account_state,
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_STATE_CONNECTING, "connecting"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_STATE_ONLINE, "online"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_STATE_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_STATE_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_STATE_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (KAYAKO_ACCOUNT_STATE_SIGNED_OUT, "signed-out"))

G_DEFINE_FINAL_TYPE (KayakoAccount, kayako_account, G_TYPE_OBJECT)

typedef enum {
  PROP_ID = 1,
  PROP_ADDRESS,
  PROP_HOST,
  PROP_HELPDESK,
  PROP_EMAIL,
  PROP_USER,
  PROP_STATE,
  PROP_ERROR,
  PROP_KEYRING_ERROR,
  PROP_STORE_ERROR,
  PROP_CAPABILITIES,
  PROP_IS_STAFF,
  PROP_VIEWS,
  PROP_STATUSES,
  PROP_PRIORITIES,
  PROP_CASE_TYPES,
  PROP_N_UNSENT,
  PROP_SYNCING,
  PROP_SYNC_FRACTION,
  PROP_SCHEME,
  PROP_COLOUR,
} KayakoAccountProperty;

static GParamSpec *props[PROP_COLOUR + 1];

enum {
  SIGNAL_NOTIFIED,
  SIGNAL_DRAFT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
weak_ref_free (gpointer user_data)
{
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

/**
 * kayako_account_set_keyring_error:
 * @self: an account
 * @error: (nullable): what went wrong with the vault
 *
 * Notes whether the secret could be kept or fetched.
 */
void
kayako_account_set_keyring_error (KayakoAccount *self, const GError *error)
{
  if (error == NULL && self->keyring_error == NULL)
    return;

  g_clear_error (&self->keyring_error);
  self->keyring_error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KEYRING_ERROR]);
}

/**
 * kayako_account_set_helpdesk:
 * @self: an account
 * @helpdesk: (nullable): how the helpdesk calls itself
 *
 * Names the helpdesk, for people. No resource of a helpdesk says its name, so
 * this is for whoever knows it, as the demo does.
 */
void
kayako_account_set_helpdesk (KayakoAccount *self, const char *helpdesk)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT (self));

  if (g_set_str (&self->helpdesk, helpdesk))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HELPDESK]);
}

static void
link_state_cb (KayakoAccount *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
update_role (KayakoAccount *self)
{
  KayakoUser *user = kayako_account_get_user (self);
  KayakoRoleType role = user != NULL ? kayako_user_get_role (user) : KAYAKO_ROLE_TYPE_UNKNOWN;
  gboolean is_staff =
      role >= KAYAKO_ROLE_TYPE_COLLABORATOR ||
      (kayako_account_get_capabilities (self) & KAYAKO_CAPABILITIES_VIEWS_OF_STAFF) != 0;

  kayako_choices_set_staff (self->choices, is_staff);
  if (self->is_staff == is_staff)
    return;

  self->is_staff = is_staff;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_STAFF]);
}

static void
user_cb (KayakoAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_USER]);
  update_role (self);
}

static void
capabilities_cb (KayakoAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAPABILITIES]);
  update_role (self);
}

static void
n_messages_cb (KayakoAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_UNSENT]);
}

static void
notified_cb (KayakoAccount *self, KayakoNotification *notification)
{
  g_signal_emit (self, signals[SIGNAL_NOTIFIED], 0, notification);
}

static void
store_error_cb (KayakoAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STORE_ERROR]);
}

static void
syncing_cb (KayakoAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SYNCING]);
}

static void
sync_fraction_cb (KayakoAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SYNC_FRACTION]);
}

static void
draft_cb (KayakoAccount *self, gint64 conversation_id)
{
  g_signal_emit (self, signals[SIGNAL_DRAFT_CHANGED], 0, conversation_id);
}

static void
secret_changed_cb (KayakoAccount *self)
{
  dex_future_disown (kayako_account_save_secret (self));
}

/* What the signal before has had saved. */
static DexFuture *
keep_cb (gpointer user_data)
{
  KayakoAccount *self = user_data;

  return self->saving != NULL ? dex_ref (self->saving) : dex_future_new_true ();
}

static GListModel *
get_model (KayakoAccount *self, KayakoAccountProperty property)
{
  if (property == PROP_STATUSES)
    return kayako_account_get_statuses (self);
  if (property == PROP_PRIORITIES)
    return kayako_account_get_priorities (self);
  if (property == PROP_CASE_TYPES)
    return kayako_account_get_case_types (self);

  return kayako_account_get_views (self);
}

static void
kayako_account_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KayakoAccount *self = KAYAKO_ACCOUNT (object);

  switch ((KayakoAccountProperty) prop_id) {
  case PROP_ID:
    g_value_set_string (value, self->id);
    break;
  case PROP_ADDRESS:
    g_value_set_string (value, self->address);
    break;
  case PROP_HOST:
    g_value_set_string (value, self->host);
    break;
  case PROP_HELPDESK:
    g_value_set_string (value, kayako_account_get_helpdesk (self));
    break;
  case PROP_EMAIL:
    g_value_set_string (value, self->email);
    break;
  case PROP_USER:
    g_value_set_object (value, kayako_account_get_user (self));
    break;
  case PROP_STATE:
    g_value_set_enum (value, kayako_account_get_state (self));
    break;
  case PROP_ERROR:
    g_value_set_boxed (value, kayako_account_get_error (self));
    break;
  case PROP_KEYRING_ERROR:
    g_value_set_boxed (value, self->keyring_error);
    break;
  case PROP_STORE_ERROR:
    g_value_set_boxed (value, kayako_account_get_store_error (self));
    break;
  case PROP_CAPABILITIES:
    g_value_set_flags (value, kayako_account_get_capabilities (self));
    break;
  case PROP_IS_STAFF:
    g_value_set_boolean (value, self->is_staff);
    break;
  case PROP_VIEWS:
  case PROP_STATUSES:
  case PROP_PRIORITIES:
  case PROP_CASE_TYPES:
    g_value_set_object (value, get_model (self, (KayakoAccountProperty) prop_id));
    break;
  case PROP_N_UNSENT:
    g_value_set_uint (value, kayako_account_get_n_unsent (self));
    break;
  case PROP_SYNCING:
    g_value_set_boolean (value, kayako_account_get_syncing (self));
    break;
  case PROP_SYNC_FRACTION:
    g_value_set_double (value, kayako_account_get_sync_fraction (self));
    break;
  case PROP_SCHEME:
    g_value_set_enum (value, (int) self->scheme);
    break;
  case PROP_COLOUR:
    g_value_set_uint (value, self->colour);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kayako_account_dispose (GObject *object)
{
  KayakoAccount *self = KAYAKO_ACCOUNT (object);

  kayako_account_close (self);
  kayako_client_set_keeper (kayako_link_get_client (self->link), NULL, NULL);
  self->shown = NULL;
  g_hash_table_remove_all (self->feeds);
  g_hash_table_remove_all (self->threads);

  G_OBJECT_CLASS (kayako_account_parent_class)->dispose (object);
}

static void
kayako_account_finalize (GObject *object)
{
  KayakoAccount *self = KAYAKO_ACCOUNT (object);

  g_clear_pointer (&self->feeds, g_hash_table_unref);
  g_clear_pointer (&self->threads, g_hash_table_unref);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->shelf, kayako_shelf_free);
  g_clear_object (&self->unsent);
  g_clear_object (&self->outbox);
  g_clear_object (&self->choices);
  g_clear_object (&self->sync);
  g_clear_object (&self->library);
  g_clear_object (&self->link);
  g_clear_object (&self->vault);
  g_clear_error (&self->keyring_error);
  dex_clear (&self->until_quit);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->helpdesk, g_free);
  g_clear_pointer (&self->email, g_free);

  G_OBJECT_CLASS (kayako_account_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  props[PROP_HOST] = g_param_spec_string ("host", NULL, NULL, NULL, flags);
  props[PROP_HELPDESK] = g_param_spec_string ("helpdesk", NULL, NULL, NULL, flags);
  props[PROP_EMAIL] = g_param_spec_string ("email", NULL, NULL, NULL, flags);
  props[PROP_USER] = g_param_spec_object ("user", NULL, NULL, KAYAKO_TYPE_USER, flags);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, KAYAKO_TYPE_ACCOUNT_STATE,
                                         KAYAKO_ACCOUNT_STATE_CONNECTING, flags);
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  props[PROP_KEYRING_ERROR] = g_param_spec_boxed ("keyring-error", NULL, NULL, G_TYPE_ERROR, flags);
  props[PROP_STORE_ERROR] = g_param_spec_boxed ("store-error", NULL, NULL, G_TYPE_ERROR, flags);
  props[PROP_CAPABILITIES] =
      g_param_spec_flags ("capabilities", NULL, NULL, KAYAKO_TYPE_CAPABILITIES, 0, flags);
  props[PROP_IS_STAFF] = g_param_spec_boolean ("is-staff", NULL, NULL, FALSE, flags);
  props[PROP_VIEWS] = g_param_spec_object ("views", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_STATUSES] = g_param_spec_object ("statuses", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_PRIORITIES] = g_param_spec_object ("priorities", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_CASE_TYPES] = g_param_spec_object ("case-types", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_N_UNSENT] = g_param_spec_uint ("n-unsent", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_SYNCING] = g_param_spec_boolean ("syncing", NULL, NULL, FALSE, flags);
  props[PROP_SYNC_FRACTION] =
      g_param_spec_double ("sync-fraction", NULL, NULL, 0.0, 1.0, 0.0, flags);
  props[PROP_SCHEME] = g_param_spec_enum ("scheme", NULL, NULL, KAYAKO_TYPE_ACCOUNT_SCHEME,
                                          KAYAKO_ACCOUNT_SCHEME_PASSWORD, flags);
  props[PROP_COLOUR] =
      g_param_spec_uint ("colour", NULL, NULL, 0, KAYAKO_ACCOUNT_N_COLOURS - 1, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kayako_account_class_init (KayakoAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kayako_account_get_property;
  object_class->dispose = kayako_account_dispose;
  object_class->finalize = kayako_account_finalize;

  /* What they say stands with their getters. */
  install_properties (object_class);

  /**
   * KayakoAccount::notified:
   * @self: the account
   * @notification: what the helpdesk wants people to read
   */
  signals[SIGNAL_NOTIFIED] =
      g_signal_new ("notified", KAYAKO_TYPE_ACCOUNT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, KAYAKO_TYPE_NOTIFICATION | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * KayakoAccount::draft-changed:
   * @self: the account
   * @conversation_id: where there is a draft, or none any more
   */
  signals[SIGNAL_DRAFT_CHANGED] =
      g_signal_new ("draft-changed", KAYAKO_TYPE_ACCOUNT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
kayako_account_init (KayakoAccount *self)
{
  self->until_quit = dex_promise_new ();
  self->feeds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->threads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, weak_ref_free);
}

static void
connect_signals (KayakoAccount *self)
{
  KayakoClient *client = kayako_link_get_client (self->link);
  KayakoSession *session = kayako_link_get_session (self->link);

  g_signal_connect_object (self->link, "notify::state", G_CALLBACK (link_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::user", G_CALLBACK (user_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "secret-changed", G_CALLBACK (secret_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "notify::capabilities", G_CALLBACK (capabilities_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "notified", G_CALLBACK (notified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outbox, "notify::n-messages", G_CALLBACK (n_messages_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "notify::is-first", G_CALLBACK (syncing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "notify::fraction", G_CALLBACK (sync_fraction_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "notify::error", G_CALLBACK (store_error_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::error", G_CALLBACK (store_error_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "mark-changed", G_CALLBACK (draft_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Somebody is there before the helpdesk has said so: as of last time. */
static void
show_last_user (KayakoAccount *self, const KayakoAccountRecord *record)
{
  g_autoptr (KayakoUser) user = NULL;

  if ((record->user_id == 0 && *record->email != '\0') || kayako_account_get_user (self) != NULL)
    return;

  user = kayako_user_new (record->user_id);
  kayako_user_set_full_name (user, record->full_name);
  if (*record->email != '\0')
    kayako_user_set_email (user, record->email);
  kayako_user_set_role (user, record->role);
  kayako_session_set_user (kayako_link_get_session (self->link), user);
  kayako_client_expect_user (kayako_link_get_client (self->link), user);
}

/**
 * kayako_account_new:
 * @record: what is kept of it outside the keyring
 * @link: the helpdesk
 * @vault: (nullable): where its secret is kept, or %NULL to keep nothing
 *
 * Makes an account over a link, which it closes when it goes.
 *
 * Returns: (transfer full): the account
 */
KayakoAccount *
kayako_account_new (const KayakoAccountRecord *record, KayakoLink *link, KayakoVault *vault)
{
  KayakoAccount *self = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (KAYAKO_IS_LINK (link), NULL);

  uri = g_uri_parse (record->address, G_URI_FLAGS_NONE, NULL);
  self = g_object_new (KAYAKO_TYPE_ACCOUNT, NULL);
  self->id = g_strdup (record->id);
  self->address = g_strdup (record->address);
  self->email = g_strdup (record->email);
  self->scheme = record->scheme;
  self->colour = record->colour;
  self->host = g_strdup (uri != NULL ? g_uri_get_host (uri) : record->address);
  self->place = kayako_account_record_dup_place (record);
  g_set_object (&self->vault, vault);
  self->link = g_object_ref (link);
  self->library = g_object_ref (kayako_link_get_library (link));
  self->sync = kayako_sync_new (link, self->library);
  self->choices = kayako_choices_new (link);
  self->outbox = kayako_outbox_new (link);
  self->drafts = kayako_drafts_new (self->outbox, self->library);
  self->shelf = kayako_shelf_new (self->outbox);
  kayako_session_set_remembers (kayako_link_get_session (link), vault != NULL);
  kayako_client_set_keeper (kayako_link_get_client (link), keep_cb, self);
  connect_signals (self);
  show_last_user (self, record);
  update_role (self);
  return self;
}

/**
 * kayako_account_close:
 * @self: an account
 *
 * Ends all work; the state is %KAYAKO_ACCOUNT_STATE_SIGNED_OUT then. Drafts are
 * still being saved: kayako_drafts_close() tells when they are.
 */
void
kayako_account_close (KayakoAccount *self)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT (self));

  dex_clear (&self->saving);
  dex_future_disown (kayako_drafts_close (self->drafts));
  kayako_choices_close (self->choices);
  kayako_link_close (self->link);
}

/**
 * kayako_account_set_scheme:
 * @self: an account
 * @scheme: how the person got in just now
 *
 * Notes how this person gets in.
 */
void
kayako_account_set_scheme (KayakoAccount *self, KayakoAccountScheme scheme)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT (self));

  if (self->scheme == scheme)
    return;

  self->scheme = scheme;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCHEME]);
}

/**
 * kayako_account_set_colour:
 * @self: an account
 * @colour: which of %KAYAKO_ACCOUNT_N_COLOURS, from 0
 *
 * Gives the account a colour; kayako_accounts_set_colour() keeps it, too.
 */
void
kayako_account_set_colour (KayakoAccount *self, guint colour)
{
  g_return_if_fail (KAYAKO_IS_ACCOUNT (self));
  g_return_if_fail (colour < KAYAKO_ACCOUNT_N_COLOURS);

  if (self->colour == colour)
    return;

  self->colour = colour;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLOUR]);
}

/**
 * kayako_account_dup_record:
 * @self: an account
 *
 * Gets what is kept of it outside the keyring.
 *
 * Returns: (transfer full): a record
 */
KayakoAccountRecord *
kayako_account_dup_record (KayakoAccount *self)
{
  KayakoAccountRecord *record = NULL;
  KayakoUser *user = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  record = kayako_account_record_new (self->id, self->address, self->email);
  record->scheme = self->scheme;
  record->colour = self->colour;
  user = kayako_account_get_user (self);
  if (user != NULL) {
    const char *full_name = kayako_user_get_full_name (user);

    record->user_id = kayako_user_get_id (user);
    record->role = kayako_user_get_role (user);
    g_set_str (&record->full_name, full_name != NULL ? full_name : "");
  }

  return record;
}
