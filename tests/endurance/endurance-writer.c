/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Somebody who writes with the real engine, until the program is killed. It says
 * on standard output what has happened, a line each:
 *
 *   endurance-writer send ADDRESS FOLDER FIRST COUNT
 *     submitted N   message N was handed to the engine
 *     kept N        the engine says that it will not be lost
 *     sent N        the engine says that the helpdesk has it
 *     empty         all of them have been sent, and those of earlier runs
 *   Some begin a conversation, and with some the subject of theirs is changed.
 *
 *   endurance-writer type ADDRESS FOLDER
 *     found N       so long was the text that was there at the beginning
 *     typed N       so long is it now
 */

#include "kayako-endurance.h"

#include "kayako-account-private.h"
#include "kayako-accounts.h"
#include "kayako-api-drafts.h"
#include "kayako-future.h"
#include "kayako-memory-vault.h"
#include "kayako-outbox-private.h"
#include "kayako-test-await.h"
#include "kayako-test-sandbox.h"

#include <stdio.h>
#include <string.h>

/* How long a request of a killed program may still be at work, in microseconds;
 * the helpdesk here is never that slow. */
#define SLOW (2 * G_USEC_PER_SEC)

typedef struct {
  KayakoAccount *account; /* (owned) */
  guint next;
  guint end;
} Sender;

static void
say (const char *what, guint number)
{
  g_print ("%s %u\n", what, number);
}

static guint
get_number (KayakoMessage *message)
{
  guint number = 0;

  g_assert_true (kayako_endurance_parse (kayako_message_get_content_text (message), &number));
  return number;
}

static void check_empty (Sender *self);

/* What a person does who sees that something failed. */
static gboolean
retry_cb (gpointer user_data)
{
  Sender *self = user_data;
  GListModel *unsent = kayako_account_get_unsent (self->account);

  for (guint i = g_list_model_get_n_items (unsent); i > 0; i--) {
    g_autoptr (KayakoUnsent) item = g_list_model_get_item (unsent, i - 1);

    if (kayako_unsent_is_disputed (item)) {
      GPtrArray *fields = kayako_unsent_get_fields (item);
      g_autofree gboolean *keeps_mine = g_new0 (gboolean, (gsize) fields->len);

      for (guint j = 0; j < fields->len; j++)
        keeps_mine[j] = TRUE;
      kayako_account_settle (self->account, item, keeps_mine, fields->len);
      continue;
    }

    if (kayako_message_get_delivery (kayako_unsent_get_message (item)) == KAYAKO_DELIVERY_FAILED)
      kayako_account_retry (self->account, item);
  }

  /* A change that goes at once is not counted, and so its end not told. */
  check_empty (self);
  return G_SOURCE_CONTINUE;
}

static void
sent_cb (Sender *self, gint64 conversation_id, KayakoMessage *local, KayakoMessage *remote)
{
  say ("sent", get_number (local));
}

static void
check_empty (Sender *self)
{
  GHashTableIter iter;
  gpointer value = NULL;

  if (self->next < self->end)
    return;

  g_hash_table_iter_init (&iter, self->account->outbox->queues);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((KayakoOutboxQueue *) value)->items->len > 0)
      return;

  g_print ("empty\n");
}

static KayakoMessage *
get_last (Sender *self, gint64 conversation_id)
{
  GPtrArray *items = kayako_outbox_get_queue (self->account->outbox, conversation_id)->items;
  KayakoOutboxItem *item = g_ptr_array_index (items, items->len - 1);

  return kayako_send_get_message (item->send);
}

static DexFuture *
begin (Sender *self)
{
  g_autofree char *subject = kayako_endurance_dup_subject (self->next);
  g_autofree char *text = kayako_endurance_dup_text (self->next);
  g_autofree char *client_id = g_uuid_string_random ();
  g_autoptr (KayakoConversationDraft) draft =
      kayako_conversation_draft_new (subject, text, client_id);

  dex_future_disown (kayako_account_begin_conversation (self->account, draft));
  return kayako_outbox_wait_kept (self->account->outbox, get_last (self, 0));
}

static void
change_subject (Sender *self, KayakoConversation *conversation)
{
  g_autofree char *subject = kayako_endurance_dup_subject (self->next);
  g_autoptr (KayakoConversationChange) change = kayako_conversation_change_new ();

  kayako_conversation_change_set_subject (change, subject);
  dex_future_disown (kayako_account_change_conversation (self->account, conversation, change));
}

static DexFuture *
submit (Sender *self)
{
  gint64 id = kayako_endurance_get_conversation (self->next);
  g_autofree char *text = kayako_endurance_dup_text (self->next);
  g_autoptr (KayakoConversation) conversation = kayako_registry_adopt (
      kayako_link_get_registry (self->account->link), kayako_conversation_new (id));

  /* Said first: what is on the disk before it has been said would be submitted
   * again by the next writer, as another message. */
  say ("submitted", self->next);
  if (kayako_endurance_is_beginning (self->next))
    return begin (self);

  /* It is on the disk before the message is, which is written after it. */
  if (kayako_endurance_has_subject (self->next))
    change_subject (self, conversation);
  dex_future_disown (kayako_outbox_send (self->account->outbox, conversation, text, 0, NULL));
  return kayako_outbox_wait_kept (self->account->outbox, get_last (self, id));
}

static DexFuture *
send_fiber (gpointer user_data)
{
  Sender *self = user_data;

  while (self->next < self->end) {
    g_autoptr (GError) error = NULL;

    dex_await (submit (self), &error);
    g_assert_no_error (error);
    say ("kept", self->next++);
  }

  check_empty (self);
  return dex_future_new_true ();
}

static gboolean
has_store (gpointer data)
{
  KayakoAccount *account = data;

  return account->outbox->store != NULL && !account->outbox->expects_store;
}

static KayakoAccount *
sign_in (KayakoAccounts *accounts, const char *address)
{
  g_autoptr (GError) error = NULL;
  KayakoAccount *account = kayako_test_await_object (
      kayako_accounts_sign_in_with_password (accounts, address, KAYAKO_TEST_AGENT,
                                             KAYAKO_TEST_PASSWORD, TRUE),
      &error);

  g_assert_no_error (error);
  kayako_outbox_set_slow (account->outbox, SLOW);
  kayako_test_wait_until (has_store, account);
  return account;
}

static void
run_sender (KayakoAccounts *accounts, const char *address, guint first, guint count)
{
  Sender self = { sign_in (accounts, address), first, first + count };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_signal_connect_swapped (self.account->outbox, "sent", G_CALLBACK (sent_cb), &self);
  g_signal_connect_swapped (self.account->outbox, "notify::n-messages", G_CALLBACK (check_empty),
                            &self);
  g_timeout_add_seconds (1, retry_cb, &self);
  dex_future_disown (kayako_spawn (send_fiber, &self, NULL));
  g_main_loop_run (loop);
}

static gboolean
is_loaded (gpointer data)
{
  return dex_future_is_resolved (data) || dex_future_is_rejected (data);
}

static gboolean
type_cb (gpointer user_data)
{
  KayakoDrafts *drafts = user_data;
  gint64 id = kayako_endurance_conversations[0];
  g_autofree char *text = g_strconcat (kayako_drafts_get_text (drafts, id), "a", NULL);

  kayako_drafts_set_text (drafts, id, text);
  say ("typed", (guint) strlen (text));
  return G_SOURCE_CONTINUE;
}

static void
run_typist (KayakoAccounts *accounts, const char *address)
{
  g_autoptr (KayakoAccount) account = sign_in (accounts, address);
  g_autoptr (DexFuture) loading = kayako_drafts_save (account->drafts);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  kayako_test_wait_until (is_loaded, loading);
  say ("found", (guint) strlen (
                    kayako_drafts_get_text (account->drafts, kayako_endurance_conversations[0])));
  g_timeout_add (KAYAKO_ENDURANCE_KEY_MILLISECONDS, type_cb, account->drafts);
  g_main_loop_run (loop);
}

int
main (int argc, char *argv[])
{
  g_autoptr (KayakoVault) vault = kayako_memory_vault_new ();
  g_autoptr (KayakoAccounts) accounts = NULL;

  if (argc < 4)
    return 64;

  dex_init ();
  setvbuf (stdout, NULL, _IOLBF, 0);
  accounts = kayako_accounts_new (vault, argv[3], argv[3]);
  if (argc == 6 && g_str_equal (argv[1], "send"))
    run_sender (accounts, argv[2], (guint) g_ascii_strtoull (argv[4], NULL, 10),
                (guint) g_ascii_strtoull (argv[5], NULL, 10));
  else
    run_typist (accounts, argv[2]);

  return 0;
}
