/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-accounts-private.h"

#include "kayako-conversation-link.h"
#include "kayako-discover.h"
#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-v1-client.h"
#include "kayako-wipe.h"

/* Ways into the list. */

typedef struct {
  KayakoAccounts *accounts;       /* (owned) */
  char *address;                  /* (owned) */
  KayakoCredentials *credentials; /* (owned) */
  gboolean remember;
} SignInData;

static void
sign_in_data_free (gpointer user_data)
{
  SignInData *data = user_data;

  g_object_unref (data->accounts);
  g_free (data->address);
  kayako_credentials_unref (data->credentials);
  g_free (data);
}

static KayakoAccountScheme
get_scheme (KayakoCredentials *credentials)
{
  switch (kayako_credentials_get_kind (credentials)) {
  case KAYAKO_CREDENTIALS_OAUTH:
    return KAYAKO_ACCOUNT_SCHEME_OAUTH;
  case KAYAKO_CREDENTIALS_JWT:
    return KAYAKO_ACCOUNT_SCHEME_JWT;
  case KAYAKO_CREDENTIALS_FINGERPRINT:
    return KAYAKO_ACCOUNT_SCHEME_FINGERPRINT;
  case KAYAKO_CREDENTIALS_PASSWORD:
  case KAYAKO_CREDENTIALS_OTP:
  case KAYAKO_CREDENTIALS_NEW_PASSWORD:
  case KAYAKO_CREDENTIALS_SESSION:
  case KAYAKO_CREDENTIALS_REMEMBERED:
  case KAYAKO_CREDENTIALS_CONVERSATION:
  default:
    return KAYAKO_ACCOUNT_SCHEME_PASSWORD;
  }
}

/* Who has no account at the helpdesk has no email either, and is there once. */
static KayakoAccount *
find_account (KayakoAccounts *self, const char *address, const char *email)
{
  for (guint i = 0; i < self->items->len; i++) {
    KayakoAccount *account = g_ptr_array_index (self->items, i);

    if (g_str_equal (kayako_account_get_address (account), address) &&
        g_ascii_strcasecmp (kayako_account_get_email (account), email) == 0)
      return account;
  }

  return NULL;
}

/* Keeps what brings the account back at the next start. It works without, so
 * that a failure is told by a property of it. */
static void
await_remembered (KayakoAccounts *self, KayakoAccount *account)
{
  g_autoptr (GError) error = NULL;

  if (!dex_await (kayako_account_save_secret (account), &error)) {
    g_debug ("Account %s: the secret was not kept: %s", kayako_account_get_id (account),
             error->message);
    return;
  }

  if (!dex_await (kayako_accounts_save (self), &error)) {
    g_autoptr (GError) told = kayako_accounts_create_list_error (account, error);

    kayako_account_set_keyring_error (account, told);
  }
}

/* The same person once more: the account that is there gets in anew. Somebody
 * without an account keeps the id that shows what was asked so far. */
static DexFuture *
await_again (SignInData *data, KayakoAccount *account, KayakoCredentials *credentials)
{
  KayakoAccountScheme scheme = get_scheme (data->credentials);
  g_autoptr (GError) error = NULL;
  gboolean is_in = FALSE;

  if (scheme == KAYAKO_ACCOUNT_SCHEME_FINGERPRINT &&
      kayako_session_get_secret (kayako_link_get_session (kayako_account_get_link (account))) !=
          NULL)
    is_in = dex_await (kayako_account_reconnect (account), &error);
  else
    is_in = dex_await (kayako_account_sign_in_again (account, credentials), &error);

  if (!is_in)
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (kayako_account_get_scheme (account) != scheme) {
    kayako_account_set_scheme (account, scheme);
    dex_future_disown (kayako_accounts_save (data->accounts));
  }
  return dex_future_new_for_object (account);
}

/* Who it is, where the credentials do not say. */
static char *
dup_email (KayakoLink *link, KayakoCredentials *credentials)
{
  const char *email = kayako_credentials_get (credentials, KAYAKO_CREDENTIALS_EMAIL);
  KayakoUser *user = kayako_session_get_user (kayako_link_get_session (link));

  if (email == NULL && user != NULL)
    email = kayako_user_get_email (user);
  return g_strdup (email != NULL ? email : "");
}

static KayakoAccount *
create_account (SignInData *data, KayakoLink *link, const char *email)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (KayakoAccountRecord) record = kayako_account_record_new (
      id, kayako_client_get_base_uri (kayako_link_get_client (link)), email);

  record->scheme = get_scheme (data->credentials);
  record->colour = kayako_accounts_choose_colour (data->accounts);
  return kayako_account_new (record, link, data->remember ? data->accounts->vault : NULL);
}

static DexFuture *
await_new (SignInData *data, KayakoClient *client)
{
  const char *typed = kayako_credentials_get (data->credentials, KAYAKO_CREDENTIALS_EMAIL);
  g_autoptr (KayakoLink) link = kayako_link_new (client, typed != NULL ? typed : "");
  g_autoptr (KayakoAccount) account = NULL;
  g_autofree char *email = NULL;
  g_autoptr (GError) error = NULL;

  kayako_session_set_remembers (kayako_link_get_session (link), data->remember);
  if (!dex_await (kayako_link_sign_in (link, data->credentials), &error)) {
    kayako_link_close (link);
    return dex_future_new_for_error (g_steal_pointer (&error));
  }

  /* Only now it is known that this person is here already. */
  email = dup_email (link, data->credentials);
  if (g_set_object (&account,
                    find_account (data->accounts, kayako_client_get_base_uri (client), email))) {
    g_autoptr (KayakoCredentials) credentials =
        kayako_credentials_ref (kayako_client_get_credentials (client));

    kayako_link_close (link);
    return await_again (data, account, credentials);
  }

  account = create_account (data, link, email);
  kayako_accounts_add (data->accounts, account);
  if (data->remember)
    await_remembered (data->accounts, account);
  return dex_future_new_for_object (account);
}

static DexFuture *
sign_in_fiber (gpointer user_data)
{
  SignInData *data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new (data->address, &error);
  g_autoptr (KayakoAccount) account = NULL;
  gboolean is_stranger =
      kayako_credentials_get_kind (data->credentials) == KAYAKO_CREDENTIALS_FINGERPRINT;
  const char *email = kayako_credentials_get (data->credentials, KAYAKO_CREDENTIALS_EMAIL);

  if (client == NULL || !dex_await (kayako_client_probe (KAYAKO_CLIENT (client)), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (is_stranger)
    email = "";
  if (email != NULL &&
      g_set_object (&account,
                    find_account (data->accounts,
                                  kayako_client_get_base_uri (KAYAKO_CLIENT (client)), email)))
    return await_again (data, account, data->credentials);

  return await_new (data, KAYAKO_CLIENT (client));
}

/**
 * kayako_accounts_sign_in:
 * @self: a list of accounts
 * @address: the helpdesk's, as a person types it
 * @credentials: what the person brings, of any kind but
 *   %KAYAKO_CREDENTIALS_CONVERSATION
 * @remember: whether to sign in by itself at the next start
 *
 * Looks whether there is a helpdesk, then signs in. Where the same person is in
 * the list already, that account signs in again; somebody without an account at
 * the helpdesk gets the one that is there, with its own fingerprint. That the
 * secret could not be kept is told by KayakoAccount:keyring-error.
 *
 * After %KAYAKO_ERROR_OTP_EXPECTED call it again with
 * kayako_credentials_new_otp(), and with the person's email as
 * %KAYAKO_CREDENTIALS_EMAIL; after %KAYAKO_ERROR_PASSWORD_EXPIRED with
 * kayako_credentials_new_changed_password(). Each such step has a token of its
 * own, kayako_error_get_auth_token(). After %KAYAKO_ERROR_LOCKED nothing is
 * tried again before a person does.
 *
 * Returns: (transfer full): a future that resolves to the #KayakoAccount, or
 *   rejects with %KAYAKO_ERROR_ADDRESS, %KAYAKO_ERROR_INSECURE,
 *   %KAYAKO_ERROR_NOT_HELPDESK, %KAYAKO_ERROR_CREDENTIALS,
 *   %KAYAKO_ERROR_LOCKED, %KAYAKO_ERROR_NETWORK or another #KayakoError
 */
DexFuture *
kayako_accounts_sign_in (KayakoAccounts *self,
                         const char *address,
                         KayakoCredentials *credentials,
                         gboolean remember)
{
  SignInData *data = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (address != NULL && credentials != NULL, NULL);
  g_return_val_if_fail (
      kayako_credentials_get_kind (credentials) != KAYAKO_CREDENTIALS_CONVERSATION, NULL);

  data = g_new0 (SignInData, 1);
  data->accounts = g_object_ref (self);
  data->address = g_strdup (address);
  data->credentials = kayako_credentials_ref (credentials);
  data->remember = remember;
  return kayako_spawn (sign_in_fiber, data, sign_in_data_free);
}

/**
 * kayako_accounts_sign_in_with_password:
 * @self: a list of accounts
 * @address: the helpdesk's, as a person types it
 * @email: who signs in
 * @password: the password
 * @remember: whether to sign in by itself at the next start
 *
 * Signs in with what most people have, see kayako_accounts_sign_in().
 *
 * Returns: (transfer full): a future as that of kayako_accounts_sign_in()
 */
DexFuture *
kayako_accounts_sign_in_with_password (KayakoAccounts *self,
                                       const char *address,
                                       const char *email,
                                       const char *password,
                                       gboolean remember)
{
  g_autoptr (KayakoCredentials) credentials = NULL;

  g_return_val_if_fail (email != NULL && password != NULL, NULL);

  credentials = kayako_credentials_new_password (email, password);
  return kayako_accounts_sign_in (self, address, credentials, remember);
}

/**
 * kayako_accounts_discover:
 * @self: a list of accounts
 * @typed: what a person has typed or pasted
 *
 * Finds out what is at an address, before anybody signs in there.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoDiscovery
 */
DexFuture *
kayako_accounts_discover (KayakoAccounts *self, const char *typed)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  return kayako_discover (typed);
}

typedef struct {
  KayakoV1Client *client; /* (owned) */
  gint64 id;
  char *token; /* (owned) */
} ShowData;

static void
show_data_free (gpointer user_data)
{
  ShowData *data = user_data;

  g_object_unref (data->client);
  kayako_wipe_free (data->token);
  g_free (data);
}

static DexFuture *
show_fiber (gpointer user_data)
{
  ShowData *data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoConversation) conversation =
      dex_await_object (kayako_client_get_conversation_with_token (KAYAKO_CLIENT (data->client),
                                                                   data->id, data->token),
                        &error);

  if (conversation == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_object (g_steal_pointer (&conversation));
}

/**
 * kayako_accounts_show_conversation:
 * @self: a list of accounts
 * @link: a `kayako:` link or the address of a conversation's page, with a token
 *
 * Fetches the one conversation that a token shows, for two minutes after it was
 * begun, to whoever has it. There is no account, nothing is kept, and nothing can
 * be changed: the helpdesk tells this conversation only, and not what is said in
 * it.
 *
 * Returns: (transfer full): a future that resolves to a #KayakoConversation, or
 *   rejects with %KAYAKO_ERROR_ADDRESS where @link is no such link,
 *   %KAYAKO_ERROR_UNAUTHORIZED where the token has ended, or another #KayakoError
 */
DexFuture *
kayako_accounts_show_conversation (KayakoAccounts *self, const char *link)
{
  g_autofree char *address = NULL;
  g_autoptr (KayakoWipedText) token = NULL;
  g_autoptr (KayakoV1Client) client = NULL;
  g_autoptr (GError) error = NULL;
  ShowData *data = NULL;
  gint64 id = 0;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (link != NULL, NULL);

  if (!kayako_conversation_link_parse (link, &address, &id, &token) || token == NULL)
    return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_ADDRESS,
                                  "Not a conversation's address with a token");

  client = kayako_v1_client_new (address, &error);
  if (client == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  data = g_new0 (ShowData, 1);
  data->client = g_steal_pointer (&client);
  data->id = id;
  data->token = g_steal_pointer (&token);
  return kayako_spawn (show_fiber, data, show_data_free);
}
