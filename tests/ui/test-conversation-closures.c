/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-closures.h"

/* Tuesday, 4 November 2025, 15:30 UTC; the tests run in UTC. */
#define NOW 1762270200

typedef struct {
  KayakoUser *simon;
  KayakoUser *caryn;
  KayakoConversation *conversation;
} Fixture;

static KayakoUser *
create_user (gint64 id, const char *name)
{
  KayakoUser *user = kayako_user_new (id);

  kayako_user_set_full_name (user, name);

  return user;
}

static void
set_status (Fixture *fixture, KayakoStatusType status_type, const char *label)
{
  g_autoptr (KayakoStatus) status = kayako_status_new (1);

  kayako_status_set_status_type (status, status_type);
  kayako_status_set_label (status, label);
  kayako_conversation_set_status (fixture->conversation, status);
}

static void
set_priority (Fixture *fixture, int level, const char *label)
{
  g_autoptr (KayakoPriority) priority = kayako_priority_new (level);

  kayako_priority_set_level (priority, level);
  kayako_priority_set_label (priority, label);
  kayako_conversation_set_priority (fixture->conversation, priority);
}

static void
set_unread (Fixture *fixture, int unread)
{
  g_autoptr (KayakoReadMarker) marker = kayako_read_marker_new (1);

  kayako_read_marker_set_unread_count (marker, unread);
  kayako_conversation_set_read_marker (fixture->conversation, marker);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->simon = create_user (2, "Simon Blackhouse");
  fixture->caryn = create_user (1, "Caryn Pryor");
  fixture->conversation = kayako_conversation_new (1);
  kayako_conversation_set_subject (fixture->conversation, "Machine leaks again");
  kayako_conversation_set_requester (fixture->conversation, fixture->simon);
  kayako_conversation_set_last_replied_at (fixture->conversation, NOW - 60);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->conversation);
  g_assert_finalize_object (fixture->simon);
  g_assert_finalize_object (fixture->caryn);
}

static void
assert_sentence (Fixture *fixture, gboolean is_staff, const char *expected)
{
  g_autofree char *sentence =
      kayako_closure_conversation_sentence (fixture->conversation, is_staff, FALSE, NOW);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_sentence (Fixture *fixture, gconstpointer data)
{
  assert_sentence (fixture, TRUE, "Simon Blackhouse, Machine leaks again, 15:29");

  set_status (fixture, KAYAKO_STATUS_TYPE_OPEN, "Open");
  set_unread (fixture, 2);
  assert_sentence (fixture, TRUE,
                   "Simon Blackhouse, Machine leaks again, 2 unread messages, Open, 15:29");

  set_unread (fixture, 1);
  set_priority (fixture, 4, "Urgent");
  assert_sentence (fixture, TRUE,
                   "Simon Blackhouse, Machine leaks again, 1 unread message, Open, Urgent, 15:29");

  kayako_conversation_set_last_agent_replier (fixture->conversation, fixture->caryn);
  assert_sentence (fixture, FALSE,
                   "Caryn Pryor, Machine leaks again, 1 unread message, Open, Urgent, 15:29");
}

static void
test_sentence_draft (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sentence =
      kayako_closure_conversation_sentence (fixture->conversation, TRUE, TRUE, NOW);

  g_assert_cmpstr (sentence, ==, "Simon Blackhouse, Machine leaks again, Draft, 15:29");
}

static void
test_sentence_unsent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *waiting = NULL;
  g_autofree char *undecided = NULL;

  kayako_conversation_set_n_waiting (fixture->conversation, 1);
  waiting = kayako_closure_conversation_sentence (fixture->conversation, TRUE, FALSE, NOW);
  g_assert_cmpstr (waiting, ==, "Simon Blackhouse, Machine leaks again, Waiting to be sent, 15:29");

  kayako_conversation_set_n_waiting (fixture->conversation, 0);
  kayako_conversation_set_n_undecided (fixture->conversation, 1);
  undecided = kayako_closure_conversation_sentence (fixture->conversation, TRUE, FALSE, NOW);
  g_assert_cmpstr (undecided, ==,
                   "Simon Blackhouse, Machine leaks again, A change was not made, 15:29");
}

static void
test_person (Fixture *fixture, gconstpointer data)
{
  g_assert_null (kayako_closure_person (NULL, TRUE));
  g_assert_true (kayako_closure_person (fixture->conversation, TRUE) == fixture->simon);
  g_assert_true (kayako_closure_person (fixture->conversation, FALSE) == fixture->simon);

  kayako_conversation_set_agent (fixture->conversation, fixture->caryn);
  g_assert_true (kayako_closure_person (fixture->conversation, TRUE) == fixture->simon);
  g_assert_true (kayako_closure_person (fixture->conversation, FALSE) == fixture->caryn);
}

static void
test_user_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoUser) nameless = kayako_user_new (9);
  g_autofree char *known = kayako_closure_user_name (fixture->simon);
  g_autofree char *unknown = kayako_closure_user_name (nameless);
  g_autofree char *nobody = kayako_closure_user_name (NULL);
  g_autofree char *email = NULL;

  g_assert_cmpstr (known, ==, "Simon Blackhouse");
  g_assert_cmpstr (unknown, ==, "Unknown");
  g_assert_cmpstr (nobody, ==, "Unknown");

  kayako_user_set_email (nameless, "someone@example.com");
  email = kayako_closure_user_name (nameless);
  g_assert_cmpstr (email, ==, "someone@example.com");
}

static void
test_subject (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lines = NULL;
  g_autofree char *none = NULL;
  g_autofree char *blank = NULL;

  kayako_conversation_set_subject (fixture->conversation, "Two\nlines");
  lines = kayako_closure_subject (fixture->conversation);
  g_assert_cmpstr (lines, ==, "Two lines");

  kayako_conversation_set_subject (fixture->conversation, "");
  none = kayako_closure_subject (fixture->conversation);
  g_assert_cmpstr (none, ==, "No subject");

  kayako_conversation_set_subject (fixture->conversation, " \302\240\t ");
  blank = kayako_closure_subject (fixture->conversation);
  g_assert_cmpstr (blank, ==, "No subject");
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autofree char *none = kayako_closure_preview (fixture->conversation, fixture->caryn);
  g_autofree char *theirs = NULL;
  g_autofree char *mine = NULL;

  g_assert_cmpstr (none, ==, "");

  kayako_conversation_set_last_message_preview (fixture->conversation,
                                                "  Hello,\r\n\r\n\tthe group ");
  kayako_conversation_set_last_replier (fixture->conversation, fixture->simon);
  theirs = kayako_closure_preview (fixture->conversation, fixture->caryn);
  g_assert_cmpstr (theirs, ==, "Hello, the group");

  kayako_conversation_set_last_replier (fixture->conversation, fixture->caryn);
  mine = kayako_closure_preview (fixture->conversation, fixture->caryn);
  g_assert_cmpstr (mine, ==, "You: Hello, the group");
}

static void
assert_status (Fixture *fixture, KayakoViewKind kind, const char *label, const char *css_class)
{
  g_autoptr (KayakoView) view = kayako_view_new (kind);
  const char *actual_class = NULL;

  g_assert_cmpstr (kayako_closure_status_mark (fixture->conversation, view, &actual_class), ==,
                   label);
  g_assert_cmpstr (actual_class, ==, css_class);
}

static void
assert_priority (Fixture *fixture, const char *label, const char *css_class)
{
  const char *actual_class = NULL;

  g_assert_cmpstr (kayako_closure_priority_mark (fixture->conversation, &actual_class), ==, label);
  g_assert_cmpstr (actual_class, ==, css_class);
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  assert_status (fixture, KAYAKO_VIEW_KIND_INBOX, NULL, "neutral");

  set_status (fixture, KAYAKO_STATUS_TYPE_NEW, "New");
  assert_status (fixture, KAYAKO_VIEW_KIND_INBOX, "New", "accent");

  /* Where a view says it already, the row does not. */
  set_status (fixture, KAYAKO_STATUS_TYPE_OPEN, "Open");
  assert_status (fixture, KAYAKO_VIEW_KIND_INBOX, NULL, "neutral");
  assert_status (fixture, KAYAKO_VIEW_KIND_COMPLETED, "Open", "success");

  /* Nor where it is as ordinary as in these. */
  assert_status (fixture, KAYAKO_VIEW_KIND_ALL, NULL, "neutral");
  assert_status (fixture, KAYAKO_VIEW_KIND_MINE, NULL, "neutral");
  set_status (fixture, KAYAKO_STATUS_TYPE_PENDING, "Pending");
  assert_status (fixture, KAYAKO_VIEW_KIND_PENDING, NULL, "neutral");
  assert_status (fixture, KAYAKO_VIEW_KIND_MINE, "Pending", "warning");
  set_status (fixture, KAYAKO_STATUS_TYPE_CUSTOM, "Waiting for parts");
  assert_status (fixture, KAYAKO_VIEW_KIND_INBOX, "Waiting for parts", "warning");

  /* However urgent it is, its status goes on being said. */
  set_priority (fixture, 4, "Urgent");
  assert_status (fixture, KAYAKO_VIEW_KIND_INBOX, "Waiting for parts", "warning");
}

static void
test_priority (Fixture *fixture, gconstpointer data)
{
  assert_priority (fixture, NULL, "neutral");
  set_priority (fixture, 2, "Normal");
  assert_priority (fixture, NULL, "neutral");
  set_priority (fixture, 3, "High");
  assert_priority (fixture, "High", "warning");
  set_priority (fixture, 4, "Urgent");
  assert_priority (fixture, "Urgent", "error");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/conversation-closures/sentence", test_sentence);
  ADD ("/conversation-closures/sentence/draft", test_sentence_draft);
  ADD ("/conversation-closures/sentence/unsent", test_sentence_unsent);
  ADD ("/conversation-closures/person", test_person);
  ADD ("/conversation-closures/user-name", test_user_name);
  ADD ("/conversation-closures/subject", test_subject);
  ADD ("/conversation-closures/preview", test_preview);
  ADD ("/conversation-closures/status", test_status);
  ADD ("/conversation-closures/priority", test_priority);
#undef ADD

  return g_test_run ();
}
