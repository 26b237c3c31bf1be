/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-name.h"

#include "kayako-conversation-closures.h"

#include <glib/gi18n.h>

static gboolean
is_visitor (KayakoAccount *account)
{
  return kayako_account_get_scheme (account) == KAYAKO_ACCOUNT_SCHEME_FINGERPRINT;
}

/**
 * kayako_account_name:
 * @account: an account
 *
 * Names the person whose account it is.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_account_name (KayakoAccount *account)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  /* Translators: somebody without an account at the helpdesk. */
  if (is_visitor (account))
    return g_strdup (_ ("Visitor"));

  if (kayako_account_get_user (account) != NULL)
    return kayako_closure_user_name (kayako_account_get_user (account));

  return g_strdup (kayako_account_get_email (account));
}

/**
 * kayako_account_name_at_place:
 * @account: an account
 *
 * Names an account so that it can be told from all others.
 *
 * Returns: (transfer full): plain text
 */
char *
kayako_account_name_at_place (KayakoAccount *account)
{
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  if (is_visitor (account))
    return g_strdup_printf (/* Translators: a helpdesk's name. */
                            _ ("Visitor on %s"), kayako_account_get_place (account));

  return g_strdup_printf (/* Translators: an email address, and a helpdesk's name. */
                          _ ("%s on %s"), kayako_account_get_email (account),
                          kayako_account_get_place (account));
}
