/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-browser-sign-in.h"

#include "kayako-future.h"
#include "kayako-oauth.h"
#include "kayako-wipe.h"

/* One try to get in by way of the person's browser. It listens on this machine
 * from the beginning, until it is dropped or the browser has come back. */
struct _KayakoBrowserSignIn {
  GObject parent_instance;

  KayakoAccounts *accounts; /* (owned) (not nullable) */
  KayakoOauth *oauth;       /* (owned) (not nullable) */
  char *address;            /* (owned) (not nullable) */
  char *uri;                /* (owned) (not nullable): a secret */
};

G_DEFINE_FINAL_TYPE (KayakoBrowserSignIn, kayako_browser_sign_in, G_TYPE_OBJECT)

typedef struct {
  KayakoBrowserSignIn *browser; /* (owned) */
  gboolean remember;
} WaitData;

static void
wait_data_free (gpointer user_data)
{
  WaitData *data = user_data;

  g_object_unref (data->browser);
  g_free (data);
}

static DexFuture *
wait_fiber (gpointer user_data)
{
  WaitData *data = user_data;
  KayakoBrowserSignIn *self = data->browser;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoCredentials) credentials =
      dex_await_boxed (kayako_chain (kayako_oauth_wait (self->oauth)), &error);

  if (credentials == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return kayako_accounts_sign_in (self->accounts, self->address, credentials, data->remember);
}

static void
kayako_browser_sign_in_finalize (GObject *object)
{
  KayakoBrowserSignIn *self = KAYAKO_BROWSER_SIGN_IN (object);

  g_clear_object (&self->oauth);
  g_clear_object (&self->accounts);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->uri, kayako_wipe_free);

  G_OBJECT_CLASS (kayako_browser_sign_in_parent_class)->finalize (object);
}

static void
kayako_browser_sign_in_class_init (KayakoBrowserSignInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kayako_browser_sign_in_finalize;
}

static void
kayako_browser_sign_in_init (KayakoBrowserSignIn *self)
{
}

/**
 * kayako_browser_sign_in_new:
 * @accounts: where the account is to be
 * @address: the helpdesk's, as a person types it
 * @client_id: what the helpdesk calls this program
 * @client_secret: (nullable): the program's secret, where it has one
 * @words: what the browser shows when it comes back
 * @error: return location for a #KayakoError
 *
 * Begins to listen for the browser.
 *
 * Returns: (transfer full) (nullable): a try, or %NULL with
 *   %KAYAKO_ERROR_ADDRESS, %KAYAKO_ERROR_INSECURE, or %KAYAKO_ERROR_NETWORK where
 *   this machine has no port free
 */
KayakoBrowserSignIn *
kayako_browser_sign_in_new (KayakoAccounts *accounts,
                            const char *address,
                            const char *client_id,
                            const char *client_secret,
                            const KayakoBrowserWords *words,
                            GError **error)
{
  g_autoptr (KayakoBrowserSignIn) self = NULL;
  const char *uri = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (address != NULL && client_id != NULL && words != NULL, NULL);

  self = g_object_new (KAYAKO_TYPE_BROWSER_SIGN_IN, NULL);
  self->accounts = g_object_ref (accounts);
  self->address = g_strdup (address);
  self->oauth = kayako_oauth_new (address, client_id, client_secret, error);
  if (self->oauth == NULL)
    return NULL;

  uri = kayako_oauth_listen (self->oauth,
                             &(KayakoOauthWords) { words->language, words->title, words->done,
                                                   words->denied, words->failed },
                             error);
  if (uri == NULL)
    return NULL;

  self->uri = g_strdup (uri);
  return g_steal_pointer (&self);
}

/**
 * kayako_browser_sign_in_get_uri:
 * @self: a try
 *
 * Where to send the person's browser. It holds what only that browser may know:
 * never log it.
 *
 * Returns: an address, owned by @self
 */
const char *
kayako_browser_sign_in_get_uri (KayakoBrowserSignIn *self)
{
  g_return_val_if_fail (KAYAKO_IS_BROWSER_SIGN_IN (self), NULL);

  return self->uri;
}

/**
 * kayako_browser_sign_in_wait:
 * @self: a try; it is waited for once
 * @remember: whether to sign in by itself at the next start
 *
 * Waits until the person has decided, for as long as it takes, then signs in
 * with what that brought. Dropping the future ends the listening.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoAccount, or
 *   rejects with %KAYAKO_ERROR_DENIED where the person said no,
 *   %KAYAKO_ERROR_REJECTED where the helpdesk does not let this program ask, or as
 *   kayako_accounts_sign_in()
 */
DexFuture *
kayako_browser_sign_in_wait (KayakoBrowserSignIn *self, gboolean remember)
{
  WaitData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_BROWSER_SIGN_IN (self), NULL);

  data = g_new0 (WaitData, 1);
  data->browser = g_object_ref (self);
  data->remember = remember;
  return kayako_spawn (wait_fiber, data, wait_data_free);
}
