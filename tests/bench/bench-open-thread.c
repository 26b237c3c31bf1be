/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a conversation of 10,000 messages takes to open from the store, over
 * how long one of 10 takes: until there is something to read. Both take turns. */

#include "kayako-account-private.h"
#include "kayako-test-await.h"
#include "kayako-test-folder.h"
#include "kayako-thread-private.h"
#include "kayako-v1-client.h"

#define N_LONG  10000
#define N_SHORT 10
#define N_PAGE  500
#define N_RUNS  41

static void
add_message (KayakoStoreBatch *batch, gint64 conversation_id, gint64 number)
{
  KayakoMessage *message = kayako_message_new (conversation_id * 1000000 + number);
  g_autoptr (KayakoUser) creator = kayako_user_new (1 + number % 7);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint64 i = 0; i < 1 + number % 12; i++)
    g_string_append_printf (text, "Sentence %" G_GINT64_FORMAT " is about the coffee machine. ", i);
  kayako_user_set_full_name (creator, "Somebody");
  kayako_message_set_creator (message, creator);
  kayako_message_set_content_text (message, text->str);
  kayako_message_set_created_at (message, 1700000000 + number * 60);
  kayako_store_batch_add_message (batch, conversation_id, message);
}

static void
store_thread (KayakoLibrary *library, gint64 conversation_id, gint64 n_messages)
{
  for (gint64 number = 0; number < n_messages;) {
    KayakoStoreBatch *batch = kayako_store_batch_new ();
    g_autoptr (KayakoStoreChanges) changes = NULL;
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < N_PAGE && number < n_messages; i++)
      add_message (batch, conversation_id, number++);
    changes = kayako_test_await_boxed (kayako_library_apply (library, batch), &error);
    if (error != NULL)
      g_error ("Applying: %s", error->message);
  }
}

static gboolean
is_ready (gpointer thread)
{
  return kayako_thread_get_state (thread) == KAYAKO_FEED_STATE_READY;
}

static double
open_thread (KayakoAccount *account, gint64 conversation_id)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (conversation_id);
  g_autoptr (KayakoTranscript) transcript =
      kayako_transcript_new (account->outbox, conversation_id);
  g_autoptr (KayakoThread) thread = NULL;
  gint64 begun_at = g_get_monotonic_time ();
  double time = 0;

  thread =
      kayako_thread_new (account->link, account->outbox, account->drafts, transcript, conversation);
  kayako_test_wait_until (is_ready, thread);
  time = (double) (g_get_monotonic_time () - begun_at) / 1000;
  if (g_list_model_get_n_items (G_LIST_MODEL (kayako_thread_get_messages (thread))) < N_SHORT)
    g_error ("There is too little to read");

  return time;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return *first < *second ? -1 : *first > *second;
}

static double
get_median (GArray *times)
{
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, times->len / 2);
}

static void
measure (KayakoAccount *account)
{
  g_autoptr (GArray) longs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) shorts = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_RUNS; i++) {
    double long_ms = open_thread (account, 1);
    double short_ms = open_thread (account, 2);

    g_array_append_val (longs, long_ms);
    g_array_append_val (shorts, short_ms);
  }
  g_print ("open-long-thread %.3f %.3f\n", get_median (longs), get_median (shorts));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("kayako-bench-XXXXXX", NULL);
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new ("http://127.0.0.1:1", NULL);
  g_autoptr (KayakoLink) link = kayako_link_new (KAYAKO_CLIENT (client), "somebody@example.test");
  g_autoptr (KayakoAccountRecord) record =
      kayako_account_record_new ("bench", "http://127.0.0.1:1", "somebody@example.test");
  g_autoptr (KayakoAccount) account = kayako_account_new (record, link, NULL);
  KayakoLibrary *library = kayako_account_get_library (account);

  dex_init ();
  kayako_library_set_place (library, folder, "bench");
  store_thread (library, 1, N_LONG);
  store_thread (library, 2, N_SHORT);
  measure (account);
  kayako_account_close (account);
  kayako_test_await_boolean (kayako_library_close (library), NULL);
  kayako_test_remove_folder (folder);

  return 0;
}
