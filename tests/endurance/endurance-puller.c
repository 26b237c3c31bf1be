/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The real engine, which pulls a helpdesk until the program is killed. It says on
 * standard output how far it is, and in the end what its store has, a line each:
 *
 *   endurance-puller ADDRESS FOLDER
 *     at N                    so many thousandths are there
 *     conversation ID HASH    of the subject
 *     message ID HASH         of the text, after the conversation it is in
 *     whole                   that was all
 */

#include "kayako-account-private.h"
#include "kayako-accounts.h"
#include "kayako-memory-vault.h"
#include "kayako-test-await.h"
#include "kayako-test-sandbox.h"

#include <stdio.h>

static void
fraction_cb (KayakoAccount *account)
{
  g_print ("at %d\n", (int) (kayako_account_get_sync_fraction (account) * 1000));
}

static void
pull (KayakoAccount *account)
{
  g_autoptr (GError) error = NULL;

  kayako_test_await_boolean (kayako_sync_poll (account->sync), &error);
  g_assert_no_error (error);
}

static void
tell (const char *what, gint64 id, const char *text)
{
  g_print ("%s %" G_GINT64_FORMAT " %u\n", what, id, g_str_hash (text != NULL ? text : ""));
}

static GPtrArray *
load (KayakoStore *store, GType type, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *resources = kayako_test_await_boxed (
      kayako_store_load (store, type, (const gint64 *) (gconstpointer) ids->data, ids->len),
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (resources->len, ==, ids->len);
  return resources;
}

static void
tell_messages (KayakoStore *store, gint64 conversation_id)
{
  g_autoptr (GArray) ids =
      kayako_test_await_boxed (kayako_store_list_messages (store, conversation_id), NULL);
  g_autoptr (GPtrArray) messages = load (store, KAYAKO_TYPE_MESSAGE, ids);

  for (guint i = 0; i < messages->len; i++)
    tell ("message", kayako_message_get_id (messages->pdata[i]),
          kayako_message_get_content_text (messages->pdata[i]));
}

static void
tell_all (KayakoAccount *account)
{
  g_autoptr (KayakoStore) store =
      kayako_test_await_object (kayako_library_ensure_store (account->library), NULL);
  g_autoptr (KayakoView) view = kayako_view_new (KAYAKO_VIEW_KIND_ALL);
  g_autoptr (GArray) ids =
      kayako_test_await_boxed (kayako_store_list_conversations (store, view, 0), NULL);
  g_autoptr (GPtrArray) conversations = load (store, KAYAKO_TYPE_CONVERSATION, ids);

  for (guint i = 0; i < conversations->len; i++) {
    gint64 id = kayako_conversation_get_id (conversations->pdata[i]);

    tell ("conversation", id, kayako_conversation_get_subject (conversations->pdata[i]));
    tell_messages (store, id);
  }
  g_print ("whole\n");
}

int
main (int argc, char *argv[])
{
  g_autoptr (KayakoVault) vault = kayako_memory_vault_new ();
  g_autoptr (KayakoAccounts) accounts = NULL;
  g_autoptr (KayakoAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 64;

  dex_init ();
  setvbuf (stdout, NULL, _IOLBF, 0);
  accounts = kayako_accounts_new (vault, argv[2], argv[2]);
  account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (accounts, argv[1], KAYAKO_TEST_AGENT,
                                             KAYAKO_TEST_PASSWORD, TRUE),
      &error);
  g_assert_no_error (error);
  g_signal_connect (account, "notify::sync-fraction", G_CALLBACK (fraction_cb), NULL);
  kayako_account_keep_up (account);
  pull (account);
  /* What changed in the latest second is looked at once more. */
  pull (account);
  tell_all (account);
  g_clear_object (&account);
  kayako_test_await_boolean (kayako_accounts_close (accounts), NULL);

  return 0;
}
