/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-keyring-vault.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-wipe.h"

#include <libsecret/secret.h>

/* The desktop's keyring, through libsecret: the Secret service on the session
 * bus, or the Secret portal's file inside a sandboxed application. One item
 * per account. Its attributes can be read by anybody who can see the keyring's
 * list; the item itself is encrypted. */
struct _KayakoKeyringVault {
  GObject parent_instance;
};

static void vault_iface_init (KayakoVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KayakoKeyringVault,
                               kayako_keyring_vault,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KAYAKO_TYPE_VAULT, vault_iface_init))

#define ATTRIBUTE_ACCOUNT "account-id"
#define ATTRIBUTE_ADDRESS "address"
#define ATTRIBUTE_EMAIL   "email"

static const SecretSchema account_schema = {
  .name = "org.example.Kayako.Account",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    {ATTRIBUTE_ACCOUNT, SECRET_SCHEMA_ATTRIBUTE_STRING},
    {ATTRIBUTE_ADDRESS, SECRET_SCHEMA_ATTRIBUTE_STRING},
    {ATTRIBUTE_EMAIL, SECRET_SCHEMA_ATTRIBUTE_STRING},
  },
};

/* Reads the outcome of one libsecret call: FALSE with @error set, or TRUE with
 * @value initialised. */
typedef gboolean (*FinishFunc) (GAsyncResult *result, GValue *value, GError **error);

typedef struct {
  DexPromise *promise; /* (owned) */
  FinishFunc finish;
} Call;

static void
call_free (Call *call)
{
  dex_clear (&call->promise);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static const char *
classify_error (const GError *error)
{
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return KAYAKO_KEYRING_LOCKED;

  /* Only a prompt that was dismissed; our own cancellation never comes here. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return KAYAKO_KEYRING_DISMISSED;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_SERVER) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_EXEC_FAILED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_EXITED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return KAYAKO_KEYRING_MISSING;

  return KAYAKO_KEYRING_FAILED;
}

static GError *
new_error (const char *reason, const char *message)
{
  GError *error = g_error_new (KAYAKO_ERROR, KAYAKO_ERROR_KEYRING, "Keyring: %s", message);

  kayako_error_set_server_code (error, reason);
  return error;
}

static void
call_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  if (call->finish (result, &value, &error)) {
    dex_promise_resolve (call->promise, &value);
    return;
  }

  if (g_cancellable_is_cancelled (dex_promise_get_cancellable (call->promise)))
    dex_promise_reject (call->promise, g_steal_pointer (&error));
  else
    dex_promise_reject (call->promise, new_error (classify_error (error), error->message));
}

/* The one place where a callback of libsecret becomes a future: @call goes to
 * call_cb(), the returned promise to the caller. */
static DexPromise *
call_new (FinishFunc finish, Call **call)
{
  DexPromise *promise = dex_promise_new_cancellable ();

  *call = g_new0 (Call, 1);
  (*call)->promise = dex_ref (promise);
  (*call)->finish = finish;
  return promise;
}

static gboolean
finish_lookup (GAsyncResult *result, GValue *value, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  char *text = secret_password_lookup_nonpageable_finish (result, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }

  g_value_init (value, KAYAKO_TYPE_SECRET);
  if (text != NULL) {
    g_autoptr (KayakoSecret) secret = kayako_secret_from_text (text, error);

    secret_password_free (text);
    if (secret == NULL)
      return FALSE;

    g_value_set_boxed (value, secret);
  }

  return TRUE;
}

static gboolean
finish_search (GAsyncResult *result, GValue *value, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autolist (GObject) items = secret_password_search_finish (result, &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }

  g_value_init (value, G_TYPE_BOOLEAN);
  g_value_set_boolean (value, items != NULL);
  return TRUE;
}

static gboolean
finish_store (GAsyncResult *result, GValue *value, GError **error)
{
  if (!secret_password_store_finish (result, error))
    return FALSE;

  g_value_init (value, G_TYPE_BOOLEAN);
  g_value_set_boolean (value, TRUE);
  return TRUE;
}

static gboolean
finish_clear (GAsyncResult *result, GValue *value, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  /* FALSE without an error: there was nothing to remove, which is fine. */
  if (!secret_password_clear_finish (result, &local_error) && local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }

  g_value_init (value, G_TYPE_BOOLEAN);
  g_value_set_boolean (value, TRUE);
  return TRUE;
}

static GHashTable *
new_attributes (const char *account_id)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) ATTRIBUTE_ACCOUNT, g_strdup (account_id));
  return attributes;
}

static DexFuture *
load_fiber (gpointer user_data)
{
  const char *account_id = user_data;
  g_autoptr (GHashTable) attributes = new_attributes (account_id);
  g_autoptr (KayakoSecret) secret = NULL;
  g_autoptr (GError) error = NULL;
  DexPromise *promise = NULL;
  Call *call = NULL;

  promise = call_new (finish_lookup, &call);
  secret_password_lookupv (&account_schema, attributes, dex_promise_get_cancellable (promise),
                           call_cb, call);
  secret = dex_await_boxed (DEX_FUTURE (promise), &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (secret != NULL)
    return dex_future_new_take_boxed (KAYAKO_TYPE_SECRET, g_steal_pointer (&secret));

  /* libsecret says “nothing” both when there is no item and when the prompt
   * that would have unlocked it was dismissed. */
  promise = call_new (finish_search, &call);
  secret_password_searchv (&account_schema, attributes, SECRET_SEARCH_NONE,
                           dex_promise_get_cancellable (promise), call_cb, call);
  if (dex_await_boolean (DEX_FUTURE (promise), &error))
    return dex_future_new_for_error (
        new_error (KAYAKO_KEYRING_DISMISSED, "it is locked and was not unlocked"));
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_reject (KAYAKO_ERROR, KAYAKO_ERROR_NOT_FOUND,
                                "Account %s: the keyring holds no secret", account_id);
}

static DexFuture *
kayako_keyring_vault_load (KayakoVault *vault, const char *account_id)
{
  return kayako_spawn (load_fiber, g_strdup (account_id), g_free);
}

static DexFuture *
kayako_keyring_vault_save (KayakoVault *vault,
                           const char *account_id,
                           const char *label,
                           GHashTable *readable,
                           KayakoSecret *secret)
{
  g_autoptr (GHashTable) attributes = new_attributes (account_id);
  const char *const names[] = { ATTRIBUTE_ADDRESS, ATTRIBUTE_EMAIL };
  Call *call = NULL;
  DexPromise *promise = call_new (finish_store, &call);
  g_autoptr (KayakoWipedText) text = kayako_secret_to_text (secret);

  for (gsize i = 0; readable != NULL && i < G_N_ELEMENTS (names); i++) {
    const char *value = g_hash_table_lookup (readable, names[i]);

    if (value != NULL)
      g_hash_table_insert (attributes, (gpointer) names[i], g_strdup (value));
  }

  secret_password_storev (&account_schema, attributes, SECRET_COLLECTION_DEFAULT, label, text,
                          dex_promise_get_cancellable (promise), call_cb, call);
  return DEX_FUTURE (promise);
}

static DexFuture *
kayako_keyring_vault_forget (KayakoVault *vault, const char *account_id)
{
  g_autoptr (GHashTable) attributes = new_attributes (account_id);
  Call *call = NULL;
  DexPromise *promise = call_new (finish_clear, &call);

  secret_password_clearv (&account_schema, attributes, dex_promise_get_cancellable (promise),
                          call_cb, call);
  return DEX_FUTURE (promise);
}

static void
kayako_keyring_vault_class_init (KayakoKeyringVaultClass *klass)
{
}

static void
kayako_keyring_vault_init (KayakoKeyringVault *self)
{
}

static void
vault_iface_init (KayakoVaultInterface *iface)
{
  iface->load = kayako_keyring_vault_load;
  iface->save = kayako_keyring_vault_save;
  iface->forget = kayako_keyring_vault_forget;
}

/**
 * kayako_keyring_vault_new:
 *
 * Makes a vault over the desktop's keyring. Nothing is asked of the keyring
 * before the first call. Its %KAYAKO_ERROR_KEYRING carries why in
 * kayako_error_get_server_code(): %KAYAKO_KEYRING_MISSING,
 * %KAYAKO_KEYRING_LOCKED, %KAYAKO_KEYRING_DISMISSED or
 * %KAYAKO_KEYRING_FAILED.
 *
 * Returns: (transfer full): the vault
 */
KayakoVault *
kayako_keyring_vault_new (void)
{
  return g_object_new (KAYAKO_TYPE_KEYRING_VAULT, NULL);
}
