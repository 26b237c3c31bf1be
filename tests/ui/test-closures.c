/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-closures.h"

static void
test_views (void)
{
  static const struct {
    KayakoViewKind kind;
    const char *title;
  } expectations[] = {
    { KAYAKO_VIEW_KIND_INBOX, "Inbox" },
    { KAYAKO_VIEW_KIND_MINE, "Mine" },
    { KAYAKO_VIEW_KIND_UNASSIGNED, "Unassigned" },
    { KAYAKO_VIEW_KIND_PENDING, "Pending" },
    { KAYAKO_VIEW_KIND_COMPLETED, "Completed" },
    { KAYAKO_VIEW_KIND_ALL, "All" },
    { KAYAKO_VIEW_KIND_MY_CONVERSATIONS, "My Conversations" },
    { KAYAKO_VIEW_KIND_MY_ORGANIZATION, "My Organisation" },
    { KAYAKO_VIEW_KIND_CLOSED, "Closed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++) {
    g_autoptr (KayakoView) view = kayako_view_new (expectations[i].kind);

    g_assert_cmpstr (kayako_closure_view_title (view), ==, expectations[i].title);
    g_assert_true (g_str_has_suffix (kayako_closure_view_icon_name (view), "-symbolic"));
    g_assert_cmpstr (kayako_closure_view_empty_title (view), !=, "");
    g_assert_true (g_str_has_suffix (kayako_closure_view_empty_text (view), "."));
  }
}

static void
test_custom_view (void)
{
  g_autoptr (KayakoView) named = kayako_view_new_custom ("7", "Waiting for parts");
  g_autoptr (KayakoView) nameless = kayako_view_new_custom ("8", "");

  g_assert_cmpstr (kayako_closure_view_title (named), ==, "Waiting for parts");
  g_assert_cmpstr (kayako_closure_view_title (nameless), ==, "View");
  g_assert_cmpstr (kayako_closure_view_title (NULL), ==, "");
}

static void
test_subtitle (void)
{
  g_autoptr (KayakoView) inbox = kayako_view_new (KAYAKO_VIEW_KIND_INBOX);
  g_autoptr (KayakoView) mine = kayako_view_new (KAYAKO_VIEW_KIND_MINE);
  g_autofree char *open = kayako_closure_view_subtitle (inbox, 12);
  g_autofree char *one = kayako_closure_view_subtitle (mine, 1);
  g_autofree char *none = kayako_closure_view_subtitle (mine, 0);
  g_autofree char *unknown = kayako_closure_view_subtitle (mine, -1);
  g_autofree char *nothing = kayako_closure_view_subtitle (NULL, 3);
  g_autofree char *least = kayako_closure_view_least (50);

  g_assert_cmpstr (open, ==, "12 open");
  g_assert_cmpstr (one, ==, "1 conversation");
  g_assert_cmpstr (none, ==, "0 conversations");
  g_assert_cmpstr (unknown, ==, "");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (least, ==, "50+ conversations");
}

static void
test_count (void)
{
  static const struct {
    int count;
    const char *text;
  } expectations[] = { { -1, "" }, { 0, "" }, { 1, "1" }, { 999, "999" }, { 1000, "999+" } };

  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++) {
    g_autofree char *text = kayako_closure_count (expectations[i].count);

    g_assert_cmpstr (text, ==, expectations[i].text);
  }
}

static void
test_states (void)
{
  g_autofree char *online = kayako_closure_place ("brewfictus", KAYAKO_ACCOUNT_STATE_ONLINE);
  g_autofree char *nowhere = kayako_closure_place (NULL, KAYAKO_ACCOUNT_STATE_OFFLINE);

  g_assert_cmpstr (online, ==, "brewfictus · Polling");
  g_assert_cmpstr (nowhere, ==, "Offline");

  for (int state = KAYAKO_ACCOUNT_STATE_CONNECTING; state <= KAYAKO_ACCOUNT_STATE_SIGNED_OUT;
       state++) {
    g_assert_cmpstr (kayako_closure_state_word ((KayakoAccountState) state), !=, "");
    g_assert_cmpstr (kayako_closure_state_text ((KayakoAccountState) state), !=, "");
    g_assert_cmpstr (kayako_closure_state_class ((KayakoAccountState) state), !=, "");
  }
}

static void
test_sync (void)
{
  g_autofree char *begun = kayako_closure_sync_text (0, 50);
  g_autofree char *some = kayako_closure_sync_text (25, 50);
  g_autofree char *unknown = kayako_closure_sync_text (25, 0);

  g_assert_cmpstr (begun, ==, "Getting conversations…");
  g_assert_cmpstr (some, ==, "Getting conversations: 25 of about 50");
  g_assert_cmpstr (unknown, ==, "Getting conversations: 25");
}

static void
test_offline (void)
{
  g_autofree char *down = kayako_closure_offline_reason ("Brewfictus", TRUE);
  g_autofree char *unnamed = kayako_closure_offline_reason (NULL, TRUE);
  g_autofree char *no_network = kayako_closure_offline_reason ("Brewfictus", FALSE);

  g_assert_true (g_str_has_prefix (down, "Brewfictus does not answer. Everything "));
  g_assert_true (g_str_has_prefix (unnamed, "The helpdesk does not answer. Everything "));
  g_assert_true (g_str_has_prefix (no_network, "This computer has no network. Everything "));
  g_assert_cmpstr (kayako_closure_offline_text (TRUE), ==, "Offline. Replies go out later.");
  g_assert_cmpstr (kayako_closure_offline_text (FALSE), ==, "No network. Replies go out later.");

  g_assert_true (kayako_closure_is_this_computer ("127.0.0.1"));
  g_assert_true (kayako_closure_is_this_computer ("::1"));
  g_assert_true (kayako_closure_is_this_computer ("localhost"));
  g_assert_false (kayako_closure_is_this_computer ("support.example.com"));
  g_assert_false (kayako_closure_is_this_computer (NULL));
}

static void
test_reading_time (void)
{
  g_autofree char *long_text = g_strnfill (1000, 'x');

  g_assert_cmpuint (kayako_closure_reading_time (""), ==, 5);
  g_assert_cmpuint (kayako_closure_reading_time ("Fifteen letters"), ==, 6);
  g_assert_cmpuint (kayako_closure_reading_time ("ёёёёёёёёёёёёёёё"), ==, 6);
  g_assert_cmpuint (
      kayako_closure_reading_time ("The helpdesk will be slow at noon, while we test the mail."),
      ==, 8);
  g_assert_cmpuint (kayako_closure_reading_time (long_text), ==, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/closures/views", test_views);
  g_test_add_func ("/closures/offline", test_offline);
  g_test_add_func ("/closures/sync", test_sync);
  g_test_add_func ("/closures/custom-view", test_custom_view);
  g_test_add_func ("/closures/subtitle", test_subtitle);
  g_test_add_func ("/closures/count", test_count);
  g_test_add_func ("/closures/states", test_states);
  g_test_add_func ("/closures/reading-time", test_reading_time);

  return g_test_run ();
}
