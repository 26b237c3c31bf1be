/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-erase-dialog.h"

#include "kayako-account-name.h"

#include <glib/gi18n.h>

/**
 * kayako_erase_dialog_new:
 * @account: whose traces are to go
 *
 * Makes the question before an account is erased. Its response is “erase” where
 * the person wants that.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_erase_dialog_new (KayakoAccount *account)
{
  AdwDialog *dialog = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  name = kayako_account_name_at_place (account);
  dialog = adw_alert_dialog_new (_ ("Sign Out and Erase?"), NULL);
  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      /* Translators: an account, such as “anna@example.com on support.example.com”. */
      _ ("Everything that this computer keeps of %s is removed: saved conversations, drafts and "
         "messages that are not sent yet. What is on the helpdesk stays there."),
      name);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "erase",
                                  _ ("_Erase"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "erase",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  return dialog;
}
