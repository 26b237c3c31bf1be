/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-private.h"

#include "kayako-error.h"
#include "kayako-future.h"
#include "kayako-memory-vault.h"

static void
weak_ref_free (gpointer user_data)
{
  g_weak_ref_clear (user_data);
  g_free (user_data);
}

static gpointer
weak_ref_new (KayakoAccount *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  return ref;
}

/* Notes on the account how the vault fared, and passes that on. */
static DexFuture *
note_outcome_cb (DexFuture *future, gpointer user_data)
{
  g_autoptr (KayakoAccount) self = g_weak_ref_get (user_data);
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (self != NULL && !kayako_link_error_is_cancelled (error))
    kayako_account_set_keyring_error (
        self, g_error_matches (error, KAYAKO_ERROR, KAYAKO_ERROR_KEYRING) ? error : NULL);
  return dex_ref (future);
}

/**
 * kayako_account_restore:
 * @self: an account that has just been made
 *
 * Gets online with what the vault has kept.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with why
 *   it is not online; the state says it, too
 */
DexFuture *
kayako_account_restore (KayakoAccount *self)
{
  DexFuture *secret = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);
  g_return_val_if_fail (self->vault != NULL, NULL);

  secret = dex_future_finally (kayako_vault_load (self->vault, self->id), note_outcome_cb,
                               weak_ref_new (self), weak_ref_free);
  return kayako_link_restore (self->link, secret);
}

static DexFuture *
save (KayakoAccount *self, KayakoSecret *secret)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *label = *self->email != '\0'
                               ? g_strdup_printf ("Kayako: %s at %s", self->email, self->host)
                               : g_strdup_printf ("Kayako: %s", self->host);

  g_hash_table_insert (attributes, (gpointer) "address", self->address);
  g_hash_table_insert (attributes, (gpointer) "email", self->email);
  return kayako_vault_save (self->vault, self->id, label, attributes, secret);
}

/**
 * kayako_account_save_secret:
 * @self: an account
 *
 * Keeps in the vault what signs in at the next start, if that is wanted, or
 * takes out what does not any more. A failure is told by
 * KayakoAccount:keyring-error; the account works without.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with
 *   %KAYAKO_ERROR_KEYRING
 */
DexFuture *
kayako_account_save_secret (KayakoAccount *self)
{
  KayakoSecret *secret = NULL;
  DexFuture *saving = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), NULL);

  secret = kayako_session_get_secret (kayako_link_get_session (self->link));
  if (self->vault == NULL)
    return dex_future_new_true ();

  dex_clear (&self->saving);
  saving = secret != NULL ? save (self, secret) : kayako_vault_forget (self->vault, self->id);
  self->saving = dex_future_first (
      dex_future_finally (saving, note_outcome_cb, weak_ref_new (self), weak_ref_free),
      dex_ref (DEX_FUTURE (self->until_quit)), NULL);
  return dex_ref (self->saving);
}

/**
 * kayako_account_keep_until_quit:
 * @self: an account
 *
 * Goes on without the keyring, for a person who wants that: what signs in is
 * kept in memory only, and has to be typed at the next start. Whatever waits for
 * the keyring, such as a question that nobody answers, waits no more.
 */
void
kayako_account_keep_until_quit (KayakoAccount *self)
{
  g_autoptr (KayakoVault) vault = NULL;

  g_return_if_fail (KAYAKO_IS_ACCOUNT (self));

  if (self->vault == NULL || kayako_account_get_until_quit (self))
    return;

  vault = kayako_memory_vault_new ();
  g_set_object (&self->vault, vault);
  dex_promise_resolve_boolean (self->until_quit, TRUE);
  kayako_account_set_keyring_error (self, NULL);
  dex_future_disown (kayako_account_save_secret (self));
}

/**
 * kayako_account_get_until_quit:
 * @self: an account
 *
 * Tells whether kayako_account_keep_until_quit() was called.
 *
 * Returns: %TRUE where the keyring stays out of it
 */
gboolean
kayako_account_get_until_quit (KayakoAccount *self)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (self), FALSE);

  return !dex_future_is_pending (DEX_FUTURE (self->until_quit));
}
