/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-link.h"
#include "kayako-shelf.h"
#include "kayako-v1-client.h"

static KayakoOutbox *
make_outbox (void)
{
  g_autoptr (KayakoV1Client) client = kayako_v1_client_new ("http://127.0.0.1:1", NULL);
  g_autoptr (KayakoLink) link = kayako_link_new (KAYAKO_CLIENT (client), "somebody@example.test");

  return kayako_outbox_new (link);
}

static void
test_latest (void)
{
  g_autoptr (KayakoOutbox) outbox = make_outbox ();
  g_autoptr (KayakoShelf) shelf = kayako_shelf_new (outbox);
  gpointer first = NULL;
  gpointer second = NULL;

  for (gint64 id = 1; id <= KAYAKO_SHELF_SIZE; id++) {
    g_autoptr (KayakoTranscript) transcript = kayako_shelf_dup_transcript (shelf, id);

    g_assert_cmpint (kayako_transcript_get_conversation_id (transcript), ==, id);
    g_assert_false (kayako_transcript_get_read (transcript));
    kayako_transcript_note_read (transcript, id == 1);
    if (id == 1)
      g_set_weak_pointer (&first, transcript);
    else if (id == 2)
      g_set_weak_pointer (&second, transcript);
  }

  /* The first one is read again, so that the second one makes room. */
  for (gint64 id = 1; id <= KAYAKO_SHELF_SIZE + 1; id += KAYAKO_SHELF_SIZE) {
    g_autoptr (KayakoTranscript) transcript = kayako_shelf_dup_transcript (shelf, id);

    g_assert_true (kayako_transcript_get_read (transcript) == (id == 1));
    g_assert_true (kayako_transcript_get_complete (transcript) == (id == 1));
  }

  g_assert_nonnull (first);
  g_assert_null (second);
  g_clear_weak_pointer (&first);
}

/* What is on its way out is there, although the shelf had no room for the rest. */
static void
test_pending (void)
{
  g_autoptr (KayakoOutbox) outbox = make_outbox ();
  g_autoptr (KayakoShelf) shelf = kayako_shelf_new (outbox);
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (KayakoTranscript) transcript = NULL;
  g_autoptr (KayakoTranscript) other = NULL;
  DexFuture *future = kayako_outbox_send (outbox, conversation, "Written offline", 0, NULL);

  transcript = kayako_shelf_dup_transcript (shelf, 1);
  other = kayako_shelf_dup_transcript (shelf, 2);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (kayako_transcript_get_messages (transcript))), ==, 1);
  g_assert_cmpstr (kayako_message_get_content_text (
                       kayako_message_list_get_last (kayako_transcript_get_messages (transcript))),
                   ==, "Written offline");
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (kayako_transcript_get_messages (other))), ==, 0);
  dex_clear (&future);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/shelf/latest", test_latest);
  g_test_add_func ("/shelf/pending", test_pending);

  return g_test_run ();
}
