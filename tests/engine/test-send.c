/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-error.h"
#include "kayako-send.h"

/* What a message found on the helpdesk is, compared with “Hello” by user 1,
 * sent as “c”. */
static void
test_same_message (void)
{
  static const struct {
    const char *client_id;
    gint64 creator;
    const char *text;
    gboolean same;
  } table[] = {
    { "c", 1, "Hello", TRUE },    { "c", 1, "<p>Hello</p>", TRUE }, { "d", 1, "Hello", FALSE },
    { NULL, 1, "Hello", TRUE },   { "", 1, "Hello\n", TRUE },       { NULL, 2, "Hello", FALSE },
    { NULL, 1, "Hello!", FALSE }, { NULL, 1, NULL, FALSE },         { NULL, 0, "Hello", FALSE },
  };
  g_autoptr (KayakoUser) me = kayako_user_new (1);
  g_autoptr (KayakoMessage) sent = kayako_message_new_local ("c", "Hello", me);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (KayakoMessage) found = kayako_message_new (5);

    kayako_message_set_client_id (found, table[i].client_id);
    kayako_message_set_content_text (found, table[i].text);
    if (table[i].creator != 0) {
      g_autoptr (KayakoUser) creator = kayako_user_new (table[i].creator);

      kayako_message_set_creator (found, creator);
    }
    g_assert_cmpint (kayako_send_is_same_message (sent, found), ==, table[i].same);
  }
}

/* What was there before, and what became of a message before it, is older
 * whatever the clocks say. */
static void
test_older (void)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (KayakoMessage) message = kayako_message_new_local ("c", "Hello", NULL);
  g_autoptr (KayakoSend) send = kayako_send_new (conversation, message, 5, G_MAXINT64);
  g_autoptr (KayakoMessage) before = kayako_message_new (5);
  g_autoptr (KayakoMessage) ours = kayako_message_new (6);
  g_autoptr (KayakoMessage) after = kayako_message_new (7);

  kayako_message_set_created_at (before, G_MAXINT64);
  g_assert_true (kayako_send_is_older (send, before));
  g_assert_false (kayako_send_is_older (send, ours));

  kayako_send_note_newest (send, 6);
  g_assert_true (kayako_send_is_older (send, ours));
  g_assert_false (kayako_send_is_older (send, after));

  kayako_send_note_newest (send, 2);
  g_assert_true (kayako_send_is_older (send, ours));
}

static void
test_remedy (void)
{
  static const struct {
    KayakoError code;
    KayakoSendRemedy remedy;
  } table[] = {
    { KAYAKO_ERROR_NETWORK, KAYAKO_SEND_REMEDY_CONNECTION },
    { KAYAKO_ERROR_UNCLEAR, KAYAKO_SEND_REMEDY_REPEAT },
    { KAYAKO_ERROR_SERVER, KAYAKO_SEND_REMEDY_REPEAT },
    { KAYAKO_ERROR_RATE_LIMITED, KAYAKO_SEND_REMEDY_REPEAT },
    { KAYAKO_ERROR_UNAUTHORIZED, KAYAKO_SEND_REMEDY_SIGN_IN },
    { KAYAKO_ERROR_FORBIDDEN, KAYAKO_SEND_REMEDY_PERSON },
    { KAYAKO_ERROR_REJECTED, KAYAKO_SEND_REMEDY_PERSON },
    { KAYAKO_ERROR_NOT_FOUND, KAYAKO_SEND_REMEDY_PERSON },
    { KAYAKO_ERROR_PROTOCOL, KAYAKO_SEND_REMEDY_PERSON },
  };
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (KayakoMessage) message = kayako_message_new_local ("c", "Hello", NULL);
  g_autoptr (KayakoSend) send = kayako_send_new (conversation, message, 0, G_MAXINT64);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (GError) error = g_error_new_literal (KAYAKO_ERROR, table[i].code, "x");

    g_assert_cmpint (kayako_send_get_remedy (send, error), ==, table[i].remedy);
  }
}

static void
test_delay (void)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (1);
  g_autoptr (KayakoMessage) message = kayako_message_new_local ("c", "Hello", NULL);
  g_autoptr (KayakoSend) send = kayako_send_new (conversation, message, 0, G_MAXINT64);
  g_autoptr (GError) error = g_error_new_literal (KAYAKO_ERROR, KAYAKO_ERROR_RATE_LIMITED, "x");

  g_assert_cmpuint (kayako_send_get_delay (send, error, 0), ==, 1000);
  kayako_error_set_retry_after (error, 7);
  g_assert_cmpuint (kayako_send_get_delay (send, error, 0), ==, 7000);
  kayako_error_set_retry_after (error, G_MAXUINT);
  g_assert_cmpuint (kayako_send_get_delay (send, error, 0), >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/send/same-message", test_same_message);
  g_test_add_func ("/send/older", test_older);
  g_test_add_func ("/send/remedy", test_remedy);
  g_test_add_func ("/send/delay", test_delay);

  return g_test_run ();
}
