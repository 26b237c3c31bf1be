/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-journey-store.h"

#include "kayako-account-private.h"
#include "kayako-accounts.h"
#include "kayako-memory-vault.h"
#include "kayako-test-await.h"

#define MANY 1000

static void
add_conversations (KayakoStoreBatch *batch, KayakoClient *client, GArray *ids)
{
  g_autoptr (KayakoConversationQuery) query = kayako_conversation_query_new ();
  g_autoptr (KayakoPage) page = NULL;
  g_autoptr (GError) error = NULL;

  kayako_conversation_query_set_limit (query, MANY);
  page = kayako_test_await_boxed (kayako_client_list_conversations (client, query), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < kayako_page_get_items (page)->len; i++) {
    KayakoResource *conversation = kayako_page_get_items (page)->pdata[i];
    gint64 id = kayako_resource_get_id (conversation);

    g_array_append_val (ids, id);
    kayako_store_batch_add (batch, g_object_ref (conversation));
  }
}

static void
add_messages (KayakoStoreBatch *batch, KayakoClient *client, gint64 conversation_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoPage) page = kayako_test_await_boxed (
      kayako_client_list_messages (client, conversation_id, 0, MANY), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < kayako_page_get_items (page)->len; i++)
    kayako_store_batch_add_message (batch, conversation_id,
                                    g_object_ref (kayako_page_get_items (page)->pdata[i]));
}

static void
fill (KayakoAccount *account)
{
  KayakoClient *client = kayako_link_get_client (kayako_account_get_link (account));
  KayakoStoreBatch *batch = kayako_store_batch_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KayakoStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  add_conversations (batch, client, ids);
  for (guint i = 0; i < ids->len; i++)
    add_messages (batch, client, g_array_index (ids, gint64, i));
  changes = kayako_test_await_boxed (
      kayako_library_apply (kayako_account_get_library (account), batch), &error);
  g_assert_no_error (error);
}

/**
 * kayako_journey_fill_store:
 * @self: a journey
 * @email: who will sign in
 *
 * Puts all that the helpdesk tells somebody into their store on this computer,
 * as if the program had seen all of it before.
 */
void
kayako_journey_fill_store (KayakoJourney *self, const char *email)
{
  g_autofree char *data = kayako_journey_dup_data_folder (self);
  g_autofree char *config = g_build_filename (data, "other", NULL);
  g_autoptr (KayakoVault) vault = kayako_memory_vault_new ();
  g_autoptr (KayakoAccounts) accounts = kayako_accounts_new (vault, config, data);
  g_autoptr (GError) error = NULL;
  g_autoptr (KayakoAccount) account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (accounts, kayako_journey_get_address (self), email,
                                             KAYAKO_TEST_PASSWORD, TRUE),
      &error);

  g_assert_no_error (error);
  fill (account);
  g_clear_object (&account);
  kayako_test_await_boolean (kayako_accounts_close (accounts), &error);
  g_assert_no_error (error);
}
