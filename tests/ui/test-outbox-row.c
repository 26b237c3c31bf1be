/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row of the outbox says, to the eye and to a screen reader. */

#include "kayako-error.h"
#include "kayako-outbox-row.h"
#include "kayako-ui.h"
#include "thread-fixture.h"

#define SUBJECT "Coffee machine leaks again"

/* Why it waits, and did not fail. */
#define WAITS_BEHIND KAYAKO_ERROR_BEHIND

typedef struct {
  KayakoUnsentKind kind;
  const char *text;
  KayakoScore score;
  int code; /* why it failed, or waits */
  const char *shown;
  const char *state;
} Case;

static const Case cases[] = {
  { KAYAKO_UNSENT_RATING, "Quick help", KAYAKO_SCORE_GOOD, -1, "Your rating: Good – “Quick help”",
    "Waiting for the helpdesk" },
  { KAYAKO_UNSENT_RATING, "Quick help", KAYAKO_SCORE_GOOD, WAITS_BEHIND,
    "Your rating: Good – “Quick help”", "Waiting for the message before it, which was not sent" },
  { KAYAKO_UNSENT_RATING, "", KAYAKO_SCORE_BAD, KAYAKO_ERROR_FORBIDDEN, "Your rating: Bad",
    "This rating was not sent. Your account is not allowed to do this. Ask an administrator of "
    "the helpdesk." },
  { KAYAKO_UNSENT_CONVERSATION, "It leaks.", KAYAKO_SCORE_NONE, KAYAKO_ERROR_UNCLEAR, "It leaks.",
    "The helpdesk may have this conversation already: the connection broke before it answered. "
    "Look in your list. If it is there, discard this; if not, try again." },
  { KAYAKO_UNSENT_CONVERSATION, "It leaks.", KAYAKO_SCORE_NONE, KAYAKO_ERROR_FORBIDDEN, "It leaks.",
    "This conversation was not started. Your account is not allowed to do this. Ask an "
    "administrator of the helpdesk." },
};

static GtkWidget *
create_row (ThreadFixture *fixture, const Case *test)
{
  g_autoptr (KayakoConversation) conversation =
      g_object_new (KAYAKO_TYPE_CONVERSATION, "subject", SUBJECT, NULL);
  g_autoptr (KayakoMessage) message =
      g_object_new (KAYAKO_TYPE_MESSAGE, "content-text", test->text, NULL);
  g_autoptr (KayakoUnsent) unsent = NULL;

  kayako_message_set_delivery (message, test->code >= 0 && test->code != WAITS_BEHIND
                                            ? KAYAKO_DELIVERY_FAILED
                                            : KAYAKO_DELIVERY_WAITING);
  if (test->code >= 0) {
    g_autoptr (GError) error = g_error_new_literal (KAYAKO_ERROR, test->code, "why");

    kayako_message_set_error (message, error);
  }
  unsent = kayako_unsent_new (conversation, message, test->kind, NULL, test->score);

  return g_object_ref_sink (kayako_outbox_row_new (fixture->account, unsent));
}

static void
test_texts (ThreadFixture *fixture, gconstpointer email)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GtkWidget) row = create_row (fixture, &cases[i]);
    g_autofree char *sentence =
        g_strdup_printf ("%s, %s, %s", SUBJECT, cases[i].shown, cases[i].state);

    g_assert_nonnull (thread_fixture_find_in (row, GTK_TYPE_LABEL, "label", cases[i].shown));
    g_assert_nonnull (thread_fixture_find_in (row, GTK_TYPE_LABEL, "label", cases[i].state));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         sentence);
  }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  kayako_ui_init ();

  g_test_add ("/outbox-row/texts", ThreadFixture, KAYAKO_TEST_AGENT, thread_fixture_set_up,
              test_texts, thread_fixture_tear_down);

  return g_test_run ();
}
