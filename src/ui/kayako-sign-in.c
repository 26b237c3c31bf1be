/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in.h"

#include <string.h>

/* One person's way in, from the address to the account, over as many pages as it
 * takes; or the way back in, of an account that is there. */
struct _KayakoSignIn {
  GObject parent_instance;

  KayakoAccounts *accounts; /* (owned) (not nullable) */
  KayakoAccount *account;   /* (owned) (nullable): who signs in again */
  char *address;            /* (owned) (not nullable): empty until it is known */
  gboolean is_secure;
};

enum {
  SIGNAL_SIGNED_IN,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KayakoSignIn, kayako_sign_in, G_TYPE_OBJECT)

static void
kayako_sign_in_finalize (GObject *object)
{
  KayakoSignIn *self = KAYAKO_SIGN_IN (object);

  g_clear_object (&self->accounts);
  g_clear_object (&self->account);
  g_clear_pointer (&self->address, g_free);

  G_OBJECT_CLASS (kayako_sign_in_parent_class)->finalize (object);
}

static void
kayako_sign_in_class_init (KayakoSignInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kayako_sign_in_finalize;

  /**
   * KayakoSignIn::signed-in:
   * @account: who is in now
   *
   * The helpdesk has let somebody in.
   */
  signals[SIGNAL_SIGNED_IN] = g_signal_new ("signed-in", KAYAKO_TYPE_SIGN_IN, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, KAYAKO_TYPE_ACCOUNT);

  /**
   * KayakoSignIn::left:
   *
   * It is over, in one way or another, and no secret is to stay.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", KAYAKO_TYPE_SIGN_IN, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
kayako_sign_in_init (KayakoSignIn *self)
{
  self->address = g_strdup ("");
}

/**
 * kayako_sign_in_new:
 * @accounts: where the account is to be
 * @account: (nullable): who signs in again; %NULL for somebody new
 *
 * Begins a way in.
 *
 * Returns: (transfer full): the way
 */
KayakoSignIn *
kayako_sign_in_new (KayakoAccounts *accounts, KayakoAccount *account)
{
  KayakoSignIn *self = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (account == NULL || KAYAKO_IS_ACCOUNT (account), NULL);

  self = g_object_new (KAYAKO_TYPE_SIGN_IN, NULL);
  self->accounts = g_object_ref (accounts);
  g_set_object (&self->account, account);
  if (account != NULL)
    g_set_str (&self->address, kayako_account_get_address (account));

  return self;
}

/**
 * kayako_sign_in_get_accounts:
 * @self: a way in
 *
 * Returns: (transfer none): where the account is to be
 */
KayakoAccounts *
kayako_sign_in_get_accounts (KayakoSignIn *self)
{
  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (self), NULL);

  return self->accounts;
}

/**
 * kayako_sign_in_get_account:
 * @self: a way in
 *
 * Returns: (transfer none) (nullable): who signs in again, %NULL for somebody new
 */
KayakoAccount *
kayako_sign_in_get_account (KayakoSignIn *self)
{
  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (self), NULL);

  return self->account;
}

/**
 * kayako_sign_in_get_address:
 * @self: a way in
 *
 * Returns: the helpdesk's base URI, empty until it is known
 */
const char *
kayako_sign_in_get_address (KayakoSignIn *self)
{
  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (self), NULL);

  return self->address;
}

/**
 * kayako_sign_in_get_place:
 * @self: a way in
 *
 * Returns: the helpdesk's address as people say it
 */
const char *
kayako_sign_in_get_place (KayakoSignIn *self)
{
  const char *rest = NULL;

  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (self), NULL);

  rest = strstr (self->address, "://");

  return rest != NULL ? rest + strlen ("://") : self->address;
}

/**
 * kayako_sign_in_get_is_secure:
 * @self: a way in
 *
 * Returns: whether the connection is TLS; what is on this computer needs none
 */
gboolean
kayako_sign_in_get_is_secure (KayakoSignIn *self)
{
  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (self), FALSE);

  return self->is_secure;
}

/**
 * kayako_sign_in_set_discovery:
 * @self: a way in
 * @discovery: the helpdesk that was found
 *
 * Goes on with the helpdesk that is at the address.
 */
void
kayako_sign_in_set_discovery (KayakoSignIn *self, KayakoDiscovery *discovery)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN (self));
  g_return_if_fail (discovery != NULL && kayako_discovery_get_base_uri (discovery) != NULL);

  g_set_str (&self->address, kayako_discovery_get_base_uri (discovery));
  self->is_secure = kayako_discovery_get_is_secure (discovery);
}

/* What says by itself whose it is may be somebody else's; and who has no account
 * keeps the id that shows what was asked so far. Both is the list's to find out. */
static gboolean
is_for_account (KayakoCredentials *credentials)
{
  KayakoCredentialsKind kind = kayako_credentials_get_kind (credentials);

  return kind == KAYAKO_CREDENTIALS_PASSWORD || kind == KAYAKO_CREDENTIALS_OTP ||
         kind == KAYAKO_CREDENTIALS_NEW_PASSWORD;
}

static DexFuture *
take_account_cb (DexFuture *future, gpointer account)
{
  return dex_future_new_for_object (account);
}

/**
 * kayako_sign_in_try:
 * @self: a way in
 * @credentials: what the person brings
 *
 * Tries to get in, once.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoAccount, or
 *   rejects as kayako_accounts_sign_in()
 */
DexFuture *
kayako_sign_in_try (KayakoSignIn *self, KayakoCredentials *credentials)
{
  g_return_val_if_fail (KAYAKO_IS_SIGN_IN (self), NULL);
  g_return_val_if_fail (credentials != NULL, NULL);

  if (self->account == NULL || !is_for_account (credentials))
    return kayako_accounts_sign_in (self->accounts, self->address, credentials, TRUE);

  return dex_future_then (kayako_account_sign_in_again (self->account, credentials),
                          take_account_cb, g_object_ref (self->account), g_object_unref);
}

/**
 * kayako_sign_in_finish:
 * @self: a way in
 * @account: who is in now
 *
 * Ends it where it was to lead.
 */
void
kayako_sign_in_finish (KayakoSignIn *self, KayakoAccount *account)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN (self));
  g_return_if_fail (KAYAKO_IS_ACCOUNT (account));

  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  g_signal_emit (self, signals[SIGNAL_SIGNED_IN], 0, account);
  g_object_unref (self);
}

/**
 * kayako_sign_in_leave:
 * @self: a way in
 *
 * Ends it where somebody went back to the beginning.
 */
void
kayako_sign_in_leave (KayakoSignIn *self)
{
  g_return_if_fail (KAYAKO_IS_SIGN_IN (self));

  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}
