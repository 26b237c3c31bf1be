/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-account-menu.h"

#include "kayako-account-name.h"

#include <glib/gi18n.h>

static void
append_accounts (GMenu *menu, GListModel *accounts)
{
  guint n = g_list_model_get_n_items (accounts);

  /* With a single account there is nothing to choose. */
  for (guint i = 0; n > 1 && i < n; i++) {
    g_autoptr (KayakoAccount) account = g_list_model_get_item (accounts, i);
    g_autoptr (GMenuItem) item = NULL;
    g_autofree char *label = kayako_account_name_at_place (account);

    item = g_menu_item_new (label, NULL);
    g_menu_item_set_action_and_target (item, "win.account-id", "s",
                                       kayako_account_get_id (account));
    g_menu_append_item (menu, item);
  }
}

/**
 * kayako_account_menu_new:
 * @accounts: a list of #KayakoAccount
 *
 * Makes the menu behind the account's name: the other accounts, adding one,
 * managing them, and signing out. It shows the accounts as they are now.
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
kayako_account_menu_new (GListModel *accounts)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenu) commands = g_menu_new ();

  g_return_val_if_fail (G_IS_LIST_MODEL (accounts), NULL);

  append_accounts (choices, accounts);
  g_menu_append (commands, _ ("_Add Account…"), "win.add-account");
  g_menu_append (commands, _ ("_Manage Accounts"), "win.show-accounts");
  g_menu_append (commands, _ ("Sign _Out"), "win.sign-out");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (commands));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
