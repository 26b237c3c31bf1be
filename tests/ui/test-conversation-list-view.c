/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-list-view.h"
#include "kayako-conversation-list.h"
#include "kayako-ui.h"

typedef struct {
  KayakoConversationListView *list;
  KayakoConversationList *items;
  guint activated;
  guint selected;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
add (Fixture *fixture, gint64 id, gint64 last_replied_at)
{
  g_autoptr (KayakoConversation) conversation = kayako_conversation_new (id);

  kayako_conversation_set_last_replied_at (conversation, last_replied_at);
  kayako_conversation_list_add (fixture->items, conversation);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->list =
      g_object_ref_sink (KAYAKO_CONVERSATION_LIST_VIEW (kayako_conversation_list_view_new ()));
  fixture->items = kayako_conversation_list_new ();
  add (fixture, 1, 300);
  add (fixture, 2, 200);
  add (fixture, 3, 100);
  kayako_conversation_list_view_set_items (fixture->list, G_LIST_MODEL (fixture->items));
  g_signal_connect_swapped (fixture->list, "activated", G_CALLBACK (count_cb), &fixture->activated);
  g_signal_connect_swapped (fixture->list, "notify::conversation", G_CALLBACK (count_cb),
                            &fixture->selected);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->items);
}

static gint64
get_selected_id (Fixture *fixture)
{
  KayakoConversation *conversation = kayako_conversation_list_view_get_conversation (fixture->list);

  return conversation != NULL ? kayako_conversation_get_id (conversation) : 0;
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  /* Nothing is selected by itself: opening a conversation marks it as read. */
  g_assert_cmpint (get_selected_id (fixture), ==, 0);

  g_assert_false (kayako_conversation_list_view_move (fixture->list, -1));
  g_assert_true (kayako_conversation_list_view_move (fixture->list, 1));
  g_assert_cmpint (get_selected_id (fixture), ==, 1);
  g_assert_true (kayako_conversation_list_view_move (fixture->list, 1));
  g_assert_true (kayako_conversation_list_view_move (fixture->list, 1));
  g_assert_cmpint (get_selected_id (fixture), ==, 3);
  g_assert_false (kayako_conversation_list_view_move (fixture->list, 1));
  g_assert_true (kayako_conversation_list_view_move (fixture->list, -2));
  g_assert_cmpint (get_selected_id (fixture), ==, 1);
  g_assert_cmpuint (fixture->selected, ==, 4);
  g_assert_cmpuint (fixture->activated, ==, 0);
}

static void
test_selection_follows (Fixture *fixture, gconstpointer data)
{
  kayako_conversation_list_view_move (fixture->list, 1);
  kayako_conversation_list_view_move (fixture->list, 1);
  g_assert_cmpint (get_selected_id (fixture), ==, 2);
  fixture->selected = 0;

  /* A reply moves it to the top, something new pushes it down again. */
  kayako_conversation_set_last_replied_at (kayako_conversation_list_lookup (fixture->items, 2),
                                           400);
  g_assert_cmpint (get_selected_id (fixture), ==, 2);
  add (fixture, 4, 500);
  g_assert_cmpint (get_selected_id (fixture), ==, 2);
  g_assert_cmpuint (fixture->selected, ==, 0);

  /* It is second now, so the next one is the third. */
  g_assert_true (kayako_conversation_list_view_move (fixture->list, 1));
  g_assert_cmpint (get_selected_id (fixture), ==, 1);
}

static void
test_selection_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KayakoConversation) leaving =
      g_object_ref (kayako_conversation_list_lookup (fixture->items, 1));

  kayako_conversation_list_view_move (fixture->list, 1);
  kayako_conversation_list_remove (fixture->items, leaving);
  g_assert_cmpint (get_selected_id (fixture), ==, 1);

  kayako_conversation_list_add (fixture->items, leaving);
  g_assert_true (kayako_conversation_list_view_move (fixture->list, 1));
  g_assert_cmpint (get_selected_id (fixture), ==, 2);

  kayako_conversation_list_view_set_items (fixture->list, NULL);
  g_assert_cmpint (get_selected_id (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  kayako_ui_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/conversation-list-view/move", test_move);
  ADD ("/conversation-list-view/selection-follows", test_selection_follows);
  ADD ("/conversation-list-view/selection-stays", test_selection_stays);
#undef ADD

  return g_test_run ();
}
