/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kayako-conversation-list-view.h"
#include "kayako-conversation-list.h"
#include "kayako-conversation-row.h"
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

typedef struct {
  Fixture *fixture;
  guint n_rows; /* G_MAXUINT until the list was painted */
} FirstFrame;

static guint
count_rows (GtkWidget *widget)
{
  guint n = KAYAKO_IS_CONVERSATION_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);

  return n;
}

static void
after_paint_cb (GdkFrameClock *clock, FirstFrame *frame)
{
  if (frame->n_rows == 0 || frame->n_rows == G_MAXUINT)
    frame->n_rows = count_rows (GTK_WIDGET (frame->fixture->list));
}

static GtkWindow *
show (Fixture *fixture, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Button"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->list));
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->list), TRUE);
  gtk_window_set_child (window, box);
  gtk_window_set_default_size (window, 400, height);
  return window;
}

/* A list as long as one likes is painted as soon as a short one, and then has
 * rows for what lies further down. */
static void
test_first_frame (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = show (fixture, 600);
  KayakoConversation *last = kayako_conversation_list_lookup (fixture->items, 3);
  FirstFrame frame = { fixture, G_MAXUINT };

  kayako_conversation_list_view_set_items (fixture->list, NULL);
  for (gint64 id = 4; id <= 400; id++)
    add (fixture, id, 1000 + id);
  kayako_conversation_list_view_set_items (fixture->list, G_LIST_MODEL (fixture->items));
  kayako_conversation_list_view_set_conversation (fixture->list, last);

  gtk_widget_realize (GTK_WIDGET (window));
  g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                          G_CALLBACK (after_paint_cb), &frame);
  gtk_window_present (window);
  while (frame.n_rows == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (frame.n_rows, >, 0);
  g_assert_cmpuint (frame.n_rows, <, 30);
  g_assert_false (kayako_conversation_list_view_is_end_near (fixture->list));

  /* The selection waits for its row. */
  while (kayako_conversation_list_view_move (fixture->list, 1) ||
         !kayako_conversation_list_view_move (fixture->list, -1))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_selected_id (fixture), ==, 2);

  gtk_window_destroy (window);
}

/* A list that was meant to have the focus before it could be seen takes it once,
 * when there are rows, and leaves it to whoever takes it afterwards. */
static void
test_late_focus (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = show (fixture, 600);
  GtkWidget *button = gtk_widget_get_first_child (gtk_window_get_child (window));
  FirstFrame frame = { fixture, G_MAXUINT };

  gtk_widget_set_visible (GTK_WIDGET (fixture->list), FALSE);
  gtk_window_present (window);
  gtk_widget_grab_focus (button);
  g_assert_false (kayako_conversation_list_view_focus (fixture->list));

  g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                          G_CALLBACK (after_paint_cb), &frame);
  gtk_widget_set_visible (GTK_WIDGET (fixture->list), TRUE);
  while (frame.n_rows == 0 || frame.n_rows == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_WIDGET (fixture->list)));

  gtk_widget_grab_focus (button);
  frame.n_rows = 0;
  add (fixture, 4, 400);
  while (frame.n_rows == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);

  gtk_window_destroy (window);
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
  ADD ("/conversation-list-view/first-frame", test_first_frame);
  ADD ("/conversation-list-view/late-focus", test_late_focus);
#undef ADD

  return g_test_run ();
}
