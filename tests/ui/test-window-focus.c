/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed goes where one expects it, also while things are still on their
 * way: the focus is never nowhere. */

#include "kayako-conversation-row.h"
#include "kayako-message-row.h"
#include "kayako-test-await.h"
#include "kayako-thread-page.h"
#include "kayako-view-row.h"
#include "kayako-window.h"
#include "window-fixture.h"

#define TYPED "Half a sentence"

static void
move (WindowFixture *fixture, int step)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.move", "i", step);
}

static void
reply (WindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.thread", "s", "reply");
}

static KayakoConversation *
get_focused_conversation (WindowFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);
  GtkWidget *row =
      focus != NULL && gtk_widget_get_mapped (focus) ? gtk_widget_get_first_child (focus) : NULL;

  if (!KAYAKO_IS_CONVERSATION_ROW (row))
    return NULL;

  return kayako_conversation_row_get_conversation (KAYAKO_CONVERSATION_ROW (row));
}

static gboolean
has_focused_conversation (gpointer data)
{
  return get_focused_conversation (data) != NULL;
}

static GtkTextBuffer *
get_reply (WindowFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  g_assert_true (GTK_IS_TEXT_VIEW (focus));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
}

static void
assert_typed (WindowFixture *fixture)
{
  g_autofree char *text = NULL;

  g_object_get (get_reply (fixture), "text", &text, NULL);
  g_assert_cmpstr (text, ==, TYPED);
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (fixture->window)));
}

static gboolean
has_mapped_reply (gpointer data)
{
  WindowFixture *fixture = data;
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return GTK_IS_TEXT_VIEW (focus) && gtk_widget_get_mapped (focus);
}

static gboolean
is_thread_ready (gpointer data)
{
  KayakoThread *thread = kayako_thread_page_get_thread (data);

  return thread != NULL && kayako_thread_get_state (thread) == KAYAKO_FEED_STATE_READY;
}

static void
wait_for_thread (WindowFixture *fixture)
{
  window_fixture_wait_for (fixture, KAYAKO_TYPE_MESSAGE_ROW, NULL, NULL);
  kayako_test_wait_until (
      is_thread_ready,
      window_fixture_find (GTK_WIDGET (fixture->window), KAYAKO_TYPE_THREAD_PAGE, NULL, NULL));
  window_fixture_wait_for_frames (fixture, 3);
}

/* Nothing has been heard of the thread when the reply is asked for. */
static void
test_reply_at_once (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in_agent (fixture);
  kayako_test_wait_until (has_focused_conversation, fixture);
  move (fixture, 1);
  window_fixture_activate (fixture, "win.open");
  reply (fixture);
  gtk_text_buffer_insert_at_cursor (get_reply (fixture), TYPED, -1);

  kayako_test_wait_until (has_mapped_reply, fixture);
  assert_typed (fixture);
  wait_for_thread (fixture);
  assert_typed (fixture);
}

/* The selection has not rested yet, so another thread is shown, or none. */
static void
test_reply_moving (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL;
  KayakoThread *thread = NULL;
  KayakoConversation *conversation = NULL;

  window_fixture_sign_in_agent (fixture);
  kayako_test_wait_until (has_focused_conversation, fixture);
  move (fixture, 1);
  reply (fixture);
  gtk_text_buffer_insert_at_cursor (get_reply (fixture), "An answer to the first", -1);
  kayako_test_wait_until (has_mapped_reply, fixture);
  page = window_fixture_wait_for (fixture, KAYAKO_TYPE_THREAD_PAGE, NULL, NULL);
  conversation =
      kayako_thread_get_conversation (kayako_thread_page_get_thread (KAYAKO_THREAD_PAGE (page)));

  move (fixture, 1);
  reply (fixture);
  gtk_text_buffer_insert_at_cursor (get_reply (fixture), TYPED, -1);
  wait_for_thread (fixture);
  assert_typed (fixture);
  thread = kayako_thread_page_get_thread (KAYAKO_THREAD_PAGE (page));
  g_assert_true (kayako_thread_get_conversation (thread) != conversation);
  g_assert_cmpstr (kayako_thread_get_draft (thread), ==, TYPED);
}

/* What does not come now may be answered all the same. */
static void
test_reply_offline (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_hold_pull (fixture);
  window_fixture_sign_in_agent (fixture);
  kayako_test_wait_until (has_focused_conversation, fixture);
  kayako_test_sandbox_fault (fixture->sandbox, "drop-before:path=/api/v1/*");
  move (fixture, 1);
  window_fixture_activate (fixture, "win.open");
  window_fixture_wait_for (fixture, ADW_TYPE_STATUS_PAGE, "title", "Not Loaded Yet");
  reply (fixture);
  kayako_test_wait_until (has_mapped_reply, fixture);
  gtk_text_buffer_insert_at_cursor (get_reply (fixture), TYPED, -1);

  window_fixture_recover (fixture);
  wait_for_thread (fixture);
  assert_typed (fixture);
}

/* Where nothing can be written, the focus stays or goes to what one may do. */
static void
test_reply_refused (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *focus = NULL;

  window_fixture_sign_in_agent (fixture);
  kayako_test_wait_until (has_focused_conversation, fixture);
  kayako_test_sandbox_fault (fixture->sandbox, "status:code=403,method=GET,path=*messages*");
  move (fixture, 1);
  window_fixture_activate (fixture, "win.open");
  reply (fixture);
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (fixture->window)));
  window_fixture_wait_for (fixture, ADW_TYPE_STATUS_PAGE, "title", "Not Allowed");
  window_fixture_wait_for_frames (fixture, 3);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));

  reply (fixture);
  window_fixture_wait_for_frames (fixture, 3);
  g_assert_true (gtk_window_get_focus (fixture->window) == focus);
}

typedef struct {
  WindowFixture *fixture;
  KayakoConversation *before;
} ViewWait;

static gboolean
has_other_conversation (gpointer data)
{
  ViewWait *wait = data;
  KayakoConversation *focused = get_focused_conversation (wait->fixture);

  return focused != NULL && focused != wait->before;
}

static void
assert_first_row (WindowFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  g_assert_true (has_focused_conversation (fixture));
  g_assert_null (gtk_widget_get_prev_sibling (focus));
}

/* From a row, and from a reply, which goes with its conversation. */
static void
test_view (WindowFixture *fixture, gconstpointer data)
{
  ViewWait wait = { fixture, NULL };

  window_fixture_sign_in_agent (fixture);
  kayako_test_wait_until (has_focused_conversation, fixture);
  wait.before = get_focused_conversation (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "i", 5);
  kayako_test_wait_until (has_other_conversation, &wait);
  window_fixture_wait_for_frames (fixture, 3);
  assert_first_row (fixture);

  move (fixture, 1);
  window_fixture_activate (fixture, "win.open");
  reply (fixture);
  wait_for_thread (fixture);
  g_assert_true (has_mapped_reply (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "i", 1);
  kayako_test_wait_until (has_focused_conversation, fixture);
  window_fixture_wait_for_frames (fixture, 3);
  assert_first_row (fixture);
}

/* There is nothing to scroll beside the list, and so nothing to stop at. */
static void
test_tab (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *first = NULL;
  GtkWidget *label = NULL;
  guint n = 0;

  window_fixture_sign_in_agent (fixture);
  kayako_test_wait_until (has_focused_conversation, fixture);
  label = window_fixture_wait_for (fixture, GTK_TYPE_LABEL, "label", "No Conversation Selected");
  window_fixture_wait_for_frames (fixture, 3);

  for (n = 0; n < 30 && gtk_window_get_focus (fixture->window) != first; n++) {
    GtkWidget *focus = gtk_window_get_focus (fixture->window);

    if (first == NULL)
      first = focus;
    g_assert_false (gtk_widget_is_ancestor (label, focus));
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  }
  g_assert_cmpuint (n, >, 2);
}

static void
test_customer (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_sign_in (fixture, kayako_test_sandbox_get_base_uri (fixture->sandbox),
                          KAYAKO_TEST_CUSTOMER, KAYAKO_TEST_PASSWORD);
  window_fixture_wait_for (fixture, GTK_TYPE_INSCRIPTION, "text", "Coffee machine leaks again");
  kayako_test_wait_until (has_focused_conversation, fixture);
  window_fixture_wait_for_frames (fixture, 3);
  assert_first_row (fixture);
}

int
main (int argc, char *argv[])
{
  window_fixture_init (&argc, &argv);

#define ADD(path, width, func)                                                                     \
  g_test_add (path, WindowFixture, GINT_TO_POINTER (width), window_fixture_set_up_wide, func,      \
              window_fixture_tear_down)
  ADD ("/window-focus/customer/one", 400, test_customer);
  ADD ("/window-focus/customer/three", 1000, test_customer);
  ADD ("/window-focus/reply-at-once/one", 400, test_reply_at_once);
  ADD ("/window-focus/reply-at-once/three", 1000, test_reply_at_once);
  ADD ("/window-focus/reply-moving", 1000, test_reply_moving);
  ADD ("/window-focus/reply-offline/one", 400, test_reply_offline);
  ADD ("/window-focus/reply-offline/three", 1000, test_reply_offline);
  ADD ("/window-focus/reply-refused", 1000, test_reply_refused);
  ADD ("/window-focus/view/one", 400, test_view);
  ADD ("/window-focus/view/three", 1000, test_view);
  ADD ("/window-focus/tab", 1000, test_tab);
#undef ADD

  return g_test_run ();
}
