/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-sign-in-again-dialog.h"

#include "kayako-sign-in-pages.h"

#include <glib/gi18n.h>

static void
close_dialog (AdwDialog *dialog)
{
  adw_dialog_close (dialog);
}

/**
 * kayako_sign_in_again_dialog_new:
 * @accounts: everybody who is signed in
 * @account: whose session has ended
 *
 * Makes the dialog that asks for what opens another session of an account, in the
 * way its person got in, over whatever they were doing, so that nothing of it is
 * lost. It closes itself once the person is signed in.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
kayako_sign_in_again_dialog_new (KayakoAccounts *accounts, KayakoAccount *account)
{
  g_autoptr (KayakoSignIn) sign_in = NULL;
  AdwDialog *dialog = NULL;
  GtkWidget *view = NULL;
  AdwNavigationPage *page = NULL;

  g_return_val_if_fail (KAYAKO_IS_ACCOUNTS (accounts), NULL);
  g_return_val_if_fail (KAYAKO_IS_ACCOUNT (account), NULL);

  sign_in = kayako_sign_in_new (accounts, account);
  dialog = adw_dialog_new ();
  view = adw_navigation_view_new ();
  page = kayako_sign_in_create_page (sign_in, kayako_sign_in_get_way_of (account));

  adw_navigation_page_set_title (page, _ ("Sign In Again"));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Sign In Again"));
  adw_dialog_set_content_width (dialog, 400);
  adw_dialog_set_content_height (dialog, 360);
  adw_dialog_set_child (dialog, view);
  g_signal_connect_object (sign_in, "signed-in", G_CALLBACK (close_dialog), dialog,
                           G_CONNECT_SWAPPED);

  return dialog;
}
